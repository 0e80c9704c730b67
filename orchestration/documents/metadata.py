"""What somebody wrote down about a report: its front matter or its sidecar.

Belongs here: reading and checking those few keys. Not here: what the title says (`titles`), which
of them wins (`identity`).
"""

import re
from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import yaml

from orchestration.documents.errors import DocumentError, DocumentRule
from orchestration.language import message

KINDS = ("plan", "work_report", "communique", "bulletin")
FIRST_YEAR, LAST_YEAR = 1949, 2099
SIDECAR_SUFFIX = ".yml"
_OPENING = re.compile(r"---[ \t]*\r?\n")
_CLOSING = re.compile(r"^---[ \t]*$", re.MULTILINE)
_MAXIMUM_CHARACTERS = 65_536


@dataclass(frozen=True, slots=True)
class Metadata:
    """The keys that front matter and sidecars may hold; None where nothing was said."""

    title: str | None = None
    url: str | None = None
    published_on: date | None = None
    division: str | None = None
    executed_year: int | None = None
    kind: str | None = None
    digest: bool | None = None
    edition: str | None = None
    seen_in: str | None = None
    seen_at: str | None = None
    # What `jihua add ADDRESS` notes: `url` is the address asked for.
    fetched_from: str | None = None
    fetched_at: datetime | None = None

    def joined(self, other: "Metadata", path: str) -> "Metadata":
        """Both together; raises `DocumentError` where they contradict each other."""
        mine, theirs = asdict(self), asdict(other)
        for key, value in theirs.items():
            if value is not None and mine[key] not in (None, value):
                raise _invalid(
                    path,
                    message(
                        "front matter says {key}: {mine}, the sidecar says {key}: {value}",
                        key=key,
                        mine=mine[key],
                        value=value,
                    ),
                )
        return Metadata(**{key: mine[key] if theirs[key] is None else theirs[key] for key in mine})


def front_matter_end(text: str) -> int:
    """Where the text after the front matter begins; 0 where there is none, -1 where it is not closed."""
    opening = _OPENING.match(text)
    if opening is None:
        return 0
    closing = _CLOSING.search(text, opening.end())
    return closing.end() if closing is not None else -1


def read_front_matter(text: str, path: str) -> Metadata:
    """The front matter that opens the text, empty where there is none; raises `DocumentError`."""
    end = front_matter_end(text)
    if end == 0:
        return Metadata()
    if end < 0 or end > _MAXIMUM_CHARACTERS:
        raise _invalid(path, message("the front matter that opens with --- is not closed by a line ---"))
    return _parse(text[:end].strip().strip("-"), path)


def read_sidecar(path: Path, name: str) -> Metadata:
    """The sidecar at `path`, empty where there is none; raises `DocumentError`."""
    if not path.is_file():
        return Metadata()
    try:
        text = path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError:
        raise _invalid(name, message("the file is not UTF-8")) from None
    if len(text) > _MAXIMUM_CHARACTERS:
        raise _invalid(name, message("the file is too long for a sidecar"))
    return _parse(text, name)


def _parse(text: str, path: str) -> Metadata:
    try:
        content = yaml.safe_load(text)
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        line = getattr(getattr(error, "problem_mark", None), "line", None)
        where = message(" in its line {line}", line=line + 1) if line is not None else ""
        raise _invalid(path, message("it is not valid YAML{where}", where=where)) from None
    if not isinstance(content, Mapping):
        raise _invalid(path, message("it does not hold `key: value` lines"))
    known = tuple(field.name for field in fields(Metadata))
    for key in content:
        if key not in known:
            raise _invalid(
                path, message("unknown key {key!r} (known: {known})", key=key, known=", ".join(known))
            )
    checked: dict[str, Any] = {
        key: _READERS[key](value, key, path) for key, value in content.items() if value is not None
    }
    return Metadata(**checked)


def _text(value: object, key: str, path: str) -> str:
    if isinstance(value, str | int | float | date) and not isinstance(value, bool) and str(value).strip():
        return str(value).strip()
    raise _invalid(path, message("{key} must be a text, not {value!r}", key=key, value=value))


def _division(value: object, key: str, path: str) -> str:
    # YAML reads 440114 as a number, and the nation's 000000 as zero.
    code = "000000" if value == 0 and value is not False else str(value)
    if re.fullmatch(r"\d{6}", code):
        return code
    raise _invalid(path, message("{key} must be a code of six digits, not {value!r}", key=key, value=value))


def _year(value: object, key: str, path: str) -> int:
    if re.fullmatch(r"\d{4}", str(value)) and FIRST_YEAR <= int(str(value)) <= LAST_YEAR:
        return int(str(value))
    raise _invalid(
        path,
        message(
            "{key} must be a year from {first_year} to {last_year}, not {value!r}",
            key=key,
            first_year=FIRST_YEAR,
            last_year=LAST_YEAR,
            value=value,
        ),
    )


def _day(value: object, key: str, path: str) -> date:
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    try:
        return date.fromisoformat(str(value))
    except ValueError:
        raise _invalid(
            path, message("{key} must be a day like 2023-02-09, not {value!r}", key=key, value=value)
        ) from None


def _moment(value: object, key: str, path: str) -> datetime:
    try:
        moment = value if isinstance(value, datetime) else datetime.fromisoformat(str(value))
    except ValueError:
        raise _invalid(
            path,
            message("{key} must be a time like 2023-02-09T08:30:00Z, not {value!r}", key=key, value=value),
        ) from None
    return moment.astimezone(UTC) if moment.tzinfo else moment.replace(tzinfo=UTC)


def _kind(value: object, key: str, path: str) -> str:
    if value in KINDS:
        return str(value)
    raise _invalid(
        path,
        message("{key} must be one of {kinds}, not {value!r}", key=key, kinds=", ".join(KINDS), value=value),
    )


def _flag(value: object, key: str, path: str) -> bool:
    if isinstance(value, bool):
        return value
    raise _invalid(path, message("{key} must be true or false, not {value!r}", key=key, value=value))


def _edition(value: object, key: str, path: str) -> str:
    edition = str(value).replace("-", "")
    if re.fullmatch(r"[0-9A-Za-z_.]{1,32}", edition):
        return edition
    raise _invalid(
        path,
        message("{key} must be letters and digits, such as 20170109, not {value!r}", key=key, value=value),
    )


_READERS = {
    "title": _text,
    "url": _text,
    "published_on": _day,
    "division": _division,
    "executed_year": _year,
    "kind": _kind,
    "digest": _flag,
    "edition": _edition,
    "seen_in": _text,
    "seen_at": _text,
    "fetched_from": _text,
    "fetched_at": _moment,
}


def _invalid(path: str, reason: str) -> DocumentError:
    return DocumentError(
        path,
        DocumentRule.METADATA,
        message("Its front matter or sidecar is not valid: {reason}.", reason=reason),
        message("Correct the line, or remove it where the title tells the same."),
    )
