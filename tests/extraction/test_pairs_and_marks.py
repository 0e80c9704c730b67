"""Pairs told as one word, words that a list shares, marks of size, and small moves."""

import pytest

from orchestration.extraction import Record, read_report


def figures(text: str) -> list[Record]:
    return [record for record in read_report(text, year=2025) if record.obs]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("牛羊出栏分别增长4.1%、2.3%。", ["牛出栏", "羊出栏"]),
        ("牛羊肉产量分别达到5万吨、3万吨。", ["牛肉产量", "羊肉产量"]),
        ("公路客货运量分别增长4.1%、2.3%。", ["公路客运量", "公路货运量"]),
        ("中小学在校生分别为5万人、9万人。", ["中学在校生", "小学在校生"]),
        ("工农业产值分别增长5%、3%。", ["工业产值", "农业产值"]),
        ("牛羊存栏增长5.2%。", ["牛羊存栏"]),
    ],
)
def test_a_pair_told_as_one_word_is_two_where_each_has_its_figure(text: str, names: list[str]) -> None:
    assert [record.indicator for record in figures(text)] == names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (
            "地表水、近岸海域水质优良比例分别达88.4%、96.1%。",
            ["地表水水质优良比例", "近岸海域水质优良比例"],
        ),
        (
            "国控断面、省控断面水质达标率分别达91.9%、98.7%。",
            ["国控断面水质达标率", "省控断面水质达标率"],
        ),
        ("食品、药品抽检合格率分别超97.2%和98%。", ["食品抽检合格率", "药品抽检合格率"]),
        ("产品、工程质量合格率分别为97.2%和98%。", ["产品质量合格率", "工程质量合格率"]),
        ("空气质量优良率、森林覆盖率分别达91.9%、68.7%。", ["空气质量优良率", "森林覆盖率"]),
        ("机场旅客和货邮吞吐量分别达到900万人次、35万吨。", ["机场旅客吞吐量", "货邮吞吐量"]),
        ("铁路旅客、货物周转量分别增长3%、2%。", ["铁路旅客周转量", "货物周转量"]),
    ],
)
def test_how_good_or_how_much_is_said_once_for_a_list(text: str, names: list[str]) -> None:
    assert [record.indicator for record in figures(text)] == names


@pytest.mark.parametrize(
    ("text", "name", "value"),
    [
        ("居民消费价格微涨0.3%。", "居民消费价格", 0.3),
        ("CPI微降0.3%。", "CPI", -0.3),
        ("出口微增0.3%。", "出口", 0.3),
        ("进口略微下降0.3%。", "进口", -0.3),
        ("普惠小微增长20%。", "普惠小微", 20),
    ],
)
def test_how_little_something_moved_is_no_part_of_its_name(text: str, name: str, value: float) -> None:
    (record,) = figures(text)
    assert (record.indicator, float(record.value or 0), record.measure) == (name, value, "growth")


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("6个产业规模超千亿元。", ["6个"]),
        ("5个产业集群产值突破百亿元。", ["5个"]),
        ("3条产业链、4个行业营业收入超千亿元。", ["3条", "4个"]),
        ("三大产业规模突破千亿元。", ["千亿元"]),
        ("6个产业规模合计超千亿元。", ["6个", "千亿元"]),
        ("5个产业集群产值突破5000亿元。", ["5个", "5000亿元"]),
    ],
)
def test_a_word_of_size_that_so_many_trades_passed_measures_nothing(text: str, told: list[str]) -> None:
    assert [record.text for record in figures(text)] == told


