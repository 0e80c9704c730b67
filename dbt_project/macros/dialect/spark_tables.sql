{# Tables of Apache Spark: what dbt's adapter does otherwise than this project needs. #}

{% macro spark__file_format_clause() -%}
    using parquet
{%- endmacro %}

{% macro spark__persist_constraints(relation, model) -%}
    {# Parquet holds no constraints: the contract has compared names and types, tests see to the rest. #}
{%- endmacro %}

{% macro spark__load_csv_rows(model, agate_table) -%}
    {# Literals instead of the adapter's bindings, which write null as 'None' and end a text at an apostrophe. #}
    {%- set types = model['config'].get('column_types', {}) -%}
    {%- set sql -%}
        insert into {{ this.render() }}
        select
        {%- for name in agate_table.column_names %}
            cast({{ name }} as {{ types.get(name, 'string') }}){{ ',' if not loop.last }}
        {%- endfor %}
        from values
        {%- for row in agate_table.rows %}
            (
            {%- for cell in row -%}
                {{ text_literal(cell) }}{{ ', ' if not loop.last }}
            {%- endfor -%}
            ){{ ',' if not loop.last }}
        {%- endfor %}
        as seed ({{ agate_table.column_names | join(', ') }})
    {%- endset -%}
    {%- set _ = adapter.add_query(sql, abridge_sql_log=True) -%}
    {{ return(sql) }}
{%- endmacro %}

{% macro text_literal(cell) -%}
    {%- if cell is none -%}
        null
    {%- else -%}
        '{{ cell | string | replace('\\', '\\\\') | replace("'", "\\'") }}'
    {%- endif -%}
{%- endmacro %}

{% macro spark__comment_clause() -%}
    {# These tables live as long as one build; what comes back to the warehouse is described there. #}
{%- endmacro %}
