"""Numbers as the cells of a workbook show them.

Belongs here: a number and its cell's format become the digits that people see: 0.0563 shown as 5.6%
is the figure 5.6%. Not here: reading the cells (`workbooks`).
"""

import re
from dataclasses import dataclass
from datetime import date, datetime, time
from decimal import ROUND_HALF_UP, Decimal

# Formats that a workbook names by number alone.
BUILT_IN = {
    0: "General", 1: "0", 2: "0.00", 3: "#,##0", 4: "#,##0.00", 9: "0%", 10: "0.00%",
    37: "#,##0", 38: "#,##0", 39: "#,##0.00", 40: "#,##0.00", 41: "#,##0", 42: "#,##0",
    43: "#,##0.00", 44: "#,##0.00", 49: "@",
}  # fmt: skip
_IGNORED = re.compile(r"\[[^\]]*\]|_.|\*.")
_QUOTED = re.compile(r"\"([^\"]*)\"|\\(.)")
_DIGITS = re.compile(r"[#0?][#0?,]*(?:\.[#0?]*)?,*|\.[#0?]+,*")
# What a cell of its own accord shows of a number; beyond it stand the errors of binary fractions.
_SHOWN_DIGITS = 11


@dataclass(frozen=True, slots=True)
class NumberFormat:
    """A format: digits after the point (at least, at most), scale, thousands, and the text around."""

    least: int
    most: int
    thousands: int
    is_grouped: bool
    percents: int
    before: str
    after: str


def read_number_format(code: str) -> NumberFormat | None:
    """The part of a format code for positive numbers; None where the number is shown as it is."""
    literals: list[str] = []

    def kept(match: re.Match[str]) -> str:
        literals.append(match[1] if match[1] is not None else match[2])
        return chr(0xE000 + len(literals) - 1)

    section = _QUOTED.sub(kept, code).split(";")[0]
    section = _IGNORED.sub("", section)
    match = _DIGITS.search(section)
    if match is None or re.search(r"E[+-]|[#0?]\s*/|General|@", section):
        return None

    def shown(text: str) -> str:
        text = re.sub(r"[()%]", "", text).strip()
        return "".join(
            literals[ord(sign) - 0xE000] if 0xE000 <= ord(sign) < 0xF000 else sign for sign in text
        )

    digits = match[0].rstrip(",")
    point = digits.partition(".")[2]
    return NumberFormat(
        least=point.count("0"),
        most=len(point),
        thousands=len(match[0]) - len(digits),
        is_grouped="," in digits,
        percents=section.count("%"),
        before=shown(section[: match.start()]),
        after=shown(section[match.end() :]),
    )


def shown_number(value: float, code: str) -> str:
    """The number as its cell shows it; a negative one always with its sign."""
    layout = read_number_format(code)
    if layout is None:
        return _general(value)
    number = Decimal(repr(value)).scaleb(2 * layout.percents - 3 * layout.thousands)
    number = number.quantize(Decimal(1).scaleb(-layout.most), ROUND_HALF_UP)
    text = f"{abs(number):,f}" if layout.is_grouped else f"{abs(number):f}"
    whole, _, point = text.partition(".")
    point = point[: layout.least] + point[layout.least :].rstrip("0")
    sign = "-" if number < 0 else ""
    return f"{layout.before}{sign}{whole}{'.' if point else ''}{point}{'%' * layout.percents}{layout.after}"


def _general(value: float) -> str:
    if value == int(value):
        return str(int(value))
    text = f"{Decimal(f'{value:.{_SHOWN_DIGITS}g}'):f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def shown_date(value: date | datetime | time, code: str) -> str:
    """A day as the text 2015年3月1日, without the parts that the format leaves out."""
    if isinstance(value, time):
        return value.strftime("%H:%M")
    letters = _IGNORED.sub("", _QUOTED.sub("", code)).lower()
    has_any = re.search(r"[ymd]", letters) is not None
    parts = [
        f"{value.year}年" if "y" in letters or not has_any else "",
        f"{value.month}月" if "m" in letters or not has_any else "",
        f"{value.day}日" if "d" in letters or not has_any else "",
    ]
    return "".join(parts)