@pytest.mark.parametrize(
    ("text", "measure", "code"),
    [
        ("粮食总产增量9亿斤。", "change", "grain_output"),
        ("地区生产总值增量300亿元。", "change", "gdp"),
        ("社会融资规模增量900亿元。", "level", None),
        ("粮食总产再创新高，增量占全国13.6%。", "share", None),
    ],
)
def test_by_how_much_output_rose_is_a_change(text: str, measure: str, code: str | None) -> None:
    assert [(record.measure, record.code) for record in figures(text)] == [(measure, code)]


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("五年来，服务业增加值跨上万亿元台阶。", "2021/2025"),
        ("五年来，财政收入迈上百亿元新台阶。", "2021/2025"),
        ("五年来，旅游收入突破千亿元大关。", "2021/2025"),
        ("五年来，出口突破千亿元。", "2025"),
        ("五年来，筹建保障性住房6万套。", "2021/2025"),
        ("五年来，集中采购为群众减负20亿元。", "2021/2025"),
        ("五年来，为企业让利40亿元。", "2021/2025"),
        ("五年来，5万户群众喝上放心水。", "2021/2025"),
        ("五年来，3万农牧民搬进新居。", "2021/2025"),
        ("五年来，办好民生实事90件。", "2021/2025"),
        ("五年来，组织结对帮扶学校90所。", "2021/2025"),
        ("五年来，参保居民90万人。", "2025"),
        ("安置房项目提前2个月实现100%交付。", "2025"),
        ("工程提前2个月完成投资30亿元。", "2025"),
        ("前3个月，出口增长5%。", "2025-01/2025-03"),
    ],
)
def test_marks_and_deeds_are_of_all_the_years_and_how_early_is_no_time(text: str, period: str) -> None:
    assert [record.period for record in figures(text)] == [period]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("实施免费手术1400例。", ["1400例"]),
        ("救治患者2015例、办结案件2008宗。", ["2015例", "2008宗"]),
        ("2015年救治患者300例。", ["300例"]),
    ],
)
def test_cases_that_are_counted_are_no_year(text: str, told: list[str]) -> None:
    assert [record.text for record in figures(text)] == told


def test_a_year_held_against_another_does_not_end_the_look_back() -> None:
    text = "一、“十四五”时期工作回顾\n2025年主导产业比重较2020年提高约12个百分点。新增度假区4个。\n"
    assert [record.period for record in figures(text)] == ["2025", "2021/2025"]


def test_a_plan_that_is_built_upon_is_no_time_of_what_comes_after() -> None:
    text = (
        "二、“十五五”时期主要目标\n规划展望了到2035年的目标，在“十五五”基础上再奋斗五年，"
        "人均地区生产总值比2020年翻一番。\n"
    )
    assert [record.period for record in figures(text)] == ["2035"]


