"""The words that one name of a list gives to the others.

Belongs here: what the last name says for all, what the first does. Not here: where a list is cut (`lists`).
"""

import re

from orchestration.extraction.naming.indicators import code_of, is_whole_name
from orchestration.extraction.naming.phrases import MEASURE_WORD_END, MEASURE_WORDS, measure_end
from orchestration.extraction.naming.places import places
from orchestration.extraction.naming.wording import REVERSED
from orchestration.extraction.words import group, said_by, without

# 养老、工伤、失业保险人数: each is an insurance.
OF_A_KIND = re.compile(r"保险|经费|作物|案件|用电量|用水量")
OF_WORKS = re.compile(r"(?:项目|工程)(?=数?$)")
# 消费、投资对经济增长的贡献率: to what each of them contributes.
CONTRIBUTED = re.compile(r"(?<=..)对[^,、]{2,14}(?:贡献率|贡献度)$")
# The last trade of a name ends it: 工业战略性新兴产业|增加值; 营业额 and 就业 are none.
TRADE = re.compile(r"(?<![营就创失毕作])业")
# 万元GDP能耗、水耗: for each of them it is the use per unit of output.
PER_OUTPUT = re.compile(
    r"每[十百千万]{1,2}名?人口?|(?:万元|单位|每万元)(?:地区生产总值|国内生产总值|生产总值|GDP|工业增加值|增加值|产值)"
)
# 甲县、乙县生产总值: what a place brings forth, told as one word.
GROSS = re.compile(r"(?:地区|国内)?生产总值$")
RATES = frozenset("率量度额数值")
# 地表水、近岸海域水质优良比例: how good each of them is, by the same word.
HOW_GOOD = re.compile(
    r"(?:水质|质量|抽检|抽查|监测|出厂)?(?:优良|达标|合格|优质|良好)+(?:水体|断面)?(?:比例|率)$"
)
# 旅客和货邮吞吐量: the measure of one of them, though the name is told as one word.
HANDLED = re.compile(r"(?:吞吐量|周转量|运输量|发送量)$")
# Used up per unit of output: a measure of its own.
USE = ("能耗", "水耗", "煤耗", "电耗")
# 教育、卫生支出: what is spent on each.
SPENDING = "支出"
# 绿化覆盖率、绿地率: a rate of its own, not of what the first is of.
OWN_RATES = frozenset(("绿地率",))
# 服务业占生产总值比重、研发经费占GDP比重: each is told whole.
SHARES = ("比重", "比例", "份额")
# 民营经济完成增加值、实缴税金: the verb of the first is no part of whose both are.
CUT_DEED = re.compile("(?:完成?|实现?)$")
HARMED = ("死亡", "受伤", "伤亡")
WHOLLY = ("综合", "总体", "平均", "累计")
# 污水、垃圾无害化处理率, 广播、电视人口综合覆盖率: how it is done, or to whom, is so for each of them.
ALIKE = re.compile(
    r"(?:无害化|资源化|减量化|规范化|标准化|规模化|集中|综合|人口|适龄(?:人口|儿童|少年)|排放|人均|年均|平均|有效)+$"
)
# 省、市级重点项目, 中、西部地区: a level of government or a side of the country by one sign.
GOVERNMENTS = frozenset(("国家", "省", "市", "县", "区"))
LEVELS = re.compile(r"[省市县区](?=级|重点|重大)")
SIDES = frozenset("东西南北中")
SIDED = re.compile(r"[东西南北中](?=部)")
AREA = re.compile(r"(?:城镇|农村牧区|农村|城市|乡村|农?牧区)")
# 城镇居民、农牧民人均可支配收入: what each head of both has.
PEOPLE = re.compile(r"(?:城镇|居民|[农牧渔]民)$")
PER_HEAD = re.compile(r"人均(?:可支配|纯|消费)")


def is_complete(piece: str, shared: str) -> bool:
    """Whether a name of a list says its measure itself and needs none of what the last shares out."""
    if piece.endswith(USE) or ("占" in piece and piece.endswith(SHARES)):
        return True
    if shared.startswith("对"):
        return False
    if piece.endswith("需氧量") and shared.startswith("排放"):
        # 化学需氧量、氨氮排放量: the name of what is let out, no measure of it.
        return False
    if piece.endswith("零售") and not shared.startswith(("额", "总额", "零售")):
        # 商品零售、餐饮收入: what is sold is not taken in.
        return True
    # 新材料 is a trade, no measure of one.
    return measure_end(piece) is not None and "占" not in shared and not piece.endswith("材料")


def of_kind(pieces: list[str], last: str) -> str:
    """养老、失业保险人数: the kind that the others lack; the measure, where the last begins as the first."""
    own = MEASURE_WORD_END.search(last)
    if own is not None and last.startswith(pieces[0]) and own.start() > len(pieces[0]):
        # 工业、制造业、工业技改投资: only the measure is shared.
        return last[own.start() :]
    kind = OF_A_KIND.search(last, 2)
    if kind is None or any(kind.group() in piece for piece in pieces):
        return ""
    return last[kind.start() :]


