"""Numerals in a text, each with its unit and the class it belongs to.

Belongs here: the walk over a text that finds every numeral, parses number and unit, and
tells numerals that measure nothing (dates, names, ordinals, idioms, thresholds, durations)
from quantities. Not here: what a quantity measures (`statements`).
"""

import re
from dataclasses import dataclass
from decimal import Decimal

from orchestration.extraction.dates import DATE, PLAN_NAME
from orchestration.extraction.numerals import ARABIC, NUMERAL, ROMAN, arabic_value, chinese_value
from orchestration.extraction.units import NOTHING, Measured, unit_after

BOUNDARY = frozenset('，,。;；:：、！!？?()（）\n\t |"”’》】]')
CONCRETE = frozenset(
    [
        "家",
        "座",
        "所",
        "户",
        "台",
        "辆",
        "套",
        "条",
        "批",
        "人",
        "名",
        "位",
        "处",
        "栋",
        "幢",
        "株",
        "棵",
        "亩",
        "公顷",
        "公里",
        "张",
        "件",
        "宗",
        "艘",
        "架",
        "头",
        "只",
        "款",
        "支",
        "枚",
        "颗",
        "对",
        "列",
        "趟",
        "场",
        "起",
        "例",
        "公斤",
        "吨",
        "万吨",
        "亿元",
        "万元",
        "元",
        "万亩",
        "万人",
        "平方米",
        "平方公里",
        "个月",
        "家次",
        "人次",
        "天",
        "个工作日",
        "小时",
        "分钟",
    ]
)
NOMINAL = frozenset(
    ("千伏", "纳米", "微米", "毫米", "厘米", "摄氏度", "°C", "分贝", "周年", "周岁", "届", "马力")
)
SMALL_LENGTHS = frozenset(("毫米", "厘米"))
ABBREVIATIONS = ("GDP", "CPI", "PPI", "PMI", "R&D", "AQI", "ETF", "IPO", "RD")
SCALE_ONLY = re.compile(r"[十百千万亿]+$")
STRUCTURE = re.compile(rf"(?:{ARABIC})(?:%?\s?:\s?(?:{ARABIC}))+")
NAME_TAIL = re.compile(r"[A-Za-z0-9.]*级?")
PLUS = re.compile(r"[\dNXn]+(?:[+＋](?:[\dNXn]+|(?=[“一-鿿])))+[A-Za-z]?")
RATIO_LEAD = re.compile(r"[比为至到构例由从的约占]$")
FRACTION = re.compile(r"(\d{1,2})/(\d{1,3})(?![\d./年月亿万元人个])")
RANGE = re.compile(rf"\s?(?P<sep>[-—~至到]{{1,2}})\s?(?P<high>{ARABIC})")
OVER = re.compile(r"(?:及|或|\(含\))?(?:以上|以下|以内|及以上|及以下)(?:的|、)?(?=[^,。;:、!?()\n\s”])")
NAMED = re.compile(r"\s?(?:强|号|型|期|代|\+|航站楼|热线|版|峰会|国道|省道|高速|联|维|师|支线|字头)")
RANKED = re.compile(
    r"(?:排名|排位|位列|位居|名列|列|居|跃居|稳居|排|升至|上升至|升到|保持|跃升至|前移至|位次|并列"
    r"|进位至|跻身|位于|获|总分|总量|规模|总数"
    r"|全国|全省|全市|全区|全球|世界|亚洲|同类|各区|各市|各省区|省区|组|内地|地区|城市|国内|西部|中部"
    r"|东部|省内|市内|区域)\s?$"
)
WAITING = re.compile(
    r"(?:时间|时限|用时|耗时|平均|全程|最快|最短|压缩|压减|缩短|减少|办结|天数|至|到|寿命|提速|限时"
    r"|时长|年龄|年限|达|为|少|仅需|只需|由|从)\S{0,6}$"
)
LASTED = re.compile(
    r"(?:连续|历时|为期|第|近|满|每|再|未来|今后|过去|前|后|这|头|近期|延长|提前|不到|超过|经过|持续"
    r"|时隔|最近)\S{0,2}$"
)
REACHED_CLASS = re.compile(r"(?:及)?以上(?=[,。;、\n]|$)")
CLASS_LEAD = re.compile(r"(?:达到|达|为|至|\(|保持|稳定|优于|到|在)$")


