"""What the dimensions and facts must hold before readers see them.

Belongs here: suites of dbt_project/models/core, as data. Not here: their shape (`suite`).
"""

from orchestration.gate import expectations as it
from orchestration.gate.suite import Suite
from orchestration.gate.vocabulary import BOUNDS, GRADES, KINDS, MEASURES, NATURES, RECONCILIATIONS

CORE_SUITES = (
    Suite(
        mart="dim_division",
        keys=("division_code",),
        expectations=(it.has_rows(), it.is_there("division_code"), it.is_unique("division_code")),
    ),
    Suite(
        mart="dim_indicator",
        keys=("indicator_code",),
        expectations=(it.has_rows(), it.is_there("indicator_code"), it.is_unique("indicator_code")),
    ),
    Suite(
        mart="dim_period",
        keys=("period",),
        expectations=(it.has_rows(), it.is_there("period"), it.is_unique("period")),
    ),
    Suite(
        mart="dim_report",
        keys=("report_id", "source_path"),
        judged={"hash_is_sha256": "regexp_full_match(sha256, '[0-9a-f]{64}')"},
        expectations=(
            it.has_rows(),
            it.is_there("report_id"),
            it.is_unique("report_id"),
            it.is_there("division_code"),
            it.is_there("source_path"),
            it.is_one_of("report_kind", KINDS),
            it.is_between("executed_year", 1949, 2099, "TAB-LIMIT"),
            it.is_there("sha256"),
            it.holds("TAB-TRACE", "each report carries the sha256 of its bytes", "hash_is_sha256"),
        ),
    ),
    Suite(
        mart="fct_observation",
        keys=("observation_id", "report_id", "span_start", "span_end", "quote", "sentence", "value"),
        judged={
            "span_is_that_of_quote": "span_end - span_start = length(quote)",
            "quote_stands_in_sentence": (
                "substr(sentence, (span_start - sentence_start + 1)::bigint, length(quote)) = quote"
            ),
            "has_value_or_is_target": "value is not null or nature = 'target'",
        },
        expectations=(
            it.has_rows(),
            it.is_there("observation_id"),
            it.is_unique("observation_id"),
            *it.has_place(),
            it.is_there("quote"),
            it.is_one_of("measure", MEASURES),
            it.is_one_of("nature", NATURES),
            it.is_one_of("bound", BOUNDS),
            it.is_one_of("confidence", GRADES),
            it.holds("TAB-TRACE", "the span is as long as the quote", "span_is_that_of_quote"),
            it.holds("TAB-TRACE", "the quote stands in its sentence at its span", "quote_stands_in_sentence"),
            it.holds("TAB-REQUIRED", "only a target in words is without a value", "has_value_or_is_target"),
            it.is_mostly_there(
                "indicator_code", 0.2, "TAB-COVERAGE", "at least one figure in five has an indicator code"
            ),
        ),
    ),
    Suite(
        mart="fct_target",
        keys=("observation_id", "report_id", "span_start", "span_end", "quote", "sentence"),
        judged={"range_is_in_order": "target_value_high >= target_value"},
        expectations=(
            it.has_rows("TAB-TARGETS"),
            it.is_there("observation_id"),
            it.is_unique("observation_id"),
            *it.has_place(),
            it.is_one_of("target_bound", (*BOUNDS, "range")),
            it.is_one_of("confidence", GRADES),
            it.holds("TAB-FORMULA", "a range of targets ends above its start", "range_is_in_order"),
        ),
    ),
    Suite(
        mart="fct_yoy",
        keys=(
            "division_code",
            "indicator_code",
            "year",
            "stated_report_id",
            "stated_span_start",
            "level_report_id",
            "level_span_start",
            "stated_percent",
            "computed_percent",
        ),
        judged={
            "growth_is_level_over_prior": (
                "abs(computed_percent - (level::double / prior_level_reported::double - 1) * 100) < 0.0001"
            ),
            "gap_is_stated_less_computed": "abs(gap_pp - (stated_percent - computed_percent)) < 0.0001",
            "growth_has_a_source": "stated_percent is not null or computed_percent is not null",
            "stated_growth_has_a_span": f"stated_percent is null or {it.traced('stated')}",
            "level_has_a_span": f"level is null or {it.traced('level')}",
            "is_no_contradiction": "reconciliation <> 'contradiction'",
        },
        expectations=(
            it.has_rows(),
            it.is_unique("division_code", "indicator_code", "year"),
            it.is_one_of("reconciliation", RECONCILIATIONS),
            it.is_one_of("confidence", GRADES),
            it.holds(
                "TAB-FORMULA", "computed growth is level over prior level", "growth_is_level_over_prior"
            ),
            it.holds("TAB-FORMULA", "the gap is stated less computed growth", "gap_is_stated_less_computed"),
            it.holds("TAB-REQUIRED", "each row has stated or computed growth", "growth_has_a_source"),
            it.holds("TAB-TRACE", "stated growth can be traced to its place", "stated_growth_has_a_span"),
            it.holds("TAB-TRACE", "each level can be traced to its place", "level_has_a_span"),
            it.is_between("stated_percent", -100, 1000),
            it.is_between("computed_percent", -100, 1000),
            it.holds(
                "TAB-CONTRADICTION",
                "few stated growths contradict the levels",
                "is_no_contradiction",
                mostly=0.9,
            ),
        ),
    ),
    Suite(
        mart="fct_multi_year_growth",
        keys=("observation_id", "report_id", "span_start", "span_end"),
        judged={"runs_forward": "to_year > from_year"},
        expectations=(
            it.is_unique("observation_id"),
            *it.has_place(),
            it.is_one_of("growth_kind", ("average", "cumulative")),
            it.holds("TAB-FORWARD", "growth over several years runs forward", "runs_forward"),
        ),
    ),
    Suite(
        mart="fct_year_to_date",
        keys=("division_code", "indicator_code", "measure", "period", "report_id", "span_start", "span_end"),
        expectations=(
            it.is_unique("division_code", "indicator_code", "measure", "period"),
            *it.has_place(),
            it.is_between("through_month", 1, 12, "TAB-LIMIT"),
        ),
    ),
)
