"""What each published table must hold before readers see it.

Belongs here: the suites, as data. Not here: their shape (`suite`), running them (`audit`).

dbt has tested the models where they were built. The gate looks at the copies that will be read,
with another engine, and at what can only be seen in the whole: that nothing is empty, that a
published figure can be traced, that shares have not run away. `critical` keeps the release back,
`warning` is told.
"""

from orchestration.gate.suite import (
    Expectation,
    Suite,
    has_rows,
    holds,
    is_between,
    is_one_of,
    is_there,
    is_unique,
)

MEASURES = (
    "level", "growth", "average_growth", "change", "difference", "share", "completion", "ratio", "rank",
    "price",
)  # fmt: skip
NATURES = ("actual", "estimate", "target", "standard", "prior")
BOUNDS = ("exact", "approx", "min", "max")
VERDICTS = ("exceeded", "met", "nearly_met", "missed")
STATUSES = (*VERDICTS, "pending", "unreported", "qualitative", "incomparable")
RECONCILIATIONS = (
    "agrees", "basis", "revised_base", "scope_change", "contradiction", "stated_only", "computed_only",
)  # fmt: skip
KINDS = ("plan", "work_report", "communique", "bulletin")
LEVELS = ("block", "warn", "watch")

_JUDGED = "status in ('exceeded', 'met', 'nearly_met', 'missed')"


def _span(prefix: str = "") -> tuple[Expectation, ...]:
    """A figure names its report and its place in it."""
    return tuple(is_there(f"{prefix}{column}") for column in ("report_id", "span_start", "span_end"))


def _traced(prefix: str) -> str:
    """The SQL condition that a figure names its report and its place in it."""
    columns = (f"{prefix}_{column}" for column in ("report_id", "span_start", "span_end"))
    return f"({' and '.join(f'{column} is not null' for column in columns)})"


SUITES = (
    Suite(
        mart="dim_division",
        keys=("division_code",),
        expectations=(has_rows(), is_there("division_code"), is_unique("division_code")),
    ),
    Suite(
        mart="dim_indicator",
        keys=("indicator_code",),
        expectations=(has_rows(), is_there("indicator_code"), is_unique("indicator_code")),
    ),
    Suite(
        mart="dim_report",
        keys=("report_id", "source_path"),
        judged={"hash_is_sha256": "regexp_full_match(sha256, '[0-9a-f]{64}')"},
        expectations=(
            has_rows(),
            is_there("report_id"),
            is_unique("report_id"),
            is_there("division_code"),
            is_there("source_path"),
            is_one_of("report_kind", KINDS),
            is_between("executed_year", 1949, 2099, "critical"),
            is_there("sha256"),
            holds("each report carries the sha256 of its bytes", "hash_is_sha256"),
        ),
    ),
    Suite(
        mart="fct_observation",
        keys=("observation_id", "quote"),
        judged={
            "span_is_that_of_quote": "span_end - span_start = length(quote)",
            "quote_stands_in_sentence": (
                "substr(sentence, (span_start - sentence_start + 1)::bigint, length(quote)) = quote"
            ),
            "has_value_or_is_target": "value is not null or nature = 'target'",
            "is_mapped": "indicator_code is not null",
        },
        expectations=(
            has_rows(),
            is_there("observation_id"),
            is_unique("observation_id"),
            *_span(),
            is_there("quote"),
            is_one_of("measure", MEASURES),
            is_one_of("nature", NATURES),
            is_one_of("bound", BOUNDS),
            holds("the span is as long as the quote", "span_is_that_of_quote"),
            holds("the quote stands in its sentence at its span", "quote_stands_in_sentence"),
            holds("only a target in words is without a value", "has_value_or_is_target"),
            holds("at least one figure in five has an indicator code", "is_mapped", "warning", mostly=0.2),
        ),
    ),
    Suite(
        mart="fct_target",
        keys=("observation_id", "quote"),
        judged={"range_is_in_order": "target_value_high >= target_value"},
        expectations=(
            has_rows("warning"),
            is_there("observation_id"),
            is_unique("observation_id"),
            *_span(),
            is_one_of("target_bound", (*BOUNDS, "range")),
            holds("a range of targets ends above its start", "range_is_in_order"),
        ),
    ),
    Suite(
        mart="fct_yoy",
        keys=("division_code", "indicator_code", "year"),
        judged={
            "growth_is_level_over_prior": (
                "abs(computed_percent - (level::double / prior_level_reported::double - 1) * 100) < 0.0001"
            ),
            "gap_is_stated_less_computed": "abs(gap_pp - (stated_percent - computed_percent)) < 0.0001",
            "growth_has_a_source": "stated_percent is not null or computed_percent is not null",
            "stated_growth_has_a_span": f"stated_percent is null or {_traced('stated')}",
            "level_has_a_span": f"level is null or {_traced('level')}",
            "is_no_contradiction": "reconciliation <> 'contradiction'",
        },
        expectations=(
            has_rows(),
            is_unique("division_code", "indicator_code", "year"),
            is_one_of("reconciliation", RECONCILIATIONS),
            holds("computed growth is level over prior level", "growth_is_level_over_prior"),
            holds("the gap is stated less computed growth", "gap_is_stated_less_computed"),
            holds("each row has stated or computed growth", "growth_has_a_source"),
            holds("stated growth can be traced to its place", "stated_growth_has_a_span"),
            holds("each level can be traced to its place", "level_has_a_span"),
            is_between("stated_percent", -100, 1000),
            is_between("computed_percent", -100, 1000),
            holds("few stated growths contradict the levels", "is_no_contradiction", "warning", mostly=0.9),
        ),
    ),
    Suite(
        mart="mart_target_attainment",
        keys=("division_code", "indicator_code", "measure", "year"),
        judged={
            "verdict_has_gap_and_rule": f"not ({_JUDGED}) or (gap is not null and rule_code is not null)",
            "gap_in_points_is_actual_less_target": (
                "gap_unit <> 'percentage_point' or actual_value is null"
                " or abs(gap - (actual_value - target_value)) < 0.0001"
            ),
            "gap_in_percent_is_of_target": (
                "gap_unit <> 'percent_of_target' or actual_value is null or target_value = 0 or abs(gap -"
                " (actual_value - target_value)::double / abs(target_value)::double * 100) < 0.0001"
            ),
            "target_has_a_span": f"target_value is null or {_traced('target')}",
            "verdict_has_a_span": f"not ({_JUDGED}) or {_traced('actual')}",
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
)

_BY_MART = {suite.mart: suite for suite in SUITES}


def suite_for(mart: str) -> Suite:
    """The suite of a published table; one that only asks for rows where the table is new."""
    return _BY_MART.get(mart) or Suite(mart=mart, keys=(), expectations=(has_rows("warning"),))
