"""Which wordings are the headline indicator, and which are a narrower one."""

import pytest

from orchestration.extraction import read_report
from orchestration.extraction.naming.codes import fits
from orchestration.extraction.naming.indicators import code_of, further_code_of


@pytest.mark.parametrize(
    ("phrase", "code"),
    [
        ("1、公共财政预算收入", "budget_revenue"),
        ("1—9月全区实现地区生产总值", "gdp"),
        ("降幅收窄 全市固定资产投资", "fixed_asset_investment"),
        ("生产总值连跨三个百亿级台阶", "gdp"),
        ("农牧民人均纯收入", "disposable_income_rural"),
        ("城镇居民家庭人均可支配收入", "disposable_income_urban"),
        ("万元生产总值综合能耗", "energy_intensity"),
        ("外贸自营出口", "exports"),
        ("实际吸收外资", "fdi"),
        ("城市居民消费价格指数", "cpi"),
        ("城镇调查失业率均值", "surveyed_unemployment_rate"),
        ("金融机构各项贷款", "loans"),
        ("全社会研发经费支出相当于全市生产总值的比例", "rd_intensity"),
        ("研究与试验发展经费投入占GDP的比例", "rd_intensity"),
        ("城乡低保平均保障标准", "min_living_standard"),
        ("农村低保平均保障标准", None),
        ("首批重大项目年度投资", "key_project_investment"),
        ("全社会研究与试验发展经费支出相当于生产总值", "rd_intensity"),
        ("规上工业企业研发经费支出相当于GDP", None),
        ("研发经费支出与地区生产总值之比", "rd_intensity"),
        ("R&D经费占全市生产总值之比", "rd_intensity"),
        ("规上工业企业研发经费与GDP之比", None),
        ("存贷之比", None),
        ("每万元生产总值能耗", "energy_intensity"),
        ("每万元GDP综合能耗", "energy_intensity"),
        ("每万元工业增加值能耗", None),
        ("规模工业企业总产值", "industrial_output"),
        ("规模养殖企业总产值", None),
        ("城乡固定资产投资", "fixed_asset_investment"),
        ("城乡居民固定资产投资", None),
        ("全年收获粮食", "grain_output"),
        ("收获夏粮", None),
        ("城市登记失业率", "unemployment_rate"),
        ("农村居民人均现金收入", "disposable_income_rural"),
        ("全社会投资", "fixed_asset_investment"),
        ("带动全社会投资", None),
        ("规模以上工业增加值用水量", None),
        ("规上工业企业利润", None),
        ("脱贫地区农民人均纯收入", None),
        ("人均生产总值", None),
        ("“三上”企业总数", None),
        ("金融机构制造业贷款", None),
        ("国考断面水质优良率", None),
    ],
)
def test_a_wording_is_the_headline_or_a_narrower_indicator(phrase: str, code: str | None) -> None:
    assert code_of(phrase) == code


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("25个重点项目完成投资。", [None]),
        ("重点项目完成投资25亿元。", ["key_project_investment"]),
        ("高新技术企业达到12亿元。", [None]),
        ("粮食生产“十连丰”，达到46万吨。", ["grain_output"]),
        ("粮食生产基地达到46个。", [None]),
    ],
)
def test_things_counted_and_money_are_told_of_each_others_names(text: str, codes: list[str | None]) -> None:
    assert [record.code for record in read_report(text, year=2022) if record.obs] == codes


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        # Hectares of grain output are a slip: with its code the figure breaks OBS-UNIT and is set aside.
        ("粮食产量12万亩。", ["grain_output"]),
        # A name from another figure: the unit says that something else is measured.
        ("粮食产量12万吨、4万亩。", ["grain_output", None]),
        ("粮食产量12万吨（4万亩）。", ["grain_output", None]),
        ("粮食产量12万吨，增长3%。", ["grain_output", "grain_output"]),
    ],
)
def test_a_unit_that_never_fits_is_a_slip_only_beside_its_own_name(
    text: str, codes: list[str | None]
) -> None:
    assert [record.code for record in read_report(text, year=2022) if record.obs] == codes


