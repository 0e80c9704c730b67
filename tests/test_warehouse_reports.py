"""Whole work reports in the warehouse: their targets, and growth over several years.

Belongs here: what the texts must leave in the facts, counted a second time with a few plain patterns.
Not here: single figures (the reader's scores), verdicts (`test_warehouse`).
"""

import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import duckdb
import pytest
from warehouse.building import build_warehouse

from orchestration.ingest.run import ingest
from orchestration.paths import CHECKOUT, Home

pytestmark = pytest.mark.slow

# The paragraph of the year's main targets; a page may break the line around the words set in bold.
TARGETS = re.compile(
    r"今年[^。]{0,20}预期目标\s*[是为]：(?P<told>[^\n]+)|建议[^。]{0,20}预期目标\s*[是为]：(?P<asked>[^\n]+)"
)
FIGURE = re.compile(
    r"(?P<low>\d+(?:\.\d+)?)(?:%|％)?(?:[—－-](?P<high>\d+(?:\.\d+)?))?"
    r"(?:%|％|万人|微克/立方米|亿斤|万吨)(?P<after>左右|以上|以内)?"
)
SEVERAL_YEARS = re.compile(r"年均(?:增长|增速|提高)|较(?:20\d\d|二〇二〇)年(?:增长|提高)")


@pytest.fixture(scope="module")
def texts(shared: Path) -> dict[str, str]:
    return {
        f"{path.stem}-work_report": path.read_text(encoding="utf-8")
        for path in sorted((shared / "reports").glob("*-2025.txt"))
    }


@pytest.fixture(scope="module")
def warehouse(shared: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[duckdb.DuckDBPyConnection]:
    folder = tmp_path_factory.mktemp("reports")
    for path in (shared / "reports").glob("*-2025.txt"):
        place = folder / "raw" / path.stem[:6]
        place.mkdir(parents=True)
        shutil.copy(path, place)
    home = Home(raw=folder / "raw", var=folder / "var", dbt_project=CHECKOUT / "dbt_project")
    ingest(home)
    database = build_warehouse(
        home.extracted / "current",
        folder,
        *("--select", "+fct_target", "+fct_yoy", "+fct_multi_year_growth"),
        *("--exclude", "resource_type:unit_test", "resource_type:test"),
    )
    with duckdb.connect(str(database), read_only=True) as connection:
        yield connection


def bound_of(figure: re.Match[str], before: str) -> str:
    """The bound that the words around a figure set."""
    if figure["high"]:
        return "range"
    if re.search(r"(?:控制在|不超过)$", before) and figure["after"] == "以内":
        return "max"
    return {"左右": "approx", "以上": "min", "以内": "max", None: "exact"}[figure["after"]]


def test_every_main_target_of_the_year_waits_with_its_bound(
    warehouse: duckdb.DuckDBPyConnection, texts: dict[str, str]
) -> None:
    missing, told = [], 0
    paragraphs = {report_id: TARGETS.search(text) for report_id, text in texts.items()}
    # One text words the head of its list otherwise.
    assert sum(found is not None for found in paragraphs.values()) >= len(texts) - 1
    for report_id, paragraph in paragraphs.items():
        if paragraph is None:
            continue
        group = "told" if paragraph["told"] else "asked"
        for figure in FIGURE.finditer(paragraph[group]):
            told += 1
            start = paragraph.start(group) + figure.start()
            bound = bound_of(figure, paragraph[group][: figure.start()])
            found = warehouse.execute(
                "select target_value::double, target_bound, status from fct_target"
                " where report_id = ? and year = 2026 and span_start <= ? and span_end > ?",
                [report_id, start, start],
            ).fetchall()
            if [(abs(value), had, status) for value, had, status in found] != [
                (float(figure["low"]), bound, "pending")
            ]:
                missing.append((report_id, start, bound, found))
    assert told > 20
    assert missing == []


def test_each_figure_aimed_at_is_a_target_or_the_end_of_a_range(
    warehouse: duckdb.DuckDBPyConnection,
) -> None:
    query = """
        select count(*) from fct_observation
        where nature = 'target' and observation_id not in (
            select observation_id from fct_target
            union all select upper_observation_id from fct_target where upper_observation_id is not null
        )
    """
    assert warehouse.execute(query).fetchone() == (0,)
    states = "select distinct status from fct_target where year = 2026"
    assert warehouse.execute(states).fetchall() == [("pending",)]


def test_growth_over_several_years_is_nowhere_in_the_yearly_fact(
    warehouse: duckdb.DuckDBPyConnection,
) -> None:
    told = warehouse.execute(
        "select observation_id, sentence from fct_observation"
        " where measure in ('growth', 'average_growth') and indicator_code is not null and value is not null"
        " and is_own_jurisdiction and period_kind in ('year', 'multi_year')"
    ).fetchall()
    several = {
        row[0] for row in warehouse.execute("select observation_id from fct_multi_year_growth").fetchall()
    }
    yearly = {row[0] for row in warehouse.execute("select stated_observation_id from fct_yoy").fetchall()}
    assert len(several) > 30
    assert not several & yearly
    averages = {identity for identity, sentence in told if SEVERAL_YEARS.search(sentence)}
    assert averages & several
    kinds = (
        "select distinct period_kind from fct_observation"
        " join fct_yoy on observation_id = stated_observation_id"
    )
    assert warehouse.execute(kinds).fetchall() == [("year",)]
