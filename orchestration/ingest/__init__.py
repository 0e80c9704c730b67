"""From the files of raw/ to the tables that the warehouse reads.

Belongs here: one pass over raw/: what changed is read, judged by the contracts and logged. Not
here: decoding (`orchestration.documents`), reading figures (`orchestration.extraction`), the log
(`orchestration.extracted`).
"""

from orchestration.ingest.run import IngestCounts, IngestResult, ingest
from orchestration.ingest.sources import Source, list_sources

__all__ = ["IngestCounts", "IngestResult", "Source", "ingest", "list_sources"]
