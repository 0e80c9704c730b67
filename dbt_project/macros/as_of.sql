{% macro known_by(day) -%}
    {# The warehouse as it stood on a day: `dbt build --vars '{as_of: 2024-01-01}'` into a database of its own
       takes in only reports published by then; a report without a date cannot be shown to have been. #}
    {%- if var('as_of', none) is none -%}
        1 = 1
    {%- else -%}
        {{ day }} <= cast('{{ var("as_of") }}' as date)
    {%- endif -%}
{%- endmacro %}
