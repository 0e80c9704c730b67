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
from orchestration.language import message
from orchestration.lock import writer_lock
from orchestration.paths import Home
from orchestration.release.durable import point_link, write_durably
from orchestration.release.inputs import Inputs
from orchestration.release.manifest import (
    Manifest,
    ReleaseError,
    find_faults,
    find_faults_in_sight,
    read_manifest,
)
from orchestration.release.placing import (
    GOING,
    fault_text,
    put_on_shelf,
    require_sound,
    seal_audited,
    take_off_shelf,
)
from orchestration.release.sharing import bring_release, known_ids, offer_release, show_release
from orchestration.release.staging import STAGING_PREFIX, StagedRelease
from orchestration.release.standing import Before, distrust
from orchestration.storage.lease import shared_lease

DEFAULT_KEPT = 10
_TIME_FORMAT = "%Y%m%dT%H%M%SZ"


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

    Every byte is on the disk, no file was written to since it was hashed, and the database was opened,
    before `current` moves. Where releases lie in a store, it lies there
    and is shown there before. Raises ReleaseError where the gate did not pass or the comparison fails,
    StorageError where the store refuses, OSError where the disk does; `current` then still names the old one.
    """
    _require_verdict(staged)
    with writer_lock(home), shared_lease(home):
        release_id = _next_id(home, staged.manifest)
        # What was taken over was compared with the release before when it was.
        lent = Before.of(home.releases).lent(staged.folder)
        manifest = replace(seal_audited(staged.folder, staged.manifest, lent), release_id=release_id)
        manifest.write(staged.folder)
        require_sound(staged.folder, manifest, find_faults_in_sight)
        offer_release(home, staged.folder, manifest, releases_kept())
        target = put_on_shelf(home, staged.folder, manifest)
        _show(home, target, manifest)
        note_rollback(home, None)
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
    with writer_lock(home), shared_lease(home):
        bring_release(home, release_id)
        chosen = find_release(home, release_id)
        require_sound(chosen.folder, chosen.manifest)
        newest = _release_folders(home)[-1]
        instead_of = None if chosen.folder == newest else newest.name
        show_release(home, chosen.folder, chosen.manifest, instead_of)
        note_rollback(home, instead_of)
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
    if current is None:
        return None
    undone = rolled_back_from(home)
    made = (current, undone) if undone else (current,)
    is_made_from = any(release.manifest.inputs == inputs for release in made)
    if not is_made_from:
        # To read every byte of it takes seconds where there is much.
        return None
    if verify(current):
        distrust(home.releases)
        return None
    return current


def retire(home: Home) -> tuple[str, ...]:
    """Remove all but the last releases (JIHUA_KEEP_RELEASES, else 10) and never the current one.

    Returns the ids removed. A reader that has a file of one open keeps it until it closes it.
    """
    current = _current_folder(home)
    old = _release_folders(home)[: -releases_kept()]
    gone = [folder for folder in old if folder != current]
    for folder in gone:
        take_off_shelf(folder)
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
    yield from home.releases.glob(f"{GOING}*")
    for folder in (home.releases, home.var, home.extracted, home.dagster):
        yield from folder.glob(".*.tmp")


def _show(home: Home, target: Path, manifest: Manifest) -> None:
    """Flip `current` and look through it as readers see it; flip back where that shows faults.

    Every byte was hashed when it was written; what can go wrong since is its place.
    """
    before = _current_folder(home)
    point_link(home.current_release, target.name)
    faults = find_faults_in_sight(home.current_release, manifest)
    if not faults:
        return
    if before:
        point_link(home.current_release, before.name)
    else:
        home.current_release.unlink()
    take_off_shelf(target)
    raise ReleaseError(fault_text(target, faults))


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


def _next_id(home: Home, manifest: Manifest) -> str:
    """UTC time and short hash; later than every id on the shelf even where the clock went back."""
    moment = datetime.now(UTC)
    known = max((*(folder.name for folder in _release_folders(home)), *known_ids(home)), default=None)
    if known:
        last = datetime.strptime(known.split("-")[0], _TIME_FORMAT).replace(tzinfo=UTC)
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


def releases_kept() -> int:
    """How many releases a shelf holds, by JIHUA_KEEP_RELEASES; raises ReleaseError where it is no number."""
    setting = os.environ.get("JIHUA_KEEP_RELEASES", str(DEFAULT_KEPT))
    if not setting.isdigit() or int(setting) < 1:
        raise ReleaseError(
            message(
                "JIHUA_KEEP_RELEASES is {setting!r}; set it to a whole number of 1 or more", setting=setting
            )
        )
    return int(setting)


def note_rollback(home: Home, instead_of: str | None) -> None:
    """Note the newest release where an older one is shown instead; None where the newest is shown."""
    if instead_of is None:
        _rollback_note(home).unlink(missing_ok=True)
    else:
        write_durably(_rollback_note(home), json.dumps({"instead_of": instead_of}).encode())


def _rollback_note(home: Home) -> Path:
    return home.releases / "rollback.json"
