"""Sentences of statistical communiqués and of bulletins on the economy: parts, prices, turns, plans."""

import pytest

from orchestration.extraction import Record, read_report


def figures(text: str, year: int = 2022) -> list[Record]:
    return [record for record in read_report(text, year=year) if record.obs]


@pytest.mark.parametrize(
    ("text", "indicators"),
    [
        ("商品房销售面积50万平方米，其中住宅40万平方米。", ["商品房销售面积", "住宅销售面积"]),
        ("房屋竣工面积50万平方米，其中住宅40万平方米。", ["房屋竣工面积", "住宅竣工面积"]),
        ("房屋施工面积90万平方米，竣工面积20万平方米。", ["房屋施工面积", "房屋竣工面积"]),
        ("公园绿地面积50万平方米，其中城区40万平方米。", ["公园绿地面积", "城区公园绿地面积"]),
        (
            "按消费形态分，城镇消费品零售额60亿元，商品零售50亿元，餐饮收入10亿元。",
            ["城镇消费品零售额", "商品零售", "餐饮收入"],
        ),
        ("年末共有A级景区42处，其中5A级1处、4A级8处。", ["A级景区", "5A级景区", "4A级景区"]),
        ("拥有国家A级旅游景区9处，其中4A级2处。", ["国家A级旅游景区", "4A级旅游景区"]),
        ("普通高中45所，在校学生6.8万人，招生2.3万人。", ["普通高中", "普通高中在校学生", "普通高中招生"]),
        ("全市总户数12万户，总人口41万人。", ["总户数", "总人口"]),
        ("园区12个，总人口41万人。", ["园区", "园区总人口"]),
        ("工业经济效益综合指数为286。实现利税16亿元。", ["工业经济效益综合指数", "工业利税"]),
        ("续建项目62个，投资118亿元；新开工项目7个，投资13亿元。",
         ["续建项目", "续建项目投资", "新开工项目", "新开工项目投资"]),
        ("改造泵站62座，投资118亿元。", ["改造泵站", "泵站投资"]),
        (
            "开工项目237个，其中省级项目16个；完成投资315亿元。",
            ["开工项目", "省级项目", "开工项目完成投资"],
        ),
        ("开工项目237个，其中省级项目16个、完成投资31亿元。", ["开工项目", "省级项目", "省级项目完成投资"]),
        ("建成产业园区8个，新入驻企业36户。", ["建成产业园区", "产业园区新入驻企业"]),
        ("建成水库8座，新入驻企业36户。", ["建成水库", "新入驻企业"]),
        ("万元GDP水耗下降12%、电耗下降7%。", ["万元GDP水耗", "万元GDP电耗"]),
        ("实际利用内资30亿元、外资381万美元。", ["实际利用内资", "实际利用外资"]),
        ("投资7亿元，实施了河道治理、水库加固等工程。", ["河道治理、水库加固等工程投资"]),
        ("投资1.9亿元，治理农田44万亩。", ["治理农田投资", "治理农田"]),
    ],
)  # fmt: skip
def test_a_part_keeps_what_tells_it_apart(text: str, indicators: list[str]) -> None:
    assert [record.indicator for record in figures(text)] == indicators


@pytest.mark.parametrize(
    ("text", "indicators"),
    [
        (
            "每百户城镇家庭拥有汽车32辆、空调128台，热水器98台。",
            ["每百户城镇家庭拥有汽车", "每百户城镇家庭拥有空调", "每百户城镇家庭拥有热水器"],
        ),
        (
            "农村居民每百户拥有冰箱93台、洗衣机86台。",
            ["农村居民每百户拥有冰箱", "农村居民每百户拥有洗衣机"],
        ),
        ("每百户家庭拥有汽车32辆，建成充电桩98台。", ["每百户家庭拥有汽车", "建成充电桩"]),
        ("全市拥有汽车32辆，热水器98台。", ["汽车", "热水器"]),
    ],
)
def test_what_so_many_households_own_is_told_for_each_of_a_list(text: str, indicators: list[str]) -> None:
    assert [record.indicator for record in figures(text)] == indicators


