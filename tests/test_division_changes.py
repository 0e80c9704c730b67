"""Former division codes: followed where the lists leave no other reading, else left to themselves."""

from collections import Counter
from pathlib import Path

import pytest

from orchestration.registry import RegistryError, load_divisions, load_former_divisions
from orchestration.registry.division_changes import (
    DivisionList,
    build_former_divisions,
    packaged_lists,
)
from orchestration.registry.loaders import SEEDS

PLACES = {"330000": "甲省", "330100": "乙市", "330200": "丙市"}


def followed(before: dict[str, str], after: dict[str, str]) -> dict[str, tuple[str | None, str]]:
    """Successor and status of each code that went between two lists of one province."""
    lists = [DivisionList("2001-12", PLACES | before), DivisionList("", PLACES | after)]
    return {
        former.division_code: (former.successor_code, former.code_status)
        for former in build_former_divisions(lists)
    }


def test_the_seed_of_former_codes_is_what_the_packages_say() -> None:
    assert list(load_former_divisions().values()) == build_former_divisions(packaged_lists())


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        # 县 became 区 and nothing else moved
        ({"330121": "东县"}, {"330111": "东区"}, {"330121": ("330111", "renumbered")}),
        ({"330121": "东县"}, {"330111": "东县区"}, {"330121": ("330111", "renumbered")}),
        # two at once, each by its own name
        (
            {"330121": "东县", "330122": "西县"},
            {"330111": "东区", "330112": "西区"},
            {"330121": ("330111", "renumbered"), "330122": ("330112", "renumbered")},
        ),
        # moved to another prefecture
        ({"330121": "东县"}, {"330221": "东县"}, {"330121": ("330221", "renumbered")}),
        # divided: one code became two
        ({"330121": "东县"}, {"330111": "东区", "330112": "南区"}, {"330121": (None, "recast")}),
        # merged: two codes became one
        (
            {"330121": "东县", "330122": "西县"},
            {"330111": "东区"},
            {"330121": (None, "recast"), "330122": (None, "ended")},
        ),
        # merged into a neighbour that stays; a new name
        ({"330121": "东县", "330122": "西县"}, {"330121": "东县"}, {"330122": (None, "ended")}),
        ({"330121": "东县"}, {"330111": "新区"}, {"330121": (None, "ended")}),
        # a name that the province knows twice does not lead to another prefecture
        (
            {"330103": "中区", "330203": "中区"},
            {"330104": "新区", "330203": "中区", "330204": "老区"},
            {"330103": (None, "ended")},
        ),
        (
            {"330103": "中区", "330203": "中区"},
            {"330203": "中区", "330204": "中区"},
            {"330103": (None, "recast")},
        ),
        # a prefecture with all its counties; the seat became a district of another name
        (
            {"332100": "丁地区", "332101": "丁市", "332121": "戊县", "332122": "己县"},
            {"330300": "丁市", "330302": "子区", "330321": "戊县", "330322": "己县"},
            {
                "332100": ("330300", "renumbered"),
                "332101": (None, "ended"),
                "332121": ("330321", "renumbered"),
                "332122": ("330322", "renumbered"),
            },
        ),
        # a prefecture that lost a county on the way is another place; so is its seat, by level
        (
            {"332100": "丁地区", "332101": "丁市", "332121": "戊县", "332122": "己县"},
            {"330300": "丁市", "330302": "子区", "330321": "戊县", "330221": "庚县"},
            {
                "332100": (None, "recast"),
                "332101": (None, "ended"),
                "332121": (None, "recast"),
                "332122": (None, "ended"),
            },
        ),
    ],
)
def test_a_code_is_followed_only_where_one_place_became_one_place(
    before: dict[str, str], after: dict[str, str], expected: dict[str, tuple[str | None, str]]
) -> None:
    assert followed(before, after) == expected


def test_a_place_is_followed_through_several_codes_as_far_as_the_lists_go() -> None:
    lists = [
        DivisionList("2001-12", PLACES | {"330121": "东县"}),
        DivisionList("2002-12", PLACES | {"330181": "东市"}),
        DivisionList("2003-12", PLACES | {"330111": "东区"}),
        DivisionList("", PLACES | {"330112": "东区", "330113": "南区"}),
    ]
    assert {
        former.division_code: (former.successor_code, former.first_listed, former.last_listed)
        for former in build_former_divisions(lists)
    } == {
        "330111": (None, "2003-12", "2003-12"),
        "330121": ("330111", "2001-12", "2001-12"),
        "330181": ("330111", "2002-12", "2002-12"),
    }


@pytest.mark.parametrize(
    ("code", "successor", "status"),
    [
        ("110228", "110118", "renumbered"),  # 密云县 → 密云区
        ("440182", "440114", "renumbered"),  # 花都市 → 花都区
        ("632121", "630203", "renumbered"),  # 平安县, twice renumbered
        ("522400", "520500", "renumbered"),  # 毕节地区 → 毕节市
        ("522401", None, "ended"),  # the county 毕节市 is not the prefecture 毕节市
        ("440681", None, "recast"),  # 顺德市 → 顺德区, while 佛山 merged its inner districts
        ("110103", None, "ended"),  # 崇文区 went into 东城区
    ],
)
def test_well_known_changes_end_as_they_should(code: str, successor: str | None, status: str) -> None:
    former = load_former_divisions()[code]
    assert (former.successor_code, former.code_status) == (successor, status)


def test_successors_are_of_the_same_level_and_no_two_places_share_one_at_a_time() -> None:
    known = load_divisions() | load_former_divisions()
    spans: Counter[tuple[str, str]] = Counter()
    for former in load_former_divisions().values():
        if former.successor_code is not None:
            assert known[former.successor_code].level == former.level
            spans[former.successor_code, former.last_listed] += 1
    assert [key for key, times in spans.items() if times > 1] == []


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("\n110228,", "\n110118,", "110118 is in force in divisions.csv"),
        (",110000,110118,", ",110000,999999,", "110228 has an unknown parent or successor"),
        (",110000,110118,renumbered", ",110000,110118,moved", "code_status is 'moved'"),
    ],
)
def test_a_broken_seed_of_former_codes_is_named(tmp_path: Path, old: str, new: str, message: str) -> None:
    for seed in ("divisions.csv", "former_divisions.csv"):
        text = (SEEDS / seed).read_text("utf-8")
        (tmp_path / seed).write_text(
            text.replace(old, new, 1) if seed.startswith("former") else text, "utf-8"
        )
    with pytest.raises(RegistryError) as caught:
        load_former_divisions(tmp_path)
    assert message in str(caught.value)
