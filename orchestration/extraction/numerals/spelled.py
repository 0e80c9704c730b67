"""Figures spelled without digits.

Belongs here: Chinese numerals that count something, tenths, parts, ranges. Not here: words of size
(`scales`), words that are a figure (`word_figures`), numbers in digits (`digits`).
"""

import re
from decimal import Decimal

from orchestration.extraction.numerals.classes import TOP
from orchestration.extraction.numerals.dates import PLAN_NAME
from orchestration.extraction.numerals.exclusions import why_not
from orchestration.extraction.numerals.mentions import BOUNDARY, Mention, unmeasured
from orchestration.extraction.numerals.rankings import ordinal
from orchestration.extraction.numerals.scales import scale_figure
from orchestration.extraction.numerals.units import Measured, no_step, unit_after
from orchestration.extraction.numerals.values import DIGITS, chinese_value, part_value
from orchestration.extraction.words import last_parting

THINGS = (
    "家 座 所 户 台 辆 套 条 批 人 名 位 处 栋 幢 株 棵 亩 公顷 公里 张 件 "
    "宗 艘 架 头 只 款 支 枚 颗 对 列 趟 场 起 例 公斤 吨 万吨 亿元 万元 元 "
    "批次 万亩 万人 平方米 平方公里 个月 家次 人次 天 个工作日 小时 分钟"
)
CONCRETE = frozenset(THINGS.split())
# A price or amount of so few yuan follows the words for it.
PRICED = re.compile(r"(?:[每达为到至价费补贴降涨增减加高低少多了约仅收奖]|标准|补助|每[^,，。;；、]{1,4})$")
# 一城五人, 一乡三品: numbers before one noun each make a saying.
SAYING = re.compile(r"(?<![\u4e00-\u9fff])[一二三四五六七八九十][\u4e00-\u9fff]$")
SCALES = "十百千万亿"
RISEN = re.compile(r"(?:增长|增加|上涨|涨|提高|扩大|提升)(?:了|近|约|超|超过)?$")
NONE_LEFT = re.compile(r"率[^,。;]{0,4}(?:为|是)$")
# 三条 counts roads and lines; 二十条 alone is the nickname of a document.
ROUTES = frozenset("高铁公路线河渠街道航断生产国际省地跨货精新市县城乡")
# 十件民生实事: so many are promised each year.
GOOD_DEEDS = re.compile(r"(?P<what>[件项]|方面)(?:重点|为民|惠民|民生|利民|便民|办好)*实事")
# 五个县(市)荣获: places that did it are counted.
PLACES_DID = re.compile(
    r"(?:县\(市\)|县\(市、区\)|县市区?|县区|乡镇|[县区镇乡村]|社区)(?:均|先后|被)?(?:荣获|获评|获|入选|评为|跻身|进入)"
)
# 两个案例入选, 三项做法获推广: what was chosen among others is counted.
CHOSEN = re.compile(
    r"(?:项目|案例|做法|经验|成果|作品|品牌|企业|单位|园区|景区|街区|基地|产业集群|集群|学校|医院)(?:成功|均|先后|被)*"
    r"(?:荣获|获评|获批|获得|获|入选|入围|评为|跻身|上榜|列入)"
)
# 甲、乙两个地下商城: the things that were named are counted.
NAMED_BOTH = re.compile(r"(?:、|[^,，。;；、]{2}[和与及])[^,，。;；、和与及\d]{2,12}$")
# 甲、乙两个园区分别增长…: what each of those named has is told next.
IN_TURN = re.compile(r"[^,，。;；、\d]{0,16}分别")
LISTING = re.compile(r"[、和与及]")
NAMES_REACH = 40
BUILT_THINGS = re.compile(
    r"[^,，。;；、\d]{0,8}?(?:项目|工程|景[区点]|商城|商场|市场|综合体|园区|产业园|基地|小区|社区|工厂|[电水]厂|生产线|医院|学校|广场"
    r"|公园|码头|机场|车站|[电水变]站|水库|酒店|企业|公司|乡镇|[村镇])"
)
# 水质优于标准一个类别: how far apart two grades are.
GRADES_APART = re.compile(r"(?:优于|高于|低于|好于|提升|提高|改善|下降|降低)[^,，。;；]{0,14}$")
# 两个省级园区 counts them; 两个 before any other noun is mostly a saying.
GRADED = re.compile(r"(?:国家|自治区|省|市|县|区|部|州|世界)级(?=[^,，。;；、\n]{2})")
TENTHS_STOP = frozenset("为立果功员长本都效品交熟型人绩份套就")
# 四套班子齐抓共管, 三张答卷: who leads a place, and what one has to show.
# 办好两件大事: what is spoken of is no number of them.
FIGURES_OF_SPEECH = {
    "场": ("硬仗", "攻坚战", "战役", "大考", "大战"),
    "件": ("大事", "要事", "难事", "喜事", "盛事"),
    "套": ("班子", "领导班子"),
    "张": ("答卷", "考卷", "试卷", "成绩单", "名片"),
    "份": ("答卷", "考卷", "成绩单"),
}
SPAN_SIGNS = "至到—~"
SPAN = re.compile(
    rf"(?P<low>[一二两三四五六七八九十]+)[{SPAN_SIGNS}](?P<high>[二三四五六七八九十]+)(?P<tenths>成)?"
)