@dataclass(slots=True)
class Mention:
    """A numeral where it stands: a quantity (`why` is None) or what kind of no quantity it is."""

    start: int
    end: int
    why: str | None
    rule: str
    value: Decimal | None = None
    high: Decimal | None = None
    unit: str | None = None
    dimension: str = NOTHING
    is_classifier: bool = False
    inner: str = ""
    word: str | None = None
    rank: bool = False
    structure: int = 0
    bound: str = ""


def mentions_of(text: str) -> list[Mention]:
    """Every numeral of a plain text, in order, not overlapping; every digit lies in one."""
    found: list[Mention] = []
    position = 0
    # From the end of what was read on: a name or date may end within a longer run of digits.
    while (match := NUMERAL.search(text, position)) is not None:
        start, position = match.span()
        kind = match.lastgroup
        if kind == "arabic":
            group = _arabic(text, start, match.end())
        elif kind == "chinese":
            group = _chinese(text, start, match.end())
        elif kind == "top":
            group = _top(text, start, match)
        elif kind == "word":
            group = _word(text, start, match.end())
        elif kind == "roman":
            group = _roman(text, start, match.end())
        else:
            value = chinese_value(match["hundredths"])
            group = [
                Mention(start, match.end(), None, "NUM-PERCENT-WORDS", value, unit="%", dimension="rate")
            ]
        if group:
            _take_decimals(text, group[-1])
            found.extend(group)
            position = group[-1].end
    return found


DECIMALS = re.compile(r"(?<=\d)(?:\.\d+)+")


def _take_decimals(text: str, mention: Mention) -> None:
    """A name or date that ends within a decimal number takes the rest of it."""
    rest = DECIMALS.match(text, mention.end) if mention.why is not None else None
    if rest is not None:
        mention.end = rest.end()


def _plain(start: int, end: int, why: str, rule: str) -> list[Mention]:
    return [Mention(start, end, why, rule)]


def is_inside(text: str, position: int, opening: str, closing: str, reach: int) -> bool:
    """Whether `position` stands between the two signs, looking back at most `reach` characters."""
    back = text.rfind(opening, max(0, position - reach), position)
    return back >= 0 and text.find(closing, back, position) < 0


def _arabic(text: str, start: int, end: int) -> list[Mention]:
    date = DATE.match(text, start)
    before = text[start - 1] if start else "\n"
    after = text[end] if end < len(text) else "\n"
    if date is not None and ":" in date.group() and RATIO_LEAD.search(text[max(0, start - 4) : start]):
        structure = _structure(text, start)
        if structure:
            return structure
    if date is not None and not _follows_letter(text, start):
        return _plain(start, date.end(), "time" if date.lastgroup == "time" else "date", "NON-DATE")
    return _named(text, start, end, before, after) or _measuring(text, start, end, after)


def _follows_letter(text: str, start: int) -> bool:
    """Whether a Latin letter stands before the number, joined to it or by a hyphen."""
    before = text[:start][-2:] if start < 2 else text[start - 2 : start]
    letter = before[:1] if before.endswith("-") else before[-1:]
    return letter.isascii() and letter.isalpha()


def _named(text: str, start: int, end: int, before: str, after: str) -> list[Mention]:
    """A number that the signs around it make part of a name or a row; empty for any other."""
    if (before in "+＋" and start > 1 and not text[start - 2].isspace()) or after in "+＋":
        plus = PLUS.match(text, start)
        return _plain(start, plus.end() if plus else end, "name", "NON-NAME-PLUS")
    if before == "第":
        return _ordinal(text, start, end, arabic_value(text[start:end]))
    if text.endswith(("PM\n", "PM "), 0, start):
        return _plain(start, end, "name", "NON-NAME-LETTER")
    if before.isascii() and before.isalpha() and not _after_abbreviation(text, start):
        return _plain(start, _name_end(text, end), "name", "NON-NAME-LETTER")
    if before in "-." and start > 1 and text[start - 2].isascii() and text[start - 2].isalnum():
        return _plain(start, _name_end(text, end), "name", "NON-NAME-CODE")
    return []


def _measuring(text: str, start: int, end: int, after: str) -> list[Mention]:
    """A number that may measure: a fraction, the parts of a whole, or a quantity."""
    if after == "/":
        part = _fraction(text, start)
        if part:
            return part
    if after == ":" or (after == "%" and text[end + 1 : end + 2] == ":"):
        structure = _structure(text, start)
        if structure:
            return structure
    return _quantity(text, start, end, arabic_value(text[start:end]))


