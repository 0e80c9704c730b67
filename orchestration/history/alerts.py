"""The history of what was found between releases.

Belongs here: findings of each comparison as alerts that open and recover, kept from one attempt at a
release to the next, and put among the alerts that are published. Not here: comparing
(`comparison`), alerts about figures and files (`orchestration.extracted.alerts`).

A release that is kept back is never read, so its alerts are kept aside: in var/history.parquet.
"""

import hashlib
import io
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

import duckdb
import polars as pl

from orchestration.checks.catalogue import load_catalogue
from orchestration.extracted.alerts import OPEN, with_recovered
from orchestration.extracted.tables import ALERTS
from orchestration.history.comparison import FIGURES, Cell, HistoryResult, accepted_rules, compare_history
from orchestration.paths import Home
from orchestration.release.durable import write_durably
from orchestration.release.pieces import PIECES, moved
from orchestration.release.standing import Before
from orchestration.release.tables import Draft, draft_table
from orchestration.sql import literal

LEDGER = "history.parquet"
# What a comparison finds beyond this is told by its first rows.
MOST_ROWS = 500


@dataclass(frozen=True, slots=True)
class History:
    """What was found between the release that readers see and the warehouse.

    `alerts` are all about releases, those that are gone included. `found` has a result a rule, none where no
    release came before. `drafts` are the tables that were looked through for it, as the warehouse holds them.
    """

    alerts: pl.DataFrame
    found: tuple[HistoryResult, ...] = ()
    drafts: Mapping[str, Draft] = field(default_factory=dict)


def record_history(home: Home, now: datetime | None = None) -> History:
    """Compare the warehouse with the release that readers see, and put what changed among its alerts.

    Without a warehouse, which staging will miss, the alerts are those that were kept. Raises ValueError where
    the environment accepts changes under a rule that there is not.
    """
    now = now or datetime.now(UTC)
    accepted, before = accepted_rules(), home.current_release / "marts.duckdb"
    if not home.warehouse.is_file():
        return History(_kept(home))
    found: tuple[HistoryResult, ...] = ()
    drafts = {}
    if before.is_file():
        figures = drafts[FIGURES] = _draft_figures(home)
        rows = moved(Before.of(home.releases).note(PIECES).get(FIGURES), figures.pieced)
        found = compare_history(before, home.warehouse, accepted, rows)
    alerts = with_recovered(_opened(found, now), _kept(home), now)
    written = io.BytesIO()
    # Naive, in UTC: a column with a zone would be shifted by the session that reads it.
    alerts.with_columns(pl.col("since", "until").dt.replace_time_zone(None)).write_parquet(written)
    write_durably(home.var / LEDGER, written.getvalue())
    _publish(home.warehouse, home.var / LEDGER)
    return History(alerts, found, drafts)


def _draft_figures(home: Home) -> Draft:
    """The figures as the warehouse holds them."""
    with duckdb.connect() as connection:
        connection.execute(f"attach {literal(home.warehouse)} as warehouse (read_only)")
        return draft_table(connection, FIGURES)


def open_history(home: Home) -> pl.DataFrame:
    """The alerts about the last attempt at a release that are open, published or not."""
    return _kept(home).filter(pl.col("state") == OPEN)


def _kept(home: Home) -> pl.DataFrame:
    """What was kept; nothing where there is no file, or none that can be read as these columns."""
    try:
        kept = pl.read_parquet(home.var / LEDGER)
        kept = kept.with_columns(pl.col("since", "until").dt.replace_time_zone("UTC"))
    except (OSError, pl.exceptions.PolarsError):
        return ALERTS.to_frame()
    return kept if kept.schema == ALERTS else ALERTS.to_frame()


def _opened(found: Sequence[HistoryResult], now: datetime) -> pl.DataFrame:
    rows = [_alert(one, row, now) for one in found for row in one.rows[:MOST_ROWS]]
    return pl.DataFrame(rows, schema=ALERTS, orient="row").unique("alert_id", keep="first")


def _alert(found: HistoryResult, row: Mapping[str, Cell], now: datetime) -> dict[str, object]:
    rule = load_catalogue()[found.rule_code]
    report_id = None if row.get("report_id") is None else str(row["report_id"])
    division, year = _parts(report_id)
    named = "\0".join([rule.code, *_identity(row)])
    return {
        **dict.fromkeys(ALERTS.names()),
        "alert_id": hashlib.sha256(named.encode()).hexdigest()[:24],
        "report_id": report_id,
        "source_path": str(row.get("source_path") or row.get("table_name") or ""),
        "division_code": division,
        "executed_year": year,
        **{name: row.get(name) for name in ("span_start", "span_end", "quote", "sentence")},
        "rule_code": rule.code,
        "level": rule.level,
        "reason": rule.about({name: "none" if cell is None else cell for name, cell in row.items()}),
        "reason_zh": rule.about_zh({name: "无" if cell is None else cell for name, cell in row.items()}),
        "remedy": rule.remedy,
        "remedy_zh": rule.remedy_zh,
        "state": OPEN,
        "since": now,
    }


def _parts(report_id: str | None) -> tuple[str | None, int | None]:
    """Division and executed year, which the id of a report begins with."""
    if report_id is None:
        return None, None
    division, year, *_ = report_id.split("-")
    return division, int(year)


def _identity(row: Mapping[str, Cell]) -> Iterator[str]:
    """What makes two findings the same: the place, or what is counted; not the counts."""
    for name in ("report_id", "span_start", "quote", "quote_before", "table_name", "wording"):
        yield str(row.get(name))


def _publish(warehouse: Path, ledger: Path) -> None:
    """The alerts about releases beside those about figures, in the table that a release copies."""
    with duckdb.connect(warehouse) as connection:
        if not connection.execute("from duckdb_tables() where table_name = 'mart_quality_alert'").fetchall():
            # Staging says what the warehouse lacks.
            return
        connection.execute("delete from main.mart_quality_alert where rule_code like 'HIS-%'")
        connection.execute("insert into main.mart_quality_alert by name from read_parquet(?)", [str(ledger)])
