"""The table of rules: each rule reads its own sentences, and no record names a rule outside it."""

import re
from pathlib import Path

import pytest

import orchestration.extraction as extraction
from benchmarks.facts import digests
from orchestration.extraction import explain_rule, read_report
from orchestration.extraction.rules import RULES
from orchestration.extraction.rules.rule import YEAR_OF_EXAMPLES

SENTENCES = [(rule.code, example) for rule in RULES for example in rule.examples]


@pytest.mark.parametrize(("code", "example"), SENTENCES)
def test_a_rule_reads_its_example_sentences(code: str, example: str) -> None:
    records = read_report(example, year=YEAR_OF_EXAMPLES)
    assert any(code in record.rules for record in records)


@pytest.mark.parametrize("code", [rule.code for rule in RULES])
def test_a_rule_does_not_read_everything(code: str) -> None:
    others = [example for other, example in SENTENCES if other != code]
    silent = [
        text for text in others if all(code not in r.rules for r in read_report(text, year=YEAR_OF_EXAMPLES))
    ]
    assert silent


def test_every_rule_named_in_the_sources_is_in_the_table() -> None:
    told = {rule.code for rule in RULES}
    folder = Path(extraction.__file__).parent
    named = {
        code
        for path in folder.rglob("*.py")
        for code in re.findall(
            r'"((?:NUM|NON|WHO|MEASURE|TIME|AIM|BOUND|CODE)-[A-Z-]+[A-Z])"', path.read_text("utf-8")
        )
    }
    assert named <= told


def check_named(text: str, division: str, year: int) -> None:
    """Every record names rules, and each of them has its row."""
    told = {rule.code for rule in RULES}
    for record in read_report(text, division=division, year=year):
        assert record.rules
        assert set(record.rules) <= told, record


@pytest.mark.parametrize("name", ["110000-2025", "220000-2025", "370000-2025", "440000-2025", "440114-2022"])
def test_every_record_of_a_real_report_names_rules_of_the_table(shared: Path, name: str) -> None:
    text = (shared / "reports" / f"{name}.txt").read_text("utf-8")
    check_named(text, name[:6], int(name[-4:]))


def test_every_record_of_a_digest_names_rules_of_the_table() -> None:
    for digest in digests():
        check_named(digest.text, digest.division, digest.executed_year)


def test_a_rule_is_explained_with_what_it_says_and_an_example() -> None:
    assert explain_rule("MEASURE-GROWTH-TO-TIMES").startswith("增长到N倍 is growth of N minus one")
    with pytest.raises(KeyError):
        explain_rule("NO-SUCH-RULE")
