"""The warehouse on a cluster: Apache Spark over Spark Connect.

Belongs here: reaching the cluster, shipping this package to its workers, reading files there, lending
it the extracted tables for one build and bringing the built ones back. Not here: what is read
(`orchestration.ingest`), the models (`dbt_project/`), releases.

Spark's client is imported by the functions that talk to a cluster: nobody else pays for it.
"""

from orchestration.cluster.building import Build, build_on_cluster
from orchestration.cluster.connection import Cluster, ClusterError
from orchestration.cluster.reading import cluster_reader

__all__ = ["Build", "Cluster", "ClusterError", "build_on_cluster", "cluster_reader"]
