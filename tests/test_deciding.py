"""The commands that decide on a figure write one line, and a refresh applies it."""

from pathlib import Path

import pytest
from typer.testing import CliRunner

from orchestration.cli.app import app
from orchestration.corrections import load_corrections
from orchestration.ingest import ingest
from orchestration.paths import Home

TEXT = (
    "---\ndigest: true\n---\n广州市花都区2018年国民经济和社会发展计划执行情况与2019年计划草案的报告\n"
    "2018年，全区地区生产总值1234.5亿元，同比增长5.6%；社会消费品零售总额增长6100%。\n"
)
START = TEXT.index("6100%")
PLACE = f"440114-2018-plan:{START}"


@pytest.fixture
def filled(home: Home, monkeypatch: pytest.MonkeyPatch) -> Home:
    (home.raw / "440114").mkdir()
    (home.raw / "440114" / "a.txt").write_text(TEXT)
    monkeypatch.setenv("JIHUA_HOME", str(home.raw.parent))
    ingest(home)
    return home


def run(*arguments: str) -> int:
    result = CliRunner().invoke(app, list(arguments))
    return result.exit_code


def quotes(home: Home) -> dict[str, float]:
    rows = ingest(home).view.read("observations").to_dicts()
    return {row["quote"]: float(row["value"]) for row in rows}


@pytest.mark.parametrize(
    ("arguments", "published"),
    [
        (("accept", PLACE, "--reason", "so it says"), {"6100%": 6100.0}),
        (("accept", f"{PLACE}-{START + 5}", "--reason", "so it says"), {"6100%": 6100.0}),
        (("correct", PLACE, "6.1", "--reason", "a slip of the pen"), {"6100%": 6.1}),
        (("reject", PLACE, "--reason", "of another year", "--until", "2099-12-31"), {}),
    ],
)
def test_a_decision_is_written_and_applied(
    filled: Home, arguments: tuple[str, ...], published: dict[str, float]
) -> None:
    assert run(*arguments) == 0
    [line] = load_corrections(filled.raw)
    assert (line.action, line.start) == (arguments[0], START)
    assert {quote: value for quote, value in quotes(filled).items() if quote == "6100%"} == published


def test_a_second_decision_on_the_same_figure_is_refused(filled: Home) -> None:
    assert run("accept", PLACE, "--reason", "so it says") == 0
    assert run("reject", PLACE, "--reason", "not so") == 1
    assert len(load_corrections(filled.raw)) == 1


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (("accept", "440114-2018-plan:1", "--reason", "r"), 1),
        (("accept", PLACE), 2),
        (("accept", PLACE, "--reason", " "), 2),
        (("correct", PLACE, "much", "--reason", "r"), 2),
        (("reject", PLACE, "--reason", "r", "--until", "soon"), 2),
    ],
)
def test_what_cannot_be_decided_writes_nothing(filled: Home, arguments: tuple[str, ...], code: int) -> None:
    assert run(*arguments) == code
    assert load_corrections(filled.raw) == []


def test_before_anything_was_read_there_is_nothing_to_decide(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("JIHUA_HOME", str(tmp_path))
    assert run("accept", PLACE, "--reason", "r") == 1
