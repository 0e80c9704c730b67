"""What a site allows to programs.

Belongs here: robots.txt as RFC 9309 reads it. Not here: fetching it (`fetcher`).

Read by protego: Python's own parser takes the first rule that fits instead of the longest and knows
no `*` and `$`, so it refuses what a site allows, and the other way round.
"""

import re
from dataclasses import dataclass

from protego import Protego

from orchestration.fetching.settings import user_agent

LARGEST_BYTES = 500_000
_PAGE = re.compile(r"\s*(?:<\?xml[^>]*>\s*)?<(?:!doctype|html|head)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class RobotRules:
    """The rules of one site; without a parsed file everything is allowed."""

    parsed: Protego | None = None

    @classmethod
    def parse(cls, content: bytes) -> "RobotRules":
        """The rules of a robots.txt; a web page in its place (a 404 that says 200) holds none."""
        text = content.decode("utf-8-sig", "replace")
        return cls() if _PAGE.match(text) else cls(Protego.parse(text))

    def allows(self, address: str) -> bool:
        """Whether jihua may ask for the address."""
        return self.parsed is None or self.parsed.can_fetch(address, user_agent())

    @property
    def delay_seconds(self) -> float:
        """The pause between two requests that the site asks for; 0 where it does not."""
        delay = None if self.parsed is None else self.parsed.crawl_delay(user_agent())
        return float(delay or 0)
