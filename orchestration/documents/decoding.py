"""Bytes of a plain text file become text.

Belongs here: finding the encoding by strict trials, and refusing what is no text. Not here: other
formats than text (`formats`), what the text says.

Nothing is guessed silently: a decoding counts only if every byte fits it and the result reads as
Chinese, and the encoding that was chosen is kept with the report.
"""

from dataclasses import dataclass

from orchestration.documents.errors import DocumentError, DocumentRule
from orchestration.documents.legibility import has_control_characters, is_readable, mojibake
from orchestration.language import message

_MARKS = (
    (b"\xef\xbb\xbf", "utf-8-sig"),
    (b"\xff\xfe\x00\x00", "utf-32"),
    (b"\x00\x00\xfe\xff", "utf-32"),
    (b"\xff\xfe", "utf-16"),
    (b"\xfe\xff", "utf-16"),
)
_CONTAINERS = (
    (b"%PDF-", "PDF"),
    (b"PK\x03\x04", message("ZIP, DOCX or XLSX")),
    (b"\xd0\xcf\x11\xe0", message("old Office (DOC, XLS)")),
    (b"\x89PNG", "PNG"),
    (b"\xff\xd8\xff", "JPEG"),
    (b"GIF8", "GIF"),
    (b"Rar!", "RAR"),
    (b"7z\xbc\xaf", "7-Zip"),
    (b"\x1f\x8b", "gzip"),
    (b"\x7fELF", message("program")),
)
_SAVE_AS_UTF8 = message("Save the text as UTF-8 and add it again.")
_GET_WHOLE = message("Get the whole file from its source and add it again.")


@dataclass(frozen=True, slots=True)
class Place:
    """Where a page, paragraph or row of the file begins in its text, and what to call it ('page 3')."""

    start: int
    label: str


@dataclass(frozen=True, slots=True)
class Decoded:
    """The text of a file and the encoding that every byte of it fits.

    A plain text is unchanged, of other formats it is what people read in them. `encoding` names the
    format where the bytes are no text (docx, xlsx, pdf). `places` stand in order of `start`, and are
    empty where the format knows none.
    """

    text: str
    encoding: str
    places: tuple[Place, ...] = ()


def decode_text(content: bytes, path: str) -> Decoded:
    """The text of a plain text file; raises `DocumentError` where it is empty, binary, cut or garbled."""
    if not content.strip(b" \t\r\n\x00\xef\xbb\xbf\xff\xfe"):
        raise DocumentError(path, DocumentRule.EMPTY, message("The file is empty."), _GET_WHOLE)
    for magic, name in _CONTAINERS:
        if content.startswith(magic):
            raise DocumentError(
                path,
                DocumentRule.BINARY,
                message("The file is not text: it holds {name} data.", name=name),
                message("Give the file the ending that fits its format, or save its text as UTF-8 (.txt)."),
            )
    decoded = _by_mark(content, path) or _by_trial(content, path)
    if has_control_characters(decoded.text):
        raise _binary(path)
    if (harm := mojibake(decoded.text)) is not None:
        raise DocumentError(
            path,
            DocumentRule.ENCODING,
            message("The text is garbled: {harm}.", harm=harm),
            message("Get the file again from its source."),
        )
    return decoded


def _by_mark(content: bytes, path: str) -> Decoded | None:
    for mark, encoding in _MARKS:
        if content.startswith(mark):
            try:
                return Decoded(content.decode(encoding), encoding)
            except UnicodeDecodeError as error:
                if _is_cut(error, content):
                    raise _truncated(path, encoding) from None
                raise _unknown_encoding(path, content) from None
    return None


def _by_trial(content: bytes, path: str) -> Decoded:
    """The first encoding that fits; a NUL byte leaves only UTF-16, which writes ASCII with it."""
    if b"\x00" in content:
        trials, must_read = ("utf-16-le", "utf-16-be"), True
    else:
        trials, must_read = ("utf-8", "gb18030"), False
    for encoding in trials:
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError as error:
            if _is_cut(error, content) and is_readable(content[: error.start].decode(encoding)):
                raise _truncated(path, encoding) from None
            continue
        # Only UTF-8 proves itself: other encodings fit many byte strings that they did not write.
        if (encoding == "utf-8" and not must_read) or is_readable(text):
            return Decoded(text, encoding)
    # NUL stands in no text but UTF-16, and that did not fit.
    raise _binary(path) if must_read or _looks_binary(content) else _unknown_encoding(path, content)


def _is_cut(error: UnicodeDecodeError, content: bytes) -> bool:
    """Whether only the last character is incomplete."""
    return error.end >= len(content) and error.start >= len(content) - 4 and "illegal" not in error.reason


def _looks_binary(content: bytes) -> bool:
    controls = sum(1 for byte in content[:20_000] if byte < 0x20 and byte not in b"\t\n\r\f\v")
    return controls * 100 > min(len(content), 20_000)


def _binary(path: str) -> DocumentError:
    return DocumentError(
        path,
        DocumentRule.BINARY,
        message("The file is not text: it holds control bytes."),
        message("Save the report's text as UTF-8 (.txt) and add that."),
    )


def _truncated(path: str, encoding: str) -> DocumentError:
    return DocumentError(
        path,
        DocumentRule.TRUNCATED,
        message(
            "The file ends in the middle of a character ({encoding}): it was cut off.", encoding=encoding
        ),
        _GET_WHOLE,
    )


def _unknown_encoding(path: str, content: bytes) -> DocumentError:
    from charset_normalizer import from_bytes

    best = from_bytes(content[:100_000]).best()
    hint = message(" It may be {encoding}.", encoding=best.encoding) if best is not None else ""
    return DocumentError(
        path,
        DocumentRule.ENCODING,
        message("The encoding is neither UTF-8, UTF-16 nor GB18030.{hint}", hint=hint),
        _SAVE_AS_UTF8,
    )
