"""How plan reports of provinces tell their figures: what all of a list did, what became of many."""

import pytest

from orchestration.extraction import Record, read_report


def figures(text: str, year: int = 2022) -> list[Record]:
    return [record for record in read_report(text, year=year) if record.obs]


def names(text: str) -> list[str | None]:
    return [record.indicator for record in figures(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("15件民生实事圆满完成。", ["民生实事圆满完成"]),
        ("100项重点任务基本完成。", ["重点任务基本完成"]),
        ("15件民生实事如期完成。", ["民生实事"]),
        ("30个合作项目扎实推进。", ["合作项目扎实推进"]),
        ("40个项目中，30个已全部完成，5个基本完成。", ["项目", "项目已全部完成", "项目基本完成"]),
    ],
)
def test_how_it_was_done_is_told_with_the_deed(text: str, expected: list[str]) -> None:
    assert names(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "12家食堂、30家配送单位实现明厨亮灶全覆盖。",
            ["食堂实现明厨亮灶全覆盖", "配送单位实现明厨亮灶全覆盖"],
        ),
        (
            "某市金融改革试点35项经验、某县农村综合改革试点26项做法获全国推广。",
            ["某市金融改革试点经验获全国推广", "某县农村综合改革试点做法获全国推广"],
        ),
        (
            "海岛生态文明试验区26项改革成果在全国推广。",
            ["海岛生态文明试验区改革成果在全国推广"],
        ),
        (
            "推动60个产业园区、1200家重点用能企业完成节能改造。",
            ["推动产业园区完成节能改造", "推动重点用能企业完成节能改造"],
        ),
        # a verb before the first of them tells what was done
        ("新增3个镇、5个村获评文明村镇。", ["新增镇", "新增村获评文明村镇"]),
        ("建成2个园区、3个基地，入选名单。", ["建成园区", "建成基地"]),
    ],
)
def test_what_the_last_of_a_list_did_the_first_did_too(text: str, expected: list[str]) -> None:
    assert names(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "统计的200种产品中，我省产量占全国比重超过20%的有35种、超过30%的有18种。",
            ["统计产品", "产品产量占全国比重超过20%", "产品产量占全国比重超过30%"],
        ),
        (
            "300种工业产品中，我省在全国占比超过5%的有35种、超过8%的有18种。",
            ["工业产品", "工业产品在全国占比超过5%", "工业产品在全国占比超过8%"],
        ),
        (
            "主营业务收入超百亿元的企业有30家、超千亿元的有3家。",
            ["主营业务收入超百亿元的企业", "主营业务收入超千亿元的企业"],
        ),
        (
            "12个县生产总值突破百亿元，其中超300亿元的有7个。",
            ["县生产总值突破百亿元", "县生产总值超300亿元"],
        ),
        # figures of their own, past no mark of another
        ("新增企业500家，其中超10亿元的有7家。", ["新增企业", "超10亿元"]),
        ("高新技术企业超过2000家，专精特新企业超过500家。", ["高新技术企业", "专精特新企业"]),
    ],
)
def test_so_many_more_past_another_mark_are_the_same_things(text: str, expected: list[str]) -> None:
    assert names(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("提供法律咨询、心理辅导等服务，服务人数超5万人次。", ["法律咨询、心理辅导等服务人数"]),
        ("开展职业技能培训，培训人数达到12万人。", ["职业技能培训人数"]),
        ("扩大医保谈判药品范围，药品数增加15%以上。", ["医保谈判药品数"]),
        ("推进人口流入多的城区公办幼儿园学位建设，增加学位3万个。", ["增加城区公办幼儿园学位"]),
        # nothing before tells which of them
        ("优化营商环境，新增项目30个。", ["新增项目"]),
        ("完善养老服务体系，新增床位5000张。", ["新增床位"]),
        ("建设重大项目200个，新增项目30个。", ["建设重大项目", "新增项目"]),
    ],
)
def test_what_is_said_again_is_what_the_clause_before_names(text: str, expected: list[str]) -> None:
    assert names(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("组建科技特派员服务团、覆盖1200家企业。", ["科技特派员服务团覆盖企业"]),
        ("建立党员干部包联机制、覆盖3.5万家企业。", ["党员干部包联机制覆盖企业"]),
        ("新建供水管网120公里、惠及12万户居民。", ["新建供水管网", "新建供水管网惠及居民"]),
    ],
)
def test_what_covers_so_many_stands_before_the_sign(text: str, expected: list[str]) -> None:
    assert names(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("将12支基金整合为3支基金。", [("基金", "prior", "2021"), ("基金", "actual", "2022")]),
        ("把126个乡镇合并为98个乡镇。", [("乡镇", "prior", "2021"), ("乡镇", "actual", "2022")]),
        (
            "职业伤害保障试点从3个市扩大到14个市。",
            [("职业伤害保障试点市", "prior", "2021"), ("职业伤害保障试点市", "actual", "2022")],
        ),
        (
            "推动强基计划从12个县（市、区）扩大到40个县（市、区）。",
            [("强基计划县", "prior", "2021"), ("强基计划县", "actual", "2022")],
        ),
        # nothing becomes of the first here
        (
            "将3家企业列入名单，整合为5个平台。",
            [("企业列入名单", "actual", "2022"), ("整合平台", "actual", "2022")],
        ),
        ("将建设12个园区。", [("建设园区", "actual", "2022")]),
    ],
)
def test_so_many_became_so_few(text: str, expected: list[tuple[str, str, str]]) -> None:
    assert [(one.indicator, one.nature, one.period) for one in figures(text)] == expected


