"""Figures that say of which class a thing is.

Belongs here: a size, a mark or a rank within the name of a thing (全球最高8米支架, ESI前1%的学科), and how
many indicators a plan has: none of them measures the place. Not here: bounds with 以上 (`exclusions`).
"""

import re

from orchestration.extraction.mentions import Mention
from orchestration.extraction.units import NOTHING

Why = tuple[str, str]

# 进入ESI前1%: which class a subject of study is in.
TOP = re.compile(r"ESI(?:全球|世界|排名|学科|国际)*(?:排名)?前$")
# 实施0.2微克攻坚行动: the programme is called so.
AS_PROGRAMME = re.compile(r"(?:攻坚|提升|倍增|培育|示范)?(?:行动|工程|计划|改革)(?![投完])")
PROGRAMME_LEAD = re.compile(r"(?:实施|开展|推进|启动|落实)(?:好)?$")
# 全球最高8米液压支架; 4座20万千瓦电站: of which size each thing is.
GREATEST = re.compile(r"(?:最[高大长深宽]|首[台套条座个])的?$")
EACH_OF = re.compile(r"\d[座台套个]$|首[台套座个]$")
WIDE = ("口径", "直径")
# 首个生产总值突破3万亿元的城市: the mark tells which class the place is in.
BEYOND = re.compile(r"(?:突破|超过|超|过|达到?|跨越|迈过)$")
FIRST_OF = re.compile(
    r"的(?:城市|省份|省|地级市|县级市|县市?|直辖市|(?:世界|国际)?大?港口?|机场|地区|园区|开发区)(?=[,，。;；、行之]|$)"
)
# 提出20项主要指标, 预期性指标12项: how many indicators a plan has.
OWN_KIND = re.compile(r"(?:主要)?(?:预期性|约束性|指导性)指标")
OWN_KIND_BEFORE = re.compile(r"(?:预期性|约束性|指导性)指标(?:共|有|为)?$")
OWN_INDICATORS = re.compile(
    r"(?:主要|核心|量化|具体|经济社会|发展|预期性|约束性|指导性|的)*指标"
    r"(?=[,，。;；、:：)）]|$|其中|以及|和|包括|综合|的?目标)"
)
SETS = re.compile(
    r"(?:提出|设置|设定|设立|确定|安排|明确|细化|包括|包含|共计?|分为|其中|以及)[^,，。;；\d]{0,8}$"
)


def class_of(text: str, mention: Mention) -> Why | None:
    """Why a figure says of which class a thing is, and the rule; None where it does not."""
    return _size_of(text, mention) or _mark_of(text, mention) or _indicators_of(text, mention)


def _size_of(text: str, mention: Mention) -> Why | None:
    start, end, dimension = mention.start, mention.end, mention.dimension
    if dimension not in ("count", NOTHING) and AS_PROGRAMME.match(text, end):
        return ("name", "NON-NAME-SUFFIX") if PROGRAMME_LEAD.search(text, max(0, start - 6), start) else None
    if dimension == "length" and (
        text.startswith(WIDE, end) or GREATEST.search(text, max(0, start - 8), start)
    ):
        return "name", "NON-NAME-GRADE"
    if dimension in ("power", "energy") and EACH_OF.search(text, max(0, start - 6), start):
        return "threshold", "NON-THRESHOLD-CLASS"
    return None


def _mark_of(text: str, mention: Mention) -> Why | None:
    start, end = mention.start, mention.end
    if mention.dimension == "rate" and TOP.search(text, max(0, start - 12), start):
        return "threshold", "NON-THRESHOLD-CLASS"
    if FIRST_OF.match(text, end) and BEYOND.search(text, max(0, start - 6), start):
        return "threshold", "NON-THRESHOLD-OVER"
    return None


def _indicators_of(text: str, mention: Mention) -> Why | None:
    start, end = mention.start, mention.end
    if mention.dimension not in ("count", NOTHING):
        return None
    is_own = OWN_INDICATORS.match(text, end) is not None and (
        OWN_KIND.match(text, end) is not None or SETS.search(text, max(0, start - 12), start) is not None
    )
    if is_own or OWN_KIND_BEFORE.search(text, max(0, start - 7), start) is not None:
        return "idiom", "NON-IDIOM-GREAT"
    return None
