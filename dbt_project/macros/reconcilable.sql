{% macro reconcilable(one, other) -%}
    {# Whether two statements of one figure can both be true: within the rounding of both where both are exact (7.3 and 7.4 are not),
       a 超 not above and a 以内 not below the other, a 约 within the qualified allowance; 超8 and 超9 always can. #}
    case
        when {{ one }}.bound = 'exact' and {{ other }}.bound = 'exact'
            then abs({{ one }}.value_canonical - {{ other }}.value_canonical)
                < {{ one }}.half_step_canonical + {{ other }}.half_step_canonical
        when {{ one }}.bound = {{ other }}.bound and {{ one }}.bound in ('min', 'max') then true
        when {{ other }}.bound = 'min'
            then {{ one }}.value_canonical >= {{ other }}.value_canonical - {{ other }}.half_step_canonical
        when {{ other }}.bound = 'max'
            then {{ one }}.value_canonical <= {{ other }}.value_canonical + {{ other }}.half_step_canonical
        when {{ one }}.bound = 'min'
            then {{ other }}.value_canonical >= {{ one }}.value_canonical - {{ one }}.half_step_canonical
        when {{ one }}.bound = 'max'
            then {{ other }}.value_canonical <= {{ one }}.value_canonical + {{ one }}.half_step_canonical
        else abs({{ one }}.value_canonical - {{ other }}.value_canonical)
            <= abs({{ other }}.value_canonical) * {{ var('qualified_allowance_percent') }} / 100
            + {{ one }}.half_step_canonical + {{ other }}.half_step_canonical
    end
{%- endmacro %}
