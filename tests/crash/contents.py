"""What a release says, whoever made it and when.

Belongs here: a hash of each table's sorted rows. Not here: the hash that names a release, which
differs with the moment of reading.
"""

import hashlib

import duckdb

from orchestration.paths import Home
from orchestration.release import DATABASE, current_release, verify


def contents(home: Home) -> dict[str, str] | None:
    """Table → hash of its rows without moments and versions of code; None where nothing is published.

    Raises AssertionError where the release that readers see is not as its manifest says.
    """
    release = current_release(home)
    if release is None:
        assert not home.current_release.is_symlink(), "`current` names no release"
        return None
    faults = verify(release)
    assert not faults, faults
    with duckdb.connect(release.folder / DATABASE, read_only=True) as connection:
        return {
            table.name: _hash(
                connection,
                table.name,
                [
                    column.name
                    for column in table.columns
                    if not column.type.startswith("TIMESTAMP") and not column.name.endswith("_version")
                ],
            )
            for table in release.manifest.tables
        }


def _hash(connection: duckdb.DuckDBPyConnection, table: str, columns: list[str]) -> str:
    names = ", ".join(f'"{name}"' for name in columns)
    digest = hashlib.sha256()
    for row in connection.execute(f'select {names} from "{table}" order by all').fetchall():
        digest.update(repr(row).encode())
    return digest.hexdigest()


def leftovers(home: Home) -> list[str]:
    """What no finished refresh leaves below var/."""
    patterns = (
        "releases/.*",
        ".*.tmp",
        "inputs.json",
        "writer.json",
        "extracted/.*",
        "extracted/batches/.*",
        "dagster/.*.tmp",
    )
    return sorted(str(path) for pattern in patterns for path in home.var.glob(pattern))
