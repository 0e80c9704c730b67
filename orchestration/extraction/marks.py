"""Which rules made a record, and from which words.

Belongs here: the rules of an observation in order, and the marks: a role, where its words stand,
the rule that read them. Not here: how the words were found; they know their places (`words`).
"""

from collections.abc import Iterator
from functools import lru_cache

from orchestration.extraction.carry import Observation
from orchestration.extraction.naming.codes import is_of_jurisdiction
from orchestration.extraction.records import Mark
from orchestration.extraction.words import spans_of


def rules_of(one: Observation, code: str | None, indicator_code: str | None) -> tuple[str, ...]:
    """The rules that made a record; `code` and `indicator_code` are what became of the wording's."""
    rules = list(one.rules)
    if code is None and "CODE-ALIAS" in rules:
        rules.remove("CODE-ALIAS")
    if indicator_code is not None and code is None:
        rules.append("CODE-FURTHER")
    if one.qualifier is not None or one.bound != "exact":
        bound = "BOUND-WORDS" if one.bound == "exact" else f"BOUND-{one.bound.upper()}"
        if bound not in rules:
            rules.append(bound)
    if one.moment.base is not None:
        rules.append("TIME-BASE")
    if one.subject is not None:
        rules.append("WHO-PLACE" if is_of_jurisdiction(one.subject) else "WHO-ENTITY")
    return _kept(tuple(rules))


@lru_cache(maxsize=4096)
def _kept(rules: tuple[str, ...]) -> tuple[str, ...]:
    """The same object for the same rules: a report has many figures and few ways to read them."""
    return rules


def marks_of(one: Observation, rules: tuple[str, ...]) -> tuple[Mark, ...]:
    """The words of each role with the rule that read them, in the order in which they are asked for."""
    figure = Mark("figure", one.mention.start, one.mention.end, one.mention.rule)
    return (figure, *(mark for mark in _read(one, rules) if mark != figure))


def _read(one: Observation, rules: tuple[str, ...]) -> Iterator[Mark]:
    bound = next((rule for rule in rules if rule.startswith("BOUND-")), "")
    who = "WHO-PLACE" if "WHO-PLACE" in rules else "WHO-ENTITY"
    yield from _marks("indicator", one.indicator, next(rule for rule in rules if rule.startswith("WHO-")))
    yield from _marks("measure", one.moved, one.reading.rule)
    qualified = list(_marks("qualifier", one.qualifier or "", bound))
    if one.qualifier is not None and not qualified:
        # 600余人: the word stands within the figure.
        qualified = [Mark("qualifier", one.mention.start, one.mention.end, bound)]
    yield from qualified
    yield from _marks("time", one.moment.said, one.moment.rule)
    if one.moment.base is not None:
        # Growth over a term of years is over its first: then the words of the term tell the base too.
        yield from _marks("base", one.compared or one.moment.said, "TIME-BASE")
    yield from _marks("subject", one.subject or "", who)


def _marks(role: str, words: str, rule: str) -> Iterator[Mark]:
    for start, end in spans_of(words):
        yield Mark(role, start, end, rule)
