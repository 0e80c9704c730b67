{% macro fraction_digits(quote) -%}
    {# Digits printed after the decimal point: 10.40亿元 has two, 持平 none. #}
    length(regexp_extract({{ quote }}, '[0-9０-９][.．]([0-9０-９]+)', 1))
{%- endmacro %}

{% macro plain_number(value) -%}
    {# 5.50000000 → 5.5, 100.00000000 → 100; engines print a decimal zero in different ways. #}
    case
        when {{ value }} = 0 then '0'
        else trim(trailing '.' from trim(trailing '0' from cast(cast({{ value }} as decimal(28, 8)) as string)))
    end
{%- endmacro %}
