"""Whether a text is a whole report.

Belongs here: signs that a document was cut off or is only a piece. Not here: bytes cut off in a
character (`decoding`).
"""

import re

from orchestration.documents.document import Document
from orchestration.documents.errors import DocumentError, DocumentRule
from orchestration.documents.identity import Identity
from orchestration.language import message

# Far below any whole report of its kind; a bulletin may be a page.
MINIMUM_CHARACTERS = {"plan": 800, "work_report": 800, "communique": 800, "bulletin": 120}
_LOOKS_AHEAD = ("plan", "work_report")
# A line of prose this long that stops without a stop was cut.
_PROSE_CHARACTERS = 40
_STOPS = "。！？…”’）》】；：.!?)\"';:"


def check_wholeness(document: Document, identity: Identity) -> None:
    """Raises `DocumentError` where the document is a piece of a report and does not say it is a digest."""
    if identity.is_digest:
        return
    text = document.body
    length = len(re.sub(r"\s", "", text))
    if length < MINIMUM_CHARACTERS[identity.report_kind]:
        raise _truncated(
            document,
            message("The text has only {length} characters: it is a piece of a report.", length=length),
        )
    last = text.rstrip().rsplit("\n", 1)[-1].strip()
    if len(last) >= _PROSE_CHARACTERS and last[-1] not in _STOPS:
        raise _truncated(
            document, message("The text stops in the middle of a sentence: …{last!r}.", last=last[-12:])
        )
    if identity.report_kind in _LOOKS_AHEAD and not _looks_ahead(text, identity.executed_year):
        raise _truncated(
            document,
            message(
                "The part that plans {executed_year} is missing: the text was cut off.",
                executed_year=identity.executed_year + 1,
            ),
        )


def _looks_ahead(text: str, executed_year: int) -> bool:
    """Whether the text speaks of the planned year after its opening."""
    ahead = re.compile(rf"{executed_year + 1}\s*年|今年|下半年|下一步|来年|明年|新的一年")
    return ahead.search(text, len(text) // 5) is not None


def _truncated(document: Document, reason: str) -> DocumentError:
    return DocumentError(
        document.source_path,
        DocumentRule.TRUNCATED,
        reason,
        message("Get the whole report; if it is an excerpt on purpose, say `digest: true` in its sidecar."),
    )
