"""Which decoder reads which file.

Belongs here: one row a file ending. Not here: the decoders themselves.
"""

from collections.abc import Callable

from orchestration.documents.decoding import Decoded, decode_text

Decoder = Callable[[bytes, str], Decoded]

# A decoder takes the bytes and the file's name for messages, and gives the text that spans refer to.
DECODERS: dict[str, Decoder] = {
    ".txt": decode_text,
    ".md": decode_text,
}
