"""A refusal of the disk, told as one.

Belongs here: errors of DuckDB that mean the disk. Not here: the order of writes (`durable`), which
rooms without a database use too.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import duckdb


@contextmanager
def refusals_as_os_errors(place: Path) -> Iterator[None]:
    """While the block runs, DuckDB's errors of reading and writing files are OSErrors that name `place`."""
    try:
        yield
    except duckdb.IOException as error:
        raise OSError(f"{place} cannot be written: {error}") from error
