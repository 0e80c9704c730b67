"""How amounts measure.

Belongs here: what has a unit of its own: level, change, difference, price, and indices without one.
Not here: rates (`rates`).
"""

import re

from orchestration.extraction.measuring.leads import FALL, RISE, Lead
from orchestration.extraction.measuring.measures import MOVES, Reading, directed, signed
from orchestration.extraction.measuring.rates import GROWTH_CODES, PRICE_INDEX
from orchestration.extraction.numerals.mentions import Mention

# What came to a stock in the year.
ADDED = ("新增", "新认定", "新获批", "新培育")
CHANGE_STOCKS = frozenset(
    (
        "hightech_enterprises",
        "market_entities",
        "enterprises",
        "tech_smes",
        "population",
        "deposits",
        "loans",
        "inclusive_loans",
    )
)
# Output per head or per area is an amount, not a price.
PER_HEAD = frozenset(("元/人", "万元/人", "万元/亩", "亿元/平方公里", "万元/公顷", "亿元/公里"))
# 追讨工资900万元: what was paid or got back is no price of work.
PAID_OUT = re.compile(
    r"(?:追讨|追回|讨回|清欠|补发|发放|兑付|兑现|垫付|支付|拖欠|追缴|代发)[^,;:。]{0,10}工资$"
)
PRICE_INDICATOR = re.compile(
    r"(?:标准|服务费|学费|票价|运价|电价|水价|价格|均价|单价|工资|最低工资|低保|一次性(?:补助|补贴|奖励)|人均(?:补助额?|补差(?:额|水平)?|补助水平))$|标准平均数$"
)
PAID_TO_EACH = re.compile(
    r"(?:低保|最低生活保障|养老金|养老保险|医保|医疗保险|特困|供养|津贴|护理补贴|生活补贴|孤儿)[^,;、]{0,10}?"
    r"(?:最低)?(?:每?(?P<time>[月年])(?:人均|均)?)[^,;、月年]{0,8}(?:标准|补助额?|补差(?:额|水平)?|补助水平)$"
)
ROSE_OVER_YEARS = re.compile(r"(?:[两三四五十]|\d)年(?:累计|净)?增量")
# 粮食总产增量9亿斤: of what a year brings forth; 社会融资规模增量 is an amount of its own.
OUTPUT_ROSE = re.compile(r"(?:生产总值|总产|产量|产值|增加值|收入|进出口|经济总量)(?:总[额值量])?的?增量$")
OTHER_PLACE = re.compile(
    r"(?:全[国省市区县州盟旗]|[省市县州]里)(?:的)?(?:平均)?(?:水平|数|值)?$|(?:年度|年初|全年|既定|预期|原定?)*(?:计划|目标|任务)(?:数|任务)?$"
)
PLACE_MOVED = re.compile(
    r"(?:全国|全省|全市|全区|排名|位次|名次|排位)(?:(?P<up>提升|上升|前移|跃升|提高|进位|升)|(?P<down>下降|后移|下滑|回落|降))了?$"
)
QUOTIENT_END = re.compile(r"比(?:值|例)?$|之比$|倍差$|系数$")


def _held(mention: Mention, lead: Lead) -> Reading:
    return directed("difference", mention, lead, "MEASURE-DIFFERENCE")


def _price(mention: Mention, lead: Lead, indicator: str, *, moves: bool) -> Reading:
    """An amount for each head, area or month: by how much it rose, how much it is, or a price."""
    if moves:
        return directed("change", mention, lead, "MEASURE-CHANGE")
    is_output = mention.unit in PER_HEAD and not PRICE_INDICATOR.search(indicator)
    measure, rule = ("level", "MEASURE-LEVEL") if is_output else ("price", "MEASURE-PRICE")
    unit = mention.unit if measure == "level" else _for_each(mention.unit, indicator)
    return Reading(measure, mention.value, mention.high, unit, None, rule)


def _for_each(unit: str | None, indicator: str) -> str | None:
    """低保月标准提高到900元: what the name of a standard says is paid to each, and how often."""
    if unit in ("元/月", "元/年") and "人均" in indicator and indicator.endswith("标准"):
        return f"元/人/{unit[-1]}"
    told = PAID_TO_EACH.search(indicator) if unit == "元" else None
    return unit if told is None else f"元/人/{told['time']}"


def amount_of(mention: Mention, lead: Lead, core: str, indicator: str, code: str | None) -> Reading:
    """The measure of an amount: level, change, difference, price, or growth where it is an index."""
    value, high, unit = mention.value, mention.high, mention.unit
    kinds = lead.kinds
    if code in GROWTH_CODES and value is not None and value > 90:
        return Reading("growth", value - 100, high, "%", None, "MEASURE-INDEX")
    if unit is None and value is not None and 50 < value < 200 and PRICE_INDEX.search(indicator):
        return Reading("growth", value - 100, high, "%", None, "MEASURE-INDEX")
    moved = PLACE_MOVED.search(indicator) if unit in ("位", "名", "个") else None
    if moved is not None:
        return directed("change", mention, lead, "MEASURE-CHANGE", sign=FALL if moved["down"] else RISE)
    shifts = "trend" in kinds and not lead.into and (lead.compared is not None or "yoy" in kinds)
    if unit is None and not shifts and QUOTIENT_END.search(indicator):
        return Reading("ratio", value, high, None, None, "MEASURE-RATIO")
    if mention.dimension == "price":
        return _price(mention, lead, indicator, moves=shifts and lead.word in MOVES)
    if "trend" in kinds and not lead.into and (lead.word in MOVES or "yoy" in kinds or lead.compared):
        # 比全省高1.2万元: held against another place.
        held = OTHER_PLACE.match(lead.compared or "") is not None
        by = _held(mention, lead) if held else directed("change", mention, lead, "MEASURE-CHANGE")
        by.unit = _for_each(unit, indicator)
        return by
    if (
        "trend" in kinds
        and not lead.into
        and unit in ("位", "名", "个")
        and re.search(r"排名|位次|名次|排位", indicator)
    ):
        return directed("change", mention, lead, "MEASURE-CHANGE")
    if lead.than is not None:
        return Reading("difference", signed(value, lead.sign), high, unit, None, "MEASURE-DIFFERENCE")
    is_in_yuan = unit is not None and unit.startswith(("元", "万元"))
    if is_in_yuan and PRICE_INDICATOR.search(indicator) and not PAID_OUT.search(indicator):
        return Reading("price", value, high, _for_each(unit, indicator), None, "MEASURE-PRICE")
    # 生产总值…、五年增量2万亿元: by how much it rose.
    rose = indicator.startswith("净增") or ("增量" in core and ROSE_OVER_YEARS.search(core) is not None)
    rose = rose or OUTPUT_ROSE.search(indicator) is not None
    rose = rose or (indicator.endswith("余额") and core.endswith("新增"))
    if rose or (code in CHANGE_STOCKS and indicator.startswith(ADDED)):
        return Reading("change", value, high, unit, None, "MEASURE-CHANGE")
    return Reading("level", value, high, unit, None, "MEASURE-LEVEL")