def _fraction(text: str, start: int) -> list[Mention]:
    """1/10 after 占, 近 or 约 is a share; elsewhere two numbers parted by a stroke are a name."""
    match = FRACTION.match(text, start)
    if match is None:
        return []
    top, bottom = Decimal(match[1]), Decimal(match[2])
    if top >= bottom or not re.search(r"[占近约超的为过全国省市长降高少]$", text[max(0, start - 1) : start]):
        return _plain(start, match.end(), "name", "NON-NAME-CODE")
    return [Mention(start, match.end(), None, "NUM-FRACTION", top / bottom * 100, unit="%", dimension="rate")]


def _after_abbreviation(text: str, start: int) -> bool:
    return text.endswith(ABBREVIATIONS, max(0, start - 4), start)


def _name_end(text: str, end: int) -> int:
    tail = NAME_TAIL.match(text, end)
    stop = tail.end() if tail else end
    while stop > end and text[stop - 1] == ".":
        stop -= 1
    return stop


def _structure(text: str, start: int) -> list[Mention]:
    """X:Y is a ratio, X:Y:Z the shares of three parts; two numbers that make 100 are shares too."""
    match = STRUCTURE.match(text, start)
    if match is None:
        return []
    parts = [(m.start(), m.end()) for m in re.finditer(ARABIC, match.group())]
    values = [arabic_value(match.group()[a:b]) for a, b in parts]
    if len(values) == 2 and values[0] + values[1] != 100:
        if not values[1]:
            return _plain(start, match.end(), "name", "NON-NAME-CODE")
        return [Mention(start, match.end(), None, "NUM-RATIO", values[0] / values[1], dimension="ratio")]
    return [
        Mention(start + a, start + b, None, "NUM-STRUCTURE", value, unit="%", dimension="rate", structure=i)
        for i, ((a, b), value) in enumerate(zip(parts, values, strict=True), start=1)
    ]


def _ordinal(text: str, start: int, end: int, value: Decimal | None) -> list[Mention]:
    """第 with a number: a place in a ranking, or a mere number in a row."""
    tail = text[end : end + 1]
    lead = text[max(0, start - 10) : start - 1]
    if (tail in BOUNDARY or not tail or tail in "位名的和") and RANKED.search(lead):
        stop = end + (1 if tail and tail in "位名" else 0)
        return [Mention(start - 1, stop, None, "NUM-RANK", value, unit="名", dimension="rank", rank=True)]
    if tail in ("位", "名") and value is not None:
        return [Mention(start - 1, end + 1, None, "NUM-RANK", value, unit="名", dimension="rank", rank=True)]
    unit = unit_after(text, end)
    return _plain(
        start - 1, max(end, unit.end if unit.unit and len(unit.unit) == 1 else end), "ordinal", "NON-ORDINAL"
    )


def _quantity(text: str, start: int, end: int, value: Decimal | None) -> list[Mention]:
    low, high = value, None
    unit = unit_after(text, end)
    stop = unit.end
    match = RANGE.match(text, stop)
    if match is not None and value is not None:
        second = unit_after(text, match.end())
        top = arabic_value(match["high"])
        if _is_range(text, start, match, unit, second, value, top):
            high, unit, stop = top, second, second.end
    if stop < len(text) and text[stop].isascii() and text[stop].isalpha():
        return _plain(start, _name_end(text, stop), "name", "NON-NAME-LETTER")
    unit = _shared_unit(text, stop, unit)
    start, low, high = _signed(text, start, low, high)
    mention = Mention(
        start, stop, None, "NUM-ARABIC", low, high, unit.unit, unit.dimension, unit.is_classifier, unit.inner
    )
    why = _no_quantity(text, mention, end)
    if why:
        mention.why, mention.rule = why
    return [mention]


# A list that shares its unit is short; the limit keeps the reading linear.
SHARING = re.compile(rf"(?:[、,和与及]\s?(?:{ARABIC})){{1,8}}")


