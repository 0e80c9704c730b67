"""Words of time in a sentence.

Belongs here: where a sentence names a time, and which of its words only look so: what is compared
with, a year within a name. Not here: which period a word means (`meanings`), which figure it holds
for (`periods`), dates that are numerals (`numerals.dates`).
"""

import re
from collections.abc import Iterator
from dataclasses import replace

from orchestration.extraction.numerals.mentions import is_inside
from orchestration.extraction.structure.lines import PLANNED, Line
from orchestration.extraction.times.clock import Clock
from orchestration.extraction.times.meanings import (
    DEEDS_OF_YEARS,
    YEAR_END,
    TimeWord,
    built_upon,
    month_of,
    summed,
    term_ahead,
    time_word,
)
from orchestration.extraction.words import group

# The signs that a word of time begins with, and what may follow them: they are looked for alone, which is
# many times as fast.
WHEN_BEGINS = re.compile(
    r"[从截到至元\d上下前一二三四五十两“过这近今未去明全年期目当累](?=[\d年半季月去后来一二三四五六八九十末底内前至止到目计—~-])"
    # A number is one of time where at most four digits stand before a year, a month or a dash.
    r"(?:(?<!\d)|(?=\d{0,3}\s?[年月至到—~-]))"
)
WHEN = re.compile(
    r"(?:"
    r"从?(?P<y1>(?:19|20)\d{2})年?(?:(?P<ym1>\d{1,2})月)?(?:[-—~至到])"
    r"(?P<y2>(?:19|20)\d{2})年(?:(?P<ym2>\d{1,2})月)?(?!目标)"
    r"|(?P<until>截至|截止|到|至)?(?P<year>(?:19"
    r"|20)\d{2})\s?年(?:(?<=年)(?:(?P<m1>\d{1,2})(?:月份?)?[-—~至到](?P<m2>\d{1,2})月"
    r"|(?P<month>\d{1,2})月(?P<mend>末|底|份)?(?:(?P<day>\d{1,2})日)?|(?P<half>上半年|前三季度"
    r"|第?[一二三四]季度|前[一二三]季度)|(?P<yend>末|底)))?(?P<since>以来)?"
    r"|(?P<bm1>\d{1,2}|(?<![亿万千百十\d多余美欧日])元)(?:月份?)?[-—~至到](?P<bm2>\d{1,2})月"
    r"|(?:截至|截止|到|至)?(?P<bmonth>\d{1,2})月(?P<bend>末|底|份)?(?P<before>前)?(?:(?P<bday>\d{1,2})日)?"
    r"|(?P<part>上半年|下半年|前三季度|[一二三四]季度|前[一二三]季度"
    r"|(?<!提)前(?P<months>\d{1,2})个月)(?P<pend>末|底)?"
    r"|“?(?P<plan>十[一二三四五六]?五|(?<=“)[八九]五)”?(?:规划)?(?P<planword>时期|期间|以来|末|期末|收官|前[一两二三四]年)?"
    r"|(?:(?<=用)|(?<=通过)|(?<=经过))(?P<within>[两三四五2-5])年(?:左右)?(?:的?时间|的?努力)"
    rf"|(?P<term>(?:过去|这|近)[五5]年|[五5]年[来间]|[五5]年累计|五年|[近这]?(?P<few>[两三四])年(?:累计|(?=(?P<deed>{DEEDS_OF_YEARS}))))"
    r"|(?P<ahead>(?:今后|未来)(?P<many>[两三四五2-5])年)"
    r"|(?P<word>去年底|去年末|去年|今年|上年末|上年|明年|全年|年末|年底|期末|目前|截至目前|当前|年内|当月|累计))"
)
# 比上年全年 compares with a year; it says nothing of the figure's own time.
YEAR_BEFORE = ("上年", "去年", "前年")
COMPARING = re.compile(r"(?:同期|[末底])?(?:和[^,。;]{2,10})?(?:相比|比较)")
# 从一季度的4.2%, 回升到三季度的5%: the first value's own time, and the last one's.
ITS_VALUE = re.compile(r"(?P<of>的)?(?:约|近|超)?-?\d[\d.]*(?:%|万|亿|个|元|[^\d月季年])")
# 由一季度下降5%转为增长2%: of the first value alone.
TURNED = re.compile(r"的?(?:负增长|正增长|下降|下滑|增长|上涨)\d[\d.]*%,?(?:转|变为|扭转|回升到|到)")
# 完成全年目标的52%: of the whole year is the aim, not what is told of it.
OF_PLAN = re.compile(r"的?(?:预期|预定|总)?(?:目标|任务|计划|预算)")
THAN = re.compile(r"[高低快慢多少大小好]于$")
# 较上年四季度, 比2020年一季度: with what is compared.
BASE_BEFORE = re.compile(r"[比较与和同从由](?:上年|去年|前年|(?:19|20)\d{2}年)的?$")
# 比一季度、上半年分别加快3、1个百分点: with each of what is listed.
BASES = re.compile(
    r"[比较](?:(?:上半年|前?[一二三四]季度|前三季度|\d{1,2}(?:[-—至]\d{1,2})?月|去年|上年|全年)(?:份|末|底|同期)?[、和与])+$"
)
BARE_BASE = re.compile(
    r"份?(?:增速)?(?:提高|提升|回升|上升|加快|扩大|回落|下降|放缓|收窄|减缓)了?\d[\d.]{0,6}个?百分点"
)
AIMED_NEXT = re.compile(r"[^。;\d]{0,30}?(?:预期|目标|力争|计划|[将拟]|确保|争取)")
DAYS_AHEAD = frozenset(("day", "ahead"))
SPAN = re.compile(r"\d{4}-(?P<first>\d{2})/\d{4}-(?P<last>\d{2})")
OF_MONTH = re.compile(r"(?:,|同比|环比|当月|单月|增长|下降|上涨|完成|实现|达到?|为|以来|起)")
CLOSE = 10
# 5月份和7月份得分居全市前列: what more than one month is named for is of their year.
MONTH_BEFORE = re.compile(r"\d月份?[、和与及]$")
MONTH_NEXT = re.compile(r"[、和与及]\d{1,2}月(?![底末前]|\d)")
# 4月20日,移交会议后,30个专班…; 3月份启动以来: what has been since then is of the year.
SINCE_THEN = re.compile(r",?[^,。;:\d]{0,24}?(?:(?<!午)后|以来|之后)(?=,)")
PARTED = re.compile("[,;]")
# 实现|人均收入比2020年翻一番: how far it is to have come; 远景目标 is a name.
MOVED_BY = re.compile(r"(?!远景|目标|奋斗|中长期|规划)[^,。;\d]{2,14}?(?:比|较|达到?|翻|提高到|提升到)")
MEASURED = ("生产总值", "财政收入", "预算收入", "固定资产投资", "工业总产值", "零售总额", "可支配收入")
MEANT_FOR = ("力争", "确保", "争取", "预计", "预期")
# 粮食生产能力2030年达到40亿斤: so does what comes about in the year.
COMES_TO = re.compile(
    r"(?:力争|预计|计划|将)?(?:达到?|突破|超过?|增[加长]?[到至]|提[高升]?[到至]|升至|降[低至到])(?:约|近|超)?\d"
)
NO_NAME_ENDS = frozenset("比较与和同从由至到于在年过")
# 全市2023年投资增长8%: the place may stand before the time.
PLACES = frozenset("省市区县州旗镇")
# 一是去年投资增长8%: a point of a list may begin with the time.
POINTS = tuple(f"{number}是" for number in "一二三四五六七八九十")
# 金融机构年末存款余额: whoever holds a stock may stand before it too.
HOLDERS = ("机构", "银行", "银行业", "信用社")
ORDINAL_AFTER = frozenset(" ,。;:、\n\t年")
BEFORE_TIME = frozenset(" ,。;:、()-\n\t“”截止至到在于将据计年望")


