"""A file of raw/ as a document: its bytes, its text, and what was written down about it.

Belongs here: reading one file once. Not here: which report it is (`identity`).
"""

import hashlib
from bisect import bisect_right
from dataclasses import dataclass
from pathlib import Path

from orchestration.documents.decoding import Place
from orchestration.documents.errors import DocumentError, DocumentRule
from orchestration.documents.formats import DECODERS
from orchestration.documents.metadata import (
    SIDECAR_SUFFIX,
    Metadata,
    front_matter_end,
    read_front_matter,
    read_sidecar,
)
from orchestration.language import message


@dataclass(frozen=True, slots=True)
class Document:
    """One file, read once: `sha256` and `bytes` are of the very content that `text` was decoded from.

    `source_path` is relative to the folder of reports, with `/`. `body_start` is where the text
    after the front matter begins; offsets count from the start of `text` all the same. `places` say
    where each page, paragraph or row of the file begins, in order; empty for plain text.
    """

    path: Path
    source_path: str
    sha256: str
    bytes: int
    text: str
    encoding: str
    metadata: Metadata
    body_start: int
    places: tuple[Place, ...] = ()

    def place_of(self, offset: int) -> str | None:
        """What the part of the file at the offset is called ('page 3'); None where the format knows none."""
        after = bisect_right(self.places, offset, key=lambda place: place.start)
        return self.places[after - 1].label if after else None

    @property
    def body(self) -> str:
        """The text after the front matter."""
        return self.text[self.body_start :]


def sidecar_of(path: Path) -> Path:
    """Where the sidecar of a document lies: beside it, its whole name with `.yml` behind."""
    return path.with_name(path.name + SIDECAR_SUFFIX)


def read_document(path: Path, *, root: Path) -> Document:
    """The document at `path` inside the folder `root`.

    Raises `DocumentError` where it cannot be opened or decoded, or where its metadata is not valid.
    """
    name = source_name(path, root)
    decoder = DECODERS.get(path.suffix.lower())
    if decoder is None:
        raise DocumentError(
            name,
            DocumentRule.FORMAT,
            message("Files ending in {ending} cannot be read.", ending=path.suffix or message("nothing")),
            message("Save the report as one of: {decoders}.", decoders=", ".join(sorted(DECODERS))),
        )
    try:
        content = path.read_bytes()
    except OSError as error:
        raise DocumentError(
            name,
            DocumentRule.FORMAT,
            message("The file cannot be opened: {strerror}.", strerror=error.strerror),
            message("Check its permissions and the disk, then refresh again."),
        ) from error
    decoded = decoder(content, name)
    sidecar = sidecar_of(path)
    written = read_sidecar(sidecar, name + SIDECAR_SUFFIX)
    metadata = read_front_matter(decoded.text, name).joined(written, name)
    return Document(
        path=path,
        source_path=name,
        sha256=hashlib.sha256(content).hexdigest(),
        bytes=len(content),
        text=decoded.text,
        encoding=decoded.encoding,
        metadata=metadata,
        body_start=max(front_matter_end(decoded.text), 0),
        places=decoded.places,
    )


def source_name(path: Path, root: Path) -> str:
    """The path relative to `root` with `/`, or the bare name of a file outside of it."""
    try:
        return path.resolve().relative_to(root.resolve()).as_posix()
    except ValueError:
        return path.name
