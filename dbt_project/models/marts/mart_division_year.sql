with attainment as (

    select * from {{ ref('mart_target_attainment') }}

),

division as (

    select * from {{ ref('dim_division') }}

),

yoy as (

    select * from {{ ref('fct_yoy') }}
    where indicator_code = 'gdp'

),

counted as (

    select
        division_code,
        year,
        count(*) as targets,
        sum(case when status in ('exceeded', 'met', 'nearly_met', 'missed') then 1 else 0 end) as judged,
        sum(case when status = 'exceeded' then 1 else 0 end) as exceeded,
        sum(case when status = 'met' then 1 else 0 end) as met,
        sum(case when status = 'nearly_met' then 1 else 0 end) as nearly_met,
        sum(case when status = 'missed' then 1 else 0 end) as missed,
        sum(case when status = 'pending' then 1 else 0 end) as pending,
        sum(case when status = 'unreported' then 1 else 0 end) as unreported,
        sum(case when status in ('qualitative', 'incomparable') then 1 else 0 end) as not_judgeable,
        sum(case when status in ('exceeded', 'met') then 1 else 0 end) as accomplished,
        sum(case when gap_unit = 'percentage_point' then gap end) as gap_pp_sum,
        count(case when gap_unit = 'percentage_point' then gap end) as gaps_pp,
        sum(case when gap_unit = 'percent_of_target' then gap end) as gap_percent_sum,
        count(case when gap_unit = 'percent_of_target' then gap end) as gaps_percent

    from attainment
    group by division_code, year

),

keyed as (

    select division_code, year from counted
    union
    select division_code, year from yoy

),

scored as (

    select
        keyed.division_code,
        division.name as division_name,
        division.level,
        division.parent_code,
        keyed.year,
        coalesce(counted.targets, 0) as targets,
        coalesce(counted.judged, 0) as judged,
        coalesce(counted.exceeded, 0) as exceeded,
        coalesce(counted.met, 0) as met,
        coalesce(counted.nearly_met, 0) as nearly_met,
        coalesce(counted.missed, 0) as missed,
        coalesce(counted.pending, 0) as pending,
        coalesce(counted.unreported, 0) as unreported,
        coalesce(counted.not_judgeable, 0) as not_judgeable,
        {{ percent_of('counted.accomplished', 'counted.judged') }} as accomplished_percent,
        {{ ratio('counted.gap_pp_sum', 'counted.gaps_pp') }} as mean_gap_pp,
        {{ ratio('counted.gap_percent_sum', 'counted.gaps_percent') }} as mean_gap_percent,
        yoy.level as gdp_level,
        yoy.unit as gdp_unit,
        yoy.stated_percent as gdp_stated_percent

    from keyed
    left join counted on keyed.division_code = counted.division_code and keyed.year = counted.year
    left join yoy on keyed.division_code = yoy.division_code and keyed.year = yoy.year
    left join division on keyed.division_code = division.division_code

),

ranked as (

    select
        scored.*,
        rank() over (
            partition by parent_code, level, year order by accomplished_percent desc nulls last
        ) as place,
        count(accomplished_percent) over (partition by parent_code, level, year) as siblings

    from scored

)

select
    division_code,
    division_name,
    level,
    parent_code,
    year,
    cast(targets as bigint) as targets,
    cast(judged as bigint) as judged,
    cast(exceeded as bigint) as exceeded,
    cast(met as bigint) as met,
    cast(nearly_met as bigint) as nearly_met,
    cast(missed as bigint) as missed,
    cast(pending as bigint) as pending,
    cast(unreported as bigint) as unreported,
    cast(not_judgeable as bigint) as not_judgeable,
    accomplished_percent,
    mean_gap_pp,
    mean_gap_percent,
    cast(case when accomplished_percent is not null then place end as bigint) as rank_among_siblings,
    cast(siblings as bigint) as ranked_siblings,
    cast(gdp_level as decimal(28, 8)) as gdp_level,
    gdp_unit,
    gdp_stated_percent

from ranked
