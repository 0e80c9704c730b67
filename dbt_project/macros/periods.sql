{# Periods are ISO 8601 text: 2022 · 2022-12-31 · 2022-01/2022-09 · 2021/2022. #}

{% macro first_day(moment) -%}
    case length({{ moment }})
        when 4 then {{ safe_cast_to(moment ~ " || '-01-01'", 'date') }}
        when 7 then {{ safe_cast_to(moment ~ " || '-01'", 'date') }}
        when 10 then {{ safe_cast_to(moment, 'date') }}
    end
{%- endmacro %}

{% macro final_day(moment) -%}
    case length({{ moment }})
        when 4 then {{ safe_cast_to(moment ~ " || '-12-31'", 'date') }}
        when 7 then {{ last_day_of_month(safe_cast_to(moment ~ " || '-01'", 'date')) }}
        when 10 then {{ safe_cast_to(moment, 'date') }}
    end
{%- endmacro %}
