"""Evidence: the rows that break a rule, as people read them.

Belongs here: a table of Markdown of a few rows, with the words around the figure. Not here: finding
the rows.
"""

from collections.abc import Iterable, Mapping, Sequence
from itertools import islice

EVIDENCE_ROWS = 20
# Report, place, words and value come first, whatever else a row tells.
_FIRST = ("report_id", "source_path", "span", "quote", "sentence", "value", "reason")
# Of no use to who looks for the place, or said beside the table.
_LEFT_OUT = frozenset(
    {
        "rejection_id", "finding_id", "alert_id", "level", "rule_code", "remedy", "text", "division_code",
        "executed_year", "sentence_start", "span_start", "span_end", "first_seen",
    }
)  # fmt: skip
_LONGEST_CELL, _LONGEST_REASON = 80, 240
_AROUND = 30


def evidence_table(rows: Iterable[Mapping[str, object]]) -> str:
    """Up to 20 of the rows as a table of Markdown; columns that say nothing are left out."""
    shown = [_shown(row) for row in islice(rows, EVIDENCE_ROWS)]
    names = _columns(shown)
    if not names:
        return "no rows"
    head = f"| {' | '.join(names)} |\n|{'---|' * len(names)}"
    body = (f"| {' | '.join(_cell(name, row.get(name)) for name in names)} |" for row in shown)
    return "\n".join([head, *body])


def _shown(row: Mapping[str, object]) -> dict[str, object]:
    """The row as it is shown: its place in one cell, of a long sentence the words around the figure."""
    start, end = row.get("span_start"), row.get("span_end")
    told = {name: cell for name, cell in row.items() if name not in _LEFT_OUT}
    if start is not None:
        told["span"] = f"{start}-{end}" if end is not None else str(start)
    if told.get("report_id") is not None and start is not None:
        told.pop("source_path", None)
    if isinstance(told.get("sentence"), str):
        told["sentence"] = _around(str(told["sentence"]), row)
    return told


def _columns(rows: Sequence[Mapping[str, object]]) -> list[str]:
    told = {name for row in rows for name, cell in row.items() if cell is not None}
    named = dict.fromkeys(name for row in rows for name in row)
    return [*(name for name in _FIRST if name in told), *(n for n in named if n in told - set(_FIRST))]


def _around(sentence: str, row: Mapping[str, object]) -> str:
    if len(sentence) <= _LONGEST_CELL:
        return sentence
    # A sentence may say the quote twice: its place decides where it is told.
    begin, at = row.get("sentence_start"), row.get("span_start")
    known = isinstance(begin, int) and isinstance(at, int)
    place = at - begin if known else sentence.find(str(row.get("quote") or ""))  # type: ignore[operator]
    first = max(0, place - _AROUND)
    cut = sentence[first : first + _LONGEST_CELL - 2]
    return f"{'…' if first else ''}{cut}{'…' if first + len(cut) < len(sentence) else ''}"


def _cell(name: str, value: object) -> str:
    text = "" if value is None else str(value)
    longest = _LONGEST_REASON if name == "reason" else _LONGEST_CELL
    text = text if len(text) <= longest else f"{text[: longest - 1]}…"
    return text.replace("|", "\\|").replace("\n", " ")
