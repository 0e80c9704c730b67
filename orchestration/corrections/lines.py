"""The lines of raw/corrections.yml.

Belongs here: their form, reading and writing them. Not here: what they do to figures (`applying`).

    - {report: 440114-2022-plan, span: 10-16, action: correct, expected: 123.4, value: 12.34,
       reason: "a slip of the pen", reported: 2026-05-01, until: 2027-05-01}
"""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import Any, Literal

import yaml

from orchestration.language import message
from orchestration.release.durable import write_durably

Action = Literal["accept", "reject", "correct"]
ACTIONS: dict[object, Action] = {"accept": "accept", "reject": "reject", "correct": "correct"}
FILE = "corrections.yml"
_REQUIRED = frozenset({"report", "span", "action", "expected", "reason", "reported"})
_KNOWN = _REQUIRED | {"value", "until"}
_HEAD = """\
# Decisions about single figures, one a line; `jihua accept`, `reject` and `correct` write them.
# expected is the value as it was read when the line was written: where it no longer is, refresh stops.
"""


class CorrectionError(ValueError):
    """A line of raw/corrections.yml that is not valid or no longer matches; the message names the line."""

    def __init__(self, line: int, reason: str) -> None:
        super().__init__(
            message(
                "raw/{file}, line {line}: {reason} Change or remove the line, then refresh again; "
                "nothing was published.",
                file=FILE,
                line=line,
                reason=reason,
            )
        )


@dataclass(frozen=True, slots=True)
class Correction:
    """One decision. `start` and `end` are the figure's offsets, values are in the unit as written.

    `expected` is None for a figure told in words; `value` is what a `correct` puts in its place.
    `line` is its line in the file, counted from 1.
    """

    line: int
    report_id: str
    start: int
    end: int
    action: Action
    expected: Decimal | None
    reason: str
    reported: date
    value: Decimal | None = None
    until: date | None = None

    @property
    def place(self) -> tuple[str, int, int]:
        """Report and span."""
        return self.report_id, self.start, self.end

    def has_expired(self, today: date) -> bool:
        """Whether its last day is over."""
        return self.until is not None and self.until < today


def corrections_of(raw: Path) -> Path:
    """The file of corrections of a folder of reports, whether or not it is there."""
    return raw / FILE


def load_corrections(raw: Path) -> list[Correction]:
    """The corrections in order of the file; none where there is no file.

    Raises `CorrectionError` for the first line that is not valid, or decides twice on one figure.
    """
    path = corrections_of(raw)
    if not path.is_file():
        return []
    try:
        root = yaml.compose(path.read_text(encoding="utf-8"), Loader=yaml.SafeLoader)
    except (yaml.YAMLError, UnicodeDecodeError) as error:
        mark = getattr(error, "problem_mark", None)
        raise CorrectionError(mark.line + 1 if mark else 1, message("This is not valid YAML.")) from error
    if root is None:
        return []
    if not isinstance(root, yaml.SequenceNode):
        raise CorrectionError(1, message("The file is a list, each entry beginning with a dash."))
    entries = yaml.safe_load(path.read_text(encoding="utf-8"))
    lines = [node.start_mark.line + 1 for node in root.value]
    return _each_once([_correction(line, entry) for line, entry in zip(lines, entries, strict=True)])


def append_correction(raw: Path, correction: Correction) -> int:
    """Write a correction as the last line of the file, which is made where missing; gives its line."""
    path = corrections_of(raw)
    before = path.read_text(encoding="utf-8") if path.is_file() else _HEAD
    before = before if before.endswith("\n") else f"{before}\n"
    write_durably(path, f"{before}- {_flow(correction)}\n".encode())
    return before.count("\n") + 1


def corrections_fingerprint(raw: Path, today: date) -> str:
    """A hash that changes with the file and with the day on which a correction expires."""
    path = corrections_of(raw)
    if not path.is_file():
        return ""
    try:
        expired = [one.line for one in load_corrections(raw) if one.has_expired(today)]
    except CorrectionError:
        # Another file than before all the same; whoever applies it will say what is wrong.
        expired = []
    return hashlib.sha256(path.read_bytes() + repr(expired).encode()).hexdigest()[:24]


def _each_once(corrections: list[Correction]) -> list[Correction]:
    seen: dict[tuple[str, int, int], Correction] = {}
    for one in corrections:
        first = seen.setdefault(one.place, one)
        if first is not one:
            raise CorrectionError(
                one.line, message("Line {line} decides on the same figure.", line=first.line)
            )
    return corrections


def _correction(line: int, entry: object) -> Correction:
    if not isinstance(entry, Mapping):
        raise CorrectionError(
            line, message("An entry has report, span, action, expected, reason and reported.")
        )
    missing, unknown = sorted(_REQUIRED - set(entry)), sorted(set(map(str, entry)) - _KNOWN)
    if missing or unknown:
        said = (
            message("It lacks {missing}.", missing=", ".join(missing))
            if missing
            else message("It knows no {unknown}.", unknown=", ".join(unknown))
        )
        raise CorrectionError(line, said)
    if entry["action"] not in ACTIONS:
        raise CorrectionError(
            line, message("The action is accept, reject or correct, not {action!r}.", action=entry["action"])
        )
    if (entry["action"] == "correct") != (entry.get("value") is not None):
        raise CorrectionError(line, message("A value belongs to correct, and to nothing else."))
    if not str(entry["reason"] or "").strip():
        raise CorrectionError(line, message("It gives no reason."))
    start, end = _span(line, entry["span"])
    return Correction(
        line=line,
        report_id=str(entry["report"]),
        start=start,
        end=end,
        action=ACTIONS[entry["action"]],
        expected=_number(line, entry["expected"]),
        reason=str(entry["reason"]),
        reported=_day(line, entry["reported"]),
        value=_number(line, entry.get("value")),
        until=None if entry.get("until") is None else _day(line, entry["until"]),
    )


def _span(line: int, said: object) -> tuple[int, int]:
    start, dash, end = str(said).partition("-")
    if not (dash and start.isdecimal() and end.isdecimal() and int(start) < int(end)):
        raise CorrectionError(line, message("The span is START-END in characters, not {said!r}.", said=said))
    return int(start), int(end)


def _number(line: int, said: object) -> Decimal | None:
    if said is None:
        return None
    try:
        value = Decimal(str(said))
    except InvalidOperation:
        value = Decimal("NaN")
    if not value.is_finite() or isinstance(said, bool):
        raise CorrectionError(line, message("{said!r} is not a number.", said=said))
    return value


def _day(line: int, said: object) -> date:
    if type(said) is date:
        return said
    try:
        return date.fromisoformat(str(said))
    except ValueError:
        raise CorrectionError(line, message("{said!r} is not a day (YYYY-MM-DD).", said=said)) from None


def _flow(correction: Correction) -> str:
    # Numbers as strings of digits: YAML would make floats of them.
    fields: dict[str, Any] = {
        "report": correction.report_id,
        "span": f"{correction.start}-{correction.end}",
        "action": correction.action,
        "expected": _digits(correction.expected),
        "value": _digits(correction.value),
        "reason": correction.reason,
        "reported": correction.reported,
        "until": correction.until,
    }
    told = {name: value for name, value in fields.items() if value is not None or name == "expected"}
    flow = yaml.safe_dump(told, default_flow_style=True, allow_unicode=True, sort_keys=False, width=10**9)
    return str(flow).strip()


def _digits(value: Decimal | None) -> str | None:
    return None if value is None else f"{value.normalize():f}"
