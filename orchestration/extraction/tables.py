"""What the figures of a table say.

Belongs here: which head and label a figure of a table belongs to, and what they say of its
measure, unit and time. Not here: where tables stand (`grids`, `cells`), sentences (`statements`).
"""

import re
from bisect import bisect_left
from decimal import Decimal

from orchestration.extraction.bounds import MEANING
from orchestration.extraction.carry import Observation
from orchestration.extraction.cells import FIGURE, Cell, is_unit
from orchestration.extraction.clock import Clock
from orchestration.extraction.grids import label_column, tables_in
from orchestration.extraction.indicators import code_of
from orchestration.extraction.measures import GROWTH_CODES, Reading
from orchestration.extraction.mentions import Mention
from orchestration.extraction.periods import Moment
from orchestration.extraction.phrases import trimmed
from orchestration.extraction.structure import PLANNED, Line
from orchestration.extraction.words import group, joined, without
from orchestration.registry import load_indicators

UNIT_IN_HEAD = re.compile(r"\((?:单位:)?([^()]{1,10})\)|单位:\s*(\S{1,10})|([%‰])")
GROWTH_HEAD = re.compile(r"增速|增长|增幅|±|涨幅|同比|涨跌|升降")
AIM_HEAD = re.compile(r"预期|目标|计划|安排")
DONE_HEAD = re.compile(r"实绩|实际|完成|执行")
ESTIMATE_HEAD = re.compile(r"预计")
YEAR = re.compile(r"((?:19|20)\d{2})")
MONTHS = re.compile(r"(?<!\d)1月?[-—~至](1?\d)月|前(1?\d)个月|上半年|前三季度|(?<!第)一季度")
PARTS = {"上半年": 6, "前三季度": 9, "一季度": 3}
LIKE_A_DATE = re.compile(r"(?:19|20)\d{2}\.\d{1,2}")
REMARK = re.compile(r"\([^()]*\)$")
GROWTH_END = re.compile(r"(?:同比)?(?:增速|增长率|增长速度|增幅|增长)$")
LABEL_NUMBER = re.compile(r"^(?:\d{1,2}[.、)]|\(\d{1,2}\))\s*(?=\D)")


def table_observations(
    text: str, lines: list[Line], mentions: list[Mention], clock: Clock
) -> tuple[list[Observation], set[int]]:
    """The figures of all tables, and the starts of the mentions they were made of."""
    starts = [mention.start for mention in mentions]
    found: list[Observation] = []
    taken: set[int] = set()
    for rows, head, line in tables_in(text, lines):
        for row in rows:
            for column, cell in enumerate(row):
                if cell.kind not in ("figure", "number"):
                    continue
                mention = _mention_in(cell, mentions, starts) or _like_a_date(cell, row, head, column)
                if mention is not None and cell.kind == "number":
                    mention.why, mention.rule = "ordinal", "NON-ORDINAL-LIST"
                    continue
                if mention is not None:
                    found.append(_figure(mention, cell, row, head, column, line, clock))
                    taken.add(mention.start)
    return found, taken


def _mention_in(cell: Cell, mentions: list[Mention], starts: list[int]) -> Mention | None:
    """The figure of a cell; an aim told in words stands for one."""
    at = first = bisect_left(starts, cell.start)
    while at < len(mentions) and mentions[at].start < cell.end and mentions[at].rule == "NON-DATE":
        at += 1
    if at < len(mentions) and mentions[at].start < cell.end:
        return mentions[at]
    return Mention(cell.start, cell.end, None, "AIM-STEP") if at == first and "同步" in cell.text else None


def _like_a_date(cell: Cell, row: list[Cell], head: list[list[Cell]], column: int) -> Mention | None:
    """1985.2 under or beside a unit is an amount, not a month."""
    if LIKE_A_DATE.fullmatch(cell.text) is None:
        return None
    label = row[max(0, label_column(row))].text
    figure = Mention(cell.start, cell.end, None, "NUM-ARABIC", Decimal(cell.text))
    return figure if _unit(figure, row, label, _over(column, row, head), _wide(row, head)) else None


