"""How right the reader reads: its score on the gold annotations beside the checkout.

    python -m benchmarks.score [--gold FOLDER] [--reports FOLDER] [--facts FOLDER] [--show N] [--page FILE]

Belongs here: running the reader on annotated reports and on the digests, and laying the figures
side by side. Not here: how a reading is scored (the gold folder's own `score.py`), when a record
states a fact (`facts`).
"""

import argparse
import importlib.util
import json
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from types import ModuleType
from typing import Any

from rich.console import Console
from rich.table import Table

from benchmarks.facts import digests, facts, invented, unread
from orchestration.extraction import READER_VERSION, read_report
from orchestration.paths import CHECKOUT

# Kept aside so that a score says something of unseen text: nobody makes a rule on these two.
ASIDE = ("510000-2025", "520000-2025")
SHARED = CHECKOUT.parent / "shared"


def load_scorer(gold: Path) -> ModuleType:
    """The scoring program that is kept with the gold annotations."""
    spec = importlib.util.spec_from_file_location("gold_score", gold / "score.py")
    if spec is None or spec.loader is None:
        raise FileNotFoundError(f"{gold / 'score.py'} cannot be loaded; name the folder with --gold")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@dataclass(frozen=True, slots=True)
class Disagreement:
    """A field of a figure that the annotation has otherwise; missed or spurious for a whole figure."""

    report: str
    span: str
    field: str
    gold: str
    read: str


@dataclass(frozen=True, slots=True)
class Annotated:
    """An annotated report: its name, its text and its annotations."""

    name: str
    text: str
    annotations: list[dict[str, Any]]

    @classmethod
    def of(cls, report: Path, gold: Path) -> "Annotated":
        """The report with the annotations of a gold file."""
        lines = gold.read_text("utf-8").splitlines()
        return cls(
            report.stem, report.read_text("utf-8"), [json.loads(line) for line in lines if line.strip()]
        )

    def reading(self) -> list[dict[str, Any]]:
        """What the reader makes of it; the name tells division and executed year."""
        division, year = self.name.split("-")[:2]
        return [dict(record) for record in read_report(self.text, division=division, year=int(year))]


def disagreements(
    scorer: ModuleType, report: Annotated, reading: list[dict[str, Any]]
) -> Iterator[Disagreement]:
    """Every field of every figure on which reading and annotation differ, in the order of the text."""
    windows = [one["window"] for one in report.annotations if "window" in one]
    gold = [one for one in report.annotations if one.get("obs")]
    read = [one for one in reading if one["obs"] and scorer.inside(windows, one["start"], one["end"])]
    pairs = scorer.pair(gold, read)
    matched = {id(one) for pair in pairs for one in pair}
    rows: list[tuple[dict[str, Any] | None, dict[str, Any] | None]] = [
        *pairs,
        *((one, None) for one in gold if id(one) not in matched),
        *((None, one) for one in read if id(one) not in matched),
    ]
    for one, other in sorted(rows, key=lambda row: int((row[0] or row[1] or {})["start"])):
        yield from _differences(scorer, report.name, one, other)


def _differences(
    scorer: ModuleType, name: str, gold: dict[str, Any] | None, read: dict[str, Any] | None
) -> Iterator[Disagreement]:
    told = gold or read or {}
    span = f"{told['start']}-{told['end']}"
    if gold is None or read is None:
        field = "missed" if read is None else "spurious"
        yield Disagreement(
            name, span, field, str((gold or {}).get("text", "")), str((read or {}).get("text", ""))
        )
        return
    for field in (*scorer.STRICT, "code", "subject"):
        if not scorer.same(field, gold, read):
            yield Disagreement(name, span, field, str(gold.get(field)), str(read.get(field)))


def as_list(found: Sequence[Disagreement]) -> Table:
    """One row a disagreement."""
    table = Table(title="Where reading and annotation differ")
    for name in ("report", "span", "field", "annotated", "read"):
        table.add_column(name, overflow="fold")
    for one in found:
        table.add_row(one.report, one.span, one.field, one.gold, one.read)
    return table


@dataclass(frozen=True, slots=True)
class Digested:
    """How many facts the digests state, how many are read back, and how many figures are no fact."""

    digests: int
    facts: int
    read_back: int
    beyond: int

    @classmethod
    def of(cls, folder: Path) -> "Digested":
        """Read every digest and compare it with the facts in `folder`."""
        told = len(list(facts(folder)))
        return cls(len(digests()), told, told - len(unread(folder)), len(invented(folder)))

    def __str__(self) -> str:
        return (
            f"{self.digests} digests: {self.read_back} of {self.facts} facts are read back whole, "
            f"{self.beyond} figures are read that are no fact."
        )


