{% macro duckdb__persist_docs(relation, model, for_relation, for_columns) -%}
    {# All comments of a table in one go. The columns are not asked for again: the contract vouches for them. #}
    {%- set quoted = '$dbt_comment$' -%}
    {%- call statement('comments') -%}
        {%- if for_relation and config.persist_relation_docs() and model.description %}
        comment on {{ relation.type }} {{ relation }} is {{ quoted }}{{ model.description }}{{ quoted }};
        {%- endif %}
        {%- if for_columns and config.persist_column_docs() %}
        {%- for name, column in model.columns.items() if column.description %}
        comment on column {{ relation }}.{{ name }} is {{ quoted }}{{ column.description }}{{ quoted }};
        {%- endfor %}
        {%- endif %}
        select 1 as done;
    {%- endcall -%}
{%- endmacro %}
