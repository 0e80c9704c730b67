"""What every test may ask for: the official texts beside the checkout, a home of its own."""

from pathlib import Path

import pytest

from orchestration.paths import CHECKOUT, Home


@pytest.fixture(scope="session")
def shared() -> Path:
    """Official full texts, gold annotations and facts; without the folder the test is skipped."""
    folder = CHECKOUT.parent / "shared"
    if not (folder / "gold").is_dir():
        pytest.skip("needs ../shared (official texts, gold annotations), not part of this repository")
    return folder


@pytest.fixture
def home(tmp_path: Path) -> Home:
    """Empty raw/ and var/ folders with the checkout's dbt project."""
    (tmp_path / "raw").mkdir()
    return Home(raw=tmp_path / "raw", var=tmp_path / "var", dbt_project=CHECKOUT / "dbt_project")
