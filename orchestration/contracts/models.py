"""One pandera model a table.

Belongs here: what columns must hold, and the rules of a row, each under its code of the catalogue.
Not here: what rows are judged against (`context`), the split into accepted and rejected
(`validation`).

A rule is written as what holds where the row is right; where it gives null it does not apply,
because a column that must not be null says so itself.
"""

from typing import Annotated

import pandera.polars as pa
import polars as pl
from pandera.polars import PolarsData

from orchestration.contracts.vocabulary import BOUNDS, KINDS, LEVELS, MEASURES, NATURES, PARTS, WHYS

Figure = Annotated[pl.Decimal, 28, 8]
Moment = Annotated[pl.Datetime, "us", "UTC"]
FIRST_YEAR = 1949
# Goals reach decades ahead; results end with the executed year, or with the months before the
# report was delivered.
TARGET_REACH, RESULT_REACH = 50, 1
LAST_YEAR = 2099


def _kept(data: PolarsData, rule: pl.Expr) -> pl.LazyFrame:
    return data.lazyframe.select(rule.fill_null(value=True))


class ReportRow(pa.DataFrameModel):
    """One report: grain report_id."""

    report_id: str = pa.Field(unique=True)
    division_code: str = pa.Field(str_matches=r"^\d{6}$")
    executed_year: pl.Int32 = pa.Field(ge=FIRST_YEAR, le=LAST_YEAR)
    report_kind: str = pa.Field(isin=KINDS)
    title: str = pa.Field(str_length={"min_value": 1})
    url: str = pa.Field(nullable=True)
    published_on: pl.Date = pa.Field(nullable=True)
    is_digest: bool
    source_path: str = pa.Field(unique=True)
    sha256: str = pa.Field(str_matches=r"^[0-9a-f]{64}$")
    bytes: pl.Int64 = pa.Field(gt=0)
    characters: pl.Int64 = pa.Field(gt=0)
    text: str
    reader_version: str
    registry_version: str
    read_at: Moment

    class Config:
        """No other columns."""

        strict = True

    @pa.dataframe_check(error="DOC-CONTRACT")
    @classmethod
    def id_says_what_the_columns_say(cls, data: PolarsData) -> pl.LazyFrame:
        """The id is division, year and kind, with the edition behind."""
        stem = pl.concat_str(["division_code", "executed_year", "report_kind"], separator="-")
        named = pl.col("report_id")
        return _kept(data, (named == stem) | named.str.starts_with(pl.concat_str([stem, pl.lit("-")])))


class ReadingRow(pa.DataFrameModel):
    """One numeral of a report, whether it measures something or not: grain observation_id."""

    observation_id: str = pa.Field(unique=True)
    report_id: str
    ordinal: pl.Int32 = pa.Field(ge=0)
    span_start: pl.Int32 = pa.Field(ge=0)
    span_end: pl.Int32
    quote: str
    is_observation: bool
    why: str = pa.Field(nullable=True, isin=WHYS)
    indicator: str = pa.Field(nullable=True)
    indicator_code: str = pa.Field(nullable=True)
    measure: str = pa.Field(nullable=True)
    base: str = pa.Field(nullable=True)
    value: Figure = pa.Field(nullable=True)
    value_high: Figure = pa.Field(nullable=True)
    unit: str = pa.Field(nullable=True)
    bound: str = pa.Field(nullable=True)
    qualifier: str = pa.Field(nullable=True)
    period: str = pa.Field(nullable=True)
    nature: str = pa.Field(nullable=True)
    subject: str = pa.Field(nullable=True)
    part: str = pa.Field(nullable=True, isin=PARTS)
    rules: str = pa.Field(nullable=True)
    sentence: str
    sentence_start: pl.Int32 = pa.Field(ge=0)

    class Config:
        """No other columns."""

        strict = True

    @pa.dataframe_check(error="OBS-SHAPE")
    @classmethod
    def is_told_why(cls, data: PolarsData) -> pl.LazyFrame:
        """A numeral that measures nothing says why; one that measures has no such reason."""
        return _kept(data, pl.col("is_observation") == pl.col("why").is_null())

    @pa.dataframe_check(error="OBS-SPAN")
    @classmethod
    def quote_lies_in_its_sentence(cls, data: PolarsData) -> pl.LazyFrame:
        """Span, quote and sentence agree in length and place."""
        length = pl.col("quote").str.len_chars().cast(pl.Int64)
        span = pl.col("span_end").cast(pl.Int64) - pl.col("span_start").cast(pl.Int64)
        return _kept(data, (length == span) & (span > 0) & (pl.col("sentence_start") <= pl.col("span_start")))


