"""Kill the making of releases at random moments and see that nothing is lost.

    python -m tests.crash.random_kills --way refreshing --rounds 100 --seed 1 --folder /tmp/kills

Every round starts from a copy of a home with one release, gives it another report, begins to make
the next release, kills it, opens the release that readers see, and begins again: what that
publishes must be what an undisturbed run publishes. Every fifth round starts from nothing.

Belongs here: the rounds and what must hold. Not here: what runs (`ways`), what a release says
(`contents`).
"""

import argparse
import json
import random
import shutil
from collections import Counter
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from orchestration.paths import Home
from orchestration.release import releases

from .contents import contents, leftovers
from .ways import Refreshing, Way, Writing

_FROM_NOTHING = 5
_TITLE = "广州市花都区{year}年国民经济和社会发展计划执行情况与{next}年计划草案的报告"
_TEXT = """---
digest: true
published_on: {next}-02-01
---
{title}
{year}年，全区地区生产总值{level}亿元，同比增长{growth}%；固定资产投资下降{growth}%；新建公园{parks}个。
{next}年主要预期目标：地区生产总值增长{target}%左右；城镇登记失业率控制在3.5%以内。
"""


@dataclass(frozen=True, slots=True)
class Kill:
    """What one round did and saw; `step` is where the run was when it was killed."""

    round: int
    step: str
    from_nothing: bool
    saw: str
    faults: tuple[str, ...]


def write_reports(raw: Path, count: int) -> None:
    """`count` small reports of successive years."""
    folder = raw / "440114"
    folder.mkdir(parents=True, exist_ok=True)
    for place in range(count):
        year = 2018 + place
        text = _TEXT.format(
            title=_TITLE.format(year=year, next=year + 1),
            year=year,
            next=year + 1,
            level=1000 + 60 * place,
            growth=f"{5 + place / 10:.1f}",
            parks=3 + place,
            target=5 + place % 3,
        )
        (folder / f"{year}-plan.txt").write_text(text, encoding="utf-8")


class Kills:
    """Rounds of killing in `folder`; the same seed chooses the same moments."""

    def __init__(self, folder: Path, way: Way, seed: int, reports: int = 3) -> None:
        self.folder = folder
        self.way = way
        self.chance = random.Random(seed)
        self.reports = reports
        self.before: dict[str, str] | None = None
        self.undisturbed: dict[str, str] | None = None

    def prepare(self) -> None:
        """The home that rounds start from, and what an undisturbed run makes of it."""
        base = self.way.home(self.folder / "base")
        write_reports(base.raw, self.reports)
        _require(self.way.run_whole(base))
        self.before = contents(base)
        reference = self._copy("reference", from_nothing=False)
        _require(self.way.run_whole(reference))
        self.undisturbed = contents(reference)

    def round(self, number: int) -> Kill | None:
        """One kill and the run after it; None where the run ended before it was killed."""
        from_nothing = number % _FROM_NOTHING == 0
        home = self._copy("round", from_nothing=from_nothing)
        step = self.way.run_killed(home, self.chance)
        if step == "ended":
            return None
        saw, faults = self._look(home, from_nothing=from_nothing)
        faults += self._run_again(home, from_nothing=from_nothing)
        return Kill(number, step, from_nothing, saw, tuple(faults))

    def _copy(self, name: str, *, from_nothing: bool) -> Home:
        target = self.folder / name
        shutil.rmtree(target, ignore_errors=True)
        if not from_nothing:
            shutil.copytree(self.folder / "base", target, symlinks=True)
        home = self.way.home(target)
        write_reports(home.raw, self.reports + 1)
        return home

    def _look(self, home: Home, *, from_nothing: bool) -> tuple[str, list[str]]:
        """What readers see after the kill: the old release or the new one, whole."""
        try:
            seen = contents(home)
        except Exception as error:
            return "damage", [f"after the kill: {type(error).__name__}: {error}"]
        if seen == (None if from_nothing else self.before):
            return "the old release", []
        if seen == self.undisturbed:
            return "the new release", []
        return "another release", ["after the kill: neither the old content nor the new"]

    def _run_again(self, home: Home, *, from_nothing: bool) -> list[str]:
        """What is wrong after the next run."""
        faults = [self.way.run_whole(home)]
        try:
            found = contents(home)
            if found != self.undisturbed:
                expected = self.undisturbed or {}
                differing = [name for name, told in (found or {}).items() if told != expected.get(name)]
                faults.append(f"the next run gave other rows: {differing or 'no release'}")
            # Where the kill came after publishing, a run that always publishes makes one more.
            made, most = len(releases(home)), 2 if from_nothing else 3
            if made > most:
                faults.append(f"{made} releases stand on the shelf")
            faults += [f"left behind: {name}" for name in leftovers(home)]
        except Exception as error:
            faults.append(f"after the next run: {type(error).__name__}: {error}")
        return [fault for fault in faults if fault]


def _require(fault: str) -> None:
    if fault:
        raise RuntimeError(fault)


def main(arguments: Sequence[str] | None = None) -> int:
    """Kill until there were as many kills as asked for; 1 where anything was wrong."""
    parser = argparse.ArgumentParser(description="Kill the making of releases at random moments.")
    parser.add_argument("--way", choices=("refreshing", "writing"), default="refreshing")
    parser.add_argument("--rounds", type=int, default=100)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--folder", type=Path, required=True, help="Empty; kills.jsonl is written there.")
    asked = parser.parse_args(arguments)
    asked.folder.mkdir(parents=True, exist_ok=True)
    kills = Kills(asked.folder, Refreshing() if asked.way == "refreshing" else Writing(), asked.seed)
    kills.prepare()
    done: list[Kill] = []
    number = 0
    with (asked.folder / "kills.jsonl").open("a", encoding="utf-8") as log:
        while len(done) < asked.rounds:
            number += 1
            kill = kills.round(number)
            if kill:
                done.append(kill)
                print(json.dumps(asdict(kill), ensure_ascii=False), file=log, flush=True)
    wrong = [kill for kill in done if kill.faults]
    print(f"{len(done)} kills, {len(wrong)} with faults")
    print("by step:", dict(Counter(kill.step for kill in done)))
    print("readers then saw:", dict(Counter(kill.saw for kill in done)))
    for kill in wrong:
        print(kill)
    return 1 if wrong else 0


if __name__ == "__main__":
    raise SystemExit(main())
