"""The gate: each expectation can pass and can fail, and a failing one publishes nothing."""

import re
import shutil
from collections.abc import Iterator
from itertools import zip_longest

import duckdb
import pytest
from small_warehouse import SOUND, build_sound

from orchestration.checks.catalogue import load_catalogue
from orchestration.checks.levels import GRAVITY
from orchestration.gate import GateResult, audit, read_verdict
from orchestration.gate.suites import SUITES, suite_for
from orchestration.paths import Home
from orchestration.release import (
    ReleaseError,
    StagedRelease,
    current_release,
    publish,
    published_models,
    stage,
)

pytestmark = pytest.mark.slow

# (table, how its one row is spoilt, the sentence that is false then)
SPOILT = [
    ("dim_division", "division_code = null", "division_code is always there"),
    ("dim_report", "report_kind = 'novel'", "report_kind is a known value"),
    ("dim_report", "executed_year = 1848", "executed_year lies between 1949 and 2099"),
    ("dim_report", "sha256 = 'none'", "each report carries the sha256 of its bytes"),
    ("fct_observation", "span_end = 9", "the span is as long as the quote"),
    ("fct_observation", "sentence = '增长7.5%。'", "the quote stands in its sentence at its span"),
    ("fct_observation", "sentence_start = 3", "the quote stands in its sentence at its span"),
    ("fct_observation", "value = null", "only a target in words is without a value"),
    ("fct_observation", "measure = 'mood'", "measure is a known value"),
    ("fct_observation", "span_start = null", "span_start is always there"),
    ("fct_observation", "indicator_code = null", "at least one figure in five has an indicator code"),
    ("fct_target", "target_value_high = 5", "a range of targets ends above its start"),
    ("fct_target", "confidence = 'Z'", "confidence is a known value"),
    ("fct_yoy", "computed_percent = 11", "computed growth is level over prior level"),
    ("fct_yoy", "gap_pp = 2", "the gap is stated less computed growth"),
    ("fct_yoy", "stated_percent = null, computed_percent = null", "each row has stated or computed growth"),
    ("fct_yoy", "stated_span_end = null", "stated growth can be traced to its place"),
    ("fct_yoy", "level_report_id = null", "each level can be traced to its place"),
    ("fct_yoy", "stated_percent = 9000", "stated_percent lies between -100 and 1000"),
    ("fct_yoy", "reconciliation = 'contradiction'", "few stated growths contradict the levels"),
    ("mart_target_attainment", "status = 'perhaps'", "status is a known value"),
    ("mart_target_attainment", "gap = 0.5", "a gap in points is actual less target"),
    (
        "mart_target_attainment",
        "gap_unit = 'percent_of_target'",
        "a gap in percent is the difference over the target",
    ),
    ("mart_target_attainment", "rule_code = null", "each verdict has its gap and its rule"),
    ("mart_target_attainment", "target_span_start = null", "each target can be traced to its place"),
    (
        "mart_target_attainment",
        "actual_report_id = null",
        "each verdict can be traced to its outcome's place",
    ),
    (
        "mart_target_attainment",
        "actual_published_on = date '2020-01-01'",
        "no outcome is published before its target",
    ),
    ("mart_division_year", "met = 2", "the statuses of a scorecard sum to its targets"),
    ("mart_division_year", "accomplished_percent = 130", "accomplished_percent lies between 0 and 100"),
    ("mart_quarantine", "remedy = null", "remedy is always there"),
    ("mart_quality_alert", "state = 'asleep'", "state is a known value"),
    ("mart_quality_alert", "state = 'recovered'", "an alert ends when it recovers"),
    ("mart_report_coverage", "observations = 7", "each numeral is an observation, none, or rejected"),
    (
        "mart_report_coverage",
        "rejected_numerals = 5",
        "nine reports in ten lose at most a fifth to quarantine",
    ),
    ("mart_report_coverage", "unread = 9", "nine reports in ten are understood for the most part"),
    ("fct_multi_year_growth", "to_year = 2020", "growth over several years runs forward"),
    ("fct_year_to_date", "through_month = 13", "through_month lies between 1 and 12"),
    ("mart_growth_reconciliation", "gap_pp = 0", "the gap is stated less computed growth"),
    ("mart_growth_reconciliation", "reconciliation = 'luck'", "reconciliation is a known value"),
    ("mart_indicator_series", "series = 'guess'", "series is a known value"),
    ("mart_revision", "difference = -0.5", "a revision is the later figure less the earlier"),
    ("mart_revision", "earlier_span_start = null", "earlier_span_start is always there"),
    ("mart_contradiction", "other_value = 6.5", "the two sides of a contradiction differ"),
    ("mart_ambition", "target_observation_id = null", "target_observation_id is always there"),
    ("mart_plan_path", "path_state = 'lost'", "path_state is a known value"),
    ("mart_unmapped_wording", "times_stated = 0", "times_stated lies at 1 or above"),
]


