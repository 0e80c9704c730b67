{# Sentences that explain a verdict. Each takes columns of mart_target_attainment's last step. #}

{% macro bounded_zh(value, high, unit, bound) -%}
    case {{ bound }}
        when 'approx' then {{ plain_number(value) }} || {{ unit }} || '左右'
        when 'min' then {{ plain_number(value) }} || {{ unit }} || '以上'
        when 'max' then {{ plain_number(value) }} || {{ unit }} || '以内'
        when 'range' then {{ plain_number(value) }} || '—' || coalesce({{ plain_number(high) }}, '') || {{ unit }}
        else {{ plain_number(value) }} || {{ unit }}
    end
{%- endmacro %}

{% macro bounded_en(value, high, unit, bound) -%}
    case {{ bound }}
        when 'approx' then 'about ' || {{ number_en(value) }} || {{ unit }}
        when 'min' then 'at least ' || {{ number_en(value) }} || {{ unit }}
        when 'max' then 'at most ' || {{ number_en(value) }} || {{ unit }}
        when 'range' then {{ number_en(value) }} || ' to ' || coalesce({{ number_en(high) }}, '') || {{ unit }}
        else {{ number_en(value) }} || {{ unit }}
    end
{%- endmacro %}

{% macro gap_zh(gap, gap_unit) -%}
    case
        when {{ gap }} = 0 then '与目标持平'
        else
            case when {{ gap }} > 0 then '高于目标' else '低于目标' end
            || {{ plain_number('round(abs(' ~ gap ~ '), 2)') }}
            || case {{ gap_unit }} when 'rate' then '个百分点' else '%' end
    end
{%- endmacro %}

{% macro gap_en(gap, gap_unit) -%}
    case
        when {{ gap }} = 0 then 'on target'
        else
            {{ plain_number('round(abs(' ~ gap ~ '), 2)') }}
            || case
                when {{ gap_unit }} <> 'rate' then ' % '
                when round(abs({{ gap }}), 2) = 1 then ' percentage point '
                else ' percentage points '
            end
            || case when {{ gap }} > 0 then 'above target' else 'below target' end
    end
{%- endmacro %}

{% macro status_zh(status) -%}
    case {{ status }}
        when 'exceeded' then '超额完成'
        when 'met' then '完成'
        when 'nearly_met' then '基本完成'
        when 'missed' then '未完成'
    end
{%- endmacro %}

{% macro status_en(status) -%}
    case {{ status }} when 'nearly_met' then 'nearly met' else {{ status }} end
{%- endmacro %}

{% macro reason_zh(status_reason) -%}
    case {{ status_reason }}
        when 'no_figure' then '目标只有定性表述，没有数值，不作判定'
        when 'year_open' then '尚无关于该年度执行情况的报告，待定'
        when 'digest_only' then '该年度的报告只有摘录，摘录未载此项，待定'
        when 'not_stated' then '该年度的报告未提及此项'
        when 'measure_differs' then '报告给出了该指标，但口径（水平、增速、占比）与目标不同，不可比'
        when 'no_gdp_growth' then '目标与经济增长同步，但缺少当年地区生产总值增速，不可比'
        when 'unit_change' then '目标与实际的计量单位不同，不可比'
        when 'rank' then '位次目标不作判定'
        when 'no_polarity' then '该指标没有高好低好之分，目标也没有上下限，不作判定'
        when 'target_zero' then '目标为零，无法按目标的百分比计算差距，不作判定'
        when 'not_computable' then '数值超出可计算的范围，不作判定'
    end
{%- endmacro %}

{% macro reason_en(status_reason) -%}
    case {{ status_reason }}
        when 'no_figure' then 'the target is worded without a figure and is not judged'
        when 'year_open' then 'no report on that year is here yet'
        when 'digest_only' then 'only a digest of the report on that year is here, and it does not carry this figure'
        when 'not_stated' then 'the report on that year does not mention it'
        when 'measure_differs' then 'the report gives the indicator in another measure (level, growth, share), so the two do not compare'
        when 'no_gdp_growth' then 'the target is to keep in step with the economy, but growth of GDP in that year is missing'
        when 'unit_change' then 'target and outcome are in different units and do not compare'
        when 'rank' then 'ranks are not judged'
        when 'no_polarity' then 'neither more nor less of it is better and the target sets no limit, so it is not judged'
        when 'target_zero' then 'the target is zero, so a gap in percent of the target does not exist'
        when 'not_computable' then 'the figures are too far apart to be put in numbers, so it is not judged'
    end
{%- endmacro %}

{% macro measure_zh(measure, name_zh) -%}
    {# 增速 after 地区生产总值, nothing after 居民消费价格涨幅, which says it already. #}
    case
        when {{ measure }} = 'growth' and not {{ names_a_change(name_zh) }} then '增速'
        when {{ measure }} = 'rank' then '位次'
        when {{ measure }} = 'change' then '增减'
        else ''
    end
{%- endmacro %}

{% macro measure_en(measure, name_zh) -%}
    case
        when {{ measure }} = 'growth' and not {{ names_a_change(name_zh) }} then ' (growth)'
        when {{ measure }} = 'rank' then ' (rank)'
        when {{ measure }} = 'change' then ' (change)'
        else ''
    end
{%- endmacro %}

{% macro names_a_change(name_zh) -%}
    (coalesce({{ name_zh }}, '') like '%幅' or coalesce({{ name_zh }}, '') like '%增速' or coalesce({{ name_zh }}, '') like '%率')
{%- endmacro %}
