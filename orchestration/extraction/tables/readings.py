"""What the figures of a table say.

Belongs here: which label and column a figure of a table belongs to, and what they make it
measure. Not here: where tables stand (`grids`, `cells`), what heads say (`columns`).
"""

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from orchestration.extraction.carry import Observation
from orchestration.extraction.measuring.rates import GROWTH_CODES
from orchestration.extraction.naming.indicators import code_of
from orchestration.extraction.naming.phrases import measure_end, trimmed
from orchestration.extraction.naming.places import places
from orchestration.extraction.numerals.mentions import Mention
from orchestration.extraction.structure.lines import PLANNED, Line
from orchestration.extraction.tables.amounts import as_told, bound_of, reading_of, unit_of
from orchestration.extraction.tables.cells import TASK, Cell
from orchestration.extraction.tables.columns import (
    AIM_HEAD,
    GROWTH_HEAD,
    RANK_HEAD,
    SHARE_HEAD,
    Column,
    column_of,
    moment_of,
    over,
    unit_in,
)
from orchestration.extraction.tables.grids import label_column, tables_in
from orchestration.extraction.tables.pairs import figures_of
from orchestration.extraction.times.clock import Clock
from orchestration.extraction.words import group, without
from orchestration.registry import load_indicators

LIKE_A_DATE = re.compile(r"(?:19|20)\d{2}\.\d{1,2}")
REMARK = re.compile(r"\([^()]*\)$")
GROWTH_END = re.compile(r"(?:同比)?(?:增速|增长率|增长速度|增幅|增长)$")
LABEL_NUMBER = re.compile(r"^(?:\d{1,2}[.、)]|\(\d{1,2}\))\s*(?=\D)")


# A row below 地区生产总值(亿元) that names no unit has its unit, unless it tells a rate.
RATE_LABEL = re.compile(r"率$|比重$|占比$|增速$|增幅$|指数$|系数$|比$|比例$")
# A part of a whole is a share under any head of the table, 指标增长(%) too.
PART_LABEL = re.compile(r"(?:比重|占比|比例|(?<!增长)率)$")
# 预计占比9‰, in the cell of an amount: its share, not the amount.
SHARE_TOLD = re.compile(r"(?:预计)?占比")
AREA_HEAD = re.compile(r"(?P<where>城市|农村|城镇|乡村)(?:\([^()]*\))?")
SHARE_WORD = re.compile(r"比重|占比|份额")
NO_AMOUNT_HEAD = re.compile(rf"{GROWTH_HEAD.pattern}|{RANK_HEAD.pattern}|{SHARE_HEAD.pattern}|单位")
AMOUNT_HEADS = re.compile(
    r"总?产[量值]|增加值|(?:播种|种植)面积|零售额|销售额|销售?量|[存出]栏量?|保有量|营业收入|利润总额|用电量|[出进]口额"
)
# What stands over labels of every sort names none of them.
TABLE_TITLE = re.compile(r"指标|项目|名称|单位|情况|主要|地区$|[县市区]$")
BARE_YEAR = re.compile(r"(?:19|20)\d{2}")
PLACE_END = re.compile(r"[县市区旗镇乡州盟]$|街道$|开发区$|高新区$")


def table_observations(
    text: str, lines: list[Line], mentions: list[Mention], clock: Clock
) -> tuple[list[Observation], set[int]]:
    """The figures of all tables, and the starts of the mentions they were made of."""
    starts = [mention.start for mention in mentions]
    found: list[Observation] = []
    taken: set[int] = set()
    for rows, head, line in tables_in(text, lines):
        _date_heads(head, mentions, starts)
        unit, of_output = None, False
        for row in rows:
            label = row[max(0, label_column(row))].text if row else ""
            unit = unit_in(label) or unit
            inherited = None if RATE_LABEL.search(without(REMARK, label)) else unit
            for index, cell in _told(row):
                column = column_of(index, row, head)
                mention = _mention_in(cell, mentions, starts) or _like_a_date(cell, row, label, column)
                if mention is not None and cell.kind == "number":
                    mention.why, mention.rule = "ordinal", "NON-ORDINAL-LIST"
                    continue
                if mention is not None:
                    heads = [over(left, row, head) for left in range(index, 0, -1)]
                    found.append(_figure(mention, cell, row, column, head, heads, inherited, line, clock))
                    taken.add(mention.start)
                    of_output = of_output or found[-1].code == "gdp"
                    if of_output and found[-1].code is None:
                        found[-1].code = _code_of_trade(found[-1].indicator)
    return found, taken


def _told(row: list[Cell]) -> Iterator[tuple[int, Cell]]:
    """Each figure of a row with its column; a cell may tell two."""
    for index, cell in enumerate(row):
        if cell.kind == "number":
            yield index, cell
        elif cell.kind == "figure":
            yield from ((index, one) for one in figures_of(cell))


def _code_of_trade(indicator: str) -> str | None:
    """金融业 below 生产总值: what the trade adds to it; all of 工业 is not the large firms alone."""
    return code_of(f"{indicator}增加值") if indicator.endswith("业") and indicator != "工业" else None


def _date_heads(head: list[list[Cell]], mentions: list[Mention], starts: list[int]) -> None:
    """2021 and 2022 alone over columns are years."""
    for cells in head:
        for cell in cells:
            at = bisect_left(starts, cell.start) if BARE_YEAR.fullmatch(cell.text) else len(starts)
            if at < len(mentions) and mentions[at].start == cell.start and mentions[at].why is None:
                mentions[at].why, mentions[at].rule = "date", "NON-DATE"


