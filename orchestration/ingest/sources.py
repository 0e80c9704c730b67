"""The files of raw/.

Belongs here: which files are reports, and what tells that one changed. Not here: opening them as
documents (`orchestration.documents`).
"""

import hashlib
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

from orchestration.corrections.lines import FILE
from orchestration.digests import known_digest
from orchestration.documents import SIDECAR_SUFFIX, sidecar_of
from orchestration.files import in_threads, walk_files
from orchestration.paths import CHECKOUT

# For people, not reports: raw/README.md says how to add one.
_NOT_REPORTS = frozenset({"readme.md", "readme.zh.md", "readme.txt"})
# What people decided about single figures, and the pages they want watched, lie beside the reports.
_BESIDE_REPORTS = frozenset({FILE, "sources.yml"})
_UNFINISHED = (".tmp", ".part", ".crdownload", ".swp")
_UNREADABLE = "unreadable"
# What a reading depends on beside the reader and the registry, which have versions of their own.
_ROOMS = (
    "arithmetic",
    "documents",
    "contracts",
    "extracted",
    "ingest",
    "checks/catalogue.yml",
    "checks/catalogue.py",
)


@dataclass(frozen=True, slots=True)
class Source:
    """One file of raw/. `entry_id` changes with its bytes, its sidecar, its place, and what reads it.

    `sha256` and `sidecar` are of the bytes that were there when it was listed (empty without any).
    """

    path: Path
    source_path: str
    entry_id: str
    bytes: int
    sha256: str
    sidecar: str

    def is_as_listed(self) -> bool:
        """Whether the file and its sidecar still hold the bytes that `entry_id` stands for."""
        return (_hashed(self.path)[1], _hashed(sidecar_of(self.path))[1]) == (self.sha256, self.sidecar)

    def passing(self) -> "Source":
        """The file with an entry that no later pass takes for its reading."""
        return replace(self, entry_id=f"{self.entry_id}~")


@dataclass(frozen=True, slots=True)
class Versions:
    """What reads: versions of the reader and the registry, and a hash of the rooms around them."""

    reader: str
    registry: str
    code: str

    @classmethod
    def current(cls) -> "Versions":
        """The versions of the code and the seeds that run now."""
        from orchestration.extraction import READER_VERSION
        from orchestration.registry import registry_version

        return cls(READER_VERSION, registry_version(), code_version())


@cache
def code_version() -> str:
    """Twelve hexadecimal digits that change with a byte of the code between raw/ and the log."""
    package = CHECKOUT / "orchestration"
    digest = hashlib.sha256()
    for room in _ROOMS:
        place = package / room
        for path in sorted(place.rglob("*.py")) if place.is_dir() else [place]:
            digest.update(path.relative_to(package).as_posix().encode() + b"\0" + path.read_bytes())
    return digest.hexdigest()[:12]


def list_sources(raw: Path, versions: Versions) -> list[Source]:
    """The reports of `raw`, in the order of their paths; empty where the folder is missing."""
    names = walk_files(raw, lambda name: name.startswith("."))
    listed = [name for name in names if _is_meant(name) and not _lies_beside_one(raw / name)]
    return in_threads(lambda name: _source(name, raw, versions), listed)


def is_report(path: Path, raw: Path) -> bool:
    """Whether a file of raw/ is meant as a report: not its sidecar, not hidden, unfinished or a README.

    A sidecar beside no report counts: somebody meant something by it, and must be told.
    """
    return _is_meant(path.relative_to(raw).as_posix()) and path.is_file() and not _lies_beside_one(path)


def _is_meant(source_path: str) -> bool:
    """Whether a file that is called so below raw/ is meant as a report, or as the sidecar of one."""
    name = source_path.rpartition("/")[2].lower()
    is_hidden = source_path.startswith(".") or "/." in source_path
    is_left_out = name in _NOT_REPORTS or name.endswith(_UNFINISHED) or source_path in _BESIDE_REPORTS
    return not is_hidden and not is_left_out


def _lies_beside_one(path: Path) -> bool:
    return is_sidecar(path) and path.with_suffix("").exists()


def is_sidecar(path: Path) -> bool:
    """Whether the file is named as the sidecar of another."""
    return path.suffix.lower() == SIDECAR_SUFFIX


def _source(source_path: str, raw: Path, versions: Versions) -> Source:
    path = raw / source_path
    size, content = _hashed(path)
    _, sidecar = _hashed(sidecar_of(path))
    told = (source_path, content, sidecar, versions.reader, versions.registry, versions.code)
    entry_id = hashlib.sha256("\0".join(told).encode()).hexdigest()[:24]
    return Source(path, source_path, entry_id, size, content, sidecar)


def _hashed(path: Path) -> tuple[int, str]:
    """Size and sha256 of a file; a file that is not there or cannot be opened has a mark of its own."""
    try:
        return known_digest(path)
    except FileNotFoundError:
        return 0, ""
    except OSError:
        return 0, _UNREADABLE
