"""Words of the site in both languages.

Belongs here: codes of the marts and names of divisions as pages show them in Chinese and English.
Not here: the list of codes (`orchestration.language.words`), figures (`figures`), sentences (they
come from the marts).
"""

import re
from functools import cache, lru_cache
from typing import NamedTuple

from markupsafe import Markup, escape

from orchestration.language.words import code_words, english_names


# A named tuple: pages have millions of them, and they are looked up by their content.
class Both(NamedTuple):
    """The same in Chinese and in English."""

    zh: str
    en: str

    def __bool__(self) -> bool:
        return bool(self.zh or self.en)

    def __html__(self) -> Markup:
        """Both, of which the chosen language is shown; escaped like any text."""
        return _shown(self)


# The same words stand on a page many times over.
@lru_cache(maxsize=50_000)
def _shown(words: Both) -> Markup:
    if words.zh == words.en:
        return escape(inert(words.zh))
    zh, en = escape(inert(words.zh)), escape(inert(words.en))
    return Markup(f'<i lang="zh">{zh}</i><i lang="en">{en}</i>')


def both(zh: str | None, en: str | None) -> Both:
    """Both languages; what one lacks is taken from the other."""
    return Both(zh or en or "", en or zh or "")


# Codes are few; what a report wrote in the place of one may be anything.
@lru_cache(maxsize=10_000)
def word(kind: str, code: str | None) -> Both:
    """A code of the marts in words; the code itself where the list has no words for it."""
    if code is None:
        return Both("", "")
    return _words().get((kind, code)) or Both(code, code)


def glossary() -> tuple[tuple[str, str, Both], ...]:
    """All codes with their words, as (kind, code, words)."""
    return tuple((kind, code, words) for (kind, code), words in _words().items())


def english_name(division_code: str) -> str | None:
    """The English name of a province or large city; None for other divisions."""
    return english_names().get(division_code)


def inert(text: str) -> str:
    """Text without characters that hide or turn round what stands beside them."""
    # Nearly no text holds any, and looking for them takes a tenth of the time of replacing them.
    return text.translate(_HOSTILE) if IS_HOSTILE.search(text) else text


# Controls but tab and newline, marks that embed, override or isolate a direction of writing, marks
# without width (joiners of emoji stay), and those that would break off a page's markup.
_HOSTILE = {
    code: "�"
    for first, last in (
        (0x00, 0x08), (0x0B, 0x0C), (0x0E, 0x1F), (0x7F, 0x9F), (0x61C, 0x61C), (0x200B, 0x200B),
        (0x200E, 0x200F), (0x202A, 0x202E), (0x2060, 0x206F), (0xFEFF, 0xFEFF), (0xFFF9, 0xFFFB),
        (0xFFFE, 0xFFFF),
    )
    for code in range(first, last + 1)
}  # fmt: skip
IS_HOSTILE = re.compile(f"[{''.join(map(re.escape, map(chr, _HOSTILE)))}]")


@cache
def _words() -> dict[tuple[str, str], Both]:
    return {named: Both(words.zh, words.en) for named, words in code_words().items()}
