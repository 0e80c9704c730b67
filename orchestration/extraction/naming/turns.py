"""Names that other figures give: a turn in a list, a part of a whole.

Belongs here: 分别 lists, rows of figures, the parts of X:Y:Z, what drives another. Not here:
how a phrase falls into its names (`lists`).
"""

import re

from orchestration.extraction.measuring.peers import count_of
from orchestration.extraction.naming.counted import Counted
from orchestration.extraction.naming.figures import Figure
from orchestration.extraction.naming.indicators import code_of, without_place
from orchestration.extraction.naming.lists import PAIRS, parted
from orchestration.extraction.naming.phrases import (
    VERB,
    trimmed,
)
from orchestration.extraction.naming.wording import (
    ADDED,
    AMONG,
    BOTH,
    DRIVES,
    EACH,
    LINKS,
    LIST_SIGNS,
    OWN_VERB,
    PREDICATE,
    RANK_TAIL,
    REACH,
    SHARED_MEASURE,
    SIGNED,
    VERB_HEADS,
    WHOLE,
    YEAR_NAMED,
)
from orchestration.extraction.numerals.mentions import Mention
from orchestration.extraction.numerals.rankings import club_of
from orchestration.extraction.words import group, joined, said_by, split, without

LONGEST_NAME = 16
SURPASSES = re.compile(r"(?P<who>[^,;:。]{2,20}?)(?:分别|均|都)?(?:高于|低于|快于|慢于|高出|超过)")
# 食品类和居住类价格涨幅较大,分别…: what each of them is a measure of, before what became of it.
TRENDED = re.compile(
    r"(?:价格|产量|产值|收入|投资|销售额|增加值|用电量|出口|存款|贷款|支出|销量)(?:指数)?(?=(?:也|都|均|则|却|仍|亦)?(?:稳中|稳步|持续|涨幅|涨势"
    r"|降幅|呈|有所|小幅|大幅|明显|略有|不同程度|保持|较快|快速|双双|由[升降]|[上下][涨升降]))"
)
# 稳居某科技指数全球榜首: the list is what is told of the place.
RANKED_ON = re.compile(
    r"(?:稳居|位居|居|位列|列|跃居|跃升至|蝉联|荣登|登上)(?P<what>[^,、居列]{3,20}?(?:指数[^,、]{0,8}?|榜单?|排行榜))(?:全球|世界|全国|全省)?$"
)
OPENS_SPLIT = re.compile(r"(?:^|[,;:])(?:从|按|分)[^,;:。]{1,8}(?:看|分|划分)[,:]")
TRADE = re.compile(r"[^,;:。]{1,20}业")
TOGETHER = re.compile("^(?:合计|共同?)")
DRIVEN = re.compile("上拉|下拉|拉动")
# 三次产业增加值占GDP的比重, 三次产业比例: the words that each of the parts has.
SHARED_OUT = re.compile(
    r"(?<=产业结构)(?:占比|比[例重])$|(?<=产业)(?:增加值)?(?:结构比|比[例重]?|占[^,;:]{2,12}?的?比[例重])$"
)
SHARE_EACH = re.compile(r"分别占(?P<of>[^,;:、]{2,14})")
SHARE_NEXT = re.compile(r"[和、与及](?P<of>[^,;:、\d]{2,14}?)的?(?:约|近|超过?)?\d[\d.]*%")
SHORTEST = 6
CONTRIBUTED = re.compile(r"对|的?贡献")


