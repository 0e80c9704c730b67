"""Whose a figure is: what clauses before it name, and what only seems to belong to it."""

import pytest

from orchestration.extraction import read_report
from orchestration.extraction.records import Record


def observed(text: str, year: int = 2022) -> list[Record]:
    return [record for record in read_report(text, year=year) if record.obs]


@pytest.mark.parametrize(
    ("text", "indicators"),
    [
        # what reaches people is named with them; who was reached by the same is not
        ("医保共济改革惠及21万名参保人。", ["医保共济改革惠及参保人"]),
        ("救助中心帮助21名残疾儿童。", ["帮助残疾儿童"]),
        (
            "以旧换新带动商品销售超30亿元、惠及消费者25万人次。",
            ["以旧换新带动商品销售", "以旧换新惠及消费者"],
        ),
        # things that exist at first, then are counted in turn
        ("万亿产业、国家制造业集群从无到有，分别达2个、3个。", ["万亿产业", "国家制造业集群"]),
        # a ranking after a list told in turn is of all its names
        (
            "煤炭、电力投资分别增长4%、9%，居全省第2位。",
            ["煤炭投资", "电力投资", "煤炭投资、电力投资"],
        ),
        # a place among those that came so far
        ("总产值9亿元，成为全国第6个突破5亿元的县级市。", ["总产值", "突破5亿元的县级市"]),
        ("成为全国第5个、西部第一个过万亿城市。", ["过万亿城市"] * 2),
        # two ranks after an amount and its growth are both its own
        (
            "粮食产量9万吨；外贸总额4亿元，增长6%，分居全省第4、第3位。",
            ["粮食产量", "外贸总额", "外贸总额", "外贸总额", "外贸总额"],
        ),
        # a ranking of all that a list told, however many
        (
            "煤炭、电力、钢铁产量分别增长4%、9%、2%，增速均居全省前三。",
            ["煤炭产量", "电力产量", "钢铁产量", "煤炭产量、电力产量、钢铁产量"],
        ),
        # what a verb of benefit reaches goes on in its list
        ("发放稳岗返还1.2亿元、惠及企业360家、职工2万人。", ["发放稳岗返还", "稳岗返还惠及企业", "惠及职工"]),
        ("高铁里程从无到有、达到126公里。", ["高铁里程"]),
        # a contribution is of whom the clause before is about, else of what was measured last
        (
            "石材出口额居全省第一，消费市场持续回暖，对经济增长的贡献率达到48%。",
            ["石材出口额", "消费市场对经济增长的贡献率"],
        ),
        (
            "建筑业增加值增长5%，对经济增长的贡献率达到12%。",
            ["建筑业增加值", "建筑业增加值对经济增长的贡献率"],
        ),
        # how sure the figures are is no part of a name
        ("生产总值（预计，下同）、财政总收入年均分别增长6%、8%。", ["生产总值", "财政总收入"]),
        # told in turn, each in its own unit
        (
            "湿地面积90公里、保护率51%，分别比2016年增加4平方公里和3个百分点。",
            ["湿地面积", "保护率", "湿地面积", "保护率"],
        ),
        # a level of government or a side by one sign; how much of each is done
        (
            "省、市级重点项目分别完成投资36亿元、94亿元，投资完成率分别为43%、37%。",
            ["省级重点项目投资", "市级重点项目投资"] * 2,
        ),
        ("中、西部地区用电量分别增长6%和7%。", ["中部地区用电量", "西部地区用电量"]),
        # deeds and measures within names stay
        (
            "林业增加值增长6%、建筑业总产值增长5%，均居全省首位。",
            ["林业增加值", "建筑业总产值", "林业增加值、建筑业总产值"],
        ),
        ("银行存贷余额分别增长8%和9%。", ["银行存款余额", "银行贷款余额"]),
        # what has the share stands before the brackets
        ("纺织业投资75亿元（占总投资的32%）。", ["纺织业投资", "纺织业投资占总投资"]),
        # the same things of another size or level
        ("招引亿元以上项目90个，其中10亿元以上15个。", ["招引亿元以上项目", "10亿元以上项目"]),
        ("国家农业产业园达到8个，省级52个。", ["国家农业产业园", "省级农业产业园"]),
        # revenue is not received as visitors are
        ("接待游客30万人次、旅游综合收入2亿元。", ["接待游客", "旅游综合收入"]),
        ("超过九成的脱贫户参与其中。", ["脱贫户参与其中"]),
        ("纺织业投资增长6%，进度超过去年同期1.1个百分点。", ["纺织业投资", "纺织业投资"]),
        ("纺织业投资6亿元，完成市政府下达全年目标的59%。", ["纺织业投资", "纺织业投资"]),
        # what befell the parts of those that were counted
        (
            "40个项目中30个已全部完工，9个基本完成，1个继续施工。",
            ["项目", "项目全部完工", "项目基本完成", "项目施工"],
        ),
        # what gets better is no part of whose it is
        ("企业效益持续改善，利润增长5%。", ["企业利润"]),
        ("社保卡发行9万张，五年内翻了一番。", ["社保卡发行", "社保卡发行"]),
        # told of the place, whatever the sentence before was about
        ("人均GDP达7万元。全市户籍人口45万人。", ["人均GDP", "户籍人口"]),
        # what was done to the first of a list was done to all; works are of one kind
        ("新增公路、铁路里程39公里和27公里。", ["新增公路里程", "新增铁路里程"]),
        (
            "河道工程、电网建设、污水整治项目12个、6个和9个。",
            ["河道工程项目", "电网建设项目", "污水整治项目"],
        ),
        # firms on the market are no deed that the list goes on with
        ("拥有上市企业74家、驰名商标73件。", ["上市企业", "驰名商标"]),
        # the years of good harvests are no part of the name
        ("粮食生产“十连丰”，达到46万吨。", ["粮食生产"]),
        # grades that share what they are grades of
        ("建成2个国家级、5个省级医疗中心。", ["建成国家级医疗中心", "建成省级医疗中心"]),
        ("经营主体稳中培优。总量达16万户，新登记2万户。", ["经营主体总量", "新登记经营主体"]),
        ("苹果产量连续3年占全国六成以上。", ["苹果产量占全国"]),
        ("6个产业平台落地项目22个。", ["产业平台", "产业平台落地项目"]),
        # places of a list that was told in turn
        (
            "一产、二产、三产增加值分别增长6%、5%、4%，分别居全国第二、第七、第九。",
            ["一产增加值", "二产增加值", "三产增加值"] * 2,
        ),
        ("五年来，生产总值连跨两个万亿元台阶，年均增长5.7%。", ["生产总值"]),
        ("创建生态示范区和“绿色”实践基地23个。", ["创建生态示范区和“绿色”实践基地"]),
        ("三次产业结构进一步优化，调整为8:41:51。", ["第一产业比重", "第二产业比重", "第三产业比重"]),
        ("工业机器人产量增长35%、出口量居全国第2位。", ["工业机器人产量", "工业机器人出口量"]),
        ("开发区规上工业增加值、工业投资分别增长5%、6%。", ["开发区规上工业增加值", "开发区规上工业投资"]),
        ("规上制造业、工业新兴产业增加值分别增长7%、6%。", ["规上制造业增加值", "工业新兴产业增加值"]),
        ("一般公共预算收支分别增长2%、3%。", ["一般公共预算收入", "一般公共预算支出"]),
        ("一般公共预算收入增长4%。税收增长3%。", ["一般公共预算收入", "税收"]),
        # what examples stand for has the verb before them
        ("新建甲公园、乙公园等13座城市公园和27个口袋公园。", ["新建城市公园", "新建口袋公园"]),
        ("建成通车甲乙高速等5个项目。", ["建成通车项目"]),
        # names of one length before what they share
        ("改造供热、燃气、排水管网8公里、6公里、3公里。", ["改造供热管网", "燃气管网", "排水管网"]),
        # leaders of the trade that the clause before is about, of no trade where it names none
        ("实施服务业扩容强基行动，培育12家领军企业。", ["培育服务业领军企业"]),
        ("开展人工智能“双百工程”，培育10家特色企业。", ["培育人工智能特色企业"]),
        ("优化营商环境，培育10家特色企业。", ["培育特色企业"]),
        ("空气质量达标天数比例83%，综合指数排全市第三。", ["空气质量达标天数比例", "空气质量综合指数"]),
        ("引入50多位画家进驻某镇培训班。", ["引入画家"]),
        ("办理代表议案5项、建议87件。", ["办理代表议案", "办理代表建议"]),
        ("外贸总额9亿元，贡献了全国30%的增量。", ["外贸总额", "外贸总额贡献全国"]),
        ("碳排放交易中心累计成交配额2亿吨。", ["成交配额"]),
        # what was counted when is no part of the thing
        ("生猪年末存栏16万头；全年出栏21万头。", ["生猪年末存栏", "生猪出栏"]),
        ("在学研究生350人，毕业生80人。", ["在学研究生", "研究生毕业生"]),
        # a second verb tells what was done with the thing before it
        ("中欧班列拓线扩量、开行300列。", ["中欧班列开行"]),
        # things of which so many were begun
        ("68个重点项目开工62个。", ["重点项目", "重点项目开工"]),
        ("86个村全部通车。", ["村全部通车"]),
        # money and what it is for
        ("发行专项债券13亿元支持项目建设。", ["发行专项债券"]),
        # lists whose second name begins with 和
        ("建成3个示范区、10个和美乡村。", ["建成示范区", "建成和美乡村"]),
        # a list before the completion of each
        (
            "城镇新增就业、新增发放创业贷款分别完成年计划的108%、148%。",
            ["城镇新增就业", "新增发放创业贷款"],
        ),
        # trades whose names end like a word for a measure
        ("新材料、生物医药产业产值分别增长9%、8%。", ["新材料产业产值", "生物医药产业产值"]),
        (
            "三次产业对经济增长的贡献率分别为7%、48%和45%。",
            [f"第{one}产业对经济增长的贡献率" for one in "一二三"],
        ),
    ],
)
def test_a_figure_is_named_by_whom_its_clauses_tell_of(text: str, indicators: list[str]) -> None:
    assert [record.indicator for record in observed(text)] == indicators


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("扣除房地产开发投资后，固定资产投资增长2.7%。", None),
        ("不含农户投资，固定资产投资增长2.7%。", None),
        ("扣除价格因素后，居民人均可支配收入增长2.7%。", "disposable_income"),
        ("有效期内高新技术企业达52家。", "hightech_enterprises"),
        ("设区城市PM2.5平均浓度27微克/立方米。", "pm25"),
        ("扣除自然因素影响后空气优良天数比率93%。", "air_quality_days_share"),
    ],
)
def test_what_is_left_out_of_an_indicator_decides_its_code(text: str, code: str | None) -> None:
    assert observed(text)[0].code == code


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("公众满意度从81.2提升至86.5。", ["81.2", "86.5"]),
        ("幸福指数由70上升到72.5，居民满意。", ["70", "72.5"]),
        ("系统从3.0升级至4.0版。", []),
        ("经济总体保持平稳运行。", []),
        ("消费价格与上年持平。", ["0"]),
        ("年销售收入超5亿元的龙头企业达60家。", ["60"]),
        ("20万以上人口县全部设站。", []),
        ("粮食产量13万吨以上、力争再增。", ["13"]),
    ],
)
def test_numbers_are_measures_only_where_the_words_say_so(text: str, values: list[str]) -> None:
    assert [str(record.value) for record in observed(text)] == values


