"""Figures without words of their own.

Belongs here: what a figure is of when its clause leaves that out: what was measured last, what the
clause before is about, the heading. Not here: measures alone, whose owner is looked for (`owners`).
"""

import re

from orchestration.extraction.naming.brackets import Brackets
from orchestration.extraction.naming.indicators import code_of
from orchestration.extraction.naming.phrases import VERB, measure_end, trimmed
from orchestration.extraction.naming.wording import (
    ADDED,
    ADDED_AFTER,
    CROSSED,
    FALLS_SHORT,
    FOREMOST,
    LONG_NOUN,
    PREDICATE,
    REACH,
)
from orchestration.extraction.words import group, without

# 培育龙头企业3家,总数达9家: all there are, not those that were brought up.
CAME = re.compile(r"^(?:成功|累计)?(?:转移|培育|认定|引进|获批|获评|入选|创建|入库|净增|新增)(?=..)")
# 出口额再创新高,居全省首位: what reached its peak has the place.
PEAKED = re.compile(
    r"(?P<who>[^,;:。\d]{2,40}?)(?:均|都|双双|再次|再|同)*(?:创|创下|刷新)了?(?:历史|历年|同期|近年|有统计以来)*(?:新高|最高|最好|最优|纪录|记录)(?:水平|纪录|成绩)?$"
)
# 经营主体增量提质,总量突破90万户: all there is of what the clause before is about.
TOTALS = frozenset(("总数", "总量", "总额"))
SUMS = frozenset(("总数", "总量", "累计", "总额", "总计", "合计"))

LONG_DEED = 30
QUOTIENTS = ("收入比", "比例", "比值", "比率", "倍差", "系数", "率", "指数")
SIZES = frozenset(("规模", "总规模", "总量", "数量", "总数"))
SHARED_OUT = re.compile(r"(?<=..)(?:占比|比重)$")
NUMBERING = re.compile(r"^[\s#(]*(?:第?[一二三四五六七八九十]+|\d+)[、.)部章节]+")
# Where a clause without figures turns from its subject to what became of it, or when.
TURNS_TO = re.compile(
    rf"{PREDICATE.pattern}|[上下]半年|前?[一二三四]季度|前[一二三]季度|全年|年[初末底]|逐[月季步年]|由负转正|转正"
)
# 二是稳步提高低保标准: the deed that what follows tells how far it went.
RAISING = re.compile(
    r"(?:[一二三四五六七八九十]是|第[一二三四五六七八九十],)?(?:进一步|稳步|持续|逐步|适当|大幅|继续)*(?:提高|提升|上调|降低|压减|缩小|扩大)"
)
GENERIC = re.compile(r"回顾|情况|目标|任务|安排|工作|形势|成效|打算|报告")


