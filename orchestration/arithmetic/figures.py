"""The figures of a report as arithmetic sees them.

Belongs here: a reading in canonical units, with the interval that its printed digits stand for.
Not here: comparing figures.
"""

import re
from collections.abc import Iterable, Mapping
from decimal import Decimal
from functools import cache
from typing import Any

from orchestration.immutable import immutable
from orchestration.registry import load_units

_DIGITS = re.compile(r"\d[\d,，]*(?:[.．](\d+))?")
# 左右 and 约 are kept within a twentieth by the reports that state the exact figure too.
_ABOUT = Decimal("0.05")
_INFINITE = Decimal("Infinity")


@immutable
class Figure:
    """One figure of a report. `value` is in `unit_canonical`; `half` is half a unit of its last digit.

    `start` and `end` are offsets into the report's text, `quote` what stands there.
    """

    start: int
    end: int
    quote: str
    sentence: str
    sentence_start: int
    indicator: str
    indicator_code: str | None
    measure: str
    base: str | None
    value: Decimal
    value_high: Decimal | None
    unit: str
    unit_canonical: str
    dimension: str
    half: Decimal
    bound: str
    period: str | None
    nature: str
    subject: str | None

    @property
    def is_exact(self) -> bool:
        """Whether it is one number, not a limit, a range or an approximation."""
        return self.bound == "exact" and self.value_high is None

    @property
    def interval(self) -> tuple[Decimal, Decimal]:
        """The least and the greatest number that the printed figure can stand for."""
        slack = self.half if self.bound != "approx" else max(self.half, abs(self.value) * _ABOUT)
        low, high = self.value - slack, (self.value_high or self.value) + slack
        return (low if self.bound != "max" else -_INFINITE, high if self.bound != "min" else _INFINITE)

    def is_of_the_same_time(self, other: "Figure") -> bool:
        """Same period, nature and subject."""
        return (self.period, self.nature, self.subject) == (other.period, other.nature, other.subject)


def figures_of(readings: Iterable[Mapping[str, Any]]) -> list[Figure]:
    """The readings that measure something and have a value in a known unit, in order of place."""
    found = (_figure(row) for row in readings if row["value"] is not None and row["indicator"] is not None)
    return sorted((figure for figure in found if figure is not None), key=lambda figure: figure.start)


def _figure(row: Mapping[str, Any]) -> Figure | None:
    unit = load_units().get(row["unit"] or "")
    if unit is None:
        return None
    factor, high = _factor(row["unit"]), row["value_high"]
    return Figure(
        start=row["span_start"],
        end=row["span_end"],
        quote=row["quote"],
        sentence=row["sentence"],
        sentence_start=row["sentence_start"],
        indicator=row["indicator"],
        indicator_code=row["indicator_code"],
        measure=row["measure"],
        base=row["base"],
        value=Decimal(row["value"]) * factor,
        value_high=None if high is None else Decimal(high) * factor,
        unit=row["unit"],
        unit_canonical=unit.unit_canonical,
        dimension=unit.dimension,
        half=_half(row["unit"], _decimals(row["quote"])),
        bound=row["bound"] or "exact",
        period=row["period"],
        nature=row["nature"],
        subject=row["subject"],
    )


@cache
def _factor(unit: str) -> Decimal:
    """What makes a value in that unit one in its canonical unit."""
    known = load_units()[unit]
    return Decimal(known.factor_numerator) / Decimal(known.factor_denominator)


@cache
def _half(unit: str, decimals: int) -> Decimal:
    """Half a step of the last printed digit, in the canonical unit."""
    return Decimal(1).scaleb(-decimals) * _factor(unit) / 2


def _decimals(quote: str) -> int:
    """How many digits are printed behind the point."""
    match = _DIGITS.search(quote)
    return len(match[1]) if match and match[1] else 0
