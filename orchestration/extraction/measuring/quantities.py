"""How a quantity measures: level, growth, share, rank and the others.

Belongs here: unit, words before the number and indicator decide by which rules it is measured. Not
here: those rules (`rates`, `amounts`), the words (`stripping`), the time (`times`).
"""

import re
from decimal import Decimal

from orchestration.extraction.measuring.amounts import amount_of
from orchestration.extraction.measuring.leads import Lead
from orchestration.extraction.measuring.measures import Reading
from orchestration.extraction.measuring.rates import GROWTH_CODES, difference_of, multiple_of, rate_of
from orchestration.extraction.numerals.mentions import Mention

GROWTH_WORDS = frozenset(
    (
        "翻倍", "倍增", "翻了一番", "翻了番", "翻了两番", "翻了近一番", "翻近一番", "持平", "翻番",
        "翻一番", "翻两番", "两位数",
    )
)  # fmt: skip
TWO_DIGITS = "两位数"
BESIDE = re.compile("计划|目标|预期|全[国省市县区州]|平均")
WINDOW = re.compile(r"^\d{1,2}(?:[-—~至]\d{1,2})?月|季度|上半年|前\d{1,2}个月")
SPEED_BEFORE = re.compile(r"(?:增速|增幅|降幅|涨幅|增长率)[^,。;]{0,12}$")


def measured(
    mention: Mention,
    lead: Lead,
    core: str,
    indicator: str,
    *,
    completion: bool,
    code: str | None,
    carried: str,
) -> Reading:
    """The measure of a quantity with the words before it (`lead`) and its indicator."""
    value, high, unit = mention.value, mention.high, mention.unit
    if mention.rank:
        return Reading("rank", value, high, "名", None, "MEASURE-RANK")
    if mention.dimension == "ratio":
        return Reading("ratio", value, high, None, None, "MEASURE-RATIO")
    held = _held(mention, lead, core, code) if mention.word == "持平" else None
    if held is not None:
        return held
    if mention.word in GROWTH_WORDS:
        if mention.word == TWO_DIGITS and "average" in lead.kinds:
            # 年均增速保持在两位数: so much in each year of the mean.
            return Reading("average_growth", value, high, "%", lead.compared, "MEASURE-AVERAGE-GROWTH")
        return Reading("growth", value, high, "%", lead.compared, "MEASURE-GROWTH-WORD")
    if mention.dimension == "difference":
        return difference_of(mention, lead, core, indicator)
    if unit == "倍":
        return multiple_of(mention, lead, core)
    if unit == "番":
        return Reading("growth", _doubled(value), high, "%", None, "MEASURE-GROWTH-WORD")
    if mention.dimension == "rate":
        return rate_of(mention, lead, core, indicator, completion, code, carried)
    return amount_of(mention, lead, core, indicator, code)


def _doubled(times: Decimal | None) -> Decimal:
    """翻两番 is +300 %, 翻1.3番 +146.2 %."""
    grown = (Decimal(2) ** (times or Decimal(0)) - 1) * 100
    return grown.quantize(Decimal(1)) if times == int(times or 0) else grown.quantize(Decimal("0.1"))


def _held(mention: Mention, lead: Lead, core: str, code: str | None) -> Reading | None:
    """What 持平 tells of a distance or of a rate of growth; None where an amount stayed what it was."""
    value, high = mention.value, mention.high
    if lead.compared and BESIDE.search(lead.compared):
        return Reading("difference", value, high, "个百分点", lead.compared, "MEASURE-DIFFERENCE")
    is_speed = "growth" in lead.kinds or SPEED_BEFORE.search(core)
    beside = lead.compared or "yoy" in lead.kinds or code not in GROWTH_CODES
    # 增速与上月持平: what did not change is the rate of growth.
    # 增长5.8%,与1-2月份持平: the rate stayed, the year before is not what it stands beside.
    if (is_speed and beside) or (lead.compared and WINDOW.search(lead.compared)):
        return Reading("change", value, high, "个百分点", lead.compared, "MEASURE-CHANGE")
    return None
