"""Checks of what was read: the document gate, the contracts, and that no figure was lost.

Belongs here: rejections and findings of the current view as checks that Dagster shows, one a rule. Not here:
the rules themselves (`catalogue.yml`).
"""

from collections.abc import Iterator
from dataclasses import dataclass

import dagster as dg
import polars as pl

from orchestration.checks.catalogue import Level, Rule, load_catalogue
from orchestration.extracted.alerts import OPEN
from orchestration.extracted.view import IdentityError, check_identity, open_view
from orchestration.glance import markdown_table
from orchestration.resources import HomeResource

EVIDENCE_ROWS = 20
_EVIDENCE = (
    "report_id",
    "source_path",
    "span_start",
    "span_end",
    "quote",
    "sentence",
    "reason",
    "other_spans",
    "first_seen",
)
SEVERITY: dict[Level, dg.AssetCheckSeverity] = {
    "block": dg.AssetCheckSeverity.ERROR,
    "warn": dg.AssetCheckSeverity.WARN,
    "watch": dg.AssetCheckSeverity.WARN,
}


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
    return [*(_rule_checks(judged, own) for judged, own in families), nothing_is_lost]


def _rule_checks(judged: Judged, rules: list[Rule]) -> dg.AssetChecksDefinition:
    @dg.multi_asset_check(
        name=judged.name,
        can_subset=True,
        specs=[
            dg.AssetCheckSpec(
                rule.check_name,
                asset=judged.asset,
                description=f"{rule.says} {rule.reason} {rule.says_zh}",
                blocking=rule.level == "block",
                metadata={"code": rule.code, "level": rule.level, "remedy": rule.remedy},
            )
            for rule in rules
        ],
    )
    def contracts(
        context: dg.AssetCheckExecutionContext, home: HomeResource
    ) -> Iterator[dg.AssetCheckResult]:
        """One result for each rule, with the rows that broke it."""
        view = open_view(home.folders)
        if view is None:
            raise dg.Failure("Nothing was read yet: materialize reports and observations first.")
        breaches = view.read(judged.table)
        if judged.table == "alerts":
            breaches = breaches.filter(pl.col("state") == OPEN)
        asked = {key.name for key in context.selected_asset_check_keys}
        for rule in (rule for rule in rules if rule.check_name in asked):
            yield rule_result(judged.asset, rule, breaches.filter(pl.col("rule_code") == rule.code))

    return contracts


def rule_result(asset: str, rule: Rule, broken: pl.DataFrame) -> dg.AssetCheckResult:
    """What a rule found: its remedy and up to 20 rows where any broke it.

    A rule that is only watched passes all the same: it informs, nobody need act on it.
    """
    evidence = broken.select(name for name in _EVIDENCE if name in broken.columns).head(EVIDENCE_ROWS)
    return dg.AssetCheckResult(
        asset_key=asset,
        check_name=rule.check_name,
        passed=broken.is_empty() or rule.level == "watch",
        severity=SEVERITY[rule.level],
        description=None if broken.is_empty() else f"{broken.height} to look at. {rule.remedy}",
        metadata={
            "found": broken.height,
            **({} if broken.is_empty() else {"evidence": dg.MetadataValue.md(markdown_table(evidence))}),
        },
    )


@dg.asset_check(asset="observations", blocking=True)
def nothing_is_lost(home: HomeResource) -> dg.AssetCheckResult:
    """Every figure that was read is an observation or in quarantine."""
    view = open_view(home.folders)
    try:
        if view is None:
            raise IdentityError("The view is missing, or a file of it is not as it was written.")
        check_identity(view.tables())
    except IdentityError as error:
        return dg.AssetCheckResult(passed=False, severity=dg.AssetCheckSeverity.ERROR, description=str(error))
    return dg.AssetCheckResult(passed=True, metadata={"figures": view.count("observations")})
