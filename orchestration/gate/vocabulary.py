"""The codes that published tables use.

Belongs here: closed lists that several suites ask for. Not here: the suites.
"""

MEASURES = (
    "level", "growth", "average_growth", "change", "difference", "share", "completion", "ratio", "rank",
    "price",
)  # fmt: skip
NATURES = ("actual", "estimate", "target", "standard", "prior")
BOUNDS = ("exact", "approx", "min", "max")
VERDICTS = ("exceeded", "met", "nearly_met", "missed")
STATUSES = (*VERDICTS, "pending", "unreported", "qualitative", "incomparable")
RECONCILIATIONS = (
    "agrees", "basis", "revised_base", "scope_change", "contradiction", "stated_only", "computed_only",
)  # fmt: skip
KINDS = ("plan", "work_report", "communique", "bulletin")
# Of a published figure: stated twice or reconciled, single, or with warnings.
GRADES = ("A", "B", "C")
LEVELS = ("block", "warn", "watch")

# The SQL condition that a target was judged.
JUDGED = "status in ('exceeded', 'met', 'nearly_met', 'missed')"
