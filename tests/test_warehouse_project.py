"""The dbt project as text: what is published is described, and engines' dialects keep to their folder."""

import re
from pathlib import Path
from typing import Any

import pytest
import yaml

from orchestration.paths import CHECKOUT

PROJECT = CHECKOUT / "dbt_project"
PUBLISHED = sorted((PROJECT / "models" / "core").glob("*.sql")) + sorted(
    (PROJECT / "models" / "marts").glob("*.sql")
)
SQL = sorted((PROJECT / "models").rglob("*.sql")) + sorted(
    path for path in (PROJECT / "macros").rglob("*.sql") if path.parent.name != "dialect"
)
# Spelled otherwise, or not at all, on other engines; the folder macros/dialect may use them.
DIALECT = re.compile(
    r"\b(try_cast|regexp_\w+|date_diff|datediff|strftime|strptime|string_agg|listagg|unnest|list_\w+|"
    r"exclude|epoch|ifnull|nvl|ilike|varchar)\b|//|::|\[\s*'",
    re.IGNORECASE,
)

DASHBOARDS = sorted((CHECKOUT / "dashboard" / "superset" / "dashboards").glob("*.yml"))
TABLE = re.compile(r"\b(?:dim|fct|mart)_[a-z_]+")


def exposures() -> dict[str, Any]:
    """What feeds on the models, by name."""
    entries = yaml.safe_load((PROJECT / "models" / "exposures.yml").read_text(encoding="utf-8"))
    return {entry["name"]: entry for entry in entries["exposures"]}


def described(model: Path) -> dict[str, Any]:
    """What the model's YAML says of it."""
    (entry,) = yaml.safe_load(model.with_suffix(".yml").read_text(encoding="utf-8"))["models"]
    return dict(entry)


def code_of(path: Path) -> str:
    """SQL without comments of SQL or Jinja."""
    text = re.sub(r"\{#.*?#\}", "", path.read_text(encoding="utf-8"), flags=re.DOTALL)
    return re.sub(r"--.*", "", text)


@pytest.mark.parametrize("model", PUBLISHED, ids=lambda path: path.stem)
def test_each_published_model_has_a_contract_and_describes_its_columns_with_their_unit(model: Path) -> None:
    entry = described(model)
    assert entry["name"] == model.stem
    assert entry["config"]["contract"] == {"enforced": True}
    assert entry["description"].startswith("One row for each")
    for column in entry["columns"]:
        # The last sentence is the unit: Percent. In `unit`. Code. Date.
        meaning, unit = column["description"].rstrip(".").rsplit(". ", 1)
        assert meaning, column["name"]
        assert unit, column["name"]
        assert column["data_type"], column["name"]


@pytest.mark.parametrize("path", SQL, ids=lambda path: path.stem)
def test_sql_that_only_one_engine_understands_stays_in_the_dialect_folder(path: Path) -> None:
    assert DIALECT.findall(code_of(path)) == []


@pytest.mark.parametrize(
    "code", ["x::int", "try_cast(x as int)", "select * exclude (a)", "a // b", "['a', 'b']", "string_agg(x)"]
)
def test_what_only_one_engine_understands_is_found(code: str) -> None:
    assert DIALECT.search(code)


@pytest.mark.parametrize("model", PUBLISHED, ids=lambda path: path.stem)
def test_published_models_name_their_columns(model: Path) -> None:
    last = code_of(model).rsplit("\nselect\n", 1)[-1]
    assert "*" not in last.split("\nfrom ")[0].replace(" * ", "")


@pytest.mark.parametrize("dashboard", DASHBOARDS, ids=lambda path: path.stem)
def test_each_dashboard_is_an_exposure_of_the_tables_that_it_asks(dashboard: Path) -> None:
    asked = dashboard.read_text(encoding="utf-8")
    datasets = set(re.findall(r"dataset: (\w+)", asked))
    queries = "".join((dashboard.parents[1] / "datasets" / f"{name}.sql").read_text() for name in datasets)
    exposure = exposures()[f"superset_{dashboard.stem}"]
    assert exposure["label"] in asked
    assert set(exposure["depends_on"]) == {f"ref('{table}')" for table in TABLE.findall(queries)}


def test_the_site_is_an_exposure_of_the_tables_that_it_asks() -> None:
    asked = TABLE.findall((CHECKOUT / "orchestration" / "site" / "marts.py").read_text(encoding="utf-8"))
    assert set(exposures()["site"]["depends_on"]) == {f"ref('{table}')" for table in asked}


def test_a_release_is_an_exposure_of_every_published_model() -> None:
    assert set(exposures()["release"]["depends_on"]) == {f"ref('{path.stem}')" for path in PUBLISHED}
