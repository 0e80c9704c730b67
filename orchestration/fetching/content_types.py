"""What kinds of content are fetched, and the file ending each gets.

Belongs here: content types of headers and signatures of bytes. Not here: what the formats say
(`orchestration.documents`).

Headers refuse early what cannot be a report; the bytes decide what it is, because many offices
serve their documents as `application/octet-stream`.
"""

import httpx

from orchestration.documents.containers import HTML, PDF, WORD, WORKBOOK, kind_of
from orchestration.fetching.archives import is_archive
from orchestration.fetching.errors import FetchError
from orchestration.language import message

_OFFICE = "application/vnd.openxmlformats-officedocument."
_TEXTS = {
    "text/html": ".html",
    "application/xhtml+xml": ".html",
    "text/plain": ".txt",
    "text/markdown": ".md",
}
_DOCUMENTS = frozenset(
    {
        "application/pdf", "application/x-pdf", f"{_OFFICE}wordprocessingml.document",
        f"{_OFFICE}spreadsheetml.sheet", "application/msword", "application/vnd.ms-word",
        "application/vnd.ms-excel", "application/zip", "application/x-zip-compressed",
    }
)  # fmt: skip
# What servers say that do not know, or that want the browser to save the file.
_VAGUE = frozenset(
    {
        "", "application/octet-stream", "binary/octet-stream", "application/x-download",
        "application/force-download", "application/x-msdownload", "application/download",
    }
)  # fmt: skip
_READABLE = (HTML, PDF, WORD, WORKBOOK)


def content_type(headers: httpx.Headers) -> str:
    """The content type without its parameters, in lower case; '' where none is told."""
    told: str = headers.get("content-type", "")
    return told.partition(";")[0].strip().lower()


def check_content_type(url: httpx.URL, headers: httpx.Headers) -> None:
    """Raises FetchError where the headers say that the content cannot be a report."""
    told = content_type(headers)
    if told not in _TEXTS and told not in _DOCUMENTS and told not in _VAGUE:
        raise FetchError(
            str(url),
            message("The address gives {told}, not a report.", told=told),
            message("Give the address of a web page, PDF, Word, Excel, text or ZIP file."),
        )


def suffix_of(url: httpx.URL, headers: httpx.Headers, content: bytes) -> str:
    """The file ending that fits the content; raises FetchError where it is of no readable kind."""
    if is_archive(content):
        return ".zip"
    kind = kind_of(content)
    if kind in _READABLE:
        return kind.suffix
    if kind is not None:
        raise FetchError(
            str(url),
            message("The address gives {name}.", name=kind.name),
            message("Save it, then: {remedy}", remedy=kind.remedy),
        )
    told = content_type(headers)
    if told in _TEXTS:
        return _TEXTS[told]
    if told in _VAGUE and b"\x00" not in content[:4096]:
        return ".txt"
    raise FetchError(
        str(url),
        message(
            "The address says that it gives {told}, and what it gives cannot be read.",
            told=told or message("some file"),
        ),
        message("Open it in a browser and see what it is."),
    )
