-- One row for each report that states a figure: what was known when, first and latest.
-- Reports without a date sort after the dated ones.
with figure as (

    select * from {{ due(ref('int_figure')) }}
    where preference = 1

),

indicator as (

    select * from {{ ref('dim_indicator') }}

),

ordered as (

    select
        figure.*,
        case
            when figure.period_kind = 'day' and figure.year is not null and indicator.stock_or_flow <> 'stock' then 1
            else 0
        end as is_only_year_end,
        case figure.nature when 'actual' then 0 when 'estimate' then 1 else 2 end as nature_order

    from figure
    inner join indicator on figure.indicator_code = indicator.indicator_code

),

numbered as (

    select
        ordered.*,
        cast(row_number() over (
            partition by division_code, indicator_code, measure, base_key, period_key
            order by
                is_only_year_end asc,
                is_off_unit asc,
                nature_order asc,
                published_on asc nulls last,
                kind_order asc,
                report_id asc
        ) as integer) as first_order,
        cast(row_number() over (
            partition by division_code, indicator_code, measure, base_key, period_key
            order by
                is_only_year_end asc,
                is_off_unit asc,
                published_on desc nulls first,
                nature_order asc,
                kind_order asc,
                report_id desc
        ) as integer) as latest_order,
        cast(row_number() over (
            partition by division_code, indicator_code, measure, base_key, period_key
            order by published_on asc nulls last, nature_order desc, kind_order asc, report_id asc
        ) as integer) as vintage_order,
        cast(count(*) over (
            partition by division_code, indicator_code, measure, base_key, period_key
        ) as integer) as vintages

    from ordered

),

last_word as (

    select * from numbered
    where latest_order = 1

),

compared as (

    -- 126万亿元 said in March repeats the 1260582亿元 of January: the precise one stays the latest.
    select
        numbered.*,
        case
            when numbered.latest_order = 1 then true
            when numbered.unit_canonical <> last_word.unit_canonical then false
            when numbered.is_only_year_end > last_word.is_only_year_end then false
            when last_word.bound = 'exact'
                then abs(numbered.value_canonical - last_word.value_canonical) <= last_word.half_step_canonical
            else abs(numbered.value_canonical - last_word.value_canonical) <= greatest(
                last_word.half_step_canonical * 2,
                abs(last_word.value_canonical) * {{ var('qualified_allowance_percent') }} / 100
            )
        end as repeats_last_word

    from numbered
    inner join last_word
        on
            numbered.division_code = last_word.division_code
            and numbered.indicator_code = last_word.indicator_code
            and numbered.measure = last_word.measure
            and numbered.base_key = last_word.base_key
            and numbered.period_key = last_word.period_key

),

chosen as (

    select
        compared.*,
        cast(row_number() over (
            partition by division_code, indicator_code, measure, base_key, period_key
            order by
                case when repeats_last_word then 0 else 1 end,
                case bound when 'exact' then 0 when 'approx' then 1 else 2 end,
                half_step_canonical,
                latest_order
        ) as integer) as latest_choice

    from compared

)

select * from chosen
