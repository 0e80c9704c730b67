"""Figures of one report that do not add up are told, and those that do are left alone."""

from decimal import Decimal

import pytest
from arithmetic_cases import CASES

from orchestration.arithmetic import Figure, Finding, examine, figures_of
from orchestration.checks.catalogue import load_catalogue
from orchestration.extraction import read_report
from orchestration.ingest.sentences import Sentences

TITLE = "广州市花都区2018年国民经济和社会发展计划执行情况与2019年计划草案的报告\n"


def examined(body: str) -> list[Finding]:
    text = TITLE + body
    return examine(figures(text), text)


def figures(text: str, year: int = 2018) -> list[Figure]:
    sentences = Sentences(text)
    rows = []
    for record in read_report(text, division="440114", year=year):
        if record.obs:
            offset, sentence = sentences.around(record.start, record.end)
            row = {name: getattr(record, name) for name in ("indicator", "measure", "base", "unit", "bound")}
            row |= {
                name: getattr(record, name) for name in ("value", "value_high", "period", "nature", "subject")
            }
            row |= {"span_start": record.start, "span_end": record.end, "quote": record.text}
            rows.append(row | {"indicator_code": record.code, "sentence": sentence, "sentence_start": offset})
    return figures_of(rows)


@pytest.mark.parametrize(("rule", "what", "right", "wrong"), CASES)
def test_a_rule_tells_what_does_not_add_up_and_is_silent_on_what_does(
    rule: str, what: str, right: str, wrong: str
) -> None:
    assert examined(right) == []
    assert rule in {finding.rule_code for finding in examined(wrong)}, what


def test_each_rule_of_arithmetic_has_a_case() -> None:
    codes = {code for code in load_catalogue() if code.startswith("ARI-")}
    # What is between reports has its own tests (test_districts).
    assert {rule for rule, *_ in CASES} == codes - {"ARI-DISTRICT"}


SILENT = [
    "分别从每人每月143元、212元提高到151元、226元。",
    "全市项目完成投资100亿元，其中重点项目总投资200亿元。",
    "固定资产投资降幅收窄4.1个百分点。",
    "地区生产总值1000亿元左右。地区生产总值1010.5亿元。",
    "地区生产总值1000.0亿元，增长5.0%。2017年地区生产总值990.0亿元。",
    "三次产业结构为5.1:35.0:60.0。",
    "社会消费品零售总额超500亿元。社会消费品零售总额512.3亿元。",
]


@pytest.mark.parametrize("text", SILENT)
def test_what_can_be_meant_so_is_not_told(text: str) -> None:
    assert examined(text) == []


def test_a_finding_names_both_figures_and_their_spans() -> None:
    text = "社会消费品零售总额550.0亿元。社会消费品零售总额505.0亿元。"
    [finding] = examined(text)
    whole = TITLE + text
    assert whole[finding.figure.start : finding.figure.end] == "505.0亿元"
    [other] = finding.others
    assert whole[other.start : other.end] == "550.0亿元"
    assert "550.0亿元" in finding.told
    assert "505.0亿元" in finding.told


def test_tolerance_comes_from_the_printed_digits() -> None:
    [exact, rounded] = figures(TITLE + "地区生产总值1000.50亿元。社会消费品零售总额2.0万亿元。")
    assert exact.half == Decimal("0.005") * 10**8
    assert rounded.half == Decimal("0.05") * 10**12


def test_a_report_of_the_district_adds_up(shared) -> None:  # type: ignore[no-untyped-def]
    text = (shared / "reports" / "440114-2022.txt").read_text()
    assert examine(figures(text, 2022), text) == []
