"""Aims told without a figure.

Belongs here: clauses of a planned part that set an aim in words (in step with the economy, meet
the task set from above, turn a fall round). Not here: aims with a figure (`statements`).
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from orchestration.extraction.naming.indicators import code_of
from orchestration.extraction.naming.phrases import trimmed
from orchestration.extraction.structure.lines import Line
from orchestration.extraction.words import group, said_by, split
from orchestration.registry import load_indicators


@dataclass(frozen=True, slots=True)
class Wording:
    """A way to set an aim in words: a pattern whose group `who` is the indicator.

    `hint` is what stands in every aim so worded: it is looked for first, which is many times as fast.
    """

    rule: str
    pattern: str
    measure: str
    says: str
    is_of_targets: bool
    hint: str
    value: int | None = None


# PM2.5浓度下降率完成省定任务: of all names the number within these is no figure.
POLLUTANT = r"(?:PM(?:2\.5|10))?"
WITHIN_NAME = re.compile(r"PM(?:2\.5|10)")

# A wording that also occurs in plain tasks counts only in the sentences that list the targets.
WORDINGS = (
    Wording("AIM-STEP", r"(?P<who>[^,。;:、\d]{2,24}?)(?:实际)?(?:增长|增速|增幅|提高)?(?:与|和|同"
                        r"|跟)(?:[^,。;:\d]{2,14}?)(?:保持)?(?:基本)?同步(?:增长|提高|提升)?",
            "growth", "An indicator is to grow in step with another.", is_of_targets=False,
            hint="同步"),
    Wording("AIM-TURN", r"(?:全力|努力|力争|加快)?扭转(?P<who>[^,。;:、\d]{2,16}?)(?:下降|下滑|负增长"
                        r"|回落|低迷)(?:趋势|态势|局面)|(?P<who2>[^,。;:、\d]{2,16}?)(?:由负转正"
                        r"|止跌回升|降幅收窄|扭负为正)",
            "growth", "A fall of an indicator is to be turned round.", is_of_targets=False,
            hint="扭转|由负转正|止跌回升|降幅收窄|扭负为正"),
    Wording("AIM-TASK", r"(?:确保|全面|圆满|如期|力争|努力)*(?:完成|落实|实现)(?:好|了)?"
                        r"(?:国家|省|市|上级|自治区|州|区|县)[^,。;:\d]{0,10}?(?:下达|分解|核定|确定|规定|要求|考核)的?"
                        r"(?P<who>[^,。;:\d]{2,50}?)的?(?:目标任务|控制目标|考核目标|目标|任务|计划)(?=[,。;、]|$)"
                        rf"|(?P<who2>{POLLUTANT}[^,。;:\d]{{2,50}}?)(?:均|全面|确保|都|要)?(?:完成|达到"
                        r"|(?P<how>控制在))(?:了)?(?:[^,。;:\d全]{2,3}(?=省))?(?:国家|省|市|上级|自治区|州|区"
                        r"|县)[^,。;:\d]{0,10}(?:目标任务|任务|目标|要求|范围|指标|计划)(?:以内|之内|内)?",
            "level", "An indicator is to meet what the level above asks for.", is_of_targets=True,
            hint="目标|任务|计划|要求|范围|指标"),
    Wording("AIM-ABOVE", r"(?P<who>[^,。;:、\d]{2,24}?)(?:增长|增速|增幅|水平)?(?:继续|力争|努力|保持"
                         r"|持续|总体|均|都)*(?P<how>高于|快于|好于|优于|超过|不低于|跑赢|略高于)(?:(?:全国|全省|全市|全区|全州"
                         r"|经济|GDP|地区生产总值|生产总值|同类地区)[^,。;:、\d]{0,10}"
                         r"|[^,。;:、\d]{2,16}(?:增速|增幅|增长|平均水平|平均))"
                         r"(?:[、和且](?:[高快优]于)?(?:全国|全省|全市|经济|GDP)[^,。;:、\d]{0,8})?"
                         r"|(?P<who2>[^,。;:、\d]{2,24}?)(?:增长|增速|增幅|水平)?(?:继续|力争|努力|总体)*"
                         r"(?P<how2>(?:保持|稳定|维持)在)(?:全国|全省|全市|全区|全州)[^,。;:、\d]{0,4}"
                         r"(?:平均水平|平均|水平)(?:及)?(?P<end>以上|之上)",
            "growth", "An indicator is to do better than another place or the economy.", is_of_targets=True,
            hint="于|超过|跑赢|以上|之上"),
    Wording("AIM-POSITIVE", r"(?P<who>[^,。;:、\d]{2,24}?)(?:实现|保持|力争|确保|恢复)*正增长",
            "growth", "An indicator is to grow at all: at least 0 %.", is_of_targets=False,
            hint="正增长", value=0),
    Wording("AIM-STEADY", rf"(?P<who>{POLLUTANT}[^,。;:、\d]{{2,24}}?)(?:总体|基本)?"
                         r"(?:稳中有升|稳中有进|稳中提质|稳中向好|(?:企稳|止跌)回[稳升]"
                         r"|(?:回[稳升]|企稳)向好|提质提效"
                         r"|促稳提质|稳量提质|稳定增长|正增长|只降不升|持续下降|持续改善|稳步提高"
                         r"|稳步提升|稳步增长|稳中有增|稳步下降|稳中有降|逐步下降|(?:保持|总体|基本)+稳定)(?=[,。;、]|$)",
            "growth", "An indicator is to hold its level or rise.", is_of_targets=True,
            hint="稳|提质提效|正增长|只降不升|持续下降|持续改善|逐步下降|向好|回升"),
)  # fmt: skip
# 推动居民收入增长和经济增长同步: what is worked for all along, no aim of a year.
WORKED_FOR = re.compile(r"(?:推动|推进|促进|体现了?|坚持|落实|健全)")
AND = re.compile(r"[、和与]")
# A wrapped line, what closes the words before it and the mark of an item are no part of the aim.
_EDGE = re.compile(
    r"(?:[\s)\]》”』】」.·•●■◆□*—–─-]|\([一二三四五六七八九十]{1,3}\)|[一二三四五六七八九十]是)*"
)
CLAUSE_ENDS = ",。;:!?\n"
CLAUSE = re.compile(rf"[^{CLAUSE_ENDS}]+")
TARGETS = re.compile(
    r"(?:目标|指标(?:体系)?(?:安排|计划|建议))[^,。;:\n]{0,12}(?:,?(?:具体|分别|主要))?(?:是|为|:|如下)"
)
# 主要预期目标是: the lines below list the aims, as long as each is marked as an item or ; stands between.
OPENS_LIST = re.compile(
    r"(?:目标|指标(?:体系)?(?:安排|计划|建议))[^,。;:\n]{0,12}(?:,?(?:具体|分别|主要))?(?:是|为|:|如下)[:。]?\s*$"
)
ITEM = re.compile(r"\s*(?:[—–─·•●■◆□*-]|\(?\d{1,2}[.、)]|\(?[一二三四五六七八九十]{1,3}[、)])")
# A heading of aims alone: the lines below it list them; tasks stand in another section.
LISTING = re.compile(r"(?:预期|主要|发展|奋斗|经济)目标|指标")
TASKS = re.compile(r"任务|工作|举措|措施|重点|部署|完成")
# 高于全省平均水平2个百分点: the figure tells the aim.
FIGURED = re.compile(r"[约近超]?\d")
# What a level above sets without a code of the registry; 节能减排 before 完成 is told apart from plain work
# by its place alone, after 完成 only what names a quantity is.
MEASURED = re.compile(r"指标|排放|能耗|减排|质量|率|水资源|用水|强度")
QUANTITY = re.compile(r"单位|强度|率|总量|用水|粮食|浓度|比例|就业|面积|排放量")
SHARES = frozenset(("air_quality_days_share", "surface_water_good_share", "unemployment_rate",
                    "surveyed_unemployment_rate", "urbanization_rate"))  # fmt: skip
# 粮食播种面积完成下达任务: what is asked is an amount.
AMOUNTS = frozenset(("hectare", "tonne", "count", "persons"))
# 碳排放强度降低率完成下达任务: by how much it is to move.
OF_MOVE = ("降低率", "下降率", "增长率", "降幅", "增幅", "增速")
_COMPILED = tuple((row, re.compile(row.hint), re.compile(row.pattern)) for row in WORDINGS)
HINTS = re.compile(
    r"以上|之上|稳定|下降|同步|扭转|由负转正|止跌|扭负|任务|目标|要求|范围|指标|计划|于|超过|跑赢|稳|正增长|只降|持续下降"
    r"|持续改善|提质提效|向好|回升"
)


@dataclass(frozen=True, slots=True)
class Aim:
    """A clause that sets an aim without a figure."""

    start: int
    end: int
    indicator: str
    code: str | None
    measure: str
    rule: str
    value: int | None
    bound: str
    qualifier: str | None


def lists_aims(text: str, line: Line, *, listed: bool) -> tuple[bool, bool]:
    """Whether a line stands in a list of aims, and whether the next may; `listed`: whether this one may."""
    names_aims = text.find("标", line.start, line.end) >= 0
    if not listed and not names_aims:
        return False, False
    goes_on = text[line.start : line.end].rstrip().endswith(";")
    is_item = listed and (
        goes_on
        or ITEM.match(text, line.start, line.end) is not None
        or text[max(0, line.start - 4) : line.start].rstrip().endswith(";")
    )
    opens = names_aims and OPENS_LIST.search(text, line.start, line.end) is not None
    opens = opens or (names_aims and goes_on and TARGETS.search(text, line.start, line.end) is not None)
    return is_item, is_item or opens


def aims_of(text: str, line: Line, *, listed: bool = False) -> Iterator[Aim]:
    """The aims in words of one line of a planned part; `listed` where it stands in a list of them."""
    clauses = list(_hinting(text, line))
    at = line.start if listed else _listing(text, line) if clauses else line.end
    for start, end in clauses:
        for wording, hint, pattern in _COMPILED:
            if (wording.is_of_targets and start < at) or hint.search(text, start, end) is None:
                continue
            found = pattern.search(text, start, end)
            aim = _aim(text, wording, found) if found is not None else None
            if aim is not None:
                yield aim
                break


def _hinting(text: str, line: Line) -> Iterator[tuple[int, int]]:
    """Where the clauses of a line stand that have the word of some aim; most have none."""
    position = line.start
    while (hint := HINTS.search(text, position, line.end)) is not None:
        start = hint.start()
        while start > position and text[start - 1] not in CLAUSE_ENDS:
            start -= 1
        clause = CLAUSE.match(text, start, line.end)
        assert clause is not None
        position = clause.end()
        yield clause.span()


def _listing(text: str, line: Line) -> int:
    """Where a line begins to list aims; its end where it does not."""
    listing = TARGETS.search(text, line.start, line.end)
    if listing is not None:
        return listing.end()
    by_heading = LISTING.search(line.heading) is not None and TASKS.search(line.heading) is None
    return line.start if by_heading else line.end


def _aim(text: str, wording: Wording, found: "re.Match[str]") -> Aim | None:
    """The aim that a clause words; None where what it is of is nothing measured."""
    told = _who(found)
    if wording.rule == "AIM-STEP" and WORKED_FOR.match(told):
        return None
    who = trimmed(told)
    code = code_of(who)
    if code is None and (code := code_of(split(AND, who)[0])) is not None:
        who = split(AND, who)[0]
    if len(who) < 2 or (code is None and wording.rule not in ("AIM-TASK", "AIM-STEP")):
        return None
    measured = MEASURED if found.groupdict().get("who2") else QUANTITY
    if wording.rule == "AIM-TASK" and code is None and not measured.search(who):
        return None
    if FIGURED.match(text, found.end()):
        return None
    bound, qualifier = _bound(wording, found)
    measure = _measure(wording, code, who)
    start = _start(text, found.start())
    polluted = WITHIN_NAME.match(text, start)
    # The number within the name has its own record: the words of the aim stand behind it.
    start = start if polluted is None else polluted.end()
    return Aim(start, found.end(), who, code, measure, wording.rule, wording.value,
               bound, qualifier)  # fmt: skip


def _measure(wording: Wording, code: str | None, who: str) -> str:
    """A rate of which a level is asked stays a share, an area an amount; else what has a code is to grow."""
    if code is None:
        return "growth" if who.endswith(OF_MOVE) else wording.measure
    if wording.rule != "AIM-TASK":
        return "growth"
    if load_indicators()[code].unit_canonical in AMOUNTS:
        return "level"
    return "share" if code in SHARES else "growth"


def _bound(wording: Wording, found: "re.Match[str]") -> tuple[str, str | None]:
    """Bound and qualifying words of an aim in words."""
    told = found.groupdict()
    if wording.rule == "AIM-ABOVE":
        if told.get("how2"):
            return "min", said_by(f"{told['how2']}…{told['end']}", group(found, "how2"))
        return "min", group(found, "how")
    if wording.rule == "AIM-TASK" and told.get("how"):
        return "max", group(found, "how")
    return ("exact" if wording.value is None else "min"), None


def _start(text: str, at: int) -> int:
    edge = _EDGE.match(text, at)
    return edge.end() if edge is not None else at


def _who(found: "re.Match[str]") -> str:
    """What the aim is of: it stands before the words, or after a verb that opens them."""
    return group(found, "who") or (group(found, "who2") if "who2" in found.re.groupindex else "")
