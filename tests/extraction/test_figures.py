"""Single figures: how they measure, what bounds them, and numbers that are no figure."""

from decimal import Decimal

import pytest

from orchestration.extraction import Record, read_report


def only(text: str) -> Record:
    (record,) = [record for record in read_report(text, year=2022) if record.obs]
    return record


@pytest.mark.parametrize(
    ("text", "measure", "value", "unit"),
    [
        ("创新能力排名提升7位。", "change", 7, "位"),
        ("营商环境位次下降2位。", "change", -2, "位"),
        ("工业生产者出厂价格指数为97.5。", "growth", Decimal("-2.5"), "%"),
        ("猪肉零售价格上涨一倍。", "growth", 100, "%"),
        ("渔业产值实现倍增。", "growth", 100, "%"),
        ("班列开行量增长1/4。", "growth", 25, "%"),
        ("仔猪出售价格达到600元/头。", "price", 600, "元/头"),
        ("漏评率为零。", "share", 0, "%"),
        ("断面水质全部达到Ⅳ类考核标准。", "level", 4, "类"),
    ],
)
def test_a_figure_measures_what_its_words_say(
    text: str, measure: str, value: Decimal, unit: str | None
) -> None:
    record = only(text)
    assert (record.measure, record.value, record.unit) == (measure, value, unit)


def test_a_rate_of_growth_that_stays_is_a_change_of_nothing() -> None:
    records = [r for r in read_report("工业用电量增长4%，增速与上月持平。", year=2022) if r.obs]
    assert (records[1].measure, records[1].value, records[1].unit) == ("change", Decimal(0), "个百分点")


def test_a_ratio_from_and_to_is_two_figures() -> None:
    values = [r.value for r in read_report("城乡居民收入比由2.38缩小到2.17。", year=2022) if r.obs]
    assert values == [Decimal("2.38"), Decimal("2.17")]


def test_two_parts_that_make_a_hundred_are_shares() -> None:
    shares = [(r.measure, r.value) for r in read_report("投资与消费比重为31.5:68.5。", year=2022) if r.obs]
    assert shares == [("share", Decimal("31.5")), ("share", Decimal("68.5"))]


def test_less_than_the_plan_is_a_difference() -> None:
    records = [r for r in read_report("生产总值增长6%，比年初计划低0.5个百分点。", year=2022) if r.obs]
    assert (records[1].measure, records[1].value) == ("difference", Decimal("-0.5"))


@pytest.mark.parametrize(
    ("text", "bound"),
    [
        ("15个强县参照管理。", "exact"),
        ("建成多功能厅5个。", "exact"),
        ("建成3个多功能厅。", "exact"),
        ("企业开办时间压缩至2个工作日内。", "max"),
        ("改造桥梁18座（含便桥）。", "exact"),
    ],
)
def test_only_words_of_size_bound_a_figure(text: str, bound: str) -> None:
    assert only(text).bound == bound


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("经济总量跨越3个千亿元台阶。", "idiom"),
        ("从创新、协调6个维度推进。", "idiom"),
        ("消除56人以上大班额。", "threshold"),
        ("20户以上自然村通硬化路。", "threshold"),
        ("质量考核连续10次获评优秀。", "time"),
        ("出口增速连续7个月为正。", "time"),
        ("占比超过10%的有44种。", "threshold"),
    ],
)
def test_numbers_of_steps_classes_and_durations_are_no_figures(text: str, why: str) -> None:
    assert read_report(text, year=2022)[0].why == why


def test_a_unit_ends_before_a_remark_in_brackets() -> None:
    assert only("改造桥梁18座（含便桥）。").unit == "座"
    assert only("存栏牲畜36万头（只）。").unit == "万头(只)"


def test_the_change_of_a_pure_number_is_a_figure() -> None:
    records = [r for r in read_report("城乡居民收入比为2.22，比上年缩小0.05。", year=2022) if r.obs]
    assert [(r.measure, r.value) for r in records] == [
        ("ratio", Decimal("2.22")),
        ("change", Decimal("-0.05")),
    ]


