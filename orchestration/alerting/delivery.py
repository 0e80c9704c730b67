"""Messages on their way.

Belongs here: addresses from the environment, and sending by apprise. Not here: what is sent.
"""

import hashlib
import logging
import os
from dataclasses import dataclass

from orchestration.alerting.messages import Message

ALERT_URLS = "JIHUA_ALERT_URLS"


@dataclass(frozen=True, slots=True)
class Address:
    """One address of apprise. Its name is a hash, as the address itself holds secrets."""

    url: str

    def __repr__(self) -> str:
        return f"Address({self.name})"

    @property
    def name(self) -> str:
        """Twelve hexadecimal digits that stand for the address wherever something is kept or logged."""
        return hashlib.sha256(self.url.encode()).hexdigest()[:12]

    def send(self, message: Message) -> bool:
        """Whether the message was taken; never raises for what an address or its server does."""
        import apprise

        # Its log would show the address where delivery fails.
        logging.getLogger("apprise").setLevel(logging.CRITICAL)
        try:
            sender = apprise.Apprise()
            return bool(
                sender.add(self.url)
                and sender.notify(
                    title=message.title, body=message.body, body_format=apprise.NotifyFormat.TEXT
                )
            )
        except Exception:
            # The edge to code that talks to a hundred services: an alert must never break its sender.
            return False


def addresses_from_environment() -> list[Address]:
    """The addresses that JIHUA_ALERT_URLS names, each once; none where it is not set."""
    urls = os.environ.get(ALERT_URLS, "").split()
    return [Address(url) for url in dict.fromkeys(urls)]