@pytest.mark.parametrize(
    ("text", "indicators"),
    [
        (
            "居民消费价格上涨2%，其中食品烟酒上涨3%，居住下降1%。",
            ["居民消费价格", "食品烟酒价格", "居住价格"],
        ),
        (
            "居民消费价格总水平上涨2%。其中，食品类价格上涨3%，家庭设备用品及维修服务上涨1%。",
            ["居民消费价格总水平", "食品类价格", "家庭设备用品及维修服务价格"],
        ),
        (
            "居民消费价格指数为102，其中城市上涨2%，农村上涨3%。",
            ["居民消费价格指数", "城市居民消费价格", "农村居民消费价格"],
        ),
        ("居民消费价格上涨2%，其中食品价格上涨3%；用电量增长4%。", ["居民消费价格", "食品价格", "用电量"]),
        ("进出口总额增长2%，其中机电产品增长3%。", ["进出口总额", "机电产品进出口总额"]),
    ],
)
def test_the_parts_of_consumer_prices_are_prices(text: str, indicators: list[str]) -> None:
    assert [record.indicator for record in figures(text)] == indicators


def test_prices_of_a_side_of_the_place_are_not_those_of_the_place() -> None:
    told = figures("居民消费价格上涨2%，其中城市上涨1.8%，农村上涨2.4%。")
    assert [record.code for record in told] == ["cpi", None, None]


@pytest.mark.parametrize(
    ("text", "measure", "value"),
    [
        ("工业品出厂价格指数98.3%。", "growth", "-1.7"),
        ("商品零售价格指数为102.0。", "growth", "2.0"),
        ("产品合格率98.3%。", "share", "98.3"),
        ("地均产值5亿元/平方公里，同比提高0.5亿元/平方公里。", "change", "0.5"),
        ("地均产值5亿元/平方公里。", "level", "5"),
        ("低保标准为每人每月900元。", "price", "900"),
        ("新退出融资平台346家、超计划19家。", "difference", "19"),
        ("财政收入20亿元，超预算2亿元。", "difference", "2"),
        ("财政收入超过20亿元。", "level", "20"),
        ("空气质量好于二级标准天数超过275天。", "level", "275"),
        ("空气质量优良天数高于全省平均12天。", "difference", "12"),
    ],
)
def test_how_a_figure_of_a_communique_measures(text: str, measure: str, value: str) -> None:
    last = figures(text)[-1]
    assert (last.measure, str(last.value)) == (measure, value)


@pytest.mark.parametrize("text", ["新退出融资平台346家、超计划19家。", "税收20亿元，高于年度目标2亿元。"])
def test_what_lies_beyond_a_plan_has_come_about(text: str) -> None:
    assert figures(text)[-1].nature == "actual"


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("亿元产值事故死亡率0.033。", ["0.033"]),
        ("总和生育率为1.3。", ["1.3"]),
        ("总和生育率1.3", ["1.3"]),
        ("提高效率12345热线。", []),
        ("日照时数1086小时。", ["1086小时"]),
        ("会议开了3小时。", []),
        ("新建存栏2000头奶牛场16个。", ["16个"]),
        ("建成年出栏1万头以上养殖场3个。", ["3个"]),
        ("生猪存栏2000头，牛场16个。", ["2000头", "16个"]),
        ("农村用电量12.8亿千瓦小时。", ["12.8亿千瓦小时"]),
    ],
)
def test_what_is_a_figure_and_what_a_size(text: str, read: list[str]) -> None:
    assert [record.text for record in figures(text)] == read


@pytest.mark.parametrize(
    ("text", "periods"),
    [
        (
            "一季度、上半年、前三季度出口分别增长8%、7%和6%。",
            ["2022-01/2022-03", "2022-01/2022-06", "2022-01/2022-09"],
        ),
        ("出口5月、6月分别增长8%和7%。", ["2022-05", "2022-06"]),
        ("2020年、2021年，出口分别增长8%和7%。", ["2020", "2021"]),
        ("2021年一季度和二季度出口分别增长8%和7%。", ["2021-01/2021-03", "2021-04/2021-06"]),
        ("上半年，出口和进口分别增长8%和7%。", ["2022-01/2022-06"] * 2),
        ("2020年、2021年获评先进，出口和进口分别增长8%和7%。", ["2021"] * 2),
    ],
)
def test_a_list_of_times_gives_each_figure_its_own(text: str, periods: list[str]) -> None:
    told = figures(text)
    assert [record.period for record in told] == periods
    assert all(record.code in ("exports", "imports") for record in told)


