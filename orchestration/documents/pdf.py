"""A PDF with a text layer becomes text.

Belongs here: opening the file, its pages with their tables, and the refusal of scans. Not here:
lines and paragraphs (`pdf_lines`), tables as lines (`tables`).
"""

import io
import logging
from collections.abc import Iterator, Sequence
from functools import cache, partial
from typing import Any

from orchestration.documents.containers import PDF, check_kind, damaged_file
from orchestration.documents.decoding import Decoded, Place
from orchestration.documents.errors import DocumentError, DocumentRule
from orchestration.documents.legibility import is_readable, mojibake
from orchestration.documents.pdf_lines import Paragraph, paragraphs, without_running_heads
from orchestration.documents.pdf_pages import Page, read_page
from orchestration.language import message

# More characters than this share that no font explains, and the text cannot be trusted.
_UNKNOWN_SHARE = 0.005
_BY_OCR = message(
    "Run OCR over it (for example ocrmypdf -l chi_sim), check the figures, and add the PDF that has text."
)


def decode_pdf(content: bytes, path: str) -> Decoded:
    """The text of a PDF, one paragraph or row of a table a line, with where each page begins.

    Raises `DocumentError` where the file is no PDF, is damaged or locked, or where pages are
    pictures without text.
    """
    import pypdfium2

    check_kind(content, path, PDF)
    # The list of what is in a PDF stands at its end: without it, pages are missing.
    if b"%%EOF" not in content[-4096:]:
        raise damaged_file(path, message("the end of the PDF is missing"))
    try:
        pages = _read_pages(content)
    except pypdfium2.PdfiumError as error:
        if "password" in str(error).lower():
            raise _locked(path) from error
        raise damaged_file(path, str(error)) from error
    _check_pages(pages, path)
    return _decoded(pages, path)


def _read_pages(content: bytes) -> list[Page]:
    import pdfplumber
    import pypdfium2

    # What pdfminer finds odd in a file, and reads all the same, is nothing to tell.
    logging.getLogger("pdfminer").setLevel(logging.ERROR)
    with pypdfium2.PdfDocument(content) as document:

        @cache
        def opened() -> Any:
            return pdfplumber.open(io.BytesIO(content))

        def ruled(index: int) -> Any:
            return opened().pages[index]

        return [
            read_page(document[index], partial(ruled, index), index + 1) for index in range(len(document))
        ]


def _locked(path: str) -> DocumentError:
    return DocumentError(
        path,
        DocumentRule.FORMAT,
        message("The PDF is locked with a password."),
        message("Open it, take its password away (print it to a new PDF), and add that."),
    )


def _check_pages(pages: Sequence[Page], path: str) -> None:
    """Raises `DocumentError` for scans; a cover and a last page may be pictures."""
    if not any(page.lines or page.unknown for page in pages):
        if any(page.is_scan for page in pages):
            raise DocumentError(
                path,
                DocumentRule.EMPTY,
                message("The PDF is a scan: its pages are pictures without text."),
                _BY_OCR,
            )
        raise DocumentError(
            path,
            DocumentRule.EMPTY,
            message("The PDF has {pages} pages and no text on them.", pages=len(pages)),
            message("Get the whole file."),
        )
    scans = [number for number, page in enumerate(pages, start=1) if page.is_scan and 1 < number < len(pages)]
    if scans:
        named = ", ".join(map(str, scans[:8])) + (" …" if len(scans) > 8 else "")
        raise DocumentError(
            path,
            DocumentRule.TRUNCATED,
            message(
                "Pages {named} of {pages} are pictures without text: their figures would be lost.",
                named=named,
                pages=len(pages),
            ),
            _BY_OCR,
        )


def _decoded(pages: Sequence[Page], path: str) -> Decoded:
    kept = without_running_heads([page.lines for page in pages], [page.height for page in pages])
    found = paragraphs([line for lines in kept for line in lines])
    text = "".join(paragraph.text + "\n" for paragraph in found)
    unknown = sum(page.unknown for page in pages) > _UNKNOWN_SHARE * len(text)
    if unknown or (not text.isascii() and not is_readable(text)) or mojibake(text) is not None:
        raise DocumentError(
            path,
            DocumentRule.ENCODING,
            message("The PDF's fonts do not tell which characters they show: its text is garbled."),
            message(
                "Get the report in another format, or run OCR over it (ocrmypdf --force-ocr -l chi_sim)."
            ),
        )
    return Decoded(text, "pdf", tuple(_places(found)))


def _places(found: Sequence[Paragraph]) -> Iterator[Place]:
    """Where each page begins: at a paragraph, or inside of one that runs over from the page before."""
    at, page = 0, 0
    for paragraph in found:
        for start, number in ((0, paragraph.page), *paragraph.page_starts):
            if number != page:
                page = number
                yield Place(at + start, f"page {page}")
        at += len(paragraph.text) + 1
