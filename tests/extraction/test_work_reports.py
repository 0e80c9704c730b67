"""Whole work reports: works by their size, money by its use, what each head gets, papers by name."""

from decimal import Decimal

import pytest

from orchestration.extraction import Record, read_report


def records(text: str) -> list[Record]:
    return list(read_report(text, year=2018, division="440114"))


def figures(text: str) -> list[Record]:
    return [record for record in records(text) if record.obs]


def names(text: str) -> list[str | None]:
    return [record.indicator for record in figures(text)]


@pytest.mark.parametrize(
    "text",
    [
        "东湖粮业30万吨粮食储备库建成。",
        "主体封顶；华星能源8万千瓦风电项目并网。",
        "青山集团年产5000辆农用车项目开工，填补空白。",
        "山泉牧业20万头养猪场投产。",
        "大成纺织、安丰12万千瓦光伏项目进展顺利。",
    ],
)
def test_the_size_of_somebodys_works_tells_which_are_spoken_of(text: str) -> None:
    assert [(record.obs, record.why) for record in records(text)] == [(False, "name")]


@pytest.mark.parametrize(
    "text",
    [
        "新建30万吨粮食储备库。",
        "实施8万千瓦风电项目。",
        "全市建成光伏12万千瓦。",
        "释放东湖化工60万吨乙烯项目产能。",
        "淘汰落后产能30万吨。",
        "重点实施10万亩蔬菜基地建设。",
    ],
)
def test_a_size_that_somebody_builds_is_a_figure(text: str) -> None:
    assert len(figures(text)) == 1


@pytest.mark.parametrize(
    "text",
    [
        "出台稳增长20条。",
        "落实促进消费恢复18条、纾困助企25条，释放红利。",
        "推出惠企双12条，稳住预期。",
        "出台防疫8条和新6条等举措。",
        "打出文旅9条、民企15条等政策组合拳。",
    ],
)
def test_a_paper_may_be_called_by_its_articles(text: str) -> None:
    assert figures(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "出台支持民营经济措施20条。",
        "出台20条惠企政策。",
        "新开通稳定运行的航线12条。",
        "新开公交线路12条等项目。",
        "治理河流12条。",
    ],
)
def test_articles_and_lines_are_counted(text: str) -> None:
    assert [record.value for record in figures(text)] == [Decimal(20 if "20" in text else 12)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("投资900万元改扩建学校3所。", ["改扩建学校投资", "改扩建学校"]),
        ("投资80万元为全部社区配备健身器材，条件改善。", ["配备健身器材投资"]),
        ("投资2亿元，完成20栋住宅楼、3万平方米旧房节能改造。", ["旧房节能改造投资"]),
        ("投资2亿元，完成18个老旧小区管网改造。", ["老旧小区管网改造投资"]),
        ("投资700万元，集中整治的12条小巷全部完工。", ["小巷整治投资"]),
    ],
)
def test_what_money_was_spent_on_is_told_after_it(text: str, expected: list[str]) -> None:
    assert names(text)[: len(expected)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("固定资产投资40亿元，增长8%。", "固定资产投资"),
        ("环城路工程完成投资3亿元，建成桥梁5座。", "环城路工程完成投资"),
    ],
)
def test_an_investment_that_has_its_name_keeps_it(text: str, expected: str) -> None:
    assert names(text)[0] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("离休人员生活补贴再次提高，年人均增加1200元。", ["离休人员生活补贴"]),
        ("城乡医疗救助标准逐年提高，城镇年人均提高60元，农村年人均提高50元。",
         ["城镇医疗救助标准", "农村医疗救助标准"]),
        ("教师绩效工资继续提高，月人均增加300元。", ["教师绩效工资"]),
    ],
)  # fmt: skip
def test_what_each_head_gets_more_is_of_the_standard_before_it(text: str, expected: list[str]) -> None:
    read = figures(text)
    assert [record.indicator for record in read] == expected
    assert {record.measure for record in read} == {"change"}


def test_income_for_each_head_is_of_no_standard() -> None:
    assert names("农村经济稳步发展，人均增收600元。") == ["人均增收"]


@pytest.mark.parametrize(
    "text", ["清欠农民工工资900万元。", "依法追讨工资900万元。", "补发教师工资900万元。"]
)
def test_wages_that_are_paid_are_no_price_of_work(text: str) -> None:
    (record,) = figures(text)
    assert record.measure == "level"


