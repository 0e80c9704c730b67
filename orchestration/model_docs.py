"""The models' documentation as one page that opens without a server.

Belongs here: running `dbt docs` and putting the page in its place. Not here: what the page says
(descriptions in `dbt_project/`).

Run `python -m orchestration.model_docs`: it writes `var/docs/index.html` and prints where.
"""

import os
import subprocess
import sys
import tempfile
from pathlib import Path

from orchestration.paths import Home


class ModelDocsError(RuntimeError):
    """dbt could not document the models; the message carries its own words."""


def write_model_docs(home: Home) -> Path:
    """Write the page and return its place; needs no built warehouse and disturbs no refresh.

    Raises ModelDocsError with dbt's words where the project does not compile.
    """
    with tempfile.TemporaryDirectory(prefix="jihua-docs-") as scratch:
        _run_dbt(home, Path(scratch))
        page = (Path(scratch) / "static_index.html").read_text(encoding="utf-8")
    place = home.var / "docs" / "index.html"
    place.parent.mkdir(parents=True, exist_ok=True)
    # The page may be published: it need not tell where the checkout lies.
    place.write_text(page.replace(str(home.dbt_project), home.dbt_project.name), encoding="utf-8")
    return place


def _run_dbt(home: Home, scratch: Path) -> None:
    project = str(home.dbt_project)
    command = [str(Path(sys.executable).with_name("dbt")), "--quiet", "--no-use-colors", "docs", "generate"]
    # Types of columns stand in the contracts: a catalogue read from a built warehouse adds nothing.
    command += ["--static", "--empty-catalog", "--project-dir", project, "--profiles-dir", project]
    extracted = (home.extracted / "current").relative_to(home.var.parent)
    places = {"JIHUA_WAREHOUSE": ":memory:", "JIHUA_EXTRACTED": str(extracted)}
    places |= {"DBT_TARGET_PATH": str(scratch), "DBT_LOG_PATH": str(scratch)}
    run = subprocess.run(command, env=os.environ | places, capture_output=True, text=True, check=False)
    if run.returncode != 0:
        raise ModelDocsError(f"dbt could not document the models:\n{run.stdout}{run.stderr}")


if __name__ == "__main__":
    print(write_model_docs(Home.from_environment()))
