"""A moment: when a figure holds and what it is then.

Belongs here: the record. Not here: how it is found (`periods`).
"""

from orchestration.immutable import immutable


@immutable
class Moment:
    """Period and nature of a figure, the year it is compared with, the rule that told the time.

    `said` are the words that told it: a word of time, or what opened the part of the report.
    """

    period: str | None
    nature: str
    base: str | None
    rule: str
    said: str = ""
