"""This package, packed for workers.

Belongs here: which files go, and where a worker finds them. Not here: the packages that it needs
itself, which the workers' Python must have (docs/cluster.md).
"""

import zipfile
from collections.abc import Iterator
from pathlib import Path

from orchestration.paths import CHECKOUT

ARCHIVE = "jihua"
"""The folder below the worker's files that the archive is unpacked to."""
# Code, its tables, and the registry that it reads.
_CODE = frozenset({".py", ".yml", ".csv", ".json", ".mo"})


def pack(into: Path) -> Path:
    """Write the archive into the folder and return its place."""
    place = into / f"{ARCHIVE}.zip"
    with zipfile.ZipFile(place, "w", zipfile.ZIP_DEFLATED) as archive:
        for path in shipped_files():
            archive.write(path, path.relative_to(CHECKOUT).as_posix())
    return place


def shipped_files() -> Iterator[Path]:
    """The files that reading a report needs."""
    package = CHECKOUT / "orchestration"
    yield from (path for path in sorted(package.rglob("*")) if path.suffix in _CODE and path.is_file())
    yield from sorted((CHECKOUT / "dbt_project" / "seeds").glob("*.csv"))
