"""Text that knows its place: cut and joined it says what a plain text says, and where that stands."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from orchestration.extraction.words import Words, group, joined, said_by, spans_of, split, without

DOCUMENT = "全市地区生产总值增长5%,其中第一、二产业增加值分别增长3%、4%。"
places = st.integers(0, len(DOCUMENT))


def words(start: int, end: int) -> str:
    """A stretch of the document."""
    return Words.of_document(DOCUMENT)[start:end]


def told(text: str) -> str:
    """What stands in the document where the text was read."""
    return "".join(DOCUMENT[start:end] for start, end in spans_of(text))


@settings(max_examples=300, deadline=None)
@given(places, places, places, places)
def test_a_stretch_of_a_stretch_knows_its_place(first: int, last: int, low: int, high: int) -> None:
    plain = DOCUMENT[first:last][low:high]
    stretch = words(first, last)[low:high]
    assert stretch == plain
    assert told(stretch) == plain


@settings(max_examples=300, deadline=None)
@given(st.lists(st.tuples(places, places), max_size=4), st.sampled_from(["", "、", "的"]))
def test_joined_stretches_each_keep_their_place(spans: list[tuple[int, int]], sign: str) -> None:
    parts = [words(start, end) for start, end in spans]
    whole = joined(parts, sign)
    assert whole == sign.join(DOCUMENT[start:end] for start, end in spans)
    for at, size, start, end in getattr(whole, "pieces", ()):
        assert whole[at : at + size] == DOCUMENT[start:end]


@pytest.mark.parametrize(
    ("text", "says", "stands"),
    [
        (words(0, 4).strip("全区"), "市地", "市地"),
        (words(0, 8).removeprefix("全市"), "地区生产总值", "地区生产总值"),
        (words(2, 12).removesuffix("%"), "地区生产总值增长5", "地区生产总值增长5"),
        (words(2, 11).partition("生产")[2], "总值增长5", "总值增长5"),
        (words(2, 11).rpartition("增长")[0], "地区生产总值", "地区生产总值"),
        (words(2, 8).replace("总", ""), "地区生产值", "地区生产值"),
        ("拉动" + words(2, 4), "拉动地区", "地区"),
        (words(2, 4) + "的" + words(8, 10), "地区的增长", "地区增长"),
        (without(re.compile("生产|增长"), words(2, 11)), "地区总值5", "地区总值5"),
        (split(re.compile("、"), words(15, 27))[1], "二产业增加值分别增", "二产业增加值分别增"),
        (words(15, 20).split("、")[0], "第一", "第一"),
        (said_by("第二产业", words(15, 21)), "第二产业", "第一、二产业"),
    ],
)
def test_what_is_made_of_a_stretch_knows_what_of_it_stands_where(text: str, says: str, stands: str) -> None:
    assert text == says
    assert told(text) == stands


def test_a_group_of_a_match_is_a_stretch_and_one_without_part_is_empty() -> None:
    match = re.search("(?P<move>增长)(?P<much>5%)?(?P<more>以上)?", words(0, 14))
    assert match is not None
    assert (told(group(match, "move")), told(group(match)), group(match, "more")) == ("增长", "增长5%", "")


def test_plain_text_is_read_alike_and_knows_no_place() -> None:
    assert joined(["a", "b"], "、") == "a、b"
    assert without(re.compile("b"), "abc") == "ac"
    assert split(re.compile("b"), "abc") == ["a", "c"]
    assert said_by("x", "y") == "x"
    assert spans_of("abc") == ()