def _when(text: str, start: int, end: int) -> "Iterator[re.Match[str]]":
    while (begin := WHEN_BEGINS.search(text, start, end)) is not None:
        match = WHEN.match(text, begin.start(), end)
        start = begin.end() if match is None else match.end()
        if match is not None:
            yield match


def time_words(text: str, start: int, end: int, line: Line, clock: Clock) -> list[TimeWord]:
    """The words of time between two places of a line, in order."""
    found: list[TimeWord] = []
    for match in _when(text, start, end):
        before = text[match.start() - 1] if match.start() else "\n"
        if match.start() > start and not _is_time_place(text, match, before):
            continue
        if is_inside(text, match.start(), "《", "》", 50) or _is_past_by(text, match, found, start):
            continue
        word = time_word(match, clock, line)
        if word is not None and match["bmonth"] and _is_among_months(text, match):
            word = replace(word, period=(word.period or "")[:4], kind="year")
        if match["word"] in ("上年", "去年") and before == "在":
            word = built_upon(match.start(), clock, line)
        near = bool(found) and match.start() - found[-1].at <= CLOSE
        if match["word"] == "今年" and near and found[-1].kind in ("day", "until", "span"):
            # 截至8月底,今年新开工: the day told first holds.
            continue
        if match["word"] == "今年" and _is_ahead(text, match, found, clock):
            word = TimeWord(match.start(), str((clock.year or 0) + 1), "ahead")
        if match["term"] and found and found[-1].kind == "ahead":
            word = term_ahead(match.start(), found[-1])
        if match["word"] == "累计":
            word = summed(match.start(), found, clock, line)
        if word is not None and word.kind in DAYS_AHEAD and _is_deadline(text, match, line):
            # 6月底前建成学校3所, 2024年底前达到9条: by when it is to be done, an aim of the year.
            kind = "year" if word.kind == "day" else word.kind
            word = TimeWord(word.at, (word.period or "").partition("-")[0], kind)
        if word is not None:
            until = (
                _clause_end(text, word.at, end) if match["deed"] else _bracket_end(text, start, word.at, end)
            )
            found.append(replace(word, until=until, said=group(match)))
    return found


