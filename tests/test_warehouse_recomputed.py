"""The arithmetic of the marts, worked out a second time without SQL, on the digests of raw/.

Belongs here: growth, gaps and verdicts from the figures as read and the registry's CSV files. Not
here: what the verdicts must be (`test_warehouse`).
"""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import Any

import duckdb
import polars as pl
import pytest

from orchestration.paths import Home
from orchestration.view_files import pattern_of

pytestmark = pytest.mark.slow

Row = dict[str, Any]
NEARLY_NOTHING = 1e-9
VERDICTS = ("exceeded", "met", "nearly_met", "missed")


@dataclass(frozen=True, slots=True)
class Built:
    """A warehouse and what it was built from: figures by id, seeds by key."""

    marts: Mapping[str, list[Row]]
    figures: Mapping[str, Row]
    published: Mapping[str, Any]
    factors: Mapping[str, Fraction]
    indicators: Mapping[str, Row]
    rules: list[Row]

    def canonical(self, observation_id: str, column: str = "value") -> Fraction:
        """A figure as read, times the exact factor of its unit."""
        figure = self.figures[observation_id]
        return Fraction(figure[column]) * self.factors.get(figure["unit"], Fraction(1))


@pytest.fixture(scope="module")
def built(digests: Home) -> Built:
    extracted = digests.extracted / "current"
    observations = pl.read_parquet(extracted / pattern_of("observations")).to_dicts()
    reports = pl.read_parquet(extracted / pattern_of("reports")).to_dicts()
    with duckdb.connect(digests.warehouse, read_only=True) as warehouse:
        names = (
            "fct_yoy",
            "mart_target_attainment",
            "mart_division_year",
            "mart_ambition",
            "fct_multi_year_growth",
        )
        marts = {name: warehouse.sql(f"select * from {name}").pl().to_dicts() for name in names}
    return Built(
        marts=marts,
        figures={row["observation_id"]: row for row in observations},
        published={row["report_id"]: row["published_on"] for row in reports},
        factors={
            row["unit"]: Fraction(int(row["factor_numerator"]), int(row["factor_denominator"]))
            for row in _seed(digests.seeds / "units.csv")
        },
        indicators={row["indicator_code"]: row for row in _seed(digests.seeds / "indicators.csv")},
        rules=_seed(digests.seeds / "target_rules.csv"),
    )


def _seed(path: Path) -> list[Row]:
    return pl.read_csv(path, infer_schema=False).to_dicts()


def _near(found: Decimal | float | None, expected: Fraction) -> bool:
    """Equal to 1e-9, or to the last kept digit of figures too large for that."""
    return found is not None and abs(float(Fraction(found) - expected)) <= max(
        NEARLY_NOTHING, abs(float(expected)) * 1e-12
    )


def test_growth_and_its_gap_follow_from_the_figures_as_read(built: Built) -> None:
    computed = [row for row in built.marts["fct_yoy"] if row["computed_percent"] is not None]
    assert len(computed) > 50
    for row in computed:
        level = built.canonical(row["level_observation_id"])
        prior = built.canonical(row["prior_level_observation_id"])
        growth = (level - prior) / prior * 100
        assert _near(row["computed_percent"], growth), row
        if row["stated_percent"] is not None:
            stated = built.canonical(row["stated_observation_id"])
            assert _near(row["gap_pp"], stated - growth), row


def test_the_base_that_growth_implies_follows_from_the_figures_as_read(built: Built) -> None:
    implied = [row for row in built.marts["fct_yoy"] if row["prior_level_implied"] is not None]
    assert len(implied) > 20
    for row in implied:
        level = built.canonical(row["level_observation_id"])
        stated = built.canonical(row["stated_observation_id"])
        assert _near(row["prior_level_implied"], level / (1 + stated / 100)), row


