"""How long work took the last time, for those who wait for it now.

Belongs here: keeping seconds by the name of the work, in var/durations.json. Not here: showing what
is left (`orchestration.cli.progress`).
"""

import json
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress

from orchestration.paths import Home

FILE = "durations.json"


def known_durations(home: Home) -> dict[str, float]:
    """Seconds by the name of the work; empty where nothing was kept, or nothing that can be read."""
    try:
        kept = json.loads((home.var / FILE).read_bytes())
        return {str(name): float(seconds) for name, seconds in kept.items()}
    except (OSError, ValueError, AttributeError, TypeError):
        return {}


def note_durations(home: Home, seconds: Mapping[str, float]) -> None:
    """Keep how long work took; where the disk refuses, the next one is told a guess."""
    kept = known_durations(home) | {name: round(value, 2) for name, value in seconds.items()}
    aside = home.var / f".{FILE}.tmp"
    with suppress(OSError):
        aside.write_text(json.dumps(kept, indent=1) + "\n", encoding="utf-8")
        aside.replace(home.var / FILE)


@contextmanager
def noted(home: Home, work: str) -> Iterator[None]:
    """Keep how long the block took, unless it failed."""
    began = time.monotonic()
    yield
    note_durations(home, {work: time.monotonic() - began})
