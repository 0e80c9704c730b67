"""What the heads of a table say of a column.

Belongs here: the words over a column, its kind (growth, share, completion, rank), its unit and its
time. Not here: the figures in it (`tables`), where heads stand (`grids`).
"""

import re
from dataclasses import dataclass

from orchestration.extraction.structure.lines import PLANNED, Line
from orchestration.extraction.tables.cells import Cell, is_unit
from orchestration.extraction.times.clock import Clock
from orchestration.extraction.times.moments import Moment
from orchestration.extraction.words import group, joined

UNIT_IN_HEAD = re.compile(r"\((?:单位:)?([^()]{1,10})\)|单位:\s*(\S{1,10})|([%‰])")
GROWTH_HEAD = re.compile(r"增速|增长|增幅|±|涨幅|上涨|同比|涨跌|升降|增减|递增|环比")
RANK_HEAD = re.compile(r"位次|排名|名次|排位|排序")
COMPLETION_HEAD = re.compile(
    r"完成(?:年度|年|全年)?(?:计划|目标|任务|预算)?的?(?:比例|百分比)?\(?%|完成(?:比例|率|进度)|执行率"
    r"|占(?:年度|年|全年)?(?:计划|目标|任务|预算)"
)
SHARE_HEAD = re.compile(r"占比|比重|构成|份额|占[^%()]{1,10}\(?%")
AIM_HEAD = re.compile(r"预期|目标|计划|安排")
DONE_HEAD = re.compile(r"实绩|实际|完成|执行")
ESTIMATE_HEAD = re.compile(r"预计")
YEAR = re.compile(r"((?:19|20)\d{2})")
MONTHS = re.compile(r"(?<!\d)1月?[-—~至](1?\d)月|前(1?\d)个月|上半年|前三季度|(?<!第)一季度")
AT_END = re.compile(r"年末|年底|期末")
THIS_MONTH = re.compile(r"本月|当月|本期")
SUMMED = re.compile(r"累计")
PARTS = {"上半年": 6, "前三季度": 9, "一季度": 3}


@dataclass(frozen=True, slots=True)
class Column:
    """The words over a column (`own`), those that tell its time, and those over the whole table."""

    own: str
    timed: str
    wide: str

    @property
    def kind(self) -> str:
        """rank, completion, growth, share, or level where the head names none of them."""
        for kind, head in (
            ("rank", RANK_HEAD),
            ("completion", COMPLETION_HEAD),
            ("growth", GROWTH_HEAD),
            ("share", SHARE_HEAD),
        ):
            if head.search(self.own):
                return kind
        return "level"


def column_of(index: int, row: list[Cell], head: list[list[Cell]]) -> Column:
    """The heads over a column; what stands beside a level is of the time that its head tells."""
    own = timed = over(index, row, head)
    beside = any(head.search(own) for head in (GROWTH_HEAD, RANK_HEAD, COMPLETION_HEAD, SHARE_HEAD))
    for left in range(index - 1, 0, -1):
        if not beside or any(time.search(timed) for time in (YEAR, MONTHS, THIS_MONTH, SUMMED)):
            break
        timed = own + " " + over(left, row, head)
    return Column(own, timed, wide_of(row, head))


def wide_of(row: list[Cell], head: list[list[Cell]]) -> str:
    """A head that spans the table, or the head over the labels, speaks for every column."""
    return joined(
        (
            cell.text
            for heads in head
            for i, cell in enumerate(heads)
            if len(heads) != len(row) or (i == 0 and (len(row) == 2 or "单位" in cell.text))
        ),
        " ",
    )


def over(column: int, row: list[Cell], head: list[list[Cell]]) -> str:
    """What the heads over a column say."""
    return joined((heads[column].text for heads in head if len(heads) == len(row)), " ")


def unit_in(told: str) -> str | None:
    """The unit that words of a head or label name in brackets."""
    match = UNIT_IN_HEAD.search(told)
    unit = next((said for said in match.groups() if said), None) if match is not None else None
    return unit if unit is not None and is_unit(unit) else None


def moment_of(column: Column, line: Line, clock: Clock) -> Moment:
    """Year and nature of a column, told by its head, else by the head of the table."""
    told = YEAR.search(column.timed) or YEAR.search(column.wide)
    period = told[1] if told else clock.default(line)
    if AT_END.search(column.timed + " " + column.wide) and (period or "")[:4].isdigit():
        period = f"{(period or '')[:4]}-12-31"
    part = MONTHS.search(column.timed)
    if part is not None and (year := (period or "")[:4]).isdigit():
        months = PARTS.get(part[0]) or int(part[1] or part[2])
        period = f"{year}-01/{year}-{months:02d}" if 1 < months < 12 else year
    elif THIS_MONTH.search(column.timed) and clock.period is not None:
        period = clock.period.rpartition("/")[2]
    nature = _nature(column, int(told[1]) if told else None, line, clock)
    return Moment(period, nature, None, "TIME-HEAD", group(told, 1) if told else column.timed)


def _nature(column: Column, told: int | None, line: Line, clock: Clock) -> str:
    """Whether a column tells what was done, guessed or aimed at; `told` is the year it names."""
    own, year = column.own, clock.year
    if told is not None and year is not None and told > year:
        return "target"
    if DONE_HEAD.search(own):
        return "estimate" if ESTIMATE_HEAD.search(own) else "actual"
    if ESTIMATE_HEAD.search(own):
        return "estimate"
    # 计划完成情况 over a table tells of what was done.
    wide = "" if DONE_HEAD.search(column.wide) else column.wide
    aimed = AIM_HEAD.search(own) or (column.kind == "level" and AIM_HEAD.search(wide))
    if aimed and (told is None or year is None or told >= year):
        return "target"
    return "target" if line.part == PLANNED and told is None else "actual"