def _shared_unit(text: str, stop: int, unit: Measured) -> Measured:
    """0.5个和1个百分点, 1409万、1305万人次: the unit is told in full with the last of the list."""
    if unit.unit is None or (unit.dimension != NOTHING and unit.unit != "个"):
        return unit
    follower = SHARING.match(text, stop)
    if follower is None:
        return unit
    told = unit_after(text, follower.end())
    if told.unit is None or told.unit == unit.unit or not told.unit.startswith(unit.unit):
        return unit
    return Measured(unit.end, told.unit, told.dimension, told.is_classifier, unit.inner)


def _signed(
    text: str, start: int, low: Decimal | None, high: Decimal | None
) -> tuple[int, Decimal | None, Decimal | None]:
    """A minus sign that stands for a fall, not for a dash between two numbers or words."""
    if start and text[start - 1] in "-—" and low is not None:
        before = text[start - 2] if start > 1 else "\n"
        if before in "长率为达至幅速是比涨额值降(\n\t |,到" or before.isspace():
            return start - 1, -low, None if high is None else -high
    return start, low, high


def _is_range(
    text: str,
    start: int,
    match: "re.Match[str]",
    unit: Measured,
    second: Measured,
    value: Decimal,
    top: Decimal,
) -> bool:
    if second.unit is None and unit.unit is not None:
        return False
    if unit.unit is not None and unit.dimension != second.dimension:
        return False
    if match["sep"][0] in "至到" and text[max(0, start - 8) : start].rfind("从") >= 0:
        return False
    if match["sep"][0] in "至到" and text[max(0, start - 8) : start].rfind("由") >= 0:
        return False
    return top > value or (unit.unit or "") != (second.unit or "")


def _no_quantity(text: str, mention: Mention, number_end: int) -> tuple[str, str] | None:
    """Why a number with its unit measures nothing, and the rule that says so."""
    start, end, unit = mention.start, mention.end, mention.unit
    if is_inside(text, start, "《", "》", 50):
        return "name", "NON-NAME-TITLE"
    if _is_quoted(text, start, end):
        return "name", "NON-NAME-QUOTED"
    if mention.dimension == "time":
        return _time(text, mention)
    if unit is None:
        return _bare(text, mention)
    if unit in ("次", "届", "轮") and text.endswith("连续", 0, start):
        return "time", "NON-TIME-DURATION"
    return _class_of(text, mention, unit) or _threshold(text, mention)


def _class_of(text: str, mention: Mention, unit: str) -> tuple[str, str] | None:
    """Units that name a grade, a class or a group."""
    end = mention.end
    if unit in NOMINAL and (unit not in SMALL_LENGTHS or text[end : end + 1] not in BOUNDARY):
        return "name", "NON-NAME-GRADE"
    if mention.dimension == NOTHING and NAMED.match(text, end):
        return "name", "NON-NAME-SUFFIX"
    if (text.startswith("级", end) and unit != "级") or (unit.endswith("级") and unit[0] in "十百千万亿"):
        return "threshold", "NON-THRESHOLD-CLASS"
    if unit == "级":
        return "name", "NON-NAME-GRADE"
    if unit == "大" or text.startswith(("方面", "大类"), end) or STEPS.match(text, end):
        return "idiom", "NON-IDIOM-GREAT"
    return None


STEPS = re.compile(r"(?:[十百千万亿]+(?:元|吨|斤)?级?)?(?:台阶|大关|关口)|维度|层面")
SIZED = re.compile(r"以[上下]的?(?:自然村|村庄|村组|大班额|超大班额|班额|聚居点|乡镇)")
PARTED = re.compile(r"(?:以[上下])?的(?:有|共有|只有|仅有|已有)\s?\d")
PASSING = re.compile(
    r"(?:的)?(?:项目|企业|产业|集群|园区|工程|乡镇|强镇|村|县|大户|门店|单位|品牌|公司|省份|城市)"
)


def _threshold(text: str, mention: Mention) -> tuple[str, str] | None:
    """An amount that bounds a class of things: 3亿元以上的项目, 过10亿元企业."""
    end = mention.end
    passes = mention.start > 0 and text[mention.start - 1] in "过超"
    if mention.unit in ("户", "人") and SIZED.match(text, end):
        return "threshold", "NON-THRESHOLD-OVER"
    if mention.dimension == "rate" and PARTED.match(text, end):
        return "threshold", "NON-THRESHOLD-OVER"
    if mention.dimension == "money" and passes and PASSING.match(text, end):
        return "threshold", "NON-THRESHOLD-OVER"
    if mention.dimension not in ("count", "rate", "difference", NOTHING):
        over = OVER.match(text, end)
        if over is not None and not text.startswith(("的", "与", "和", "并", "且"), over.end()):
            return "threshold", "NON-THRESHOLD-OVER"
        if mention.dimension == "length" and text.startswith("内", end):
            return "threshold", "NON-THRESHOLD-WITHIN"
    return None


