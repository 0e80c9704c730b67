"""Superset's own virtual environment and the folder of its state.

Belongs here: making both. Superset needs SQLAlchemy 1.4 and must not share jihua's environment. Not
here: what runs in it.
"""

import hashlib
import os
import secrets
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from dashboard.superset.definitions import FOLDER
from orchestration.paths import Home

LOCK = FOLDER / "requirements.lock"


class SetupError(RuntimeError):
    """Something needed to start is missing; the message says what to do."""


@dataclass(frozen=True, slots=True)
class Installation:
    """Where one Superset lives: `state` holds its database, key and marks, `venv` its packages."""

    state: Path
    venv: Path
    releases: Path

    @classmethod
    def from_home(cls, home: Home) -> "Installation":
        """Below var/superset, unless JIHUA_BI_VENV names an environment to use instead."""
        state = home.var / "superset"
        return cls(state, Path(os.environ.get("JIHUA_BI_VENV") or state / "venv"), home.releases)

    @property
    def marts(self) -> Path:
        """The file Superset reads, by the link that a publish flips."""
        return self.releases / "current" / "marts.duckdb"

    @property
    def python(self) -> Path:
        """The interpreter that has Superset."""
        return self.venv / "bin" / "python"

    def environment(self) -> dict[str, str]:
        """The variables Superset's processes run with."""
        return os.environ | {
            "SUPERSET_CONFIG_PATH": str(FOLDER / "superset_config.py"),
            "FLASK_APP": "superset",
            "JIHUA_BI_FOLDER": str(self.state),
            "JIHUA_RELEASES": str(self.releases),
            # Superset's pixel that reports its use is not asked for.
            "SCARF_ANALYTICS": "false",
        }


def prepare(installation: Installation) -> None:
    """Make the state folder with its key, and the environment with its packages.

    Raises SetupError if nothing was published yet or the packages cannot be installed.
    """
    if not installation.marts.is_file():
        raise SetupError(f"no release in {installation.releases}; run `make refresh` first")
    installation.state.mkdir(parents=True, exist_ok=True, mode=0o700)
    _write_key(installation.state / "secret_key")
    _install(installation)


def _write_key(path: Path) -> None:
    if path.is_file():
        return
    partial = path.with_suffix(".new")
    partial.touch(mode=0o600)
    partial.write_text(secrets.token_urlsafe(48), encoding="utf-8")
    partial.replace(path)


def _install(installation: Installation) -> None:
    mark = installation.venv / ".ready"
    digest = hashlib.sha256(LOCK.read_bytes()).hexdigest()
    if mark.is_file() and mark.read_text(encoding="utf-8") == digest:
        return
    print("Installing Superset in an environment of its own (some minutes the first time) …", file=sys.stderr)
    if not installation.python.is_file():
        _run([sys.executable, "-m", "venv", str(installation.venv)])
    _run([*_installer(installation), "--require-hashes", "-r", str(LOCK)])
    mark.write_text(digest, encoding="utf-8")


def _installer(installation: Installation) -> list[str]:
    if uv := shutil.which("uv"):
        return [uv, "pip", "install", "--quiet", "--compile-bytecode", "--python", str(installation.python)]
    return [str(installation.python), "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]


def _run(command: list[str]) -> None:
    if subprocess.run(command, check=False).returncode:
        raise SetupError(f"`{' '.join(command)}` failed; see above, then run `make bi` again")
