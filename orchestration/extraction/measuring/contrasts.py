"""What a figure is compared with, right before it.

Belongs here: 较上年, 比全省 and 高于计划 taken off the words before a number. Not here: comparisons with
something between them and the figure (`sentences.comparisons`), places by their names (`peers`).
"""

import re

from orchestration.extraction.measuring.leads import FALL, LOWER, RISE, Lead, note
from orchestration.extraction.words import group

PLACE = re.compile(
    r"(?:全国|全省|全市|全区|全县|全州|世界|全球|我国|国家|省|市|区|东部|中部|西部|地区|各省|同期"
    r"|同类|预期|年度|任务|计划|年初|目标|GDP|经济|人均|城镇|农村|平均|上年|规定|标准|考核|国考|省考"
    r"|进度|序时|均值|财政收入|预算)"
)
COMPARED = re.compile(
    # 可比口径, 与此同时 compare with nothing, nor does 与一般公共预算收入.
    r"(?:较|(?<!可)比|与(?!此)|同|对比|相较|相比于|比之)(?P<what>上年(?:同期|同月|末|底|同口径|同期数|实绩)?|去年(?:同期|同月"
    r"|末|底)?|前年|上月末?|上季(?:度)?末?|年初|同期|上一年"
    r"|(?:上年|去年)(?:全年|(?:\d{1,2}(?:月份?)?[-—~至到])?\d{1,2}月份?|第?[一二三四]季度|上半年|前三季度)(?:增速|增幅|水平)?"
    r"|“?(?:[八九]|十[一二三四五]?)五”?(?:规划"
    r"|计划)?(?:时期|期间|以来)?(?:末|期末|末期|初|(?:平均|年均)?(?:增速|增幅))?"
    r"|(?:19|20)\d{2}年?(?:度|底|末|同期|初)?|(?:五|两|三|十|四|\d{1,2})年前|(?:(?:19"
    r"|20)\d{2}年)?(?:全年|(?:\d{1,2}(?:月份?)?[-—~至到])?\d{1,2}月(?:份|[末底])?(?:当月)?|第?[一二三四]季度|上半年|前三季度|一至[二三]季度"
    r"|前\d个月)(?:[两三四五]年?)?(?:平均|年均)?(?:增速|增幅|水平)?|(?:同期|上年同期|去年同期|上年|去年)(?:增速|增幅|水平|增加值增速)"
    r"|(?:[^,。;、]|、(?=[全国省市])){0,8}(?:平均|全国|全省|全市|计划(?!生育)|目标|预期|任务|年初预算|预算(?!收入|支出)|进度)[^,。;、]{0,8}"
    r"|[^,。;、]{0,4}(?:改革|政策|实施|整改|提标|改造)前|五年前|上届|疫情前)(?:的)?(?:相比|水平)?$"
)
PLACE_WITHIN = re.compile(
    r"(?:全国|全省|全市)(?!$).{0,8}(?<!平均)(?<!水平)(?<!计划)(?<!目标)(?<!预期)(?<!任务)(?<!预算)(?<!进度)(?<![增幅速])(?<!同期)(?<!相比)(?<!持平)(?<!步)$"
)
THAN = re.compile(
    r"(?P<verb>高于|低于|快于|慢于|好于|优于|领先于|领先|高出|超出|大于|小于|少于|多于|领跑|落后于"
    r"|落后|高过|超过|超|跑赢)(?P<than>(?:(?:全[国省市区州])?\d{1,3}个)?(?:[^,。;、\d]|、(?=[全我国省市县区])){1,18}?)$"
)
# 高于存款5.8个百分点: points never tell how high, so whatever is named is compared with.
SURPASSES = frozenset(("高于", "低于", "快于", "慢于", "好于", "优于", "高出"))
# 好于二级标准天数超过…: what is counted, by how good it is.
OF_COUNTED = re.compile(r"(?:天数|日数|断面|的?(?:比例|比率|占比))$")
OWN_PAST = re.compile(
    r"(?P<verb>超过|高于|低于|快于|慢于|好于|高出)(?P<what>(?:(?:19|20)\d{2}年|上年|去年)(?:同期|全年)?"
    r"|“(?:[八九]|十[一二三四五]?)五”(?:时期|期间)?)(?:平均|年均)?(?:增速|增幅|水平)?$"
)


def _than(window: str) -> "re.Match[str] | None":
    """The last comparison before the figure: 好于Ⅲ类比例高于全国 compares with the nation."""
    found = match = THAN.search(window)
    while match is not None:
        found = match if PLACE.search(match["than"]) else found
        match = THAN.search(window, match.start() + 1)
    return found


def _comparing(window: str, end: int) -> int:
    """Where the last word stands that can open a comparison; -1 where there is none."""
    return max(window.rfind("较", 0, end), window.rfind("比", 0, end), window.rfind("与", 0, end))


def strip_comparison(text: str, low: int, lead: Lead, *, compares: bool, is_points: bool) -> bool:
    """Takes a comparison off the words before a number; whether one was there."""
    window = text[max(low, lead.end - 24) : lead.end]
    may_compare = "比" in window or "较" in window or "与" in window
    at = _comparing(window, len(window)) if may_compare else -1
    if at >= 0 and window.startswith(("比例", "比重", "比率", "比值"), at):
        at = _comparing(window, at)
    if at >= 0 and not window.endswith(("参", "占"), 0, at):
        match = COMPARED.match(window, at)
        # 安全与发展全国重点实验室等6个: what 与 joins is no comparison, unless it ends with one.
        joins = match is not None and match[0][0] in "与同" and PLACE_WITHIN.search(match["what"])
        if match is not None and not joins:
            lead.compared = group(match, "what")
            lead.end -= len(window) - at
            return True
    own_past = (
        OWN_PAST.search(window) if is_points and lead.than is None and "trend" not in lead.kinds else None
    )
    if own_past is not None:
        # 快于前年同期若干个百分点: held against its own past.
        lead.compared = group(own_past, "what")
        note(lead, group(own_past, "verb"), "up", FALL if own_past["verb"] in LOWER else RISE)
        lead.end -= len(window) - own_past.start()
        return True
    if compares and lead.than is None and "trend" not in lead.kinds:
        match = _than(window)
        if (
            match is not None
            and OF_COUNTED.search(match["than"]) is None
            and (PLACE.search(match["than"]) or (match["verb"] in SURPASSES and is_points))
        ):
            lead.than = match["than"]
            lead.sign = FALL if match["verb"] in LOWER else RISE
            lead.end -= len(window) - match.start()
            return True
    return False
