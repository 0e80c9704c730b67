"""`jihua add`: reports find their place under raw/.

Belongs here: where a file goes, what is written beside it, when it is refused. Not here: which
report a file is (`orchestration.documents`).
"""

import hashlib
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from orchestration.cli.names import division_code
from orchestration.cli.screen import FAILED, print_json, print_text, say
from orchestration.paths import Home

if TYPE_CHECKING:
    from orchestration.documents import Document, Identity, Metadata


@dataclass(frozen=True, slots=True)
class Addition:
    """What became of one file: where it went (relative to raw/), or why it did not."""

    file: str
    outcome: Literal["added", "would add", "already there", "refused"]
    path: str | None
    report_id: str | None
    message: str | None


@dataclass(frozen=True, slots=True)
class _Flags:
    """What the person said about the files on the command line."""

    division: str | None
    year: int | None
    kind: str | None


def add(
    files: Annotated[list[Path], typer.Argument(exists=True, dir_okay=False, help="Reports to add.")],
    division: Annotated[
        str | None, typer.Option(help="Code or name of the division, where the title does not tell it.")
    ] = None,
    year: Annotated[
        int | None, typer.Option(help="The year looked back on, where no title tells it.")
    ] = None,
    kind: Annotated[
        str | None, typer.Option(help="plan, work_report, communique or bulletin, where no title tells it.")
    ] = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Only say what would be done.")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="Print the result as JSON.")] = False,
) -> None:
    """Put reports under raw/, each in the folder of its division.

    What flags say is kept in a sidecar beside the file. `jihua refresh` then reads it.
    """
    home = Home.from_environment()
    flags = _Flags(division_code(division), year, kind)
    additions = [_add_one(home, file, flags, dry_run=dry_run) for file in files]
    if as_json:
        print_json(additions)
    else:
        print_text(*(_sentence(addition) for addition in additions))
    if any(addition.outcome == "added" for addition in additions):
        say("Run `jihua refresh` to read what was added.")
    if any(addition.outcome == "refused" for addition in additions):
        raise typer.Exit(FAILED)


def _sentence(addition: Addition) -> str:
    if addition.outcome == "refused":
        return f"{addition.file}: refused. {addition.message}"
    return f"{addition.file}: {addition.outcome} as raw/{addition.path} ({addition.report_id})"


def _add_one(home: Home, file: Path, flags: _Flags, *, dry_run: bool) -> Addition:
    from orchestration.documents import DocumentError, check_wholeness, identify, read_document

    try:
        document = read_document(file, root=file.parent)
        _require_agreement(document, flags)
        identity = identify(document, division=flags.division, year=flags.year, kind=flags.kind)
        check_wholeness(document, identity)
    except DocumentError as error:
        return Addition(file.name, "refused", None, None, f"{error.reason} {error.remedy}")
    twin = _find_twin(home.raw, document.sha256)
    if twin:
        return Addition(file.name, "already there", _below(home.raw, twin), identity.report_id, None)
    target = _place(home.raw, file, identity)
    clash = _find_clash(home.raw, target, identity)
    if clash:
        return Addition(file.name, "refused", None, identity.report_id, clash)
    if dry_run:
        return Addition(file.name, "would add", _below(home.raw, target), identity.report_id, None)
    _write(document, flags, target)
    return Addition(file.name, "added", _below(home.raw, target), identity.report_id, None)


def _require_agreement(document: "Document", flags: _Flags) -> None:
    """Raise DocumentError where a flag contradicts what stands in the file or beside it."""
    document.metadata.joined(_said(flags), document.source_path)


def _said(flags: _Flags) -> "Metadata":
    from orchestration.documents import Metadata

    return Metadata(division=flags.division, executed_year=flags.year, kind=flags.kind)


def _place(raw: Path, file: Path, identity: "Identity") -> Path:
    """raw/<division>/<executed year>-<kind>[-<edition>].<ext>; a full text gives way to a digest there."""
    edition = f"-{identity.edition}" if identity.edition else ""
    stem = f"{identity.executed_year}-{identity.report_kind}{edition}"
    target = raw / identity.division_code / f"{stem}{file.suffix.lower()}"
    return target if identity.is_digest or not target.exists() else target.with_stem(f"{stem}-full")


def _find_twin(raw: Path, sha256: str) -> Path | None:
    """The file of raw/ with the same bytes."""
    for path in sorted(raw.rglob("*")):
        if path.is_file() and hashlib.sha256(path.read_bytes()).hexdigest() == sha256:
            return path
    return None


def _find_clash(raw: Path, target: Path, identity: "Identity") -> str | None:
    """Why the report cannot lie beside what is there: another full text of the same report."""
    from orchestration.documents import DECODERS, DocumentError, identify, read_document

    neighbours = sorted(target.parent.glob("*")) if target.parent.is_dir() else []
    for path in neighbours:
        if path.suffix.lower() not in DECODERS:
            continue
        try:
            there = identify(read_document(path, root=raw))
        except DocumentError:
            continue
        if there.report_id == identity.report_id and there.is_digest == identity.is_digest:
            return (
                f"raw/{_below(raw, path)} is the same report ({identity.report_id}) with other bytes. "
                "Remove that file first, or give the later one an `edition` in its sidecar."
            )
    if target.exists():
        return f"raw/{_below(raw, target)} is there already. Rename one of the two files."
    return None


def _write(document: "Document", flags: _Flags, target: Path) -> None:
    """Copy the bytes as they are; then the sidecar: what stood beside the file and what flags said."""
    from orchestration.documents import sidecar_of
    from orchestration.release.durable import write_durably

    sidecar = _sidecar_text(document, flags)
    if sidecar:
        write_durably(sidecar_of(target), sidecar.encode())
    write_durably(target, document.path.read_bytes())


def _sidecar_text(document: "Document", flags: _Flags) -> str:
    """The sidecar's YAML, empty where there is nothing to say that the file does not say itself."""
    from dataclasses import asdict

    import yaml

    from orchestration.documents import sidecar_of

    beside = sidecar_of(document.path)
    told = yaml.safe_load(beside.read_text(encoding="utf-8-sig")) if beside.is_file() else None
    said = {key: value for key, value in asdict(_said(flags)).items() if value is not None}
    keys = {**(told or {}), **said}
    return yaml.safe_dump(keys, allow_unicode=True, sort_keys=False) if keys else ""


def _below(raw: Path, path: Path) -> str:
    return path.relative_to(raw).as_posix()
