"""A numeral where it stands in a text.

Belongs here: the numeral with its number, unit and class, and whether it stands between signs
that make it a name. Not here: how numerals are found (`ledger`, `digits`, `spelled`).
"""

from dataclasses import dataclass
from decimal import Decimal

from orchestration.extraction.numerals.units import NOTHING

BOUNDARY = frozenset('，,。;；:：、！!？?()（）\n\t |"”’》】]')


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


def unmeasured(start: int, end: int, why: str, rule: str) -> list[Mention]:
    """A numeral that measures nothing: why (date, name, ordinal …) and the rule that says so."""
    return [Mention(start, end, why, rule)]


def is_inside(text: str, position: int, opening: str, closing: str, reach: int) -> bool:
    """Whether `position` stands between the two signs, looking back at most `reach` in its line."""
    back = text.rfind(opening, position - reach if position > reach else 0, position)
    return back >= 0 and text.find(closing, back, position) < 0 and text.find("\n", back, position) < 0


def is_quoted(text: str, start: int, end: int) -> bool:
    """A figure in a short pair of quotation marks is a nickname."""
    before = text[start - 6 : start] if start > 6 else text[:start]
    if "“" not in before and "‘" not in before:
        return False
    back = text.rfind("“", max(0, start - 6), start)
    if back < 0 or "”" in text[back:start]:
        back = text.rfind("‘", max(0, start - 4), start)
        return back >= 0 and "’" in text[end : end + 6] and "\n" not in text[back:start]
    close = text.find("”", end, end + 10)
    return close >= 0 and not any(c in text[back:close] for c in ",。;，\n")
