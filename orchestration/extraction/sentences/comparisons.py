"""What a figure is held against.

Belongs here: how much of a plan a figure completes, what it lies above or below where something
stands between, and for how many heads it counts. Not here: measures (`measuring`), names (`naming`).
"""

import re

from orchestration.extraction.measuring.leads import FALL, RISE, Lead
from orchestration.extraction.measuring.peers import beside, with_rates
from orchestration.extraction.measuring.stripping import lead_of
from orchestration.extraction.naming.figures import per_unit
from orchestration.extraction.naming.indicators import code_of
from orchestration.extraction.naming.names import Naming
from orchestration.extraction.naming.phrases import (
    trimmed,
)
from orchestration.extraction.naming.wording import EACH, LIST_SIGNS
from orchestration.extraction.numerals.mentions import Mention
from orchestration.extraction.words import group

PER = re.compile(
    r"(?:(?P<person>每人|人均|每生|每户|户均)?(?P<time>每月|每年|月均|年均|每天|每日|每学年|每学期|/月|/年)"
    r"|(?P<only>每人|每生|每户|每亩|每吨|每公斤|每平方米|每立方米|每斤|每度|每千瓦时|每小时|每例|每辆"
    r"|每台))(?:每人)?$"
)
# 养老金人均月增40元, 月人均提高40元, 津贴月增40元: so much for each, every month.
PAID_MONTHLY = re.compile(r"(?:每?月人均|人均每?月|(?<=津贴|补贴|补助|养老|退休)金?月|(?<=工资)月)$")
# 补助标准由人均50元提高到人均60元: so much for each head, after the word of the move.
HEAD_BEFORE = re.compile(
    r"(?:(?<=[到至为由从达])(?:每?(?P<time>[年月]))?|(?<=[和、与及])每?(?P<also>[年月]))人均$"
)
STANDARD_REACH = 40
# 医保人均年补助标准提高到500元: how often it is paid stands in the name.
YEARLY = re.compile(
    r"(?:(?:人均每?|每人每)(?=[年月][^,;:\d]{0,8}标准)|(?=[年月]人均[^,;:\d]{0,8}标准))(?P<time>[年月])"
)
COMPLETED = re.compile(
    r"(?P<verb>完成|占|为|达|达到|相当于|实现|是)(?:了)?(?P<whose>(?:[省市区县州]?政府|省|市|国家|上级|州|县|区|“?十[一二三四五六]?五”?)?(?:规划|年度"
    r"|全年|年初|年|省定|市定|下达|责任|预期|既定|序时|总|省下达|市下达|省级|市级|省里|调整|变动)*)"
    r"(?:计划|目标|任务|预算|责任目标|时序进度|进度|目标任务|任务目标|投资计划|投资目标|预期目标"
    r"|调整预算|预算数)(?:数|额|任务|目标|投资|总数|(?:开工|竣工|建设|招商|供应|发放|征收)(?=的))?(?:的)?(?:约|近|超|超过|达|已)?$"
)
# 完成危房改造任务的72%: what was to be done stands between.
DONE_OF = re.compile(
    r"(?:超额|已|累计|提前)*完成了?(?P<what>[^,;。、\d]{2,14}?)(?:主要|年度|全年|总)*(?:目标任务|任务|计划)(?:总?量)?的(?:约|近|超)?$"
)
BRACKET_BETWEEN = re.compile(r"\)的?(?:约|近|超|超过)?$")
AIMED_AT = re.compile(r"的?(?:预期|年度|增长|控制|[省市县]定)*(?:目标|计划|任务|要求)(?:约|近|超)?")
COMPLETION_RATE = re.compile(
    r"(?P<who>.*?)(?:年度|市|省)?(?:任务|目标|计划|投资|预算)?(?:任务)?(?:完成率|完成进度|完成比例"
    r"|执行率|执行进度|(?<=.)(?:整体|总体)进度)(?:分别)?(?:达到|达|为)?$"
)
# 化债, 造林: no shorter name is an indicator.
SHORT_PLAN = 2
COMPLETION_ENDS = frozenset("率度例别到达为")

