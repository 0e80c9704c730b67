"""Regions of several places, and zones within one: whose totals a sentence tells."""

import pytest

from orchestration.extraction import Record, read_report


def observed(text: str) -> list[Record]:
    return [record for record in read_report(text, year=2022) if record.obs]


@pytest.mark.parametrize(
    ("text", "subject"),
    [
        ("江北城市群建设加快推进，经济总量超3万亿元、增长6%，常住人口突破2000万人。", "江北城市群"),
        ("推动东湖经济圈建设走深走实，实现地区生产总值2万亿元。", "东湖经济圈"),
        ("合作有序展开。南河都市圈同城化发展取得新成效，进出口总额达到900亿元。", "南河都市圈"),
        ("滨江新区发展势头强劲，地区生产总值增长8%。", "滨江新区"),
    ],
)
def test_a_region_that_a_clause_is_about_owns_the_totals_after_it(text: str, subject: str) -> None:
    assert {(record.subject, record.code) for record in observed(text)} == {(subject, None)}


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("园区12户规上企业实现工业总产值22亿元，增长8%。", [None, "园区", "园区"]),
        ("产业集聚区内36家规模以上工业企业完成工业增加值22亿元。", [None, "产业集聚区"]),
        ("引进企业3家，城东工业区现有15家规上企业，实现出口3亿元。", [None] * 3),
        ("全县56户规模以上工业企业实现工业总产值22亿元。", [None, None]),
    ],
)
def test_what_firms_of_a_zone_bring_forth_is_of_the_zone(text: str, told: list[str | None]) -> None:
    assert [record.subject for record in observed(text)] == told


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("南河都市圈建设加快推进，全市地区生产总值增长5%。", "gdp"),
        ("南河都市圈建设加快推进；地区生产总值增长5%。", "gdp"),
        ("主动融入南河都市圈，地区生产总值增长5%。", "gdp"),
        ("积极参与东湖经济带建设，进出口总额增长8%。", "trade_total"),
        ("东湖经济带建设纵深推进，消费市场持续回暖升温，社会消费品零售总额增长5%。", "retail_sales"),
        # what a zone does for trade and investment shows in the figures of its place
        ("开发区提质增效，实际利用外资3亿美元。", "fdi"),
        ("综保区建设加快，进出口总额增长20%。", "trade_total"),
        ("城市新区建设加快，常住人口城镇化率达到60%。", "urbanization_rate"),
    ],
)
def test_what_a_region_does_not_own_keeps_its_code(text: str, code: str) -> None:
    assert [(record.subject, record.code) for record in observed(text)] == [(None, code)]
