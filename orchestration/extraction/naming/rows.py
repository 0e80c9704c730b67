"""Names that other figures give.

Belongs here: figures whose place says whose they are: in a row of figures, ranked together, driven
by what was measured before. Not here: names told in turn for them (`turns`).
"""

import re

from orchestration.extraction.measuring.peers import count_of
from orchestration.extraction.naming.figures import Figure
from orchestration.extraction.naming.lists import PAIRS
from orchestration.extraction.naming.phrases import trimmed
from orchestration.extraction.naming.turns import CONTRIBUTED, Turns
from orchestration.extraction.naming.wording import (
    ADDED,
    DRIVES,
    EACH,
    LIST_SIGNS,
    VERB_HEADS,
    WHOLE,
    YEAR_NAMED,
)
from orchestration.extraction.numerals.rankings import club_of
from orchestration.extraction.words import group, joined, split, without

IN_ALL = ("总量", "总数", "总规模")
RANK_TAIL = re.compile(
    r"(?:[,、]?(?:分别|均|都)|[,、]总量|^总量)?(?:继续|持续|始终|蝉联|首次|历史性|再次|已|仍"
    r"|并)*(?:连续\d{0,2}[一二两三四五六七八九十]{0,2}(?:年|次|个月|个季度|届)?)?"
    r"(?:继续|持续|保持|稳定|蝉联|首次)*"
    r"(?:[与和][^,。;与]{1,20}?并列|分居|分列|稳居|位居|跃居|跃上|名列|位列|排名|排位|排在|排|列(?!入)|居(?!民|住)|(?:跃升|上升|提升|升|前移"
    r"|进位|进|登)(?:至|到|入)|进位|保持|位次|位于|占据|跻身|重返|重回|重登|晋升|挺进|荣获|获评|获得|夺得|摘得|登上|登顶"
    r"|并列)(?:至|到|于)?[^,。;、]{0,16}$"
    r"|(?:[东中西]部|中西部|东北|长三角|全国|全省|全市|全球|世界|全区|同类|国内|省内|市内)[^,。;、增速]{0,8}$"
)
# 贡献率首次超过乙区跃居第一: whom it overtook on the way there.
OVERTOOK = re.compile(r"(?<=..)(?:首次|再次|成功|一举)*(?:超过|超越|反超|赶超)[^,、。;\d]{2,10}$")
# 争取资金3亿元,数额居全省第一: how much it is, of what was told before.
SO_MUCH = re.compile(r"^[,、]?(?:数额|额度|数量)$")
AMONG = re.compile(
    r"(?:连续[^,]{1,3}[次年届])?在(?![建校册岗园线孵营库谈途产学售研])(?:(?!会上[^,]{3})[^,在]){2,24}(?:中|里|上)?$|连续\d{0,2}[^,\d]{0,2}[次年届]$|(?:在|中)$"
)
BOTH = re.compile(r"均|都|皆|双双")
LINKS = frozenset("和、与及")

# 稳居某科技指数全球榜首: the list is what is told of the place.
RANKED_ON = re.compile(
    r"(?:稳居|位居|居|位列|列|跃居|跃上|跃升至|蝉联|荣登|登上)(?P<what>[^,、居列]{2,20}?(?:指数[^,、]{0,8}?|榜单?|排行榜))(?:全球|世界|全国|全省)?$"
)
TOGETHER = re.compile("^(?:合计|共同?)")
DRIVEN = re.compile("上拉|下拉|拉动")
SHORTEST = 6


# 获得文明城市测评第一名: the list is what is told of the place.
ASSESSED = re.compile(
    r"(?:获得?|荣获|取得|夺得)(?:了)?(?:(?:19|20)\d{2}年度?)?(?P<what>[^,;:、\d]{2,20}(?:测评|考核|评价|评比|评估|竞赛|大赛|考评))$"
)
# 在全国百强县排名第6位, 连续三年在营商环境评价中居首位: the list is what is told of the place.
LISTED_IN = re.compile(
    r"^(?:[,、;并和且]|[我全][市县区省州旗]|连续[^,、]{1,4}[年次届度]|已|继续|再次|首次|蝉联)*在(?P<what>[^,;:、\d]{3,26}?"
    r"(?:百强[县市区]?|强[县市区]|百佳[县市区]?|榜单?|排行榜|测评|考核|考评|评价|评估|评比|评选|排名))(?:结果)?(?:中|里|上)?"
    r"(?:(?:排名|排位|位列|位居|名列|稳居|跃居|跃上|跃升至|上升至|获得?|荣获|取得|夺得|位于|排|列|居)[^,、]{0,8})?$"
)
# 获评某某百强新区第20位, 某某百佳县排名由30位升至…: the list is named before the place in it.
LISTED_AS = re.compile(
    r"^(?:[、,;并和]|获评|荣获|荣膺|入选|跻身)*(?P<what>(?:(?!位列|位居|名列|居|列|跻身|进入|上榜|排在)[^,;:、\d“]){1,24}?"
    r"(?:百佳|百强)[^,;:、\d“]{0,6}?[县市区镇乡](?:排名|排位|榜)?)$"
)
# 在百强县中的排名由41位升至37位: a place whose name says that it is one.
PLACE_IN = re.compile(
    r"(?P<what>[^,;:、\d]{0,10}在[^,;:、\d]{2,26}[中里]的(?:排名|位次|名次|排位))[^,;:、\d]{0,6}$"
)


