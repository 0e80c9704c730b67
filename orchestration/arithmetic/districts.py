"""Parts of the country: a district has not more than its city.

Belongs here: one figure of several divisions for one time. Not here: figures of one report
(`wholes`), which divisions there are (`orchestration.registry`).
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

from orchestration.arithmetic.figures import Figure
from orchestration.arithmetic.findings import written
from orchestration.language import message
from orchestration.registry import Indicator, load_indicators

RULE = "ARI-DISTRICT"
_AMOUNTS = ("flow", "stock", "increment")
# Of one person, one place or one day: an average, which no district adds to.
_AVERAGES = frozenset(
    {
        "air_quality_days", "consumption_per_head", "disposable_income", "disposable_income_rural",
        "disposable_income_urban", "gdp_per_capita", "labour_productivity", "poverty_relieved_income",
        "wages_urban_nonprivate",
    }
)  # fmt: skip
# Who visits two districts is counted twice, and so is a train or a ton that passes through both.
_COUNTED_TWICE = frozenset({"tourist_visits", "tourism_revenue", "inbound_tourists", "freight_turnover"})


@dataclass(frozen=True, slots=True)
class Placed:
    """A figure with the report and the division that state it."""

    report_id: str
    division_code: str
    figure: Figure

    @property
    def place(self) -> str:
        """Report and span."""
        return f"{self.report_id}:{self.figure.start}-{self.figure.end}"


@dataclass(frozen=True, slots=True)
class Excess:
    """Figures of districts that are more than that of the division above; the one to look at comes first."""

    parts: tuple[Placed, ...]
    whole: Placed
    told: str


_Key = tuple[str | None, str | None, str]


def additive_codes() -> frozenset[str]:
    """Indicators whose level in a city is that of its districts together, or more."""
    return frozenset(code for code, entry in load_indicators().items() if _is_additive(entry))


def find_excesses(figures: Iterable[Placed], parents: Mapping[str, str | None]) -> Iterator[Excess]:
    """What districts have more than their city, each and together (ARI-DISTRICT).

    `figures` are exact levels of additive indicators of the division itself; `parents` gives the
    division above each. Where a report states a figure twice, the statements that agree best count.
    """
    told: defaultdict[_Key, defaultdict[str, list[Placed]]] = defaultdict(lambda: defaultdict(list))
    for one in figures:
        figure = one.figure
        told[figure.indicator_code, figure.period, figure.unit_canonical][one.division_code].append(one)
    for by_division in told.values():
        for code, stated in by_division.items():
            whole = max(stated, key=lambda one: one.figure.interval[1])
            children = [
                min(said, key=_least) for child, said in by_division.items() if parents.get(child) == code
            ]
            yield from _excesses(sorted(children, key=lambda one: one.division_code), whole)


def _excesses(children: list[Placed], whole: Placed) -> Iterator[Excess]:
    most = whole.figure.interval[1]
    against = message(
        "{indicator} {quote} of {division_code}, the division above",
        indicator=whole.figure.indicator,
        quote=whole.figure.quote,
        division_code=whole.division_code,
    )
    above = [child for child in children if _least(child) > most]
    for child in above:
        told = message(
            "{quote} of {division_code} is more than {against} ({place}).",
            quote=child.figure.quote,
            division_code=child.division_code,
            against=against,
            place=whole.place,
        )
        yield Excess((child,), whole, told)
    total = sum((_least(child) for child in children), Decimal(0))
    if whole.figure.value > 0 and not above and total > most:
        first, *rest = sorted(children, key=_least, reverse=True)
        share = written(sum(child.figure.value for child in children) / whole.figure.value * 100)
        places = ", ".join(child.place for child in children)
        told = message(
            "{children} divisions ({places}) have {share} % of {against} ({place}).",
            children=len(children),
            places=places,
            share=share,
            against=against,
            place=whole.place,
        )
        yield Excess((first, *rest), whole, told)


def _least(one: Placed) -> Decimal:
    return one.figure.interval[0]


def _is_additive(entry: Indicator) -> bool:
    return (
        entry.stock_or_flow in _AMOUNTS
        and entry.quantity_kind == "level"
        and "per_" not in entry.unit_canonical
        and entry.indicator_code not in _AVERAGES | _COUNTED_TWICE
    )
