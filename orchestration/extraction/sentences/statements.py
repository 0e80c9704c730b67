"""Sentences become observations.

Belongs here: for each quantity of a line, its name, measure, time and bound put together, and what
it leaves to the next. Not here: what stands around a figure (`surroundings`), the observation of a
named one (`findings`), what it is held against (`comparisons`).
"""

import re
from collections.abc import Iterator
from dataclasses import replace

from orchestration.extraction.carry import Carry, Observation
from orchestration.extraction.measuring.leads import Lead
from orchestration.extraction.measuring.peers import place_of
from orchestration.extraction.measuring.stripping import note_growth_after
from orchestration.extraction.naming.figures import Figure, list_length
from orchestration.extraction.naming.indicators import code_of
from orchestration.extraction.naming.wording import AIM_AFTER, BARE_AIM, BARE_AIM_ENDS, LIST_SIGNS
from orchestration.extraction.numerals.mentions import Mention
from orchestration.extraction.sentences.bounds import AFTER, bound_of, share_back
from orchestration.extraction.sentences.findings import Findings, Named
from orchestration.extraction.sentences.scopes import Scope
from orchestration.extraction.sentences.topics import aspect_of, note_topic
from orchestration.extraction.structure.lines import Line
from orchestration.extraction.times.clock import Clock
from orchestration.extraction.times.moments import Moment
from orchestration.extraction.times.terms import clause_start
from orchestration.extraction.times.timeline import EXPECTED_HENCE, timeline_of
from orchestration.extraction.words import group, without

SENTENCE = re.compile(r"[^。!?\n]+")
# 财政收入计划增长7%: the word says that it was planned.
PLANNED_ENDS = ("计划", "预期")
PLAN_END = re.compile(rf"(?:(?:年度|全年|年初)+|(?<!(?<!资产)投资))(?:{'|'.join(PLANNED_ENDS)})$")
# 外资计划完成2亿美元: a verb follows what was planned to be done.
PART_OF_YEAR = re.compile(r"\d{4}-\d\d")
OF_PART = re.compile(r"序时|进度|半年|季度?|当月|本月|同期")
PLAN_VERB = re.compile(rf"(?:年度|全年|年初)*(?:{'|'.join(PLANNED_ENDS)})$")
PLANNED_TO = re.compile(r"(?:计划|预期)(?:完成|实现|达到?|增长|下降|降低|控制在)[^,。;\d]{0,4}$")
MIRRORED = {"min": "max", "max": "min"}
# 主要产品产量:水泥…,生铁…; 产品产量中,水泥…: the measure of the things that follow.
COLUMN = re.compile(
    r"(?:[^,;:\d]{0,6}?(?=居民(?:人均)?(?:可支配|纯)?收入)|[^,;:\d]{2,12}?)"
    r"(居民(?:人均)?(?:可支配|纯)?收入|产量|产值|增加值|面积|投资|销量|存栏|出栏|里程|收入|支出|零售额|用电量)(?:(?:分别)?(?:是|为)?:|中[,:])"
)
LINK_ON = re.compile(r"(?:左右|以上|以内|以下|多|余|%)?[、和与及,]")

DAYS_SHARE = re.compile(r"(?<=天数)(?:比例|比率|占比)$")
# 生产总值(预计,下同)、财政收入: how sure the figures are is no part of a name.
ESTIMATED = re.compile(
    r"\((?:预计数?|初步(?:核算|统计)数?|快报数?|[同全]口径|错月|可比口径|可比价格?|不变价格?|现行?价格?|当年价格?|下同|[,、])+\)"
)


def observations_of(
    text: str, line: Line, mentions: list[Mention], clock: Clock, carry: Carry, scope: Scope
) -> Iterator[Observation]:
    """The observations of one line, made sentence by sentence; `mentions` are its quantities in order."""
    position, count = 0, len(mentions)
    for sentence in SENTENCE.finditer(text, line.start, line.end):
        start, end = sentence.span()
        first = position
        while position < count and mentions[position].start < end:
            position += 1
        inside = mentions[first:position]
        carry.next_sentence()
        column = _column(text, start, end) if inside else None
        carry.column = carry.part_measure = group(column, 1) if column is not None else ""
        carry.aspect = aspect_of(text, start, end) if inside else ""
        note_topic(text, start, end, carry, has_figures=bool(inside))
        if inside:
            yield from _Sentence(text, start, end, line, clock, carry, scope).read(inside)


def _column(text: str, start: int, end: int) -> "re.Match[str] | None":
    """The measure that a sentence names before the things that it lists; None where it names none."""
    has_sign = text.find(":", start, end) >= 0 or text.find("中,", start, end) >= 0
    return COLUMN.match(text, start, end) if has_sign else None


