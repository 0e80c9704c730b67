"""ZIP archives of reports.

Belongs here: the members of an archive, their names, and what is refused: names that lead out of
the folder, archives that unpack without end, locked members. Not here: what the members are.

Members are never unpacked to the place that their names say; the names only inform.
"""

import io
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import PurePosixPath, PureWindowsPath

from orchestration.fetching.errors import FetchError
from orchestration.language import message

_OWN_MEMBERS = ("[Content_Types].xml", "OFD.xml", "content.xml", "META-INF/manifest.xml")
_FURNITURE = ("__MACOSX", "Thumbs.db", "desktop.ini")
_IS_UTF8 = 0x800
_IS_LOCKED = 0x1
_SYMLINK = 0o120000
_FORMAT_BITS = 0o170000
_BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, RuntimeError, NotImplementedError)


@dataclass(frozen=True, slots=True)
class ArchiveLimits:
    """What an archive may unpack to: bytes, members, and how much more than its own size.

    The ratio counts only above `ratio_from_bytes`: a small file of blank lines harms nobody.
    """

    total_bytes: int = 1_000_000_000
    member_bytes: int = 100_000_000
    members: int = 5_000
    ratio: float = 100.0
    ratio_from_bytes: int = 20_000_000


@dataclass(frozen=True, slots=True)
class Member:
    """A file of an archive: its name with folders, and its bytes."""

    name: PurePosixPath
    content: bytes


@dataclass(frozen=True, slots=True)
class RefusedMember:
    """A file of an archive that is not unpacked, and why."""

    name: str
    reason: str


def is_archive(content: bytes) -> bool:
    """Whether the bytes are a ZIP archive of files rather than an Office document in its ZIP."""
    if not content.startswith(b"PK\x03\x04"):
        return False
    try:
        names = zipfile.ZipFile(io.BytesIO(content)).namelist()
    except _BROKEN:
        return False
    return not any(member in names for member in _OWN_MEMBERS)


def unpack(
    content: bytes, name: str, limits: ArchiveLimits | None = None
) -> Iterator[Member | RefusedMember]:
    """The files of an archive, one at a time; raises FetchError where the archive as a whole is refused."""
    limits = limits or ArchiveLimits()
    try:
        archive = zipfile.ZipFile(io.BytesIO(content))
    except _BROKEN as error:
        raise FetchError(
            name,
            message("The archive cannot be opened ({error}).", error=error),
            message("Get it again from its source."),
        ) from error
    _check_size(archive, len(content), name, limits)
    with archive:
        for info in archive.infolist():
            if not info.is_dir() and not _is_furniture(decoded_name(info)):
                yield _unpack_one(archive, info, limits)


def _check_size(archive: zipfile.ZipFile, packed: int, name: str, limits: ArchiveLimits) -> None:
    """Judges by the sizes that the archive declares; nothing unpacks to more than it declares."""
    members = archive.infolist()
    total = sum(info.file_size for info in members)
    is_bomb = total > limits.ratio_from_bytes and total > limits.ratio * packed
    if len(members) > limits.members or total > limits.total_bytes or is_bomb:
        raise FetchError(
            name,
            message(
                "The archive would unpack to {members:,} files and {total:,.0f} MB from {packed:,.1f} MB.",
                members=len(members),
                total=total / 1_000_000,
                packed=packed / 1_000_000,
            ),
            message("Unpack it yourself if you trust it, and add the folder."),
        )


def _unpack_one(
    archive: zipfile.ZipFile, info: zipfile.ZipInfo, limits: ArchiveLimits
) -> Member | RefusedMember:
    name = decoded_name(info)
    reason = _refusal(info, name, limits)
    if reason:
        return RefusedMember(name, reason)
    try:
        with archive.open(info) as stream:
            content = stream.read(limits.member_bytes + 1)
    except _BROKEN as error:
        return RefusedMember(
            name,
            message("It cannot be unpacked ({error}). Get the archive again from its source.", error=error),
        )
    return Member(PurePosixPath(name.replace("\\", "/")), content)


def _refusal(info: zipfile.ZipInfo, name: str, limits: ArchiveLimits) -> str | None:
    if leads_out(name):
        return message("Its name leads out of the archive's folder. Do not trust this archive.")
    if (info.external_attr >> 16) & _FORMAT_BITS == _SYMLINK:
        return message("It is a link, not a file. Put the file itself into the archive.")
    if info.flag_bits & _IS_LOCKED:
        return message("It is locked with a password. Unpack the archive yourself and add the folder.")
    if info.file_size > limits.member_bytes:
        return message("It is larger than {member_bytes:g} MB.", member_bytes=limits.member_bytes / 1_000_000)
    return None


def leads_out(name: str) -> bool:
    """Whether a member's name, read as Unix or as Windows would, is absolute or climbs upwards."""
    windows, posix = PureWindowsPath(name), PurePosixPath(name.replace("\\", "/"))
    return bool(windows.drive or windows.root) or posix.is_absolute() or ".." in posix.parts


def decoded_name(info: zipfile.ZipInfo) -> str:
    """The member's name; where no flag says that it is UTF-8, Chinese Windows wrote it in GBK."""
    if info.flag_bits & _IS_UTF8:
        return info.filename
    # zipfile read the bytes as code page 437, which maps every byte to a character and back.
    try:
        content = info.filename.encode("cp437")
    except UnicodeEncodeError:
        return info.filename
    for encoding in ("utf-8", "gb18030"):
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    return info.filename


def _is_furniture(name: str) -> bool:
    """Whether an operating system or an editor put the file there: resource forks, locks, thumbnails."""
    parts = name.replace("\\", "/").split("/")
    return (
        any(part in _FURNITURE or part.startswith(("._", "~$")) for part in parts) or parts[-1] == ".DS_Store"
    )
