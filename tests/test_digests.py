"""Each digest is whole and lawful, and each figure of the facts is read back from its digest."""

import csv
import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cache
from pathlib import Path
from urllib.parse import urlsplit

import yaml

from orchestration.extraction import read_report
from orchestration.extraction.records import Record
from orchestration.paths import CHECKOUT
from orchestration.registry import load_divisions, load_indicators, load_units

RAW = CHECKOUT / "raw"
FRONT_MATTER = re.compile(r"---\n(?P<yaml>.*?\n)---\n\n# (?P<heading>[^\n]+)\n\n", re.DOTALL)
KEYS = {"title", "url", "published_on", "division", "executed_year", "kind", "digest"}
OPTIONAL = {"edition", "seen_in", "seen_at"}
Row = dict[str, str]


@dataclass(frozen=True, slots=True)
class Digest:
    """One digest: its front matter and its whole text."""

    path: Path
    title: str
    url: str | None
    published_on: date | None
    division: str
    executed_year: int
    kind: str
    edition: str | None
    text: str

    @property
    def report_id(self) -> str:
        """The report whose figures it carries, whatever the edition."""
        return f"{self.division}-{self.executed_year}-{self.kind}"

    @property
    def name(self) -> str:
        """Folder and file, for messages."""
        return f"{self.path.parent.name}/{self.path.name}"


def load_digest(path: Path) -> Digest:
    text = path.read_text("utf-8")
    match = FRONT_MATTER.match(text)
    assert match, path
    told = yaml.safe_load(match["yaml"])
    assert set(told) >= KEYS, path
    assert set(told) <= KEYS | OPTIONAL, path
    assert told["digest"] is True, path
    assert match["heading"] == told["title"], path
    return Digest(
        path, told["title"], told["url"], told["published_on"], told["division"], told["executed_year"],
        told["kind"], told.get("edition"), text,
    )  # fmt: skip


@cache
def readings(digest: Digest) -> tuple[Record, ...]:
    return tuple(read_report(digest.text, division=digest.division, year=digest.executed_year))


@cache
def digests() -> tuple[Digest, ...]:
    return tuple(load_digest(path) for path in sorted(RAW.glob("*/*.md")))


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


@cache
def editions_by_report() -> dict[str, dict[str | None, Digest]]:
    editions: dict[str, dict[str | None, Digest]] = defaultdict(dict)
    for digest in digests():
        editions[digest.report_id][digest.edition] = digest
    return editions


def facts(shared: Path) -> Iterator[Row]:
    with (shared / "facts" / "facts.csv").open(encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file)


def digest_of(row: Row) -> Digest:
    """The edition of the same day; else the verification, if the row says so; else the report itself."""
    editions = editions_by_report()[row["report_id"]]
    day = row["published_on"].replace("-", "")
    if day in editions:
        return editions[day]
    if not day and "revised" in row["note"] and "revised" in editions:
        return editions["revised"]
    return editions[None]


def scaled(value: Decimal | None, unit: str | None) -> tuple[Decimal | None, str | None]:
    """A value in the canonical unit, so that 1.3 万亿斤 is 13000 亿斤."""
    if value is None or unit is None or unit not in load_units():
        return value, unit
    entry = load_units()[unit]
    return entry.canonical(value), entry.unit_canonical


def expected(row: Row) -> tuple[str, str, str, tuple[Decimal | None, str | None]]:
    """Code, measure, period and scaled value as a reading gives them.

    Consumer prices told as an index (上年=100) are read as growth over the year before.
    """
    value, unit, measure = Decimal(row["value"]), row["unit"], row["measure"]
    if unit == "上年=100":
        value, unit, measure = value - 100, "%", "growth"
    return row["indicator_code"], measure, row["period"], scaled(value, unit)


def natures(row: Row) -> set[str]:
    """A figure of an earlier year may be read as the prior value that a later one is compared with."""
    earlier = row["nature"] == "actual" and row["period"] < row["executed_year"]
    return {row["nature"], "prior"} if earlier else {row["nature"]}


def is_range_end(row: Row) -> bool:
    return "range" in row["note"] and "end" in row["note"].split("range", 1)[1]


def states(record: Record, row: Row) -> bool:
    code, measure, period, value = expected(row)
    if not record.obs or (record.code, record.measure, record.period) != (code, measure, period):
        return False
    if record.nature not in natures(row):
        return False
    if is_range_end(row):
        end = record.value if row["bound"] == "min" else record.value_high
        return record.value_high is not None and scaled(end, record.unit) == value
    # 持平 and 正增长 have no unit of their own.
    read = (record.value, "percent") if record.unit is None else scaled(record.value, record.unit)
    return record.value_high is None and read == value and record.bound == row["bound"]


def test_every_report_of_the_facts_has_its_digest_and_no_other(shared: Path) -> None:
    reports = {row["report_id"] for row in facts(shared)}
    assert {digest.report_id for digest in digests()} == reports


def test_front_matter_agrees_with_the_facts(shared: Path) -> None:
    for row in facts(shared):
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
    missing = [
        " ".join([
            digest_of(row).name, row["nature"], row["indicator_code"], row["measure"],
            row["period"], row["value"], row["unit"], row["bound"],
        ])
        for row in facts(shared)
        if not any(states(record, row) for record in readings(digest_of(row)))
    ]  # fmt: skip
    assert missing == []


def test_each_figure_of_a_digest_stands_in_the_facts(shared: Path) -> None:
    rows: dict[str, list[Row]] = defaultdict(list)
    for row in facts(shared):
        rows[digest_of(row).name].append(row)
    invented = [
        f"{digest.name}: {record.text}"
        for digest in digests()
        for record in readings(digest)
        if record.obs and not any(states(record, row) for row in rows[digest.name])
    ]
    assert invented == []


def test_each_figure_of_the_facts_is_plausible_for_its_indicator(shared: Path) -> None:
    """The registry's ranges must not refuse what was really reported, from a district to the nation."""
    for row in facts(shared):
        code, measure, _, (value, unit) = expected(row)
        entry = load_indicators()[code]
        assert value is not None
        if measure == "growth" and entry.growth_low is not None and entry.growth_high is not None:
            assert entry.growth_low <= value <= entry.growth_high, row
        elif measure == "level" and unit == entry.unit_canonical:
            assert entry.plausible_low is not None
            assert entry.plausible_high is not None
            assert entry.plausible_low <= value <= entry.plausible_high, row
