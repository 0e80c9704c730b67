"""Sentences become observations.

Belongs here: for each quantity of a line, its name, measure, time and bound put together. Not
here: how the name is found (`naming`), the words before a figure (`leads`), what it is held against
(`comparisons`), measure and time (`measures`, `periods`).
"""

import re
from collections.abc import Iterator
from dataclasses import replace

from orchestration.extraction.carry import Carry, Observation
from orchestration.extraction.measuring.leads import Lead
from orchestration.extraction.measuring.measures import Reading, measured
from orchestration.extraction.measuring.peers import whose_rate
from orchestration.extraction.measuring.stripping import lead_of, note_growth_after
from orchestration.extraction.naming.clauses import holder_of
from orchestration.extraction.naming.codes import is_bare_growth
from orchestration.extraction.naming.figures import Figure, keep_noun, list_length
from orchestration.extraction.naming.indicators import code_of, without_place
from orchestration.extraction.naming.labels import label_alone, label_before, named_by
from orchestration.extraction.naming.wording import (
    ACTIVITY,
    AIM_AFTER,
    ASPECT,
    BARE_AIM,
    COLUMN,
    COMPARING,
    ECONOMY,
    LINK_ON,
    LIST_SIGNS,
    MIRRORED,
    OF_THOSE,
    PART_OF,
    PLAN_END,
    PLANNED_ENDS,
    REACH,
    SENTENCE,
    SHARES,
    TOLD_AS_AIM,
    TOPIC,
    TRADE_TOPIC,
    WORDS_OF_LEAD,
)
from orchestration.extraction.numerals.mentions import Mention
from orchestration.extraction.sentences.bounds import AFTER, bound_of, share_back
from orchestration.extraction.sentences.moves import Moves
from orchestration.extraction.sentences.regions import region_of
from orchestration.extraction.sentences.scopes import SCOPE, Scope
from orchestration.extraction.structure.lines import Line
from orchestration.extraction.times.clock import Clock
from orchestration.extraction.times.periods import EXPECTED_HENCE, Moment, times_of
from orchestration.extraction.times.timelists import LISTED, times_listed
from orchestration.extraction.words import group, last_parting, without
from orchestration.immutable import immutable


def observations_of(
    text: str, line: Line, mentions: list[Mention], clock: Clock, carry: Carry, scope: Scope
) -> Iterator[Observation]:
    """The observations of one line, made sentence by sentence; `mentions` are its quantities in order."""
    position = 0
    for sentence in SENTENCE.finditer(text, line.start, line.end):
        inside = []
        while position < len(mentions) and mentions[position].start < sentence.end():
            inside.append(mentions[position])
            position += 1
        carry.next_sentence()
        column = COLUMN.match(text, sentence.start(), sentence.end()) if inside else None
        carry.column = carry.part_measure = group(column, 1) if column is not None else ""
        carry.aspect = _aspect(text, sentence.start(), sentence.end()) if inside else ""
        _note_topic(text, sentence.start(), sentence.end(), carry, has_figures=bool(inside))
        if inside:
            yield from _Sentence(text, sentence.start(), sentence.end(), line, clock, carry, scope).read(
                inside
            )


def _note_topic(text: str, start: int, end: int, carry: Carry, *, has_figures: bool) -> None:
    """Whom a sentence is about: a trade that does something, or whom the next ones count."""
    names_trade = text.find("业", start, end) >= 0 or text.find("经济", start, end) >= 0
    activity = ACTIVITY.match(text, start, end) if names_trade else None
    if activity is not None:
        carry.topic = group(activity, 1)
    # Who is counted next is told in one clause.
    is_one_clause = not has_figures and text.find(",", start, end) < 0
    topic = TOPIC.fullmatch(text, start, end) if is_one_clause else None
    topic = topic or (None if has_figures else TRADE_TOPIC.fullmatch(text, start, end))
    if topic is not None:
        carry.topic = carry.holder = group(topic, "what")
        carry.indicator, carry.code = "", None
    alone = "" if has_figures else label_alone(text, start, end)
    if alone:
        carry.code = code_of(alone)
        carry.indicator = alone if carry.code is not None else ""
        carry.holder = holder_of(alone)


def _aspect(text: str, start: int, end: int) -> str:
    """公路方面: what a sentence says it is about before it begins."""
    if text.find("方面,", start, min(end, start + 16)) < 0:
        return ""
    aspect = ASPECT.match(text, start, end)
    return group(aspect, 1) if aspect is not None else ""


