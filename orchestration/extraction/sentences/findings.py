"""A named figure becomes an observation.

Belongs here: measure, time and subject of a figure whose name is known. Not here: how each is found
(`naming`, `measuring`, `times`), its code (`codings`), its bound (`bounds`).
"""

import re
from dataclasses import replace

from orchestration.extraction.carry import Observation
from orchestration.extraction.measuring.leads import Lead
from orchestration.extraction.measuring.measures import Reading
from orchestration.extraction.measuring.peers import whose_rate
from orchestration.extraction.measuring.quantities import measured
from orchestration.extraction.naming.codes import is_alone, is_bare_growth
from orchestration.extraction.naming.figures import Figure
from orchestration.extraction.naming.indicators import without_place
from orchestration.extraction.naming.wording import ADDED, AIM_AFTER, LIST_SIGNS
from orchestration.extraction.numerals.mentions import Mention
from orchestration.extraction.numerals.units import NOTHING
from orchestration.extraction.sentences.codings import Codings
from orchestration.extraction.sentences.regions import region_of
from orchestration.extraction.times.moments import Moment
from orchestration.extraction.times.periods import moment_at
from orchestration.immutable import immutable

TOLD_AS_AIM = re.compile(r"目标|计划|预期")
# 累计授权9万件、实现翻番: the sum stands before the sign.
OF_SUM = re.compile(r"(?:累计|合计)[^,;。、\d]{0,6}\d[\d.]*[^,;。、\d]{1,6}、[^,;。、\d]{0,6}$")
SUM_REACH = 32
REACHED = frozenset(("to", "min", "trend_to"))
YEARS = re.compile(r"\d{4}/\d{4}")
SHARES = re.compile(r"(?:约|已|均)?占(?!比|地|用|据)")
BARE_SCALES = ("万", "亿", "千万", "百万")
TIMES_COME = "人次"
WORDS_OF_LEAD = {"fill", "min", "approx", "max", "hope", "cumulative", "hold", "to"}
ROSE_TO = re.compile(r"(?:[升跃进移]|上升|前移)[至到入]")
GROWN_ALIKE = frozenset(("支出", "投资", "产值", "产量", "税收"))
REQUIRED = re.compile(r"(?:标准|限值|阈值)$")
# 劳动生产率每人9万元: how much each brings forth is an amount.
OUTPUT_PER_HEAD = ("劳动生产率", "亩均税收", "亩均产值")


@immutable
class Named:
    """What a figure measures, the rule that found it, where its words end, and the words before it."""

    indicator: str
    rule: str
    end: int
    core: str
    completes: bool = False
    plans: bool = False
    is_quotient: bool = False


