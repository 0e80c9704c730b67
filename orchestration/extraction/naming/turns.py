"""Names that a list gives in turn.

Belongs here: 分别 lists, and figures in a row with a name each; what all of them are held against
or have a share of. Not here: how a phrase falls into its names (`lists`), names that earlier
figures give (`rows`).
"""

import re

from orchestration.extraction.naming.figures import Figure
from orchestration.extraction.naming.indicators import code_of, without_place
from orchestration.extraction.naming.lists import INDUSTRIES, parted
from orchestration.extraction.naming.phrases import VERB, trimmed
from orchestration.extraction.naming.structures import Structures
from orchestration.extraction.naming.wording import (
    ADDED,
    DRIVES,
    EACH,
    LIST_SIGNS,
    PREDICATE,
    REACH,
    SHARED_MEASURE,
    WHOLE,
    YEAR_NAMED,
)
from orchestration.extraction.words import group, joined, split, without

SIGNED = re.compile(r"[、和与]")
OWN_VERB = re.compile(r"[、,和与](?:实现|完成)")

LONGEST_NAME = 16
SURPASSES = re.compile(r"(?P<who>[^,;:。]{2,20}?)(?:分别|均|都)?(?:高于|低于|快于|慢于|高出|超过)")
# 食品类和居住类价格涨幅较大,分别…: what each of them is a measure of, before what became of it.
TRENDED = re.compile(
    r"(?:价格|产量|产值|收入|投资|销售额|增加值|用电量|出口|存款|贷款|支出|销量|起数|人数|件数)(?:指数)?(?=(?:实现|呈现?|继续|保持)?“双(?:下降|上升|增长|降|升)”|(?:也|都|均|则|却|仍|亦)?(?:稳中|稳步|持续|涨幅|涨势"
    r"|降幅|呈|有所|小幅|大幅|明显|略有|不同程度|保持|较快|快速|双双|由[升降]|[上下][涨升降]))"
)
OPENS_SPLIT = re.compile(r"(?:^|[,;:])(?:从|按|分)[^,;:。]{1,8}(?:看|分|划分)[,:]")
TRADE = re.compile(r"[^,;:。]{1,20}业")
SHARE_EACH = re.compile(r"分别占(?P<of>[^,;:、]{2,14})")
SHARE_NEXT = re.compile(r"[和、与及](?P<of>[^,;:、\d]{2,14}?)的?(?:约|近|超过?)?\d[\d.]*%")
CONTRIBUTED = re.compile(r"对|的?贡献")
# 对经济增长的贡献率分别为…, 占工业比重分别为…: of those told before.
CONTRIBUTES = re.compile(r"^[,、]?(?:对[^,、和]{2,14}(?:贡献率|贡献度)|占[^,、和]{2,14}(?:比重|比例|份额))$")
SHARED_IN = re.compile("占|对")
LISTED_ASIDE = re.compile(r"\([^()]*[、和与及][^()]*\)")
# 用于教育、卫生的支出: the words that all of them share stand round the list.
SPENT_ON_EACH = re.compile(
    r"用于(?=[^用]*[、和与及][^用]*(?:支出|投入|资金|投资)$)|的(?=(?:支出|投入|资金|投资)$)"
)


