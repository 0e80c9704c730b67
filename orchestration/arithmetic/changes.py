"""The same quantity at two times.

Belongs here: growth against the two levels, 从…到… against the stated change, the sign against the
word. Not here: growth of different reports (`fct_yoy` of the dbt project).
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise

from orchestration.arithmetic.figures import Figure
from orchestration.arithmetic.findings import Finding, written
from orchestration.language import message
from orchestration.registry import load_indicators

UPWARD = "增长|上升|提高|提升|增加|上涨|扩大|增至|升至|提至"
DOWNWARD = "下降|降低|减少|回落|下跌|压减|缩小|压缩|缩短|降至|减至|下滑"
_UP, _DOWN = re.compile(UPWARD), re.compile(DOWNWARD)
# What may stand between the word and its figure without turning it round.
_WORD_BEFORE = re.compile(rf"(?:(?P<up>{UPWARD})|(?P<down>{DOWNWARD}))(?:了|约|近|超|超过|达|达到|幅度为)?$")
# 降幅扩大, 增幅回落: the word is about the change, not about the quantity.
_OF_A_CHANGE = re.compile(r"(?:降|跌|减|增|涨|升)(?:幅|速)[^，。；]{0,8}$")
_MINUS = re.compile(r"^\s*[-−－–]")
# A list (分别从A、B提高到C、D) pairs its figures otherwise than by neighbourhood.
_FROM = re.compile(r"(?:从|由)[^，,。；;、]{0,24}$")
_TO = re.compile(r"[^，,。；;、]{0,16}(?:到|至|为)[^，,。；;、]{0,6}")
_STATED_BEHIND = 24
_CHANGES = ("growth", "change")
# Exact levels by indicator, subject and period, in order of place.
_Levels = defaultdict[tuple[str | None, str | None, str | None], list[Figure]]


def find_false_growth(figures: Sequence[Figure], text: str) -> Iterator[Finding]:
    """Growth agrees with the two levels that the report states (ARI-GROWTH).

    Only of indicators whose growth is nominal: at constant prices it need not agree.
    """
    indicators = load_indicators()
    levels: _Levels = defaultdict(list)
    for figure in figures:
        if figure.measure == "level" and figure.is_exact:
            levels[figure.indicator_code, figure.subject, figure.period].append(figure)
    for growth in figures:
        entry = indicators.get(growth.indicator_code or "")
        if growth.measure != "growth" or growth.base or entry is None or entry.growth_basis != "nominal":
            continue
        now = _level(growth, growth.period, levels)
        before = _level(growth, _year_before(growth.period), levels)
        if now and before and before.interval[0] > 0:
            yield from _false_growth("ARI-GROWTH", growth, before, now)


def find_false_changes(figures: Sequence[Figure], text: str) -> Iterator[Finding]:
    """从A到B agrees with the change that is stated behind it, and with its word (ARI-FROMTO)."""
    for place, (start, end) in enumerate(pairwise(figures)):
        if not _alike(start, end):
            continue
        between = text[start.end : end.start]
        led = _FROM.search(text[max(start.sentence_start, start.start - 30) : start.start])
        listed = text[end.end : end.end + 1] == "、"
        if listed or not (led and _TO.fullmatch(between)):
            continue
        yield from _turned_round(start, end, between)
        stated = figures[place + 2] if place + 2 < len(figures) else None
        behind = text[end.end : stated.start] if stated else ""
        if stated and stated.measure in _CHANGES and len(behind) <= _STATED_BEHIND and "。" not in behind:
            yield from _false_change(stated, start, end)


def find_lost_signs(figures: Sequence[Figure], text: str) -> Iterator[Finding]:
    """The sign of a change is that of its word, and is said once (ARI-SIGN)."""
    for figure in figures:
        if figure.measure not in _CHANGES:
            continue
        before = text[max(0, figure.start - 12) : figure.start]
        word = _WORD_BEFORE.search(before)
        if word is None or _OF_A_CHANGE.search(before[: word.start()]):
            continue
        minus = bool(_MINUS.match(figure.quote))
        if word["down"] and minus:
            told = message(
                "{down}{quote} takes away twice: a fall, or a rise.", down=word["down"], quote=figure.quote
            )
        elif word["up"] and minus:
            told = message("{up}{quote} says a rise and gives a fall.", up=word["up"], quote=figure.quote)
        elif (word["up"] and figure.value < 0) or (word["down"] and figure.value > 0):
            told = message(
                "{word}{quote} is read as {value}: the sign is lost.",
                word=word[0],
                quote=figure.quote,
                value=written(figure.value),
            )
        else:
            continue
        yield Finding("ARI-SIGN", figure, (), told)


def _level(growth: Figure, period: str | None, levels: _Levels) -> Figure | None:
    """The nearest exact level of the indicator for a period."""
    if period is None:
        return None
    found = (
        figure
        for figure in levels.get((growth.indicator_code, growth.subject, period), ())
        if figure.nature in (growth.nature, "prior")
    )
    return min(found, key=lambda figure: abs(figure.start - growth.start), default=None)


def _year_before(period: str | None) -> str | None:
    if period is None:
        return None
    return re.sub(r"\d{4}", lambda year: str(int(year[0]) - 1), period)


def _false_growth(code: str, growth: Figure, before: Figure, now: Figure) -> Iterator[Finding]:
    low = (now.interval[0] / before.interval[1] - 1) * 100
    high = (now.interval[1] / before.interval[0] - 1) * 100
    stated_low, stated_high = growth.interval
    if before.unit_canonical == now.unit_canonical and (stated_high < low or stated_low > high):
        computed = written((now.value / before.value - 1) * 100)
        told = message(
            "From {before} to {now} is {computed} %, not {stated}.",
            before=before.quote,
            now=now.quote,
            computed=computed,
            stated=growth.quote,
        )
        yield Finding(code, growth, (before, now), told)


def _false_change(stated: Figure, start: Figure, end: Figure) -> Iterator[Finding]:
    if stated.measure == "growth":
        if start.interval[0] > 0 and not stated.base and start.is_exact and end.is_exact:
            yield from _false_growth("ARI-FROMTO", stated, start, end)
        return
    rates = start.dimension == "rate" and stated.dimension == "difference"
    if not rates and start.unit_canonical != stated.unit_canonical:
        return
    low, high = end.interval[0] - start.interval[1], end.interval[1] - start.interval[0]
    stated_low, stated_high = stated.interval
    if stated_high < low or stated_low > high:
        told = message(
            "From {start} to {end} is not a change of {stated}.",
            start=start.quote,
            end=end.quote,
            stated=stated.quote,
        )
        yield Finding("ARI-FROMTO", stated, (start, end), told)


def _turned_round(start: Figure, end: Figure, between: str) -> Iterator[Finding]:
    up, down = _UP.search(between), _DOWN.search(between)
    falls, rises = end.interval[1] < start.interval[0], end.interval[0] > start.interval[1]
    if (up and not down and falls) or (down and not up and rises):
        word = (up or down or [""])[0]
        told = message(
            "From {start} {word} {end} goes the other way.",
            start=start.quote,
            word=word,
            end=end.quote,
        )
        yield Finding("ARI-FROMTO", end, (start,), told)


def _alike(start: Figure, end: Figure) -> bool:
    return start.unit_canonical == end.unit_canonical and start.measure == end.measure != "rank"
