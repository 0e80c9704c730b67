"""Headings and what they open.

Belongs here: which lines are headings, and which part and term of years a heading announces. Not
here: sentences that turn to another part (`turnings`).
"""

import re

from orchestration.extraction.numerals.dates import plan_years
from orchestration.extraction.structure.lines import EXECUTED, PLANNED, Place
from orchestration.extraction.structure.outlooks import TITLE

# 确保全年目标任务完成: what is still to be striven for.
EFFORTS = "确保|力争|努力|全力|坚决|奋力|抓好|做好|狠抓|保障|推动"
EFFORT = re.compile(EFFORTS)
DONE = re.compile(
    r"回顾|执行情况|完成情况|成绩|成就|总结|工作情况|运行情况|发展情况|开展情况|落实情况|基本情况|主要工作进展|(?:进展|推进|落实|实施)情况"
    r"|情况的?(?:通报|汇报)|取得|过去|去年|(?<![比较与同])上年|今年以来|(?:成效|特点|亮点)\s*$"
    rf"|^(?!.*(?:{EFFORTS})).*(?:目标|任务)[^,。:]{{0,6}}(?:完成|实现|达成)\s*$"
)
TO_DO = re.compile(
    r"目标|安排|任务|建议|打算|部署|思路|要求|重点工作(?![^,。:]{0,10}方面\s*$)|草案|展望|努力方向|今后|下一步|下一年|明年|今年"
    r"|工作举措|主要措施|工作措施|对策措施|下半年(?:工作|重点|主要)|新的一年"
)
# 减排目标如期实现, 坚持目标导向: what was reached or led opens no aims, as 主要目标 alone does.
REACHED = re.compile(r"实现|完成|达成|达到|落地|进展|推进|目标(?:引领|导向|牵引|管理|责任|考核)")

# 紧盯增长目标,经济稳中有进: what one kept in view tells how it was done, whatever follows.
IN_VIEW = re.compile(
    r"(?:紧盯|盯紧|盯住|聚焦|围绕|紧扣|对照|对标|锚定|瞄准|锁定|着眼|立足|咬定|紧紧围绕)[^,。;:]{0,14}?"
    r"(?:目标|任务|要求|部署)"
)
YEARS = re.compile(r"((?:19|20)\d{2})\s?年?")
# 2011年1月13日在县人民代表大会, 2026年一月二十日, 发布日期:2023-01-28: a day says nothing of what follows.
DAY = re.compile(
    r"(?:19|20)\d{2}(?:\s?年\s?(?:\d{1,2}|[一二三四五六七八九十]{1,2})\s?月\s?(?:\d{1,2}|[一二三四五六七八九十]{1,3})\s?日|([-./])\d{1,2}\1\d{1,2}|年\d{1,2}月(?=\s*\)?\s*$))"
)
# 某省2023年国民经济和社会发展计划: the title of a plan, which may first tell how its year began.
PLAN_TITLE = re.compile(r"[^,。;:]*20\d{2}年(?:度)?[^,。;:\d]{0,16}计划(?:\(草案\))?\s*")
NUMBERS = {"三": 3, "四": 4, "五": 5, "十": 10}
FIGURES = re.compile(r"\d(?:%|[万亿]|个百分点)")
FIVE_YEARS = re.compile(
    r"五年[^,。]{0,10}回顾|回顾[^,。]{0,10}五年"
    r"|(?:过去|这|本届政府|以来|上届政府)的?五年(?:来|间)?的?(?:主要|政府)?(?:工作|成就|发展|成绩|历程|情况|建设|$)"
    # 本届政府工作回顾: told once, when its five years are over.
    r"|^(?:[一二三四五六七八九十]{1,2}、)?\s*(?:过去|上一?|本|第[一二三四五六七八九十]{1,3})届(?:[省市县区州旗]|人民)*政府(?:任期内?)?的?(?:主要|政府)?"
    r"(?:工作)?的?(?:简要|主要)?(?:回顾|总结|成就|成绩)\s*$"
    # 砥砺奋进的五年 alone on its line.
    r"|^[^,。;:\d今未下后新来]{2,12}的五年$"
)
BOTH_TIMES = re.compile(
    r"(?:“十[一二三四五六]?五”|过去五年|五年来|本届政府|这五年)[^,。\d]{0,12}?(?:和|及|以及|暨|与|、)(?:19|20)\d{2}年[^,。]{0,12}(?:回顾|工作|情况|成就)"
)
# 2021年计划执行及2022年计划安排: what was done comes first.
BOTH_YEARS = re.compile(
    r"((?:19|20)\d{2})年(?:度)?[^\d,。;:]{0,20}[^\d,。;:、至到—~-](?:及|与|和|暨|、)(?:19|20)\d{2}年(?:度)?[^\d,。;:]{0,20}"
    r"(?:计划|安排|草案|任务|目标|工作|思路|展望|打算)"
)
# 过去五年成就和2021年上半年工作回顾: the months of the new year that are over already are told as done too.
PART_OVER = re.compile(
    r"20\d{2}年(?:度)?(?:上半年|前三季度|[一二三]季度|前\d{1,2}个月|1[-—至~到]\d{1,2}月(?:份)?|以来)[^,。]{0,10}(?:回顾|情况|成绩|成就|总结)"
)
# 过去四年工作回顾, 本届政府四年来的主要成绩, 近三年工作情况; not 三年行动工作情况.
FEW_YEARS = re.compile(
    r"(?:(?:过去|近|这|本届政府)的?(?P<many>[三四])年|(?P<since>[三四])年来)(?![^,。]{0,4}(?:行动|规划|计划))"
    r"[^,。]{0,14}(?:回顾|工作|情况|成就|成绩|成效|总结)"
)
NEXT_YEARS = re.compile(r"(?:今后|未来)的?[五5]年")


