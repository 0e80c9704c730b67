"""The CSV files of a release: pieces that the release before has are copied from its files.

Belongs here: which pieces of a table are written. Not here: how a cell is written (`comma`), pieces and bytes
(`orchestration.release`).
"""

from functools import partial
from pathlib import Path

from orchestration.exports.comma import CSV_FOLDER, CsvStyle, columns_as_text, csv_head, write_csv_rows
from orchestration.exports.extracts import Extract, Extracts
from orchestration.release.pieces import PIECES, Piece, Pieced, read_note, shape_of, write_note
from orchestration.release.splicing import splice_lines
from orchestration.release.standing import Before

# The note about the pieces of the CSV files.
CSV_PIECES = f"{CSV_FOLDER}/pieces.json"


def write_release_csv(extracts: Extracts, folder: Path) -> dict[str, Pieced]:
    """Every table as csv/<table>.csv in the folder of a release in the making; what each file is."""
    (folder / CSV_FOLDER).mkdir()
    before = Before.of(folder.parent)
    held, drafts = before.note(CSV_PIECES), read_note(folder / PIECES)
    noted = {
        extract.name: _write_table(extracts, extract, folder, before, held.get(extract.name), drafts)
        for extract in extracts.tables
    }
    write_note(folder / CSV_PIECES, noted)
    return noted


def _write_table(
    extracts: Extracts,
    extract: Extract,
    folder: Path,
    before: Before,
    held: Pieced | None,
    drafts: dict[str, Pieced],
) -> Pieced:
    def write_piece(piece: Piece, target: Path) -> None:
        # A piece among others stands below the head that the file has.
        write_csv_rows(extracts, extract, target, where=piece.condition, head=piece.province is None)

    path = f"{CSV_FOLDER}/{extract.name}.csv"
    draft = drafts[extract.name]
    shape = shape_of(draft.shape, columns_as_text(extract, CsvStyle.PLAIN))
    join = partial(splice_lines, csv_head(extract))
    return before.renew(held, shape, draft.pieces, folder / path, path, write_piece, join)
