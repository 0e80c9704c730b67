"""The parts of X:Y:Z.

Belongs here: the name of each part of a whole told as a proportion, by its place. Not here: shares
told in turn (`turns`).
"""

import re

from orchestration.extraction.naming.counted import Counted
from orchestration.extraction.naming.phrases import trimmed
from orchestration.extraction.naming.wording import REACH
from orchestration.extraction.numerals.mentions import Mention
from orchestration.extraction.words import group, said_by

# 三次产业增加值占GDP的比重, 三次产业比例: the words that each of the parts has.
SHARED_OUT = re.compile(
    r"(?<=产业结构)(?:占比|比[例重])$|(?<=产业)(?:增加值)?(?:结构比|比[例重]?|占[^,;:]{2,12}?的?比[例重])$"
)
# 三次产业分别增长…,比重为…: the shares of those told before.
BARE_SHARES = re.compile(r"(?:比重|比例|占比|结构|构成|结构比)")


class Structures(Counted):
    """Clauses that tell a whole by the proportion of its parts."""

    def _part(self, mention: Mention, core: str) -> str:
        """The parts of a whole, X:Y:Z: of the three industries each has its name."""
        carry = self.carry
        if mention.structure == 1:
            carry.names = []
            before = self._clause_before()
            whole = before if "结构" in before else ""
            whole = trimmed(core) or whole or self._before_bracket(mention.start)
            if BARE_SHARES.fullmatch(whole) and carry.indicator.startswith("第三产业"):
                whole = said_by(f"三次产业{whole}", whole)
            carry.structure = whole or carry.structure or carry.indicator
        stem = carry.structure
        if "产业" in stem or "三次" in stem or "三产" in stem or stem in ("经济结构", "国民经济结构"):
            industry = f"第{'一二三'[min(mention.structure, 3) - 1]}产业"
            told = None if stem.endswith("结构比") else SHARED_OUT.search(stem)
            return said_by(industry, stem) + group(told) if told else said_by(f"{industry}比重", stem)
        listed = re.match(
            r"(?!人口|年龄|经济|能源|投资|消费)([^比结构、]{2,5})(比例|比重|结构|构成|比)", stem
        )
        if listed is not None and mention.structure <= len(listed[1]):
            return group(listed, 1)[mention.structure - 1 : mention.structure] + group(listed, 2)
        return stem

    def _before_bracket(self, at: int) -> str:
        """三次产业结构(5:41:54): what the brackets around the parts stand after."""
        if at - 2 < self.start or self.text[at - 1] != "(":
            return ""
        first = max(self.start, self.carry.end, at - REACH)
        return trimmed(self.text[max(first, *(self.text.rfind(sign, first, at) + 1 for sign in ",;:")) : at])
