{% test keeps_to(model, required=[], lists={}) %}
    {# One scan for many columns: those that must be there, and those that keep to a list. A row names the column
       that does not and the value that is not on its list; null is on every list. #}
    {%- for column in required %}
    select
        '{{ column }}' as column_name,
        'null' as value_found
    from {{ model }}
    where {{ column }} is null
    {%- if not loop.last or lists %}
    union all
    {%- endif %}
    {%- endfor %}
    {%- for column, values in lists.items() %}
    select
        '{{ column }}' as column_name,
        {{ as_string(column) }} as value_found
    from {{ model }}
    where {{ column }} not in ('{{ values | join("', '") }}')
    {%- if not loop.last %}
    union all
    {%- endif %}
    {%- endfor %}
{% endtest %}