SHARE = re.compile("占")


class Rows(Turns):
    """Clauses whose figures take their names from other figures."""

    in_turn: dict[int, str]

    def _by_place(self, figure: Figure) -> tuple[str, str] | None:
        """Names that the place of a figure gives: a part of a whole, a turn in a list."""
        carry, mention = self.carry, figure.mention
        if mention.structure:
            return self._part(mention, figure.core), "WHO-STRUCTURE"
        shares = self._shares_in_turn(figure) if mention.dimension == "rate" else ""
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
        than = figure.lead.than or figure.lead.compared
        if has_times or (figure.length > 1 and count_of(than) == figure.length):
            return self._against_each(figure), "WHO-EACH"
        each = EACH.search(figure.core)
        is_pair = figure.length == 2 and any(both in figure.core for both, _ in PAIRS)
        is_row = figure.length > 1 and self._is_row_of_names(figure)
        if each is not None or is_pair or "each" in figure.lead.kinds or is_row:
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
        ranking = (
            RANKED_ON.search(figure.core)
            or ASSESSED.search(figure.core)
            or LISTED_IN.search(figure.core)
            or PLACE_IN.search(figure.core)
        )
        listed = LISTED_AS.match(figure.core) if ranking is None and "百" in figure.core else None
        if listed is not None and figure.length == 1:
            # 全国 in its name says whose list it is, no more.
            figure.core = ""
            return self._keep(group(listed, "what"), keeps_holder=True), "WHO-BEFORE"
        if ranking is not None and figure.length == 1:
            return self._keep(group(ranking, "what"), keeps_holder=True), "WHO-BEFORE"
        if figure.core.strip(LIST_SIGNS).startswith(IN_ALL) and ADDED.match(carry.indicator) is not None:
            # 新增市场主体9万户、总量居全省第二: all there are, not those that came to them.
            return self._keep(without(ADDED, carry.indicator), keeps_holder=True), "WHO-CARRIED"
        before = trimmed(split(BOTH, figure.core)[0])
        if BOTH.search(figure.core) and self._has_told_all() and (not before or before in WHOLE):
            return joined(dict.fromkeys(carry.names), "、"), "WHO-ALL"
        if BOTH.search(figure.core) and len(carry.series) > 1 and (not before or before in WHOLE):
            return joined(self._listed_last(), "、"), "WHO-ALL"
        each = EACH.search(figure.core) if figure.length > 1 else None
        if each is not None:
            # 营收和利润分别居全国第五、第六: the names stand before 分别.
            figure.core = figure.core[: each.end()]
        else:
            figure.core = without(AMONG, without(OVERTOOK, without(RANK_TAIL, figure.core)))
            figure.core = without(SO_MUCH, figure.core)
        return None

    def _by_row(self, figure: Figure) -> tuple[str, str] | None:
        """Names that other figures give: those of the row before, of all before, of the list."""
        carry, mention, phrase = self.carry, figure.mention, figure.phrase
        if mention.dimension == "difference" and DRIVES.match(figure.core.strip(LIST_SIGNS)):
            return self._drives(figure), "WHO-DRIVES"
        if not phrase and figure.length > 1 and not figure.is_list and not YEAR_NAMED.search(figure.core):
            told = self._series(figure.length)
            if told is not None:
                return told, "WHO-EACH"
        is_row = 1 < figure.length == len(carry.names)
        if is_row and phrase.startswith("占") and self._has_told_all():
            # 存款、贷款分别为…,增长…,占全省4%、5%: each of those told before has its share.
            carry.names = [split(SHARE, name)[0] + phrase for name in carry.names]
            carry.given = 1
            return self._keep(carry.names[0], keeps_holder=True), "WHO-EACH"
        if mention.rank and not phrase and figure.length == 1 and self._has_told_all():
            # 城镇和农村收入分别超过…,稳居第1位: what the list told last is ranked together.
            return joined(dict.fromkeys(carry.names), "、"), "WHO-ALL"
        is_joint = "all" in figure.lead.kinds and not phrase and len(carry.series) > 1
        if is_joint and mention.dimension == "rate" and len(carry.names) > 1 and self._has_told_all():
            # 甲、乙分别达到1.2万家、2.3万家,均翻一番: of those that the list told, of none before it.
            return joined(dict.fromkeys(carry.names), "、"), "WHO-ALL"
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
        owner = split(CONTRIBUTED, split(DRIVEN, carry.indicator)[0])[0].partition("占")[0]
        if self._has_told_all() and figure.core.strip(LIST_SIGNS).startswith("共"):
            owner = joined(dict.fromkeys(carry.names), "、")
        carry.driver = owner
        if "影响" in figure.core:
            # 共影响总指数上涨…: whether it rose is told by the sign.
            return owner + without(TOGETHER, figure.core.strip(LIST_SIGNS))
        return owner + figure.core.strip(LIST_SIGNS) + figure.lead.said.get("growth", "增长")

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
