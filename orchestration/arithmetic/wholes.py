"""Parts and wholes.

Belongs here: part ≤ whole, parts sum to the whole, shares sum to 100, a share is part over whole.
Not here: the same quantity at two times (`changes`).
"""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise

from orchestration.arithmetic.figures import Figure
from orchestration.arithmetic.findings import Finding, written
from orchestration.language import message
from orchestration.registry import load_indicators

# Parts that are the whole: no other part is missing.
COMPLETE = {
    "gdp": ("value_added_primary", "value_added_secondary", "value_added_tertiary"),
    "trade_total": ("exports", "imports"),
}
# What a share is of, by the words behind 占.
_WHOLES = (
    (re.compile(r"占[^占]{0,6}(?:地区生产总值|国内生产总值|生产总值|GDP)"), "gdp"),
    (re.compile(r"占[^占]{0,6}(?:一般公共预算收入)"), "budget_revenue"),
    (re.compile(r"占[^占]{0,6}(?:一般公共预算支出)"), "budget_expenditure"),
    (re.compile(r"占[^占]{0,6}(?:外贸|货物|商品)?进出口(?:总值|总额)"), "trade_total"),
    (re.compile(r"占[^占]{0,6}固定资产投资"), "fixed_asset_investment"),
)
# Of a project the whole cost is told behind what was spent this year: it may well be more.
_NOT_A_PART = re.compile(r"总投资|计划|累计|总额|合同|协议|目标|总规模")
_AMONG = re.compile(r"[，,、；;（(]\s*其中[：:，,]?")
_BETWEEN_SHARES = re.compile(r"\s*[:：∶]\s*")
_JUST_BEHIND = 24
_PERCENT = Decimal(100)


def find_parts_above_wholes(figures: Sequence[Figure], text: str) -> Iterator[Finding]:
    """A part is not more than its whole (ARI-PART)."""
    yield from _coded_parts(figures)
    levels = [figure for figure in figures if figure.measure == "level"]
    for whole, part in pairwise(levels):
        if whole.sentence_start != part.sentence_start:
            continue
        between = text[whole.end : part.start]
        among = _AMONG.search(between)
        if (
            among
            and whole.unit_canonical == part.unit_canonical
            and _counted(whole) == _counted(part)
            and not _NOT_A_PART.search(part.indicator + between[among.end() :])
        ):
            yield from _part_above_whole(part, whole)


def _coded_parts(figures: Sequence[Figure]) -> Iterator[Finding]:
    indicators = load_indicators()
    levels = _own_levels(figures)
    for part in levels:
        entry = indicators.get(part.indicator_code or "")
        if entry is None or entry.parent_indicator_code is None:
            continue
        for whole in levels:
            if whole.indicator_code == entry.parent_indicator_code and _comparable(part, whole):
                yield from _part_above_whole(part, whole)
                break


def _part_above_whole(part: Figure, whole: Figure) -> Iterator[Finding]:
    if part.is_exact and whole.is_exact and part.interval[0] > whole.interval[1]:
        told = message(
            "The part {part} is more than the whole {whole}.",
            part=f"{part.indicator} {part.quote}",
            whole=f"{whole.indicator} {whole.quote}",
        )
        yield Finding("ARI-PART", part, (whole,), told)


def find_false_sums(figures: Sequence[Figure], text: str) -> Iterator[Finding]:
    """Parts that are all there sum to their whole (ARI-SUM)."""
    levels = _own_levels(figures)
    for whole in levels:
        codes = COMPLETE.get(whole.indicator_code or "", ())
        parts = [_first_of(code, whole, levels) for code in codes]
        found = [part for part in parts if part is not None]
        if not codes or len(found) < len(codes):
            continue
        total = sum((part.value for part in found), Decimal(0))
        slack = whole.half + sum(part.half for part in found)
        if abs(total - whole.value) > slack:
            said = " + ".join(f"{part.indicator} {part.quote}" for part in found)
            told = message(
                "{said} make {share} % of {indicator} {quote}.",
                said=said,
                share=_share(total, whole.value),
                indicator=whole.indicator,
                quote=whole.quote,
            )
            yield Finding("ARI-SUM", whole, tuple(found), told)


