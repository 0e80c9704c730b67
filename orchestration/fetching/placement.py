"""A candidate finds its place under raw/.

Belongs here: where a report goes, when it is refused, what is asked. Not here: which report a file
is (`orchestration.documents`), where candidates come from (`candidates`), the sidecar (`sidecars`).
"""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Literal

from filelock import FileLock

from orchestration.documents import (
    Document,
    DocumentError,
    DocumentRule,
    Identity,
    Metadata,
    check_wholeness,
    identify,
    read_document,
    sidecar_of,
)
from orchestration.documents.places import load_gazetteer
from orchestration.fetching.candidates import Candidate, Unusable
from orchestration.fetching.shelf import Shelf
from orchestration.fetching.sidecars import sidecar_text
from orchestration.language import Message, message
from orchestration.paths import Home
from orchestration.release.durable import write_durably

Outcome = Literal["added", "would add", "already there", "skipped", "refused"]
_FLAGS = {"kind": "--kind KIND", "year": "--year YYYY", "division": "--division CODE"}
_NAMES = {"kind": message("kind"), "year": message("year"), "division": message("division")}


@dataclass(frozen=True, slots=True)
class Told:
    """What is said about a report beside what it says itself."""

    division: str | None = None
    year: int | None = None
    kind: str | None = None
    edition: str | None = None

    def metadata(self) -> Metadata:
        """The same in the words of a sidecar."""
        return Metadata(division=self.division, executed_year=self.year, kind=self.kind, edition=self.edition)

    def filled(self, other: "Told") -> "Told":
        """This, and what the other says where this says nothing."""
        return Told(
            self.division or other.division,
            self.year or other.year,
            self.kind or other.kind,
            self.edition or other.edition,
        )


@dataclass(frozen=True, slots=True)
class Addition:
    """What became of one file: where it went (relative to raw/), or why it did not."""

    file: str
    outcome: Outcome
    path: str | None
    report_id: str | None
    message: str | None


# Given a candidate's name and what is missing of kind, year and division, says it; None to pass it over.
Ask = Callable[[str, tuple[str, ...]], Told | None]


@dataclass(slots=True)
class Intake:
    """Puts candidates under raw/ or, in a dry run, says where it would."""

    home: Home
    is_dry_run: bool = False
    ask: Ask | None = None
    shelf: Shelf = field(init=False)

    def __post_init__(self) -> None:
        self.shelf = Shelf(self.home.raw)

    def add(self, candidate: Candidate | Unusable, told: Told, expected: Told | None = None) -> Addition:
        """Put one candidate where it belongs; whatever is wrong with it becomes an outcome.

        `told` wins over what the report says; `expected` fills what it does not say, and refuses a
        report that says otherwise.
        """
        if isinstance(candidate, Unusable):
            return Addition(candidate.name, candidate.outcome, None, None, candidate.message)
        try:
            return self._add(candidate, told, expected or Told())
        except DocumentError as error:
            why = message("{reason} {remedy}", reason=error.reason, remedy=error.remedy)
        except OSError as error:
            why = message(
                "It could not be put under raw/ ({error}). Check the disk, its space and the permissions.",
                error=error,
            )
        except Exception as error:
            # One file that breaks a decoder must not keep the others out.
            why = message(
                "It could not be read ({error}). Save its text as .txt and add that.",
                error=f"{type(error).__name__}: {error}",
            )
        return Addition(candidate.name, "refused", None, None, why)

    def find_fetched(self, address: str) -> Addition | None:
        """The report that was fetched from the address before."""
        path = self.shelf.fetched_from().get(address.partition("#")[0].strip())
        if path is None:
            return None
        # `jihua add --refetch` looks whether the page has changed since.
        return Addition(address, "already there", self._below(path), self.shelf.report_id_of(path), None)

    def _add(self, candidate: Candidate, told: Told, expected: Told) -> Addition:
        document = read_document(candidate.path, root=candidate.path.parent)
        document.metadata.joined(told.metadata(), document.source_path)
        twin = self.shelf.twin_of(document.sha256)
        if twin is not None:
            return self._addition(candidate, "already there", twin, None)
        document, told = self._completed(candidate, document, told, expected)
        edition = Metadata(edition=told.edition)
        document = replace(document, metadata=document.metadata.joined(edition, document.source_path))
        identity = identify(document, division=told.division, year=told.year, kind=told.kind)
        _require(identity, expected, document)
        check_wholeness(document, identity)
        return self._settle(candidate, document, identity, told)

    def _completed(
        self, candidate: Candidate, document: Document, told: Told, expected: Told
    ) -> tuple[Document, Told]:
        """The document and what is told, filled until nothing is missing or nobody knows more."""
        missing = missing_keys(document, told)
        if missing and candidate.origin is not None and candidate.origin.title:
            title = Metadata(title=document.metadata.title or candidate.origin.title)
            document = replace(document, metadata=document.metadata.joined(title, document.source_path))
            missing = missing_keys(document, told)
        known = replace(expected, division=expected.division or _division_of(candidate.folder))
        told = told.filled(Told(**{key: getattr(known, key) for key in missing}))
        missing = missing_keys(document, told)
        if missing and self.ask is not None:
            answer = self.ask(candidate.name, missing)
            if answer is not None:
                return document, told.filled(answer)
        if len(missing) > 1:
            raise _untold(document, missing)
        return document, told

    def _settle(self, candidate: Candidate, document: Document, identity: Identity, told: Told) -> Addition:
        self.home.var.mkdir(parents=True, exist_ok=True)
        # Another `jihua add` or the watch may be placing the same report.
        with FileLock(self.home.var / "adding.lock"):
            target = self._place(candidate.path.suffix.lower(), identity)
            rival = self.shelf.rival_of(identity)
            if rival is not None and self.shelf.text_of(rival) == document.text:
                # Pages change their furniture with every visit.
                return self._addition(candidate, "already there", rival, identity.report_id)
            clash = self._clash(target, rival, identity)
            if clash:
                return Addition(candidate.name, "refused", None, identity.report_id, clash)
            if not self.is_dry_run:
                sidecar = sidecar_text(document, told.metadata(), candidate.origin, identity)
                # First the sidecar: a file without its sidecar may be taken for another report.
                if sidecar:
                    write_durably(sidecar_of(target), sidecar.encode())
                write_durably(target, candidate.path.read_bytes())
        self.shelf.note(target, document.sha256, identity)
        return self._addition(
            candidate, "would add" if self.is_dry_run else "added", target, identity.report_id
        )

    def _place(self, suffix: str, identity: Identity) -> Path:
        """raw/<division>/<year>-<kind>[-<edition>].<ext>; a full text gives way to a digest there."""
        edition = f"-{identity.edition}" if identity.edition else ""
        stem = f"{identity.executed_year}-{identity.report_kind}{edition}"
        target = self.home.raw / identity.division_code / f"{stem}{suffix}"
        gives_way = self.shelf.is_taken(target) and not identity.is_digest
        return target.with_stem(f"{stem}-full") if gives_way else target

    def _clash(self, target: Path, rival: Path | None, identity: Identity) -> str | None:
        """Why the report cannot lie beside what is there."""
        if rival is not None:
            return message(
                "raw/{path} is the same report ({report_id}) with another text. "
                "Keep both by naming the later one with --edition YYYYMMDD, or remove that file first.",
                path=self._below(rival),
                report_id=identity.report_id,
            )
        if self.shelf.is_taken(target):
            return message(
                "raw/{path} is there already. Rename one of the two files.", path=self._below(target)
            )
        return None

    def _addition(
        self, candidate: Candidate, outcome: Outcome, path: Path, report_id: str | None
    ) -> Addition:
        report_id = report_id or self.shelf.report_id_of(path)
        return Addition(candidate.name, outcome, self._below(path), report_id, None)

    def _below(self, path: Path) -> str:
        return path.relative_to(self.home.raw).as_posix()


