"""The zip that Superset imports: database, datasets, charts and dashboards.

Belongs here: this folder's definitions in Superset's format of version 1.0.0. Every object's uuid comes
from its name, so that a second import changes what is there instead of adding to it. Not here: the
import itself (`provision`).
"""

import io
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from uuid import NAMESPACE_URL, UUID, uuid5

import yaml

from dashboard.superset.charts import chart_params
from dashboard.superset.definitions import Chart, Dashboard, DefinitionError, Definitions, Filter

DATABASE_NAME = "jihua"
_VERSION = "1.0.0"
_GRID_COLUMNS = 12
# The zip is compared with the last one imported: the same definitions must give the same bytes.
_NO_TIME = (1980, 1, 1, 0, 0, 0)

# One colour a verdict on every chart; told apart by those who see no red or green (Okabe and Ito's set).
VERDICT_COLOURS = {
    "超额完成 exceeded": "#0072B2",
    "完成 met": "#009E73",
    "基本完成 nearly met": "#E69F00",
    "未完成 missed": "#D55E00",
    "待定 pending": "#999999",
    "未报告 unreported": "#CC79A7",
    "定性 qualitative": "#56B4E9",
    "不可比 incomparable": "#F0E442",
}


def database_address(marts: Path) -> str:
    """The address by which Superset opens a release."""
    return f"duckdb:///{marts}"


def write_bundle(definitions: Definitions, marts: Path) -> bytes:
    """The zip, for the columns that the release at `marts` has.

    Raises DefinitionError naming the query if one asks for what the release lacks.
    """
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as bundle:
        for name, entry in _files(definitions, marts):
            text = yaml.safe_dump(entry, allow_unicode=True, sort_keys=False)
            bundle.writestr(zipfile.ZipInfo(f"jihua/{name}", _NO_TIME), text)
    return target.getvalue()


def _files(definitions: Definitions, marts: Path) -> Iterator[tuple[str, dict[str, Any]]]:
    yield (
        "metadata.yaml",
        {"version": _VERSION, "type": "Dashboard", "timestamp": "1980-01-01T00:00:00+00:00"},
    )
    yield f"databases/{DATABASE_NAME}.yaml", _database(marts)
    columns = _columns(definitions, marts)
    for name, sql in definitions.queries.items():
        yield f"datasets/{DATABASE_NAME}/{name}.yaml", _dataset(name, sql, columns[name], definitions)
    for dashboard in definitions.dashboards:
        for number, chart in enumerate(dashboard.charts):
            yield f"charts/{dashboard.slug}_{number}.yaml", _chart(dashboard, chart)
        yield f"dashboards/{dashboard.slug}.yaml", _dashboard(dashboard)


def _columns(definitions: Definitions, marts: Path) -> dict[str, list[tuple[str, str]]]:
    """Name and type of each column of each query, as the release itself tells them."""
    import duckdb

    found = {}
    with duckdb.connect(str(marts), read_only=True) as release:
        for name, sql in definitions.queries.items():
            try:
                rows = release.execute(f"describe {sql}").fetchall()
            except duckdb.Error as error:
                raise DefinitionError(
                    f"datasets/{name}.sql does not fit the current release ({str(error).splitlines()[0]}); "
                    "run `make refresh` if the release is older than the checkout"
                ) from error
            found[name] = [(row[0], row[1]) for row in rows]
    return found


def _uuid(*name: str) -> str:
    return str(uuid5(NAMESPACE_URL, "/".join(("jihua", "superset", *name))))


def _database(marts: Path) -> dict[str, Any]:
    return {
        "database_name": DATABASE_NAME,
        "sqlalchemy_uri": database_address(marts),
        "expose_in_sqllab": True,
        "allow_run_async": False,
        "allow_ctas": False,
        "allow_cvas": False,
        "allow_dml": False,
        "allow_file_upload": False,
        "cache_timeout": None,
        "extra": {
            "engine_params": {"connect_args": {"read_only": True}},
            "allows_virtual_table_explore": True,
        },
        "uuid": _uuid("database"),
        "version": _VERSION,
    }


