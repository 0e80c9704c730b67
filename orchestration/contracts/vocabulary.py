"""The closed lists of words that columns may hold.

Belongs here: names of measures, bounds, natures, reasons, kinds and levels. Not here: codes of
indicators, units and divisions, which are in the registry.
"""

MEASURES = (
    "level", "growth", "average_growth", "change", "difference", "share", "completion", "ratio",
    "rank", "price",
)  # fmt: skip
BOUNDS = ("exact", "approx", "min", "max")
NATURES = ("actual", "estimate", "target", "standard", "prior")
WHYS = ("date", "name", "ordinal", "idiom", "threshold", "time", "unread")
PARTS = ("executed", "planned")
KINDS = ("plan", "work_report", "communique", "bulletin")
LEVELS = ("block", "warn", "watch")
