"""Variables of the environment for a block of work.

Belongs here: setting them for what is started meanwhile, and putting back what was there. Not here:
which variables there are (`paths`, docs/operations.md).
"""

import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager


@contextmanager
def environment(told: Mapping[str, str]) -> Iterator[None]:
    """While the block runs, these variables are set; afterwards they are as they were."""
    before = {name: os.environ.get(name) for name in told}
    os.environ.update(told)
    try:
        yield
    finally:
        for name, value in before.items():
            if value is None:
                os.environ.pop(name, None)
            else:
                os.environ[name] = value
