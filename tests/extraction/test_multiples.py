"""How many times another a figure is."""

import pytest

from orchestration.extraction import read_report


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("人均收入是全市平均的2倍。", [("人均收入", "ratio", 2, "倍", "exact")]),
        ("人均产值为全市平均的2倍、全国平均的3倍。", [
            ("人均产值", "ratio", 2, "倍", "exact"), ("人均产值", "ratio", 3, "倍", "exact")]),
        ("人均地区生产总值达到全国平均水平的82%。", [("人均地区生产总值", "ratio", 82, "%", "exact")]),
        ("水耗、电耗分别约为全国平均的71%、62%。", [
            ("水耗", "ratio", 71, "%", "approx"), ("电耗", "ratio", 62, "%", "approx")]),
        # Of a plan, or of a whole, it is no quotient.
        ("完成年度计划的82%。", [(None, "completion", 82, "%", "exact")]),
        ("林地面积占全市的82%。", [("林地面积占全市", "share", 82, "%", "exact")]),
    ],
)  # fmt: skip
def test_a_quotient_is_told_in_times_or_in_percent(text: str, expected: list[tuple[object, ...]]) -> None:
    told = [
        (r.indicator, r.measure, float(r.value or 0), r.unit, r.bound)
        for r in read_report(text, year=2025)
        if r.obs
    ]
    assert told == expected
