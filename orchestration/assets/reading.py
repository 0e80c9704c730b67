"""Reports and observations: what is read from raw/."""

import warnings
from collections.abc import Iterable, Iterator
from dataclasses import asdict, replace

import dagster as dg

from orchestration.checks.catalogue import load_catalogue
from orchestration.checks.showing import rule_result, rule_spec
from orchestration.glance import glance_at
from orchestration.ingest import IngestCounts, ingest
from orchestration.ingest.years import YearRead, read_years
from orchestration.paths import Home
from orchestration.release import Inputs, meet_store, remember_inputs
from orchestration.resources import WRITER_POOL, HomeResource, writing
from orchestration.staleness import forget_builds
from orchestration.storage import DamagedObjectError, mirror_raw, shared_log
from orchestration.target import Target, told_failures

# A backfill in one run is called beta by the version that is pinned; every process would say so.
warnings.filterwarnings("ignore", message=".*backfill_policy", category=dg.BetaWarning)

GROUP = "extraction"
LOG = "reading_log"
_LOG_RULE = load_catalogue()["RUN-LOG"]
# Which years there are shows only in reading: each pass adds those that it meets.
YEARS = dg.DynamicPartitionsDefinition(name="executed_year")


class Reading(dg.Config):
    """How a pass reads: only what changed, unless told otherwise."""

    again: bool = False


raw = dg.AssetSpec(
    "raw",
    deps=["watched_sources"],
    group_name="raw",
    kinds={"file"},
    description="Reports as received, one file each, never edited; a sidecar tells what a title does not.",
)
reports = dg.AssetSpec(
    "reports",
    deps=[LOG],
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


@dg.asset(
    name=LOG,
    deps=[raw],
    group_name=GROUP,
    kinds={"python", "parquet"},
    pool=WRITER_POOL,
    partitions_def=YEARS,
    # Starting a run costs more than reading a year.
    backfill_policy=dg.BackfillPolicy.single_run(),
)
def reading_log(context: dg.AssetExecutionContext, config: Reading, home: HomeResource) -> None:
    """What was read of each file, by the year that its report looks back on; a refresh reads the rest."""
    years = [_year(key) for key in context.partition_keys]
    mirror_raw(home.folders)
    with writing(home.folders), shared_log(home.folders):
        found = read_years(home.folders, years, again=config.again)
    for year in found:
        context.add_asset_metadata(_of_year(year), partition_key=str(year.year))


@dg.multi_asset(
    name="extraction",
    specs=[reports, observations],
    pool=WRITER_POOL,
    check_specs=[rule_spec(_LOG_RULE, "observations")],
)
def extraction(
    context: dg.AssetExecutionContext, config: Reading, home: HomeResource, target: Target
) -> Iterator[dg.MaterializeResult[None] | dg.AssetCheckResult]:
    """Read what changed in raw/, judge each figure by its contract, and show the tables."""
    folders = home.folders
    with writing(folders), told_failures():
        _begin(context, folders)
        if config.again:
            forget_builds(folders)
        remember_inputs(folders, Inputs.of(folders))
        with shared_log(folders) as shared:
            result = ingest(folders, again=config.again, reader=target.reader)
    counts = replace(result.counts, damaged_batches=result.counts.damaged_batches + len(shared.damaged))
    context.log.info("%s", result)
    _tell_years(context, result.years)
    for spec in (reports, observations):
        table = spec.key.to_user_string()
        yield dg.MaterializeResult(
            asset_key=spec.key,
            metadata={**glance_at(result.view.scan(table)).metadata(), **asdict(counts)},
            data_version=dg.DataVersion(result.view.fingerprint),
        )
    yield log_check(counts)


def _begin(context: dg.AssetExecutionContext, folders: Home) -> None:
    """Take in what lies in the stores: reports, and the release that this run builds on."""
    mirror_raw(folders)
    try:
        meet_store(folders)
    except DamagedObjectError as error:
        # What is built now takes its place.
        context.log.warning("%s", error)


def log_check(counts: IngestCounts) -> dg.AssetCheckResult:
    """Whether the log was sound; what was not has been read again from raw/ by now."""
    damaged, differing = counts.damaged_batches, counts.files_differing
    said = f"{damaged} batches were damaged, {differing} files were logged otherwise than read."
    return rule_result(_LOG_RULE, "observations", damaged + differing, said=f"{said} {_LOG_RULE.remedy}")


def _tell_years(context: dg.AssetExecutionContext, years: Iterable[YearRead]) -> None:
    """Show on the log which years this pass read."""
    told = {str(year.year): _of_year(year) for year in years}
    context.instance.add_dynamic_partitions(str(YEARS.name), list(told))
    for key, metadata in told.items():
        context.log_event(dg.AssetMaterialization(LOG, partition=key, metadata=metadata))


def _of_year(year: YearRead) -> dict[str, int]:
    return {name: count for name, count in asdict(year).items() if name != "year"}


def _year(key: str) -> int:
    if key.isdecimal():
        return int(key)
    raise dg.Failure(
        f"The partition {key!r} is no year. Delete it on the page of {LOG}.", allow_retries=False
    )
