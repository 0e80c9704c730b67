"""The words before a number, taken off.

Belongs here: the way from a number to the left, up to the name of what it measures, word by word (`tails`),
with 从 and 由 and how long something took. Not here: the name that remains (`naming.phrases`).
"""

import re

from orchestration.extraction.measuring.contrasts import strip_comparison
from orchestration.extraction.measuring.leads import FALL, RISE, Lead, note
from orchestration.extraction.measuring.tails import tail_before
from orchestration.extraction.words import group

YEARS_LONG = re.compile(r"(?<!\d)(\d{1,2}|[两三四五六七八九十])年(?:来|间|累计|共|合计)?$")
NUMERALS = frozenset("一二三四五六七八九十")
POINT = re.compile(r"(?:(?<=[,;。:\n])|^)[一二三四五六七八九十]{1,2}$")
LASTING = re.compile(r"连续[一二两三四五六七八九十\d]{1,3}年均$")
YEAR_EACH = re.compile(r"年?[、和与及](?:19|20)\d{2}年均$")
SUMMED_OVER = re.compile(r"(?<![近续去这前\d])[两三四五2-5]年(?:来|间)?$")
LONG = {"两": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9, "十": 10}
PART_OF_YEAR = (
    r"(?:(?:上年|去年|今年|(?:19|20)\d{2}年)的?)?"
    r"(?:上半年|前三季度|第?[一二三四]季度|1?\d(?:月份?)?[-—~至到]1?\d月份?|1?\d月(?:份|[末底])?(?:当月)?)"
)
FROM = re.compile(
    rf"(?:从|由)(?P<when>(?:{PART_OF_YEAR}"
    r"|(?:19|20)\d{2}年(?:底|末)?|(?:上年|去年)?同期|上年|去年|五年前|十年前"
    r"|[一二三四五六七八九十\d]+年前|年初|[^,。;从由\d]{2,12}[前初](?=的)|“?(?:[八九]|十[一二三四五]?)五”?(?:末(?:(?:19|20)\d{2}年)?|时期|初期|期末)|全省|全国|全市"
    r"|原来|原先|最初|过去)?(?:的)?)(?P<near>约|近|不足|不到)? *$"
)
# 由上年的下降5%转为增长12%: how it moved at first stands before the first value.
FIRST_MOVE = re.compile(
    rf"{FROM.pattern.partition('(?P<near>')[0]}(?P<move>负增长|正增长|下降|下滑|增长|上涨) *$"
)
MOVE_ENDS = frozenset("长降滑涨")
TURNED_INTO = re.compile(r"\d[\d.]*%(?:,)?(?:转为|转变为|转到|变为|扭转为|回升到|到|转)")
FIRST_FALLS = frozenset(("负增长", "下降", "下滑"))
# 下降(同口径)18%: how it was reckoned stands between the word and the figure.
ASIDE = re.compile(
    r"\((?:按|扣除|剔除)?(?:同口径|可比口径|可比价格?|不变价格?|自然口径|现价|预计|下同)(?:计算)?\)$"
)
# 以上, 规上, 线上, 迈上: of these 上 is a part.
NOT_AT_LEAST = "以规限线网向晚早路海船桌身迈跨跃站登踏冲连再地"
OUT_OF = re.compile(r"[自其理缘因经]")
INTO = re.compile(
    rf"(?<=[到至为])(?P<when>{PART_OF_YEAR}的|(?:19|20)\d{{2}}年(?:底|末)?的?|目前的?|现在的?|今年的?|当前的?)$"
)
# 由8名专家组成的小组: what something is made up of, no first value; 由8家增加到9家 is one.
MADE_UP = re.compile(r"\d[^,;。到至为]{2,80}?(?:组成|构成)")
# 向3万亿元冲刺: the verb of the aim follows; 向30户发放 is no aim.
TOWARDS = re.compile(
    r"\d[\d.]*[^,。;、\d]{0,6}?(?:的?(?:目标|大关|台阶))?(?:奋力|加速|全力|稳步)?(?:冲刺|迈进|进军|挺进|进发|冲击)"
)
# 产量稳定在全国1/4: a share that is held of the whole.
HELD_OF = re.compile(r"(?:(?:稳定|保持|维持|稳居)在|稳居)(?:全[国省市]|全球|世界)的?$")
SHARE_NEXT = re.compile(r"(?:约|近|超过?)?(?:\d+/\d|\d[\d.]*%|[一二三四五六七八九](?:成|分之))")
WHOLES = frozenset("国省市球界的")
INTO_ENDS = "年底末的前在"
NEWLY = re.compile(
    r"(?:比|较)(?P<since>(?:上年|去年|年初|期初|上月|上季度)(?:末|底|同期)?)(?P<word>新增|净增)(?:了|约|近|超|超过)?$"
)
NUMBER_GREW = re.compile(r"(?:数量|总数|人数|户数|家数|总量)(?P<word>新增)(?:了|约|近|超过?)?$")
# 经营主体五年新增9万户、达到20万户: by how much the stock rose in so many years.
ROSE_IN_YEARS = re.compile(
    r"(?<=[\u4e00-\u9fff])(?<![近续去这来年])(?P<over>[两三四五]年(?:来|间)?)(?P<word>新增)(?:了|约|近|超过?)?$"
)
GROWN = re.compile(
    r"的?(?:(?P<fall>负增长|降幅|跌幅)|(?:正|高速|中高速|较快|快速|年均)?(?:增长(?!率|极|点|空间|潜力|动力)|增速|增幅)"
    r"|速度(?:快速)?(?:增长|递增|发展))"
)


