"""One rule of the reader: its name, what it says, sentences that show it.

Belongs here: the form of a rule, and what the examples share. Not here: the rules (`numbers`, `names` …).
"""

from dataclasses import dataclass

YEAR_OF_EXAMPLES = 2022
PLAN = "一、2023年主要预期目标\n"


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule's name, what it says, and sentences (of a report on 2022) that it reads."""

    code: str
    says: str
    examples: tuple[str, ...]
