"""Figures in brackets.

Belongs here: what a figure in brackets is of: the words before them, or a part of that. Not here:
rates of places in brackets (`measuring.peers`).
"""

import re

from orchestration.extraction.measuring.peers import whose_rate
from orchestration.extraction.naming.contexts import Contexts
from orchestration.extraction.naming.phrases import measure_end, trimmed
from orchestration.extraction.naming.wording import BARE_AIM, FOREMOST, REACH, RELATIVE
from orchestration.extraction.words import group, without

TIMES_ONLY = re.compile(
    r"(?:上年|去年|同期|上年同期|去年同期|全年|第?[一二三四]季度|[上下]半年|前三季度|去年全年|上年全年|年初|上月|分别|为|和|、|(?:19|20)?\d{2}年|折合|约合|合|相当于|折)+"
)
NORM = re.compile(r"(?:标准|水平|目标|要求|限值|阈值|进度|均值)$")
# 产量8万吨,比上年(9万吨)减少: what stands in brackets is what there was before.
THAN_BEFORE = re.compile(r"[比较](?:上年|去年)(?:同期)?")
# 进出口总额增长9%,高于目标(总额与上年持平): the same once more.
ALL_OF_IT = frozenset(("总额", "总值", "总量", "总数"))
# 市级以上企业36家(其中省级12家): of those of one level it is told which.
OWN_LEVEL = re.compile(r"^(?:[省市县区]级|国家级?)(?:及)?以上")
RATE_OF_IT = re.compile(r"增速|增幅|降幅|涨幅|跌幅|升幅|总量|占比|比重|规模")


class Brackets(Contexts):
    """Clauses with figures in brackets."""

    def _in_brackets(self, phrase: str, bracket: int) -> str:
        """A figure in brackets is about the words before them."""
        carry, text = self.carry, self.text
        if phrase and carry.indicator and BARE_AIM.fullmatch(phrase):
            # 完成18亿元(计划17亿元): what was aimed at of the same.
            return carry.indicator
        if RELATIVE.match(phrase) and carry.indicator and "占" not in carry.indicator:
            # 工业投资75亿元(占总投资的32%): what has the share stands before the brackets.
            return self._keep(carry.indicator + phrase, keeps_holder=True)
        if phrase in ALL_OF_IT and carry.indicator:
            return carry.indicator
        if phrase and not TIMES_ONLY.fullmatch(phrase):
            return self._keep(self._detailed(without(FOREMOST, phrase)), keeps_holder=True)
        if whose_rate(text, self.start, bracket + 1) is not None:
            return carry.indicator
        if carry.end >= bracket - 1 or NORM.search(text, max(self.start, bracket - 12), bracket):
            return carry.indicator
        first = max(self.start, bracket - REACH)
        low = max(first, carry.end, max(text.rfind(sign, first, bracket) for sign in ",;:、)") + 1)
        before = trimmed(without(FOREMOST, trimmed(text[low:bracket])))
        if THAN_BEFORE.fullmatch(before):
            return carry.indicator
        if not before or RATE_OF_IT.match(before):
            return carry.indicator
        return self._keep(before, keeps_holder=True)

    def _detailed(self, phrase: str) -> str:
        """小麦 in brackets after 粮食播种面积: the part with the measure of the whole."""
        carry = self.carry
        if measure_end(phrase) is not None:
            return phrase
        if phrase.endswith("本级") and carry.indicator:
            # 生产总值9亿元(区本级8亿元): the whole name, of what the level has itself.
            return phrase + carry.indicator
        measure = measure_end(carry.indicator)
        if measure is not None and measure.start() >= 2 and len(measure.group()) >= 2:
            return phrase + group(measure)
        whole = without(OWN_LEVEL, carry.holder) if phrase.endswith("级") else carry.holder
        return phrase if whole in phrase else phrase + whole
