"""Units after a number.

Belongs here: which unit follows a number, as written and with its dimension. Not here: the
list of units, which is the seed `units.csv`; conversion, which the warehouse does.
"""

import re
from functools import cache

from orchestration.extraction.tries import begins, pattern_of
from orchestration.immutable import immutable
from orchestration.registry import load_units

SCALES = ("万亿", "千亿", "百亿", "十亿", "千万", "百万", "十万", "万", "亿", "千", "百", "十")
SCALE_BEGINS = frozenset(scale[0] for scale in SCALES)
INNER = "多余来"
# 多 and 余 may stand before the scale, between scale and unit, or after the unit.


@immutable
class Measured:
    """A unit found in the text: where it ends, how it is written, what it measures."""

    end: int
    unit: str | None
    dimension: str
    is_classifier: bool
    inner: str


MONTHS_AND_MORE = ("多月", "余月", "来月")
NOTHING = "none"
# Of 个学位 the unit is 个, 学位 is what is counted.
KEPT = frozenset(
    ("个百分点", "个千分点", "个基点", "个月", "个季度", "个工作日", "个小时", "个类别", "间(套)")
)


@cache
def _units() -> tuple[dict[str, tuple[str, bool]], "re.Pattern[str]"]:
    seeds: dict[str, tuple[str, bool]] = {
        unit: (entry.dimension, entry.is_classifier)
        for unit, entry in load_units().items()
        if unit != "BP"
        and unit not in SCALES
        and not (unit[0] in "个张间" and len(unit) > 2 and unit not in KEPT)
    }
    trie = pattern_of(seeds)
    scales = pattern_of(SCALES)
    per = r"(?:\((?:次|[^()\d、“”含其]{1,2}(?:、[^()\d、“”含其]{1,2}){0,4})\)次?)?"
    pattern = re.compile(
        rf"(?: ?(?P<a>[{INNER}]|几))?(?: {{0,2}}(?P<plain>{begins(seeds)}{trie}(?:/{trie})*)"
        rf"| {{0,2}}(?P<scale>{scales})(?P<b>[{INNER}])?(?P<base>(?!大关){trie}(?:/秒)?))?"
        rf"(?P<per>{per})"
    )
    return seeds, pattern


@cache
def _begins() -> frozenset[str]:
    """The signs that a unit can begin with, and the blank or word of size that may stand before it."""
    seeds, _ = _units()
    return SCALE_BEGINS.union(INNER, " 几", (unit[0] for unit in seeds))


@cache
def _scale() -> "re.Pattern[str]":
    return re.compile(rf"(?P<scale>{pattern_of(SCALES)})(?P<b>[{INNER}])?")


def unit_after(text: str, start: int) -> Measured:
    """The unit that begins at `start`; dimension `none` where there is none."""
    if text[start : start + 1] not in _begins():
        return Measured(start, None, NOTHING, is_classifier=False, inner="")
    seeds, pattern = _units()
    found = pattern.match(text, start)
    assert found is not None
    outer, plain, scale, inner, base, per = found.groups("")
    written = plain or base
    if not written:
        return _bare_scale(text, start)
    dimension, is_classifier = seeds.get(written, ("other", False))
    unit = scale + written
    end = found.end("plain") if plain else found.end("base")
    if written == "个" and text.startswith(MONTHS_AND_MORE, end):
        # 3个多月: months, and some days.
        found_inner, end, unit, dimension = text[end], end + 2, "个月", "time"
        return Measured(end, unit, dimension, is_classifier=False, inner=outer + inner + found_inner)
    if written[-1] == "床" and text.startswith("位", end):
        # 2000张床位: beds are counted, 张 counts them.
        end, unit = end - 1, unit[:-1]
    if unit[-1] == "年" and len(unit) > 2 and unit.endswith("人年") and text.startswith("度", end):
        # 下达的3万人年度任务: persons are counted, 年度 is of the task.
        end, unit = end - 1, unit[:-1]
        dimension, is_classifier = seeds.get("人", (dimension, True))
    if per and is_classifier and dimension == "count":
        unit, end = unit + per, found.end()
    return Measured(end, unit, dimension, is_classifier, outer + inner)


def _bare_scale(text: str, start: int) -> Measured:
    inner = text[start] if start < len(text) and text[start] in INNER else ""
    at = start + len(inner)
    found = _scale().match(text, at) if text[at : at + 1] in SCALE_BEGINS else None
    if found is None:
        return Measured(start, None, NOTHING, is_classifier=False, inner="")
    return Measured(
        found.end(), found["scale"], NOTHING, is_classifier=False, inner=inner + (found["b"] or "")
    )


def no_step(text: str, unit: Measured) -> Measured:
    """迈上4万亿台阶: 台 belongs to the step, not to the figure."""
    if unit.unit is None or not unit.unit.endswith("台") or not text.startswith("阶", unit.end):
        return unit
    scale = unit.unit.removesuffix("台")
    return Measured(unit.end - 1, scale or None, NOTHING, is_classifier=False, inner=unit.inner)
