"""What lies under raw/ already.

Belongs here: finding the same bytes, the same report, the same address. Not here: putting anything
there (`placement`).
"""

import hashlib
from dataclasses import dataclass, field
from pathlib import Path

from orchestration.documents import (
    DECODERS,
    DocumentError,
    Identity,
    identify,
    read_document,
    sidecar_of,
)
from orchestration.documents.metadata import read_sidecar


@dataclass(slots=True)
class Shelf:
    """The reports of a raw/ folder, looked at once; `note` tells it of those that come (or would come)."""

    raw: Path
    _by_content: dict[str, Path] = field(default_factory=dict)
    _identities: dict[Path, Identity | None] = field(default_factory=dict)
    _has_looked: bool = False

    def twin_of(self, sha256: str) -> Path | None:
        """The report with the same bytes."""
        if not self._has_looked:
            for path in self.reports():
                self._by_content.setdefault(hashlib.sha256(path.read_bytes()).hexdigest(), path)
            self._has_looked = True
        return self._by_content.get(sha256)

    def rival_of(self, identity: Identity) -> Path | None:
        """The file that is the same report with other bytes; a digest and a full text are no rivals."""
        folder = self.raw / identity.division_code
        on_disk = {path for path in folder.glob("*") if _can_be_report(path)}
        for path in sorted(on_disk | {noted for noted in self._identities if noted.parent == folder}):
            there = self._identity_of(path)
            if (
                there is not None
                and there.report_id == identity.report_id
                and there.is_digest == identity.is_digest
            ):
                return path
        return None

    def report_id_of(self, path: Path) -> str | None:
        """The name of the report that lies at the path; None where it tells none."""
        identity = self._identity_of(path)
        return None if identity is None else identity.report_id

    def text_of(self, path: Path) -> str | None:
        """The text of the report that lies at the path; None where none can be read there."""
        try:
            return read_document(path, root=self.raw).text
        except (DocumentError, OSError):
            return None

    def note(self, path: Path, sha256: str, identity: Identity) -> None:
        """Remember a report that was put there, or that a dry run would put there."""
        self._by_content.setdefault(sha256, path)
        self._identities[path] = identity

    def is_taken(self, path: Path) -> bool:
        """Whether something lies at the path, or would by now."""
        return path in self._identities or path.exists()

    def fetched_from(self) -> dict[str, Path]:
        """The report that was fetched from each address; addresses asked for and those that answered."""
        found: dict[str, Path] = {}
        for path in self.reports():
            sidecar = sidecar_of(path)
            try:
                told = read_sidecar(sidecar, sidecar.name)
            except (DocumentError, OSError):
                continue
            # A digest names the official address too, without having been fetched from there.
            if told.fetched_at is not None:
                found |= {address: path for address in (told.url, told.fetched_from) if address}
        return found

    def reports(self) -> list[Path]:
        """The files that can be reports, in the order of their paths."""
        return sorted(path for path in self.raw.rglob("*") if _can_be_report(path))

    def _identity_of(self, path: Path) -> Identity | None:
        if path not in self._identities:
            try:
                self._identities[path] = identify(read_document(path, root=self.raw))
            except DocumentError:
                self._identities[path] = None
        return self._identities[path]


def _can_be_report(path: Path) -> bool:
    return path.suffix.lower() in DECODERS and path.is_file() and not path.name.startswith(".")
