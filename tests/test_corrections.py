"""Decisions about single figures: each does what it says, and none outlives what it was made for."""

from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path

import pytest

from orchestration.corrections import Correction, CorrectionError, append_correction, load_corrections
from orchestration.extracted import CurrentView
from orchestration.ingest import ingest
from orchestration.paths import Home

# The growth of retail sales is out of range, and total output is told twice.
TEXT = (
    "---\ndigest: true\n---\n广州市花都区2018年国民经济和社会发展计划执行情况与2019年计划草案的报告\n"
    "2018年，全市地区生产总值1234.5亿元，同比增长5.6%；社会消费品零售总额增长6100%。\n"
    "农业总产值90.9亿元。全区农业总产值99.0亿元。\n"
)
REPORT = "440114-2018-plan"
TODAY = datetime.now(UTC).date()


@pytest.fixture
def filled(home: Home) -> Home:
    (home.raw / "440114").mkdir()
    (home.raw / "440114" / "a.txt").write_text(TEXT)
    return home


def line(
    quote: str, action: str, expected: str, *, value: str | None = None, until: date | None = None
) -> Correction:
    start = TEXT.rindex(quote)
    return Correction(
        line=0,
        report_id=REPORT,
        start=start,
        end=start + len(quote),
        action=action,  # type: ignore[arg-type]
        expected=Decimal(expected),
        reason="looked at",
        reported=TODAY,
        value=None if value is None else Decimal(value),
        until=until,
    )


def decided(home: Home, *corrections: Correction) -> CurrentView:
    for one in corrections:
        append_correction(home.raw, one)
    return ingest(home).view


def values(view: CurrentView) -> dict[str, Decimal]:
    return {row["quote"]: row["value"].normalize() for row in view.read("observations").to_dicts()}


def codes(view: CurrentView, table: str) -> list[str]:
    return sorted(view.read(table)["rule_code"].to_list())


def test_without_corrections_a_bad_figure_is_kept_back_and_a_doubtful_one_is_marked(filled: Home) -> None:
    view = decided(filled)
    assert "6100%" not in values(view)
    assert (codes(view, "rejections"), codes(view, "findings")) == (["OBS-RANGE"], ["ARI-TWICE"])


def test_an_accepted_figure_is_published(filled: Home) -> None:
    view = decided(filled, line("6100%", "accept", "6100"))
    assert values(view)["6100%"] == 6100
    assert codes(view, "rejections") == []


def test_an_accepted_finding_is_told_no_more(filled: Home) -> None:
    view = decided(filled, line("99.0亿元", "accept", "99.0"))
    assert codes(view, "findings") == []
    assert values(view)["99.0亿元"] == 99


def test_a_rejected_figure_is_kept_in_quarantine_with_its_line(filled: Home) -> None:
    view = decided(filled, line("99.0亿元", "reject", "99"))
    assert "99.0亿元" not in values(view)
    assert codes(view, "rejections") == ["COR-REJECTED", "OBS-RANGE"]
    assert codes(view, "findings") == []
    [reason] = [
        row["reason"] for row in view.read("rejections").to_dicts() if row["rule_code"] == "COR-REJECTED"
    ]
    assert reason == "raw/corrections.yml, line 3: looked at"


def test_a_corrected_figure_has_its_new_value_and_says_so(filled: Home) -> None:
    view = decided(
        filled, line("6100%", "correct", "6100", value="6.1"), line("99.0亿元", "correct", "99", value="90.9")
    )
    assert values(view)["6100%"] == Decimal("6.1")
    [row] = [row for row in view.read("observations").to_dicts() if row["quote"] == "6100%"]
    assert row["rules"].endswith("|CORRECTED")
    assert (codes(view, "rejections"), codes(view, "findings")) == ([], [])


MISMATCHES = [
    (line("6100%", "accept", "61"), "The value there is 6100, not 61"),
    (line("5.6%", "accept", "5.6"), "nothing to accept"),
    (line("1234.5", "reject", "1234.5"), "has no figure at"),
    (line("6100%", "correct", "6100", value="9999"), "breaks OBS-RANGE"),
]


