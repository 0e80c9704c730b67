"""Where the reading and the models run: on this machine (DuckDB) or on a cluster (Apache Spark).

Belongs here: the choice as Dagster's resource, and what each step of the refresh makes of it. Not here:
the cluster (`orchestration.cluster`), the steps (`orchestration.assets`).
"""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import dagster as dg

if TYPE_CHECKING:
    from orchestration.ingest.appending import Reader

DUCKDB, CLUSTER = "duckdb", "cluster"
TARGETS = (DUCKDB, CLUSTER)
RESOURCE = "target"
VARIABLE = "JIHUA_TARGET"


class Target(dg.ConfigurableResource):  # type: ignore[type-arg]
    """The target of a run: `duckdb` or `cluster`, the names of dbt's targets."""

    name: str = DUCKDB

    @classmethod
    def from_environment(cls) -> "Target":
        """What JIHUA_TARGET says: for runs that schedules and sensors start."""
        return cls(name=os.environ.get(VARIABLE) or DUCKDB)

    @property
    def is_cluster(self) -> bool:
        """Whether the run works on a cluster; raises dagster's Failure where the name is neither."""
        if self.name not in TARGETS:
            raise dg.Failure(
                f"There is no target {self.name!r}; choose one of: {', '.join(TARGETS)} ({VARIABLE}).",
                allow_retries=False,
            )
        return self.name == CLUSTER

    @property
    def reader(self) -> "Reader | None":
        """What reads the files; None for this machine."""
        if not self.is_cluster:
            return None
        from orchestration.cluster import cluster_reader

        return cluster_reader


def run_config(target: str | None) -> dict[str, Any] | None:
    """Configuration of a run with that target; None leaves it to the environment."""
    return None if target is None else {"resources": {RESOURCE: {"config": {"name": target}}}}


@contextmanager
def told_failures() -> Iterator[None]:
    """What the cluster refuses stops the step with its reason and remedy, and is not tried again."""
    from orchestration.cluster import ClusterError

    try:
        yield
    except ClusterError as error:
        raise dg.Failure(str(error), allow_retries=False) from error