def find_false_structures(figures: Sequence[Figure], text: str) -> Iterator[Finding]:
    """The shares of a structure (X:Y:Z) sum to 100 (ARI-SUM)."""
    run: list[Figure] = []
    for figure in [*(figure for figure in figures if figure.measure == "share"), None]:
        if run and figure and _BETWEEN_SHARES.fullmatch(text[run[-1].end : figure.start]):
            run.append(figure)
            continue
        yield from _false_structure(run)
        run = [figure] if figure else []


def _false_structure(run: Sequence[Figure]) -> Iterator[Finding]:
    total = sum((figure.value for figure in run), Decimal(0))
    slack = sum((figure.half for figure in run), Decimal(0))
    if len(run) >= 3 and all(figure.is_exact for figure in run) and abs(total - _PERCENT) > slack:
        said = ":".join(figure.quote for figure in run)
        yield Finding(
            "ARI-SUM",
            run[0],
            tuple(run[1:]),
            message("The shares {said} sum to {total}, not 100.", said=said, total=written(total)),
        )


def find_false_shares(figures: Sequence[Figure], text: str) -> Iterator[Finding]:
    """A share is its part over its whole where the report states all three (ARI-SHARE)."""
    levels = _own_levels(figures)
    for share in figures:
        if share.measure != "share" or not share.is_exact or share.nature == "target":
            continue
        before = text[max(share.sentence_start, share.start - 40) : share.start]
        code = next((code for form, code in _WHOLES if form.search(share.indicator + before)), None)
        if code is None:
            continue
        part = next((one for one in reversed(levels) if _is_part_of_share(one, share)), None)
        whole = None if part is None else _first_of(code, part, levels)
        if part is not None and whole is not None and part.indicator_code != code:
            yield from _false_share(share, part, whole)


def _is_part_of_share(level: Figure, share: Figure) -> bool:
    """The level that the share is told behind: same indicator, same sentence."""
    named = level.indicator_code is not None and level.indicator_code == share.indicator_code
    # 占…比重 without a name of its own is told of the level just before it.
    follows = share.indicator.startswith("占") and share.start - level.end <= _JUST_BEHIND
    return (
        level.sentence_start == share.sentence_start
        and level.start < share.start
        and level.is_of_the_same_time(share)
        and (named or follows or share.indicator.startswith(level.indicator))
    )


def _false_share(share: Figure, part: Figure, whole: Figure) -> Iterator[Finding]:
    if whole.interval[0] <= 0:
        return
    low = part.interval[0] / whole.interval[1] * 100 - share.half
    high = part.interval[1] / whole.interval[0] * 100 + share.half
    if not low <= share.value <= high:
        computed = _share(part.value, whole.value)
        told = message(
            "{part} of {indicator} {whole} is {computed} %, not {stated}.",
            part=part.quote,
            indicator=whole.indicator,
            whole=whole.quote,
            computed=computed,
            stated=share.quote,
        )
        yield Finding("ARI-SHARE", share, (part, whole), told)


def _own_levels(figures: Sequence[Figure]) -> list[Figure]:
    return [figure for figure in figures if figure.measure == "level" and figure.is_exact]


def _first_of(code: str | None, like: Figure, levels: Sequence[Figure]) -> Figure | None:
    """The nearest level of an indicator that can be set against another figure."""
    found = [one for one in levels if code and one.indicator_code == code and _comparable(one, like)]
    return min(found, key=lambda one: abs(one.start - like.start), default=None)


def _comparable(one: Figure, other: Figure) -> bool:
    return one.unit_canonical == other.unit_canonical and one.is_of_the_same_time(other)


def _counted(figure: Figure) -> str:
    """What is counted: 万家 and 家 count the same."""
    return figure.unit.lstrip("十百千万亿")


def _share(part: Decimal, whole: Decimal) -> str:
    return written(part / whole * 100) if whole else "?"
