"""The split of a table into rows that keep their contract and rows that break it.

Belongs here: reading pandera's findings row by row. Not here: the rules (`models`), what is said
of a rejected row (`orchestration.ingest`).
"""

from dataclasses import dataclass

import pandera.polars as pa
import polars as pl
from pandera.errors import SchemaErrors

from orchestration.checks.catalogue import load_catalogue

FAILURES = pl.Schema({"row": pl.UInt32(), "rule_code": pl.String()})


class ContractError(TypeError):
    """A frame lacks a column or has one of another type: the fault of code, not of a report."""


@dataclass(frozen=True, slots=True)
class Validated:
    """`accepted` rows, and for the others each rule (`rule_code`) that the row numbered `row` breaks."""

    accepted: pl.DataFrame
    failures: pl.DataFrame


def validate(frame: pl.DataFrame, model: type[pa.DataFrameModel]) -> Validated:
    """The frame split by the model's contract; raises `ContractError` where its columns are not the model's.

    Rows keep their order; every row that breaks any rule is left out of `accepted`.
    """
    try:
        model.validate(frame, lazy=True)
    except SchemaErrors as found:
        failures = _failures(found.failure_cases, model)
    else:
        failures = FAILURES.to_frame()
    broken = failures["row"].unique().implode()
    accepted = frame.with_row_index("row").filter(~pl.col("row").is_in(broken)).drop("row")
    return Validated(accepted, failures)


def _failures(cases: pl.DataFrame, model: type[pa.DataFrameModel]) -> pl.DataFrame:
    whole = cases.filter(pl.col("index").is_null())
    if not whole.is_empty():
        told = "; ".join(f"{case['column']}: {case['check']}" for case in whole.to_dicts()[:5])
        raise ContractError(f"{model.__name__}: {told}")
    # A column's own limits have no code of the catalogue: together they are the shape of the row.
    code = pl.col("check").is_in(list(load_catalogue()))
    shape = "DOC-CONTRACT" if model.__name__ == "ReportRow" else "OBS-SHAPE"
    return (
        cases.select(
            pl.col("index").cast(pl.UInt32).alias("row"),
            pl.when(code).then(pl.col("check")).otherwise(pl.lit(shape)).alias("rule_code"),
        )
        .unique()
        .sort("row", "rule_code")
    )
