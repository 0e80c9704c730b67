{% test holds(model, condition) %}
    {# Rows for which the condition is false; an unknown counts as true. #}
    select *
    from {{ model }}
    where not ({{ condition }})
{% endtest %}