@pytest.mark.parametrize(
    ("text", "indicators"),
    [
        (
            "入社耕地237万亩、合作社3万家，分别占耕地面积的74%和经营主体的9%。",
            ["入社耕地占耕地面积", "合作社占经营主体"],
        ),
        ("出口5亿元、进口3亿元，分别占全省的7%和9%。", ["出口占全省", "进口占全省"]),
        ("教育支出5亿元，占财政支出的7%和上年持平。", ["教育支出占财政支出"]),
    ],
)
def test_shares_of_different_wholes_are_told_in_turn(text: str, indicators: list[str]) -> None:
    told = [record.indicator for record in figures(text) if record.measure == "share"]
    assert told == indicators


def test_who_contributes_is_who_drives() -> None:
    told = figures("三次产业贡献率分别为5%、45%和50%，分别拉动经济增长0.4、3.2和3.5个百分点。")
    assert [record.indicator for record in told[3:]] == [
        "第一产业拉动经济",
        "第二产业拉动经济",
        "第三产业拉动经济",
    ]


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("地方财政收入60亿元、公共财政预算收入20亿元，分别增长8%和9%。", [None, "budget_revenue"] * 2),
        ("地方财政收入60亿元，增长8%。", ["budget_revenue"] * 2),
        ("新增国家级高新技术企业12家。", ["hightech_enterprises"]),
        ("粮豆薯总产27亿斤。", ["grain_output"]),
        ("实际使用内资30亿元、外资381万美元。", [None, "fdi"]),
    ],
)  # fmt: skip
def test_codes_of_names_that_stand_side_by_side(text: str, codes: list[str | None]) -> None:
    assert [record.code for record in figures(text)] == codes


def test_a_comparison_of_mean_rates_is_of_their_years() -> None:
    told = figures("前三季度，生产总值两年平均增长5.8%，比上半年两年平均增速加快0.4个百分点。")[-1]
    assert (told.indicator, told.measure, told.period) == ("生产总值", "change", "2021/2022")


def test_an_amount_in_other_money_is_of_the_same() -> None:
    told = figures("人均生产总值26310元（按年平均汇率折合4168美元），增长9%。")
    assert {record.indicator for record in told} == {"人均生产总值"}


@pytest.mark.parametrize(
    ("text", "indicators"),
    [
        ("全年出生6215人，死亡3126人。", ["出生", "死亡"]),
        ("发生事故12起，死亡6人。", ["发生事故", "发生事故死亡"]),
        ("专利申请126件，授权68件。", ["专利申请", "专利授权"]),
        ("发明专利申请26件，授权6件。", ["发明专利申请", "发明专利授权"]),
        ("合作医疗参合人数28万人，参合率达86%。", ["合作医疗参合人数", "合作医疗参合率"]),
        ("出栏生猪32万头、家禽186万羽。", ["出栏生猪", "出栏家禽"]),
        ("生猪出栏32万头、家禽186万羽。", ["生猪出栏", "家禽"]),
        (
            "社会消费品零售总额48亿元。其中：城镇32亿元；分行业看，批发业6亿元。",
            ["社会消费品零售总额", "城镇社会消费品零售总额", "批发业零售总额"],
        ),
        (
            "有学校186所，其中：小学96所，幼儿园64所。在校学生7万人，其中小学3万人。",
            ["学校", "小学", "幼儿园", "学校在校学生", "小学学校在校学生"],
        ),
        (
            "各类学校186所。在校学生7万人，其中：小学3万人。",
            ["各类学校", "各类学校在校学生", "小学在校学生"],
        ),
        (
            "从商品价格看，呈“两升”态势：食品烟酒上涨3%，居住上涨1%。",
            ["食品烟酒价格", "居住价格"],
        ),
        ("工业品出厂价格连续5个月下降，3月份下降1.8%。", ["工业品出厂价格"]),
        ("工业生产者出厂价格连续5个月下降，3月份下降1.8%。", ["工业生产者出厂价格"]),
    ],
)
def test_whose_a_bare_word_of_a_communique_is(text: str, indicators: list[str]) -> None:
    assert [record.indicator for record in figures(text)] == indicators


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("甲、乙、丙产量分别增长5%、-3.2%和12%。", ["5", "-3.2", "12"]),
        ("甲、乙产量分别增长5%和-3%。", ["5", "-3"]),
        ("甲产量增长5%-7%。", ["5"]),
    ],
)
def test_a_fall_in_a_list_has_its_sign(text: str, values: list[str]) -> None:
    told = figures(text)
    assert [str(record.value) for record in told] == values
    assert {record.measure for record in told} == {"growth"}


