"""The gate: what a staged release must hold before readers see it.

Belongs here: expectations, running them, the verdict. Not here: publishing
(`orchestration.release`, which asks for the verdict).
"""

import threading
from collections.abc import Sequence
from typing import TYPE_CHECKING

from orchestration.checks.catalogue import Rule, load_catalogue
from orchestration.gate.suites import SUITES
from orchestration.gate.verdict import GateCheck, GateResult, read_verdict

if TYPE_CHECKING:
    from orchestration.history import HistoryResult
    from orchestration.release import StagedRelease

__all__ = ["GateCheck", "GateResult", "audit", "gate_rules", "preload_in_background", "read_verdict"]


def gate_rules() -> tuple[Rule, ...]:
    """The rules that the gate judges a staged release by, in order of the catalogue."""
    # What only dbt can ask is a check of the model that it asks.
    judged = {"TAB-SHAPE", *(one.rule_code for suite in SUITES for one in suite.expectations)}
    rules = load_catalogue().values()
    return tuple(rule for rule in rules if rule.code in judged or rule.code.startswith("HIS-"))


def audit(staged: "StagedRelease", history: "Sequence[HistoryResult]" = ()) -> GateResult:
    """Hold every table of a staged release against its suite, and judge what changed since the one before.

    `history` is what was found between the release that readers see and the warehouse that this one was
    staged from; none where there was no release. Writes Data Docs into data_docs/ and the verdict into
    gate.json of the staged folder. An expectation that cannot be evaluated counts as failed.
    """
    from orchestration.gate.auditing import DATA_DOCS, audit_tables
    from orchestration.gate.data_docs import settle_data_docs
    from orchestration.gate.past import history_checks

    verdict = GateResult.of((*history_checks(history), *audit_tables(staged).results))
    settle_data_docs(staged.folder / DATA_DOCS, verdict)
    verdict.write(staged.folder)
    return verdict


def preload_in_background() -> None:
    """Begin to import Great Expectations in a thread, and return at once.

    Worth its while where the caller waits for another process (dbt) for some seconds.
    """
    from orchestration.gate.auditing import import_great_expectations

    threading.Thread(target=import_great_expectations, name="great_expectations", daemon=True).start()
