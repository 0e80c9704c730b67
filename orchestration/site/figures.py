"""Figures as people write them, in both languages.

Belongs here: numbers with their units. Not here: what they mean.
"""

from decimal import Decimal
from functools import lru_cache

from orchestration.site.words import Both, word

# Chinese groups by ten thousands, English by thousands; each large step with its word.
_ZH_STEPS = ((Decimal(10) ** 8, "亿"), (Decimal(10) ** 4, "万"))
_EN_STEPS = ((Decimal(10) ** 12, " trillion"), (Decimal(10) ** 9, " billion"), (Decimal(10) ** 6, " million"))
_RATES = {"%", "percent"}
# Growth is told to a decimal or two: of tens of thousands of figures few are different ones.
_REMEMBERED = 1 << 14


def plain(value: Decimal | None, places: int = 8) -> str:
    """A number without trailing zeros, with a true minus, thousands apart; nothing for None."""
    if value is None:
        return ""
    text = f"{round(value, places):,f}"
    text = text.rstrip("0").rstrip(".") if "." in text else text
    return "0" if text in ("-0", "") else text.replace("-", "−")


def told(value: Decimal) -> Decimal:
    """A figure as printed; one that was worked out to two decimals."""
    return value if value == round(value, 4) else round(value, 2)


def signed(value: Decimal | None, places: int = 2) -> str:
    """A difference: with its sign, plus too."""
    text = plain(value, places)
    return f"+{text}" if value is not None and value > 0 and text != "0" else text


@lru_cache(_REMEMBERED)
def written(value: Decimal | None, unit: str | None) -> Both:
    """A figure with its unit as a report writes it."""
    if value is None:
        return Both("", "")
    name = word("unit", unit)
    space = "" if unit in _RATES or not name.en else " "
    figure = plain(told(value))
    return Both(f"{figure}{name.zh}", f"{figure}{space}{name.en}")


def canonical(value: Decimal | None, unit: str | None) -> Both:
    """A figure in a canonical unit, in 亿 and 万 or in millions and billions."""
    if value is None:
        return Both("", "")
    name = word("unit", unit)
    if unit in _RATES:
        return written(round(value, 2), unit)
    return Both(
        f"{_stepped(value, _ZH_STEPS)}{name.zh}",
        f"{_stepped(value, _EN_STEPS)}{' ' if name.en else ''}{name.en}",
    )


def gap(value: Decimal | None, unit: str | None) -> Both:
    """A gap from a target: +0.3 percentage points, −2.1 %."""
    if value is None:
        return Both("", "")
    if unit == "percentage_point":
        return Both(f"{signed(value)} 个百分点", f"{signed(value)} pp")
    return Both(f"{signed(value)}%", f"{signed(value)}%")


def bounded(value: Decimal | None, high: Decimal | None, unit: str | None, bound: str | None) -> Both:
    """A target with its bound: 5%左右, about 5%; nothing where it has no figure."""
    if value is None:
        return Both("", "")
    told = written(value, unit)
    if high is not None:
        upper = written(high, unit)
        return Both(f"{plain(value)}—{upper.zh}", f"{plain(value)} to {upper.en}")
    form = word("bound", bound or "exact")
    return Both(form.zh.replace("{}", told.zh), form.en.replace("{}", told.en))


def _stepped(value: Decimal, steps: tuple[tuple[Decimal, str], ...]) -> str:
    for size, name in steps:
        if abs(value) >= size:
            return f"{plain(value / size, 2)}{name}"
    return plain(value, 2)