# The share of a plan stands after the plan's own figure.
OF_THE_PLAN = re.compile(r"的(?:约|近|超过?)?\d[\d.]*\s?(?:%|倍)")
# 高于8%的年度目标1个百分点, 比8%的目标高1个百分点: what was aimed at stands between with its figure.
BEYOND_AIM = re.compile(
    r"(?P<verb>高于|低于|快于|慢于|好于|高出|超出|超过|超|[比较])[^,;。\d%]{0,10}\d[\d.]{0,5}%(?:左右|以[上内下])?的?"
    r"(?P<aim>[^,;。\d%]{0,8}(?:目标|计划|预期|任务|要求)[值数]?|(?:平均)?(?:涨幅|增速|增幅|水平|平均值?))(?P<way>高|低|多|少|快|慢)?(?:出|了|约|近)?$"
)
# 比年初目标(6%)低1个百分点: its figure stands in brackets.
BELOW_ASIDE = re.compile(
    r"(?P<verb>[比较])(?P<aim>[^,;。\d%()]{0,8}(?:目标|计划|预期|任务|要求)[值数]?)\((?:增长)?\d[\d.]{0,5}%(?:左右|以[上内])?\)"
    r"(?P<way>高|低|多|少|快|慢)(?:出|了|约|近)?$"
)
UNDER = frozenset(("低于", "慢于", "低", "少", "慢"))
AIM_REACH = 48
TRACES = frozenset(("微克", "毫克"))
PER_VOLUME = re.compile(r"每(?P<what>立方米|升)$")
OF = re.compile(r"的?(?:约|近|超过?)?")