@pytest.mark.parametrize(
    ("text", "value", "high", "unit"),
    [
        ("培训农民1万3千人。", 13000, None, "人"),
        ("投入资金1亿2000万元。", 120000000, None, "元"),
        ("惠及群众2千5百户。", 2500, None, "户"),
        ("引进三到五家企业。", 3, 5, "家"),
        ("五至六成社区建有食堂。", 50, 60, "%"),
        ("出口增长百分之五到百分之六。", 5, 6, "%"),
        ("覆盖率提高十个百分点。", 10, None, "个百分点"),
        ("产量占全省的十分之一。", 10, None, "%"),
        ("死亡率为千分之三点五。", Decimal("3.5"), None, "‰"),
        ("超七成五的社区建有食堂。", 75, None, "%"),
        ("全省10个席位，我市占4席。", 4, None, "席"),
    ],
)
def test_numbers_in_words_and_mixed_signs(text: str, value: Decimal, high: Decimal | None, unit: str) -> None:
    record = [r for r in read_report(text, year=2022) if r.obs][-1]
    assert (record.value, record.value_high, record.unit) == (value, high, unit)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("用电量实现1.5%的正增长。", Decimal("1.5")),
        ("用电量实现1.5%的负增长。", Decimal("-1.5")),
        ("用电量保持10%以上的增速。", 10),
        ("用电量以9%的速度递增。", 9),
    ],
)
def test_a_rate_may_be_told_as_growth_after_it(text: str, value: Decimal) -> None:
    assert (only(text).measure, only(text).value) == ("growth", value)


@pytest.mark.parametrize(
    ("text", "bound"),
    [
        ("茶叶产量约占全省三成。", "approx"),
        ("茶叶产量超过占全省30%。", "min"),
        ("茶叶产量占全省三成。", "exact"),
    ],
)
def test_a_word_of_size_may_stand_before_the_verb_of_a_share(text: str, bound: str) -> None:
    assert only(text).bound == bound


def test_a_ceiling_before_its_growth_is_a_figure_and_no_class() -> None:
    records = [r for r in read_report("用电量为39亿千瓦时以内、增长4%。", year=2022) if r.obs]
    assert [(r.indicator, r.measure, r.bound) for r in records] == [
        ("用电量", "level", "max"),
        ("用电量", "growth", "exact"),
    ]


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [("贷款余额突破180亿元大关。", 180, "亿元"), ("油料产量迈上9万吨台阶。", 9, "万吨")],
)
def test_an_amount_that_a_threshold_names_is_a_figure(text: str, value: int, unit: str) -> None:
    assert (only(text).value, only(text).unit, only(text).bound) == (value, unit, "min")


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("区域环境噪声平均值为53.6分贝。", 53.6),
        ("全年平均气温17.4摄氏度，降水偏少。", 17.4),
        ("全年降水量1130毫米。", 1130),
        ("建成110千伏变电站。", None),
        ("投产0.2毫米薄钢板生产线。", None),
    ],
)
def test_a_unit_that_may_name_a_grade_measures_at_the_end_of_a_clause(text: str, value: float | None) -> None:
    found = [float(r.value) for r in read_report(text, year=2022) if r.obs and r.value is not None]
    assert found == ([] if value is None else [value])


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("播种面积45万亩，超计划0.6万亩，产量3万吨。", ("播种面积", "difference", "actual")),
        ("植树12万亩，超年度任务2万亩。", ("植树", "difference", "actual")),
        ("财政收入5亿元，超过年初计划3000万元。", ("财政收入", "difference", "actual")),
        ("农民人均纯收入9800元，比全市高600元。", ("农民人均纯收入", "difference", "actual")),
        ("生猪出栏12万头，比计划多2万头。", ("生猪出栏", "difference", "actual")),
        # a year before is no other place, and a plan may be told itself
        ("农民人均纯收入9800元，比上年高600元。", ("农民人均纯收入", "change", "actual")),
        ("财政收入5亿元，计划3亿元。", ("财政收入", "level", "target")),
    ],
)
def test_an_amount_may_be_held_against_another_place_or_the_plan(
    text: str, told: tuple[str, str, str]
) -> None:
    record = [record for record in read_report(text, year=2022) if record.obs][1]
    assert (record.indicator, record.measure, record.nature) == told
