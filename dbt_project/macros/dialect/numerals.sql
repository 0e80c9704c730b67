{% macro fraction_digits(quote) -%}
    {# Digits printed after the decimal point: 10.40亿元 has two, 持平 none. #}
    length(regexp_extract({{ quote }}, '[0-9０-９][.．]([0-9０-９]+)', 1))
{%- endmacro %}