def test_a_wage_is_a_price() -> None:
    (record,) = figures("最低工资提高到1800元。")
    assert record.measure == "price"


def test_output_for_each_head_is_an_amount() -> None:
    (record,) = figures("全员劳动生产率每人9.2万元。")
    assert (record.measure, record.unit) == ("level", "万元/人")


@pytest.mark.parametrize(
    ("text", "nature"),
    [
        ("引进“百人计划”专家12人。", "actual"),
        ("年预计产值超3亿元的项目完成产值9亿元。", "actual"),
        ("全年预计完成产值9亿元。", "estimate"),
        ("计划引进专家12人。", "target"),
    ],
)
def test_a_plan_in_a_name_plans_nothing(text: str, nature: str) -> None:
    assert figures(text)[-1].nature == nature


@pytest.mark.parametrize(
    ("text", "shares"),
    [
        ("三次产业结构演进为4 : 47.5 : 48.5。", [4, 47.5, 48.5]),
        ("三次产业结构为4: 47.5: 48.5。", [4, 47.5, 48.5]),
        ("三次产业结构为4:47.5:48.5。", [4, 47.5, 48.5]),
    ],
)
def test_the_parts_of_a_whole_may_stand_apart(text: str, shares: list[float]) -> None:
    assert [float(record.value or 0) for record in figures(text)] == shares


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("三次产业拉动增长分别为0.2、-5.6、1.3个百分点。", ["0.2", "-5.6", "1.3"]),
        ("甲业产值下降3%，下拉全部产值增速1.2个百分点。", ["-3", "-1.2"]),
        ("乙业增长3%，拉动全部产值增长1.2个百分点。", ["3", "1.2"]),
        ("男女性别比为108.9:100。", ["108.9"]),
        ("增长百分之3.2。", ["3.2"]),
        ("增长百分之三点二。", ["3.2"]),
    ],
)
def test_signs_and_hundreds_are_read_as_they_are_meant(text: str, values: list[str]) -> None:
    assert [record.value for record in figures(text)] == [Decimal(value) for value in values]


@pytest.mark.parametrize(
    ("text", "measure"),
    [
        ("零售总额增长6%，与全市增速基本持平。", "difference"),
        ("财政收入增长6%，与全县平均水平持平。", "difference"),
        ("零售总额增长6%，增速与上月持平。", "change"),
        ("粮食产量与上年持平。", "growth"),
    ],
)
def test_level_with_another_place_is_no_distance(text: str, measure: str) -> None:
    assert figures(text)[-1].measure == measure


@pytest.mark.parametrize(
    "text", ["游客量居全国景区前三。", "旅游收入进入全省同类城市前五。", "总量居全市前三。"]
)
def test_a_place_among_the_first_is_a_rank(text: str) -> None:
    (record,) = figures(text)
    assert (record.measure, record.bound) == ("rank", "max")


@pytest.mark.parametrize(
    "text",
    [
        "积极扶持五元、百川等龙头企业。",
        "开展评选，一镇五人获表彰。",
        "据1‰人口变动抽样调查推算，人口稳定。",
        "被列为全国20个试点城市之一。",
        "入选长三角15个枢纽城市。",
    ],
)
def test_numbers_in_names_and_sayings_measure_nothing(text: str) -> None:
    assert figures(text) == []


@pytest.mark.parametrize(
    "text", ["补贴标准每斤三元。", "人口自然增长率为3‰。", "入选20个省级试点。", "奖励五人。"]
)
def test_the_same_words_are_figures_elsewhere(text: str) -> None:
    assert len(figures(text)) == 1


