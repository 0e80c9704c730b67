"""Words that figures share: names in turn, levels of one place, what the name says beside itself."""

import pytest

from orchestration.extraction import Record, read_report


def figures(text: str, year: int = 2022) -> list[Record]:
    return [record for record in read_report(text, year=year) if record.obs]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        # the sign between two rates told in turn is lost
        (
            "城乡居民人均可支配收入分别增长6.2%8.4%。",
            ["城镇居民人均可支配收入", "农村居民人均可支配收入"],
        ),
        # the parts of a structure contribute in turn
        (
            "三次产业比例为8:52:40，对经济增长的贡献率分别为3.1%、60.4%和36.5%。",
            [
                *("第一产业比例", "第二产业比例", "第三产业比例"),
                *("第一产业对经济增长的贡献率", "第二产业对经济增长的贡献率", "第三产业对经济增长的贡献率"),
            ],
        ),
        ("经济结构由上年的9:50:41转变为8:51:41。", ["第一产业比重", "第二产业比重", "第三产业比重"] * 2),
        ("人口结构为8:51:41。", ["人口结构"] * 3),
        # 及 joins within a name where the other signs part so many
        (
            "教育、住房保障及救济和卫生支出分别增长3%、4%、5%。",
            ["教育支出", "住房保障及救济支出", "卫生支出"],
        ),
        ("教育、文化及卫生支出分别增长3%、4%、5%。", ["教育支出", "文化支出", "卫生支出"]),
        # trades of which the last alone is called one
        ("金融、旅游、软件业增加值分别增长3%、4%、5%。", ["金融业增加值", "旅游业增加值", "软件业增加值"]),
        ("建筑、装备制造业产值分别增长3%、4%。", ["建筑业产值", "装备制造业产值"]),
        ("外币存款、贷款余额分别增长3%、4%。", ["外币存款余额", "贷款余额"]),
        # what one level of the place has itself
        (
            "地区生产总值90亿元（区本级80亿元），出口9亿元（市本级7亿元）。",
            ["地区生产总值", "区本级地区生产总值", "出口", "市本级出口"],
        ),
        # several things, by their titles
        ("举办“春季购车节”“夏夜集市”“金秋消费季”等活动30场次。", ["举办活动"]),
        ("引进重大项目9个，协议投资额30亿元。", ["引进重大项目", "重大项目协议投资额"]),
    ],
)
def test_names_take_what_they_share(text: str, names: list[str]) -> None:
    assert [record.indicator for record in figures(text)] == names


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("一般公共预算收入扣除留抵退税后、同口径增长5%。", "budget_revenue"),
        ("连续8年粮食总产稳定在30亿斤以上。", "grain_output"),
        ("地区生产总值﹝3﹞90亿元。", "gdp"),
        ("区级公共财政预算收入9亿元。", "budget_revenue"),
        ("市公共财政预算收入增长7%。", "budget_revenue"),
        ("“国高新”企业保有量突破300家。", "hightech_enterprises"),
        ("城镇化61.5%。", "urbanization_rate"),
        ("金融行业增加值增长6%。", "finance_value_added"),
        ("金融机构各项贷款金额增长6%。", "loans"),
        ("城镇化建设投资增长6%。", None),
    ],
)
def test_what_stands_beside_a_name_leaves_its_code(text: str, code: str | None) -> None:
    assert [record.code for record in figures(text)] == [code]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("固定资产投资90亿元，绝对值居全市第二。", ("rank", "固定资产投资")),
        ("实际利用外资9000万美元，超任务数的20.5%。", ("difference", "实际利用外资")),
        ("生产总值增长4%，比年初目标（6%）低2个百分点。", ("difference", "生产总值")),
        ("生产总值增长4%，比年初预期目标（增长3%左右）高1个百分点。", ("difference", "生产总值")),
        ("生产总值增长4%，比上年（6%）低2个百分点。", ("change", "生产总值")),
        ("改造行动整体进度达到60%。", ("completion", "改造行动")),
        ("入选省“英才”计划3人。", ("level", "入选省“英才”计划")),
    ],
)
def test_what_is_held_against_an_aim_or_another(text: str, told: tuple[str, str]) -> None:
    last = figures(text)[-1]
    assert (last.measure, last.indicator) == told
    assert last.nature == "actual"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        # so many articles are what the paper is called by, listed or told what it is
        ("及时出台稳增长40条等一揽子措施。", []),
        ("出台了促消费12条等系列政策措施。", []),
        ("出台管理办法、优化政府投资12条、盘活存量资产9条。", []),
        ("出台惠企措施40条等一揽子政策。", ["出台惠企措施一揽子政策"]),
        ("优化公交线路12条。", ["优化公交线路"]),
        # among how many a place is seen
        ("规上工业增加值增长8%，增速居9个国家中心城市第二。", ["规上工业增加值", "规上工业增加值"]),
        ("新建国家中心城市公园9个。", ["新建国家中心城市公园"]),
        # how long it took
        ("用四年时间基本实现了经济总量翻一番。", ["经济总量"]),
        ("仅用三年实现了税收收入翻番。", ["税收收入"]),
        ("用电量增长5%。", ["用电量"]),
        # of all the place, whatever was told before
        ("土地供应完成年初计划的72%。上半年全市投资增长6%。", ["土地供应", "投资"]),
        # of which goods the prices rose
        (
            "居民消费价格总水平上涨2%。上涨的两类是：食品类上涨4%（其中粮食类上涨1%），居住类上涨1%。",
            ["居民消费价格总水平", "食品类价格", "粮食类价格", "居住类价格"],
        ),
    ],
)
def test_what_is_no_part_of_a_name_or_no_figure(text: str, told: list[str]) -> None:
    assert [record.indicator for record in figures(text)] == told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("工业占比68%提高到71%。", [("prior", "2021"), ("actual", "2022")]),
        ("税收3.1亿元增加到4.2亿元。", [("prior", "2021"), ("actual", "2022")]),
        ("工业占比68%，提高到71%。", [("actual", "2022"), ("actual", "2022")]),
        ("税收3.1亿元，增长6%。", [("actual", "2022"), ("actual", "2022")]),
        ("产值由“十五”末2005年的2亿元增加到5亿元。", [("prior", "2005"), ("actual", "2022")]),
        ("检测能力从2万管/天左右提升至5万管/天以上。", [("prior", "2021"), ("actual", "2022")]),
    ],
)
def test_the_first_of_two_values_is_of_the_time_before(text: str, told: list[tuple[str, str]]) -> None:
    assert [(record.nature, record.period) for record in figures(text)] == told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        # by when alone is no name
        ("城镇化率达到58%，到2030年达到65%。", ["城镇化率", "城镇化率"]),
        ("人均生产总值仅为全省平均水平的62%。", ["人均生产总值"]),
        # what falls short, before what is told of it
        ("同时，我们清醒认识到，全市经济总量偏小，居全省第9位。", ["经济总量"]),
        ("经济总量不大，仅占全省的3.2%。", ["经济总量占全省"]),
        ("新兴产业快速发展，产值已占规模以上工业的11%。", ["新兴产业产值占规模以上工业"]),
        ("人均收入水平较低，居全省第12位。", ["人均收入水平"]),
        # three that are named, not all there are
        ("化工、食品、装备三大产业分别增长9%、7%和11%。", ["化工产业", "食品产业", "装备产业"]),
        ("三大产业分别增长9%、7%和11%。", ["第一产业", "第二产业", "第三产业"]),
        ("铅、汞等两项污染物分别下降3%、4%。", ["铅", "汞"]),
        # each per unit of output of its own; taxes are nobody's but the budget's
        ("单位GDP能耗、万元GDP用水量分别下降9%和12%。", ["单位GDP能耗", "万元GDP用水量"]),
        ("财源结构改善，税收占预算收入比重达到74%。", ["税收占预算收入比重"]),
        ("路网密度达到每平方公里7公里。", ["路网密度"]),
        (
            "常住人口86万人，城镇人口占61%，老年人口占18%。",
            ["常住人口", "城镇人口占常住人口", "老年人口占常住人口"],
        ),
        ("生产总值增长6%，位列全省第9位。", ["生产总值", "生产总值"]),
        ("每万人拥有公交车12.6标台。", ["每万人拥有公交车"]),
        ("旅客吞吐量突破600万人次，货邮吞吐量5万吨。", ["旅客吞吐量", "货邮吞吐量"]),
        ("专列开行300列，货值达到80亿元。", ["专列开行", "专列货值"]),
        ("建议2023年生产总值增长6%左右。", ["生产总值"]),
        ("办理建议87件。", ["办理建议"]),
        ("2022年初确定的30项民生实事完成28项。", ["民生实事", "民生实事"]),
        ("在全省综合排名中前移8位。", ["综合排名"]),
    ],
)
def test_a_name_is_what_is_measured_alone(text: str, told: list[str]) -> None:
    assert [record.indicator or "" for record in figures(text)] == told
