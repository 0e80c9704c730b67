"""Published tables in pieces: what a release has in common with the one before is copied, not made again.

Belongs here: which pieces a table has, what tells that one changed, the note that a release keeps of them.
Not here: putting pieces together (`splicing`), the tables themselves (`tables`, `orchestration.exports`).

A piece holds the rows of a province. The same rows give the same bytes, wherever they come from, so that a
release which was patched has the content of one that was made from nothing.
"""

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

import duckdb

from orchestration.sql import literal

# The note about tables and their Parquet files.
PIECES = "pieces.json"
# A table of fewer rows is one piece: each piece costs some statements.
PIECED_FROM = 50_000
# No column is called so: a name alone would be taken for the column.
_ROW = '"the whole row"'
PROVINCE = "coalesce(left(division_code, 2), '')"


@dataclass(frozen=True, slots=True)
class Piece:
    """Rows of a table: those of a province (the first two digits of its code, '' without one), None for all.

    `mark` changes with any cell of them; it is a number of this version of DuckDB.
    """

    province: str | None
    rows: int
    mark: str

    @property
    def condition(self) -> str:
        """The SQL condition that its rows meet; the range lets groups of rows be passed over."""
        if self.province is None:
            return "true"
        if not self.province:
            return f"{PROVINCE} = ''"
        following = self.province[:-1] + chr(ord(self.province[-1]) + 1)
        in_range = f"division_code >= {literal(self.province)} and division_code < {literal(following)}"
        return f"{in_range} and {PROVINCE} = {literal(self.province)}"


@dataclass(frozen=True, slots=True)
class Place:
    """Where a piece lies in a file: its bytes from `start` to `end`, and their CRC-32 (0: not known yet)."""

    start: int
    end: int
    crc: int = 0


@dataclass(frozen=True, slots=True)
class Pieced:
    """A table in a file: its pieces in order and where they lie. `shape` is what all of them depend on.

    `bytes` and `sha256` are of the file, zero and empty as long as there is none.
    """

    shape: str
    pieces: tuple[Piece, ...]
    places: tuple[Place, ...]
    bytes: int = 0
    sha256: str = ""

    def place_of(self, piece: Piece) -> Place | None:
        """Where that very piece lies, None where there is none or it has other rows."""
        return next(
            (place for one, place in zip(self.pieces, self.places, strict=True) if one == piece), None
        )


def cut(connection: duckdb.DuckDBPyConnection, relation: str, columns: Sequence[str]) -> tuple[Piece, ...]:
    """The pieces of a relation, in order of province; an empty one has a single piece without rows."""
    [(rows,)] = connection.execute(f"select count(*) from {relation}").fetchall()
    by_province = "division_code" in columns and rows >= PIECED_FROM
    province = PROVINCE if by_province else "null"
    found = connection.execute(
        f"select {province} as province, count(*), cast(sum(hash({_ROW})) as text)"
        f" from {relation} as {_ROW} group by province order by province"
    ).fetchall()
    return tuple(Piece(*row) for row in found) or (Piece(None, 0, "0"),)


def moved(before: Pieced | None, after: Pieced | None) -> str:
    """An SQL condition that each row meets which only one of two releases has; `true` if nothing is known."""
    if before is None or after is None or before.shape != after.shape:
        return "true"
    differing = set(before.pieces) ^ set(after.pieces)
    return " or ".join(sorted({f"({piece.condition})" for piece in differing})) or "false"


def shape_of(*told: object) -> str:
    """A hash of what decides how all rows are written, DuckDB's version included."""
    return hashlib.sha256(json.dumps([duckdb.__version__, told], default=str).encode()).hexdigest()


def write_note(path: Path, tables: Mapping[str, Pieced]) -> None:
    """Note the pieces of each table, for the release that comes next."""
    path.write_text(json.dumps({name: asdict(table) for name, table in tables.items()}, indent=1) + "\n")


def read_note(path: Path) -> dict[str, Pieced]:
    """What was noted; nothing where there is no note, or none that can be read."""
    try:
        told = json.loads(path.read_bytes())
        return {
            name: Pieced(
                shape=table["shape"],
                pieces=tuple(Piece(**piece) for piece in table["pieces"]),
                places=tuple(Place(**place) for place in table["places"]),
                bytes=table["bytes"],
                sha256=table["sha256"],
            )
            for name, table in told.items()
        }
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return {}
