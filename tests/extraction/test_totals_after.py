"""Totals and bounds told after what they are of, and wordings that say the same."""

import pytest

from orchestration.extraction import Record, read_report


def figures(text: str) -> list[Record]:
    return [record for record in read_report(text, year=2025) if record.obs]


@pytest.mark.parametrize(
    ("text", "name", "code"),
    [
        ("出口增长3%。外贸进出口稳中向好，总量突破900亿元。", "外贸进出口总量", "trade_total"),
        ("市场经营主体量质齐升，总量突破90万户。", "市场经营主体总量", "market_entities"),
        ("生产总值增长5%。新能源汽车产销两旺，总量达9万辆。", "新能源汽车总量", None),
        ("出口增长3%，总量突破90亿元。", "出口", "exports"),
    ],
)
def test_a_total_is_of_what_the_clause_before_is_about(text: str, name: str, code: str | None) -> None:
    record = figures(text)[-1]
    assert (record.indicator, record.code) == (name, code)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("技术合同成交额达到90亿元、金额居全国第8位。", ["技术合同成交额", "技术合同成交额"]),
        ("登记技术合同900项，金额90亿元。", ["登记技术合同", "技术合同金额"]),
    ],
)
def test_an_amount_told_again_is_the_one_before(text: str, names: list[str]) -> None:
    assert [record.indicator for record in figures(text)] == names


@pytest.mark.parametrize(
    ("text", "bounds"),
    [
        ("建成300多个文化广场及80个书屋。", ["min", "exact"]),
        ("改造50余个小区和20条街巷。", ["min", "exact"]),
        ("新增近30所学校和20家医院。", ["approx", "approx"]),
        ("新增超过30所学校和20家医院。", ["min", "min"]),
    ],
)
def test_what_is_said_within_a_number_is_of_it_alone(text: str, bounds: list[str]) -> None:
    assert [record.bound for record in figures(text)] == bounds


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("国考城市PM_2.5浓度下降8%。", "pm25"),
        ("国控9市PM2.5平均浓度30微克/立方米。", "pm25"),
        ("实有市场经营主体90万户。", "market_entities"),
        ("新登记市场经营主体9万户。", "new_market_entities"),
    ],
)
def test_wordings_that_say_the_same_have_the_same_code(text: str, code: str) -> None:
    assert [record.code for record in figures(text)] == [code]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("6所高校9个学科进入全国前列。", ["高校进入全国前列", "高校学科进入全国前列"]),
        ("12家企业15个产品获评省级名牌。", ["企业获评省级名牌", "企业产品获评省级名牌"]),
        ("新增甲市、乙县、丙县等全国文明城市12个。", ["新增全国文明城市"]),
        ("创建东湖、西山、南岭等国家级旅游度假区9个。", ["创建国家级旅游度假区"]),
        ("签约钢材、纺织、乳品等大项目9个。", ["签约钢材、纺织、乳品等大项目"]),
    ],
)
def test_what_befell_a_part_befell_its_holder_and_examples_are_left_out(text: str, names: list[str]) -> None:
    assert [record.indicator for record in figures(text)] == names


@pytest.mark.parametrize(
    ("text", "periods"),
    [
        ("五年累计生产原煤6亿吨，占全国近三成。", ["2021/2025", "2021/2025"]),
        ("五年来，累计投入资金90亿元，占财政支出的20%。", ["2021/2025", "2021/2025"]),
        ("五年来，民营企业达到9万家，占企业总数的95%。", ["2025", "2025"]),
    ],
)
def test_a_share_of_a_sum_is_of_the_years_of_the_sum(text: str, periods: list[str]) -> None:
    assert [record.period for record in figures(text)] == periods


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("推动居民收入增长和经济增长同步、劳动报酬提高和劳动生产率提高同步。", 0),
        ("促进居民收入与经济增长同步。", 0),
        ("体现了居民收入增长和经济增长同步的要求。", 0),
        ("居民收入增长和经济增长同步。", 1),
        ("城乡居民收入与经济增长基本同步。", 1),
    ],
)
def test_what_is_worked_for_all_along_is_no_aim(text: str, count: int) -> None:
    assert len(figures("三、2026年工作安排\n" + text)) == count


@pytest.mark.parametrize(
    ("text", "name", "code"),
    [
        ("新登记经营主体9万户，其中企业3万户。", "新登记企业", None),
        ("新增各类市场主体9万户，其中企业3万户。", "新增企业", None),
        ("新增电力装机120万千瓦，其中可再生能源装机80万千瓦。", "新增可再生能源装机", None),
        ("新增省级平台90家，其中高新技术企业30家。", "新增高新技术企业", "hightech_enterprises"),
        ("经营主体达90万户，其中企业30万户。", "企业", "enterprises"),
        ("新增授信90亿元，其中小微企业30亿元。", "小微企业授信", None),
        ("新增城镇就业9万人，其中高校毕业生3万人。", "高校毕业生", None),
        ("新增企业90家，其中超10亿元的有7家。", "超10亿元", None),
    ],
)
def test_a_part_of_what_newly_came_has_newly_come(text: str, name: str, code: str | None) -> None:
    record = figures(text)[-1]
    assert (record.indicator, record.code) == (name, code)


@pytest.mark.parametrize(
    ("text", "units"),
    [
        ("低保最低月标准提高到980元。", ["元/人/月"]),
        ("城乡居民低保月均标准分别提高到850元和720元。", ["元/人/月", "元/人/月"]),
        ("城乡居民医保财政年补助标准提高到610元。", ["元/人/年"]),
        ("基础养老金月最低标准提高到156元，增加10元。", ["元/人/月", "元/人/月"]),
        ("最低工资月标准提高到2100元。", ["元"]),
        ("低保标准达到900元。", ["元"]),
    ],
)
def test_a_standard_of_each_month_is_paid_to_each(text: str, units: list[str]) -> None:
    assert [record.unit for record in figures(text)] == units


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("苹果、梨产量稳定在全国1/4、1/3。", ["苹果产量", "梨产量"]),
        ("汽车产量增长8%，机器人产量保持在全国三成以上。", ["汽车产量", "机器人产量"]),
        ("出口规模稳居全球三成。", ["出口规模"]),
        ("限额以上单位通过公共网络实现零售额增长9%。", ["限额以上单位通过公共网络实现零售额"]),
        ("通过互联网实现的商品销售额90亿元。", ["通过互联网实现的商品销售额"]),
        ("通过验收项目8个。", ["验收项目"]),
    ],
)
def test_a_part_held_of_the_nation_and_sales_on_the_net_are_named_in_full(
    text: str, names: list[str]
) -> None:
    read = figures(text)
    assert [record.indicator for record in read] == names
    assert all(record.measure == "share" for record in read if record.unit == "%" and "增长" not in text)