@pytest.mark.parametrize(
    ("text", "period", "nature"),
    [
        ("再用十年时间，到二〇三五年，经济总量实现倍增。", "2035", "target"),
        ("到二○三○年，城镇化率达到70%。", "2030", "target"),
        ("一九九八年地区生产总值增长5%。", "1998", "actual"),
        ("一九家企业，地区生产总值增长5%。", "2022", "actual"),
    ],
)
def test_years_may_be_spelled_out(text: str, period: str, nature: str) -> None:
    told = figures(text)[-1]
    assert (told.period, told.nature) == (period, nature)


@pytest.mark.parametrize(
    ("text", "name", "subject"),
    [
        ("城市副中心和东部新城地区生产总值增长5%。", "地区生产总值", "城市副中心和东部新城"),
        ("主城区、老城区固定资产投资增长8%。", "固定资产投资", "主城区、老城区"),
        ("地区生产总值增长5%。", "地区生产总值", None),
    ],
)
def test_parts_of_a_place_that_are_told_together(text: str, name: str, subject: str | None) -> None:
    (told,) = figures(text)
    assert (told.indicator, told.subject) == (name, subject)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("办理人大代表建议12件、全国政协提案8件。", [("办理人大代表建议", "件"), ("办理全国政协提案", "件")]),
        ("开展飞防作业320万亩次。", [("开展飞防作业", "万亩次")]),
        ("检测能力达到每日200万份。", [("检测能力", "万份")]),
        ("生猪、肉羊年出栏量分别达3000万头、200万只。", [("生猪年出栏量", "万头"), ("肉羊年出栏量", "万只")]),
    ],
)
def test_words_that_belong_together(text: str, expected: list[tuple[str, str]]) -> None:
    assert [(one.indicator, one.unit) for one in figures(text)] == expected


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("五年来，8万套保障房任务如期完成。", "2018/2022"),
        ("五年来，12部作品获国家文学奖。", "2018/2022"),
        ("五年来，500万名务工人员在省内稳定就业。", "2022"),
        ("五年来，农民工在外务工300万人。", "2018/2022"),
        ("五年来，公交线路通达12个地级以上市。", "2022"),
        ("五年来，承接国家改革试点86项。", "2018/2022"),
        ("五年来，临时救助12万人次。", "2018/2022"),
        ("五年来，8个承接产业转移园区提质增效。", "2022"),
    ],
)
def test_what_was_won_and_done_is_of_all_the_years(text: str, period: str) -> None:
    assert [one.period for one in figures(text)] == [period]