def enter(place: Place, line: str, year: int | None, *, first: bool) -> None:
    """What a heading changes."""
    title = line[:70].partition("。")[0]
    if first:
        place.back("section")
    elif place.part != PLANNED and _is_news(title, year):
        place.plan(line.strip(), "line")
        return
    elif TITLE.fullmatch(line) is not None:
        if place.part != PLANNED:
            place.plan(line.strip(), "section")
        place.heading = line.strip()
        return
    told = _told_part(title, year, first=first)
    if told is not None and (first or told[1]):
        place.expected = place.expected and told[0] == place.part
        place.part, place.term, place.span, place.told = told[0], None, None, line.strip()
        place.by_words = not first and told[0] == PLANNED and PLAN_TITLE.fullmatch(line) is not None
        place.aside = None
    elif first:
        place.term, place.span = None, None
    was = place.part, place.term
    _enter_years(place, title, year)
    place.heading = line.strip()
    if (place.part, place.term) != was:
        place.told = place.heading


def _enter_years(place: Place, title: str, year: int | None) -> None:
    """What a heading that names five years or a plan says of the years it tells."""
    plans = [plan_years(plan) for plan in re.findall(r"“(十[一二三四五六]?五|[八九]五)”", title)]
    first_of_both = BOTH_TIMES.search(title) if place.part == EXECUTED else None
    few = FEW_YEARS.search(title) if place.part == EXECUTED else None
    if FIVE_YEARS.search(title) and not YEARS.search(title):
        place.look_back(year)
    elif few is not None and year is not None:
        place.look_back(year, (year - NUMBERS[few["many"] or few["since"]] + 1, year))
    elif first_of_both is not None and year is not None and all(plan[0] <= year for plan in plans):
        # “十四五”时期和2025年工作回顾: first the years together, until a sentence turns to the last.
        place.look_back(year, plans[0] if plans else None)
    elif NEXT_YEARS.search(title) and not YEARS.search(title):
        place.look_ahead(None if year is None else (year + 1, year + 5))
    elif plans and year is not None and not YEARS.search(title):
        if all(plan[0] > year for plan in plans):
            place.look_ahead(plans[-1])
        elif all(plan[0] <= year for plan in plans) and re.search(r"成就|回顾|成绩|情况", title):
            place.look_back(year, plans[-1])


# 2013预期目标: the sign of the year is left out.
YEAR_HEAD = re.compile(r"(?:19|20)\d{2}[^\d\s。,:%]{0,8}(?:目标|任务|安排|回顾|成绩|成就)(?:任务)?")
# “十四五”时期工作回顾, “十五五”时期主要目标任务: a plan's name instead of a number.
PLAN_HEAD = re.compile(
    r"“(?:十[一二三四五六]?五|[八九]五)”(?:规划)?(?:时期|期间)?的?[^\d\s。,:;、%“”]{0,12}"
    r"(?:回顾|成就|成绩|总结|情况|目标|任务|思路|展望)"
)
# 回顾 alone on its line ends the aims told before it.
LOOKS_BACK = re.compile(r"(?:上年|去年|简要)?(?:工作)?回顾")


def is_title(line: str) -> bool:
    """Whether a line has the form of a heading: short, without a full stop, numbered or with a year."""
    stripped = line.strip()
    if stripped.endswith(":"):
        # 过去四年的主要成绩: opens what it names; other lines with a colon open a list.
        return _is_whole(stripped[:-1])
    return (
        bool(stripped)
        and stripped[-1] not in "。;,!?"
        and "。" not in stripped
        and (
            YEAR_HEAD.fullmatch(stripped) is not None
            or _is_whole(stripped)
            or stripped[0] in "#(第一二三四五六七八九十"
            or ("年" in stripped and len(stripped) <= 40)
        )
    )


def _is_whole(title: str) -> bool:
    """Whether a heading says by its words alone which part follows."""
    return any(form.fullmatch(title.strip()) is not None for form in (LOOKS_BACK, PLAN_HEAD, FEW_YEARS))


def _is_news(title: str, year: int | None) -> bool:
    """今年投资预期增长8%: the title of a piece of news tells its own figures, and opens no part."""
    told = _told_part(title, year, first=False) if FIGURES.search(title) is not None else None
    return told is not None and told[0] == PLANNED


def _told_part(title: str, year: int | None, *, first: bool) -> tuple[str, bool] | None:
    """The part that a heading announces, and whether it says so by a year."""
    if re.search(r"报告|公报", title):
        return None
    title = DAY.sub("", title)
    years = [int(y) for y in YEARS.findall(title)]
    is_strife = first and EFFORT.search(title) is not None
    done, to_do = DONE.search(title), TO_DO.search(title if is_strife else IN_VIEW.sub("", title))
    is_ahead = bool(years) and year is not None and max(years) > year
    if is_ahead and (both := BOTH_YEARS.search(title)) and int(both[1]) <= (year or 0):
        return EXECUTED, True
    if is_ahead and not (done and (min(years) <= (year or 0) or PART_OVER.search(title))):
        return PLANNED, True
    if done:
        return EXECUTED, bool(years) or _is_whole(title)
    if to_do:
        by_aim = "目标" in title and REACHED.search(title) is None
        return PLANNED, bool(years) or "今年" in title or "明年" in title or by_aim or _is_whole(title)
    if years and year is not None and max(years) <= year:
        return EXECUTED, True
    return None
