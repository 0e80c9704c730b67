"""Whose figure it is: the reporting jurisdiction's own, or another's.

Belongs here: which words name the reporting jurisdiction itself (全市 in a city's report), and
what a clause names instead of it: a wider or narrower jurisdiction, a place within. Not here:
what of it is measured (`naming`).
"""

import re
from dataclasses import dataclass

from orchestration.extraction.naming.places import place_heads, places, short_name
from orchestration.extraction.words import group
from orchestration.registry import load_divisions

KINDS = ("省", "市", "县", "州", "盟", "旗", "区")
SCOPE = re.compile(
    r"[,、(]*(?:(?:\d{4}年|今年|去年|预计|全年|其中|年末|目前|\d{1,2}(?:-\d{1,2})?月份?),?)*"
    r"(?P<scope>全国|全省|全市|全县|全区|全州|全盟|全旗|我省|我市|我县|我国)"
    r"(?!人大|政协|(?:重点)?文物|重点(?:实验室|镇|村)|文明|劳动模范|劳模|先进|示范|模范|优秀|百强|[\u4e00-\u9fff]{0,6}(?:试点|名单|大赛|奖)|[\u4e00-\u9fff]{0,10}(?:示范|模范|先进|特色|重点|强)[\u4e00-\u9fff]{0,2}[县村镇点户乡])"
)
TITLE = re.compile(
    r"(?P<kind>省|市|县|州|盟|旗|区)(?:本级)?(?:(?:19|20)\d{2}年|人民政府(?!网)|第[一二三四五六七八九十\d]{1,4}届)"
)
# 居全省第3位, 高于全省: what is compared with is not the report's own.
OF_WHOLE = re.compile(rf"(?<![居比于占较与])[全我]({'|'.join(KINDS)})")
LONGEST_PLACE = 11
TITLE_LENGTH = 300
# So much of a report tells how it calls its own jurisdiction.
SAMPLE = 12000


@dataclass(frozen=True, slots=True)
class Scope:
    """The words of a report that name its own jurisdiction."""

    own: frozenset[str]

    def other(self, core: str, indicator: str, code: str | None) -> str | None:
        """The jurisdiction that the words before a figure name, where it is not the report's own."""
        match = scope_told(core.strip())
        if match is not None:
            return None if match["scope"] in self.own else group(match, "scope")
        if code is None or indicator[:2] not in place_heads():
            return None
        for size in range(min(LONGEST_PLACE, len(indicator) - 1), 1, -1):
            if indicator[:size] in places():
                return None if indicator[:size] in self.own else indicator[:size]
        return None


def scope_told(words: str) -> "re.Match[str] | None":
    """The jurisdiction that opens some words as 全 or 我 with its kind; None where none does."""
    return SCOPE.match(words) if "全" in words or "我" in words else None


def scope_of(plain: str, division: str | None) -> Scope:
    """The report's own scope: by its division, else by its title, else by what it mostly says."""
    entry = load_divisions().get(division or "")
    if entry is not None:
        kind = "国" if entry.level == "nation" else entry.name[-1]
        short = short_name(entry.name)
        # 某某藏族自治州 calls itself 某某州 too.
        names = (entry.name, entry.full_name, short, f"{short}{entry.name[-1]}")
        return Scope(frozenset((f"全{kind}", f"我{kind}", *names)))
    named = _places_in(plain[:TITLE_LENGTH])
    title = TITLE.search(plain, 0, TITLE_LENGTH)
    if title is not None:
        return Scope(frozenset((f"全{title['kind']}", f"我{title['kind']}")) | named)
    opening = plain[:SAMPLE]
    told = [match[1] for match in OF_WHOLE.finditer(opening)]
    most, kind = max((told.count(kind), kind) for kind in KINDS)
    return Scope((frozenset((f"全{kind}", f"我{kind}")) if most else frozenset()) | named)


def _places_in(title: str) -> frozenset[str]:
    return frozenset(
        title[start : start + size]
        for start in range(len(title))
        if title[start : start + 2] in place_heads()
        for size in range(2, LONGEST_PLACE + 1)
        if title[start : start + size] in places()
    )
