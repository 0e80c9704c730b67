{% macro one_to(last) -%}
    {# A row for each whole number from 1 to the last, which is 1 or more; stands in a select list. #}
    {% if target.type == 'spark' -%}
        explode(sequence(1, cast({{ last }} as integer)))
    {%- else -%}
        cast(unnest(range(1, {{ last }} + 1)) as integer)
    {%- endif %}
{%- endmacro %}