@pytest.mark.parametrize("text", ["某品种连续三年蝉联全国推广面积第一。", "苹果产量蝉联全省第一。"])
def test_a_place_held_again_is_a_rank(text: str) -> None:
    assert [record.measure for record in figures(text)] == ["rank"]


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("城乡低保标准提高到每人每月815元。", ["min_living_standard"]),
        ("城乡低保标准分别增长8%、9%。", ["min_living_standard", "min_living_standard_rural"]),
        ("城市低保标准提高5%。", ["min_living_standard"]),
        (
            "城乡居民低保标准分别提高到每人每月900元、700元。",
            ["min_living_standard", "min_living_standard_rural"],
        ),
        ("省级重点产业项目完成投资800亿元、增长4%。", [None, None]),
        ("进口货值、出口货值分别增长8%、4%。", ["imports", "exports"]),
    ],
)
def test_wordings_of_codes(text: str, codes: list[str]) -> None:
    assert [record.indicator_code for record in figures(text)] == codes


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("覆盖8县42村。", [("8县", "覆盖"), ("42村", "覆盖")]),
        ("2县4乡电网改造工程建成投运。", [("2县", "电网改造工程建成投运"), ("4乡", "电网改造工程建成投运")]),
        ("项目覆盖3市12县区。", [("3市", "项目覆盖"), ("12县区", "项目覆盖")]),
        ("打造1县1业，推进1村1品。", []),
        ("下辖2区7县。", []),
        ("107县道、318村道改造完成。", []),
    ],
)
def test_places_side_by_side_are_counted(text: str, told: list[tuple[str, str]]) -> None:
    assert [(record.text, record.indicator) for record in figures(text)] == told


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("审计发现20个问题。", ["审计发现问题"]),
        ("物种调查发现3种新物种、4种新记录。", ["物种调查发现新物种", "物种调查发现新记录"]),
        ("出现3例病例。", ["出现病例"]),
        ("兑现20亿元。", ["兑现"]),
        ("现有企业20家。", ["现有企业"]),
        ("48项检查点中有19项达到最好水平。", ["检查点", "检查点达到最好水平"]),
        ("25个产业链中有12个实现增长。", ["产业链", "产业链增长"]),
        ("新能源汽车渗透率达40%，保有量突破40万辆。", ["新能源汽车渗透率", "新能源汽车保有量"]),
        ("智能手机普及率达90%，产量突破40万台。", ["智能手机普及率", "智能手机产量"]),
        ("煤炭产量9亿吨，外运煤炭7亿吨。", ["煤炭产量", "外运煤炭"]),
        ("粮食产量90万吨，收储粮食30万吨。", ["粮食产量", "收储粮食"]),
        ("完成生态修复任务14万亩，其中封山育林5万亩。", ["生态修复任务", "封山育林"]),
        ("下达化解任务40亿元，其中市本级5亿元。", ["下达化解任务", "市本级下达化解任务"]),
    ],
)
def test_what_was_found_reached_or_sent_keeps_its_own_words(text: str, names: list[str]) -> None:
    assert [record.indicator for record in figures(text)] == names


def test_what_is_summed_up_after_a_year_is_of_the_term() -> None:
    text = (
        "一、“十四五”时期工作回顾\n新建学校9所，2025年旅游收入66亿元，累计20种产品进入市场，"
        "引进保健品22款，航线累计达到60条。\n"
    )
    assert [record.period for record in figures(text)][1:] == ["2025", "2021/2025", "2021/2025", "2025"]


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("五年来，实际使用外资90亿美元。", "2021/2025"),
        ("五年来，实际到位内资300亿元。", "2021/2025"),
        ("五年来，实际使用外资达到90亿美元。", "2025"),
        ("五年来，实际利用外资突破9亿美元。", "2025"),
        ("实际使用外资90亿美元。", "2025"),
    ],
)
def test_capital_that_came_in_is_summed_over_the_years(text: str, period: str) -> None:
    assert [record.period for record in figures(text)] == [period]


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("接待游客人次达356.2万。", "万人次"),
        ("医疗旅游人次66.5万、收入3亿元。", "万人次"),
        ("旅居人数550万。", "万"),
    ],
)
def test_how_often_they_came_is_the_unit_of_a_bare_number(text: str, unit: str) -> None:
    assert figures(text)[0].unit == unit


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("航线通达20个国家。", "航线通达国家"),
        ("高铁直达30个城市。", "高铁直达城市"),
        ("产量达20万吨。", "产量"),
        ("18项指标中有12项居全省前列。", "指标居全省前列"),
    ],
)
def test_where_something_gets_to_keeps_its_verb(text: str, name: str) -> None:
    assert figures(text)[-1].indicator == name


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("推动甲企业9万吨铝板、乙公司6万吨再生铜等项目建设。", ["9万吨", "6万吨"]),
        ("加快甲厂9万吨板材、乙厂20万吨铝材、丙厂8万吨型材等项目建设。", ["9万吨", "20万吨", "8万吨"]),
        ("支持某集团7万吨合金、某矿业3万吨锂盐等项目达产。", ["7万吨", "3万吨"]),
        ("某粮库一期、某集团20万吨粮食储备库建成。", []),
    ],
)
def test_works_in_a_list_that_a_verb_opens_are_told_by_their_size(text: str, told: list[str]) -> None:
    assert [record.text for record in figures(text)] == told
