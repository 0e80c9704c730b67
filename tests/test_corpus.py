"""Generated reports: what their records say is what stands in their text."""

import json
import re
from decimal import Decimal
from pathlib import Path

import pytest

from benchmarks.accuracy import measure
from benchmarks.corpus import ERRORS, CorpusSettings, GeneratedReport, generate, write_corpus
from orchestration.documents import identify, read_document
from orchestration.extraction import read_report
from orchestration.extraction.rules import RULES

LONG = CorpusSettings(divisions=1, years=2, characters=20_000, seed=3)
SHORT = CorpusSettings(divisions=2, years=3, seed=3)


@pytest.fixture(scope="module")
def long_reports() -> list[GeneratedReport]:
    return list(generate(LONG))


def test_every_record_quotes_the_text_at_its_span(long_reports: list[GeneratedReport]) -> None:
    for report in long_reports:
        for record in report.records:
            assert report.text[int(str(record["start"])) : int(str(record["end"]))] == record["text"]


def test_every_digit_lies_in_a_record(long_reports: list[GeneratedReport]) -> None:
    for report in long_reports:
        covered = {
            place
            for record in report.records
            for place in range(int(str(record["start"])), int(str(record["end"])))
        }
        bare = [match for match in re.finditer(r"\d", report.text) if match.start() not in covered]
        assert [
            report.text[match.start() - 5 : match.end() + 5] for match in bare if not _in_name(match)
        ] == []


def _in_name(match: "re.Match[str]") -> bool:
    """A digit of the name of an indicator, as in PM2.5, is no numeral of its own."""
    return re.search(r"PM\d?\.?$", match.string[: match.start()]) is not None


def test_a_long_report_is_as_long_and_as_full_of_figures_as_real_ones(
    long_reports: list[GeneratedReport],
) -> None:
    for report in long_reports:
        assert 20_000 <= len(report.text) < 20_400
        assert 250 <= len(report.records) <= 350


def test_the_reader_reads_generated_headlines_as_they_are(long_reports: list[GeneratedReport]) -> None:
    found = measure([*long_reports, *generate(SHORT)])
    assert found.headline.matched > 150
    assert found.headline.f1 >= 0.995, [(miss.sign, miss.sentence) for miss in found.misses]
    assert found.strict.f1 >= 0.97
    assert found.in_ledger == 1


def test_long_reports_hold_the_wordings_of_every_rule_of_the_reader(
    long_reports: list[GeneratedReport],
) -> None:
    told = {
        rule
        for report in long_reports
        for record in read_report(report.text, division=report.division, year=report.year)
        for rule in record.rules
    }
    # Front matter of a generated report is valid, and it is a report on a whole year.
    assert {rule.code for rule in RULES} - told == {"NON-FRONT-MATTER", "TIME-WHOLE"}


def test_the_same_seed_gives_the_same_reports_and_another_seed_others() -> None:
    first = [report.text for report in generate(SHORT)]
    assert first == [report.text for report in generate(SHORT)]
    assert first != [report.text for report in generate(CorpusSettings(divisions=2, years=3, seed=4))]


def test_levels_follow_from_the_growth_that_is_stated_unless_errors_are_asked_for() -> None:
    assert _jumps(CorpusSettings(divisions=3, years=5, characters=1_000)) == 0
    assert _jumps(CorpusSettings(divisions=3, years=5, characters=1_000, errors=0.5)) > 20


def test_every_level_that_was_made_wrong_is_told_with_the_true_one(tmp_path: Path) -> None:
    settings = CorpusSettings(divisions=2, years=4, characters=1_000, errors=0.25)
    reports = {f"{report.division}-{report.name}": report for report in generate(settings)}
    write_corpus(tmp_path, settings)
    lines = (tmp_path / "truth" / ERRORS).read_text("utf-8").splitlines()
    # Ten levels a report, a quarter of them wrong.
    assert 10 <= len(lines) <= 32
    for error in map(json.loads, lines):
        (record,) = (one for one in reports[error["report_id"]].records if one["start"] == error["start"])
        assert record["value"] == error["stated"]
        assert error["stated"] / error["true"] == pytest.approx(10) or error["true"] / error[
            "stated"
        ] == pytest.approx(10)


def _jumps(settings: CorpusSettings) -> int:
    """Levels of the headline indicators that do not follow from the year before and the growth."""
    levels: dict[tuple[str, object, int], Decimal] = {}
    jumps = 0
    for report in generate(settings):
        stated = [record for record in report.records if record.get("code") and record["nature"] == "actual"]
        growth = {record["code"]: Decimal(str(record["value"])) for record in stated[1:20:2]}
        for record in stated[:20:2]:
            level = Decimal(str(record["value"]))
            before = levels.get((report.division, record["code"], report.year - 1))
            levels[report.division, record["code"], report.year] = level
            if before is not None:
                expected = before * (1 + growth[record["code"]] / 100)
                jumps += abs(level - expected) > max(expected / 100, Decimal("0.6"))
    return jumps


def test_reports_are_written_as_jihua_reads_them_with_their_records_beside(tmp_path: Path) -> None:
    assert write_corpus(tmp_path, CorpusSettings(divisions=1, years=1)) == 1
    (path,) = (tmp_path / "raw").rglob("*.md")
    document = read_document(path, root=tmp_path / "raw")
    identity = identify(document)
    assert (identity.division_code, identity.executed_year, identity.is_digest) == (
        path.parent.name,
        2024,
        True,
    )
    lines = (tmp_path / "truth" / path.parent.name / "2024-plan.jsonl").read_text("utf-8").splitlines()
    assert all(
        document.text[record["start"] : record["end"]] == record["text"] for record in map(json.loads, lines)
    )


def test_more_divisions_than_there_are_is_refused() -> None:
    with pytest.raises(ValueError, match="divisions in the registry"):
        next(generate(CorpusSettings(divisions=10_000)))
