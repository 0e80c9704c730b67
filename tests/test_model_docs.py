"""The page of the models' documentation builds from a bare checkout and tells no place of this machine."""

import pytest

from orchestration.model_docs import write_model_docs
from orchestration.paths import Home


@pytest.mark.slow
def test_the_page_holds_every_model_and_no_path_of_this_machine(home: Home) -> None:
    page = write_model_docs(home).read_text(encoding="utf-8")
    for path in (home.dbt_project / "models").rglob("*.sql"):
        assert f'"model.jihua.{path.stem}"' in page, path.stem
    assert "# The warehouse of plan reports" in page
    assert str(home.dbt_project) not in page
    assert str(home.var) not in page
