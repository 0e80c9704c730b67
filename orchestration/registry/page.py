"""The registry as a page of the documentation.

Belongs here: laying out indicators, units, divisions and the rules of judgement. Not here: the lists
(`dbt_project/seeds`). To write the page anew: `python -m orchestration.registry.page > docs/registry.md`.
"""

import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator

from orchestration.registry.loaders import (
    load_aliases,
    load_divisions,
    load_former_divisions,
    load_indicators,
    load_target_rules,
    load_units,
)

_HEAD = """\
# The registry · 名录

Written from `dbt_project/seeds` by `python -m orchestration.registry.page`; changes of this page are lost.
These lists are read by the reader and by the warehouse alike: a line added to one changes both.
这些名录由读取程序和数据仓库共用；增加一行，两边都会改变。
"""
_LEVELS: dict[str, str] = {
    "province": "省级 provinces",
    "prefecture": "地级 prefectures",
    "county": "县级 counties",
}
_SHOWN_WORDINGS = 4


def registry_page() -> str:
    """The page, in Markdown."""
    return "\n".join([_HEAD, *_indicators(), *_units(), *_divisions(), *_rules()])


def _indicators() -> Iterator[str]:
    wordings: defaultdict[str, list[str]] = defaultdict(list)
    for alias in load_aliases():
        wordings[alias.indicator_code].append(alias.alias)
    indicators = load_indicators()
    count = sum(map(len, wordings.values()))
    yield "## Indicators · 指标\n"
    yield f"{len(indicators)} indicators, {count} wordings of them, the shortest first.\n"
    yield from _table(
        (
            "code 代码",
            "name 名称",
            "unit 单位",
            "growth compares 增速口径",
            "better 方向",
            "wordings 说法",
        ),
        (
            (
                f"`{one.indicator_code}`",
                f"{one.name_zh}<br>{one.name_en}",
                one.unit_canonical,
                one.growth_basis,
                one.polarity,
                _some(sorted(wordings[one.indicator_code], key=len)),
            )
            for one in indicators.values()
        ),
    )


def _units() -> Iterator[str]:
    written: defaultdict[str, list[str]] = defaultdict(list)
    for unit in load_units().values():
        written[unit.unit_canonical].append(f"{unit.unit} ×{unit.factor.normalize():f}")
    yield "## Units · 单位\n"
    yield "Each as written, with how many canonical units it is. 原文单位，以及折合的规范单位数。\n"
    yield from _table(
        ("canonical 规范单位", "as written 原文"),
        ((f"`{canonical}`", _some(units, 12)) for canonical, units in sorted(written.items())),
    )


def _divisions() -> Iterator[str]:
    divisions = load_divisions()
    below = Counter(code[:2] + one.level for code, one in divisions.items())
    counts = Counter[str](one.level for one in divisions.values())
    yield (
        "## Divisions · 行政区划\n\n"
        + ", ".join(f"{counts[level]} {name}" for level, name in _LEVELS.items())
        + f"; {len(load_former_divisions())} codes given up since 2000 停用的代码. "
        "The lists: `divisions.csv`, `former_divisions.csv`.\n"
    )
    yield from _table(
        ("code 代码", "province 省级", "prefectures 地级", "counties 县级"),
        (
            (f"`{code}`", one.name, str(below[f"{code[:2]}prefecture"]), str(below[f"{code[:2]}county"]))
            for code, one in divisions.items()
            if one.level == "province"
        ),
    )


def _rules() -> Iterator[str]:
    yield "## Rules of judgement · 判定规则\n"
    yield from _table(
        (
            "rule 规则",
            "bound 界限",
            "quantity 数量",
            "met within 完成",
            "nearly within 基本完成",
            "says 说明",
        ),
        (
            (
                f"`{one.rule_code}`",
                one.bound,
                one.quantity_kind,
                f"{one.met_tolerance.normalize():f} {one.tolerance_unit}",
                f"{one.nearly_tolerance.normalize():f} {one.tolerance_unit}" if one.nearly_allowed else "",
                f"{one.reason_en}<br>{one.reason_zh}",
            )
            for one in load_target_rules()
        ),
    )


def _table(head: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> Iterator[str]:
    yield f"| {' | '.join(head)} |\n|{'---|' * len(head)}"
    for row in rows:
        yield f"| {' | '.join(cell.replace('|', chr(92) + '|') for cell in row)} |"
    yield ""


def _some(texts: list[str], shown: int = _SHOWN_WORDINGS) -> str:
    """The first of the texts, and how many more there are."""
    more = f" … +{len(texts) - shown}" if len(texts) > shown else ""
    return "、".join(texts[:shown]) + more


if __name__ == "__main__":
    sys.stdout.write(registry_page())
