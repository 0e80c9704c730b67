"""The warehouse: the models of the dbt project."""

from collections.abc import Iterator, Mapping
from typing import Any

import dagster as dg
from dagster_dbt import DagsterDbtTranslator, DagsterDbtTranslatorSettings, DbtProject, dbt_assets

from orchestration.automation import JOB
from orchestration.gate import preload_in_background
from orchestration.glance import glances_at
from orchestration.paths import Home
from orchestration.resources import WRITER_POOL, Dbt, HomeResource, dbt_environment, writing

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
    def warehouse(context: dg.AssetExecutionContext, dbt: Dbt, home: HomeResource) -> Iterator[Any]:
        """Build the tables in the private working database, and test them."""
        folders = home.folders
        if context.job_name == JOB:
            # The release comes next: its audit is made ready while dbt works in another process.
            preload_in_background()
        with writing(folders):
            with dbt_environment(folders):
                invocation = dbt.cli(["build"], context=context, target_path=folders.var / "dbt")
            yield from invocation.stream()
            yield from _glances(context, folders)

    return warehouse


def _glances(context: dg.AssetExecutionContext, folders: Home) -> Iterator[dg.AssetObservation]:
    """Rows, years and a sample of each published table; after dbt, which shuts readers out."""
    groups = context.assets_def.group_names_by_key
    published = [key for key in context.selected_asset_keys if groups[key] in PUBLISHED_GROUPS]
    glances = glances_at(folders.warehouse, [key.to_user_string() for key in published])
    for key in published:
        yield dg.AssetObservation(key, metadata=glances[key.to_user_string()].metadata())
