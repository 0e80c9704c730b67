"""Generated plan reports, with the true records beside them.

    python -m benchmarks.corpus FOLDER [--divisions N] [--years N] [--characters N] [--errors RATE]

`FOLDER/raw/` then holds reports as jihua reads them, `FOLDER/truth/` a JSONL file for each with one
record a numeral, in the form of the gold annotations. The same seed gives the same bytes. A
report of 0 characters is a digest of the headline figures; longer ones are filled with the other
sentences of `wordings.yml` until they are that long. Figures agree from year to year and with
their growth, but for the share of headline levels that `--errors` moves by a power of ten; each of
these stands in `FOLDER/truth/errors.jsonl`, so that a benchmark can count how many were noticed.

Belongs here: which figures a report states. Not here: sentences (`wordings.yml`), turning them
into text and records (`markup`).
"""

import argparse
import json
import random
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from decimal import ROUND_HALF_UP, Decimal
from functools import cache
from pathlib import Path
from typing import Any

from benchmarks.markup import Page, Record, as_number

LAST_YEAR = 2024
ERRORS = "errors.jsonl"
# As many headline figures as a digest of raw/ has, give or take.
_HEADLINES = 5
# Characters of prose for each figure, so that 20,000 characters hold about 300 numerals.
_SPACING = 72
_MOVED = (Decimal("0.1"), Decimal(10))


@dataclass(frozen=True, slots=True)
class CorpusSettings:
    """How many reports, how long (characters; 0 for digests), what share of levels is wrong."""

    divisions: int = 10
    years: int = 10
    characters: int = 0
    errors: float = 0.0
    seed: int = 1


@dataclass(frozen=True, slots=True)
class Moved:
    """A headline level that was moved by a power of ten: its place, as stated, as it should be."""

    start: int
    code: str
    stated: int | float
    true: int | float


@dataclass(frozen=True, slots=True)
class GeneratedReport:
    """A report: where it belongs, its text, a true record for each numeral in order of start.

    The records say what stands in the text; `errors` are the levels that stand there wrong.
    """

    division: str
    year: int
    text: str
    records: tuple[Record, ...]
    errors: tuple[Moved, ...] = ()

    @property
    def name(self) -> str:
        """Its name without suffix."""
        return f"{self.year}-plan"


@dataclass(frozen=True, slots=True)
class _Year:
    """What one indicator did in a year: its level, its growth in percent, the aim for the next year."""

    level: Decimal
    growth: Decimal
    aim: Decimal


def generate(settings: CorpusSettings) -> Iterator[GeneratedReport]:
    """The reports, division by division, oldest first."""
    for code, full_name in _divisions(settings):
        chance = random.Random(f"{settings.seed} {code}")
        series = _series(chance, settings.years)
        for place in range(settings.years):
            year = LAST_YEAR - settings.years + 1 + place
            told = {indicator: years[place] for indicator, years in series.items()}
            yield _report(chance, settings, (code, full_name), year, told)


def write_corpus(folder: Path, settings: CorpusSettings) -> int:
    """Write raw/ and truth/ below `folder`; returns the number of reports."""
    count = 0
    wrong: list[dict[str, object]] = []
    for report in generate(settings):
        raw, truth = folder / "raw" / report.division, folder / "truth" / report.division
        raw.mkdir(parents=True, exist_ok=True)
        truth.mkdir(parents=True, exist_ok=True)
        (raw / f"{report.name}.md").write_text(report.text, encoding="utf-8", newline="")
        lines = (json.dumps(record, ensure_ascii=False) for record in report.records)
        (truth / f"{report.name}.jsonl").write_text("\n".join(lines) + "\n", encoding="utf-8")
        wrong += [{"report_id": f"{report.division}-{report.name}", **asdict(one)} for one in report.errors]
        count += 1
    text = "".join(json.dumps(one) + "\n" for one in wrong)
    (folder / "truth" / ERRORS).write_text(text, encoding="utf-8")
    return count


@cache
def _wordings() -> Mapping[str, Any]:
    import yaml

    loaded: Mapping[str, Any] = yaml.safe_load(Path(__file__).with_name("wordings.yml").read_text("utf-8"))
    return loaded


def _divisions(settings: CorpusSettings) -> list[tuple[str, str]]:
    """Codes and full names of that many counties: none of them is a part of another."""
    from orchestration.registry import load_divisions

    places = [
        (division.division_code, division.full_name)
        for division in load_divisions().values()
        if division.level == "county"
    ]
    if settings.divisions > len(places):
        raise ValueError(f"there are {len(places)} divisions in the registry, {settings.divisions} asked for")
    return sorted(random.Random(settings.seed).sample(places, settings.divisions))


def _series(chance: random.Random, years: int) -> dict[str, list[_Year]]:
    """Every headline indicator year by year: levels that follow from the rounded growth stated."""
    return {code: list(_line(chance, said, years)) for code, said in _wordings()["headline"].items()}


def _line(chance: random.Random, said: Mapping[str, Any], years: int) -> Iterator[_Year]:
    level = Decimal(chance.uniform(said["low"], said["high"]))
    places = Decimal(1) if said["unit"] == "元" else Decimal("0.01")
    for _ in range(years):
        growth = _rounded(Decimal(chance.gauss(said["growth"], 2.5)), Decimal("0.1")) or Decimal("0.1")
        level = _rounded(level * (1 + growth / 100), places)
        yield _Year(level, growth, _rounded(Decimal(said["growth"]) + chance.randint(-1, 1), Decimal("0.5")))


