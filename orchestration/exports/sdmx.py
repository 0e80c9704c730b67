"""SDMX: the indicator series as statistical offices exchange data.

Belongs here: SDMX-CSV 2.0 of mart_indicator_series and its structure as SDMX-ML 3.0. Not here:
other tables, which are no time series.
"""

import csv
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from orchestration.exports.extracts import Extracts, SelectionError
from orchestration.language import message
from orchestration.templates import templates_of

SERIES = "mart_indicator_series"
DATA_FILE = "data.csv"
STRUCTURE_FILE = "structure.xml"
AGENCY = "JIHUA"
FLOW = "PLAN_FIGURES"
VERSION = "1.0.0"
FLOW_ID = f"{AGENCY}:{FLOW}({VERSION})"
# What SDMX calls a dimension that does not apply, as the comparison with another year mostly.
NOT_APPLICABLE = "_Z"


@dataclass(frozen=True, slots=True)
class Component:
    """A dimension or attribute: its id, the column it comes from, its name, how values are written.

    `values` names a code list (CL_…) or a data type of SDMX.
    """

    id: str
    column: str
    name: str
    values: str

    @property
    def is_coded(self) -> bool:
        """Whether its values come from a code list."""
        return self.values.startswith("CL_")


DIMENSIONS = (
    Component("DIVISION", "division_code", "Division that reports", "CL_DIVISION"),
    Component("INDICATOR", "indicator_code", "Indicator", "CL_INDICATOR"),
    Component("MEASURE", "measure", "Measure: level, growth, share …", "CL_MEASURE"),
    Component("SERIES", "series", "Outcome or target", "CL_SERIES"),
    Component("COMPARED_WITH", "base", "Period compared with, _Z: the year before or none", "String"),
)
TIME = Component("TIME_PERIOD", "period", "Period", "ObservationalTimePeriod")
ATTRIBUTES = (
    Component("UNIT", "unit", "Unit of measure", "CL_UNIT"),
    Component("NATURE", "nature", "Actual, estimate, target, standard or prior", "CL_NATURE"),
    Component("BOUND", "bound", "Exact, approximate, minimum, maximum or range", "CL_BOUND"),
    Component("FIRST_VALUE", "first_value", "The figure as first published", "Decimal"),
    Component("VINTAGES", "vintages", "Reports that state the figure", "Integer"),
    Component("REPORT", "report_id", "Report that states the figure", "String"),
    Component("OBSERVATION", "observation_id", "Report and place in its text", "String"),
    Component("REPORT_URL", "url", "Address of the report", "String"),
    Component("KNOWN_FROM", "known_from", "Day the report was published", "GregorianDay"),
)
_QUERY = """
    select
        division_code, indicator_code, measure, series, base, period, value, unit, nature, bound,
        first_value, vintages, report_id, observation_id, {url} as url, known_from,
        division_name, indicator_name_zh, indicator_name_en
    from mart_indicator_series
    {join}
    -- What no code names has no place in a series.
    where division_code is not null and indicator_code is not null
    order by division_code, indicator_code, measure, series, base, period
"""


@dataclass(frozen=True, slots=True)
class Code:
    """A code with its names."""

    id: str
    name_en: str
    name_zh: str | None = None


def write_sdmx(extracts: Extracts, folder: Path) -> None:
    """data.csv and structure.xml in `folder`; raises SelectionError without the indicator series."""
    if SERIES not in extracts.names():
        raise SelectionError(
            message("SDMX holds the table {series} only; leave --table out or name it", series=SERIES)
        )
    points = _points(extracts)
    with (folder / DATA_FILE).open("w", encoding="utf-8", newline="") as handle:
        writer = csv.writer(handle, lineterminator="\n")
        writer.writerow(_header())
        writer.writerows(map(_line, points))
    (folder / STRUCTURE_FILE).write_text(_structure(extracts, points), encoding="utf-8")


def _points(extracts: Extracts) -> list[dict[str, object]]:
    has_reports = "dim_report" in extracts.names()
    query = _QUERY.format(
        url="dim_report.url" if has_reports else "null",
        join="left join dim_report using (report_id, division_code)" if has_reports else "",
    )
    answer = extracts.connection.execute(query)
    names = [str(column[0]) for column in answer.description or []]
    return [dict(zip(names, row, strict=True)) for row in answer.fetchall()]


def _header() -> list[str]:
    components = [*DIMENSIONS, TIME]
    return [
        "STRUCTURE", "STRUCTURE_ID", "ACTION",
        *(component.id for component in components), "OBS_VALUE",
        *(component.id for component in ATTRIBUTES),
    ]  # fmt: skip


def _line(point: Mapping[str, object]) -> list[str]:
    dimensions = [_written(point[component.column]) or NOT_APPLICABLE for component in DIMENSIONS]
    attributes = [_written(point[component.column]) for component in ATTRIBUTES]
    time = sdmx_period(str(point["period"]))
    return ["dataflow", FLOW_ID, "I", *dimensions, time, _written(point["value"]), *attributes]


def _written(value: object) -> str:
    """A value as SDMX-CSV has it: one line, no trailing zeros, nothing for null."""
    if value is None:
        return ""
    text = f"{value:f}" if hasattr(value, "as_tuple") else " ".join(str(value).split())
    return text.rstrip("0").rstrip(".") if hasattr(value, "as_tuple") and "." in text else text


_YEARS = re.compile(r"(\d{4})/(\d{4})")
_MONTHS = re.compile(r"(\d{4})-(\d{2})/(\d{4})-(\d{2})")


def sdmx_period(period: str) -> str:
    """An ISO 8601 period as SDMX writes it: years, months and days as they are, a range by its length.

    2024-01/2024-06 becomes 2024-01-01/P6M, 2021/2025 becomes 2021-01-01/P5Y.
    """
    if years := _YEARS.fullmatch(period):
        return f"{years[1]}-01-01/P{int(years[2]) - int(years[1]) + 1}Y"
    if months := _MONTHS.fullmatch(period):
        count = (int(months[3]) - int(months[1])) * 12 + int(months[4]) - int(months[2]) + 1
        return f"{months[1]}-{months[2]}-01/P{count}M"
    return period


def _structure(extracts: Extracts, points: Sequence[Mapping[str, object]]) -> str:
    environment = templates_of("orchestration.exports")
    return environment.get_template("structure.xml.j2").render(
        agency=AGENCY,
        flow=FLOW,
        version=VERSION,
        prepared=f"{extracts.manifest.created:%Y-%m-%dT%H:%M:%S}",
        message=f"JIHUA_{extracts.version}",
        dimensions=DIMENSIONS,
        time=TIME,
        components=(*DIMENSIONS, TIME, *ATTRIBUTES),
        attributes=ATTRIBUTES,
        code_lists={component.values: (component, list(codes)) for component, codes in _codes(points)},
    )


def _codes(points: Sequence[Mapping[str, object]]) -> Iterator[tuple[Component, list[Code]]]:
    """Each coded component with the codes that occur."""
    for component in (*DIMENSIONS, *ATTRIBUTES):
        if component.is_coded:
            codes = {_code(component, point) for point in points if point[component.column] is not None}
            yield component, sorted(codes, key=lambda code: code.id)


def _code(component: Component, point: Mapping[str, object]) -> Code:
    code = str(point[component.column])
    if component.column == "division_code":
        return Code(code, code, _text(point["division_name"]))
    if component.column == "indicator_code":
        return Code(code, str(point["indicator_name_en"] or code), _text(point["indicator_name_zh"]))
    return Code(code, code.replace("_", " "))


def _text(value: object) -> str | None:
    return str(value) if value else None
