"""Names of lists: which words each of them has, which it shares, and what was done to all."""

import pytest

from orchestration.extraction import Record, read_report


def figures(text: str) -> list[Record]:
    return [record for record in read_report(text, year=2025, division="440114") if record.obs]


def names(text: str) -> list[str | None]:
    return [record.indicator for record in figures(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("原煤、原油、天然气产量分别增长7%、3%、9%。", ["原煤产量", "原油产量", "天然气产量"]),
        ("货车、客车、工程车销量分别增长7%、3%、9%。", ["货车销量", "客车销量", "工程车销量"]),
        ("基础设施投资、工业投资分别增长3.1%、8.2%。", ["基础设施投资", "工业投资"]),
        ("高新区工业增加值、工业投资分别增长3%、8%。", ["高新区工业增加值", "高新区工业投资"]),
        ("交通、水利领域投资额分别达30亿元、4亿元。", ["交通领域投资额", "水利领域投资额"]),
        ("船舶、电子材料行业增加值分别增长8%、12%。", ["船舶行业增加值", "电子材料行业增加值"]),
        ("急难型、支出型临时救助标准分别提高110元、160元。", ["急难型临时救助标准", "支出型临时救助标准"]),
        ("快递、电信业务量分别增长15%、10%。", ["快递业务量", "电信业务量"]),
        ("地方财政收入、支出分别突破29亿元和290亿元。", ["地方财政收入", "地方财政支出"]),
        ("航空、铁路周转量分别增长5%、6%。", ["航空周转量", "铁路周转量"]),
        ("单位产值能耗、主要污染物排放强度分别下降5%、6%。", ["单位产值能耗", "主要污染物排放强度"]),
        ("老旧供热、燃气、排水管网分别改造10公里、20公里、30公里。", [
            "改造老旧供热管网", "改造燃气管网", "改造排水管网"]),
    ],
)  # fmt: skip
def test_each_name_of_a_list_has_the_words_that_all_share(text: str, expected: list[str]) -> None:
    assert names(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "完成90万千瓦火电机组、120万吨钢铁产能、13台燃煤锅炉超低排放改造。",
            ["完成火电机组超低排放改造", "钢铁产能超低排放改造", "燃煤锅炉超低排放改造"],
        ),
        ("开展清水河等15条河流、200条侵蚀沟治理。", ["开展河流治理", "开展侵蚀沟治理"]),
        ("整体提升80所学校、40家医院周边环境。", ["提升学校周边环境", "提升医院周边环境"]),
        # Each with its own deed, or with what comes of it told in a clause of its own.
        ("完成20个小区改造、30条道路整治。", ["完成小区改造", "完成道路整治"]),
        ("5个园区开展试点，30家企业实施改造。", ["园区开展试点", "企业实施改造"]),
    ],
)
def test_what_was_done_to_all_of_a_list_is_told_with_the_last(text: str, expected: list[str]) -> None:
    assert names(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("11类32件民生实事全面完成。", ["民生实事全面完成", "民生实事全面完成"]),
        ("5批次19组企业实现重组。", ["企业实现重组", "企业实现重组"]),
        ("某港接待邮轮81艘次、旅客20余万人次。", ["某港接待邮轮", "某港接待旅客"]),
        ("全省承诺的15件实事全部兑现。", ["承诺实事兑现"]),
    ],
)
def test_figures_side_by_side_are_of_the_same_things(text: str, expected: list[str]) -> None:
    assert names(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("锂电池、风电机组等绿色产品产量增长20%。", "锂电池、风电机组等绿色产品产量"),
        ("发放低保、特困等救助资金6亿元。", "发放低保、特困等救助资金"),
        ("钢铁、石化等重点产业增加值占比达到40%。", "重点产业增加值占比"),
        ("茶叶、菌菇等八大特色产业产值突破300亿元。", "八大特色产业产值"),
    ],
)
def test_examples_stay_where_the_class_says_little_without_them(text: str, expected: str) -> None:
    assert names(text) == [expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("经济总量连跨3万亿元、4万亿元两个台阶。", ["经济总量", "经济总量"]),
        ("总产值先后突破3万亿元、4万亿元大关。", ["总产值", "总产值"]),
        ("货物外送21个省份、规模居全国前列。", ["货物外送省份"]),
        ("实际使用外资达到15.2亿美元、折合108亿元。", ["实际使用外资", "实际使用外资"]),
        ("进出口总值五年累计超过3.1万亿元。", ["进出口总值"]),
        ("居民人均可支配收入增速高于经济增速、突破3万元。", ["居民人均可支配收入"]),
        ("新能源装机占比达61%、规模翻了一番。", ["新能源装机占比", "新能源装机规模"]),
        ("优良天数比例达到76%、增加12天。", ["优良天数比例", "优良天数"]),
    ],
)
def test_words_about_the_way_to_a_figure_name_nothing(text: str, expected: list[str]) -> None:
    assert names(text) == expected


@pytest.mark.parametrize(
    ("text", "name", "value"),
    [
        ("老年医院数量新增71家。", "老年医院数量", 71),
        ("床位总数新增了3000张。", "床位总数", 3000),
        ("企业数量比上年新增12家。", "企业数量", 12),
    ],
)
def test_a_number_that_grew_has_changed(text: str, name: str, value: float) -> None:
    (record,) = figures(text)
    assert (record.indicator, record.measure, float(record.value or 0)) == (name, "change", value)


def test_places_that_are_no_known_ones_share_the_whole_measure() -> None:
    told = [one for one in read_report("甲子县、乙丑区生产总值分别增长5%、6%。", year=2022) if one.obs]
    assert [one.indicator for one in told] == ["甲子县生产总值", "乙丑区生产总值"]
