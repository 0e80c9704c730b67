"""Figures of a term of years.

Belongs here: whether a figure of a look back over years, or of a plan ahead, is of the whole term
or of its last year. Not here: which words open the term (`structure`, `meanings`).
"""

import re

from orchestration.extraction.measuring.leads import Lead
from orchestration.extraction.measuring.measures import Reading
from orchestration.extraction.times.stocks import FLOW, STATE
from orchestration.extraction.words import last_parting
from orchestration.immutable import immutable

# 由3万元增加到5万元,增长67%: the growth from the first value to the second.
MOVED = re.compile(
    r"[由从][^;。]{2,30}(?:到|至)[^;。,、]{2,14}[,、](?:累计)?(?:增长|提高|增加)(?:了|近|约|超)?$"
)
# 连跨1万亿元、2万亿元: marks that were passed in these years.
STEPPED = re.compile(r"(?:(?:连续|先后|接连|相继)(?:跨越|跨过|迈过)|连跨)(?:\d[^、,;]{0,8}、)*$")
# 跨上5000亿元、8000亿元两个台阶: more than one of them, in these years.
STEPPING = re.compile(
    r"(?:跨[越过上]|迈[上过入]|[跃登站]上)了?(?:[\d一二两三四五六七八九][^和,;。]{0,8}[、和])*$"
)
STEPS = re.compile(r"[^,;。]{2,24}?(?:[两二三四五]个|多个)(?:大)?(?:台阶|大关|关口)")
# 跃上90亿斤台阶: the mark was passed some time in these years, as was what never was before.
PASSED_MARK = re.compile(
    r"(?:\d[\d.]*[^\d,、;。]{1,6}|[百千万][万亿][^\d,、;。]?)(?:新的?)?(?:大?台阶|大关|关口)"
)
PASSING = re.compile(r"(?:突破|超过|跨[越过上]|迈[上过入]|[跃登站]上)了?$")
NEVER_BEFORE = re.compile(r"(?:首次|第一次|历史性)(?:突破|超过|跨[越过上]|迈[上过入]|站上)了?$")
# 累计净增2万户、总量达9万户: the total is what there is at the end.
# 认证绿色食品总数达3000个: 总数 is of all there are, where nothing new is counted.
TOTAL = re.compile(
    r"\n[、,]?(?:总量|总数|总规模|总里程|存量)|^(?!新增|净增|累计|发放|新)[^\n]*(?<=..)(?:总数|总里程)(?=\n|$)"
)
# 航线累计达到60条: so many there are at the end, whenever each of them came.
ALL_THERE_ARE = re.compile(r"累计(?:已)?达到?(?:了|近|约|超)?$")
# 调度推进重大项目16次, 服务企业120万次: what was done so often was done all through the years.
TIMES_DONE = frozenset(("次", "万次", "余次", "多次"))
STANDING = frozenset("家座条所户台辆个")
SUMMED = re.compile(r"累计|合计|总共")
# 控制在5%以内 holds for every year of a term.
HELD = re.compile(r"(?:控制|稳定|保持|维持)在")
# 失业率控制在5%以内, 满意度保持在99%: a rate is that of the last year, however long it was held.
STANDING_RATE = re.compile(r"(?:率|度)(?=\n|$)")
SPENT = re.compile(r"财政支出|预算支出|民生支出|(?<!研发)(?<!经费)支出占")
# 接连突破1万亿元、2万亿元 lists marks; 连续迈上新台阶、达2万亿元 ends with what was reached.
PASSED = re.compile(r"(?:连续|接连|先后|相继|连年)(?:[^、,;]|、(?=\d)|、$)*$")
# 是“十一五”的2.4倍 sets a sum against a sum; 是“十一五”末的2.4倍 an end against an end.
OF_LAST_TERM = re.compile(
    r"(?:上一?个?五年|上届|前五年|“?(?:[八九]|十[一二三四五]?)五”?(?:规划)?(?:时期|期间)?)的?(?:约|近|超过?)?$"
)
# What one year has each year: 完成 or 实现 before it does not add years up, 累计 does.
YEARLY = re.compile(
    r"(?:生产总值|GDP|增加值|总产值|产值|产量|财政(?:总)?收入|财政收支|预算收入|零售(?:总)?额|可支配收入|纯收入"
    r"|进出口(?:总[额值])?|营业收入|主营业务收入|接待游客|技术合同(?:登记)?成交(?:总)?额|研发(?:经费)?投入|研发经费(?:支出)?|旅游(?:总|综合)?收入|吞吐量|用电量|发电量)(?=\n|$)"
)
# 五年来,实际使用外资90亿美元: what came in all the years; 达到 and 突破 tell of the best year.
USED_CAPITAL = re.compile(r"实际(?:使用|利用|到位|引进)[^,、;]{0,4}(?:外资|内资|资金)$")
REACHED = ("to", "min", "hold", "max")

