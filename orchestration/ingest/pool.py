"""Many files read at once.

Belongs here: when a process pool pays, and what happens when a process dies. Not here: reading
one file (`outcomes`).
"""

import multiprocessing
import os
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from functools import partial
from pathlib import Path

from orchestration.ingest.outcomes import Outcome, read_source, unread
from orchestration.ingest.sources import Source

# Starting a process costs about half a second; reading a megabyte, about one.
POOL_BYTES = 3_000_000


def read_sources(
    sources: Sequence[Source], raw: Path, years: frozenset[int] | None = None
) -> Iterator[Outcome]:
    """The outcome of each file, in order; in several processes where there is enough to read.

    With `years` reports on other ones are left alone.
    """
    processes = min(os.cpu_count() or 1, len(sources))
    if processes < 2 or sum(source.bytes for source in sources) < POOL_BYTES:
        yield from (read_source(source, raw, years) for source in sources)
        return
    done = 0
    try:
        with _pool(processes) as pool:
            for outcome in pool.map(partial(read_source, raw=raw, years=years), sources, chunksize=4):
                yield outcome
                done += 1
    except BrokenProcessPool:
        yield from (_read_alone(source, raw, years) for source in sources[done:])


def _read_alone(source: Source, raw: Path, years: frozenset[int] | None) -> Outcome:
    """Read one file in a process of its own: the file that kills its process stops no other."""
    try:
        with _pool(1) as pool:
            return pool.submit(read_source, source, raw, years).result()
    except BrokenProcessPool:
        return Outcome(source, None, error=unread(source, "its process died; it may need more memory"))


def _pool(processes: int) -> ProcessPoolExecutor:
    # Not fork: the caller may run threads (Dagster does), and a forked child inherits their locks.
    return ProcessPoolExecutor(processes, mp_context=multiprocessing.get_context("spawn"))