class Comparisons(Naming):
    """Clauses whose figures are held against a plan, another place, or each head."""

    def _beyond_aside(self, mention: Mention, gap: int, lead: Lead) -> Lead:
        """低于进度(16.7%)4.2个百分点, 高于11%的目标3个百分点: what is compared with stands further back."""
        text, earlier = self.text, self.carry.lead
        first = max(self.start, mention.start - AIM_REACH)
        aim = BEYOND_AIM.search(text, first, mention.start) or BELOW_ASIDE.search(text, first, mention.start)
        if aim is not None and gap > aim.start():
            is_under = (aim["way"] or aim["verb"]) in UNDER
            return Lead(gap, sign=FALL if is_under else RISE, than=group(aim, "aim"))
        peers = with_rates(text, self.start, mention.start)
        peers = peers if peers is not None else beside(text, self.start, mention.start, lead)
        if peers is not None and peers.end < gap:
            # 比居第一位的某市低1个百分点: the place among them is told within the comparison.
            peers.end = gap
        if peers is not None:
            return peers
        if BRACKET_BETWEEN.search(text, max(gap, mention.start - 4), mention.start):
            opened = text.rfind("(", max(self.start, gap - 20), gap)
            told = lead_of(text, max(self.start, opened - 24), opened, compares=True, is_points=True)
            return told if opened > 0 and told.than is not None else lead
        if earlier is not None and earlier.than is not None and AIMED_AT.fullmatch(text, gap, mention.start):
            lead.than, lead.sign, lead.end = earlier.than, earlier.sign, gap
        return lead

    def _per_head(self, mention: Mention, lead: Lead, gap: int) -> None:
        """每人每月 before an amount makes it a price for each."""
        carry = self.carry
        if mention.unit in TRACES:
            self._per_volume(mention, lead, gap)
        if mention.dimension != "money":
            carry.per = ""
            return
        per = PER.search(self.text, max(gap, lead.end - 8), lead.end)
        if per is None and self.text[lead.end - 1] in "月均":
            monthly = PAID_MONTHLY.search(self.text, max(gap, lead.end - 5), lead.end)
            if monthly is not None:
                carry.per = "人/月"
                if self.text[gap : monthly.start()].strip(LIST_SIGNS):
                    self._lead_on(lead, gap, lead.end - len(group(monthly).removeprefix("金")))
                return
        is_head = per is None and self.text.startswith("人均", lead.end - 2)
        head = HEAD_BEFORE.search(self.text, max(gap, lead.end - 4), lead.end) if is_head else None
        if per is not None:
            carry.per = per_unit(per)
            self._lead_on(lead, gap, per.start())
        elif head is not None:
            is_standard = self.text.find("标准", max(self.start, lead.end - STANDARD_REACH), lead.end) >= 0
            time = group(head, "time") or group(head, "also")
            carry.per = ("人/" + time if time else "人") if is_standard else ""
            self._lead_on(lead, gap, head.start())
        elif carry.per and not self.text[carry.end : lead.end].strip(LIST_SIGNS):
            # 养老金人均每月增加90元,达到960元: what it is now is paid as often.
            return
        elif (yearly := YEARLY.search(self.text, gap, lead.end)) is not None:
            # 医保人均年补助标准提高到500元: how often it is paid stands in the name.
            carry.per = "人/" + group(yearly, "time")
        elif not (lead.into or "trend_to" in lead.kinds or gap == carry.end or "from" in lead.kinds):
            carry.per = ""

    def _per_volume(self, mention: Mention, lead: Lead, gap: int) -> None:
        """低于每立方米25微克: the volume stands before the amount, the bound before the volume."""
        per = PER_VOLUME.search(self.text, max(gap, lead.end - 5), lead.end)
        if per is None:
            return
        self._lead_on(lead, gap, per.start())
        mention.unit, mention.dimension = f"{mention.unit}/{group(per, 'what')}", "concentration"

    def _lead_on(self, lead: Lead, gap: int, at: int) -> None:
        """Takes the words before `at` too, where 每月 or 每立方米 stands between them and the figure."""
        again = lead_of(self.text, gap, at)
        if not lead.word:
            lead.into, lead.word, lead.sign = again.into, again.word, again.sign
        lead.kinds |= again.kinds
        lead.said = again.said | lead.said
        lead.end = again.end
        if lead.bound == "exact":
            # 不低于每生每年500元: the bound stands before the words for each.
            lead.bound, lead.qualifier = again.bound, lead.qualifier or again.qualifier

    def _completion(self, mention: Mention, gap: int) -> str | None:
        """What was planned, where the figure says how much of it is done; empty if named before."""
        if BRACKET_BETWEEN.search(self.text, max(gap, mention.start - 4), mention.start):
            # 占年度计划投资(60亿元)的85%: the plan's own figure stands between.
            opened = self.text.rfind("(", max(self.start, gap - 40), gap)
            if COMPLETED.search(self.text, max(self.start, opened - 40), max(self.start, opened)):
                return "\0"
        if self.carry.is_plan and OF.fullmatch(self.text, gap, mention.start):
            return "\0"
        match = COMPLETED.search(self.text, max(gap, mention.start - 40), mention.start)
        if match is not None:
            if match["verb"] in ("为", "是", "达", "达到", "实现") and "的" not in match.group():
                return None
            who = self.text[gap : match.start()]
            # 30个重点项目完成年度投资计划的80%: of the projects it is what was to be invested in them.
            is_invested = "投资" in match.group() and who.endswith(("项目", "工程"))
            return f"\0{who}{'年度投资' if is_invested else ''}"
        done = DONE_OF.search(self.text, max(gap, mention.start - 30), mention.start)
        if done is not None:
            return "\0" + group(done, "what")
        if self.text[mention.start - 1] not in COMPLETION_ENDS:
            return None
        match = COMPLETION_RATE.fullmatch(self.text, gap, mention.start)
        return "\0" + self._planned_by(match) if match is not None else None

    def _planned_by(self, match: "re.Match[str]") -> str:
        """年度化债任务完成率: what was planned, with 任务 where it says too little alone."""
        who, stop = group(match, "who"), match.end("who")
        if len(trimmed(who)) <= SHORT_PLAN and self.text.startswith("任务", stop):
            return self.text[match.start() : stop + len("任务")]
        invested = self.text[match.start() : stop + len("投资")]
        # 固定资产投资任务完成率: the investment that is planned has a name of its own.
        is_named = invested.endswith("投资") and code_of(trimmed(invested)) is not None
        return invested if is_named else who

    def _plan_itself(self, mention: Mention, gap: int) -> str | None:
        """完成年计划60亿元的75%: what was planned, where the figure is the plan's own; else None."""
        if mention.dimension == "rate" or OF_THE_PLAN.match(self.text, mention.end) is None:
            return None
        match = COMPLETED.search(self.text, max(gap, mention.start - 40), mention.start)
        return "\0" + self.text[gap : match.start()] if match is not None else None

    def _completed(self, told: str, length: int) -> tuple[str, str]:
        carry = self.carry
        phrase = trimmed(told[1:])
        each = EACH.search(told, 1) if length > 1 else None
        listed = self._each(told[1 : each.end()], EACH.search(told[1:]), length) if each is not None else None
        if listed is not None:
            return listed, "WHO-EACH"
        if length > 1 and len(carry.series) >= length and not EACH.sub("", phrase):
            carry.names, carry.given = carry.series[-length:], 1
            return self._keep(carry.names[0]), "WHO-EACH"
        if len(phrase) >= 2:
            return self._keep(phrase), "WHO-BEFORE"
        return self.carry.indicator, "WHO-CARRIED"