def missing_keys(document: Document, told: Told) -> tuple[str, ...]:
    """Which of kind, year and division neither the document nor `told` says."""

    def is_missing(key: str) -> bool:
        # The other two are stood in for, so that only this one can be what is missing.
        stand_in = Told(division="000000", year=2000, kind="plan")
        asked = replace(told.filled(stand_in), **{key: getattr(told, key)})
        try:
            identify(document, division=asked.division, year=asked.year, kind=asked.kind)
        except DocumentError:
            return getattr(told, key) is None
        return False

    return tuple(key for key in ("kind", "year", "division") if is_missing(key))


def _division_of(folder: str) -> str | None:
    """The division whose code the folder carries as its name."""
    return folder if folder in load_gazetteer().divisions else None


def nor_its(keys: tuple[str, ...]) -> Message:
    """What is missing, as one names it: kind nor its year."""
    first, *rest = (_NAMES[key] for key in keys)
    named = first
    for name in rest:
        named = message("{first} nor its {second}", first=named, second=name)
    return named


def _untold(document: Document, missing: tuple[str, ...]) -> DocumentError:
    flags = " ".join(_FLAGS[key] for key in missing)
    return DocumentError(
        document.source_path,
        DocumentRule.NO_TITLE,
        message("The file does not tell its {missing}.", missing=nor_its(missing)),
        message(
            "Say it with {flags}, or in a sidecar {name}.yml (kind, executed_year, division).",
            flags=flags,
            name=document.path.name,
        ),
    )


def _require(identity: Identity, expected: Told, document: Document) -> None:
    """Raises DocumentError where the report is not the one that was expected."""
    found = Told(identity.division_code, identity.executed_year, identity.report_kind)
    for key in ("division", "year", "kind"):
        wanted = getattr(expected, key)
        if wanted is not None and wanted != getattr(found, key):
            raise DocumentError(
                document.source_path,
                DocumentRule.METADATA,
                message(
                    "Its {key} is {found}, not {wanted} as expected.",
                    key=key,
                    found=getattr(found, key),
                    wanted=wanted,
                ),
                message("Correct the entry of sources.yml, or add the report by hand."),
            )