DAYS_SHARE = re.compile(r"(?<=天数)(?:比例|比率|占比)$")
# With words of its own a figure does not go on with those before the last one.
OWN_WORDS = {"up", "down", "growth", "trend", "trend_to", "to", "yoy", "average", "each", "all"}
REQUIRED = re.compile(r"(?:标准|限值|阈值)$")
# 生产总值(预计,下同)、财政收入: how sure the figures are is no part of a name.
ESTIMATED = re.compile(
    r"\((?:预计数?|初步(?:核算|统计)数?|快报数?|[同全]口径|错月|可比口径|可比价格?|不变价格?|现行?价格?|当年价格?|下同|[,、])+\)"
)
ABOVE_AVERAGE = re.compile(r"(?:[高低]于|高出|超过|[多少]于)[^,;:。\d]{1,6}(?:平均(?:水平|数|值)?|水平)$")
# 超计划2万亩: what was planned is passed by so many.
BEYOND_PLAN = re.compile(
    r"(?:超(?:额完成|过|出)?|[高低多少]于)(?:年度|全年|年初|既定|预期|原定?|[省市县]|下达)*的?(?:计划|预算|目标|任务)(?:任务)?"
    r"(?:数|额)?(?:了|约|近)?$"
)
HARVESTED = frozenset(("增产", "减产"))
HARVEST = re.compile("生产$")


@immutable
class _Named:
    """What a figure measures, the rule that found it, where its words end, and the words before it."""

    indicator: str
    rule: str
    end: int
    core: str
    completes: bool = False
    plans: bool = False
    is_quotient: bool = False


