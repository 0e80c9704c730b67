"""Who is measured: the jurisdiction itself, another one, a company, and what a clause leaves out."""

import pytest

from orchestration.extraction import read_report
from orchestration.extraction.records import Record


def observed(text: str, division: str | None = None) -> list[Record]:
    return [record for record in read_report(text, division=division, year=2022) if record.obs]


@pytest.mark.parametrize(
    ("text", "division", "subject"),
    [
        ("全市粮食产量12万吨。", "230600", None),
        ("全市粮食产量12万吨。", "440114", "全市"),
        ("全省粮食产量120万吨。", "230600", "全省"),
        ("全省粮食产量120万吨。", "230000", None),
        ("全国文明村增至3个。", "230600", None),
        ("关于某县2022年国民经济和社会发展计划执行情况的报告\n全县粮食产量12万吨。", None, None),
        ("关于某县2022年国民经济和社会发展计划执行情况的报告\n全市粮食产量12万吨。", None, "全市"),
        ("全县耕地面积9万亩，全县林地面积5万亩。全市耕地面积80万亩。", None, None),
        ("深圳市地区生产总值增长4%。", "440000", "深圳市"),
        ("深圳市地区生产总值增长4%。", "440300", None),
    ],
)
def test_a_subject_is_told_where_it_is_not_the_reporting_jurisdiction(
    text: str, division: str | None, subject: str | None
) -> None:
    assert observed(text, division)[0].subject == subject


def test_what_is_said_of_a_company_stays_its_own_in_the_next_clause() -> None:
    first, second = observed("城南开发区工业总产值85亿元，增长6%。")
    assert first.subject == second.subject == "城南开发区"


def test_a_sign_that_the_rest_is_expected_does_not_part_a_figure_from_its_name() -> None:
    _, growth = observed("城镇居民人均可支配收入3.1万元（预计，下同），增长4.6%。")
    assert growth.indicator == "城镇居民人均可支配收入"


