"""Pages of which there are many: made and drawn some at a time, in several processes where it pays.

Belongs here: who draws which of them. Each process reads the rows of its pages itself: to hand them over
takes one process longer than to draw the pages. Not here: which pages are due (`build`), what stands on
them (`divisions`, `indicators`, `reports`), how they become files (`rendering`).
"""

import gc
import multiprocessing
from collections.abc import Collection, Iterable, Iterator, Mapping
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Literal

from orchestration.registry import TargetRule, load_target_rules
from orchestration.site.addresses import division_page, indicator_page, report_page
from orchestration.site.divisions import division_digests, division_pages
from orchestration.site.indicators import indicator_digests, indicator_pages
from orchestration.site.marts import Marts, connect
from orchestration.site.names import Names
from orchestration.site.rendering import Page, draw
from orchestration.site.reports import Texts, figure_marks, report_digests, report_pages

Kind = Literal["indicator", "division", "report"]
# What takes longest comes first, so that no process works on alone at the end.
KINDS: tuple[Kind, ...] = ("indicator", "division", "report")
# So many pages are drawn before a process would have started.
FEW = 200
# Pages that one process makes together: their rows lie in memory. Texts lie together by 250.
_TOGETHER: dict[Kind, int] = {"indicator": 8, "division": 20, "report": 250}


@dataclass(frozen=True, slots=True)
class Sources:
    """Where a site comes from: the folder of its release, the texts at hand, the rules."""

    release: Path
    texts: Path | None
    seeds: Path


class Maker:
    """Makes the pages of one release."""

    def __init__(self, marts: Marts, sources: Sources) -> None:
        self.marts = marts
        self.names = Names(marts)
        self._rules: Mapping[str, TargetRule] = {
            rule.rule_code: rule for rule in load_target_rules(sources.seeds)
        }
        self._texts = Texts(sources.texts)
        self._release = sources.release

    def digests(self, kind: Kind) -> dict[str, str]:
        """What changes with each page of a kind, by its code, without making the page."""
        if kind == "indicator":
            return indicator_digests(self.marts, self.names, self._rules)
        if kind == "division":
            return division_digests(self.marts, self.names, self._rules)
        return report_digests(self.marts, self.names, self._texts, figure_marks(self._release, self.marts))

    def pages(self, kind: Kind, codes: Collection[str]) -> Iterator[Page]:
        """The pages of those codes."""
        for code, content in self._contents(kind, codes):
            yield Page(address_of(kind, code), kind, content)

    def _contents(self, kind: Kind, codes: Collection[str]) -> Iterable[tuple[str, object]]:
        if kind == "indicator":
            return indicator_pages(self.marts, self.names, self._rules, codes)
        if kind == "division":
            return division_pages(self.marts, self.names, self._rules, codes)
        return report_pages(self.marts, self.names, self._texts, codes)


def address_of(kind: Kind, code: str) -> str:
    """The address of the page of a code."""
    if kind == "indicator":
        return indicator_page(code)
    return division_page(code) if kind == "division" else report_page(code)


@contextmanager
def drawing(
    maker: Maker, sources: Sources, due: Mapping[Kind, Collection[str]], folder: Path, few: int = FEW
) -> Iterator[None]:
    """Write those pages below `folder` while the block runs: in other processes; before it if they are few.

    Raises OSError where the disk refuses.
    """
    portions = list(_portions(due))
    if sum(map(len, due.values())) <= few:
        for kind, codes in portions:
            draw(maker.pages(kind, codes), folder)
        yield
        return
    # Not fork: the caller may run threads (Dagster does), and a forked child inherits their locks.
    # Looking for cycles while rows and pages are made takes a sixth of the work.
    spawn = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(mp_context=spawn, initializer=gc.disable) as pool:
        try:
            waiting = [pool.submit(_draw, sources, kind, codes, folder) for kind, codes in portions]
            yield
            for one in waiting:
                one.result()
        finally:
            pool.shutdown(cancel_futures=True)


def _portions(due: Mapping[Kind, Collection[str]]) -> Iterator[tuple[Kind, list[str]]]:
    for kind in KINDS:
        codes = sorted(due[kind])
        size = _TOGETHER[kind]
        yield from ((kind, codes[place : place + size]) for place in range(0, len(codes), size))


def _draw(sources: Sources, kind: Kind, codes: Collection[str], folder: Path) -> None:
    draw(_maker(sources).pages(kind, codes), folder)
    gc.collect()


@cache
def _maker(sources: Sources) -> Maker:
    """The maker of this process, which ends with its work on one site."""
    connection = connect(sources.release)
    # Its siblings have the other processors.
    connection.execute("set threads = 1")
    return Maker(Marts(connection), sources)
