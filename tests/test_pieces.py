"""What a release takes over from the one before, and that it is as if it had been made from nothing."""

import gzip
import shutil
import subprocess
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

import duckdb
import frictionless
import polars as pl
import pyarrow.parquet
import pytest
from small_releases import PASSED, small_home_in

from orchestration.diff import diff
from orchestration.exports import write_package
from orchestration.exports.pieced import CSV_PIECES
from orchestration.gate.expectations import has_rows, is_there, is_unique
from orchestration.gate.suite import Suite
from orchestration.gate.unaudited import Unaudited
from orchestration.gate.verdict import GateCheck, GateResult
from orchestration.paths import Home
from orchestration.release import (
    Release,
    ReleaseError,
    StagedRelease,
    current_release,
    pieces,
    publish,
    stage,
)
from orchestration.release.pieces import PIECES, Pieced, Place, moved, read_note
from orchestration.release.splicing import DamagedPieceError, Source, splice_parquet
from orchestration.sql import literal

PROVINCES = ("11", "13", "44")
TABLES = ("fct_figure", "mart_count")
ORIGIN = "an origin"


@pytest.fixture(autouse=True)
def few_rows_make_pieces(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pieces, "PIECED_FROM", 10)
    grains = {"fct_figure": ("division_code", "id")}
    for module in ("release.tables", "diff.comparison"):
        monkeypatch.setattr(f"orchestration.{module}.read_grains", lambda: grains)


@pytest.fixture
def home(tmp_path: Path) -> Iterator[Home]:
    made = small_home_in(tmp_path)
    fill(made, dict.fromkeys(PROVINCES, 20))
    yield made
    shutil.rmtree(tmp_path, ignore_errors=True)


def fill(home: Home, rows: Mapping[str, int], origin: str | None = ORIGIN, comment: str = "a figure") -> None:
    """A working database: a table with so many rows a province, in no order, and one without divisions."""
    home.warehouse.unlink(missing_ok=True)
    with duckdb.connect(home.warehouse) as connection:
        if origin is not None:
            connection.execute("create schema built")
            connection.execute(f"create table built.origin as select {literal(origin)} as id")
        connection.execute(
            "create table fct_figure (id integer, division_code text not null, said text, value decimal(9,2))"
        )
        for province, count in rows.items():
            connection.execute(
                f"insert into fct_figure select range, '{province}010' || range % 3,"
                f" '说\"' || range || ',\n', range / 4 from range({count}) order by hash(range)"
            )
        connection.execute(f"comment on table fct_figure is {literal(comment)}")
        connection.execute("create table mart_count as select 1 as one, 'x' as said")
        connection.execute("create table stg_reports as select 1 as id")


def change(home: Home, statement: str) -> None:
    with duckdb.connect(home.warehouse) as connection:
        connection.execute(statement)


def made(home: Home, verdict: GateResult = PASSED) -> StagedRelease:
    """A release in the making, with its CSV files and a verdict."""
    staged = stage(home)
    write_package(staged.folder, staged.manifest)
    verdict.write(staged.folder)
    return staged


def published(home: Home, verdict: GateResult = PASSED) -> Release:
    return publish(home, made(home, verdict))


def from_nothing(home: Home) -> StagedRelease:
    """The release of the same rows that shares nothing with the one before."""
    change(home, "update built.origin set id = 'another origin'")
    return made(home)


def assert_same(shared: StagedRelease, whole: StagedRelease) -> None:
    """Equal bytes of Parquet and CSV, equal rows of the database, and every reader reads the same."""
    assert shared.manifest.content == whole.manifest.content
    assert shared.manifest.tables == whole.manifest.tables
    for table in TABLES:
        parquet = f"{table}.parquet"
        (csv,) = (path.relative_to(whole.folder) for path in whole.folder.glob(f"csv/{table}.csv*"))
        assert (shared.folder / csv).read_bytes() == (whole.folder / csv).read_bytes()
        rows = pl.read_parquet(shared.folder / parquet)
        assert rows.equals(pl.from_arrow(pyarrow.parquet.read_table(whole.folder / parquet)))
        with duckdb.connect(shared.database, read_only=True) as connection:
            assert rows.sort(pl.all()).equals(connection.sql(f"from {table}").pl().sort(pl.all()))
            assert connection.sql(f"from read_parquet({literal(shared.folder / parquet)})").pl().equals(rows)
            assert connection.sql(f"from read_csv({literal(shared.folder / csv)})").pl().height == rows.height


