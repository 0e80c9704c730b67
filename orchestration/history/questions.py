"""What is asked of two releases, in SQL.

Belongs here: one query a rule of the catalogue's HIS family; each row that it gives breaks the
rule. Not here: running them (`comparison`).

`before` and `staged` are the two databases; figures that changed are looked for where rows moved. A figure is
known by what it says (report, indicator, measure, base, period, nature, subject), as offsets move with every
edit of a file.
"""

# Fewer rows than this say nothing about a share.
LEAST_ROWS = 20
# A report that was taken out on purpose is seldom a fifth of all.
MOST_LOST_PERCENT = 20
LEAST_COVERED_PERCENT = 80

_KEYS = "report_id, indicator_code, indicator, measure, base, period, nature, subject, unit_canonical, part"


def _once(database: str, moved: str) -> str:
    """The figures of a release, among the rows that moved, that say something nothing else says."""
    return f"""
        select {_KEYS}, any_value(value_canonical) as value, any_value(quote) as quote,
            any_value(span_start) as span_start, any_value(span_end) as span_end,
            any_value(sentence) as sentence
        from {database}.main.fct_observation
        where value_canonical is not null and ({moved})
        group by {_KEYS} having count(*) = 1
    """


_MATCHED = " and ".join(f"was.{key} is not distinct from now.{key}" for key in _KEYS.split(", "))


def _changed(moved: str) -> str:
    """Figures that have another value now."""
    return f"""
    with was as ({_once("before", moved)}), now as ({_once("staged", moved)}),
    changed as (
        select
            now.report_id, now.span_start, now.span_end, now.indicator, was.quote as quote_before,
            now.quote, now.sentence, now.measure, was.value as value_before, now.value,
            case when sign(was.value) * sign(now.value) > 0
                then log10(abs(now.value)::double / abs(was.value)::double) end as magnitude
        from was inner join now on {_MATCHED}
        where was.value <> now.value
    ),
    told as (
        -- A level that moved by a power of ten to within a fiftieth: 万 for 亿, a lost decimal point.
        select
            *, measure in ('level', 'price') and abs(magnitude) > 0.9
            and abs(magnitude - round(magnitude)) < 0.01 as is_slip
        from changed
    )
    select report_id, span_start, span_end, indicator, quote_before, quote,
        value_before::double as value_before, value::double as value, sentence
    from told
"""


def questions(moved: str = "true") -> dict[str, str]:
    """The query of each rule; `moved` is an SQL condition that every row of figures which differs meets."""
    return {
        "HIS-ROWS": f"""
        with counted as (
            select 'fct_observation' as table_name,
                (select count(*) from before.main.fct_observation) as rows_before,
                (select count(*) from staged.main.fct_observation) as rows_now
            union all
            select 'fct_target', (select count(*) from before.main.fct_target),
                (select count(*) from staged.main.fct_target)
            union all
            select 'mart_target_attainment', (select count(*) from before.main.mart_target_attainment),
                (select count(*) from staged.main.mart_target_attainment)
        )
        select * from counted
        where rows_before - rows_now >= {LEAST_ROWS}
            and (rows_before - rows_now) * 100 > rows_before * {MOST_LOST_PERCENT}
    """,
        "HIS-MAGNITUDE": f"{_changed(moved)} where is_slip order by report_id, span_start",
        "HIS-CHANGED": f"{_changed(moved)} where not coalesce(is_slip, false) order by report_id, span_start",
        "HIS-REPORT": """
        select was.report_id, was.title, was.source_path
        from before.main.dim_report as was
        anti join staged.main.dim_report as now using (report_id)
        order by was.report_id
    """,
        "HIS-COVERAGE": f"""
        select now.report_id, was.observations as observations_before, now.observations,
            was.headline_observations as headline_before, now.headline_observations as headline
        from before.main.mart_report_coverage as was
        inner join staged.main.mart_report_coverage as now using (report_id, is_digest)
        where was.headline_observations >= 5
            and now.headline_observations * 100 < was.headline_observations * {LEAST_COVERED_PERCENT}
        order by now.report_id
    """,
        "HIS-JUMP": """
        with level as (
            select division_code, indicator_code, year, unit_canonical,
                arg_max(value_canonical, known_from) as value,
                arg_max(report_id, known_from) as report_id,
                arg_max(span_start, known_from) as span_start,
                arg_max(span_end, known_from) as span_end,
                arg_max(quote, known_from) as quote,
                arg_max(sentence, known_from) as sentence
            from staged.main.fct_observation
            where indicator_code is not null and measure = 'level' and nature = 'actual'
                and bound = 'exact' and is_own_jurisdiction and period_kind = 'year'
                and not is_year_to_date and value_canonical > 0
            group by all
        )
        select now.report_id, now.span_start, now.span_end, now.indicator_code, now.year,
            was.quote as quote_a_year_before, now.quote, now.sentence
        from level as now
        inner join level as was
            on now.division_code = was.division_code and now.indicator_code = was.indicator_code
            and now.unit_canonical = was.unit_canonical and now.year = was.year + 1
        where abs(log10(now.value::double / was.value::double)) > 0.85
        order by now.report_id, now.span_start
    """,
        "HIS-WORDING": """
        select now.wording, now.times_stated, now.example_unit, now.nearest_indicator_code
        from staged.main.mart_unmapped_wording as now
        anti join before.main.mart_unmapped_wording as was using (wording)
        where now.times_of_own_jurisdiction > 0
        order by now.times_stated desc, now.wording
    """,
    }


QUESTIONS = tuple(questions())
