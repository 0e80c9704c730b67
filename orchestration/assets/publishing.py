"""The release: what readers see."""

from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from functools import partial

import dagster as dg
import polars as pl

from orchestration.checks.releases import ASSET, gate_check, remedies, what_to_do
from orchestration.checks.showing import rule_spec
from orchestration.diff import DIFF_PAGE, write_diff_from_current
from orchestration.exports import write_package
from orchestration.gate import audit, gate_rules
from orchestration.glance import markdown_table
from orchestration.history import record_history
from orchestration.model_docs import ModelDocsError, write_release_model_docs
from orchestration.paths import Home
from orchestration.release import (
    Release,
    ReleaseError,
    StagedRelease,
    current_release,
    publish,
    stage,
    sweep,
    verify,
)
from orchestration.resources import WRITER_POOL, HomeResource, writing
from orchestration.site import write_release_site


class Publishing(dg.Config):
    """When a staged release is shown: always, unless told only where its content differs."""

    only_if_different: bool = False


def release_asset(tables: Sequence[dg.AssetKey]) -> dg.AssetsDefinition:
    """The release of those tables."""

    @dg.asset(
        name=ASSET,
        deps=list(tables),
        group_name="release",
        kinds={"duckdb", "parquet"},
        pool=WRITER_POOL,
        check_specs=[rule_spec(rule, ASSET) for rule in gate_rules()],
    )
    def release(
        context: dg.AssetExecutionContext, config: Publishing, home: HomeResource
    ) -> Iterator[dg.AssetCheckResult | dg.MaterializeResult[None]]:
        """The audited set of marts that readers see; a release that fails its audit leaves the old one."""
        folders = home.folders
        with writing(folders):
            history = record_history(folders)
            staged = stage(folders, history.drafts)
            with beside(partial(write_package, staged.folder, staged.manifest)):
                verdict = audit(staged, history.found)
            context.log.info(verdict.headline())
            yield from (gate_check(rule, verdict) for rule in gate_rules())
            if not verdict.passed:
                stands = "Nothing was published; the old release stands."
                raise dg.Failure(
                    description=f"{verdict.headline()}.\n{remedies(verdict)}\n{stands}",
                    metadata={
                        "what_to_do": dg.MetadataValue.md(what_to_do(verdict)),
                        "staged": dg.MetadataValue.path(staged.folder),
                    },
                    allow_retries=False,
                )
            changes = write_diff_from_current(folders, staged)
            write_release_site(folders, staged)
            _document_models(context, folders, staged)
            published = _shown(folders, staged, keeps_old=config.only_if_different and changes.is_empty)
        rows = {table.name: table.rows for table in published.manifest.tables}
        yield dg.MaterializeResult(
            metadata={
                "folder": dg.MetadataValue.path(published.folder),
                "dagster/row_count": sum(rows.values()),
                "tables": dg.MetadataValue.md(
                    markdown_table(pl.DataFrame({"table": list(rows), "rows": list(rows.values())}))
                ),
                "gate": verdict.headline(),
                "changes": changes.headline(),
                "diff": dg.MetadataValue.path(published.folder / DIFF_PAGE),
                "data_docs": dg.MetadataValue.path(published.folder / "data_docs" / "index.html"),
            },
            data_version=dg.DataVersion(published.release_id),
        )

    return release


@contextmanager
def beside(work: Callable[[], None]) -> Iterator[None]:
    """Do the work in a thread while the block runs; the block's end waits for it, and raises what it raised.

    Worth its while where the block keeps one processor alone busy.
    """
    with ThreadPoolExecutor(max_workers=1) as threads:
        waiting = threads.submit(work)
        yield
        waiting.result()


def _document_models(context: dg.AssetExecutionContext, folders: Home, staged: StagedRelease) -> None:
    """The page of the models, as their last build left them; a release without it is whole all the same."""
    try:
        standing = current_release(folders)
        write_release_model_docs(folders, staged.folder, standing.folder if standing else None)
    except (ModelDocsError, ReleaseError) as error:
        context.log.warning(str(error))


def _shown(folders: Home, staged: StagedRelease, *, keeps_old: bool) -> Release:
    """The release that readers see from now on: the staged one, or the one they have if that is whole."""
    standing = current_release(folders) if keeps_old else None
    if standing is None or verify(standing):
        return publish(folders, staged)
    sweep(folders)
    return standing