def test_things_of_a_size_are_bounded_by_it_whatever_they_are() -> None:
    read = records("新引进总投资超8亿元的返乡创业项目20个。")
    assert [(record.obs, record.why) for record in read] == [(False, "threshold"), (True, None)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("监测的30种产品，18种增长，12种下降。", ["产品", "产品增长", "产品下降"]),
        ("统计的20类商品，14类同比增长，6类回落。", ["商品", "商品增长", "商品回落"]),
    ],
)
def test_so_many_of_those_told_before_grew_or_fell(text: str, expected: list[str]) -> None:
    read = [name or "" for name in names(text)]
    assert [got.endswith(told) for got, told in zip(read, expected, strict=True)] == [True] * len(expected)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("衣着和鞋帽、家具及家电、医疗用品类价格稳中下降，分别下降1%、2%和3%。",
         ["衣着和鞋帽价格", "家具及家电价格", "医疗用品类价格"]),
        ("“两园”(东园、西园)的注册外资、到账外资分别占全市的7%和9%。",
         ["“两园”的注册外资占全市", "“两园”的到账外资占全市"]),
        ("用于教育、医疗卫生、环境保护的支出分别增长5%、6%、7%。",
         ["教育支出", "医疗卫生支出", "环境保护支出"]),
        ("生铁、平板玻璃等落后行业产品产量分别下降5%、6%。", ["生铁产量", "平板玻璃产量"]),
        ("固定资产投资增长6%。其中，制造业投资支撑有力，全年增长9%。", ["固定资产投资", "制造业投资"]),
    ],
)  # fmt: skip
def test_lists_and_courses_name_each_figure(text: str, expected: list[str]) -> None:
    assert names(text) == expected


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        (
            "规上工业总产值突破600亿元，工业增加值突破90亿元。",
            ["industrial_output", "industrial_value_added"],
        ),
        ("工业增加值突破90亿元。", [None]),
        ("新增就业5000人，实现再就业2000人。", ["urban_new_jobs", "reemployment"]),
        ("帮助困难群体再就业200人。", [None]),
        ("区本级固定资产投资增长9%。", ["fixed_asset_investment"]),
        ("规模工业增长7%，服务业增长3%。", ["industrial_value_added", "value_added_tertiary"]),
        ("规模工业企业12家，服务业企业8家。", [None, None]),
        ("新增省科技型中小企业25家。", ["tech_smes"]),
        ("生产总值增长6%，增长速度在全省排名第5位。", ["gdp", "gdp"]),
    ],
)
def test_more_wordings_have_their_codes(text: str, codes: list[str | None]) -> None:
    assert [record.code for record in figures(text)] == codes


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("推进农村危房改造，完成1200户。", "农村危房改造"),
        ("加快农村公路建设，完成120公里。", "农村公路建设"),
        ("继续推进棚户区改造，完成800户的改造任务。", "棚户区改造"),
        ("实施水土流失治理，共完成60平方公里。", "水土流失治理"),
    ],
)
def test_a_deed_without_its_object_is_that_of_the_clause_before(text: str, expected: str) -> None:
    assert names(text) == [expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("生产总值增长8%。推进农村危房改造，增长5%。", ["生产总值", "生产总值"]),
        ("推进园区建设，完成投资3亿元。", ["园区建设完成投资"]),
        ("推进老旧小区改造，新增车位300个。", ["新增车位"]),
    ],
)
def test_a_deed_with_its_object_keeps_it(text: str, expected: list[str]) -> None:
    read = [name or "" for name in names(text)]
    assert [got.endswith(told[-4:]) for got, told in zip(read, expected, strict=True)] == [True] * len(read)


@pytest.mark.parametrize(
    ("text", "measures"),
    [
        (
            "城镇登记失业率、居民消费价格指数和人口自然增长率分别控制在4%、3%、5‰以内。",
            ["share", "growth", "share"],
        ),
        ("居民消费价格涨幅、城镇登记失业率分别控制在3%、4%以内。", ["growth", "share"]),
        ("收入、产值分别增长3%、4%。", ["growth", "growth"]),
    ],
)
def test_in_one_list_prices_grow_and_rates_are_shares(text: str, measures: list[str]) -> None:
    assert [record.measure for record in figures(text)] == measures


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "居民消费价格上涨4.1%，低于全国4.8%的涨幅0.7个百分点。",
            [("growth", "4.8"), ("difference", "-0.7")],
        ),
        ("生产总值增长8%，比全省6.5%的增速高1.5个百分点。", [("growth", "6.5"), ("difference", "1.5")]),
        ("财政收入增长9%，高于全市7%的平均水平2个百分点。", [("growth", "7"), ("difference", "2")]),
    ],
)
def test_the_rate_of_another_place_may_stand_within_the_comparison(
    text: str, expected: list[tuple[str, str]]
) -> None:
    assert [(record.measure, str(record.value)) for record in figures(text)[1:]] == expected


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("力争年末完成投资3亿元。", "2019"),
        ("年末企业销售收入达到8亿元。", "2019"),
        ("年末机动车保有量达到8万辆。", "2019-12-31"),
    ],
)
def test_what_a_year_brings_forth_is_of_the_year_though_its_end_is_named(text: str, period: str) -> None:
    assert [record.period for record in figures(f"二、2019年工作安排\n{text}")] == [period]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("荣获2018年全省营商环境评价第三名。", "全省营商环境评价"),
        ("在对标中获得平安建设考核第一名。", "平安建设考核"),
        ("生产总值增长6%，居全省第4位，位次比上年前移2位。", "生产总值位次"),
        ("贫困户60户全部达标，其中12户稳定脱贫。", "贫困户稳定脱贫"),
        ("新建12座公共厕所、3座垃圾转运站以及停车场、路灯等配套设施。", "新建垃圾转运站"),
        ("完成15条小巷改造等民生工程全部完工。", "完成小巷改造"),
        ("全年计划投资3亿元，实施重点水利项目12个。", "实施重点水利项目"),
        ("引进项目5个，协议资金80亿元，到位资金35亿元。", "到位资金"),
        ("全固定资产投资增长8%。", "固定资产投资"),
    ],
)
def test_names_of_work_reports(text: str, expected: str) -> None:
    assert names(text)[-1] == expected