def lead_of(text: str, low: int, start: int, *, compares: bool = False, is_points: bool = False) -> Lead:
    """Takes the known words before `start` off, not going left of `low`.

    `compares`: the unit is one that differences are told in, so 高于全国 before it is one;
    `is_points`: it is told in no other way, so 高于 with any name before it is one.
    """
    lead = Lead(start)
    if text[start - 1] == "上" and _is_at_least(text, low, start):
        # 参赛队伍上万支: so many and more.
        lead.end = start - 1
        note(lead, "上", "min", 0)
    before = text[max(low, start - 16) : start]
    since = _last_from(text, max(low, start - 16), start) if "从" in before or "由" in before else None
    if since is not None:
        lead.kinds.add("from")
        lead.since, lead.end = group(since, "when") or None, since.start()
        lead.said["from"] = group(since)
        lead.bound = "approx" if since["near"] in ("约", "近") else "max" if since["near"] else "exact"
    elif text[start - 1] in MOVE_ENDS and (first := _first_move(text, low, start)) is not None:
        lead.kinds.update(("from", "growth"))
        lead.since, lead.end = group(first, "when") or None, first.start()
        lead.said["from"] = lead.said["growth"] = group(first)
        lead.sign = FALL if group(first, "move") in FIRST_FALLS else RISE
    else:
        into = INTO.search(text, max(low, start - 16), start) if text[start - 1] in INTO_ENDS else None
        if into is not None:
            lead.since, lead.end = group(into, "when"), into.start()
    if text[lead.end - 1] in WHOLES and SHARE_NEXT.match(text, lead.end) is not None:
        held = HELD_OF.search(text, max(low, lead.end - 8), lead.end)
        if held is not None:
            lead.end = held.start()
            note(lead, group(held)[:3], "hold", 0)
            lead.kinds.add("part")
    has_grown = "增" in text[max(low, lead.end - 12) : lead.end]
    newly = NEWLY.search(text, max(low, lead.end - 12), lead.end) if has_grown else None
    if newly is not None:
        # 较年初新增11亿元: what came since then, not the new ones.
        lead.end, lead.compared = newly.start(), group(newly, "since")
        note(lead, group(newly, "word"), "up", RISE)
    elif has_grown and (grown := NUMBER_GREW.search(text, max(low, lead.end - 8), lead.end)) is not None:
        # 企业数量新增76家: the number rose by so many.
        lead.end = grown.start("word")
        note(lead, group(grown, "word"), "up", RISE)
    elif has_grown and (risen := ROSE_IN_YEARS.search(text, max(low, lead.end - 10), lead.end)) is not None:
        lead.years, lead.over = LONG[risen["over"][0]], group(risen, "over")
        lead.end = risen.start()
        note(lead, group(risen, "word"), "up", RISE)
    _strip(text, low, lead)
    for _ in range(2):
        if not strip_comparison(text, low, lead, compares=compares, is_points=is_points):
            break
        _strip(text, low, lead)
    return lead