def spelled_quantity(text: str, start: int, end: int) -> list[Mention]:
    """A Chinese numeral that counts something or names a plan; nothing where it does neither."""
    before = text[start - 1] if start else "\n"
    plan = PLAN_NAME.match(text, start) if text[start] == "十" else None
    if plan is not None:
        return unmeasured(start, plan.end(), "date", "NON-DATE-PLAN")
    written = text[start:end]
    if before == "第":
        value = chinese_value(written)
        return ordinal(text, start, end, value) if value is not None else []
    after = text[end : end + 1]
    span = _span(text, start) if after in SPAN_SIGNS else []
    if span:
        return span
    if after == "成":
        return _tenths(text, start, end)
    rise = RISEN.search(text[max(0, start - 6) : start]) if after == "倍" else None
    if rise is not None and (value := chinese_value(written)) is not None:
        return [Mention(start, end + 1, None, "NUM-CHINESE", value, unit="倍", dimension="other")]
    if written == "零" and NONE_LEFT.search(text[max(0, start - 8) : start]) and after in BOUNDARY:
        return [Mention(start, end, None, "NUM-CHINESE", Decimal(0), unit="%", dimension="rate")]
    if written == "一" and text.startswith("个类别", end):
        return _grade_apart(text, start, end + len("个类别"))
    if written == "一" or (written == "半" and not text.startswith("数", end)):
        return []
    return _chinese_quantity(text, start, end, written, before)


def _tenths(text: str, start: int, end: int) -> list[Mention]:
    if text[end + 1 : end + 2] in TENTHS_STOP or end - start != 1:
        return []
    value = chinese_value(text[start:end])
    if value is None:
        return []
    more = DIGITS.get(text[end + 1 : end + 2], 0)
    if more and (text[end + 2 : end + 3] in BOUNDARY or text.startswith(("以上", "左右", "的"), end + 2)):
        # 七成五 is 75 %.
        return [Mention(start, end + 2, None, "NUM-TENTHS", value * 10 + more, unit="%", dimension="rate")]
    return [Mention(start, end + 1, None, "NUM-TENTHS", value * 10, unit="%", dimension="rate")]


def _span(text: str, start: int) -> list[Mention]:
    """五至六成, 三到五家: a range in Chinese numerals that share their unit."""
    match = SPAN.match(text, start)
    if match is None:
        return []
    low, high = chinese_value(match["low"]), chinese_value(match["high"])
    if low is None or high is None or low >= high:
        return []
    if match["tenths"]:
        low, high = low * 10, high * 10
        return [Mention(start, match.end(), None, "NUM-TENTHS", low, high, "%", "rate")]
    unit = unit_after(text, match.end())
    base = (unit.unit or "").lstrip("十百千万亿")
    if unit.unit is None or (base not in CONCRETE and unit.dimension not in ("rate", "difference")):
        return []
    shared = (unit.unit, unit.dimension, unit.is_classifier, unit.inner)
    return [Mention(start, unit.end, None, "NUM-CHINESE", low, high, *shared)]


def part_of(start: int, match: "re.Match[str]") -> list[Mention]:
    """四分之三: a part of a whole, in percent or thousandths."""
    told = part_value(match["bottom"], match["parts"])
    if TOP.search(match.string, max(0, start - 12), start):
        return unmeasured(start, match.end(), "threshold", "NON-THRESHOLD-CLASS")
    if told is None:
        return []
    return [Mention(start, match.end(), None, "NUM-FRACTION", told[0], unit=told[1], dimension="rate")]