class _Sentence(Moves):
    """One sentence while it is read, figure after figure."""

    def __init__(
        self, text: str, start: int, end: int, line: Line, clock: Clock, carry: Carry, scope: Scope
    ) -> None:
        super().__init__(text, start, end, line, carry)
        self.scope, self.clock = scope, clock
        self.mentions: list[Mention] = []
        # The time of each figure of a list that is told in turn with a list of times.
        self.in_turn: dict[int, str] = {}
        self.times = times_of(text, start, end, line, clock, hence=carry.expected)
        carry.expected = carry.expected or EXPECTED_HENCE.match(text, start, end) is not None

    def read(self, mentions: list[Mention]) -> list[Observation]:
        found = []
        self.mentions = mentions
        for index, mention in enumerate(mentions):
            self._goes_on = index + 1 < len(mentions) and LINK_ON.match(self.text, mention.end) is not None
            following = mentions[index + 1].start if index + 1 < len(mentions) else self.end
            found.append(self._one(mention, following, list_length(self.text, mentions, index)))
            self.first = False
        if len(found) > 1:
            share_back(self.text, found)
        return found

    def _clause_start(self, at: int) -> tuple[int, int]:
        """Where the clause of a figure begins, and the bracket it stands in (-1 outside brackets)."""
        text, start = self.text, max(self.start, at - REACH)
        low = max(start, last_parting(text, start, at) + 1)
        bracket = text.rfind("(", max(start, at - 60), at)
        if bracket >= 0 and text.find(")", bracket, at) < 0:
            return max(low, bracket + 1), bracket
        opened = text.rfind("(", max(start, low - 40), low)
        if opened >= max(0, self.carry.end) and text.find(")", opened, low) < 0 <= text.find(")", low, at):
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

    def _one(self, mention: Mention, following: int, length: int) -> Observation:
        text, carry, earlier = self.text, self.carry, self.carry.indicator
        low, bracket = self._clause_start(mention.start)
        gap = max(low, carry.end)
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
        if aimed is not None:
            carry.lead = lead
        self._bind(observation, lead, *bound)
        self._remember(observation, named, max(named.end, after.end() - (1 if after["of"] else 0)))
        self._from_to(observation, lead)
        return observation

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
        is_money = mention.dimension == "money"
        is_beyond = BEYOND_PLAN.search(text, max(gap, mention.start - 16), mention.start) is not None
        if is_beyond or (
            is_money and ABOVE_AVERAGE.search(text, max(gap, mention.start - 16), mention.start)
        ):
            # 收入高于全省平均水平650元, 超计划19家: amounts are held against an average or a plan too.
            lead = lead_of(text, gap, mention.start, compares=True)
        those = (
            OF_THOSE.search(text, max(gap, mention.start - 5), mention.start)
            if mention.is_classifier
            else None
        )
        if those is not None:
            # 产量增长的有45种: what grew is what those have in common.
            lead = Lead(those.start() + 1)
        if is_points:
            lead = self._beyond_aside(mention, gap, lead)
        keep_noun(text, gap, mention, lead)
        return lead

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
        )

    def _named(self, figure: Figure, gap: int) -> "_Named":
        """What the figure measures: of a plan, of how much of it is done, of how many times another."""
        mention, length, end = figure.mention, figure.length, figure.after.end()
        completion = mention.unit in ("%", "倍", "成") and self._completion(mention, gap)
        times = self._times(mention, gap)
        planned = self._plan_itself(mention, gap)
        if planned is not None:
            return _Named(*self._completed(planned, length), end, "", completes=bool(completion), plans=True)
        if completion:
            return _Named(*self._completed(completion, length), end, figure.core, completes=True)
        if times is not None:
            core = "" if times["verb"] in LIST_SIGNS else figure.core
            told = self._of_times(times, figure.lead, gap, length)
            return _Named(*told, end, core, is_quotient=mention.unit == "%")
        is_quotient = figure.is_list and mention.unit == "%" and self.carry.measure == "ratio"
        return _Named(*self._indicator(figure), figure.core, is_quotient=is_quotient)

    def _bind(self, observation: Observation, lead: Lead, bound: str, qualifier: str | None) -> None:
        """Gives the observation its bound; 下降3%以上 is a growth of at most -3 %."""
        value = observation.reading.value
        self.carry.bound = bound, qualifier
        if value is not None and value < 0 and lead.sign < 0 and bound in MIRRORED:
            bound = MIRRORED[bound]
            self.carry.bound = bound, qualifier
        observation.bound, observation.qualifier = bound, qualifier
        observation.rules = (*observation.rules, *((f"BOUND-{bound.upper()}",) if bound != "exact" else ()))

    def _remember(self, observation: Observation, named: "_Named", end: int) -> None:
        """What this figure leaves to the next."""
        carry, mention = self.carry, observation.mention
        carry.is_plan = named.plans
        if named.plans:
            observation.moment = replace(observation.moment, nature="target")
        carry.dimension = mention.dimension
        carry.units.add(mention.unit)
        if mention.dimension not in ("rate", "difference"):
            carry.unit = mention.unit
        carry.end = end
        carry.figures += 1

    def _of_plan(self, mention: Mention, indicator: str, earlier: str, rule: str) -> tuple[str, str]:
        """What an aim told with its result is of: 年初目标7% is of what was named before."""
        if not indicator or self.text.startswith("的", mention.end):
            return indicator, rule
        if earlier and BARE_AIM.fullmatch(indicator):
            return self._keep(earlier), "WHO-CARRIED"
        stem = without(PLAN_END, indicator) if indicator.endswith(PLANNED_ENDS) else indicator
        if stem != indicator and code_of(indicator) is None and code_of(stem) is not None:
            return self._keep(stem), "WHO-BEFORE"
        return indicator, rule

    def _finish(self, figure: Figure, lead: Lead, named: "_Named", indicator: str, rule: str) -> Observation:
        """The observation of a figure whose name is known: code, measure, time and subject."""
        carry, mention, core = self.carry, figure.mention, named.core
        code = self._code(mention, lead, core, indicator, rule)
        region = region_of(self.text, self.start, mention.start, code) if code is not None else ""
        code = None if region else code
        peer = whose_rate(self.text, self.start, mention.start) if figure.bracket >= 0 else None
        goes_on = figure.is_list and carry.lead is not None
        said = _joined(lead, carry.lead) if goes_on and carry.lead is not None else lead
        earlier, ends_fall = carry.measure, self._ends_fall(lead)
        reading = measured(
            mention,
            said,
            core,
            indicator,
            completion=named.completes,
            code=code,
            carried=carry.rate if peer is not None else self._carried(figure, lead, core, rule),
        )
        if named.is_quotient:
            reading.measure = "ratio"
        elif reading.rule == "MEASURE-SHARE" and is_bare_growth(code, indicator, self.text, mention):
            reading.measure, reading.rule = "growth", "MEASURE-GROWTH"
        if ends_fall and reading.value is not None:
            reading.value = -abs(reading.value)
        if not figure.is_list:
            carry.lead = lead
        carry.measure = reading.measure
        if mention.dimension == "rate":
            carry.rate = reading.measure
        self._priced(mention, reading)
        moment = self._moment(mention, said, reading, core, indicator, rule, earlier)
        if self._is_required(figure):
            moment = replace(moment, nature="standard")
        carry.period = moment.period or ""
        subject = peer or self.scope.other(core, indicator, code) or region or carry.subject
        return Observation(
            mention,
            without_place(indicator, code) if code is not None else indicator,
            code,
            reading,
            moment,
            "exact",
            None,
            reading.unit,
            subject,
            self.line.part,
            (mention.rule, rule, reading.rule, moment.rule, *(("CODE-ALIAS",) if code else ())),
            said.compared or said.over,
            said.word,
        )

    def _is_required(self, figure: Figure) -> bool:
        """Whether brackets tell what a norm asks for: 优于国考标准(Ⅲ类)."""
        at = figure.bracket
        return at >= 0 and REQUIRED.search(self.text, max(self.start, at - 8), at) is not None

    def _code(self, mention: Mention, lead: Lead, core: str, indicator: str, rule: str) -> str | None:
        """The code of the headline indicator that the name words, in its context."""
        if mention.structure:
            return None
        code = code_of(indicator)
        if code is None and indicator.endswith(")"):
            # 城镇人口占常住人口的比重(常住人口城镇化率): brackets tell the usual name.
            code = code_of(indicator[indicator.rfind("(") + 1 : -1])
        if code is None and "占" in indicator:
            part = PART_OF.split(indicator, maxsplit=1)[0]
            # 第一产业占生产总值的比重: a sector alone has a share as in 8:40:52, of no amount of its own.
            code = None if part.endswith("产业") else code_of(part)
        if (
            code is None
            and mention.dimension == "mass"
            and (lead.word in HARVESTED or HARVEST.search(indicator))
        ):
            # 粮食增产3亿斤, 粮食生产“十连丰”,达到60万吨: what is told is the output.
            code = code_of(f"{without(HARVEST, indicator)}产量")
        if code is None and rule == "WHO-BEFORE" and SCOPE.match(core.strip(LIST_SIGNS)):
            # 全国总人口: with the place before it the wording says what it does not say alone.
            code = code_of(core.strip(LIST_SIGNS))
        if indicator in ECONOMY and mention.dimension == "rate":
            code = code_of(f"{indicator}增长")
        return self._code_in_context(code, indicator, mention)

    def _carried(self, figure: Figure, lead: Lead, core: str, rule: str) -> str:
        """The measure of the figure before, where this one goes on or tells what was aimed at; else empty."""
        if figure.is_list or self._ends_rate(lead):
            return self.carry.measure
        if rule not in ("WHO-CARRIED", "WHO-BRACKETS") or self.carry.measure != "growth":
            return ""
        is_aim = "hope" in lead.kinds or TOLD_AS_AIM.search(core) is not None
        is_aim = is_aim or AIM_AFTER.match(self.text, figure.mention.end) is not None
        return self.carry.measure if is_aim else ""

    def _priced(self, mention: Mention, reading: Reading) -> None:
        """An amount of money for each head or month is a price; 每月提高100元 is a change of one."""
        per = self.carry.per
        if not per or mention.dimension != "money":
            return
        if reading.measure in ("level", "price"):
            reading.measure, reading.unit = "price", f"{mention.unit}/{per}"
        elif reading.measure == "change":
            reading.unit = f"{mention.unit}/{per}"

    def _moment(
        self,
        mention: Mention,
        said: Lead,
        reading: Reading,
        core: str,
        indicator: str,
        rule: str,
        earlier: str,
    ) -> Moment:
        """Period and nature; what compares with the figure before (`earlier`: its measure) has its time."""
        carry = self.carry
        moment = self.times.moment(
            mention.start,
            said,
            reading,
            self.line,
            indicator,
            counted=mention.is_classifier,
            after=mention.end,
            core=core,
        )
        if mention.start in self.in_turn:
            return replace(moment, period=self.in_turn[mention.start])
        if (
            earlier == "average_growth"
            and said.compared
            and "average" in said.kinds
            and mention.dimension == "difference"
        ):
            # 两年平均增长5%,比上半年平均增速加快…: of the years of the mean rate.
            return replace(moment, period=carry.period)
        if moment.rule != "TIME-PART" or not carry.period:
            return moment
        compares = reading.measure == "difference" or (reading.measure == "rank" and earlier == "level")
        # 年均增长5%,高于“十三五”时期1个百分点: of the years of the mean rate.
        compares = compares or (mention.dimension == "difference" and earlier == "average_growth")
        # 累计投入…亿元,占…的…%: a share of a sum is of the years of the sum.
        shares = "/" in carry.period and SHARES.match(core.lstrip(LIST_SIGNS)) is not None
        if (compares and rule == "WHO-CARRIED") or shares:
            return replace(moment, period=carry.period)
        return moment


def _joined(lead: Lead, earlier: Lead) -> Lead:
    """The words before the first figure of a list hold for the others."""
    if lead.kinds - WORDS_OF_LEAD:
        return lead
    return Lead(
        lead.end,
        lead.kinds | earlier.kinds,
        earlier.sign,
        earlier.into,
        earlier.word,
        lead.qualifier,
        lead.bound,
        earlier.compared,
        earlier.than,
        earlier.since,
        over=earlier.over,
    )
