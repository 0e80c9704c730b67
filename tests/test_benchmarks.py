"""Measurements: what a command costs, and what is said of it."""

import sys

import pytest

from benchmarks.measuring import Cost, measure
from benchmarks.refresh_curve import Curve, Point, as_page, verdicts

WORK = "x = bytearray(120_000_000); s = 0\nfor i in range(3_000_000): s += i\nprint(s)"


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
