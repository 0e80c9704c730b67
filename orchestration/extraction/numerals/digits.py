"""Numbers in digits.

Belongs here: a number with its unit, its range, its sign and the parts of a whole; numbers that
letters and signs make a name. Not here: which quantities measure nothing (`exclusions`).
"""

import re
from decimal import Decimal

from orchestration.extraction.numerals.counted_places import counted_places
from orchestration.extraction.numerals.dates import AFTER_DATE, CENTURIES, DATE
from orchestration.extraction.numerals.exclusions import SHARING, TABLE_NUMBER, why_not
from orchestration.extraction.numerals.mentions import Mention, unmeasured
from orchestration.extraction.numerals.rankings import ordinal, placed
from orchestration.extraction.numerals.units import NOTHING, SCALES, Measured, no_step, unit_after
from orchestration.extraction.numerals.values import ARABIC, MIXED, arabic_value, mixed_value

ABBREVIATIONS = ("GDP", "CPI", "PPI", "PMI", "R&D", "AQI", "ETF", "IPO", "RD")
STRUCTURE = re.compile(rf"(?:{ARABIC})(?:%?\s?:\s?(?:{ARABIC}))+")
# 3 : 48 : 49 is parted as 3:48:49 is.
PARTS = frozenset("%: ")
PARTED = re.compile(r"%?\s?:\s?\d")
NAME_TAIL = re.compile(r"[A-Za-z0-9.]*级?")
PLUS = re.compile(r"[\dNXn]+(?:[+＋](?:[\dNXn]+|(?=[“一-鿿])))+[A-Za-z]?")
PER_HUNDRED = 100
SEXES = re.compile(r"性别比")
RATIO_LEAD = re.compile(r"(?:[比为至到构例由从的约占]|[比构例重为是][:(] ?)$")
# 分别为0.2、-5.6个百分点: after a figure and a list sign no dash joins.
ENDS_FIGURE = re.compile(r"[\d%‰]")
FRACTION = re.compile(r"(\d{1,2})/(\d{1,3})(?![\d./年月亿万元人个])")
SHARE_LEAD = re.compile(r"[占近约超的为过全国省市长降高少]$|\d/\d{1,3}、$")
# 算力规模达4000P: petaflops; anywhere else the letter makes a name (1080P).
COMPUTING = frozenset(("P", "万P"))
COMPUTES = re.compile(r"(?:算力|智算|超算)[^,，。;；]*$")
FALLS = re.compile(rf"(?:{ARABIC})[%‰](?!\s?[-—~至到])")
RANGE = re.compile(rf"\s?(?P<sep>[-—~至到]{{1,2}})\s?(?P<high>{ARABIC})")
RANGE_BEGINS = frozenset("-—~至到 \t\n")


def digit_mentions(text: str, start: int, end: int) -> list[Mention]:
    """What the digits from `start` to `end` are: date, name, the parts of a whole, or a quantity."""
    if text[end : end + 1] in (":", "：") and TABLE_NUMBER.search(text, max(0, start - 4), start):
        # 表2:2014年…: the number of a table, no part of a quotient.
        return unmeasured(start, end, "ordinal", "NON-ORDINAL-LIST")
    before = text[start - 1] if start else "\n"
    after = text[end] if end < len(text) else "\n"
    names_year = end - start >= len("2000") and text.startswith(CENTURIES, start)
    may_be_date = after in AFTER_DATE or names_year
    date = DATE.match(text, start) if may_be_date else None
    if date is not None and ":" in date.group() and RATIO_LEAD.search(text[max(0, start - 4) : start]):
        structure = _structure(text, start)
        if structure:
            return structure
    if date is not None and not _follows_letter(text, start):
        return unmeasured(start, date.end(), "time" if date.lastgroup == "time" else "date", "NON-DATE")
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
        return unmeasured(start, plus.end() if plus else end, "name", "NON-NAME-PLUS")
    if before == "第":
        return ordinal(text, start, end, arabic_value(text[start:end]))
    if before in "\n " and text.endswith(("PM\n", "PM "), 0, start):
        return unmeasured(start, end, "name", "NON-NAME-LETTER")
    if before.isascii() and before.isalpha() and not _after_abbreviation(text, start):
        return unmeasured(start, _name_end(text, end), "name", "NON-NAME-LETTER")
    if before in "-." and start > 1 and text[start - 2].isascii() and text[start - 2].isalnum():
        return unmeasured(start, _name_end(text, end), "name", "NON-NAME-CODE")
    return []


