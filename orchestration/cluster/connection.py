"""Reaching the cluster.

Belongs here: its address, whether anybody answers there, a session that dbt's process can share. Not
here: what is done in the session.
"""

import os
import re
import secrets
import socket
import uuid
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from importlib.util import find_spec
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from orchestration.language import message

if TYPE_CHECKING:
    from pyspark.sql.connect.session import SparkSession

REMOTE = "SPARK_REMOTE"
SCHEMA = "JIHUA_CLUSTER_SCHEMA"
_PORT = 15002
_SECONDS = 10.0
_RAISED = re.compile(r"[\w.]+(Error|Exception|Exit): ")
# The tables hold moments in UTC; what else the models need is told in dbt_project/profiles.yml.
_SETTINGS = {"spark.sql.session.timeZone": "UTC"}


class ClusterError(RuntimeError):
    """The cluster cannot be used; the message says why and what to do."""


@dataclass(frozen=True, slots=True)
class Cluster:
    """One piece of work on a cluster: `address` as sc://HOST:PORT, a session and a schema of its own."""

    address: str
    session_id: str = field(default_factory=lambda: str(uuid.uuid4()))
    schema: str = field(default_factory=lambda: f"jihua_{secrets.token_hex(6)}")

    @classmethod
    def from_environment(cls) -> "Cluster":
        """The cluster that SPARK_REMOTE names; raises ClusterError where none is named or can be reached."""
        lacking = [name for name in ("pyspark", "dbt.adapters.spark") if find_spec(name) is None]
        if lacking:
            raise ClusterError(
                message(
                    "Spark's client is not installed ({lacking}); run `make setup`, or `pip install "
                    "'jihua[spark]'`.",
                    lacking=", ".join(lacking),
                )
            )
        address = os.environ.get(REMOTE, "")
        if not address:
            raise ClusterError(
                message(
                    "no cluster is named; set {remote} to the address of its Spark Connect server, for "
                    "example {remote}=sc://spark.example.org:{port}. docs/cluster.md says how to start one.",
                    remote=REMOTE,
                    port=_PORT,
                )
            )
        cluster = cls(address)
        cluster.require_answer()
        return cluster

    def require_answer(self) -> None:
        """Raise ClusterError where nobody listens; the client itself would try for ten minutes."""
        told = urlsplit(self.address)
        if told.scheme != "sc" or not told.hostname:
            raise ClusterError(
                message(
                    "{remote} must look like sc://HOST:{port}; it names no such place.",
                    remote=REMOTE,
                    port=_PORT,
                )
            )
        try:
            socket.create_connection((told.hostname, told.port or _PORT), timeout=_SECONDS).close()
        except OSError as error:
            raise ClusterError(
                message(
                    "no Spark Connect server answers at {place} ({error}); start it, or set {remote} to "
                    "where it runs. docs/cluster.md says how.",
                    place=self.place,
                    error=error,
                    remote=REMOTE,
                )
            ) from error

    @property
    def place(self) -> str:
        """Host and port: what may be shown, for the address may hold a token."""
        return urlsplit(self.address).netloc

    @property
    def remote(self) -> str:
        """The address with the session in it: whoever connects to it meets the same tables."""
        begun = self.address if "/;" in self.address else f"{self.address.rstrip('/')}/"
        return f"{begun};session_id={self.session_id}"

    @contextmanager
    def session(self) -> Iterator["SparkSession"]:
        """The session, ended with the block; what the cluster refuses becomes a ClusterError."""
        with warnings.catch_warnings():
            # The client says at import that it was tested with an older pandas; none is used here.
            warnings.simplefilter("ignore", FutureWarning)
            from pyspark.errors import PySparkException
            from pyspark.sql.connect.session import SparkSession
        session = SparkSession.builder.remote(self.remote).create()
        try:
            for name, value in _SETTINGS.items():
                session.conf.set(name, value)
            yield session
        except PySparkException as error:
            raise ClusterError(
                message("the cluster at {place} refused: {reason}", place=self.place, reason=_reason(error))
            ) from error
        finally:
            session.stop()


def _reason(error: Exception) -> str:
    """What went wrong, without stacks: the last words of a worker's Python, or the first of the server."""
    lines = [line.strip() for line in str(error).splitlines() if line.strip()]
    raised = [line for line in lines if _RAISED.match(line)]
    return raised[-1] if raised else " ".join(lines[:2])
