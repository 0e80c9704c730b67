{% macro says_any(text, words) -%}
    {# Whether the text holds one of the words; false where there is no text. #}
    (
        {%- for word in words %}
        coalesce({{ text }}, '') like '%{{ word }}%'
        {%- if not loop.last %} or{% endif %}
        {%- endfor %}
    )
{%- endmacro %}

{% macro shared_percent(one, other) -%}
    {# Of two texts one of which holds the other: length of the shorter in percent of the longer. #}
    {{ percent_of(
        'least(length(' ~ one ~ '), length(' ~ other ~ '))', 'greatest(length(' ~ one ~ '), length(' ~ other ~ '))'
    ) }}
{%- endmacro %}
