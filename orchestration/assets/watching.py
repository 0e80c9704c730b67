"""Watched sources: new reports come from the pages that raw/sources.yml names."""

import dagster as dg

from orchestration.fetching.errors import FetchError
from orchestration.fetching.watching import Visit, add_new
from orchestration.resources import HomeResource
from orchestration.storage import shared_raw

_RETRIES = dg.RetryPolicy(max_retries=2, delay=300, backoff=dg.Backoff.EXPONENTIAL)


@dg.asset(group_name="raw", kinds={"http"}, retry_policy=_RETRIES)
def watched_sources(context: dg.AssetExecutionContext, home: HomeResource) -> dg.MaterializeResult[None]:
    """New reports, fetched from the index pages that raw/sources.yml names and put under raw/."""
    from orchestration.fetching.fetcher import Fetcher

    try:
        with shared_raw(home.folders), Fetcher() as fetcher:
            visit = add_new(home.folders, fetcher.fetch)
    except FetchError as error:
        # Only the list itself raises it, and a list does not mend by waiting.
        raise dg.Failure(str(error), allow_retries=False) from error
    for failure in visit.failures:
        context.log.warning("%s", failure)
    if visit.pages and len(visit.failures) >= visit.pages and not visit.additions:
        raise dg.Failure(
            "None of the watched pages could be read.",
            metadata=_metadata(visit),
            allow_retries=any(failure.is_passing for failure in visit.failures),
        )
    return dg.MaterializeResult(metadata=_metadata(visit))


def _metadata(visit: Visit) -> dict[str, dg.MetadataValue]:
    """Counts, and what became of each link, as the UI shows them."""
    lines = [f"| {a.file} | {a.outcome} | {a.path or a.message} |" for a in visit.additions]
    lines += [f"| {f.address} | failed | {f.reason} {f.remedy} |" for f in visit.failures]
    table = "\n".join(["| address | outcome | where or why |", "|---|---|---|", *lines])
    return {
        "pages": dg.MetadataValue.int(visit.pages),
        "added": dg.MetadataValue.int(sum(1 for a in visit.additions if a.outcome == "added")),
        "failed": dg.MetadataValue.int(len(visit.failures)),
        "links": dg.MetadataValue.md(table),
    }
