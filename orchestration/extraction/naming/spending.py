"""What money is for and what was done for a list, as the words behind a figure tell.

Belongs here: 投资900万元改扩建学校3所, 完成9户、800平方米危房改造. Not here: names that stand before
their figure (`subjects`), what was counted (`counted`).
"""

import re

from orchestration.extraction.naming.ellipses import LONG_DEED
from orchestration.extraction.naming.phrases import VERB, trimmed
from orchestration.extraction.times.works import STAND
from orchestration.extraction.words import group, without

# 投资2亿元,完成20栋住宅楼、3万平方米旧房改造: of the things of a list the last tells what was done to them.
SOME = r"\d[\d.]*[十百千万亿]*(?:多|余)?(?:平方米|平方公里|立方米|公里|[个家座所处条栋套户台辆亩米项])"
SPENT_DEED = re.compile(
    r",(?:先后|重点|全面|顺利|用于|对|集中|组织)*(?:(?:实施|开展|用于|推进|启动|完成|建成)了?"
    r"|(?P<verb>改造|整治|治理|修复|提升|修缮)了?的?(?=\d)"
    # 投资2亿元,解决7万人饮水困难: what was done for so many.
    r"|(?P<deed>解决|资助|救助|补助|扶持|安置)了?\d[\d.]*[十百千万亿]*(?:多|余)?[人户名个]?的?)?"
    rf"(?:(?:{SOME}[^,;:\d]{{2,16}}?[、和与及])*{SOME}(?:、(?:总长度?|全长|总面积){SOME}的)?)?(?P<what>[^,;:\d]{{2,40}})"
)
# 投资900万元改扩建学校3所, 投资80万元为社区配备设施: what the money is for follows at once.
SPENT_AT_ONCE = re.compile(
    rf"(?:[为给][^,;:\d]{{2,14}}?|对(?P<who>[^,;:\d]{{2,24}}?)(?:进行|实施|开展)?)?(?:用于)?(?P<verb>{VERB.pattern})(?!的)(?:{SOME})?(?P<what>[^,;:\d的][^,;:\d]{{1,40}})"
)
# 投资3亿元对管网进行改造: what was done to what.
DEED_TO = re.compile(
    r"对(?P<who>[^,;:\d]{2,24}?)(?:进行|实施|开展)了?(?:全面|综合|系统)?(?P<deed>[^,;:\d]{2,8}?)(?=[,;。]|$)"
)
# 完成9户、800平方米危房改造: what was done for the list is told with its last.
DONE_FOR_ALL = re.compile(
    rf"(?:[、和及]{SOME})+(?P<what>[^,;:、\d]{{2,16}}?(?:改造|整治|治理|任务|工程|搬迁|修复|建设|绿化))"
)
DONE_AT_LAST = re.compile(rf"(?<=..)(?:已|均|全部|如期|顺利)*(?:{STAND}|完成)$")
PLAIN_DEEDS = re.compile(r"(?:实施|开展|推进|启动|完成|建成)了?")
DOING = ("完成", "实施", "推进")


def spent_on(text: str, at: int, end: int) -> str:
    """投资2亿元,治理农田9万亩: what the money is for, as the next clause tells it; else empty."""
    told = SPENT_DEED.match(text, at, end)
    if told is None:
        return ""
    what = without(DONE_AT_LAST, trimmed(group(told, "what")))
    if VERB.fullmatch(what) is not None:
        # 完成投资9亿元,发放3亿元的贷款: another deed, whose object follows its own figure.
        return ""
    return group(told, "deed") + what + group(told, "verb") if 2 <= len(what) <= LONG_DEED else ""


def spent_at_once(text: str, at: int, end: int) -> str:
    """投资900万元改扩建学校3所: what the money is for, as the words behind it tell; else empty."""
    done = DEED_TO.match(text, at, end)
    if done is not None:
        return group(done, "who") + group(done, "deed")
    told = SPENT_AT_ONCE.match(text, at, end)
    if told is None:
        return ""
    verb, what = group(told, "verb"), trimmed(group(told, "what"))
    whole = group(told, "who") + (what if PLAIN_DEEDS.fullmatch(verb) else verb + what)
    return whole if 2 <= len(what) <= LONG_DEED else ""


def done_for_all(text: str, at: int, end: int) -> str:
    """完成9户、800平方米危房改造: what was done for all of a list; else empty."""
    told = DONE_FOR_ALL.match(text, at, end)
    return trimmed(group(told, "what")) if told is not None else ""
