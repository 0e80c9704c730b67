"""From bytes to a report with a name.

Belongs here: decoding files, their front matter and sidecars, titles and divisions, and the gate
that a document must pass. Not here: reading figures (`orchestration.extraction`), keeping what was
read (`orchestration.extracted`).
"""

from orchestration.documents.document import Document, read_document, sidecar_of
from orchestration.documents.errors import DocumentError, DocumentRule
from orchestration.documents.formats import DECODERS
from orchestration.documents.identity import Identity, identify
from orchestration.documents.metadata import KINDS, SIDECAR_SUFFIX, Metadata
from orchestration.documents.wholeness import check_wholeness

__all__ = [
    "DECODERS",
    "KINDS",
    "SIDECAR_SUFFIX",
    "Document",
    "DocumentError",
    "DocumentRule",
    "Identity",
    "Metadata",
    "check_wholeness",
    "identify",
    "read_document",
    "sidecar_of",
]
