"""What one clause leaves to the next.

Belongs here: an observation while it is made, and the memory of a paragraph. Not here: what
fills and reads them (`naming`, `sentences`).
"""

from dataclasses import dataclass, field

from orchestration.extraction.measuring.leads import Lead
from orchestration.extraction.measuring.measures import Reading
from orchestration.extraction.numerals.mentions import Mention
from orchestration.extraction.times.moments import Moment


@dataclass(slots=True)
class Observation:
    """A quantity with what was read about it."""

    mention: Mention
    indicator: str
    code: str | None
    reading: Reading
    moment: Moment
    bound: str
    qualifier: str | None
    unit: str | None
    subject: str | None
    part: str
    rules: tuple[str, ...]
    # The words of the comparison, and of the move before the figure.
    compared: str = ""
    moved: str = ""


@dataclass(slots=True)
class Carry:
    """What earlier clauses of a paragraph leave to later ones."""

    indicator: str = ""
    code: str | None = None
    holder: str = ""
    verb: str = ""
    topic: str = ""
    names: list[str] = field(default_factory=list)
    given: int = 0
    series: list[str] = field(default_factory=list)
    told_at: list[int] = field(default_factory=list)
    figures: int = 0
    per: str = ""
    lead: Lead | None = None
    measure: str = ""
    # What was told last to have grown.
    grown: str = ""
    # How the last rate of the sentence measured.
    rate: str = ""
    bound: tuple[str, str | None] = ("exact", None)
    structure: str = ""
    noun_after: bool = False
    dimension: str = ""
    units: set[str | None] = field(default_factory=set)
    end: int = -1
    priors: list[Observation] = field(default_factory=list)
    since: str | None = None
    told_since: str | None = None
    start_words: str = ""
    uncoded: set[str] = field(default_factory=set)
    dated: bool = False
    period: str = ""
    kinds: set[str] = field(default_factory=set)
    at: int = 0
    whole: str = ""
    total: str = ""
    # What it was told in.
    total_unit: str | None = None
    # What was counted before a part of it was.
    parted: str = ""
    part_measure: str = ""
    # The verb by which the whole that parts are told of has newly come.
    added: str = ""
    expected: bool = False
    is_plan: bool = False
    aspect: str = ""
    column: str = ""
    share: str = ""
    # What the figure before the brackets was of, while figures within them are read.
    outer: str | None = None
    # What drives another in this sentence.
    driver: str = ""
    unit: str | None = None
    earlier_unit: str | None = None
    # What was told last in each unit of area or mass.
    in_unit: dict[str | None, str] = field(default_factory=dict)
    subject: str | None = None
    entity: str | None = None
    # Whether what was named before is told of another place now.
    is_elsewhere: bool = False

    def next_sentence(self) -> None:
        """Forgets what holds within one sentence only."""
        self.earlier_unit = self.unit
        # 学校80所,其中小学50所。在校学生…: the next sentence is about the whole again.
        self.holder, self.parted = self.parted or self.holder, ""
        # Whose project one sentence told of, the next does not: 某厂项目投产。产业产值达….
        self.subject, self.is_elsewhere = None, False
        if self.end < 0:
            # No figure was read since: there is nothing else to forget.
            return
        self.names, self.given, self.series, self.end, self.priors = [], 0, [], -1, []
        self.told_at, self.figures, self.in_unit = [], 0, {}
        self.rate = self.driver = self.parted = self.added = ""
        self.outer = None
        self.units, self.total, self.share, self.unit, self.part_measure = set(), "", "", None, ""
        self.per, self.structure, self.verb, self.measure, self.whole, self.period = "", "", "", "", "", ""
