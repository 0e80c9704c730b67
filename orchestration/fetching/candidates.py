"""What a person gives, as files that may become reports.

Belongs here: files, folders, archives and addresses become candidates, one file each. Not here:
fetching (`fetcher`), unpacking (`archives`), where a candidate goes (`placement`).
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from orchestration.documents import DECODERS, SIDECAR_SUFFIX, sidecar_of
from orchestration.fetching.addresses import is_address
from orchestration.fetching.archives import Member, RefusedMember, is_archive, unpack
from orchestration.fetching.errors import FetchError
from orchestration.language import Message, message

if TYPE_CHECKING:
    from orchestration.fetching.fetcher import Fetched

# Formats that reports are published in and that cannot be read: to pass them over would lose reports.
_MEANT = frozenset(
    {".doc", ".xls", ".wps", ".et", ".ofd", ".rtf", ".odt", ".ods", ".mht", ".mhtml", ".rar", ".7z", ".caj"}
)
_README = ("readme.", "sources.yml", "corrections.yml")


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a candidate was fetched: the address asked for, the one that answered, and when (UTC).

    `title` and `published_on` are what the page that linked to it says; they count only where the
    report does not tell them itself.
    """

    address: str
    final_address: str
    fetched_at: datetime
    title: str | None = None
    published_on: date | None = None


@dataclass(frozen=True, slots=True)
class Candidate:
    """A file that may become a report: what people know it by, where it lies, where it came from.

    `folder` is the name of the folder it was found in, which may be a division's code.
    """

    name: str
    path: Path
    folder: str = ""
    origin: Origin | None = None


@dataclass(frozen=True, slots=True)
class Unusable:
    """A thing given that yields no candidate; `outcome` says whether that is a failure."""

    name: str
    outcome: Literal["refused", "skipped"]
    message: str


Fetch = Callable[[str], "Fetched"]


def candidates_of(given: str, fetch: Fetch, scratch: Path) -> Iterator[Candidate | Unusable]:
    """The candidates in a file, folder, archive or address; what fails is told, nothing is raised.

    What was fetched or unpacked lies below `scratch`, which must outlive the candidates.
    """
    try:
        if is_address(given):
            yield from _of_address(given, fetch, scratch)
        elif Path(given).is_dir():
            yield from _of_folder(Path(given), scratch)
        elif Path(given).is_file():
            yield from _of_file(Path(given), Path(given).name, scratch)
        else:
            yield Unusable(given, "refused", message("There is no such file or folder. Check the path."))
    except FetchError as error:
        yield Unusable(
            given, "refused", message("{reason} {remedy}", reason=error.reason, remedy=error.remedy)
        )
    except OSError as error:
        yield Unusable(
            given,
            "refused",
            message("It cannot be read ({error}). Check its permissions.", error=error.strerror),
        )


def _of_address(given: str, fetch: Fetch, scratch: Path) -> Iterator[Candidate | Unusable]:
    yield from fetched_candidates(fetch(given), scratch)


def fetched_candidates(
    fetched: "Fetched", scratch: Path, title: str | None = None, published_on: date | None = None
) -> Iterator[Candidate | Unusable]:
    """The document that was fetched, or the files of the archive that was; raises FetchError."""
    origin = Origin(fetched.address, fetched.final_address, fetched.fetched_at, title, published_on)
    if fetched.suffix == ".zip":
        yield from _of_archive(fetched.content, fetched.address, scratch, origin)
        return
    path = _own_folder(scratch) / fetched.name
    path.write_bytes(fetched.content)
    yield Candidate(fetched.address, path, origin=origin)


def _of_file(path: Path, name: str, scratch: Path) -> Iterator[Candidate | Unusable]:
    if path.suffix.lower() == ".zip" or (path.suffix.lower() not in DECODERS and _begins_as_zip(path)):
        content = path.read_bytes()
        if is_archive(content) or path.suffix.lower() == ".zip":
            yield from _of_archive(content, name, scratch, None)
            return
    yield Candidate(name, path, path.absolute().parent.name)


