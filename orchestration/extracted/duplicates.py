"""Two files of one report: which of them stands for it.

Belongs here: the choice, and what is said of the other. Not here: where reports come from.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from orchestration.language import message


@dataclass(frozen=True, slots=True)
class Candidate:
    """A report as one file gives it, by its entry in the log, and when it was read."""

    entry_id: str
    report_id: str
    source_path: str
    sha256: str
    is_digest: bool
    published_on: date | None
    division_code: str
    executed_year: int
    read_at: datetime


@dataclass(frozen=True, slots=True)
class SetAside:
    """A file that does not stand for its report: the rule that decided, and what is said of it."""

    candidate: Candidate
    rule_code: str
    reason: str


def set_aside(candidates: Iterable[Candidate]) -> list[SetAside]:
    """The files that do not stand for their report, because another file of it does.

    A full text comes before a digest, then the one published first, then the order of paths.
    """
    chosen: dict[str, Candidate] = {}
    aside: list[SetAside] = []
    for candidate in sorted(candidates, key=_precedence):
        standing = chosen.setdefault(candidate.report_id, candidate)
        if standing is not candidate:
            aside.append(_judged(candidate, standing))
    return aside


def _precedence(candidate: Candidate) -> tuple[bool, date, str]:
    return candidate.is_digest, candidate.published_on or date.max, candidate.source_path


def _judged(candidate: Candidate, standing: Candidate) -> SetAside:
    two = f"{candidate.source_path} and {standing.source_path}"
    if candidate.sha256 == standing.sha256:
        return SetAside(
            candidate, "DOC-COPY", message("{two} hold the same bytes; the second is read.", two=two)
        )
    if candidate.is_digest and not standing.is_digest:
        said = message(
            "{source_path} is the full text of {report_id} and stands for this digest.",
            source_path=standing.source_path,
            report_id=candidate.report_id,
        )
        return SetAside(candidate, "DOC-SUPERSEDED", said)
    said = message(
        "{two} are both {report_id} and differ; the second, published first, is read.",
        two=two,
        report_id=candidate.report_id,
    )
    return SetAside(candidate, "DOC-DUPLICATE", said)