@pytest.mark.parametrize(
    ("text", "periods"),
    [
        ("新能源装机占比达到52%，近3年提高20个百分点，高于全国3个百分点。", ["2022", "2020/2022", "2022"]),
        ("城镇化率达到66%，5年提高6个百分点，高于全国2个百分点。", ["2022", "2018/2022", "2022"]),
        ("地区生产总值年均增长6%，高于全国1个百分点。", ["2018/2022", "2018/2022"]),
    ],
)
def test_a_distance_after_a_move_is_of_what_was_reached(text: str, periods: list[str]) -> None:
    assert [one.period for one in figures(text)] == periods


def test_a_rate_of_fall_that_is_to_meet_a_task_is_growth() -> None:
    (told,) = figures("二、主要目标\n碳排放强度降低率完成国家下达任务。")
    assert (told.indicator, told.measure) == ("碳排放强度降低率", "growth")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "民营经济贡献了全省50%以上的税收、60%以上的生产总值。",
            [("民营经济贡献了全省税收", None), ("民营经济贡献了全省生产总值", None)],
        ),
        (
            "民营经济贡献了60%的生产总值和80%的就业。",
            [("民营经济贡献生产总值", None), ("民营经济贡献就业", None)],
        ),
        # what nobody gives is told of the place
        ("地方财政收入增长5%、出口增长6%。", [("地方财政收入", "budget_revenue"), ("出口", "exports")]),
    ],
)
def test_what_one_gives_of_each_is_of_the_giver(text: str, expected: list[tuple[str, str | None]]) -> None:
    assert [(one.indicator, one.code) for one in figures(text)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("新建和改造提升高标准农田8万亩，累计建成20万亩。", ["新建和改造提升高标准农田", "建成高标准农田"]),
        ("更新改造供水管网300公里、燃气管网250公里。", ["更新改造供水管网", "更新改造燃气管网"]),
        ("引进重大项目10个、到位省外资金12亿元。", ["引进重大项目", "到位省外资金"]),
        ("规上工业企业新增8家、总数达到180家。", ["规上工业企业新增", "规上工业企业"]),
        ("新增减税降费及退税缓费超600亿元，惠及经营主体32万户。", [
            "新增减税降费及退税缓费", "减税降费及退税缓费惠及经营主体"]),
        ("粮食产量连年丰收，达到70亿斤。", ["粮食产量"]),
        ("粮食产量连年稳定在70亿斤以上。", ["粮食产量"]),
    ],
)  # fmt: skip
def test_what_a_figure_goes_on_with_is_named_whole(text: str, expected: list[str]) -> None:
    assert names(text) == expected


@pytest.mark.parametrize(
    ("text", "period", "nature"),
    [
        ("展望2035年，人均地区生产总值达到3万美元左右。", "2035", "target"),
        ("回望2020年，地区生产总值增长8%。", "2020", "actual"),
        ("五年来，12万农业转移人口落户城镇。", "2018/2022", "actual"),
    ],
)
def test_a_year_that_is_looked_at(text: str, period: str, nature: str) -> None:
    assert [(one.period, one.nature) for one in figures(text)] == [(period, nature)]


def test_what_is_reached_after_a_sum_is_of_the_last_year() -> None:
    told = figures("五年来，累计建成公路250公里，民用机场增至19个，高校由30所增至38所。")
    assert [one.period for one in told] == ["2018/2022", "2022", "2017", "2022"]


@pytest.mark.parametrize(
    ("text", "periods"),
    [
        ("五年来，专利授权累计12万件、实现翻番。", ["2018/2022", "2018/2022"]),
        ("五年来，交通投资累计完成900亿元、增长60%。", ["2018/2022", "2018/2022"]),
        ("五年来，高速公路里程达到900公里、增长20%。", ["2022", "2022"]),
    ],
)
def test_a_sum_of_years_that_grew(text: str, periods: list[str]) -> None:
    assert [one.period for one in figures(text)] == periods