def shared_end(first: str, middle: list[str], last: str) -> str:
    """The end of the last name that the first one lacks."""
    given = CONTRIBUTED.search(last)
    good = HOW_GOOD.search(last, 1) if given is None else None
    if good is not None and HOW_GOOD.search(first) is None:
        return _with_manner(last, good.start())
    alike = last[given.start() :] if given is not None else _after_ending(first, last)
    if alike:
        return alike
    for piece in middle:
        if piece[0] == last[0] and len(piece) < len(last) - 1:
            return last[len(piece) :]
    share = last.find("占")
    if share < 0 and last.endswith(SPENDING) and len(last) > len(SPENDING) + 1:
        # 教育、社保、卫生健康支出: what is spent is told in one word, however long the name before it.
        return last[-len(SPENDING) :]
    size = len(middle[0]) if middle else 0
    is_measured = MEASURE_WORD_END.search(last, 1) is not None
    if (
        size >= 2
        and not is_measured
        and all(len(piece) == size for piece in middle)
        and size + 2 <= len(last) <= size + 4
    ):
        # 老旧供热、燃气、排水管网: names of one length before what they share.
        kind = OF_WORKS.search(last, size)
        return group(kind) if kind is not None else last[size:]
    stem = last[:share] if share > 0 else last
    tail = GROSS.search(stem, 1) or measure_end(stem)
    moved = HANDLED.search(stem, 1)
    if moved is not None and (tail is None or tail.start() < 1):
        return last[moved.start() :]
    if tail is not None and tail.start() >= 1:
        start = tail.start()
        if tail.group() in RATES and start >= 4:
            # 建成率, 达标率, 处理量: the rate or amount of what a verb of two syllables says.
            start -= 2
        if stem[:start].endswith(WHOLLY) and start > 2:
            start -= 2
        return _with_manner(last, start)
    return last[share:] if share > 0 else ""


def _with_manner(last: str, start: int) -> str:
    """The measure that begins at `start`, with the words of how or to whom before it."""
    manner = ALIKE.search(last, 2, start)
    return last[start if manner is None else manner.start() :]


def _after_ending(first: str, last: str) -> str:
    """What follows in the last name the ending that it shares with the first; else empty."""
    # 乙产业增加值占规上工业的比重: the trade that has the share, not the one that it is of.
    stop = share if (share := last.find("占")) > 0 else len(last)
    for size in (3, 2, 1):
        ending = first[-size:]
        trades = [trade.start() for trade in TRADE.finditer(last, 0, stop)] if ending == "业" else []
        at = trades[-1] if trades else last.find(ending)
        is_whole = len(ending) == size and at >= 0 and at + size < len(last)
        is_kind = size > 1 or ending in "级类区市县省型"
        if is_whole and (is_kind or (ending == "业" and measure_end(last, at + 1) is not None)):
            return last[at + size :]
    return ""


def after_kind(first: str, last: str) -> str:
    """What follows in the last name a place, area, level or side such as the first is; else empty."""
    area = AREA.match(last) if AREA.fullmatch(first) is not None else None
    if area is not None:
        return last[area.end() :]
    per = PER_HEAD.search(last, 2) if PEOPLE.search(first) is not None else None
    if per is not None:
        return last[per.start() :]
    if first in GOVERNMENTS or first in SIDES:
        kind = (LEVELS if first in GOVERNMENTS else SIDED).match(last)
        return last[kind.end() :] if kind is not None else ""
    named = next((size for size in (4, 3, 2) if last[:size] in places()), 0) if first in places() else 0
    return last[named:] if named else ""


def completed(last: str, first: str) -> str:
    """A short last name takes the beginning of the first: 入园率和普惠率 of the same children."""
    per = PER_OUTPUT.match(first)
    if per is not None and PER_OUTPUT.match(last) is None and not last.startswith("主要"):
        return group(per) + last
    if last in OWN_RATES or (is_whole_name(last) and code_of(first) is not None):
        # 固定资产投资、进出口: what is told of the place needs nothing of another.
        return last
    whose = first.rpartition("的")[0]
    if whose.endswith("”"):
        # “两区”的注册外资、到账外资: of the places that the quotation marks name together.
        return whose + said_by("的", last) + last
    tail = measure_end(last)
    own = MEASURE_WORD_END.search(first)
    if last in MEASURE_WORDS and own is not None and own.start() >= 2:
        return first[: own.start()] + last
    other = REVERSED.get(last)
    if other is not None and other in first:
        # 财政收入、支出: the other side of the same budget.
        return first.replace(other, last)
    if tail is None or len(last) > 4 or len(first) <= len(last) + 1 or measure_end(first) is None:
        return last
    accidents = first.rfind("事故") + len("事故")
    if accidents > len("事故") and last.startswith(HARMED):
        # 生产安全事故起数、死亡人数: of those whom the accidents harmed.
        return first[:accidents] + last
    at = first.find(last[:2], 2)
    if at > 0:
        # 开发区规上工业增加值、工业投资: from the word on that both names have.
        return first[:at] + last
    if is_whole_name(last):
        # 基础设施投资、工业投资: the second is named as a whole.
        return last
    return (whose or without(CUT_DEED, first[: -len(last)])) + last
