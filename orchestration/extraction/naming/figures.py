"""A figure with what surrounds it.

Belongs here: the words before and after a figure, its brackets, the list it stands in, and the
unit that it is a price for. Not here: what it measures (`names`).
"""

import re
from dataclasses import dataclass

from orchestration.extraction.measuring.leads import Lead
from orchestration.extraction.measuring.measures import MOVES
from orchestration.extraction.numerals.mentions import Mention
from orchestration.extraction.words import without

PER_UNITS = {
    "每人": "人",
    "人均": "人",
    "每生": "生",
    "每户": "户",
    "户均": "户",
    "每月": "月",
    "每年": "年",
    "月均": "月",
    "年均": "年",
    "每天": "天",
    "每日": "天",
    "每学年": "学年",
    "每学期": "学期",
    "/月": "月",
    "/年": "年",
}
LONGEST_LIST = 12
SIGNS = " ,;:、"
BOUND_WORDS = re.compile(r"(?:超过?|近|约|逾)$")

# So much stands at most between two figures of a list: 左右、下降 and the like.
LONGEST_BETWEEN = 7
# 分别增长4%、5%和下降3%: each figure of the row may have its verb.
TURNED = re.compile(r"(?<=[、和与及])(?:增长|下降|上升|提高|降低|减少|增加|回落|上涨|下跌)$")


# 项目9个,完成投资7亿元,同比增加2个、1亿元: each amount grew by its own.
MOVED_TOGETHER = re.compile(r"(?:同比|[比较](?:上年|去年)(?:同期)?)(?:增加|减少|净增|多|少)$")
# So near before its first figure stands 分别.
IN_TURN = 16


@dataclass(slots=True)
class Figure:
    """A figure with its surroundings: the words before and after, its list and its brackets."""

    mention: Mention
    lead: Lead
    core: str
    after: "re.Match[str]"
    following: int
    is_list: bool
    bracket: int
    length: int
    phrase: str = ""
    # What stands between the last figure and the clause of this one, where its name is looked for.
    before: str = ""


def list_length(text: str, mentions: list[Mention], index: int) -> int:
    """How many figures follow one another with nothing but list signs between them."""
    length = 1
    first = mentions[index].start
    while index + 1 < len(mentions) and length < LONGEST_LIST:
        this, following = mentions[index], mentions[index + 1]
        if following.start - this.end > LONGEST_BETWEEN:
            break
        between = text[this.end : following.start]
        if this.dimension == "rate":
            between = TURNED.sub("", between)
        # 分别增长4%6%: the sign between two rates told in turn is lost.
        is_lost = not between and this.dimension == following.dimension == "rate"
        if is_lost and _is_told_in_turn(text, first):
            length += 1
            index += 1
            continue
        if (
            len(between) > 5
            or not between
            or between.strip("、和及与 左右以上多余名超近约达内")
            or this.structure
            or ("、" not in between and "和" not in between and "与" not in between and "及" not in between)
        ):
            break
        if this.dimension != following.dimension and not _is_told_in_turn(text, first):
            break
        length += 1
        index += 1
    return length


def _is_told_in_turn(text: str, first: int) -> bool:
    """面积90公里、占比50%,分别增加4公里和3个百分点: what is told in turn may stand in different units."""
    low = max(0, first - IN_TURN)
    return text.rfind("分别", low, first) >= 0 or MOVED_TOGETHER.search(text, low, first) is not None


# 带动农户增收9000户: so many earn more; by how much is told in money alone.
EARNED = ("增收", "减负")


# 改善30家医院就医环境: what was done to so many, where no name stands before the verb.
DEEDS = frozenset(("改善", "提升", "优化"))
DONE_TO = re.compile(r"(?!位次|名次|档次|等级|点|档)[^,。;:、\d]{2,16}(?=[,。;:、\n]|$)")


def keep_noun(text: str, low: int, mention: Mention, lead: Lead) -> None:
    """完成碧道提升20公里: 提升 names what was done; nothing rose by 20 km."""
    if mention.dimension not in ("area", "length", "count", "volume"):
        return
    if (
        (lead.word in MOVES and lead.word not in EARNED)
        or lead.kinds & {"yoy", "month", "trend_to"}
        or lead.compared is not None
    ):
        return
    before = without(BOUND_WORDS, text[low : mention.start].rstrip())
    is_deed = mention.is_classifier and lead.word in DEEDS and before.strip(SIGNS) == lead.word
    if is_deed and DONE_TO.match(text, mention.end) is not None:
        _name_deed(lead, low + len(before))
        return
    if before.endswith(lead.word) and len(before) - len(lead.word) >= 2:
        _name_deed(lead, low + len(before))


def _name_deed(lead: Lead, end: int) -> None:
    """Makes the word of a move before a figure the verb that ends its name."""
    lead.end, lead.word, lead.sign = end, "", 0
    lead.kinds.discard("trend")


def per_unit(match: "re.Match[str]") -> str:
    """The unit of a price for each, in the words of a unit: 每人每月 is 人/月."""
    if match["only"]:
        return PER_UNITS.get(match["only"], match["only"].removeprefix("每"))
    person = PER_UNITS.get(match["person"] or "", "")
    if match.group().endswith("每人") and not person:
        person = "人"
    time = PER_UNITS[match["time"]]
    return f"{person}/{time}" if person else time
