"""Auditing a staged release with Great Expectations.

Belongs here: running suites over the staged tables, Data Docs, the verdict. Not here: what is
expected (`suites`), whether to publish (`orchestration.release`).

Great Expectations takes seconds to import, so nothing here is imported before it is needed.
"""

import html
import logging
import os
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Any

import duckdb

from orchestration.gate.suite import ROW, Expectation, Suite
from orchestration.gate.suites import suite_for
from orchestration.gate.unaudited import Unaudited
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
_ACTIVE = "[&<>\"']"


def audit_tables(staged: StagedRelease) -> GateResult:
    """Hold every table of a staged release against its suite.

    Writes Data Docs into data_docs/ and the verdict into gate.json of the staged folder. An
    expectation that cannot be evaluated counts as failed. Rows that passed in the release before are not
    looked at again, see `unaudited`.
    """
    context = _open_context(staged.folder / DATA_DOCS)
    checks: list[GateCheck] = []
    due = Unaudited.of(staged)
    with duckdb.connect(staged.database, read_only=True) as connection:
        for table in staged.manifest.tables:
            for suite, rows in due.asked_of(suite_for(table.name)):
                checks.extend(_audit_table(context, connection, suite, rows, due))
    # Once for all suites: after each checkpoint it would take three times as long.
    context.build_data_docs(site_names=[_SITE])
    result = GateResult.of(tuple(checks))
    result.write(staged.folder)
    return result


def _audit_table(
    context: "EphemeralDataContext",
    connection: duckdb.DuckDBPyConnection,
    suite: Suite,
    where: str,
    due: Unaudited,
) -> list[GateCheck]:
    """The checks of one suite, of the rows that meet an SQL condition."""
    try:
        frame = connection.execute(suite.query(where)).df()
        # Asked for no row: the keys that evidence would need must be there too.
        connection.execute(suite.evidence_query(()), [[]])
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
    rows = frame.pop(ROW)
    results = _run_suite(context, suite, _escaped(frame))
    told = due.told(where)
    return [_check(suite, result, _evidence(connection, suite, result, rows), told) for result in results]


def _escaped(frame: "pd.DataFrame") -> "pd.DataFrame":
    """The frame with its texts escaped: Data Docs put what they quote into HTML as it is."""
    for name in frame.columns:
        column = frame[name]
        if column.dtype.kind in "OUT":
            # Few cells need it, and asking them all at once takes a hundredth of the time.
            texts = column.astype("str")
            active = column.notna() & texts.str.contains(_ACTIVE, regex=True)
            if active.any():
                frame[name] = column.where(~active, texts.map(html.escape))
    return frame


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


def _run_suite(context: "EphemeralDataContext", suite: Suite, frame: "pd.DataFrame") -> list[Any]:
    """One suite, one checkpoint: its results, kept for the Data Docs.

    Of rows that break an expectation a few are kept: a list of all takes minutes where an expectation
    allows for many (`mostly`).
    """
    import great_expectations as gx

    validation = _define(context, suite)
    checkpoint = gx.Checkpoint(
        name=suite.name,
        validation_definitions=[validation],
        result_format={"result_format": "SUMMARY", "partial_unexpected_count": _EVIDENCE_ROWS},
    )
    outcome = checkpoint.run(batch_parameters={"dataframe": frame}, run_id=gx.RunIdentifier(run_name="gate"))
    return [result for run in outcome.run_results.values() for result in run.results]


def _define(context: "EphemeralDataContext", suite: Suite) -> "gx.ValidationDefinition":
    import great_expectations as gx

    asset = context.data_sources.add_pandas(suite.name).add_dataframe_asset("rows")
    batch = asset.add_batch_definition_whole_dataframe("all rows")
    expected = gx.ExpectationSuite(name=suite.name)
    for expectation in suite.expectations:
        expected.add_expectation(_expectation(expectation))
    suite_kept = context.suites.add(expected)
    return context.validation_definitions.add(
        gx.ValidationDefinition(name=suite.name, data=batch, suite=suite_kept)
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


def _check(suite: Suite, result: Any, evidence: tuple[Evidence, ...], told: str) -> GateCheck:
    configured = result.expectation_config
    return GateCheck(
        mart=suite.mart,
        name=str(configured.meta["says"]),
        severity=str(configured.severity.value),  # type: ignore[arg-type]
        success=bool(result.success),
        observed=f"{_observed(result)}{told}",
        evidence=evidence,
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


def _evidence(
    connection: duckdb.DuckDBPyConnection, suite: Suite, result: Any, rows: "pd.Series[int]"
) -> tuple[Evidence, ...]:
    """The first rows that break a failed expectation: what it asks about, and the keys."""
    places = result.result.get("partial_unexpected_index_list") or []
    if result.success or not places:
        return ()
    asked = result.expectation_config.kwargs
    columns = [asked["column"]] if "column" in asked else list(asked.get("column_list", ()))
    found = connection.execute(suite.evidence_query(columns), [[int(rows[place]) for place in places]])
    names = [str(column[0]) for column in found.description or ()]
    return tuple(
        {name: _scalar(value) for name, value in zip(names, row, strict=True)} for row in found.fetchall()
    )


def _scalar(value: object) -> str | int | float | bool | None:
    """A cell as JSON knows it."""
    if isinstance(value, Decimal):
        return float(value)
    return value if value is None or isinstance(value, str | int | float | bool) else str(value)
