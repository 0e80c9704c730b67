"""Whom a sentence is about, before its figures.

Belongs here: 公路方面, a trade that does something, a sentence that only says whom the next ones
count. Not here: names within a clause (`naming`).
"""

import re

from orchestration.extraction.carry import Carry
from orchestration.extraction.naming.clauses import holder_of
from orchestration.extraction.naming.indicators import code_of
from orchestration.extraction.naming.labels import label_alone
from orchestration.extraction.words import group

# 经营主体持续壮大。总量…: a sentence that only says whom the next ones count.
TOPIC = re.compile(
    r"\s*(?:[一二三四五六七八九十]是)?(?P<what>[^,;:、“”\d]{0,6}(?:主体|企业|人口|园区|人才|用户|外贸|旅游|快递|专利))"
    r"(?:总量|规模|队伍)?(?:持续|稳步|不断|进一步|加快|快速|蓬勃|稳中|提质|量质|活力|总体)[^,;:]{1,6}"
)
# 二是制造业增速较快。完成产值…: the sentence before says whose.
TRADE_TOPIC = re.compile(
    r"\s*(?:[一二三四五六七八九十]是|\([一二三四五六七八九十]\))?(?:全[市县区省州])?(?P<what>[^,;:、“”\d就失创]{1,9}业)(?:经济|生产|投资)?(?:总体|整体)?"
    r"(?:增[长速势]|发展|运行|生产|形势)(?:总体|整体|继续|持续)?(?:较快|加快|平稳|稳定|良好|迅猛|迅速|较好|强劲|稳健|稳中[^,;:。]{1,4}|向好|回升|回暖|提速|放缓|回落)"
)
ACTIVITY = re.compile(
    r"\s*(?:[一二三四五六七八九十]是)?(?:推动|促进|支持|加快|做强|做大|壮大|发展|提升|大力发展)?"
    r"((?!推动|促进|支持|加快|做强|做大|壮大|发展|提升)[^,。;:、\d“”《》]{2,8}?(?:产业|经济|行业))"
    r"(?=持续|深度|抢占|瞄准|聚焦|深化|突出|加快|加速|链|向|实现|蓬勃|快速|稳步|不断|提质|转型|扩能|做"
    r"|坚持|以|依托|围绕|重点|培育|规模)"
)
ASPECT = re.compile(r"\s*(?:在)?([^,。;:、\d“”]{2,8}?)(?:建设|发展)?方面,")


def note_topic(text: str, start: int, end: int, carry: Carry, *, has_figures: bool) -> None:
    """Whom a sentence is about: a trade that does something, or whom the next ones count."""
    names_trade = text.find("业", start, end) >= 0
    names_activity = names_trade or text.find("经济", start, end) >= 0
    activity = ACTIVITY.match(text, start, end) if names_activity else None
    if activity is not None:
        carry.topic = group(activity, 1)
    # Who is counted next is told in one clause.
    is_one_clause = not has_figures and text.find(",", start, end) < 0
    topic = TOPIC.fullmatch(text, start, end) if is_one_clause else None
    may_tell_trade = topic is None and names_trade and not has_figures
    topic = TRADE_TOPIC.fullmatch(text, start, end) if may_tell_trade else topic
    if topic is not None:
        carry.topic = carry.holder = group(topic, "what")
        carry.indicator, carry.code = "", None
    alone = "" if has_figures else label_alone(text, start, end)
    if alone:
        carry.code = code_of(alone)
        carry.indicator = alone if carry.code is not None else ""
        carry.holder = holder_of(alone)


def aspect_of(text: str, start: int, end: int) -> str:
    """公路方面: what a sentence says it is about before it begins."""
    if text.find("方面,", start, min(end, start + 16)) < 0:
        return ""
    aspect = ASPECT.match(text, start, end)
    return group(aspect, 1) if aspect is not None else ""
