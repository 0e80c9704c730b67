"""How many times another.

Belongs here: 是全市平均的2倍, 为全国平均水平的82%: a quotient, with what it is of. Not here: growth in
times (`measuring`), shares of a whole (`naming.owners`).
"""

import re

from orchestration.extraction.measuring.leads import Lead
from orchestration.extraction.naming.clauses import holder_of
from orchestration.extraction.naming.phrases import trimmed
from orchestration.extraction.naming.wording import EACH
from orchestration.extraction.numerals.mentions import Mention
from orchestration.extraction.sentences.comparisons import Comparisons
from orchestration.extraction.words import group, without

TIMES = re.compile(
    r"(?:已)?(?P<verb>不低于|不少于|不超过|超过|高于|低于|相当于|约为|达到|达|接近|是"
    r"|为)(?:了)?(?P<whose>[^,。;:]{1,24})的(?:约|近|超过|超)?$"
)
MORE = re.compile(r"(?P<verb>[、,和])(?P<whose>[^,。;:、]{1,24})的(?:约|近|超过|超)?$")
BOUNDS = {
    "不低于": "min",
    "不少于": "min",
    "超过": "min",
    "高于": "min",
    "不超过": "max",
    "低于": "max",
    "接近": "approx",
    "约为": "approx",
}
# 为全国平均水平的82%: a quotient, told in percent.
OF_AVERAGE = re.compile(r"平均(?:水平|值|数)?的(?:约|近|超过|超)?$")
AVERAGE_ENDS = frozenset("的约近超过")
REACH = 40
# 按可比口径分别是2000年的2倍和3倍: how it was reckoned is no part of the list.
AT_PRICES = re.compile(r"按[^,;:\d]{1,6}(?:口径|价格?)(?:计算|测算)?,?(?=分别)")


class Multiples(Comparisons):
    """Clauses whose figures tell how many times another they are."""

    def _times(self, mention: Mention, gap: int) -> "re.Match[str] | None":
        """The words that set the figure against another; None where none do."""
        text, start = self.text, mention.start
        if mention.unit == "%" and not self._is_of_average(mention, gap):
            return None
        told = TIMES.search(text, max(gap, start - REACH), start)
        if told is None and mention.unit == "倍" and self.carry.measure == "ratio":
            # 为全市平均的2倍、全国平均的3倍: the same thing against another.
            told = MORE.search(text, gap, start)
        return told

    def _is_of_average(self, mention: Mention, gap: int) -> bool:
        if self.text[mention.start - 1] not in AVERAGE_ENDS:
            return False
        return OF_AVERAGE.search(self.text, max(gap, mention.start - 8), mention.start) is not None

    def _of_times(self, told: "re.Match[str]", lead: Lead, gap: int, length: int) -> tuple[str, str]:
        """What is so many times another, and the rule; the words of the quotient are taken off `lead`."""
        lead.end = told.start()
        lead.bound = BOUNDS.get(told["verb"], lead.bound)
        lead.qualifier = group(told, "verb") if told["verb"] in BOUNDS else None
        stretch = self.text[gap : told.start()]
        stretch = without(AT_PRICES, stretch) if "按" in stretch else stretch
        phrase = trimmed(stretch)
        each = EACH.search(stretch)
        listed = self._each(stretch, each, length) if each is not None or length > 1 else None
        if listed:
            return listed, "WHO-BEFORE" if phrase else "WHO-CARRIED"
        if not phrase:
            return self.carry.indicator, "WHO-CARRIED"
        return self._keep(phrase, holder=holder_of(phrase)), "WHO-BEFORE"
