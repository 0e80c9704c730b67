"""Figures that say of which class a thing is measure nothing."""

import pytest

from orchestration.extraction import read_report


@pytest.mark.parametrize(
    ("text", "figure", "why"),
    [
        ("18个学科进入ESI前1%。", "1%", "threshold"),
        ("5个学科进入ESI全球前千分之一。", "千分之一", "threshold"),
        ("30人进入全球前3%顶尖科学家名单。", "3%", "threshold"),
        ("人均收入跨入全国前5%行列。", "5%", "threshold"),
        ("7个县财政收入增速超过20%，其余较慢。", "20%", "threshold"),
        ("9个市县固定资产投资增幅高于15%。", "15%", "threshold"),
        ("12个乡镇财政收入过亿元，9个上台阶。", "亿元", "threshold"),
        ("深入实施0.2微克攻坚行动。", "0.2微克", "name"),
        ("全球最高8米液压支架下线。", "8米", "name"),
        ("建成80米口径射电望远镜。", "80米", "name"),
        ("开工4座20万千瓦光热电站。", "20万千瓦", "threshold"),
        ("成为首个经济总量突破4万亿元的城市。", "4万亿元", "threshold"),
        ("成为首个年吞吐量超过400万标准箱的港口。", "400万标准箱", "threshold"),
        ("拍摄1080P视频。", "1080P", "name"),
        ("计划投资50亿元~100亿元项目5个。", "50亿元~100亿元", "threshold"),
        ("引进1-5亿元企业3家。", "1-5亿元", "threshold"),
    ],
)
def test_a_size_or_a_mark_within_a_name_is_no_figure(text: str, figure: str, why: str) -> None:
    told = {record.text: record.why for record in read_report(text, year=2025)}
    assert told[figure] == why


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("提出6项指标，其中就业人数增长5%。", ["5%"]),
        ("共计28项指标，其中预期性指标19项、约束性指标9项。", []),
        ("设置五大类20个主要指标，包括12个预期性指标、8个约束性指标。", []),
        # Indicators that something befell are counted.
        ("空气质量6项指标全部达标。", ["6项"]),
        ("康复率等5项指标居全国前列。", ["5项"]),
    ],
)
def test_how_many_indicators_a_plan_has_is_no_figure(text: str, figures: list[str]) -> None:
    assert [record.text for record in read_report(text, year=2025) if record.obs] == figures


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("招引20个以上过亿项目。", ["20个"]),
        ("培育超百亿企业3家、过千亿产业2个。", ["3家", "2个"]),
        ("税收首次突破百亿元。", ["百亿元"]),
        ("营业收入破千亿元大关。", ["千亿元"]),
        ("实验温度破亿度。", []),
        ("保障三批次18个项目。", ["三批次", "18个"]),
        ("打破千亿级格局。", []),
    ],
)
def test_words_of_size_are_figures_of_amounts_and_no_figures_of_classes(
    text: str, figures: list[str]
) -> None:
    assert [record.text for record in read_report(text, year=2022) if record.obs] == figures


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("新增养老床位2000张。", 2000, "张"),
        ("改建2010张护理床位。", 2010, "张"),
        ("种植树木1999株。", 1999, "株"),
        ("算力规模突破3500P。", 3500, "P"),
        ("智算规模达21万P。", 21, "万P"),
        ("优良天数连续6年稳定在322天以上。", 322, "天"),
        ("细颗粒物浓度低于每立方米21微克。", 21, "微克/立方米"),
    ],
)
def test_what_is_measured_keeps_its_unit(text: str, value: float, unit: str) -> None:
    (record,) = (record for record in read_report(text, year=2025) if record.obs)
    assert (float(record.value or 0), record.unit) == (value, unit)


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("完成造林35万亩以上、其中绿化工程18万亩。", ["35万亩", "18万亩"]),
        ("造林35万亩以上、草原修复18万亩。", ["35万亩", "18万亩"]),
        ("支持100亩以上、300亩以上的大户8家。", ["8家"]),
    ],
)
def test_a_list_sign_after_a_bound_makes_no_class(text: str, figures: list[str]) -> None:
    assert [record.text for record in read_report(text, year=2025) if record.obs] == figures


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("7个县财政收入平均增长超过20%。", ["7个", "20%"]),
        ("9个县共实现财政收入超过5亿元。", ["9个", "5亿元"]),
        ("全县财政收入超过5亿元。", ["5亿元"]),
        ("12个乡镇财政收入过亿元。", ["12个"]),
        # sayings of the middle of a year, of who leads and of what one has to show
        ("实现“时间过半、任务完成过半”。", []),
        ("努力实现时间过半任务过半。", []),
        ("实现双过半。", []),
        ("入户率过半。", ["过半"]),
        ("四套班子齐抓共管，交出三份答卷。", []),
        ("打赢五场硬仗、三场攻坚战。", []),
        ("配备四套设备，发放三份补贴。", ["四套"]),
    ],
)
def test_bounds_that_many_have_passed_and_sayings_are_no_figures(text: str, figures: list[str]) -> None:
    assert [record.text for record in read_report(text, year=2025) if record.obs] == figures


