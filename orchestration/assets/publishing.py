"""The release: what readers see."""

from collections.abc import Iterator, Sequence

import dagster as dg
import polars as pl

from orchestration.checks.catalogue import Rule
from orchestration.checks.readings import SEVERITY
from orchestration.diff import DIFF_PAGE, write_diff_from_current
from orchestration.exports import write_package
from orchestration.gate import GateCheck, GateResult, audit
from orchestration.gate.past import history_rules
from orchestration.glance import markdown_table
from orchestration.paths import Home
from orchestration.release import Release, StagedRelease, current_release, publish, stage, sweep, verify
from orchestration.resources import WRITER_POOL, HomeResource, writing

EVIDENCE_ROWS = 20


def check_name(table: str) -> str:
    """The name of the check that shows what the gate found in a table."""
    return f"gate_{table}"


class Publishing(dg.Config):  # type: ignore[misc]
    """When a staged release is shown: always, unless told only where its content differs."""

    only_if_different: bool = False


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
            *(_table_spec(name) for name in names),
            *(_history_spec(rule) for rule in history_rules()),
        ],
    )
    def release(
        context: dg.AssetExecutionContext, config: Publishing, home: HomeResource
    ) -> Iterator[dg.AssetCheckResult | dg.MaterializeResult[None]]:
        """The audited set of marts that readers see; a release that fails its audit leaves the old one."""
        folders = home.folders
        with writing(folders):
            staged = stage(folders)
            write_package(staged.folder, staged.manifest)
            verdict = audit(staged)
            context.log.info(verdict.headline())
            yield from (gate_check(name, verdict) for name in names)
            yield from (history_check(rule, verdict) for rule in history_rules())
            if not verdict.passed:
                raise dg.Failure(
                    description=f"{verdict.headline()}. Nothing was published; the old release stands.",
                    metadata={"staged": dg.MetadataValue.path(staged.folder)},
                    allow_retries=False,
                )
            changes = write_diff_from_current(folders, staged)
            published = _shown(folders, staged, keeps_old=config.only_if_different and changes.is_empty)
        rows = {table.name: table.rows for table in published.manifest.tables}
        yield dg.MaterializeResult(
            metadata={
                "folder": dg.MetadataValue.path(published.folder),
                "dagster/row_count": sum(rows.values()),
                "tables": dg.MetadataValue.md(
                    markdown_table(pl.DataFrame({"table": list(rows), "rows": list(rows.values())}))
                ),
                "gate": verdict.headline(),
                "changes": changes.headline(),
                "diff": dg.MetadataValue.path(published.folder / DIFF_PAGE),
                "data_docs": dg.MetadataValue.path(published.folder / "data_docs" / "index.html"),
            },
            data_version=dg.DataVersion(published.release_id),
        )

    return release


def _shown(folders: Home, staged: StagedRelease, *, keeps_old: bool) -> Release:
    """The release that readers see from now on: the staged one, or the one they have if that is whole."""
    standing = current_release(folders) if keeps_old else None
    if standing is None or verify(standing):
        return publish(folders, staged)
    sweep(folders)
    return standing


def _table_spec(table: str) -> dg.AssetCheckSpec:
    said = f"Great Expectations: what the staged {table} must hold before readers see it."
    return dg.AssetCheckSpec(check_name(table), asset="release", description=said)


def _history_spec(rule: Rule) -> dg.AssetCheckSpec:
    return dg.AssetCheckSpec(
        rule.check_name,
        asset="release",
        description=f"{rule.says} {rule.reason} {rule.says_zh}",
        metadata={"code": rule.code, "level": rule.level, "remedy": rule.remedy},
    )


def history_check(rule: Rule, verdict: GateResult) -> dg.AssetCheckResult:
    """What the staged release changed of the one before, under one rule."""
    found = next((check for check in verdict.results if check.name == rule.code), None)
    passed = found is None or found.success or rule.level == "watch"
    return dg.AssetCheckResult(
        asset_key="release",
        check_name=rule.check_name,
        passed=passed,
        severity=SEVERITY[rule.level],
        description="There is no release before this one." if found is None else found.observed,
        metadata={}
        if found is None or found.success
        else {"evidence": dg.MetadataValue.md(_evidence(found))},
    )


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
