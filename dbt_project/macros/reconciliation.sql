{% macro reconciliation(stated, computed, gap_pp, tolerance_pp, nearest_gap_pp, growth_basis, year, implied, reported, reported_on) -%}
    {# Why growth as stated and growth between two reported levels differ. The first rule that holds decides:
       stated_only, computed_only  only one of the two is there
       agrees         the gap is no more than rounding of the printed figures explains
       revised_base   another vintage of the levels removes the gap; or the year before was a census year, its
                      level was reported before the census restated it (in the last months of the year after),
                      and the base that the stated growth implies lies near it
       basis          constant prices against current prices, within a plausible deflator
       scope_change   comparable scope against reported totals, within a plausible change of scope
       contradiction  nothing of the kind explains the gap #}
    case
        when {{ computed }} is null then 'stated_only'
        when {{ stated }} is null then 'computed_only'
        when abs({{ gap_pp }}) <= {{ tolerance_pp }} then 'agrees'
        when {{ nearest_gap_pp }} <= {{ tolerance_pp }} then 'revised_base'
        when {{ year }} - 1 in ({{ var('census_years') | join(', ') }})
            and coalesce({{ reported_on }} < make_date({{ year }}, 11, 1), true)
            and abs({{ implied }} - {{ reported }})
            <= abs({{ reported }}) * {{ var('census_allowance_percent') }} / 100 then 'revised_base'
        {%- for basis, name in [('constant_price', 'basis'), ('comparable_scope', 'scope_change')] %}
        when {{ growth_basis }} = '{{ basis }}'
            and abs({{ gap_pp }}) <= {{ tolerance_pp }} + {{ var('basis_allowance_pp')[basis] }} then '{{ name }}'
        {%- endfor %}
        else 'contradiction'
    end
{%- endmacro %}
