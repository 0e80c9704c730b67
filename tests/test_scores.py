"""The scores: what a reading and its annotation differ in, and what is kept of it."""

from pathlib import Path
from typing import Any

import pytest

from benchmarks.score import ASIDE, Annotated, Digested, as_page, disagreements, load_scorer, main
from orchestration.extraction import read_report

TEXT = "2022年，工业用电量12亿千瓦时，增长4%。\n"


def annotated(**changes: Any) -> Annotated:
    """The reading of an invented sentence as its annotation, its growth changed."""
    records = [dict(record) for record in read_report(TEXT, year=2022)]
    return Annotated("990000-2022", TEXT, [*records[:-1], records[-1] | changes])


def reading() -> list[dict[str, Any]]:
    return [dict(record) for record in read_report(TEXT, year=2022)]


def test_a_reading_like_its_annotation_has_no_disagreement(shared: Path) -> None:
    assert list(disagreements(load_scorer(shared / "gold"), annotated(), reading())) == []


@pytest.mark.parametrize(
    ("changes", "field", "gold", "read"),
    [
        ({"value": 5}, "value", "5", "4"),
        ({"period": "2021"}, "period", "2021", "2022"),
        ({"subject": "全市"}, "subject", "全市", "None"),
        ({"obs": False}, "spurious", "", "4%"),
    ],
)
def test_each_field_that_differs_is_a_row_with_its_span(
    shared: Path, changes: dict[str, Any], field: str, gold: str, read: str
) -> None:
    (found,) = disagreements(load_scorer(shared / "gold"), annotated(**changes), reading())
    at = TEXT.index("4%")
    assert (found.span, found.field, found.gold, found.read) == (f"{at}-{at + 2}", field, gold, read)


def test_a_figure_that_is_not_read_is_missed(shared: Path) -> None:
    (found,) = disagreements(load_scorer(shared / "gold"), annotated(), reading()[:-1])
    assert (found.field, found.gold) == ("missed", "4%")


def test_what_is_kept_in_the_documentation_has_no_words_of_a_report(shared: Path) -> None:
    text = TEXT + "工业用电量" * 3
    scorer = load_scorer(shared / "gold")
    result = scorer.score(text, annotated(value=5).annotations, reading())
    page = as_page({"990000-2022": result}, {"990000-2022"}, Digested(3, 20, 19, 1))
    assert "| 990000-2022 (aside) | 2 |" in page
    assert "3 digests: 19 of 20 facts are read back whole, 1 figures" in page
    assert "用电量" not in page


def test_of_reports_kept_aside_only_totals_are_printed(
    shared: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for folder, end in (("gold", "gold.jsonl"), ("reports", "txt")):
        (tmp_path / folder).mkdir()
        source = shared / folder / f"{ASIDE[0]}.{end}"
        (tmp_path / folder / source.name).write_bytes(source.read_bytes())
    arguments = ["score", "--gold", str(tmp_path / "gold"), "--reports", str(tmp_path / "reports")]
    monkeypatch.setattr("sys.argv", [*arguments, "--facts", str(tmp_path)])
    assert main() == 0
    out = capsys.readouterr().out
    assert "0 disagreements" in out
    assert ASIDE[0] in out.split("The reader on annotated reports")[1]
    assert ASIDE[0] not in out.split("The reader on annotated reports")[0]
