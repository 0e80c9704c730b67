"""Names that have a code only with the words beside them."""

import pytest

from orchestration.extraction import read_report


def codes(text: str) -> list[str | None]:
    return [record.code for record in read_report(text, year=2025) if record.obs]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("经济增速高于全国0.5个百分点。", ["gdp"]),
        ("投资增速快于全省2个百分点，消费增速居全省第三。", ["fixed_asset_investment", "retail_sales"]),
        ("投资、消费增速分别高于全国3个、1个百分点。", ["fixed_asset_investment", "retail_sales"]),
        ("投资增速居全国第2位。", ["fixed_asset_investment"]),
        ("民间投资增速高于全国9个百分点，服务消费增速高于全省1个百分点。", [None, None]),
        ("消费增长5%。", [None]),
        ("粮食总产量90亿斤，增量居全国第二。", ["grain_output", None]),
        ("地区生产总值增长5%，总量居全国第二。", ["gdp", "gdp"]),
    ],
)
def test_rates_told_alone_are_those_of_the_whole_economy(text: str, expected: list[str | None]) -> None:
    assert codes(text) == expected
