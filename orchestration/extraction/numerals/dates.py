"""Dates, plan periods and words of time.

Belongs here: which words name a time, and the ISO 8601 period they name. Not here: which
figure a time belongs to (`times`).
"""

import calendar
import re

YEAR = r"(?:19|20)\d{2}"
MONTH = r"(?:1[0-2]|0?[1-9])"
DAY = r"(?:3[01]|[12]\d|0?[1-9])"
LINK = r"\s?(?:[-—~至到]{1,2})\s?"

# 破获案件1963起, 拆除2014间: a counting word that no year stands before; 自1963起 begins with one.
COUNTED = (
    r"(?:[栋幢间]|起(?!步|草|点|始|航|飞|源)|[组款位部本单羽颗箱班段](?=\s*(?:[,，。;；、]|$)))"
    r"(?<![自从由于始]\d{4}起)"
)

DATE = re.compile(
    rf"(?P<date>"
    rf"{YEAR}[-/.]{MONTH}[-/.]{DAY}(?!\d)"
    rf"|{YEAR}\s?年?度?{LINK}{YEAR}\s?(?:年度?|(?![\d.]|\s?[%亿万元家个人户吨]))"
    rf"|{YEAR}\s?年\s?{MONTH}\s?月\s?{DAY}\s?日(?:{LINK}(?:{MONTH}月)?{DAY}日)?"
    rf"|{YEAR}\s?年\s?{MONTH}(?:月份?)?{LINK}{MONTH}\s?月份?[底末初]?"
    rf"|{YEAR}\s?年\s?{MONTH}\s?月[份底末初]?"
    rf"|{YEAR}\s?年[度底末初]?"
    rf"|{YEAR}[-/.]{MONTH}(?![\d.]|\s?[%亿万元家个人户吨辆台套件公平亩千百米座倍立升])"
    rf"|{YEAR}(?!{COUNTED})(?=[^\d.,%\s亿万元家个人户吨辆台套件公平亩千百米条座所倍多余来几名项处场种批次张支只头口门架艘列卷册株棵眼根份尾盏桶盒袋瓶节趟对双层床匹笔块片枚例宗美欧英日港]|\s*\n|$)"
    rf"|{MONTH}\s?月\s?{DAY}\s?日(?:{LINK}(?:{MONTH}月)?{DAY}日)?"
    rf"|{DAY}\s?日(?=[,。至、)上下前晚起\s])"
    rf")|(?P<time>"
    rf"{MONTH}(?:月份?)?{LINK}{MONTH}\s?月[份底末初]?"
    rf"|{MONTH}\s?月[份底末初]?(?!\d)"
    rf"|(?:2[0-4]|1\d|0?\d):[0-5]\d(?::[0-5]\d)?(?![\d:])"
    rf"|(?:2[0-4]|1\d|0?\d)时(?:[0-5]?\d分)?(?=[,。至、起前后许\s\d])"
    rf")"
)
# Without a year, one of these signs stands after the first number of a date or time.
AFTER_DATE = frozenset("月日时:-—~至到 \n\t")
CENTURIES = ("19", "20")

PLAN_NAME = re.compile(r"十[一二三四五六七]?五(?=[”’时规期末以之计中\"'开收]|年规划|、“?十)")


def month_end(year: int, month: int) -> str:
    """The last day of a month."""
    return f"{year}-{month:02d}-{calendar.monthrange(year, month)[1]:02d}"


def plan_years(name: str) -> tuple[int, int]:
    """First and last year of a five-year plan: 十四五 is 2021 to 2025."""
    number = {
        "八五": 8,
        "九五": 9,
        "十一": 11,
        "十二": 12,
        "十三": 13,
        "十四": 14,
        "十五": 15,
        "十六": 16,
        "十七": 17,
    }.get(name[:2], 10)
    if name in ("十五", "“十五"):
        number = 10
    first = 2001 + (number - 10) * 5
    return first, first + 4
