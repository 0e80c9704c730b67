"""What Superset draws a chart from: its `params`.

Belongs here: one function a kind of chart. Not here: where a chart stands (`bundle`).
"""

import json
from collections.abc import Callable, Mapping
from typing import Any

from dashboard.superset.definitions import Chart, Kind, Metric

ROWS_AT_MOST = 10_000

# Numbers that are names or counts are not shortened to 2.03k.
_WHOLE = "d"
_DECIMAL = ",.2~f"
_WHOLE_COLUMNS = {"year", "newest_year", "numerals", "observations", "reports", "days_since_newest"}


def chart_params(chart: Chart) -> dict[str, Any]:
    """The settings Superset draws this chart from."""
    return _KINDS[chart.kind](chart) | {"adhoc_filters": _filters(chart), "extra_form_data": {}}


def _filters(chart: Chart) -> list[dict[str, Any]]:
    if chart.where is None:
        return []
    return [{"expressionType": "SQL", "clause": "WHERE", "sqlExpression": chart.where, "subject": None}]


def _metric(metric: Metric | None) -> dict[str, Any]:
    if metric is None:
        raise ValueError("a drawing needs a metric: label and sql")
    return {
        "expressionType": "SQL",
        "sqlExpression": metric.sql,
        "label": metric.label,
        "hasCustomLabel": True,
        "optionName": f"metric_{metric.label}",
    }


def _number(chart: Chart) -> dict[str, Any]:
    return {
        "viz_type": "big_number_total",
        "metric": _metric(chart.metric),
        "y_axis_format": ",d",
        "header_font_size": 0.4,
    }


def _series(chart: Chart) -> dict[str, Any]:
    return {
        "x_axis": chart.x,
        "xAxisForceCategorical": True,
        "x_axis_sort": chart.x,
        "x_axis_sort_asc": True,
        "metrics": [_metric(chart.metric)],
        "groupby": [chart.series] if chart.series else [],
        "row_limit": ROWS_AT_MOST,
        "show_legend": chart.series is not None,
        "legendOrientation": "top",
        "legendType": "scroll",
        "rich_tooltip": True,
        "y_axis_format": "~g",
        "color_scheme": "supersetColors",
    }


def _bars(chart: Chart) -> dict[str, Any]:
    return _series(chart) | {
        "viz_type": "echarts_timeseries_bar",
        "stack": "Stack",
        "orientation": "horizontal" if chart.horizontal else "vertical",
    }


def _lines(chart: Chart) -> dict[str, Any]:
    return _series(chart) | {
        "viz_type": "echarts_timeseries_line",
        "markerEnabled": True,
        "connectNulls": False,
    }


def _table(chart: Chart) -> dict[str, Any]:
    return {
        "viz_type": "table",
        "query_mode": "raw",
        "all_columns": list(chart.columns),
        "order_by_cols": [json.dumps(pair) for pair in chart.order],
        "row_limit": ROWS_AT_MOST,
        "page_length": 20,
        "include_search": True,
        "show_cell_bars": False,
        "allow_render_html": True,
        "table_timestamp_format": "%Y-%m-%d",
        "column_config": {
            column: {"d3NumberFormat": _WHOLE if column in _WHOLE_COLUMNS else _DECIMAL}
            for column in chart.columns
        },
    }


_KINDS: Mapping[Kind, Callable[[Chart], dict[str, Any]]] = {
    "number": _number,
    "bars": _bars,
    "lines": _lines,
    "table": _table,
}
