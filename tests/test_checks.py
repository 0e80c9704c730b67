"""The catalogue: each rule is said in two languages, shown on its page, and fires in a test."""

import json
import re
from pathlib import Path
from typing import Any

import dagster as dg
import duckdb
import pytest

from orchestration.checks.catalogue import load_catalogue
from orchestration.checks.evidence import EVIDENCE_ROWS, evidence_table
from orchestration.checks.levels import GRAVITY
from orchestration.checks.models import (
    asking,
    model_check,
    rows_that_failed,
    rule_of,
    what_failed,
    with_evidence,
)
from orchestration.checks.page import catalogue_page
from orchestration.paths import CHECKOUT, Home
from orchestration.resources import prepared_project

TESTS = CHECKOUT / "tests"


@pytest.fixture(scope="module")
def manifest() -> dict[str, Any]:
    """What dbt knows of the project."""
    path = prepared_project(Home.from_environment()).manifest_path
    return json.loads(path.read_text(encoding="utf-8"))  # type: ignore[no-any-return]


def test_the_page_of_the_documentation_is_the_catalogue() -> None:
    page = CHECKOUT / "docs" / "checks.md"
    told = "run: python -m orchestration.checks.page > docs/checks.md"
    assert page.read_text(encoding="utf-8") == catalogue_page(), told


def test_each_rule_is_on_the_page() -> None:
    page = catalogue_page()
    for rule in load_catalogue().values():
        assert f"### {rule.code} ({rule.level})" in page


def test_each_rule_says_the_same_in_chinese_with_the_same_values() -> None:
    names = re.compile(r"\{(\w+)(?:!r)?\}")
    for rule in load_catalogue().values():
        for text in (rule.says_zh, rule.reason_zh, rule.remedy_zh, rule.message_zh):
            assert re.search("[\u4e00-\u9fff]", text), (rule.code, text)
        assert sorted(names.findall(rule.message_zh)) == sorted(names.findall(rule.message)), rule.code


def test_each_rule_says_since_when_it_is_there() -> None:
    for rule in load_catalogue().values():
        assert re.fullmatch(r"\d+\.\d+\.\d+", rule.since), rule.code


def test_each_test_of_dbt_is_as_grave_as_its_rule(manifest: dict[str, Any]) -> None:
    tests = [node for node in manifest["nodes"].values() if node["resource_type"] == "test"]
    assert len(tests) > 100
    for test in tests:
        rule = rule_of(test)
        assert test["config"]["severity"].lower() == GRAVITY[rule.level].dbt, (test["name"], rule.code)


def test_a_check_of_a_model_says_its_rule_and_what_to_do(manifest: dict[str, Any]) -> None:
    [test] = [node for node in manifest["nodes"].values() if node["name"] == "one_growth_row_a_year"]
    spec = model_check(dg.AssetCheckSpec("one_growth_row_a_year", asset="fct_yoy"), test)
    rule = load_catalogue()["TAB-KEY"]
    assert rule.says in str(spec.description)
    assert rule.says_zh in str(spec.description)
    assert spec.blocking
    assert (spec.metadata["code"], spec.metadata["remedy"]) == (rule.code, rule.remedy)


def test_a_test_of_dbt_that_fails_shows_its_rows(manifest: dict[str, Any], tmp_path: Path) -> None:
    [test] = [node for node in manifest["nodes"].values() if node["name"] == "one_growth_row_a_year"]
    with duckdb.connect(tmp_path / "a.duckdb") as connection:
        connection.execute("create table twice as select '440114-2022-plan' as report_id, 2 as rows_found")
    query = {"unique_id": test["unique_id"], "compiled_code": "select * from a.main.twice"}
    (tmp_path / "run_results.json").write_text(json.dumps({"results": [query]}))
    failed = dg.AssetCheckResult(
        passed=False, asset_key="fct_yoy", check_name=test["name"], metadata={"unique_id": test["unique_id"]}
    )
    [result] = with_evidence([failed], manifest, tmp_path, asking(tmp_path / "a.duckdb"))
    assert "| 440114-2022-plan | 2 |" in str(result.metadata["evidence"].value)
    assert result.metadata["code"].value == "TAB-KEY"
    assert load_catalogue()["TAB-KEY"].remedy in str(result.description)
    assert what_failed([result]).startswith("fct_yoy: one_growth_row_a_year: 1 to look at (TAB-KEY).")
    assert "| 440114-2022-plan | 2 |" in rows_that_failed([result])
    assert what_failed([dg.AssetCheckResult(passed=False, severity=dg.AssetCheckSeverity.WARN)]) == ""


def test_evidence_is_a_table_of_few_rows_with_the_words_around_the_figure() -> None:
    sentence = f"{'前' * 100}增长6.5%，{'后' * 100}"
    place = {"report_id": "a|b", "source_path": "a.txt", "span_start": 102, "span_end": 106}
    row = {"level": "warn", "sentence": sentence, "quote": "6.5%", "value": None, **place}
    lines = evidence_table([row] * 30).splitlines()
    assert len(lines) == 2 + EVIDENCE_ROWS
    assert lines[0] == "| report_id | span | quote | sentence |"
    assert "| 102-106 |" in lines[2]
    assert "增长6.5%，后" in lines[2]
    assert "a\\|b" in lines[2]
    assert evidence_table([]) == "no rows"


def test_each_rule_is_said_in_english_and_in_chinese() -> None:
    for rule in load_catalogue().values():
        assert rule.says.endswith("."), rule.code
        assert rule.says_zh.endswith("。"), rule.code
        assert re.search(r"[\u4e00-\u9fff]", rule.says_zh), rule.code


def test_each_rule_is_broken_in_some_test() -> None:
    tests = [*TESTS.rglob("*.py"), *TESTS.rglob("*.yml")]
    written = "\n".join(path.read_text(encoding="utf-8") for path in tests)
    assert [code for code in load_catalogue() if code not in written] == []
