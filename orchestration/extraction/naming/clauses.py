"""A clause and whose measure it tells.

Belongs here: who the clauses before are about, and the memory of what was named. Not here: the
name of one figure (`names`).
"""

import re
from functools import lru_cache

from orchestration.extraction.carry import Carry
from orchestration.extraction.naming.doers import asked_in, doer_before
from orchestration.extraction.naming.indicators import code_of, further_code_of
from orchestration.extraction.naming.phrases import (
    VERB,
    measure_end,
    trimmed,
)
from orchestration.extraction.naming.wording import DONE_BY, GENERAL, PREDICATE, REACH, SAID
from orchestration.extraction.structure.lines import Line
from orchestration.extraction.times.works import STAND
from orchestration.extraction.words import group, last_parting, without

DONE_AFTER = re.compile(
    r"(?:(?:上半年|下半年|年内|年底前|如期|顺利|陆续|相继|主体|全面|即将|全部|均|已|正式)*"
    rf"(?:{STAND}|开工|落地|落户|签约|封顶|运营|开行|上市|获批)(?:建设|使用)?)+$"
)

# 新能源汽车渗透率40%,保有量…: of the cars, not of how far they have come.
USED = re.compile("(?:市场)?(?:渗透|普及|占有|使用|持有|上座|入住)$")
# 公路通车里程200公里,在建100公里: of the roads, not of those that are open.
OPENED = re.compile("(?:建成|开通|投入)?(?:通车|运营|营业|通航)$")
# 在学研究生…,毕业生…: of the same school, not of those who are still at it.
ENROLLED = re.compile(r"在(?:学|校|园|读)")
# What brings forth output and income: 做大新能源产业,产值达….
MAKES = re.compile(r"[^,、]{2,16}(?:产业|集群|园区?|基地|开发区|产业链|经济|板块|赛道|市场|基金|航线|班列)")
# 企业效益改善,利润…: what gets better is no part of whose it is.
QUALITY = re.compile(r"(?<=..)(?:效益|质效|活力|后劲|韧性|(?:增长|发展|运行|生产)?(?:势头|态势))$")
# 五大产业中新能源产业: among which it is one.
AMONG_KINDS = re.compile(r"^(?:[\d一二三四五六七八九十两]{1,3}(?:大|个|类|种)[^,、中]{1,8}|其)中,?(?=..)")
# 实现利税9亿元、利润6亿元: measures, nothing that has one.
EARNED = frozenset(("利税", "利税总额", "利润", "利润总额", "税收", "营业收入", "主营业务收入"))
SHARED = ("比重", "比例", "份额", "占比")
MANNERS = frozenset(("创新", "精准", "高效", "统筹", "聚焦", "靠前", "一体"))
SHORT_CLAUSE = 4
# 滚动实施重点项目90个,完成投资…: how it was done says nothing of the thing.
HOW_DONE = re.compile("滚动|集中|统筹|梯次|有序|扎实|大力|深入|稳步")
WHOLE_OF = "总年"
OF_SIZE = re.compile(r"(?:规模以上|规上|限额以上|限上)(?:企业|项目)$")
OWNERS = re.compile(r"企业|产业|项目")
WHEN = re.compile(r"(?:年末|年底|期末|全年|累计|人均(?:纯|可支配|消费|现金)?|经济效益)$")
DEED_BEFORE = re.compile(
    r"(?:(?:持续|深入|全面|扎实|大力)+|[^,;:、]{0,6}?)(?:推进|实施|加快|开展|启动|抓好|做好|抓实|推动|加强)(?:了)?"
    r"(?P<what>[^,;:、]{2,16}(?:改造|整治|治理|修复|绿化|造林|搬迁|安置|清淤|疏浚|加固|修缮|拆除|培训|灌溉|开发|复垦|流转|工程|建设))"
)
TIME_ALONE = re.compile(
    r"(?:截至|截止)?(?:目前|\d{1,2}(?:[-—至~]\d{1,2})?月(?:份|底|末)?|上半年|前三季度|前?[一二三]季度)"
)
TIME_ENDS = frozenset("前月份底末年度")


