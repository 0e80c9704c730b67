"""What each form's own reader reads back, compared with the marts of the release.

    python -m tests.round_trips FOLDER

takes the release in FOLDER through every form and back.

Belongs here: the comparison, form by form. Not here: releases that are hard to carry
(`test_exports`).
"""

import asyncio
import sqlite3
import sys
import tempfile
from collections.abc import Callable, Iterator
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path

import duckdb
import polars as pl

from orchestration.exports import ExportFormat, export
from orchestration.exports.sdmx import sdmx_period
from orchestration.release import DATABASE, Manifest, StagedRelease

Row = tuple[object, ...]


def mart_rows(release: StagedRelease, table: str) -> list[Row]:
    with duckdb.connect(release.folder / DATABASE, read_only=True) as connection:
        return connection.execute(f'select * from "{table}"').fetchall()


def tables(manifest: Manifest) -> Iterator[tuple[str, list[str]]]:
    for table in manifest.tables:
        yield table.name, [column.type for column in table.columns]


def rounded(value: object) -> object:
    """A number as a workbook writes a double, with 16 digits; everything else as it is."""
    if isinstance(value, bool) or not isinstance(value, int | float | Decimal):
        return value
    return float(f"{float(value):.16G}")


def written(release: StagedRelease, form: ExportFormat, folder: Path) -> Path:
    target = folder / f"out{form.suffix}"
    export(release.folder, release.manifest, form, target)
    return target


def require_equal_csv(release: StagedRelease, folder: Path) -> None:
    """DuckDB's own reader, told the types of the manifest."""
    with duckdb.connect() as connection:
        for name, types in tables(release.manifest):
            names = [column.name for column in release.manifest.table(name).columns]
            columns = dict(zip(names, types, strict=True))
            rows = connection.execute(
                f"from read_csv('{folder / name}.csv', header = true, columns = {columns}, quote = '\"',"
                " escape = '\"', delim = ',', auto_detect = false, strict_mode = true,"
                " timestampformat = '%Y-%m-%dT%H:%M:%S.%f')"
            ).fetchall()
            assert rows == mart_rows(release, name), name


def require_equal_workbook(release: StagedRelease, path: Path) -> None:
    from python_calamine import CalamineWorkbook

    book = CalamineWorkbook.from_path(path)
    for name, types in tables(release.manifest):
        head, *rows = book.get_sheet_by_name(name).to_python(skip_empty_area=False)
        assert head == [column.name for column in release.manifest.table(name).columns]
        expected = mart_rows(release, name)
        assert len(rows) == len(expected), name
        for row, mart_row in zip(rows, expected, strict=True):
            assert [read_cell(cell, kind) for cell, kind in zip(row, types, strict=True)] == [
                rounded(cell.replace(microsecond=0) if isinstance(cell, datetime) else cell)
                for cell in mart_row
            ], name


def read_cell(cell: object, kind: str) -> object:
    """A cell as calamine gives it; nothing for an empty one, whole seconds for a moment."""
    if cell == "":
        return None
    if isinstance(cell, datetime):
        nearest = cell.replace(microsecond=0)
        return nearest if kind == "TIMESTAMP" else nearest.date()
    return rounded(cell)


def require_equal_sqlite(release: StagedRelease, path: Path) -> None:
    with sqlite3.connect(path) as connection:
        assert connection.execute("pragma integrity_check").fetchall() == [("ok",)]
        assert not connection.execute("pragma foreign_key_check").fetchall()
        for name, types in tables(release.manifest):
            rows = connection.execute(f'select * from "{name}"').fetchall()
            assert [
                tuple(from_sqlite(cell, kind) for cell, kind in zip(row, types, strict=True)) for row in rows
            ] == [tuple(map(rounded, row)) for row in mart_rows(release, name)], name


def from_sqlite(cell: object, kind: str) -> object:
    if cell is None:
        return None
    if kind == "BOOLEAN":
        return bool(cell)
    if kind == "DATE":
        return date.fromisoformat(str(cell))
    return datetime.fromisoformat(str(cell)) if kind == "TIMESTAMP" else rounded(cell)


def require_equal_package(release: StagedRelease, folder: Path) -> None:
    from frictionless import Package

    package = Package(str(folder / "datapackage.json"))
    report = package.validate()
    assert report.valid, report.flatten(["type", "message"])
    for name, _ in tables(release.manifest):
        rows = [tuple(row.to_dict().values()) for row in package.get_resource(name).read_rows()]
        assert rows == mart_rows(release, name), name


