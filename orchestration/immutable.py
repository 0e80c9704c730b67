"""Records of which a report makes hundreds.

Belongs here: the one decorator that makes their class. Records that are made a few at a time are
frozen dataclasses.
"""

from dataclasses import dataclass
from typing import TypeVar, dataclass_transform

_Record = TypeVar("_Record")


@dataclass_transform(frozen_default=True)
def immutable(record: type[_Record]) -> type[_Record]:
    """A dataclass with slots that type checkers hold to be frozen.

    Nothing stops an assignment at run time: a frozen dataclass takes three times as long to make, as it
    sets each field by a call, and that was a tenth of the time of reading.
    """
    return dataclass(slots=True, unsafe_hash=True)(record)
