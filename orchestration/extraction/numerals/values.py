"""Numbers as plan reports write them.

Belongs here: where a number stands in plain text and what its value is, in digits or in
Chinese numerals. Not here: units (`units`), what a number measures.
"""

import re
from decimal import Decimal

DIGITS = {
    "零": 0,
    "〇": 0,
    "一": 1,
    "二": 2,
    "两": 2,
    "三": 3,
    "四": 4,
    "五": 5,
    "六": 6,
    "七": 7,
    "八": 8,
    "九": 9,
}
SMALL = {"十": 10, "百": 100, "千": 1000}
LARGE = {"万": 10**4, "亿": 10**8}
ROMAN = {sign: value for value, sign in enumerate("ⅠⅡⅢⅣⅤⅥⅦⅧⅨⅩⅪⅫ", start=1)}

ARABIC = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?(?!\d)|\d+(?:\.\d+)?"
CHINESE = "零〇一二两三四五六七八九十百千万亿半"

# Figures told in words: they stand where a number would.
WORDS = (
    "翻一番",
    "翻了一番",
    "翻两番",
    "翻了两番",
    "翻番",
    "翻了番",
    "翻了近一番",
    "翻近一番",
    "倍增",
    "翻倍",
    "首位",
    "榜首",
    "一半",
    "过半",
    "半数",
    "两位数",
)

NUMERAL = re.compile(
    rf"(?P<arabic>{ARABIC})"
    rf"|(?P<percent>百分之(?P<hundredths>[{CHINESE}点]+|\d+(?:\.\d+)?)(?:[至到—\-~]{{1,2}}百分之(?P<upto>[{CHINESE}点]+|\d+(?:\.\d+)?))?)"
    rf"|(?P<part>(?P<bottom>[二三四五六七八九十百千]+)分之(?P<parts>[{CHINESE}点]+))"
    rf"|前(?P<top>[二三四五六七八九十两]+|\d+)(?:名|位|强)?(?=[,。;、)的和,。;、）]|$|行列)"
    # 保持平稳 only looks like 持平.
    rf"|(?P<word>持平(?<![保坚维支扶主秉把]持平)(?![稳衡淡])|{'|'.join(WORDS)})"
    rf"|(?P<chinese>[{CHINESE}]+)"
    rf"|(?P<roman>[{''.join(ROMAN)}]+)"
)

# The signs that a numeral can begin with, and what follows those that are no numeral alone: looking for
# them is five times as fast.
_NEXT = "".join(sorted({word[1] for word in (*WORDS, "持平")}))
# 一 is mostly part of a word (进一步, 统一): alone it is a numeral only before one of these, or after 第.
_AFTER_ONE = f"{CHINESE}成倍个至到—~"
NUMERAL_BEGINS = re.compile(
    rf"[\d{CHINESE}前持{''.join(sorted({word[0] for word in WORDS}))}{''.join(ROMAN)}]"
    rf"(?:(?<=[\d{CHINESE.replace('一', '')}{''.join(ROMAN)}])|(?<=一)(?=[{_AFTER_ONE}])|(?<=第一)"
    rf"|(?<=前)(?=[{CHINESE}\d])|(?=[{_NEXT}]))"
)


# 1万3千, 1亿2000万: one number, its scales told one after the other.
MIXED = re.compile(r"(?P<high>\d+)(?P<scale>[亿万千])(?P<low>\d{1,4})(?P<lower>[万千百])?(?![\d.,])")


def mixed_value(match: "re.Match[str]") -> Decimal | None:
    """The value of a number in digits and scales; None where the scales do not fall."""
    scales = {"": 1, **SMALL, **LARGE}
    scale, lower = scales[match["scale"]], scales[match["lower"] or ""]
    first, second = Decimal(match["high"]) * scale, Decimal(match["low"]) * lower
    return first + second if second < scale else None


def part_value(bottom: str, parts: str) -> tuple[Decimal, str] | None:
    """四分之三 is 75 %, 千分之三 is 3 ‰; None where the signs make no fraction."""
    below, above = chinese_value(bottom), chinese_value(parts)
    if below is None or above is None or not 0 < above <= below:
        return None
    return (above, "‰") if bottom == "千" else (above / below * 100, "%")


def arabic_value(text: str) -> Decimal:
    """The value of a number in digits, with or without separators of thousands."""
    return Decimal(text.replace(",", ""))


def chinese_value(text: str) -> Decimal | None:
    """The value of a number in Chinese numerals; None where the signs make no number.

    三 is 3, 十二万 is 120000, 两千三百 is 2300, 三点五 is 3.5, 千 alone is 1000.
    """
    if text[:1].isdecimal() and text.isascii():
        # 百分之3.2: digits after the words.
        return arabic_value(text)
    if text in DIGITS:
        return Decimal(DIGITS[text])
    whole, point, fraction = text.partition("点")
    if point:
        tail = "".join(str(DIGITS[c]) for c in fraction if c in DIGITS)
        head = chinese_value(whole)
        return None if head is None or len(tail) != len(fraction) or not tail else head + Decimal(f"0.{tail}")
    if text and all(c in DIGITS for c in text):
        return Decimal("".join(str(DIGITS[c]) for c in text))
    return _counted(text)


def _counted(text: str) -> Decimal | None:
    total = section = digit = 0
    seen = False
    for character in text:
        if character in DIGITS:
            digit, seen = DIGITS[character], False
        elif character in SMALL:
            section, digit, seen = section + (digit or 1) * SMALL[character], 0, True
        elif character in LARGE:
            section = section + digit or (1 if not total else 0)
            total = (
                (total or section) * LARGE[character] if not section else total + section * LARGE[character]
            )
            section, digit, seen = 0, 0, True
        else:
            return None
    return Decimal(total + section + digit) if text and (seen or digit or text[-1] == "零") else None
