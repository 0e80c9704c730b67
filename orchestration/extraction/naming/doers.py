"""Who does what a bare verb tells.

Belongs here: 扩围实施补贴政策,拉动消费…: the clause before a verb without a subject names what has
the effect, as its object or as its subject. Not here: whose a bare measure is (`owners`).
"""

import re

from orchestration.extraction.naming.phrases import VERB, trimmed
from orchestration.extraction.naming.wording import PREDICATE, REACH
from orchestration.extraction.words import group, last_parting

# Effects: what they are told of stands before them.
EFFECT = re.compile(r"惠及|受益|(?:有效|直接|累计|共)?(?:带动|拉动|撬动)|吸引")
# 全年开行2800列: a verb alone names nothing.
RUNNING = re.compile(r"(?:累计|共|全年)?开行")
TRAINS = re.compile(r"[^,;:、。]{0,10}班列")
# What is done with the thing that then has the effect.
ACTED = re.compile(
    r"(?:(?:深入|持续|扩围|加力|大力|扩大|联合|分类|精准|常态化|全面|统筹|组织|开展|实施|推进|推动|落实|深化|完善|优化"
    r"|发挥|用好|用足|培育|打造|建立|健全|组建|成立|推行|构建|建成|分级|启动|兑现|加快|做优|做强|抓好|举办|出台|发放|推出|率先|完成|支持|鼓励|加强|加大|国家|年度)了?)+"
)
# What became of it is no part of its name.
BECAME = re.compile(
    r"扩围|提质|扩面|增效|联动|发力|壮大|见效|走深|落地|扩容|升级|(?<=.)(?:发放|实施|落实|兑现)$"
)
# 向困难群众发放补助,惠及…: what is given, not to whom.
GIVEN = re.compile(r"(?:为|向|给|对)[^,;:、]{2,14}?(?:发放|提供|实施|开展|落实)了?")
# 完成国家下达的住房建设任务,开工9万套: who asked for it, and that it was asked, is no part of whose it is.
TASK_DONE = re.compile(
    r"(?:超额|提前|全面|圆满|如期|顺利|已)*(?:完成|实现)了?(?:国家|中央|上级|[省市县])?(?:下达|确定|安排|规定)的"
    r"(?P<what>[^,;:、\d]{2,16}?)(?:目标|年度)?(?:任务|计划)"
)
LONGEST = 26
# No shorter clause tells who does something.
SHORTEST_DOER = 4
FIGURES = re.compile(r"\d")


def doer_before(text: str, start: int, at: int) -> str:
    """What has the effect that the clause at `at` tells; empty where the clause before tells a figure.

    `start` is where the sentence begins.
    """
    before = text[max(start, at - REACH) : at].rstrip(",;: ")
    clause = before[last_parting(before, 0, len(before)) + 1 :]
    if FIGURES.search(clause) is not None or len(clause) < SHORTEST_DOER:
        return ""
    asked = asked_in(clause)
    if asked:
        return asked
    named = trimmed(clause)
    given = GIVEN.match(named) or GIVEN.match(clause)
    named = given.string[given.end() :] if given is not None else named
    acted = ACTED.match(named)
    named = named[acted.end() :] if acted is not None else named
    became = BECAME.search(named, 2)
    named = named[: became.start()] if became is not None else named
    if acted is None:
        said = PREDICATE.search(named, 2)
        named = named[: said.start()] if said is not None else named
    named = trimmed(named)
    if acted is None and len(named) > LONGEST and VERB.match(named) is None and "等" in named:
        # A、B、C等特色品牌: what they are examples of.
        named = trimmed(named.rpartition("等")[2])
    return named if 2 <= len(named) <= LONGEST and VERB.fullmatch(named) is None else ""


def asked_in(clause: str) -> str:
    """What a clause says was asked for and done: 完成国家下达的住房建设任务; else empty."""
    done = TASK_DONE.fullmatch(clause) if clause.endswith(("任务", "计划")) else None
    return trimmed(group(done, "what")) if done is not None else ""


def trains_before(text: str, start: int, at: int) -> str:
    """The trains that the clauses before speak of, for 开行 alone; empty where they name none."""
    found = list(TRAINS.finditer(text, max(start, at - REACH), at))
    named = trimmed(text[found[-1].start() : found[-1].end()]) if found else ""
    acted = ACTED.match(named)
    return named[acted.end() :] if acted is not None else named
