"""What is and what was wrong with figures and files.

Belongs here: the history of rejections and findings, from view to view. Not here: telling people
(`orchestration.alerting`).
"""

from datetime import datetime

import polars as pl

from orchestration.extracted.tables import ALERTS

OPEN, RECOVERED = "open", "recovered"


def alerts_of(
    rejections: pl.DataFrame, findings: pl.DataFrame, before: pl.DataFrame | None, now: datetime
) -> pl.DataFrame:
    """Each rejection and finding as an open alert, and those that are gone as recovered ones.

    An alert that comes back is open again, since the day on which it came back.
    """
    standing = pl.concat([_open(rejections, "rejection_id"), _open(findings, "finding_id")])
    standing = standing.unique("alert_id", keep="first")
    return with_recovered(standing, before, now)


def with_recovered(standing: pl.DataFrame, before: pl.DataFrame | None, now: datetime) -> pl.DataFrame:
    """The open alerts, since the day on which they came, and those of `before` that are gone."""
    if before is None:
        return _sorted(standing)
    opened = before.filter(pl.col("state") == OPEN).select("alert_id", pl.col("since").alias("opened"))
    standing = standing.join(opened, on="alert_id", how="left").with_columns(
        pl.min_horizontal("since", "opened").alias("since")
    )
    standing = standing.drop("opened")
    gone = before.join(standing, on="alert_id", how="anti").with_columns(
        pl.lit(RECOVERED).alias("state"), pl.col("until").fill_null(now)
    )
    return _sorted(pl.concat([standing, gone]))


def _open(rows: pl.DataFrame, key: str) -> pl.DataFrame:
    return rows.with_columns(
        pl.col(key).alias("alert_id"),
        pl.lit(OPEN).alias("state"),
        pl.col("first_seen").alias("since"),
        pl.lit(None, dtype=ALERTS["until"]).alias("until"),
    ).select(ALERTS.names())


def _sorted(alerts: pl.DataFrame) -> pl.DataFrame:
    return alerts.sort("state", "source_path", "span_start", "rule_code")
