{% macro in_canonical_unit(value) -%}
    {# Exact where the factor is whole, through one division where it is a fraction. #}
    case
        when factor_denominator = 1 then {{ safe_cast_to(value ~ ' * factor_numerator', 'decimal(28, 8)') }}
        else {{ ratio(value ~ ' * factor_numerator', 'factor_denominator', 'decimal(28, 8)') }}
    end
{%- endmacro %}
