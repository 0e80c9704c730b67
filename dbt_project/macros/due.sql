{# A build works on every division, or only on those whose figures changed since they were last built: JIHUA_BUILD=due,
   with their codes in built.due_division (orchestration/staleness.py). The rows of a division follow from its own
   reports and from the registry alone, and in models that say `looks_above` from those of the division above and of
   the nation; models that look across divisions otherwise are tables, built whole. #}

{% macro builds_only_due() -%}
    {{ return(env_var('JIHUA_BUILD', 'whole') == 'due') }}
{%- endmacro %}

{% macro is_due(looks_above=false) -%}
    {%- set due -%} (select due_division.division_code from built.due_division) {%- endset -%}
    {%- if looks_above -%}
        (division_code in {{ due }} or parent_code in {{ due }} or '000000' in {{ due }})
    {%- else -%}
        division_code in {{ due }}
    {%- endif -%}
{%- endmacro %}

{% macro due(relation, looks_above=false) -%}
    {#- The rows of a relation with a division_code that this build works on; with a parent_code too where it looks
        above. Asked when a statement runs, never when the project is parsed: one manifest serves both builds. -#}
    {%- if execute and builds_only_due() -%}
        (select * from {{ relation }} where {{ is_due(looks_above) }})
    {%- else -%}
        {{ relation }}
    {%- endif -%}
{%- endmacro %}

{% macro due_or_above(relation) -%}
    {#- The rows of a relation that models which look above need for this build: those of the divisions at work, of the
        divisions above them and of the nation. -#}
    {%- if execute and builds_only_due() -%}
        {%- set widely = ref('dim_division') ~ ' where ' ~ is_due(looks_above=true) -%}
        (
            select * from {{ relation }}
            where
                {{ is_due() }}
                or division_code = '000000'
                or division_code in (select division_code from {{ widely }})
                or division_code in (select parent_code from {{ widely }})
        )
    {%- else -%}
        {{ relation }}
    {%- endif -%}
{%- endmacro %}

{% macro get_incremental_by_division_sql(arguments) -%}
    {# The strategy of dbt's incremental models: all rows of the divisions at work make way for the new ones, also
       where a division has none any more. #}
    {%- set columns = get_quoted_csv(arguments.dest_columns | map(attribute='name')) -%}
    {%- set looks_above = config.get('meta', {}).get('looks_above', false) -%}
    delete from {{ arguments.target_relation }}{% if builds_only_due() %} where {{ is_due(looks_above) }}{% endif %};
    insert into {{ arguments.target_relation }} ({{ columns }})
    select {{ columns }} from {{ arguments.temp_relation }}
{%- endmacro %}

{% macro default__get_where_subquery(relation) -%}
    {# What a test of a model looks at: of models built by division, and of what was read of reports, the rows of this
       build, for the others passed when they were built. What only warns is told of all rows: others never passed. #}
    {%- set rows = relation -%}
    {%- if execute and config.get('severity') | lower != 'warn' -%}
        {%- set rows = due_rows(relation) -%}
    {%- endif -%}
    {%- if config.get('where') -%}
        {{ return('(select * from ' ~ rows ~ ' where ' ~ config.get('where') ~ ') dbt_subquery') }}
    {%- endif -%}
    {{ return(rows) }}
{%- endmacro %}

{% macro due_rows(relation) -%}
    {#- The rows of a model that this build works on: all of one that is built whole. -#}
    {%- set config = model_of(relation).config -%}
    {%- if config.get('materialized') == 'incremental' -%}
        {{ return(due(relation, config.get('meta', {}).get('looks_above', false))) }}
    {%- elif builds_only_due() and config.get('meta', {}).get('is_by_report') -%}
        {{ return(of_due_reports(relation)) }}
    {%- endif -%}
    {{ return(relation) }}
{%- endmacro %}

{% macro of_due_reports(relation) -%}
    {#- The rows of a view of what was read that are of reports of the divisions at work, by whatever code they came. -#}
    {%- set reports = relation.incorporate(path={'identifier': 'stg_reports'}) -%}
    {%- set former = relation.incorporate(path={'identifier': 'former_divisions'}) -%}
    (
        select * from {{ relation }}
        where report_id in (
            select report_id from {{ reports }}
            where
                {{ is_due() }}
                or division_code in (
                    select former.division_code from {{ former }} as former
                    inner join built.due_division on former.successor_code = due_division.division_code
                )
        )
    )
{%- endmacro %}

{% macro model_of(relation) -%}
    {#- What dbt knows of the model that makes a relation; of a seed nothing. -#}
    {%- set models = graph.nodes.values() | selectattr('resource_type', 'equalto', 'model')
        | selectattr('name', 'equalto', relation.identifier) | list -%}
    {{ return(models[0] if models else {'config': {}}) }}
{%- endmacro %}