def _mention_in(cell: Cell, mentions: list[Mention], starts: list[int]) -> Mention | None:
    """The figure of a cell; an aim told in words stands for one."""
    at = first = bisect_left(starts, cell.start)
    while at < len(mentions) and mentions[at].start < cell.end and mentions[at].rule == "NON-DATE":
        at += 1
    if at < len(mentions) and mentions[at].start < cell.end:
        return mentions[at]
    if at == first and "同步" in cell.text:
        return Mention(cell.start, cell.end, None, "AIM-STEP")
    return Mention(cell.start, cell.end, None, "AIM-TASK") if TASK.fullmatch(cell.text) else None


def _like_a_date(cell: Cell, row: list[Cell], label: str, column: Column) -> Mention | None:
    """1985.2 under or beside a unit is an amount, not a month."""
    if LIKE_A_DATE.fullmatch(cell.text) is None:
        return None
    figure = Mention(cell.start, cell.end, None, "NUM-ARABIC", Decimal(cell.text))
    return figure if unit_of(figure, row, label, column, None) else None


def _figure(
    mention: Mention,
    cell: Cell,
    row: list[Cell],
    column: Column,
    head: list[list[Cell]],
    heads: list[str],
    inherited: str | None,
    line: Line,
    clock: Clock,
) -> Observation:
    label = without(LABEL_NUMBER, row[max(0, label_column(row))].text)
    unit = unit_of(mention, row, label, column, inherited)
    named = _of_measure(_of_head(trimmed(without(REMARK, label).strip()), row, head), heads)
    indicator, subject = _of_place(_of_area(named, column), heads)
    stem = without(GROWTH_END, indicator) or indicator
    code = code_of(stem) or code_of(indicator)
    is_rate = PART_LABEL.search(stem) is not None
    growing = stem != indicator or (column.kind == "growth" and not (is_rate and _is_of_aims(row, head)))
    if not growing and not is_rate and (len(row) == 2 or (unit == "%" and column.kind == "level")):
        growing = GROWTH_HEAD.search(column.wide) is not None
    if column.kind == "share" and not growing:
        indicator = stem = _of_share(stem, column)
        code = None
    moves = growing and stem == indicator and _is_rate(label, indicator, row, code)
    kind = "share" if is_rate and column.kind == "growth" else column.kind
    reading = reading_of(mention, unit, code, "change" if moves else "growth" if growing else kind, stem)
    reading = as_told(reading, cell)
    if SHARE_TOLD.match(cell.text) is not None:
        stem, code = stem + "占比", None
        reading.measure = "share"
    bound, qualifier = bound_of(mention, cell)
    moment = moment_of(column, line, clock)
    if moment.nature == "actual" and cell.text.startswith("预计"):
        moment = replace(moment, nature="estimate")
    return Observation(
        mention,
        stem,
        code,
        reading,
        moment,
        bound,
        qualifier,
        reading.unit,
        subject,
        PLANNED if moment.nature == "target" else line.part,
        (mention.rule, "WHO-TABLE", reading.rule, moment.rule),
    )


def _is_of_aims(row: list[Cell], head: list[list[Cell]]) -> bool:
    """Whether all columns tell growth, aimed at and reached: what is no rate of growth tells its level."""
    columns = [column_of(index, row, head) for index, cell in enumerate(row) if cell.kind == "figure"]
    return all(one.kind == "growth" for one in columns) and any(AIM_HEAD.search(one.own) for one in columns)


def _of_measure(label: str, heads: list[str]) -> str:
    """粮食 under 产量(万吨): the goods with what the nearest head of an amount measures."""
    if not label or measure_end(label) is not None or code_of(label) is not None:
        return label
    for head in heads:
        if NO_AMOUNT_HEAD.search(head):
            continue
        name = without(REMARK, head).strip()
        return label + name if AMOUNT_HEADS.fullmatch(name) else label
    return label


def _of_place(label: str, heads: list[str]) -> tuple[str, str | None]:
    """What is measured and where: in a table of places the heads name what is measured.

    `heads` are those over the column and, after it, over the columns to its left.
    """
    # 全市 in a table of places is trimmed to nothing: the place itself.
    is_place = not label or label in places() or PLACE_END.search(label) is not None
    if code_of(label) is not None or not is_place:
        return label, None
    for head in heads:
        name = trimmed(without(REMARK, head).strip())
        if code_of(name) is not None:
            return name, label or None
    return label, None


def _of_head(label: str, row: list[Cell], head: list[list[Cell]]) -> str:
    """装备制造业 below 现价工业产值 at the head of the labels: the output of the trade."""
    at = max(0, label_column(row))
    told = next((cells[at].text for cells in head if len(cells) == len(row)), "")
    name = trimmed(without(REMARK, told).strip())
    is_measure = measure_end(name) is not None and TABLE_TITLE.search(told) is None
    if not is_measure or not label or measure_end(label) is not None or code_of(label) is not None:
        return label
    return label + name


def _of_area(label: str, column: Column) -> str:
    """居民消费价格 under 城市: of the towns alone."""
    area = AREA_HEAD.fullmatch(column.own.strip())
    return label if area is None or not label else group(area, "where") + label


def _of_share(indicator: str, column: Column) -> str:
    """城镇常住人口 under 比重(%): its share, in the word of the head."""
    word = SHARE_WORD.match(column.own.strip())
    if word is None or SHARE_WORD.search(indicator) is not None:
        return indicator
    return indicator + group(word)


def _is_rate(label: str, indicator: str, row: list[Cell], code: str | None) -> bool:
    """Whether a row tells a percentage, whose change a growth column gives in points."""
    if code in GROWTH_CODES or (code is not None and load_indicators()[code].quantity_kind == "level"):
        return False
    percent = unit_in(label) == "%" or any(cell.kind == "unit" and cell.text == "%" for cell in row)
    return percent and RATE_LABEL.search(indicator) is not None
