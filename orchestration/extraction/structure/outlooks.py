"""Words that open what is planned.

Belongs here: how a sentence or a title passes on from what was done to what is meant to be done,
where no first-level heading says so. Not here: the parts of a report and their headings
(`headings`, `turnings`), aims without a figure (`sentences.aims`).
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from orchestration.extraction.words import at_openings, group

# Where a sentence begins, numbered or after a dash or 报告提出.
_OPENS = (
    r"(?:^|(?<=[。!;\n]))[\s—\-]*(?:\d{1,2}[.、]|\([一二三四五六七八九十\d]{1,3}\)|[一二三四五六七八九十]是)?"
    # What stands before the sign is taken as a whole: it either ends with who says so or tells nothing.
    r"(?:各位代表[!,:]\s*)?(?:[^,。;:\n]{1,26}+(?:(?<=提出|指出|明确|要求|建议|强调|表示|介绍)|(?<=说))[,:])?"
)
AIM = re.compile(
    r"(?:今年|明年|来年|(?P<year>20\d{2})\s?年|新的一年),?[^,。;\n]{0,30}?(?:预期目标|发展目标|主要目标|奋斗目标"
    r"|增长目标|总体目标|计划目标|目标任务|任务目标|工作目标|目标安排|指标安排|指标体系安排|计划安排|指标计划|总体要求"
    r"|总体思路|工作要求|主要指标|主要预期|(?<=年)的?目标)[^,。;\n]{0,12}?(?:,?(?:具体|分别|主要|初步))?"
    r"(?:是|为|:|如下|建议)"
)
# One of these stands in what AIM tells: they are looked for first.
AIM_WORDS = re.compile("目标|安排|总体|要求|指标|预期")
# 主要预期目标是: the sentence before has named the year.
AIMS_ALONE = re.compile(
    _OPENS + r"(?:[^,。;:\n\d]{0,8}(?:划定|设定|提出|明确|确定)了?(?:全年|年度|今年|明年)?"
    r"(?:经济社会|国民经济|发展|主要)*预期(?:发展)?目标[,:](?=[^,。;\n\d]{2,20}\d)"
    r"|(?:(?:建议|拟定|初步|经济社会|全[市县省区州旗]|发展|的|主要|总体|预期|奋斗|工作)*目标"
    r"(?:任务|安排|建议)?|(?:主要|预期|经济社会|发展|的)*指标(?:计划|预期)?安排)(?:拟定|确定|初步|具体|分别)?(?:是|为|:|如下)(?!期|了))"
)
ONWARD = re.compile(
    _OPENS + r"(?:(?:为|要|为了|为确保|确保|全面|圆满|如期)*(?:实现|完成|围绕|达到)(?:好|了)?"
    r"(?:上述|以上|这些)[^,。;\n]{0,8}(?:目标|任务|要求)[^,。;\n]{0,8},[^。;\n]{0,12}?(?:要|将|须|需|重点|着力|抓|做好)"
    r"|(?P<next>下一?(?:步|阶段)|今后一[段个](?:时间|时期))(?:工作中?)?(?:,|[^,。;\n]{0,8}[将要拟])"
    r"|(?:下半年|四季度),?(?:我们|我[省市县区州]|全[省市县区州])?(?:将(?!军)|拟|要|力争|确保|计划)"
    # 2023年政府工作报告 各位代表: a report is named for the year in which it is given.
    r"|(?:展望(?P<view>20\d{2})年|(?:关于|对于?|就|在)?(?P<ahead>20\d{2})年(?!\d|[^,。;:\n]{0,16}报告(?:\s|[—(])|前|底|末|以前|之前|[上下]半年|以来|起|至|到|—|-|[^,。;\n]{0,14}起,)"
    r"(?:[^,。;:\n]{0,20}(?:[,:]|将|计划|预期|拟|力争|目标)|[^,。;:\n]{0,40}(?:基础上|前提下|情况下),))"
    r"|(?:扎实|全力|切实)?(?:做好|抓好|谋划)(?P<work>20\d{2})年[^,。;\n]{0,16},"
    r"|(?P<opens>20\d{2})年是[^。;\n]{2,60}?(?:之年|一年|年)(?=[,。])"
    r"|(?:新的一年|(?:今年|明年|来年)(?=,?(?:我[们省市县区州]|全[省市县区州])?(?:将|要|计划|拟))"
    r"|(?P<now>今年)(?=,?[^,。;\d]{0,20}(?:预期|力争|将|拟|计划|目标)))"
    r"(?:里|中)?,?)"
)
# 2022年,全市…: after aims that no heading opened, a paragraph that names the year itself is of what was done.
RETURN = re.compile(
    r"\s*(?:[^,。;:\n]{0,24}(?:指出|显示|认为|表示|说|介绍)[,:])?(?:回顾)?(?P<year>20\d{2})年(?:,|[^,。;:\n]{1,16}(?:完成|实现|达))"
)
# 他介绍,全市实有企业…: what stands already, told after the aims without a word of what is to come.
STANDS = re.compile(
    r"\s*[^,。;:\n]{1,24}(?:表示|介绍|认为|说)[,:]"
    r"(?:(?!今年|明年|来年|20\d{2}年|将|[必需]?要|拟|力争|确保|计划|目标|推动|推进|加快|努力|围绕|坚持)[^。\n])*?"
    r"(?:接连|已[经有达成建]|实有|现有|去年)"
)
TITLE = re.compile(
    r"\s*(?:#+\s*)?(?:\([一二三四五六七八九十\d]{1,3}\)|\d{1,2}[.、])?\s*(?:下一?(?:步|阶段)|明年|来年|新的一年"
    r"|今后一[段个](?:时间|时期))[^,。;:!?\n]{0,24}\s*"
    # 主要目标 alone on its line; 主要目标完成情况 is of what was done.
    r"|\s*(?:经济社会|今年|明年|发展|的|主要|总体|预期|奋斗|工作)*(?:目标|(?<=预期)指标)(?:任务|安排)?\s*"
    r"|\s*[【\[]?(?:展望(?:未来|明天|今年|20\d{2}年?)?|20\d{2}(?:年)?展望|未来展望)[】\]]?\s*"
    r"|\s*【[^】]{0,10}(?:展望|未来|目标|任务|打算|部署|安排|今年|明年)[^】]{0,8}】\s*"
)
# 去年回眸, 【工作回顾】 alone on a line, after aims that no numbered heading opened.
BACK_TITLE = re.compile(
    r"\s*【?[^,。;:!?\n\d【】]{0,8}(?:回顾|回眸|回望|成绩单?|成就|答卷)[^,。;:!?\n\d【】]{0,4}】?\s*"
)


@dataclass(frozen=True, slots=True)
class Outlook:
    """Where a line passes on to what is planned, and whether to the end of the line, section or part."""

    at: int
    words: str
    lasts: str


def outlooks_of(line: str, year: int | None) -> Iterator[Outlook]:
    """The first list of aims and the first outlook of a line that stands among what was done."""
    alone = next(at_openings(AIMS_ALONE, line), None) if "标" in line else None
    named = AIM.search(line) if AIM_WORDS.search(line) is not None else None
    for aim in (named, alone):
        if aim is not None and _is_ahead(aim.groupdict().get("year"), year):
            yield Outlook(aim.start(), group(aim), lasts="part")
            break
    for onward in at_openings(ONWARD, line):
        if onward["now"] is not None and not _told_last(line[: onward.start()], year):
            continue
        told = onward["view"] or onward["ahead"] or onward["work"] or onward["opens"]
        if told is None or (year is not None and int(told) == year + 1):
            # 下一步,我们将做好以下工作: what follows is in the next lines.
            announces = onward["opens"] is not None or line.rstrip().endswith((":", "如下", "如下。"))
            yield Outlook(onward.start(), group(onward).strip(), "section" if announces else "line")
            break


def _told_last(before: str, year: int | None) -> bool:
    """2022年增长4%;今年,预期增长6%: whether the words before tell of the report's year by another name."""
    return f"{year}年" in before or "去年" in before or "过去一年" in before


def returns(line: str, year: int | None) -> bool:
    """Whether a paragraph tells of the year that the report looks back on."""
    if (len(line) <= 20 and BACK_TITLE.fullmatch(line) is not None) or STANDS.match(line) is not None:
        return True
    told = RETURN.match(line)
    return told is not None and year is not None and int(told["year"]) == year


def _is_ahead(told: str | None, year: int | None) -> bool:
    return told is None or year is None or int(told) > year