class Turns(Counted):
    """Clauses whose figures take their names in turn."""

    in_turn: dict[int, str]

    def _by_place(self, figure: Figure) -> tuple[str, str] | None:
        """Names that the place of a figure gives: a part of a whole, a turn in a list."""
        carry, mention = self.carry, figure.mention
        if mention.structure:
            return self._part(mention, figure.core), "WHO-STRUCTURE"
        shares = self._shares_in_turn(figure)
        if shares:
            return shares, "WHO-EACH"
        is_turn = figure.is_list or figure.core in LINKS
        if is_turn and carry.names and carry.given < len(carry.names):
            carry.given += 1
            return self._keep(carry.names[carry.given - 1]), "WHO-EACH"
        ranked = self._ranked(figure) if mention.rank else None
        if ranked is not None:
            return ranked
        has_times = mention.start in self.in_turn and not figure.is_list
        peers = count_of(figure.lead.than or figure.lead.compared)
        if has_times or (figure.length > 1 and peers == figure.length):
            return self._against_each(figure), "WHO-EACH"
        each = EACH.search(figure.core)
        is_pair = figure.length == 2 and any(both in figure.core for both, _ in PAIRS)
        if each is not None or is_pair or "each" in figure.lead.kinds or self._is_row_of_names(figure):
            if "cumulative" in figure.lead.kinds and not trimmed(figure.core):
                # 新认定A5家、B8家,累计分别达…: all there are, not those that came to them.
                carry.series = [without(ADDED, name) for name in carry.series]
            told = self._each(figure.core, each, figure.length)
            return None if told is None else (told, "WHO-EACH")
        return None

    def _ranked(self, figure: Figure) -> tuple[str, str] | None:
        """What a place in a ranking is of; takes the words of ranking off the figure's own."""
        carry, mention = self.carry, figure.mention
        among = club_of(self.text, mention.end - 1)
        if among:
            return self._keep(among, keeps_holder=True), "WHO-AFTER"
        ranking = RANKED_ON.search(figure.core)
        if ranking is not None and figure.length == 1:
            return self._keep(group(ranking, "what"), keeps_holder=True), "WHO-BEFORE"
        before = trimmed(split(BOTH, figure.core)[0])
        if BOTH.search(figure.core) and self._has_told_all() and (not before or before in WHOLE):
            return joined(carry.names, "、"), "WHO-ALL"
        if BOTH.search(figure.core) and len(carry.series) > 1 and (not before or before in WHOLE):
            return joined(self._listed_last(), "、"), "WHO-ALL"
        each = EACH.search(figure.core) if figure.length > 1 else None
        if each is not None:
            # 营收和利润分别居全国第五、第六: the names stand before 分别.
            figure.core = figure.core[: each.end()]
        else:
            figure.core = without(AMONG, without(RANK_TAIL, figure.core))
        return None

    def _shares_in_turn(self, figure: Figure) -> str:
        """分别占耕地面积的7%和农户总数的8%: each of those told before is a part of a whole of its own."""
        carry, core = self.carry, figure.core.strip(LIST_SIGNS)
        if figure.mention.dimension != "rate":
            return ""
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
        if figure.length < 2 or figure.is_list or not SIGNED.search(figure.core.strip(LIST_SIGNS)):
            return False
        return len(parted(trimmed(figure.core), figure.length)) == figure.length

    def _by_row(self, figure: Figure) -> tuple[str, str] | None:
        """Names that other figures give: those of the row before, of all before, of the list."""
        carry, mention, phrase = self.carry, figure.mention, figure.phrase
        if mention.dimension == "difference" and DRIVES.match(figure.core.strip(LIST_SIGNS)):
            return self._drives(figure), "WHO-DRIVES"
        if not phrase and figure.length > 1 and not figure.is_list and not YEAR_NAMED.search(figure.core):
            told = self._series(figure.length)
            if told is not None:
                return told, "WHO-EACH"
        if mention.rank and not phrase and figure.length == 1 and self._has_told_all():
            # 城镇和农村收入分别超过…,稳居第1位: what the list told last is ranked together.
            return joined(carry.names, "、"), "WHO-ALL"
        is_joint = "all" in figure.lead.kinds and not phrase and len(carry.series) > 1
        if is_joint and (mention.rank or mention.dimension == "rate"):
            return joined(carry.series[-4:], "、"), "WHO-ALL"
        if figure.is_list and not carry.noun_after:
            bare = mention.dimension in ("rate", "difference") or (
                mention.dimension == "none" and mention.unit != "万"
            )
            if bare or not self._right(mention, figure.after, figure.following):
                return carry.indicator, "WHO-CARRIED"
        return None

    def _listed_last(self) -> list[str]:
        """The names of the list told last, at least two, without the deed that opens them."""
        carry = self.carry
        same = sum(1 for at in carry.told_at if at == carry.told_at[-1])
        names = carry.series[-max(2, same) :]
        opened = [VERB_HEADS.match(name) if len(name) > SHORTEST else None for name in names]
        return [
            name if deed is None or deed.end() > len(name) - 2 else name[deed.end() :]
            for name, deed in zip(names, opened, strict=True)
        ]

    def _has_told_all(self) -> bool:
        """Whether the figure before was the last of a list told in turn."""
        carry = self.carry
        return 1 < len(carry.names) == carry.given and carry.indicator == carry.names[-1]

    def _drives(self, figure: Figure) -> str:
        """拉动GDP增长1.1个百分点: the figure is of what drives, not of what is driven."""
        carry = self.carry
        owner = split(CONTRIBUTED, split(DRIVEN, carry.indicator)[0])[0]
        if self._has_told_all() and figure.core.strip(LIST_SIGNS).startswith("共"):
            owner = joined(carry.names, "、")
        carry.driver = owner
        if "影响" in figure.core:
            # 共影响总指数上涨…: whether it rose is told by the sign.
            return owner + without(TOGETHER, figure.core.strip(LIST_SIGNS))
        return owner + figure.core.strip(LIST_SIGNS) + figure.lead.said.get("growth", "增长")

    def _part(self, mention: Mention, core: str) -> str:
        """The parts of a whole, X:Y:Z: of the three industries each has its name."""
        carry = self.carry
        if mention.structure == 1:
            carry.names = []
            before = self._clause_before()
            whole = before if "结构" in before else ""
            whole = trimmed(core) or whole or self._before_bracket(mention.start)
            carry.structure = whole or carry.structure or carry.indicator
        stem = carry.structure
        if "产业" in stem or "三次" in stem or "三产" in stem:
            industry = f"第{'一二三'[min(mention.structure, 3) - 1]}产业"
            told = SHARED_OUT.search(stem)
            return said_by(industry, stem) + group(told) if told else said_by(f"{industry}比重", stem)
        listed = re.match(r"([^比结构、]{2,5})(比例|比重|结构|构成|比)", stem)
        if listed is not None and mention.structure <= len(listed[1]):
            return group(listed, 1)[mention.structure - 1 : mention.structure] + group(listed, 2)
        return stem

    def _before_bracket(self, at: int) -> str:
        """三次产业结构(5:41:54): what the brackets around the parts stand after."""
        if at - 2 < self.start or self.text[at - 1] != "(":
            return ""
        first = max(self.start, self.carry.end, at - REACH)
        return trimmed(self.text[max(first, *(self.text.rfind(sign, first, at) + 1 for sign in ",;:")) : at])

    def _each(self, core: str, each: "re.Match[str] | None", length: int) -> str | None:
        """A、B分别: the first name; the others wait for the figures that follow."""
        carry = self.carry
        names_text = core[: each.start()] if each is not None else core
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
            listed = parted(self._clause_before(), length)
            trended = TRENDED.search(self._last_clause()) if len(listed) != length else None
            if trended is not None:
                listed = parted(trimmed(self._last_clause()[: trended.end()]), length)
            names = listed if len(listed) == length else carry.series[-length:]
        if len(names) < 2:
            return None
        names = _with_deed(names)
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

    def _series(self, length: int) -> str | None:
        """Figures in a row without words of their own take the indicators named last, in order."""
        carry = self.carry
        if len(carry.series) < length:
            return None
        if self.text.find(";", carry.told_at[-length], carry.at) >= 0 and carry.figures >= length:
            # 收入20亿元,增长5%,分居第2、第8位: amount and growth of what this part of the sentence tells.
            return carry.indicator
        carry.names, carry.given = carry.series[-length:], 1
        return self._keep(carry.names[0])


def _with_deed(names: list[str]) -> list[str]:
    """新增公路、铁路里程: what was done to the first of a list was done to all."""
    deed = ADDED.match(names[0])
    if deed is None or any(code_of(name) is not None or VERB.match(name) for name in names[1:]):
        return names
    return [names[0], *(group(deed) + name for name in names[1:])]
