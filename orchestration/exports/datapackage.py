"""`datapackage.json`: the Frictionless description of a folder of CSV files.

Belongs here: schemas from the published columns, licence, sources, checksums. Not here: the CSV
files (`comma`).
"""

import json
from collections.abc import Iterator, Mapping
from pathlib import Path

from orchestration.exports.comma import CSV_FOLDER
from orchestration.exports.extracts import Extract, Extracts
from orchestration.exports.licence import (
    DATA_LICENCE,
    DATA_LICENCE_TITLE,
    DATA_LICENCE_URL,
    TITLE,
    write_terms,
)
from orchestration.files import digest_file
from orchestration.release.manifest import Column
from orchestration.sql import identifier

DATAPACKAGE = "datapackage.json"

_TYPES = {
    "VARCHAR": "string",
    "BOOLEAN": "boolean",
    "DATE": "date",
    "INTEGER": "integer",
    "BIGINT": "integer",
    "DOUBLE": "number",
}
# Columns that name a row of a dimension. Rejected documents may name a report that never came in.
REFERENCES = {"report_id": "dim_report", "division_code": "dim_division", "indicator_code": "dim_indicator"}
_UNREFERENCED = frozenset({"mart_quality_alert", "mart_quarantine"})

Json = dict[str, object]
Digests = Mapping[str, tuple[int, str]]
_UNKNOWN: Digests = {}


def write_datapackage(extracts: Extracts, folder: Path, digests: Digests = _UNKNOWN) -> None:
    """The description of the CSV files of a folder, licence and citation.

    `digests` are bytes and sha256 of the files by path; without them every table is <table>.csv there.
    """
    write_terms(extracts, folder)
    text = json.dumps(describe_package(extracts, folder, digests), ensure_ascii=False, indent=2)
    (folder / DATAPACKAGE).write_text(text + "\n", encoding="utf-8")


def describe_package(extracts: Extracts, folder: Path, digests: Digests = _UNKNOWN) -> Json:
    """The package's description; the CSV files must lie in `folder` already."""
    return {
        "profile": "tabular-data-package",
        "name": "jihua",
        "title": TITLE,
        "version": extracts.version,
        "created": extracts.manifest.created.isoformat(timespec="seconds"),
        "licenses": [{"name": DATA_LICENCE, "title": DATA_LICENCE_TITLE, "path": DATA_LICENCE_URL}],
        "sources": list(_sources(extracts)),
        "resources": [_resource(extracts, extract, folder, digests) for extract in extracts.tables],
    }


def _sources(extracts: Extracts) -> Iterator[Json]:
    """The reports, with their addresses where these are known and ordinary web addresses."""
    if "dim_report" not in extracts.names():
        return
    rows = extracts.connection.execute("select title, url, report_id from dim_report order by report_id")
    for title, url, report_id in rows.fetchall():
        source: Json = {"title": title or report_id}
        yield source | ({"path": url} if is_web_address(url) else {})


def is_web_address(url: object) -> bool:
    """Whether an address may be made a link: http or https only."""
    return isinstance(url, str) and url.lower().startswith(("http://", "https://"))


def _resource(extracts: Extracts, extract: Extract, folder: Path, digests: Digests) -> Json:
    path = f"{CSV_FOLDER}/{extract.name}.csv"
    packed: Json = {}
    if f"{path}.gz" in digests:
        path, packed = f"{path}.gz", {"compression": "gz"}
    size, sha256 = digests.get(path) or digest_file(folder / path)
    return {
        "profile": "tabular-data-resource",
        "name": extract.name,
        "description": extract.table.description or "",
        "path": path,
        "format": "csv",
        **packed,
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "bytes": size,
        "hash": f"sha256:{sha256}",
        "schema": _schema(extracts, extract),
    }


def _schema(extracts: Extracts, extract: Extract) -> Json:
    schema: Json = {"fields": [_field(column) for column in extract.table.columns], "missingValues": [""]}
    if extract.key and not _has_null(extracts, extract):
        schema["primaryKey"] = list(extract.key)
    references = foreign_keys(extracts, extract)
    if references:
        schema["foreignKeys"] = [
            {"fields": [column], "reference": {"resource": table, "fields": [column]}}
            for column, table in references.items()
        ]
    return schema


def foreign_keys(extracts: Extracts, extract: Extract) -> dict[str, str]:
    """Columns that name a row of another chosen table, with that table."""
    if extract.name in _UNREFERENCED:
        return {}
    return {
        column.name: REFERENCES[column.name]
        for column in extract.table.columns
        if REFERENCES.get(column.name, extract.name) in extracts.names() - {extract.name}
    }


def _has_null(extracts: Extracts, extract: Extract) -> bool:
    """Whether a column of the key is empty somewhere: then it is no primary key to other tools."""
    condition = " or ".join(f"{identifier(name)} is null" for name in extract.key)
    query = f"select 1 from {identifier(extract.name)} where {condition} limit 1"
    return extracts.connection.execute(query).fetchone() is not None


def _field(column: Column) -> Json:
    field: Json = {"name": column.name, "type": _field_type(column)}
    if field["type"] == "datetime":
        field["format"] = "%Y-%m-%dT%H:%M:%S.%f"
    return field | ({"description": column.description} if column.description else {})


def _field_type(column: Column) -> str:
    if column.type.startswith("DECIMAL"):
        return "number"
    if column.type.startswith("TIMESTAMP"):
        return "datetime"
    return _TYPES.get(column.type, "any")
