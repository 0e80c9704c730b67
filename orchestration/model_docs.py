"""The models' documentation as one page that opens without a server.

Belongs here: laying what dbt knows of the project into dbt's own page, for a release and by itself.
Not here: what the page says (descriptions in `dbt_project/`).

Run `python -m orchestration.model_docs`: it writes `var/docs/index.html` and prints where. A release
gets the page from the manifest that the build of its tables left: no second start of dbt.
"""

import json
import os
import re
import subprocess
import sys
import tempfile
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from orchestration.files import show_again
from orchestration.language import message
from orchestration.paths import Home

MODEL_DOCS = "models.html"
"""The page in the folder of a release."""

_MANIFEST = "manifest.json"
# What differs from build to build, or tells of this machine; nothing of it is shown.
_OF_THE_RUN = ("created_at", "compiled_path", "build_path")
_OF_THE_INVOCATION = ("generated_at", "invocation_id", "invocation_started_at", "run_started_at", "user_id")
# What a build of some divisions alone asks for (dbt_project/macros/due.sql); the models mean all of them.
_DUE = re.compile(r"\(select \* from ([^()]+) where division_code in \([^()]+ from built\.due_division\)\)")
# Macros of dbt itself: half of the page, and documented by dbt.
_OWN = "macro.jihua."


class ModelDocsError(RuntimeError):
    """The models could not be documented; the message says why, with dbt's own words where it has any."""


def write_model_docs(home: Home) -> Path:
    """Write the page and return its place; needs no built warehouse and disturbs no refresh.

    Raises ModelDocsError with dbt's words where the project does not compile.
    """
    with tempfile.TemporaryDirectory(prefix="jihua-docs-") as scratch:
        _run_dbt(home, Path(scratch))
        page = _page(Path(scratch) / _MANIFEST, home)
    place = home.var / "docs" / "index.html"
    place.parent.mkdir(parents=True, exist_ok=True)
    place.write_text(page, encoding="utf-8")
    return place


def write_release_model_docs(home: Home, folder: Path, previous: Path | None = None) -> Path:
    """Write the page into the folder of a release, from what the last build of the warehouse left.

    Where the release in `previous` has the same page, the two share it on disk. Raises
    ModelDocsError where nothing was built, OSError where the disk refuses.
    """
    page = _page(home.var / "dbt" / _MANIFEST, home).encode()
    place = folder / MODEL_DOCS
    before = previous / MODEL_DOCS if previous else None
    if before and before.is_file() and before.read_bytes() == page:
        show_again(before, place)
    else:
        place.write_bytes(page)
    return place


def document_build(home: Home, manifest: Path) -> None:
    """Let a release be documented from that manifest: its tables were built on a cluster, whose own names
    and statements are no reader's business.
    """
    place = home.var / "dbt" / _MANIFEST
    place.parent.mkdir(parents=True, exist_ok=True)
    place.write_bytes(manifest.read_bytes())


def _page(manifest: Path, home: Home) -> str:
    """dbt's page with the manifest in it; the same models give the same page on any machine."""
    try:
        told = json.loads(manifest.read_bytes())
    except FileNotFoundError as missing:
        raise ModelDocsError(
            message("{manifest} is not there; run `jihua refresh --force` to build it", manifest=manifest)
        ) from missing
    settled = _settled(told)
    page = _template().replace('"MANIFEST.JSON INLINE DATA"', _data(settled, home))
    return page.replace('"CATALOG.JSON INLINE DATA"', _data(_catalog(settled), home))


def _data(told: dict[str, Any], home: Home) -> str:
    """The text of a value in a script. The page may be published: it does not tell where things lie."""
    data = json.dumps(told, ensure_ascii=False, separators=(",", ":"))
    for place, name in ((home.extracted, "extracted"), (home.dbt_project, "dbt_project"), (home.var, "var")):
        data = data.replace(json.dumps(str(place), ensure_ascii=False)[1:-1], name)
    # A description must not end the script that holds it.
    return _DUE.sub(r"\1", data).replace("</", "<\\/")


def _catalog(manifest: dict[str, Any]) -> dict[str, Any]:
    """Types of columns as the contracts have them, in the form in which dbt's page asks for them."""
    nodes = {}
    for name, node in manifest["nodes"].items():
        columns = {
            column: {"name": column, "type": told["data_type"], "index": index, "comment": None}
            for index, (column, told) in enumerate(node.get("columns", {}).items(), start=1)
            if told.get("data_type")
        }
        if columns:
            about = {key: node.get(key) for key in ("database", "schema", "name")} | {"type": "table"}
            nodes[name] = {"unique_id": name, "metadata": about, "columns": columns, "stats": {}}
    return {"metadata": {}, "nodes": nodes, "sources": {}, "errors": None}


def _settled(manifest: dict[str, Any]) -> dict[str, Any]:
    """The manifest without what differs from run to run, and with macros of this project only."""
    metadata = {name: value for name, value in manifest["metadata"].items() if name not in _OF_THE_INVOCATION}
    macros = {name: macro for name, macro in manifest["macros"].items() if name.startswith(_OWN)}
    settled = manifest | {"metadata": metadata | {"send_anonymous_usage_stats": False}, "macros": macros}
    for kind in ("nodes", "sources", "macros", "exposures", "unit_tests"):
        settled[kind] = {name: _settled_node(node) for name, node in sorted(settled[kind].items())}
    return settled


def _settled_node(node: dict[str, Any]) -> dict[str, Any]:
    kept = {name: value for name, value in node.items() if name not in _OF_THE_RUN}
    needed = node.get("depends_on", {}).get("macros")
    if needed:
        own = sorted(name for name in needed if name.startswith(_OWN))
        kept["depends_on"] = node["depends_on"] | {"macros": own}
    return kept


def _template() -> str:
    spec = find_spec("dbt")
    folders = list(spec.submodule_search_locations or ()) if spec else []
    for folder in folders:
        template = Path(folder) / "task" / "docs" / "index.html"
        if template.is_file():
            return template.read_text(encoding="utf-8")
    raise ModelDocsError(message("dbt's page of documentation is not installed; run `make setup`"))


def _run_dbt(home: Home, scratch: Path) -> None:
    project = str(home.dbt_project)
    command = [str(Path(sys.executable).with_name("dbt")), "--quiet", "--no-use-colors", "compile"]
    command += ["--no-introspect", "--project-dir", project, "--profiles-dir", project]
    extracted = (home.extracted / "current").relative_to(home.var.parent)
    places = {"JIHUA_WAREHOUSE": ":memory:", "JIHUA_EXTRACTED": str(extracted)}
    places |= {"DBT_TARGET_PATH": str(scratch), "DBT_LOG_PATH": str(scratch)}
    run = subprocess.run(command, env=os.environ | places, capture_output=True, text=True, check=False)
    if run.returncode != 0:
        raise ModelDocsError(
            message(
                "dbt could not document the models:\n{stdout}{stderr}", stdout=run.stdout, stderr=run.stderr
            )
        )


if __name__ == "__main__":
    print(write_model_docs(Home.from_environment()))
