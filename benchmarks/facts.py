"""Facts and the digests that state them: which figure of a digest is which row of the facts.

Belongs here: loading digests and facts, and when a record states a fact. Not here: the scores
(`score`), what must hold of digests (tests).
"""

import csv
import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cache
from pathlib import Path

import yaml

from orchestration.extraction import Record, read_report
from orchestration.paths import CHECKOUT
from orchestration.registry import load_units

RAW = CHECKOUT / "raw"
FRONT_MATTER = re.compile(r"---\n(?P<yaml>.*?\n)---\n\n# (?P<heading>[^\n]+)\n\n", re.DOTALL)
Row = dict[str, str]


@dataclass(frozen=True, slots=True)
class Digest:
    """One digest: its front matter and its whole text."""

    path: Path
    title: str
    heading: str
    url: str | None
    published_on: date | None
    division: str
    executed_year: int
    kind: str
    edition: str | None
    keys: frozenset[str]
    text: str

    @property
    def report_id(self) -> str:
        """The report whose figures it carries, whatever the edition."""
        return f"{self.division}-{self.executed_year}-{self.kind}"

    @property
    def name(self) -> str:
        """Folder and file, for messages."""
        return f"{self.path.parent.name}/{self.path.name}"


def load_digest(path: Path) -> Digest | None:
    """The digest in a file of raw/; None for a file that is none."""
    text = path.read_text("utf-8")
    match = FRONT_MATTER.match(text)
    told = yaml.safe_load(match["yaml"]) if match is not None else {}
    if match is None or told.get("digest") is not True:
        return None
    return Digest(
        path, told["title"], match["heading"], told["url"], told["published_on"], told["division"],
        told["executed_year"], told["kind"], told.get("edition"), frozenset(told), text,
    )  # fmt: skip


@cache
def digests() -> tuple[Digest, ...]:
    """All digests of the checkout, in the order of their paths."""
    found = (load_digest(path) for path in sorted(RAW.glob("*/*.md")))
    return tuple(digest for digest in found if digest is not None)


@cache
def readings(digest: Digest) -> tuple[Record, ...]:
    """What is read from a digest."""
    return tuple(read_report(digest.text, division=digest.division, year=digest.executed_year))


@cache
def editions_by_report() -> dict[str, dict[str | None, Digest]]:
    """The digests of each report by edition."""
    editions: dict[str, dict[str | None, Digest]] = defaultdict(dict)
    for digest in digests():
        editions[digest.report_id][digest.edition] = digest
    return editions


def facts(folder: Path) -> Iterator[Row]:
    """The rows of facts.csv in a folder."""
    with (folder / "facts.csv").open(encoding="utf-8", newline="") as file:
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
    """Whether the fact is one end of a range."""
    return "range" in row["note"] and "end" in row["note"].split("range", 1)[1]


def states(record: Record, row: Row) -> bool:
    """Whether a record is the fact: code, measure, period, nature, value and bound agree."""
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


def unread(folder: Path) -> list[str]:
    """The facts that no record of their digest states, each in words."""
    return [
        " ".join([
            digest_of(row).name, row["nature"], row["indicator_code"], row["measure"],
            row["period"], row["value"], row["unit"], row["bound"],
        ])
        for row in facts(folder)
        if not any(states(record, row) for record in readings(digest_of(row)))
    ]  # fmt: skip


def invented(folder: Path) -> list[str]:
    """The figures of digests that are no fact, each with its digest."""
    rows: dict[str, list[Row]] = defaultdict(list)
    for row in facts(folder):
        rows[digest_of(row).name].append(row)
    return [
        f"{digest.name}: {record.text}"
        for digest in digests()
        for record in readings(digest)
        if record.obs and not any(states(record, row) for row in rows[digest.name])
    ]
