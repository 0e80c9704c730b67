"""What a release is made from, as fingerprints that tell whether anything changed.

Belongs here: hashing raw reports, code lists and code; the note that carries the hashes from
the start of a refresh to its release. Not here: what a change means (`refresh` decides).
"""

import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import orjson

from orchestration.digests import keep_digests, known_digest, recall_digests
from orchestration.files import digest_file, in_threads, walk_files
from orchestration.paths import CHECKOUT, Home
from orchestration.release.durable import write_durably

# What dbt itself writes into its project folder says nothing about the models.
_DBT_LEFTOVERS = frozenset({"target", "logs", "dbt_packages", ".user.yml"})
# The commands only show a release; changing them changes no figure.
_PRESENTATION = frozenset({"cli", "__pycache__"})
# Which pages are watched changes no figure; what they bring does.
_WATCH_LIST = "sources.yml"
# What was hashed of raw/, below var/.
_DIGESTS = "digests.json"


@dataclass(frozen=True, slots=True)
class Source:
    """A file of raw/: path relative to it, size in bytes, sha256 in hex."""

    path: str
    bytes: int
    sha256: str


@dataclass(frozen=True, slots=True)
class Inputs:
    """All that decides what a release holds: the files of raw/, versions, hashes of models and code."""

    sources: tuple[Source, ...]
    reader: str
    registry: str
    dbt_project: str
    code: str

    @classmethod
    def of(cls, home: Home) -> "Inputs":
        """Read every input once; 2,000 reports take about a second."""
        from orchestration.extraction import READER_VERSION
        from orchestration.registry import registry_version

        return cls(
            sources=list_sources(home),
            reader=READER_VERSION,
            registry=registry_version(home.seeds),
            dbt_project=_hash_files(home.dbt_project, _files_without(home.dbt_project, _DBT_LEFTOVERS)),
            code=_hash_files(CHECKOUT / "orchestration", _code_files(CHECKOUT / "orchestration")),
        )

    @classmethod
    def unknown(cls) -> "Inputs":
        """Inputs nobody noted: equal to no real ones, so that the next refresh builds anew."""
        return cls(sources=(), reader="", registry="", dbt_project="", code="")

    @classmethod
    def from_fields(cls, fields: dict[str, Any]) -> "Inputs":
        """Inputs as JSON gives them; raises TypeError or KeyError where they are none."""
        return cls(**{**fields, "sources": tuple(Source(**source) for source in fields["sources"])})


@dataclass(frozen=True, slots=True)
class SourceChanges:
    """Files of raw/ that came, changed or went, by path."""

    added: tuple[str, ...]
    changed: tuple[str, ...]
    removed: tuple[str, ...]


def compare_sources(before: tuple[Source, ...], now: tuple[Source, ...]) -> SourceChanges:
    """What became of raw/ between two listings."""
    old = {source.path: source.sha256 for source in before}
    new = {source.path: source.sha256 for source in now}
    return SourceChanges(
        added=tuple(path for path in new if path not in old),
        changed=tuple(path for path in new if path in old and new[path] != old[path]),
        removed=tuple(path for path in old if path not in new),
    )


def remember_inputs(home: Home, inputs: Inputs) -> None:
    """Note what the running refresh started from.

    A file that arrives while the refresh runs must not be taken for read: the release carries
    the hashes of the start, not those of the end.
    """
    write_durably(_note(home), orjson.dumps(inputs))


def take_remembered_inputs(home: Home) -> Inputs:
    """The noted inputs, once; `Inputs.unknown()` where none were noted or the note is damaged."""
    note = _note(home)
    try:
        return Inputs.from_fields(json.loads(note.read_bytes()))
    except (OSError, ValueError, TypeError, KeyError):
        return Inputs.unknown()
    finally:
        note.unlink(missing_ok=True)


def list_sources(home: Home) -> tuple[Source, ...]:
    """Reports, sidecars and corrections: all files below raw/ but hidden ones, what is for people
    (README), and the list of watched pages. Their hashes are noted below var/ for the next process.
    """

    def told(name: str) -> Source:
        return Source(name, *known_digest(home.raw / name))

    recall_digests(home.var / _DIGESTS)
    names = [name for name in walk_files(home.raw, _is_hidden) if _is_source(name)]
    sources = tuple(in_threads(told, names))
    keep_digests(home.var / _DIGESTS, (home.raw / name for name in names))
    return sources


def _is_source(name: str) -> bool:
    return name != _WATCH_LIST and not name.rpartition("/")[2].lower().startswith("readme.")


def _is_hidden(name: str) -> bool:
    return name.startswith(".")


def _note(home: Home) -> Path:
    return home.var / "inputs.json"


def _code_files(package: Path) -> list[Path]:
    return [path for path in _files_without(package, _PRESENTATION) if path.suffix in {".py", ".yml", ".csv"}]


def _files_without(folder: Path, skipped: frozenset[str]) -> list[Path]:
    """All files below, in order, without hidden ones and those under a skipped name."""

    def is_left_out(name: str) -> bool:
        return _is_hidden(name) or name in skipped

    return [folder / path for path in walk_files(folder, is_left_out)]


def _hash_files(root: Path, paths: Sequence[Path]) -> str:
    digest = hashlib.sha256()
    for path, (_, sha256) in zip(paths, in_threads(digest_file, paths), strict=True):
        digest.update(f"{path.relative_to(root).as_posix()}\0{sha256}\n".encode())
    return digest.hexdigest()
