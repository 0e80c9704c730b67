"""What goes to the terminal: tables, JSON, messages.

Belongs here: the form of output, its language. Not here: what is put out, files for programs
(`forms`).

Text of reports is foreign: control characters and marks that turn the direction of writing are
shown, never obeyed. rich takes a tenth of a second to import, so only tables bring it in.
"""

import json
import re
import sys
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, is_dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import TYPE_CHECKING, Literal, NoReturn

import typer

from orchestration.language import chosen_language, in_language, joined
from orchestration.language.words import code_words

if TYPE_CHECKING:
    from rich.console import Console
    from rich.text import Text

# C1 controls, the marks that embed, override or isolate a direction of writing, and marks without
# width (joiners of emoji stay); beside them the C0 controls, which JSON escapes anyway.
_MARKS = "\x7f-\x9f\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb"
_HOSTILE = re.compile(f"[\x00-\x08\x0b-\x1f{_MARKS}]")
_HOSTILE_IN_JSON = re.compile(f"[{_MARKS}]")

DONE, FAILED, WRONG_USE = 0, 1, 2


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table on the screen; `folds` says that long text may take several lines."""

    title: str = ""
    justify: Literal["left", "right"] = "left"
    folds: bool = False


def spoken(value: object) -> object:
    """A message, or an error that carries one, in the language that was chosen; anything else as it is."""
    return in_language(value, chosen_language())


def word(kind: str, code: object) -> str:
    """A code of the marts in the chosen language: its words, or the code where the list has none."""
    words = code_words().get((kind, str(code)))
    return inert(code) if words is None else words.in_language(chosen_language())


def said(row: Mapping[str, object], name: str) -> object:
    """A text of the marts in the chosen language: that of column `name`, or of `name`_zh."""
    chinese = row.get(f"{name}_zh") if chosen_language() == "zh" else None
    return chinese or row[name]


def inert(value: object) -> str:
    """A value as text that no terminal obeys; nothing for None."""
    return _HOSTILE.sub(_picture, plain(spoken(value)))


def _picture(match: re.Match[str]) -> str:
    code = ord(match[0])
    return chr(0x2400 + code) if code < 0x20 else "�"


def plain(value: object) -> str:
    """A value as people write it: no trailing zeros, no exponent, nothing for None."""
    if value is None:
        return ""
    if isinstance(value, Decimal):
        text = f"{value:f}"
        return text.rstrip("0").rstrip(".") if "." in text else text
    if isinstance(value, datetime):
        return f"{value:%Y-%m-%d %H:%M}"
    return str(value)


def rounded(value: object) -> str:
    """A figure as printed, one that was worked out to two decimals."""
    if isinstance(value, Decimal) and value != round(value, 4):
        return plain(round(value, 2))
    return plain(value)


def print_table(
    columns: Sequence[Column], rows: Iterable[Sequence[object]], title: str | None = None
) -> None:
    """Print a table on stdout, as wide as the terminal at most."""
    from rich.box import SIMPLE_HEAD
    from rich.table import Table
    from rich.text import Text

    table = Table(
        title=None if title is None else inert(title),
        title_justify="left",
        box=SIMPLE_HEAD,
        pad_edge=False,
        show_edge=False,
    )
    for column in columns:
        overflow: Literal["fold", "ellipsis"] = "fold" if column.folds else "ellipsis"
        # Room for three Chinese characters at least: a name that folds after each is not read.
        least = 6 if column.folds else None
        table.add_column(
            inert(column.title),
            justify=column.justify,
            overflow=overflow,
            no_wrap=not column.folds,
            min_width=least,
        )
    for row in rows:
        table.add_row(*(cell if isinstance(cell, Text) else Text(inert(cell)) for cell in row))
    console().print(table)


def print_text(*lines: "object | Text") -> None:
    """Print lines on stdout; `rich.text.Text` keeps its styles, everything else is made inert."""
    from rich.text import Text

    out = console()
    for line in lines:
        out.print(line if isinstance(line, Text) else Text(inert(line)), soft_wrap=True)


def print_json(value: object) -> None:
    """Print one JSON document on stdout: faithful, and harmless to a terminal."""
    text = json.dumps(value, ensure_ascii=False, default=_jsonable)
    sys.stdout.write(_HOSTILE_IN_JSON.sub(lambda match: f"\\u{ord(match[0]):04x}", text) + "\n")


def _jsonable(value: object) -> object:
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    if isinstance(value, date | datetime):
        return value.isoformat()
    if is_dataclass(value) and not isinstance(value, type):
        return asdict(value)
    return str(value)


def say(message: object) -> None:
    """Print a message for people on stderr."""
    sys.stderr.write(f"{inert(message)}\n")


def fail(reason: object) -> NoReturn:
    """Say what went wrong and end with exit code 1."""
    say(joined(("jihua", reason), ": "))
    raise typer.Exit(FAILED)


def console() -> "Console":
    """Where results go: stdout, as it is when the command runs."""
    from rich.console import Console

    return Console(highlight=False)


def width_of(text: str) -> int:
    """Columns of a terminal that the text takes; Chinese characters take two."""
    return sum(2 if unicodedata.east_asian_width(character) in "WF" else 1 for character in text)


def cut(text: object, width: int) -> str:
    """The text in so many columns of a terminal at most; what is cut off is told by …."""
    from rich.text import Text

    shown = Text(inert(text))
    shown.truncate(max(width, 1), overflow="ellipsis")
    return shown.plain
