"""The release: what readers see."""

from collections.abc import Iterator, Sequence

import dagster as dg
import polars as pl

from orchestration.gate import GateCheck, GateResult, audit
from orchestration.glance import markdown_table
from orchestration.release import publish, stage
from orchestration.resources import WRITER_POOL, HomeResource, writing

EVIDENCE_ROWS = 20


def check_name(table: str) -> str:
    """The name of the check that shows what the gate found in a table."""
    return f"gate_{table}"


def release_asset(tables: Sequence[dg.AssetKey]) -> dg.AssetsDefinition:
    """The release of those tables."""
    names = [key.to_user_string() for key in tables]

    @dg.asset(
        name="release",
        deps=list(tables),
        group_name="release",
        kinds={"duckdb", "parquet"},
        pool=WRITER_POOL,
        check_specs=[
            dg.AssetCheckSpec(
                check_name(name),
                asset="release",
                description=f"Great Expectations: what the staged {name} must hold before readers see it.",
            )
            for name in names
        ],
    )
    def release(
        context: dg.AssetExecutionContext, home: HomeResource
    ) -> Iterator[dg.AssetCheckResult | dg.MaterializeResult[None]]:
        """The audited set of marts that readers see; a release that fails its audit leaves the old one."""
        folders = home.folders
        with writing(folders):
            staged = stage(folders)
            verdict = audit(staged)
            context.log.info(verdict.headline())
            yield from (gate_check(name, verdict) for name in names)
            if not verdict.passed:
                raise dg.Failure(
                    description=f"{verdict.headline()}. Nothing was published; the old release stands.",
                    metadata={"staged": dg.MetadataValue.path(staged.folder)},
                    allow_retries=False,
                )
            published = publish(folders, staged)
        rows = {table.name: table.rows for table in published.manifest.tables}
        yield dg.MaterializeResult(
            metadata={
                "folder": dg.MetadataValue.path(published.folder),
                "dagster/row_count": sum(rows.values()),
                "tables": dg.MetadataValue.md(
                    markdown_table(pl.DataFrame({"table": list(rows), "rows": list(rows.values())}))
                ),
                "gate": verdict.headline(),
                "data_docs": dg.MetadataValue.path(published.folder / "data_docs" / "index.html"),
            },
            data_version=dg.DataVersion(published.release_id),
        )

    return release


def gate_check(table: str, verdict: GateResult) -> dg.AssetCheckResult:
    """What the gate found in one table, with the rows that broke an expectation."""
    checks = [check for check in verdict.results if check.mart == table]
    failed = [check for check in checks if not check.success]
    blocks = any(check.is_blocking for check in failed)
    return dg.AssetCheckResult(
        asset_key="release",
        check_name=check_name(table),
        passed=not failed,
        severity=dg.AssetCheckSeverity.ERROR if blocks else dg.AssetCheckSeverity.WARN,
        description=f"{len(checks) - len(failed)} of {len(checks)} expectations hold.",
        metadata={check.name: dg.MetadataValue.md(_evidence(check)) for check in failed},
    )


def _evidence(check: GateCheck) -> str:
    rows = pl.DataFrame([dict(row) for row in check.evidence[:EVIDENCE_ROWS]], infer_schema_length=None)
    return f"{check.severity}: {check.observed}\n\n{markdown_table(rows)}"
