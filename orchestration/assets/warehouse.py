"""The warehouse: the models of the dbt project."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import dagster as dg
from dagster_dbt import (
    DagsterDbtTranslator,
    DagsterDbtTranslatorSettings,
    DbtCliInvocation,
    DbtProject,
    dbt_assets,
)
from dagster_dbt.errors import DagsterDbtCliRuntimeError

from orchestration.automation import JOB
from orchestration.checks.models import Ask, asking, model_check, rows_that_failed, what_failed, with_evidence
from orchestration.gate import preload_in_background
from orchestration.glance import glances_at
from orchestration.model_docs import document_build
from orchestration.paths import Home
from orchestration.resources import (
    WRITER_POOL,
    Dbt,
    HomeResource,
    dbt_environment,
    forget_other_place,
    project_hash,
    writing,
)
from orchestration.staleness import forget_builds, planned_build
from orchestration.target import CLUSTER, Target, told_failures

PUBLISHED_GROUPS = ("core", "marts")


class Translator(DagsterDbtTranslator):
    """Names assets for their tables and groups them as the picture of the house does."""

    def __init__(self) -> None:
        # Several extracted tables hang on the one asset that writes them.
        super().__init__(DagsterDbtTranslatorSettings(enable_duplicate_source_asset_keys=True))

    def get_asset_key(self, dbt_resource_props: Mapping[str, Any]) -> dg.AssetKey:
        """The name of the table; a source says itself which asset it is."""
        if dbt_resource_props["resource_type"] == "source":
            return super().get_asset_key(dbt_resource_props)
        return dg.AssetKey(dbt_resource_props["name"])

    def get_asset_check_spec(
        self,
        asset_spec: dg.AssetSpec,
        manifest: Mapping[str, Any],
        unique_id: str,
        project: DbtProject | None,
    ) -> dg.AssetCheckSpec | None:
        """A test as a case of a rule of the catalogue."""
        spec = super().get_asset_check_spec(asset_spec, manifest, unique_id, project)
        return None if spec is None else model_check(spec, manifest["nodes"][unique_id])

    def get_group_name(self, dbt_resource_props: Mapping[str, Any]) -> str | None:
        """Seeds are the registry; a model belongs to its layer."""
        if dbt_resource_props["resource_type"] == "seed":
            return "registry"
        return str(dbt_resource_props["fqn"][1])


def warehouse_assets(project: DbtProject) -> dg.AssetsDefinition:
    """The models of the project, built by one `dbt build`, with their tests as checks."""

    @dbt_assets(
        manifest=project.manifest_path,
        project=project,
        name="warehouse",
        dagster_dbt_translator=Translator(),
        pool=WRITER_POOL,
    )
    def warehouse(
        context: dg.AssetExecutionContext, dbt: Dbt, home: HomeResource, target: Target
    ) -> Iterator[Any]:
        """Build the tables in the private working database, and test them."""
        folders = home.folders
        if context.job_name == JOB and not target.is_cluster:
            # The release comes next: its audit is made ready while dbt works in another process.
            preload_in_background()
        with writing(folders):
            if target.is_cluster:
                yield from _on_cluster(context, dbt, folders, project)
            else:
                yield from _here(context, dbt, folders)
            yield from _glances(context, folders)

    return warehouse


def _here(context: dg.AssetExecutionContext, dbt: Dbt, folders: Home) -> Iterator[Any]:
    """A build on this machine: of the divisions that changed, where all models are built."""
    if context.selected_asset_keys != context.assets_def.keys:
        # The tables that are left out stay as they are, so nothing can be noted as built.
        with dbt_environment(folders):
            yield from _built(context, dbt, folders, ["--full-refresh"])
        return
    with dbt_environment(folders), planned_build(folders, project_hash(folders.dbt_project)) as plan:
        context.log.info("%s", plan)
        yield from _built(context, dbt, folders, plan.arguments)


def _built(
    context: dg.AssetExecutionContext, dbt: Dbt, folders: Home, arguments: Sequence[str]
) -> Iterator[Any]:
    target = folders.var / "dbt"
    forget_other_place(folders, target)
    invocation = dbt.cli(["build", *arguments], context=context, target_path=target)
    yield from _tested(invocation, asking(folders.warehouse))


def _on_cluster(
    context: dg.AssetExecutionContext, dbt: Dbt, folders: Home, project: DbtProject
) -> Iterator[Any]:
    """The same build on a cluster; what readers get comes back into the working database."""
    from orchestration.cluster import build_on_cluster

    with told_failures(), build_on_cluster(folders) as build:
        forget_other_place(folders, build.dbt_target)
        with dbt_environment(folders):
            arguments = ["build", "--target", CLUSTER]
            invocation = dbt.cli(arguments, context=context, target_path=build.dbt_target)
        yield from _tested(invocation, build.ask)
        forget_builds(folders)
        build.bring_back(project.manifest_path, folders.warehouse)
        document_build(folders, project.manifest_path)


def _tested(invocation: DbtCliInvocation, ask: Ask) -> Iterator[Any]:
    """What dbt tells, tests that failed last: their rows are read when dbt has let go of the database."""
    failed: list[dg.AssetCheckResult] = []
    stopped: DagsterDbtCliRuntimeError | None = None
    try:
        for event in invocation.stream():
            if isinstance(event, dg.AssetCheckResult) and not event.passed:
                failed.append(event)
            else:
                yield event
    except DagsterDbtCliRuntimeError as error:
        stopped = error
    if failed:
        failed = list(with_evidence(failed, invocation.manifest, invocation.target_path, ask))
        yield from failed
    if stopped is None:
        return
    told = what_failed(failed)
    if not told:
        raise stopped
    raise dg.Failure(
        description=f"{told}\nNothing was published; the old release stands.",
        metadata={"what_to_do": dg.MetadataValue.md(rows_that_failed(failed))},
        allow_retries=False,
    ) from stopped


def _glances(context: dg.AssetExecutionContext, folders: Home) -> Iterator[dg.AssetObservation]:
    """Rows, years and a sample of each published table; after dbt, which shuts readers out."""
    groups = context.assets_def.group_names_by_key
    published = [key for key in context.selected_asset_keys if groups[key] in PUBLISHED_GROUPS]
    glances = glances_at(folders.warehouse, [key.to_user_string() for key in published])
    for key in published:
        yield dg.AssetObservation(key, metadata=glances[key.to_user_string()].metadata())
