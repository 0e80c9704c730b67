"""Tables that go to the cluster and come back.

Belongs here: the extracted tables as tables of Spark, and the built ones as tables of the working
database, as dbt would have made them there. Not here: the models, the session.
"""

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

import polars as pl

from orchestration.extracted.tables import VIEW_TABLES
from orchestration.release.staging import PUBLISHED_LAYERS
from orchestration.sql import literal
from orchestration.view_files import files_of

if TYPE_CHECKING:
    import duckdb
    from pyspark.sql.connect.session import SparkSession

# Whole texts stay here: no model asks for them, and they weigh more than all figures together.
LEFT_HERE = frozenset({"text"})
_ROWS = 50_000
_TYPES: Mapping[type[pl.DataType], str] = {
    pl.String: "string",
    pl.Int32: "int",
    pl.Int64: "bigint",
    pl.Boolean: "boolean",
    pl.Date: "date",
    pl.Datetime: "timestamp",
}


def lend_tables(session: "SparkSession", extracted: Path, schema: str) -> None:
    """Write the extracted tables of the folder into the schema, which is made for them."""
    session.sql(f"create schema if not exists {schema}")
    for table, columns in VIEW_TABLES.items():
        kept = [name for name in columns if name not in LEFT_HERE]
        types = ", ".join(f"{name} {spark_type(columns[name])}" for name in kept)
        for place, part in enumerate(_parts(files_of(extracted, table), kept)):
            frame = session.createDataFrame(part.to_arrow(), schema=types)
            writer = frame.write.format("parquet").mode("append" if place else "overwrite")
            writer.saveAsTable(f"{schema}.{table}")


def _parts(parquet: list[Path], columns: list[str]) -> Iterator[pl.DataFrame]:
    """The table in pieces that a message holds; an empty one is one piece."""
    whole = pl.read_parquet(parquet, columns=columns)
    return whole.iter_slices(_ROWS) if whole.height else iter([whole])


def spark_type(kind: pl.DataType) -> str:
    """The type as Spark spells it; raises KeyError for one that no extracted table has."""
    if isinstance(kind, pl.Decimal):
        return f"decimal({kind.precision}, {kind.scale})"
    return _TYPES[type(kind)]


def published_models(manifest: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    """The models of dbt's manifest that readers get, in order of their names."""
    models = (node for node in manifest["nodes"].values() if node["resource_type"] == "model")
    published = (node for node in models if node["fqn"][1] in PUBLISHED_LAYERS)
    return sorted(published, key=lambda node: str(node["name"]))


def bring_back(
    session: "SparkSession", schema: str, models: Iterable[Mapping[str, Any]], database: Path
) -> None:
    """Put the built tables into a database in place of the one that is there, with types and comments.

    The old one stays until the new one is whole.
    """
    import duckdb

    aside = database.with_name(f"{database.name}.cluster")
    aside.unlink(missing_ok=True)
    with duckdb.connect(aside) as connection:
        connection.execute("set TimeZone = 'UTC'")
        for model in models:
            rows = session.table(f"{schema}.{model['name']}").toArrow()
            connection.register("rows", rows)
            _make_table(connection, model)
            connection.unregister("rows")
    database.with_name(f"{database.name}.wal").unlink(missing_ok=True)
    aside.replace(database)


def _make_table(connection: "duckdb.DuckDBPyConnection", model: Mapping[str, Any]) -> None:
    """The table of the model's contract, filled from `rows`."""
    name, columns = model["name"], model["columns"]
    typed = ", ".join(
        f'cast("{column}" as {told["data_type"]}) as "{column}"' for column, told in columns.items()
    )
    connection.execute(f'create table "{name}" as select {typed} from rows')
    connection.execute(f'comment on table "{name}" is {literal(model["description"])}')
    for column, told in columns.items():
        connection.execute(f'comment on column "{name}"."{column}" is {literal(told["description"])}')
