"""Which rows of a staged release the gate has not let through before.

Belongs here: what the release before vouches for. Not here: running suites (`auditing`), which rows two
releases have in common (`orchestration.release`).

Readers see no row that did not pass. Where the program is the same, rows that the release before has too are
not asked again what all of them kept. What is made from nothing (`--force`, audits) has no rows in common
with it.
"""

from collections import defaultdict
from collections.abc import Mapping, Set
from dataclasses import dataclass, field

from orchestration.gate.suite import ALL_ROWS, Suite
from orchestration.gate.verdict import VERDICT, read_verdict
from orchestration.release.manifest import Manifest, ReleaseError, read_manifest
from orchestration.release.staging import StagedRelease
from orchestration.release.standing import Before


@dataclass(frozen=True, slots=True)
class Unaudited:
    """By table, an SQL condition that the rows to be audited meet; of other tables all are to be.

    `failed` are the checks, by table, that all rows are asked: some broke them.
    """

    release_id: str = ""
    conditions: Mapping[str, str] = field(default_factory=dict)
    failed: Mapping[str, Set[str]] = field(default_factory=dict)

    @classmethod
    def of(cls, staged: StagedRelease) -> "Unaudited":
        """What the release that readers see leaves to be audited of a staged one."""
        before = Before.of(staged.folder.parent)
        verdict = read_verdict(before.folder) if before.folder and before.sound(VERDICT) else None
        manifest = _manifest(before)
        if verdict is None or manifest is None or manifest.inputs.code != staged.manifest.inputs.code:
            return cls()
        failed: defaultdict[str, set[str]] = defaultdict(set)
        for check in verdict.failures:
            failed[check.mart].add(check.name)
        return cls(manifest.release_id, before.moved(staged.folder), failed)

    def asked_of(self, suite: Suite) -> tuple[tuple[Suite, str], ...]:
        """What a suite asks, each part with the condition that the rows meet which are asked."""
        return suite.asked_of(self.rows(suite.mart), self.failed.get(suite.mart, frozenset()))

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
