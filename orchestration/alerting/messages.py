"""What is said of a check that changed its state.

Belongs here: the state of a check and the wording of the message. Not here: sending it.
"""

import os
from dataclasses import dataclass
from urllib.parse import quote, urlencode

UI_URL = "JIHUA_UI_URL"
LOCAL_UI = "http://127.0.0.1:3000"


@dataclass(frozen=True, slots=True)
class CheckState:
    """The latest evaluation of a check, or the latest refresh.

    `count` of what breaks it and `evidence` (Markdown) where they were told; `rule_code` of the
    catalogue; `page` of the UI where it is not that of the check.
    """

    asset: str
    check: str
    passed: bool
    severity: str
    description: str
    count: int | None = None
    evidence: str | None = None
    rule_code: str | None = None
    page: str | None = None

    @property
    def key(self) -> str:
        """Asset and check."""
        return f"{self.asset}:{self.check}"


@dataclass(frozen=True, slots=True)
class Message:
    """A message: its first line, and the lines below."""

    title: str
    body: str


def message_about(state: CheckState) -> Message:
    """The message for a check that now fires, or recovered."""
    name = state.rule_code or state.check.upper().replace("_", "-")
    if state.passed:
        return Message(f"jihua: {name} recovered", f"{state.asset}: in order again.\n{_link(state)}")
    counted = "" if state.count is None else f" ({state.count})"
    first = _first_row(state.evidence)
    lines = [f"{state.asset}, {state.severity.lower()}{counted}: {state.description}", first, _link(state)]
    return Message(f"jihua: {name} fires", "\n".join(line for line in lines if line))


def _first_row(evidence: str | None) -> str:
    """The first row of a table of Markdown, each cell behind its column's name."""
    lines = [line for line in (evidence or "").splitlines() if line.startswith("|")]
    if len(lines) < 3:
        return ""
    names, cells = _cells(lines[0]), _cells(lines[2])
    return ", ".join(f"{name}: {cell}" for name, cell in zip(names, cells, strict=False) if cell)


def _cells(line: str) -> list[str]:
    held = line.strip().strip("|").replace("\\|", "\0")
    return [cell.strip().replace("\0", "|") for cell in held.split("|")]


def _link(state: CheckState) -> str:
    base = (os.environ.get(UI_URL) or LOCAL_UI).rstrip("/")
    if state.page:
        return f"{base}/{state.page}"
    return f"{base}/assets/{quote(state.asset)}?{urlencode({'view': 'checks', 'checkDetail': state.check})}"