def _figure(
    mention: Mention,
    cell: Cell,
    row: list[Cell],
    head: list[list[Cell]],
    column: int,
    line: Line,
    clock: Clock,
) -> Observation:
    label = without(LABEL_NUMBER, row[max(0, label_column(row))].text)
    own = _over(column, row, head)
    timed = own
    # The growth beside a level is of the time that the head of the level tells.
    for left in range(column - 1, 0, -1):
        if YEAR.search(timed) or not GROWTH_HEAD.search(own):
            break
        timed = own + " " + _over(left, row, head)
    wide = _wide(row, head)
    unit = _unit(mention, row, label, own, wide)
    indicator = trimmed(without(REMARK, label).strip())
    stem = without(GROWTH_END, indicator) or indicator
    code = code_of(stem) or code_of(indicator)
    growing = stem != indicator or GROWTH_HEAD.search(own) is not None
    if not growing and len(row) == 2:
        growing = GROWTH_HEAD.search(wide) is not None
    reading = _reading(mention, unit, code, growing=growing, indicator=indicator)
    match = FIGURE.fullmatch(cell.text)
    bound, qualifier = _bound(match)
    if mention.word == "持平" and "基本" in cell.text:
        bound, qualifier = "approx", "基本"
    moment = _moment(timed, wide, line, clock)
    return Observation(
        mention,
        stem,
        code,
        reading,
        moment,
        bound,
        qualifier,
        reading.unit,
        None,
        PLANNED if moment.nature == "target" else line.part,
        (mention.rule, "WHO-TABLE", reading.rule, moment.rule),
    )


def _wide(row: list[Cell], head: list[list[Cell]]) -> str:
    """A head that spans the table, or the head over the labels, speaks for every column."""
    return joined(
        (
            cell.text
            for heads in head
            for i, cell in enumerate(heads)
            if len(heads) != len(row) or (i == 0 and len(row) == 2)
        ),
        " ",
    )


def _over(column: int, row: list[Cell], head: list[list[Cell]]) -> str:
    """What the heads over a column say."""
    return joined((heads[column].text for heads in head if len(heads) == len(row)), " ")


def _unit(mention: Mention, row: list[Cell], label: str, own: str, wide: str) -> str | None:
    if mention.unit is not None:
        return mention.unit
    if GROWTH_HEAD.search(own):
        match = UNIT_IN_HEAD.search(own)
        unit = next((told for told in match.groups() if told), "%") if match else "%"
        return unit if is_unit(unit) else "%"
    for cell in row[1:]:
        if cell.kind == "unit":
            return cell.text.strip("()")
    for told in (label, own, wide):
        match = UNIT_IN_HEAD.search(told)
        if match is not None:
            unit = next(said for said in match.groups() if said)
            if is_unit(unit):
                return unit
    return None


def _reading(
    mention: Mention, unit: str | None, code: str | None, *, growing: bool, indicator: str
) -> Reading:
    value, high = mention.value, mention.high
    if mention.rule == "AIM-STEP":
        return Reading("growth", None, None, None, None, "MEASURE-TABLE")
    if mention.word == "持平":
        return Reading("growth", value, high, "%", None, "MEASURE-TABLE")
    is_level = code is not None and load_indicators()[code].quantity_kind == "level"
    if code in GROWTH_CODES:
        if value is not None and value > 90:
            value = value - 100
        return Reading("growth", value, high, "%", None, "MEASURE-TABLE")
    if growing and (unit is None or unit == "%"):
        return Reading("growth", value, high, "%", None, "MEASURE-TABLE")
    if unit == "%":
        return Reading("growth" if is_level else "share", value, high, unit, None, "MEASURE-TABLE")
    if unit in ("个百分点", "百分点"):
        return Reading("change", value, high, unit, None, "MEASURE-TABLE")
    return Reading("level", value, high, unit, None, "MEASURE-TABLE")


def _bound(match: "re.Match[str] | None") -> tuple[str, str | None]:
    if match is None:
        return "exact", None
    before, after = group(match, "before"), group(match, "after")
    if after in MEANING:
        return MEANING[after], after
    if before in ("约", "近"):
        return "approx", before
    if before in ("超", "≥", ">", "不低于"):
        return "min", before
    if before in ("≤", "<", "不高于", "控制在"):
        return "max", before
    return "exact", None


def _moment(own: str, wide: str, line: Line, clock: Clock) -> Moment:
    """Year and nature of a column, told by its head, else by the head of the table."""
    year = clock.year
    told = YEAR.search(own) or YEAR.search(wide)
    period = told[1] if told else clock.default(line, state=True)
    part = MONTHS.search(own)
    if part is not None and period is not None and period.isdigit():
        months = PARTS.get(part[0]) or int(part[1] or part[2])
        period = f"{period}-01/{period}-{months:02d}" if 1 < months < 12 else period
    said = (
        own if AIM_HEAD.search(own) or DONE_HEAD.search(own) or ESTIMATE_HEAD.search(own) else f"{own} {wide}"
    )
    if told and year is not None and int(told[1]) > year:
        nature = "target"
    elif DONE_HEAD.search(own):
        nature = "estimate" if ESTIMATE_HEAD.search(own) else "actual"
    elif ESTIMATE_HEAD.search(own):
        nature = "estimate"
    elif (AIM_HEAD.search(said) and (not told or year is None or int(told[1]) >= year)) or (
        line.part == PLANNED and not told
    ):
        nature = "target"
    else:
        nature = "actual"
    return Moment(period, nature, None, "TIME-HEAD", group(told, 1) if told else own)
