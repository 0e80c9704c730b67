"""The commands on a small release: what they print, what they return."""

import csv
import json
import re
import shutil
import sys
from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

import duckdb
import polars as pl
import pytest
from rich.cells import cell_len
from small_warehouse import build_sound

from orchestration.cli.app import app, run
from orchestration.cli.comparing import spark
from orchestration.cli.forms import print_csv
from orchestration.cli.names import division_code
from orchestration.cli.screen import inert, plain, width_of
from orchestration.gate import GateResult
from orchestration.paths import CHECKOUT, Home
from orchestration.release import Inputs, publish, remember_inputs, stage
from orchestration.view_files import file_of

REPORT = """某市2022年国民经济和社会发展计划执行情况与2023年计划草案的报告

2022年，地区生产总值增长3.5%。2023年，地区生产总值增长目标为6%左右。
"""


@dataclass(frozen=True, slots=True)
class Outcome:
    """How a command ended."""

    code: int
    out: str
    err: str


Jihua = Callable[..., Outcome]


@pytest.fixture
def jihua(
    home: Home, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Callable[..., Outcome]:
    """Run a command in a home of its own, on a screen of 80 columns."""
    monkeypatch.setenv("JIHUA_HOME", str(home.raw.parent))
    monkeypatch.setenv("COLUMNS", "80")

    def run_command(*arguments: object) -> Outcome:
        monkeypatch.setattr(sys, "argv", ["jihua", *map(str, arguments)])
        capsys.readouterr()
        code = run()
        said = capsys.readouterr()
        return Outcome(code, said.out, said.err)

    return run_command


def publish_sound(home: Home, *changes: str) -> str:
    """Publish the small warehouse, changed by SQL, as made from the inputs of now."""
    build_sound(home)
    with duckdb.connect(home.warehouse) as connection:
        for change in changes:
            connection.execute(change)
    remember_inputs(home, Inputs.of(home))
    staged = stage(home)
    GateResult.of(()).write(staged.folder)
    return publish(home, staged).release_id


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> Home:
    """A home with a release; tests copy it rather than publish their own."""
    folder = tmp_path_factory.mktemp("sound")
    (folder / "raw").mkdir()
    home = Home(raw=folder / "raw", var=folder / "var", dbt_project=CHECKOUT / "dbt_project")
    publish_sound(home)
    return home


@pytest.fixture
def release_id(sound: Home, home: Home) -> str:
    shutil.copytree(sound.var, home.var, symlinks=True)
    return home.current_release.readlink().name


def write_report(folder: Path, name: str = "report.txt", text: str = REPORT) -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


QUESTIONS = [
    ("status",),
    ("attainment",),
    ("show", "gdp"),
    ("explain", "440114-2022-plan:4-8"),
    ("quarantine",),
    ("releases",),
]


@pytest.mark.parametrize("command", QUESTIONS)
def test_each_question_is_answered_as_a_table_of_80_columns_and_as_json(
    jihua: Jihua, release_id: str, command: tuple[str, ...]
) -> None:
    table = jihua(*command)
    assert table.code == 0, table.err
    assert table.out.strip()
    assert max(width_of(line) for line in table.out.splitlines()) <= 80
    assert "\x1b[" not in table.out
    answer = jihua(*command, "--json")
    assert answer.code == 0
    assert json.loads(answer.out)


TABLES = [*QUESTIONS, ("alerts",), ("doctor",), ("compare", "440114", "440300", "gdp")]


@pytest.mark.parametrize("command", TABLES)
def test_each_table_is_had_as_csv_with_the_rows_of_its_json(
    jihua: Jihua, release_id: str, command: tuple[str, ...]
) -> None:
    outcome = jihua(*command, "--csv")
    assert outcome.code == 0, outcome.err
    rows = list(csv.reader(outcome.out.splitlines()))
    answer = json.loads(jihua(*command, "--json").out)
    assert len(rows) == (len(answer) + 1 if answer and isinstance(answer, list) else 2 if answer else 0)
    assert all(len(row) == len(rows[0]) for row in rows)


def test_one_form_is_asked_for_at_a_time(jihua: Jihua, release_id: str) -> None:
    outcome = jihua("status", "--json", "--csv")
    assert (outcome.code, outcome.out) == (2, "")


# Names that are the same in every language: of commands, formats, tables, products, files, codes.
_PRODUCTS = [
    "CSV",
    "JSON",
    "HTML",
    "PDF",
    "ZIP",
    "XLSX",
    "SDMX",
    "SQLite",
    "Parquet",
    "Frictionless",
    "Excel",
    "Dagster",
    "Ctrl-C",
    "SIGTERM",
    "systemd",
    "shell",
    "FILE",
    "FOLDER",
    "URL",
    "DATE",
    "DIVISION",
    "INDICATOR",
    "YYYYMMDD",
    "csv",
    "jsonl",
    "plan",
    "communique",
    "bulletin",
]
_NAMES = re.compile(
    r"`[^`]*`|--[a-z-]+|<[a-z0-9\[\]|. ]+>|\{[^}]*\}|[\w./:|-]*[./_:|][\w./:|-]*"
    rf"|\b(?:{'|'.join(_PRODUCTS)})\b"
)
_SENTENCE = re.compile(r"[A-Za-z]{2,}(?:[ ,]+[A-Za-z]{2,}){2,}")


def english_in(text: str) -> list[str]:
    """What reads like English: three words of letters in a row that are no names."""
    return _SENTENCE.findall(_NAMES.sub("·", text))


@pytest.mark.parametrize(
    "command", [(), *TABLES, ("show", "nonsense"), ("show",), ("read", "/nowhere"), ("shwo",)]
)
def test_no_english_stands_on_the_screens_in_chinese(
    jihua: Jihua, release_id: str, monkeypatch: pytest.MonkeyPatch, command: tuple[str, ...]
) -> None:
    monkeypatch.setenv("JIHUA_LANG", "zh")
    outcome = jihua(*command)
    assert re.search("[\u4e00-\u9fff]", outcome.out + outcome.err)
    assert english_in(outcome.out + outcome.err) == []
    assert all(width_of(line) <= 80 for line in outcome.out.splitlines())


def test_work_is_told_in_chinese_too(
    jihua: Jihua, home: Home, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("JIHUA_LANG", "zh")
    first = publish_sound(home)
    unchanged = jihua("refresh")
    write_report(home.raw, "new.txt")
    publish_sound(home, "update mart_target_attainment set actual_value = 6.4, gap = -0.6")
    path = write_report(tmp_path)
    outcomes = [
        unchanged,
        jihua("diff"),
        jihua("export", "--format", "csv", "--table", "fct_yoy", "--output", tmp_path / "yoy.csv"),
        jihua("read", path, "--division", "440114", "--year", 2022),
        jihua("add", path, write_report(tmp_path, "empty.txt", "")),
        jihua("rollback", first),
        jihua("status"),
        jihua("accept", "440114-2022-plan:4", "--reason", "x"),
        jihua("rollback", "1999"),
        jihua("follow"),
    ]
    for outcome in outcomes:
        said = outcome.out + outcome.err
        assert re.search("[\u4e00-\u9fff]", said)
        assert english_in(said) == [], said


def test_without_a_release_the_next_step_is_told_in_chinese(
    jihua: Jihua, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("JIHUA_LANG", "zh")
    assert jihua().out.startswith("还没有发布任何内容。`jihua add 文件`")
    assert "请运行 `jihua refresh`" in jihua("attainment").err


def unfolded(text: str) -> str:
    """What stands in the boxes of help, without blanks: cells of a narrow column take several lines."""
    return re.sub(r"[\s│]+", "", text)


def test_help_is_chinese_or_english(jihua: Jihua, monkeypatch: pytest.MonkeyPatch) -> None:
    commands = [one.name or one.callback.__name__ for one in app.registered_commands if one.callback]
    english = [unfolded(jihua(command, "--help").out) for command in commands]
    assert all("Showthismessageandexit." in text and "Usage:" in text for text in english)
    monkeypatch.setenv("JIHUA_LANG", "zh")
    for command in (*commands, None):
        text = jihua(*filter(None, (command,)), "--help").out
        assert "用法：" in text
        assert "显示本说明后退出。" in unfolded(text)
        # Headings of boxes are typer's, which keeps those of the language it began with.
        assert english_in(text) == [], command
        assert "-h" in text


@pytest.mark.parametrize("command", QUESTIONS[:-1])
def test_without_a_release_each_question_names_the_remedy_and_fails(
    jihua: Jihua, command: tuple[str, ...]
) -> None:
    outcome = jihua(*command, "--json")
    assert outcome.code == 1
    assert outcome.out == ""
    assert "run `jihua refresh`" in outcome.err


def test_without_a_command_the_state_and_the_next_step_are_told(jihua: Jihua, home: Home) -> None:
    empty = jihua()
    assert empty.code == 0
    assert "`jihua refresh`" in empty.out
    release_id = publish_sound(home)
    filled = jihua()
    assert release_id in filled.out
    assert "jihua attainment" in filled.err


def test_without_a_release_the_list_of_releases_is_empty(jihua: Jihua) -> None:
    assert json.loads(jihua("releases", "--json").out) == []


@pytest.mark.parametrize(
    "arguments",
    [
        ("nonsense",),
        ("read",),
        ("read", "no-such-file.txt"),
        ("add", "no-such-file.txt"),
        ("attainment", "--year", "soon"),
        ("attainment", "--division", "999999"),
        ("show", "happiness"),
        ("refresh", "--wait", "-1"),
    ],
)
def test_wrong_use_ends_with_2(jihua: Jihua, release_id: str, arguments: tuple[str, ...]) -> None:
    outcome = jihua(*arguments)
    assert outcome.code == 2
    assert outcome.out == ""


def test_a_refresh_without_changes_is_told_in_a_line_and_as_json(jihua: Jihua, home: Home) -> None:
    release_id = publish_sound(home)
    told = jihua("refresh")
    assert told.code == 0
    assert f"Nothing changed; release {release_id} stands" in told.out
    assert json.loads(jihua("refresh", "--json").out)["outcome"] == "unchanged"


def test_status_tells_what_changed_in_raw_since(jihua: Jihua, home: Home) -> None:
    folder = home.raw / "440114"
    folder.mkdir()
    kept, gone = write_report(folder, "kept.txt"), write_report(folder, "gone.txt")
    publish_sound(home)
    assert json.loads(jihua("status", "--json").out)["is_behind"] is False
    gone.unlink()
    kept.write_text(REPORT + "…", encoding="utf-8")
    write_report(folder, "new.txt")
    outcome = jihua("status")
    assert "new in raw/ since: 440114/new.txt" in outcome.out
    assert "changed in raw/ since: 440114/kept.txt" in outcome.out
    assert "gone in raw/ since: 440114/gone.txt" in outcome.out
    assert "run `jihua refresh`" in outcome.err


def test_attainment_shows_target_outcome_gap_and_verdict(jihua: Jihua, release_id: str) -> None:
    outcome = jihua("attainment", "--division", "花都区", "--year", 2022, "--indicator", "地区生产总值")
    assert all(shown in outcome.out for shown in ("2022", "花都区", "≈ 7%", "6.5%", "-0.50 pp", "met"))
    (row,) = json.loads(jihua("attainment", "--json").out)
    assert (row["target_value"], row["actual_value"], row["gap"], row["status"]) == (7, 6.5, -0.5, "met")
    assert row["target_span_start"] == 1
    assert json.loads(jihua("attainment", "--year", 1999, "--json").out) == []


@pytest.mark.parametrize(
    ("name", "hint"),
    [("花都", "440114"), ("花部区", "花都区"), ("市中区", "give the code"), ("Guangdog", "guangdong")],
)
def test_names_of_divisions_are_understood_or_hinted_at(
    jihua: Jihua, release_id: str, name: str, hint: str
) -> None:
    outcome = jihua("attainment", "--division", name, "--json")
    if outcome.code == 0:
        assert json.loads(outcome.out)[0]["division_code"] == hint
    else:
        assert hint in "".join(outcome.err.split("│")).replace("\n", "")


@pytest.mark.parametrize("name", ["440100", "广州市", "广州", "Guangzhou", "guangzhou"])
def test_a_division_is_known_by_code_and_names(name: str) -> None:
    assert division_code(name) == "440100"


@pytest.mark.parametrize("name", ["gdp", "GDP", "地区生产总值", "Gross domestic product"])
def test_indicators_are_known_by_code_and_names(jihua: Jihua, release_id: str, name: str) -> None:
    assert json.loads(jihua("show", name, "--json").out)[0]["indicator_code"] == "gdp"


def test_a_misspelt_indicator_is_hinted_at(jihua: Jihua, release_id: str) -> None:
    outcome = jihua("show", "retail_sale")
    assert outcome.code == 2
    assert "retail_sales" in outcome.err


def test_show_tells_what_was_known_on_a_day(jihua: Jihua, release_id: str) -> None:
    none = jihua("show", "gdp", "--as-of", "2000-01-01")
    assert (none.code, "nothing was known of gdp on 2000-01-01" in none.err) == (0, True)
    assert "1 report without a date left out" in none.err
    wrong = jihua("show", "gdp", "--as-of", "yesterday")
    assert (wrong.code, "write 2024-01-01" in " ".join(wrong.err.split())) == (2, True)


def test_a_former_code_leads_to_the_series_of_its_successor(jihua: Jihua, release_id: str) -> None:
    assert jihua("show", "gdp", "--division", "440182", "--json").out == jihua("show", "gdp", "--json").out


@pytest.mark.parametrize("name", ["440114-2022-plan:4-8", "440114-2022-plan:4"])
def test_explain_shows_the_sentence_the_report_and_its_address(
    jihua: Jihua, release_id: str, name: str
) -> None:
    outcome = jihua("explain", name)
    for shown in (
        "增长6.5%。",
        "花都区2022年计划执行情况报告",
        "https://example.org/2022",
        "raw/440114/2022-plan.txt",
    ):
        assert shown in outcome.out
    assert json.loads(jihua("explain", name, "--json").out)["quote"] == "6.5%"


def test_explain_marks_the_figure_on_a_terminal_and_respects_no_color(
    jihua: Jihua, release_id: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("FORCE_COLOR", "1")
    assert "增长\x1b[1;7m6.5%\x1b[0m。" in jihua("explain", "440114-2022-plan:4").out
    monkeypatch.setenv("NO_COLOR", "1")
    assert "\x1b[3" not in jihua("attainment").out


def keep_text(home: Home, text: str) -> None:
    """The text of the report of the release, as the last reading keeps it."""
    file = file_of(home.extracted / "current", "reports", "44")
    file.parent.mkdir(parents=True)
    row = {"report_id": "440114-2022-plan", "sha256": "a" * 64, "text": text}
    pl.DataFrame([row]).write_parquet(file)


def test_explain_marks_the_words_that_a_figure_was_read_from(
    jihua: Jihua, release_id: str, home: Home
) -> None:
    keep_text(home, "产值增长6.5%。")
    outcome = jihua("explain", "440114-2022-plan:4-8")
    lines = outcome.out.splitlines()
    assert lines[:2] == ["产值增长6.5%。", "iiiimmmm^^^^"]
    assert any(line.split()[:4] == ["i", "indicator", "产值", "WHO-BEFORE"] for line in lines)
    assert max(width_of(line) for line in lines) <= 80
    marks = json.loads(jihua("explain", "440114-2022-plan:4-8", "--json").out)["marks"]
    assert [(mark["role"], mark["text"], mark["rule"]) for mark in marks] == [
        ("figure", "6.5%", "NUM-ARABIC"),
        ("indicator", "产值", "WHO-BEFORE"),
        ("measure", "增长", "MEASURE-GROWTH"),
    ]
    assert all(mark["says"] for mark in marks)


def test_explain_shows_the_sentence_where_the_text_is_not_kept(jihua: Jihua, release_id: str) -> None:
    outcome = jihua("explain", "440114-2022-plan:4-8")
    assert "The text of the report is not kept here" in outcome.err
    assert json.loads(jihua("explain", "440114-2022-plan:4-8", "--json").out)["marks"] is None


def test_an_unknown_figure_is_said_to_be_unknown(jihua: Jihua, release_id: str) -> None:
    outcome = jihua("explain", "440114-2022-plan:5")
    assert outcome.code == 1
    assert "no figure '440114-2022-plan:5' is published" in outcome.err


def test_hostile_text_is_shown_and_not_obeyed(jihua: Jihua, home: Home) -> None:
    hostile = "\x1b]0;owned\x07[red]\u202e‮<b>"
    publish_sound(home, f"update mart_quarantine set reason = '{hostile}'")
    table = jihua("quarantine").out
    assert not set("\x1b\x07\u202e") & set(table)
    assert "[red]" in "".join(table.split())
    answer = jihua("quarantine", "--json").out
    assert not set("\x1b\x07\u202e") & set(answer)
    assert json.loads(answer)[0]["reason"] == hostile


HOSTILE = "=HYPERLINK(\x1b[31m)\u202e\u2066<script>alert(1)</script>\ufeff\u200b👩‍🌾" + "长" * 300


@pytest.mark.parametrize(
    ("command", "change"),
    [
        (("quarantine",), "update mart_quarantine set reason = $hostile, quote = $hostile"),
        (("attainment",), "update mart_target_attainment set division_name = $hostile"),
        (("show", "gdp"), "update dim_division set name = $hostile"),
        (("explain", "440114-2022-plan:4-8"), "update dim_report set title = $hostile, url = $hostile"),
        (("alerts",), "update mart_quality_alert set reason = $hostile, sentence = $hostile"),
        (("compare", "440114", "440300", "gdp"), "update dim_division set name = $hostile"),
    ],
)
def test_no_text_of_a_report_is_obeyed_on_a_screen_in_json_or_in_csv(
    jihua: Jihua, home: Home, command: tuple[str, ...], change: str
) -> None:
    publish_sound(home, change.replace("$hostile", f"'{HOSTILE}'"))
    for form in ((), ("--json",), ("--csv",)):
        outcome = jihua(*command, *form)
        assert outcome.code == 0, outcome.err
        assert not set("\x1b\x07\u202e\u2066\ufeff\u200b") & set(outcome.out + outcome.err)
        if not form:
            # Measured as the table is laid out: terminals differ on joined emoji.
            assert all(cell_len(line) <= 80 for line in outcome.out.splitlines())
    cells = [cell for row in csv.reader(jihua(*command, "--csv").out.splitlines()) for cell in row]
    assert not [cell for cell in cells if cell.startswith(("=", "+", "@"))]
    # Nothing else of it is lost: spreadsheets and people see what the report says.
    if HOSTILE[:10] in jihua(*command, "--json").out:
        assert any(cell.startswith("'=HYPERLINK(") and "👩‍🌾" in cell for cell in cells)


@pytest.mark.parametrize(
    ("value", "cell"),
    [("-0.5", "-0.5"), ("+3", "+3"), ("-a", "'-a"), ("@sum", "'@sum"), ("=1", "'=1"), ("7%", "7%"),
     (None, ""),
     (True, "true"), (Decimal("6.50"), "6.5"), (("a", "b"), "a|b")],
)  # fmt: skip
def test_a_cell_of_csv_is_no_formula_and_a_number_stays_one(
    capsys: pytest.CaptureFixture[str], value: object, cell: str
) -> None:
    print_csv([{"name": value}])
    assert capsys.readouterr().out == "name\n" + (f"{cell}\n" if cell else '""\n')


def test_rollback_shows_an_older_release_and_refresh_keeps_to_it(jihua: Jihua, home: Home) -> None:
    first = publish_sound(home)
    write_report(home.raw, "new.txt")
    second = publish_sound(home, "update mart_target_attainment set actual_value = 6.4, gap = -0.6")
    assert jihua("rollback", first).code == 0
    assert [item["is_current"] for item in json.loads(jihua("releases", "--json").out)] == [False, True]
    result = json.loads(jihua("refresh", "--json").out)
    assert (result["outcome"], result["release_id"]) == ("rolled_back", first)
    assert json.loads(jihua("rollback", second, "--json").out)["release_id"] == second
    missing = jihua("rollback", "1999")
    assert missing.code == 1
    assert second in missing.err


def test_read_writes_records_to_stdout_and_messages_to_stderr(jihua: Jihua, tmp_path: Path) -> None:
    path = write_report(tmp_path)
    outcome = jihua("read", path, "--division", "440114", "--year", 2022, "--format", "jsonl")
    assert outcome.code == 0
    records = [json.loads(line) for line in outcome.out.splitlines()]
    assert all(REPORT[record["start"] : record["end"]] == record["text"] for record in records)
    assert {record["code"] for record in records if record["obs"]} == {"gdp"}
    assert "numerals" in outcome.err
    assert jihua("read", path, "--division", "花都区", "--year", 2022, "--json").out == outcome.out


@pytest.mark.parametrize("form", ["table", "csv", "html"])
def test_read_has_other_forms(jihua: Jihua, tmp_path: Path, form: str) -> None:
    path = write_report(tmp_path)
    outcome = jihua("read", path, "--division", "440114", "--year", 2022, "--format", form)
    assert outcome.code == 0
    assert "3.5%" in outcome.out
    assert "gdp" in outcome.out


def test_read_of_a_file_that_tells_no_year_names_the_remedy(jihua: Jihua, tmp_path: Path) -> None:
    outcome = jihua("read", write_report(tmp_path, text="地区生产总值增长3.5%。"))
    assert outcome.code == 1
    assert outcome.out == ""
    assert "report.txt" in outcome.err
    assert "--year" in outcome.err


FULL = REPORT.replace("某市", "广州市花都区") + "2023年继续发展经济，改善民生。" * 80


def test_add_names_the_file_for_its_division_year_and_kind(jihua: Jihua, tmp_path: Path, home: Home) -> None:
    path = write_report(tmp_path, text=FULL)
    planned = json.loads(jihua("add", path, "--dry-run", "--json").out)
    assert planned[0]["outcome"] == "would add"
    assert list(home.raw.iterdir()) == []
    outcome = jihua("add", path)
    assert outcome.code == 0
    assert "added as raw/440114/2022-plan.txt (440114-2022-plan)" in outcome.out
    assert "jihua refresh" in outcome.err
    assert (home.raw / "440114" / "2022-plan.txt").read_bytes() == path.read_bytes()
    assert not (home.raw / "440114" / "2022-plan.txt.yml").exists()


def test_add_keeps_the_same_bytes_once_and_refuses_another_text_of_the_report(
    jihua: Jihua, tmp_path: Path
) -> None:
    path = write_report(tmp_path, text=FULL)
    jihua("add", path)
    again = jihua("add", path, "--json")
    assert again.code == 0
    assert json.loads(again.out)[0]["outcome"] == "already there"
    other = write_report(tmp_path, "other.txt", FULL + "完。")
    refused = jihua("add", other)
    assert refused.code == 1
    assert "raw/440114/2022-plan.txt is the same report" in refused.out


def test_add_puts_a_full_text_beside_the_digest_of_the_same_report(
    jihua: Jihua, tmp_path: Path, home: Home
) -> None:
    digest = f"---\ndivision: '440114'\nexecuted_year: 2022\nkind: plan\ndigest: true\n---\n{REPORT}"
    jihua("add", write_report(tmp_path, "digest.txt", digest))
    outcome = jihua("add", write_report(tmp_path, text=FULL))
    assert outcome.code == 0
    names = sorted(path.name for path in (home.raw / "440114").iterdir())
    assert names == ["2022-plan-full.txt", "2022-plan.txt"]


def test_add_keeps_what_flags_say_in_a_sidecar(jihua: Jihua, tmp_path: Path, home: Home) -> None:
    text = "地区生产总值增长3.5%。" + "继续发展经济，改善民生。" * 80 + "2023年，地区生产总值增长6%左右。"
    path = write_report(tmp_path, text=text)
    assert jihua("add", path).code == 1
    outcome = jihua("add", path, "--division", "花都区", "--year", 2022, "--kind", "plan")
    assert outcome.code == 0, outcome.out
    sidecar = (home.raw / "440114" / "2022-plan.txt.yml").read_text(encoding="utf-8")
    assert sidecar == "division: '440114'\nexecuted_year: 2022\nkind: plan\n"


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"", "refused"),
        (b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00", "refused"),
        (b"---\ndivision: [\n---\n" + FULL.encode(), "not valid"),
        (FULL[:200].encode(), "piece of a report"),
    ],
)
def test_add_refuses_bad_files_and_names_file_and_reason(
    jihua: Jihua, tmp_path: Path, home: Home, content: bytes, says: str
) -> None:
    path = tmp_path / "bad.txt"
    path.write_bytes(content)
    outcome = jihua("add", path)
    assert outcome.code == 1
    assert "bad.txt" in outcome.out
    assert says in outcome.out
    assert list(home.raw.iterdir()) == []


def test_one_refused_file_does_not_keep_the_others_out(jihua: Jihua, tmp_path: Path) -> None:
    bad = write_report(tmp_path, "bad.txt", "")
    good = write_report(tmp_path, text=FULL)
    outcome = jihua("add", bad, good, "--json")
    assert outcome.code == 1
    assert [item["outcome"] for item in json.loads(outcome.out)] == ["refused", "added"]


def test_an_unforeseen_failure_is_one_message_and_1(
    jihua: Jihua, release_id: str, home: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    database = home.current_release / "marts.duckdb"
    database.chmod(0o644)
    database.write_bytes(b"no database at all")
    outcome = jihua("status")
    assert outcome.code == 1
    assert "Traceback" not in outcome.err
    assert "JIHUA_DEBUG=1" in outcome.err


@pytest.mark.parametrize(
    ("value", "text"),
    [("a\x1b[31mb", "a␛[31mb"), ("\u202eabc", "�abc"), ("中\n文", "中\n文"), (None, ""), (7, "7")],
)
def test_controls_become_visible(value: object, text: str) -> None:
    assert inert(value) == text


def test_decimals_are_shown_without_needless_zeros() -> None:
    from decimal import Decimal

    shown = [plain(Decimal(text)) for text in ("6.50000000", "100.00", "1E+3", "-0.10", "100")]
    assert shown == ["6.5", "100", "1000", "-0.1", "100"]


@pytest.mark.slow
@pytest.mark.parametrize(
    "command",
    [("--help",), ("read", "REPORT", "--division", "440114", "--year", "2022", "--format", "jsonl")],
)
def test_plain_commands_import_no_heavy_library(command: tuple[str, ...], tmp_path: Path) -> None:
    import subprocess

    arguments = [str(write_report(tmp_path)) if part == "REPORT" else part for part in command]
    script = (
        "import sys; from orchestration.cli.app import run; code = run();"
        "heavy = {'dagster', 'dbt', 'pandera', 'pandas', 'polars', 'great_expectations', 'duckdb'};"
        "print(sorted(heavy & set(sys.modules)), file=sys.stderr); sys.exit(code)"
    )
    done = subprocess.run(
        [sys.executable, "-c", script, *arguments], capture_output=True, text=True, cwd=CHECKOUT, check=True
    )
    assert done.stderr.splitlines()[-1] == "[]"


def test_compare_sets_divisions_side_by_side_with_a_line_of_bars(jihua: Jihua, home: Home) -> None:
    publish_sound(
        home,
        "insert into dim_division by name select * replace ('440115' as division_code, '南沙区' as name)"
        " from dim_division",
        "insert into fct_yoy by name select * replace ('440115' as division_code, 6 as stated_percent)"
        " from fct_yoy",
        "insert into fct_yoy by name select * replace (2021 as year, 4 as stated_percent)"
        " from fct_yoy where division_code = '440115'",
    )
    outcome = jihua("compare", "440114", "440115", "gdp")
    assert outcome.code == 0
    lines = outcome.out.splitlines()
    shown = jihua("show", "gdp", "--division", "440115").out
    assert shown.splitlines()[-1] == "▁█  南沙区"
    assert [line.split() for line in lines if line.startswith("202")] == [
        ["2021", "4%"],
        ["2022", "8%", "6%"],
    ]
    assert lines[-1] == "▁█  南沙区"
    assert [row["year"] for row in json.loads(jihua("compare", "440114", "440115", "gdp", "--json").out)]


def test_compare_names_a_division_without_figures(jihua: Jihua, release_id: str) -> None:
    outcome = jihua("compare", "440114", "440300", "gdp")
    assert outcome.code == 0
    assert "nothing is published on gdp of 440300" in outcome.err


@pytest.mark.parametrize(
    ("figures", "bars"),
    [((1, 2, 3), "▁▅█"), ((5, None, 5), "▄ ▄"), ((None, None), "  "), ((), ""), ((-1, 1), "▁█")],
)
def test_bars_run_from_the_least_to_the_greatest(figures: tuple[int | None, ...], bars: str) -> None:
    values = (None if figure is None else Decimal(figure) for figure in figures)
    assert spark(values) == bars


def test_doctor_ends_with_1_where_something_is_wrong(jihua: Jihua, home: Home) -> None:
    assert jihua("doctor").code == 0
    home.raw.rmdir()
    outcome = jihua("doctor")
    assert outcome.code == 1
    assert "JIHUA_RAW" in outcome.out