def test_a_share_or_growth_fits_any_indicator() -> None:
    assert fits("gdp", "rate", "growth", is_own_name=False)
    assert not fits("gdp", "count", "level", is_own_name=True)


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("工业用电量12亿千瓦时，增长4%。", ["industrial_power_use", "industrial_power_use"]),
        ("工业用电量12亿元。", [None]),
        ("森林覆盖率41.5%，提高0.3个百分点。", ["forest_coverage", "forest_coverage"]),
        ("改造老旧小区14个。", ["old_estates_renovated"]),
        ("改造老旧小区1400户。", [None]),
        ("个体工商户1.2万户。", ["individual_businesses"]),
        ("每万人口发明专利拥有量12件。", ["invention_patents_per_10000"]),
        ("新能源汽车产量3万辆。", ["nev_produced"]),
        ("接待游客420万人次。", ["tourist_visits"]),
        ("地区生产总值81亿元。", ["gdp"]),
        ("古树名木120株。", [None]),
        ("2022年建成5G基站400座，累计建成1900座。", [None, "base_stations_5g"]),
        ("新建充电桩600个。", [None]),
        ("中欧班列累计开行800列。", [None]),
        ("累计改造管网，中欧班列开行90列。", ["china_europe_trains"]),
        ("1—9月，中欧班列累计开行90列。", ["china_europe_trains"]),
        ("城南开发区工业用电量2亿千瓦时。", [None]),
    ],
)
def test_an_indicator_beyond_the_headlines_has_a_code_of_its_own(text: str, codes: list[str | None]) -> None:
    records = [record for record in read_report(text, year=2022) if record.obs]
    assert [record.indicator_code for record in records] == codes
    assert all(record.code in (None, "gdp") for record in records)
    assert all("indicator_code" not in record for record in records)


def test_a_headline_wording_is_none_of_the_further_ones() -> None:
    assert further_code_of("地区生产总值") is None
    assert further_code_of("工业用电量") == "industrial_power_use"


def test_the_mean_of_a_day_is_not_the_indicator() -> None:
    records = [r for r in read_report("新登记市场主体4300户，日均12户。", year=2022) if r.obs]
    assert [record.code for record in records] == ["new_market_entities", None]
    assert [record.indicator_code for record in records] == ["new_market_entities", None]


def test_a_wording_with_its_place_may_say_what_it_does_not_say_alone() -> None:
    records = [record for record in read_report("全国总人口为138000万人。", year=2022) if record.obs]
    assert [record.code for record in records] == ["population"]


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        # what stays with the place is its revenue, all that was collected there is not
        (
            "财政收入20亿元，增长8%，其中地方财政收入9亿元，增长6%。",
            [None, None, "budget_revenue", "budget_revenue"],
        ),
        ("公共财政收入20亿元，其中公共财政预算收入9亿元。", [None, "budget_revenue"]),
        ("财政收入20亿元，其中税收收入15亿元。", [None, None]),
        ("全市财政收入增长6%，区级财政收入增长5%。", [None, "budget_revenue"]),
        ("公共财政收入20亿元，增长8%。", ["budget_revenue", "budget_revenue"]),
        ("地方财政收入9亿元，增长6%。", ["budget_revenue", "budget_revenue"]),
        # beside all industry it is the large firms that have the code
        ("工业总产值35亿元，其中规模以上工业总产值28亿元。", [None, "industrial_output"]),
        ("完成工业总产值35亿元，规上工业产值28亿元。", [None, "industrial_output"]),
        ("工业总产值35亿元，增长6%。", [None, None]),
        # other wordings of the same
        ("第三次产业增加值增长7%。", ["value_added_tertiary"]),
        ("地方一般公共预算财政收入9亿元，地方一般财政预算收入增长5%。", ["budget_revenue", "budget_revenue"]),
        ("一般公共预算财政支出9亿元。", ["budget_expenditure"]),
        # its name says of how much output it is
        (
            "万元生产总值能耗由0.52吨标准煤下降到0.47吨标准煤；万元GDP综合耗能下降3%。",
            ["energy_intensity", "energy_intensity", "energy_intensity"],
        ),
        # how many came, and whether more did
        ("新增各类商事主体3万户，增长7%。", ["market_entities", "new_market_entities"]),
        ("市场主体30万户，增长7%。", ["market_entities", "market_entities"]),
        # amounts are held against an average
        ("城镇居民人均可支配收入高于全省平均水平650元。", ["disposable_income_urban"]),
        # where all farming is told, 农业 in it is the growing of crops
        ("农林牧渔业总产值69亿元。其中，农业产值7亿元，林业产值2亿元。", ["agri_output", None, None]),
        ("农业总产值69亿元。", ["agri_output"]),
        # brackets tell the usual name
        ("城镇人口占常住人口的比重（常住人口城镇化率）为58%。", ["urbanization_rate"]),
        # all industry in the product, or the large firms of a place
        ("工业增加值占GDP的比重为39%。", [None]),
        ("规上工业增加值占全省比重为12%。", ["industrial_value_added"]),
        # who pollutes is named in two ways
        ("细颗粒物PM2.5浓度31微克/立方米。", ["pm25"]),
        ("可吸入颗粒物（PM10）浓度51微克/立方米。", ["pm10"]),
    ],
)
def test_a_code_is_that_of_the_whole_jurisdiction(text: str, codes: list[str | None]) -> None:
    assert [record.code for record in read_report(text, year=2022) if record.obs] == codes


