"""Every numeral of a text, none twice.

Belongs here: the walk over a text that finds each numeral and hands it to its kind. Not here:
how a numeral of one kind is read (`digits`, `spelled`, `rankings`).
"""

import re

from orchestration.extraction.numerals.digits import digit_mentions
from orchestration.extraction.numerals.mentions import Mention
from orchestration.extraction.numerals.rankings import top_of
from orchestration.extraction.numerals.spelled import part_of, spelled_quantity
from orchestration.extraction.numerals.values import NUMERAL, NUMERAL_BEGINS, chinese_value
from orchestration.extraction.numerals.word_figures import roman_class, word_figure

DECIMALS = re.compile(r"(?<=\d)(?:\.\d+)+")


def mentions_of(text: str) -> list[Mention]:
    """Every numeral of a plain text, in order, not overlapping; every digit lies in one."""
    found: list[Mention] = []
    position = 0
    # From the end of what was read on: a name or date may end within a longer run of digits.
    while (begin := NUMERAL_BEGINS.search(text, position)) is not None:
        start, position = begin.span()
        match = NUMERAL.match(text, start)
        if match is None:
            continue
        position = end = match.end()
        kind = match.lastgroup
        if kind == "arabic":
            group = digit_mentions(text, start, end)
        elif kind == "chinese":
            group = spelled_quantity(text, start, end)
        elif kind == "top":
            group = top_of(text, start, match)
        elif kind == "word":
            group = word_figure(text, start, end)
        elif kind == "roman":
            group = roman_class(text, start, end)
        elif kind == "part":
            group = part_of(start, match)
        else:
            low, high = (chinese_value(match[name] or "") for name in ("hundredths", "upto"))
            group = [Mention(start, end, None, "NUM-PERCENT-WORDS", low, high, unit="%", dimension="rate")]
        if group:
            if group[-1].why is not None:
                _take_decimals(text, group[-1])
            found.extend(group)
            position = group[-1].end
    return found


def _take_decimals(text: str, mention: Mention) -> None:
    """A name or date that ends within a decimal number takes the rest of it."""
    rest = DECIMALS.match(text, mention.end) if text.startswith(".", mention.end) else None
    if rest is not None:
        mention.end = rest.end()
