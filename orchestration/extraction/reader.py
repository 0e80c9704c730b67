"""A report's text becomes records.

Belongs here: the order of the work, from plain text to one record a numeral. Not here: any
rule of language.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator
from decimal import Decimal
from operator import attrgetter

from orchestration.extraction.carry import Carry, Observation
from orchestration.extraction.marks import marks_of, rules_of
from orchestration.extraction.mending import mended
from orchestration.extraction.naming.codes import OWN_NAMES, fits, further_code
from orchestration.extraction.numerals.ledger import mentions_of
from orchestration.extraction.numerals.mentions import Mention
from orchestration.extraction.quotes import with_paired_quotes
from orchestration.extraction.records import Mark, Record
from orchestration.extraction.sentences.aims import Aim, aims_of, lists_aims
from orchestration.extraction.sentences.assigned import with_tasks_apart
from orchestration.extraction.sentences.scopes import Scope, scope_of
from orchestration.extraction.sentences.statements import observations_of
from orchestration.extraction.structure.fronts import executed_year, front_matter_end
from orchestration.extraction.structure.lines import PLANNED, Line
from orchestration.extraction.structure.spans import reported_months
from orchestration.extraction.structure.walk import lines_of
from orchestration.extraction.tables.readings import table_observations
from orchestration.extraction.text import (
    plain_text,
    with_usual_words,
    with_whole_numbers,
    with_whole_units,
    with_whole_words,
    without_notes,
    without_wraps,
)
from orchestration.extraction.times.clock import Clock
from orchestration.extraction.words import Words, spans_of

# 新登记市场主体…，日均19户: what one day has is not the indicator.
PER = re.compile(
    r"(?:[日月季户人村]均|平均每[天日月户人])(?:约|近|超|超过|达|达到|为|有|新增)?$"
    r"|(?:[日月]均|平均每[天日月])(?:新增|净增|新登记|新设立?|新注册)[^,;。、\d]{2,8}$"
)


def read_report(
    text: str, *, division: str | None = None, year: int | None = None, with_marks: bool = False
) -> list[Record]:
    """One record for each numeral of a report, in order of start, never overlapping.

    `division` is the six-digit code and `year` the year that the report looks back on; where
    `year` is not given it is taken from the front matter, else from the title. Offsets are
    offsets of `text` as given. With `with_marks` each record also knows the words that it was read
    from; that takes two to three times as long. Never raises for any text.
    """
    signs = with_paired_quotes(plain_text(text))
    plain = without_wraps(signs)
    whole = mended(text, signs, plain)
    if whole is None:
        return _read(text, plain, division=division, year=year, with_marks=with_marks)
    found = _read(whole.text, whole.plain, division=division, year=year, with_marks=with_marks)
    return [whole.restored(record, text) for record in found]


def _read(text: str, plain: str, *, division: str | None, year: int | None, with_marks: bool) -> list[Record]:
    """The records of a document and the same in plain signs, whose sentences no break parts."""
    plain = with_whole_words(with_whole_units(with_whole_numbers(plain)))
    mentions = _with_moved(text, plain, mentions_of(plain))
    plain = with_usual_words(without_notes(plain))
    # The same rules read a text that knows its place, so that no word need be looked for afterwards.
    placed = Words.of_document(plain) if with_marks else plain
    if year is None:
        year = executed_year(plain)
    body = front_matter_end(plain)
    records: list[Record] = []
    lines = lines_of(placed, year)
    clock = Clock(year, _reported(plain, lines, year))
    if clock.period is not None:
        lines = with_tasks_apart(placed, lines)
    told, taken = table_observations(placed, lines, [m for m in mentions if m.start >= body], clock)
    records.extend(_observation(text, plain, one, with_marks=with_marks) for one in told)
    quantities: list[Mention] = []
    for mention in mentions:
        if mention.start in taken:
            continue
        if mention.why is None and mention.start < body:
            mention.why, mention.rule = "date", "NON-FRONT-MATTER"
        if mention.why is not None:
            records.append(_non_observation(text, mention, with_marks=with_marks))
        else:
            quantities.append(mention)
    spans = [(record.start, record.end) for record in records]
    spans += [(mention.start, mention.end) for mention in quantities]
    records.extend(_aims(text, placed, lines, clock, sorted(spans)))
    found = _of_sentences(placed, lines, quantities, clock, scope_of(plain, division))
    records.extend(_observation(text, plain, one, with_marks=with_marks) for one in found)
    records.sort(key=attrgetter("start"))
    return records


def _with_moved(text: str, plain: str, mentions: list[Mention]) -> list[Mention]:
    """The numerals, each up to where its unit ends in the text: spaces within it were moved behind it."""
    for mention in mentions:
        end = mention.end
        while plain[end : end + 1] == " ":
            end += 1
            if "\u4e00" <= text[end - 1] <= "\u9fff":
                mention.end = end
    return mentions


def _of_sentences(
    placed: str, lines: list[Line], quantities: list[Mention], clock: Clock, scope: Scope
) -> Iterator[Observation]:
    """The observations of the sentences; what a clause leaves to the next ends with its paragraph."""
    position, count = 0, len(quantities)
    carry, is_new = Carry(), True
    for line in lines:
        is_new = is_new or line.start == 0 or placed[line.start - 1] == "\n"
        first = position
        while position < count and quantities[position].start < line.end:
            position += 1
        if position > first or line.is_heading:
            # Most paragraphs have no figures: they leave nothing to the next.
            carry = Carry() if is_new else carry
            is_new = False
            yield from observations_of(placed, line, quantities[first:position], clock, carry, scope)


def _reported(plain: str, lines: list[Line], year: int | None) -> str | None:
    """The period of a report of part of its year; None for a whole year."""
    months = reported_months(plain, lines, year)
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
    opened = False
    for line in lines:
        if line.part != PLANNED or line.is_heading:
            opened = False
            continue
        listed, opened = lists_aims(plain, line, listed=opened)
        for aim in aims_of(plain, line, listed=listed):
            at = bisect_left(starts, aim.start)
            if (at < len(spans) and spans[at][0] < aim.end) or (at and spans[at - 1][1] > aim.start):
                continue
            found.append(
                Record(
                    aim.start,
                    aim.end,
                    text[aim.start : aim.end],
                    obs=True,
                    indicator=str(aim.indicator),
                    code=aim.code,
                    measure=aim.measure,
                    value=None if aim.value is None else Decimal(aim.value),
                    unit=None if aim.value is None else "%",
                    bound=aim.bound,
                    qualifier=_said(aim.qualifier),
                    period=clock.aimed(line),
                    nature="target",
                    part=line.part,
                    rules=(aim.rule,),
                    indicator_code=aim.code,
                    marks=_marks_of_aim(aim, line) if isinstance(plain, Words) else (),
                )
            )
    return found


def _marks_of_aim(aim: Aim, line: Line) -> tuple[Mark, ...]:
    told = (Mark("indicator", start, end, aim.rule) for start, end in spans_of(aim.indicator))
    time = (Mark("time", start, end, aim.rule) for start, end in spans_of(line.told))
    bound = (Mark("qualifier", start, end, aim.rule) for start, end in spans_of(aim.qualifier or ""))
    return (Mark("figure", aim.start, aim.end, aim.rule), *told, *bound, *time)


def _said(words: str | None) -> str | None:
    """The words alone, without their places."""
    return None if words is None else str(words)


def _non_observation(text: str, mention: Mention, *, with_marks: bool) -> Record:
    return Record(
        mention.start,
        mention.end,
        text[mention.start : mention.end],
        obs=False,
        why=mention.why,
        rules=(mention.rule,),
        marks=(Mark("figure", mention.start, mention.end, mention.rule),) if with_marks else (),
    )


def _is_of_each(plain: str, at: int) -> bool:
    low = max(0, at - 16)
    return plain.find("均", low, at) >= 0 and PER.search(plain, low, at) is not None


def _observation(text: str, plain: str, one: Observation, *, with_marks: bool) -> Record:
    mention, reading, moment = one.mention, one.reading, one.moment
    code = one.code
    if code is not None:
        is_own_name = not OWN_NAMES.isdisjoint(one.rules)
        if not fits(code, mention.dimension, reading.measure, is_own_name=is_own_name):
            code = None
    is_of_each = reading.measure in ("level", "change") and _is_of_each(plain, mention.start)
    if is_of_each:
        code = None
    indicator_code = None if is_of_each else code or further_code(one, plain)
    rules = rules_of(one, code, indicator_code)
    told = one.unit, one.qualifier, one.subject
    # Without marks no words know their places.
    unit, qualifier, subject = map(_said, told) if with_marks else told
    return Record(
        mention.start,
        mention.end,
        text[mention.start : mention.end],
        obs=True,
        indicator=str(one.indicator) or None,
        code=code,
        measure=reading.measure,
        base=moment.base,
        value=reading.value,
        value_high=reading.high,
        unit=unit,
        bound=one.bound,
        qualifier=qualifier,
        period=moment.period,
        nature=moment.nature,
        subject=subject,
        part=one.part,
        rules=rules,
        indicator_code=indicator_code,
        marks=marks_of(one, rules) if with_marks else (),
    )