class Clause:
    """The clauses of one sentence, with what earlier ones leave to later ones."""

    def __init__(self, text: str, start: int, end: int, line: Line, carry: Carry) -> None:
        self.text, self.start, self.end = text, start, end
        self.line, self.carry = line, carry
        self.first = True
        self._goes_on = False

    def _before_clause(self) -> str:
        """What stands between the last figure and this clause."""
        return self.text[max(self.start, self.carry.end, self.carry.at - REACH) : self.carry.at]

    def _subject(self) -> str:
        """Who the clause before is about, up to what it says of it."""
        before = self.text[max(self.start, self.carry.at - REACH) : self.carry.at].rstrip(",;: ")
        clause = before[last_parting(before, 0, len(before)) + 1 :]
        verb = SAID.search(clause, 2)
        return trimmed(clause[: verb.start()]) if verb is not None else ""

    def _owner(self) -> str:
        """Whose a bare measure is: what the clause before names, else what was measured last."""
        carry = self.carry
        told = self._clause_before() or self._object_before() or (carry.topic if self.first else "")
        if not told and carry.parted and self.text.find(";", max(self.start, carry.end), carry.at + 1) >= 0:
            # 项目20个,其中亿元以上项目9个;完成投资…: after the sign the whole is spoken of again.
            told = carry.parted
        ends_part = self.text.find(";", max(self.start, carry.end), carry.at + 1) >= 0
        if not told and ends_part and len(self._last_clause()) > SHORT_CLAUSE:
            # 甲厂产值9亿元;乙厂产销两旺,完成产值…: of another, whom no words tell.
            carry.holder = ""
        if told or (self.first and len(self._before_clause()) > 5):
            # A clause of its own has come between: what was measured in sentences before is past.
            carry.holder = told
        return carry.holder or carry.topic

    def _last_clause(self) -> str:
        """The clause before this one, as far as no figure stands in it."""
        carry = self.carry
        clause = self.text[max(self.start, carry.end, carry.at - REACH) : carry.at].strip(",;:、 ")
        last = clause[last_parting(clause, 0, len(clause)) + 1 :]
        if last and last[-1] in TIME_ENDS and TIME_ALONE.fullmatch(last) is not None:
            # 重点工程进展顺利,1-9月份,完成投资…: when it was parts nothing.
            clause = clause[: len(clause) - len(last)].strip(",;:、 ")
            last = clause[last_parting(clause, 0, len(clause)) + 1 :]
        return last

    def _object_before(self) -> str:
        """What the clause before, that begins with a verb, is about: 做大新能源产业,产值达…."""
        if VERB.match(self._last_clause()) is None:
            return ""
        told = doer_before(self.text, max(self.start, self.carry.end), self.carry.at)
        return told if MAKES.fullmatch(told) is not None else ""

    def _deed_before(self) -> str:
        """推进农村危房改造,完成1200户: what was done to so many, where the clause before names the deed."""
        if self.carry.kinds & {"trend", "trend_to", "growth", "yoy"}:
            return ""
        told = DEED_BEFORE.fullmatch(self._last_clause())
        return trimmed(group(told, "what")) if told is not None else ""

    def _clause_before(self) -> str:
        """Who a clause without figures, between the last figure and this clause, is about."""
        clause = self._last_clause()
        if len(clause) < 5 or VERB.match(clause):
            return asked_in(clause)
        said = SAID.search(clause, 2)
        known = trimmed(clause[: said.start()]) if said is not None else ""
        if code_of(known) is not None or further_code_of(known) is not None:
            return known
        if clause.endswith("方面"):
            # 在投资、消费方面,分别增长…: what the figures are told for.
            return trimmed(clause[:-2])
        verb = PREDICATE.search(clause, 2)
        who = without(QUALITY, trimmed(clause[: verb.start()])) if verb is not None else ""
        # 创新实施某办法: how it was done, by nobody that is named.
        return "" if who in MANNERS else without(AMONG_KINDS, who)

    def _keep(
        self,
        indicator: str,
        *,
        holder: str | None = None,
        code: str | None = None,
        keeps_holder: bool = False,
    ) -> str:
        carry = self.carry
        indicator = indicator or carry.indicator
        carry.indicator, carry.is_elsewhere = indicator, False
        carry.code = code or code_of(indicator)
        if not keeps_holder:
            carry.subject, carry.entity, carry.driver = carry.entity, None, ""
            carry.holder = holder if holder is not None else holder_of(indicator)
        if not carry.series or carry.series[-1] != indicator:
            carry.series.append(indicator)
            carry.told_at.append(carry.at)
            carry.figures = 0
        return indicator


def holder_of(phrase: str) -> str:
    """What a bare measure in the next clause is a measure of."""
    if phrase in EARNED:
        return ""
    start, end = _held(phrase)
    return phrase[start:end]


@lru_cache(maxsize=65536)
def _held(phrase: str) -> tuple[int, int]:
    """From where to where a phrase names what is measured: without verbs before and measure after it."""
    start = 0
    if phrase.endswith("生产总值"):
        # All that a place brings forth is no thing with measures of its own.
        return 0, 0
    parted = phrase.find("占", 2)
    if parted > 0 and phrase.endswith(SHARED):
        # 产业增加值占GDP比重30%,利润…: of the industry, not of its share.
        return _held(phrase[:parted])
    how = HOW_DONE.match(phrase)
    if how is not None and VERB.match(phrase, how.end()) is not None:
        start = how.end()
    while (verb := VERB.match(phrase, start)) is not None and verb.end() <= len(phrase) - 2:
        start = verb.end()
        if phrase[start] in "和及与、" and VERB.match(phrase, start + 1) is not None:
            # 新建和改造农田: both were done to it.
            start += 1
    if start and phrase[start:] in GENERAL:
        # 续建项目12个,投资…: which projects they are is told by the verb alone.
        start = 0
    enrolled = ENROLLED.match(phrase, start)
    start = enrolled.end() if enrolled is not None and enrolled.end() <= len(phrase) - 2 else start
    by = DONE_BY.search(phrase, start + 2)
    if by is not None:
        return start, by.start()
    measure = measure_end(phrase, start)
    if measure is not None and measure.start() == 1 and start == 0 and phrase[0] in WHOLE_OF:
        # 总户数: all there are, of nothing that is named.
        return start, start
    if measure is not None and measure.start() >= start + 2:
        # 生猪年末存栏: when it was counted is no part of the thing.
        when = WHEN.search(phrase, start + 2, measure.start())
        of_size = OF_SIZE.search(phrase, start, measure.start() + 2)
        owners = OWNERS.match(phrase, measure.start())
        if of_size is None and owners is not None and owners.end() < len(phrase) and when is None:
            # 国有企业资产总额: firms have it, whatever measure they belong to elsewhere.
            return start, owners.end()
        # 规模以上企业产值: firms of a size, not a size alone.
        stop = measure.start() if of_size is None else of_size.end()
        used = USED.search(phrase, start + 2, stop) if of_size is None and group(measure) == "率" else None
        opened = OPENED.search(phrase, start + 2, stop) if group(measure).endswith("里程") else None
        used = opened if used is None else used
        stop = stop if used is None else used.start()
        return start, stop if when is None else when.start()
    done = DONE_AFTER.search(phrase, start + 2)
    if done is not None:
        return start, done.start()
    return start, len(phrase)
