"""Bounds and qualifiers: what a figure says beyond its number.

Belongs here: words after a number (左右, 以上 …) and the bound that they and the words before
it give. Not here: the words before it (`measuring`).
"""

import re
from itertools import pairwise

from orchestration.extraction.carry import Observation
from orchestration.extraction.measuring.leads import Lead
from orchestration.extraction.numerals.mentions import Mention
from orchestration.extraction.words import group, said_by

AFTER = re.compile(
    r"\s?(?P<inner>多(?!功能|式|元|层|媒体|边|能|种|样|维|级|云|领域|模态|部门)|余(?!额|热|量|粮)|来|强(?=[,。;、)]|$))?(?P<bound>左右|上下|前后|[及或]?以[上内下]|以里|之[内上间]|大关|内(?=[,。;、)\n]|$|办结|完成|办理))?"
    r"(?:\s?\((?:含|预计|初步|快报|快报数|预计数)\))?(?P<of>的)?"
)
# 300多个村及80个社区: said within the first number, of it alone.
INNER = frozenset(("多", "余", "强"))
MEANING = {
    "左右": "approx", "上下": "approx", "前后": "approx", "以上": "min", "之上": "min", "大关": "min",
    "以内": "max", "之内": "max", "以下": "max", "以里": "max", "内": "max",
}  # fmt: skip
OF_WHOLE = re.compile(r"(?P<word>约|大约|接近|超过?|逾)占[^,。;、\d]{1,14}$")
APART = {"约": "approx", "近": "approx", "超": "min", "过": "min", "逾": "min"}
COMPARATIVES = ("高于", "低于")
# 低于8%的年度目标: the aim is 8 %, what falls short of it is told before.
OF_AIM = re.compile(r"的(?:年度|全年|年初|预期|既定|计划|考核|控制)*(?:目标|计划|任务|预期)")
TECHNOLOGY = re.compile(r"[^,;。、\d]{0,12}(?:技术|难题|瓶颈)")
AT_LEAST_WORDS = ("两位数", "过半")


def bound_of(
    mention: Mention, lead: Lead, after: "re.Match[str]", earlier: tuple[str, str | None] | None
) -> tuple[str, str | None]:
    """Bound and qualifying words; `earlier` are those of the figure before in the same list."""
    if mention.bound:
        return mention.bound, mention.word
    bound, qualifier = _before(mention, lead, after.string)
    # Mostly no such word stands after a figure.
    right = group(after, "bound") if after["bound"] else ""
    inner = mention.inner or (group(after, "inner") if after["inner"] else "")
    if inner and inner != "来":
        bound, qualifier = "min", qualifier + "…" + inner if qualifier else inner
    meaning = MEANING.get(right.lstrip("及或")) if right else None
    if meaning is not None:
        bound, qualifier = meaning, qualifier + "…" + right if qualifier else right
    elif lead.is_ceiling:
        bound = "max"
    elif bound == "exact" and qualifier is None and earlier is not None and _reaches_on(earlier):
        bound, qualifier = earlier
    if mention.word in ("翻了近一番", "翻近一番"):
        bound, qualifier = "approx", "近"
    if mention.word in AT_LEAST_WORDS and meaning != "approx":
        bound = "min"
    if "hope" in lead.kinds and qualifier is None:
        qualifier = said_by("力争", lead.said.get("hope", ""))
    return bound, qualifier


def _before(mention: Mention, lead: Lead, text: str) -> tuple[str, str | None]:
    """What the words before a figure say of its bound."""
    bound, qualifier = lead.bound, lead.qualifier
    if bound == "exact" and qualifier is None and mention.dimension == "rate":
        # 约占全省三成: the word stands before the verb of the share.
        apart = OF_WHOLE.search(text, max(0, mention.start - 18), mention.start)
        return (bound, qualifier) if apart is None else (APART[apart["word"][-1]], group(apart, "word"))
    if qualifier == "突破" and mention.unit in ("项", "个") and TECHNOLOGY.match(text, mention.end):
        # 突破90项关键技术: what was found out, no mark that was passed.
        return "exact", None
    # 高于…目标5个百分点: the word sets two figures against each other, it bounds neither.
    sets_apart = mention.dimension == "difference" and lead.compared and qualifier in COMPARATIVES
    if sets_apart or (qualifier in (*COMPARATIVES, "超过") and OF_AIM.match(text, mention.end)):
        return "exact", None
    return bound, qualifier


LIST_SIGN = re.compile(r"\s?[、和及与]\s?")


# 分别控制在4%、6‰以内: the words on both sides of the list hold for each of its figures.
AROUND = frozenset(("控制在", "稳定在", "保持在"))


def share_back(text: str, found: list[Observation]) -> None:
    """分别增长5%、6%以上: the word after the last figure of a list bounds those before it too."""
    for earlier, later in reversed(list(pairwise(found))):
        if later.qualifier is None:
            continue
        word = later.qualifier.rpartition("…")[2]
        if (
            earlier.qualifier in AROUND
            and word in MEANING
            and earlier.mention.dimension == later.mention.dimension
            and LIST_SIGN.fullmatch(text, earlier.mention.end, later.mention.start)
        ):
            earlier.qualifier = later.qualifier = f"{earlier.qualifier}…{word}"
            earlier.bound = later.bound
            continue
        if (
            earlier.bound == "exact"
            and later.bound != "exact"
            and word in MEANING
            and earlier.mention.dimension == later.mention.dimension
            and LIST_SIGN.fullmatch(text, earlier.mention.end, later.mention.start)
        ):
            earlier.qualifier = earlier.qualifier + "…" + word if earlier.qualifier else later.qualifier
            earlier.bound = later.bound
            earlier.rules = (*earlier.rules, f"BOUND-{later.bound.upper()}")


def _reaches_on(earlier: tuple[str, str | None]) -> bool:
    """Words before the first figure of a list hold for the next, words after it do not."""
    bound, qualifier = earlier
    return (
        bound != "exact"
        and qualifier is not None
        and "…" not in qualifier
        and qualifier not in INNER
        and qualifier not in MEANING
        and len(qualifier) > 0
    )
