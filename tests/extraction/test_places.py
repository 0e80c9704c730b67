"""Names of places, in full and short."""

import pytest

from orchestration.extraction.naming.indicators import code_of
from orchestration.extraction.naming.places import places, short_name


@pytest.mark.parametrize(
    ("name", "short"),
    [
        ("威宁彝族回族苗族自治县", "威宁"),
        ("黔东南苗族侗族自治州", "黔东南"),
        ("巴音郭楞蒙古自治州", "巴音郭楞"),
        ("广西壮族自治区", "广西"),
        ("苏州市", "苏州"),
        ("锡林郭勒盟", "锡林郭勒"),
        ("水城区", "水城"),
    ],
)
def test_the_short_name_leaves_out_kind_and_peoples(name: str, short: str) -> None:
    assert short_name(name) == short


def test_places_have_both_names_and_the_nation_is_none() -> None:
    assert {"威宁", "苏州市", "苏州"} <= places()
    assert "全国" not in places()


@pytest.mark.parametrize("phrase", ["威宁全县生产总值", "威宁生产总值", "苏州市生产总值"])
def test_an_indicator_after_the_name_of_a_place_has_its_code(phrase: str) -> None:
    assert code_of(phrase) == "gdp"
