"""What the marts must hold before readers see them.

Belongs here: suites of dbt_project/models/marts, as data. Not here: their shape (`suite`).
"""

from orchestration.gate.suite import (
    Suite,
    has_place,
    has_rows,
    holds,
    is_between,
    is_one_of,
    is_there,
    is_unique,
    traced,
)
from orchestration.gate.vocabulary import JUDGED, LEVELS, MEASURES, RECONCILIATIONS, STATUSES

MART_SUITES = (
    Suite(
        mart="mart_target_attainment",
        keys=("division_code", "indicator_code", "measure", "year"),
        judged={
            "verdict_has_gap_and_rule": f"not ({JUDGED}) or (gap is not null and rule_code is not null)",
            "gap_in_points_is_actual_less_target": (
                "gap_unit <> 'percentage_point' or actual_value is null"
                " or abs(gap - (actual_value - target_value)) < 0.0001"
            ),
            "gap_in_percent_is_of_target": (
                "gap_unit <> 'percent_of_target' or actual_value is null or target_value = 0 or abs(gap -"
                " (actual_value - target_value)::double / abs(target_value)::double * 100) < 0.0001"
            ),
            "target_has_a_span": f"target_value is null or {traced('target')}",
            "verdict_has_a_span": f"not ({JUDGED}) or {traced('actual')}",
            "outcome_is_not_before_target": "actual_published_on >= target_published_on",
        },
        expectations=(
            has_rows("warning"),
            is_there("status"),
            is_one_of("status", STATUSES),
            is_one_of("gap_unit", ("percentage_point", "percent_of_target")),
            is_unique("division_code", "indicator_code", "measure", "year"),
            holds("each verdict has its gap and its rule", "verdict_has_gap_and_rule"),
            holds("a gap in points is actual less target", "gap_in_points_is_actual_less_target"),
            holds("a gap in percent is the difference over the target", "gap_in_percent_is_of_target"),
            holds("each target can be traced to its place", "target_has_a_span"),
            holds("each verdict can be traced to its outcome's place", "verdict_has_a_span"),
            holds("no outcome is published before its target", "outcome_is_not_before_target", "warning"),
            is_between("gap", -100, 1000),
        ),
    ),
    Suite(
        mart="mart_division_year",
        keys=("division_code", "year"),
        judged={
            "statuses_sum_to_targets": (
                "targets = exceeded + met + nearly_met + missed + pending + unreported + not_judgeable"
            )
        },
        expectations=(
            has_rows("warning"),
            is_unique("division_code", "year"),
            holds("the statuses of a scorecard sum to its targets", "statuses_sum_to_targets"),
            is_between("accomplished_percent", 0, 100, "critical"),
        ),
    ),
    Suite(
        mart="mart_quarantine",
        keys=("rejection_id", "source_path"),
        expectations=(
            is_there("rejection_id"),
            is_unique("rejection_id"),
            is_there("rule_code"),
            is_there("reason"),
            is_there("remedy"),
            is_one_of("level", LEVELS),
        ),
    ),
    Suite(
        mart="mart_quality_alert",
        keys=("alert_id", "source_path"),
        judged={"recovered_has_its_day": "(state = 'recovered') = (until is not null)"},
        expectations=(
            is_there("alert_id"),
            is_unique("alert_id"),
            is_there("rule_code"),
            is_there("reason"),
            is_there("remedy"),
            is_one_of("level", LEVELS),
            is_one_of("state", ("open", "recovered")),
            holds("an alert ends when it recovers", "recovered_has_its_day"),
        ),
    ),
    Suite(
        mart="mart_report_coverage",
        keys=("report_id", "title"),
        judged={
            "ledger_is_closed": "numerals = observations + non_observations + rejected_numerals",
            "has_few_rejections": "rejected_numerals <= 0.2 * numerals",
            "is_mostly_read": "unread <= 0.3 * numerals",
        },
        expectations=(
            has_rows(),
            is_unique("report_id"),
            holds("each numeral is an observation, none, or rejected", "ledger_is_closed"),
            holds(
                "nine reports in ten lose at most a fifth to quarantine", "has_few_rejections", "warning", 0.9
            ),
            holds("nine reports in ten are understood for the most part", "is_mostly_read", "warning", 0.9),
            is_between("mapped_percent", 0, 100, "critical"),
        ),
    ),
    Suite(
        mart="mart_growth_reconciliation",
        keys=("division_code", "indicator_code", "year"),
        judged={"gap_is_stated_less_computed": "abs(gap_pp - (stated_percent - computed_percent)) < 0.0001"},
        expectations=(
            is_unique("division_code", "indicator_code", "year"),
            is_there("stated_percent"),
            is_there("computed_percent"),
            is_one_of("reconciliation", RECONCILIATIONS),
            holds("the gap is stated less computed growth", "gap_is_stated_less_computed"),
        ),
    ),
    Suite(
        mart="mart_indicator_series",
        keys=("observation_id", "series", "period"),
        expectations=(
            has_rows("warning"),
            is_there("observation_id"),
            *has_place(),
            is_one_of("series", ("outcome", "target")),
            is_one_of("measure", MEASURES),
        ),
    ),
    Suite(
        mart="mart_revision",
        keys=("observation_id", "earlier_observation_id"),
        judged={"difference_is_later_less_earlier": "abs(difference - (value - earlier_value)) < 0.0001"},
        expectations=(
            is_unique("observation_id"),
            *has_place(),
            *has_place("earlier_"),
            holds("a revision is the later figure less the earlier", "difference_is_later_less_earlier"),
        ),
    ),
    Suite(
        mart="mart_contradiction",
        keys=("observation_id", "other_observation_id", "kind"),
        judged={"sides_differ": "value <> other_value"},
        expectations=(
            is_there("observation_id"),
            is_there("other_observation_id"),
            is_unique("kind", "observation_id", "other_observation_id"),
            holds("the two sides of a contradiction differ", "sides_differ"),
        ),
    ),
    Suite(
        mart="mart_ambition",
        keys=("division_code", "indicator_code", "measure", "year"),
        expectations=(
            is_unique("division_code", "indicator_code", "measure", "year"),
            is_there("target_observation_id"),
        ),
    ),
    Suite(
        mart="mart_unmapped_wording",
        keys=("wording",),
        expectations=(is_there("wording"), is_unique("wording"), is_between("times_stated", 1, None)),
    ),
)
