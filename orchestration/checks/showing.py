"""A rule of the catalogue as Dagster shows it.

Belongs here: its check on the asset that it judges, and one result of it. Not here: finding what
breaks it.
"""

import dagster as dg

from orchestration.checks.catalogue import Rule
from orchestration.checks.levels import GRAVITY


def said_of(rule: Rule) -> str:
    """What the page of the check says: the rule in both languages, and why it is there."""
    return f"{rule.says} {rule.reason} {rule.says_zh}"


def told_of(rule: Rule) -> dict[str, str]:
    """Code, level, since when and remedy, as metadata of the check."""
    return {"code": rule.code, "level": rule.level, "since": rule.since, "remedy": rule.remedy}


def rule_spec(rule: Rule, asset: str) -> dg.AssetCheckSpec:
    """The rule's check on an asset; its level says whether steps behind wait for the result."""
    return dg.AssetCheckSpec(
        rule.check_name,
        asset=asset,
        description=said_of(rule),
        blocking=GRAVITY[rule.level].is_blocking,
        metadata=told_of(rule),
    )


def rule_result(
    rule: Rule, asset: str, found: int, evidence: str = "", *, said: str = "", severity: str | None = None
) -> dg.AssetCheckResult:
    """What a rule found: how many, the evidence (Markdown) and the remedy.

    A rule that is only watched passes all the same: it informs, nobody need act on it. `said` takes
    the place of the count, `severity` (ERROR, WARN) of the level's own.
    """
    metadata: dict[str, dg.MetadataValue] = {
        "code": dg.MetadataValue.text(rule.code),
        "found": dg.MetadataValue.int(found),
    }
    if found:
        metadata |= {"remedy": dg.MetadataValue.text(rule.remedy)}
    if found and evidence:
        metadata |= {"evidence": dg.MetadataValue.md(evidence)}
    told = said or (f"{found} to look at. {rule.remedy}" if found else "")
    return dg.AssetCheckResult(
        asset_key=asset,
        check_name=rule.check_name,
        passed=found == 0 or rule.level == "watch",
        severity=dg.AssetCheckSeverity[severity or GRAVITY[rule.level].dagster],
        description=told or None,
        metadata=metadata,
    )
