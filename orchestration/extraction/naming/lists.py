"""Lists of names that share words.

Belongs here: A、B、C产值分别… becomes the name of each. Not here: which figure belongs to which
name (`turns`).
"""

import re

from orchestration.extraction.naming.indicators import code_of, is_whole_name
from orchestration.extraction.naming.phrases import (
    MEASURE_WORD_END,
    MEASURE_WORDS,
    measure_end,
)
from orchestration.extraction.naming.places import places
from orchestration.extraction.naming.trades import cut, has_trade
from orchestration.extraction.naming.wording import REVERSED
from orchestration.extraction.words import group, said_by, split, without

SIGN = re.compile(r"、|,|以及|和|与|及")
MARK = re.compile("、")
ALSO = re.compile("[、和与]")
COUNTED = re.compile(
    r"(?:等)?[二两三四五六七八九十\d]+(?:大|项|个|类)(?:主导|支柱|重点|优势|特色|新兴|主要)?|等(?=.)"
)
GOODS_MEASURED = re.compile(
    r"[^,;:]*(?:产品|行业|商品|品种)(?P<what>产量|产值|增加值|价格|销量|销售额|零售额|出口额?|进口额?|投资)"
)
JOINED = re.compile(r"第?(?P<which>[一二三]{2,3})次?产(?:业)?(?P<what>[^、]*)")
INDUSTRY = {
    "一": "第一产业",
    "二": "第二产业",
    "三": "第三产业",
    "第一": "第一产业",
    "第二": "第二产业",
    "第三": "第三产业",
}
THREE = re.compile(r"(?:第?一、?二、?三次?产业|三[次大个]产业)(?!结构|比重|集群|基金|园|链|体系|项目|集团)")
INDUSTRIES = ("第一产业", "第二产业", "第三产业")
LAST_INDUSTRY = re.compile(r"^(?:第?[一二三])(?:次)?产业?")
LAST_SHORT = re.compile("[二三]产(?!业)")
# 养老、工伤、失业保险人数: each is an insurance.
OF_A_KIND = re.compile(r"保险|经费|作物|案件|用电量|用水量")
OF_WORKS = re.compile(r"(?:项目|工程)(?=数?$)")
OWN_DEED = re.compile(r"(?:新增|发放|新建|实施|建成|培育|引进|开工|新开工|新培育)(?!项目|企业)")
# 消费、投资对经济增长的贡献率: to what each of them contributes.
CONTRIBUTED = re.compile(r"(?<=..)对[^,、]{2,14}(?:贡献率|贡献度)$")
# The last trade of a name ends it: 工业战略性新兴产业|增加值; 营业额 and 就业 are none.
TRADE = re.compile(r"(?<![营就创失毕作])业")
# 金融、建筑、信息服务业增加值: trades of which the last alone is called one.
TRADES = frozenset(
    ("金融", "交通运输", "建筑", "批发零售", "批发和零售", "住宿餐饮", "住宿和餐饮", "房地产", "旅游", "物流")
)
PAIRS = (
    ("城、乡", ("城镇", "农村")),
    ("城乡", ("城镇", "农村")),
    ("存贷款", ("存款", "贷款")),
    ("存贷", ("存款", "贷款")),
    ("内外资", ("内资", "外资")),
    ("收支", ("收入", "支出")),
)
# 万元GDP能耗、水耗: for each of them it is the use per unit of output.
PER_OUTPUT = re.compile(
    r"每[十百千万]{1,2}名?人口?|(?:万元|单位|每万元)(?:地区生产总值|国内生产总值|生产总值|GDP|工业增加值|增加值|产值)"
)
# 甲县、乙县生产总值: what a place brings forth, told as one word.
GROSS = re.compile(r"(?:地区|国内)?生产总值$")
RATES = frozenset("率量度额数值")
# Used up per unit of output: a measure of its own.
USE = ("能耗", "水耗", "煤耗", "电耗")
# 教育、卫生支出: what is spent on each.
SPENDING = "支出"
# 绿化覆盖率、绿地率: a rate of its own, not of what the first is of.
OWN_RATES = frozenset(("绿地率",))
# 服务业占生产总值比重、研发经费占GDP比重: each is told whole.
SHARES = ("比重", "比例", "份额")
WHOLLY = ("综合", "总体", "平均", "累计")
# 省、市级重点项目, 中、西部地区: a level of government or a side of the country by one sign.
GOVERNMENTS = frozenset(("国家", "省", "市", "县", "区"))
LEVELS = re.compile(r"[省市县区](?=级|重点|重大)")
SIDES = frozenset("东西南北中")
SIDED = re.compile(r"[东西南北中](?=部)")
# 餐饮业销售额(营业额): the same amount under the name that another trade has for it.
ALSO_CALLED = re.compile(r"(?<=[额值率量])\([^()]{2,6}[额值率量]\)$")
# 限上批、零、住、餐四大行业销售额: the four trades that are always told together.
SHOP_TRADES = ("批发业", "零售业", "住宿业", "餐饮业")
SHOPS = re.compile(r"批发?业?、?零售?业?、?住宿?业?[、和]?餐饮?业?(?:等?[四4](?:大|个)?(?:重点)?行业|行业)?")
# 用于教育、医疗的支出: what the money is spent on.
SPENT = re.compile(r"用于(?P<what>.{2,}?)的?(?P<spent>支出|投入|投资|经费)")
TAKEN = ("收入", "花费", "消费")
AREA = re.compile(r"(?:城镇|农村牧区|农村|城市|乡村|农?牧区)")
# 城镇居民、农牧民人均可支配收入: what each head of both has.
PEOPLE = re.compile(r"(?:城镇|居民|[农牧渔]民)$")
PER_HEAD = re.compile(r"人均(?:可支配|纯|消费)")