@pytest.mark.parametrize(
    ("text", "ranks"),
    [
        ("用电量总量第四，增速第一。", [4, 1]),
        ("用电量增速第二，税收增幅第三。", [2, 3]),
        ("第二产业用电增速加快。", []),
        ("保持增速，第三产业更快。", []),
    ],
)
def test_a_place_by_growth_is_a_rank(text: str, ranks: list[int]) -> None:
    found = [record for record in read_report(text, year=2025) if record.obs]
    assert [record.value for record in found if record.measure == "rank"] == ranks
    assert {record.measure for record in found} <= {"rank"}


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("税收超百亿。", [("百亿", 100, "亿")]),
        ("经济总量迈上千亿台阶。", [("千亿", 1000, "亿")]),
        ("三个县产值破千亿，创历史新高。", [("千亿", 1000, "亿")]),
        ("引进超百亿项目。", []),
        ("打造千亿台机器人产业。", []),
    ],
)
def test_words_of_size_without_a_unit_are_figures_of_money(
    text: str, figures: list[tuple[str, float, str]]
) -> None:
    found = [one for one in read_report(text, year=2025) if one.obs]
    assert [(one.text, one.value, one.unit) for one in found] == figures


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("企业总数突破500家大关。", ["500家"]),
        ("经济总量跨越3个台阶。", []),
        ("引进项目二十三个，签约十二个。", ["二十三个", "十二个"]),
        ("落实“二十个”工程。", []),
        ("突破二十个领域难题。", []),
    ],
)
def test_counts_that_end_their_clause_or_pass_a_mark(text: str, figures: list[str]) -> None:
    assert [record.text for record in read_report(text, year=2025) if record.obs] == figures


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        # one of so many
        ("被省政府确定为重点扶持的25个农业强县之一。", []),
        # a count that looks like a year
        ("侦破案件1963起，拆除旧房2014间。", ["1963起", "2014间"]),
        ("整治隐患2011起。", ["2011起"]),
        ("自2016起，实施新标准，2018起草条例。", []),
        # meetings after one that is numbered
        ("举办首届茶叶博览会和3届花卉节。", ["3届"]),
        ("连续举办3届花卉节。", []),
        # what a county has is no county
        ("9个县域产业集群营收超4500万元，质量提升。", ["9个", "4500万元"]),
        ("9个县营收超50万元，质量提升。", ["9个"]),
        ("新打机井765眼，投放鱼苗30万尾。", ["765眼", "30万尾"]),
        ("成为全国首批6个湿地公园之一。", []),
        ("这是全省8个重点港口之一。", []),
        ("新建25个公园，之一已开放。", ["25个"]),
        ("建成6个公园，成为全市亮点之一。", ["6个"]),
        # two things that are named and stand or are run
        ("东湖、西湖两个地下商场投入使用。", ["两个"]),
        ("推进北山和南山两个旅游景区建设。", ["两个"]),
        ("抓好两个市场。", []),
        ("支持东港、西港两个合作区。", []),
        ("连续迈上3万亿、4万亿两个台阶。", []),
        # grades apart
        ("水质优于国家标准一个类别。", ["一个类别"]),
        ("水质提升一个类别。", ["一个类别"]),
        ("归入一个类别。", []),
    ],
)
def test_what_is_one_of_many_what_is_named_and_how_far_grades_are_apart(
    text: str, figures: list[str]
) -> None:
    told = [record for record in read_report(text, year=2022) if record.obs and record.code is None]
    assert [record.text for record in told if "亿" not in record.text] == figures
