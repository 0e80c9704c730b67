"""The shelf of releases: what is published, what readers see, what is thrown away.

Belongs here: putting a staged release in place, going back, retention, sweeping up after a
crash. Not here: making or judging a release.
"""

import json
import os
import shutil
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

from orchestration.gate.verdict import read_verdict
from orchestration.language import joined, message
from orchestration.lock import writer_lock
from orchestration.paths import Home
from orchestration.release.durable import point_link, sync_folder, sync_tree, write_durably
from orchestration.release.inputs import Inputs
from orchestration.release.manifest import Manifest, ReleaseError, find_faults, list_files, read_manifest
from orchestration.release.staging import STAGING_PREFIX, StagedRelease

DEFAULT_KEPT = 10
_TIME_FORMAT = "%Y%m%dT%H%M%SZ"
_GOING = ".going-"


@dataclass(frozen=True, slots=True)
class Release:
    """A published release."""

    folder: Path
    manifest: Manifest
    is_current: bool

    @property
    def release_id(self) -> str:
        """Its name: UTC time of publishing and a short hash of the content."""
        return self.folder.name


def publish(home: Home, staged: StagedRelease) -> Release:
    """Put a staged release that passed the gate in place and show it to readers.

    Every byte is on the disk, and the folder was reopened and compared with its manifest,
    before `current` moves. Raises ReleaseError where the gate did not pass or the comparison
    fails, OSError where the disk refuses; `current` then still names the old release.
    """
    _require_verdict(staged)
    with writer_lock(home):
        target = home.releases / _next_id(home, staged.manifest)
        manifest = replace(staged.manifest, release_id=target.name, files=list_files(staged.folder))
        manifest.write(staged.folder)
        _make_read_only(staged.folder)
        sync_tree(staged.folder)
        _require_sound(staged.folder, manifest)
        staged.folder.rename(target)
        sync_folder(home.releases)
        _show(home, target, manifest)
        _forget_rollback(home)
        retire(home)
    return Release(folder=target, manifest=manifest, is_current=True)


def current_release(home: Home) -> Release | None:
    """The release readers see, or None where none was published yet."""
    folder = _current_folder(home)
    if folder is None:
        return None
    return Release(folder=folder, manifest=read_manifest(folder), is_current=True)


def releases(home: Home) -> tuple[Release, ...]:
    """All releases on the shelf, newest first."""
    current = _current_folder(home)
    return tuple(
        Release(folder=folder, manifest=read_manifest(folder), is_current=folder == current)
        for folder in reversed(_release_folders(home))
    )


def find_release(home: Home, release_id: str) -> Release:
    """The release of that id, or the only one whose id begins so; raises ReleaseError else."""
    found = [release for release in releases(home) if release.release_id.startswith(release_id)]
    if len(found) != 1 or not release_id:
        known = ", ".join(folder.name for folder in reversed(_release_folders(home))) or "none"
        raise ReleaseError(
            message(
                "{release_id!r} names {found} releases; there are: {known}",
                release_id=release_id,
                found=len(found),
                known=known,
            )
        )
    return found[0]


def verify(release: Release) -> tuple[str, ...]:
    """What in the release differs from its manifest; empty where it is sound."""
    return find_faults(release.folder, release.manifest)


def rollback(home: Home, release_id: str) -> Release:
    """Show an earlier (or later) release again, after checking that it is sound.

    A refresh keeps to the choice until an input changes. Raises ReleaseError where there is no
    such release or it is damaged.
    """
    with writer_lock(home):
        chosen = find_release(home, release_id)
        _require_sound(chosen.folder, chosen.manifest)
        newest = _release_folders(home)[-1]
        if chosen.folder == newest:
            _forget_rollback(home)
        else:
            write_durably(_rollback_note(home), json.dumps({"instead_of": newest.name}).encode())
        point_link(home.current_release, chosen.release_id)
    return replace(chosen, is_current=True)


def rolled_back_from(home: Home) -> Release | None:
    """The newest release, where someone chose to show an older one instead of it."""
    try:
        name = str(json.loads(_rollback_note(home).read_bytes())["instead_of"])
        return Release(home.releases / name, read_manifest(home.releases / name), is_current=False)
    except (OSError, ValueError, KeyError, TypeError, ReleaseError):
        return None


def find_standing(home: Home, inputs: Inputs) -> Release | None:
    """The current release where nothing is to be built from these inputs, else None.

    That is so where it is sound and was made from them, or where they made a release from which
    someone rolled back to it.
    """
    try:
        current = current_release(home)
    except ReleaseError:
        return None
    if current is None or verify(current):
        return None
    undone = rolled_back_from(home)
    made = (current, undone) if undone else (current,)
    return current if any(release.manifest.inputs == inputs for release in made) else None


