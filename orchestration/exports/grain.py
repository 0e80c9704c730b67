"""What tells the rows of a published table apart, as the dbt project tests it.

Belongs here: reading keys from the models' YAML. Not here: using them.
"""

from functools import cache
from pathlib import Path
from typing import Any

from orchestration.paths import CHECKOUT


@cache
def read_grains(models: Path = CHECKOUT / "dbt_project" / "models") -> dict[str, tuple[str, ...]]:
    """Key columns by table: the one column, or the columns together, that a dbt test calls unique."""
    import yaml

    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    grains: dict[str, tuple[str, ...]] = {}
    for layer in ("core", "marts"):
        for path in sorted((models / layer).rglob("*.yml")):
            for model in (yaml.load(path.read_bytes(), loader) or {}).get("models", ()):
                key = _unique_column(model) or _unique_columns(model)
                if key:
                    grains[str(model["name"])] = key
    return grains


def _unique_column(model: dict[str, Any]) -> tuple[str, ...]:
    for column in model.get("columns", ()):
        if any(_name_of(test) == "unique" for test in column.get("data_tests", ())):
            return (str(column["name"]),)
    return ()


def _unique_columns(model: dict[str, Any]) -> tuple[str, ...]:
    for test in model.get("data_tests", ()):
        if _name_of(test) == "unique_together":
            return tuple(test["unique_together"]["arguments"]["columns"])
    return ()


def _name_of(test: object) -> object:
    """A dbt test is its name, or its name with arguments."""
    return next(iter(test)) if isinstance(test, dict) else test
