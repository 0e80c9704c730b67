"""Of which people a figure per head is.

Belongs here: 农民收入稳步增加,人均纯收入…: whose income, spending or home it is, where the words
before it tell. Not here: whose any other bare measure is (`owners`).
"""

import re

from orchestration.extraction.words import group

PER_HEAD_BEGINS = ("人均", "恩格尔")
PER_HEAD = re.compile(
    r"人均(?:可支配|纯|现金|生活|消费|总)?(?:性)?(?:收入|支出|消费支出|消费性支出|生活消费支出|居住面积|住房(?:建筑|使用)?面积)"
    r"|恩格尔系数"
)
PEOPLE = re.compile(
    r"(?:[^,;:。\d]{0,8}?)(?P<who>(?:城镇|农村|城市|牧区|农村牧区)(?:常住)?居民(?:家庭)?|农[牧渔]民|(?<!失地)农民|牧民|渔民)"
    r"(?!工)(?=.*(?:收入|生活|消费|支出|增收|住房|人均|居住))"
)


def of_people(phrase: str, clause: str, told: str) -> str:
    """A figure per head with those that the clause or the figure before is about; else empty."""
    if PER_HEAD.fullmatch(phrase) is None:
        return ""
    people = PEOPLE.match(clause) or (PEOPLE.match(told) if not clause else None)
    return group(people, "who") + phrase if people is not None else ""