def test_an_increment_of_years_is_a_change_an_indicator_of_that_name_is_none() -> None:
    assert observed("生产总值迈上3万亿台阶、五年增量超1.1万亿元。")[1].measure == "change"
    assert observed("社会融资规模增量286亿元。")[0].measure == "level"


def test_what_a_monthly_standard_rose_by_is_told_for_a_month() -> None:
    assert observed("最低工资标准每月提高80元。")[0].unit == "元/月"


def test_less_of_what_pollutes_is_better() -> None:
    assert str(observed("PM2.5浓度改善9.8%。")[0].value) == "-9.8"
    assert str(observed("营商环境指数改善9.8%。")[0].value) == "9.8"


@pytest.mark.parametrize(
    ("text", "indicators"),
    [
        # what a sentence began with, its figure told clauses later
        (
            "旅游收入增长4%。生产总值上半年由负转正，三季度加快恢复，全年增长3%，总量达到8亿元。",
            ["旅游收入", "生产总值", "生产总值"],
        ),
        ("旅游收入增长4%。固定资产投资逐月回暖，后劲增强，全年增长3%。", ["旅游收入", "固定资产投资"]),
        ("外贸一季度大幅下滑，下半年止跌，同比增长2%。", ["外贸"]),
        # no indicator opens it
        ("旅游收入增长4%。消费潜力逐步释放，市场回暖，全年增长3%。", ["旅游收入", "旅游收入"]),
        # when and how often are no names
        ("用电量增长5%，连续9个月单月增长4%以上。", ["用电量", "用电量"]),
        ("用电量增长5%，前三季度增长6%，第四季度增长4%。", ["用电量"] * 3),
        ("用电量1-11月增长5%，进口上半年增长6%，出口前三季度增长4%。", ["用电量", "进口", "出口"]),
        ("用电量增长5%，基建投资8个月单月增长4%。", ["用电量", "基建投资8个月单月"]),
        # counted another way, or sold by the same firms
        ("常住人口20万人，户籍人口22万人。", ["常住人口", "户籍人口"]),
        (
            "规上工业产值9亿元，实现销售产值8亿元，实现利润1亿元。",
            ["规上工业产值", "规上工业销售产值", "规上工业利润"],
        ),
        ("规上工业实现主营业务收入9亿元。", ["规上工业主营业务收入"]),
        # firms of a size are more than the size
        ("规模以上企业实现产值9亿元，实现增加值2亿元。", ["规模以上企业产值", "规模以上企业增加值"]),
        ("限额以上企业零售额8亿元，利润1亿元。", ["限额以上企业零售额", "限额以上企业利润"]),
        ("三次产业结构占比为6:40:54。", ["第一产业占比", "第二产业占比", "第三产业占比"]),
    ],
)
def test_a_name_may_stand_clauses_before_and_time_is_no_name(text: str, indicators: list[str]) -> None:
    assert [record.indicator for record in observed(text)] == indicators


@pytest.mark.parametrize(
    ("text", "name", "subject"),
    [
        ("甲子县、乙丑区、丙寅新区财政总收入超9亿元。", "财政总收入", "甲子县、乙丑区、丙寅新区"),
        ("甲子县、乙丑县新建公园3个。", "新建公园", "甲子县、乙丑县"),
        ("学校、公园新建9处。", "学校、公园新建", None),
    ],
)
def test_the_places_listed_before_a_measure_have_it(text: str, name: str, subject: str | None) -> None:
    told = [one for one in read_report(text, year=2022) if one.obs][-1]
    assert (told.indicator, told.subject) == (name, subject)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("新开工项目9个，竣工4个，在建3个。", ["新开工项目", "竣工项目", "在建项目"]),
        ("用电量增长5%，总量和增速均居第3位。", ["用电量", "用电量"]),
        ("用电量下降5%，超额完成省定下降4%的目标。", ["用电量", "用电量"]),
    ],
)
def test_another_deed_or_aim_is_of_the_same(text: str, names: list[str]) -> None:
    assert [one.indicator for one in read_report(text, year=2022) if one.obs] == names