class ObservationRow(pa.DataFrameModel):
    """One figure with what it is judged against (`context`): grain observation_id."""

    observation_id: str = pa.Field(unique=True)
    report_id: str
    ordinal: pl.Int32 = pa.Field(ge=0)
    span_start: pl.Int32 = pa.Field(ge=0)
    span_end: pl.Int32
    quote: str
    indicator: str
    indicator_code: str = pa.Field(nullable=True)
    measure: str
    base: str = pa.Field(nullable=True)
    value: Figure = pa.Field(nullable=True)
    value_high: Figure = pa.Field(nullable=True)
    unit: str = pa.Field(nullable=True)
    bound: str = pa.Field(nullable=True)
    qualifier: str = pa.Field(nullable=True)
    period: str = pa.Field(nullable=True)
    nature: str
    subject: str = pa.Field(nullable=True)
    part: str = pa.Field(nullable=True)
    rules: str = pa.Field(nullable=True)
    sentence: str
    sentence_start: pl.Int32 = pa.Field(ge=0)
    said_there: str = pa.Field(nullable=True)
    executed_year: pl.Int32
    value_fits: bool
    code_known: bool
    first_year: pl.Int32 = pa.Field(nullable=True)
    last_year: pl.Int32 = pa.Field(nullable=True)
    unit_known: bool
    dimension: str = pa.Field(nullable=True)
    unit_canonical: str = pa.Field(nullable=True)
    value_canonical: float = pa.Field(nullable=True)
    indicator_dimension: str = pa.Field(nullable=True)
    indicator_unit: str = pa.Field(nullable=True)
    plausible_low: float = pa.Field(nullable=True)
    plausible_high: float = pa.Field(nullable=True)
    growth_low: float = pa.Field(nullable=True)
    growth_high: float = pa.Field(nullable=True)

    class Config:
        """No other columns."""

        strict = True

    @pa.dataframe_check(error="OBS-SPAN")
    @classmethod
    def quote_stands_at_its_offsets(cls, data: PolarsData) -> pl.LazyFrame:
        """The report says the quote where the span points."""
        return _kept(data, pl.col("quote").eq_missing(pl.col("said_there")))

    @pa.dataframe_check(error="OBS-MEASURE")
    @classmethod
    def measure_is_known(cls, data: PolarsData) -> pl.LazyFrame:
        """One of the ten measures."""
        return _kept(data, pl.col("measure").is_in(MEASURES))

    @pa.dataframe_check(error="OBS-BOUND")
    @classmethod
    def bound_is_known(cls, data: PolarsData) -> pl.LazyFrame:
        """One of the four bounds; a target in words may have none."""
        named = pl.col("bound").is_in(BOUNDS).fill_null(value=False)
        return _kept(data, named | (pl.col("bound").is_null() & pl.col("value").is_null()))

    @pa.dataframe_check(error="OBS-NATURE")
    @classmethod
    def nature_is_known(cls, data: PolarsData) -> pl.LazyFrame:
        """One of the five natures."""
        return _kept(data, pl.col("nature").is_in(NATURES))

    @pa.dataframe_check(error="OBS-CODE")
    @classmethod
    def code_is_in_the_registry(cls, data: PolarsData) -> pl.LazyFrame:
        """No code, or one that indicators.csv has."""
        return _kept(data, pl.col("code_known"))

    @pa.dataframe_check(error="OBS-PERIOD")
    @classmethod
    def period_is_in_reach(cls, data: PolarsData) -> pl.LazyFrame:
        """A valid period, no later than the report can speak of."""
        years = pl.when(pl.col("nature") == "target").then(TARGET_REACH).otherwise(RESULT_REACH)
        valid = pl.col("period").is_null() | pl.col("first_year").is_not_null()
        in_reach = (pl.col("first_year") >= FIRST_YEAR) & (
            pl.col("last_year") <= pl.col("executed_year") + years
        )
        return _kept(data, valid & in_reach.fill_null(value=True))

    @pa.dataframe_check(error="OBS-UNIT")
    @classmethod
    def unit_fits_indicator_and_measure(cls, data: PolarsData) -> pl.LazyFrame:
        """A known unit: a rate for growth, shares and completion; the indicator's own for its levels."""
        of_rate = pl.col("dimension").is_in(["rate", "difference"])
        # 每万人口床位数 in 张: the name says per how many, the unit what is counted.
        per_head = (pl.col("dimension") == "count") & pl.col("indicator_unit").str.starts_with("per_")
        of_indicator = (pl.col("dimension") == pl.col("indicator_dimension")) | per_head
        fits = (
            pl.when(pl.col("measure").is_in(["growth", "average_growth", "share", "completion"]))
            .then(of_rate)
            .when(pl.col("measure").is_in(["level", "price"]))
            .then(of_indicator)
            .when(pl.col("measure").is_in(["change", "difference"]))
            .then(of_rate | of_indicator)
        )
        return _kept(data, pl.col("unit_known") & fits.fill_null(value=True))

    @pa.dataframe_check(error="OBS-RANGE")
    @classmethod
    def value_is_plausible(cls, data: PolarsData) -> pl.LazyFrame:
        """A jurisdiction's level or growth of a headline indicator is within the registry's limits."""
        own = pl.col("nature") != "standard"
        is_level = (pl.col("measure") == "level") | (
            (pl.col("measure") == "share") & (pl.col("indicator_dimension") == "rate")
        )
        is_growth = (pl.col("measure") == "average_growth") | (
            (pl.col("measure") == "growth") & pl.col("base").is_null()
        )
        figure = pl.col("value_canonical")
        level = figure.is_between("plausible_low", "plausible_high").fill_null(value=True)
        # An index (consumer prices) is told by its growth: its plausible range is that of the growth.
        of_index = (pl.col("indicator_dimension") == "rate") & pl.col("growth_low").is_null()
        growth = (
            pl.when(of_index)
            .then(figure.is_between("plausible_low", "plausible_high"))
            .otherwise(figure.is_between("growth_low", "growth_high"))
            .fill_null(value=True)
        )
        same_unit = pl.col("unit_canonical") == pl.col("indicator_unit")
        return _kept(
            data,
            pl.when(own & is_level & same_unit)
            .then(level)
            .when(own & is_growth & (pl.col("unit_canonical") == "percent"))
            .then(growth),
        )

    @pa.dataframe_check(error="OBS-VALUE")
    @classmethod
    def value_is_there(cls, data: PolarsData) -> pl.LazyFrame:
        """A value, unless it is a target in words; the upper end of a range above the lower."""
        in_words = (pl.col("nature") == "target") & ~pl.col("quote").str.contains(r"\d")
        there = pl.col("value").is_not_null() | in_words
        ordered = (pl.col("value_high") >= pl.col("value")).fill_null(value=True)
        return _kept(data, pl.col("value_fits") & there & ordered)


