"""Figures rendered into sentences of many forms are read back as they were meant.

Each strategy makes a sentence with the figures it states; a report is any of them in any order,
in its executed or planned part. The names of indicators and the values are invented.
"""

from dataclasses import dataclass, replace
from decimal import Decimal

from hypothesis import given, settings
from hypothesis import strategies as st

from orchestration.extraction import Record, read_report

LEVELS = {
    "地区生产总值": "亿元",
    "固定资产投资": "亿元",
    "社会消费品零售总额": "亿元",
    "一般公共预算收入": "亿元",
    "规模以上工业增加值": "亿元",
    "粮食产量": "万吨",
    "全社会用电量": "亿千瓦时",
    "绿道建设里程": "公里",
    "茶叶种植面积": "万亩",
}
RATES = ("城镇登记失业率", "常住人口城镇化率", "森林覆盖率", "秸秆综合利用率")
NORMS = ("低保标准", "城乡居民基础养老金标准")
# What may open a sentence, and the period of a flow that follows.
OPENINGS = {
    "": "2022",
    "2022年，": "2022",
    "全年": "2022",
    "2021年，": "2021",
    "1—9月，": "2022-01/2022-09",
    "上半年，": "2022-01/2022-06",
    "前三季度，": "2022-01/2022-09",
    "2022年一季度，": "2022-01/2022-03",
}
BOUNDED = (
    ("{}", "exact"),
    ("约{}", "approx"),
    ("近{}", "approx"),
    ("{}左右", "approx"),
    ("超{}", "min"),
    ("超过{}", "min"),
    ("突破{}", "min"),
    ("不低于{}", "min"),
    ("{}以上", "min"),
    ("不超过{}", "max"),
    ("{}以内", "max"),
)
AIMS = "二、2023年经济社会发展主要预期目标\n"


