"""What the text around a figure forbids its code.

Belongs here: wordings that are an indicator's own elsewhere and something else here: a part under
the name of its whole, revenue before what stays with the place. Not here: unit and measure
(`codes`).
"""

import re

from orchestration.extraction.naming.indicators import code_of, further_code_of
from orchestration.extraction.naming.siblings import Siblings
from orchestration.extraction.numerals.mentions import Mention

# Revenue that stays with the place, and the words that tell it as a part of what was collected.
STAYS = re.compile(r"地方|预算")
# 公共财政收入, 区级财政收入 say whose it is, unless a part of it is told to stay.
OWN_REVENUE = re.compile(r"公共|级|留")
STAYS_OF_IT = re.compile(
    r"[^。;]{0,24}?其中[:,]?(?:地方|公共财政预算|一般预算|一般公共预算)[^,。;\d]{0,8}收入"
)
BUDGETED = re.compile(r"(?<!其中)(?<!其中,)(?:公共财政|一般公共|一般|公共)预算收入")
FARMING = frozenset(("agri_output", "agri_value_added"))
BESIDE_CROPS = re.compile(
    r"(?<![农、及和])(?:林业|畜牧业|牧业|渔业)(?:总产值|增加值|产值)(?!比重|占)[^,，。;；\d]{0,6}\d"
)
CROPS_REACH = 500
OWN_MONEY = {"deposits_cny": "deposits", "loans_cny": "loans"}
LARGE_FIRMS = re.compile(r"规模以上|规上|规模|限额以上")
# What the large firms add goes before what they bring forth, and the other way round.
BEFORE_IT = {
    "工业增加值": re.compile(r"全?(?:规模以上|规上|规模)工业(?:企业)?(?:总产值|产值)"),
    "工业总产值": re.compile(r"全?(?:规模以上|规上|规模)工业(?:企业)?增加值"),
}
# With one of these a part says what it is, however alike its whole is worded.
SAY_WHAT = ("预算", "规", "地方")


# 服务业增加值增长9%,工业增加值增长8%: beside other sectors of the economy it is of all industry.
OF_ACCOUNTS = re.compile(r"(?:第[一二三]产业|服务业|农林牧渔业|农业|建筑业)增加值")


class Contexts(Siblings):
    """Clauses that tell whether a wording means its indicator."""

    def _in_own_money(self, indicator: str) -> str | None:
        """人民币各项存款余额 stands for all deposits where the line tells none in other money beside it."""
        code = OWN_MONEY.get(further_code_of(indicator) or "") if "人民币" in indicator else None
        return (
            code
            if code is not None and self.text.find("本外币", self.line.start, self.line.end) < 0
            else None
        )

    def _goes_on_large(self, told: str) -> bool:
        """Whether the name told before this one in the sentence is of the large industrial firms."""
        before = self.carry.series[-2] if len(self.carry.series) > 1 else ""
        return told in BEFORE_IT and BEFORE_IT[told].match(before) is not None

    def _tells_all_farming(self, at: int) -> bool:
        """Whether the paragraph told 农林牧渔业 before: 农业 in it is the growing of crops alone."""
        if self.text.rfind("农林牧渔", max(self.line.start, at - 400), at) >= 0:
            return True
        # 林业增加值…, 畜牧业增加值…: told beside it, each on its own.
        return BESIDE_CROPS.search(self.text, at, at + CROPS_REACH) is not None

    def _code_in_context(self, code: str | None, indicator: str, mention: Mention) -> str | None:
        """An amount of 工业增加值 is that of all industry; only its growth is told for the large firms."""
        carry = self.carry
        code = code or self._in_own_money(indicator)
        if (
            code is not None
            and carry.total not in ("", indicator)
            and code == code_of(carry.total)
            and not any(word in indicator and word not in carry.total for word in SAY_WHAT)
        ):
            # 其中农业产值: however alike its words, a part is not the whole; 其中预算收入 says what it is.
            carry.uncoded.add(indicator)
        if indicator in ("企业", "净增企业") and len(carry.series) > 1:
            # 市场主体…,其中企业: the firms among all who do business.
            return "enterprises" if code_of(carry.series[-2]) == "market_entities" else code
        if (
            code == "budget_revenue"
            and not STAYS.search(indicator)
            and (not OWN_REVENUE.search(indicator) or STAYS_OF_IT.match(self.text, mention.end))
        ):
            # 财政收入20亿元 does not say how much of it stays: mostly it is all that was collected.
            carry.uncoded.add(indicator)
        if (
            code == "budget_revenue"
            and "预算" not in indicator
            and BUDGETED.search(self.text, self.start, self.end)
        ):
            # 地方财政收入20亿元、公共财政预算收入9亿元: side by side, only the budget's is.
            carry.uncoded.add(indicator)
        if (
            code == "industrial_output"
            and indicator.endswith("工业总产值")
            and LARGE_FIRMS.search(indicator) is None
            and not self._goes_on_large(indicator)
        ):
            # 工业总产值90亿元,规模以上工业总产值80亿元: by its name alone it is of all industry.
            carry.uncoded.add(indicator)
        if code in FARMING and indicator.startswith("农业") and self._tells_all_farming(mention.start):
            carry.uncoded.add(indicator)
        is_of_all = mention.dimension == "money" or "占" in indicator
        # 规上工业总产值…,工业增加值…: of the same large firms.
        is_of_all = is_of_all and not (indicator == "工业增加值" and self._goes_on_large(indicator))
        is_of_all = is_of_all or (
            code == "industrial_value_added"
            and OF_ACCOUNTS.search(self.text, self.start, self.end) is not None
        )
        if code == "industrial_value_added" and "规" not in indicator and is_of_all:
            carry.uncoded.add(indicator)
        return None if indicator in carry.uncoded else code
