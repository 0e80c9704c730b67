"""ZIP archives as people pack them, and as people pack them who mean harm."""

import io
import struct
import zipfile
from collections.abc import Callable

import pytest

from orchestration.fetching.archives import (
    ArchiveLimits,
    Member,
    RefusedMember,
    decoded_name,
    is_archive,
    leads_out,
    unpack,
)
from orchestration.fetching.errors import FetchError

REPORT = "地区生产总值增长3.5%。".encode()


def archive(*members: tuple[str | zipfile.ZipInfo, bytes]) -> bytes:
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, data in members:
            packed.writestr(name, data)
    return content.getvalue()


def named(raw_name: bytes) -> bytes:
    """An archive whose only member has these bytes as its name and no flag that says UTF-8."""
    stand_in = b"x" * len(raw_name)
    return archive((stand_in.decode(), REPORT)).replace(stand_in, raw_name)


def names(content: bytes) -> list[str]:
    return [str(member.name) for member in unpack(content, "a.zip")]


@pytest.mark.parametrize("encoding", ["gbk", "gb18030", "utf-8"])
def test_names_are_read_in_the_encoding_they_were_written_in(encoding: str) -> None:
    assert names(named("花都区/2022年计划报告.txt".encode(encoding))) == ["花都区/2022年计划报告.txt"]


def test_names_with_the_flag_are_utf_8() -> None:
    assert names(archive(("花都区/报告.txt", REPORT))) == ["花都区/报告.txt"]


def test_names_in_no_known_encoding_stay_readable_bytes() -> None:
    info = zipfile.ZipInfo(b"a\xff\xff.txt".decode("cp437"))
    assert decoded_name(info) == info.filename


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("a/b.txt", False),
        ("a/..b.txt", False),
        ("../b.txt", True),
        ("a/../../b.txt", True),
        ("/etc/b.txt", True),
        ("..\\b.txt", True),
        ("a\\..\\..\\b.txt", True),
        ("C:\\b.txt", True),
        ("C:b.txt", True),
        ("\\\\host\\share\\b.txt", True),
    ],
)
def test_names_that_lead_out_are_told(name: str, expected: bool) -> None:
    assert leads_out(name) is expected


def test_a_member_that_leads_out_is_refused_and_the_others_come() -> None:
    found = list(unpack(archive(("../evil.txt", b"x"), ("good.txt", REPORT)), "a.zip"))
    assert [type(member) for member in found] == [RefusedMember, Member]
    assert "leads out" in found[0].reason  # type: ignore[union-attr]
    assert found[1].content == REPORT  # type: ignore[union-attr]


def symlink() -> bytes:
    info = zipfile.ZipInfo("link.txt")
    info.external_attr = 0o120777 << 16
    return archive((info, b"/etc/passwd"))


def locked() -> bytes:
    content = bytearray(archive(("a.txt", REPORT)))
    content[content.index(b"PK\x01\x02") + 8] |= 1
    return bytes(content)


def damaged() -> bytes:
    content = bytearray(archive(("a.txt", REPORT)))
    content[40] ^= 0xFF
    return bytes(content)


def lying() -> bytes:
    """The directory says that the member is ten bytes long; it unpacks to more."""
    content = bytearray(archive(("a.txt", b"a" * 100_000)))
    at = content.index(b"PK\x01\x02") + 24
    content[at : at + 4] = struct.pack("<I", 10)
    return bytes(content)


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (symlink(), "a link"),
        (locked(), "password"),
        (damaged(), "cannot be unpacked"),
        (lying(), "cannot be unpacked"),
        (archive(("big.txt", b"a" * 2_000)), "larger than"),
    ],
)
def test_members_that_cannot_be_taken_say_why(content: bytes, says: str) -> None:
    (member,) = unpack(content, "a.zip", ArchiveLimits(member_bytes=1_000))
    assert isinstance(member, RefusedMember)
    assert says in member.reason


@pytest.mark.parametrize(
    ("limits", "is_refused"),
    [
        (ArchiveLimits(), False),
        (ArchiveLimits(total_bytes=199_999), True),
        (ArchiveLimits(members=1), True),
        (ArchiveLimits(ratio=50, ratio_from_bytes=100_000), True),
        (ArchiveLimits(ratio=50, ratio_from_bytes=200_000), False),
        (ArchiveLimits(ratio=5_000, ratio_from_bytes=100_000), False),
    ],
)
def test_archives_that_unpack_to_too_much_are_refused_before_unpacking(
    limits: ArchiveLimits, is_refused: bool
) -> None:
    content = archive(("a.txt", b"a" * 100_000), ("b.txt", b"b" * 100_000))
    if is_refused:
        with pytest.raises(FetchError, match="would unpack to"):
            next(unpack(content, "a.zip", limits))
    else:
        assert len(list(unpack(content, "a.zip", limits))) == 2


def test_what_systems_and_editors_leave_behind_is_passed_over() -> None:
    left = ("__MACOSX/._a.txt", "a/.DS_Store", "~$a.docx", "Thumbs.db", "folder/")
    assert names(archive(*((name, b"") for name in left), ("a.txt", REPORT))) == ["a.txt"]


@pytest.mark.parametrize("content", [b"", b"PK", b"PK\x03\x04" + b"\x00" * 50, REPORT])
def test_other_bytes_are_no_archive(content: bytes) -> None:
    assert not is_archive(content)
    with pytest.raises(FetchError, match="cannot be opened"):
        next(unpack(content, "a.zip"))


def make_docx() -> bytes:
    from report_files import as_docx

    return as_docx(["某市"])


@pytest.mark.parametrize(
    ("make", "expected"),
    [(make_docx, False), (lambda: archive(("某市.docx", make_docx())), True)],
)
def test_an_office_document_is_no_archive_but_a_zip_of_some_is(
    make: Callable[[], bytes], expected: bool
) -> None:
    assert is_archive(make()) is expected