def as_table(results: dict[str, dict[str, Any]]) -> Table:
    """One row a report: ledger, then F1 of detection, strict record and headline, then each field."""
    fields = list(next(iter(results.values()))["fields"])
    table = Table(title="The reader on annotated reports (F1, then share of matched observations that agree)")
    for name in ("report", "observations", "ledger", "detection", "record", "headline", *fields):
        table.add_column(name, justify="left" if name == "report" else "right")
    for name, result in results.items():
        table.add_row(
            name,
            str(result["observations"]),
            f"{result['ledger']:.3f}",
            *(f"{result[kind]['f1']:.3f}" for kind in ("detection", "record", "headline")),
            *(f"{result['fields'][field]:.2f}" for field in fields),
        )
    return table


def as_page(results: dict[str, dict[str, Any]], aside: set[str], digested: Digested | None) -> str:
    """The table that docs keep: date, version, and which reports no rule was made on."""
    lines = [
        "# How right the reader reads",
        "",
        f"F1 of reader {READER_VERSION} on {datetime.now(tz=UTC):%Y-%m-%d}, measured by `make score` on",
        "annotated parts of official reports, which are not part of this repository. No rule was made on the",
        "reports marked *aside* (only their totals were looked at while rules were made on the others): they",
        "show how the reader does on text it has not met.",
        "",
        *([str(digested), ""] if digested is not None else []),
        "| report | observations | ledger | detection | headline | strict record |",
        "|---|---:|---:|---:|---:|---:|",
    ]
    for name, result in results.items():
        figures = (result[kind]["f1"] for kind in ("detection", "headline", "record"))
        mark = " (aside)" if name in aside else ""
        lines.append(
            f"| {name}{mark} | {result['observations']} | {result['ledger']:.3f} | "
            + " | ".join(f"{figure:.3f}" for figure in figures)
            + " |"
        )
    return "\n".join([*lines, ""])


def main() -> int:
    """Score every gold file that has its report, and the digests; 1 where there is no gold file."""
    arguments = _arguments()
    pairs = [
        (gold, arguments.reports / gold.name.replace(".gold.jsonl", ".txt"))
        for gold in sorted(arguments.gold.glob("*.gold.jsonl"))
    ]
    reports = [Annotated.of(report, gold) for gold, report in pairs if report.is_file()]
    if not reports:
        print(
            f"No gold annotations in {arguments.gold}; name the folders with --gold and --reports.",
            file=sys.stderr,
        )
        return 1
    scorer = load_scorer(SHARED / "gold" if not (arguments.gold / "score.py").is_file() else arguments.gold)
    results: dict[str, dict[str, Any]] = {}
    found: list[Disagreement] = []
    for report in reports:
        reading = report.reading()
        results[report.name] = scorer.score(report.text, report.annotations, reading)
        if report.name not in arguments.aside:
            found += disagreements(scorer, report, reading)
    has_facts = (arguments.facts / "facts.csv").is_file()
    digested = Digested.of(arguments.facts) if has_facts else None
    console = Console(width=160)
    if arguments.show:
        console.print(as_list(found[: arguments.show]))
    console.print(as_table(results))
    console.print(f"{len(found)} disagreements in the reports not kept aside.", str(digested or ""), sep="\n")
    if arguments.page:
        arguments.page.write_text(as_page(results, set(arguments.aside), digested), "utf-8")
    return 0


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="Score the reader on annotated reports and on the digests.")
    parser.add_argument("--gold", type=Path, default=SHARED / "gold")
    parser.add_argument("--reports", type=Path, default=SHARED / "reports")
    parser.add_argument("--facts", type=Path, default=SHARED / "facts", help="the folder of facts.csv")
    parser.add_argument(
        "--show",
        type=int,
        default=1000,
        help="how many disagreements to print (0: none); none of those aside",
    )
    parser.add_argument("--page", type=Path, help="write the table to this Markdown file too")
    parser.add_argument("--aside", nargs="*", default=ASIDE, help="reports that no rule was made on")
    return parser.parse_args()


if __name__ == "__main__":
    raise SystemExit(main())
