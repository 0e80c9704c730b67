"""The warehouse as it stood on a day.

Belongs here: the models of the warehouse worked out again, in memory, from those figures of a
release that were published by then; so the choice between vintages is the models' own. Not here:
questions to the outcome (`orchestration.published`), the rules themselves (`dbt_project/models`).

A report without a date is not known to have been there, and is left out.
"""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import astuple, fields
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import duckdb
import yaml

from orchestration.language import message
from orchestration.paths import Home
from orchestration.registry import TargetRule, load_target_rules
from orchestration.release import ReleaseError
from orchestration.sql import literal

if TYPE_CHECKING:
    from jinja2 import Environment

# In the order in which they build on each other; what they need beyond is published.
_MODELS = (
    "int_figure",
    "int_vintage",
    "int_growth",
    "int_disagreement",
    "int_confidence",
    "fct_observation",
    "fct_yoy",
    "fct_target",
    "int_outcome",
    "int_completion",
    "int_attainment",
    "int_verdict",
    "mart_target_attainment",
)


@contextmanager
def open_as_of(
    database: Path, day: date, *, indicator_code: str, division_code: str | None
) -> Iterator[duckdb.DuckDBPyConnection]:
    """Growth, targets and verdicts of one indicator as they stood at the end of a day.

    `database` is that of a release. The connection has the tables of `_MODELS` for the division
    (None: all), and the release's own dimensions; it is in memory and gone afterwards. Raises
    ReleaseError where the database was built by models of another shape.
    """
    with duckdb.connect() as connection:
        connection.execute(f"attach {literal(database)} as release (read_only)")
        try:
            _limit(connection, day, indicator_code, division_code)
            _load_rules(connection)
            for model, sql in rendered_models(Home.from_environment().dbt_project).items():
                connection.execute(f"create temp table {model} as {sql}")
        except duckdb.Error as error:
            raise ReleaseError(
                message(
                    "{database} has another shape than the models of this version ({error}); run `jihua "
                    "refresh`",
                    database=database,
                    error=str(error).splitlines()[0],
                )
            ) from error
        yield connection


def undated_reports(database: Path, *, indicator_code: str, division_code: str | None) -> int:
    """How many reports with figures of the indicator bear no date, so that no day knows them."""
    sql = """
        select count(distinct report_id) from fct_observation
        where published_on is null and indicator_code = $1 and ($2 is null or division_code = $2)
    """
    with duckdb.connect(database, read_only=True) as connection:
        found = connection.execute(sql, [indicator_code, division_code]).fetchone()
    return int(found[0]) if found else 0


def rendered_models(project: Path) -> dict[str, str]:
    """SQL of the models by name, in order, for an engine where each `ref` is a table of that name."""
    settings = yaml.safe_load((project / "dbt_project.yml").read_text(encoding="utf-8"))
    macros = "".join(path.read_text(encoding="utf-8") for path in sorted((project / "macros").rglob("*.sql")))
    environment = _environment(settings["vars"])
    models = {path.stem: path for path in (project / "models").rglob("*.sql")}
    return {
        name: environment.from_string(macros + models[name].read_text(encoding="utf-8")).render()
        for name in _MODELS
    }


def _environment(variables: Mapping[str, object]) -> "Environment":
    import jinja2

    environment = jinja2.Environment(
        autoescape=False, undefined=jinja2.StrictUndefined, extensions=["jinja2.ext.do"]
    )
    environment.globals |= {
        "ref": str,
        # No build is running: each model takes in all rows.
        "execute": False,
        "var": partial(_variable, variables),
        "target": {"type": "duckdb"},
    }
    return environment


def _variable(variables: Mapping[str, object], name: str, default: object = None) -> object:
    return variables.get(name, default)


def _limit(connection: duckdb.DuckDBPyConnection, day: date, indicator: str, division: str | None) -> None:
    """What was known: figures and reports of that day; code lists and warnings know no day."""
    place = f" and division_code = {literal(division)}" if division else ""
    known = f"published_on <= date {literal(day.isoformat())}{place}"
    # Growth of GDP is needed too: other targets are judged against it (与经济增长同步).
    connection.execute(f"""
        create temp view int_observation as
        select * exclude (confidence, confidence_reason, confidence_reason_zh, warnings, warning_rule_code)
        from release.fct_observation where indicator_code in ({literal(indicator)}, 'gdp') and {known};
        create temp view int_doubt as
        select observation_id, warnings, warning_rule_code from release.fct_observation where warnings > 0;
        create temp view dim_report as select * from release.dim_report where {known};
        create temp view dim_indicator as select * from release.dim_indicator;
        create temp view dim_division as select * from release.dim_division
    """)


def _load_rules(connection: duckdb.DuckDBPyConnection) -> None:
    """The rules of judgement, which are not published as a table."""
    columns = ", ".join(f"{field.name} {_column_type(str(field.type))}" for field in fields(TargetRule))
    connection.execute(f"create temp table target_rules ({columns})")
    marks = ", ".join("?" * len(fields(TargetRule)))
    rules = [list(astuple(rule)) for rule in load_target_rules()]
    connection.executemany(f"insert into target_rules values ({marks})", rules)


def _column_type(annotation: str) -> str:
    if "Decimal" in annotation:
        return "decimal(18, 8)"
    return "boolean" if "bool" in annotation else "varchar"
