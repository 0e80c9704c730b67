"""Which rows of a staged release the gate has not let through before.

Belongs here: what the release before vouches for. Not here: running suites (`auditing`), which rows two
releases have in common (`orchestration.release`).

Readers see no row that did not pass. Where the program is the same and every check of a table passed, rows
that the release before has too are not asked again. What is made from nothing (`--force`, audits) has no rows
in common with it.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

from orchestration.gate.suite import ALL_ROWS
from orchestration.gate.verdict import VERDICT, read_verdict
from orchestration.release.manifest import Manifest, ReleaseError, read_manifest
from orchestration.release.staging import StagedRelease
from orchestration.release.standing import Before


@dataclass(frozen=True, slots=True)
class Unaudited:
    """By table, an SQL condition that the rows to be audited meet; of other tables all are to be."""

    release_id: str = ""
    conditions: Mapping[str, str] = field(default_factory=dict)

    @classmethod
    def of(cls, staged: StagedRelease) -> "Unaudited":
        """What the release that readers see leaves to be audited of a staged one."""
        before = Before.of(staged.folder.parent)
        verdict = read_verdict(before.folder) if before.folder and before.sound(VERDICT) else None
        manifest = _manifest(before)
        if verdict is None or manifest is None or manifest.inputs.code != staged.manifest.inputs.code:
            return cls()
        failed = {check.mart for check in verdict.failures}
        moved = before.moved(staged.folder)
        conditions = {table: where for table, where in moved.items() if table not in failed}
        return cls(manifest.release_id, conditions)

    def rows(self, table: str) -> str:
        """The condition that its rows meet which are to be audited."""
        return self.conditions.get(table, ALL_ROWS)

    def told(self, where: str) -> str:
        """What is to be said beside a check of the rows that meet a condition."""
        return "" if where == ALL_ROWS else f"; the other rows passed in {self.release_id}"


def _manifest(before: Before) -> Manifest | None:
    try:
        return read_manifest(before.folder) if before.folder else None
    except ReleaseError:
        return None