class _Sentence(Findings):
    """One sentence while it is read, figure after figure."""

    def __init__(
        self, text: str, start: int, end: int, line: Line, clock: Clock, carry: Carry, scope: Scope
    ) -> None:
        super().__init__(text, start, end, line, carry)
        self.scope, self.clock = scope, clock
        self.mentions: list[Mention] = []
        self.in_turn: dict[int, str] = {}
        self.times = timeline_of(text, start, end, line, clock, hence=carry.expected)
        if self.times.expected >= 0 and EXPECTED_HENCE.match(text, start, end) is not None:
            carry.expected = True

    def read(self, mentions: list[Mention]) -> list[Observation]:
        found = []
        self.mentions = mentions
        last = len(mentions) - 1
        for index, mention in enumerate(mentions):
            self._goes_on = index < last and LINK_ON.match(self.text, mention.end) is not None
            following = mentions[index + 1].start if index < last else self.end
            length = list_length(self.text, mentions, index) if index < last else 1
            found.append(self._one(mention, following, length))
            self.first = False
        if len(found) > 1:
            share_back(self.text, found)
        return found

    def _one(self, mention: Mention, following: int, length: int) -> Observation:
        text, carry, earlier = self.text, self.carry, self.carry.indicator
        low, bracket = self._clause_start(mention.start)
        gap = max(low, carry.end)
        if bracket >= 0 or carry.outer is not None:
            self._step_out(bracket)
        lead = self._lead(mention, gap)
        carry.dated, carry.kinds, carry.at = lead.since is not None, lead.kinds, low
        self._per_head(mention, lead, gap)
        after = AFTER.match(text, mention.end)
        assert after is not None
        if mention.unit == "%":
            note_growth_after(text, after.end(), lead)
        core = self._labelled(gap, text[gap : lead.end], bracket)
        if "(" in core:
            core = without(ESTIMATED, core)
        if mention.start not in self.in_turn and "分别" in text[low : mention.start]:
            core = self._note_turn(mention, length, low, core)
        figure = Figure(
            mention, lead, core, after, following, self._goes_on_list(mention, lead, gap), bracket, length
        )
        named = self._named(figure, gap)
        indicator, rule = self._of_plan(mention, named.indicator, earlier, named.rule)
        if mention.unit == "天" and rule == "WHO-CARRIED" and DAYS_SHARE.search(indicator):
            # 优良天数比例达76%,增加12天: the days, not their share.
            indicator = self._keep(without(DAYS_SHARE, indicator))
        bound = bound_of(mention, lead, after, carry.bound if figure.is_list else None)
        aimed = AIM_AFTER.match(text, mention.end) if lead.than is not None else None
        said = replace(lead, than=None, kinds=lead.kinds | {"growth"}, sign=1) if aimed is not None else lead
        observation = self._finish(figure, said, named, indicator, rule)
        if aimed is not None and lead.than is not None:
            carry.lead = lead
            observation.subject = place_of(lead.than) or observation.subject
        self._bind(observation, lead, *bound)
        self._remember(observation, named, max(named.end, after.end() - (1 if after["of"] else 0)))
        self._from_to(observation, lead)
        if bracket >= 0:
            self._told_aside(observation, bracket)
        return observation

    def _named(self, figure: Figure, gap: int) -> Named:
        """What the figure measures: of a plan, of how much of it is done, of how many times another."""
        mention, length, end = figure.mention, figure.length, figure.after.end()
        completion = mention.unit in ("%", "倍", "成") and self._completion(mention, gap)
        times = self._times(mention, gap) if mention.unit in ("%", "倍") else None
        planned = self._plan_itself(mention, gap) if self.text.startswith("的", mention.end) else None
        if planned is not None:
            return Named(*self._completed(planned, length), end, "", completes=bool(completion), plans=True)
        if completion:
            return Named(*self._completed(completion, length), end, figure.core, completes=True)
        if times is not None:
            core = "" if times["verb"] in LIST_SIGNS else figure.core
            told = self._of_times(times, figure.lead, gap, length)
            return Named(*told, end, core, is_quotient=mention.unit == "%")
        is_quotient = figure.is_list and mention.unit == "%" and self.carry.measure == "ratio"
        return Named(*self._indicator(figure), figure.core, is_quotient=is_quotient)

    def _bind(self, observation: Observation, lead: Lead, bound: str, qualifier: str | None) -> None:
        """Gives the observation its bound; 下降3%以上 is a growth of at most -3 %."""
        value = observation.reading.value
        self.carry.bound = bound, qualifier
        if value is not None and value < 0 and lead.sign < 0 and bound in MIRRORED:
            bound = MIRRORED[bound]
            self.carry.bound = bound, qualifier
        observation.bound, observation.qualifier = bound, qualifier
        if bound != "exact":
            observation.rules = (*observation.rules, f"BOUND-{bound.upper()}")

    def _remember(self, observation: Observation, named: Named, end: int) -> None:
        """What this figure leaves to the next."""
        carry, mention = self.carry, observation.mention
        carry.is_plan = named.plans
        if named.plans:
            observation.moment = self._planned(observation.moment, mention.start)
        carry.dimension = mention.dimension
        carry.units.add(mention.unit)
        if mention.dimension in ("area", "mass"):
            carry.in_unit[mention.unit] = observation.indicator
        if mention.dimension not in ("rate", "difference"):
            carry.unit = mention.unit
        carry.end = end
        carry.figures += 1

    def _planned(self, moment: Moment, at: int) -> Moment:
        """1-7月完成年度目标60亿元的52%: the aim is of the whole year, unless its words tell a part."""
        words = self.text[clause_start(self.text, self.start, at) : at]
        is_part = (
            moment.period is not None and PART_OF_YEAR.match(moment.period) and not OF_PART.search(words)
        )
        period = moment.period[:4] if is_part and moment.period is not None else moment.period
        return replace(moment, nature="target", period=period)

    def _of_plan(self, mention: Mention, indicator: str, earlier: str, rule: str) -> tuple[str, str]:
        """What an aim told with its result is of: 年初目标7% is of what was named before."""
        if indicator[-1:] not in BARE_AIM_ENDS or self.text.startswith("的", mention.end):
            return indicator, rule
        if earlier and BARE_AIM.fullmatch(indicator):
            return self._keep(earlier), "WHO-CARRIED"
        if not indicator.endswith(PLANNED_ENDS):
            return indicator, rule
        does = PLANNED_TO.search(self.text, max(self.start, mention.start - 12), mention.start)
        stem = without(PLAN_END if does is None else PLAN_VERB, indicator)
        is_aim = code_of(indicator) is None and (does is not None or code_of(stem) is not None)
        if stem and stem != indicator and is_aim:
            return self._keep(stem), "WHO-BEFORE"
        return indicator, rule
