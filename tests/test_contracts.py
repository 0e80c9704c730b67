"""Rows that break a contract are told apart from rows that keep it, each under the code of its rule."""

from datetime import UTC, date, datetime
from decimal import Decimal

import polars as pl
import pytest

from orchestration.checks.catalogue import load_catalogue
from orchestration.contracts import MODELS, ContractError, in_context, validate
from orchestration.contracts.periods import Span, parse_period
from orchestration.documents.errors import DocumentRule
from orchestration.extracted.tables import OBSERVATIONS, READINGS, REJECTIONS, REPORTS

JUDGED = pl.Schema(
    {**OBSERVATIONS, "said_there": pl.String(), "value_fits": pl.Boolean(), "executed_year": pl.Int32()}
)
FIGURE: dict[str, object] = {
    "observation_id": "440114-2018-plan:10-18",
    "report_id": "440114-2018-plan",
    "ordinal": 1,
    "span_start": 10,
    "span_end": 18,
    "quote": "1234.5亿元",
    "indicator": "地区生产总值",
    "indicator_code": "gdp",
    "measure": "level",
    "value": Decimal("1234.5"),
    "unit": "亿元",
    "bound": "exact",
    "period": "2018",
    "nature": "actual",
    "part": "executed",
    "sentence": "地区生产总值1234.5亿元。",
    "sentence_start": 4,
    "said_there": "1234.5亿元",
    "value_fits": True,
    "executed_year": 2018,
}


def figures(*rows: dict[str, object]) -> pl.DataFrame:
    cells = [{**FIGURE, "observation_id": f"r:{number}", **row} for number, row in enumerate(rows)]
    return pl.DataFrame(cells, schema=JUDGED)


def rules(row: dict[str, object]) -> list[str]:
    return validate(in_context(figures(row)), MODELS["observations"]).failures["rule_code"].to_list()


KEPT: list[dict[str, object]] = [
    {},
    {"indicator_code": None, "indicator": "乡村振兴示范带", "unit": "条（段）"},
    {"indicator_code": None, "unit": None},
    {"indicator_code": None, "unit": "元/人/月", "measure": "price"},
    {"measure": "growth", "unit": "%", "value": Decimal("-4.1")},
    {"measure": "growth", "unit": "%", "value": Decimal("233"), "base": "2010"},
    {"measure": "difference", "unit": "个百分点", "value": Decimal("1.8")},
    {"measure": "share", "unit": "%", "value": Decimal("55"), "indicator_code": None},
    {
        "nature": "target",
        "period": "2035",
        "value": None,
        "bound": None,
        "quote": "翻番",
        "said_there": "翻番",
    },
    {"nature": "target", "period": "2019"},
    {"period": None},
    {"period": "2018-01/2018-09"},
    {"period": "2018-12-31"},
    {"period": "2021/2025", "executed_year": 2025},
    {"value": Decimal(5), "value_high": Decimal(6), "measure": "growth", "unit": "%"},
]


@pytest.mark.parametrize("row", KEPT)
def test_a_sound_figure_keeps_every_rule(row: dict[str, object]) -> None:
    assert rules(row) == []


BROKEN: list[tuple[dict[str, object], str]] = [
    ({"said_there": "234.5亿元。"}, "OBS-SPAN"),
    ({"said_there": None}, "OBS-SPAN"),
    ({"measure": "speed", "indicator_code": None}, "OBS-MEASURE"),
    ({"bound": "about"}, "OBS-BOUND"),
    ({"bound": None}, "OBS-BOUND"),
    ({"nature": "hoped"}, "OBS-NATURE"),
    ({"indicator_code": "gdp_of_mars"}, "OBS-CODE"),
    ({"period": "2018-13"}, "OBS-PERIOD"),
    ({"period": "2018-02-30"}, "OBS-PERIOD"),
    ({"period": "18"}, "OBS-PERIOD"),
    ({"period": "2019/2018"}, "OBS-PERIOD"),
    ({"period": "2020"}, "OBS-PERIOD"),
    ({"period": "1848"}, "OBS-PERIOD"),
    ({"period": "2099", "nature": "target"}, "OBS-PERIOD"),
    ({"unit": "斛"}, "OBS-UNIT"),
    ({"unit": "家"}, "OBS-UNIT"),
    ({"unit": "亿元", "measure": "growth"}, "OBS-UNIT"),
    ({"unit": "亿元", "measure": "share"}, "OBS-UNIT"),
    ({"value": Decimal("99999999999")}, "OBS-RANGE"),
    ({"measure": "growth", "unit": "%", "value": Decimal(4000)}, "OBS-RANGE"),
    ({"value": None}, "OBS-VALUE"),
    ({"value": None, "nature": "target"}, "OBS-VALUE"),
    ({"value_fits": False, "value": None}, "OBS-VALUE"),
    ({"value": Decimal(6), "value_high": Decimal(5), "indicator_code": None}, "OBS-VALUE"),
    ({"indicator": None}, "OBS-SHAPE"),
    ({"span_start": -1}, "OBS-SHAPE"),
]