def retire(home: Home) -> tuple[str, ...]:
    """Remove all but the last releases (JIHUA_KEEP_RELEASES, else 10) and never the current one.

    Returns the ids removed. A reader that has a file of one open keeps it until it closes it.
    """
    current = _current_folder(home)
    old = _release_folders(home)[: -_kept()]
    gone = [folder for folder in old if folder != current]
    for folder in gone:
        _remove(folder)
    return tuple(folder.name for folder in gone)


def sweep(home: Home) -> tuple[str, ...]:
    """Remove what a crash left: staged releases, half-removed ones, half-written files.

    Only for the holder of the writer's lock. Returns the names removed.
    """
    left = sorted(_leftovers(home))
    for path in left:
        if path.is_dir() and not path.is_symlink():
            shutil.rmtree(path)
        else:
            path.unlink(missing_ok=True)
    return tuple(path.name for path in left)


def _leftovers(home: Home) -> Iterator[Path]:
    yield from home.releases.glob(f"{STAGING_PREFIX}*")
    yield from home.releases.glob(f"{_GOING}*")
    for folder in (home.releases, home.var, home.extracted, home.dagster):
        yield from folder.glob(".*.tmp")


def _show(home: Home, target: Path, manifest: Manifest) -> None:
    """Flip `current` and look through it once more; flip back where that shows faults."""
    before = _current_folder(home)
    point_link(home.current_release, target.name)
    faults = find_faults(home.current_release, manifest)
    if not faults:
        return
    if before:
        point_link(home.current_release, before.name)
    else:
        home.current_release.unlink()
    _remove(target)
    raise ReleaseError(_fault_text(target, faults))


def _require_verdict(staged: StagedRelease) -> None:
    verdict = read_verdict(staged.folder)
    if verdict is None:
        raise ReleaseError(
            message("{name} was not audited; audit it before publishing", name=staged.folder.name)
        )
    if not verdict.passed:
        raise ReleaseError(
            message(
                "the gate stopped {name}: {headline}", name=staged.folder.name, headline=verdict.headline()
            )
        )


def _require_sound(folder: Path, manifest: Manifest) -> None:
    faults = find_faults(folder, manifest)
    if faults:
        raise ReleaseError(_fault_text(folder, faults))


def _fault_text(folder: Path, faults: tuple[str, ...]) -> str:
    return message(
        "release {name} is damaged: {faults}; run `jihua refresh --force`",
        name=folder.name,
        faults=joined(faults),
    )


def _next_id(home: Home, manifest: Manifest) -> str:
    """UTC time and short hash; later than every id on the shelf even where the clock went back."""
    moment = datetime.now(UTC)
    folders = _release_folders(home)
    if folders:
        last = datetime.strptime(folders[-1].name.split("-")[0], _TIME_FORMAT).replace(tzinfo=UTC)
        moment = max(moment, last + timedelta(seconds=1))
    return f"{moment.strftime(_TIME_FORMAT)}-{manifest.content[:8]}"


def _release_folders(home: Home) -> list[Path]:
    """Folders of whole releases, oldest first."""
    return sorted(path for path in home.releases.glob("[0-9]*Z-*") if path.is_dir())


def _current_folder(home: Home) -> Path | None:
    try:
        folder = home.releases / home.current_release.readlink()
    except OSError:
        return None
    return folder if folder.is_dir() else None


def _kept() -> int:
    setting = os.environ.get("JIHUA_KEEP_RELEASES", str(DEFAULT_KEPT))
    if not setting.isdigit() or int(setting) < 1:
        raise ReleaseError(
            message(
                "JIHUA_KEEP_RELEASES is {setting!r}; set it to a whole number of 1 or more", setting=setting
            )
        )
    return int(setting)


def _make_read_only(folder: Path) -> None:
    """Take the right to write from every file: a release never changes."""
    for path in folder.rglob("*"):
        if path.is_file():
            path.chmod(0o444)


def _remove(folder: Path) -> None:
    """Take a release off the shelf in one step, then delete it."""
    going = folder.with_name(f"{_GOING}{folder.name}")
    folder.rename(going)
    shutil.rmtree(going)


def _rollback_note(home: Home) -> Path:
    return home.releases / "rollback.json"


def _forget_rollback(home: Home) -> None:
    _rollback_note(home).unlink(missing_ok=True)
