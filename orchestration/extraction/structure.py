"""The parts of a report.

Belongs here: front matter, lines, headings, which part of the report a line stands in
(executed or planned), and the year the report looks back on. Not here: sentences
(`statements`), tables (`tables`).
"""

import re
from dataclasses import dataclass

EXECUTED, PLANNED = "executed", "planned"

FRONT_MATTER = re.compile(r"\s*---[ \t]*\n(?:.*\n)*?---[ \t]*(?:\n|$)")
HEADING = re.compile(
    r"\s*(?:#+\s*)?(?P<mark>第[一二三四五六七八九十]+(?:部分|章)|[一二三四五六七八九十]{1,3}[、.]|\([一二三四五六七八九十]{1,3}\)|\d{1,2}[、.](?!\d))?\s*(?P<title>[^。\n]{2,60})"
)
FIRST_LEVEL = re.compile(
    r"\s*(?:#{1,2}\s|第[一二三四五六七八九十]+(?:部分|章)|[一二三四五六七八九十]{1,3}[、.])"
)
DONE = re.compile(
    r"回顾|执行情况|完成情况|成绩|成就|总结|工作情况|运行情况|发展情况|基本情况|主要工作进展|取得|过去|去年"
)
TO_DO = re.compile(
    r"目标|安排|任务|建议|打算|部署|思路|要求|重点工作|草案|展望|努力方向|今后|下一步|下一年|明年|今年|工作举措|主要措施"
)
YEARS = re.compile(r"((?:19|20)\d{2})\s?年?")
AIM = re.compile(
    r"(?:今年|明年|(?P<year>20\d{2})\s?年|新的一年)[^,。;\n]{0,30}?(?:预期目标|发展目标|主要目标|目标任务|工作目标|总体要求|总体思路|工作要求|主要指标)[^,。;\n]{0,12}?(?:是|为|:|如下|建议)"
)
TERM_PAST = re.compile(
    r"\s*(?:[—\-]*|[一二三四五六七八九十]是)?(?:回顾|总结)?(?:这是[^。,]{2,24}的五年|(?:过去|这|本届政府)?(?:的)?(?:五年)来?[,:]|五年来|过去五年|这五年|“十[一二三四五]五”(?:时期|期间|以来)[,是:]|本届政府任期|过去的五年|五年间)"
)
HENCE_EXPECTED = re.compile(r"预计[,(（]?下同")
TERM_END = re.compile(r"\s*(?:一年来|过去一年|过去的一年|20\d{2}年[,是]|去年|今年|刚刚过去的)")
TERM_AHEAD = re.compile(r"今后五年|未来五年|“十[二三四五六]五”(?:时期|期间)")


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the text: where it stands, in which part, whether it looks over a term of years."""

    start: int
    end: int
    part: str
    term: str | None
    heading: str
    is_heading: bool
    expected: bool = False


PART_OF_YEAR = re.compile(r"(?<!第)(上半年|前三季度|一季度|前(\d{1,2})个月|1(?:月)?[-至~](\d{1,2})月)")
SPANS = {"上半年": 6, "前三季度": 9, "一季度": 3}


def reported_months(text: str, lines: list[Line]) -> int | None:
    """How many months of the year a report of part of a year covers; None for a whole year.

    The title tells, or (where nothing is planned) the span that most of its sentences name.
    """
    for line in lines[:8]:
        match = PART_OF_YEAR.search(text, line.start, min(line.end, line.start + 60))
        if (
            match is not None
            and len(text[line.start : line.end]) <= 60
            and re.search(r"情况|运行|公报|报告|分析", text[line.start : line.end])
        ):
            return _months(match)
    if any(line.part == PLANNED for line in lines):
        return None
    spans: dict[int, int] = {}
    for match in PART_OF_YEAR.finditer(text):
        months = _months(match)
        if months is not None:
            spans[months] = spans.get(months, 0) + 1
    if not spans:
        return None
    months = max(spans, key=lambda span: spans[span])
    whole = text.count("全年")
    return months if spans[months] >= 3 and spans[months] > 2 * whole else None


def _months(match: "re.Match[str]") -> int | None:
    months = SPANS.get(match[1]) or int(match[2] or match[3] or 12)
    return months if 1 <= months < 12 else None


def front_matter_end(text: str) -> int:
    """Where the front matter ends; 0 where there is none."""
    match = FRONT_MATTER.match(text) if text.lstrip().startswith("---") else None
    return match.end() if match else 0


def executed_year(text: str) -> int | None:
    """The year the report looks back on: from its front matter, else from its title, else its first headings."""
    stop = front_matter_end(text)
    if stop:
        told = re.search(r"executed_year:\s*[\"']?((?:19|20)\d{2})", text[:stop])
        if told:
            return int(told[1])
    head = text[:4000]
    for pattern, shift in (
        (r"((?:19|20)\d{2})年[^\n。]{0,30}执行情况", 0),
        (r"((?:19|20)\d{2})年[^\n。]{0,20}政府工作报告", -1),
        (r"((?:19|20)\d{2})年[^\n。]{0,24}(?:统计公报|运行情况|经济形势)", 0),
        (r"[一二三]、((?:19|20)\d{2})年[^\n。]{0,24}(?:回顾|情况)", 0),
        (r"((?:19|20)\d{2})年\d{1,2}月\d{1,2}日在[^\n。]{2,40}(?:会议|大会)", -1),
        (r"(?:过去一年|去年|((?:19|20)\d{2})年)[^\n。]{0,12}(?:工作回顾|是)", 0),
    ):
        found = re.search(pattern, head)
        if found and found[1]:
            return int(found[1]) + shift
    return None


def lines_of(text: str, year: int | None) -> list[Line]:
    """The lines of a text with the part of the report that each stands in."""
    lines: list[Line] = []
    part, term, heading, expected = EXECUTED, None, "", False
    for match in re.finditer(r"[^\n]+", text):
        line = match.group()
        first = FIRST_LEVEL.match(line) is not None
        is_heading = len(line) <= 70 and (first or _is_title(line))
        if first or is_heading:
            told = _told_part(line[:70].partition("。")[0], year)
            if told is not None and (first or told[1]):
                part, term, expected = told[0], None, expected and told[0] == part
            elif first:
                term = None
            heading = line.strip()
        if TERM_PAST.match(line):
            term = "past"
        elif TERM_END.match(line):
            term = None
        start = match.start()
        aim = AIM.search(line) if part == EXECUTED and not is_heading else None
        if aim is not None and (aim["year"] is None or year is None or int(aim["year"]) > year):
            if aim.start():
                lines.append(Line(start, start + aim.start(), part, term, heading, is_heading, expected))
            start, part, term = start + aim.start(), PLANNED, None
        hence = HENCE_EXPECTED.search(line)
        if hence is not None:
            lines.append(
                Line(start, match.start() + hence.start(), part, term, heading, is_heading, expected)
            )
            start, expected = match.start() + hence.start(), True
        lines.append(Line(start, match.end(), part, term, heading, is_heading, expected))
    return lines


def _is_title(line: str) -> bool:
    stripped = line.strip()
    return (
        bool(stripped)
        and stripped[-1] not in "。;,:!?"
        and "。" not in stripped
        and (stripped[0] in "#(第一二三四五六七八九十" or ("年" in stripped and len(stripped) <= 40))
    )


def _told_part(title: str, year: int | None) -> tuple[str, bool] | None:
    """The part that a heading announces, and whether it says so by a year."""
    years = [int(y) for y in YEARS.findall(title)]
    done, to_do = DONE.search(title), TO_DO.search(title)
    if years and year is not None and max(years) > year and not (done and min(years) <= year):
        return PLANNED, True
    if done:
        return EXECUTED, bool(years)
    if to_do:
        return PLANNED, bool(years) or "今年" in title or "明年" in title or "目标" in title
    if years and year is not None and max(years) <= year:
        return EXECUTED, True
    return None
