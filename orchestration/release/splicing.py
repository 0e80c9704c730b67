"""Files put together from pieces, some of them bytes of a file that is there already.

Belongs here: copying bytes, and Parquet files joined group of rows by group of rows, without decoding them.
Not here: which pieces are taken from where (`pieces`, `tables`, `orchestration.exports`).
"""

import hashlib
import os
import struct
import warnings
import zlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, BinaryIO

from orchestration.release.pieces import Place

_PART = 1 << 20
# So few bytes stay in the processor's cache from being read to being hashed.
_HASHED = 1 << 16
_MAGIC = b"PAR1"
# What a Parquet footer tells places in the file by; an absent one is None.
_OF_CHUNK = ("file_offset", "offset_index_offset", "column_index_offset")
_OF_PAGES = ("data_page_offset", "dictionary_page_offset", "index_page_offset", "bloom_filter_offset")


class DamagedPieceError(Exception):
    """A piece of a file is not what it was taken for: its bytes, or the columns that they are of."""


@dataclass(frozen=True, slots=True)
class Source:
    """Where a piece comes from: a file, and its place there; no place where it has the file to itself."""

    path: Path
    place: Place | None = None


def copy_range(source: Path, start: int, end: int, target: BinaryIO) -> None:
    """Append the bytes of a file from `start` to `end`; raises EOFError where it has fewer."""
    target.flush()
    with source.open("rb") as handle:
        while start < end:
            copied = _copy_some(handle.fileno(), start, end - start, target.fileno())
            if not copied:
                raise EOFError(f"{source} ends before byte {end}")
            start += copied
    # The system wrote behind the back of the file object.
    target.seek(0, os.SEEK_END)


def _copy_some(source: int, start: int, count: int, target: int) -> int:
    """Copy within the system, which takes a seventh of the time, where it can; how many bytes."""
    try:
        return os.copy_file_range(source, target, count, start)
    except (AttributeError, OSError):
        part = os.pread(source, min(count, _PART), start)
        return os.write(target, part) if part else 0


def digest_places(path: Path, places: Sequence[Place]) -> tuple[int, str, tuple[Place, ...]]:
    """Bytes of a file, their sha256 in hex, and its places in order with their checksums: in one reading."""
    digest, size, checked = hashlib.sha256(), 0, []
    part = memoryview(bytearray(_HASHED))
    with path.open("rb", buffering=0) as file:

        def crc_until(end: int | None) -> int:
            nonlocal size
            crc = 0
            while end is None or size < end:
                read = file.readinto(part[: _HASHED if end is None else min(_HASHED, end - size)])
                if not read:
                    break
                digest.update(part[:read])
                crc = zlib.crc32(part[:read], crc)
                size += read
            return crc

        for place in places:
            crc_until(place.start)
            checked.append(replace(place, crc=crc_until(place.end)))
        crc_until(None)
    return size, digest.hexdigest(), tuple(checked)


def splice_lines(head: bytes, sources: Iterable[Source], target: Path) -> tuple[Place, ...]:
    """Pieces of text one after another below a head; where each lies."""
    places = []
    with target.open("wb") as file:
        file.write(head)
        for source in sources:
            start = file.tell()
            place = source.place or Place(0, source.path.stat().st_size)
            copy_range(source.path, place.start, place.end, file)
            places.append(Place(start, file.tell()))
    return tuple(places)


def splice_parquet(sources: Sequence[Source], target: Path) -> tuple[Place, ...]:
    """Pieces of one table, at least one, as one Parquet file; where each lies.

    Pages are copied as they are; the footer is put together with their new places. Raises
    DamagedPieceError where two have other columns, or a column of which only one may hold nulls: that
    changes how its pages are read.
    """
    footers = {path: _read_footer(path) for path in dict.fromkeys(source.path for source in sources)}
    told = footers[sources[0].path].told
    for path, other in footers.items():
        if other.told.schema != told.schema:
            raise DamagedPieceError(path)
    places = [source.place or Place(len(_MAGIC), footers[source.path].start) for source in sources]
    taken = [
        _groups_at(footers[source.path].told, place) for source, place in zip(sources, places, strict=True)
    ]
    spliced = []
    with target.open("wb") as file:
        file.write(_MAGIC)
        for source, place, groups in zip(sources, places, taken, strict=True):
            start = file.tell()
            copy_range(source.path, place.start, place.end, file)
            spliced.append(Place(start, file.tell()))
            for group in groups:
                _move(group, start - place.start)
        told.row_groups = [group for groups in taken for group in groups]
        told.num_rows = sum(group.num_rows for group in told.row_groups)
        footer = bytes(told.to_bytes())
        file.write(footer + struct.pack("<I", len(footer)) + _MAGIC)
    return tuple(spliced)


@dataclass(frozen=True, slots=True)
class _Footer:
    """The footer of a Parquet file, as fastparquet has it, and the byte at which it starts."""

    told: Any
    start: int


def _read_footer(path: Path) -> _Footer:
    with warnings.catch_warnings():
        # It asks pandas for an option that is on its way out.
        warnings.simplefilter("ignore")
        from fastparquet.cencoding import from_buffer

    size = path.stat().st_size
    with path.open("rb") as file:
        file.seek(size - 8)
        (length,) = struct.unpack("<I", file.read(4))
        file.seek(size - 8 - length)
        return _Footer(from_buffer(file.read(length), "FileMetaData"), size - 8 - length)


def _groups_at(footer: Any, place: Place) -> list[Any]:
    return [group for group in footer.row_groups if place.start <= _first_byte(group) < place.end]


def _first_byte(group: Any) -> int:
    pages = group.columns[0].meta_data
    return int(pages.dictionary_page_offset or pages.data_page_offset)


def _move(group: Any, by: int) -> None:
    """Let a group of rows know that its bytes lie further on."""
    _move_told(group, ("file_offset",), by)
    for chunk in group.columns:
        _move_told(chunk, _OF_CHUNK, by)
        _move_told(chunk.meta_data, _OF_PAGES, by)


def _move_told(told: Any, names: Sequence[str], by: int) -> None:
    for name in names:
        # Absent, or the zero that writers put where they tell nothing.
        if getattr(told, name):
            setattr(told, name, getattr(told, name) + by)
