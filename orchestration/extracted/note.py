"""The note beside a view: what it was made of, and the sha256 of each of its files as it was written.

Belongs here: the note, and which of the files are still as it says. Not here: writing them (`showing`).
"""

import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from orchestration.digests import known_digest
from orchestration.view_files import PARTED, WHOLE, file_of

NOTE = "view.json"


@dataclass(frozen=True, slots=True)
class PartNote:
    """A part of a view: what its rows were made of, by division; its checksums, by table; its figures."""

    marks: Mapping[str, str]
    checksums: Mapping[str, str]
    read: int
    published: int


@dataclass(frozen=True, slots=True)
class ViewNote:
    """A view: the `fingerprint` of its entries, the checksums of its tables without parts, its parts."""

    fingerprint: str
    checksums: Mapping[str, str]
    parts: Mapping[str, PartNote]

    @property
    def marks(self) -> dict[str, str]:
        """By division, what changes when a row of its reports, readings or observations does."""
        return {code: mark for part in self.parts.values() for code, mark in part.marks.items()}

    def write(self, view: Path) -> None:
        """Put the note into the folder of its view."""
        (view / NOTE).write_text(json.dumps(asdict(self)), encoding="utf-8")

    def sound_tables(self, view: Path) -> frozenset[str]:
        """The tables without parts whose files are as they were written."""
        return frozenset(
            table for table in WHOLE if _is_as_written(view, table, "", self.checksums.get(table))
        )

    def sound_parts(self, view: Path) -> dict[str, PartNote]:
        """The parts whose files are as they were written."""
        return {
            name: part
            for name, part in self.parts.items()
            if all(_is_as_written(view, table, name, part.checksums.get(table)) for table in PARTED)
        }


def read_note(view: Path) -> ViewNote | None:
    """The note of a view; None where there is none that can be read.

    That of a view from before there were parts has none.
    """
    try:
        told: dict[str, Any] = json.loads((view / NOTE).read_bytes())
        parts = {name: PartNote(**part) for name, part in told.get("parts", {}).items()}
        return ViewNote(told["fingerprint"], told["checksums"], parts)
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return None


def checksums(view: Path, tables: Iterable[str], part: str = "") -> dict[str, str]:
    """The sha256 of the file of each of the tables; raises OSError where one is missing."""
    return {table: known_digest(file_of(view, table, part))[1] for table in tables}


def _is_as_written(view: Path, table: str, part: str, sha256: str | None) -> bool:
    try:
        return known_digest(file_of(view, table, part))[1] == sha256
    except OSError:
        return False
