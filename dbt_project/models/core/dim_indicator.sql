with indicator as (

    select * from {{ ref('indicators') }}

)

select
    indicator_code,
    name_zh,
    name_en,
    topic,
    unit_canonical,
    {{ readable_unit('unit_canonical', 'zh') }} as readable_unit_zh,
    {{ readable_unit('unit_canonical', 'en') }} as readable_unit_en,
    cast({{ readable_unit('unit_canonical', 'scale') }} as integer) as readable_unit_scale,
    stock_or_flow,
    growth_basis,
    polarity,
    quantity_kind,
    plausible_low,
    plausible_high,
    growth_low,
    growth_high,
    parent_indicator_code,
    sdmx_concept,
    tier

from indicator
