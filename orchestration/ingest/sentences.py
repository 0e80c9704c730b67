"""The sentence around a figure, as evidence.

Belongs here: its limits in the text. Not here: understanding it (`orchestration.extraction`).
"""

import re
from bisect import bisect_right

# All begin with one of these signs, which is looked for alone: to try each alternative at each character
# takes three times as long.
_ENDS = re.compile(
    r"[。！？!?；;\r\n](?:(?<=[。！？!?])[”’」』）)]?|(?<=\r)\n|(?<=\n)|(?<=[；;])(?![。！？!?]|\r?\n))"
)
LONGEST = 600


class Sentences:
    """The sentences of one text, found once; a line ends a sentence too."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._starts = [0, *(match.end() for match in _ENDS.finditer(text))]

    def around(self, start: int, end: int) -> tuple[int, str]:
        """Offset and wording of the sentence that the span lies in, without outer white space."""
        first = self._starts[bisect_right(self._starts, start) - 1]
        after = bisect_right(self._starts, max(start, end - 1))
        last = self._starts[after] if after < len(self._starts) else len(self._text)
        # Evidence, not the page: of a text without stops only the surroundings are kept.
        first, last = max(first, start - LONGEST), min(last, end + LONGEST)
        raw = self._text[first:last]
        return first + len(raw) - len(raw.lstrip()), raw.strip()
