"""Read without pause while releases are published.

    python -m tests.crash.readers --publishes 200 --readers 4

Every row of a release tells its version, so a reader that sees two of them at once sees a mixture.

Belongs here: the readers and what they saw. Not here: the releases (`small_releases`).
"""

import argparse
import multiprocessing
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import duckdb

from orchestration.paths import Home

ROWS = 50
_TABLES = ("fct_figure", "mart_count")
_ANSWER = "select min(version), max(version), count(*) from"
_QUERIES_OF_ONE_CONNECTION = 20


@dataclass(frozen=True, slots=True)
class Reader:
    """What one reader did: queries answered, releases it met, the first fault (empty without one)."""

    way: str
    reads: int
    releases_seen: int
    fault: str


def read_while_publishing(folder: Path, publishes: int, readers: int) -> list[Reader]:
    """Publish that many releases below `folder` while that many processes read them."""
    from small_releases import publish_version, small_home_in

    home = small_home_in(folder)
    publish_version(home, 0)
    context = multiprocessing.get_context("spawn")
    seen: multiprocessing.Queue[Reader] = context.Queue()
    stop = folder / "stop"
    ways = [list(WAYS)[place % len(WAYS)] for place in range(readers)]
    processes = [context.Process(target=read_on, args=(way, home, stop, seen)) for way in ways]
    for process in processes:
        process.start()
    _wait_for(folder, readers)
    for version in range(1, publishes + 1):
        publish_version(home, version)
    time.sleep(0.5)
    stop.touch()
    told = [seen.get(timeout=60) for _ in processes]
    for process in processes:
        process.join()
    return told


def _wait_for(folder: Path, readers: int) -> None:
    """Until every reader has read once: starting a process takes longer than some publishes."""
    deadline = time.monotonic() + 60
    while len(list(folder.glob("reading-*"))) < readers and time.monotonic() < deadline:
        time.sleep(0.05)


def read_on(way: str, home: Home, stop: Path, seen: "multiprocessing.Queue[Reader]") -> None:
    """Read in one way until told to stop, or until the first fault."""
    reads, versions, fault = 0, set[int](), ""
    begun = stop.parent / f"reading-{multiprocessing.current_process().pid}"
    while not stop.exists() and not fault:
        try:
            for low, high, rows in WAYS[way](home.current_release):
                reads += 1
                versions.add(low)
                if low != high or rows != ROWS * len(_TABLES):
                    fault = f"a mixture: versions {low} to {high}, {rows} rows"
        except (duckdb.Error, OSError) as error:
            fault = f"{type(error).__name__}: {error}"
        begun.touch()
    seen.put(Reader(way, reads, len(versions), fault))


Answer = tuple[int, int, int]


def _reconnecting(current: Path) -> list[Answer]:
    """As a script does: open, ask, close."""
    with duckdb.connect(current / "marts.duckdb", read_only=True) as connection:
        return [_ask(connection, *_TABLES)]


def _staying(current: Path) -> list[Answer]:
    """As BI does: keep a connection for many queries; all of them must see its release."""
    with duckdb.connect(current / "marts.duckdb", read_only=True) as connection:
        answers = [_ask(connection, *_TABLES) for _ in range(_QUERIES_OF_ONE_CONNECTION)]
    if len(set(answers)) > 1:
        raise OSError(f"one connection saw several releases: {sorted(set(answers))}")
    return answers


def _attaching(current: Path) -> list[Answer]:
    """As a tool with a database of its own does."""
    with duckdb.connect() as connection:
        connection.execute(f"attach '{current / 'marts.duckdb'}' as marts (read_only)")
        return [_ask(connection, *(f"marts.{table}" for table in _TABLES))]


def _files(current: Path) -> list[Answer]:
    """As one who takes several Parquet files must: find out the release first, then open its files."""
    release = current.resolve()
    with duckdb.connect() as connection:
        return [_ask(connection, *(f"'{release / table}.parquet'" for table in _TABLES))]


def _ask(connection: duckdb.DuckDBPyConnection, *relations: str) -> Answer:
    versions = " union all ".join(f"select version from {relation}" for relation in relations)
    row = connection.execute(f"{_ANSWER} ({versions})").fetchone()
    assert row is not None
    return int(row[0]), int(row[1]), int(row[2])


WAYS: dict[str, Callable[[Path], list[Answer]]] = {
    "reconnecting": _reconnecting,
    "staying": _staying,
    "attaching": _attaching,
    "files": _files,
}


def main(arguments: Sequence[str] | None = None) -> int:
    """Print what each reader saw; 1 where a read failed or saw a mixture."""
    parser = argparse.ArgumentParser(description="Read without pause while releases are published.")
    parser.add_argument("--publishes", type=int, default=200)
    parser.add_argument("--readers", type=int, default=4)
    asked = parser.parse_args(arguments)
    sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
    started = time.monotonic()
    with tempfile.TemporaryDirectory() as folder:
        told = read_while_publishing(Path(folder), asked.publishes, asked.readers)
    for reader in told:
        print(reader)
    failed = sum(bool(reader.fault) for reader in told)
    reads = sum(reader.reads for reader in told)
    seconds = time.monotonic() - started
    print(f"{asked.publishes} publishes in {seconds:.0f} s, {reads} reads, {failed} readers met a fault")
    return 1 if failed else 0


if __name__ == "__main__":
    raise SystemExit(main())
