"""Places in a ranking.

Belongs here: 第三 and 前三, where they tell a place and where they only number. Not here: words
that are a place, 首位 (`spelled`).
"""

import re
from decimal import Decimal

from orchestration.extraction.numerals.mentions import BOUNDARY, Mention, unmeasured
from orchestration.extraction.numerals.units import unit_after
from orchestration.extraction.numerals.values import arabic_value, chinese_value
from orchestration.extraction.words import group

RANKED = re.compile(
    r"(?:排名|排位|位列|位居|名列|列|居|跃居|稳居|排|升至|上升至|升到|保持|跃升至|前移至|位次|并列"
    r"|进位至|跻身|位于|获|总分|总量|规模|总数|(?<=.)增速|增幅"
    r"|全国|全省|全市|全区|全州|全县|全盟|全球|世界|亚洲|同类|考核|考评|评比|各区|各市|各省区|省区|组|内地|地区|城市|国内|西部|中部"
    r"|东部|省内|市内|区域|(?:[居列排]|位[居列]|蝉联)[^,。;、第]{1,10})\s?$"
)

# 分别居全国第二、第七、第九: the places that follow the first in a list.
RANKED_ON = re.compile(r"[居列位排][^,。;、]{0,6}(?:第[一二三四五六七八九十\d]{1,3}[位名]?[、和与]){1,8}$")
# 排名由254位上升到126位: places told without 第. 排名上升12位 is none, it tells by how many.
PLACED = re.compile(
    r"(?:排名|名次|位次|排位)(?:倒数?|[由从为]|居|列|(?:[由从][^,。;:、]{0,6}\d{1,4}[位名])?[^,。;:、\d]{0,2}[至到])?"
    r"(?:全国|全省|全市|全区|世界|全球)?$"
)

# 由60位提升至52位: places move up and down, things grow in number.
MOVES = r"(?:提升|上升|跃升|攀升|晋升|前移|进位|升|下降|下滑|回落|后移|降|退)[到至](?:全[国省市区])?"
MOVED_FROM = re.compile(rf"[位名]{MOVES}第?\d{{1,4}}[位名]")
MOVED_TO = re.compile(rf"[由从](?:全[国省市区])?第?\d{{1,4}}[位名]{MOVES}$")
# 分别居全市第2、3、1位: 第 before the first and 位 after the last hold for all of them.
ROW_SIGNS = frozenset("、和与及")
ROW_BEGINS = re.compile(r"[居列位排][^,。;、\d]{0,6}第\d{1,3}[位名]?(?:[、和与及]\d{1,3}){0,8}[、和与及]$")
ROW_END = re.compile(r"(?:[、和与及]\d{1,3}){0,8}[位名]")

# 成为全国第3个突破万亿元的省份: how many places came there before is a place in a ranking.
CLUB = re.compile(
    r"个(?:、[^,，。;；:：、第]{0,6}第[一二三四五六七八九十\d]{1,3}个)*"
    r"(?P<what>(?=[^,，。;；:：、第]*[过超破亿跨])[^,，。;；:：、第]{2,24}?"
    r"(?:省份|省区|省市|省级行政区|城市|地级市|设区的?市|县级市|地市|市县|县市|县\(市\)|区县|城区|地区|园区|开发区|[县区市州盟旗]))"
    r"(?=[,，。;；:：、!！\n]|$)"
)
CLUB_LEAD = re.compile(
    r"(?:成为|晋级为|晋升为|跻身)(?:[^,，。;；:：、第]{0,8}第[一二三四五六七八九十\d]{1,3}个、)*[^,，。;；:：、第]{0,8}$"
)


# 居全国景区前三: among whom it is stands between.
TOP_LEAD = re.compile(
    r"(?:全国|全省|全市|全区|全球|世界|居|列|进|入|保持|位|各市|各省|地区|跻身"
    r"|(?:[居列]|排名|位[居列]|进入|跻身)(?:全国|全省|全市|全区|全球|世界|国内|省内|同类)[^,，。;；、:：\d]{1,8})$"
)
# 把安全放在第一位: what matters most has no place in a ranking.
PUT_FIRST = ("放在", "摆在", "放到", "摆到", "放在了", "作为")


def club_of(text: str, end: int) -> str:
    """The places among which a number after 第 is a rank, told after it: 突破万亿元的省份; else empty."""
    match = CLUB.match(text, end)
    return group(match, "what") if match is not None else ""


def placed(text: str, start: int, end: int, value: Decimal | None) -> list[Mention]:
    """A whole number of 位 after the word for a ranking: a place; empty for any other number."""
    if text[start - 1 : start] in ROW_SIGNS and start and ROW_END.match(text, end):
        if ROW_BEGINS.search(text, max(0, start - 48), start) is None:
            return []
        stop = end + (1 if text[end : end + 1] in ("位", "名") else 0)
        return [Mention(start, stop, None, "NUM-RANK", value, unit="名", dimension="rank", rank=True)]
    if not text.startswith(("位", "名"), end):
        return []
    if not PLACED.search(text[max(0, start - 24) : start]) and not _moves(text, start, end):
        return []
    return [Mention(start, end + 1, None, "NUM-RANK", value, unit="名", dimension="rank", rank=True)]


def _moves(text: str, start: int, end: int) -> bool:
    """Whether a number of 位 is the first or the last of 由60位提升至52位."""
    if text[start - 1 : start] in ("由", "从") and MOVED_FROM.match(text, end):
        return True
    return MOVED_TO.search(text, max(0, start - 16), start) is not None


def ordinal(text: str, start: int, end: int, value: Decimal | None) -> list[Mention]:
    """第 with a number: a place in a ranking, or a mere number in a row."""
    tail = text[end : end + 1]
    lead = text[max(0, start - 14) : start - 1]
    follows = text[start - 2 : start - 1] in ("、", "和", "与")
    is_ranked = RANKED.search(lead) or (follows and RANKED_ON.search(text[max(0, start - 48) : start - 1]))
    if (tail in BOUNDARY or not tail or tail in "位名的和与") and is_ranked:
        stop = end + (1 if tail and tail in "位名" else 0)
        return [Mention(start - 1, stop, None, "NUM-RANK", value, unit="名", dimension="rank", rank=True)]
    if tail == "个" and CLUB_LEAD.search(text, max(0, start - 24), start - 1) and CLUB.match(text, end):
        return [Mention(start - 1, end + 1, None, "NUM-RANK", value, unit="名", dimension="rank", rank=True)]
    if tail in ("位", "名") and value is not None and not lead.endswith(PUT_FIRST):
        return [Mention(start - 1, end + 1, None, "NUM-RANK", value, unit="名", dimension="rank", rank=True)]
    unit = unit_after(text, end)
    return unmeasured(
        start - 1, max(end, unit.end if unit.unit and len(unit.unit) == 1 else end), "ordinal", "NON-ORDINAL"
    )


def top_of(text: str, start: int, match: "re.Match[str]") -> list[Mention]:
    """前三: a place in a ranking that is at worst the number."""
    number = match["top"]
    value = arabic_value(number) if number.isdigit() else chinese_value(number)
    if not TOP_LEAD.search(text, max(0, start - 14), start):
        return [Mention(start, match.end(), "name", "NON-NAME-NUMBER")] if number.isdigit() else []
    return [
        Mention(
            start,
            match.end(),
            None,
            "NUM-TOP",
            value,
            unit="名",
            dimension="rank",
            rank=True,
            word="前",
            bound="max",
        )
    ]