@pytest.mark.parametrize(
    ("phrase", "code"),
    [
        ("农村常住居民可支配收入", "disposable_income_rural"),
        ("市区居民消费价格总水平", "cpi"),
        ("新登记注册经营主体", "new_market_entities"),
        ("银行业机构存款余额", "deposits"),
        ("实际吸收外商投资", "fdi"),
        ("规模以上企业工业总产值", "industrial_output"),
        ("工业性投入", "industrial_investment"),
        ("R&D占GDP的比重", "rd_intensity"),
        ("主城区空气优良天数比例", "air_quality_days_share"),
        ("一般公共预算地方收入", "budget_revenue"),
        ("引进外资企业", None),
        ("工业生产价格总水平", None),
        ("新增发明专利申请", None),
        ("规模以上企业服务业增加值", None),
        ("地方级税收收入", None),
        ("企业研发费用占GDP比重", None),
    ],
)
def test_local_names_are_those_of_the_headlines(phrase: str, code: str | None) -> None:
    assert code_of(phrase) == code


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("生产总值增长7%，其中，服务业增长8%。", ["gdp", "value_added_tertiary"]),
        ("地区生产总值50亿元、增长7%，其中服务业增长8%。", ["gdp", "gdp", "value_added_tertiary"]),
        ("实际使用外资3亿美元，其中服务业增长8%。", ["fdi", None]),
        ("三产占GDP比重40%。", [None]),
        ("三产增加值占GDP比重40%。", ["value_added_tertiary"]),
        ("一般公共预算收入扣除减税降费因素后增长8%。", ["budget_revenue"]),
        ("一般公共预算收入剔除减税因素增长8%。", ["budget_revenue"]),
        ("市州城市PM2.5平均浓度37微克/立方米。", ["pm25"]),
        ("工业增加值率22%。", [None]),
        ("实到外资6亿美元，制造业实到外资2亿美元。", ["fdi", None]),
    ],
)
def test_parts_of_the_economy_and_like_for_like_growth(text: str, codes: list[str | None]) -> None:
    assert [record.code for record in read_report(text, year=2022) if record.obs] == codes


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("固定资产投资140亿元，是2016年的1.8倍，四年累计410亿元。", "固定资产投资"),
        ("用电量5亿千瓦时，三年累计12亿千瓦时。", "用电量"),
        ("用电量增长4%，两年平均增速高于全国2个百分点。", "用电量"),
    ],
)
def test_how_many_years_are_summed_is_no_name(text: str, expected: str) -> None:
    assert [record.indicator for record in read_report(text, year=2022) if record.obs][-1] == expected


@pytest.mark.parametrize(
    ("text", "measures"),
    [
        ("人口自然增长率5.1%。", ["share"]),
        ("人口自然增长率控制在5.2%以内。", ["share"]),
        ("产值增长率4.7%。", ["growth"]),
    ],
)
def test_the_natural_rate_is_a_part_of_all(text: str, measures: list[str]) -> None:
    assert [record.measure for record in read_report(text, year=2022) if record.obs] == measures