class RejectionRow(pa.DataFrameModel):
    """One breach of a rule by a file or a figure: grain rejection_id."""

    rejection_id: str = pa.Field(unique=True)
    report_id: str = pa.Field(nullable=True)
    source_path: str
    division_code: str = pa.Field(nullable=True)
    executed_year: pl.Int32 = pa.Field(nullable=True)
    span_start: pl.Int32 = pa.Field(nullable=True)
    span_end: pl.Int32 = pa.Field(nullable=True)
    quote: str = pa.Field(nullable=True)
    sentence: str = pa.Field(nullable=True)
    rule_code: str = pa.Field(str_matches=r"^[A-Z]{3,}-[A-Z-]+$")
    level: str = pa.Field(isin=LEVELS)
    reason: str = pa.Field(str_length={"min_value": 1})
    reason_zh: str = pa.Field(str_length={"min_value": 1})
    remedy: str = pa.Field(str_length={"min_value": 1})
    remedy_zh: str = pa.Field(str_length={"min_value": 1})
    first_seen: Moment

    class Config:
        """No other columns."""

        strict = True


MODELS: dict[str, type[pa.DataFrameModel]] = {
    "reports": ReportRow,
    "readings": ReadingRow,
    "observations": ObservationRow,
    "rejections": RejectionRow,
}
