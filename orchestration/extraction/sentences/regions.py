"""Regions that a sentence is about.

Belongs here: 某城市群建设加快推进,经济总量达…: a clause without figures that tells how a region of
several places, or a zone within one, gets on; the totals after it are the region's. Not here:
jurisdictions (`scopes`), firms and zones named with their own figure (`naming`).
"""

import re

from orchestration.extraction.naming.entities import ZONES
from orchestration.extraction.words import group

# Several places together: whatever is told after them is theirs.
CIRCLE = r"城市群|都市圈|经济圈|生活圈|城镇群|经济带|经济区|经济走廊|三角洲|三角|大湾区|革命老区"
# Within one place: its total product is never told after them, its trade or investment may be.
NOT_OF_A_PLACE = r"(?<![国省市县])"
ZONE = rf"{ZONES}|{NOT_OF_A_PLACE}新区"
# Looked for first: it is many times as fast.
NAMED = re.compile(f"{CIRCLE}|{ZONE}".replace(NOT_OF_A_PLACE, ""))
PUSHED = r"(?:(?:加快|全力|深入|扎实|持续|共同|协同|统筹)?(?:推动|推进|促进|实施|深化|落实))?"
GETS_ON = (
    r"(?:(?:一体化|同城化|协同|高质量|战略)*(?:建设|发展|战略|规划))*(?:加快|加速|全面|深入|扎实|持续|稳步|有力|有序|不断|走深|走实|成势|成形|成型"
    r"|提[速质档]|起势|见效|纵深|蓬勃|迈出|取得|势头|初具|日益|更加|成效|成果|快速|显著|实现|能级|活力|向|乘势|呈现)"
)
REGION = re.compile(
    rf"(?<![^,;:、。!?\s]){PUSHED}(?P<who>[^,;:、。\d“”]{{0,14}}?(?:{CIRCLE}|(?P<zone>{ZONE})))"
    rf"{GETS_ON}[^,;:。\d]{{0,16}}[,、]"
)
# The report's own jurisdiction, or another subject, ends what is told of a region.
ENDS = re.compile(
    r";|[,、](?:其中)?(?:[全我本][国省市区县州盟旗]|[^,;:。\d]{2,12}(?:持续|稳步|加快|不断|全面)[^,;:。\d]{2,12},)"
)
# 园区12家规上企业实现工业总产值…: what firms of a zone bring forth is the zone's.
FIRMS_OF = re.compile(
    rf"(?<![^,;:、。!?\s])(?P<who>[^,;:、。\d“”]{{0,10}}?(?:{ZONE}|集聚区|工业区|工业集中区))(?:内|入驻|现有|共有|共)*\d{{1,4}}[户家个]"
    r"[^,;:、。\d]{0,8}企业[^,;:。\d]{0,16}(?:[\d.]+[万亿]*元[,、][^,;:。\d]{0,8})?$"
)
FIRMS_BACK = 70
# 某经开区实现总收入…亿元;完成生产总值…亿元: what a sentence tells after it is the zone's.
ZONE_DOES = re.compile(
    rf"(?:^|(?<=[,;:、。!?\s]))(?:(?:(?:19|20)\d{{2}}年|今年|去年|全年|上半年),?)?"
    rf"(?P<who>[^,;:、。\d“”]{{2,10}}?(?:经开区|{ZONE}|集聚区|(?:工业|产业|科技|创新)园)|高新区|经开区|开发区)"
    r"(?:全年|共|累计|预计)*(?:实现|完成)[^,;:。\d]{2,14}\d"
)
OWN_AGAIN = re.compile(r"[,;、](?:其中)?[全我本][国省市区县州盟旗]")
REACH = 160
ZONE_REACH = 24
TOTALS = frozenset(("gdp", "population"))


def region_of(text: str, start: int, at: int, code: str) -> str:
    """The region whose figure stands at `at`, in a sentence from `start` on; empty where none is told.

    `code` is the headline indicator that the figure words.
    """
    if text.find("企业", max(start, at - FIRMS_BACK), at) >= 0:
        firms = FIRMS_OF.search(text, max(start, at - FIRMS_BACK), at)
        if firms is not None:
            return group(firms, "who")
    does = _zone_of(text, start, at)
    if does:
        return does
    told, low = None, max(start, at - REACH)
    if NAMED.search(text, low, at) is None:
        return ""
    for match in REGION.finditer(text, low, at):
        told = match
    if told is None or (told["zone"] and code not in TOTALS):
        return ""
    return "" if ENDS.search(text, told.end() - 1, at) is not None else group(told, "who")


def _zone_of(text: str, start: int, at: int) -> str:
    """The zone that a sentence opens with as the one that brings forth what it tells; else empty."""
    if text.find("区", start, start + ZONE_REACH) < 0 and text.find("园", start, start + ZONE_REACH) < 0:
        return ""
    does = ZONE_DOES.match(text, start, at)
    if does is None or OWN_AGAIN.search(text, does.end(), at) is not None:
        return ""
    return group(does, "who")