def _is_quoted(text: str, start: int, end: int) -> bool:
    """A figure in a short pair of quotation marks is a nickname."""
    back = text.rfind("“", max(0, start - 6), start)
    if back < 0 or "”" in text[back:start]:
        back = text.rfind("‘", max(0, start - 4), start)
        return back >= 0 and "’" in text[end : end + 6]
    close = text.find("”", end, end + 10)
    return close >= 0 and not any(c in text[back:close] for c in ",。;，")


def _time(text: str, mention: Mention) -> tuple[str, str] | None:
    lead = text[max(0, mention.start - 12) : mention.start]
    if mention.unit == "岁":
        grown = re.search(r"(?:提升|提高|增|上升|延长|降|推迟)(?:至|到)$", lead)
        return None if grown or "寿命" in lead or "年龄" in lead else ("threshold", "NON-THRESHOLD-AGE")
    if mention.unit in ("周年", "周岁"):
        return "name", "NON-NAME-GRADE"
    if mention.unit in ("年", "日", "周", "个季度") and not ("寿命" in lead or "年限" in lead):
        return "time", "NON-TIME-DURATION"
    if LASTED.search(lead) and not WAITING.search(lead[-5:]):
        return "time", "NON-TIME-DURATION"
    if WAITING.search(lead) or text.startswith(("办结", "内办结", "以内"), mention.end):
        return None
    return "time", "NON-TIME-DURATION"


BARE_LEAD = re.compile(
    r"(?:指数|收入比|倍差|系数|之比|比值|PMI|PPI|CPI|得分|评分|分值|容积率|人数|总数|数量|户数|家数"
    r"|产量|面积|浓度|比|值|综合)(?:\([^()]{1,12}\))?"
    r"(?:[由从]\d[\d.]{0,6})?"
    r"(?:稳定|保持|控制|上升|下降|缩小|降低|提高|提升|回升|扩大|回落)?(?:为|达到|达|至|是|到|在|降至"
    r"|升至|约|仅|由|从)?\s?-?$"
)


# 收入比为2.2,比上年缩小0.05: the change of a pure number is one.
BARE_CHANGE = re.compile(
    r"(?:比|较)(?:上年|去年|上年同期|去年同期|(?:19|20)\d{2}年)(?:缩小|扩大|下降|上升|降低|回落|提高)了?$"
)


def _bare(text: str, mention: Mention) -> tuple[str, str] | None:
    """A number without unit measures only where the words before it ask for a pure number."""
    start, end = mention.start, mention.end
    if NAMED.match(text, end):
        return "name", "NON-NAME-SUFFIX"
    follower = SHARING.match(text, end)
    if follower is not None:
        unit = unit_after(text, follower.end())
        if unit.unit is not None and unit.dimension not in ("time", NOTHING) and unit.unit != "大":
            mention.unit, mention.dimension, mention.is_classifier = (
                unit.unit,
                unit.dimension,
                unit.is_classifier,
            )
            return None
    if BARE_LEAD.search(text[max(0, start - 24) : start]) or BARE_CHANGE.search(
        text[max(0, start - 16) : start]
    ):
        return None
    if _is_cell(text, start, end):
        return None
    return (
        ("ordinal", "NON-ORDINAL-LIST") if _is_list_number(text, start, end) else ("name", "NON-NAME-NUMBER")
    )


LIST_NUMBER = re.compile(r"[\.．、)）]\s*\D")


def _is_list_number(text: str, start: int, end: int) -> bool:
    before = text[start - 1] if start else "\n"
    return (before in "\n(（ " or before.isspace()) and LIST_NUMBER.match(text, end) is not None


CELL_END = re.compile(r"\s?(?:左右|以上|以内|以下|\(预计\)|\*)?\s*(?=[\n|\t]|  |$)")


def _is_cell(text: str, start: int, end: int) -> bool:
    """A number alone in a line or a cell of a table."""
    back = start
    while back and text[back - 1] in " -+<>≤≥±约":
        back -= 1
    edge = back == 0 or text[back - 1] in "\n\t|" or (start - back >= 2 and text[start - 2 : start] == "  ")
    return edge and CELL_END.match(text, end) is not None


