{% macro growth_percent(now, before) -%}
    {# Growth over the earlier value, in percent; null where the earlier value is not positive. #}
    case when {{ before }} > 0 then {{ percent_of(now ~ ' - ' ~ before, before) }} end
{%- endmacro %}

{% macro prior_level(level, stated_percent) -%}
    {# The level of a year before that a stated growth implies: level / (1 + stated/100); null at -100 % and below. #}
    case
        when {{ stated_percent }} > -100
            then {{ ratio(level ~ ' * 100', '100 + ' ~ stated_percent, 'decimal(28, 8)') }}
    end
{%- endmacro %}

{% macro half_step(fraction_digits) -%}
    {# Half a unit of the last printed digit: a figure printed as 10.4 carries 0.05 either way. #}
    cast(
        case {{ fraction_digits }}
            when 0 then 0.5
            when 1 then 0.05
            when 2 then 0.005
            when 3 then 0.0005
            when 4 then 0.00005
            when 5 then 0.000005
            else 0.0000005
        end as decimal(28, 8)
    )
{%- endmacro %}

{% macro growth_tolerance_pp(level, level_half_step, prior, prior_half_step) -%}
    {# How far rounding of two printed levels can move the growth between them, in percentage points. #}
    case
        when {{ prior }} > 0
            then {{ percent_of(level_half_step, prior) }}
                + {{ percent_of(
                    'cast(' ~ level ~ ' as double) * cast(' ~ prior_half_step ~ ' as double) / cast(' ~ prior ~ ' as double)', prior
                ) }}
    end
{%- endmacro %}
