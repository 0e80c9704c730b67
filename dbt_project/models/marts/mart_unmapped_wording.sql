with observation as (

    select * from {{ ref('fct_observation') }}
    where indicator_code is null and indicator is not null and length(indicator) > 1

),

alias as (

    select distinct
        alias,
        indicator_code
    from {{ ref('indicator_aliases') }}

),

wording as (

    select
        indicator as wording,
        count(*) as times_stated,
        count(distinct report_id) as reports,
        count(distinct division_code) as divisions,
        sum(case when is_own_jurisdiction then 1 else 0 end) as times_of_own_jurisdiction,
        sum(case when nature = 'target' then 1 else 0 end) as targets,
        min(unit_canonical) as example_unit,
        min(observation_id) as example_observation_id

    from observation
    group by indicator

),

near as (

    -- Near is an alias inside the wording, or the wording inside an alias; the more they share the nearer.
    select
        wording.wording,
        alias.alias,
        alias.indicator_code,
        cast(row_number() over (
            partition by wording.wording, alias.indicator_code
            order by {{ shared_percent('wording.wording', 'alias.alias') }} desc, alias.alias asc
        ) as integer) as place_in_code,
        {{ shared_percent('wording.wording', 'alias.alias') }} as shared_percent

    from wording
    inner join alias
        on
            length(alias.alias) > 1
            and (wording.wording like '%' || alias.alias || '%' or alias.alias like '%' || wording.wording || '%')

),

placed as (

    select
        near.*,
        cast(row_number() over (
            partition by wording order by shared_percent desc, indicator_code asc
        ) as integer) as place

    from near
    where place_in_code = 1

),

nearest as (

    select
        wording,
        max(case when place = 1 then indicator_code end) as nearest_indicator_code,
        max(case when place = 1 then alias end) as nearest_alias,
        max(case when place = 1 then shared_percent end) as nearest_shared_percent,
        max(case when place = 2 then indicator_code end) as second_indicator_code,
        max(case when place = 3 then indicator_code end) as third_indicator_code

    from placed
    group by wording

)

select
    wording.wording,
    cast(wording.times_stated as bigint) as times_stated,
    cast(wording.reports as bigint) as reports,
    cast(wording.divisions as bigint) as divisions,
    cast(wording.times_of_own_jurisdiction as bigint) as times_of_own_jurisdiction,
    cast(wording.targets as bigint) as targets,
    wording.example_unit,
    wording.example_observation_id,
    nearest.nearest_indicator_code,
    nearest.nearest_alias,
    cast(nearest.nearest_shared_percent as decimal(24, 10)) as nearest_shared_percent,
    nearest.second_indicator_code,
    nearest.third_indicator_code

from wording
left join nearest on wording.wording = nearest.wording
