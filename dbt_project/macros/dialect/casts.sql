{# What engines spell or do differently stands in this folder only. #}

{% macro safe_cast_to(expression, type) -%}
    {# Null where the text is no such value: engines differ in raising or silencing. #}
    try_cast({{ expression }} as {{ type }})
{%- endmacro %}

{% macro as_string(expression) -%}
    cast({{ expression }} as string)
{%- endmacro %}

{% macro ratio(numerator, denominator, type='decimal(24, 10)') -%}
    {# Engines give a double, a decimal or an infinity: always a decimal, null where the denominator is 0 or the
       quotient is too large for it (a slip of 万 and 亿 must not stop the build). #}
    {{ rounded(as_double(numerator) ~ ' / nullif(' ~ as_double(denominator) ~ ', 0)', type) }}
{%- endmacro %}

{% macro percent_of(numerator, denominator) -%}
    {# One rounding only, after the multiplication. #}
    {{ rounded(as_double(numerator) ~ ' * 100 / nullif(' ~ as_double(denominator) ~ ', 0)', 'decimal(24, 10)') }}
{%- endmacro %}

{% macro last_day_of_month(expression) -%}
    last_day({{ expression }})
{%- endmacro %}

{% macro days_between(earlier, later) -%}
    {% if target.type == 'spark' -%}
        cast(datediff({{ later }}, {{ earlier }}) as bigint)
    {%- else -%}
        cast(date_diff('day', {{ earlier }}, {{ later }}) as bigint)
    {%- endif %}
{%- endmacro %}

{% macro true_if_any(condition) -%}
    (max(case when {{ condition }} then 1 else 0 end) = 1)
{%- endmacro %}
