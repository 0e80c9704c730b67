"""What a report says twice.

Belongs here: two sentences, or a sentence and a table, about one figure. Not here: what two reports
say (`mart_revision` and `mart_contradiction` of the dbt project).
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from orchestration.arithmetic.figures import Figure
from orchestration.arithmetic.findings import Finding
from orchestration.language import message
from orchestration.registry import load_indicators

_REPEATABLE = ("level", "growth", "share")
_Key = tuple[str | None, ...]


def find_told_twice(figures: Sequence[Figure], text: str) -> Iterator[Finding]:
    """Two statements of one headline figure agree within rounding (ARI-TWICE)."""
    told: defaultdict[_Key, list[Figure]] = defaultdict(list)
    for figure in figures:
        if figure.indicator_code is None or figure.measure not in _REPEATABLE:
            continue
        key = _key(figure)
        other = next((one for one in told[key] if not _agree(one, figure)), None)
        if other is not None:
            said = message(
                "{indicator} is {one} in one place and {other} in another.",
                indicator=figure.indicator,
                one=other.quote,
                other=figure.quote,
            )
            yield Finding("ARI-TWICE", figure, (other,), said)
        told[key].append(figure)


def _key(figure: Figure) -> _Key:
    return (
        figure.indicator_code,
        figure.measure,
        figure.base,
        figure.period,
        figure.nature,
        figure.subject,
        figure.unit_canonical,
        _whole(figure),
    )


def _whole(figure: Figure) -> str | None:
    """What a share of an amount is of, as far as its words tell: of the country, of the north."""
    entry = load_indicators().get(figure.indicator_code or "")
    is_of_amount = figure.measure == "share" and entry is not None and entry.quantity_kind == "level"
    return figure.indicator if is_of_amount else None


def _agree(one: Figure, other: Figure) -> bool:
    """Whether one number can be meant by both."""
    return one.interval[0] <= other.interval[1] and other.interval[0] <= one.interval[1]
