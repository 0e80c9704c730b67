"""Measurements: what a command costs, and what is said of it."""

import json
import sys
import time
from dataclasses import asdict
from importlib import import_module
from pathlib import Path

import duckdb
import pytest

from benchmarks.bare import Bare
from benchmarks.charts import FIGURES, IMAGES, bar_rows, cost_rows, draw
from benchmarks.latency import DATASETS, Latency
from benchmarks.latency import as_table as latencies_as_table
from benchmarks.measuring import Cost, measure
from benchmarks.refresh_curve import Curve, Point, as_page, verdicts
from benchmarks.sizes import Size, share_noticed
from benchmarks.sizes import as_table as sizes_as_table
from benchmarks.stages import KINDS, STEPS, Clock

# It holds its memory for a while: on a busy machine what watches it is late.
WORK = """
import time
x, s = bytearray(120_000_000), 0
for i in range(3_000_000):
    s += i
print(s)
time.sleep(1)
"""


def test_a_command_is_measured_with_its_children() -> None:
    nested = f"import subprocess, sys; subprocess.run([sys.executable, '-c', {WORK!r}], check=True)"
    cost, said = measure([sys.executable, "-c", nested])
    assert said.strip() == str(sum(range(3_000_000)))
    assert 0.05 < cost.cpu_seconds < 20
    assert cost.wall_seconds >= cost.cpu_seconds / 8
    assert 120 < cost.peak_mb < 400


def test_a_command_that_fails_says_what_it_said() -> None:
    with pytest.raises(RuntimeError, match=r"ended with 3: no luck"):
        measure([sys.executable, "-c", "print('no luck'); raise SystemExit(3)"])


def curve(added: float, unchanged: float) -> Curve:
    point = Point(
        reports=100,
        full=Cost(60, 50, 800),
        added=Cost(50, added, 800),
        unchanged=Cost(unchanged, 0.5, 80),
        observations=1500,
        release_bytes=20_000_000,
        raw_bytes=90_000,
    )
    return Curve("2026-11-23", Cost(40, 40, 700), (point,))


@pytest.mark.parametrize(
    ("added", "unchanged", "told"),
    [
        (60, 5.0, ["holds", "holds"]),
        (61, 5.1, ["does not hold", "does not hold"]),
        (40, 1, ["holds", "holds"]),
    ],
)
def test_bars_are_judged_by_ratio_and_by_seconds(added: float, unchanged: float, told: list[str]) -> None:
    assert [verdict.partition("): ")[2] for verdict in verdicts(curve(added, unchanged))] == told


def test_the_page_tells_costs_with_their_ratio_to_an_empty_warehouse() -> None:
    page = as_page(curve(60, 1))
    assert "| 1 | into an empty warehouse | 40.0 | 40.0 | 700 | 1.00 |  |" in page
    assert "| 100 | full | 60.0 | 50.0 | 800 | 1.25 | 500 |" in page
    assert "100 reports: 1,500 observations, release 20 MB from 0.1 MB" in page


def test_a_step_takes_what_it_takes_beside_the_steps_within_it() -> None:
    clock = Clock()
    with clock.on("outer", "read"):
        time.sleep(0.05)
        with clock.on("inner", "check"):
            time.sleep(0.15)
    assert clock.steps["inner"].wall >= 0.15
    assert 0.05 <= clock.steps["outer"].wall < 0.15


@pytest.mark.parametrize(("module", "name", "step", "kind"), STEPS)
def test_every_step_that_is_clocked_is_there(module: str, name: str, step: str, kind: str) -> None:
    assert callable(getattr(import_module(module), name)), step
    assert kind in KINDS


def test_errors_are_noticed_where_they_are_kept_back_or_in_doubt(tmp_path: Path) -> None:
    places = [("a", 1), ("a", 2), ("b", 3), ("b", 4)]
    errors = tmp_path / "errors.jsonl"
    errors.write_text("".join(json.dumps({"report_id": r, "start": s}) + "\n" for r, s in places))
    marts = tmp_path / "marts.duckdb"
    with duckdb.connect(marts) as connection:
        connection.execute("create table mart_quarantine as select 'a' as report_id, 1 as span_start")
        connection.execute("""
            create table fct_observation as from (
                values ('a', 2, 'C'), ('b', 3, 'B'), ('b', 5, 'C')
            ) as figure (report_id, span_start, confidence)""")
    assert share_noticed(errors, marts) == 0.5


def test_checks_and_steering_are_told_as_a_multiple_of_the_bare_work() -> None:
    assert size_of_one().beside_bare == 0.6


def test_one_report_added_is_told_as_a_multiple_of_one_in_an_empty_warehouse() -> None:
    assert size_of_one().added_ratio == 1.5
    assert "| 1.50 |" in sizes_as_table([size_of_one()])


def test_a_chart_tells_each_kind_of_work_by_report_and_what_no_step_counts() -> None:
    rows = {str(row["kind"]): row["ms"] for row in cost_rows([asdict(size_of_one())])}
    assert rows["reading reports into the log and the view"] == 9_000
    assert rows["what no step counts"] == (80 - 32) * 1_000
    assert sum(float(str(ms)) for ms in rows.values()) == 80_000


def test_a_chart_tells_what_has_a_bar_in_shares_of_it() -> None:
    shares = {str(row["what"]): row["share"] for row in bar_rows([asdict(size_of_one())])}
    assert shares == {
        "one report added": 1.0, "no change": 0.125, "steering and checks": 0.6, "peak memory": 0.225,
    }  # fmt: skip


def test_the_charts_of_the_page_are_those_of_its_figures() -> None:
    told = "run: python -m benchmarks.charts"
    drawn = draw(json.loads(FIGURES.read_bytes()))
    page = FIGURES.with_suffix(".md").read_text("utf-8")
    for name, svg in drawn.items():
        assert (IMAGES / name).read_text("utf-8") == svg + "\n", told
        assert f"](images/{name})" in page


def size_of_one() -> Size:
    return Size(
        reports=1, empty=Cost(40, 40, 700), full=Cost(90, 80, 900), added=Cost(70, 60, 800),
        unchanged=Cost(1, 1, 90), models={}, latencies=[Latency("one", 10, 5, 7)], raw_bytes=1,
        release_bytes=1, noticed=1, kinds={"read": 9, "build": 9, "write": 9, "check": 3, "steer": 2},
        bare=Bare(scan=1, reading=6, judging=1, models=3, parquet=1),
    )  # fmt: skip


def test_a_query_is_judged_by_the_slower_of_its_two_forms() -> None:
    assert list(DATASETS.glob("*.sql"))
    table = latencies_as_table([Latency("one", 10, 201, 5), Latency("two", 10, 5, 200)], 200)
    verdicts_told = [line.rsplit("| ", 1)[1] for line in table.splitlines()[2:]]
    assert verdicts_told == ["does not hold |", "holds |"]
