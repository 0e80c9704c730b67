"""How a quantity measures: level, growth, share, rank and the others.

Belongs here: unit, words before the number and indicator give the measure and the signed
value. Not here: finding those words (`leads`), the time (`periods`).
"""

import re
from dataclasses import dataclass
from decimal import Decimal

from orchestration.extraction.measuring.leads import FALL, RISE, Lead
from orchestration.extraction.numerals.mentions import Mention

GROWTH_CODES = frozenset(("cpi",))
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
PRICE_INDICATOR = re.compile(
    r"(?:标准|服务费|学费|票价|运价|电价|水价|价格|均价|单价|工资|最低工资|低保|一次性(?:补助|补贴|奖励))$|标准平均数$"
)
MOVES = frozenset(
    (
        "削减",
        "压减",
        "压降",
        "核减",
        "增加",
        "减少",
        "增长",
        "下降",
        "新增",
        "净增",
        "净增加",
        "净减少",
        "减量",
        "扩大",
        "缩小",
        "缩短",
        "上升",
        "回落",
        "多增",
        "少增",
        "净增长",
        "延长",
        "递增",
        "提高",
        "增",
        "减",
        "降",
        "降低",
        "压缩",
        "增收",
        "增产",
        "减收",
        "减产",
        "前移",
        "后移",
        "调减",
        "净上升",
        "上调",
        "下调",
    )
)


@dataclass(slots=True)
class Reading:
    """Measure, signed value and unit of a quantity, the base of a comparison, the rule that decided."""

    measure: str
    value: Decimal | None
    high: Decimal | None
    unit: str | None
    base: str | None
    rule: str


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
    if (
        mention.word == "持平"
        and lead.compared
        and re.search(r"计划|目标|预期|全国|全省|平均", lead.compared)
    ):
        return Reading("difference", value, high, "个百分点", lead.compared, "MEASURE-DIFFERENCE")
    is_speed = "growth" in lead.kinds or SPEED_BEFORE.search(core)
    beside = lead.compared or "yoy" in lead.kinds or code not in GROWTH_CODES
    if mention.word == "持平" and is_speed and beside:
        # 增速与上月持平: what did not change is the rate of growth.
        return Reading("change", value, high, "个百分点", lead.compared, "MEASURE-CHANGE")
    if mention.word == "持平" and lead.compared and WINDOW.search(lead.compared):
        # 增长5.8%,与1-2月份持平: the rate stayed, the year before is not what it stands beside.
        return Reading("change", value, high, "个百分点", lead.compared, "MEASURE-CHANGE")
    if mention.word in (
        "翻倍",
        "倍增",
        "翻了一番",
        "翻了番",
        "翻了两番",
        "翻了近一番",
        "翻近一番",
        "持平",
        "翻番",
        "翻一番",
        "翻两番",
        "两位数",
    ):
        return Reading("growth", value, high, "%", lead.compared, "MEASURE-GROWTH-WORD")
    if mention.dimension == "difference":
        return _difference(mention, lead, indicator)
    if unit == "倍":
        return _times(mention, lead, core)
    if unit == "番":
        return Reading(
            "growth", (Decimal(2) ** int(value or 0) - 1) * 100, high, "%", None, "MEASURE-GROWTH-WORD"
        )
    if mention.dimension == "rate":
        return _rate(mention, lead, core, indicator, completion, code, carried)
    return _amount(mention, lead, core, indicator, code)


def _signed(value: Decimal | None, sign: int) -> Decimal | None:
    return value if value is None or sign != FALL or value < 0 else -value


def _moved(measure: str, mention: Mention, lead: Lead, rule: str, *, sign: int = 0) -> Reading:
    """A reading with the direction of the words before it, or of `sign`, and what it is compared with."""
    sign = sign or lead.sign
    value, high = _signed(mention.value, sign), _signed(mention.high, sign)
    return Reading(measure, value, high, mention.unit, lead.compared, rule)


# 影响总指数0.3个百分点: what a part gives to the whole; 拉动…增长2个百分点 is by how much the whole moved.
GIVES = re.compile(r"(?:影响|贡献)(?!率|度)[^率占比度幅]{0,16}$")


def _held(mention: Mention, lead: Lead) -> Reading:
    return _moved("difference", mention, lead, "MEASURE-DIFFERENCE")


