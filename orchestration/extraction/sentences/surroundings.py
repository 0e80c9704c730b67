"""What stands around a figure.

Belongs here: where the clause of a figure begins, the words before it with the name before their
colon, and whether it goes on with a list. Not here: what these words name (`naming`) and say
(`measuring`).
"""

import re

from orchestration.extraction.measuring.leads import Lead
from orchestration.extraction.measuring.stripping import lead_of
from orchestration.extraction.naming.figures import keep_noun
from orchestration.extraction.naming.indicators import code_of
from orchestration.extraction.naming.labels import label_before, named_by
from orchestration.extraction.naming.wording import LIST_SIGNS, REACH
from orchestration.extraction.numerals.mentions import Mention
from orchestration.extraction.sentences.moves import Moves
from orchestration.extraction.sentences.scopes import Scope
from orchestration.extraction.times.clock import Clock
from orchestration.extraction.times.timelists import LISTED, times_listed
from orchestration.extraction.words import last_parting, without

COMPARING = frozenset(("%", "天", "位", "名", "倍", "岁"))
OF_THOSE = re.compile(r"(?<=[长降涨跌加少])的(?:有|只有|仅有|共有)$")

# With words of its own a figure does not go on with those before the last one.
ADDED = frozenset(("净增", "净增加", "新增", "增加"))
REACHED = frozenset(("突破", "首破", "首超", "迈上", "站上", "跨过", "跨越", "跨上", "迈入"))
OWN_WORDS = {"up", "down", "growth", "trend", "trend_to", "to", "yoy", "average", "each", "all"}
ABOVE_AVERAGE = re.compile(r"(?:[高低]于|高出|超过|[多少]于)[^,;:。\d]{1,6}(?:平均(?:水平|数|值)?|水平)$")
MOVES_TO = re.compile(
    r"(?:提高|提升|上升|增加|扩大|下降|降低|减少|缩小|回落|缩短|压缩|增长)(?:到了?|至)(?:约|近)?\d[\d.]*(?:%|[万亿]|个|元)"
)
MOVES_BEGIN = frozenset("提上增扩下降减缩回压")
AVERAGE_ENDS = frozenset("平均数值")
# 超计划2万亩: what was planned is passed by so many.
BEYOND_PLAN = re.compile(
    r"(?:超(?:额完成|过|出)?|[高低多少]于)(?:年度|全年|年初|既定|预期|原定?|[省市县]|下达)*的?(?:计划|预算|目标|任务)(?:任务)?"
    r"(?:数|额)?(?:了|约|近)?$"
)
BEYOND_ENDS = frozenset("划算标务数额了约近")

# 将9家企业整合为3家集团: what became of them stands between the two figures.
INTO_ONE = r"(?:整合|合并|归并|重组|撤并)[^,;。\d]{0,6}?(?:为|成|至|到)[^,;。\d]{0,12}"
MERGED = re.compile(rf"{INTO_ONE}$")
MERGES = re.compile(rf"[^,;。]{{0,40}}?{INTO_ONE}\d")
MERGER_REACH = 28
TAKES = frozenset("将把")


