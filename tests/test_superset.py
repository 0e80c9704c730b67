"""Superset's dashboards: what the folder defines, what a broken definition says, what is imported."""

import io
import os
import zipfile
from collections.abc import Iterator
from pathlib import Path

import duckdb
import pytest
import yaml
from small_warehouse import build_sound

from dashboard.superset.bundle import write_bundle
from dashboard.superset.definitions import FOLDER, DefinitionError, Definitions
from dashboard.superset.environment import Installation, SetupError, prepare
from dashboard.superset.server import free_port
from orchestration.paths import Home

HOSTILE = '<img src="http://example.org/x"> <script>alert(1)</script>'


@pytest.fixture
def marts(home: Home) -> Path:
    """A small warehouse with the columns of the published tables."""
    build_sound(home)
    return home.warehouse


def entries(bundle: bytes) -> Iterator[tuple[str, dict[str, object]]]:
    with zipfile.ZipFile(io.BytesIO(bundle)) as opened:
        for name in opened.namelist():
            yield name, yaml.safe_load(opened.read(name))


def test_every_chart_asks_only_for_columns_that_its_query_has(marts: Path) -> None:
    definitions = Definitions()
    with duckdb.connect(str(marts), read_only=True) as connection:
        columns = {
            name: {row[0] for row in connection.execute(f"describe {sql}").fetchall()}
            for name, sql in definitions.queries.items()
        }
        for dashboard in definitions.dashboards:
            for chart in dashboard.charts:
                asked = {*chart.columns, *(column for column, _ in chart.order), chart.x, chart.series}
                assert asked - {None} <= columns[chart.dataset], chart.title
                figure = chart.metric.sql if chart.metric else "count(*)"
                where = f" where {chart.where}" if chart.where else ""
                query = f"select {figure} from ({definitions.queries[chart.dataset]}) as query{where}"
                assert connection.execute(query).fetchall(), chart.title
            for choice in dashboard.filters:
                assert choice.column in columns[choice.dataset], choice.title


def test_every_column_on_show_has_a_name_for_readers() -> None:
    definitions = Definitions()
    shown = {column for board in definitions.dashboards for chart in board.charts for column in chart.columns}
    assert shown <= set(definitions.labels)


def test_every_query_is_used() -> None:
    definitions = Definitions()
    used = {chart.dataset for board in definitions.dashboards for chart in board.charts}
    assert used == set(definitions.queries)


def test_the_same_definitions_give_the_same_bundle(marts: Path) -> None:
    bundle = write_bundle(Definitions(), marts)
    assert bundle == write_bundle(Definitions(), marts)
    uuids = [entry["uuid"] for _, entry in entries(bundle) if "uuid" in entry]
    assert len(uuids) == len(set(uuids))


def test_the_database_is_read_only_and_lets_nobody_write(marts: Path) -> None:
    database = dict(entries(write_bundle(Definitions(), marts)))["jihua/databases/jihua.yaml"]
    assert database["extra"]["engine_params"] == {"connect_args": {"read_only": True}}  # type: ignore[index]
    assert not any(database[key] for key in ("allow_dml", "allow_ctas", "allow_cvas", "allow_file_upload"))


def test_text_of_a_report_cannot_become_a_tag(marts: Path) -> None:
    with duckdb.connect(str(marts)) as connection:
        for table, column in (
            ("mart_quarantine", "quote"),
            ("mart_quarantine", "sentence"),
            ("mart_quality_alert", "sentence"),
            ("mart_target_attainment", "target_qualifier"),
            ("dim_report", "title"),
        ):
            connection.execute(f"update {table} set {column} = ?", [HOSTILE])
        for name, sql in Definitions().queries.items():
            for row in connection.execute(sql).fetchall():
                tags = [cell for cell in row if isinstance(cell, str) and "<" in cell]
                assert all(cell.startswith('<a href="/evidence/reports/') for cell in tags), name


def copied(folder: Path) -> Definitions:
    for part in ("datasets", "dashboards"):
        (folder / part).mkdir()
        for path in (FOLDER / part).iterdir():
            (folder / part / path.name).write_bytes(path.read_bytes())
    (folder / "labels.yml").write_bytes((FOLDER / "labels.yml").read_bytes())
    return Definitions(folder)


def test_a_dashboard_that_names_no_query_is_told_with_its_file(tmp_path: Path) -> None:
    definitions = copied(tmp_path)
    (tmp_path / "datasets" / "growth.sql").unlink()
    with pytest.raises(DefinitionError, match=r"growth\.yml: no such dataset: growth"):
        _ = definitions.dashboards


def test_a_dashboard_that_lacks_a_key_is_told_with_its_file(tmp_path: Path) -> None:
    definitions = copied(tmp_path)
    (tmp_path / "dashboards" / "growth.yml").write_text("slug: x\n")
    with pytest.raises(DefinitionError, match=r"growth\.yml: cannot be read"):
        _ = definitions.dashboards


def test_a_query_that_does_not_fit_the_release_is_told_with_its_file(tmp_path: Path, marts: Path) -> None:
    definitions = copied(tmp_path)
    (tmp_path / "datasets" / "growth.sql").write_text("select nothing from mart_growth_reconciliation")
    with pytest.raises(DefinitionError, match=r"growth\.sql does not fit .*make refresh"):
        write_bundle(definitions, marts)


def test_without_a_release_the_remedy_is_named(home: Home) -> None:
    with pytest.raises(SetupError, match="make refresh"):
        prepare(Installation.from_home(home))


def test_a_port_that_is_taken_is_not_taken_again() -> None:
    import socket

    with socket.socket() as held:
        held.bind(("127.0.0.1", 0))
        held.listen()
        wanted = held.getsockname()[1]
        assert free_port(wanted) not in (0, wanted)


def test_the_key_is_made_once_and_its_owner_alone_reads_it(
    home: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    installation = ready(home, monkeypatch)
    prepare(installation)
    key = installation.state / "secret_key"
    before = key.read_text()
    prepare(installation)
    assert key.read_text() == before
    assert len(before) > 40
    assert key.stat().st_mode & 0o077 == 0


def ready(home: Home, monkeypatch: pytest.MonkeyPatch) -> Installation:
    """An installation whose packages are there already."""
    import hashlib

    venv = home.var / "venv"
    venv.mkdir(parents=True)
    lock = (FOLDER / "requirements.lock").read_bytes()
    (venv / ".ready").write_text(hashlib.sha256(lock).hexdigest())
    monkeypatch.setenv("JIHUA_BI_VENV", os.fspath(venv))
    (home.current_release).mkdir(parents=True)
    (home.current_release / "marts.duckdb").touch()
    return Installation.from_home(home)