def _measuring(text: str, start: int, end: int, after: str) -> list[Mention]:
    """A number that may measure: a fraction, the parts of a whole, or a quantity."""
    if after == "/":
        part = _fraction(text, start)
        if part:
            return part
    if after in PARTS and PARTED.match(text, end):
        structure = _structure(text, start)
        if structure:
            return structure
    value = arabic_value(text[start:end])
    return placed(text, start, end, value) or _quantity(text, start, end, value)


def _fraction(text: str, start: int) -> list[Mention]:
    """1/10 after 占, 近 or 约 is a share; elsewhere two numbers parted by a stroke are a name."""
    match = FRACTION.match(text, start)
    if match is None:
        return []
    top, bottom = Decimal(match[1]), Decimal(match[2])
    if top >= bottom or not SHARE_LEAD.search(text[max(0, start - 6) : start]):
        return unmeasured(start, match.end(), "name", "NON-NAME-CODE")
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
            return unmeasured(start, match.end(), "name", "NON-NAME-CODE")
        # 性别比105.2:100 is told as 105.2, as 性别比为105.2 (女=100) is.
        per = 1 if values[1] == PER_HUNDRED and SEXES.search(text, max(0, start - 8), start) else values[1]
        return [Mention(start, match.end(), None, "NUM-RATIO", values[0] / per, dimension="ratio")]
    return [
        Mention(start + a, start + b, None, "NUM-STRUCTURE", value, unit="%", dimension="rate", structure=i)
        for i, ((a, b), value) in enumerate(zip(parts, values, strict=True), start=1)
    ]


def _quantity(text: str, start: int, end: int, value: Decimal | None) -> list[Mention]:
    low, high = value, None
    mixed = MIXED.match(text, start) if text[end + 1 : end + 2].isdigit() else None
    if mixed is not None and (told := mixed_value(mixed)) is not None:
        low = value = told
        end = mixed.end()
    unit = no_step(text, unit_after(text, end))
    if unit.unit is None:
        unit = counted_places(text, start, end) or unit
    stop = unit.end
    match = RANGE.match(text, stop) if text[stop : stop + 1] in RANGE_BEGINS else None
    if match is not None and value is not None:
        second = unit_after(text, match.end())
        top = arabic_value(match["high"])
        if _is_range(text, start, match, unit, second, value, top):
            high, unit, stop = top, second, second.end
    is_name = unit.unit in COMPUTING and COMPUTES.search(text, max(0, start - 20), start) is None
    after = text[stop : stop + 1]
    if is_name or (after.isascii() and after.isalpha()):
        return unmeasured(start, _name_end(text, stop), "name", "NON-NAME-LETTER")
    unit = _shared_unit(text, stop, unit)
    if start and text[start - 1] in "-—":
        start, low, high = _signed(text, start, low, high)
    mention = Mention(
        start, stop, None, "NUM-ARABIC", low, high, unit.unit, unit.dimension, unit.is_classifier, unit.inner
    )
    why = why_not(text, mention, end)
    if why:
        mention.why, mention.rule = why
    return [mention]


def _shared_unit(text: str, stop: int, unit: Measured) -> Measured:
    """0.5个和1个百分点, 1409万、1305万人次: the unit is told in full with the last of the list."""
    if unit.unit is None or (unit.dimension != NOTHING and unit.unit != "个"):
        return unit
    follower = SHARING.match(text, stop)
    if follower is None:
        return unit
    told = unit_after(text, follower.end())
    if unit.unit in SCALES and told.dimension == "money" and told.unit is not None:
        # 1.2万亿、8000亿元: of the last only what stands after its scale.
        full = unit.unit + told.unit.lstrip("十百千万亿")
        return Measured(unit.end, full, told.dimension, told.is_classifier, unit.inner)
    if told.unit is None or told.unit == unit.unit or not told.unit.startswith(unit.unit):
        return unit
    return Measured(unit.end, told.unit, told.dimension, told.is_classifier, unit.inner)


def _signed(
    text: str, start: int, low: Decimal | None, high: Decimal | None
) -> tuple[int, Decimal | None, Decimal | None]:
    """A minus sign that stands for a fall, not for a dash between two numbers or words."""
    if low is not None:
        before = text[start - 2] if start > 1 else "\n"
        after_rate = before in "、和与及" and ENDS_FIGURE.match(text[start - 3 : start - 2]) is not None
        if not after_rate and text[start - 1] == "-" and before.isalpha() and not before.isascii():
            # 房地产投资-5%: nothing but a sign stands between a name and its rate.
            after_rate = FALLS.match(text, start) is not None
        if after_rate or before in "长率为达至幅速是比涨额值降从由的(\n\t |,到" or before.isspace():
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
