"""Running dbt on extracted tables, into a database of its own.

Belongs here: the call and its environment. Not here: inputs, expectations.
"""

import os
import subprocess
import sys
from pathlib import Path

from orchestration.paths import CHECKOUT


def build_warehouse(extracted: Path, into: Path, *arguments: str) -> Path:
    """Build every model with its tests and return the database.

    Raises AssertionError with dbt's own words where a model or a test fails.
    """
    database = into / "warehouse.duckdb"
    project = str(CHECKOUT / "dbt_project")
    command = [str(Path(sys.executable).with_name("dbt")), "--no-use-colors", "--quiet", "build"]
    command += ["--project-dir", project, "--profiles-dir", project, *arguments]
    environment = os.environ | {
        "JIHUA_WAREHOUSE": str(database),
        "JIHUA_EXTRACTED": str(extracted),
        "DBT_TARGET_PATH": str(into / "target"),
        "DBT_LOG_PATH": str(into / "logs"),
    }
    run = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stdout + run.stderr
    return database
