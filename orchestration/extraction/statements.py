"""Sentences become observations.

Belongs here: for each quantity of a line, its name, measure, time and bound put together. Not
here: how the name is found (`naming`), the words before a figure (`leads`), what it is held against
(`comparisons`), measure and time (`measures`, `periods`).
"""

from collections.abc import Iterator
from dataclasses import replace

from orchestration.extraction.bounds import AFTER, bound_of, share_back
from orchestration.extraction.carry import Carry, Observation
from orchestration.extraction.clauses import holder_of
from orchestration.extraction.clock import Clock
from orchestration.extraction.comparisons import Comparisons
from orchestration.extraction.figures import Figure, keep_noun, list_length
from orchestration.extraction.indicators import code_of
from orchestration.extraction.leads import Lead, lead_of, note_growth_after
from orchestration.extraction.measures import measured
from orchestration.extraction.mentions import Mention
from orchestration.extraction.peers import whose_rate
from orchestration.extraction.periods import EXPECTED_HENCE, Moment, times_of
from orchestration.extraction.phrases import (
    trimmed,
)
from orchestration.extraction.scopes import SCOPE, Scope
from orchestration.extraction.structure import Line
from orchestration.extraction.wording import (
    ACTIVITY,
    AIM_AFTER,
    ASPECT,
    BARE_AIM,
    COLUMN,
    COMPARING,
    EACH,
    ECONOMY,
    LINK_ON,
    LIST_SIGNS,
    MIRRORED,
    MULTIPLE,
    MULTIPLE_BOUND,
    MULTIPLE_MORE,
    OF_AVERAGE,
    OF_THOSE,
    PART_OF,
    PLAN_END,
    REACH,
    SENTENCE,
    SHARES,
    TOLD_AS_AIM,
    TOPIC,
    WORDS_OF_LEAD,
)
from orchestration.extraction.words import group, without


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
        activity = ACTIVITY.match(text, sentence.start(), sentence.end())
        if activity is not None:
            carry.topic = group(activity, 1)
        topic = TOPIC.fullmatch(text, sentence.start(), sentence.end()) if not inside else None
        if topic is not None:
            carry.topic = carry.holder = group(topic, "what")
            carry.indicator, carry.code = "", None
        if inside:
            yield from _Sentence(text, sentence.start(), sentence.end(), line, clock, carry, scope).read(
                inside
            )


def _aspect(text: str, start: int, end: int) -> str:
    """公路方面: what a sentence says it is about before it begins."""
    if text.find("方面,", start, min(end, start + 16)) < 0:
        return ""
    aspect = ASPECT.match(text, start, end)
    return group(aspect, 1) if aspect is not None else ""


