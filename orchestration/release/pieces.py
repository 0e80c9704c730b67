"""Published tables in pieces: what a release has in common with the one before is copied, not made again.

Belongs here: which pieces a table has, what tells that one changed, the note that a release keeps of them.
Not here: putting pieces together (`splicing`), the tables themselves (`tables`, `orchestration.exports`).

A piece holds the rows of a province. The same rows give the same bytes, wherever they come from, so that a
release which was patched has the content of one that was made from nothing. Whoever looks only at rows that
changed looks at those of divisions, of which a province has many.
"""

import hashlib
import json
from collections import Counter
from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass, field
from pathlib import Path

import duckdb
import orjson

from orchestration.sql import identifier, literal

# The note about tables and their Parquet files.
PIECES = "pieces.json"
# A table of fewer rows is one piece: each piece costs some statements.
PIECED_FROM = 50_000
PROVINCE = "coalesce(left(division_code, 2), '')"
_DIVISION = "coalesce(division_code, '')"


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

    `bytes` and `sha256` are of the file, zero and empty as long as there is none. `divisions` are the marks
    of the divisions of a table in pieces, by code ('' without one), empty where they were not noted.
    """

    shape: str
    pieces: tuple[Piece, ...]
    places: tuple[Place, ...]
    bytes: int = 0
    sha256: str = ""
    divisions: Mapping[str, str] = field(default_factory=dict)

    @property
    def is_cut(self) -> bool:
        """Whether it has a piece a province."""
        return self.pieces[0].province is not None

    def place_of(self, piece: Piece) -> Place | None:
        """Where that very piece lies, None where there is none or it has other rows."""
        return next(
            (place for one, place in zip(self.pieces, self.places, strict=True) if one == piece), None
        )


@dataclass(frozen=True, slots=True)
class Cut:
    """A relation in pieces, in order of province; an empty one has a single piece without rows.

    `divisions` are the marks of the divisions, where there are several pieces.
    """

    pieces: tuple[Piece, ...]
    divisions: Mapping[str, str] = field(default_factory=dict)


def cut(connection: duckdb.DuckDBPyConnection, relation: str, columns: Sequence[str]) -> Cut:
    """Cut a relation with those columns into pieces, if it is large enough."""
    [(rows,)] = connection.execute(f"select count(*) from {relation}").fetchall()
    marked = _mark(columns)
    if "division_code" not in columns or rows < PIECED_FROM:
        found = connection.execute(f"select null, count(*), {marked} from {relation}").fetchall()
        return Cut(tuple(Piece(None, count, mark or "0") for _, count, mark in found))
    found = connection.execute(
        f"select {_DIVISION} as division, count(*), {marked} from {relation} group by division"
    ).fetchall()
    counts: Counter[str] = Counter()
    marks: Counter[str] = Counter()
    for division, count, mark in found:
        counts[division[:2]] += count
        marks[division[:2]] += int(mark)
    pieces = tuple(Piece(province, counts[province], str(marks[province])) for province in sorted(counts))
    return Cut(pieces, {division: mark for division, _, mark in sorted(found)})


def read_again(
    connection: duckdb.DuckDBPyConnection, relation: str, columns: Sequence[str], pieces: Sequence[Piece]
) -> list[Piece]:
    """The same pieces as a relation with those columns has them, in order of province."""
    rows = " or ".join(f"({piece.condition})" for piece in pieces)
    province = "null" if pieces[0].province is None else PROVINCE
    found = connection.execute(
        f"select {province} as province, count(*), {_mark(columns)} from {relation} where {rows}"
        " group by province order by province"
    ).fetchall()
    return [Piece(province, count, mark) for province, count, mark in found]


def _mark(columns: Sequence[str]) -> str:
    """SQL for a number that changes with any cell of these columns, and not with the order of rows."""
    # To hash the row as one value takes half as long again.
    return f"cast(sum(hash({', '.join(map(identifier, columns))})) as text)"


def moved(before: Pieced | None, after: Pieced | None) -> str:
    """An SQL condition that each row meets which only one of two releases has; `true` if nothing is known."""
    if before is None or after is None or before.shape != after.shape:
        return "true"
    if before.divisions and after.divisions:
        return _of_divisions({code for code, _ in before.divisions.items() ^ after.divisions.items()})
    differing = set(before.pieces) ^ set(after.pieces)
    return " or ".join(sorted({f"({piece.condition})" for piece in differing})) or "false"


def _of_divisions(codes: Set[str]) -> str:
    """The SQL condition that rows of those divisions meet."""
    told = sorted(codes - {""})
    # The range lets groups of rows be passed over.
    within = f"division_code between {literal(told[0])} and {literal(told[-1])}" if told else ""
    listed = f"({within} and division_code in ({', '.join(map(literal, told))}))" if told else "false"
    return f"({listed} or {_DIVISION} = '')" if "" in codes else listed


def shape_of(*told: object) -> str:
    """A hash of what decides how all rows are written, DuckDB's version included."""
    return hashlib.sha256(json.dumps([duckdb.__version__, told], default=str).encode()).hexdigest()


def write_note(path: Path, tables: Mapping[str, Pieced]) -> None:
    """Note the pieces of each table, for the release that comes next."""
    path.write_bytes(orjson.dumps(tables, option=orjson.OPT_INDENT_2 | orjson.OPT_APPEND_NEWLINE))


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
                divisions=table["divisions"],
            )
            for name, table in told.items()
        }
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return {}
