"""raw/sources.yml: the pages that a user wants watched.

Belongs here: its keys and what is wrong with it. Not here: visiting the pages (`watching`).
"""

import re
from dataclasses import dataclass
from pathlib import Path

import yaml

from orchestration.documents import KINDS
from orchestration.documents.places import load_gazetteer
from orchestration.fetching.errors import FetchError
from orchestration.fetching.placement import Told
from orchestration.language import message

FILE = "sources.yml"
_KEYS = ("page", "link_text", "link_address", "division", "kind")
_REMEDY = message("Correct the entry; raw/README.md shows an example.")


@dataclass(frozen=True, slots=True)
class WatchedPage:
    """An index page; a link is meant where both patterns are found, in its text and in its address."""

    page: str
    link_text: re.Pattern[str]
    link_address: re.Pattern[str]
    division: str | None
    kind: str | None

    @property
    def expected(self) -> Told:
        """What the reports behind the links are, where they do not say it themselves."""
        return Told(division=self.division, kind=self.kind)


def read_watch_list(raw: Path) -> tuple[WatchedPage, ...]:
    """The watched pages; none where there is no list. Raises FetchError where it is not valid."""
    path = raw / FILE
    if not path.is_file():
        return ()
    try:
        entries = yaml.safe_load(path.read_text(encoding="utf-8-sig"))
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        mark = getattr(error, "problem_mark", None)
        where = message(" in its line {line}", line=mark.line + 1) if mark is not None else ""
        raise FetchError(
            f"raw/{FILE}", message("It is not valid YAML{where}.", where=where), _REMEDY
        ) from None
    if entries is None:
        return ()
    if not isinstance(entries, list):
        raise FetchError(
            f"raw/{FILE}",
            message("It is no list of entries that begin with `- page:`."),
            _REMEDY,
        )
    return tuple(_entry(entry, f"raw/{FILE}, entry {number}") for number, entry in enumerate(entries, 1))


def _entry(entry: object, name: str) -> WatchedPage:
    if not isinstance(entry, dict) or not entry.get("page"):
        raise FetchError(name, message("It names no page."), _REMEDY)
    unknown = [str(key) for key in entry if key not in _KEYS]
    if unknown:
        raise FetchError(
            name,
            message("Unknown key {unknown!r} (known: {keys}).", unknown=unknown[0], keys=", ".join(_KEYS)),
            _REMEDY,
        )
    if not entry.get("link_text") and not entry.get("link_address"):
        # Without a pattern every link of the page, its menu too, would be fetched.
        raise FetchError(name, message("It has neither link_text nor link_address."), _REMEDY)
    return WatchedPage(
        page=str(entry["page"]),
        link_text=_pattern(entry.get("link_text"), "link_text", name),
        link_address=_pattern(entry.get("link_address"), "link_address", name),
        division=_division(entry.get("division"), name),
        kind=_kind(entry.get("kind"), name),
    )


def _pattern(value: object, key: str, name: str) -> re.Pattern[str]:
    try:
        return re.compile("" if value is None else str(value))
    except re.error as error:
        raise FetchError(
            name, message("{key} is no valid pattern ({error}).", key=key, error=error), _REMEDY
        ) from None


def _division(value: object, name: str) -> str | None:
    # YAML reads 440114 as a number, and the nation's 000000 as zero.
    code = None if value is None else "000000" if value == 0 else str(value)
    if code is not None and code not in load_gazetteer().divisions:
        raise FetchError(
            name, message("The division {code} is not in the list of divisions.", code=code), _REMEDY
        )
    return code


def _kind(value: object, name: str) -> str | None:
    if value is not None and value not in KINDS:
        raise FetchError(
            name,
            message("kind must be one of {kinds}, not {value!r}.", kinds=", ".join(KINDS), value=value),
            _REMEDY,
        )
    return None if value is None else str(value)
