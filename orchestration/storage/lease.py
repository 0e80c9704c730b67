"""The lease: who writes to the store, across machines.

It spares two machines the same work and keeps one from sweeping what the other uploads. It is no proof:
a machine that slept, or whose clock is wrong, may believe in a lease that another took. What readers
see is safe even so, because the pointer is only replaced on condition that it is the one seen before.

Belongs here: taking, renewing, giving back the lease. Not here: the lock of one machine
(`orchestration.lock`), which every holder of the lease holds too.
"""

import json
import os
import socket
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import asdict, dataclass
from datetime import UTC, datetime, timedelta

from orchestration.language import message
from orchestration.paths import Home
from orchestration.storage.errors import ConditionError, StorageError
from orchestration.storage.store import Store, open_store

LEASE = "writer.json"
LEASE_SECONDS = 120.0
_PATIENCE_SECONDS = 600.0
_POLL_SECONDS = 1.0


@dataclass(frozen=True, slots=True)
class Holder:
    """Who holds the lease: machine and var folder, process id, since when and until when (UTC)."""

    owner: str
    pid: int
    since: datetime
    expires: datetime

    @classmethod
    def parse(cls, content: bytes) -> "Holder | None":
        """The holder that these bytes of JSON name; None where they are damaged."""
        try:
            fields = json.loads(content)
            since, expires = (datetime.fromisoformat(fields[name]) for name in ("since", "expires"))
            return cls(str(fields["owner"]), int(fields["pid"]), since, expires)
        except (ValueError, KeyError, TypeError):
            return None

    def as_json(self) -> bytes:
        """The bytes of the object."""
        times = {"since": self.since.isoformat(), "expires": self.expires.isoformat()}
        return json.dumps(asdict(self) | times).encode()


@contextmanager
def shared_lease(home: Home, wait_seconds: float = _PATIENCE_SECONDS) -> Iterator[None]:
    """Be the only writer to the store of `home` while the block runs; may be nested within a process.

    For the holder of the local lock: a lease of the same machine and var folder was left by a process
    that was killed, and is taken over. Raises LockHeldError where another machine still holds it after
    `wait_seconds`. Where neither the log nor releases lie in a store, there is nothing to hold.
    """
    url = home.releases_url or home.extracted_url
    if not url or url in _HELD:
        yield
        return
    lease = _Lease(open_store(url), owner=f"{socket.gethostname()}:{home.var}")
    lease.take(wait_seconds)
    _HELD[url] = lease
    try:
        yield
    finally:
        del _HELD[url]
        lease.give_back()


def check_lease(home: Home) -> None:
    """Raise StorageError where the lease was held and another machine took it meanwhile."""
    lease = _HELD.get(home.releases_url or home.extracted_url)
    if lease and lease.is_lost:
        raise StorageError(
            message(
                "{lease} was taken by another machine while this one could not renew it; nothing was shown. "
                "Run `jihua refresh` again; if it comes back, look after this machine's clock and network",
                lease=lease.address,
            )
        )


class _Lease:
    """One lease, renewed by a thread while it is held."""

    def __init__(self, store: Store, owner: str) -> None:
        self.address = store.address(LEASE)
        self.is_lost = False
        self._store, self._owner = store, owner
        self._since = datetime.now(UTC)
        self._etag = ""
        self._ended = threading.Event()
        self._thread = threading.Thread(target=self._renew, name="jihua-lease", daemon=True)

    def take(self, wait_seconds: float) -> None:
        deadline = time.monotonic() + wait_seconds
        while not self._try():
            if time.monotonic() >= deadline:
                self._refuse()
            time.sleep(min(_POLL_SECONDS, max(0.0, deadline - time.monotonic())))
        self._thread.start()

    def give_back(self) -> None:
        """End the lease now; where the store is away it ends by itself."""
        self._ended.set()
        self._thread.join()
        with suppress(StorageError):
            self._store.write_if(LEASE, self._holder(timedelta(0)).as_json(), self._etag)

    def _try(self) -> bool:
        found = self._store.read(LEASE)
        if found:
            holder = Holder.parse(found[0])
            if holder and holder.expires > datetime.now(UTC) and holder.owner != self._owner:
                return False
        try:
            self._etag = self._write(found[1] if found else None)
        except ConditionError:
            return False
        return True

    def _renew(self) -> None:
        expires = time.monotonic() + LEASE_SECONDS
        while not self._ended.wait(LEASE_SECONDS / 3):
            try:
                self._etag = self._write(self._etag)
                expires = time.monotonic() + LEASE_SECONDS
            except ConditionError:
                self.is_lost = True
                return
            except StorageError:
                self.is_lost = time.monotonic() > expires

    def _write(self, seen: str | None) -> str:
        return self._store.write_if(LEASE, self._holder(timedelta(seconds=LEASE_SECONDS)).as_json(), seen)

    def _holder(self, remaining: timedelta) -> Holder:
        return Holder(self._owner, os.getpid(), self._since, datetime.now(UTC) + remaining)

    def _refuse(self) -> None:
        from orchestration.lock import LockHeldError

        found = self._store.read(LEASE)
        holder = Holder.parse(found[0]) if found else None
        who = (
            message(
                "{owner}, process {pid}, since {since:%Y-%m-%d %H:%M:%S} UTC",
                owner=holder.owner,
                pid=holder.pid,
                since=holder.since,
            )
            if holder
            else message("another machine")
        )
        raise LockHeldError(
            message(
                "a refresh is running on another machine: {who} holds {lease}; wait for it to end (one that "
                "died holds it for {seconds:.0f} s), or start with `jihua refresh --wait 600`",
                who=who,
                lease=self.address,
                seconds=LEASE_SECONDS,
            )
        )


# By address: what this process holds.
_HELD: dict[str, _Lease] = {}