def _difference(mention: Mention, lead: Lead, indicator: str) -> Reading:
    than = lead.than is not None and not EARLIER.match(lead.than)
    if lead.than is None and lead.compared is not None:
        than = PLANNED_BASE.search(lead.compared) is not None or not re.search(
            r"上年|去年|同期|年初|\d{4}|[八九十].?五|前|月|季度|上半年|全年", lead.compared
        )
    if not than and lead.compared is None and "yoy" not in lead.kinds and GIVES.search(indicator):
        return _moved("level", mention, lead, "MEASURE-LEVEL")
    if not than:
        # 负增长22.3%,收窄9.1个百分点 speaks of the fall: the rate rose.
        eased = lead.word in ("收窄", "缩小") and not lead.kinds & {"growth"} and not GAP.search(indicator)
        return _moved("change", mention, lead, "MEASURE-CHANGE", sign=RISE if eased else 0)
    below = lead.qualifier == "低于" and not lead.word
    return _moved("difference", mention, lead, "MEASURE-DIFFERENCE", sign=FALL if below else 0)


# 增幅低于去年同期5个百分点 sets a rate against its own past.
EARLIER = re.compile(r"(?:去年|上年)(?:同期|同月|全年)?(?:水平)?$|同期(?:水平)?$|(?:上月|上季度)")
GAP = re.compile(r"差|缺口|涨幅|增幅|增速|比$|比重|份额|占比|率$")
WINDOW = re.compile(r"^\d{1,2}(?:[-—~至]\d{1,2})?月|季度|上半年|前\d{1,2}个月")


def _times(mention: Mention, lead: Lead, core: str) -> Reading:
    value = mention.value
    if "trend" in lead.kinds and not lead.into and value is not None:
        return Reading(
            "growth", _signed(value * 100, lead.sign), None, "%", lead.compared, "MEASURE-GROWTH-TIMES"
        )
    if lead.into and value is not None and lead.word.startswith("增长"):
        return Reading("growth", (value - 1) * 100, None, "%", lead.compared, "MEASURE-GROWTH-TO-TIMES")
    return Reading("ratio", value, mention.high, "倍", None, "MEASURE-TIMES")


def _rate(
    mention: Mention, lead: Lead, core: str, indicator: str, completion: bool, code: str | None, carried: str
) -> Reading:
    value, high, unit = mention.value, mention.high, mention.unit
    kinds = lead.kinds
    if completion:
        return Reading("completion", value, high, unit, None, "MEASURE-COMPLETION")
    if "average" in kinds and ("trend" in kinds or "growth" in kinds or "average" in kinds):
        return _moved("average_growth", mention, lead, "MEASURE-AVERAGE-GROWTH")
    if lead.than is not None:
        return Reading("difference", _signed(value, lead.sign), high, unit, None, "MEASURE-DIFFERENCE")
    growing = ("trend" in kinds and not lead.into) or "growth" in kinds
    if growing and lead.word == "改善" and POLLUTES.search(indicator) is not None:
        return _moved("growth", mention, lead, "MEASURE-GROWTH", sign=FALL)
    if growing:
        return _moved("growth", mention, lead, "MEASURE-GROWTH")
    if carried in ("growth", "share", "average_growth", "completion"):
        return Reading(
            carried,
            value if carried == "share" or lead.into else _signed(value, lead.sign),
            high,
            unit,
            None,
            "MEASURE-LIST",
        )
    if unit == "‰":
        return Reading("share", value, high, unit, None, "MEASURE-SHARE")
    if code in GROWTH_CODES or indicator.endswith(
        ("增速", "增幅", "涨幅", "增长率", "增长速度", "增长比例", "增长", "上涨幅度")
    ):
        if value is not None and code in GROWTH_CODES and value > 90 and not lead.into:
            return Reading("growth", value - 100, high, "%", None, "MEASURE-INDEX")
        return _moved("growth", mention, lead, "MEASURE-GROWTH")
    if value is not None and 50 < value < 200 and not lead.into and PRICE_INDEX.search(indicator):
        # 食品类价格指数为108.4%: the year before is 100.
        return Reading("growth", value - 100, high, "%", None, "MEASURE-INDEX")
    if CUT.match(indicator):
        return _moved("growth", mention, lead, "MEASURE-CUT", sign=FALL)
    return Reading("share", value, high, unit, None, "MEASURE-SHARE")