@pytest.mark.parametrize(
    ("year", "text", "code"),
    [
        (2008, "财政收入占生产总值的比重为12%。", None),
        (2008, "地方财政收入20亿元。", "budget_revenue"),
        (2008, "一般预算收入20亿元。", "budget_revenue"),
        (2020, "全部财政收入20亿元。", None),
        (2020, "工业总产值90亿元。", None),
        (2020, "规上工业总产值90亿元。", "industrial_output"),
        (2020, "地方工业增加值增长9%。", None),
    ],
)
def test_a_broader_name_is_not_the_headline(year: int, text: str, code: str | None) -> None:
    assert [record.code for record in read_report(text, year=year) if record.obs] == [code]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("战略性新兴产业增加值占规上工业比重27%。", None),
        ("战略性新兴产业增加值占全省规模以上工业增加值的22%。", None),
        ("战略性新兴产业增加值占地区生产总值比重14%。", "strategic_emerging_value_added"),
    ],
)
def test_a_part_of_what_large_firms_add_is_no_part_of_the_whole_economy(text: str, code: str | None) -> None:
    assert [record.code for record in read_report(text, year=2022) if record.obs] == [code]


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("全社会研发投入突破90亿元，强度提高到2.6%。", [None, "rd_intensity"]),
        ("研发经费支出增长9%、强度2.6%。", [None, "rd_intensity"]),
        ("能源消费总量增长2%，强度下降3%。", [None, "energy_intensity"]),
        ("财政投入增长8%，强度提高0.2个百分点。", [None, None]),
    ],
)
def test_intensity_alone_is_that_of_what_was_told_before(text: str, codes: list[str | None]) -> None:
    assert [record.code for record in read_report(text, year=2022) if record.obs] == codes


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("新培育科技型中小企业240家。", "tech_smes"),
        ("新认定科技型中小企业240家。", "tech_smes"),
        ("新培育高新技术企业90家。", "hightech_enterprises"),
    ],
)
def test_firms_newly_recognised_change_their_number(text: str, code: str) -> None:
    (told,) = [record for record in read_report(text, year=2022) if record.obs]
    assert (told.code, told.measure) == (code, "change")


@pytest.mark.parametrize(
    ("text", "name", "code"),
    [
        ("固定资产投资任务完成率98%。", "固定资产投资", "fixed_asset_investment"),
        ("固定资产投资完成率98%。", "固定资产投资", "fixed_asset_investment"),
        ("年度化债任务完成率达110%。", "化债任务", None),
        ("高标准农田建设任务完成率达到100%。", "高标准农田建设", None),
        ("民生实事完成率100%。", "民生实事", None),
    ],
)
def test_how_much_is_done_names_what_was_planned(text: str, name: str, code: str | None) -> None:
    (told,) = [record for record in read_report(text, year=2022) if record.obs]
    assert (told.indicator, told.code, told.measure) == (name, code, "completion")


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("坚决完成单位GDP能耗下降3.5%的目标任务。", "energy_intensity"),
        ("务必实现粮食产量60万吨以上。", "grain_output"),
        ("奋力实现进出口增长5%。", "trade_total"),
        ("如期完成城镇新增就业3万人目标。", "urban_new_jobs"),
    ],
)
def test_with_what_will_it_is_to_be_done_is_no_part_of_the_name(text: str, code: str) -> None:
    told = [record for record in read_report("二、2023年工作安排\n" + text, year=2022) if record.obs]
    assert [record.code for record in told] == [code]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("服务业提质增效，增加值增长5.8%。", "value_added_tertiary"),
        ("金融业加速集聚，增加值增长6%。", "finance_value_added"),
        ("粮食面积、单产、总产实现“三增”，总产达63亿斤。", "grain_output"),
        ("粮食产量、单产、面积连年增长，总产量达63亿斤。", "grain_output"),
        ("高技术制造业领跑，增加值增长12%。", None),
    ],
)
def test_a_bare_measure_is_of_what_the_clause_before_is_about(text: str, code: str | None) -> None:
    assert [record.code for record in read_report(text, year=2022) if record.obs] == [code]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("按可比口径一般公共预算收入增长5%。", "budget_revenue"),
        ("可比口径全省规上工业增加值增长6%。", "industrial_value_added"),
        ("与此同时一般公共预算收入增长5%。", "budget_revenue"),
        ("按不变价格计算地区生产总值比上年增长5%。", "gdp"),
        ("同口径一般公共预算收入增长3%。", "budget_revenue"),
        ("全力以赴推动固定资产投资增长6%。", "fixed_asset_investment"),
        ("据统计社会消费品零售总额增长6%。", "retail_sales"),
    ],
)
def test_how_it_was_reckoned_is_no_part_of_the_name(text: str, code: str) -> None:
    told = [record for record in read_report("某省2022年工作\n" + text, year=2022) if record.obs]
    assert [(record.code, record.measure) for record in told] == [(code, "growth")]
