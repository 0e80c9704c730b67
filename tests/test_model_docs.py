"""The page of the models' documentation tells no place of this machine and costs a release little."""

import json
from pathlib import Path

import pytest

from orchestration.model_docs import (
    MODEL_DOCS,
    ModelDocsError,
    write_model_docs,
    write_release_model_docs,
)
from orchestration.paths import Home

WHOLE = '"warehouse"."main"."int_growth"'
IS_DUE = "division_code in (select due_division.division_code from built.due_division)"
DUE = f"(select * from {WHOLE} where {IS_DUE})"


def manifest_of(home: Home, run: str, description: str = "A table.", rows: str = WHOLE) -> None:
    """What a build of one model would leave, started as `run`."""
    node = {
        "created_at": run,
        "compiled_path": f"{home.var}/dbt/compiled/{run}.sql",
        "compiled_code": f"select * from read_parquet('{home.extracted}/current/reports.parquet'), {rows}",
        "description": description,
        "columns": {"year": {"name": "year", "data_type": "integer"}, "note": {"name": "note"}},
        "depends_on": {"macros": ["macro.dbt.ratio", "macro.jihua.ratio"]},
    }
    macro = {"created_at": run, "depends_on": {"macros": []}}
    manifest = {
        "metadata": {"invocation_id": run, "send_anonymous_usage_stats": True},
        "nodes": {"model.jihua.fct_yoy": node},
        "sources": {},
        "macros": {"macro.jihua.ratio": macro, "macro.dbt.ratio": macro},
        "exposures": {},
        "unit_tests": {},
    }
    place = home.var / "dbt" / "manifest.json"
    place.parent.mkdir(parents=True, exist_ok=True)
    place.write_text(json.dumps(manifest), encoding="utf-8")


def test_a_build_of_some_divisions_gives_the_page_of_the_models_all_the_same(
    home: Home, tmp_path: Path
) -> None:
    pages = []
    for name, rows in (("whole", WHOLE), ("due", DUE)):
        manifest_of(home, "run", rows=rows)
        (tmp_path / name).mkdir()
        pages.append(write_release_model_docs(home, tmp_path / name).read_bytes())
    assert pages[0] == pages[1]


@pytest.mark.slow
def test_the_page_holds_every_model_and_no_path_of_this_machine(home: Home) -> None:
    page = write_model_docs(home).read_text(encoding="utf-8")
    for path in (home.dbt_project / "models").rglob("*.sql"):
        assert f'"model.jihua.{path.stem}"' in page, path.stem
    assert "# The warehouse of plan reports" in page
    assert str(home.dbt_project) not in page
    assert str(home.var) not in page


def test_a_release_shares_the_page_of_the_one_before_while_the_models_are_the_same(
    home: Home, tmp_path: Path
) -> None:
    first, second, third = (tmp_path / name for name in ("first", "second", "third"))
    for folder in (first, second, third):
        folder.mkdir()
    manifest_of(home, "one")
    page = write_release_model_docs(home, first)
    assert page == first / MODEL_DOCS
    assert str(home.var) not in page.read_text(encoding="utf-8")
    manifest_of(home, "two")
    assert page.samefile(write_release_model_docs(home, second, previous=first))
    manifest_of(home, "three", description="Another table.")
    assert write_release_model_docs(home, third, previous=second).read_bytes() != page.read_bytes()


def test_the_page_names_macros_of_this_project_only_and_sends_nothing(home: Home, tmp_path: Path) -> None:
    manifest_of(home, "one")
    page = write_release_model_docs(home, tmp_path).read_text(encoding="utf-8")
    assert '"macro.jihua.ratio"' in page
    assert '"macro.dbt.ratio"' not in page
    assert '"send_anonymous_usage_stats":false' in page


def test_columns_bear_the_types_of_their_contract(home: Home, tmp_path: Path) -> None:
    manifest_of(home, "one")
    page = write_release_model_docs(home, tmp_path).read_text(encoding="utf-8")
    assert '"columns":{"year":{"name":"year","type":"integer","index":1,"comment":null}}' in page


def test_a_description_cannot_end_the_script_that_holds_it(home: Home, tmp_path: Path) -> None:
    manifest_of(home, "one", description="</script><b>loud</b>")
    assert "</script><b>loud" not in write_release_model_docs(home, tmp_path).read_text(encoding="utf-8")


def test_without_a_build_the_remedy_is_named(home: Home, tmp_path: Path) -> None:
    with pytest.raises(ModelDocsError, match="run `jihua refresh --force`"):
        write_release_model_docs(home, tmp_path)
