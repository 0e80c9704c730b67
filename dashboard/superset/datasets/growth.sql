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
    growth.year,
    growth.division_code,
    growth.division_name,
    division.level as division_level,
    growth.indicator_code,
    growth.indicator_name_zh || ' ' || growth.indicator_name_en as indicator_name,
    growth.stated_percent,
    growth.computed_percent,
    growth.gap_pp,
    growth.tolerance_pp,
    growth.growth_basis,
    growth.reconciliation,
    case growth.reconciliation
        when 'agrees' then '一致 agrees'
        when 'basis' then '口径不同 price basis'
        when 'revised_base' then '基数修订 revised base'
        when 'scope_change' then '范围变化 scope change'
        when 'contradiction' then '矛盾 contradiction'
        when 'stated_only' then '仅公布增速 stated only'
        else '仅可推算 computed only'
    end as reconciliation_shown,
    growth.level / readable.scale as level,
    readable.unit_shown as unit,
    growth.prior_level_reported / readable.scale as prior_level_reported,
    growth.prior_level_implied / readable.scale as prior_level_implied,
    '<a href="/evidence/reports/' || stated.report_id || '.html#s'
    || stated.span_start || '">' || stated.report_id || '</a>' as stated_evidence,
    growth.known_from
from mart_growth_reconciliation as growth
inner join dim_division as division on growth.division_code = division.division_code
left join readable on growth.unit = readable.unit
left join fct_observation as stated on growth.stated_observation_id = stated.observation_id
