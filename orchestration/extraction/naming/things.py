"""A thing that is counted, told by the words after its number.

Belongs here: what of these words names it. Not here: what it is told of with the words before (`counted`).
"""

import re

from orchestration.extraction.naming.phrases import trimmed
from orchestration.extraction.naming.wording import (
    CUT_RIGHT,
    CUT_SIGNS,
    LONG_NOUN,
    VERBS_ALONE,
)
from orchestration.extraction.times.works import STAND
from orchestration.extraction.words import group, without

DONE = "完成"
PILOT = re.compile(r"[^,;:、]{2,24}(?:试点|示范区|试验区|先导区|先行区|自贸区|合作区|试验田)")
LEARNT = re.compile(r"[^,;:、]{0,8}(?:经验|成果|案例|举措|做法)")
EXAMPLES = re.compile(
    r"(?:(?:(?<=提供)|(?<=开展)|(?<=实施)|(?<=举办))[^、]{2,12}|^[^、]{2,8})(?:、[^、]{2,14})+?等(?=.{2,})"
)
# 24家企业实现产值…: what the things did is told with the next figure.
LEADS_ON = re.compile(
    r"(?:累计|共|全年|预计|已)?(?:(?:实现|完成)(?:[^,;:、]{0,6}(?:产值|增加值|收入|税收|利润|利税|销售额|投资|额)|$)"
    r"|(?:总产值|产值|增加值|(?:主营)?(?:营业|业务|销售|经营)收入|收入|税收|利润|利税|投资|(?<=业)(?:总产值|增加值))(?:占[^,;:、]*)?"
    r"|(?<=..)(?:审批|办理|办结|平均)?(?:时限|时间|材料|环节|成本|费用)(?:压缩|精简))(?:同比)?(?:增长|下降|约|达到|达|为)?$"
)
# 80个县的农民收入提高到…: what of the things the next figure measures.
WHOSE_MEASURE = re.compile(r"的[^的、,]{2,14}(?:收入|产值|增加值|投资|产量|面积|增速|余额|覆盖率)$")
# 建成4座现代化的中转站: how good they are is no part of the name.
GOOD = re.compile(r"^(?:现代化|高标准|高品质|标准化|规范化|智能化|崭新)的")
# 达到2022年搬迁标准: which year's standard it was is no part of the name.
OF_YEAR = re.compile(r"(?<=达到)(?:19|20)\d{2}年(?=..)")
# 15件实事全部兑现: that all of them did is no part of the name.
# 24件实事全部|完成, 5万台电动车等|32个项目: words whose rest was cut away.
LEFT_OVER = re.compile(r"(?<=..)(?:等|全部|均已?|如期|按期|超额)$")
LEFT_ENDS = frozenset("等部均已期额")
ALL_OF = re.compile(r"(?<=..)(?:已?全部|均已)(?=..)")
# 15件实事圆满|完成: how it was done says nothing without the deed.
HOW_DONE = re.compile(r"(?<=..)(?:全面|圆满|基本|顺利|高质量|高标准|高效|提前)$")
BEGUN = re.compile(
    rf"(?:已|实际|累计|全部)?(?:{STAND}|新?开工|开工建设|入库|落地|签约|达标|开建|完成)$"
    r"|新?(?:实施|落地|引进|签约|新建|推进|承接|集聚|汇聚)[^,、和与及]{0,16}(?:项目|企业|工程|人才)$"
)


# 5个部门密切协作、通力配合, 4个规划正在加紧推进: how those that are counted went about it.
MANNER_OF = re.compile(
    r"(?<=..)(?:也|都|均|已|正|正在|还)*(?:正|正在|加紧|抓紧)(?:推进|建设|实施|办理|筹备|施工|开展|进行|编制)(?:之?中)?$"
    r"|(?<=.)(?:主动|积极|迅速|密切|通力|踊跃|高效|纷纷)(?:与[^,、]{2,10}|行动)?(?:作为|配合|行动|对接|协作|跟进|响应|担当|投入|起来)"
    r"(?:、[^,、]{4,6})*$"
)
MANNERS = frozenset("紧正作配行对协跟响担投起")