def test_gaps_and_verdicts_follow_from_the_figures_and_the_rules(built: Built) -> None:
    judged = [row for row in built.marts["mart_target_attainment"] if row["status"] in VERDICTS]
    assert len(judged) > 90
    for row in judged:
        gap = _gap(built, row)
        assert _near(row["gap"], gap), row
        assert row["status"] == _verdict(built, row, gap), row


def test_the_outcome_judged_is_the_first_one_published(built: Built) -> None:
    rank = {"actual": 0, "estimate": 1, "prior": 2}
    for row in built.marts["mart_target_attainment"]:
        if row["actual_basis"] != "stated":
            continue
        alike = [
            figure
            for figure in built.figures.values()
            if figure["report_id"].startswith(f"{row['division_code']}-")
            and figure["indicator_code"] == row["indicator_code"]
            and figure["measure"] == row["measure"]
            and figure["period"] == str(row["year"])
            and figure["nature"] in rank
            and figure["subject"] in (None, row["division_name"], f"全{row['division_name'][-1]}")
            and figure["base"] is None
            and figure["part"] != "planned"
        ]
        first = min(rank[figure["nature"]] for figure in alike) if alike else rank[row["actual_nature"]]
        assert rank[row["actual_nature"]] == first, row
        dates = [built.published[f["report_id"]] for f in alike if f["nature"] == row["actual_nature"]]
        dated = [date for date in dates if date is not None]
        assert row["actual_published_on"] == (min(dated) if dated else row["actual_published_on"]), row


def test_scorecards_add_up(built: Built) -> None:
    for card in built.marts["mart_division_year"]:
        own = [
            row
            for row in built.marts["mart_target_attainment"]
            if (row["division_code"], row["year"]) == (card["division_code"], card["year"])
        ]
        assert card["targets"] == len(own)
        gaps = [
            Fraction(r["gap"]) for r in own if r["gap"] is not None and r["gap_unit"] == "percentage_point"
        ]
        if gaps:
            assert _near(card["mean_gap_pp"], sum(gaps, Fraction(0)) / len(gaps)), card
        judged = [row["status"] for row in own if row["status"] in VERDICTS]
        if judged:
            share = Fraction(sum(status in ("exceeded", "met") for status in judged) * 100, len(judged))
            assert _near(card["accomplished_percent"], share), card


def test_steps_from_the_year_before_follow_from_the_figures_as_read(built: Built) -> None:
    steps = [row for row in built.marts["mart_ambition"] if row["step_from_previous"] is not None]
    assert len(steps) > 20
    for row in steps:
        target = built.canonical(row["target_observation_id"])
        before = built.canonical(row["previous_observation_id"])
        rates = row["step_unit"] == "percentage_point"
        assert _near(
            row["step_from_previous"], target - before if rates else (target - before) / abs(before) * 100
        ), row


def _gap(built: Built, row: Row) -> Fraction:
    if row["actual_basis"] == "completion":
        return built.canonical(row["actual_observation_id"]) - 100
    target = built.canonical(row["target_observation_id"])
    if row["actual_basis"] == "computed":
        return Fraction(row["actual_value"]) - target
    actual = built.canonical(row["actual_observation_id"])
    if row["gap_unit"] == "percentage_point":
        return actual - target
    return (actual - target) / abs(target) * 100


def _verdict(built: Built, row: Row, gap: Fraction) -> str:
    rule = next(rule for rule in built.rules if rule["rule_code"] == row["rule_code"])
    shortfall = -gap if _more_is_better(built, row, rule) else gap
    if rule["exceeded_above"] is not None and -shortfall > Fraction(rule["exceeded_above"]):
        return "exceeded"
    if shortfall <= Fraction(rule["met_tolerance"]):
        return "met"
    if rule["nearly_allowed"] == "true" and shortfall <= Fraction(rule["nearly_tolerance"]):
        return "nearly_met"
    return "missed"


def _more_is_better(built: Built, row: Row, rule: Row) -> bool:
    if rule["bound"] in ("min", "range", "max"):
        return bool(rule["bound"] != "max")
    return bool(built.indicators[row["indicator_code"]]["polarity"] == "higher_better")
