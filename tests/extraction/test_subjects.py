"""Who is measured: the jurisdiction itself, another one, a company, and what a clause leaves out."""

import pytest

from orchestration.extraction import read_report
from orchestration.extraction.records import Record


def observed(text: str, division: str | None = None) -> list[Record]:
    return [record for record in read_report(text, division=division, year=2022) if record.obs]


@pytest.mark.parametrize(
    ("text", "division", "subject"),
    [
        ("全市粮食产量12万吨。", "230600", None),
        ("全市粮食产量12万吨。", "440114", "全市"),
        ("全省粮食产量120万吨。", "230600", "全省"),
        ("全省粮食产量120万吨。", "230000", None),
        ("全国文明村增至3个。", "230600", None),
        ("关于某县2022年国民经济和社会发展计划执行情况的报告\n全县粮食产量12万吨。", None, None),
        ("关于某县2022年国民经济和社会发展计划执行情况的报告\n全市粮食产量12万吨。", None, "全市"),
        ("全县耕地面积9万亩，全县林地面积5万亩。全市耕地面积80万亩。", None, None),
        ("深圳市地区生产总值增长4%。", "440000", "深圳市"),
        ("深圳市地区生产总值增长4%。", "440300", None),
    ],
)
def test_a_subject_is_told_where_it_is_not_the_reporting_jurisdiction(
    text: str, division: str | None, subject: str | None
) -> None:
    assert observed(text, division)[0].subject == subject


def test_what_is_said_of_a_company_stays_its_own_in_the_next_clause() -> None:
    first, second = observed("城南开发区工业总产值85亿元，增长6%。")
    assert first.subject == second.subject == "城南开发区"


def test_a_sign_that_the_rest_is_expected_does_not_part_a_figure_from_its_name() -> None:
    _, growth = observed("城镇居民人均可支配收入3.1万元（预计，下同），增长4.6%。")
    assert growth.indicator == "城镇居民人均可支配收入"