class Surroundings(Moves):
    """Clauses whose figures are seen with what stands around them."""

    scope: Scope
    clock: Clock
    mentions: list[Mention]
    # The time of each figure of a list that is told in turn with a list of times.
    in_turn: dict[int, str]

    def _clause_start(self, at: int) -> tuple[int, int]:
        """Where the clause of a figure begins, and the bracket it stands in (-1 outside brackets)."""
        text, start = self.text, max(self.start, at - REACH)
        parting = last_parting(text, start, at)
        low = start if parting < 0 else parting + 1
        if not self.times.has_brackets:
            return low, -1
        bracket = text.rfind("(", max(start, at - 60), at)
        if bracket >= 0 and text.find(")", bracket, at) < 0:
            return max(low, bracket + 1), bracket
        opened = text.rfind("(", max(start, low - 40), low)
        if (
            opened >= 0
            and opened >= self.carry.end
            and text.find(")", opened, low) < 0 <= text.find(")", low, at)
        ):
            # 性别比(以女性为100,男性对女性的比例)为…: a sign within brackets parts no clause.
            low = max(start, last_parting(text, start, opened) + 1)
        return low, -1

    def _step_out(self, bracket: int) -> None:
        """保有量9万辆(包括货车2万辆),增长…: what follows the brackets is of what they stand after."""
        carry = self.carry
        if bracket >= 0 and carry.outer is None and 0 <= bracket - carry.end <= 1:
            carry.outer = carry.indicator
        elif bracket < 0 and carry.outer is not None:
            carry.indicator, carry.outer = carry.outer, None
            carry.code = code_of(carry.indicator)

    def _note_turn(self, mention: Mention, length: int, low: int, core: str) -> str:
        """一季度、上半年分别增长4%、5%: remembers the time of each figure; the words without the times."""
        before = self.text[max(self.start, self.carry.end) : mention.start]
        periods = times_listed(before, length, self.clock.own(self.line))
        if not periods:
            return core
        starts = [one.start for one in self.mentions if one.start >= mention.start][:length]
        self.in_turn = dict(zip(starts, periods, strict=False))
        return without(LISTED, core)

    def _lead(self, mention: Mention, gap: int) -> Lead:
        """The words before a figure, taken off up to `gap`."""
        text, is_points = self.text, mention.dimension == "difference"
        lead = lead_of(
            text, gap, mention.start, compares=is_points or mention.unit in COMPARING, is_points=is_points
        )
        is_amount = mention.dimension in ("money", "count", "area", "time", "mass")
        low, last = max(gap, mention.start - 16), text[mention.start - 1]
        is_beyond = last in BEYOND_ENDS and BEYOND_PLAN.search(text, low, mention.start) is not None
        if is_beyond or (
            is_amount and last in AVERAGE_ENDS and ABOVE_AVERAGE.search(text, low, mention.start)
        ):
            # 收入高于全省平均水平650元, 超计划19家: amounts are held against an average or a plan too.
            lead = lead_of(text, gap, mention.start, compares=True)
        those = (
            OF_THOSE.search(text, max(gap, mention.start - 5), mention.start)
            if mention.is_classifier and last == "有"
            else None
        )
        if those is not None:
            # 产量增长的有45种: what grew is what those have in common.
            lead = Lead(those.start() + 1)
        if is_points:
            lead = self._beyond_aside(mention, gap, lead)
        if mention.is_classifier and (last in TAKES or self.carry.priors):
            self._note_merger(mention, lead)
        if text[mention.end : mention.end + 1] in MOVES_BEGIN and MOVES_TO.match(text, mention.end):
            # 占比68%提高到71%: the first of the two, without 由.
            lead.kinds.add("from")
        if lead.word:
            keep_noun(text, gap, mention, lead)
        return lead

    def _note_merger(self, mention: Mention, lead: Lead) -> None:
        """将9家企业整合为3家集团: so many there were before, and so many are left."""
        text, at = self.text, mention.start
        if self.carry.priors and MERGED.search(text, max(self.carry.end, at - MERGER_REACH), at):
            lead.kinds.add("trend_to")
        elif (text[at - 1] in TAKES or text[at - 1] == "的") and MERGES.match(text, mention.end, self.end):
            lead.kinds.add("from")

    def _labelled(self, gap: int, core: str, bracket: int) -> str:
        """The words before a figure, with the name before their colon where they leave it out."""
        colon = gap - 1
        if colon < self.start or self.text[colon] != ":" or self.carry.end > colon:
            return core
        first = max(self.start, self.carry.end, bracket + 1)
        label = label_before(self.text, first, colon)
        told = named_by(label, core) if label else ""
        if told:
            self.carry.at, self.carry.column, self.carry.part_measure = first, "", ""
        return told or core

    def _goes_on_list(self, mention: Mention, lead: Lead, gap: int) -> bool:
        """Whether nothing but a list sign stands between the figure and the one before, of its kind."""
        carry = self.carry
        return (
            gap == carry.end
            and not self.text[gap : lead.end].strip(LIST_SIGNS)
            and (mention.dimension in (carry.dimension, "none") or 0 < carry.given < len(carry.names))
            and not lead.kinds & OWN_WORDS
            and not lead.than
            and not self._reaches(mention, lead)
        )

    def _reaches(self, mention: Mention, lead: Lead) -> bool:
        """净增2万户、突破30万户: after how much came in addition, how much there is."""
        earlier = self.carry.lead
        if lead.said.get("min") not in REACHED or mention.dimension in ("rate", "difference"):
            return False
        return (
            earlier is not None and earlier.word in ADDED and not earlier.into and "each" not in earlier.kinds
        )
