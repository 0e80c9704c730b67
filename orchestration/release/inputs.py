"""What a release is made from, as fingerprints that tell whether anything changed.

Belongs here: hashing raw reports, code lists and code; the note that carries the hashes from
the start of a refresh to its release. Not here: what a change means (`refresh` decides).
"""

import hashlib
import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from pathlib import Path

from orchestration.paths import CHECKOUT, Home
from orchestration.release.durable import write_durably

# What dbt itself writes into its project folder says nothing about the models.
_DBT_LEFTOVERS = frozenset({"target", "logs", "dbt_packages", ".user.yml"})
# The commands only show a release; changing them changes no figure.
_PRESENTATION = frozenset({"cli", "__pycache__"})


@dataclass(frozen=True, slots=True)
class Inputs:
    """Hashes (sha256, hex) and versions of all that decides what a release holds."""

    raw: str
    reader: str
    registry: str
    dbt_project: str
    code: str

    @classmethod
    def of(cls, home: Home) -> "Inputs":
        """Read every input once; 2,000 reports take about a second."""
        from orchestration.extraction import READER_VERSION

        return cls(
            raw=_hash_files(home.raw, _raw_files(home.raw)),
            reader=READER_VERSION,
            registry=_hash_files(home.seeds, sorted(home.seeds.glob("*.csv"))),
            dbt_project=_hash_files(home.dbt_project, _files_without(home.dbt_project, _DBT_LEFTOVERS)),
            code=_hash_files(CHECKOUT / "orchestration", _code_files(CHECKOUT / "orchestration")),
        )

    @classmethod
    def unknown(cls) -> "Inputs":
        """Inputs nobody noted: equal to no real ones, so that the next refresh builds anew."""
        return cls(raw="", reader="", registry="", dbt_project="", code="")


def remember_inputs(home: Home, inputs: Inputs) -> None:
    """Note what the running refresh started from.

    A file that arrives while the refresh runs must not be taken for read: the release carries
    the hashes of the start, not those of the end.
    """
    write_durably(_note(home), json.dumps(asdict(inputs)).encode())


def take_remembered_inputs(home: Home) -> Inputs:
    """The noted inputs, once; `Inputs.unknown()` where none were noted or the note is damaged."""
    note = _note(home)
    try:
        return Inputs(**json.loads(note.read_bytes()))
    except (OSError, ValueError, TypeError):
        return Inputs.unknown()
    finally:
        note.unlink(missing_ok=True)


def raw_hashes(home: Home) -> dict[str, str]:
    """sha256 of each file of raw/, by its path relative to raw/."""
    return {path.relative_to(home.raw).as_posix(): _hash_file(path) for path in _raw_files(home.raw)}


def _note(home: Home) -> Path:
    return home.var / "inputs.json"


def _raw_files(raw: Path) -> list[Path]:
    """Reports and sidecars: all files in folders of raw/; raw/README.md is for people."""
    return [path for path in _files_without(raw, frozenset()) if path.parent != raw]


def _code_files(package: Path) -> list[Path]:
    return [path for path in _files_without(package, _PRESENTATION) if path.suffix in {".py", ".yml", ".csv"}]


def _files_without(folder: Path, skipped: frozenset[str]) -> list[Path]:
    """All files below, in order, without hidden ones and those under a skipped name."""
    return [
        path
        for path in sorted(folder.rglob("*"))
        if path.is_file() and not _is_hidden_or_in(path.relative_to(folder).parts, skipped)
    ]


def _is_hidden_or_in(parts: tuple[str, ...], skipped: frozenset[str]) -> bool:
    return any(part.startswith(".") or part in skipped for part in parts)


def _hash_files(root: Path, paths: Iterable[Path]) -> str:
    digest = hashlib.sha256()
    for path in paths:
        digest.update(f"{path.relative_to(root).as_posix()}\0{_hash_file(path)}\n".encode())
    return digest.hexdigest()


def _hash_file(path: Path) -> str:
    with path.open("rb") as handle:
        return hashlib.file_digest(handle, "sha256").hexdigest()
