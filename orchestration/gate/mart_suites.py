"""What the marts must hold before readers see them.

Belongs here: suites of dbt_project/models/marts, as data. Not here: their shape (`suite`).
"""

from orchestration.gate import expectations as it
from orchestration.gate.suite import Suite
from orchestration.gate.vocabulary import GRADES, JUDGED, LEVELS, MEASURES, RECONCILIATIONS, STATUSES

MART_SUITES = (
    Suite(
        mart="mart_target_attainment",
        keys=(
            "division_code",
            "indicator_code",
            "measure",
            "year",
            "target_report_id",
            "target_span_start",
            "target_value",
            "actual_report_id",
            "actual_span_start",
            "actual_value",
        ),
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
            "target_has_a_span": f"target_value is null or {it.traced('target')}",
            "verdict_has_a_span": f"not ({JUDGED}) or {it.traced('actual')}",
            "outcome_is_not_before_target": "actual_published_on >= target_published_on",
        },
        expectations=(
            it.has_rows("TAB-TARGETS"),
            it.is_there("status"),
            it.is_one_of("status", STATUSES),
            it.is_one_of("confidence", GRADES),
            it.is_one_of("gap_unit", ("percentage_point", "percent_of_target")),
            it.is_unique("division_code", "indicator_code", "measure", "year"),
            it.holds("TAB-REQUIRED", "each verdict has its gap and its rule", "verdict_has_gap_and_rule"),
            it.holds(
                "TAB-FORMULA", "a gap in points is actual less target", "gap_in_points_is_actual_less_target"
            ),
            it.holds(
                "TAB-FORMULA",
                "a gap in percent is the difference over the target",
                "gap_in_percent_is_of_target",
            ),
            it.holds("TAB-TRACE", "each target can be traced to its place", "target_has_a_span"),
            it.holds("TAB-TRACE", "each verdict can be traced to its outcome's place", "verdict_has_a_span"),
            it.holds(
                "TAB-FORWARD", "no outcome is published before its target", "outcome_is_not_before_target"
            ),
            it.is_between("gap", -100, 1000),
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
            it.has_rows("TAB-TARGETS"),
            it.is_unique("division_code", "year"),
            it.holds("TAB-SUM", "the statuses of a scorecard sum to its targets", "statuses_sum_to_targets"),
            it.is_between("accomplished_percent", 0, 100, "TAB-LIMIT"),
        ),
    ),
    Suite(
        mart="mart_quarantine",
        keys=("rejection_id", "report_id", "source_path", "span_start", "quote"),
        expectations=(
            it.is_there("rejection_id"),
            it.is_unique("rejection_id"),
            it.is_there("rule_code"),
            it.is_there("reason"),
            it.is_there("reason_zh"),
            it.is_there("remedy"),
            it.is_there("remedy_zh"),
            it.is_one_of("level", LEVELS),
        ),
    ),
    Suite(
        mart="mart_quality_alert",
        keys=("alert_id", "report_id", "source_path", "span_start", "quote"),
        judged={"recovered_has_its_day": "(state = 'recovered') = (until is not null)"},
        expectations=(
            it.is_there("alert_id"),
            it.is_unique("alert_id"),
            it.is_there("rule_code"),
            it.is_there("reason"),
            it.is_there("reason_zh"),
            it.is_there("remedy"),
            it.is_there("remedy_zh"),
            it.is_one_of("level", LEVELS),
            it.is_one_of("state", ("open", "recovered")),
            it.holds("TAB-FORMULA", "an alert ends when it recovers", "recovered_has_its_day"),
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
            it.has_rows(),
            it.is_unique("report_id"),
            it.holds("TAB-SUM", "each numeral is an observation, none, or rejected", "ledger_is_closed"),
            it.holds(
                "TAB-COVERAGE",
                "nine reports in ten lose at most a fifth to quarantine",
                "has_few_rejections",
                mostly=0.9,
            ),
            it.holds(
                "TAB-COVERAGE",
                "nine reports in ten are understood for the most part",
                "is_mostly_read",
                mostly=0.9,
            ),
            it.is_between("mapped_percent", 0, 100, "TAB-LIMIT"),
        ),
    ),
    Suite(
        mart="mart_growth_reconciliation",
        keys=("division_code", "indicator_code", "year"),
        judged={"gap_is_stated_less_computed": "abs(gap_pp - (stated_percent - computed_percent)) < 0.0001"},
        expectations=(
            it.is_unique("division_code", "indicator_code", "year"),
            it.is_there("stated_percent"),
            it.is_there("computed_percent"),
            it.is_one_of("reconciliation", RECONCILIATIONS),
            it.holds("TAB-FORMULA", "the gap is stated less computed growth", "gap_is_stated_less_computed"),
        ),
    ),
    Suite(
        mart="mart_indicator_series",
        keys=("observation_id", "series", "period"),
        expectations=(
            it.has_rows("TAB-TARGETS"),
            it.is_there("observation_id"),
            *it.has_place(),
            it.is_one_of("series", ("outcome", "target")),
            it.is_one_of("confidence", GRADES),
            it.is_one_of("measure", MEASURES),
        ),
    ),
    Suite(
        mart="mart_plan_path",
        keys=("observation_id", "report_id", "span_start", "span_end"),
        expectations=(
            it.is_there("observation_id"),
            it.is_unique("observation_id"),
            *it.has_place(),
            it.is_one_of("path_state", ("under_way", "reached", "not_reached")),
        ),
    ),
    Suite(
        mart="mart_revision",
        keys=("observation_id", "earlier_observation_id"),
        judged={"difference_is_later_less_earlier": "abs(difference - (value - earlier_value)) < 0.0001"},
        expectations=(
            it.is_unique("observation_id"),
            *it.has_place(),
            *it.has_place("earlier_"),
            it.holds(
                "TAB-FORMULA",
                "a revision is the later figure less the earlier",
                "difference_is_later_less_earlier",
            ),
        ),
    ),
    Suite(
        mart="mart_contradiction",
        keys=("observation_id", "other_observation_id", "kind"),
        judged={"sides_differ": "value <> other_value"},
        expectations=(
            it.is_there("observation_id"),
            it.is_there("other_observation_id"),
            it.is_unique("kind", "observation_id", "other_observation_id"),
            it.holds("TAB-FORMULA", "the two sides of a contradiction differ", "sides_differ"),
        ),
    ),
    Suite(
        mart="mart_ambition",
        keys=("division_code", "indicator_code", "measure", "year"),
        expectations=(
            it.is_unique("division_code", "indicator_code", "measure", "year"),
            it.is_there("target_observation_id"),
        ),
    ),
    Suite(
        mart="mart_unmapped_wording",
        keys=("wording",),
        expectations=(
            it.is_there("wording"),
            it.is_unique("wording"),
            it.is_between("times_stated", 1, None),
        ),
    ),
)
