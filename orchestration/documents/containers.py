"""What a file really is, whatever its ending says.

Belongs here: the signatures of file formats, and the refusal of a file whose ending does not fit, that
is locked, or that was cut off. Not here: reading the formats (`webpages`, `word`, `workbooks`, `pdf`).
"""

import io
import re
import zipfile
import zlib
from dataclasses import dataclass

from orchestration.documents.errors import DocumentError, DocumentRule
from orchestration.language import message

# Far above any report with its pictures; a small file that unpacks to more is meant to do harm.
_MOST_UNPACKED = 1_000_000_000
_OLE = b"\xd0\xcf\x11\xe0"
_HTML = re.compile(
    rb"(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body)\b", re.IGNORECASE | re.DOTALL
)


@dataclass(frozen=True, slots=True)
class Kind:
    """A file format: its usual ending, what it is called, and what to do with a file that is one."""

    suffix: str
    name: str
    remedy: str


def _readable(suffix: str, name: str) -> Kind:
    return Kind(suffix, name, message("Give the file the ending {suffix}.", suffix=suffix))


HTML = _readable(".html", message("a web page"))
PDF = _readable(".pdf", message("a PDF"))
WORD = _readable(".docx", message("a Word document (DOCX)"))
WORKBOOK = _readable(".xlsx", message("an Excel workbook (XLSX)"))
_AS_DOCX = message("Open it in Word or WPS and save it as .docx.")
_AS_XLSX = message("Open it in Excel or WPS and save it as .xlsx.")
_OLD_WORD = Kind(".doc", message("an old Word document (DOC)"), _AS_DOCX)
_OLD_WORKBOOK = Kind(".xls", message("an old Excel workbook (XLS)"), _AS_XLSX)
_LOCKED = Kind(
    "",
    message("an Office file locked with a password"),
    message("Open it, take its password away, save it, and add it again."),
)
_MEMBERS = (
    ("word/document.xml", WORD),
    ("xl/workbook.xml", WORKBOOK),
    ("xl/workbook.bin", Kind(".xlsb", message("a binary Excel workbook (XLSB)"), _AS_XLSX)),
    ("ppt/presentation.xml", Kind(".pptx", message("a presentation (PPTX)"), message("Save it as PDF."))),
    (
        "OFD.xml",
        Kind(".ofd", message("an OFD document"), message("Open it in an OFD reader and save it as PDF.")),
    ),
    (
        "content.xml",
        Kind(".odt", message("an OpenDocument file"), message("Open it and save it as .docx or .xlsx.")),
    ),
)


def kind_of(content: bytes) -> Kind | None:
    """What the bytes are by their signature; None for plain text and for formats nobody asked for."""
    head = content[:2048].lstrip(b"\xef\xbb\xbf \t\r\n")
    if b"%PDF-" in content[:1024]:
        return PDF
    if head.startswith(_OLE):
        return _kind_of_ole(content)
    if head.startswith(b"PK"):
        return _kind_of_zip(content)
    if head.startswith(b"{\\rtf"):
        return Kind(".rtf", message("a rich text file (RTF)"), _AS_DOCX)
    if head[:200].lower().startswith((b"mime-version:", b"from: <saved by")):
        return Kind(
            ".mhtml",
            message("a web page saved as a single file (MHTML)"),
            message("Save the page as a complete page (.html)."),
        )
    return HTML if _HTML.match(head) else None


def _kind_of_ole(content: bytes) -> Kind:
    def holds(name: str) -> bool:
        return name.encode("utf-16-le") in content

    if holds("EncryptedPackage"):
        return _LOCKED
    return _OLD_WORD if holds("WordDocument") else _OLD_WORKBOOK


def _kind_of_zip(content: bytes) -> Kind | None:
    """By the names of the members, which stand in plain in the file even if its end is missing."""
    return next((kind for member, kind in _MEMBERS if member.encode() in content), None)


def check_kind(content: bytes, path: str, expected: Kind) -> None:
    """Raises `DocumentError` where the file is empty or of another kind than expected."""
    if not content.strip(b" \t\r\n\x00\xef\xbb\xbf"):
        raise DocumentError(
            path,
            DocumentRule.EMPTY,
            message("The file is empty."),
            message("Get the whole file from its source and add it again."),
        )
    found = kind_of(content)
    if found is expected:
        return
    if found is not None:
        raise DocumentError(
            path,
            DocumentRule.FORMAT,
            message("The file is {found}, not {expected}.", found=found.name, expected=expected.name),
            found.remedy,
        )
    raise DocumentError(
        path,
        DocumentRule.FORMAT,
        message("The file is not {name}, as its ending says.", name=expected.name),
        message("Get the file again from its source; if it is plain text, give it the ending .txt."),
    )


def open_zip(content: bytes, path: str) -> zipfile.ZipFile:
    """The members of an Office file; raises `DocumentError` where it is cut off or unpacks without end."""
    try:
        archive = zipfile.ZipFile(io.BytesIO(content))
        unpacked = sum(member.file_size for member in archive.infolist())
        damaged = archive.testzip() if unpacked <= _MOST_UNPACKED else None
    except (
        zipfile.BadZipFile,
        EOFError,
        OSError,
        ValueError,
        RuntimeError,
        NotImplementedError,
        zlib.error,
    ) as error:
        raise damaged_file(path, message("it cannot be unpacked ({error})", error=error)) from None
    if unpacked > _MOST_UNPACKED:
        raise DocumentError(
            path,
            DocumentRule.FORMAT,
            message("The file would unpack to {unpacked:,} bytes.", unpacked=unpacked),
            message("Save the report's text as .txt."),
        )
    if damaged is not None:
        raise damaged_file(path, message("{damaged} in it is damaged", damaged=damaged))
    return archive


def damaged_file(path: str, what: str) -> DocumentError:
    """The error for a file that was cut off or damaged on its way."""
    return DocumentError(
        path,
        DocumentRule.TRUNCATED,
        message("The file is damaged or was cut off: {what}.", what=what),
        message("Get the whole file from its source and add it again."),
    )
