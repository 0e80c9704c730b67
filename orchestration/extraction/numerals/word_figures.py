"""Words that are a figure.

Belongs here: 持平, 翻番, 一半, 首位, a Roman grade. Not here: Chinese numerals that count (`spelled`).
"""

import re
from decimal import Decimal

from orchestration.extraction.numerals.mentions import BOUNDARY, Mention, is_quoted, unmeasured
from orchestration.extraction.numerals.values import ROMAN

WORD_VALUES = {
    "首位": 1,
    "榜首": 1,
    "一半": 50,
    "过半": 50,
    "半数": 50,
    "持平": 0,
    "翻番": 100,
    "倍增": 100,
    "翻倍": 100,
    "翻一番": 100,
    "翻了一番": 100,
    "翻了番": 100,
    "翻了两番": 300,
    "翻了近一番": 100,
    "翻近一番": 100,
    "翻两番": 300,
    "两位数": 10,
}
# 实现时间过半、任务完成过半: a saying at the middle of a year.
HALF_TIME = re.compile(r"时间$|(?<=过半)[、,,，]?任务(?:完成|也)?$|双$")
RUN_OF = re.compile(r"连续[\d一二两三四五六七八九十]{1,3}(?:个?月|个?季度|年)[^,，。;；、]{0,6}$")
PLANS_OF = frozenset("个大项")
TOP_LEAD = re.compile(
    r"(?:居|跃|列|位|登|占|排|升|获|夺|摘|蝉联|全国|全省|全市|全球|世界|保持)[^,。;、]{0,16}$"
)
# 水质稳定在Ⅱ类 names the state of the water; 达到Ⅱ类标准 tells which standard was reached.
OF_STANDARD = re.compile(r"(?:及?以上)?(?:[^,。;、\d]{0,6})?标准")
ASKED_FOR = re.compile(r"标准\($")
CLASS_LEAD = re.compile(r"(?:达到|达|为|至|\(|保持|稳定|优于|到|在)$")


def word_figure(text: str, start: int, end: int) -> list[Mention]:
    """A word that is a figure, 持平 or 一半; nothing where it is part of a saying."""
    word = text[start:end]
    rule = "NUM-WORD"
    if is_quoted(text, start, end):
        return []
    if word.startswith("翻") and (text[start - 1 : start] in PLANS_OF or text.startswith("实现程度", end)):
        # 两个翻番: so many aims that are called so.
        return []
    if word in ("首位", "榜首"):
        if text.startswith("度", end) or not TOP_LEAD.search(text[max(0, start - 20) : start]):
            return []
        return [
            Mention(start, end, None, rule, Decimal(1), unit="名", dimension="rank", rank=True, word=word)
        ]
    if word in ("一半", "半数", "过半"):
        if text.startswith(("的功劳", "路"), end) or HALF_TIME.search(text, max(0, start - 8), start):
            return []
        return [Mention(start, end, None, rule, Decimal(50), unit="%", dimension="rate", word=word)]
    if word == "倍增" and not (text.startswith("实现", start - 2) and text[end : end + 1] in BOUNDARY):
        return []
    if word == "两位数" and RUN_OF.search(text, max(0, start - 16), start):
        # 增长12%、连续18个月保持两位数增长: for how long it has been so, no rate of its own.
        return []
    if word == "两位数" and "增" not in text[max(0, start - 6) : start] + text[end : end + 6]:
        return []
    return [
        Mention(start, end, None, rule, Decimal(WORD_VALUES[word]), unit="%", dimension="rate", word=word)
    ]


def roman_class(text: str, start: int, end: int) -> list[Mention]:
    """A Roman grade before 类: a figure where it meets a norm, else a name."""
    if end - start != 1 or not text.startswith("类", end):
        return []
    is_standard = OF_STANDARD.match(text, end + 1) or ASKED_FOR.search(text, max(0, start - 3), start)
    if not is_standard or not CLASS_LEAD.search(text[max(0, start - 2) : start]):
        return unmeasured(start, end + 1, "name", "NON-NAME-GRADE")
    return [
        Mention(start, end + 1, None, "NUM-ROMAN", Decimal(ROMAN[text[start]]), unit="类", dimension="count")
    ]
