"""A release against the one before it.

Belongs here: what changed between two releases that should not have, rule by rule. Not here: the
release on its own (`orchestration.gate`), a report of all differences (`orchestration.diff`).
"""

from orchestration.history.alerts import History, open_history, record_history
from orchestration.history.comparison import ACCEPT, HistoryResult, accepted_rules, compare_history

__all__ = [
    "ACCEPT",
    "History",
    "HistoryResult",
    "accepted_rules",
    "compare_history",
    "open_history",
    "record_history",
]