class _Sentence(Comparisons):
    """One sentence while it is read, figure after figure."""

    def __init__(
        self, text: str, start: int, end: int, line: Line, clock: Clock, carry: Carry, scope: Scope
    ) -> None:
        super().__init__(text, start, end, line, carry)
        self.scope = scope
        self.times = times_of(text, start, end, line, clock, hence=carry.expected)
        carry.expected = carry.expected or EXPECTED_HENCE.match(text, start, end) is not None

    def read(self, mentions: list[Mention]) -> list[Observation]:
        found = []
        for index, mention in enumerate(mentions):
            self._goes_on = index + 1 < len(mentions) and LINK_ON.match(self.text, mention.end) is not None
            following = mentions[index + 1].start if index + 1 < len(mentions) else self.end
            found.append(self._one(mention, following, list_length(self.text, mentions, index)))
            self.first = False
        share_back(self.text, found)
        return found

    def _clause_start(self, at: int) -> tuple[int, int]:
        """Where the clause of a figure begins, and the bracket it stands in (-1 outside brackets)."""
        text, start = self.text, max(self.start, at - REACH)
        low = max(start, max(text.rfind(sign, start, at) for sign in ",;:") + 1)
        bracket = text.rfind("(", max(start, at - 60), at)
        if bracket >= 0 and text.find(")", bracket, at) < 0:
            return max(low, bracket + 1), bracket
        opened = text.rfind("(", max(start, low - 40), low)
        if opened >= max(0, self.carry.end) and text.find(")", opened, low) < 0 <= text.find(")", low, at):
            # 性别比(以女性为100,男性对女性的比例)为…: a sign within brackets parts no clause.
            low = max(start, max(text.rfind(sign, start, opened) for sign in ",;:") + 1)
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
        is_points = mention.dimension == "difference"
        lead = lead_of(
            text, gap, mention.start, compares=is_points or mention.unit in COMPARING, is_points=is_points
        )
        those = OF_THOSE.search(text, max(gap, mention.start - 5), mention.start)
        if those is not None and mention.is_classifier:
            # 产量增长的有45种: what grew is what those have in common.
            lead = Lead(those.start() + 1)
        if is_points:
            lead = self._beyond_aside(mention, gap, lead)
        keep_noun(text, gap, mention, lead)
        carry.dated, carry.kinds, carry.at = lead.since is not None, lead.kinds, low
        self._per_head(mention, lead, gap)
        after = AFTER.match(text, mention.end)
        assert after is not None
        if mention.unit == "%":
            note_growth_after(text, after.end(), lead)
        core = text[gap : lead.end]
        bare = not core.strip(LIST_SIGNS)
        is_list = (
            gap == carry.end
            and bare
            and mention.dimension in (carry.dimension, "none")
            and not lead.kinds
            & {"up", "down", "growth", "trend", "trend_to", "to", "yoy", "average", "each", "all"}
            and not lead.than
        )
        completion = mention.unit in ("%", "倍", "成") and self._completion(mention, gap)
        of_average = mention.unit == "%" and OF_AVERAGE.search(text, max(gap, mention.start - 8), mention.start)
        multiple = (
            MULTIPLE.search(text, max(gap, mention.start - 40), mention.start)
            if mention.unit == "倍" or of_average
            else None
        )
        if multiple is None and mention.unit == "倍" and carry.measure == "ratio":
            # 为全市平均的2倍、全国平均的3倍: the same thing against another.
            multiple = MULTIPLE_MORE.search(text, gap, mention.start)
            core = "" if multiple is not None else core
        planned = self._plan_itself(mention, gap)
        if planned is not None:
            indicator, rule, end = *self._completed(planned, length), after.end()
            core = ""
        elif completion:
            indicator, rule, end = *self._completed(completion, length), after.end()
        elif multiple is not None:
            lead.end = multiple.start()
            lead.bound = MULTIPLE_BOUND.get(multiple["verb"], lead.bound)
            lead.qualifier = group(multiple, "verb") if multiple["verb"] in MULTIPLE_BOUND else None
            stretch = text[gap : multiple.start()]
            phrase = trimmed(stretch)
            each = EACH.search(stretch)
            listed = self._each(stretch, each, length) if each is not None or length > 1 else None
            told = listed or (self._keep(phrase, holder=holder_of(phrase)) if phrase else carry.indicator)
            indicator, rule, end = told, "WHO-BEFORE" if phrase else "WHO-CARRIED", after.end()
        else:
            figure = Figure(mention, lead, core, after, following, is_list, bracket, length)
            indicator, rule, end = self._indicator(figure)
        indicator, rule = self._of_plan(mention, indicator, earlier, rule)
        bound, qualifier = bound_of(mention, lead, after, carry.bound if is_list else None)
        aimed = AIM_AFTER.match(text, mention.end) if lead.than is not None else None
        said = replace(lead, than=None, kinds=lead.kinds | {"growth"}, sign=1) if aimed is not None else lead
        peer = whose_rate(text, self.start, mention.start) if bracket >= 0 else None
        observation = self._finish(
            mention, said, core, indicator, rule, is_list=is_list, completion=bool(completion), peer=peer
        )
        if of_average and multiple is not None:
            observation.reading.measure = "ratio"
        elif is_list and carry.is_quotient:
            observation.reading.measure = "ratio"
        carry.is_quotient = observation.reading.measure == "ratio"
        if aimed is not None:
            carry.lead = lead
        carry.is_plan = planned is not None
        if carry.is_plan:
            observation.moment = replace(observation.moment, nature="target")
        value = observation.reading.value
        if value is not None and value < 0 and lead.sign < 0 and bound in MIRRORED:
            # 下降3%以上 is a growth of at most -3 %.
            bound = MIRRORED[bound]
        observation.bound, observation.qualifier = bound, qualifier
        observation.rules = (*observation.rules, *((f"BOUND-{bound.upper()}",) if bound != "exact" else ()))
        carry.bound, carry.dimension = (bound, qualifier), mention.dimension
        carry.units.add(mention.unit)
        if mention.dimension not in ("rate", "difference"):
            carry.unit = mention.unit
        carry.end = max(end, after.end() - (1 if after["of"] else 0))
        carry.figures += 1
        self._from_to(observation, lead)
        return observation

    def _of_plan(self, mention: Mention, indicator: str, earlier: str, rule: str) -> tuple[str, str]:
        """What an aim told with its result is of: 年初目标7% is of what was named before."""
        if not indicator or self.text.startswith("的", mention.end):
            return indicator, rule
        if earlier and BARE_AIM.fullmatch(indicator):
            return self._keep(earlier), "WHO-CARRIED"
        stem = without(PLAN_END, indicator)
        if stem != indicator and code_of(indicator) is None and code_of(stem) is not None:
            return self._keep(stem), "WHO-BEFORE"
        return indicator, rule

    def _finish(
        self,
        mention: Mention,
        lead: Lead,
        core: str,
        indicator: str,
        rule: str,
        *,
        is_list: bool,
        completion: bool,
        peer: str | None = None,
    ) -> Observation:
        carry = self.carry
        code = code_of(indicator) or (
            code_of(PART_OF.split(indicator, maxsplit=1)[0]) if "占" in indicator else None
        )
        if code is None and rule == "WHO-BEFORE" and SCOPE.match(core.strip(LIST_SIGNS)):
            # 全国总人口: with the place before it the wording says what it does not say alone.
            code = code_of(core.strip(LIST_SIGNS))
        if indicator in ECONOMY and mention.dimension == "rate":
            code = code_of(f"{indicator}增长")
        code = None if mention.structure else self._code_in_context(code, indicator, mention)
        said = lead if not is_list or carry.lead is None else _joined(lead, carry.lead)
        aims = (
            "hope" in lead.kinds or TOLD_AS_AIM.search(core) or AIM_AFTER.match(self.text, mention.end)
        ) and (rule == "WHO-CARRIED" and carry.measure == "growth")
        carried = carry.measure if is_list or aims else ""
        carried = carry.rate if peer is not None else carried
        reading = measured(mention, said, core, indicator, completion=completion, code=code, carried=carried)
        if not is_list:
            carry.lead = lead
        earlier, carry.measure = carry.measure, reading.measure
        if mention.dimension == "rate":
            carry.rate = reading.measure
        if carry.per and mention.dimension == "money" and reading.measure in ("level", "price"):
            reading.measure, reading.unit = "price", f"{mention.unit}/{carry.per}"
        elif carry.per and mention.dimension == "money" and reading.measure == "change":
            # 最低工资标准每月提高100元
            reading.unit = f"{mention.unit}/{carry.per}"
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
        if (
            (reading.measure == "difference" or (reading.measure == "rank" and earlier == "level"))
            and rule == "WHO-CARRIED"
            and carry.period
            and moment.rule == "TIME-PART"
        ):
            moment = replace(moment, period=carry.period)
        if SHARES.match(core.lstrip(LIST_SIGNS)) and "/" in carry.period and moment.rule == "TIME-PART":
            # 累计投入…亿元,占…的…%: a share of a sum is of the years of the sum.
            moment = replace(moment, period=carry.period)
        carry.period = moment.period or ""
        subject = peer or self.scope.other(core, indicator, code) or carry.subject
        return Observation(
            mention,
            indicator,
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

    def _from_to(self, observation: Observation, lead: Lead) -> None:
        """从A提高到B: the first value belongs to the time before; in a list each A has its B."""
        carry = self.carry
        if "from" in lead.kinds and not lead.into:
            carry.priors, carry.since, carry.start_words = (
                [observation],
                lead.since or carry.told_since,
                lead.said.get("from", ""),
            )
        elif carry.priors and (lead.into or {"to", "trend_to"} & lead.kinds):
            if all(told is not None and told[:2].isdigit() for told in (carry.since, lead.since)):
                # From one year to another: so are the next that name neither.
                carry.told_since = carry.since
            if len(carry.names) > 1 and len(carry.priors) > 1:
                carry.given = 1
                observation.indicator = self._keep(carry.names[0])
                observation.code = code_of(observation.indicator)
            for prior in carry.priors:
                _make_prior(prior, self._before_that(observation))
            carry.priors = []
            return
        elif carry.priors and (
            observation.mention.structure > 1 or (carry.lead is not None and "from" in carry.lead.kinds)
        ):
            carry.priors.append(observation)
        else:
            return
        _make_prior(observation, self._before_that(observation))

    def _before_that(self, observation: Observation) -> Moment:
        """The time of the first value, read from the words before it: 由, 从2020年的."""
        moment = self.times.before(observation.moment, self.line, self.carry.since)
        return replace(moment, said=self.carry.start_words or moment.said)


def _make_prior(observation: Observation, moment: Moment) -> None:
    """Moves a first value to the time before, and says so in its rules."""
    observation.rules = tuple(
        moment.rule if rule == observation.moment.rule else rule for rule in observation.rules
    )
    observation.moment = moment


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
