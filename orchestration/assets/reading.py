"""Reports and observations: what is read from raw/."""

from collections.abc import Iterator
from dataclasses import asdict

import dagster as dg

from orchestration.glance import glance_at
from orchestration.ingest import ingest
from orchestration.release import Inputs, remember_inputs
from orchestration.resources import HomeResource, writing

GROUP = "extraction"

raw = dg.AssetSpec(
    "raw",
    deps=["watched_sources"],
    group_name="raw",
    kinds={"file"},
    description="Reports as received, one file each, never edited; a sidecar tells what a title does not.",
)
reports = dg.AssetSpec(
    "reports",
    deps=[raw],
    group_name=GROUP,
    kinds={"python", "parquet"},
    description="One row for each report: division, executed year, kind, title, and its text.",
)
observations = dg.AssetSpec(
    "observations",
    deps=[reports],
    group_name=GROUP,
    kinds={"python", "parquet"},
    description="One row for each figure that a report states, with the span it was read from.",
)


@dg.multi_asset(name="extraction", specs=[reports, observations])
def extraction(context: dg.AssetExecutionContext, home: HomeResource) -> Iterator[dg.MaterializeResult[None]]:
    """Read what changed in raw/, judge each figure by its contract, and show the tables."""
    folders = home.folders
    with writing(folders):
        remember_inputs(folders, Inputs.of(folders))
        result = ingest(folders)
    context.log.info("%s", result)
    for spec in (reports, observations):
        table = spec.key.to_user_string()
        yield dg.MaterializeResult(
            asset_key=spec.key,
            metadata={**glance_at(result.view.read(table)).metadata(), **asdict(result.counts)},
            data_version=dg.DataVersion(result.view.fingerprint),
        )
