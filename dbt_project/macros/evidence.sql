{% macro evidence_columns() -%}
    {# What a rejection and an alert have in common: whose figure it is, where it stands, which rule it breaks. #}
    report_id,
    source_path,
    division_code,
    cast(executed_year as integer) as executed_year,
    cast(span_start as integer) as span_start,
    cast(span_end as integer) as span_end,
    quote,
    sentence,
    rule_code,
    level,
    reason,
    reason_zh,
    remedy,
    remedy_zh
{%- endmacro %}
