"""How patient and how careful fetching is.

Belongs here: limits with their usual values, and the name that servers are told. Not here: what
keeps to them.
"""

from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version


@dataclass(frozen=True, slots=True)
class FetchSettings:
    """Limits of one fetch; seconds and bytes.

    `total_seconds` bounds one try, from its request to the last byte. `attempts` counts the first
    try too. `longest_wait_seconds` bounds the pauses that a server asks for (Retry-After,
    Crawl-delay): above it the fetch gives up rather than come back too early. `largest_bytes` is
    of the unpacked body.
    """

    connect_seconds: float = 10.0
    read_seconds: float = 30.0
    total_seconds: float = 300.0
    attempts: int = 4
    backoff_seconds: float = 1.0
    longest_wait_seconds: float = 60.0
    pause_seconds: float = 0.5
    largest_bytes: int = 100_000_000
    most_redirects: int = 5
    allow_private: bool = False


def user_agent() -> str:
    """How jihua introduces itself: no disguise, so that a site can say yes or no to it."""
    try:
        number = version("jihua")
    except PackageNotFoundError:
        number = "0"
    return f"jihua/{number} (reads published government reports)"