@pytest.mark.parametrize(("correction", "said"), MISMATCHES)
def test_a_correction_that_no_longer_matches_fails_with_its_line_and_leaves_the_view(
    filled: Home, correction: Correction, said: str
) -> None:
    before = decided(filled).fingerprint
    append_correction(filled.raw, line("99.0亿元", "reject", "99"))
    append_correction(filled.raw, correction)
    with pytest.raises(CorrectionError, match="line 4") as raised:
        ingest(filled)
    assert said in str(raised.value)
    view = CurrentView(filled.extracted / "current", before)
    assert "99.0亿元" in values(view)


def test_a_correction_of_a_report_that_is_gone_fails(filled: Home) -> None:
    append_correction(filled.raw, line("99.0亿元", "reject", "99"))
    (filled.raw / "440114" / "a.txt").unlink()
    with pytest.raises(CorrectionError, match="line 3"):
        ingest(filled)


def test_an_expired_correction_is_no_longer_applied_and_is_told(filled: Home) -> None:
    view = decided(filled, line("99.0亿元", "reject", "99", until=date(2020, 1, 1)))
    assert "99.0亿元" in values(view)
    assert codes(view, "findings") == ["ARI-TWICE", "COR-EXPIRED"]


def test_a_change_of_corrections_alone_makes_a_new_view_and_the_history_is_kept(filled: Home) -> None:
    decided(filled)
    view = decided(filled, line("6100%", "accept", "6100"))
    states = {row["rule_code"]: (row["state"], row["until"]) for row in view.read("alerts").to_dicts()}
    assert states["OBS-RANGE"][0] == "recovered"
    assert states["OBS-RANGE"][1] is not None
    assert states["ARI-TWICE"] == ("open", None)
    (filled.raw / "corrections.yml").unlink()
    again = ingest(filled)
    assert again.changed
    states = {row["rule_code"]: (row["state"], row["until"]) for row in again.view.read("alerts").to_dicts()}
    assert states["OBS-RANGE"] == ("open", None)


BAD_LINES = [
    ("- {", "not valid YAML"),
    ("a: 1", "The file is a list"),
    ("- 5", "An entry has report"),
    ("- {report: a, span: 1-2}", "It lacks action"),
    (
        "- {report: a, span: 1-2, action: accept, expected: 1, reason: r, reported: 2026-01-01, who: b}",
        "knows no who",
    ),
    ("- {report: a, span: 1-2, action: hide, expected: 1, reason: r, reported: 2026-01-01}", "'hide'"),
    (
        "- {report: a, span: 1-2, action: correct, expected: 1, reason: r, reported: 2026-01-01}",
        "A value belongs",
    ),
    ("- {report: a, span: 1-2, action: accept, expected: 1, reason: '', reported: 2026-01-01}", "no reason"),
    ("- {report: a, span: two, action: accept, expected: 1, reason: r, reported: 2026-01-01}", "START-END"),
    (
        "- {report: a, span: 1-2, action: accept, expected: much, reason: r, reported: 2026-01-01}",
        "not a number",
    ),
    ("- {report: a, span: 1-2, action: accept, expected: 1, reason: r, reported: soon}", "not a day"),
    (
        "- {report: a, span: 1-2, action: accept, expected: 1, reason: r, reported: 2026-01-01}\n"
        "- {report: a, span: 1-2, action: reject, expected: 1, reason: r, reported: 2026-01-01}",
        "line 2: Line 1 decides",
    ),
]


@pytest.mark.parametrize(("content", "said"), BAD_LINES)
def test_a_line_that_is_not_valid_is_named(tmp_path: Path, content: str, said: str) -> None:
    (tmp_path / "corrections.yml").write_text(content)
    with pytest.raises(CorrectionError, match=r"line [12]") as raised:
        load_corrections(tmp_path)
    assert said in str(raised.value)


def test_a_written_line_is_read_back_as_it_was(tmp_path: Path) -> None:
    correction = line("6100%", "correct", "6100", value="6.1", until=date(2030, 1, 1))
    number = append_correction(tmp_path, correction)
    [read] = load_corrections(tmp_path)
    assert read.line == number == 3
    assert (read.place, read.value, read.until) == (correction.place, Decimal("6.1"), date(2030, 1, 1))
