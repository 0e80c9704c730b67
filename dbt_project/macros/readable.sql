{# Numbers and units as people read them. #}

{% macro number_en(value) -%}
    {# 12000000 → 12 million. #}
    case
        {%- for name, size in {'trillion': '1000000000000', 'billion': '1000000000', 'million': '1000000'}.items() %}
        when abs({{ value }}) >= {{ size }}
            then {{ plain_number(ratio(value, size, 'decimal(28, 8)')) }} || ' {{ name }}'
        {%- endfor %}
        else {{ plain_number(value) }}
    end
{%- endmacro %}

{% macro unit_en(unit_canonical) -%}
    {# A canonical unit behind its number, with the space before it: percent → %, cubic_metre → cubic metres, count → nothing. #}
    case
        when {{ unit_canonical }} is null or {{ unit_canonical }} = 'count' then ''
        when {{ unit_canonical }} = 'percent' then ' %'
        when {{ unit_canonical }} like '%metre' or {{ unit_canonical }} in ('hectare', 'tonne', 'year', 'kilowatt', 'kilowatt_hour')
            then ' ' || replace({{ unit_canonical }}, '_', ' ') || 's'
        else ' ' || replace({{ unit_canonical }}, '_', ' ')
    end
{%- endmacro %}

{% macro settled(value) -%}
    {# An outcome as printed, one that was worked out to two decimals. #}
    case when actual_basis = 'computed' then round({{ value }}, 2) else {{ value }} end
{%- endmacro %}

{% macro readable_unit(unit_canonical, column) -%}
    {# The unit that large amounts are shown in, of `column` zh, en or scale: canonical units in one of it. #}
    {%- set units = {
        'CNY': {'zh': "'亿元'", 'en': "'100m CNY'", 'scale': 100000000},
        'USD': {'zh': "'亿美元'", 'en': "'100m USD'", 'scale': 100000000},
        'tonne': {'zh': "'万吨'", 'en': "'10k tonnes'", 'scale': 10000},
        'persons': {'zh': "'万人'", 'en': "'10k persons'", 'scale': 10000},
    } %}
    case {{ unit_canonical }}
        {%- for unit, shown in units.items() %}
        when '{{ unit }}' then {{ shown[column] }}
        {%- endfor %}
        else {{ 1 if column == 'scale' else unit_canonical }}
    end
{%- endmacro %}