def _rounded(value: Decimal, step: Decimal) -> Decimal:
    return (value / step).quantize(Decimal(1), ROUND_HALF_UP) * step


def _report(
    chance: random.Random,
    settings: CorpusSettings,
    division: tuple[str, str],
    year: int,
    told: Mapping[str, _Year],
) -> GeneratedReport:
    code, full_name = division
    page = Page(chance, year)
    years = {
        "year": year, "next": year + 1, "last": year - 1, "five": year - 5, "later": year + 4,
        "five_years": f"{year - 4}/{year}",
    }  # fmt: skip
    chosen = sorted(chance.sample(sorted(told), _HEADLINES)) if not settings.characters else sorted(told)
    if "gdp" not in chosen:
        chosen[0] = "gdp"
    _front(page, full_name, years, is_digest=not settings.characters)
    page.sentence("## 一、{year}年计划执行情况\n\n", years)
    moved = [_state(page, indicator, told[indicator], settings.errors) for indicator in chosen]
    page.write("\n\n")
    _fill(page, "executed", settings.characters * 2 // 3, years)
    page.is_planned = True
    page.sentence("## 二、{next}年主要预期目标\n\n", years)
    _aim(page, chosen, told)
    _fill(page, "planned", settings.characters, years)
    errors = tuple(one for one in moved if one is not None)
    return GeneratedReport(code, year, page.text, tuple(page.records), errors)


def _front(page: Page, full_name: str, years: Mapping[str, object], *, is_digest: bool) -> None:
    page.write("---\n")
    if is_digest:
        page.write("digest: true\n")
    page.write("published_on: ")
    page.skip(f"{page.year + 1}-02-{1 + page.chance.randrange(27):02d}", "date")
    page.write(f"\n---\n\n# {full_name}")
    page.sentence(
        "{year}年国民经济和社会发展计划执行情况与{next}年国民经济和社会发展计划草案的报告\n\n", years
    )


def _state(page: Page, code: str, told: _Year, errors: float) -> Moved | None:
    """What an indicator came to, in one of the wordings; the error where its level is made wrong."""
    said = _wordings()["headline"][code]
    name = page.chance.choice(said["names"])
    wording = page.chance.choice(_wordings()["stated"])
    level = told.level * (page.chance.choice(_MOVED) if page.chance.random() < errors else 1)
    fields: Record = {"indicator": name, "code": code}
    words = {"level": f"{level.normalize():f}{said['unit']}", "growth": f"{abs(told.growth)}%"}
    values = {"level": level, "growth": told.growth}
    filled = wording.format(name=name, verb="增长" if told.growth > 0 else "下降")
    before, _, rest = filled.partition("[level]")
    start = page.length + len(before)
    between, _, after = rest.partition("[growth]")
    for text, measure in ((before, "level"), (between, "growth")):
        page.write(text)
        page.figure(words[measure], fields | {"measure": measure, "value": as_number(values[measure])})
    page.write(after)
    return Moved(start, code, as_number(level), as_number(told.level)) if level != told.level else None


def _aim(page: Page, codes: Sequence[str], told: Mapping[str, _Year]) -> None:
    """The targets of the next year, as one sentence."""
    for place, code in enumerate(codes):
        wording, bound, qualifier = page.chance.choice(_wordings()["aimed"])
        name = page.chance.choice(_wordings()["headline"][code]["names"])
        before, _, after = wording.format(name=name).partition("[aim]")
        aim = told[code].aim
        page.write(before)
        page.figure(
            f"{aim.normalize():f}%",
            {
                "indicator": name, "code": code, "measure": "growth", "value": as_number(aim),
                "bound": bound, "qualifier": qualifier,
            },
        )  # fmt: skip
        page.write(after + ("；" if place + 1 < len(codes) else "。\n\n"))


def _fill(page: Page, part: str, characters: int, years: Mapping[str, object]) -> None:
    """Other sentences and prose, paragraph by paragraph, until the text is that long."""
    prose = _wordings()["prose"]
    sentences: list[str] = []
    while page.length < characters:
        for _ in range(4):
            sentences = sentences or page.chance.sample(_wordings()[part], len(_wordings()[part]))
            page.sentence(sentences.pop(), years)
            while page.length < characters and page.length < len(page.records) * _SPACING:
                page.write(f"{page.chance.choice(prose['subjects'])}，{page.chance.choice(prose['turns'])}，")
                page.write(f"{page.chance.choice(prose['aims'])}。")
        page.write("\n\n")


def main() -> None:
    """Writes a corpus and says what it holds."""
    plain = CorpusSettings()
    parser = argparse.ArgumentParser(description="Generate plan reports with their true records.")
    parser.add_argument("folder", type=Path)
    parser.add_argument("--divisions", type=int, default=plain.divisions)
    parser.add_argument("--years", type=int, default=plain.years)
    parser.add_argument("--characters", type=int, default=plain.characters)
    parser.add_argument("--errors", type=float, default=plain.errors)
    parser.add_argument("--seed", type=int, default=plain.seed)
    asked = vars(parser.parse_args())
    folder = asked.pop("folder")
    count = write_corpus(folder, CorpusSettings(**asked))
    print(f"{count} reports in {folder / 'raw'}, their records in {folder / 'truth'}")


if __name__ == "__main__":
    main()