def test_aims_of_the_whole_year_are_aims_after_a_comma_too() -> None:
    text = "水市2022年一季度经济运行情况\n全年力争完成投资50亿元，增长16%。全年完成投资9亿元。"
    assert [(one.period, one.nature) for one in figures(text)[:2]] == [("2022", "target")] * 2


TWO_TABLES = """表2：2022年主要农产品产量
产品名称 产量（万吨） 比上年增长（%）
粮食 186.3 2.1
其中：稻谷 98.6 1.8

| 指标 | 绝对数 | 比上年增长(%) |
| --- | --- | --- |
| 常住人口（万人） | 412.6 | 0.3 |
| 发电量（亿千瓦时） | 12.6 | 1.3 |
"""


def test_goods_under_a_head_have_its_measure_and_each_table_its_own_head() -> None:
    told = [(one.indicator, one.code, str(one.value), one.unit) for one in figures(TWO_TABLES)]
    assert told == [
        ("粮食产量", "grain_output", "186.3", "万吨"),
        ("粮食产量", "grain_output", "2.1", "%"),
        ("稻谷产量", None, "98.6", "万吨"),
        ("稻谷产量", None, "1.8", "%"),
        ("常住人口", "population", "412.6", "万人"),
        ("常住人口", "population", "0.3", "%"),
        ("发电量", None, "12.6", "亿千瓦时"),
        ("发电量", None, "1.3", "%"),
    ]


@pytest.mark.parametrize("text", ["表2：2022年产量", "附表3：2022年5月产量", "图4:2021年至2022年产量"])
def test_the_number_of_a_table_is_no_part_of_a_quotient(text: str) -> None:
    assert figures(text + "\n增长情况良好。") == []


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("今后三年，新建学校12所。", "2023/2025"),
        ("未来两年，产值年均增长20%。", "2023/2024"),
        ("今后5年，新建学校12所。", "2023/2027"),
        ("今后一年，新建学校12所。", "2023"),
    ],
)
def test_the_years_ahead_are_as_many_as_are_told(text: str, period: str) -> None:
    told = figures("二、2023年工作安排\n" + text)[-1]
    assert (told.period, told.nature) == (period, "target")


@pytest.mark.parametrize(
    ("text", "indicator"),
    [
        ("发放各类惠民资金3.6亿元，惠及群众12万人次。", "各类惠民资金惠及群众"),
        ("发放消费补贴3.6亿元，惠及群众12万人次。", "消费补贴惠及群众"),
        ("改造老旧小区32个，惠及居民5600户。", "老旧小区惠及居民"),
    ],
)
def test_who_is_reached_is_reached_by_what_was_given(text: str, indicator: str) -> None:
    assert figures(text)[-1].indicator == indicator


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "在建项目96个，完成投资31亿元，同比增加46个、8亿元。",
            [
                ("在建项目", "level"),
                ("在建项目完成投资", "level"),
                ("在建项目", "change"),
                ("在建项目完成投资", "change"),
            ],
        ),
        (
            "商标96件，比上年增加46件，专利8件。",
            [("商标", "level"), ("商标", "change"), ("专利", "level")],
        ),
        (
            "全市计划安排重点项目68个，总投资86亿元。",
            [("安排重点项目", "level"), ("重点项目总投资", "level")],
        ),
        ("二是林业产值增长9%，低于年初目标1个百分点。", [("林业产值", "growth"), ("林业产值", "difference")]),
        (
            "退休人员月人均养老金1356元，人均提高156元。",
            [("退休人员月人均养老金", "level"), ("退休人员月人均养老金", "change")],
        ),
        ("生产总值320亿元，人均增加0.2万元。", [("生产总值", "level"), ("人均生产总值", "change")]),
    ],
)
def test_what_a_plan_report_tells_of_its_figures(text: str, told: list[tuple[str, str]]) -> None:
    assert [(record.indicator, record.measure) for record in figures(text)] == told
