{% macro same_series(one, other) -%}
    {# Whether two rows are of one indicator in one measure and unit; whose and of which year, the join says itself. #}
    {{ one }}.indicator_code = {{ other }}.indicator_code
    and {{ one }}.measure = {{ other }}.measure
    and {{ one }}.unit_canonical = {{ other }}.unit_canonical
{%- endmacro %}
