"""What the head of a document tells.

Belongs here: its front matter, and the year that it looks back on. Not here: which part a heading opens
(`headings`).
"""

import re

# Keys with their values: text between two rules of a page is none.
FRONT_MATTER = re.compile(
    r"\s*---[ \t]*\n(?:(?:[A-Za-z][\w-]*[ \t]*:.*|[ \t]+.*|-[ \t].*|#.*|[ \t]*)\n)*?---[ \t]*(?:\n|$)"
)


# ——2017年2月10日在甲县第十五届人民代表大会第一次会议上, on its line.
FIRST_SESSION = re.compile(
    r"\n[^\n。,]{0,36}第[一二三四五六七八九十]{1,3}届人民代表大会\s*第一次会议上?[)\s]*(?=\n)"
)
HEAD = 1200


def is_of_first_session(text: str) -> bool:
    """Whether a report is told to a new congress, so that it looks back on five years."""
    return FIRST_SESSION.search(text, 0, HEAD) is not None


def front_matter_end(text: str) -> int:
    """Where the front matter ends; 0 where there is none."""
    match = FRONT_MATTER.match(text) if text.lstrip().startswith("---") else None
    return match.end() if match else 0


def executed_year(text: str) -> int | None:
    """The year the report looks back on, from front matter, title or first headings."""
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
        (
            r"((?:19|20)\d{2})年(?:\d{1,2}|[一二三四五六七八九十]{1,2})月(?:\d{1,2}|[一二三四五六七八九十]{1,3})日在[^\n。]{2,40}(?:会议|大会)",
            -1,
        ),
        (r"(?:过去一年|去年|((?:19|20)\d{2})年)[^\n。]{0,12}(?:工作回顾|是)", 0),
    ):
        found = re.search(pattern, head)
        if found and found[1]:
            return int(found[1]) + shift
    return None
