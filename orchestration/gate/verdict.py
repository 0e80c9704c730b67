"""The gate's verdict, as it is kept beside the release it is about.

Belongs here: its shape, writing and reading it. Not here: judging (`audit`).
"""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Literal

from orchestration.language import message

Severity = Literal["critical", "warning", "info"]
Evidence = Mapping[str, str | int | float | bool | None]

VERDICT = "gate.json"


@dataclass(frozen=True, slots=True)
class GateCheck:
    """One expectation and what was seen: `observed` in words, `evidence` up to 20 rows that broke it.

    `rule_code` is the rule of the catalogue that it is a case of; empty in verdicts of old releases.
    """

    mart: str
    name: str
    severity: Severity
    success: bool
    observed: str
    evidence: tuple[Evidence, ...] = ()
    rule_code: str = ""

    @property
    def is_blocking(self) -> bool:
        """Whether it stops the release."""
        return not self.success and self.severity == "critical"


@dataclass(frozen=True, slots=True)
class GateResult:
    """All checks of a staged release; it passed where no critical one failed."""

    passed: bool
    results: tuple[GateCheck, ...]

    @classmethod
    def of(cls, results: tuple[GateCheck, ...]) -> "GateResult":
        """The verdict that follows from the checks."""
        return cls(passed=not any(check.is_blocking for check in results), results=results)

    @property
    def failures(self) -> tuple[GateCheck, ...]:
        """Checks that failed, blocking ones first."""
        failed = [check for check in self.results if not check.success]
        return tuple(sorted(failed, key=lambda check: not check.is_blocking))

    def under(self, rule_code: str) -> tuple[GateCheck, ...]:
        """What failed under a rule of the catalogue, blocking ones first."""
        return tuple(check for check in self.failures if check.rule_code == rule_code)

    def headline(self) -> str:
        """One line: how many checks, and what failed."""
        if not self.failures:
            return message("{count} checks passed", count=len(self.results))
        failed = "; ".join(f"{check.mart}: {check.name} ({check.observed})" for check in self.failures[:3])
        more = message(" and {left} more", left=len(self.failures) - 3) if len(self.failures) > 3 else ""
        return message(
            "{failures} of {count} checks failed: {failed}{more}",
            failures=len(self.failures),
            count=len(self.results),
            failed=failed,
            more=more,
        )

    def write(self, folder: Path) -> None:
        """Keep the verdict in the staged release; publishing asks for it."""
        text = json.dumps(asdict(self), ensure_ascii=False, indent=2)
        (folder / VERDICT).write_text(text + "\n", encoding="utf-8")


def read_verdict(folder: Path) -> GateResult | None:
    """The verdict kept in a release, or None where there is none that can be read."""
    try:
        fields = json.loads((folder / VERDICT).read_bytes())
        checks = tuple(
            GateCheck(**{**check, "evidence": tuple(check["evidence"])}) for check in fields["results"]
        )
        return GateResult(passed=bool(fields["passed"]), results=checks)
    except (OSError, ValueError, KeyError, TypeError):
        return None
