"""Times told in a list, each with a figure of its own.

Belongs here: 一季度、上半年分别增长4%、5% gives each figure of the list its time. Not here: any
other word of time (`timewords`).
"""

import re

from orchestration.extraction.times.meanings import PARTS

PART = r"(?:[一二三四]季度|[上下]半年|前三季度|全年)"
ONE = rf"(?:(?P<year>(?:19|20)\d{{2}})年?)?(?:(?P<month>\d{{1,2}})月份?|(?P<part>{PART}))"
ONE += r"|(?P<alone>(?:19|20)\d{2})年?"
PLAIN = re.sub(r"\?P<\w+>", "?:", ONE)
LISTED = re.compile(rf"(?<![从由较比至到—\-~\d])(?:{PLAIN})(?:[、和及与](?:{PLAIN}))+(?![\d末底])")
# Between the list and its first figure stands the name of one thing, and 分别.
TO_FIGURE = re.compile(r",?[^,;:\d]{0,24}")
TIMES = re.compile(ONE)


def times_listed(words: str, length: int, own: int | None) -> list[str]:
    """The periods that a list of `length` times in `words` tells; empty where there is no such list.

    `own` is the year that the report tells there, for months and quarters without one.
    """
    found = LISTED.search(words) if length > 1 else None
    if found is None or TO_FIGURE.fullmatch(words, found.end()) is None:
        return []
    told = list(TIMES.finditer(words, found.start(), found.end()))
    if len(told) != length:
        return []
    periods = []
    for time in told:
        if time["alone"]:
            periods.append(time["alone"])
            continue
        own = int(time["year"]) if time["year"] else own
        if own is None:
            return []
        periods.append(_within(time, own))
    return periods


def _within(time: "re.Match[str]", year: int) -> str:
    if time["month"]:
        return f"{year}-{int(time['month']):02d}"
    if time["part"] == "全年":
        return str(year)
    first, last = PARTS[time["part"]]
    return f"{year}-{first:02d}/{year}-{last:02d}"
