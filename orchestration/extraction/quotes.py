"""Quotation marks that look alike on both sides.

Belongs here: pages and typists set "十五" between two straight marks; the rules know “十五”. Not here:
any other sign (`text`), what stands between the marks.
"""

import re

# A mark before a comma closes something: it opens no pair.
PAIR = re.compile(r'"(?![,。;:、!?\s])([^"\n]{1,80})"')
WORD = re.compile("[\u4e00-\u9fff]")


def with_paired_quotes(plain: str) -> str:
    """The text with marks that open and close for straight ones around words; as long as it was."""
    return PAIR.sub(_paired, plain) if '"' in plain else plain


def _paired(pair: "re.Match[str]") -> str:
    """“十五” for "十五"; numbers and addresses between straight marks stay as they are."""
    return f"“{pair[1]}”" if WORD.search(pair[1]) is not None else pair[0]
