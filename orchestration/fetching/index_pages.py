"""The links of an index page.

Belongs here: addresses, texts and days of the links in a list of documents. Not here: which of them
are meant (`watching`).
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from orchestration.documents import DocumentError
from orchestration.documents.decoding import decode_text
from orchestration.fetching.errors import FetchError
from orchestration.language import message

if TYPE_CHECKING:
    import httpx
    from selectolax.lexbor import LexborNode

    from orchestration.fetching.fetcher import Fetched

_DAY = re.compile(r"(?<!\d)((?:19|20)\d\d)\s*[-年/.]\s*(\d{1,2})\s*[-月/.]\s*(\d{1,2})(?!\d)")
# Many offices send their lists as XML inside a script, for a script to draw.
_DATA = re.compile(r"<!\[CDATA\[(.*?)\]\]>", re.DOTALL)
# A list has a row for each document; above this many characters it is the page around them.
_LONGEST_ROW = 300
_ROWS = ("li", "tr", "dd", "dt", "p", "div")


@dataclass(frozen=True, slots=True)
class Link:
    """A link of an index page: where it leads, what it is called, and the day told beside it."""

    address: str
    text: str
    published_on: date | None


def links_of(page: "Fetched") -> list[Link]:
    """The links to web addresses, in the order of the page, each address once.

    Raises FetchError where the page is none, or cannot be read as text.
    """
    import httpx
    from selectolax.lexbor import LexborHTMLParser

    if page.suffix != ".html":
        raise FetchError(
            page.address,
            message("The watched address is no web page."),
            message("Give the page with the list."),
        )
    try:
        text = decode_text(page.content, page.address).text
    except DocumentError as error:
        raise FetchError(page.address, error.reason, message("Open the page in a browser.")) from error
    base = httpx.URL(page.final_address)
    found: dict[str, Link] = {}
    for part in (text, "".join(_DATA.findall(text))):
        tree = LexborHTMLParser(part)
        told = tree.css_first("base[href]")
        for link in _links(tree.css("a[href]"), _joined(base, told) or base):
            known = found.get(link.address)
            if known is None or len(known.text) < len(link.text):
                found[link.address] = link
    return list(found.values())


def _links(nodes: "list[LexborNode]", base: "httpx.URL") -> Iterator[Link]:
    for node in nodes:
        url = _joined(base, node)
        if url is not None and url.scheme in ("http", "https"):
            # The text of a long title ends in dots; the attribute holds it whole.
            texts = (_plain(node.text()), _plain(node.attributes.get("title") or ""))
            yield Link(str(url.copy_with(fragment=None)), max(texts, key=len), _day_beside(node))


def _joined(base: "httpx.URL", node: "LexborNode | None") -> "httpx.URL | None":
    import httpx

    href = (node.attributes.get("href") or "").strip() if node is not None else ""
    try:
        return base.join(href) if href and not href.startswith("#") else None
    except httpx.InvalidURL:
        return None


def _day_beside(node: "LexborNode") -> date | None:
    """The one day told in the row of the link."""
    row: LexborNode | None = node
    while row is not None and row.tag not in _ROWS:
        row = row.parent
    text = row.text() if row is not None else ""
    days = {match.groups() for match in _DAY.finditer(text)} if len(text) <= _LONGEST_ROW else set()
    if len(days) != 1:
        return None
    try:
        year, month, day = map(int, days.pop())
        return date(year, month, day)
    except ValueError:
        return None


def _plain(text: str) -> str:
    return re.sub(r"\s+", " ", text).strip()
