"""The shelf: what readers have, held against what was promised to them."""

from collections.abc import Iterator

import dagster as dg

from orchestration.release import ReleaseError, releases, verify
from orchestration.resources import HomeResource

_CHECK = "releases_are_whole"


@dg.asset(
    name="shelf",
    deps=["release"],
    group_name="release",
    kinds={"duckdb", "parquet"},
    check_specs=[
        dg.AssetCheckSpec(
            _CHECK,
            asset="shelf",
            description="Each release on the shelf has the files, checksums and rows of its manifest.",
        )
    ],
)
def shelf(home: HomeResource) -> Iterator[dg.MaterializeResult[None] | dg.AssetCheckResult]:
    """Every release on the shelf, held against its manifest after everything was read again from raw/."""
    whole, faults = _look_through(home)
    yield dg.MaterializeResult(metadata={"releases": whole + len(faults), "damaged": len(faults)})
    yield dg.AssetCheckResult(
        check_name=_CHECK,
        passed=not faults,
        severity=dg.AssetCheckSeverity.WARN,
        description=f"{whole} releases are whole, {len(faults)} are damaged. "
        "A damaged one cannot be rolled back to: remove its folder, and look after the disk.",
        metadata={"found": len(faults), "evidence": dg.MetadataValue.md("\n".join(f"- {f}" for f in faults))},
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
