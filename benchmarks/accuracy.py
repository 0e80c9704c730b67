"""How right the reader reads generated reports, whose true records are known.

    python -m benchmarks.accuracy [--divisions N] [--years N] [--characters N] [--show N]

Belongs here: laying readings beside true records. Not here: making reports (`corpus`), official
texts (`score`).
"""

import argparse
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from benchmarks.corpus import CorpusSettings, GeneratedReport, generate
from benchmarks.markup import Record
from orchestration.extraction import read_report

HEADLINE = ("code", "measure", "value", "nature", "period")
STRICT = ("measure", "value", "unit", "bound", "nature", "period")
Key = tuple[object, ...]


@dataclass(slots=True)
class Tally:
    """Records matched, missed and made up."""

    matched: int = 0
    missed: int = 0
    extra: int = 0

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall; 1 where there was nothing to find."""
        errors = self.missed + self.extra
        return 1.0 if not self.matched + errors else 2 * self.matched / (2 * self.matched + errors)

    def add(self, true: Counter[Key], read: Counter[Key]) -> None:
        """Count one report."""
        both = (true & read).total()
        self.matched += both
        self.missed += true.total() - both
        self.extra += read.total() - both


@dataclass(frozen=True, slots=True)
class Miss:
    """A headline record that the reading lacks (`-`) or made up (`+`)."""

    sign: str
    report: str
    record: Record
    sentence: str


@dataclass(frozen=True, slots=True)
class Accuracy:
    """Headline F1 (figures with a code), strict F1 (all figures), share of numerals in the ledger."""

    reports: int
    headline: Tally
    strict: Tally
    in_ledger: float
    misses: tuple[Miss, ...]


def measure(reports: Iterable[GeneratedReport]) -> Accuracy:
    """Read every report and compare."""
    headline, strict = Tally(), Tally()
    misses: list[Miss] = []
    numerals = listed = count = 0
    for report in reports:
        read = [
            dict(record) for record in read_report(report.text, division=report.division, year=report.year)
        ]
        coded = [[record for record in side if record.get("code")] for side in (report.records, read)]
        headline.add(*(_keys(side, HEADLINE) for side in coded))
        strict.add(
            *(_keys([record for record in side if record["obs"]], STRICT) for side in (report.records, read))
        )
        misses += _misses(report, *coded)
        spans = [(record["start"], record["end"]) for record in read]
        listed += sum(_meets(record, spans) for record in report.records)
        numerals += len(report.records)
        count += 1
    return Accuracy(count, headline, strict, listed / numerals if numerals else 1.0, tuple(misses))


def _keys(records: Iterable[Mapping[str, object]], fields: tuple[str, ...]) -> Counter[Key]:
    return Counter((record["start"], *(_plain(record[name]) for name in fields)) for record in records)


def _plain(value: object) -> object:
    """Numbers compare as numbers, whatever their type."""
    return float(value) if isinstance(value, int | float) and not isinstance(value, bool) else value


def _meets(record: Mapping[str, object], spans: Iterable[tuple[object, object]]) -> bool:
    start, end = int(str(record["start"])), int(str(record["end"]))
    return any(int(str(low)) < end and start < int(str(high)) for low, high in spans)


def _misses(report: GeneratedReport, true: list[Record], read: list[Record]) -> Iterator[Miss]:
    sides = {"-": (true, _keys(read, HEADLINE)), "+": (read, _keys(true, HEADLINE))}
    for sign, (records, other) in sides.items():
        for record in records:
            if not _keys([record], HEADLINE) & other:
                start = int(str(record["start"]))
                around = report.text[max(0, start - 30) : start + 20].replace("\n", "⏎")
                yield Miss(sign, f"{report.division}-{report.name}", record, around)


def main() -> int:
    """Prints the figures and the first misses."""
    parser = argparse.ArgumentParser(description="Score the reader on generated reports.")
    parser.add_argument("--divisions", type=int, default=10)
    parser.add_argument("--years", type=int, default=5)
    parser.add_argument("--characters", type=int, default=20_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--show", type=int, default=20)
    asked = parser.parse_args()
    settings = CorpusSettings(asked.divisions, asked.years, asked.characters, seed=asked.seed)
    found = measure(generate(settings))
    print(f"reports                  {found.reports}")
    print(f"headline F1              {found.headline.f1:.4f}  {found.headline}")
    print(f"strict F1, all figures   {found.strict.f1:.4f}  {found.strict}")
    print(f"numerals in the ledger   {found.in_ledger:.4f}")
    for miss in found.misses[: asked.show]:
        told = " ".join(f"{name}={miss.record[name]}" for name in HEADLINE)
        print(f"{miss.sign} {miss.report} {told}  …{miss.sentence}…")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
