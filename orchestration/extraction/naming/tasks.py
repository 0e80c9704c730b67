"""What was done with so many things.

Belongs here: the paper whose tasks were done, the places in which something was done so often or
grew so. Not here: the name of what is counted (`counted`).
"""

import re

from orchestration.extraction.naming.figures import Figure
from orchestration.extraction.naming.wording import SET_FOR
from orchestration.extraction.naming.works import Works
from orchestration.extraction.numerals.classes import PLACES
from orchestration.extraction.words import group

TASKS = ("任务", "工作任务", "改革任务", "重点任务", "举措", "事项", "改革事项", "目标任务")
PAPER = re.compile(r"《(?P<title>[^《》]{4,40}?)(?:\([^()《》]*\))?》[^《》,]{0,5}$")
PAPER_REACH = 70
# 完成6个卫生院80台设备的采购: what was done in so many places is told with what was done so often.
DONE_WITHIN = re.compile(
    r"\d[\d.]*万?[张台套个座间栋户条盏把份](?P<what>[^\d,。;、]{2,16}?的?(?:采购|安装|配备|更换|改造|维修|布设|铺设)[^\d,。;、]{0,4}?)"
    r"(?:工作|任务)?(?=[,。;])"
    # 9家单位12项成果获奖, 6所高校9个学科入选名单: what they won with so many.
    r"|\d[\d.]*[项件个部篇门][^\d,。;、]{2,6}?"
    r"(?P<won>(?:获评?|荣获|入选|通过|进入|跻身|上榜|列入|被评为|被认定为)[^\d,。;、]{2,20})(?=[,。;])"
    # 解决9个村2万人饮水安全问题: what troubled them all.
    r"|\d[\d.]*万?(?:多|余)?(?:名|户)?(?:群众|居民|农民|村民|人口|人)?的?"
    r"(?P<trouble>(?:安全)?(?:饮水|用水|吃水|住房|出行|行路|上学|用电|就医)(?:困难|安全|难)*(?:问题)?)(?=[,。;]|得到)"
)
PIECES = frozenset(("项", "个", "件", "条"))
ASKED = frozenset(("任务", "目标", "目标任务", "计划", "任务目标"))
# 完成省下达的3万亩造林任务: who asked for it is told, what it is follows.
SET_ALONE = re.compile(
    r"[,、]?(?:提前|超额|如期|顺利|圆满|全面|已)*(?:完成|实现|达到)了?[^,;:\d]{0,16}(?:下达|确定|规划|既定|预定|明确)的?"
)
LONGEST_PLACE = 6
# 有4个县负增长, 20个区中有9个增速低于全省: places are counted by how what was told before grew there.
GREW_THERE = re.compile(
    rf"(?P<who>{PLACES})(?P<does>(?:增速|增幅).{{2,16}}|(?:出现|实现|保持|呈)?[正负]增长)"
)
OF_SO_MANY = re.compile(rf"[,、;]?(?:其中)?\d{{1,3}}个(?P<who>{PLACES})中,?(?:有|共有)?")
RATE = re.compile(r"(?:增速|增幅)[^,。;、\d]{2,16}")


class Tasks(Works):
    """Clauses that tell what was done with what they count."""

    def _of_paper(self, figure: Figure, noun: str) -> str:
        """完成《某方案(2020—2022年)》全部30项任务: the tasks of the paper that is named before them."""
        at = figure.mention.start
        if not noun.startswith(TASKS) or self.text.rfind("》", max(self.start, at - 8), at) < 0:
            return noun
        paper = PAPER.search(self.text, max(self.start, at - PAPER_REACH), at)
        return group(paper, "title") + noun if paper is not None else noun

    def _of_task(self, figure: Figure, noun: str) -> str:
        """新增就业5万人,超额完成下达的4万人就业任务: what was asked for; empty for any other."""
        if figure.mention.unit in PIECES or not noun:
            return ""
        if noun in ASKED:
            # 新增就业完成省下达的3万人任务: what was asked for is named before.
            return figure.phrase if SET_FOR.search(figure.core) is not None else ""
        kind = noun.removesuffix("任务")
        if kind == noun or SET_ALONE.fullmatch(figure.core.strip()) is None:
            return ""
        told = self.carry.indicator
        return told if kind in told and figure.mention.unit in self.carry.units else noun

    def _that_grew(self, noun: str) -> str:
        """有4个县负增长: the places by what grew so there; empty for any other things."""
        there = GREW_THERE.fullmatch(noun) if self.carry.grown else None
        return "" if there is None else self.carry.grown + group(there, "does") + group(there, "who")

    def _of_those_that_grew(self, figure: Figure) -> str:
        """其中负增长县9个, 20个区中有9个增速低于全省: places by what grew so there; empty for any other."""
        grown = self.carry.grown
        if not grown or not figure.mention.is_classifier:
            return ""
        if figure.phrase.startswith(("负增长", "正增长")):
            return grown + figure.phrase
        among = OF_SO_MANY.fullmatch(figure.core.strip()) if "中" in figure.core else None
        rate = RATE.match(self.text, figure.after.end(), self.end) if among is not None else None
        return grown + group(rate) + group(among, "who") if among is not None and rate is not None else ""

    def _done_within(self, figure: Figure, noun: str) -> str:
        """完成6个卫生院80台设备的采购: what was done in so many places; empty where nothing is told so."""
        if not noun or len(noun) > LONGEST_PLACE:
            return ""
        within = DONE_WITHIN.match(self.text, figure.following)
        if within is None:
            return ""
        return group(within, "what") or group(within, "won") or group(within, "trouble")
