{# Between decimals and doubles, to the last digit: what DuckDB does is what the others are brought to do. #}

{% macro as_double(expression) -%}
    {#- By way of text, which engines turn into the nearest double; some divide a rounded integer instead. -#}
    {%- if target.type == 'spark' -%}
        cast(cast({{ expression }} as string) as double)
    {%- else -%}
        cast({{ expression }} as double)
    {%- endif -%}
{%- endmacro %}

{% macro rounded(double, type) -%}
    {#- A double as a decimal; null where it does not fit. DuckDB multiplies by the power of ten, rounds, and keeps every
        digit of that whole double (266288423153.69259008); Spark takes the shortest text that means the double
        (266288423153.6926). So the whole double goes over in two halves, each of which a bigint holds. -#}
    {%- if target.type == 'spark' -%}
        {%- set scale = type.split(',')[1].strip(' )') | int -%}
        {%- set whole = 'round((' ~ double ~ ') * 1e' ~ scale ~ ')' -%}
        try_cast(
            (
                cast(try_cast({{ whole }} / 4294967296e0 as bigint) as decimal(20, 0)) * cast(4294967296 as decimal(10, 0))
                + cast(try_cast({{ whole }} % 4294967296e0 as bigint) as decimal(20, 0))
            ) * cast(1e-{{ scale }} as decimal({{ scale + 1 }}, {{ scale }})) as {{ type }}
        )
    {%- else -%}
        try_cast({{ double }} as {{ type }})
    {%- endif -%}
{%- endmacro %}
