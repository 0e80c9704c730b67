{# A: stated more than once in agreement, or borne out by arithmetic. B: stated once, no rule objects. C: a warning is open. #}

{% macro weakest(grades) -%}
    {# The weakest of several grades, of which some may be null. #}
    greatest(
        {%- for grade in grades %}
        coalesce({{ grade }}, 'A')
        {%- if not loop.last %},{% endif %}
        {%- endfor %}
    )
{%- endmacro %}

{% macro told_of(reasons, gap) -%}
    {# Reasons of several figures as one text, each behind its label; those that are null are left out. #}
    trim(
        {%- for label, reason in reasons.items() %}
        coalesce('{{ label }}' || {{ reason }} || '{{ gap }}', '')
        {%- if not loop.last %} ||{% endif %}
        {%- endfor %}
    )
{%- endmacro %}

{% macro repeats(one, other) -%}
    {# Whether one statement bears out another: the same value within the rounding of both; where they are worded
       differently (超, 约) one that can be true beside it and lies near. #}
    case
        when {{ one }}.bound = {{ other }}.bound
            then abs({{ one }}.value_canonical - {{ other }}.value_canonical)
                < {{ one }}.half_step_canonical + {{ other }}.half_step_canonical
        else
            {{ reconcilable(one, other) }}
            and abs({{ one }}.value_canonical - {{ other }}.value_canonical)
            <= abs({{ other }}.value_canonical) * {{ var('qualified_allowance_percent') }} / 100
            + {{ one }}.half_step_canonical + {{ other }}.half_step_canonical
    end
{%- endmacro %}

{% macro confidence_reason(warned, denied, miscalculated, corrected, in_report, elsewhere, calculated, single) -%}
    {# What decided the grade, in one language; columns are those of int_confidence's last step. `warned` are the pieces
       around a rule's code and the number of further ones. #}
    trim(
        case confidence
            when 'B' then '{{ single }}'
            when 'C' then
                case
                    when warnings > 0 then
                        '{{ warned[0] }}' || warning_rule_code || '{{ warned[1] }}'
                        || case
                            when warnings > 1
                                then '{{ warned[2] }}' || {{ as_string('warnings - 1') }} || '{{ warned[3] }}'
                            else ''
                        end
                        || '{{ warned[4] }}'
                    else ''
                end
                || case when is_denied then '{{ denied }}' else '' end
                || case when is_miscalculated then '{{ miscalculated }}' else '' end
                || case when is_corrected then '{{ corrected }}' else '' end
            else
                case when is_repeated_in_report then '{{ in_report }}' else '' end
                || case when is_repeated_elsewhere then '{{ elsewhere }}' else '' end
                || case when is_calculated then '{{ calculated }}' else '' end
        end
    )
{%- endmacro %}
