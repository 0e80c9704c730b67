"""The shelf: what readers have, held against what was promised to them."""

from collections.abc import Iterator

import dagster as dg

from orchestration.checks.catalogue import load_catalogue
from orchestration.checks.showing import rule_result, rule_spec
from orchestration.release import ReleaseError, releases, verify
from orchestration.resources import HomeResource

_RULE = load_catalogue()["RUN-SHELF"]


@dg.asset(
    name="shelf",
    deps=["release"],
    group_name="release",
    kinds={"duckdb", "parquet"},
    check_specs=[rule_spec(_RULE, "shelf")],
)
def shelf(home: HomeResource) -> Iterator[dg.MaterializeResult[None] | dg.AssetCheckResult]:
    """Every release on the shelf, held against its manifest after everything was read again from raw/."""
    whole, faults = _look_through(home)
    yield dg.MaterializeResult(metadata={"releases": whole + len(faults), "damaged": len(faults)})
    said = f"{whole} releases are whole, {len(faults)} are damaged. {_RULE.remedy if faults else ''}"
    yield rule_result(
        _RULE, "shelf", len(faults), "\n".join(f"- {fault}" for fault in faults), said=said.strip()
    )


def _look_through(home: HomeResource) -> tuple[int, list[str]]:
    """How many releases are whole, and what is wrong with each other one."""
    try:
        shelf = releases(home.folders)
    except ReleaseError as error:
        return 0, [str(error)]
    faulty = {release.release_id: verify(release) for release in shelf}
    faults = [f"{name}: {'; '.join(found)}" for name, found in faulty.items() if found]
    return len(shelf) - len(faults), faults
