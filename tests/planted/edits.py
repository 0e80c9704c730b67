"""Errors to plant into copies of digests: what to change, and the rule that must tell.

Belongs here: the form of an edit, reading `edits.yml`. Not here: planting and judging them
(`test_planted_errors`). Figures and names of the copies come from the files; what is added is
invented.
"""

from dataclasses import dataclass
from pathlib import Path

import yaml

BULLETIN, PLAN = "440114/2022-bulletin.md", "440114/2022-plan.md"


@dataclass(frozen=True, slots=True)
class Edit:
    """A kind of error: in a copy of `file`, what `pattern` finds becomes `instead` (once)."""

    kind: str
    rule: str
    file: str
    pattern: str
    instead: str


def _edit(entry: dict[str, str]) -> Edit:
    if "added" in entry:
        return Edit(entry["kind"], entry["rule"], BULLETIN, r"\Z", f"\n\n{entry['added']}\n")
    return Edit(**entry)


EDITS = [
    _edit(entry)
    for entry in yaml.safe_load(Path(__file__).with_name("edits.yml").read_text(encoding="utf-8"))
]
