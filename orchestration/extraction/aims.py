"""Aims told without a figure.

Belongs here: clauses of a planned part that set an aim in words (in step with the economy, meet
the task set from above, turn a fall round). Not here: aims with a figure (`statements`).
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from orchestration.extraction.indicators import code_of
from orchestration.extraction.phrases import trimmed
from orchestration.extraction.structure import Line
from orchestration.extraction.words import group, split


@dataclass(frozen=True, slots=True)
class Wording:
    """A way to set an aim in words: a pattern whose group `who` is the indicator."""

    rule: str
    pattern: str
    measure: str
    says: str
    is_of_targets: bool
    value: int | None = None


# A wording that also occurs in plain tasks counts only in the sentences that list the targets.
WORDINGS = (
    Wording("AIM-STEP", r"(?P<who>[^,。;:、\d]{2,24}?)(?:实际)?(?:增长|增速|增幅|提高)?(?:与|和|同"
                        r"|跟)(?:[^,。;:\d]{2,14}?)(?:保持)?(?:基本)?同步(?:增长|提高|提升)?",
            "growth", "An indicator is to grow in step with another.", is_of_targets=False),
    Wording("AIM-TURN", r"(?:全力|努力|力争|加快)?扭转(?P<who>[^,。;:、\d]{2,16}?)(?:下降|下滑|负增长"
                        r"|回落|低迷)(?:趋势|态势|局面)|(?P<who2>[^,。;:、\d]{2,16}?)(?:由负转正"
                        r"|止跌回升|降幅收窄|扭负为正)",
            "growth", "A fall of an indicator is to be turned round.", is_of_targets=False),
    Wording("AIM-TASK", r"(?P<who>[^,。;:\d]{2,50}?)(?:均|全面|确保|都|要)?(?:完成|达到"
                        r"|控制在)(?:了)?(?:国家|省|市|上级|自治区|州|区"
                        r"|县)[^,。;:\d]{0,10}(?:目标任务|任务|目标|要求|范围以内|范围内|指标|计划)",
            "level", "An indicator is to meet what the level above asks for.", is_of_targets=True),
    Wording("AIM-ABOVE", r"(?P<who>[^,。;:、\d]{2,24}?)(?:增长|增速|增幅|水平)?(?:继续|力争|努力|保持"
                         r"|持续)?(?:高于|快于|好于|优于|超过|不低于|跑赢|略高于)(?:全国|全省|全市"
                         r"|经济|GDP|地区生产总值|生产总值|同类地区)[^,。;:\d]{0,10}",
            "growth", "An indicator is to do better than another place or the economy.", is_of_targets=True),
    Wording("AIM-POSITIVE", r"(?P<who>[^,。;:、\d]{2,24}?)(?:实现|保持|力争|确保|恢复)*正增长",
            "growth", "An indicator is to grow at all: at least 0 %.", is_of_targets=False, value=0),
    Wording("AIM-STEADY", r"(?P<who>[^,。;:、\d]{2,24}?)(?:总体|基本)?(?:稳中有升|稳中有进|稳中提质"
                          r"|促稳提质|稳量提质|稳定增长|正增长|只降不升|持续下降|持续改善|稳步提高"
                          r"|稳步提升|稳中有增)(?=[,。;、]|$)",
            "growth", "An indicator is to hold its level or rise.", is_of_targets=True),
)  # fmt: skip
AND = re.compile(r"[、和与]")
# A wrapped line and what closes the words before it are no part of the aim.
_EDGE = re.compile(r"[\s)\]》”』】」]*")
CLAUSE = re.compile(r"[^,。;:!?\n]+")
TARGETS = re.compile(r"(?:预期|主要|发展|工作|奋斗)?目标[^,。;:\n]{0,12}(?:是|为|:|如下)")
_COMPILED = tuple((wording, re.compile(wording.pattern)) for wording in WORDINGS)
HINTS = re.compile(
    r"同步|扭转|由负转正|止跌|扭负|任务|目标|要求|范围|指标|计划|于|超过|跑赢|稳|正增长|只降|持续下降"
    r"|持续改善"
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


def aims_of(text: str, line: Line) -> Iterator[Aim]:
    """The aims in words of one line of a planned part."""
    listing = TARGETS.search(text, line.start, line.end)
    at = listing.end() if listing is not None else line.end
    for clause in CLAUSE.finditer(text, line.start, line.end):
        if HINTS.search(text, clause.start(), clause.end()) is None:
            continue
        for wording, pattern in _COMPILED:
            if wording.is_of_targets and clause.start() < at:
                continue
            found = pattern.search(text, clause.start(), clause.end())
            if found is None:
                continue
            who = trimmed(_who(found))
            code = code_of(who)
            if code is None and (code := code_of(split(AND, who)[0])) is not None:
                who = split(AND, who)[0]
            if len(who) < 2 or (code is None and wording.rule not in ("AIM-TASK", "AIM-STEP")):
                continue
            if (
                wording.rule == "AIM-TASK"
                and code is None
                and not re.search(r"指标|排放|能耗|减排|质量|率|水资源|用水|强度", who)
            ):
                continue
            measure = wording.measure if code is None else "growth"
            yield Aim(
                _start(text, found.start()), found.end(), who, code, measure, wording.rule, wording.value
            )
            break


def _start(text: str, at: int) -> int:
    edge = _EDGE.match(text, at)
    return edge.end() if edge is not None else at


def _who(found: "re.Match[str]") -> str:
    """What the aim is of: it stands before the words, or after a verb that opens them."""
    return group(found, "who") or (group(found, "who2") if "who2" in found.re.groupindex else "")
