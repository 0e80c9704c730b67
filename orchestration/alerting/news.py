"""Who was told what, and what is new to them.

Belongs here: one message a change of state and address, repeated until it is delivered. Not here:
the message, the delivery.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from orchestration.alerting.delivery import Address
from orchestration.alerting.messages import CheckState, message_about


@dataclass(frozen=True, slots=True)
class Told:
    """For each address (by name) the failing checks that it was told of."""

    failing: Mapping[str, frozenset[str]]

    @classmethod
    def from_cursor(cls, cursor: str | None) -> "Told":
        """What a cursor holds; nothing where there is none, or where it cannot be read."""
        try:
            kept = json.loads(cursor or "{}")
            return cls({str(name): frozenset(map(str, checks)) for name, checks in kept.items()})
        except (ValueError, TypeError, AttributeError):
            return cls({})

    def cursor(self) -> str:
        """The text that `from_cursor` reads."""
        return json.dumps({name: sorted(checks) for name, checks in sorted(self.failing.items())})


@dataclass(frozen=True, slots=True)
class Telling:
    """What came of it: who knows what now, how many messages were sent, and how many were not taken."""

    told: Told
    sent: int
    undelivered: int


def tell(states: Sequence[CheckState], addresses: Sequence[Address], told: Told) -> Telling:
    """Tell each address of each check that changed since it was told last.

    A check that passes and was never told of is no news. What is not delivered counts as not told,
    so the next call tries again.
    """
    sent = undelivered = 0
    failing: dict[str, frozenset[str]] = {}
    for address in addresses:
        known = set(told.failing.get(address.name, frozenset()))
        for state in states:
            if state.passed != (state.key in known):
                continue
            if address.send(message_about(state)):
                known.symmetric_difference_update({state.key})
                sent += 1
            else:
                undelivered += 1
        failing[address.name] = frozenset(known)
    return Telling(Told(failing), sent, undelivered)
