"""Many files worked on at once.

Belongs here: when a process pool pays, and what happens when a process dies. Not here: reading
one file (`outcomes`), its tables (`frames`).
"""

import multiprocessing
import os
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from functools import partial
from itertools import chain
from pathlib import Path
from typing import TypeVar

from orchestration.documents import DocumentError
from orchestration.ingest.outcomes import Outcome, read_source, unread
from orchestration.ingest.sources import Source

# Starting a process costs about half a second, two where it judges; reading a megabyte, about one.
POOL_BYTES = 3_000_000
# Contracts are judged for many reports at once: for fewer it costs more a report, for more no less. A batch
# that a dying process loses is read again.
TOGETHER = 64

Made = TypeVar("Made")


def read_sources(
    sources: Sequence[Source], raw: Path, years: frozenset[int] | None = None
) -> Iterator[Outcome]:
    """The outcome of each file, in order; in several processes where there is enough to read.

    With `years` reports on other ones are left alone.
    """
    return in_processes(partial(_read, raw=raw, years=years), _refused, sources)


def in_processes(
    work: Callable[[Sequence[Source]], list[Made]],
    refuse: Callable[[Source, DocumentError], Made],
    sources: Sequence[Source],
) -> Iterator[Made]:
    """What `work` makes of the files, some at a time and in order; in several processes where it pays.

    Of a file that kills its process there is what `refuse` makes of it. Both have to be functions that
    another process finds by their names.
    """
    processors = os.cpu_count() or 1
    size = max(1, min(TOGETHER, len(sources) // (4 * processors)))
    batches = [sources[place : place + size] for place in range(0, len(sources), size)]
    processes = min(processors, len(batches))
    if processes < 2 or sum(source.bytes for source in sources) < POOL_BYTES:
        for batch in batches:
            yield from work(batch)
        return
    done = 0
    try:
        with _pool(processes) as pool:
            for made in pool.map(work, batches):
                yield from made
                done += 1
    except BrokenProcessPool:
        for source in chain.from_iterable(batches[done:]):
            yield from _alone(work, refuse, source)


def _read(sources: Sequence[Source], raw: Path, years: frozenset[int] | None) -> list[Outcome]:
    return [read_source(source, raw, years) for source in sources]


def _refused(source: Source, error: DocumentError) -> Outcome:
    return Outcome(source, None, error=error)


def _alone(
    work: Callable[[Sequence[Source]], list[Made]],
    refuse: Callable[[Source, DocumentError], Made],
    source: Source,
) -> list[Made]:
    """Work on one file in a process of its own: the file that kills its process stops no other."""
    try:
        with _pool(1) as pool:
            return pool.submit(work, [source]).result()
    except BrokenProcessPool:
        return [refuse(source, unread(source, "its process died; it may need more memory"))]


def _pool(processes: int) -> ProcessPoolExecutor:
    # Not fork: the caller may run threads (Dagster does), and a forked child inherits their locks.
    return ProcessPoolExecutor(processes, mp_context=multiprocessing.get_context("spawn"))
