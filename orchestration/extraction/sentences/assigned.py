"""Tasks told before how far they are.

Belongs here: the items of a report of part of a year that first tell the task of the whole year and
then what has come about of it. Not here: aims told within a sentence (`times`).
"""

import re
from collections.abc import Iterator
from dataclasses import replace

from orchestration.extraction.naming.phrases import VERB
from orchestration.extraction.structure.lines import EXECUTED, PLANNED, Line

# 其他指标任务完成情况: what each item begins with was set for the year.
TASKS = re.compile(
    r"(?:任务|目标|指标|实事|重点工作)[^,。;:]{0,8}(?:完成|进展|落实|推进|办理)(?:情况|进度)\s*$"
)
ITEM = re.compile(r"\s*(?:\d{1,2}[.、]|\(\d{1,2}\)|[①-⑳])\s*")
# 上半年,新建…: from here on the item tells what was done.
SO_FAR = re.compile(
    r"(?<=[。;])\s*(?:截至|截止|目前|现已|已|今年以来|上半年|前三季度|前?[一二三]季度|前\d{1,2}个月|1[-—至~]\d{1,2}月|\d{1,2}月)"
)
TOLD_DONE = re.compile(r"已|截至|截止|目前|上半年|季度|\d月|完成率|同比")


def with_tasks_apart(text: str, lines: list[Line]) -> list[Line]:
    """The lines of a report of part of a year, each task under a heading of tasks apart from its result.

    Items without a result are tasks where another item under the same heading has one.
    """
    found: list[Line] = []
    lists = {line.heading for line in lines if _is_item(text, line) and _parts_at(text, line)}
    for line in lines:
        found.extend(_apart(text, line) if line.heading in lists and _is_item(text, line) else (line,))
    return found


def _is_item(text: str, line: Line) -> bool:
    if line.is_heading or line.part != EXECUTED or TASKS.search(line.heading) is None:
        return False
    item = ITEM.match(text, line.start, line.end)
    return item is not None and VERB.match(text, item.end(), line.end) is not None


def _parts_at(text: str, line: Line) -> int:
    """Where an item passes from its task to its result; 0 where it does not."""
    result = SO_FAR.search(text, line.start, line.end)
    if result is None or TOLD_DONE.search(text, line.start, result.start()) is not None:
        return 0
    return result.start()


def _apart(text: str, line: Line) -> Iterator[Line]:
    at = _parts_at(text, line)
    if not at and TOLD_DONE.search(text, line.start, line.end) is not None:
        yield line
        return
    yield replace(line, end=at or line.end, part=PLANNED, told=line.heading, in_passing=True)
    if at:
        yield replace(line, start=at)
