"""The data dictionary, and the page of files to take away.

Belongs here: tables with their columns, files with their sizes. Not here: the files themselves
(`orchestration.release`, `orchestration.exports`).
"""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from orchestration.dictionary import in_chinese
from orchestration.diff import DIFF_PAGE
from orchestration.release import DATABASE, Manifest, Table
from orchestration.release.pieces import PIECES
from orchestration.site.words import Both, both, glossary

# What a release keeps for itself.
_OWN_BUSINESS = frozenset({"site", "manifest.json", PIECES})
_DOCS = Path("data_docs") / "index.html"


@dataclass(frozen=True, slots=True)
class ColumnRow:
    """A column, its type in DuckDB, and what it means."""

    name: str
    type: str
    description: Both


@dataclass(frozen=True, slots=True)
class TableRow:
    """A table, what one row of it is, and its columns."""

    name: str
    description: Both
    columns: tuple[ColumnRow, ...]


@dataclass(frozen=True, slots=True)
class DictionaryPage:
    """Tables with their columns, and the codes that stand in them, grouped by kind."""

    tables: tuple[TableRow, ...]
    codes: tuple[tuple[str, tuple[tuple[str, Both], ...]], ...]


@dataclass(frozen=True, slots=True)
class FileRow:
    """A file to take away; `path` is relative to the folder of the release."""

    path: str
    bytes: int
    rows: int | None
    description: Both


@dataclass(frozen=True, slots=True)
class DownloadsPage:
    """Files of the release; `root` leads from the site to their folder."""

    root: str
    version: str
    database: FileRow | None
    parquet: tuple[FileRow, ...]
    others: tuple[FileRow, ...]
    has_diff: bool
    has_docs: bool


def dictionary_page(manifest: Manifest) -> DictionaryPage:
    """What each table and column means."""
    kinds: dict[str, list[tuple[str, Both]]] = {}
    for kind, code, words in glossary():
        if kind not in ("bound", "unit", "report_change"):
            kinds.setdefault(kind, []).append((code, words))
    tables = tuple(_table_row(table) for table in manifest.tables)
    return DictionaryPage(tables, tuple((kind, tuple(codes)) for kind, codes in kinds.items()))


def _table_row(table: Table) -> TableRow:
    columns = (ColumnRow(one.name, one.type, _described(one.description)) for one in table.columns)
    return TableRow(table.name, _described(table.description), tuple(columns))


def _described(description: str | None) -> Both:
    return both(in_chinese(description), description)


def _first(told: Both) -> Both:
    """The first sentence."""
    return Both(told.zh.split("。")[0], told.en.split(". ")[0])


def downloads_page(folder: Path, manifest: Manifest, root: str) -> DownloadsPage:
    """What there is to take away from the release in `folder`."""
    described = {f"{table.name}.parquet": table for table in manifest.tables}
    found = {row.path: row for row in _files(folder, described)}
    database = found.pop(DATABASE, None)
    return DownloadsPage(
        root=root,
        version=manifest.content[:8],
        database=database,
        parquet=tuple(row for path, row in found.items() if path in described),
        others=tuple(row for path, row in found.items() if path not in described),
        has_diff=(folder / DIFF_PAGE).is_file(),
        has_docs=(folder / _DOCS).is_file(),
    )


def downloadable(folder: Path) -> Iterable[Path]:
    """The files that the page offers, those in its folders included."""
    for path in sorted(folder.iterdir()):
        if path.name.startswith(".") or path.name in _OWN_BUSINESS:
            continue
        parts = sorted(path.rglob("*")) if path.is_dir() else [path]
        yield from (part for part in parts if part.is_file() and part.name not in _OWN_BUSINESS)


def _files(folder: Path, described: dict[str, Table]) -> Iterable[FileRow]:
    for path in downloadable(folder):
        name = path.relative_to(folder).as_posix()
        if not name.startswith(("data_docs/", "csv/")) and name not in ("gate.json", DIFF_PAGE, "diff.json"):
            table = described.get(name)
            yield FileRow(
                name,
                path.stat().st_size,
                table.rows if table else None,
                _first(_described(table.description if table else None)),
            )