class Turns(Structures):
    """Clauses whose figures take their names in turn."""

    def _shares_in_turn(self, figure: Figure) -> str:
        """分别占耕地面积的7%和农户总数的8%: each of those told before is a part of a whole of its own."""
        carry, core = self.carry, figure.core.strip(LIST_SIGNS)
        if 0 < carry.given < len(carry.names) and carry.names[carry.given].endswith(f"占{core}") and core:
            carry.given += 1
            return self._keep(carry.names[carry.given - 1], keeps_holder=True)
        first = SHARE_EACH.fullmatch(core)
        wholes = [group(first, "of")] if first is not None else []
        at = figure.after.end()
        while wholes and (following := SHARE_NEXT.match(self.text, at, self.end)) is not None:
            wholes.append(trimmed(group(following, "of")))
            at = following.end()
        if len(wholes) < 2 or len(carry.series) < len(wholes):
            return ""
        parts = carry.series[-len(wholes) :]
        carry.names = [part + "占" + whole for part, whole in zip(parts, wholes, strict=True)]
        carry.given = 1
        return self._keep(carry.names[0], keeps_holder=True)

    def _against_each(self, figure: Figure) -> str:
        """分别高于全国、全省1和2个百分点: one thing, held against each of the places."""
        phrase = trimmed(without(EACH, figure.core))
        phrase = "" if phrase in WHOLE else phrase
        told = self._keep(phrase or self._surpasser(), keeps_holder=not phrase)
        self.carry.names, self.carry.given = [told] * figure.length, 1
        return told

    def _surpasser(self) -> str:
        """物价高于甲、乙两市,分别比…高: what the clause before holds against them, where it has a code."""
        told = SURPASSES.match(self._last_clause())
        name = trimmed(group(told, "who")) if told is not None else ""
        code = code_of(name)
        return without_place(name, code) if code is not None else ""

    def _is_row_of_names(self, figure: Figure) -> bool:
        """城镇、农村居民收入3.1万元、1.8万元: as many names as figures, without 分别."""
        if figure.is_list or not SIGNED.search(figure.core.strip(LIST_SIGNS)):
            return False
        return len(parted(trimmed(figure.core), figure.length)) == figure.length

    def _each(self, core: str, each: "re.Match[str] | None", length: int) -> str | None:
        """A、B分别: the first name; the others wait for the figures that follow."""
        carry = self.carry
        names_text = core[: each.start()] if each is not None else core
        if length > 1:
            # “两区”(甲区、乙区)的进口、出口: what brackets list is no part of the list.
            names_text = without(SPENT_ON_EACH, without(LISTED_ASIDE, names_text))
        rest = trimmed(core[each.end() :]) if each is not None else ""
        phrase = trimmed(names_text)
        if (phrase in WHOLE or not phrase) and YEAR_NAMED.search(names_text):
            return None
        if phrase in WHOLE:
            carry.series = [without(ADDED, name) for name in carry.series]
            phrase = ""
        # 接待游客、实现旅游花费: names with verbs of their own share no measure.
        own = [trimmed(name) for name in split(OWN_VERB, names_text)]
        names = own if len(own) == length > 1 else parted(phrase, length) if phrase else []
        if length > 1 and phrase:
            names = self._by_commas(phrase, length) or names
        names = self._of_whole(names) if length > 1 else names
        if not phrase and length > 1:
            # What a trend is told of is named to its end, whatever verbs stand within a name.
            trended = TRENDED.search(self._last_clause())
            listed = parted(trimmed(self._last_clause()[: trended.end()]), length) if trended else []
            listed = listed if len(listed) == length else parted(self._clause_before(), length)
            names = listed if len(listed) == length else carry.series[-length:]
        given = CONTRIBUTES.search(names_text) if len(names) < 2 and length > 1 else None
        if given is not None:
            parts = INDUSTRIES if length == len(INDUSTRIES) and "产业" in carry.structure else carry.series
            names = [split(SHARED_IN, name)[0] + group(given).lstrip(",、") for name in parts[-length:]]
        if len(names) < 2:
            return None
        names = self._of_told(_with_deed(names), length)
        if DRIVES.match(rest):
            # …贡献率分别为5%和9%,分别拉动增长2和4个百分点: of those that contribute.
            names = [split(CONTRIBUTED, name)[0] for name in names]
        if rest and VERB.fullmatch(rest):
            names = [rest + name for name in names]
        elif rest and len(rest) <= 10:
            names = [name + rest if not name.endswith(rest) else name for name in names]
        if length == 1 and not self._goes_on:
            return self._keep(joined(names, "、"))
        carry.names, carry.given = names, 1
        return self._keep(names[0])

    def _of_told(self, names: list[str], length: int) -> list[str]:
        """增加值…,总量和增速分别居…: both are of what was told before."""
        of_told = length > 1 and self.carry.indicator and WHOLE.issuperset(names)
        return [self.carry.indicator] * length if of_told else names

    def _by_commas(self, phrase: str, length: int) -> list[str]:
        """采矿业,制造业,电力、热力供应业分别…: names that commas part, each kept whole; else none."""
        carry = self.carry
        before = self.text[max(self.start, carry.end, carry.at - REACH) : carry.at].rstrip(",")
        pieces = [trimmed(piece) for piece in before.split(",")[1 - length :]]
        alike = all(
            2 <= len(piece) <= LONGEST_NAME and piece[-1] == phrase[-1] and PREDICATE.search(piece, 2) is None
            for piece in pieces
        )
        return [*pieces, phrase] if alike and len(pieces) == length - 1 else []

    def _of_whole(self, names: list[str]) -> list[str]:
        """分行业看,采矿业、制造业分别增长…: each with the measure of the whole that grew before."""
        carry = self.carry
        before = self.text[max(self.start, carry.end, carry.at - REACH) : carry.at]
        told = SHARED_MEASURE.search(carry.indicator) if OPENS_SPLIT.search(before) else None
        measure = group(told).removeprefix("总") if told is not None else carry.part_measure
        return [name + measure for name in names] if all(map(TRADE.fullmatch, names)) else names


def _with_deed(names: list[str]) -> list[str]:
    """新增公路、铁路里程: what was done to the first of a list was done to all."""
    deed = ADDED.match(names[0])
    if deed is None or any(code_of(name) is not None or VERB.match(name) for name in names[1:]):
        return names
    return [names[0], *(group(deed) + name for name in names[1:])]
