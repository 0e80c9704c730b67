"""A report's text becomes records.

Belongs here: the order of the work, from plain text to one record a numeral. Not here: any
rule of language.
"""

import re
from bisect import bisect_left
from decimal import Decimal

from orchestration.extraction.aims import aims_of
from orchestration.extraction.carry import Carry, Observation
from orchestration.extraction.clock import Clock
from orchestration.extraction.codes import OWN_NAMES, fits, further_code
from orchestration.extraction.ledger import mentions_of
from orchestration.extraction.mentions import Mention
from orchestration.extraction.records import Record
from orchestration.extraction.scopes import scope_of
from orchestration.extraction.spans import reported_months
from orchestration.extraction.statements import observations_of
from orchestration.extraction.structure import (
    PLANNED,
    Line,
    executed_year,
    front_matter_end,
    lines_of,
)
from orchestration.extraction.tables import table_observations
from orchestration.extraction.text import plain_text, without_wraps

# 新登记市场主体…，日均19户: what one day has is not the indicator.
PER = re.compile(r"(?:[日月季户人村]均|平均每[天日月户人])(?:约|近|超|超过|达|达到|为|有|新增)?$")


def read_report(text: str, *, division: str | None = None, year: int | None = None) -> list[Record]:
    """One record for each numeral of a report, in order of start, never overlapping.

    `division` is the six-digit code and `year` the year that the report looks back on; where
    `year` is not given it is taken from the front matter, else from the title. Offsets are
    offsets of `text` as given. Never raises for any text.
    """
    plain = without_wraps(plain_text(text))
    if year is None:
        year = executed_year(plain)
    body = front_matter_end(plain)
    records: list[Record] = []
    mentions = mentions_of(plain)
    lines = lines_of(plain, year)
    clock = Clock(year, _reported(plain, lines, year))
    told, taken = table_observations(plain, lines, [m for m in mentions if m.start >= body], clock)
    records.extend(_observation(text, one) for one in told)
    quantities: list[Mention] = []
    for mention in mentions:
        if mention.start in taken:
            continue
        if mention.why is None and mention.start < body:
            mention.why, mention.rule = "date", "NON-FRONT-MATTER"
        if mention.why is not None:
            records.append(_non_observation(text, mention))
        else:
            quantities.append(mention)
    spans = [(record.start, record.end) for record in records]
    spans += [(mention.start, mention.end) for mention in quantities]
    records.extend(_aims(text, plain, lines, clock, sorted(spans)))
    scope = scope_of(plain, division)
    position = 0
    carry = Carry()
    for line in lines:
        if line.start == 0 or plain[line.start - 1] == "\n":
            carry = Carry()
        first = position
        while position < len(quantities) and quantities[position].start < line.end:
            position += 1
        if position > first or line.is_heading:
            records.extend(
                _observation(text, one)
                for one in observations_of(plain, line, quantities[first:position], clock, carry, scope)
            )
    records.sort(key=lambda record: record.start)
    return records


def _reported(plain: str, lines: list[Line], year: int | None) -> str | None:
    """The period of a report of part of its year; None for a whole year."""
    months = reported_months(plain, lines)
    if months is None or year is None:
        return None
    first, last = (f"{year}-{month:02d}" for month in months)
    return first if first == last else f"{first}/{last}"


def _aims(
    text: str, plain: str, lines: list[Line], clock: Clock, spans: list[tuple[int, int]]
) -> list[Record]:
    """The aims told in words, where no figure stands among the words."""
    found: list[Record] = []
    starts = [start for start, _ in spans]
    for line in lines:
        if line.part != PLANNED or line.is_heading:
            continue
        for aim in aims_of(plain, line):
            at = bisect_left(starts, aim.start)
            if (at < len(spans) and spans[at][0] < aim.end) or (at and spans[at - 1][1] > aim.start):
                continue
            found.append(
                Record(
                    aim.start,
                    aim.end,
                    text[aim.start : aim.end],
                    obs=True,
                    indicator=aim.indicator,
                    code=aim.code,
                    measure=aim.measure,
                    value=None if aim.value is None else Decimal(aim.value),
                    unit=None if aim.value is None else "%",
                    bound="exact" if aim.value is None else "min",
                    period=clock.aimed(line),
                    nature="target",
                    part=line.part,
                    rules=(aim.rule,),
                    indicator_code=aim.code,
                )
            )
    return found


def _non_observation(text: str, mention: Mention) -> Record:
    return Record(
        mention.start,
        mention.end,
        text[mention.start : mention.end],
        obs=False,
        why=mention.why,
        rules=(mention.rule,),
    )


def _observation(text: str, one: Observation) -> Record:
    mention, reading, moment = one.mention, one.reading, one.moment
    code = one.code
    is_own_name = not OWN_NAMES.isdisjoint(one.rules)
    if code is not None and not fits(code, mention.dimension, reading.measure, is_own_name=is_own_name):
        code = None
    is_of_each = reading.measure == "level" and PER.search(text, max(0, mention.start - 6), mention.start)
    if is_of_each:
        code = None
    return Record(
        mention.start,
        mention.end,
        text[mention.start : mention.end],
        obs=True,
        indicator=one.indicator or None,
        code=code,
        measure=reading.measure,
        base=moment.base,
        value=reading.value,
        value_high=reading.high,
        unit=one.unit,
        bound=one.bound,
        qualifier=one.qualifier,
        period=moment.period,
        nature=moment.nature,
        subject=one.subject,
        part=one.part,
        rules=one.rules if code == one.code else tuple(rule for rule in one.rules if rule != "CODE-ALIAS"),
        indicator_code=None if is_of_each else code or further_code(one, text),
    )
