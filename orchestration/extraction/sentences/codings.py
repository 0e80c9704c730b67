"""The code of a figure, by its name and what stands around it.

Belongs here: names that have a code only with the words beside them: a share of output, what was harvested,
what grew of the whole economy. Not here: which wording has which code (`naming.indicators`), what the text
forbids (`naming.contexts`).
"""

import re

from orchestration.extraction.measuring.leads import Lead
from orchestration.extraction.naming.indicators import code_of
from orchestration.extraction.naming.wording import LIST_SIGNS
from orchestration.extraction.numerals.mentions import Mention
from orchestration.extraction.sentences.scopes import scope_told
from orchestration.extraction.sentences.surroundings import Surroundings
from orchestration.extraction.words import without

PART_OF = re.compile(r"在[^占]{1,8}(?:的)?占|[约近超仅]?占")
OF_OUTPUT = ("占GDP", "占地区生产总值", "占生产总值", "占国内生产总值")
ECONOMY = frozenset(("经济", "宏观经济", "地区经济", "国民经济", "全市经济", "全省经济"))
# 服务业增长6%、投资增长8%: alone, they are those of the whole economy.
TOLD_ALONE = frozenset(("服务业", "投资"))
# 经济增速高于全国1个百分点, 消费增速…: so are their rates.
RATES_ALONE = ECONOMY | TOLD_ALONE | {"消费"}

OF_SOME = re.compile(r"公司|企业|集团|园|[厂院校]|基地|开发区|新区|港|乡|镇|其中|[看分]$")
OF_WHOLE = re.compile(r"(?:生产总值|GDP)[^,;。]{1,40},其中,?服务业[^,;。\d]*$")
REACH_BACK = 60
# 新兴产业增加值占规上工业比重: its part of the large firms' output says nothing of the place's.
OF_LARGE_FIRMS = re.compile("占(?:全[省市县区])?(?:规模以上|规上|规模)工业")
GOOD_DAYS = ("优良天数", "达标天数", "良好天数")
HARVESTED = frozenset(("增产", "减产"))
HARVEST = re.compile("生产$")


class Codings(Surroundings):
    """Clauses whose named figures get their codes."""

    def _code(self, mention: Mention, lead: Lead, core: str, indicator: str, rule: str) -> str | None:
        """The code of the headline indicator that the name words, in its context."""
        if mention.structure or self.carry.is_elsewhere:
            return None
        if mention.rank and indicator.endswith("增量"):
            # 粮食产量增量居全国第二: by how much it rose has the place, not what it is.
            return None
        code = code_of(indicator)
        if code is None and indicator.endswith(")"):
            # 城镇人口占常住人口的比重(常住人口城镇化率): brackets tell the usual name.
            code = code_of(indicator[indicator.rfind("(") + 1 : -1])
        if code is None and "占" in indicator and indicator.endswith(OF_OUTPUT):
            # 研发经费支出…,占GDP的2%: the share without the word for it.
            code = code_of(f"{indicator}比重")
        if code is None and "占" in indicator:
            part = PART_OF.split(indicator, maxsplit=1)[0]
            # 第一产业占生产总值的比重: a sector alone has a share as in 8:40:52, of no amount of its own.
            is_bare = part.endswith(("产业", "一产", "二产", "三产", "增量")) or "”的" in part
            code = None if is_bare or OF_LARGE_FIRMS.search(indicator) else code_of(part)
        if code is None and mention.unit == "%" and indicator.endswith(GOOD_DAYS):
            # 优良天数达到80%: the days are told as a part of all.
            code = code_of(f"{indicator}比例")
        if (
            code is None
            and mention.dimension == "mass"
            and (lead.word in HARVESTED or HARVEST.search(indicator))
        ):
            # 粮食增产3亿斤, 粮食生产“十连丰”,达到60万吨: what is told is the output.
            code = code_of(f"{without(HARVEST, indicator)}产量")
        if code is None and rule == "WHO-BEFORE" and scope_told(core.strip(LIST_SIGNS)):
            # 全国总人口: with the place before it the wording says what it does not say alone.
            code = code_of(core.strip(LIST_SIGNS))
        if mention.dimension == "rate" and (
            indicator in ECONOMY or (indicator in TOLD_ALONE and self._is_of_economy(mention, lead))
        ):
            code = code_of(f"{indicator}增长")
        elif code is None and mention.dimension == "difference" and indicator in RATES_ALONE:
            code = self._code_of_rate(lead, indicator, rule)
        return self._code_in_context(code, indicator, mention)

    def _code_of_rate(self, lead: Lead, indicator: str, rule: str) -> str | None:
        """The code of what grew in the whole economy, where its rate is held against another's."""
        is_rate = "growth" in lead.kinds or rule == "WHO-EACH"
        if not is_rate or OF_SOME.search(self._last_clause()):
            return None
        return code_of(f"{indicator}增速") or code_of(f"{indicator}增长")

    def _is_of_economy(self, mention: Mention, lead: Lead) -> bool:
        """投资增长8%: whether it grew, and no firm or zone stands before that it could be of."""
        if lead.kinds.isdisjoint(("trend", "growth")):
            return False
        # 生产总值增长7%,其中服务业增长8%: a part of the whole economy.
        if OF_WHOLE.search(self.text, max(self.start, mention.start - REACH_BACK), mention.start):
            return True
        return OF_SOME.search(self._last_clause()) is None
