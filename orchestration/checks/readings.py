"""Checks of what was read: the document gate, the contracts, and that no figure was lost.

Belongs here: rejections and findings of the current view as checks that Dagster shows, one a rule. Not here:
the rules themselves (`catalogue.yml`).
"""

from collections.abc import Iterator
from dataclasses import dataclass

import dagster as dg
import polars as pl

from orchestration.checks.catalogue import Rule, load_catalogue
from orchestration.checks.evidence import EVIDENCE_ROWS, evidence_table
from orchestration.checks.showing import rule_result, rule_spec
from orchestration.extracted.alerts import OPEN
from orchestration.extracted.identity import IdentityError
from orchestration.extracted.view import open_view
from orchestration.language import message
from orchestration.resources import HomeResource


@dataclass(frozen=True, slots=True)
class Judged:
    """The asset that a family of rules judges, and the extracted table that says what breaks them."""

    family: str
    asset: str
    table: str

    @property
    def name(self) -> str:
        """The name of the family's checks."""
        return f"{self.asset}_{self.family.lower()}"


_JUDGED = (
    Judged("DOC", "reports", "rejections"),
    Judged("OBS", "observations", "rejections"),
    Judged("ARI", "observations", "findings"),
    Judged("COR", "observations", "alerts"),
)


def reading_checks() -> list[dg.AssetChecksDefinition]:
    """The checks of reports and observations."""
    rules = load_catalogue().values()
    families = [
        (judged, [rule for rule in rules if rule.code.startswith(judged.family)]) for judged in _JUDGED
    ]
    return [*(_rule_checks(judged, own) for judged, own in families), _identity_check()]


def _rule_checks(judged: Judged, rules: list[Rule]) -> dg.AssetChecksDefinition:
    @dg.multi_asset_check(
        name=judged.name,
        can_subset=True,
        specs=[rule_spec(rule, judged.asset) for rule in rules],
    )
    def contracts(
        context: dg.AssetCheckExecutionContext, home: HomeResource
    ) -> Iterator[dg.AssetCheckResult]:
        """One result for each rule, with the rows that broke it."""
        view = open_view(home.folders)
        if view is None:
            raise dg.Failure("Nothing was read yet: materialize reports and observations first.")
        breaches = view.scan(judged.table)
        if judged.table == "alerts":
            breaches = breaches.filter(pl.col("state") == OPEN)
        # Of many rows few are shown, and only these are read whole.
        counted = dict(breaches.group_by("rule_code").len().collect().iter_rows())
        asked = {key.name for key in context.selected_asset_check_keys}
        for rule in (rule for rule in rules if rule.check_name in asked):
            broken = breaches.filter(pl.col("rule_code") == rule.code).head(EVIDENCE_ROWS)
            told = evidence_table(broken.collect().to_dicts() if rule.code in counted else ())
            yield rule_result(rule, judged.asset, counted.get(rule.code, 0), told)

    return contracts


def _identity_check() -> dg.AssetChecksDefinition:
    @dg.multi_asset_check(
        name="nothing_is_lost", specs=[rule_spec(load_catalogue()["RUN-IDENTITY"], "observations")]
    )
    def nothing_is_lost(home: HomeResource) -> Iterator[dg.AssetCheckResult]:
        """Read = published + quarantined, on the tables that the warehouse will be built from."""
        yield identity_result(home)

    return nothing_is_lost


def identity_result(home: HomeResource) -> dg.AssetCheckResult:
    """Whether every figure that was read is an observation or in quarantine."""
    rule = load_catalogue()["RUN-IDENTITY"]
    view = open_view(home.folders)
    try:
        if view is None:
            raise IdentityError(message("The view is missing, or a file of it is not as it was written."))
        view.figures().check()
    except IdentityError as error:
        return rule_result(rule, "observations", 1, said=f"{error} {rule.remedy}")
    return rule_result(rule, "observations", 0)