@pytest.mark.parametrize(
    ("text", "bound"),
    [
        ("突破30项关键核心技术。", "exact"),
        ("突破30个技术瓶颈。", "exact"),
        ("生产总值突破300亿元。", "min"),
        ("人均生产总值约合9800美元。", "approx"),
    ],
)
def test_what_is_found_out_is_no_mark_that_is_passed(text: str, bound: str) -> None:
    assert [record.bound for record in figures(text)] == [bound]


@pytest.mark.parametrize(
    "text", ["十件民生实事全面完成。", "每年办好十方面实事。", "五个县（市）荣获先进县。"]
)
def test_good_deeds_and_places_that_did_them_are_counted(text: str) -> None:
    assert [float(record.value or 0) for record in figures(text)] == [10 if "十" in text else 5]


@pytest.mark.parametrize("text", ["实施十大工程。", "两个县域中心。", "出台二十条。"])
def test_other_chinese_numerals_count_nothing(text: str) -> None:
    assert figures(text) == []


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("规模以上企业实现增加值8亿元，增长9%。", ["industrial_value_added"] * 2),
        ("规模以上文化企业增加值8亿元。", [None]),
        ("金融机构人民币各项存款余额80亿元，增长9%。", ["deposits"] * 2),
        ("本外币存款余额90亿元，增长9%；人民币各项存款余额80亿元，增长8%。", ["deposits"] * 2 + [None] * 2),
        ("投资增长5%，进出口增长3%。", ["fixed_asset_investment", "trade_total"]),
        ("实施项目5个，完成投资3亿元，增长9%。", [None] * 3),
        ("空气质量二级以上天数占比85%。", ["air_quality_days_share"]),
        ("全年工业总产值90亿元，其中规模以上70亿元。", [None, "industrial_output"]),
        ("规上工业增加值增长4%，工业总产值90亿元。", ["industrial_value_added", "industrial_output"]),
    ],
)
def test_wordings_of_one_indicator_alone(text: str, codes: list[str | None]) -> None:
    registry_tells_more = {"deposits_cny"}
    read = [None if record.code in registry_tells_more else record.code for record in figures(text)]
    assert read == codes


def test_the_growth_of_a_stock_is_of_the_day_it_is_told_for() -> None:
    read = figures("截至9月末，各项存款余额80亿元，增长9%。前三季度居民消费价格上涨2%。")
    assert [record.period for record in read] == ["2018-09-30", "2018-09-30", "2018-01/2018-09"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("24件为民办实事项目全部完成。", "为民办实事项目"),
        ("年产20万吨有机肥、5万台水泵等12个项目投产。", "项目投产"),
        ("农业保险实现保费收入900万元。", "农业保险保费收入"),
    ],
)
def test_words_whose_rest_was_cut_away_go_too(text: str, expected: str) -> None:
    assert names(text)[-1] == expected


