"""Values as places in a chart: scales, and the round values that stand at their axes.

Belongs here: from a value to a pixel. Not here: what is drawn there (`charts`).
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass

# Between two steps of 1, 2, 5, 10 the nearer one by ratio is taken, as D3 and Vega do.
_STEPS = ((math.sqrt(50), 10), (math.sqrt(10), 5), (math.sqrt(2), 2))
_MINUS = "\N{MINUS SIGN}"


@dataclass(frozen=True, slots=True)
class Tick:
    """A round value at an axis: what stands there, and its place in pixels."""

    label: str
    place: float


@dataclass(frozen=True, slots=True)
class Scale:
    """A linear scale: `low` stands at the pixel `start`, `high` at the pixel `end`."""

    low: float
    high: float
    start: float
    end: float

    def at(self, value: float) -> float:
        """The place of a value in pixels, to a hundredth."""
        share = (value - self.low) / (self.high - self.low)
        return round(self.start + share * (self.end - self.start), 2)

    def ticks(self, count: int) -> list[Tick]:
        """About so many round values from `low` to `high`, all written with the same decimals."""
        step = _step(self.low, self.high, count)
        decimals = max(0, -math.floor(math.log10(step)))
        first, last = math.ceil(self.low / step - 1e-9), math.floor(self.high / step + 1e-9)
        return [
            Tick(f"{place * step:.{decimals}f}".replace("-", _MINUS), self.at(place * step))
            for place in range(first, last + 1)
        ]


def spanned(values: Sequence[float], room: float) -> tuple[float, float]:
    """From the least to the greatest, with that share of the span as room on each side.

    A unit either way round a single value; from 0 to 1 without any.
    """
    if not values:
        return 0.0, 1.0
    low, high = min(values), max(values)
    more = (high - low) * room or 1.0
    return low - more, high + more


def rounded_out(low: float, high: float) -> tuple[float, float]:
    """The span widened to round values, about ten steps of them."""
    step = _step(low, high, 10)
    return math.floor(low / step) * step, math.ceil(high / step) * step


def _step(low: float, high: float, count: int) -> float:
    """The distance of round values of which about `count` lie in the span."""
    rough = (high - low) / count
    power = 10.0 ** math.floor(math.log10(rough))
    return power * next((factor for limit, factor in _STEPS if rough / power >= limit), 1)


@dataclass(frozen=True, slots=True)
class Bands:
    """A scale of `count` bands of equal width, with room round them, over `width` pixels."""

    count: int
    width: float
    between: float = 0.25
    beside: float = 0.6

    @property
    def step(self) -> float:
        """Pixels from one band to the next."""
        return self.width / (self.count - self.between + 2 * self.beside)

    def middle(self, place: int) -> float:
        """The middle of a band, in pixels, to a hundredth."""
        return round(self.step * (self.beside + place + (1 - self.between) / 2), 2)
