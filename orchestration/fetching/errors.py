"""What can go wrong between an address or archive and its bytes.

Belongs here: the error that this room raises. Not here: what is wrong with a document that did
arrive (`orchestration.documents.errors`).
"""

from orchestration.language import Message, message


class FetchError(Exception):
    """Something could not be got; names the address or file, the reason and the remedy.

    `is_passing` says that a later try may succeed; `wait_seconds` how long the server asks to wait.
    """

    def __init__(
        self,
        address: str,
        reason: str,
        remedy: str,
        *,
        is_passing: bool = False,
        wait_seconds: float | None = None,
    ) -> None:
        super().__init__(address, reason, remedy)
        self.address = address
        self.reason = reason
        self.remedy = remedy
        self.is_passing = is_passing
        self.wait_seconds = wait_seconds

    @property
    def message(self) -> Message:
        """All of it, for people."""
        return message(
            "{address}: {reason} {remedy}", address=self.address, reason=self.reason, remedy=self.remedy
        )

    def __str__(self) -> str:
        return str(self.message)
