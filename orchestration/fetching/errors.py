"""What can go wrong between an address or archive and its bytes.

Belongs here: the error that this room raises. Not here: what is wrong with a document that did
arrive (`orchestration.documents.errors`).
"""


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

    def __str__(self) -> str:
        return f"{self.address}: {self.reason} {self.remedy}"