CHANGES = {
    "a cell": "update fct_figure set value = 99 where division_code like '13%' and id = 7",
    "a row that came": "insert into fct_figure values (777, '440101', 'new', 1)",
    "a row that went": "delete from fct_figure where division_code like '11%' and id = 3",
    "a province that went": "delete from fct_figure where division_code like '13%'",
    "a province that came": "insert into fct_figure values (1, '820101', 'new', 1)",
    "the other table": "update mart_count set said = 'y'",
    "the first empty cell": "update fct_figure set said = null where division_code like '44%' and id = 7",
    "an empty cell in each": "update fct_figure set said = null where id = 7",
    "nothing": "select 1",
    "so few rows that there are no pieces": "delete from fct_figure where id > 1",
}


@pytest.mark.parametrize("statement", CHANGES.values(), ids=CHANGES.keys())
def test_a_release_that_shares_is_the_one_made_from_nothing(home: Home, statement: str) -> None:
    published(home)
    change(home, statement)
    assert_same(made(home), from_nothing(home))


def test_changes_add_up_over_releases(home: Home) -> None:
    published(home)
    for statement in list(CHANGES.values())[:5]:
        change(home, statement)
        published(home)
    change(home, "insert into fct_figure values (5, '110109', 'last', 2)")
    assert_same(made(home), from_nothing(home))


def test_pieces_of_several_row_groups_are_the_same_whether_copied_or_made(home: Home) -> None:
    fill(home, {"11": 300_000, "13": 50})
    published(home)
    change(home, "delete from fct_figure where division_code like '11%' and id % 1000 = 1")
    published(home)
    change(home, "update fct_figure set value = 1 where division_code like '13%' and id = 1")
    assert_same(made(home), from_nothing(home))


def test_pieces_that_tell_otherwise_of_nulls_are_not_joined(tmp_path: Path) -> None:
    for name, cell in (("whole", "1"), ("with nulls", "case when i > 1 then i end")):
        duckdb.sql(f"select {cell} as cell from range(3) as t (i)").write_parquet(str(tmp_path / name))
    with pytest.raises(DamagedPieceError, match="with nulls"):
        splice_parquet([Source(tmp_path / "whole"), Source(tmp_path / "with nulls")], tmp_path / "joined")


def test_only_the_province_that_changed_is_written(home: Home) -> None:
    fill(home, {"11": 90, "13": 20, "44": 90})
    before = published(home)
    change(home, CHANGES["a cell"])
    statements: list[str] = []
    staged = stage_noting(home, statements)
    written = [said for said in statements if said.startswith(("insert", "delete", "copy"))]
    assert written
    assert [said for said in written if "'13'" not in said] == []
    assert (staged.folder / "mart_count.parquet").samefile(before.folder / "mart_count.parquet")


def stage_noting(home: Home, statements: list[str]) -> StagedRelease:
    """Stage, and note what the connection is told."""
    connect = duckdb.connect

    class Noting:
        def __init__(self, connection: duckdb.DuckDBPyConnection) -> None:
            self.connection = connection

        def execute(self, said: str, *values: object) -> duckdb.DuckDBPyConnection:
            statements.append(said.strip())
            return self.connection.execute(said, *values)

        def cursor(self) -> "Noting":
            return Noting(self.connection.cursor())

        def __enter__(self) -> "Noting":
            return self

        def __exit__(self, *_: object) -> None:
            self.connection.close()

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("orchestration.release.staging.duckdb.connect", lambda **kw: Noting(connect(**kw)))
        return stage(home)


