{% macro better_is_more(judged_bound, polarity) -%}
    {# 1 where more is better, -1 where less is; null where neither is known. A bound says it itself. #}
    case
        when {{ judged_bound }} in ('min', 'range') then 1
        when {{ judged_bound }} = 'max' then -1
        when {{ polarity }} = 'higher_better' then 1
        when {{ polarity }} in ('lower_better', 'ceiling') then -1
    end
{%- endmacro %}

{% macro target_gap(actual, target, quantity_kind) -%}
    {# Actual less target: percentage points for rates, percent of the target for levels. #}
    {%- set difference -%}
        case {{ quantity_kind }}
            when 'rate' then {{ actual }} - {{ target }}
            when 'level' then {{ percent_of(actual ~ ' - ' ~ target, 'abs(' ~ target ~ ')') }}
        end
    {%- endset %}
    {{ safe_cast_to(difference, 'decimal(24, 10)') }}
{%- endmacro %}

{% macro judged_status(gap, better_is_more) -%}
    {# The verdict of a rule of target_rules.csv, inclusive at each edge; shortfall is the gap turned so that
       positive is worse. (Sail compares a decimal under a minus sign wrongly, hence the subtractions.) #}
    {%- set shortfall = '(case when ' ~ better_is_more ~ ' > 0 then 0 - ' ~ gap ~ ' else ' ~ gap ~ ' end)' %}
    case
        when {{ shortfall }} < 0 - exceeded_above then 'exceeded'
        when {{ shortfall }} <= met_tolerance then 'met'
        when nearly_allowed and {{ shortfall }} <= nearly_tolerance then 'nearly_met'
        else 'missed'
    end
{%- endmacro %}

{% macro actual_in_target_unit(prefix) -%}
    {# The outcome in the unit the target was written in; as printed where both are in one unit. #}
    cast(
        case
            when {{ prefix }}actual_basis = 'computed' then {{ prefix }}actual_value_canonical
            when {{ prefix }}actual_basis = 'completion' then null
            when {{ prefix }}unit is null or {{ prefix }}stated_unit = {{ prefix }}unit then {{ prefix }}stated_value
            when {{ prefix }}actual_unit_canonical = {{ prefix }}unit_canonical
                then {{ ratio(prefix ~ 'actual_value_canonical', prefix ~ 'unit_factor', 'decimal(28, 8)') }}
        end as decimal(28, 8)
    )
{%- endmacro %}