def parted(phrase: str, length: int = 0) -> list[str]:
    """The names in a phrase, each with the words that the list shares; `length` of them, if it can be."""
    called = ALSO_CALLED.search(phrase) if phrase.endswith(")") else None
    if called is not None:
        # 批发业、餐饮业销售额(营业额): what it is called elsewhere hides no measure.
        phrase = phrase[: called.start()]
    known = _known_row(phrase, length)
    if known:
        return known
    pieces = _pieces(phrase, length)
    if len(pieces) < 2:
        named = JOINED.fullmatch(phrase)
        if named is not None:
            which, what = group(named, "which"), group(named, "what")
            return [said_by(f"第{one}产业", which) + what for one in which]
        return [phrase]
    last = pieces[-1]
    if len(pieces) == 2 and pieces[0].endswith("存") and last.startswith("贷款"):
        return [pieces[0] + last[1:], pieces[0][:-1] + last]
    if len(pieces) == 2 and pieces[0].endswith("存款") and last == "贷款余额":
        return [f"{pieces[0]}余额", last]
    if pieces[0] in INDUSTRY:
        return _industries(pieces)
    counted = COUNTED.search(last, 1)
    if counted is not None and counted.end() < len(last) and not _is_quoted(last, counted.start()):
        return _of_class(pieces, counted)
    if (OWN_DEED.match(last) and OWN_DEED.search(pieces[0])) or (
        pieces[0].startswith("接待") and last.endswith(TAKEN)
    ):
        # 城镇新增就业、新增发放贷款: each has its deed; 接待游客、旅游收入: guests take in nothing.
        return pieces
    shared = _after_kind(pieces[0], last) or _of_kind(pieces[:-1], last)
    shared = shared or _shared(pieces[0], pieces[1:-1], last)
    trade = "业" if last.endswith(f"业{shared}") else ""
    names = [
        piece if _is_complete(piece, shared) else piece + trade * (piece in TRADES) + shared
        for piece in pieces[:-1]
    ]
    return [names[0], *(_completed(name, pieces[0]) for name in (*names[1:], last))]


def _is_quoted(phrase: str, at: int) -> bool:
    """Whether a place stands within quotation marks: 市级“三个基金”."""
    return phrase.rfind("“", 0, at) > phrase.rfind("”", 0, at)


def _of_class(pieces: list[str], counted: "re.Match[str]") -> list[str]:
    """A、B等五种产品产量: each with what is measured of all in the class that ends the list."""
    last = pieces[-1]
    shared = last[counted.end() :]
    of_class = GOODS_MEASURED.fullmatch(shared) if counted.group() == "等" else None
    if of_class is not None:
        # 甲、乙等落后行业产品产量: the class says what they are, the measure is all they share.
        trades = shared.startswith("行业") and not any(piece.endswith("业") for piece in pieces[:-1])
        shared = shared if trades else group(of_class, "what")
    elif measure_end(shared) is None:
        # A、B等四项污染物: the class says what they are, not what is measured of them.
        shared = shared if shared in ("产业", "行业") else ""
        return [*(piece + shared for piece in pieces[:-1]), last[: counted.start()] + shared]
    return [*(piece + shared for piece in pieces[:-1]), last[: counted.start()] + shared]


