"""Rows of tables that stand on pages by the thousand, as HTML.

Belongs here: a target, a year of growth, a division's figures as rows of a table. Not here: the head of a
table and what stands round it (templates/), links and figures (`parts`), the figures of a report (`reports`).
"""

from collections.abc import Iterable, Sequence
from typing import Literal

from markupsafe import Markup

from orchestration.site.divisions import GrowthRow
from orchestration.site.indicators import Cell
from orchestration.site.names import Link
from orchestration.site.parts import badge, link, shown, status, told
from orchestration.site.targets import TargetRow
from orchestration.site.words import Both

# What a target is told with: its sentence, the sentence and its year, or neither where there are many.
Telling = Literal["sentence", "year", "brief"]
_LATER = Both("后改为 ", "later ").__html__()
_NOW = Both("按新数 ", "now ").__html__()
_SEE = Both("见：", "It says so in: ").__html__()
_TARGET = Both("目标 ", "target: ").__html__()
_OUTCOME = Both("；实际 ", "; outcome: ").__html__()
_FIRST = Both("首次 ", "first ").__html__()


def target_rows(
    rows: Iterable[TargetRow], whose: Literal["division", "indicator"], telling: Telling, up: str
) -> Markup:
    """Targets in a table, each named by its division or its indicator."""
    return Markup("".join(_target(row, getattr(row, whose), telling, up) for row in rows))


def growth_rows(rows: Iterable[GrowthRow], up: str) -> Markup:
    """Years of a series in a table."""
    return Markup("".join(_growth(row, up) for row in rows))


def division_rows(rows: Iterable[tuple[Link, Sequence[Cell | None]]], up: str) -> Markup:
    """Divisions in a table, with a figure for each year."""
    return Markup("".join(_division(division, cells, up) for division, cells in rows))


def _target(row: TargetRow, named: Link, telling: Telling, up: str) -> str:
    """One target takes two rows: its figures, then what they mean in a sentence."""
    year = f"{row.year} " if telling == "year" else ""
    later = f"{_LATER}{told(row.outcome_latest, row.source_of_latest, up)}" if row.outcome_latest else ""
    now = f"{_NOW}{row.verdict_latest.__html__()}" if row.verdict_latest else ""
    return (
        f'<tbody class="pair" id="{shown(row.anchor)}">\n'
        f'<tr><th scope="row">{year}{link(named, up)}'
        f' <span class="quiet">{row.measure.__html__()}</span></th>\n'
        f'<td class="n">{told(row.target, row.source_of_target, up)}</td>\n'
        f'<td class="n">{told(row.outcome, row.source_of_outcome, up)}{_was(later)}</td>\n'
        f'<td class="n">{row.gap.__html__() if row.gap else "—"}</td>\n'
        f"<td>{status(row.status)}{_was(now)}</td></tr>\n"
        f"{'' if telling == 'brief' else _says(row, up)}</tbody>\n"
    )


def _says(row: TargetRow, up: str) -> str:
    target = f"{_TARGET}{link(row.source_of_target, up)}" if row.source_of_target else ""
    outcome = f"{_OUTCOME}{link(row.source_of_outcome, up)}" if row.source_of_outcome else ""
    grade = f"{badge(row.confidence, row.confidence_word)} {row.confidence_reason.__html__()}"
    return (
        f'<tr><td colspan="5" class="says"><p>{row.sentence.__html__()}</p>\n'
        f"<p>{_SEE}{target}{outcome} {grade if row.confidence else ''}</p></td></tr>\n"
    )


def _growth(row: GrowthRow, up: str) -> str:
    first = f"{_FIRST}{row.first.__html__()}" if row.first else ""
    return (
        f'<tr><th scope="row">{row.year}</th>'
        f'<td class="n">{told(row.stated, row.stated_source, up)}{_was(first)}</td>'
        f'<td class="n">{row.computed.__html__() if row.computed else "—"}</td>'
        f"<td>{row.reconciliation.__html__()}</td>"
        f'<td class="n">{told(row.level, row.level_source, up)}</td></tr>\n'
    )


def _division(division: Link, cells: Iterable[Cell | None], up: str) -> str:
    figures = "".join(_cell(cell, up) for cell in cells)
    return f'<tr><th scope="row">{link(division, up)}</th>{figures}</tr>\n'


def _cell(cell: Cell | None, up: str) -> str:
    if cell is None:
        return '<td class="n"><span class="quiet">—</span></td>'
    first = f"{_FIRST}{cell.first.__html__()}" if cell.first else ""
    return f'<td class="n">{told(cell.value, cell.source, up)}{_was(first)}</td>'


def _was(html: str) -> str:
    """What was told before, or later, below what is told."""
    return f'<span class="was">{html}</span>' if html else ""
