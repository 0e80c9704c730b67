"""The suite of each published table.

Belongs here: finding it. Not here: the suites themselves (`core_suites`, `mart_suites`), running
them (`auditing`).

dbt has tested the models where they were built. The gate looks at the copies that will be read,
with another engine, and at what can only be seen in the whole: that nothing is empty, that a
published figure can be traced, that shares have not run away. Each expectation is a case of a rule of
the catalogue, whose level decides whether it keeps the release back or is told.
"""

from orchestration.gate import expectations as it
from orchestration.gate.core_suites import CORE_SUITES
from orchestration.gate.mart_suites import MART_SUITES
from orchestration.gate.suite import Suite

SUITES = (*CORE_SUITES, *MART_SUITES)
_BY_MART = {suite.mart: suite for suite in SUITES}


def suite_for(mart: str) -> Suite:
    """The suite of a published table; for a table that has none yet, one that only looks at its shape."""
    return _BY_MART.get(mart) or Suite(mart=mart, keys=(), expectations=(it.has_columns(),))
