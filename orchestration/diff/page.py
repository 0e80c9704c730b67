"""A difference as a page and as JSON.

Belongs here: filling the template, the JSON document, writing both. Not here: finding it.
"""

import json
import unicodedata
from dataclasses import asdict
from datetime import datetime
from pathlib import Path

import duckdb

from orchestration.diff.comparison import diff
from orchestration.diff.difference import SIZES, Compared, Diff
from orchestration.exports.datapackage import is_web_address
from orchestration.paths import Home
from orchestration.release import ReleaseError, current_release
from orchestration.templates import templates_of

DIFF_JSON = "diff.json"
DIFF_PAGE = "diff.html"
# Rows of each list on the page; diff.json has more.
SHOWN = 30


def write_diff(before: Compared | None, after: Compared, folder: Path) -> Diff:
    """Put diff.json and diff.html into `folder`; returns what they tell."""
    found = diff(before, after)
    (folder / DIFF_JSON).write_text(diff_json(found) + "\n", encoding="utf-8")
    (folder / DIFF_PAGE).write_text(diff_page(found), encoding="utf-8")
    return found


def write_diff_from_current(home: Home, staged: Compared) -> Diff:
    """Put diff.json and diff.html against the release that readers see into a staged one.

    A release that cannot be read any more must not keep the next one from being published: the
    difference is then told as from none.
    """
    folder = staged.folder
    try:
        return write_diff(current_release(home), staged, folder)
    except (ReleaseError, OSError, duckdb.Error):
        return write_diff(None, staged, folder)


def diff_json(found: Diff) -> str:
    """The difference as one JSON document, in the shape of `Diff`."""
    return json.dumps(asdict(found), ensure_ascii=False, indent=1, default=_written)


def _written(value: object) -> str:
    return value.isoformat() if isinstance(value, datetime) else str(value)


def diff_page(found: Diff) -> str:
    """One self-contained page without scripts; whatever reports hold is shown as text."""
    environment = templates_of("orchestration.diff", _inert)
    environment.tests["web_address"] = is_web_address
    changed = sorted(
        (table for table in found.tables if not table.is_equal),
        key=lambda table: not table.has_changed_figures,
    )
    return environment.get_template("diff.html.j2").render(
        diff=found,
        changed=changed,
        equal=[table for table in found.tables if table.is_equal],
        sizes=SIZES,
        shown=SHOWN,
    )


def _inert(value: object) -> object:
    """Text without characters that hide or turn round what stands beside them; nothing for None."""
    if value is None:
        return ""
    # Only plain text: what the template itself marked as safe must stay marked.
    if type(value) is not str:
        return value
    return "".join("�" if _is_hostile(letter) else letter for letter in value)


def _is_hostile(letter: str) -> bool:
    return letter not in "\n\t" and unicodedata.category(letter) in {"Cc", "Cf"}
