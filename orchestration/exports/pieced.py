"""The CSV files of a release: pieces that the release before has are copied from its files.

Belongs here: which pieces of a table are written, and which files are packed. Not here: how a cell is written
(`comma`), pieces and bytes (`orchestration.release`).

A table in pieces is packed with gzip (RFC 1952), each piece a member of the file: members may follow one
another, so pieces are copied packed, and what is copied, hashed and fetched is a seventh of the text.
"""

import gzip
import shutil
import zlib
from functools import partial
from pathlib import Path

from orchestration.exports.comma import CSV_FOLDER, CsvStyle, columns_as_text, csv_head, write_csv_rows
from orchestration.exports.extracts import Extract, Extracts
from orchestration.release.pieces import PIECES, Piece, Pieced, read_note, shape_of, write_note
from orchestration.release.splicing import splice_lines
from orchestration.release.standing import Before

# The note about the pieces of the CSV files.
CSV_PIECES = f"{CSV_FOLDER}/pieces.json"
# Above it, packing takes longer than it spares.
_LEVEL = 3


def write_release_csv(extracts: Extracts, folder: Path) -> dict[str, Pieced]:
    """Every table in the folder of a release in the making, by the path of its file; what each file is.

    The path is csv/<table>.csv, or csv/<table>.csv.gz of a table in pieces.
    """
    (folder / CSV_FOLDER).mkdir()
    before = Before.of(folder.parent)
    held, drafts = before.note(CSV_PIECES), read_note(folder / PIECES)
    noted = {
        extract.name: _write_table(
            extracts, extract, folder, before, held.get(extract.name), drafts[extract.name]
        )
        for extract in extracts.tables
    }
    write_note(folder / CSV_PIECES, noted)
    return {_path(extract, noted[extract.name]): noted[extract.name] for extract in extracts.tables}


def _path(extract: Extract, draft: Pieced) -> str:
    return f"{CSV_FOLDER}/{extract.name}.csv" + (".gz" if draft.is_cut else "")


def _write_table(
    extracts: Extracts, extract: Extract, folder: Path, before: Before, held: Pieced | None, draft: Pieced
) -> Pieced:
    def write_piece(piece: Piece, target: Path) -> None:
        if not draft.is_cut:
            write_csv_rows(extracts, extract, target)
            return
        text = target.with_suffix(".txt")
        # A piece among others stands below the head that the file has.
        write_csv_rows(extracts, extract, text, where=piece.condition, head=False)
        _pack(text, target)
        text.unlink()

    path = _path(extract, draft)
    shape = shape_of(draft.shape, columns_as_text(extract, CsvStyle.PLAIN), zlib.ZLIB_RUNTIME_VERSION, _LEVEL)
    join = partial(splice_lines, gzip.compress(csv_head(extract), _LEVEL, mtime=0))
    return before.renew(held, shape, draft.pieces, folder / path, path, write_piece, join)


def _pack(text: Path, target: Path) -> None:
    """A file as a gzip member without name and date: the same text gives the same bytes."""
    with (
        text.open("rb") as read,
        target.open("wb") as file,
        gzip.GzipFile("", "wb", _LEVEL, file, 0) as packed,
    ):
        shutil.copyfileobj(read, packed, 1 << 20)