@pytest.mark.parametrize(("row", "rule"), BROKEN)
def test_a_figure_that_breaks_a_rule_is_rejected_under_its_code(row: dict[str, object], rule: str) -> None:
    assert rules(row) == [rule]


def test_each_rule_of_figures_has_a_case_that_breaks_it() -> None:
    assert {rule for _, rule in BROKEN} == {code for code in load_catalogue() if code.startswith("OBS-")}


def test_the_sound_rows_are_accepted_in_their_order() -> None:
    split = validate(in_context(figures({}, {"nature": "hoped"}, {}, {"bound": "x"})), MODELS["observations"])
    assert split.accepted["observation_id"].to_list() == ["r:0", "r:2"]
    assert split.failures.rows() == [(1, "OBS-NATURE"), (3, "OBS-BOUND")]


def test_two_figures_of_one_span_are_both_rejected() -> None:
    split = validate(
        in_context(figures({"observation_id": "r:7"}, {"observation_id": "r:7"})), MODELS["observations"]
    )
    assert split.failures["rule_code"].to_list() == ["OBS-SHAPE", "OBS-SHAPE"]


def test_a_frame_with_other_columns_is_an_error_of_code() -> None:
    with pytest.raises(ContractError, match="ReportRow"):
        validate(pl.DataFrame({"report_id": ["a"]}), MODELS["reports"])


REPORT: dict[str, object] = {
    "report_id": "440114-2018-plan",
    "division_code": "440114",
    "executed_year": 2018,
    "report_kind": "plan",
    "title": "某报告",
    "published_on": date(2019, 2, 1),
    "is_digest": False,
    "source_path": "440114/a.txt",
    "sha256": "0" * 64,
    "bytes": 1,
    "characters": 1,
    "text": "1",
    "reader_version": "1",
    "registry_version": "1",
    "read_at": datetime(2019, 2, 2, tzinfo=UTC),
}


@pytest.mark.parametrize(
    ("change", "codes"),
    [
        ({}, []),
        ({"report_id": "440114-2018-plan-20190301"}, []),
        ({"report_id": "440114-2018-bulletin"}, ["DOC-CONTRACT"]),
        ({"report_id": "440114-2018-planned"}, ["DOC-CONTRACT"]),
        ({"executed_year": 218, "report_id": "440114-218-plan"}, ["DOC-CONTRACT"]),
        ({"title": ""}, ["DOC-CONTRACT"]),
        ({"sha256": "?"}, ["DOC-CONTRACT"]),
    ],
)
def test_a_report_says_the_same_in_its_id_and_its_columns(
    change: dict[str, object], codes: list[str]
) -> None:
    split = validate(pl.DataFrame([{**REPORT, **change}], schema=REPORTS), MODELS["reports"])
    assert split.failures["rule_code"].to_list() == codes


@pytest.mark.parametrize(
    ("change", "codes"),
    [
        ({"is_observation": True, "why": None}, []),
        ({"is_observation": False, "why": "date"}, []),
        ({"is_observation": False, "why": None}, ["OBS-SHAPE"]),
        ({"is_observation": True, "why": "date"}, ["OBS-SHAPE"]),
        ({"is_observation": False, "why": "weather"}, ["OBS-SHAPE"]),
        ({"is_observation": True, "span_end": 17}, ["OBS-SPAN"]),
    ],
)
def test_a_reading_measures_or_says_why_not(change: dict[str, object], codes: list[str]) -> None:
    row = {key: value for key, value in FIGURE.items() if key in READINGS}
    split = validate(pl.DataFrame([{**row, **change}], schema=READINGS), MODELS["readings"])
    assert split.failures["rule_code"].to_list() == codes


@pytest.mark.parametrize("table", ["reports", "readings", "observations", "rejections"])
def test_empty_tables_keep_their_contract(table: str) -> None:
    schemas = {"reports": REPORTS, "readings": READINGS, "rejections": REJECTIONS}
    frame = in_context(JUDGED.to_frame()) if table == "observations" else schemas[table].to_frame()
    assert validate(frame, MODELS[table]).failures.is_empty()


@pytest.mark.parametrize(
    ("period", "span"),
    [
        ("2022", Span(2022, 2022)),
        ("2022-02", Span(2022, 2022)),
        ("2022-12-31", Span(2022, 2022)),
        ("2021/2025", Span(2021, 2025)),
        ("2022-01/2022-09", Span(2022, 2022)),
        ("2022-00", None),
        ("2022-02-30", None),
        ("2022/2021", None),
        ("2021/2022/2023", None),
        ("22", None),
        ("", None),
        ("２０２２", None),
    ],
)
def test_periods_are_those_of_the_calendar(period: str, span: Span | None) -> None:
    assert parse_period(period) == span


def test_each_rule_of_the_code_is_in_the_catalogue() -> None:
    assert {str(rule) for rule in DocumentRule} <= set(load_catalogue())


def test_each_entry_of_the_catalogue_is_made_of_sentences() -> None:
    for rule in load_catalogue().values():
        assert all(text.endswith(".") for text in (rule.says, rule.reason, rule.remedy)), rule.code
