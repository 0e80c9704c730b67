"""Whether a figure can be of the indicator that its wording names.

Belongs here: unit and measure of a figure against those of an indicator, and the code that
follows. Not here: which indicator a wording names (`indicators`), what the contracts refuse.
"""

import re
from functools import cache

from orchestration.extraction.carry import Observation
from orchestration.extraction.naming.indicators import further_code_of
from orchestration.extraction.naming.places import places
from orchestration.extraction.numerals.mentions import Mention
from orchestration.registry import load_indicators, load_units

AMOUNTS = frozenset(
    ("money", "count", "area", "mass", "volume", "energy", "power", "length", "concentration")
)
# Names that stand with their own figure: in its clause before it, or at the head of its row.
OWN_NAMES = frozenset(("WHO-BEFORE", "WHO-TABLE"))
# Persons who come several times are persons; a machine is told in 台 or 辆.
ALIKE = tuple(
    frozenset(pair) for pair in (("persons", "person_times"), ("count", "vehicles"), ("count", "teu"))
)
# A household that is counted in 户 is no thing; a firm is.
FIRMS = re.compile(r"企业|工商户|主体")
# 建成5G基站1378座 is what a year added to a stock, 累计建成5619座 the stock.
MADE = re.compile(r"新(?!能源|型|材料)|建成|建设|净增|筹集")
SO_FAR = re.compile(r"累计[^,。;]{0,12}$")
# A rate that tells of its amount no more than itself: 生产总值8%左右;
ALONE = re.compile(r"(?:左右|以[上内下])?\s*(?:的(?:预期|年度|控制)*目标|[,;。)、\n]|[和与及]|$)")
PART = re.compile(r"占|比[重例]|率|份额")
JURISDICTION = re.compile(r"[全我][国省市县区州盟旗]")


@cache
def _dimensions() -> dict[str, str]:
    """Canonical unit to what it measures."""
    return {unit.unit_canonical: unit.dimension for unit in load_units().values()}


def fits(code: str, dimension: str, measure: str, *, is_own_name: bool) -> bool:
    """Whether a figure can be of the headline indicator `code`, told by what kind of amount it is.

    137 projects are no investment, and what firms earned is no number of firms: things counted and
    amounts are told of each other's names. Any other unit that does not fit is a slip where the
    name stands with its own figure (hectares of output): the code stays, so that the contracts set
    the figure aside. Where the name comes from another figure (carried, in turn, in brackets), the
    unit says that this one measures something else.
    """
    if measure not in ("level", "change") or dimension not in AMOUNTS:
        return True
    if code == "energy_intensity" and dimension == "energy":
        # 万元生产总值能耗0.5吨标准煤: its name says of how much output.
        return True
    own = _dimensions().get(load_indicators()[code].unit_canonical)
    if own == dimension:
        return True
    if own in AMOUNTS and (dimension == "count" or (dimension == "money" and own == "count")):
        return False
    return is_own_name


def further_code(one: Observation, text: str) -> str | None:
    """The code of an indicator beyond the headlines; None unless wording, unit and measure are its own.

    `text` is the plain text of the report. Stricter than `fits`: a wrong code is worse than none, and
    these indicators need not be coded.
    """
    if one.code is not None or not one.indicator or not is_of_jurisdiction(one.subject):
        return None
    code = further_code_of(one.indicator)
    if code is None or not _has_own_unit(code, one):
        return None
    return code if _is_of_its_time(code, one, text) else None


def _is_of_its_time(code: str, one: Observation, text: str) -> bool:
    """A stock is no addition to it; a flow summed up since nobody says when is none of a year."""
    kind, at = load_indicators()[code].stock_or_flow, one.mention.start
    is_so_far = SO_FAR.search(text, max(0, at - 24), at) is not None
    if kind == "stock":
        return is_so_far or MADE.match(one.indicator) is None
    return not (kind == "flow" and is_so_far and one.moment.rule == "TIME-PART")


def is_bare_growth(code: str | None, name: str, text: str, mention: Mention) -> bool:
    """Whether a bare rate is the growth of an amount of money: 生产总值8%左右, not 支出80%用于…."""
    known = code or further_code_of(name)
    if known is None or load_indicators()[known].unit_canonical != "CNY":
        return False
    is_part = PART.search(name) is not None or text.endswith("的", 0, mention.start)
    return not is_part and is_alone(text, mention.end)


def is_alone(text: str, end: int) -> bool:
    """Whether what follows a rate that ends at `end` says nothing of what it is a part of."""
    return ALONE.match(text, end) is not None


def is_of_jurisdiction(subject: str | None) -> bool:
    """Whether the subject is a jurisdiction: the report's own (None), or another that it names."""
    return subject is None or JURISDICTION.fullmatch(subject) is not None or subject in places()


def _has_own_unit(code: str, one: Observation) -> bool:
    """Levels in the indicator's unit, shares of rates only, changes in either its unit or its points."""
    entry, measure, dimension = load_indicators()[code], one.reading.measure, one.mention.dimension
    own = _dimensions().get(entry.unit_canonical)
    if measure == "share":
        return own == "rate"
    if measure in ("growth", "average_growth", "rank", "completion", "ratio"):
        return True
    if measure in ("change", "difference") and dimension in ("rate", "difference"):
        return own == "rate"
    return _same_unit(entry.unit_canonical, own, one.unit, dimension, entry.name_zh)


def _same_unit(canonical: str, own: str | None, unit: str | None, dimension: str, name: str) -> bool:
    entry = load_units().get(unit or "")
    if entry is None:
        return False
    if dimension != "count":
        # 农村低保标准提高到每人每月700元: the words before the amount say of whom and how often.
        return own in (dimension, entry.dimension)
    told = entry.unit_canonical
    if canonical.startswith("per_"):
        # 每万人口发明专利拥有量28件: the name says of how many.
        return True
    if told == "households":
        return FIRMS.search(name) is not None
    return told == canonical or any({told, canonical} <= alike for alike in ALIKE)
