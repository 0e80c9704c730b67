"""Titles of the nation, what was chosen, deeds that look like moves, papers by their aim."""

import pytest

from orchestration.extraction import Record, read_report


def figures(text: str) -> list[Record]:
    return [record for record in read_report(text, year=2022, division="440000") if record.obs]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("新增全国文明城市3个、全国文明村镇40个。", ["新增全国文明城市", "新增全国文明村镇"]),
        ("全国重点实验室达到12家。", ["全国重点实验室"]),
        ("全国乡村治理示范村达到40个。", ["全国乡村治理示范村"]),
        ("新增全国示范街区8个、全国特色小镇5个。", ["新增全国示范街区", "新增全国特色小镇"]),
        ("全国先进集体增加到5个。", ["全国先进集体"]),
    ],
)
def test_a_title_of_the_nation_belongs_to_the_name(text: str, names: list[str]) -> None:
    told = figures(text)
    assert [one.indicator for one in told] == names
    assert {one.subject for one in told} == {None}


@pytest.mark.parametrize("text", ["全国粮食产量1.4万亿斤。", "全国固定资产投资增长4%。"])
def test_what_the_nation_has_is_the_nations(text: str) -> None:
    assert figures(text)[0].subject == "全国"


@pytest.mark.parametrize(
    ("text", "name", "value"),
    [
        ("三个案例入选国家典型。", "案例入选国家典型", "3"),
        ("医改两项做法获全国推广。", "医改做法获全国推广", "2"),
        ("两个园区获批国家级高新区。", "园区获批国家级高新区", "2"),
    ],
)
def test_what_was_chosen_among_others_is_counted(text: str, name: str, value: str) -> None:
    (told,) = figures(text)
    assert (told.indicator, str(told.value)) == (name, value)


@pytest.mark.parametrize("text", ["推进两项改革，提升能力。", "两个项目开工。", "抓好三个重点。"])
def test_so_many_in_words_are_mostly_a_saying(text: str) -> None:
    assert figures(text) == []


@pytest.mark.parametrize(
    ("text", "name", "measure"),
    [
        ("改善3000多所农村学校办学条件。", "改善农村学校办学条件", "level"),
        ("新建学校5所，改善30家医院就医环境。", "改善医院就医环境", "level"),
        ("提升50个景区接待能力。", "提升景区接待能力", "level"),
        ("优化12条公交线路。", "优化公交线路", "level"),
        ("综合排名提升3个位次。", "综合排名提升", "change"),
        ("优良率提升3个百分点。", "优良率", "change"),
    ],
)
def test_what_is_done_to_so_many_is_no_rise(text: str, name: str, measure: str) -> None:
    told = figures(text)[-1]
    assert (told.indicator, told.measure) == (name, measure)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("出台促进民营经济高质量发展22条政策措施。", "出台促进民营经济高质量发展政策措施"),
        ("制定支持青年创业16条改革举措。", "制定支持青年创业改革举措"),
        ("推出便民利企40条举措。", "推出便民利企举措"),
        ("出台20条政策措施。", "出台政策措施"),
    ],
)
def test_what_articles_are_for_stands_before_their_number(text: str, name: str) -> None:
    assert figures(text)[0].indicator == name


@pytest.mark.parametrize(
    ("text", "counts"),
    [
        ("推出国内首台量产级7兆瓦时储能柜。", False),
        ("全国首艘6000吨级江海直达船交付。", False),
        ("首座海上风电场装机30万千瓦。", True),
    ],
)
def test_how_large_the_first_of_its_kind_is_measures_nothing(text: str, counts: bool) -> None:
    assert bool(figures(text)) is counts


@pytest.mark.parametrize(
    ("text", "unit"),
    [("算力规模达到300亿亿次/秒。", "亿亿次/秒"), ("算力达8.6百亿亿次/秒。", "百亿亿次/秒")],
)
def test_so_many_operations_a_second(text: str, unit: str) -> None:
    assert figures(text)[0].unit == unit


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("90%以上的村集体经营性收入超过20万元。", ["村集体经营性收入超过20万元"]),
        ("八成以上的行政村集体收入超过10万元。", ["行政村集体收入超过10万元"]),
        ("60%的企业研发投入强度超过3%。", ["企业研发投入强度超过3%"]),
        ("85%的村集体收入达到10万元以上。", ["村集体收入达到10万元以上"]),
        ("70%以上的县生产总值增速高于5%。", ["县生产总值增速高于5%"]),
        # no part of them is told
        ("城镇化率达到60%，居民收入超过5万元。", ["城镇化率", "居民收入"]),
        ("财政收入达到10亿元以上。", ["财政收入"]),
        ("90%的企业复工，产值超过30亿元。", ["企业复工", "企业复工产值"]),
    ],
)
def test_a_mark_that_a_part_of_them_has_passed_is_no_figure(text: str, names: list[str]) -> None:
    assert [one.indicator for one in figures(text)] == names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("新创建省级绿色工厂50家、绿色园区4家。", ["新创建省级绿色工厂", "新创建省级绿色园区"]),
        ("国家级智能工厂达到20家、智能车间50个。", ["国家级智能工厂", "国家级智能车间"]),
        ("新增省级特色小镇3个、特色村9个。", ["新增省级特色小镇", "新增省级特色村"]),
        # of another kind
        ("国家级专精特新企业40家、单项冠军企业5家。", ["国家级专精特新企业", "单项冠军企业"]),
    ],
)
def test_things_of_one_kind_in_a_list_are_of_one_grade(text: str, names: list[str]) -> None:
    assert [one.indicator for one in figures(text)] == names