@dataclass(frozen=True, slots=True)
class Told:
    """A figure that a sentence states; `indicator` is what its wording must hold."""

    indicator: str
    measure: str
    value: Decimal
    unit: str | None
    period: str = "2022"
    nature: str = "actual"
    bound: str = "exact"
    high: Decimal | None = None

    def is_read(self, record: Record) -> bool:
        """Whether a record is this figure."""
        read = (record.measure, record.value, record.value_high, record.unit)
        told = (self.measure, self.value, self.high, self.unit)
        when = (record.period, record.nature, record.bound) == (self.period, self.nature, self.bound)
        return read == told and when and self.indicator in (record.indicator or "")


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence without its full stop, and the figures it states in order."""

    text: str
    told: tuple[Told, ...]


openings = st.sampled_from(sorted(OPENINGS))
amounts = st.decimals(min_value="1.1", max_value="9999", places=1)
percents = st.decimals(min_value="0.1", max_value="89.9", places=1)
points = st.decimals(min_value="0.1", max_value="9.9", places=1)
levels = st.sampled_from(sorted(LEVELS))
rates = st.sampled_from(RATES)
bounds = st.sampled_from(BOUNDED)


@st.composite
def level(draw: st.DrawFn) -> Sentence:
    opening, name, value = draw(openings), draw(levels), draw(amounts)
    verb = draw(st.sampled_from(("", "达到", "完成", "实现", "为")))
    words, bound = draw(bounds)
    said = words.format(f"{value}{LEVELS[name]}")
    told = Told(name, "level", value, LEVELS[name], OPENINGS[opening], bound=bound)
    return Sentence(f"{opening}{name}{verb}{said}", (told,))


@st.composite
def growth(draw: st.DrawFn) -> Sentence:
    opening, name, value = draw(openings), draw(levels), draw(percents)
    yoy = draw(st.sampled_from(("", "同比", "比上年", "较上年同期", "比上年同期")))
    verb, sign = draw(st.sampled_from((("增长", 1), ("下降", -1), ("增速为", 1), ("减少", -1))))
    words, bound = draw(bounds if sign > 0 else st.just(("{}", "exact")))
    told = Told(name, "growth", sign * value, "%", OPENINGS[opening], bound=bound)
    return Sentence(f"{opening}{name}{yoy}{verb}{words.format(f'{value}%')}", (told,))


@st.composite
def growth_in_words(draw: st.DrawFn) -> Sentence:
    name = draw(levels)
    words, value, bound = draw(
        st.sampled_from(
            (
                ("与上年持平", 0, "exact"), ("翻一番", 100, "exact"), ("增长1.4倍", 140, "exact"),
                ("增长到1.4倍", 40, "exact"), ("增长百分之六", 6, "exact"), ("实现两位数增长", 10, "min"),
            )
        )
    )  # fmt: skip
    return Sentence(f"{name}{words}", (Told(name, "growth", Decimal(value), "%", bound=bound),))


@st.composite
def growth_in_a_range(draw: st.DrawFn) -> Sentence:
    name, low = draw(levels), draw(st.integers(1, 9))
    sign = draw(st.sampled_from(("%—{}%", "%至{}%", "—{}%", "%-{}%")))
    told = Told(name, "growth", Decimal(low), "%", high=Decimal(low) + Decimal("0.5"))
    return Sentence(f"{name}增长{low}{sign.format(f'{low}.5')}", (told,))


@st.composite
def level_with_growth(draw: st.DrawFn) -> Sentence:
    first = draw(level())
    value, sign = draw(percents), draw(st.sampled_from(("，增长", "、增长", "，同比增长", "，比上年增长")))
    (told,) = first.told
    return Sentence(
        f"{first.text}{sign}{value}%",
        (told, replace(told, measure="growth", value=value, unit="%", bound="exact")),
    )


@st.composite
def average(draw: st.DrawFn) -> Sentence:
    name, value = draw(levels), draw(percents)
    told = Told(name, "average_growth", value, "%", "2018/2022")
    return Sentence(f"{name}年均增长{value}%", (told,))


@st.composite
def share(draw: st.DrawFn) -> Sentence:
    opening, name, value = draw(openings), draw(rates), draw(percents)
    verb = draw(st.sampled_from(("为", "达到", "达", "保持在")))
    words, bound = draw(st.sampled_from(BOUNDED[:4]))
    said = words.format(f"{value}%")
    if verb == "保持在" and not said.startswith(str(value)):
        said, bound = f"{value}%", "exact"
    return Sentence(
        f"{opening}{name}{verb}{said}", (Told(name, "share", value, "%", OPENINGS[opening], bound=bound),)
    )


@st.composite
def part_of_whole(draw: st.DrawFn) -> Sentence:
    name, value = draw(levels), draw(percents)
    words = draw(st.sampled_from(("占全省比重达到", "占全市的比重为", "占全省的")))
    return Sentence(f"{name}{words}{value}%", (Told(name, "share", value, "%"),))


@st.composite
def change(draw: st.DrawFn) -> Sentence:
    name, value = draw(rates), draw(points)
    verb, sign = draw(st.sampled_from((("提高", 1), ("上升", 1), ("下降", -1), ("回落", -1))))
    yoy = draw(st.sampled_from(("", "比上年", "较上年", "同比")))
    return Sentence(f"{name}{yoy}{verb}{value}个百分点", (Told(name, "change", sign * value, "个百分点"),))


@st.composite
def change_of_an_amount(draw: st.DrawFn) -> Sentence:
    name, value = draw(levels), draw(amounts)
    verb, sign = draw(
        st.sampled_from((("比上年增加", 1), ("较上年减少", -1), ("同比增加", 1), ("比上年净增", 1)))
    )
    told = Told(name, "change", sign * value, LEVELS[name])
    return Sentence(f"{name}{verb}{value}{LEVELS[name]}", (told,))


@st.composite
def difference(draw: st.DrawFn) -> Sentence:
    name, value, gap = draw(levels), draw(percents), draw(points)
    words, sign = draw(
        st.sampled_from((("高于全国", 1), ("低于全省", -1), ("高于全市平均水平", 1), ("快于全国", 1)))
    )
    return Sentence(
        f"{name}增长{value}%，{words}{gap}个百分点",
        (Told(name, "growth", value, "%"), Told(name, "difference", sign * gap, "个百分点")),
    )


@st.composite
def completion(draw: st.DrawFn) -> Sentence:
    name, value, done = draw(levels), draw(amounts), draw(percents)
    words = draw(st.sampled_from(("完成年度计划的", "占年计划的", "完成全年任务的")))
    return Sentence(
        f"{name}{value}{LEVELS[name]}，{words}{done}%",
        (Told(name, "level", value, LEVELS[name]), Told(name, "completion", done, "%")),
    )


@st.composite
def multiple(draw: st.DrawFn) -> Sentence:
    name, value = draw(levels), draw(points)
    return Sentence(f"{name}是2017年的{value}倍", (Told(name, "ratio", value, "倍"),))


@st.composite
def rank(draw: st.DrawFn) -> Sentence:
    name, place = draw(levels), draw(st.integers(2, 30))
    words = draw(st.sampled_from(("居全省第{}位", "排名全国第{}", "位居全市第{}")))
    return Sentence(f"{name}{words.format(place)}", (Told(name, "rank", Decimal(place), "名"),))


@st.composite
def price(draw: st.DrawFn) -> Sentence:
    name, value = draw(st.sampled_from(NORMS)), Decimal(draw(st.integers(100, 3000)))
    words = draw(st.sampled_from(("提高到每人每月{}元", "为每人每月{}元", "达到{}元/人/月")))
    return Sentence(f"{name}{words.format(value)}", (Told(name, "price", value, "元/人/月"),))


@st.composite
def each(draw: st.DrawFn) -> Sentence:
    names = draw(st.lists(levels, min_size=2, max_size=4, unique=True))
    values = [draw(percents) for _ in names]
    words = draw(st.sampled_from(("分别增长", "同比分别增长", "分别比上年增长")))
    sign = draw(st.sampled_from(("、", "和")))
    said = "、".join(f"{value}%" for value in values[:-1]) + f"{sign}{values[-1]}%"
    told = tuple(Told(name, "growth", value, "%") for name, value in zip(names, values, strict=True))
    return Sentence(f"{'、'.join(names)}{words}{said}", told)


@st.composite
def from_to(draw: st.DrawFn) -> Sentence:
    name, before = draw(levels), draw(amounts)
    after = before + draw(amounts)
    start = draw(st.sampled_from(("由", "从")))
    verb = draw(st.sampled_from(("增加到", "提高到", "增长到", "增至")))
    year, period = draw(st.sampled_from((("", "2021"), ("2017年的", "2017"), ("上年的", "2021"))))
    unit = LEVELS[name]
    return Sentence(
        f"{name}{start}{year}{before}{unit}{verb}{after}{unit}",
        (Told(name, "level", before, unit, period, "prior"), Told(name, "level", after, unit)),
    )


@st.composite
def stock(draw: st.DrawFn) -> Sentence:
    """What exists at a day: the day, not the year, is its period."""
    name, unit = draw(st.sampled_from((("贷款余额", "亿元"), ("常住人口", "万人"), ("生猪存栏", "万头"))))
    opening, period = draw(
        st.sampled_from(
            (
                ("年末", "2022-12-31"),
                ("截至2022年底，", "2022-12-31"),
                ("9月末，", "2022-09-30"),
                ("", "2022"),
            )
        )
    )
    value = draw(amounts)
    verb = draw(st.sampled_from(("", "达到", "为")))
    return Sentence(f"{opening}{name}{verb}{value}{unit}", (Told(name, "level", value, unit, period),))


@st.composite
def estimate(draw: st.DrawFn) -> Sentence:
    name, value, rise = draw(levels), draw(amounts), draw(percents)
    return Sentence(
        f"预计全年{name}{value}{LEVELS[name]}，增长{rise}%左右",
        (
            Told(name, "level", value, LEVELS[name], nature="estimate"),
            Told(name, "growth", rise, "%", nature="estimate", bound="approx"),
        ),
    )


@st.composite
def counted(draw: st.DrawFn) -> Sentence:
    verb = draw(st.sampled_from(("新建", "建成", "改造", "引进")))
    thing, unit = draw(
        st.sampled_from((("口袋公园", "个"), ("孵化器", "家"), ("变电站", "座"), ("充电桩", "台")))
    )
    value, after = Decimal(draw(st.integers(2, 900))), draw(st.booleans())
    words = f"{verb}{value}{unit}{thing}" if after else f"{verb}{thing}{value}{unit}"
    return Sentence(words, (Told(f"{verb}{thing}", "level", value, unit),))


@st.composite
def levels_each(draw: st.DrawFn) -> Sentence:
    names = draw(
        st.lists(st.sampled_from([n for n, u in LEVELS.items() if u == "亿元"]), min_size=2, unique=True)
    )
    values = [draw(amounts) for _ in names]
    said = "、".join(f"{value}亿元" for value in values)
    verb = draw(st.sampled_from(("分别为", "分别达到", "分别完成")))
    told = tuple(Told(name, "level", value, "亿元") for name, value in zip(names, values, strict=True))
    return Sentence(f"{'、'.join(names)}{verb}{said}", told)


@st.composite
def share_from_to(draw: st.DrawFn) -> Sentence:
    name, before = draw(rates), draw(percents)
    after = before + draw(points)
    verb = draw(st.sampled_from(("提高到", "上升到", "提升至")))
    return Sentence(
        f"{name}由{before}%{verb}{after}%",
        (Told(name, "share", before, "%", "2021", "prior"), Told(name, "share", after, "%")),
    )


sentences = st.one_of(
    level(), growth(), growth_in_words(), growth_in_a_range(), level_with_growth(), average(), share(),
    part_of_whole(), change(), change_of_an_amount(), difference(), completion(), multiple(), rank(),
    price(), each(), from_to(),
    stock(), estimate(), counted(), levels_each(), share_from_to(),
)  # fmt: skip


def compare(text: str, told: list[Told]) -> None:
    """The report states these figures, in this order, and no other."""
    read = [record for record in read_report(text, year=2022) if record.obs]
    assert len(read) == len(told), (text, read)
    for figure, record in zip(told, read, strict=True):
        assert figure.is_read(record), (text, figure, record)


@settings(max_examples=400, deadline=None)
@given(sentences)
def test_a_sentence_of_any_form_is_read_back(sentence: Sentence) -> None:
    compare(f"{sentence.text}。", list(sentence.told))


@settings(max_examples=80, deadline=None)
@given(st.lists(sentences, min_size=2, max_size=6), st.booleans())
def test_sentences_do_not_change_one_another(parts: list[Sentence], in_paragraphs: bool) -> None:
    end = "。\n" if in_paragraphs else "。"
    # With its aims a report is on a whole year, however many of its figures are of some months.
    text = "一、2022年工作回顾\n" + "".join(part.text + end for part in parts) + "\n" + AIMS
    compare(text, [figure for part in parts for figure in part.told])


@settings(max_examples=80, deadline=None)
@given(st.lists(level() | growth() | share(), min_size=1, max_size=4), st.sampled_from((" 左右", "", "以上")))
def test_a_figure_of_the_planned_part_is_an_aim(parts: list[Sentence], end: str) -> None:
    kept = [
        part for part in parts if not part.text.startswith(tuple(opening for opening in OPENINGS if opening))
    ]
    text = AIMS + "".join(f"{part.text}。" for part in kept)
    compare(text, [replace(figure, period="2023", nature="target") for part in kept for figure in part.told])


@settings(max_examples=80, deadline=None)
@given(st.lists(st.tuples(levels, amounts, percents), min_size=2, max_size=5, unique_by=lambda row: row[0]))
def test_the_cells_of_a_table_are_read_back(rows: list[tuple[str, Decimal, Decimal]]) -> None:
    head = "| 指标 | 单位 | 2022年 | 增速（%） |\n| --- | --- | --- | --- |\n"
    text = head + "".join(f"| {name} | {LEVELS[name]} | {value} | {rise} |\n" for name, value, rise in rows)
    told = [
        figure
        for name, value, rise in rows
        for figure in (Told(name, "level", value, LEVELS[name]), Told(name, "growth", rise, "%"))
    ]
    compare(text, told)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(levels, amounts), min_size=3, max_size=6, unique_by=lambda row: row[0]))
def test_the_cells_of_a_table_with_a_cell_a_line_are_read_back(rows: list[tuple[str, Decimal]]) -> None:
    text = "指标\n2023年目标\n" + "".join(f"{name}（{LEVELS[name]}）\n{value}\n" for name, value in rows)
    told = [Told(name, "level", value, LEVELS[name], "2023", "target") for name, value in rows]
    compare(text, told)
