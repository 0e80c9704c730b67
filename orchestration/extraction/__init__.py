"""The reader: a report's text in, one record a numeral out.

Belongs here: what other rooms use of the reader. Not here: anything that knows of files,
databases or the orchestrator.
"""

from orchestration.extraction.reader import read_report
from orchestration.extraction.records import Mark, Record
from orchestration.extraction.rules import explain_rule, rule_says
from orchestration.extraction.version import reader_version

__all__ = ["READER_VERSION", "Mark", "Record", "explain_rule", "read_report", "reader_version", "rule_says"]


def __getattr__(name: str) -> str:
    """READER_VERSION is worked out when it is first asked for, not at import."""
    if name == "READER_VERSION":
        return reader_version()
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
