"""One file of raw/ read to its end.

Belongs here: file → document → identity → records, with every failure turned into a rejection of
that one file. Not here: tables and contracts (`frames`), which files (`sources`). This module is
imported by the processes that read in parallel, so it stays light.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from orchestration.documents import (
    Document,
    DocumentError,
    DocumentRule,
    Identity,
    check_wholeness,
    identify,
    read_document,
)
from orchestration.extraction import read_report
from orchestration.extraction.records import Record
from orchestration.ingest.sources import Source, is_sidecar
from orchestration.language import message


@dataclass(frozen=True, slots=True)
class Report:
    """A document that is a report, with a record for each numeral in it."""

    document: Document
    identity: Identity
    records: Sequence[Record]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What reading one file gave: a report, or the error that stopped it (and who it was, if known).

    Neither, where only other years were asked for.
    """

    source: Source
    report: Report | None
    identity: Identity | None = None
    error: DocumentError | None = None

    @property
    def is_left(self) -> bool:
        """Whether the file was left alone, as it is of a year that was not asked for."""
        return self.report is None and self.error is None


def read_source(source: Source, raw: Path, years: frozenset[int] | None = None) -> Outcome:
    """Read one file; never raises for what the file holds, whatever it is.

    With `years` a report that looks back on another one is left after its title. What tells no year is
    of none: it is judged whichever years are asked for. A file that changes meanwhile is refused under
    an entry of its own: what was read of it is not what its entry stands for.
    """
    outcome = _read(source, raw, years)
    read = outcome.report.document.sha256 if outcome.report else source.sha256
    if outcome.is_left or (read == source.sha256 and source.is_as_listed()):
        return outcome
    return Outcome(source.passing(), None, outcome.identity, _changed(source))


def _read(source: Source, raw: Path, years: frozenset[int] | None) -> Outcome:
    identity = None
    try:
        if is_sidecar(source.path):
            raise _lone_sidecar(source)
        document = read_document(source.path, root=raw)
        identity = identify(document)
        if years is not None and identity.executed_year not in years:
            return Outcome(source, None, identity)
        check_wholeness(document, identity)
        records = read_report(document.text, division=identity.division_code, year=identity.executed_year)
    except DocumentError as error:
        return Outcome(source, None, identity, error)
    except Exception as error:
        # The edge where one bad report must not stop the others, whatever went wrong in it.
        return Outcome(source, None, identity, unread(source, f"{type(error).__name__}: {error}"))
    return Outcome(source, Report(document, identity, tuple(records)), identity)


def _changed(source: Source) -> DocumentError:
    return DocumentError(
        source.source_path,
        DocumentRule.READER,
        message("The file changed while it was read: somebody was still writing it."),
        message("Run `jihua refresh --force` when it is complete."),
    )


def _lone_sidecar(source: Source) -> DocumentError:
    report = source.path.with_suffix("").name
    return DocumentError(
        source.source_path,
        DocumentRule.METADATA,
        message("The sidecar stands beside no report: there is no {report}.", report=report),
        message("Put the report beside it, or remove the sidecar."),
    )


def unread(source: Source, what: str) -> DocumentError:
    """The error of a file that stopped the reader itself."""
    return DocumentError(
        source.source_path,
        DocumentRule.READER,
        message("The reader stopped at this file ({what}).", what=what),
        message("Tell the maintainers, with the file; the other reports are published."),
    )
