"""The release that readers see, as far as the next one can take its bytes over.

Belongs here: handing over files, and pieces of files, that are still as they were audited. Not here: what
tells that a piece changed (`pieces`), how bytes are put together (`splicing`).
"""

import os
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

from orchestration.digests import known_digest, note_written
from orchestration.files import digest_file, in_threads, show_again
from orchestration.release.manifest import MANIFEST, PublishedFile, ReleaseError, read_manifest
from orchestration.release.pieces import PIECES, Piece, Pieced, Place, moved, read_note
from orchestration.release.splicing import DamagedPieceError, Source, digest_places, splice_parquet

CURRENT = "current"
# Writes the rows of a piece to a file; joins files of pieces into one and tells where each lies.
WritePiece = Callable[[Piece, Path], None]
Join = Callable[[Sequence[Source], Path], tuple[Place, ...]]


def distrust(releases: Path) -> None:
    """Let nothing of the release that `current` names be taken over unread, as if all was written to."""
    with suppress(OSError):
        os.utime(releases / CURRENT / MANIFEST, ns=(0, 0))


@dataclass(frozen=True, slots=True)
class Before:
    """The release before: its folder and its files by path; nothing where there is none."""

    folder: Path | None = None
    files: Mapping[str, PublishedFile] = field(default_factory=dict)
    # When its manifest was written (ns).
    _published: int = 0

    @classmethod
    def of(cls, releases: Path) -> "Before":
        """The one that `current` names in the folder of releases."""
        folder = (releases / CURRENT).resolve()
        try:
            files = {file.path: file for file in read_manifest(folder).files}
            return cls(folder, files, (folder / MANIFEST).stat().st_mtime_ns)
        except (ReleaseError, OSError):
            return cls()

    def note(self, path: str) -> dict[str, Pieced]:
        """Its note about pieces at that path; nothing where it has none."""
        sound = self.sound(path)
        return read_note(sound) if sound else {}

    def moved(self, folder: Path) -> dict[str, str]:
        """By table, an SQL condition that each row meets which only one of this release and another has."""
        held, noted = self.note(PIECES), read_note(folder / PIECES)
        return {table: moved(held.get(table), pieced) for table, pieced in noted.items()}

    def sound(self, path: str) -> Path | None:
        """A file of it, where its bytes are those that were audited."""
        told = self.files.get(path)
        if self.folder is None or told is None:
            return None
        try:
            is_sound = known_digest(self.folder / path) == (told.bytes, told.sha256)
        except OSError:
            return None
        return self.folder / path if is_sound else None

    def lent(self, folder: Path) -> dict[str, PublishedFile]:
        """The files below another folder that are the very files of this release, by path."""
        if self.folder is None:
            return {}
        return {
            path: file
            for path, file in self.files.items()
            if _is_same_file(self.folder / path, folder / path)
        }

    def lend(self, path: str, target: Path, *, unread: bool = False) -> bool:
        """Show a file of it at another place too; False where it has none that is sound.

        Many small ones may go `unread` where nobody wrote to them since it was published.
        """
        source = (self._untouched(path) if unread else None) or self.sound(path)
        if source is None:
            return False
        show_again(source, target)
        return True

    def _untouched(self, path: str) -> Path | None:
        """A file of it, where it has its length and nobody wrote to it after the manifest was written."""
        told = self.files.get(path)
        if self.folder is None or told is None:
            return None
        file = self.folder / path
        try:
            found = file.stat()
        except OSError:
            return None
        return file if found.st_size == told.bytes and found.st_mtime_ns <= self._published else None

    def renew(
        self,
        held: Pieced | None,
        shape: str,
        pieces: tuple[Piece, ...],
        target: Path,
        path: str,
        write_piece: WritePiece,
        join: Join,
    ) -> Pieced:
        """Make the file at `path` anew as `target`: pieces that are `held` are copied, others written.

        A table that is not in pieces is written by `write_piece` alone. What was copied is held against the
        checksum that it had when it was written; where one differs, all is written.
        """
        if held and held.shape != shape:
            held = None
        if held and held.pieces == pieces and self.lend(path, target):
            return held
        if pieces[0].province is None:
            write_piece(pieces[0], target)
            size, sha256 = digest_file(target)
            note_written(target, sha256)
            return Pieced(shape, pieces, (Place(0, size),), size, sha256)
        try:
            copied = self._copies(held, pieces, path, join)
            return _made(shape, pieces, copied, target, write_piece, join)
        except DamagedPieceError:
            return _made(shape, pieces, {}, target, write_piece, join)

    def _copies(
        self, held: Pieced | None, pieces: Sequence[Piece], path: str, join: Join
    ) -> dict[Piece, Source]:
        """Where the pieces lie that need not be written."""
        if held is None or not set(held.pieces) & set(pieces):
            return {}
        # Of a Parquet file the footer is taken over too: it must be sound as a whole.
        source = self.sound(path) if join is splice_parquet else self._whole(path)
        places = {piece: held.place_of(piece) for piece in pieces if source}
        return {piece: Source(source, place) for piece, place in places.items() if source and place}

    def _whole(self, path: str) -> Path | None:
        """A file of it, where it has the length that was audited."""
        told = self.files.get(path)
        if self.folder is None or told is None:
            return None
        file = self.folder / path
        return file if file.is_file() and file.stat().st_size == told.bytes else None


def _made(
    shape: str,
    pieces: tuple[Piece, ...],
    copies: Mapping[Piece, Source],
    target: Path,
    write_piece: WritePiece,
    join: Join,
) -> Pieced:
    """The file of these pieces, each copied or written; DamagedPieceError where a copy is not what it was."""

    def source(number: int) -> Source:
        if pieces[number] in copies:
            return copies[pieces[number]]
        own = target.with_name(f".{target.name}-{number}.tmp")
        write_piece(pieces[number], own)
        return Source(own)

    sources = in_threads(source, range(len(pieces)))
    places = join(sources, target)
    for one in sources:
        if one.place is None:
            one.path.unlink()
    size, sha256, checked = digest_places(target, places)
    for one, place in zip(sources, checked, strict=True):
        if one.place is not None and one.place.crc != place.crc:
            raise DamagedPieceError(one.path)
    note_written(target, sha256)
    return Pieced(shape, pieces, checked, size, sha256)


def _is_same_file(one: Path, other: Path) -> bool:
    try:
        return one.samefile(other)
    except OSError:
        return False
