"""Word lists as one pattern.

Belongs here: a list of words becomes one regular expression that finds the longest word in
one pass, whatever the number of words. Not here: any list.
"""

import re
from collections.abc import Iterable
from typing import Any


def pattern_of(words: Iterable[str]) -> str:
    """A pattern that matches the longest of `words` at a place, sharing common beginnings."""
    root: dict[str, Any] = {}
    for word in words:
        node = root
        for character in word:
            node = node.setdefault(character, {})
        node[""] = True
    return _branch(root)


def begins(words: Iterable[str]) -> str:
    """A pattern that looks whether one of `words` may begin at a place, by the first sign alone.

    Before `pattern_of(words)` it spares the trial of each branch. A search that begins with the words
    looks for their first signs anyway.
    """
    return f"(?=[{''.join(sorted({re.escape(word[0]) for word in words}))}])"


def _branch(node: dict[str, Any]) -> str:
    ends = "" in node
    options = [re.escape(c) + _branch(child) for c, child in sorted(node.items()) if c]
    if not options:
        return ""
    body = options[0] if len(options) == 1 and not ends else "(?:" + "|".join(options) + ")"
    return body + "?" if ends else body
