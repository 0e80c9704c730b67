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

placed_wording as (

    select
        wording,
        {{ one_to('length(wording) - 1') }} as place
    from wording

),

piece as (

    -- Every two characters of a wording that stand beside each other.
    select distinct
        wording,
        substr(wording, place, 2) as piece
    from placed_wording

),

placed_alias as (

    select
        alias,
        indicator_code,
        {{ one_to('length(alias) - 1') }} as place
    from alias
    where length(alias) > 1

),

alias_piece as (

    select distinct
        alias,
        indicator_code,
        substr(alias, place, 2) as piece
    from placed_alias

),

candidate as (

    -- Of two texts one of which holds the other, the longer holds the first two characters of the shorter:
    -- to compare each wording with each alias would take a hundred times as long.
    select
        piece.wording,
        alias.alias,
        alias.indicator_code
    from piece
    inner join alias on length(alias.alias) > 1 and piece.piece = substr(alias.alias, 1, 2)
    union
    select
        wording.wording,
        alias_piece.alias,
        alias_piece.indicator_code
    from wording
    inner join alias_piece on substr(wording.wording, 1, 2) = alias_piece.piece

),

near as (

    -- Near is an alias inside the wording, or the wording inside an alias; the more they share the nearer.
    select
        candidate.wording,
        candidate.alias,
        candidate.indicator_code,
        cast(row_number() over (
            partition by candidate.wording, candidate.indicator_code
            order by {{ shared_percent('candidate.wording', 'candidate.alias') }} desc, candidate.alias asc
        ) as integer) as place_in_code,
        {{ shared_percent('candidate.wording', 'candidate.alias') }} as shared_percent

    from candidate
    where
        candidate.wording like '%' || candidate.alias || '%'
        or candidate.alias like '%' || candidate.wording || '%'

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