def spoil(home: Home, *statements: str) -> None:
    with duckdb.connect(home.warehouse) as connection:
        for statement in statements:
            connection.execute(statement)


def failed(result: GateResult) -> set[tuple[str, str]]:
    return {(check.mart, check.name) for check in result.failures}


@pytest.fixture
def sound_home(home: Home) -> Home:
    build_sound(home)
    return home


@pytest.fixture
def staged(sound_home: Home) -> Iterator[StagedRelease]:
    staged = stage(sound_home)
    yield staged
    shutil.rmtree(staged.folder, ignore_errors=True)


def test_every_published_model_has_a_suite_of_its_own(home: Home) -> None:
    assert {suite.mart for suite in SUITES} == set(published_models(home)) == set(SOUND)


def test_each_expectation_is_a_case_of_a_rule_of_the_catalogue_which_decides_how_grave_it_is() -> None:
    for suite in SUITES:
        for expectation in suite.expectations:
            assert expectation.rule_code.startswith("TAB-")
            assert expectation.severity == GRAVITY[load_catalogue()[expectation.rule_code].level].gate


def test_a_sound_release_passes_with_its_docs_and_verdict_beside_it(staged: StagedRelease) -> None:
    result = audit(staged)
    assert failed(result) == set()
    assert result.passed
    assert len(result.results) == sum(
        len(suite_for(table.name).expectations) for table in staged.manifest.tables
    )
    assert read_verdict(staged.folder) == result
    docs = staged.folder / "data_docs"
    assert (docs / "index.html").is_file()
    pages = "".join(page.read_text(encoding="utf-8") for page in docs.rglob("*.html"))
    assert "mart_target_attainment" in pages
    assert str(staged.folder.parent.parent) not in pages
    assert not re.search(r"https?://|<script|//[a-z]+\.", pages)
    index = (docs / "index.html").read_text(encoding="utf-8")
    assert [t.name for t in staged.manifest.tables if f"<td>{t.name}</td>" not in index] == []
    for page in docs.rglob("*.html"):
        for link in re.findall(r'(?:href|src)="([^"#]+)', page.read_text(encoding="utf-8")):
            assert (page.parent / link).is_file(), (page.name, link)
    assert sum(path.stat().st_size for path in docs.rglob("*") if path.is_file()) < 2_000_000


def rounds() -> list[list[tuple[str, str, str]]]:
    """What is spoilt, in rounds of one change a table: an audit takes seconds."""
    by_table = {table: [change for change in SPOILT if change[0] == table] for table, _, _ in SPOILT}
    return [[change for change in together if change] for together in zip_longest(*by_table.values())]


@pytest.mark.parametrize("changes", rounds())
def test_each_expectation_can_fail(sound_home: Home, changes: list[tuple[str, str, str]]) -> None:
    spoil(sound_home, *(f"update {table} set {change}" for table, change, _ in changes))
    failures = {(check.mart, check.name): check for check in audit(stage(sound_home)).failures}
    for table, _, sentence in changes:
        check = failures[(table, sentence)]
        if check.rule_code == "TAB-COVERAGE" and table == "fct_observation":
            # Asked of the column as a whole: no row is evidence.
            assert (check.observed, check.evidence) == ("0.0 seen", ())
            continue
        assert check.observed == "1 of 1 rows break it"
        assert set(suite_for(table).keys) <= set(check.evidence[0])


