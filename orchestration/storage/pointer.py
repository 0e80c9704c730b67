"""The pointer: the one object that says which release readers see.

Belongs here: its shape, reading it, replacing it on condition. Not here: the release it names
(`release_store`).
"""

import json
import re
from dataclasses import asdict, dataclass
from datetime import datetime

from orchestration.language import message
from orchestration.storage.errors import ConditionError, DamagedObjectError
from orchestration.storage.store import Store

POINTER = "current.json"
RELEASE_ID = re.compile(r"\d{8}T\d{6}Z-[0-9a-f]+")


@dataclass(frozen=True, slots=True)
class Pointer:
    """Which release is shown, the sha256 of its manifest, since when (UTC).

    `shelf` holds the ids that may be shown again, oldest first: all that ever were and were not retired.
    `instead_of` is the newest release where somebody rolled back from it.
    """

    release_id: str
    manifest_sha256: str
    shown_at: datetime
    shelf: tuple[str, ...]
    instead_of: str | None = None

    @classmethod
    def parse(cls, content: bytes) -> "Pointer":
        """The pointer that these bytes of JSON are; raises ValueError, KeyError, TypeError where none."""
        fields = json.loads(content)
        pointer = cls(
            release_id=str(fields["release_id"]),
            manifest_sha256=str(fields["manifest_sha256"]),
            shown_at=datetime.fromisoformat(fields["shown_at"]),
            shelf=tuple(str(release_id) for release_id in fields["shelf"]),
            instead_of=fields["instead_of"],
        )
        # Folders here are named by these ids.
        for release_id in (pointer.release_id, *pointer.shelf, *filter(None, [pointer.instead_of])):
            if not RELEASE_ID.fullmatch(release_id):
                raise ValueError(f"{release_id!r} is no id of a release")
        return pointer

    def as_json(self) -> bytes:
        """The bytes of the object."""
        fields = asdict(self) | {"shown_at": self.shown_at.isoformat()}
        return json.dumps(fields, indent=1).encode() + b"\n"


@dataclass(frozen=True, slots=True)
class SeenPointer:
    """A pointer with the etag that it had when it was seen."""

    pointer: Pointer
    etag: str


def read_pointer(store: Store) -> SeenPointer | None:
    """The pointer as it is now; None where nothing was published there yet.

    Raises DamagedObjectError where the object is no pointer.
    """
    found = store.read(POINTER)
    if found is None:
        return None
    content, etag = found
    try:
        return SeenPointer(Pointer.parse(content), etag)
    except (ValueError, KeyError, TypeError) as error:
        raise DamagedObjectError(
            message(
                "{pointer} is no pointer to a release ({error}); put back an earlier version of that object, "
                "or remove it and run `jihua refresh`, which writes it anew",
                pointer=store.address(POINTER),
                error=error,
            )
        ) from error


def replace_pointer(store: Store, pointer: Pointer, seen: str | None) -> SeenPointer:
    """Show another release, if the pointer still is the one of etag `seen` (None: there was none).

    Raises ConditionError, which names the release that came first, where it is another.
    """
    try:
        return SeenPointer(pointer, store.write_if(POINTER, pointer.as_json(), seen))
    except ConditionError as error:
        there = read_pointer(store)
        raise ConditionError(
            message(
                "{pointer} shows release {release_id} since this refresh looked: another publisher was "
                "first, and {own_id} was made without knowing of it. Run `jihua refresh` again: it begins "
                "with what is shown there",
                pointer=store.address(POINTER),
                release_id=there.pointer.release_id if there else "-",
                own_id=pointer.release_id,
            )
        ) from error