@pytest.mark.parametrize("path", ["marts.duckdb", "fct_figure.parquet", "csv/fct_figure.csv.gz", PIECES])
def test_of_a_file_that_is_not_as_it_was_audited_nothing_is_taken_over(home: Home, path: str) -> None:
    damaged = published(home).folder / path
    damaged.chmod(0o644)
    content = bytearray(damaged.read_bytes())
    content[len(content) // 2] ^= 1
    damaged.write_bytes(content)
    change(home, CHANGES["a cell"])
    assert_same(made(home), from_nothing(home))


def test_a_database_begun_anew_shares_nothing(home: Home) -> None:
    before = published(home)
    for origin in ("another origin", None):
        fill(home, dict.fromkeys(PROVINCES, 20), origin)
        staged = made(home)
        assert not (staged.folder / "mart_count.parquet").samefile(before.folder / "mart_count.parquet")
        assert staged.manifest.content == before.manifest.content


def test_a_table_described_otherwise_is_written_anew(home: Home) -> None:
    published(home)
    fill(home, dict.fromkeys(PROVINCES, 20), comment="one figure")
    staged = made(home)
    assert staged.manifest.table("fct_figure").description == "one figure"
    with duckdb.connect(staged.database, read_only=True) as connection:
        said = connection.execute("select comment from duckdb_tables() where table_name = 'fct_figure'")
        assert said.fetchone() == ("one figure",)
    assert_same(staged, from_nothing(home))


def test_notes_tell_where_each_piece_lies(home: Home) -> None:
    staged = made(home)
    table = read_note(staged.folder / CSV_PIECES)["fct_figure"]
    content = (staged.folder / "csv" / "fct_figure.csv.gz").read_bytes()
    assert [piece.province for piece in table.pieces] == list(PROVINCES)
    for piece, place in zip(table.pieces, table.places, strict=True):
        rows = gzip.decompress(content[place.start : place.end])
        assert f",{piece.province}010".encode() in rows.split(b"\n")[0]
    assert table.places[-1].end == len(content)


def test_other_tools_read_the_packed_csv(home: Home) -> None:
    published(home)
    change(home, CHANGES["a cell"])
    folder = made(home).folder
    package = frictionless.Package(str(folder / "datapackage.json"))
    assert package.validate().valid
    assert [resource.path for resource in package.resources] == [
        "csv/fct_figure.csv.gz",
        "csv/mart_count.csv",
    ]
    packed, expected = folder / "csv" / "fct_figure.csv.gz", pl.read_parquet(folder / "fct_figure.parquet")
    unpacked = subprocess.run(["gzip", "-dc", packed], capture_output=True, check=True).stdout
    for content in (unpacked, packed):
        assert pl.read_csv(content, schema=expected.schema).equals(expected)
    packed.chmod(0o644)
    packed.write_bytes(gzip.compress(unpacked.replace(b",99", b",98", 1)))
    assert not package.validate().valid


def test_the_gate_asks_only_rows_that_readers_do_not_have(home: Home) -> None:
    before = published(home)
    change(home, CHANGES["a cell"])
    due = Unaudited.of(made(home))
    with duckdb.connect(home.warehouse) as connection:
        rows = connection.sql(f"from fct_figure where {due.rows('fct_figure')}").pl()
    assert set(rows["division_code"]) == {"130101"}
    assert due.rows("mart_count") == "false"
    assert before.release_id in due.told("false")


@pytest.mark.parametrize(
    ("changed", "expected"),
    [
        ((), []),
        (("110101",), ["110101"]),
        (("",), [None]),
        (("", "110101", "440101"), ["110101", "440101", None]),
    ],
)
def test_rows_that_moved_are_those_of_divisions_whose_marks_differ(
    changed: tuple[str, ...], expected: list[str | None]
) -> None:
    codes = ["", "110101", "130101", "440101"]
    before = Pieced("a shape", (), (), divisions=dict.fromkeys(codes, "1"))
    after = replace(before, divisions={code: "2" if code in changed else "1" for code in codes})
    with duckdb.connect() as connection:
        connection.execute(
            "create table told as select nullif(unnest(?), '') as division_code", [list(codes)]
        )
        where = moved(before, after)
        rows = connection.execute(f"from told where {where} order by all nulls last").fetchall()
    assert [code for (code,) in rows] == expected
    assert moved(before, replace(after, shape="another")) == "true"


def test_the_gate_sees_that_a_row_that_came_shares_its_key_with_one_that_stays(home: Home) -> None:
    unique = Suite("fct_figure", keys=("id",), expectations=(is_there("said"), is_unique("said")))
    published(home)
    change(home, "update fct_figure set said = division_code || id")
    published(home)
    change(home, "update fct_figure set said = '110101' || 1 where division_code like '44%' and id = 7")
    staged = made(home)
    where = Unaudited.of(staged).rows("fct_figure")
    with duckdb.connect(staged.database, read_only=True) as connection:
        [(asked, rows)] = unique.asked_of(where)
        frame = connection.sql(asked.query(rows)).pl()
        moved = connection.sql(f"select count(*) from fct_figure where {where}").fetchall()
    assert frame.height == moved[0][0] + 1
    assert frame["said"].is_duplicated().sum() == 2


def test_the_gate_asks_all_rows_what_some_of_them_broke(home: Home) -> None:
    failed = GateCheck("fct_figure", "said is always there", "warning", success=False, observed="2 rows")
    published(home, GateResult.of((failed,)))
    change(home, CHANGES["a cell"])
    due = Unaudited.of(made(home))
    suite = Suite("fct_figure", keys=("id",), expectations=(has_rows(), is_there("said"), is_unique("id")))
    (unique, some), (others, every) = due.asked_of(suite)
    assert ([one.says for one in unique.expectations], some) == (
        ["has rows", "no two rows share id"],
        due.rows("fct_figure"),
    )
    assert ([one.says for one in others.expectations], every) == (["said is always there"], "true")
    assert some != "true"
    [(_, rows)] = due.asked_of(replace(suite, mart="mart_count", expectations=(is_there("id"),)))
    assert rows == "false"
    # A suite that could not be asked failed under a name that is none of its sentences.
    [(_, rows)] = due.asked_of(replace(suite, expectations=(is_unique("id"),)))
    assert rows == "true"


@pytest.mark.parametrize(
    ("statement", "seen"),
    [
        (CHANGES["nothing"], 1),
        ("delete from mart_count", 0),
    ],
)
def test_the_gate_looks_at_one_row_that_stayed_where_it_asks_for_rows(
    home: Home, statement: str, seen: int
) -> None:
    published(home)
    change(home, statement)
    staged = made(home)
    [(asked, rows)] = Unaudited.of(staged).asked_of(Suite("mart_count", keys=(), expectations=(has_rows(),)))
    with duckdb.connect(staged.database, read_only=True) as connection:
        assert connection.sql(asked.query(rows)).pl().height == seen


def test_the_gate_asks_all_rows_when_the_program_is_another(home: Home) -> None:
    published(home)
    staged = made(home)
    assert Unaudited.of(staged).rows("mart_count") == "false"
    other = replace(staged.manifest, inputs=replace(staged.manifest.inputs, code="other"))
    assert Unaudited.of(replace(staged, manifest=other)).rows("mart_count") == "true"


def test_differences_are_looked_for_where_rows_moved_and_found_all(home: Home) -> None:
    before = published(home)
    change(home, f"{CHANGES['a cell']}; {CHANGES['a row that came']}; {CHANGES['a row that went']}")
    told = diff(before, made(home)).tables[0]
    assert (told.table, told.added, told.gone, told.changed) == ("fct_figure", 1, 1, 1)
    change(home, "update built.origin set id = 'another origin'")
    assert diff(before, made(home)).tables[0] == told


@pytest.mark.parametrize("statement", [CHANGES["a cell"], CHANGES["nothing"]])
def test_a_file_that_does_not_hold_its_rows_is_not_published(
    home: Home, statement: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def joins_wrongly(sources: Sequence[Source], target: Path) -> tuple[Place, ...]:
        return splice_parquet([*sources[:-1], sources[0]], target)

    before = published(home)
    # Where nothing changed, a damaged file is written anew.
    file = before.folder / "fct_figure.parquet"
    file.chmod(0o644)
    file.write_bytes(file.read_bytes()[:-1] + b"2")
    change(home, statement)
    monkeypatch.setattr("orchestration.release.tables.splice_parquet", joins_wrongly)
    with pytest.raises(ReleaseError, match=r"fct_figure\.parquet has other rows than the warehouse"):
        stage(home)
    assert current_release(home) == before
