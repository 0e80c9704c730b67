"""Words between a name and its figure that are no part of the name, and names that stand in turn."""

import pytest

from orchestration.extraction import Record, read_report


def figures(text: str) -> list[Record]:
    return [record for record in read_report(text, year=2023) if record.obs]


def names(text: str) -> list[str | None]:
    return [record.indicator for record in figures(text)]


def codes(text: str) -> list[str | None]:
    return [record.code for record in figures(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("城、乡居民人均可支配收入分别增长4%、7%。", ["城镇居民人均可支配收入", "农村居民人均可支配收入"]),
        (
            "城镇、牧区居民人均可支配收入分别为3万元和2万元。",
            ["城镇居民人均可支配收入", "牧区居民人均可支配收入"],
        ),
        (
            "城镇居民、农牧民人均可支配收入分别增长3%、4%。",
            ["城镇居民人均可支配收入", "农牧民人均可支配收入"],
        ),
        ("城镇、农民人均纯收入分别增长3%、4%。", ["城镇人均纯收入", "农民人均纯收入"]),
        ("城镇、农村人口分别为5万人、6万人。", ["城镇人口", "农村人口"]),
        ("城、乡居民收入比为2.1。", ["城、乡居民收入比"]),
        ("职工工资、农民人均纯收入分别增长5%、6%。", ["职工工资收入", "农民人均纯收入"]),
    ],
)
def test_both_sides_of_a_place_have_the_whole_measure(text: str, expected: list[str]) -> None:
    assert names(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "三次产业增加值占生产总值的比重分别为3%、55%和42%，对经济增长的贡献率分别为2%、65%和33%。",
            ["第一产业增加值", "第二产业增加值", "第三产业增加值"],
        ),
        ("消费、投资、净出口对经济增长的贡献率分别为60%、30%、10%。", ["消费", "投资", "净出口"]),
        (
            "第一产业、第二产业、第三产业分别增长1%、2%、3%，对经济增长的贡献率分别为2%、65%和33%。",
            ["第一产业", "第二产业", "第三产业"],
        ),
        ("工业增长6%，对经济增长的贡献率为48%。", ["工业"]),
    ],
)
def test_each_contributes_its_own(text: str, expected: list[str]) -> None:
    assert names(text)[-len(expected) :] == [f"{name}对经济增长的贡献率" for name in expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "装备产业增加值、数字产业增加值分别为9亿元、11亿元，占规上工业增加值比重分别为22%和28%。",
            ["装备产业增加值占规上工业增加值比重", "数字产业增加值占规上工业增加值比重"],
        ),
        (
            "服务业增加值占生产总值比重、研发经费占生产总值比重分别为50%和3%。",
            ["服务业增加值占生产总值比重", "研发经费占生产总值比重"],
        ),
        (
            "工业、建筑业增加值占生产总值比重分别为30%和5%。",
            ["工业增加值占生产总值比重", "建筑业增加值占生产总值比重"],
        ),
        ("工业投资增长5%，占投资比重为40%。", ["工业投资占投资比重"]),
    ],
)
def test_each_has_its_own_share(text: str, expected: list[str]) -> None:
    assert names(text)[-len(expected) :] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("外贸出口52亿元，居全国第11位、中西部第2位。", ["外贸出口"] * 3),
        ("生产总值居东部第3位、长三角第9位。", ["生产总值"] * 2),
        ("粮食产量始终位居全国第一。", ["粮食产量"]),
        ("西部地区投资增长5%。", ["西部地区投资"]),
    ],
)
def test_where_a_place_is_told_is_no_name(text: str, expected: list[str]) -> None:
    assert names(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("出口逆势增长8%。", ["出口"]),
        ("固定资产投资逆势上扬、增长5%。", ["固定资产投资"]),
        ("接待游客人次恢复到2019年同期的95%。", ["接待游客人次"]),
        ("旅游收入恢复至上年同期水平的90%以上。", ["旅游收入"]),
        ("财政收入连续五年均超过50亿元。", ["财政收入"]),
        ("财政收入年均增长5%。", ["财政收入"]),
        ("固定资产投资直逼300亿元。", ["固定资产投资"]),
        ("按常住人口计算的人均生产总值6万元，按年平均汇率计算为8700美元。", ["人均生产总值", "人均生产总值"]),
        ("固定资产投资5年累计450亿元，并于2022年突破100亿元。", ["固定资产投资", "固定资产投资"]),
        ("地区生产总值可比增长2.5%、现价增长3.5%。", ["地区生产总值", "地区生产总值"]),
        ("生产总值增长6%，总量跨过300亿元历史性节点。", ["生产总值", "生产总值"]),
        ("具有资质的承包企业完成建筑业总产值25亿元。", ["建筑业总产值"]),
        ("园区企业实现工业总产值25亿元。", ["园区企业实现工业总产值"]),
        ("就业 全年城镇新增就业2万人。", ["城镇新增就业"]),
        ("规模以上工业增加值由负转正，增长3%。", ["规模以上工业增加值"]),
        (
            "民营经济增加值16亿元，占地区生产总值的比重达到47%。",
            ["民营经济增加值", "民营经济增加值占地区生产总值的比重"],
        ),
        ("新建商场2个，占地30亩。", ["新建商场", "占地"]),
        ("规上工业增加值增长5%，产业投资增长9%。", ["规上工业增加值", "产业投资"]),
        ("新能源产业增加值增长5%，产业投资增长9%。", ["新能源产业增加值", "新能源产业投资"]),
    ],
)
def test_what_happens_on_the_way_is_no_name(text: str, expected: list[str]) -> None:
    assert names(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("商事主体总量46万户。", ["market_entities"]),
        ("新登记商事主体5万户。", ["new_market_entities"]),
        ("民营商事主体5万户。", [None]),
        ("国家认定的高新技术企业达360家。", ["hightech_enterprises"]),
        ("农林牧渔业可比价总产值84亿元。", ["agri_output"]),
        ("州属固定资产投资30亿元。", ["fixed_asset_investment"]),
        ("区属国有企业固定资产投资30亿元。", [None]),
        ("乡村居民人均可支配收入2万元。", ["disposable_income_rural"]),
        ("区级一般公共预算支出60亿元。", ["budget_expenditure"]),
        ("镇级一般公共预算收入6亿元。", [None]),
    ],
)
def test_local_names_of_headline_indicators(text: str, expected: list[str | None]) -> None:
    assert codes(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("经济总量达50亿元，“十四五”以来年均增长6%；规上工业增加值增长7%。", None),
        ("经济总量达50亿元，“十四五”期间年均增长6%，规上工业增加值增长7%。", None),
        ("“十四五”以来，经济总量年均增长6%，规上工业增加值增长37%。", "2020"),
    ],
)
def test_the_term_of_an_average_is_its_own(text: str, expected: str | None) -> None:
    assert figures(text)[-1].base == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("居民收入由2.4万元提高到3.6万元，年均增长8%。", "2018"),
        ("居民收入从2.4万元增加到2.5万元、增长4%。", "2022"),
        ("居民收入由2021年的2.4万元提高到3.6万元，年均增长8%。", "2021"),
    ],
)
def test_an_average_says_that_years_lie_between(text: str, expected: str) -> None:
    assert figures(text)[0].period == expected


def test_a_better_index_of_the_air_is_a_lower_one() -> None:
    assert [record.value for record in figures("环境空气质量综合指数改善9%。")] == [-9]
