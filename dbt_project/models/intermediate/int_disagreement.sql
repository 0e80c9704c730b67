-- One report, one figure, two values that rounding and wording (约, 超, 以内) do not reconcile;
-- grain pair of observations, the one that counts first.
with figure as (

    select * from {{ due(ref('int_figure')) }}

)

select
    chosen.observation_id,
    other.observation_id as other_observation_id,
    chosen.division_code,
    chosen.indicator_code,
    chosen.measure,
    chosen.period,
    chosen.value_canonical,
    other.value_canonical as other_value_canonical,
    chosen.unit_canonical,
    chosen.known_from

from figure as chosen
inner join figure as other
    on
        chosen.report_id = other.report_id
        and chosen.indicator_code = other.indicator_code
        and chosen.measure = other.measure
        and chosen.base_key = other.base_key
        and chosen.period_key = other.period_key
        and chosen.nature = other.nature
        and chosen.period_kind = other.period_kind
where
    chosen.preference = 1
    and other.preference > 1
    and chosen.unit_canonical = other.unit_canonical
    -- Shares of a total (占全国, 占全省) are of different wholes unless they are worded alike.
    and (chosen.measure <> 'share' or chosen.indicator_kind = 'rate' or chosen.indicator = other.indicator)
    and not {{ reconcilable('chosen', 'other') }}
