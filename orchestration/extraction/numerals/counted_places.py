"""Places that are counted without a classifier: 3县5乡.

Belongs here: such a number's unit. Not here: units that the seeds know (`units`).
"""

import re

from orchestration.extraction.numerals.units import Measured

BEGINS = frozenset("县市州旗区乡镇村街社")
PLACE = "(?:县市区|县区|县市|市县|市州|乡镇|街道|社区|[县市州旗区乡镇村])"
# Two numbers of places side by side; 1村1品 counts none, 辖2区7县 says what the place is made of.
AND_MORE = re.compile(rf"(?P<unit>{PLACE})和?\d{{1,4}}{PLACE}(?!级|长|委|级|民|道|庄)")
LAST = re.compile(rf"(?P<unit>{PLACE})(?!级|长|委|民|庄)")
MORE_BEFORE = re.compile(rf"(?<![\d.辖])\d{{1,3}}{PLACE}和?$")
REACH = 8


def counted_places(text: str, start: int, end: int) -> Measured | None:
    """The unit of a number from `start` to `end` that counts places beside another; None for any other."""
    if text[end : end + 1] not in BEGINS or text[start:end] == "1" or text.endswith("辖", 0, start):
        return None
    found = AND_MORE.match(text, end)
    if found is None and MORE_BEFORE.search(text, max(0, start - REACH), start) is not None:
        found = LAST.match(text, end)
    if found is None:
        return None
    return Measured(found.end("unit"), found["unit"], "count", is_classifier=True, inner="")
