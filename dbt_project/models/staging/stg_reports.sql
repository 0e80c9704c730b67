with report as (

    select * from {{ source('extracted', 'reports') }}

)

select
    report_id,
    division_code,
    cast(executed_year as integer) as executed_year,
    report_kind,
    title,
    url,
    cast(published_on as date) as published_on,
    is_digest,
    source_path,
    sha256,
    cast(bytes as bigint) as bytes,
    cast(characters as bigint) as characters,
    reader_version,
    registry_version,
    cast(read_at as timestamp) as read_at,
    case report_kind
        when 'plan' then 1
        when 'work_report' then 2
        when 'communique' then 3
        else 4
    end as kind_order

from report
where {{ known_by('published_on') }}
