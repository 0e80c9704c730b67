"""Findings of arithmetic as rows.

Belongs here: examining each report of a table of observations, and all of them together. Not here:
the rules (`orchestration.arithmetic`).
"""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

import polars as pl

from orchestration.arithmetic import Finding, examine, figures_of
from orchestration.arithmetic.districts import RULE, Excess, Placed, additive_codes, find_excesses
from orchestration.extracted.rejections import Evidence, Whose, finding_row
from orchestration.extracted.tables import FINDINGS
from orchestration.registry import load_divisions


def find_in(reports: pl.DataFrame, observations: pl.DataFrame, now: datetime) -> pl.DataFrame:
    """What does not add up in those reports, as the table of findings; in order of report and span."""
    columns = ["report_id", "source_path", "division_code", "executed_year", "text"]
    by_id = {row["report_id"]: row for row in reports.select(columns).to_dicts()}
    rows = []
    for (report_id,), part in _in_digits(observations).partition_by("report_id", as_dict=True).items():
        report = by_id.get(report_id)
        if report is not None:
            found = examine(figures_of(part.to_dicts()), report["text"])
            rows += [_row(report, finding, now) for finding in found]
    return pl.DataFrame(rows, schema=FINDINGS, orient="row").sort("report_id", "span_start", "rule_code")


def _in_digits(observations: pl.DataFrame) -> pl.DataFrame:
    """What arithmetic looks at; it makes numbers of digits in a third of the time that decimals take."""
    unused = ("observation_id", "ordinal", "qualifier", "part", "rules")
    told = observations.drop(unused).drop_nulls(["value", "indicator"])
    return told.with_columns(pl.col("value", "value_high").cast(pl.String))


def find_across(reports: pl.DataFrame, observations: pl.DataFrame, now: datetime) -> pl.DataFrame:
    """What does not add up between those reports, as the table of findings; in order of report and span."""
    columns = ["report_id", "source_path", "division_code", "executed_year"]
    by_id = {row["report_id"]: row for row in reports.select(columns).to_dicts()}
    parents = {code: division.parent_code for code, division in load_divisions().items()}
    placed = [
        Placed(row["report_id"], by_id[row["report_id"]]["division_code"], figure)
        for row in _comparable(reports, observations, parents).to_dicts()
        for figure in figures_of([row])
    ]
    rows = [
        _row_of_excess(by_id[excess.parts[0].report_id], excess, now)
        for excess in find_excesses(placed, parents)
    ]
    return pl.DataFrame(rows, schema=FINDINGS, orient="row").sort("report_id", "span_start", "rule_code")


def is_comparable() -> pl.Expr:
    """Whether an observation is one that `find_across` can compare with those of other reports."""
    return (
        (pl.col("measure") == "level")
        & (pl.col("bound") == "exact")
        & pl.col("nature").is_in(["actual", "estimate"])
        & pl.col("indicator_code").is_in(list(additive_codes()))
        & pl.all_horizontal(pl.col("base", "value_high").is_null())
        & pl.all_horizontal(pl.col("period", "value").is_not_null())
    )


def _comparable(
    reports: pl.DataFrame, observations: pl.DataFrame, parents: Mapping[str, str | None]
) -> pl.DataFrame:
    """Levels of a division itself that the division above, or one below, states for the same period."""
    above = pl.DataFrame(
        [(code, parent) for code, parent in parents.items() if parent],
        schema={"division_code": pl.String, "parent_code": pl.String},
        orient="row",
    )
    levels = observations.filter(is_comparable()).join(
        reports.select("report_id", "division_code"), on="report_id"
    )
    levels = levels.filter(_is_own(levels))
    said = levels.select("indicator_code", "period", "division_code").unique()
    children = said.join(above, on="division_code")
    pairs = children.join(
        said.rename({"division_code": "parent_code"}), on=["indicator_code", "period", "parent_code"]
    )
    of_both = pl.concat(
        [
            pairs.select("indicator_code", "period", "division_code"),
            pairs.select("indicator_code", "period", pl.col("parent_code").alias("division_code")),
        ]
    ).unique()
    return levels.join(of_both, on=["indicator_code", "period", "division_code"], how="semi")


def _is_own(levels: pl.DataFrame) -> pl.Series:
    """Whether each figure is of the reporting division itself (全市 of a city, not of a district)."""
    names = {code: division.name for code, division in load_divisions().items()}
    said = levels.select("subject", "division_code").iter_rows()
    return pl.Series(
        [_names_itself(subject, names.get(code, "")) for subject, code in said], dtype=pl.Boolean
    )


def _names_itself(subject: str | None, name: str) -> bool:
    return subject is None or subject in (name, *(f"{word}{name[-1:]}" for word in "全我本"))


def _row_of_excess(report: Mapping[str, Any], excess: Excess, now: datetime) -> tuple[object, ...]:
    first, *rest = excess.parts
    whose = Whose(
        report["source_path"], report["report_id"], report["division_code"], report["executed_year"]
    )
    figure = first.figure
    evidence = Evidence(figure.start, figure.end, figure.quote, figure.sentence)
    others = "|".join(one.place for one in (excess.whole, *rest))
    return finding_row(RULE, excess.told, whose, now, evidence, others)


def _row(report: Mapping[str, Any], finding: Finding, now: datetime) -> tuple[object, ...]:
    figure = finding.figure
    whose = Whose(
        report["source_path"], report["report_id"], report["division_code"], report["executed_year"]
    )
    evidence = Evidence(figure.start, figure.end, figure.quote, figure.sentence)
    others = "|".join(f"{other.start}-{other.end}" for other in finding.others)
    return finding_row(finding.rule_code, finding.told, whose, now, evidence, others or None)
