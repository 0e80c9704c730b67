"""Tables in running text.

Belongs here: cells that stand one a line. Not here: sentences (`statements`).
"""

import re

from orchestration.extraction.mentions import Mention
from orchestration.extraction.periods import Clock
from orchestration.extraction.statements import Observation
from orchestration.extraction.structure import Line

CELL = re.compile(r"\s*(?:约|超|力争|[<>≤≥±+-])?\s*\S{0,14}\s*(?P<after>左右|以上|以内|以下)?\s*$")


def table_observations(
    text: str, lines: list[Line], mentions: list[Mention], clock: Clock
) -> tuple[list[Observation], list[Mention]]:
    """Figures that stand alone in a line under a label, and the mentions that are left."""
    return [], mentions
