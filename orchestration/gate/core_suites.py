"""What the dimensions and facts must hold before readers see them.

Belongs here: suites of dbt_project/models/core, as data. Not here: their shape (`suite`).
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
from orchestration.gate.vocabulary import BOUNDS, KINDS, MEASURES, NATURES, RECONCILIATIONS

CORE_SUITES = (
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
            *has_place(),
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
            *has_place(),
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
            "stated_growth_has_a_span": f"stated_percent is null or {traced('stated')}",
            "level_has_a_span": f"level is null or {traced('level')}",
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
        mart="fct_multi_year_growth",
        keys=("observation_id",),
        judged={"runs_forward": "to_year > from_year"},
        expectations=(
            is_unique("observation_id"),
            *has_place(),
            is_one_of("growth_kind", ("average", "cumulative")),
            holds("growth over several years runs forward", "runs_forward", "warning"),
        ),
    ),
    Suite(
        mart="fct_year_to_date",
        keys=("division_code", "indicator_code", "measure", "period"),
        expectations=(
            is_unique("division_code", "indicator_code", "measure", "period"),
            *has_place(),
            is_between("through_month", 1, 12, "critical"),
        ),
    ),
)