def test_every_rule_that_the_gate_judges_tables_by_is_broken_by_some_change() -> None:
    sentences = {(suite.mart, one.says): one.rule_code for suite in SUITES for one in suite.expectations}
    broken = {sentences[table, sentence] for table, _, sentence in SPOILT}
    # Broken by rows that stand twice, by tables without rows, and by a column that is gone: below.
    broken |= {"TAB-KEY", "TAB-ROWS", "TAB-TARGETS", "TAB-SHAPE"}
    assert broken == {"TAB-SHAPE", *sentences.values()}
    named = {
        "TAB-COVERAGE", "TAB-CONTRADICTION", "TAB-FORMULA", "TAB-FORWARD", "TAB-KEY", "TAB-LIMIT", "TAB-LIST",
        "TAB-PLAUSIBLE", "TAB-REQUIRED", "TAB-ROWS", "TAB-SHAPE", "TAB-SUM", "TAB-TARGETS", "TAB-TRACE",
    }  # fmt: skip
    assert broken == named


def test_rows_that_stand_twice_and_tables_without_rows_are_seen(sound_home: Home) -> None:
    spoil(
        sound_home,
        *(f"insert into {table} from {table}" for table in SOUND if table != "fct_target"),
        "delete from fct_target",
    )
    result = audit(stage(sound_home))
    twice = {mart for mart, name in failed(result) if name.startswith(("no two rows",))}
    unique = {
        suite.mart
        for suite in SUITES
        if any("Unique" in expectation.kind for expectation in suite.expectations)
    }
    assert twice == unique - {"fct_target"}
    assert [check.mart for check in result.under("TAB-TARGETS")] == ["fct_target"]


def test_a_release_of_nothing_is_kept_back(sound_home: Home) -> None:
    spoil(sound_home, "delete from dim_report", "delete from fct_observation")
    result = audit(stage(sound_home))
    assert {check.mart for check in result.under("TAB-ROWS")} == {"dim_report", "fct_observation"}
    assert not result.passed


def test_warnings_are_told_and_do_not_stop_a_release(sound_home: Home) -> None:
    spoil(sound_home, "update fct_yoy set reconciliation = 'contradiction'")
    staged = stage(sound_home)
    result = audit(staged)
    assert result.passed
    assert not any(check.is_blocking for check in result.failures)
    assert publish(sound_home, staged).is_current


def test_a_failing_gate_publishes_nothing_and_the_old_release_stays(sound_home: Home) -> None:
    staged = stage(sound_home)
    audit(staged)
    old = publish(sound_home, staged)
    spoil(sound_home, "update mart_target_attainment set gap = 5")
    staged = stage(sound_home)
    assert not audit(staged).passed
    with pytest.raises(ReleaseError, match=r"the gate stopped .*a gap in points is actual less target"):
        publish(sound_home, staged)
    assert current_release(sound_home) == old


def test_a_suite_that_cannot_be_evaluated_stops_the_release(sound_home: Home) -> None:
    spoil(sound_home, "alter table mart_quarantine drop column remedy")
    result = audit(stage(sound_home))
    assert not result.passed
    assert failed(result) == {("mart_quarantine", "its columns are those its suite asks for")}
    assert result.failures == result.under("TAB-SHAPE")
    assert "remedy" in result.failures[0].observed


def test_hostile_text_is_inert_in_the_docs_and_faithful_in_the_evidence(sound_home: Home) -> None:
    hostile = "<script>alert(1)</script>"
    spoil(sound_home, f"update mart_quarantine set level = '{hostile}'")
    staged = stage(sound_home)
    (check,) = audit(staged).failures
    assert check.evidence[0]["level"] == hostile
    docs = staged.folder / "data_docs"
    # The first page leads to the rows: it has their keys beside what breaks the expectation.
    first = (docs / "index.html").read_text(encoding="utf-8")
    assert f"<td>{check.evidence[0]['rejection_id']}</td>" in first
    assert "<td>&lt;script&gt;alert(1)" in first
    pages = [page.read_text(encoding="utf-8") for page in docs.rglob("*.html")]
    assert any("alert(1)" in page for page in pages)
    assert not any("<script>alert(1)" in page for page in pages)


def test_a_table_without_a_suite_is_asked_for_its_shape_only() -> None:
    assert [expectation.says for expectation in suite_for("mart_new").expectations] == ["has columns"]


def test_of_many_rows_that_break_an_expectation_twenty_are_evidence_and_all_are_counted(
    sound_home: Home,
) -> None:
    spoil(sound_home, "insert into fct_observation select fct_observation.* from fct_observation, range(29)")
    failures = audit(stage(sound_home)).failures
    (check,) = (check for check in failures if check.name == "no two rows share observation_id")
    assert check.observed == "30 of 30 rows break it"
    assert len(check.evidence) == 20
