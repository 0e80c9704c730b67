"""Places that a figure is held against.

Belongs here: 高于全国、全省1和2个百分点, and the places' own rates where brackets tell them. Not here:
what else stands between a comparison and its figure (`sentences.comparisons`).
"""

import re

from orchestration.extraction.measuring.leads import FALL, LOWER, RISE, Lead
from orchestration.extraction.words import group, said_by, split, without

ONE = r"(?:全?[国省市县区州盟旗]|我[国省市]|全自治区)(?:的)?(?:平均)?(?:水平|增速|增幅)?"
PLACES = re.compile(rf"{ONE}(?:[、和与及]{ONE}){{1,3}}")
# 比甲、乙和丙市高: towns or counties by their names.
NAMED_PLACES = re.compile(
    r"[^、和与及]{2,6}(?:[、和与及][^、和与及]{2,6}){0,8}[、和与及][^、和与及]{1,6}[省市县区州盟旗]"
)
PARTING = re.compile(r"[、和与及]")
RATE = r"\((?:同比)?(?:增长|下降|增速|上涨)?(?:为)?-?\d[\d.]{0,6}%\)"
ASIDE = re.compile(RATE)
VERBS = "高于|低于|快于|慢于|好于|优于|高出|超过|超出|落后于|领先于|领先"
EACH_WITH_RATE = re.compile(
    rf"(?P<each>分别)?(?P<verb>{VERBS})(?P<than>{ONE}{RATE}(?:[、和与及]{ONE}{RATE}){{1,3}})的?$"
)
# 比全国(5%)高1个百分点: the word of the distance stands after the places.
COMPARED_WITH_RATE = re.compile(
    rf"(?P<each>分别)?[比较](?P<than>{ONE}{RATE}(?:[、和与及]{ONE}{RATE}){{0,3}})(?P<after>分别)?"
    r"(?P<verb>高出?|低|快|慢)了?$"
)
# 高于全国(5%): the rate in brackets is that of the place before them.
OPENED = re.compile(
    rf"(?:{VERBS}|[比较]|\)[、和与及])(?P<who>{ONE})\((?:同比)?(?:增长|增速|上涨|下降)?(?:为)?-?$"
)
LONGEST = 60
WHOLE_NAMES = {"国": "全国", "省": "全省", "市": "全市"}


def count_of(than: str | None) -> int:
    """How many places the words of a comparison name one after the other; 1 for any other words."""
    if than is None or not (PLACES.fullmatch(than) or NAMED_PLACES.fullmatch(than)):
        return 1
    return len(split(PARTING, than))


def with_rates(text: str, low: int, at: int) -> Lead | None:
    """分别高于全国(5%)、全省(6%): what stands before `at` is such a comparison, else None."""
    if text.rfind(")", max(low, at - 6), at) < 0:
        return None
    match = EACH_WITH_RATE.search(text, max(low, at - LONGEST), at)
    match = match or COMPARED_WITH_RATE.search(text, max(low, at - LONGEST), at)
    if match is None:
        return None
    lead = Lead(match.start(), {"each"} if match["each"] else set())
    lead.than = without(ASIDE, group(match, "than"))
    lead.sign = FALL if match["verb"] in LOWER or match["verb"] in ("低", "慢") else RISE
    return lead


# 比最低的某市高2个百分点, 分别比甲、乙和丙市快1、2和3个百分点.
BESIDE = re.compile(
    r"(?P<each>分别)?[比较](?!重|例|率|值|上年|去年|前年|上月|上季|同期|年初|期初|往年|历年|原|[“\d八九十](?!\d?个)|第?[一二三四]季度|全年|预期|计划|目标|过去|前)"
    r"(?P<than>[^,;。:比较]{2,24}?)(?:分别)?(?P<verb>高|低|快|慢|多|少)出?(?:了|约|近)?$"
)
BESIDE_WORDS = frozenset("高低快慢多少")


def beside(text: str, low: int, at: int, lead: Lead) -> Lead | None:
    """比居首位的某市低1个百分点: points above or below another that is named; None for a change in time."""
    if lead.compared is not None or lead.than is not None or lead.word[:1] not in BESIDE_WORDS:
        return None
    match = BESIDE.search(text, max(low, at - LONGEST), at)
    if match is None:
        return None
    told = Lead(match.start(), {"each"} if match["each"] else set())
    told.than, told.sign = group(match, "than"), FALL if match["verb"] in "低慢少" else RISE
    return told


def place_of(than: str) -> str | None:
    """The place that the words of a comparison name alone: 全国平均 is 全国; None for any others."""
    if re.fullmatch(ONE, than) is None:
        return None
    who = than
    for tail in ("增速", "增幅", "水平", "平均", "的"):
        who = who.removesuffix(tail)
    return said_by(WHOLE_NAMES.get(who, who), who)


def whose_rate(text: str, low: int, at: int) -> str | None:
    """The place whose own rate stands in brackets at `at`, set against the report's figure."""
    match = OPENED.search(text, max(low, at - 24), at)
    if match is None:
        return None
    return place_of(group(match, "who"))
