with readable as (

    select
        unit_canonical as unit,
        case
            when readable_unit_zh = readable_unit_en then readable_unit_en
            else readable_unit_zh || ' ' || readable_unit_en
        end as unit_shown,
        readable_unit_scale as scale
    from dim_indicator
    group by all

)

select
    ambition.year,
    ambition.division_code,
    ambition.division_name,
    ambition.division_level,
    case ambition.division_level
        when 'nation' then '1 全国 nation'
        when 'province' then '2 省 province'
        when 'prefecture' then '3 市 prefecture'
        else '4 县 county'
    end as division_level_shown,
    ambition.indicator_code,
    ambition.indicator_name_zh || ' ' || ambition.indicator_name_en as indicator_name,
    ambition.measure,
    ambition.target_value / coalesce(readable.scale, 1) as target_value,
    ambition.target_bound,
    ambition.strength,
    coalesce(readable.unit_shown, ambition.unit) as unit,
    ambition.previous_outcome / coalesce(readable.scale, 1) as previous_outcome,
    ambition.step_from_previous,
    ambition.outcome / coalesce(readable.scale, 1) as outcome,
    ambition.parent_target / coalesce(readable.scale, 1) as parent_target,
    ambition.above_parent_target_pp,
    ambition.nation_target / coalesce(readable.scale, 1) as nation_target,
    ambition.above_nation_target_pp,
    '<a href="/evidence/reports/' || target.report_id || '.html#s'
    || target.span_start || '">' || target.report_id || '</a>' as target_evidence
from mart_ambition as ambition
left join readable on ambition.unit = readable.unit
left join fct_observation as target on ambition.target_observation_id = target.observation_id
