"""What people decided about single figures: raw/corrections.yml.

Belongs here: reading and writing its lines, applying them to what was read. Not here: when that is
done (`orchestration.ingest`), the commands that write lines (`orchestration.cli`).
"""

from orchestration.corrections.applying import Judges, apply_corrections
from orchestration.corrections.lines import (
    Action,
    Correction,
    CorrectionError,
    append_correction,
    corrections_fingerprint,
    corrections_of,
    load_corrections,
)

__all__ = [
    "Action",
    "Correction",
    "CorrectionError",
    "Judges",
    "append_correction",
    "apply_corrections",
    "corrections_fingerprint",
    "corrections_of",
    "load_corrections",
]
