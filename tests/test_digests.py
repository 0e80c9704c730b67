"""Each digest is whole and lawful, and each figure of the facts is read back from its digest."""

import re
import unicodedata
from datetime import date
from pathlib import Path
from urllib.parse import urlsplit

from benchmarks.facts import (
    RAW,
    digest_of,
    digests,
    expected,
    facts,
    invented,
    load_digest,
    readings,
    scaled,
    unread,
)
from orchestration.registry import load_divisions, load_indicators

KEYS = {"title", "url", "published_on", "division", "executed_year", "kind", "digest"}
OPTIONAL = {"edition", "seen_in", "seen_at"}


def test_every_text_of_the_collection_is_a_digest_with_its_front_matter() -> None:
    for path in sorted(RAW.glob("*/*.md")):
        digest = load_digest(path)
        assert digest is not None, path
        assert digest.keys >= KEYS, path
        assert digest.keys <= KEYS | OPTIONAL, path
        assert digest.heading == digest.title, path


def test_there_is_a_digest_for_each_report_of_the_collection() -> None:
    assert len({digest.report_id for digest in digests()}) >= 97


def test_front_matter_tells_what_the_path_says() -> None:
    for digest in digests():
        assert digest.division in load_divisions(), digest.path
        assert digest.kind in ("plan", "work_report", "communique", "bulletin"), digest.path
        assert digest.url is None or urlsplit(digest.url).scheme in ("http", "https"), digest.path
        assert digest.published_on is None or type(digest.published_on) is date, digest.path
        name = [str(digest.executed_year), digest.kind, *([digest.edition] if digest.edition else [])]
        assert (digest.path.parent.name, digest.path.stem) == (digest.division, "-".join(name))


def test_an_edition_is_named_for_its_day_or_is_an_undated_revision() -> None:
    for digest in digests():
        if digest.edition is not None:
            day = digest.published_on
            assert digest.edition == (day.strftime("%Y%m%d") if day else "revised"), digest.path


def test_the_text_is_plain_and_normalised() -> None:
    for digest in digests():
        assert digest.text == unicodedata.normalize("NFC", digest.text), digest.path
        assert digest.text.endswith("\n"), digest.path
        assert "\ufffd" not in digest.text, digest.path


def test_every_numeral_lies_in_exactly_one_record() -> None:
    for digest in digests():
        end = 0
        for record in readings(digest):
            assert record.start >= end, digest.path
            assert digest.text[record.start : record.end] == record.text
            end = record.end
        covered = {at for record in readings(digest) for at in range(record.start, record.end)}
        for numeral in re.finditer(r"\d+(?:\.\d+)?", digest.text):
            assert covered.issuperset(range(*numeral.span())), (digest.path, numeral[0])


def test_every_numeral_of_a_digest_is_understood() -> None:
    unread = [
        f"{digest.name}: {record.text} ({record.indicator})"
        for digest in digests()
        for record in readings(digest)
        if (record.code is None if record.obs else record.why == "unread")
    ]
    assert unread == []


def test_no_digest_states_a_figure_twice() -> None:
    for digest in digests():
        told = [
            (record.code, record.measure, record.period, record.nature, scaled(record.value, record.unit))
            for record in readings(digest)
            if record.obs
        ]
        assert len(told) == len(set(told)), digest.path


def test_every_report_of_the_facts_has_its_digest_and_no_other(shared: Path) -> None:
    reports = {row["report_id"] for row in facts(shared / "facts")}
    assert {digest.report_id for digest in digests()} == reports


def test_front_matter_agrees_with_the_facts(shared: Path) -> None:
    for row in facts(shared / "facts"):
        digest = digest_of(row)
        assert digest.title == row["report_title"]
        assert (digest.division, str(digest.executed_year), digest.kind) == (
            row["division_code"], row["executed_year"], row["report_kind"],
        )  # fmt: skip
        if row["official_url"]:
            assert digest.url == row["official_url"]
        if row["published_on"]:
            assert digest.published_on is not None
            assert digest.published_on.isoformat() <= row["published_on"]
        if row["seen_at"]:
            assert row["seen_at"] in digest.text


def test_each_figure_of_the_facts_is_read_back_from_its_digest(shared: Path) -> None:
    assert unread(shared / "facts") == []


def test_each_figure_of_a_digest_stands_in_the_facts(shared: Path) -> None:
    assert invented(shared / "facts") == []


def test_each_figure_of_the_facts_is_plausible_for_its_indicator(shared: Path) -> None:
    """The registry's ranges must not refuse what was really reported, from a district to the nation."""
    for row in facts(shared / "facts"):
        code, measure, _, (value, unit) = expected(row)
        entry = load_indicators()[code]
        assert value is not None
        if measure == "growth" and entry.growth_low is not None and entry.growth_high is not None:
            assert entry.growth_low <= value <= entry.growth_high, row
        elif measure == "level" and unit == entry.unit_canonical:
            assert entry.plausible_low is not None
            assert entry.plausible_high is not None
            assert entry.plausible_low <= value <= entry.plausible_high, row
