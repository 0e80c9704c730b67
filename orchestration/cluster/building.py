"""One build of the warehouse on a cluster.

Belongs here: what surrounds dbt's run: tables lent before, rows asked during, tables brought back
after, nothing left there. Not here: running dbt (`orchestration.assets.warehouse`).
"""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from orchestration.checks.evidence import EVIDENCE_ROWS
from orchestration.cluster.connection import REMOTE, SCHEMA, Cluster
from orchestration.cluster.tables import bring_back, lend_tables, published_models
from orchestration.environment import environment
from orchestration.paths import Home

if TYPE_CHECKING:
    from pyspark.sql.connect.session import SparkSession

# dbt asks for Hive with every statement, and Spark's client answers each time that it may not have it.
_QUIET = {"PYTHONWARNINGS": "ignore"}


@dataclass(frozen=True, slots=True)
class Build:
    """A schema of the cluster that holds the extracted tables, for dbt to build the others beside them."""

    session: "SparkSession"
    cluster: Cluster
    home: Home

    @property
    def dbt_target(self) -> Path:
        """Where dbt writes what it did: not where builds of DuckDB do, for the two share nothing."""
        return self.home.var / "dbt-cluster"

    def ask(self, query: str) -> list[dict[str, object]]:
        """The first rows that a query gives; none where it cannot be asked any more."""
        from pyspark.errors import PySparkException

        try:
            return [row.asDict() for row in self.session.sql(query).limit(EVIDENCE_ROWS).collect()]
        except PySparkException:
            # A table of a build that stopped half-way may be missing; the count stands all the same.
            return []

    def bring_back(self, manifest: Path, database: Path) -> None:
        """Put the published tables into the database, as `manifest` (dbt's, of DuckDB) has them."""
        told = json.loads(manifest.read_bytes())
        bring_back(self.session, self.cluster.schema, published_models(told), database)


@contextmanager
def build_on_cluster(home: Home, cluster: Cluster | None = None) -> Iterator[Build]:
    """While the block runs, a dbt that is started with the target `cluster` builds in a schema of its own.

    Without `cluster` it is the one that SPARK_REMOTE names. The schema is dropped with the block. Raises
    ClusterError where the cluster cannot be reached or refuses.
    """
    cluster = cluster or Cluster.from_environment()
    with cluster.session() as session:
        try:
            lend_tables(session, home.extracted / "current", cluster.schema)
            with environment({REMOTE: cluster.remote, SCHEMA: cluster.schema, **_QUIET}):
                yield Build(session, cluster, home)
        finally:
            session.sql(f"drop schema if exists {cluster.schema} cascade")
