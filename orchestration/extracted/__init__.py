"""What was read, kept: the log of readings and the current view of it.

Belongs here: the tables that reading hands to the warehouse, their files, which of them are
current. Not here: reading (`orchestration.ingest`), the contracts that rows must keep
(`orchestration.contracts`).
"""

from orchestration.extracted.log import ExtractedLog, LoggedEntry
from orchestration.extracted.tables import TABLES, Tables
from orchestration.extracted.view import CurrentView

__all__ = ["TABLES", "CurrentView", "ExtractedLog", "LoggedEntry", "Tables"]
