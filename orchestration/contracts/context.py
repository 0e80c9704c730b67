"""What a row is judged against, put beside it.

Belongs here: the columns of a report and of the registry that the rules of observations need. Not
here: the rules (`models`).
"""

import re

import polars as pl

from orchestration.contracts.periods import parse_period
from orchestration.registry import load_indicators, load_units

CONTEXT = pl.Schema(
    {
        "said_there": pl.String(),
        "executed_year": pl.Int32(),
        "value_fits": pl.Boolean(),
        "code_known": pl.Boolean(),
        "first_year": pl.Int32(),
        "last_year": pl.Int32(),
        "unit_known": pl.Boolean(),
        "dimension": pl.String(),
        "unit_canonical": pl.String(),
        "value_canonical": pl.Float64(),
        "indicator_dimension": pl.String(),
        "indicator_unit": pl.String(),
        "plausible_low": pl.Float64(),
        "plausible_high": pl.Float64(),
        "growth_low": pl.Float64(),
        "growth_high": pl.Float64(),
    }
)
_HEAD = re.compile(r"[/(（]")
# The unit may be left out behind a scale (登记市场主体12万), whatever it counts.
_BARE_SCALES = ("百", "千", "万", "十万", "百万", "千万", "亿", "十亿", "百亿", "千亿", "万亿")


def in_context(rows: pl.DataFrame) -> pl.DataFrame:
    """Rows with `said_there`, `executed_year` and `value_fits`, joined with what registry and calendar say.

    Plausible limits are in the indicator's canonical unit, growth limits in percent.
    """
    return (
        rows.join(_periods(rows["period"]), on="period", how="left", maintain_order="left")
        .join(_units(rows["unit"]), on="unit", how="left", maintain_order="left")
        .join(_indicators(), on="indicator_code", how="left", maintain_order="left")
        .with_columns(
            pl.col("code_known").fill_null(pl.col("indicator_code").is_null()),
            pl.col("unit_known").fill_null(pl.col("unit").is_null()),
            (pl.col("value").cast(pl.Float64) * pl.col("unit_factor")).alias("value_canonical"),
        )
        .select(*[name for name in rows.columns if name not in CONTEXT], *CONTEXT.names())
    )


def _periods(periods: pl.Series) -> pl.DataFrame:
    spans = {period: parse_period(period) for period in periods.drop_nulls().unique()}
    return pl.DataFrame(
        [(period, span and span.first_year, span and span.last_year) for period, span in spans.items()],
        schema={"period": pl.String, "first_year": pl.Int32, "last_year": pl.Int32},
        orient="row",
    )


def _units(units: pl.Series) -> pl.DataFrame:
    known = load_units()
    rows: list[tuple[str, bool, str | None, str | None, float | None]] = []
    for unit in units.drop_nulls().unique():
        entry = known.get(unit)
        if unit in _BARE_SCALES or entry is None:
            # 元/人/月 and 条(段) are known by their head; what it is per does not change its scale.
            head = _HEAD.split(unit)[0]
            rows.append((unit, head in known or head in _BARE_SCALES, None, None, None))
        else:
            factor = entry.factor_numerator / entry.factor_denominator
            rows.append((unit, True, entry.dimension, entry.unit_canonical, factor))
    return pl.DataFrame(
        rows,
        schema={
            "unit": pl.String,
            "unit_known": pl.Boolean,
            "dimension": pl.String,
            "unit_canonical": pl.String,
            "unit_factor": pl.Float64,
        },
        orient="row",
    )


def _indicators() -> pl.DataFrame:
    dimensions = {unit.unit_canonical: unit.dimension for unit in load_units().values()}
    rows = []
    for entry in load_indicators().values():
        limits = (entry.plausible_low, entry.plausible_high, entry.growth_low, entry.growth_high)
        named = (entry.indicator_code, True, dimensions.get(entry.unit_canonical), entry.unit_canonical)
        rows.append((*named, *(None if limit is None else float(limit) for limit in limits)))
    names = (
        "code_known",
        "indicator_dimension",
        "indicator_unit",
        "plausible_low",
        "plausible_high",
        "growth_low",
        "growth_high",
    )
    schema = {"indicator_code": pl.String(), **{name: CONTEXT[name] for name in names}}
    return pl.DataFrame(rows, schema=schema, orient="row")