# 五年来,综合实力一直稳居前列: the place was kept all through the years.
ALL_ALONG = re.compile(r"(?:一直|始终|连年|连续多年|年年)[^,。;]{0,12}$")

# 产量连续9年稳定在60万吨以上: for longer or shorter than the term, told at its end.
HELD_FOR = re.compile(r"连续(?![五5]年)(?:\d{1,2}|[一二三四五六七八九十]{1,3})年[^,。;\d]{0,10}$")

CLAUSE_REACH = 60


@immutable
class Timed:
    """A figure whose time is asked: its place, the words before it and how it measures.

    `near` is where a word of time stands that the same part of the sentence names, else -1.
    """

    text: str
    start: int
    at: int
    lead: Lead
    reading: Reading
    indicator: str
    near: int = -1

    def told(self, pattern: "re.Pattern[str]", reach: int) -> bool:
        """Whether words stand in the sentence at most `reach` characters before the figure."""
        return pattern.search(self.text, max(self.start, self.at - reach), self.at) is not None


def clause_start(text: str, start: int, at: int) -> int:
    """Where the clause of a figure at `at` begins, in a sentence from `start` on; a list with 、 is one."""
    first = max(start, at - CLAUSE_REACH)
    return max(first, last_parting(text, first, at))


def is_of_whole_term(figure: Timed) -> bool:
    """Whether a figure holds for a whole term of years, as sums do; states hold for its last year."""
    lead, measure = figure.lead, figure.reading.measure
    if measure == "level" and TOTAL.search(figure.indicator) is not None:
        return False
    if measure == "level" and (figure.told(STEPPED, 30) or _is_of_steps(figure)):
        return True
    is_stock = STATE.search(figure.indicator) is not None
    if measure == "level" and figure.reading.unit in STANDING and figure.told(ALL_THERE_ARE, 6):
        return False
    if (
        measure == "level"
        and not is_stock
        and not lead.into
        and figure.near >= 0
        and figure.told(SUMMED, min(200, figure.at - figure.near))
    ):
        return True
    if measure in ("growth", "change") and lead.compared is not None and OF_LAST_TERM.search(lead.compared):
        return True
    if measure == "rank" and figure.told(ALL_ALONG, 16):
        return True
    if lead.into or lead.compared is not None or lead.kinds & {"from", "yoy"}:
        return False
    if measure == "growth" and figure.told(MOVED, 60):
        return False
    if measure == "ratio":
        return figure.told(OF_LAST_TERM, 16)
    if measure == "share":
        return _is_share_of_term(figure)
    if "hold" in lead.kinds or measure in ("change", "growth"):
        return "hold" not in lead.kinds or not figure.told(HELD_FOR, 24)
    return measure == "level" and _is_sum(figure)


def was_passed(figure: Timed) -> bool:
    """Whether a figure of a look back is a mark that was passed within its years, no state at their end."""
    if not figure.told(PASSING, 4):
        return False
    return figure.told(NEVER_BEFORE, 8) or PASSED_MARK.match(figure.text, figure.at) is not None


def _is_of_steps(figure: Timed) -> bool:
    """Whether a mark is one of several that were passed: 跨越3000亿元和4000亿元两个台阶."""
    return STEPS.match(figure.text, figure.at) is not None and figure.told(STEPPING, 24)


def _is_share_of_term(figure: Timed) -> bool:
    """Whether a share is of what was spent in the years of a term, or held in all of them."""
    is_held = figure.told(HELD, 8) and not figure.told(HELD_FOR, 24)
    is_held = is_held and STANDING_RATE.search(figure.indicator) is None
    return SPENT.search(figure.indicator) is not None or is_held


def is_yearly(indicator: str) -> bool:
    """Whether the indicator is an amount that a year brings forth, such as output or revenue."""
    return YEARLY.search(indicator) is not None or indicator.endswith("固定资产投资")


def _is_sum(figure: Timed) -> bool:
    """Whether an amount adds up what was done in the years of a term."""
    yearly = YEARLY.search(figure.indicator) is not None
    return (
        "cumulative" in figure.lead.kinds
        or "average" in figure.lead.kinds
        or (not yearly and FLOW.search(figure.indicator) is not None)
        or figure.reading.unit in TIMES_DONE
        or (USED_CAPITAL.search(figure.indicator) is not None and figure.lead.kinds.isdisjoint(REACHED))
        or (figure.told(PASSED, 14) and not figure.told(HELD_FOR, 24))
        or figure.told(SUMMED, min(60, figure.at - clause_start(figure.text, figure.start, figure.at)))
    )