def require_equal_series(release: StagedRelease, folder: Path) -> None:
    """sdmx1 finds every point of the series, and pysdmx the same table with its types."""
    import sdmx
    from pysdmx.io.csv.sdmx20.reader import read as read_sdmx_csv

    structure = sdmx.read_sdmx(folder / "structure.xml")
    flow = structure.dataflow["PLAN_FIGURES"]
    (data,) = sdmx.read_sdmx(folder / "data.csv", structure=flow).data
    with duckdb.connect(release.folder / DATABASE, read_only=True) as connection:
        points = connection.execute(
            "select division_code, indicator_code, measure, series, base, period, value, unit, nature, bound,"
            " first_value, vintages, report_id, observation_id, known_from from mart_indicator_series"
            " where division_code is not null and indicator_code is not null"
        ).fetchall()
    expected = {as_sdmx(point) for point in points}
    attributes = ["UNIT", "NATURE", "BOUND", "FIRST_VALUE", "VINTAGES", "REPORT", "OBSERVATION", "KNOWN_FROM"]
    found = [
        (
            *(value.value for value in point.dimension.values.values()),
            Decimal(point.value),
            *(str(point.attached_attribute[name].value) for name in attributes),
        )
        for point in data.obs
    ]
    assert len(found) == len(set(found)) == len(points)
    assert set(found) == expected
    for dimension in flow.structure.dimensions:
        lists = dimension.local_representation.enumerated if dimension.local_representation else None
        if lists:
            used = {point.dimension[dimension.id].value for point in data.obs}
            assert used <= {code.id for code in structure.codelist[lists.id]}
    (table,) = read_sdmx_csv((folder / "data.csv").read_text("utf-8"))
    assert len(table.data) == len(points)


def as_sdmx(point: Row) -> Row:
    division, indicator, measure, series, base, period, value, *attributes = point
    key = (division, indicator, measure, series, base or "_Z", sdmx_period(str(period)))
    return (*key, value, *map(as_text, attributes))


def as_text(value: object) -> str:
    if isinstance(value, Decimal):
        text = f"{value:f}"
        return text.rstrip("0").rstrip(".") if "." in text else text
    return "" if value is None else str(value)


def require_equal_parquet(release: StagedRelease, folder: Path) -> None:
    for name, _ in tables(release.manifest):
        assert pl.read_parquet(folder / f"{name}.parquet").rows() == mart_rows(release, name), name


def require_served(release: StagedRelease, path: Path) -> None:
    """datasette opens the copy and counts every table's rows as the release does."""
    asyncio.run(_require_served(release, path))


async def _require_served(release: StagedRelease, path: Path) -> None:
    from datasette.app import Datasette

    served = Datasette([str(path)])
    await served.invoke_startup()
    for table in release.manifest.tables:
        address = f"/{path.stem}.json?sql=select+count(*)+as+rows+from+[{table.name}]&_shape=array"
        answer = await served.client.get(address, follow_redirects=True)
        assert answer.status_code == 200, answer.text
        assert answer.json() == [{"rows": table.rows}], table.name


ROUND_TRIPS: dict[ExportFormat, Callable[[StagedRelease, Path], None]] = {
    ExportFormat.CSV: require_equal_csv,
    ExportFormat.XLSX: require_equal_workbook,
    ExportFormat.SQLITE: require_equal_sqlite,
    ExportFormat.DATAPACKAGE: require_equal_package,
    ExportFormat.SDMX: require_equal_series,
    ExportFormat.PARQUET: require_equal_parquet,
}


def main() -> int:
    """Prints a line for each form; 1 where a form lost anything."""
    folder = Path(sys.argv[1]).resolve()
    release = StagedRelease.open(folder)
    failed = 0
    for form, require_equal in ROUND_TRIPS.items():
        with tempfile.TemporaryDirectory() as aside:
            path = written(release, form, Path(aside))
            try:
                require_equal(release, path)
                if form is ExportFormat.SQLITE:
                    require_served(release, path)
                print(f"{form:12} {len(release.manifest.tables)} tables, 0 differences")
            except AssertionError as error:
                failed += 1
                print(f"{form:12} differs: {str(error)[:500]}")
    return 1 if failed else 0


if __name__ == "__main__":
    raise SystemExit(main())
