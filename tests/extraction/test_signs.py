"""A sign that is looked for before a pattern stands in all that the pattern finds."""

import re
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from orchestration.extraction.measuring import stripping
from orchestration.extraction.naming import (
    counted,
    districts,
    entities,
    labels,
    names,
    owners,
    parts,
    phrases,
    siblings,
    subjects,
    tasks,
    things,
    wording,
)
from orchestration.extraction.numerals import bounded, classes, digits, exclusions, values
from orchestration.extraction.numerals.ledger import mentions_of
from orchestration.extraction.numerals.mentions import BOUNDARY
from orchestration.extraction.sentences import (
    comparisons,
    multiples,
    regions,
    scopes,
    statements,
    surroundings,
    topics,
)
from orchestration.extraction.structure import outlooks
from orchestration.extraction.times import bases, natures, timeline

HAS_SIGN: tuple[tuple["re.Pattern[str]", Callable[[str], object]], ...] = (
    (digits.RANGE, lambda found: found[0].isspace() or found[0] in digits.RANGE_BEGINS),
    (exclusions.GREAT_CLASS, lambda found: found.startswith("大")),
    (classes.FIRST_OF, lambda found: found[0] in "的大关"),
    (classes.OWN_KIND_BEFORE, lambda found: "指标" in found),
    (classes.AS_PROGRAMME, lambda found: found[0] in classes.PROGRAMME_BEGINS),
    (classes.OWN_INDICATORS, lambda found: found[0] in classes.OWN_BEGINS),
    (classes.MARK_SET, lambda found: found[0] not in BOUNDARY),
    (classes.SAMPLED, lambda found: found[0] not in BOUNDARY),
    (classes.TOP, lambda found: found.endswith("前")),
    (exclusions.STEPS, lambda found: found[0] in exclusions.STEP_BEGINS),
    (exclusions.PARTED, lambda found: found[0] in exclusions.PARTED_BEGINS),
    (values.NUMERAL, lambda found: found == "一" or values.NUMERAL_BEGINS.match(found)),
    (names.NO_NAME, lambda found: found[-1] in names.NO_NAME_ENDS),
    (entities.ENTITY, lambda found: not entities.WHO_ENDS.isdisjoint(found)),
    (wording.RELATIVE, lambda found: found[0] in wording.RELATIVE_BEGINS),
    (things.LEFT_OVER, lambda found: found[-1] in things.LEFT_ENDS),
    (things.ALL_OF, lambda found: "全部" in found or "均已" in found),
    (parts.INDUSTRY, lambda found: found.endswith("产业")),
    (multiples.OF_AVERAGE, lambda found: found[-1] in multiples.AVERAGE_ENDS),
    (stripping.FROM, lambda found: "从" in found or "由" in found),
    (timeline.MEANT, lambda found: "目标" in found or "计划" in found),
    (names.SOME_PLACES, lambda found: found[-1] in names.PLACE_ENDS),
    (districts.ONE_COUNTY, lambda found: found[-1] in names.PLACE_ENDS),
    (surroundings.ABOVE_AVERAGE, lambda found: found[-1] in surroundings.AVERAGE_ENDS),
    (bounded.PASSED_BY, lambda found: found[-1] in bounded.PASSED_ENDS),
    (tasks.OF_SO_MANY, lambda found: "中" in found),
    (counted.OUT_OF_POVERTY, lambda found: "脱贫" in found),
    (natures.ONCE_BUILT, lambda found: "后" in found),
    (siblings.SIDE, lambda found: found[-1] in siblings.SIDE_ENDS),
    (names.BY_TRADE, lambda found: "完成" in found or "实现" in found),
    (owners.CONTRIBUTES, lambda found: "贡献" in found),
    (owners.MEASURE_TAKES, lambda found: "占" in found),
    (owners.QUOTIENT, lambda found: "之比" in found),
    (parts.AMONG_KINDS, lambda found: found.endswith("中,")),
    (parts.PRICES_SPLIT, lambda found: parts.PRICE in found),
    (parts.SPLIT, lambda found: found.endswith(parts.SPLIT_ENDS)),
    (phrases.EXAMPLE, lambda found: "等" in found),
    (siblings.RUNNING, lambda found: found.endswith("开行")),
    (subjects.ENTITY, lambda found: len(found) >= subjects.SHORTEST_OWNED),
    (subjects.TOGETHER, lambda found: len(found) + len("实现产值") >= subjects.SHORTEST_OWNED),
    (subjects.EXCLUDED, lambda found: "除" in found or "不含" in found),
    (subjects.LEVEL, lambda found: found.endswith("级")),
    (subjects.PER_MANY, lambda found: "每" in found),
    (subjects.HERD, lambda found: "栏" in found),
    (wording.BARE_AIM, lambda found: not found or found[-1] in wording.BARE_AIM_ENDS),
    (labels.TRADE, lambda found: found.endswith("业")),
    (comparisons.COMPLETION_RATE, lambda found: found[-1] in comparisons.COMPLETION_ENDS),
    (comparisons.OF_THE_PLAN, lambda found: found.startswith("的")),
    (regions.REGION, regions.NAMED.search),
    (scopes.SCOPE, lambda found: "全" in found or "我" in found),
    (statements.COLUMN, lambda found: ":" in found or "中," in found),
    (surroundings.BEYOND_PLAN, lambda found: found[-1] in surroundings.BEYOND_ENDS),
    (surroundings.OF_THOSE, lambda found: found.endswith("有")),
    (topics.TRADE_TOPIC, lambda found: "业" in found),
    (outlooks.AIM, outlooks.AIM_WORDS.search),
    (bases.OPENLY, lambda found: "相比" in found),
    (bases.MOVES_FROM, lambda found: found[0] in bases.MOVES_BEGIN),
    (natures.AIM_ASIDE, timeline.AIM_WORDS.search),
    (natures.AIM_AFTER, timeline.AIM_WORDS.search),
    (natures.AIMED, timeline.AIM_WORDS.search),
    (natures.GUESSED, lambda found: "(" in found[:5]),
    (timeline.MEANT, timeline.AIM_WORDS.search),
    (timeline.EXPECTED, lambda found: "预" in found or "望" in found),
    (timeline.EXPECTED_HENCE, timeline.EXPECTED.search),
)  # fmt: skip


@pytest.mark.parametrize(("pattern", "has_sign"), HAS_SIGN)
@settings(max_examples=25, deadline=None)
@given(data=st.data())
def test_what_a_pattern_finds_has_the_sign_looked_for_first(
    pattern: "re.Pattern[str]", has_sign: Callable[[str], object], data: st.DataObject
) -> None:
    found = pattern.search(data.draw(st.from_regex(pattern)))
    assert found is not None
    assert has_sign(found.group())


@settings(max_examples=100, deadline=None)
@given(st.from_regex(wording.CUT_RIGHT))
def test_what_is_cut_from_a_noun_has_one_of_its_signs(noun: str) -> None:
    assert not wording.CUT_SIGNS.isdisjoint(noun) or any(map(str.isspace, noun))


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("位列全国第一,", ["第一"]),
        ("一成以上企业", ["一成"]),
        ("增长一倍,", ["一倍"]),
        ("新建一百座桥", ["一百座"]),
        ("减少一至三家", ["一至三家"]),
        ("水质优于标准一个类别,", ["一个类别"]),
        ("占比过一半,", ["一半"]),
        ("进一步统一标准", []),
        ("一家企业、一批项目", []),
    ],
)
def test_one_alone_is_a_numeral_only_before_what_it_counts(text: str, told: list[str]) -> None:
    assert [text[one.start : one.end] for one in mentions_of(text)] == told
