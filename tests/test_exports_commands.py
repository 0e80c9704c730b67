"""`jihua export` and `jihua diff`: what they write, say and return."""

import json
import sys
from collections.abc import Callable
from pathlib import Path

import duckdb
import polars as pl
import pytest
from small_warehouse import build_sound

from orchestration.cli.app import run
from orchestration.gate import GateResult
from orchestration.paths import CHECKOUT, Home
from orchestration.release import publish, stage

Jihua = Callable[..., tuple[int, str, str]]


@pytest.fixture(scope="module")
def two_releases(tmp_path_factory: pytest.TempPathFactory) -> Home:
    """A home with two releases; the second states a higher level and one more year."""
    folder = tmp_path_factory.mktemp("commands")
    home = Home(raw=folder / "raw", var=folder / "var", dbt_project=folder / "dbt_project")
    home.raw.mkdir()
    for model in ("dim_division", "dim_report", "fct_yoy"):
        path = home.dbt_project / "models" / "core" / f"{model}.sql"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("select 1")
    home.seeds.symlink_to(CHECKOUT / "dbt_project" / "seeds")
    changes = (
        "update fct_yoy set level = 1320 where year = 2022",
        "insert into fct_yoy by name select * replace (2021 as year) from fct_yoy",
    )
    for made in ((), changes):
        build_sound(home)
        with duckdb.connect(home.warehouse) as connection:
            for change in made:
                connection.execute(change)
        staged = stage(home)
        GateResult.of(()).write(staged.folder)
        publish(home, staged)
    return home


@pytest.fixture
def jihua(
    two_releases: Home,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> Jihua:
    """Run a command on the two releases, in an empty folder."""
    monkeypatch.setenv("JIHUA_HOME", str(two_releases.raw.parent))
    monkeypatch.setenv("COLUMNS", "80")
    monkeypatch.chdir(tmp_path)

    def run_command(*arguments: object) -> tuple[int, str, str]:
        monkeypatch.setattr(sys, "argv", ["jihua", *map(str, arguments)])
        code = run()
        said = capsys.readouterr()
        return code, said.out, said.err

    return run_command


def test_an_export_names_its_place_and_rows(jihua: Jihua, two_releases: Home, tmp_path: Path) -> None:
    code, out, err = jihua("export", "--format", "parquet", "--table", "fct_yoy", "--json")
    assert code == 0, err
    told = json.loads(out)
    release_id = two_releases.current_release.readlink().name
    assert told["output"] == f"jihua-{release_id}-parquet"
    assert told["tables"] == [{"name": "fct_yoy", "rows": 2}]
    assert set(told["files"]) == {"CITATION.cff", "LICENSE-DATA.md", "fct_yoy.parquet"}
    assert pl.read_parquet(tmp_path / told["output"] / "fct_yoy.parquet").height == 2
    code, out, _ = jihua("export", "--format", "xlsx", "--output", "book.xlsx", "--division", "花都区")
    assert code == 0
    assert "fct_yoy" in out
    assert (tmp_path / "book.xlsx").is_file()


def test_an_older_release_can_be_exported(jihua: Jihua, two_releases: Home) -> None:
    oldest = min(path.name for path in two_releases.releases.glob("2*"))
    code, out, _ = jihua(
        "export", "--format", "csv", "--table", "fct_yoy", "--release", oldest, "--output", "y.csv", "--json"
    )
    assert code == 0
    assert json.loads(out)["tables"] == [{"name": "fct_yoy", "rows": 1}]
    assert pl.read_csv("y.csv")["level"].to_list() == [110]


@pytest.mark.parametrize(
    ("arguments", "expected", "says"),
    [
        (("export",), 2, "format"),
        (("export", "--format", "pdf"), 2, "pdf"),
        (("export", "--format", "csv", "--table", "nope"), 2, "no table is called nope"),
        (("export", "--format", "csv", "--indicator", "nope"), 2, "no indicator is called nope"),
        (("export", "--format", "csv", "--division", "无此地"), 2, "no division is called"),
        (("export", "--format", "xlsx", "--excel"), 2, "--format csv"),
        (("export", "--format", "csv", "--year", "1999"), 1, "nothing is published on that"),
        (("export", "--format", "csv", "--release", "1999"), 1, "names 0 releases"),
        (("export", "--format", "csv", "--output", "no/such/place"), 1, "there is no folder"),
        (("diff", "1999"), 1, "names 0 releases"),
    ],
)
def test_what_cannot_be_says_why(
    jihua: Jihua, tmp_path: Path, arguments: tuple[str, ...], expected: int, says: str
) -> None:
    code, out, err = jihua(*arguments)
    assert (code, out) == (expected, "")
    assert says in " ".join(err.split())
    assert not list(tmp_path.iterdir())


def test_diff_compares_the_last_two_releases(jihua: Jihua, two_releases: Home, tmp_path: Path) -> None:
    code, out, _ = jihua("diff")
    assert code == 0
    assert "level 110 → 1320" in " ".join(out.replace("\n", " ").split())
    code, out, _ = jihua("diff", "--json", "--output", "changes")
    (yoy,) = [table for table in json.loads(out)["tables"] if table["table"] == "fct_yoy"]
    assert (yoy["added"], yoy["gone"], yoy["changed"]) == (1, 0, 1)
    assert json.loads((tmp_path / "changes" / "diff.json").read_text("utf-8")) == json.loads(out)
    older, newer = sorted(path.name for path in two_releases.releases.glob("2*"))
    code, out, _ = jihua("diff", newer, older, "--json")
    assert {table["table"]: table["gone"] for table in json.loads(out)["tables"]}["fct_yoy"] == 1
    code, out, _ = jihua("diff", newer, newer)
    assert "say the same" in out
    code, _, err = jihua("diff", older, older, "--json")
    assert code == 0, err


def test_the_oldest_release_has_none_before_it(jihua: Jihua, two_releases: Home) -> None:
    older, newer = sorted(path.name for path in two_releases.releases.glob("2*"))
    assert jihua("rollback", older)[0] == 0
    code, _, err = jihua("diff")
    assert code == 1
    assert "oldest release" in err
    assert jihua("rollback", newer)[0] == 0