def _is_deadline(text: str, match: "re.Match[str]", line: Line) -> bool:
    """Whether a day of the planned part is only that by which something is to be done."""
    return line.part == PLANNED and (match["before"] is not None or text.startswith("前", match.end()))


def _is_past_by(text: str, match: "re.Match[str]", found: list[TimeWord], start: int) -> bool:
    """Whether a word of time tells no figure's own time, but one before it."""
    return _is_base(text, match, found, start) or _is_since_then(text, match)


def _is_since_then(text: str, match: "re.Match[str]") -> bool:
    """Whether a day or month only tells when something happened after which the rest came about."""
    named = match["day"] or match["bday"] or match["month"] or match["bmonth"]
    return bool(named) and SINCE_THEN.match(text, match.end()) is not None


def _is_among_months(text: str, match: "re.Match[str]") -> bool:
    """Whether a month is one of a list."""
    at = match.start()
    return MONTH_NEXT.match(text, match.end()) is not None or bool(
        MONTH_BEFORE.search(text, max(0, at - 5), at)
    )


def _is_ahead(text: str, match: "re.Match[str]", found: list[TimeWord], clock: Clock) -> bool:
    """2022年增长4%;今年,预期增长6%: set against the report's year, this year is the next."""
    told = found[-1] if found else None
    if told is None or told.kind != "year" or told.period != str(clock.year) or told.said.endswith("以来"):
        return False
    return clock.period is None and AIMED_NEXT.match(text, match.end()) is not None


