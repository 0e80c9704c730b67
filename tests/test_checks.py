"""The catalogue: each rule is said in two languages, shown on its page, and fires in a test."""

import re

from orchestration.checks.catalogue import load_catalogue
from orchestration.checks.page import catalogue_page
from orchestration.paths import CHECKOUT

TESTS = CHECKOUT / "tests"


def test_the_page_of_the_documentation_is_the_catalogue() -> None:
    page = CHECKOUT / "docs" / "checks.md"
    told = "run: python -m orchestration.checks.page > docs/checks.md"
    assert page.read_text(encoding="utf-8") == catalogue_page(), told


def test_each_rule_is_on_the_page() -> None:
    page = catalogue_page()
    for rule in load_catalogue().values():
        assert f"### {rule.code} ({rule.level})" in page


def test_each_rule_is_said_in_english_and_in_chinese() -> None:
    for rule in load_catalogue().values():
        assert rule.says.endswith("."), rule.code
        assert rule.says_zh.endswith("。"), rule.code
        assert re.search(r"[\u4e00-\u9fff]", rule.says_zh), rule.code


def test_each_rule_is_broken_in_some_test() -> None:
    tests = [*TESTS.rglob("*.py"), *TESTS.rglob("*.yml")]
    written = "\n".join(path.read_text(encoding="utf-8") for path in tests)
    assert [code for code in load_catalogue() if code not in written] == []