def _is_at_least(text: str, low: int, start: int) -> bool:
    """Whether 上 before a bare word of size says that there are so many or more."""
    return start - low >= 2 and text[start] in "百千万亿" and text[start - 2] not in NOT_AT_LEAST


def _last_from(text: str, low: int, start: int) -> "re.Match[str] | None":
    """从 or 由 with the first value's time, right before the figure."""
    since = FROM.search(text, low, start) if MADE_UP.match(text, start) is None else None
    return None if since is None or OUT_OF.match(text, since.start() - 1) else since


def _first_move(text: str, low: int, start: int) -> "re.Match[str] | None":
    """由 with the first value's time and how it moved then, where the sentence says what it turned into."""
    if TURNED_INTO.match(text, start) is None:
        return None
    first = FIRST_MOVE.search(text, max(low, start - 18), start)
    return None if first is None or not group(first, "when") else first


def note_growth_after(text: str, end: int, lead: Lead) -> None:
    """实现5%的正增长, 以9%的速度递增: the word that makes a rate a growth may stand after it."""
    match = None if lead.kinds & {"trend", "growth"} else GROWN.match(text, end)
    if match is not None:
        lead.kinds.add("growth")
        lead.said.setdefault("growth", group(match))
        lead.sign = FALL if match["fall"] else lead.sign


def _strip(text: str, low: int, lead: Lead) -> None:
    start = end = lead.end
    while end > low:
        last = text[end - 1]
        if last == " ":
            end -= 1
            continue
        aside = ASIDE.search(text, max(low, end - 14), end) if last == ")" else None
        if aside is not None:
            end = aside.start()
            continue
        tail = tail_before(text, low, end)
        if tail is None or tail[1] == "stop":
            break
        if tail[0] == "年均" and (
            LASTING.search(text, max(low, end - 7), end) is not None
            or YEAR_EACH.search(text, max(low, end - 8), end) is not None
        ):
            # 连续五年均超过…, 2001年、2002年均为…: in each of the years.
            tail = ("均", "all", 0)
        if tail[0] == "向" and TOWARDS.match(text, start) is None:
            break
        if tail[0] == "由" and MADE_UP.match(text, start):
            tail = ("由", "fill", 0)
        end -= len(tail[0])
        note(lead, text[end : end + len(tail[0])], tail[1], tail[2])
    if end < start and text[end - 1] in NUMERALS and text[end] == "是":
        # 二是为9万名学生体检: the number of the point, no name.
        point = POINT.search(text, max(low, end - 3), end)
        end = end if point is None else point.start()
    lead.end = end
    # 企业数三年翻一番: the word that is the figure is the rise as well.
    rises = "trend" in lead.kinds or text[start : start + 1] == "翻"
    over = YEARS_LONG.search(text, max(low, end - 7), end) if rises else None
    if over is not None and text.endswith("连续", low, over.start()):
        # 连续六年增长8%以上: so much in each of the years.
        lead.end = over.start() - len("连续")
    elif over is not None:
        lead.years = int(over[1]) if over[1].isdigit() else LONG.get(over[1], 0)
        lead.over, lead.end = group(over), over.start()
    elif "cumulative" in lead.kinds:
        summed = SUMMED_OVER.search(text, max(low, end - 4), end)
        # 进出口总值五年累计…: over how long it was summed is no part of the name.
        lead.end = summed.start() if summed is not None else end