def _chinese(text: str, start: int, end: int) -> list[Mention]:
    before = text[start - 1] if start else "\n"
    plan = PLAN_NAME.match(text, start)
    if plan is not None:
        return _plain(start, plan.end(), "date", "NON-DATE-PLAN")
    written = text[start:end]
    if before == "第":
        value = chinese_value(written)
        return _ordinal(text, start, end, value) if value is not None else []
    if text.startswith("成", end):
        return _tenths(text, start, end)
    rise = RISEN.search(text[max(0, start - 6) : start]) if text.startswith("倍", end) else None
    if rise is not None and (value := chinese_value(written)) is not None:
        return [Mention(start, end + 1, None, "NUM-CHINESE", value, unit="倍", dimension="other")]
    if (
        written == "零"
        and NONE_LEFT.search(text[max(0, start - 8) : start])
        and text[end : end + 1] in BOUNDARY
    ):
        return [Mention(start, end, None, "NUM-CHINESE", Decimal(0), unit="%", dimension="rate")]
    if written == "一" or (written == "半" and not text.startswith("数", end)):
        return []
    return _chinese_quantity(text, start, end, written, before)


RISEN = re.compile(r"(?:增长|增加|上涨|涨|提高|扩大|提升)(?:了|近|约|超|超过)?$")
NONE_LEFT = re.compile(r"率[^,。;]{0,4}(?:为|是)$")
# 三条 counts roads and lines; 二十条 alone is the nickname of a document.
ROUTES = frozenset("高铁公路线河渠街道航断生产国际省地跨货精新市县城乡")
TENTHS_STOP = frozenset("为立果功员长本都效品交熟型人绩份套就")
LARGE_LEAD = re.compile(
    r"(?:超过|超|近|(?<!签)约|逾|突破|达到|达|上|过|不足|不到|增至|升至|至|在|到|迈上|跨越|迈入|站上"
    r"|跨上|保持|数)$"
)


def _tenths(text: str, start: int, end: int) -> list[Mention]:
    if text[end + 1 : end + 2] in TENTHS_STOP or end - start != 1:
        return []
    value = chinese_value(text[start:end])
    if value is None:
        return []
    return [Mention(start, end + 1, None, "NUM-TENTHS", value * 10, unit="%", dimension="rate")]


def _chinese_quantity(text: str, start: int, end: int, written: str, before: str) -> list[Mention]:
    scale_only = SCALE_ONLY.fullmatch(written) is not None
    if scale_only and len(written) > 1 and written[-1] in "万亿":
        # 千亿元: 千 is the number, 亿 belongs to the unit.
        split = end - 1 if written[-2] != "万" or written[-1] != "亿" else end - 2
        if split > start:
            end, written = split, text[start:split]
        else:
            end, written = end, written
    unit = unit_after(text, end)
    if scale_only:
        return _scale_figure(text, start, end, unit)
    value = chinese_value(written)
    if value is None or unit.unit is None:
        return []
    base = unit.unit.lstrip("十百千万亿")
    if unit.dimension in ("rate", "difference"):
        return [Mention(start, unit.end, None, "NUM-CHINESE", value, None, unit.unit, unit.dimension)]
    if base == "条" and text[unit.end : unit.end + 1] not in ROUTES:
        return []
    if (
        base not in CONCRETE
        or value < 2
        or text.startswith("人转", end)
        or before in "“第“‘"
        or text[unit.end : unit.end + 1] in "级次"
    ):
        return []
    mention = Mention(
        start,
        unit.end,
        None,
        "NUM-CHINESE",
        value,
        None,
        unit.unit,
        unit.dimension,
        unit.is_classifier,
        unit.inner,
    )
    why = _no_quantity(text, mention, end)
    if why:
        mention.why, mention.rule = why
    return [mention]