class Findings(Codings):
    """Clauses whose figures have been named."""

    def _finish(self, figure: Figure, lead: Lead, named: Named, indicator: str, rule: str) -> Observation:
        """The observation of a figure whose name is known: code, measure, time and subject."""
        carry, mention, core = self.carry, figure.mention, named.core
        if mention.unit in BARE_SCALES and mention.dimension == NOTHING and indicator.endswith(TIMES_COME):
            # 旅游人次86万: what is counted ends the name.
            mention.unit, mention.dimension = f"{mention.unit}{TIMES_COME}", "count"
        code = self._code(mention, lead, core, indicator, rule)
        region = region_of(self.text, self.start, mention.start, code) if code is not None else ""
        region = "" if region in self.scope.own else region
        code = None if region else code
        peer = whose_rate(self.text, self.start, mention.start) if figure.bracket >= 0 else None
        goes_on = figure.is_list and carry.lead is not None
        said = _joined(lead, carry.lead) if goes_on and carry.lead is not None else lead
        carried = carry.rate if peer is not None else self._carried(figure, lead, core, rule)
        earlier, ends_fall = carry.measure, bool(carry.priors) and self._ends_fall(lead)
        reading = self._reading(mention, said, named, indicator, code, carried)
        if code == "market_entities" and reading.measure == "growth" and ADDED.match(indicator):
            # 新增市场主体5万户,增长8%: what grew is how many came.
            code = "new_market_entities"
        if ends_fall and reading.value is not None:
            reading.value = -abs(reading.value)
        if not figure.is_list:
            carry.lead = lead
        moment = self._moment(mention, said, reading, core, indicator, rule, earlier)
        if figure.bracket >= 0 and self._is_required(figure):
            moment = replace(moment, nature="standard")
        carry.period = moment.period or ""
        subject = peer or self.scope.other(core, indicator, code) or region or carry.subject
        rules = mention.rule, rule, reading.rule, moment.rule
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
            (*rules, "CODE-ALIAS") if code else rules,
            said.compared or said.over,
            said.word,
        )

    def _reading(
        self, mention: Mention, said: Lead, named: Named, indicator: str, code: str | None, carried: str
    ) -> Reading:
        """How a named figure measures; the next figures may measure likewise."""
        carry = self.carry
        reading = measured(
            mention, said, named.core, indicator, completion=named.completes, code=code, carried=carried
        )
        if named.is_quotient:
            reading.measure = "ratio"
        elif reading.rule in ("MEASURE-SHARE", "MEASURE-LIST") and "part" in said.kinds:
            # 产量稳定在全国1/4: a part of all, whatever grew before.
            reading.measure, reading.rule = "share", "MEASURE-SHARE"
        elif reading.rule == "MEASURE-SHARE" and (
            is_bare_growth(code, indicator, self.text, mention) or self._grows_on(indicator, mention)
        ):
            reading.measure, reading.rule = "growth", "MEASURE-GROWTH"
        carry.measure = reading.measure
        if reading.measure == "growth":
            carry.grown = indicator
        if mention.dimension == "rate":
            carry.rate = reading.measure
        if carry.per:
            self._priced(mention, reading)
        return reading

    def _grows_on(self, indicator: str, mention: Mention) -> bool:
        """教育支出增长6%,卫生支出8%: whether the verb of the one before holds for the like after it."""
        carry = self.carry
        if carry.measure != "growth" or len(carry.series) < 2 or carry.series[-1] != indicator:
            return False
        kind = indicator[-2:]
        is_like = kind in GROWN_ALIKE and carry.series[-2].endswith(kind) and "占" not in indicator
        return is_like and is_alone(self.text, mention.end)

    def _is_required(self, figure: Figure) -> bool:
        """Whether brackets tell what a norm asks for: 优于国考标准(Ⅲ类)."""
        at = figure.bracket
        return REQUIRED.search(self.text, max(self.start, at - 8), at) is not None

    def _carried(self, figure: Figure, lead: Lead, core: str, rule: str) -> str:
        """The measure of the figure before, where this one goes on or tells what was aimed at; else empty."""
        if figure.is_list or self._ends_rate(lead):
            return self.carry.measure
        if rule not in ("WHO-CARRIED", "WHO-BRACKETS") or self.carry.measure != "growth":
            return ""
        is_aim = "hope" in lead.kinds or TOLD_AS_AIM.search(core) is not None
        is_aim = is_aim or AIM_AFTER.match(self.text, figure.mention.end) is not None
        at = figure.bracket
        is_aim = is_aim or (
            at >= 0 and TOLD_AS_AIM.search(self.text, max(self.start, at - 4), at) is not None
        )
        return self.carry.measure if is_aim else ""

    def _priced(self, mention: Mention, reading: Reading) -> None:
        """An amount of money for each head or month is a price; 每月提高100元 is a change of one."""
        per = self.carry.per
        if mention.dimension != "money":
            return
        if self.carry.indicator.endswith(OUTPUT_PER_HEAD):
            reading.unit = f"{mention.unit}/{per}"
        elif reading.measure in ("level", "price"):
            reading.measure, reading.unit = "price", f"{mention.unit}/{per}"
        elif reading.measure == "change":
            reading.unit = f"{mention.unit}/{per}"

    def _is_of_sum(self, at: int) -> bool:
        """累计授权9万件、实现翻番: whether a sum of several years grew, told right after it."""
        if YEARS.fullmatch(self.carry.period or "") is None:
            return False
        return OF_SUM.search(self.text, max(self.start, at - SUM_REACH), at) is not None

    def _is_part_of_flow(self, mention: Mention, core: str) -> bool:
        """五年引进项目90个,其中亿元以上项目9个: whether some of what came in a term of years are counted."""
        carry = self.carry
        is_part = core.lstrip(LIST_SIGNS).startswith("其中")
        return is_part and mention.unit in carry.units and YEARS.fullmatch(carry.period) is not None

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
        moment = moment_at(
            self.times,
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
        of_mean = mention.dimension == "difference" and earlier == "average_growth"
        if of_mean and said.compared and "average" in said.kinds:
            # 两年平均增长5%,比上半年平均增速加快…: of the years of the mean rate.
            return replace(moment, period=carry.period)
        if (
            of_mean
            and rule in ("WHO-CARRIED", "WHO-EACH")
            and reading.measure == "difference"
            and carry.period
        ):
            # “十四五”时期年均增长5%,高于全国1个百分点: the mean rates are held against each other.
            return replace(moment, period=carry.period)
        if rule == "WHO-EACH" and earlier == reading.measure == "difference" and carry.period:
            # 高于全国0.1和2.2个百分点: both distances are of the same years.
            return replace(moment, period=carry.period)
        if reading.measure == "growth" and earlier == "level" and self._is_of_sum(mention.start):
            return replace(moment, period=carry.period)
        # 累计投入…亿元,占…的…%: a share of a sum is of the years of the sum.
        shares = "/" in carry.period and SHARES.match(core.lstrip(LIST_SIGNS)) is not None
        # 增加值年均增长9%,占生产总值的比重达50%: what had grown for years has its share at their end.
        shares = shares and earlier != "average_growth"
        if shares and earlier == "level" and moment.rule == "TIME-TERM":
            return replace(moment, period=carry.period)
        may_be_part = earlier == reading.measure == "level" and moment.rule in ("TIME-PART", "TIME-TERM")
        if may_be_part and said.kinds.isdisjoint(REACHED) and self._is_part_of_flow(mention, core):
            return replace(moment, period=carry.period)
        if moment.rule != "TIME-PART" or not carry.period:
            return moment
        # 稳定在60万吨以上,跃升到全省第3位: where it rose to, it stands at the end.
        is_place = reading.measure == "rank" and earlier == "level"
        is_place = is_place and ROSE_TO.search(self.text, carry.end, mention.start) is None
        # 迈上6万亿元台阶,居全国第9位: so is where it stands once the step is taken.
        is_place = is_place and self.text.find("台阶", carry.end, mention.start) < 0
        compares = reading.measure == "difference" or is_place
        # 年均增长5%,高于“十三五”时期1个百分点: of the years of the mean rate.
        compares = compares or of_mean
        # 近3年提高9个百分点,高于全国1个百分点: what was reached at their end is held against the others.
        ends_move = earlier == "change" and YEARS.fullmatch(carry.period) is not None
        if (compares and rule == "WHO-CARRIED" and not ends_move) or shares:
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
