"""Dashboards as this folder writes them: rows of charts over named queries.

Belongs here: reading `dashboards/*.yml`, `datasets/*.sql` and `labels.yml`, and telling what is wrong
with them. Not here: Superset's own format (`bundle`).
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any, Literal

import yaml

FOLDER = Path(__file__).resolve().parent

Kind = Literal["number", "bars", "lines", "table"]


class DefinitionError(ValueError):
    """A definition that cannot be used, with the file and what to write instead."""


@dataclass(frozen=True, slots=True)
class Metric:
    """One aggregated number: the SQL that gives it and what a reader sees it called."""

    label: str
    sql: str


@dataclass(frozen=True, slots=True)
class Chart:
    """One picture or table; `columns` and `order` are a table's, `x` and `series` a drawing's."""

    title: str
    kind: Kind
    dataset: str
    metric: Metric | None
    x: str | None
    series: str | None
    horizontal: bool
    columns: tuple[str, ...]
    order: tuple[tuple[str, bool], ...]
    where: str | None


@dataclass(frozen=True, slots=True)
class Row:
    """Charts side by side, as wide as each other; `height` in Superset's units of 8 pixels."""

    height: int
    charts: tuple[Chart, ...]


@dataclass(frozen=True, slots=True)
class Filter:
    """A choice at the side of a dashboard; it holds for every chart whose query has the column."""

    title: str
    dataset: str
    column: str


@dataclass(frozen=True, slots=True)
class Dashboard:
    """One page."""

    slug: str
    title: str
    description: str
    filters: tuple[Filter, ...]
    rows: tuple[Row, ...]

    @property
    def charts(self) -> tuple[Chart, ...]:
        """All charts, row by row."""
        return tuple(chart for row in self.rows for chart in row.charts)


@dataclass(frozen=True)
class Definitions:
    """Everything this folder defines."""

    folder: Path = FOLDER

    @cached_property
    def queries(self) -> Mapping[str, str]:
        """The SQL of each dataset by its name."""
        paths = sorted((self.folder / "datasets").glob("*.sql"))
        return {path.stem: path.read_text(encoding="utf-8").strip() for path in paths}

    @cached_property
    def labels(self) -> Mapping[str, str]:
        """What columns are called."""
        loaded: dict[str, str] = yaml.safe_load((self.folder / "labels.yml").read_text(encoding="utf-8"))
        return loaded

    @cached_property
    def dashboards(self) -> tuple[Dashboard, ...]:
        """Every dashboard, by file name.

        Raises DefinitionError naming the file if a key is missing or a dataset unknown.
        """
        paths = sorted((self.folder / "dashboards").glob("*.yml"))
        return tuple(self._dashboard(path) for path in paths)

    def _dashboard(self, path: Path) -> Dashboard:
        try:
            found = _dashboard(yaml.safe_load(path.read_text(encoding="utf-8")))
        except (KeyError, TypeError, ValueError, yaml.YAMLError) as error:
            raise DefinitionError(f"{path}: cannot be read as a dashboard ({error!r})") from error
        asked = {chart.dataset for chart in found.charts} | {choice.dataset for choice in found.filters}
        if unknown := sorted(asked - set(self.queries)):
            names = ", ".join(unknown)
            raise DefinitionError(f"{path}: no such dataset: {names}; write it in datasets/ or mend the name")
        return found


def _dashboard(entry: Mapping[str, Any]) -> Dashboard:
    return Dashboard(
        slug=entry["slug"],
        title=entry["title"],
        description=entry["description"],
        filters=tuple(Filter(**choice) for choice in entry["filters"]),
        rows=tuple(Row(row["height"], tuple(map(_chart, row["charts"]))) for row in entry["rows"]),
    )


def _chart(entry: Mapping[str, Any]) -> Chart:
    metric = entry.get("metric")
    return Chart(
        title=entry["title"],
        kind=entry["kind"],
        dataset=entry["dataset"],
        metric=Metric(**metric) if metric else None,
        x=entry.get("x"),
        series=entry.get("series"),
        horizontal=entry.get("horizontal", False),
        columns=tuple(entry.get("columns", ())),
        order=tuple((column, direction == "asc") for column, direction in entry.get("order", ())),
        where=entry.get("where"),
    )
