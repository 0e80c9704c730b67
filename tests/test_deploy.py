"""What deploy/ promises: that its files are valid, and name what the code knows."""

import configparser
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import typer
import yaml

from orchestration.cli.app import app
from orchestration.instance import POSTGRES
from orchestration.paths import CHECKOUT
from orchestration.serving import GRACE_SECONDS

DEPLOY = CHECKOUT / "deploy"
CODE = "".join(
    path.read_text(encoding="utf-8").replace("env_var('", '"').replace("',", '",')
    for path in (*(CHECKOUT / "orchestration").rglob("*.py"), CHECKOUT / "dbt_project" / "profiles.yml")
)


def compose() -> dict[str, Any]:
    found: dict[str, Any] = yaml.safe_load((DEPLOY / "compose.yaml").read_text(encoding="utf-8"))
    return found


def unit() -> configparser.ConfigParser:
    # Keys such as Environment may stand more than once; none does here, and strict says so if one comes.
    parser = configparser.ConfigParser(interpolation=None)
    parser.optionxform = str  # type: ignore[assignment, method-assign]
    parser.read(DEPLOY / "jihua.service", encoding="utf-8")
    return parser


def assert_is_command(arguments: list[str]) -> None:
    """The command line is one that `jihua` understands."""
    command = typer.main.get_command(app)
    name, *rest = arguments
    context = typer.Context(command)
    found = command.get_command(context, name)  # type: ignore[attr-defined]
    assert found, name
    found.make_context(name, rest)


def assert_are_settings(names: set[str]) -> None:
    unknown = {name for name in names if f'"{name}"' not in CODE}
    assert not unknown


def test_the_unit_starts_a_command_that_there_is() -> None:
    service = unit()["Service"]
    executable, *arguments = shlex.split(service["ExecStart"])
    assert executable == f"{service['WorkingDirectory']}/.venv/bin/jihua"
    assert_is_command(arguments)
    setting, _, folder = service["Environment"].partition("=")
    assert_are_settings({setting})
    assert folder == f"/var/lib/{service['StateDirectory']}"
    assert int(service["TimeoutStopSec"]) > 10


@pytest.mark.skipif(not shutil.which("systemd-analyze"), reason="needs systemd-analyze")
def test_systemd_takes_the_unit(tmp_path: Path) -> None:
    text = (DEPLOY / "jihua.service").read_text(encoding="utf-8")
    there = text.replace("/opt/jihua/.venv/bin/jihua", sys.executable)
    path = tmp_path / "jihua.service"
    path.write_text(there, encoding="utf-8")
    said = subprocess.run(["systemd-analyze", "verify", path], capture_output=True, text=True, timeout=60)
    # Of this unit alone: the machine's own ones may be at fault.
    assert "jihua.service" not in said.stdout + said.stderr
    path.write_text(there.replace("Restart=on-failure", "Restart=perhaps"), encoding="utf-8")
    broken = subprocess.run(["systemd-analyze", "verify", path], capture_output=True, text=True, timeout=60)
    assert "jihua.service" in broken.stdout + broken.stderr


def test_the_containers_know_each_other_and_their_settings() -> None:
    services = compose()["services"]
    environment = services["jihua"]["environment"]
    assert_are_settings(set(environment))
    database = services["postgres"]["environment"]
    address = environment[POSTGRES]
    assert address.startswith(f"postgresql://{database['POSTGRES_USER']}:${{POSTGRES_PASSWORD:")
    assert address.endswith(f"@postgres:5432/{database['POSTGRES_DB']}")
    named = {volume.partition(":")[0] for service in services.values() for volume in service["volumes"]}
    assert named == set(compose()["volumes"])
    home = next(iter(services["jihua"]["volumes"])).partition(":")[2]
    assert environment["JIHUA_HOME"] == home
    assert services["jihua"]["ports"][0].startswith("127.0.0.1:")


def test_the_image_is_built_from_files_that_there_are_and_starts_a_command_that_there_is() -> None:
    build = compose()["services"]["jihua"]["build"]
    dockerfile = (DEPLOY / build["context"] / build["dockerfile"]).resolve()
    text = dockerfile.read_text(encoding="utf-8")
    for copied in re.findall(r"^COPY --chown=\w+ (\S+) ", text, re.MULTILINE):
        assert (CHECKOUT / copied).exists(), copied
    kept = re.findall(r"^!(\S+)", (DEPLOY / "Dockerfile.dockerignore").read_text(), re.MULTILINE)
    assert all((CHECKOUT / name).exists() for name in kept)
    assert {"orchestration", "dbt_project", "requirements.lock", "deploy/requirements.lock"} <= set(kept)
    [command] = re.findall(r"^CMD (\[.*\])$", text, re.MULTILINE)
    executable, *arguments = yaml.safe_load(command)
    assert executable == "jihua"
    assert_is_command(arguments)
    assert f"JIHUA_HOME={compose()['services']['jihua']['environment']['JIHUA_HOME']}" in text


