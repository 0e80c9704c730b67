"""What assets are given: the folders of the installation, and dbt.

Belongs here: resources, and keeping dbt's manifest ready. Not here: the assets.
"""

import hashlib
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import fields
from functools import cached_property
from importlib.metadata import version as installed_version
from pathlib import Path
from typing import Any

import dagster as dg
from dagster_dbt import DbtCliResource, DbtProject
from filelock import FileLock
from packaging.version import Version

from orchestration.environment import environment
from orchestration.lock import LockHeldError, writer_lock
from orchestration.paths import Home
from orchestration.release.durable import write_durably
from orchestration.storage import shared_lease

WRITER_POOL = "duckdb_writer"
_STAMP = "jihua-manifest.sha256"
# What dbt keeps of a parse, and where the project lay then.
_PARSED, _PLACE = "partial_parse.msgpack", "jihua-project.txt"
_MODELS = (".sql", ".yml", ".yaml", ".csv", ".py")
_NOT_MODELS = frozenset({"target", "logs", "dbt_packages"})


class HomeResource(dg.ConfigurableResource):  # type: ignore[type-arg]
    """The folders that a run works with."""

    raw: str
    var: str
    dbt_project: str
    raw_url: str = ""
    extracted_url: str = ""
    releases_url: str = ""

    @classmethod
    def of(cls, home: Home) -> "HomeResource":
        """The resource that stands for `home`."""
        return cls(**{field.name: str(getattr(home, field.name)) for field in fields(home)})

    @property
    def folders(self) -> Home:
        """The folders themselves."""
        return Home(
            raw=Path(self.raw),
            var=Path(self.var),
            dbt_project=Path(self.dbt_project),
            raw_url=self.raw_url,
            extracted_url=self.extracted_url,
            releases_url=self.releases_url,
        )


class Dbt(DbtCliResource):
    """dbt in a process of its own, with the interpreter that runs this one."""

    @cached_property
    def _cli_version(self) -> Version:
        # Asking the command costs a second of every run; the metadata says the same.
        return Version(installed_version("dbt-core"))

    def _initialize_dbt_core_adapter(self, args: Sequence[str]) -> Any:
        # Only `fetch_row_counts` and `fetch_column_metadata` need it; making it imports dbt into
        # this process (three seconds) and takes its locks here.
        return None


def dbt_resource(home: Home) -> Dbt:
    """dbt for the project of `home`, whether or not the virtual environment is on PATH."""
    executable = Path(sys.executable).with_name("dbt")
    return Dbt(project_dir=str(home.dbt_project), dbt_executable=str(executable))


@contextmanager
def dbt_environment(home: Home) -> Iterator[None]:
    """While the block runs, a dbt that is started reads and writes below `home.var`."""
    told = {
        "JIHUA_WAREHOUSE": str(home.warehouse),
        "JIHUA_EXTRACTED": str(home.extracted / "current"),
        "DO_NOT_TRACK": "1",
        # Unit tests judge the formulas, not the figures: the test suite runs them.
        "DBT_EXCLUDE_RESOURCE_TYPES": "unit_test",
    }
    with environment(told):
        yield


@contextmanager
def writing(home: Home) -> Iterator[None]:
    """Be the only writer; a run that finds another one at work is tried again half a minute later."""
    try:
        with writer_lock(home), shared_lease(home):
            yield
    except LockHeldError as held:
        raise dg.RetryRequested(max_retries=3, seconds_to_wait=30) from held


def prepared_project(home: Home) -> DbtProject:
    """The dbt project with a manifest that fits its files; parses it where there is none such.

    Parsing takes about eight seconds, so `jihua refresh` and the first import of the definitions
    after a change of the project pay it once. Raises what dbt raises where the project is not
    valid.
    """
    project = DbtProject(project_dir=home.dbt_project)
    target = project.manifest_path.parent
    stamp = target / _STAMP
    wanted = f"{project_hash(home.dbt_project)} {_place(home)}"
    if not _fits(project, stamp, wanted):
        target.mkdir(parents=True, exist_ok=True)
        # A UI and a refresh may start at the same moment.
        with FileLock(target / "jihua-manifest.lock"), dbt_environment(home):
            if not _fits(project, stamp, wanted):
                forget_other_place(home, target)
                dbt_resource(home).cli(["parse", "--quiet"], target_path=target).wait()
                write_durably(stamp, wanted.encode())
    return project


def forget_other_place(home: Home, target: Path) -> None:
    """Let dbt parse anew in `target` where the project lay elsewhere the last time.

    It would look for the seeds in the folder that it read them in, which is gone when a checkout was moved.
    """
    note = target / _PLACE
    if _read(note) != _place(home):
        (target / _PARSED).unlink(missing_ok=True)
        target.mkdir(parents=True, exist_ok=True)
        write_durably(note, _place(home).encode())


def _place(home: Home) -> str:
    return str(home.dbt_project.resolve())


def _fits(project: DbtProject, stamp: Path, wanted: str) -> bool:
    return project.manifest_path.is_file() and _read(stamp) == wanted


def _read(stamp: Path) -> str:
    return stamp.read_text() if stamp.is_file() else ""


def project_hash(project: Path) -> str:
    """A hash of the files that make the models and of the version of dbt."""
    digest = hashlib.sha256(installed_version("dbt-core").encode())
    for path in sorted(project.rglob("*")):
        inside = path.relative_to(project)
        if path.suffix in _MODELS and inside.parts[0] not in _NOT_MODELS:
            digest.update(inside.as_posix().encode() + b"\0" + path.read_bytes())
    return digest.hexdigest()