@pytest.mark.parametrize(
    "text", ["明确了民生福祉等五大类20个主要指标。", "围绕创新驱动等5个方面22项主要指标，科学设定。"]
)
def test_how_many_indicators_a_plan_has_is_no_figure(text: str) -> None:
    assert figures("二、2023年主要目标\n" + text) == []


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("北河断面达到Ⅱ类标准。", 1),
        ("南河断面优于国考标准（Ⅲ类）。", 1),
        ("北河干流水质稳定在Ⅱ类及以上。", 0),
        ("东湖水质连续4年保持Ⅲ类。", 0),
        ("湖库出境断面达到Ⅱ类水质。", 0),
    ],
)
def test_the_state_of_the_water_is_a_name_a_standard_reached_is_a_figure(text: str, count: int) -> None:
    assert len(figures(text)) == count


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (
            "开展促消费活动300场，推进以旧换新，带动消费5亿元，惠及消费者60万人次。",
            ["开展促消费活动", "以旧换新带动消费", "以旧换新惠及消费者"],
        ),
        ("推进以旧换新，带动消费5亿元，惠及消费者60万人次。", ["以旧换新带动消费", "以旧换新惠及消费者"]),
        (
            "发放消费券3亿元，拉动消费30亿元，惠及商户3万家。",
            ["发放消费券", "消费券拉动消费", "消费券惠及商户"],
        ),
    ],
)
def test_effects_told_in_a_row_are_of_the_same_thing(text: str, names: list[str]) -> None:
    assert [one.indicator for one in figures(text)] == names


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("高技术制造业增加值增长12%、连续18个月保持两位数增长。", 1),
        ("高技术产业投资连续两年实现两位数增长。", 0),
        ("出口实现两位数增长。", 1),
    ],
)
def test_for_how_long_growth_had_two_digits_is_no_rate(text: str, count: int) -> None:
    assert len(figures(text)) == count


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("完成投资120亿元，开工项目320个，竣工项目150个。", ["投资", "开工项目", "竣工项目"]),
        ("投资340万元，修建水渠3公里。", ["修建水渠投资", "修建水渠"]),
    ],
)
def test_works_begun_are_told_beside_what_was_invested(text: str, names: list[str]) -> None:
    assert [one.indicator for one in figures(text)] == names


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("低保最低月标准提高到930元。", "元/人/月"),
        ("城乡居民基础养老金月最低标准提高到156元。", "元/人/月"),
        ("居民医保财政年补助标准提高到610元。", "元/人/年"),
        ("城市低保人均保障标准提高至842元/月。", "元/人/月"),
        # wages and what no name says is paid to each
        ("月最低工资标准提高至2100元。", "元"),
        ("城乡低保标准达到9600元。", "元"),
        ("危房改造户均补助标准2万元。", "万元"),
    ],
)
def test_the_name_of_a_standard_tells_to_whom_and_how_often_it_is_paid(text: str, unit: str) -> None:
    assert figures(text)[0].unit == unit


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("教育、社保、卫生健康支出分别增长4%、7%、5%。", ["教育支出", "社保支出", "卫生健康支出"]),
        ("教育、医疗卫生支出分别增长4%、5%。", ["教育支出", "医疗卫生支出"]),
        ("科技、农林水支出分别增长4%、5%。", ["科技支出", "农林水支出"]),
        ("高铁通车里程新增186公里、总里程突破2500公里。", ["高铁通车里程新增", "高铁通车里程"]),
    ],
)
def test_what_is_spent_and_what_there_is_in_all_are_told_in_one_word(text: str, names: list[str]) -> None:
    assert [one.indicator for one in figures(text)] == names
