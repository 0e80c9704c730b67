"""The contracts of the tables that reading hands to the warehouse.

Belongs here: a pandera model of each table, and the split of rows into accepted and rejected.
Not here: the tables' columns (`orchestration.extracted.tables`), what is said about a rejected
row (`orchestration.checks`).

Importing this room imports pandera, which takes two seconds: import it where it is used.
"""

from orchestration.spark_free import spark_hidden

with spark_hidden():
    from orchestration.contracts.context import in_context
    from orchestration.contracts.models import (
        MODELS,
        ObservationRow,
        ReadingRow,
        RejectionRow,
        ReportRow,
    )
    from orchestration.contracts.validation import ContractError, Validated, validate

__all__ = [
    "MODELS",
    "ContractError",
    "ObservationRow",
    "ReadingRow",
    "RejectionRow",
    "ReportRow",
    "Validated",
    "in_context",
    "validate",
]