def _is_base(text: str, match: "re.Match[str]", found: list[TimeWord], start: int) -> bool:
    """Whether a part of a year is what a figure is compared with, not when it holds."""
    at = match.start()
    if match["part"] and BASE_BEFORE.search(text, max(start, at - 10), at):
        return True
    # 1-5月增长9%,1-4月提高2个百分点: a shorter span after the one told, without 比 or 较.
    return (
        match["bm1"] is not None
        and any(word.kind == "span" and is_shorter(word.period, match) for word in found[-1:])
        and BARE_BASE.match(text, match.end()) is not None
    )


def is_shorter(period: str | None, match: "re.Match[str]") -> bool:
    """Whether months end before a period that begins with the same month."""
    told = SPAN.fullmatch(period or "")
    return (
        told is not None
        and int(told["first"]) == month_of(match["bm1"])
        and int(match["bm2"]) < int(told["last"])
    )


def _is_time_place(text: str, match: "re.Match[str]", before: str) -> bool:
    """Whether a word of time stands where one may: after a sign, 在, 到 … or 其中."""
    at = match.start()
    whole_year = match["word"] == "全年"
    if whole_year and (text.endswith(YEAR_BEFORE, 0, at) or OF_PLAN.match(text, match.end())):
        return False
    if COMPARING.match(text, match.end()) or THAN.search(text, max(0, at - 2), at):
        return False
    if match["within"] or (match["term"] and match.group().endswith("累计")):
        return True
    if match["part"] and before in "、和与" and BASES.search(text, max(0, at - 20), at) is not None:
        return False
    if match["bm1"] or match["part"]:
        if text[at - (2 if before == "第" else 1)] in "从由" and TURNED.match(text, match.end()) is not None:
            return False
        value = ITS_VALUE.match(text, match.end())
        if before in "从由至到" and value is not None:
            return before in "至到" and value["of"] is not None
        if before == "第":
            # 第一季度增长4%; 获评第一季度之星: a time only where a word of time may stand.
            may_stand = at < 2 or text[at - 2] in ORDINAL_AFTER
            return may_stand or OF_MONTH.match(text, match.end()) is not None
        return before not in "比较与和同至到-—~"
    told = match["word"] in ("全年", "年内", "当月") or before in BEFORE_TIME
    # 展望了到2035年的目标: by when it is to be, whatever verb is before it.
    told = told or (match["until"] is not None and before == "了")
    if match["word"] in YEAR_END and text.endswith(HOLDERS, 0, at):
        return True
    # 工业用电量6月份增长5%: the month may stand after what is measured.
    of_month = match["bend"] == "份" and not match["bday"] and before not in "比较与和同至到-—~第从由于"
    if of_month and OF_MONTH.match(text, match.end()) is not None:
        return True
    told = told or (before in PLACES and (match["year"] or match["word"]) is not None)
    if match["year"] is not None and _is_year_within(text, match):
        return True
    return told or text.endswith(("其中", "计算", "核算", "核实", *MEANT_FOR, *POINTS), 0, at)


def _is_year_within(text: str, match: "re.Match[str]") -> bool:
    """财政收入2012年达到80亿元: whether a year stands after what is measured, or after 实现 by when."""
    at = match.start()
    if text.endswith(MEASURED, 0, at):
        return True
    is_named = "\u4e00" <= text[at - 1] <= "\u9fff" and text[at - 1] not in NO_NAME_ENDS
    if is_named and COMES_TO.match(text, match.end()) is not None:
        return True
    return text.endswith("实现", 0, at) and MOVED_BY.match(text, match.end()) is not None


def _clause_end(text: str, at: int, end: int) -> int:
    """Where the clause of a word of time ends: 三年安排9亿元,新建学校2所 has one deed of three years."""
    stop = PARTED.search(text, at, end)
    return end if stop is None else stop.start()


def _bracket_end(text: str, start: int, at: int, end: int) -> int:
    """Where the brackets around a word of time close; 0 where it stands in none."""
    opened = text.rfind("(", max(start, at - 20), at)
    if opened < 0 or text.find(")", opened, at) >= 0:
        return 0
    return max(0, text.find(")", at, min(end, at + 60)))
