"""A saved page of a government site becomes the text of the report on it.

Belongs here: the charset of a page, its title and day, where the report on it begins and ends. Not
here: the lines of a page (`page_blocks`), the wording of its furniture (`page_furniture`).

To lose a paragraph of the report is worse than to keep a line of the page: the report is the
smallest element around every long line of prose, then around all that has no furniture in it.
"""

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from orchestration.documents.decoding import Decoded, decode_text
from orchestration.documents.errors import DocumentError, DocumentRule
from orchestration.documents.legibility import mojibake
from orchestration.documents.page_blocks import Block, is_hidden, page_blocks, remove_unshown, squeezed
from orchestration.documents.page_furniture import (
    ARTICLE_NAMES,
    FURNITURE_NAMES,
    furniture_rule,
    names_of,
    whole_names_of,
)
from orchestration.language import message

if TYPE_CHECKING:
    from selectolax.lexbor import LexborHTMLParser, LexborNode

_PROSE_CHARACTERS = 40
_PROSE = re.compile(r"[。；，;,]")
# Less than a sentence is no report but the frame of a page; whether it is whole is asked later.
_LEAST_CHARACTERS = 20
_DECLARED = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([A-Za-z0-9_\-]+)", re.IGNORECASE)
_SAME_CHARSETS = {"gb2312": "gb18030", "gbk": "gb18030", "x-gbk": "gb18030", "utf8": "utf-8"}
_DAY = re.compile(
    r"(?:发布|发文|成文|公开|印发|更新|生成)?(?:日期|时间)\s*[:：]?\s*((?:19|20)\d\d\s?[-年/.]\s?\d{1,2}\s?[-月/.]\s?\d{1,2}日?)"
    r"|^\s*((?:19|20)\d\d[-年/.]\d{1,2}[-月/.]\d{1,2}日?)\b"
)
_SOURCE = re.compile(r"(?:来源|发布机构|发布单位)\s*[:：]\s*([^\s【\[:：|]{2,30})")
_TITLE_NAMES = ("ArticleTitle", "og:title", "title")
_DAY_NAMES = ("PubDate", "publishdate", "article:published_time")
_SOURCE_NAMES = ("ContentSource", "source")


def decode_html(content: bytes, path: str) -> Decoded:
    """The report on a saved page; raises `DocumentError` where the page holds none or is garbled.

    The first lines are the title, the day of publication and the source as far as the page tells
    them; then one paragraph, heading or row of a table a line.
    """
    from selectolax.lexbor import LexborHTMLParser

    page = decode_text(content, path)
    _check_declared(content, page, path)
    tree = LexborHTMLParser(page.text)
    body = tree.body
    blocks: list[Block] = []
    known: set[int] = set()
    if body is not None:
        remove_unshown(body)
        _remove_furniture(body)
        known = {node.mem_id for node in body.css("[id],[class]") if _is_article(node)}
        blocks = page_blocks(body)
    report = _without_edges(_report(blocks, known))
    if sum(len(block.text) for block in report if not block.is_link) < _LEAST_CHARACTERS:
        raise DocumentError(
            path,
            DocumentRule.EMPTY,
            message("The page holds no text of a report (a script may draw it, or it only links to a file)."),
            message(
                "Open the page, wait until the report shows, save it complete (.html), or save the linked "
                "file."
            ),
        )
    text = "\n".join([*_opening(tree, blocks, report), *(block.text for block in report)]) + "\n"
    if (harm := mojibake(text)) is not None:
        raise DocumentError(
            path,
            DocumentRule.ENCODING,
            message("The text is garbled: {harm}.", harm=harm),
            message("Save the page again from its source."),
        )
    return Decoded(text, page.encoding)


def _check_declared(content: bytes, page: Decoded, path: str) -> None:
    """Refuses a page in a charset other than found.

    Browsers save as UTF-8 and leave the old declaration: UTF-8 proves itself, and so does a page
    that declares UTF-8 without being it. Any other pair is a contradiction.
    """
    match = _DECLARED.search(content[:8192])
    if match is None or page.encoding.startswith(("utf-8", "utf-16", "utf-32")):
        return
    declared = match[1].decode("ascii").lower()
    declared = _SAME_CHARSETS.get(declared, declared)
    if declared not in (page.encoding, "utf-8"):
        raise DocumentError(
            path,
            DocumentRule.ENCODING,
            message(
                "The page says that it is written in {declared}, its bytes read as {encoding}.",
                declared=declared,
                encoding=page.encoding,
            ),
            message("Open it in a browser, and save it again as UTF-8."),
        )


def _is_article(node: "LexborNode") -> bool:
    return bool(whole_names_of(node.attributes) & ARTICLE_NAMES)


