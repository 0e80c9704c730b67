"""Lists of names that share words.

Belongs here: A、B、C产值分别… becomes the name of each. Not here: which figure belongs to which
name (`turns`).
"""

import re

from orchestration.extraction.naming.phrases import (
    measure_end,
)
from orchestration.extraction.naming.shared_words import (
    after_kind,
    completed,
    is_complete,
    of_kind,
    shared_end,
)
from orchestration.extraction.naming.trades import cut, has_trade
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
OWN_DEED = re.compile(r"(?:新增|发放|新建|实施|建成|培育|引进|开工|新开工|新培育)(?!项目|企业)")
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
    ("牛羊", ("牛", "羊")),
    ("客货运", ("客运", "货运")),
    ("工农业", ("工业", "农业")),
    ("中小学", ("中学", "小学")),
)
# 餐饮业销售额(营业额): the same amount under the name that another trade has for it.
ALSO_CALLED = re.compile(r"(?<=[额值率量])\([^()]{2,6}[额值率量]\)$")
# 限上批、零、住、餐四大行业销售额: the four trades that are always told together.
SHOP_TRADES = ("批发业", "零售业", "住宿业", "餐饮业")
SHOPS = re.compile(r"批发?业?、?零售?业?、?住宿?业?[、和]?餐饮?业?(?:等?[四4](?:大|个)?(?:重点)?行业|行业)?")
# 加工贸易、民营企业出口: a way of trading is no kind of firm.
WAYS_OF_TRADE = re.compile(
    r"(?:(?:一般|加工|边境小额|小额|服务|转口|易货|保税)贸易|跨境电商|市场采购|保税物流)$"
)
OF_FIRMS = re.compile("^企业")
# 用于教育、医疗的支出: what the money is spent on.
SPENT = re.compile(r"用于(?P<what>.{2,}?)的?(?P<spent>支出|投入|投资|经费)")
TAKEN = ("收入", "花费", "消费")


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
    shared = after_kind(pieces[0], last) or of_kind(pieces[:-1], last)
    shared = shared or shared_end(pieces[0], pieces[1:-1], last)
    trade = "业" if last.endswith(f"业{shared}") else ""
    names = [
        piece if is_complete(piece, shared) else piece + trade * (piece in TRADES) + _shared_by(piece, shared)
        for piece in pieces[:-1]
    ]
    return [names[0], *(completed(name, pieces[0]) for name in (*names[1:], last))]


def _shared_by(piece: str, shared: str) -> str:
    """What a name takes of the shared words: 加工贸易 and 民营企业出口 tell a way and a kind of firm."""
    return without(OF_FIRMS, shared) if WAYS_OF_TRADE.search(piece) is not None else shared


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
