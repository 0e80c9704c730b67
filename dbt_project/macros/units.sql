{% macro in_canonical_unit(value, type='decimal(28, 8)') -%}
    {# Exact where the factor is whole, through one division where it is a fraction. #}
    case
        when factor_denominator = 1 then {{ safe_cast_to(value ~ ' * factor_numerator', type) }}
        else {{ ratio(value ~ ' * factor_numerator', 'factor_denominator', type) }}
    end
{%- endmacro %}