@pytest.mark.parametrize(
    ("text", "indicators"),
    [
        # the parts of a whole
        (
            "社会消费品零售总额9亿元，其中县城6亿元、乡村3亿元。",
            [None, "县城社会消费品零售总额", "乡村社会消费品零售总额"],
        ),
        ("农作物播种面积60万亩（水稻25万亩、玉米10万亩）。", [None, "水稻播种面积", "玉米播种面积"]),
        ("建成农业园区6个，其中省级2个。", [None, "省级农业园区"]),
        # brackets with a norm or with the time alone
        ("细颗粒物浓度31微克/立方米，达到国家二级标准（35微克/立方米）。", ["细颗粒物浓度", "细颗粒物浓度"]),
        ("商品房销售面积下降2%，降幅明显收窄（上年为下降9%）。", ["商品房销售面积", "商品房销售面积"]),
        # lists that share a head
        ("市属企业营业收入、利润分别增长6%、8%。", ["市属企业营业收入", "市属企业利润"]),
        ("万元GDP能耗、水耗分别下降3%、5%。", ["万元GDP能耗", "万元GDP水耗"]),
        ("一三产业比重分别提高1个、2个百分点。", ["第一产业比重", "第三产业比重"]),
        (
            "高新技术企业、科技型中小企业数量分别是2017年的2.2倍、3.1倍。",
            ["高新技术企业数量", "科技型中小企业数量"],
        ),
        ("修改和废止规章10部、规范性文件44件。", [None, "修改和废止规范性文件"]),
        # lists whose figures each have a verb, and one figure for several names
        ("住宿业、餐饮业营业额分别下降6%和增长2%。", ["住宿业营业额", "餐饮业营业额"]),
        ("图书馆、文化馆、博物馆分别增加2个。", ["图书馆、文化馆、博物馆"]),
        ("银行本外币存、贷款余额分别为40亿元和31亿元。", ["银行本外币存款余额", "银行本外币贷款余额"]),
        ("绿色河湖、绿色海湾建成率分别达到30%、50%。", ["绿色河湖建成率", "绿色海湾建成率"]),
        ("批而未供、闲置土地分别处置180亩、70亩。", ["处置批而未供", "处置闲置土地"]),
        ("4个镇和2个县获评文明城市。", ["镇获评文明城市", None]),
        (
            "主要产品产量：水泥41万吨，发电量7亿千瓦时，生铁5万吨，分别增长14%、9%和下降23%。",
            ["水泥产量", "发电量", "生铁产量"] * 2,
        ),
        (
            "社会消费品零售总额9亿元，增长4%，其中县城6亿元、乡村3亿元。",
            [None, None, "县城社会消费品零售总额", None],
        ),
        # shares of growth
        (
            "第二产业增加值80亿元，对经济增长的贡献率为46%；第三产业增加值90亿元，贡献率为39%。",
            [None, "第二产业增加值对经济增长的贡献率", None, "第三产业增加值对经济增长的贡献率"],
        ),
        # time that stands between a name and its figure
        ("生产总值先后突破三个关口，2007年达到61亿元。", ["生产总值"]),
        ("1—9月全县工业用电量6亿千瓦时，降幅较1—8月收窄1个百分点。", ["工业用电量", "工业用电量"]),
        ("油菜种植面积13万亩，增长1%；烟叶2万亩，下降3%。", [None, None, "烟叶种植面积", "烟叶种植面积"]),
        ("促成项目签约80个。", ["促成项目签约"]),
        ("铁路方面，新开工2个项目。", ["新开工铁路项目"]),
        ("经济总量连续跨过两个百亿元大关，占全省比重达到7%。", ["经济总量占全省比重"]),
        # what happened on the way, and what befell the thing
        ("生产总值连跨两个百亿级台阶、达到320亿元。", ["生产总值"]),
        ("南河水质连续6年保持Ⅱ类。", ["南河水质"]),
        ("集中安置点9个全部建成。", ["集中安置点"]),
        ("312户1152人全部脱贫。", ["贫困户脱贫", "贫困人口脱贫"]),
        ("风电装机达到410万千瓦，占比35%。", ["风电装机", "风电装机占比"]),
        # as many names as figures, without 分别; names told a clause earlier
        (
            "城镇、农村居民人均可支配收入3.1万元、1.8万元。",
            ["城镇居民人均可支配收入", "农村居民人均可支配收入"],
        ),
        (
            "其中电机和轴承制造业贡献突出，分别拉动全市增长2个和1个百分点。",
            ["电机拉动全市", "轴承制造业拉动全市"],
        ),
        (
            "仓储和邮政业、租赁和商务服务业营业收入分别增长8%、9%。",
            ["仓储和邮政业营业收入", "租赁和商务服务业营业收入"],
        ),
        # what the things did is told with the next figure
        ("42家规模以上企业实现产值60亿元。", ["规模以上企业", "规模以上企业产值"]),
        (
            "截至11月底，60个市级项目完成投资85亿元，占年度计划投资(90亿元)的94%。",
            ["市级项目", None, None, None],
        ),
        # a measure alone or a rate is nobody: the one before still is
        ("安排重大工程56项，项目总投资90亿元，年度投资计划30亿元。", [None, None, "重大工程投资计划"]),
        ("供水企业开工项目6个，开工率82%，完成投资4亿元。", [None, None, "供水企业开工项目完成投资"]),
        ("粮食播种面积40万亩，总产11万吨。", ["粮食播种面积", "粮食总产"]),
        ("易地安置点9个全部建成，入住率100%。", ["易地安置点", "易地安置点入住率"]),
        # what is reached is all there are
        ("亿元楼新增5幢，达到73幢。", ["亿元楼新增", "亿元楼"]),
        ("新增800处路灯联网、累计达6000处。", ["新增路灯联网", "路灯联网"]),
        # figures side by side
        ("排查90余公里280个入河排口。", ["排查入河排口", "入河排口"]),
        ("尚有19个贫困村、427户1.3万贫困人口未脱贫。", [None, "贫困人口未脱贫", "贫困人口未脱贫"]),
        # points are compared with whatever is named
        ("贷款余额增长17%，高于存款5.8个百分点。", ["贷款余额", "贷款余额"]),
        ("断面好于Ⅲ类水体比例优于国家目标4个百分点。", ["断面好于Ⅲ类水体比例"]),
        ("工业增长6%，比“十一五”以来的平均增速快3个百分点。", ["工业", "工业"]),
        ("进出口总额30亿元，下降2%，未完成年初确定的增长3%的目标。", ["进出口总额"] * 3),
        # parts of a whole that the sentence divides
        (
            "能源消费总量70万吨标准煤。从构成看，一产消费量8万吨标准煤；工业消费量50万吨标准煤。",
            ["能源消费总量", "一产能源消费量", "工业能源消费量"],
        ),
        ("38个大类行业中30个实现增长、增长面79%。", ["大类行业", "大类行业增长", "大类行业增长面"]),
        ("增幅较大的有黄酒（增长8%）、酱油（增长3%）。", ["黄酒", "酱油"]),
        # the whole place's own measure; a share of its own
        ("20个重大项目完成投资60亿元，全市产业投资增长8%。", ["重大项目", "重大项目完成投资", "产业投资"]),
        ("工业增加值占比达60%，税收占比达40%。", ["工业增加值占比", "税收占比"]),
        ("生产总值320亿元，人均突破9万元。", ["生产总值", "人均生产总值"]),
        ("粮食连年丰收、总产稳定在90万吨以上。", ["粮食总产"]),
        # what a ranking is of
        ("在营商环境评价中，我市排全省第8位。", ["营商环境评价"]),
        ("连续三届跻身县域竞争力百强县行列，排名升至第52位。", ["县域竞争力百强县"]),
        ("用水量、用电量分别下降4%和6%，降幅均居全市首位。", ["用水量", "用电量", "用水量、用电量"]),
        ("安全事故的起数、死亡人数分别下降8%、9%。", ["安全事故的起数", "安全事故死亡人数"]),
        # parts that word their own whole; measures of institutions; a column's measure
        ("预算支出27亿元。其中，民生支出22亿元。", ["预算支出", "民生支出"]),
        ("普通中学21所，教职工1980人。", ["普通中学", "普通中学教职工"]),
        ("公路里程分别为：国道60公里、省道90公里。", ["国道里程", "省道里程"]),
        # deeds and examples
        ("搭建交流平台、精准服务企业500家。", ["精准服务企业"]),
        ("新增南山学院等高校4所。", ["新增高校"]),
        ("播种面积稳定在30万亩以上、蔬菜产量稳定在20万吨左右。", ["播种面积", "蔬菜产量"]),
        ("16个村均被评为全省文明村。", ["村均被评为全省文明村"]),
        ("实现区级税收收入21亿元。", ["区级税收收入"]),
        ("年末登记失业率≤4%。", ["登记失业率"]),
        ("收入增长8%，总量位列中心城区第二。", ["收入", "收入"]),
    ],
)
def test_a_clause_takes_from_the_others_what_it_leaves_out(text: str, indicators: list[str | None]) -> None:
    read = [record.indicator for record in observed(text)]
    assert [
        one if wanted is not None else None for one, wanted in zip(read, indicators, strict=True)
    ] == indicators
