"""Object storage: raw reports, the log of readings and releases that lie off the machine.

What works needs local files (DuckDB above all), so each of the three is kept as a local copy that is
brought up to what the store says before it is used, and the store is told of what came of it after.
Everything is told apart by checksums. What is shared is immutable objects and one small object that
names those that count: only that one is ever replaced, on condition that it is the one seen before.

Belongs here: the store behind an address, the pointer, the lease, the copies of raw/ and of the log. Not
here: releases in a store (`orchestration.release`). Where no address is set, nothing here does anything.
"""

from orchestration.storage.errors import ConditionError, DamagedObjectError, StorageError
from orchestration.storage.lease import check_lease, shared_lease
from orchestration.storage.pointer import Pointer, SeenPointer, read_pointer, replace_pointer
from orchestration.storage.raw_copy import mirror_raw, shared_raw
from orchestration.storage.reading_log import shared_log
from orchestration.storage.store import Store, open_store

__all__ = [
    "ConditionError",
    "DamagedObjectError",
    "Pointer",
    "SeenPointer",
    "StorageError",
    "Store",
    "check_lease",
    "mirror_raw",
    "open_store",
    "read_pointer",
    "replace_pointer",
    "shared_lease",
    "shared_log",
    "shared_raw",
]