def _dataset(name: str, sql: str, columns: list[tuple[str, str]], definitions: Definitions) -> dict[str, Any]:
    return {
        "table_name": name,
        "main_dttm_col": None,
        "sql": sql,
        "schema": "main",
        "normalize_columns": False,
        "columns": [
            {
                "column_name": column,
                "verbose_name": definitions.labels.get(column),
                "type": kind,
                "is_dttm": kind.startswith(("DATE", "TIMESTAMP")),
                "groupby": True,
                "filterable": True,
                "is_active": True,
            }
            for column, kind in columns
        ],
        "metrics": [],
        "uuid": _uuid("dataset", name),
        "database_uuid": _uuid("database"),
        "version": _VERSION,
    }


def _chart(dashboard: Dashboard, chart: Chart) -> dict[str, Any]:
    params = chart_params(chart)
    return {
        "slice_name": chart.title,
        "viz_type": params["viz_type"],
        "params": params,
        "cache_timeout": -1,
        "uuid": _uuid("chart", dashboard.slug, chart.title),
        "dataset_uuid": _uuid("dataset", chart.dataset),
        "version": _VERSION,
    }


def _dashboard(dashboard: Dashboard) -> dict[str, Any]:
    return {
        "dashboard_title": dashboard.title,
        "description": dashboard.description,
        "slug": dashboard.slug,
        "published": True,
        "uuid": _uuid("dashboard", dashboard.slug),
        "position": _position(dashboard),
        "metadata": {
            "native_filter_configuration": [_filter(dashboard, choice) for choice in dashboard.filters],
            "label_colors": VERDICT_COLOURS,
            "shared_label_colors": [],
            "cross_filters_enabled": True,
            "refresh_frequency": 0,
            "filter_bar_orientation": "HORIZONTAL",
        },
        "version": _VERSION,
    }


def _filter(dashboard: Dashboard, choice: Filter) -> dict[str, Any]:
    return {
        "id": f"NATIVE_FILTER-{UUID(_uuid('filter', dashboard.slug, choice.column)).hex[:12]}",
        "name": choice.title,
        "type": "NATIVE_FILTER",
        "filterType": "filter_select",
        "targets": [{"datasetUuid": _uuid("dataset", choice.dataset), "column": {"name": choice.column}}],
        "scope": {"rootPath": ["ROOT_ID"], "excluded": []},
        "cascadeParentIds": [],
        "controlValues": {
            "multiSelect": True,
            "enableEmptyFilter": False,
            "defaultToFirstItem": False,
            "searchAllOptions": False,
            "inverseSelection": False,
        },
        "defaultDataMask": {"extraFormData": {}, "filterState": {}, "ownState": {}},
    }


def _position(dashboard: Dashboard) -> dict[str, Any]:
    position: dict[str, Any] = {
        "DASHBOARD_VERSION_KEY": "v2",
        "ROOT_ID": {"type": "ROOT", "id": "ROOT_ID", "children": ["GRID_ID"]},
        "HEADER_ID": {"type": "HEADER", "id": "HEADER_ID", "meta": {"text": dashboard.title}},
    }
    rows = []
    for number, row in enumerate(dashboard.rows):
        row_id = f"ROW-{number}"
        width = _GRID_COLUMNS // len(row.charts)
        cells = {
            f"CHART-{number}-{place}": _cell(dashboard, chart, width, row.height)
            for place, chart in enumerate(row.charts)
        }
        for cell_id, cell in cells.items():
            position[cell_id] = cell | {"id": cell_id, "parents": ["ROOT_ID", "GRID_ID", row_id]}
        position[row_id] = {
            "type": "ROW",
            "id": row_id,
            "children": list(cells),
            "parents": ["ROOT_ID", "GRID_ID"],
            "meta": {"background": "BACKGROUND_TRANSPARENT"},
        }
        rows.append(row_id)
    position["GRID_ID"] = {"type": "GRID", "id": "GRID_ID", "children": rows, "parents": ["ROOT_ID"]}
    return position


def _cell(dashboard: Dashboard, chart: Chart, width: int, height: int) -> dict[str, Any]:
    meta = {
        "uuid": _uuid("chart", dashboard.slug, chart.title),
        "chartId": 0,
        "sliceName": chart.title,
        "width": width,
        "height": height,
    }
    return {"type": "CHART", "children": [], "meta": meta}
