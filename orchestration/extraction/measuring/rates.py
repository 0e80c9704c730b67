"""How rates and points measure.

Belongs here: percent, points and 倍: growth, share, completion, change or difference. Not here: amounts
(`amounts`).
"""

import re

from orchestration.extraction.measuring.leads import FALL, RISE, Lead
from orchestration.extraction.measuring.measures import Reading, directed, signed
from orchestration.extraction.numerals.mentions import Mention

# 影响总指数0.3个百分点: what a part gives to the whole; 拉动…增长2个百分点 is by how much the whole moved.
GIVES = re.compile(r"(?:影响|贡献)(?!率|度)[^率占比度幅]{0,16}$")
# 下拉产值增速1.1个百分点: by so much the whole grew less.
DRAGS = re.compile(r"(?:下拉|拉低|拖累|向下拉动|负向拉动)[^,;:。]{0,20}$")
# 增幅低于去年同期5个百分点 sets a rate against its own past.
EARLIER = re.compile(r"(?:去年|上年)(?:同期|同月|全年)?(?:水平)?$|同期(?:水平)?$|(?:上月|上季度)")
GAP = re.compile(r"差|缺口|涨幅|增幅|增速|比$|比重|份额|占比|率$")
# PM2.5浓度改善8%: what pollutes is better where there is less of it.
POLLUTES = re.compile(r"浓度|排放|PM|能耗|污染|空气质量(?:综合)?指数")
PLANNED_BASE = re.compile(r"计划|目标|预期")
# 指数 79.8 with the year before as 100 is a growth of -20.2 %.
PRICE_INDEX = re.compile(r"价格(?:总)?指数(?:\([^()]*\))?$")
CUT = re.compile(r"(?:平均|整体|总体|再)?(?:压减|压缩|减少|缩短|精简|削减)(?!率|比例)")
# 收入增长达到31%: by so much, not to it; 占比增长到31% ends there.
BY_SO_MUCH = frozenset(("增长", "上涨", "下降"))
AMOUNTING = frozenset(("达", "达到", "达到了"))
IS_RATE = re.compile(r"率$|占比|比重|比例|份额|占")
TIME_BASE = re.compile(r"上年|去年|同期|年初|\d{4}|[八九十].?五|前|月|季度|上半年|全年")
GROWTH_CODES = frozenset(("cpi",))
# 失业率、物价指数分别控制在4%、3%: in one list what is a part of a whole stays one, and prices grow.
OWN_MEASURE = {"cpi": "growth", "unemployment_rate": "share", "surveyed_unemployment_rate": "share"}


def difference_of(mention: Mention, lead: Lead, core: str, indicator: str) -> Reading:
    """The measure of percentage points: a distance from another, a rise or fall, or what a part gives."""
    than = lead.than is not None and not EARLIER.match(lead.than)
    if lead.than is None and lead.compared is not None:
        than = PLANNED_BASE.search(lead.compared) is not None or TIME_BASE.search(lead.compared) is None
    if not than and lead.compared is None and "yoy" not in lead.kinds and GIVES.search(indicator):
        return directed("level", mention, lead, "MEASURE-LEVEL")
    if not than and not lead.sign and DRAGS.search(core):
        return directed("change", mention, lead, "MEASURE-CHANGE", sign=FALL)
    if not than:
        # 负增长22.3%,收窄9.1个百分点 speaks of the fall: the rate rose.
        eased = lead.word in ("收窄", "缩小") and not lead.kinds & {"growth"} and not GAP.search(indicator)
        return directed("change", mention, lead, "MEASURE-CHANGE", sign=RISE if eased else 0)
    below = lead.qualifier == "低于" and not lead.word
    return directed("difference", mention, lead, "MEASURE-DIFFERENCE", sign=FALL if below else 0)


def multiple_of(mention: Mention, lead: Lead, core: str) -> Reading:
    """The measure of N倍: growth, growth to so many times, or a quotient."""
    value = mention.value
    if "trend" in lead.kinds and not lead.into and value is not None:
        return Reading(
            "growth", signed(value * 100, lead.sign), None, "%", lead.compared, "MEASURE-GROWTH-TIMES"
        )
    if lead.into and value is not None and lead.word.startswith("增长"):
        return Reading("growth", (value - 1) * 100, None, "%", lead.compared, "MEASURE-GROWTH-TO-TIMES")
    return Reading("ratio", value, mention.high, "倍", None, "MEASURE-TIMES")


def rate_of(
    mention: Mention, lead: Lead, core: str, indicator: str, completion: bool, code: str | None, carried: str
) -> Reading:
    """The measure of a percentage: growth, share, completion or a distance."""
    value, high, unit = mention.value, mention.high, mention.unit
    kinds = lead.kinds
    if completion:
        return Reading("completion", value, high, unit, None, "MEASURE-COMPLETION")
    if "average" in kinds and ("trend" in kinds or "growth" in kinds or "average" in kinds):
        return directed("average_growth", mention, lead, "MEASURE-AVERAGE-GROWTH")
    if lead.than is not None:
        return Reading("difference", signed(value, lead.sign), high, unit, None, "MEASURE-DIFFERENCE")
    growing = ("trend" in kinds and not lead.into) or "growth" in kinds
    growing = growing or (lead.into and _grows_by(lead, indicator))
    if growing and lead.word == "改善" and POLLUTES.search(indicator) is not None:
        return directed("growth", mention, lead, "MEASURE-GROWTH", sign=FALL)
    if growing:
        return directed("growth", mention, lead, "MEASURE-GROWTH")
    # The natural rate of growth, births less deaths, is a part of all.
    if unit == "‰" or indicator.endswith("自然增长率"):
        return Reading("share", value, high, unit, None, "MEASURE-SHARE")
    carried = OWN_MEASURE.get(code or "", carried) if carried in ("growth", "share") else carried
    if carried in ("growth", "share", "average_growth", "completion"):
        return Reading(
            carried,
            value if carried == "share" or lead.into else signed(value, lead.sign),
            high,
            unit,
            None,
            "MEASURE-LIST",
        )
    if code in GROWTH_CODES or indicator.endswith(
        ("增速", "增幅", "涨幅", "增长率", "增长速度", "增长比例", "增长", "上涨幅度")
    ):
        if value is not None and code in GROWTH_CODES and value > 90 and not lead.into:
            return Reading("growth", value - 100, high, "%", None, "MEASURE-INDEX")
        return directed("growth", mention, lead, "MEASURE-GROWTH")
    if value is not None and 50 < value < 200 and not lead.into and PRICE_INDEX.search(indicator):
        # 食品类价格指数为108.4%: the year before is 100.
        return Reading("growth", value - 100, high, "%", None, "MEASURE-INDEX")
    if CUT.match(indicator):
        return directed("growth", mention, lead, "MEASURE-CUT", sign=FALL)
    return Reading("share", value, high, unit, None, "MEASURE-SHARE")


def _grows_by(lead: Lead, indicator: str) -> bool:
    """Whether 增长达到 tells by how much an amount grew."""
    said = lead.word in BY_SO_MUCH and lead.said.get("to") in AMOUNTING
    return said and IS_RATE.search(indicator) is None