def _begins_as_zip(path: Path) -> bool:
    with path.open("rb") as handle:
        return handle.read(4) == b"PK\x03\x04"


def _of_folder(folder: Path, scratch: Path) -> Iterator[Candidate | Unusable]:
    for path in sorted(folder.rglob("*")):
        inside = path.relative_to(folder)
        if not path.is_file() or _is_beside_the_point(inside.parts, path):
            continue
        name = f"{folder.name}/{inside.as_posix()}" if folder.name else inside.as_posix()
        suffix = path.suffix.lower()
        if suffix in DECODERS or suffix in _MEANT:
            yield Candidate(name, path, path.absolute().parent.name)
        elif suffix == ".zip":
            yield from _of_inner_archive(path, name, scratch)
        else:
            yield Unusable(name, "skipped", _no_report(suffix))


def _of_inner_archive(path: Path, name: str, scratch: Path) -> Iterator[Candidate | Unusable]:
    try:
        yield from _of_file(path, name, scratch)
    except FetchError as error:
        yield Unusable(
            name, "refused", message("{reason} {remedy}", reason=error.reason, remedy=error.remedy)
        )


def _is_beside_the_point(parts: tuple[str, ...], path: Path) -> bool:
    """Whether a file is hidden, a sidecar, or written for people."""
    name = parts[-1].lower()
    is_hidden = any(part.startswith((".", "~$")) for part in parts)
    is_sidecar = name.endswith(SIDECAR_SUFFIX) and path.with_name(path.name[: -len(SIDECAR_SUFFIX)]).is_file()
    return is_hidden or is_sidecar or name.startswith(_README)


def _of_archive(
    content: bytes, name: str, scratch: Path, origin: Origin | None
) -> Iterator[Candidate | Unusable]:
    """The files of an archive, each with the sidecar that lies beside it there."""
    sidecars: dict[str, bytes] = {}
    found: list[tuple[str, Path]] = []
    for member in unpack(content, name):
        if isinstance(member, RefusedMember):
            yield Unusable(f"{name}/{member.name}", "refused", member.reason)
            continue
        inside = member.name.as_posix()
        suffix = member.name.suffix.lower()
        if suffix == SIDECAR_SUFFIX:
            sidecars[inside] = member.content
        elif suffix in DECODERS or suffix in _MEANT:
            found.append((inside, _kept(member, scratch)))
        elif suffix == ".zip":
            why = message("An archive in an archive is not unpacked. Unpack it yourself and add it.")
            yield Unusable(f"{name}/{inside}", "refused", why)
        elif not member.name.name.lower().startswith(_README):
            yield Unusable(f"{name}/{inside}", "skipped", _no_report(suffix))
    if not found:
        yield Unusable(
            name, "refused", message("The archive holds no file that can be a report. Look into it.")
        )
    for inside, path in found:
        if f"{inside}{SIDECAR_SUFFIX}" in sidecars:
            sidecar_of(path).write_bytes(sidecars[f"{inside}{SIDECAR_SUFFIX}"])
        yield Candidate(f"{name}/{inside}", path, path.parent.name, origin)


def _kept(member: Member, scratch: Path) -> Path:
    """The member as a file in a folder of its own, named as the folder it lay in."""
    folder = _own_folder(scratch) / (member.name.parent.name or "archive")
    folder.mkdir()
    # Names may be longer than a file system takes; of them only the ending matters here.
    path = folder / f"{member.name.stem[:60]}{member.name.suffix}"
    path.write_bytes(member.content)
    return path


def _own_folder(scratch: Path) -> Path:
    folder = scratch / f"{sum(1 for _ in scratch.iterdir()):06d}"
    folder.mkdir()
    return folder


def _no_report(suffix: str) -> Message:
    return message("Files ending in {ending} are no reports.", ending=suffix or message("nothing"))
