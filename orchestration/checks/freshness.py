"""Checks of how old what readers see is.

Belongs here: the FRE rules on the release, and the clock that asks them where nothing is refreshed:
a refresh that never starts fails no check of its own. Not here: refreshing (`orchestration.automation`).
"""

from collections.abc import Iterator, Mapping
from datetime import UTC, datetime, timedelta

import dagster as dg

from orchestration.checks.catalogue import load_catalogue
from orchestration.checks.evidence import evidence_table
from orchestration.checks.releases import ASSET
from orchestration.checks.showing import rule_result, rule_spec
from orchestration.paths import Home
from orchestration.published import describe_status, newest_reports, require_current
from orchestration.release import ReleaseError
from orchestration.resources import HomeResource

# What came to raw/ today is refreshed tonight at the latest.
GRACE = timedelta(days=1)
# Offices report on a year until the middle of the next.
LAST_MONTH_OF_REPORTS = 6
# After the refresh of the night, when people come to work.
DAILY = "0 9 * * *"


def freshness_checks() -> dg.AssetChecksDefinition:
    """The checks of the release's age."""
    rules = [load_catalogue()[code] for code in _RULES]

    @dg.multi_asset_check(
        name="release_age", specs=[rule_spec(rule, ASSET) for rule in rules], can_subset=True
    )
    def freshness(
        context: dg.AssetCheckExecutionContext, home: HomeResource
    ) -> Iterator[dg.AssetCheckResult]:
        """One result for each rule, with the files or divisions that are behind."""
        asked = {key.name for key in context.selected_asset_check_keys}
        for rule in (rule for rule in rules if rule.check_name in asked):
            rows = _RULES[rule.code](home.folders, datetime.now(UTC))
            yield rule_result(rule, ASSET, len(rows), evidence_table(rows))

    return freshness


freshness_job = dg.define_asset_job(
    "freshness",
    selection=dg.AssetSelection.checks(
        *(dg.AssetCheckKey(dg.AssetKey(ASSET), name) for name in ("fre_release", "fre_reports"))
    ),
    description="Ask whether readers see what lies in raw/, and which divisions have fallen silent.",
)


@dg.schedule(
    job=freshness_job,
    cron_schedule=DAILY,
    execution_timezone="Asia/Shanghai",
    default_status=dg.DefaultScheduleStatus.RUNNING,
)
def daily_freshness() -> dg.RunRequest:
    """Every morning, whether or not anything was refreshed."""
    return dg.RunRequest(tags={"jihua/because": "daily"})


def waiting_files(home: Home, now: datetime) -> list[Mapping[str, object]]:
    """Files of raw/ that the release does not reflect though they came a day ago, and those that went.

    A release that somebody rolled back to is as that person wants it.
    """
    try:
        status = describe_status(home)
    except ReleaseError as error:
        return [{"reason": str(error)}] if any(home.raw.rglob("*.*")) else []
    if not status.is_behind:
        return []
    came = [*status.changes.added, *status.changes.changed]
    late = [path for path in came if _changed(home, path) < now - GRACE]
    rows: list[Mapping[str, object]] = [
        {"source_path": path, "reason": f"in raw/ since {_changed(home, path):%Y-%m-%d}"} for path in late
    ]
    if status.created < now - GRACE:
        rows += [{"source_path": path, "reason": "gone from raw/"} for path in status.changes.removed]
    return rows


def silent_divisions(home: Home, now: datetime) -> list[Mapping[str, object]]:
    """Divisions whose newest report is older than one that should be there by now."""
    expected = now.year - (1 if now.month > LAST_MONTH_OF_REPORTS else 2)
    try:
        newest = newest_reports(require_current(home))
    except ReleaseError:
        return []
    return [row for row in newest if int(str(row["year"])) < expected]


def _changed(home: Home, path: str) -> datetime:
    return datetime.fromtimestamp((home.raw / path).stat().st_mtime, UTC)


_RULES = {"FRE-RELEASE": waiting_files, "FRE-REPORTS": silent_divisions}
