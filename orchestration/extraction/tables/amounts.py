"""What a cell with a figure measures.

Belongs here: its unit, its measure and sign, its bound. Not here: which label and column it belongs to
(`readings`), how cells are told apart (`cells`).
"""

import re
from dataclasses import replace

from orchestration.extraction.measuring.leads import FALL
from orchestration.extraction.measuring.measures import Reading, signed
from orchestration.extraction.measuring.rates import GROWTH_CODES
from orchestration.extraction.numerals.mentions import Mention
from orchestration.extraction.sentences.bounds import MEANING
from orchestration.extraction.tables.cells import FIGURE, Cell
from orchestration.extraction.tables.columns import Column, unit_in
from orchestration.extraction.tables.pairs import APART, MOVED
from orchestration.extraction.words import group
from orchestration.registry import load_indicators

# 民间投资 with 10%: what an amount grows by.
AMOUNT_END = re.compile(r"(?:投资|增加值|产值|收入|支出|消费|利润|税收|总[额值]|零售额|产量|销量|生产率)$")
CUT_END = re.compile(r"(?:下降|降低)(?:率|幅度)?$")
QUALITATIVE = ("AIM-STEP", "AIM-TASK")


def unit_of(
    mention: Mention, row: list[Cell], label: str, column: Column, inherited: str | None
) -> str | None:
    """The unit of a figure: its own, else that of its column, its row, the table."""
    if mention.unit is not None:
        return mention.unit
    if column.kind != "level":
        told = unit_in(column.own)
        return "名" if column.kind == "rank" else told if told and column.kind == "growth" else "%"
    beside = next((cell.text.strip("()") for cell in row[1:] if cell.kind == "unit"), None)
    return unit_in(column.own) or beside or unit_in(label) or unit_in(column.wide) or inherited


def reading_of(mention: Mention, unit: str | None, code: str | None, kind: str, indicator: str) -> Reading:
    """How a cell measures: by its row, and by the kind of its column."""
    rule = "MEASURE-TABLE"
    value, high = mention.value, mention.high
    if mention.rule in QUALITATIVE:
        return Reading("growth", None, None, None, None, rule)
    if mention.word == "持平":
        return Reading("growth", value, high, "%", None, rule)
    if kind == "rank":
        return Reading("rank", value, high, "名", None, rule)
    if kind == "change":
        return Reading("change", value, high, "个百分点", None, rule)
    if kind in ("completion", "share"):
        return Reading(kind, value, high, "%", None, rule)
    if code in GROWTH_CODES:
        if value is not None and value > 90:
            value = value - 100
        return Reading("growth", value, high, "%", None, rule)
    if kind == "growth" and unit in (None, "%"):
        return Reading("growth", value, high, "%", None, rule)
    if unit == "%" and CUT_END.search(indicator) and value is not None:
        return Reading("growth", -abs(value), None if high is None else -abs(high), "%", None, rule)
    is_level = code is not None and load_indicators()[code].quantity_kind == "level"
    is_level = is_level or AMOUNT_END.search(indicator) is not None
    if unit == "%":
        return Reading("growth" if is_level else "share", value, high, unit, None, rule)
    if unit in ("个百分点", "百分点"):
        return Reading("change", value, high, unit, None, rule)
    return Reading("level", value, high, unit, None, rule)


def as_told(reading: Reading, cell: Cell) -> Reading:
    """The reading, where the cell itself says that it grew, fell or is so far from another's."""
    if reading.unit == "个百分点" and APART.match(cell.text):
        sign = FALL if cell.text.startswith("低") else 0
        return replace(reading, measure="difference", value=signed(reading.value, sign))
    moved = MOVED.match(cell.text) if reading.unit == "%" else None
    if moved is None:
        return reading
    sign = FALL if moved["fall"] else 0
    value, high = signed(reading.value, sign), signed(reading.high, sign)
    return replace(reading, measure="growth", value=value, high=high)


def bound_of(mention: Mention, cell: Cell) -> tuple[str, str | None]:
    """Bound and qualifier of a figure, by what its cell says beside the number."""
    if mention.word == "持平" and "基本" in cell.text:
        return "approx", "基本"
    match = FIGURE.fullmatch(cell.text)
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
