"""Which decoder reads which file.

Belongs here: one row a file ending. Not here: the decoders themselves.
"""

from collections.abc import Callable

from orchestration.documents.containers import kind_of
from orchestration.documents.decoding import Decoded, decode_text
from orchestration.documents.errors import DocumentError, DocumentRule
from orchestration.documents.pdf import decode_pdf
from orchestration.documents.webpages import decode_html
from orchestration.documents.word import decode_docx
from orchestration.documents.workbooks import decode_xlsx
from orchestration.language import message

Decoder = Callable[[bytes, str], Decoded]


def decode_plain(content: bytes, path: str) -> Decoded:
    """The text of a plain text file; raises `DocumentError` also for the source of a web page."""
    decoded = decode_text(content, path)
    kind = kind_of(content)
    if kind is not None:
        raise DocumentError(
            path,
            DocumentRule.FORMAT,
            message("The file is {name}, not plain text.", name=kind.name),
            kind.remedy,
        )
    return decoded


# A decoder takes the bytes and the file's name for messages, and gives the text that spans refer to.
DECODERS: dict[str, Decoder] = {
    ".txt": decode_plain,
    ".md": decode_plain,
    ".html": decode_html,
    ".htm": decode_html,
    ".docx": decode_docx,
    ".xlsx": decode_xlsx,
    ".pdf": decode_pdf,
}
