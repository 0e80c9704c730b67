"""Auditing a staged release with Great Expectations.

Belongs here: running suites over the staged tables, Data Docs, the verdict. Not here: what is
expected (`suites`), whether to publish (`orchestration.release`).

Great Expectations takes seconds to import, so nothing here is imported before it is needed.
"""

import html
import logging
import math
import os
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import duckdb

from orchestration.gate.suite import Expectation, Suite
from orchestration.gate.suites import suite_for
from orchestration.gate.verdict import Evidence, GateCheck, GateResult
from orchestration.release.staging import StagedRelease
from orchestration.spark_free import spark_hidden

if TYPE_CHECKING:
    import great_expectations as gx
    import pandas as pd
    from great_expectations.data_context.data_context.ephemeral_data_context import EphemeralDataContext

DATA_DOCS = "data_docs"
_SITE = "release"
_EVIDENCE_ROWS = 20


def audit_tables(staged: StagedRelease) -> GateResult:
    """Hold every table of a staged release against its suite.

    Writes Data Docs into data_docs/ and the verdict into gate.json of the staged folder. An
    expectation that cannot be evaluated counts as failed.
    """
    context = _open_context(staged.folder / DATA_DOCS)
    checks: list[GateCheck] = []
    with duckdb.connect(staged.database, read_only=True) as connection:
        for table in staged.manifest.tables:
            checks.extend(_audit_table(context, connection, suite_for(table.name)))
    # Once for all suites: after each checkpoint it would take three times as long.
    context.build_data_docs(site_names=[_SITE])
    result = GateResult.of(tuple(checks))
    result.write(staged.folder)
    return result


def _audit_table(
    context: "EphemeralDataContext", connection: duckdb.DuckDBPyConnection, suite: Suite
) -> list[GateCheck]:
    try:
        frame = connection.execute(suite.query).df()
    except duckdb.Error as error:
        return [
            GateCheck(
                suite.mart,
                "its columns are those its suite asks for",
                "critical",
                success=False,
                observed=str(error),
                rule_code="TAB-SHAPE",
            )
        ]
    return _run_suite(context, suite, _escaped(frame))


def _escaped(frame: "pd.DataFrame") -> "pd.DataFrame":
    """The frame with its texts escaped: Data Docs put what they quote into HTML as it is."""
    for column in frame.columns:
        if frame[column].dtype.kind in "OUT":
            frame[column] = frame[column].map(_escape, na_action="ignore")
    return frame


def _escape(cell: object) -> object:
    return html.escape(cell) if isinstance(cell, str) else cell


def import_great_expectations() -> Any:
    """The package, with its telemetry off."""
    # Read when the package is imported: nothing is sent anywhere.
    os.environ["GX_ANALYTICS_ENABLED"] = "false"
    with spark_hidden():
        import great_expectations

    return great_expectations


def _open_context(docs: Path) -> "EphemeralDataContext":
    gx = import_great_expectations()
    from great_expectations.data_context.types.base import ProgressBarsConfig

    logging.getLogger("great_expectations").setLevel(logging.ERROR)
    context: EphemeralDataContext = gx.get_context(mode="ephemeral")
    context.variables.progress_bars = ProgressBarsConfig(globally=False)
    context.delete_data_docs_site("local_site")
    store = {"class_name": "TupleFilesystemStoreBackend", "base_directory": str(docs)}
    site: Any = {
        "class_name": "SiteBuilder",
        "show_how_to_buttons": False,
        "site_index_builder": {"class_name": "DefaultSiteIndexBuilder"},
        "store_backend": store,
    }
    context.add_data_docs_site(_SITE, site)
    return context


def _run_suite(context: "EphemeralDataContext", suite: Suite, frame: "pd.DataFrame") -> list[GateCheck]:
    """One suite, one checkpoint: its results as checks, kept for the Data Docs."""
    import great_expectations as gx

    validation = _define(context, suite)
    checkpoint = gx.Checkpoint(
        name=suite.mart,
        validation_definitions=[validation],
        result_format={
            "result_format": "COMPLETE",
            "unexpected_index_column_names": list(suite.keys),
            "partial_unexpected_count": _EVIDENCE_ROWS,
        },
    )
    outcome = checkpoint.run(batch_parameters={"dataframe": frame}, run_id=gx.RunIdentifier(run_name="gate"))
    results = [result for run in outcome.run_results.values() for result in run.results]
    return [_check(suite, result) for result in results]


def _define(context: "EphemeralDataContext", suite: Suite) -> "gx.ValidationDefinition":
    import great_expectations as gx

    asset = context.data_sources.add_pandas(suite.mart).add_dataframe_asset("rows")
    batch = asset.add_batch_definition_whole_dataframe("all rows")
    expected = gx.ExpectationSuite(name=suite.mart)
    for expectation in suite.expectations:
        expected.add_expectation(_expectation(expectation))
    suite_kept = context.suites.add(expected)
    return context.validation_definitions.add(
        gx.ValidationDefinition(name=suite.mart, data=batch, suite=suite_kept)
    )


def _expectation(expectation: Expectation) -> Any:
    import great_expectations.expectations as kinds

    kind = getattr(kinds, expectation.kind)
    return kind(
        **expectation.arguments,
        severity=expectation.severity,
        notes=f"{expectation.rule_code}: {expectation.says}",
        meta={"says": expectation.says, "rule": expectation.rule_code},
    )


def _check(suite: Suite, result: Any) -> GateCheck:
    configured = result.expectation_config
    return GateCheck(
        mart=suite.mart,
        name=str(configured.meta["says"]),
        severity=str(configured.severity.value),  # type: ignore[arg-type]
        success=bool(result.success),
        observed=_observed(result),
        evidence=() if result.success else _evidence(result),
        rule_code=str(configured.meta["rule"]),
    )


def _observed(result: Any) -> str:
    """What was seen, in words."""
    raised = [
        str(info["exception_message"])
        for info in _exceptions(result.exception_info)
        if info.get("raised_exception")
    ]
    if raised:
        return f"could not be evaluated: {raised[0]}"
    seen = result.result
    if "unexpected_count" in seen:
        return f"{seen['unexpected_count']} of {seen['element_count']} rows break it"
    return f"{seen.get('observed_value')} seen"


def _exceptions(info: Any) -> list[dict[str, Any]]:
    """Exceptions as Great Expectations keeps them: one, or one for each metric."""
    if "raised_exception" in info:
        return [info]
    return [entry for entry in info.values() if isinstance(entry, dict)]


def _evidence(result: Any) -> tuple[Evidence, ...]:
    rows: Sequence[dict[str, Any]] = result.result.get("partial_unexpected_index_list") or []
    return tuple(
        {str(column): _scalar(value) for column, value in row.items()} for row in rows[:_EVIDENCE_ROWS]
    )


def _scalar(value: Any) -> str | int | float | bool | None:
    """A cell as JSON knows it."""
    plain = value.item() if hasattr(value, "item") else value
    if plain is None or (isinstance(plain, float) and math.isnan(plain)):
        return None
    if isinstance(plain, str):
        return html.unescape(plain)
    return plain if isinstance(plain, int | float | bool) else str(plain)