# PM2.5浓度改善8%: what pollutes is better where there is less of it.
POLLUTES = re.compile(r"浓度|排放|PM|能耗|污染")
ROSE_OVER_YEARS = re.compile(r"(?:[两三四五十]|\d)年(?:累计|净)?增量")
SPEED_BEFORE = re.compile(r"(?:增速|增幅|降幅|涨幅|增长率)[^,。;]{0,12}$")
PLANNED_BASE = re.compile(r"计划|目标|预期")
OTHER_PLACE = re.compile(
    r"(?:全[国省市区县州盟旗]|[省市县州]里)(?:的)?(?:平均)?(?:水平|数|值)?$|(?:年度|年初|全年|既定|预期|原定?)*(?:计划|目标|任务)(?:数|任务)?$"
)
# 指数 79.8 with the year before as 100 is a growth of -20.2 %.
PRICE_INDEX = re.compile(r"价格(?:总)?指数(?:\([^()]*\))?$")
PLACE_MOVED = re.compile(
    r"(?:全国|全省|全市|全区|排名|位次|名次|排位)(?:(?P<up>提升|上升|前移|跃升|提高|进位|升)|(?P<down>下降|后移|下滑|回落|降))了?$"
)
QUOTIENT_END = re.compile(r"比(?:值|例)?$|之比$|倍差$|系数$")
CUT = re.compile(r"(?:平均|整体|总体|再)?(?:压减|压缩|减少|缩短|精简|削减)(?!率|比例)")


def _price(mention: Mention, lead: Lead, indicator: str, *, moves: bool) -> Reading:
    """An amount for each head, area or month: by how much it rose, how much it is, or a price."""
    if moves:
        return _moved("change", mention, lead, "MEASURE-CHANGE")
    is_output = mention.unit in PER_HEAD and not PRICE_INDICATOR.search(indicator)
    measure, rule = ("level", "MEASURE-LEVEL") if is_output else ("price", "MEASURE-PRICE")
    return Reading(measure, mention.value, mention.high, mention.unit, None, rule)


def _amount(mention: Mention, lead: Lead, core: str, indicator: str, code: str | None) -> Reading:
    value, high, unit = mention.value, mention.high, mention.unit
    kinds = lead.kinds
    if code in GROWTH_CODES and value is not None and value > 90:
        return Reading("growth", value - 100, high, "%", None, "MEASURE-INDEX")
    if unit is None and value is not None and 50 < value < 200 and PRICE_INDEX.search(indicator):
        return Reading("growth", value - 100, high, "%", None, "MEASURE-INDEX")
    moved = PLACE_MOVED.search(indicator) if unit in ("位", "名", "个") else None
    if moved is not None:
        return _moved("change", mention, lead, "MEASURE-CHANGE", sign=FALL if moved["down"] else RISE)
    shifts = "trend" in kinds and not lead.into and (lead.compared is not None or "yoy" in kinds)
    if unit is None and not shifts and QUOTIENT_END.search(indicator):
        return Reading("ratio", value, high, None, None, "MEASURE-RATIO")
    if mention.dimension == "price":
        return _price(mention, lead, indicator, moves=shifts and lead.word in MOVES)
    if "trend" in kinds and not lead.into and (lead.word in MOVES or "yoy" in kinds or lead.compared):
        # 比全省高1.2万元: held against another place.
        held = OTHER_PLACE.match(lead.compared or "") is not None
        return _held(mention, lead) if held else _moved("change", mention, lead, "MEASURE-CHANGE")
    if (
        "trend" in kinds
        and not lead.into
        and unit in ("位", "名", "个")
        and re.search(r"排名|位次|名次|排位", indicator)
    ):
        return _moved("change", mention, lead, "MEASURE-CHANGE")
    if lead.than is not None:
        return Reading("difference", _signed(value, lead.sign), high, unit, None, "MEASURE-DIFFERENCE")
    if unit is not None and unit.startswith(("元", "万元")) and PRICE_INDICATOR.search(indicator):
        return Reading("price", value, high, unit, None, "MEASURE-PRICE")
    # 生产总值…、五年增量2万亿元: by how much it rose.
    rose = indicator.startswith("净增") or ROSE_OVER_YEARS.search(core) is not None
    if rose or (code in CHANGE_STOCKS and indicator.startswith("新增")):
        return Reading("change", value, high, unit, None, "MEASURE-CHANGE")
    return Reading("level", value, high, unit, None, "MEASURE-LEVEL")
