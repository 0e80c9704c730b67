"""Findings of arithmetic as rows.

Belongs here: examining each report of a table of observations. Not here: the rules
(`orchestration.arithmetic`).
"""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

import polars as pl

from orchestration.arithmetic import Finding, examine, figures_of
from orchestration.extracted.rejections import Evidence, Whose, finding_row
from orchestration.extracted.tables import FINDINGS


def find_in(reports: pl.DataFrame, observations: pl.DataFrame, now: datetime) -> pl.DataFrame:
    """What does not add up in those reports, as the table of findings; in order of report and span."""
    columns = ["report_id", "source_path", "division_code", "executed_year", "text"]
    by_id = {row["report_id"]: row for row in reports.select(columns).to_dicts()}
    rows = []
    for (report_id,), part in observations.partition_by("report_id", as_dict=True).items():
        report = by_id.get(report_id)
        if report is not None:
            found = examine(figures_of(part.to_dicts()), report["text"])
            rows += [_row(report, finding, now) for finding in found]
    return pl.DataFrame(rows, schema=FINDINGS, orient="row").sort("report_id", "span_start", "rule_code")


def _row(report: Mapping[str, Any], finding: Finding, now: datetime) -> tuple[object, ...]:
    figure = finding.figure
    whose = Whose(
        report["source_path"], report["report_id"], report["division_code"], report["executed_year"]
    )
    evidence = Evidence(figure.start, figure.end, figure.quote, figure.sentence)
    others = "|".join(f"{other.start}-{other.end}" for other in finding.others)
    return finding_row(finding.rule_code, finding.told, whose, now, evidence, others or None)
