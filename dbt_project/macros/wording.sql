{% macro says_any(text, words) -%}
    {# Whether the text holds one of the words; false where there is no text. #}
    (
        {%- for word in words %}
        coalesce({{ text }}, '') like '%{{ word }}%'
        {%- if not loop.last %} or{% endif %}
        {%- endfor %}
    )
{%- endmacro %}
