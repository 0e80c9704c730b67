{% test unique_together(model, columns) %}
    {# The columns together are a key: rows that share all of them. Nulls count as equal. #}
    select
        {{ columns | join(', ') }},
        count(*) as rows_found
    from {{ model }}
    group by {{ columns | join(', ') }}
    having count(*) > 1
{% endtest %}
