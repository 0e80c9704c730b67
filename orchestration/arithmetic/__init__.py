"""Whether the figures of one report agree with each other.

Belongs here: pure functions over the readings of one report, each giving what it found under a
rule of the catalogue. Not here: single figures (`orchestration.contracts`), other reports and
earlier releases (`orchestration.history`, the dbt project), what is done with a finding
(`orchestration.ingest`).

A finding takes no figure away: the report says what it says, and readers are told that it does
not add up.
"""

from orchestration.arithmetic.examination import examine
from orchestration.arithmetic.figures import Figure, figures_of
from orchestration.arithmetic.findings import Finding

__all__ = ["Figure", "Finding", "examine", "figures_of"]