@pytest.mark.parametrize(
    "text",
    [
        "“十三五”时期，生产总值年均增长6%，高于全国0.5个百分点。",
        "“十三五”时期，农业增加值年均增长4%，低于全省平均水平1个百分点。",
    ],
)
def test_a_mean_rate_is_held_against_another_of_the_same_years(text: str) -> None:
    rate, distance = figures(text)
    assert (distance.measure, distance.period) == ("difference", rate.period)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("医保补助标准提高到人均520元。", [("医保补助标准", "price", "元/人")]),
        ("公共卫生补助标准由人均50元提高到人均60元。", [("公共卫生补助标准", "price", "元/人")] * 2),
        ("农民收入提高到人均1.2万元。", [("农民收入", "level", "万元")]),
    ],
)
def test_so_much_for_each_head_follows_the_word_of_the_move(
    text: str, expected: list[tuple[str, str, str]]
) -> None:
    assert [(record.indicator, record.measure, record.unit) for record in figures(text)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("居民消费价格上涨0.4%，八大类价格“六涨二降”：食品烟酒上涨0.8%，居住下降0.2%。", "居住价格"),
        ("一般公共预算收入80亿元，其中税收收入60亿元，税占比75%。", "税占比"),
        ("一般公共预算收入80亿元，税占比75%。", "税占比"),
    ],
)
def test_parts_of_prices_and_of_revenue(text: str, expected: str) -> None:
    assert names(text)[-1] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("规模以上工业企业营业收入420亿元，利润28亿元。", "规模以上工业企业利润"),
        ("市属国有企业资产总额突破200亿元，实现利润3亿元。", "市属国有企业利润"),
        ("新兴产业增加值90亿元，产值300亿元。", "新兴产业产值"),
        ("绿化覆盖率、绿地率分别达到41%、37%。", "绿地率"),
        ("人均绿地面积、绿地率分别达到12平方米、37%。", "绿地率"),
        ("财政收入增长6%，剔除减税因素后增长12%。", "财政收入"),
        ("剔除房地产投资后，固定资产投资增长8%。", "剔除房地产投资后固定资产投资"),
        ("解决1.8万头大牲畜饮水困难。", "解决大牲畜饮水困难"),
        ("投资2亿元，修建渠道86公里。", "修建渠道"),
    ],
)
def test_who_has_a_measure_and_how_it_was_reckoned(text: str, expected: str) -> None:
    assert names(text)[-1] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("解决2.6万人、1.8万头大牲畜饮水困难。", "解决饮水困难"),
        ("解决800户、2600人的住房问题。", "解决住房问题"),
        ("解决投诉26件、问题30个。", "解决投诉"),
        ("投资2亿元，新修乡村道路86公里。", "新修乡村道路投资"),
    ],
)
def test_the_first_of_several_is_told_with_the_last(text: str, expected: str) -> None:
    assert names(text)[0] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("城乡低保标准分别提高到月人均620元和年人均5200元。", ["元/人/月", "元/人/年"]),
        ("低保标准提高到每月人均620元。", ["元/人/月"]),
        ("农民收入达到年人均1.2万元。", ["万元"]),
    ],
)
def test_a_month_or_a_year_may_stand_before_each_head(text: str, expected: list[str]) -> None:
    assert [record.unit for record in figures(text)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("重点项目年度投资86亿元，实际完成92亿元。", "重点项目年度投资"),
        ("每千人口床位数达7.2张、执业医师3.4人。", "每千人口执业医师"),
        ("粮食产量实现“十八连丰”、达42万吨。", "粮食产量"),
        ("粮食产量喜获九连增，达到42万吨。", "粮食产量"),
        ("村集体经济收入全部超10万元。", "村集体经济收入"),
        ("评选企业30家。亩均税收18万元。", "亩均税收"),
        ("化工园区扩大。化工园区产值90亿元，亩均税收18万元。", "化工园区亩均税收"),
        ("民营经济增加值占GDP比重60%，对经济增长的贡献率66%。", "民营经济增加值对经济增长的贡献率"),
        ("化学需氧量、氨氮排放量分别下降2%、3%。", "氨氮排放量"),
    ],
)
def test_what_stands_between_a_name_and_its_figure(text: str, expected: str) -> None:
    assert names(text)[-1] == expected


def test_an_aim_is_one_though_its_result_is_guessed() -> None:
    result, aim = figures("单位能耗预计下降4%，超额完成3%的目标任务。")
    assert (result.nature, aim.nature) == ("estimate", "target")


@pytest.mark.parametrize("text", ["工业企业60家，其中营业收入过10亿元的28家。", "收入超5亿元的企业有6家。"])
def test_so_many_of_a_size_are_bounded_by_it(text: str) -> None:
    assert [record.why for record in records(text) if not record.obs] == ["threshold"]


@pytest.mark.parametrize("text", ["高新技术企业保有量达210家。", "国家高新技术企业保有量突破200家。"])
def test_how_many_there_are_is_told_as_what_is_kept(text: str) -> None:
    assert [record.code for record in figures(text)] == ["hightech_enterprises"]