def test_the_image_runs_as_an_ordinary_user_whose_number_the_pages_name() -> None:
    text = (DEPLOY / "Dockerfile").read_text(encoding="utf-8")
    [uid] = re.findall(r"useradd --uid (\d+)", text)
    [gid] = re.findall(r"groupadd --gid (\d+)", text)
    # Below 1000 are the numbers of the system, which differ from one base image to the next.
    assert int(uid) >= 1000
    users = re.findall(r"^USER (\S+)$", text, re.MULTILINE)
    assert users == ["jihua"]
    # Root makes folders and users; packages and code come after, as jihua.
    assert text.index("USER jihua") < text.index("pip install")
    for page in (DEPLOY / "README.md", *(CHECKOUT / "docs").glob("operations*.md")):
        assert f"{uid}:{gid}" in page.read_text(encoding="utf-8")
    service = compose()["services"]["jihua"]
    assert service["cap_drop"] == ["ALL"]
    assert service["security_opt"] == ["no-new-privileges:true"]


def test_the_container_has_longer_to_end_than_jihua_takes() -> None:
    seconds = int(compose()["services"]["jihua"]["stop_grace_period"].removesuffix("s"))
    assert seconds >= 3 * GRACE_SECONDS


def test_the_check_of_health_asks_where_the_command_listens() -> None:
    text = (DEPLOY / "Dockerfile").read_text(encoding="utf-8")
    [asked] = re.findall(r"http://127\.0\.0\.1:(\d+)/server_info", text)
    [exposed] = re.findall(r"^EXPOSE (\d+)$", text, re.MULTILINE)
    [command] = re.findall(r"^CMD (\[.*\])$", text, re.MULTILINE)
    listens = yaml.safe_load(command)[-1]
    published = compose()["services"]["jihua"]["ports"][0].rpartition(":")[2]
    assert asked == exposed == listens == published


@pytest.mark.skipif(not (CHECKOUT / ".git").exists(), reason="needs the repository")
def test_git_leaves_out_the_files_that_hold_secrets() -> None:
    settings = [entry["path"] for entry in compose()["services"]["jihua"]["env_file"]]
    for name in (".env", *settings):
        asked = subprocess.run(["git", "check-ignore", "--quiet", DEPLOY / name], cwd=CHECKOUT, timeout=60)
        assert asked.returncode == 0, name


def test_what_the_image_adds_is_pinned_with_hashes_and_fits_the_lock() -> None:
    text = (DEPLOY / "requirements.lock").read_text(encoding="utf-8")
    pinned = dict(re.findall(r"^([\w-]+)==(\S+) \\$", text, re.MULTILINE))
    assert set(pinned) == {"dagster-postgres", "psycopg2-binary"}
    assert text.count("--hash=sha256:") >= 4
    lock = (CHECKOUT / "requirements.lock").read_text(encoding="utf-8")
    # They are released together.
    assert f"dagster-dbt=={pinned['dagster-postgres']}" in lock
    wanted = (DEPLOY / "requirements.in").read_text(encoding="utf-8")
    assert f"dagster-postgres=={pinned['dagster-postgres']}" in wanted


def test_the_readme_copies_to_and_from_the_home_of_the_image() -> None:
    home = compose()["services"]["jihua"]["environment"]["JIHUA_HOME"]
    pages = "".join(
        path.read_text(encoding="utf-8") for path in (DEPLOY / "README.md", CHECKOUT / "docs/operations.md")
    )
    copied = set(re.findall(r" cp jihua:(\S+)", pages))
    assert copied == {f"{home}/var/releases/current/.", f"{home}/raw"}


def test_every_setting_that_the_pages_name_is_one() -> None:
    for page in (DEPLOY / "README.md", CHECKOUT / "docs" / "operations.md"):
        assert_are_settings(set(re.findall(r"\bJIHUA_[A-Z_]+\b", page.read_text(encoding="utf-8"))))
