"""How right the reader reads: its score on the gold annotations beside the checkout.

    python -m benchmarks.score [--gold FOLDER] [--reports FOLDER] [--show N] [--page FILE]

Belongs here: running the reader on annotated reports and laying the figures side by side.
Not here: how a reading is scored; that is the gold folder's own `score.py`.
"""

import argparse
import importlib.util
import json
import sys
from datetime import UTC, datetime
from pathlib import Path
from types import ModuleType
from typing import Any

from rich.console import Console
from rich.table import Table

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


def score_report(scorer: ModuleType, report: Path, gold: Path, show: int = 0) -> dict[str, Any]:
    """Read one report and score the reading; the file's name gives division and executed year."""
    text = report.read_text("utf-8")
    division, year = report.stem.split("-")[:2]
    reading = [dict(record) for record in read_report(text, division=division, year=int(year))]
    annotations = [json.loads(line) for line in gold.read_text("utf-8").splitlines() if line.strip()]
    result: dict[str, Any] = scorer.score(text, annotations, reading, show)
    return result


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


def as_page(results: dict[str, dict[str, Any]], aside: set[str]) -> str:
    """The table that docs keep: date, version, and which reports no rule was made on."""
    lines = [
        "# How right the reader reads",
        "",
        f"F1 of reader {READER_VERSION} on {datetime.now(tz=UTC):%Y-%m-%d}, measured by `make score` on",
        "annotated parts of official reports, which are not part of this repository. No rule was made on the",
        "reports marked *aside* (only their totals were looked at while rules were made on the others): they",
        "show how the reader does on text it has not met.",
        "",
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
    """Score every gold file that has its report; 1 where there is none."""
    parser = argparse.ArgumentParser(description="Score the reader on annotated reports.")
    parser.add_argument("--gold", type=Path, default=SHARED / "gold")
    parser.add_argument("--reports", type=Path, default=SHARED / "reports")
    parser.add_argument("--show", type=int, default=0, help="print the first N disagreements of each report")
    parser.add_argument("--page", type=Path, help="write the table to this Markdown file too")
    parser.add_argument("--aside", nargs="*", default=ASIDE, help="reports that no rule was made on")
    arguments = parser.parse_args()
    pairs = [
        (gold, arguments.reports / gold.name.replace(".gold.jsonl", ".txt"))
        for gold in sorted(arguments.gold.glob("*.gold.jsonl"))
    ]
    pairs = [(gold, report) for gold, report in pairs if report.is_file()]
    if not pairs:
        print(
            f"No gold annotations in {arguments.gold}; name the folders with --gold and --reports.",
            file=sys.stderr,
        )
        return 1
    scorer = load_scorer(SHARED / "gold" if not (arguments.gold / "score.py").is_file() else arguments.gold)
    results = {report.stem: score_report(scorer, report, gold, arguments.show) for gold, report in pairs}
    Console(width=160).print(as_table(results))
    if arguments.page:
        arguments.page.write_text(as_page(results, set(arguments.aside)), "utf-8")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