# 30个重点项目中工业项目有8个: of all of them is told first; 中标, 中心 are other words.
AMONG = re.compile(
    r"(?P<whole>[^,、中]{0,14}?(?:项目|企业|村|乡|镇|县|市|区|学校|医院|人口|人员|户|产品|行业|指标|景区|园区|团队))中(?![标央小学心医期国部型等高转介试])"
    r",?(?:[^,、]{2,14}?)(?:有|达到?|为|占|共)?$"
)


def whole_of(right: str) -> str:
    """The things of which a part is told with the next figure; empty where none is parted."""
    among = AMONG.match(right) if "中" in right else None
    return group(among, "whole") if among is not None else ""


def noun_of(right: str) -> str:
    """The thing alone of the words after a figure, without what became of it."""
    told = right if CUT_SIGNS.isdisjoint(right) else without(CUT_RIGHT, right)
    told = told if MANNERS.isdisjoint(told) else without(MANNER_OF, told)
    return trimmed(without(EXAMPLES, told) if len(right) > LONG_NOUN else told)


def without_standard(noun: str) -> str:
    """A thing without how good it is, or which year's standard it reached."""
    if "的" in noun:
        return without(GOOD, noun)
    return without(OF_YEAR, noun) if "达到" in noun else noun


def without_rest(noun: str) -> str:
    """A thing without the words that all of them did what was cut away."""
    noun = without(ALL_OF, noun) if "全部" in noun or "均已" in noun else noun
    return without(LEFT_OVER, noun) if noun[-1:] in LEFT_ENDS else noun


# 7个集群对工业的贡献率…: those that contribute are counted.
CONTRIBUTES = re.compile(r"对[^,;:、]{2,12}(?:贡献率|贡献度)$")


def who_did(noun: str) -> str:
    """24家企业实现产值…, 68个项目开工62个: the things alone, where what they did has the next figure."""
    did = (
        LEADS_ON.search(noun, 2)
        or BEGUN.search(noun, 2)
        or WHOSE_MEASURE.search(noun, 2)
        or CONTRIBUTES.search(noun, 2)
    )
    return noun if did is None else noun[: did.start()]


def with_deed_told(noun: str, right: str) -> str:
    """15件实事圆满完成: the deed that was cut away, after words that tell how it was done."""
    at = right.find(noun + DONE) if HOW_DONE.search(noun) is not None else -1
    return right[at : at + len(noun + DONE)] if at >= 0 else noun


def learnt_in(phrase: str, noun: str) -> str:
    """某改革试点9项经验获全国推广: what was learnt, with where it was."""
    is_learnt = len(noun) > 2 and LEARNT.match(noun) is not None
    return phrase + noun if is_learnt and PILOT.fullmatch(phrase) is not None else noun


# 出台支持创业12条政策措施: what the articles are for stands before their number.
ARTICLES = re.compile(r"(?:政策|具体|改革|务实|支持|创新)?(?:措施|举措|政策)")
ISSUED = re.compile(r"(?:新|联合|先后|率先)?(?:出台|制定|推出|印发|发布|实施)了?(?=[^,;:、]{4,}$)")


def says_little(phrase: str, noun: str) -> bool:
    """Whether the words before the figure tell what the thing after it leaves out."""
    return len(noun) <= 2 or (ARTICLES.fullmatch(noun) is not None and ISSUED.match(phrase) is not None)


def short_thing(phrase: str, verb: str, noun: str) -> str:
    """A short noun says too little alone: it takes all words before the figure, but examples."""
    if phrase.endswith("等"):
        opener = VERBS_ALONE.match(phrase)
        return group(opener) + noun if opener else noun
    return (phrase if phrase and not phrase.endswith("中") else verb) + noun
