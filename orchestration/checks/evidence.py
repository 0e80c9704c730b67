"""Evidence: the rows that break a rule, as people read them.

Belongs here: a table of Markdown of a few rows, with the words around the figure. Not here: finding
the rows.
"""

from collections.abc import Iterable, Mapping, Sequence
from itertools import islice

EVIDENCE_ROWS = 20
# Report, place, words and value come first, whatever else a row tells.
_FIRST = ("report_id", "source_path", "span_start", "span_end", "quote", "sentence", "value", "reason")
# Of no use to who looks for the place, or said beside the table.
_LEFT_OUT = frozenset(
    {"rejection_id", "finding_id", "alert_id", "level", "rule_code", "remedy", "text", "division_code"}
)
_LONGEST_CELL = 80
_AROUND = 30


def evidence_table(rows: Iterable[Mapping[str, object]]) -> str:
    """Up to 20 of the rows as a table of Markdown; columns that say nothing are left out."""
    shown = list(islice(rows, EVIDENCE_ROWS))
    names = _columns(shown)
    if not names:
        return "no rows"
    head = f"| {' | '.join(names)} |\n|{'---|' * len(names)}"
    body = (f"| {' | '.join(_cell(_around(row, name)) for name in names)} |" for row in shown)
    return "\n".join([head, *body])


def _columns(rows: Sequence[Mapping[str, object]]) -> list[str]:
    told = {name for row in rows for name, cell in row.items() if cell is not None} - _LEFT_OUT
    named = dict.fromkeys(name for row in rows for name in row)
    return [*(name for name in _FIRST if name in told), *(n for n in named if n in told - set(_FIRST))]


def _around(row: Mapping[str, object], name: str) -> object:
    """The cell; of a long sentence, the words around the figure."""
    cell, quote = row.get(name), row.get("quote")
    if name != "sentence" or not isinstance(cell, str) or len(cell) <= _LONGEST_CELL:
        return cell
    # A sentence may say the quote twice: its place decides where it is told.
    begin, at = row.get("sentence_start"), row.get("span_start")
    known = isinstance(begin, int) and isinstance(at, int)
    place = at - begin if known else cell.find(str(quote or ""))  # type: ignore[operator]
    first = max(0, place - _AROUND)
    cut = cell[first : first + _LONGEST_CELL - 2]
    return f"{'…' if first else ''}{cut}{'…' if first + len(cut) < len(cell) else ''}"


def _cell(value: object) -> str:
    text = "" if value is None else str(value)
    text = text if len(text) <= _LONGEST_CELL else f"{text[: _LONGEST_CELL - 1]}…"
    return text.replace("|", "\\|").replace("\n", " ")
