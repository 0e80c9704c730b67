"""The data dictionary: what each table and column of a release means.

Belongs here: the descriptions of the models, and the page of the documentation that lists them. Not
here: the descriptions themselves (`dbt_project/models`), their Chinese (`orchestration.language`).
To write the page anew: `python -m orchestration.dictionary > docs/data-dictionary.md`.
"""

import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from orchestration.language import message
from orchestration.paths import CHECKOUT

_PUBLISHED = ("core", "marts")
_HEAD = """\
# The data dictionary · 数据字典

Written from `dbt_project/models` by `python -m orchestration.dictionary`; changes of this page are lost. The
same stands in the database itself (`select * from duckdb_columns()`), in the workbook and on the site of
each release. 同样的说明也写在数据库、工作簿和每个版本的网页里。
"""


@dataclass(frozen=True, slots=True)
class DescribedColumn:
    """A column: its type as dbt declares it, and what it means, with its unit."""

    name: str
    type: str
    description: str


@dataclass(frozen=True, slots=True)
class DescribedTable:
    """A published table; the first sentence of its description says what one row is."""

    name: str
    description: str
    columns: tuple[DescribedColumn, ...]


def described_tables(models: Path = CHECKOUT / "dbt_project" / "models") -> tuple[DescribedTable, ...]:
    """The tables that a release publishes, by name."""
    paths = (path for folder in _PUBLISHED for path in (models / folder).glob("*.yml"))
    found = (table for path in paths for table in _tables(path))
    return tuple(sorted(found, key=lambda table: table.name))


def texts() -> Iterator[str]:
    """Every description, for the catalogue of translations."""
    for table in described_tables():
        yield table.description
        yield from (column.description for column in table.columns)


def in_chinese(description: str | None) -> str | None:
    """A description in Chinese, or as it is where the catalogue has none."""
    return message(description).in_language("zh") if description else description


def dictionary_page() -> str:
    """The page, in Markdown."""
    return "\n".join([_HEAD, *(_section(table) for table in described_tables())])


def _tables(path: Path) -> Iterator[DescribedTable]:
    told: dict[str, Any] = yaml.safe_load(path.read_text(encoding="utf-8"))
    for model in told.get("models", ()):
        columns = tuple(
            DescribedColumn(column["name"], column.get("data_type", ""), column["description"])
            for column in model.get("columns", ())
        )
        yield DescribedTable(model["name"], model["description"], columns)


def _section(table: DescribedTable) -> str:
    rows = (f"| `{column.name}` | {column.type} | {_cell(column.description)} |" for column in table.columns)
    head = "| column · 列 | type · 类型 | meaning · 含义 |\n|---|---|---|"
    told = f"{table.description}\n{in_chinese(table.description)}"
    return "\n".join([f"## {table.name}\n\n{told}\n", head, *rows, ""])


def _cell(description: str) -> str:
    both = f"{description}<br>{in_chinese(description)}"
    return both.replace("|", "\\|").replace("<division>", "&lt;division&gt;")


if __name__ == "__main__":
    sys.stdout.write(dictionary_page())