def _known_row(phrase: str, length: int) -> list[str]:
    """城乡…, 三次产业…, 批零住餐…: the names of a row that one word tells; empty for any other."""
    spent = SPENT.fullmatch(phrase) if length > 1 else None
    if spent is not None:
        return [piece + group(spent, "spent") for piece in _pieces(group(spent, "what"), length)]
    for both, (first, second) in PAIRS:
        if both in phrase and not SIGN.search(phrase.replace(both, "")):
            at = phrase.find(both)
            before, whole, after = phrase[:at], phrase[at : at + len(both)], phrase[at + len(both) :]
            return [before + said_by(area, whole) + after for area in (first, second)]
    for row, members in ((THREE, INDUSTRIES), (SHOPS, SHOP_TRADES)):
        told = row.search(phrase) if length == len(members) else None
        # 化工、食品、装备三大产业: three that are named, not all there are.
        if told is not None and not (row is THREE and "、" in phrase[: told.start()]):
            before, whole, after = phrase[: told.start()], group(told), phrase[told.end() :]
            # 四大行业: each is told as a 行业 then.
            ends = "行业" if whole.endswith("行业") else "业"
            return [before + said_by(one.removesuffix("业") + ends, whole) + after for one in members]
    return []


def _industries(pieces: list[str]) -> list[str]:
    """一、二产业增加值: each of the industries with the measure that the last one tells."""
    last = pieces[-1]
    tail = without(LAST_INDUSTRY, last)
    short = LAST_SHORT.match(last)
    if short is not None:
        # 一、二、三产增加值: told by their short names.
        return [said_by(f"{piece}产", piece) + tail for piece in pieces[:-1]] + [last]
    third = "第三产业" if last[0] in "三第" else "第二产业"
    return [
        *(said_by(INDUSTRY.get(piece, piece), piece) + tail for piece in pieces[:-1]),
        said_by(third, last[: len(last) - len(tail)]) + tail,
    ]


def _pieces(phrase: str, length: int) -> list[str]:
    """The phrase cut at its list signs; only at 、 where that gives as many names as figures."""
    if length > 1 and has_trade(phrase):
        # 批发和零售业、住宿和餐饮业: the signs within the name of a trade part nothing.
        for sign in (MARK, SIGN):
            pieces = cut(sign, phrase)
            if len(pieces) == length:
                return pieces
    marked = [piece for piece in phrase.split("、") if piece]
    if len(marked) == length > 1:
        return marked
    if "及" in phrase and "以及" not in phrase:
        # 社会保障及抚恤、卫生和教育支出: 及 joins within a name where the other signs part so many.
        joined = [piece for piece in split(ALSO, phrase) if piece]
        if len(joined) == length > 1:
            return joined
    return [piece for piece in split(SIGN, phrase) if piece]


def _is_complete(piece: str, shared: str) -> bool:
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


def _of_kind(pieces: list[str], last: str) -> str:
    """养老、失业保险人数: the kind that the others lack; the measure, where the last begins as the first."""
    own = MEASURE_WORD_END.search(last)
    if own is not None and last.startswith(pieces[0]) and own.start() > len(pieces[0]):
        # 工业、制造业、工业技改投资: only the measure is shared.
        return last[own.start() :]
    kind = OF_A_KIND.search(last, 2)
    if kind is None or any(kind.group() in piece for piece in pieces):
        return ""
    return last[kind.start() :]


def _shared(first: str, middle: list[str], last: str) -> str:
    """The end of the last name that the first one lacks."""
    given = CONTRIBUTED.search(last)
    alike = last[given.start() :] if given is not None else _after_ending(first, last)
    if alike:
        return alike
    for piece in middle:
        if piece[0] == last[0] and len(piece) < len(last) - 1:
            return last[len(piece) :]
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
    share = last.find("占")
    stem = last[:share] if share > 0 else last
    tail = GROSS.search(stem, 1) or measure_end(stem)
    if tail is not None and tail.start() >= 1:
        start = tail.start()
        if tail.group() in RATES and start >= 4:
            # 建成率, 达标率, 处理量: the rate or amount of what a verb of two syllables says.
            start -= 2
        if stem[:start].endswith(WHOLLY) and start > 2:
            start -= 2
        return last[start:]
    if share < 0 and last.endswith(SPENDING) and len(last) > len(SPENDING) + 1:
        return last[-len(SPENDING) :]
    return last[share:] if share > 0 else ""


def _after_ending(first: str, last: str) -> str:
    """What follows in the last name the ending that it shares with the first; else empty."""
    for size in (3, 2, 1):
        ending = first[-size:]
        trades = [trade.start() for trade in TRADE.finditer(last)] if ending == "业" else []
        at = trades[-1] if trades else last.find(ending)
        is_whole = len(ending) == size and at >= 0 and at + size < len(last)
        is_kind = size > 1 or ending in "级类区市县省型"
        if is_whole and (is_kind or (ending == "业" and measure_end(last, at + 1) is not None)):
            return last[at + size :]
    return ""


def _after_kind(first: str, last: str) -> str:
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


def _completed(last: str, first: str) -> str:
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
    at = first.find(last[:2], 2)
    if at > 0:
        # 开发区规上工业增加值、工业投资: from the word on that both names have.
        return first[:at] + last
    if is_whole_name(last):
        # 基础设施投资、工业投资: the second is named as a whole.
        return last
    return (whose or first[: -len(last)]) + last