def _remove_furniture(body: "LexborNode") -> None:
    """Takes out elements that are hidden or named as furniture, unless much of the text is in them."""
    most = len(squeezed(body.text())) * 0.3
    for node in body.css("nav,footer,aside,[class],[id],[role],[style],[hidden]"):
        is_named = node.tag in ("nav", "footer", "aside") or bool(names_of(node.attributes) & FURNITURE_NAMES)
        if (is_named or is_hidden(node)) and not _is_article(node) and len(squeezed(node.text())) < most:
            for child in list(node.iter(include_text=True)):
                child.remove()


def _is_prose(block: Block) -> bool:
    if block.is_table:
        return re.search(r"\d", block.text) is not None
    return (
        len(block.text) >= _PROSE_CHARACTERS
        and not block.is_link
        and _PROSE.search(block.text) is not None
        and furniture_rule(block.text) is None
    )


def _report(blocks: Sequence[Block], known: set[int]) -> list[Block]:
    """The blocks of the element that the report stands in."""
    # A lone table is the report's, not the report.
    chains = [block.around[:-1] if block.is_table else block.around for block in blocks if _is_prose(block)]
    if not chains:
        return list(blocks)
    shared = chains[0]
    for chain in chains[1:]:
        length = next((i for i, (a, b) in enumerate(zip(shared, chain, strict=False)) if a != b), None)
        shared = shared[: min(len(shared), len(chain)) if length is None else length]
    depth = len(shared) - 1
    articles = [place for place, node in enumerate(shared) if node in known]
    if articles:
        depth = min(depth, articles[-1])
    while depth > 0 and not _adds_furniture(blocks, shared, depth):
        depth -= 1
    return [block for block in blocks if block.around[: depth + 1] == shared[: depth + 1]]


def _adds_furniture(blocks: Sequence[Block], shared: tuple[int, ...], depth: int) -> bool:
    """Whether the next outer element adds links or furniture to what the inner one holds."""
    inner, outer = shared[: depth + 1], shared[:depth]
    added = [
        block for block in blocks if block.around[:depth] == outer and block.around[: depth + 1] != inner
    ]
    return any(block.is_link or furniture_rule(block.text) is not None for block in added)


def _without_edges(report: list[Block]) -> list[Block]:
    """The blocks without links and furniture before the first prose and after the last."""
    prose = [place for place, block in enumerate(report) if _is_prose(block)]
    first, last = (prose[0], prose[-1]) if prose else (len(report), len(report))
    return [
        block
        for place, block in enumerate(report)
        if first <= place <= last or not (block.is_link or furniture_rule(block.text) is not None)
    ]


def _opening(tree: "LexborHTMLParser", blocks: Sequence[Block], report: Sequence[Block]) -> list[str]:
    """Title, day and source, where the first lines of the report do not have them."""
    top = re.sub(r"\s+", "", "".join(block.text for block in report[:12]))
    lines: list[str] = []
    title = _meta(tree, _TITLE_NAMES) or _heading(tree)
    if title and re.sub(r"\s+", "", title) not in top:
        lines.append(title)
    heads = [
        block.text
        for block in blocks[:80]
        if furniture_rule(block.text) == "published" or len(block.text) < 40
    ]
    day = _meta(tree, _DAY_NAMES) or next((m[1] or m[2] for text in heads if (m := _DAY.search(text))), None)
    if day and (match := re.match(r"\D*((?:19|20)\d\d)\D+(\d{1,2})\D+(\d{1,2})", day)) is not None:
        lines.append(f"发布日期：{match[1]}-{int(match[2]):02d}-{int(match[3]):02d}")
    source = _meta(tree, _SOURCE_NAMES) or next((m[1] for text in heads if (m := _SOURCE.search(text))), None)
    if source:
        lines.append(f"来源：{source}")
    return lines


def _meta(tree: "LexborHTMLParser", names: Sequence[str]) -> str | None:
    """The content of the first of the named meta elements that has some."""
    found = {
        (node.attributes.get("name") or node.attributes.get("property") or "").lower(): node.attributes.get(
            "content"
        )
        for node in reversed(tree.css("meta[content]"))
    }
    return next((plain for name in names if (plain := squeezed(found.get(name.lower()) or ""))), None)


def _heading(tree: "LexborHTMLParser") -> str | None:
    """The page's heading, else its title without the site's name behind it."""
    for node in tree.css("h1"):
        if len(text := squeezed(node.text())) >= 6:
            return text
    title = tree.css_first("title")
    if title is None:
        return None
    return re.split(r"\s*[_|]\s*|\s+[-–—]+\s+|-(?=[^-]{2,30}$)", squeezed(title.text()))[0] or None