class Ellipses(Brackets):
    """Clauses that leave out what they measure."""

    def _without_words(self, phrase: str, right: str, *, is_rank: bool) -> str:
        carry = self.carry
        if phrase and self.first and carry.topic and not carry.code:
            return self._keep(carry.topic + phrase, keeps_holder=True)
        of_all = self._clause_before() if phrase in TOTALS and self.first else ""
        if of_all:
            return self._keep(of_all + phrase)
        if phrase in SUMS and carry.indicator:
            told = without(CAME, without(ADDED_AFTER, without(ADDED, carry.indicator)))
            return self._keep(told, keeps_holder=True)
        subject = "" if phrase else self._crossing()
        if subject:
            return self._keep(subject)
        told = self._raised_before() if not phrase and {"to", "hold"} & carry.kinds else ""
        told = told or self._told_before(phrase, is_rank=is_rank)
        if told:
            return self._keep(told)
        told = self._done_to_many(phrase)
        if told:
            return self._keep(told)
        if phrase in SIZES and SHARED_OUT.search(carry.indicator):
            # 装机占比达61%、规模翻番: the size of what had the share.
            return self._keep(without(SHARED_OUT, carry.indicator) + phrase, keeps_holder=True)
        if carry.indicator and self._totals():
            return self._keep(without(ADDED_AFTER, without(ADDED, carry.indicator)), keeps_holder=True)
        if carry.indicator:
            return carry.indicator
        if right:
            return self._keep(trimmed(right))
        named = self._course_before() or self._named_before() if self.first else ""
        if named:
            return self._keep(named)
        return self._keep(phrase or carry.holder or carry.topic or _topic_of(self.line.heading))

    def _told_before(self, phrase: str, *, is_rank: bool) -> str:
        """城乡收入比持续缩小,由2.1降为2.0: what moved, or what ranks, where the clause before tells it."""
        moved = self._clause_before() if not phrase and "from" in self.carry.kinds else ""
        if moved.endswith(QUOTIENTS):
            return moved
        ranked = self._ranked_in() if is_rank else ""
        if ranked or phrase:
            return ranked
        peaked = PEAKED.fullmatch(self._last_clause()) if is_rank else None
        if peaked is not None:
            return trimmed(group(peaked, "who"))
        opened = (self._deed_before() or self._opened_with()) if self.first else ""
        # 固定资产投资增长6%。其中,制造业投资支撑有力,增长9%: whose course the clause between tells.
        return opened if opened or is_rank else self._course_before()

    def _raised_before(self) -> str:
        """提高低保标准,分别达到…: what the clause before is to raise, if it is measured; else empty."""
        clause = self._last_clause()
        raised = RAISING.match(clause) if clause else None
        what = trimmed(clause[raised.end() :]) if raised is not None else ""
        return what if len(what) > 2 and (code_of(what) or measure_end(what)) else ""

    def _crossing(self) -> str:
        """进出口总值创新高,达到…; 生产总值连跨两个台阶,年均增长…: whom the clause between is about."""
        reaches = "to" in self.carry.kinds
        has_crossed = CROSSED.search(self._before_clause()) is not None
        is_told = self.first or has_crossed or code_of(self._clause_before()) is not None
        return self._subject() if (reaches and is_told) or (self.first and has_crossed) else ""

    def _done_to_many(self, phrase: str) -> str:
        """资助大学生和困难家庭子女,合计5200名: what was done to so many; else empty."""
        if not self.first or "cumulative" not in self.carry.kinds or phrase:
            return ""
        deed = self._before_clause().strip(",;: ")
        deed = deed[deed.rfind(",") + 1 :]
        return trimmed(deed) if VERB.match(deed) is not None and len(deed) <= LONG_DEED else ""

    def _opened_with(self) -> str:
        """生产总值上半年由负转正,三季度加快恢复,全年增长4%: what a sentence begins with and has a code."""
        stop = self.text.find(",", self.start, min(self.carry.at, self.start + REACH))
        clause = self.text[self.start : max(self.start, stop)]
        names = (trimmed(clause[: said.start()]) for said in TURNS_TO.finditer(clause, 2))
        return next((name for name in names if code_of(name) is not None), "")

    def _course_before(self) -> str:
        """出厂价格连续5个月下降,3月份下降1.8%: what the clause before tells the course of; else empty."""
        told = self._clause_before()
        return told if measure_end(told) is not None else ""

    def _named_before(self) -> str:
        """最多的是规划类,有86件: a clause that only names what the figure after it counts."""
        if self._before_clause().endswith("看,"):
            # 从15个城市看,…: where one looks is no thing.
            return ""
        weak = FALLS_SHORT.fullmatch(self._last_clause())
        if weak is not None:
            return trimmed(group(weak, "what"))
        named = trimmed(without(FOREMOST, self._before_clause().rstrip(",:")))
        is_view = named.endswith("看")
        # 从副省级城市看,居第3位: among whom it is seen is no name.
        return (
            named
            if 2 <= len(named) <= LONG_NOUN and not is_view and PREDICATE.search(named, 2) is None
            else ""
        )


def _topic_of(heading: str) -> str:
    """What a heading names; nothing where it only says which part of the report follows."""
    topic = trimmed(without(NUMBERING, heading))
    return "" if GENERIC.search(topic) else topic[:20]
