"""Parts of pages that stand there by the thousand, as HTML.

Belongs here: links, figures with their place, verdicts, badges. Not here: parts that stand once on a page
(templates/parts.html.j2), figures in the text of a report (`reports`). A template takes six times as
long, and most of these parts are those of other rows.
"""

import re
from functools import lru_cache
from html import escape

from markupsafe import Markup

from orchestration.site.names import Link
from orchestration.site.words import IS_HOSTILE, Both, inert, word

# What HTML reads as markup, and what does not stand there at all. Few texts hold any: to look for all of them
# at once takes a fifth of the time of replacing one after the other.
_TELLING = re.compile(f"{IS_HOSTILE.pattern[:-1]}&<>\"']")
_NOTHING = Markup()
_DASH = Markup("—")
# The verdicts with a sign of their own.
SIGNS = {"missed": "✕", "nearly_met": "◆", "exceeded": "▲", "met": "●", "pending": "○"}


def shown(text: str) -> str:
    """A text as HTML, for what is put together without a template."""
    return text if is_harmless(text) else escape(inert(text))


def is_harmless(text: str) -> bool:
    """Whether a text stands in HTML as it is."""
    return _TELLING.search(text) is None


def link(to: Link | None, up: str) -> Markup:
    """A label that leads to its page, if it has one; `up` leads to the root of the site."""
    return _NOTHING if to is None else _link(to, up)


@lru_cache(maxsize=50_000)
def _link(to: Link, up: str) -> Markup:
    label = f"<bdi>{to.label.__html__()}</bdi>"
    return Markup(f'<a href="{up}{shown(to.address)}">{label}</a>' if to.address else label)


def told(value: Both, source: Link | None, up: str) -> Markup:
    """A figure that leads to its place in a report, where that is known; a dash without one."""
    if not value:
        return _DASH
    html = value.__html__()
    if source is None or not source.address:
        return html
    return Markup(f'<a href="{up}{shown(source.address)}">{html}</a>')


@lru_cache(maxsize=1_000)
def status(code: str) -> Markup:
    """A verdict by its sign and its word."""
    sign = SIGNS.get(code, "·")
    return Markup(
        f'<span class="s s-{shown(code)}"><span class="sign" aria-hidden="true">{sign}</span>'
        f"{word('status', code).__html__()}</span>"
    )


@lru_cache(maxsize=1_000)
def badge(grade: str | None, says: Both) -> Markup:
    """A grade of confidence; nothing without one."""
    return Markup(f'<span class="badge {shown(grade)}">{says.__html__()}</span>') if grade else _NOTHING
