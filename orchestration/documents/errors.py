"""What can be wrong with a document as a whole.

Belongs here: the error that every step of this room raises, and the codes of its rules. Not here:
what is wrong with one figure (`orchestration.contracts`).
"""

from enum import StrEnum

from orchestration.language import Message, message


class DocumentRule(StrEnum):
    """The rules a document must keep before anything is read from it."""

    EMPTY = "DOC-EMPTY"
    BINARY = "DOC-BINARY"
    ENCODING = "DOC-ENCODING"
    NO_TITLE = "DOC-NO-TITLE"
    DIVISION = "DOC-DIVISION"
    METADATA = "DOC-METADATA"
    TRUNCATED = "DOC-TRUNCATED"
    DUPLICATE = "DOC-DUPLICATE"
    FORMAT = "DOC-FORMAT"
    READER = "DOC-READER"


class DocumentError(ValueError):
    """A document cannot become a report; names the file, the rule, the reason and the remedy."""

    def __init__(self, path: str, rule_code: str, reason: str, remedy: str) -> None:
        super().__init__(path, rule_code, reason, remedy)
        self.path = path
        self.rule_code = str(rule_code)
        self.reason = reason
        self.remedy = remedy

    @property
    def message(self) -> Message:
        """All of it, for people."""
        return message(
            "{path}: {reason} {remedy} [{rule}]",
            path=self.path,
            reason=self.reason,
            remedy=self.remedy,
            rule=self.rule_code,
        )

    def __str__(self) -> str:
        return str(self.message)
