"""What each rule of the reader says, with sentences that show it.

Belongs here: the table behind the rule names of a record. Not here: the rules at work, which
stand in the module of their subject. The sentences are invented.
"""

from orchestration.extraction.rules.aims import AIMS
from orchestration.extraction.rules.bounds import BOUNDS
from orchestration.extraction.rules.exclusions import EXCLUSIONS
from orchestration.extraction.rules.measures import MEASURES
from orchestration.extraction.rules.names import NAMES
from orchestration.extraction.rules.numbers import NUMBERS
from orchestration.extraction.rules.rule import Rule
from orchestration.extraction.rules.times import TIMES

RULES: tuple[Rule, ...] = (*NUMBERS, *EXCLUSIONS, *NAMES, *MEASURES, *TIMES, *BOUNDS, *AIMS)

_BY_CODE = {rule.code: rule for rule in RULES}


def explain_rule(code: str) -> str:
    """What the rule says, with its first example; raises KeyError for a name that no record has."""
    rule = _BY_CODE[code]
    return f"{rule.says} ({rule.examples[0].strip().splitlines()[-1]})"


def rule_says(code: str) -> str:
    """What the rule says; raises KeyError for a name that no record has."""
    return _BY_CODE[code].says
