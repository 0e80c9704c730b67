"""A district that has more than its city is noticed, with both places; what fits is not."""

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from orchestration.arithmetic.districts import RULE, additive_codes
from orchestration.corrections import Correction, append_correction
from orchestration.extracted import CurrentView
from orchestration.ingest import ingest
from orchestration.paths import Home

CITY, DISTRICT, OTHER = "440100", "440114", "440113"
NAMES = {CITY: "广州市", DISTRICT: "广州市花都区", OTHER: "广州市番禺区"}
REPORT = "---\ndigest: true\n---\n{name}2022年国民经济运行情况\n2022年，{told}\n"


def write(home: Home, division: str, told: str) -> Path:
    path = home.raw / division / "2022.txt"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(REPORT.format(name=NAMES[division], told=told), encoding="utf-8")
    return path


def read(home: Home, **told: str) -> CurrentView:
    for division, sentence in zip((CITY, DISTRICT, OTHER), told.values(), strict=False):
        write(home, division, sentence)
    return ingest(home).view


def excesses(view: CurrentView) -> list[dict[str, object]]:
    return [row for row in view.read("findings").to_dicts() if row["rule_code"] == RULE]


def test_a_district_above_its_city_is_told_with_both_places(home: Home) -> None:
    view = read(home, city="全市地区生产总值800.5亿元。", district="全区地区生产总值1300.2亿元。")
    [row] = excesses(view)
    text = view.read("reports").filter(report_id=row["report_id"])["text"][0]
    assert text[row["span_start"] : row["span_end"]] == row["quote"] == "1300.2亿元"
    report_id, _, span = str(row["other_spans"]).partition(":")
    start, end = map(int, span.split("-"))
    assert report_id == "440100-2022-bulletin"
    assert view.read("reports").filter(report_id=report_id)["text"][0][start:end] == "800.5亿元"
    assert "440100" in str(row["reason"])


def test_districts_that_are_too_much_together_are_told_once_with_every_place(home: Home) -> None:
    view = read(
        home,
        city="全市地区生产总值2500.0亿元。",
        district="全区地区生产总值1300.2亿元。",
        other="全区地区生产总值1400.2亿元。",
    )
    [row] = excesses(view)
    assert row["quote"] == "1400.2亿元"
    assert str(row["other_spans"]).count(":") == 2
    assert "108.02 %" in str(row["reason"])


@pytest.mark.parametrize(
    ("city", "district"),
    [
        ("全市地区生产总值2800.5亿元。", "全区地区生产总值1300.2亿元。"),
        # Within what the printed digits leave open.
        ("全市地区生产总值1300亿元。", "全区地区生产总值1300.2亿元。"),
        # An average is not a sum of those of the districts.
        ("全体居民人均可支配收入52000元。", "全体居民人均可支配收入61000元。"),
        # Another period, a target, an approximation, a figure of somebody else.
        ("全市地区生产总值800.5亿元。", "2021年全区地区生产总值1300.2亿元。"),
        ("全市地区生产总值800.5亿元。", "全区地区生产总值预期目标1300.2亿元。"),
        ("全市地区生产总值800.5亿元。", "全区地区生产总值约1300亿元。"),
        ("全市地区生产总值800.5亿元。", "全国地区生产总值1300.2亿元。"),
    ],
)
def test_what_fits_or_cannot_be_compared_is_not_told(home: Home, city: str, district: str) -> None:
    assert excesses(read(home, city=city, district=district)) == []


def test_an_excess_that_somebody_accepts_is_no_longer_told(home: Home) -> None:
    view = read(home, city="全市地区生产总值800.5亿元。", district="全区地区生产总值1300.2亿元。")
    [row] = excesses(view)
    correction = Correction(
        line=0,
        report_id=str(row["report_id"]),
        start=int(str(row["span_start"])),
        end=int(str(row["span_end"])),
        action="accept",
        expected=Decimal("1300.2"),
        reason="of another scope",
        reported=date(2023, 5, 1),
    )
    append_correction(home.raw, correction)
    assert excesses(ingest(home).view) == []


def test_averages_and_rates_are_not_added() -> None:
    assert {"gdp", "population", "urban_new_jobs"} <= additive_codes()
    assert not {"disposable_income", "cpi", "pm25", "hospital_beds_per_1000"} & additive_codes()
