"""Parquet: the form that data frames, databases and clusters read, with types and statistics.

Belongs here: one file a table, or a folder of parts. Not here: the release's own files
(`orchestration.release.staging`).
"""

from pathlib import Path

from orchestration.exports.extracts import Extract, Extracts
from orchestration.sql import identifier, literal

# The parts keep the column too, so that each of them is read alike alone.
_FORM = "format parquet, compression zstd"
_PARTS = "write_partition_columns true, filename_pattern 'part_{i}'"


def write_parquet(extracts: Extracts, folder: Path, partition: str | None = None) -> None:
    """Every table as <table>.parquet; tables with the column `partition` as <table>/<column>=<value>/."""
    for extract in extracts.tables:
        if partition and has_column(extract, partition):
            target = literal(folder / extract.name)
            form = f"{_FORM}, partition_by ({identifier(partition)}), {_PARTS}"
        else:
            target, form = literal(folder / f"{extract.name}.parquet"), _FORM
        extracts.connection.execute(f"copy (from {identifier(extract.name)}) to {target} ({form})")


def has_column(extract: Extract, name: str) -> bool:
    """Whether the table has a column of that name."""
    return any(column.name == name for column in extract.table.columns)
