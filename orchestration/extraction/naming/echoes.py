"""Words that say again what the clause before named in full.

Belongs here: 提供法律咨询等服务,服务人数9万人: which services they are. Not here: whose a bare
measure is (`owners`), what has an effect (`doers`).
"""

import re

from orchestration.extraction.naming.phrases import VERB, trimmed
from orchestration.extraction.words import group

# What is so general that the clause before tells which of them: a deed or a number is told of it.
AGAIN = re.compile(
    r"(?P<deed>增加|新增|扩增|提供)?(?P<what>服务|项目|学位|床位|车位|岗位|药品|产品|线路|站点|培训|检测|筛查|诊疗)"
    r"(?P<of>数量?|总数|总量|人数|人次|次数|量)?"
)
# What was done with it in the clause before; the last of such words stands before its name.
DONE = re.compile(
    r"^.*(?:开展|提供|实施|推进|推动|扩大|举办|组织|加强|拓展|优化|完善|深化|增加|落实|做好|加快|强化)了?"
)
MODIFIED = re.compile(r"^.*的")
LONGEST = 24


def says_again(phrase: str) -> "re.Match[str] | None":
    """The deed, the thing and the measure of a phrase so general that another names the thing; else None."""
    again = AGAIN.fullmatch(phrase)
    return again if again is not None and (again["deed"] or again["of"]) else None


def told_again(again: "re.Match[str]", clause: str) -> str:
    """What `says_again` found with which of them it is told of, where `clause` names it; else empty."""
    at = clause.rfind(again["what"])
    named = clause[: max(at, 0)]
    for words in (DONE, MODIFIED):
        said = words.match(named)
        named = named[said.end() :] if said is not None else named
    named = trimmed(named + group(again, "what")).removesuffix(again["what"]) if named else ""
    if not 2 <= len(named) <= LONGEST or VERB.fullmatch(named) is not None:
        return ""
    return group(again, "deed") + named + group(again, "what") + group(again, "of")