def _scale_figure(text: str, start: int, end: int, unit: Measured) -> list[Mention]:
    """千亿元 is a figure where words of size stand before it and nothing it qualifies after it."""
    if unit.unit is None or unit.dimension in ("time", NOTHING):
        return []
    if not LARGE_LEAD.search(text[max(0, start - 3) : start]) and not unit.inner:
        return []
    after = text[unit.end : unit.end + 1]
    over = text.startswith(("以上", "大关", "台阶", "左右"), unit.end)
    if text.startswith("以上", unit.end) and text[unit.end + 2 : unit.end + 3] not in BOUNDARY:
        return []
    if unit.dimension != "count" and after not in BOUNDARY and not over:
        return []
    if after == "的":
        return []
    written = text[start:end]
    value = chinese_value(written)
    if written in ("万", "亿"):
        unit_text = written + unit.unit
        value = Decimal(1)
        return [
            Mention(
                start, unit.end, None, "NUM-SCALE", value, None, unit_text, unit.dimension, unit.is_classifier
            )
        ]
    if value is None:
        return []
    return [
        Mention(
            start,
            unit.end,
            None,
            "NUM-SCALE",
            value,
            None,
            unit.unit,
            unit.dimension,
            unit.is_classifier,
            unit.inner,
        )
    ]


WORD_VALUES = {
    "首位": 1,
    "榜首": 1,
    "一半": 50,
    "过半": 50,
    "半数": 50,
    "持平": 0,
    "翻番": 100,
    "倍增": 100,
    "翻一番": 100,
    "翻了一番": 100,
    "翻了番": 100,
    "翻了两番": 300,
    "翻了近一番": 100,
    "翻近一番": 100,
    "翻两番": 300,
    "两位数": 10,
}
FRACTIONS = {
    "三分之一": Decimal(100) / 3,
    "三分之二": Decimal(200) / 3,
    "四分之三": Decimal(75),
    "四分之一": Decimal(25),
    "五分之一": Decimal(20),
}
TOP_LEAD = re.compile(
    r"(?:居|跃|列|位|登|占|排|升|获|夺|摘|蝉联|全国|全省|全市|全球|世界|保持)[^,。;、]{0,16}$"
)


def _top(text: str, start: int, match: "re.Match[str]") -> list[Mention]:
    """前三: a place in a ranking that is at worst the number."""
    number = match["top"]
    value = arabic_value(number) if number.isdigit() else chinese_value(number)
    if not re.search(
        r"(?:全国|全省|全市|全区|全球|世界|居|列|进|入|保持|位|各市|各省|地区|跻身)$",
        text[max(0, start - 3) : start],
    ):
        return [Mention(start, match.end(), "name", "NON-NAME-NUMBER")] if number.isdigit() else []
    return [
        Mention(
            start,
            match.end(),
            None,
            "NUM-TOP",
            value,
            unit="名",
            dimension="rank",
            rank=True,
            word="前",
            bound="max",
        )
    ]


def _word(text: str, start: int, end: int) -> list[Mention]:
    word = text[start:end]
    rule = "NUM-WORD"
    if _is_quoted(text, start, end):
        return []
    if word in ("首位", "榜首"):
        if text.startswith("度", end) or not TOP_LEAD.search(text[max(0, start - 20) : start]):
            return []
        return [
            Mention(start, end, None, rule, Decimal(1), unit="名", dimension="rank", rank=True, word=word)
        ]
    if word in FRACTIONS:
        return [Mention(start, end, None, rule, FRACTIONS[word], unit="%", dimension="rate", word=word)]
    if word in ("一半", "半数", "过半"):
        if text.startswith(("的功劳", "路"), end):
            return []
        return [Mention(start, end, None, rule, Decimal(50), unit="%", dimension="rate", word=word)]
    if word == "倍增" and not (text.startswith("实现", start - 2) and text[end : end + 1] in BOUNDARY):
        return []
    if word == "两位数" and "增" not in text[max(0, start - 6) : start] + text[end : end + 6]:
        return []
    return [
        Mention(start, end, None, rule, Decimal(WORD_VALUES[word]), unit="%", dimension="rate", word=word)
    ]


def _roman(text: str, start: int, end: int) -> list[Mention]:
    if end - start != 1 or not text.startswith("类", end):
        return []
    over = text.startswith(("以上", "及以上", "水体比例", "以内"), end + 1)
    over = over and not REACHED_CLASS.match(text, end + 1)
    if over or not CLASS_LEAD.search(text[max(0, start - 2) : start]):
        return _plain(start, end + 1, "name", "NON-NAME-GRADE")
    return [
        Mention(start, end + 1, None, "NUM-ROMAN", Decimal(ROMAN[text[start]]), unit="类", dimension="count")
    ]
