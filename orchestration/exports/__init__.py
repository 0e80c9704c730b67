"""Exports: a release's tables in the forms that others work with.

CSV, XLSX, SDMX, SQLite, Parquet and a Frictionless data package, whole or cut by table,
indicator, division and year. Every form is written from the release's Parquet files.
"""

from orchestration.exports.comma import CsvStyle
from orchestration.exports.exporting import (
    Exported,
    ExportedTable,
    ExportError,
    ExportFormat,
    export,
    write_package,
)
from orchestration.exports.extracts import Selection, SelectionError

__all__ = [
    "CsvStyle",
    "ExportError",
    "ExportFormat",
    "Exported",
    "ExportedTable",
    "Selection",
    "SelectionError",
    "export",
    "write_package",
]