def _chinese_quantity(text: str, start: int, end: int, written: str, before: str) -> list[Mention]:
    scale_only = not written.strip(SCALES)
    if scale_only and len(written) > 1 and written[-1] in "万亿":
        # 千亿元: 千 is the number, 亿 belongs to the unit.
        split = end - 1 if written[-2] != "万" or written[-1] != "亿" else end - 2
        if split > start:
            end, written = split, text[start:split]
        else:
            end, written = end, written
    unit = no_step(text, unit_after(text, end))
    good = GOOD_DEEDS.match(text, end) if written == "十" else None
    if good is not None and before == "“" and text.startswith("”", good.end()):
        # 办好“十件实事”: what they are called.
        return []
    if good is not None:
        stop = good.end("what")
        return [Mention(start, stop, None, "NUM-CHINESE", Decimal(10), None, good["what"], "count", True)]
    if written == "十" and unit.dimension == "difference":
        return [Mention(start, unit.end, None, "NUM-CHINESE", Decimal(10), None, unit.unit, unit.dimension)]
    if scale_only:
        return scale_figure(text, start, end, unit)
    value = chinese_value(written)
    if value is None or unit.unit is None or _is_said(text, start, unit.end):
        return []
    if unit.dimension in ("rate", "difference"):
        return [Mention(start, unit.end, None, "NUM-CHINESE", value, None, unit.unit, unit.dimension)]
    both = unit.unit == "个" and written == "两" and _are_named(text, start, unit.end)
    counts = both or (unit.unit != "届" and _is_thing(text, written, end, unit))
    if value < 2 or before in "“第“‘" or not counts or _sums_up(text, start, unit.end, value):
        return []
    mention = Mention(
        start,
        unit.end,
        None,
        "NUM-CHINESE",
        value,
        None,
        unit.unit,
        unit.dimension,
        unit.is_classifier,
        unit.inner,
    )
    why = why_not(text, mention, end)
    if why:
        mention.why, mention.rule = why
    elif _is_name(text, start, unit.unit, written):
        return []
    return [mention]


def _is_said(text: str, start: int, end: int) -> bool:
    """实施“四倍”、建设“四强”: a number that quotation marks hold alone with its unit is a saying."""
    return text[start - 1 : start] == "“" and text[end : end + 1] == "”"


def _sums_up(text: str, start: int, end: int, value: Decimal) -> bool:
    """甲、乙两个园区分别增长…: as many as were named before it, and each has a figure of its own."""
    if IN_TURN.match(text, end) is None:
        return False
    low = max(0, start - NAMES_REACH)
    low = max(low, last_parting(text, low, start) + 1, text.rfind("。", low, start) + 1)
    names = LISTING.split(text[low:start])
    return len(names) == value and all(names)


def _is_name(text: str, start: int, unit: str, written: str) -> bool:
    """One sign and 元 without a price begin a name; 一镇五品 is a saying, one sign and one sign more."""
    if unit == "元" and len(written) == 1:
        return PRICED.search(text, max(0, start - 6), start) is None
    return SAYING.search(text, max(0, start - 3), start) is not None


def _grade_apart(text: str, start: int, end: int) -> list[Mention]:
    """优于标准一个类别: how far a grade is from another; nothing where no word tells so."""
    if GRADES_APART.search(text, max(0, start - 18), start) is None:
        return []
    return [Mention(start, end, None, "NUM-CHINESE", Decimal(1), None, "个类别", "count", True)]


def _are_named(text: str, start: int, end: int) -> bool:
    """Whether two things are named before 两个 and are of a kind that is built or run."""
    if BUILT_THINGS.match(text, end) is None:
        return False
    return NAMED_BOTH.search(text, max(0, start - 20), start) is not None


def _is_thing(text: str, written: str, end: int, unit: Measured) -> bool:
    """Whether a Chinese numeral with this unit counts things, not turns, grades or articles."""
    base, after = (unit.unit or "").lstrip("十百千万亿"), text[unit.end : unit.end + 1]
    if (base == "条" and after not in ROUTES) or after in "级次" or text.startswith("人转", end):
        return False
    if text.startswith(FIGURES_OF_SPEECH.get(base, "\n"), unit.end):
        return False
    if base in CONCRETE or (unit.unit in ("个", "项") and CHOSEN.match(text, unit.end)):
        return True
    if unit.unit != "个":
        return False
    # 引进项目二十三个: at the end of its clause a number of several signs counts.
    counts = len(written) > 1 and text[unit.end : unit.end + 1] in BOUNDARY
    return counts or any(told.match(text, unit.end) for told in (GRADED, PLACES_DID))
