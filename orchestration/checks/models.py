"""Checks of the models: dbt's tests as cases of the catalogue's rules.

Belongs here: which rule a test is a case of, and the rows that break it. Not here: the tests
themselves (the dbt project), running them (`orchestration.assets.warehouse`).

A test says its rule in `meta: {rule: TAB-…}`; where it says none, its kind decides. dbt wants to know by
itself whether a test stops the build: its `severity` is the rule's level, and a test of ours
compares the two.
"""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import dagster as dg
import duckdb

from orchestration.checks.catalogue import Rule, load_catalogue
from orchestration.checks.evidence import EVIDENCE_ROWS, evidence_table
from orchestration.checks.levels import GRAVITY
from orchestration.checks.showing import said_of, told_of

RULE_OF_KIND = {
    "unique": "TAB-KEY",
    "unique_together": "TAB-KEY",
    "not_null": "TAB-REQUIRED",
    "accepted_values": "TAB-LIST",
    "keeps_to": "TAB-LIST",
    "relationships": "TAB-LINK",
    "between": "TAB-LIMIT",
}
# What a query of the built tables gives, the first rows of it; none where it cannot be asked any more.
Ask = Callable[[str], list[dict[str, object]]]
# A condition, or a query of its own: what the models work out.
ANY_OTHER = "TAB-FORMULA"


def rule_of(test: Mapping[str, Any]) -> Rule:
    """The rule that a dbt test (a node of the manifest) is a case of.

    Raises KeyError where the test names a rule that the catalogue lacks.
    """
    stated = test["config"].get("meta", {}).get("rule")
    kind = (test.get("test_metadata") or {}).get("name", "")
    return load_catalogue()[stated or RULE_OF_KIND.get(kind, ANY_OTHER)]


def model_check(spec: dg.AssetCheckSpec, test: Mapping[str, Any]) -> dg.AssetCheckSpec:
    """The check of a dbt test with what its rule says, its code, level and remedy."""
    rule = rule_of(test)
    own = test.get("description") or test["config"].get("meta", {}).get("description") or ""
    return dg.AssetCheckSpec(
        name=spec.name,
        asset=spec.asset_key,
        description=f"{own} {said_of(rule)}".strip(),
        additional_deps=spec.additional_deps,
        blocking=GRAVITY[rule.level].is_blocking,
        metadata={**spec.metadata, **told_of(rule)},
    )


def with_evidence(
    failed: Iterable[dg.AssetCheckResult], manifest: Mapping[str, Any], target: Path, ask: Ask
) -> Iterator[dg.AssetCheckResult]:
    """Results of tests that failed, each with its rule and the rows that break it.

    `target` is where dbt wrote its results. To be called when dbt has let go of the database.
    """
    queries = _queries(target)
    for result in failed:
        unique_id = str(result.metadata["unique_id"].value)
        rows = ask(queries.get(unique_id, ""))
        yield _told(result, rule_of(manifest["nodes"][unique_id]), rows)


def asking(warehouse: Path) -> Ask:
    """How the working database is asked."""

    def ask(query: str) -> list[dict[str, object]]:
        with duckdb.connect(warehouse, read_only=True) as connection:
            return _rows(connection, query)

    return ask


def what_failed(failed: Iterable[dg.AssetCheckResult]) -> str:
    """The tests that keep the release back, each with what to do, one a line; empty where there is none."""
    return "\n".join(f"{_named(one)}: {one.description}" for one in failed if _blocks(one))


def rows_that_failed(failed: Iterable[dg.AssetCheckResult]) -> str:
    """The same with the rows that break each test; Markdown."""
    return "\n\n".join(
        f"**{_named(one)}** {one.description}\n\n{one.metadata['evidence'].value}"
        for one in failed
        if _blocks(one)
    )


def _blocks(result: dg.AssetCheckResult) -> bool:
    return result.severity is dg.AssetCheckSeverity.ERROR


def _named(result: dg.AssetCheckResult) -> str:
    return f"{result.asset_key.to_user_string() if result.asset_key else ''}: {result.check_name}"


def _told(
    result: dg.AssetCheckResult, rule: Rule, rows: Sequence[Mapping[str, object]]
) -> dg.AssetCheckResult:
    counted = result.metadata.get("dagster_dbt/failed_row_count")
    found = int(str(counted.value)) if counted else len(rows)
    return dg.AssetCheckResult(
        asset_key=result.asset_key,
        check_name=result.check_name,
        passed=False,
        severity=dg.AssetCheckSeverity[GRAVITY[rule.level].dagster],
        description=f"{found} to look at ({rule.code}). {rule.remedy}",
        metadata={
            **result.metadata,
            "code": rule.code,
            "found": found,
            "remedy": rule.remedy,
            "evidence": dg.MetadataValue.md(evidence_table(rows)),
        },
    )


def _queries(target: Path) -> dict[str, str]:
    """The query of each test that dbt ran, by its unique id."""
    results = json.loads((target / "run_results.json").read_bytes())["results"]
    return {str(one["unique_id"]): str(one.get("compiled_code") or "") for one in results}


def _rows(connection: duckdb.DuckDBPyConnection, query: str) -> list[dict[str, object]]:
    """The first rows that the query gives; none where it cannot be asked any more."""
    try:
        asked = connection.execute(query)
        names = [str(column[0]) for column in asked.description or ()]
        return [dict(zip(names, row, strict=True)) for row in asked.fetchmany(EVIDENCE_ROWS)]
    except duckdb.Error:
        # A table of a build that stopped half-way may be missing; the count stands all the same.
        return []
