"""What is no part of a name, and measures that are of the whole thing told before."""

import pytest

from orchestration.extraction import read_report


def told(text: str, *fields: str) -> list[tuple[object, ...]]:
    return [tuple(one.get(field) for field in fields) for one in read_report(text, year=2013) if one["obs"]]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("【农业】农作物播种面积18万亩。", ["农作物播种面积"]),
        ("【外贸出口】完成3亿元。", ["外贸出口"]),
        ("这是全县财政收入首次突破5亿元。", ["财政收入"]),
        ("这也是我市出口首次超过9亿美元。", ["出口"]),
        ("工业用电量6月份增长11%。", ["工业用电量"]),
        ("各界每年安排2亿元用于助学。", ["各界每年安排"]),
        ("专项行动启动，每年安排2亿元以上。", ["专项行动启动安排"]),
        (
            "规上工业企业全员劳动生产率10万元，利润总额61亿元。",
            ["规上工业企业全员劳动生产率", "规上工业企业利润总额"],
        ),
        ("数字产业增加值占GDP比重达11%，营业收入60亿元。", ["数字产业增加值占GDP比重", "数字产业营业收入"]),
        ("企业养老保险新增参保人数2040人。", ["企业养老保险新增参保人数"]),
        ("制造业新增贷款3亿元。", ["制造业新增贷款"]),
        ("养老机构新增床位300张。", ["新增床位"]),
        ("出口增长6%，增速略高于全省0.5个百分点。", ["出口", "出口"]),
        ("全年实现利税12亿元、利润8亿元。", ["利税", "利润"]),
        ("规上工业实现利税12亿元、利润8亿元。", ["规上工业实现利税", "规上工业利润"]),
        ("总投资7亿元的水厂建成投用，总投资3亿元的商场主体封顶。", ["水厂总投资", "商场总投资"]),
        ("沿江产业园区工业投资增长11%。", ["工业投资"]),
        ("财政支出中，教育支出20亿元，卫生8亿元。", ["教育支出", "卫生支出"]),
    ],
)
def test_a_name_is_what_is_measured(text: str, expected: list[str]) -> None:
    assert [name for (name,) in told(text, "indicator")] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("完成棚户区改造任务的95%。", ("棚户区改造", "completion")),
        ("累计完成灾后重建主要目标任务的72%。", ("灾后重建", "completion")),
        ("已完成公路建设计划的80%。", ("公路建设", "completion")),
        ("承担的任务占全省的8%。", ("承担的任务占全省", "share")),
    ],
)
def test_how_much_of_a_task_is_done(text: str, expected: tuple[str, str]) -> None:
    assert told(text, "indicator", "measure") == [expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("规上工业增加值增长7%，总量和增速分别居全市第2位、第1位。", ["industrial_value_added"] * 3),
        ("进出口增长7%，总额、增幅分别列全省第4、第6位。", ["trade_total"] * 3),
        ("出口增长7%，总量居全省第4位。", ["exports"] * 2),
        ("出口、进口分别居全省第4、第6位。", ["exports", "imports"]),
    ],
)
def test_ranks_of_size_and_growth_are_of_what_was_told(text: str, expected: list[str]) -> None:
    assert [code for (code,) in told(text, "code")] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "生产总值60亿元，增长13%，增速连续三年达到或超过13%。",
            [("level", 60), ("growth", 13), ("growth", 13)],
        ),
        ("出口增长8%，2011年、2012年均为9%。", [("growth", 8), ("growth", 9)]),
        ("2011—2013年均增长8%。", [("average_growth", 8)]),
        ("经济增长连续四年达到或略高于10%。", [("growth", 10)]),
    ],
)
def test_rates_of_single_years_are_no_average(text: str, expected: list[tuple[str, int]]) -> None:
    assert told(text, "measure", "value") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("仅用3个多月就建成投产。", []),
        ("两个翻番实现程度98%。", ["98%"]),
        ("产值翻番。", ["翻番"]),
        ("关停企业3个，多处整改。", ["3个"]),
    ],
)
def test_months_and_aims_called_so_are_no_figures(text: str, expected: list[str]) -> None:
    assert [text[one["start"] : one["end"]] for one in read_report(text, year=2013) if one["obs"]] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("工业用电量6月份增长11%。", ["2013-06"]),
        ("税收增长6%，8月份完成5亿元。", ["2013", "2013-08"]),
        ("工业用电量增长11%，较5月份提高2个百分点。", ["2013", "2013"]),
    ],
)
def test_a_month_may_stand_after_what_is_measured(text: str, expected: list[str]) -> None:
    assert [period for (period,) in told(text, "period")] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("参赛队伍上万支。", [("参赛队伍", "min", "上")]),
        ("吸引游客上百万人次。", [("吸引游客", "min", "上")]),
        ("惠及上千户家庭。", [("惠及家庭", "min", "上")]),
        ("规模以上百家企业。", [("规模以上企业", "exact", None)]),
        ("产值迈上千亿元台阶。", [("产值", "min", "迈上")]),
    ],
)
def test_so_many_and_more(text: str, expected: list[tuple[object, ...]]) -> None:
    assert told(text, "indicator", "bound", "qualifier") == expected


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("公路里程120公里，铺设管网30公里。", ["公路里程", "铺设管网"]),
        ("道路总长120公里，建成绿道30公里。", ["道路总长", "建成绿道"]),
        ("新增蔬菜播种面积9公顷，新增瓜果3公顷。", ["新增蔬菜播种面积", "新增瓜果播种面积"]),
        ("蔬菜播种面积9公顷，产量4吨；瓜果3公顷。", ["蔬菜播种面积", "蔬菜产量", "瓜果播种面积"]),
    ],
)
def test_what_was_done_is_not_measured_as_what_there_is(text: str, names: list[str]) -> None:
    assert [one.get("indicator") for one in read_report(text, year=2022) if one["obs"]] == names


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "城镇居民人均可支配收入增长8%，农村居民增长9%。",
            [
                ("城镇居民人均可支配收入", "disposable_income_urban"),
                ("农村居民人均可支配收入", "disposable_income_rural"),
            ],
        ),
        (
            "居民人均可支配收入增长8%，其中城镇居民增长7%，农村居民增长9%。",
            [
                ("居民人均可支配收入", "disposable_income"),
                ("城镇居民人均可支配收入", "disposable_income_urban"),
                ("农村居民人均可支配收入", "disposable_income_rural"),
            ],
        ),
        (
            "城镇居民人均住房面积32平方米，农村38平方米。",
            [("城镇居民人均住房面积", None), ("农村居民人均住房面积", None)],
        ),
        ("城市污水处理率达到92%，县城85%。", [("城市污水处理率", None), ("县城污水处理率", None)]),
        # What the other side is a part of, another sentence, another unit.
        (
            "城镇新增就业3万人，农村占20%。",
            [("城镇新增就业", "urban_new_jobs"), ("农村占城镇新增就业", None)],
        ),
        ("居民存款余额120亿元。农村80亿元。", [("居民存款余额", None), ("农村", None)]),
        (
            "城镇登记失业率3.2%，农村3800人。",
            [("城镇登记失业率", "unemployment_rate"), ("农村", None)],
        ),
    ],
)
def test_the_other_side_goes_on_with_what_was_told(text: str, expected: list[tuple[object, ...]]) -> None:
    found = [one for one in read_report(text, year=2022) if one["obs"]]
    assert [(one.get("indicator"), one.get("code")) for one in found] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("贷款余额200亿元，新增35亿元。", [("贷款余额", "level"), ("贷款余额", "change")]),
        ("存款余额200亿元，当年新增35亿元。", [("存款余额", "level"), ("存款余额", "change")]),
        ("新增贷款35亿元。", [("新增贷款", "level")]),
        ("贷款余额200亿元，新增企业30家。", [("贷款余额", "level"), ("新增企业", "level")]),
        ("企业120户，新增15户。", [("企业", "level"), ("新增企业", "level")]),
    ],
)
def test_what_came_to_a_balance_is_how_much_it_rose(text: str, expected: list[tuple[object, ...]]) -> None:
    found = [one for one in read_report(text, year=2022) if one["obs"]]
    assert [(one.get("indicator"), one.get("measure")) for one in found] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("出口增长5%，投资增长12%。", [("出口", "exports"), ("投资", "fixed_asset_investment")]),
        ("居民消费增长9%，投资增长12%。", [("居民消费", None), ("投资", "fixed_asset_investment")]),
        (
            "规上工业增加值增长8%，投资增长10%。",
            [("规上工业增加值", "industrial_value_added"), ("投资", "fixed_asset_investment")],
        ),
        ("农业增加值增长4%，投资增长12%。", [("农业增加值", "agri_value_added"), ("农业投资", None)]),
        ("一产平稳增长4%。", [("一产", "value_added_primary")]),
    ],
)
def test_the_sides_of_demand_are_told_beside_each_other(
    text: str, expected: list[tuple[object, ...]]
) -> None:
    found = [one for one in read_report(text, year=2022) if one["obs"]]
    assert [(one.get("indicator"), one.get("code")) for one in found] == expected
