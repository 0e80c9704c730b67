"""Files are read by the workers of a cluster.

Belongs here: a table of paths, what a worker does with its part of it, and the outcomes on their way
back. Not here: reading one file (`orchestration.ingest.outcomes`), judging and logging what was read.

Paths go to the workers, not texts: they see the same folder (JIHUA_CLUSTER_RAW where it has another
name there).
"""

import os
import pickle
import tempfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from orchestration.cluster.connection import Cluster
from orchestration.cluster.shipping import ARCHIVE, pack
from orchestration.ingest.outcomes import Outcome
from orchestration.ingest.sources import Source

if TYPE_CHECKING:
    import pandas as pd
    from pyspark.sql.connect.session import SparkSession

RAW = "JIHUA_CLUSTER_RAW"
# A task costs a tenth of a second, a file a tenth of that.
_FILES_OF_A_TASK = 32
_PATHS = "place bigint, source_path string, entry_id string, bytes bigint, sha256 string, sidecar string"
_OUTCOMES = "place bigint, outcome binary"


def cluster_reader(
    sources: Sequence[Source], raw: Path, years: frozenset[int] | None = None
) -> Iterator[Outcome]:
    """The outcome of each file, in any order, read by the cluster that SPARK_REMOTE names.

    With `years` reports on other ones are left alone. Raises ClusterError where the cluster cannot be
    reached, where a worker does not see a file, or lacks a package.
    """
    with Cluster.from_environment().session() as session, tempfile.TemporaryDirectory() as folder:
        session.addArtifacts(f"{pack(Path(folder))}#{ARCHIVE}", archive=True)
        root = os.environ.get(RAW) or str(raw)
        yield from read_in_session(session, sources, root, years)


def read_in_session(
    session: "SparkSession", sources: Sequence[Source], root: str, years: frozenset[int] | None
) -> Iterator[Outcome]:
    """The outcomes of files that the workers find below `root`, in a session that has the package."""
    rows = [
        (place, source.source_path, source.entry_id, source.bytes, source.sha256, source.sidecar)
        for place, source in enumerate(sources)
    ]
    paths = session.createDataFrame(rows, schema=_PATHS).repartition(-(-len(rows) // _FILES_OF_A_TASK))
    for row in paths.mapInPandas(worker(root, years), schema=_OUTCOMES).toLocalIterator():
        # The worker is ours, and what it sends came through the cluster we gave our code to.
        yield _at_home(pickle.loads(row.outcome), sources[row.place])


def _at_home(outcome: Outcome, source: Source) -> Outcome:
    """The outcome with the file as it is known here; one that changed meanwhile keeps its passing entry."""
    from dataclasses import replace

    known = source if outcome.source.entry_id == source.entry_id else source.passing()
    report = outcome.report
    if report is not None:
        report = replace(report, document=replace(report.document, path=source.path))
    return replace(outcome, source=known, report=report)


def worker(root: str, years: frozenset[int] | None) -> Any:
    """What a worker does: a function that carries nothing of this package, which arrives beside it."""
    archive = ARCHIVE

    def read(parts: Iterable["pd.DataFrame"]) -> Iterator["pd.DataFrame"]:
        import sys
        from pathlib import Path

        import pandas as pd
        from pyspark import SparkFiles

        package = str(Path(SparkFiles.getRootDirectory()) / archive)
        if package not in sys.path:
            sys.path.insert(0, package)
        from orchestration.cluster.reading import read_rows

        for part in parts:
            rows: Any = part.to_dict("records")
            read = list(read_rows(rows, Path(root), years))
            yield pd.DataFrame(read, columns=["place", "outcome"])

    return read


def read_rows(
    rows: Iterable[Mapping[str, Any]], root: Path, years: frozenset[int] | None
) -> Iterator[tuple[int, bytes]]:
    """On a worker: the outcome of each row of the table of paths, pickled, behind the place of the row.

    Raises FileNotFoundError with the remedy where the worker does not see a file.
    """
    from orchestration.ingest.outcomes import read_source

    for row in rows:
        source_path = str(row["source_path"])
        told = {name: row[name] for name in ("entry_id", "sha256", "sidecar")}
        source = Source(path=root / source_path, source_path=source_path, bytes=int(row["bytes"]), **told)
        if not source.path.exists():
            raise FileNotFoundError(
                f"A worker does not see {source.path}. Let every worker have the folder of reports under "
                f"that name, or set {RAW} to the name that it has there."
            )
        yield int(row["place"]), pickle.dumps(read_source(source, root, years))
