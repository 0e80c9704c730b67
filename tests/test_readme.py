"""Every command that the READMEs and the pages of docs/ show does what they say."""

import os
import re
import shutil
import subprocess
from pathlib import Path

import pytest

from orchestration.paths import CHECKOUT

READMES = ("README.md", "README.zh.md")
PAGES = tuple(
    f"docs/{name}.md"
    for name in ("tutorial", "how-to", "recipes", "operations", "trust", "site", "dashboards")
)
TRANSLATED = ("tutorial", "how-to", "site", "operations", "trust", "dashboards")
BIN = CHECKOUT / ".venv" / "bin"
# Every command that a page shows and that is not run here, with the reason.
RUN_ELSEWHERE = {
    "make test": "it is what runs this file",
    "make ui": "a server: tests/test_serving.py starts and ends it",
    "make serve": "a server: tests/test_serving.py starts and ends it",
    "jihua serve": "a server: tests/test_serving.py starts and ends it",
    "make bi": "a server: tests/test_superset_pages.py starts and ends it",
}
# Pages whose commands are not run here, with the reason.
PAGES_ELSEWHERE = {
    "deploy/README.md": "needs root, systemd and Docker: tests/test_deploy.py reads the files it installs",
    "docs/storage.md": "needs a store: tests/test_storage_releases.py has one",
    "docs/cli.md": "usage lines of every command, compared with the command line below",
    "docs/cli.zh.md": "the same in Chinese",
}


_TOPICS = ("工业", "农业", "服务业", "外贸", "教育", "医疗", "交通", "环境", "乡村", "科技", "文化", "住房")
REPORT = "\n\n".join(
    [
        "深圳市2016年国民经济和社会发展计划执行情况与2017年计划草案的报告",
        "一、2016年计划执行情况",
        "全市地区生产总值达到1234.5亿元，同比增长6.7%。社会消费品零售总额增长8.1%。",
        *(f"{topic}工作稳步推进，各项任务有序落实，群众反映的问题逐件得到办理和答复。" for topic in _TOPICS),
        "二、2017年主要预期目标",
        "地区生产总值增长7%左右，城镇登记失业率控制在3%以内。",
        *(f"继续做好{topic}工作，压实责任，改进服务，把年初确定的事项一项一项办好。" for topic in _TOPICS),
    ]
)


def blocks(readme: str, language: str) -> list[str]:
    """The fenced blocks of one language, in order."""
    return re.findall(rf"```{language}\n(.*?)```", (CHECKOUT / readme).read_text("utf-8"), re.DOTALL)


def commands(readme: str) -> list[str]:
    return [line for block in blocks(readme, "sh") for line in block.splitlines() if line]


@pytest.fixture(scope="module")
def workplace(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, dict[str, str]]:
    """A folder to work in with a report in it, the digests as raw/, and `jihua` on the path."""
    folder = tmp_path_factory.mktemp("readme")
    shutil.copytree(CHECKOUT / "raw", folder / "raw")
    (folder / "report.txt").write_text(REPORT, "utf-8")
    environment = os.environ | {
        "JIHUA_HOME": str(folder),
        "PATH": f"{BIN}{os.pathsep}{os.environ['PATH']}",
        "NO_COLOR": "1",
    }
    done = run("jihua refresh", folder, environment)
    assert done.returncode == 0, done.stderr
    return folder, environment


def execute(
    command: list[str], folder: Path, environment: dict[str, str]
) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        command, cwd=folder, env=environment, capture_output=True, text=True, timeout=600, check=False
    )


def run(command: str, folder: Path, environment: dict[str, str]) -> subprocess.CompletedProcess[str]:
    where = f"make --no-print-directory -C {CHECKOUT} " if command.startswith("make ") else ""
    line = where + command.removeprefix("make ") if where else command
    return subprocess.run(
        ["bash", "-c", line], cwd=folder, env=environment, capture_output=True, text=True, timeout=600
    )


@pytest.mark.slow
def test_each_command_of_the_readme_runs(workplace: tuple[Path, dict[str, str]]) -> None:
    folder, environment = workplace
    for command in commands("README.md"):
        if command in RUN_ELSEWHERE:
            continue
        done = run(command, folder, environment)
        assert done.returncode == 0, f"{command}\n{done.stdout}\n{done.stderr}"
    for said in programs_of("README.md", folder, environment):
        assert "missed" in said


@pytest.mark.slow
@pytest.mark.parametrize("page", PAGES)
def test_each_command_and_program_of_a_page_runs(page: str, workplace: tuple[Path, dict[str, str]]) -> None:
    folder, environment = workplace
    for command in commands(page):
        if command in RUN_ELSEWHERE:
            continue
        done = run(command, folder, environment)
        assert done.returncode == 0, f"{command}\n{done.stdout}\n{done.stderr}"
    assert all(programs_of(page, folder, environment))


def programs_of(page: str, folder: Path, environment: dict[str, str]) -> list[str]:
    """Run what a page shows in Python and SQL; what the Python blocks print."""
    import duckdb

    said = []
    for block in blocks(page, "python"):
        done = execute([str(BIN / "python"), "-c", block], folder, environment)
        assert done.returncode == 0, done.stderr
        said.append(done.stdout)
    with duckdb.connect(str(folder / "var/releases/current/marts.duckdb"), read_only=True) as marts:
        for block in blocks(page, "sql"):
            assert marts.execute(block).fetchall(), block
    return said


def documents() -> list[str]:
    """Every page for people in the repository: READMEs, and what lies in docs/."""
    found = [*CHECKOUT.glob("*.md"), *CHECKOUT.glob("*/README.md"), *(CHECKOUT / "docs").glob("*.md")]
    return sorted(path.relative_to(CHECKOUT).as_posix() for path in found)


def test_each_command_of_each_page_is_run_or_its_absence_is_reasoned() -> None:
    run_here = {command for page in (*READMES, *PAGES) for command in commands(page)}
    for page in documents():
        if page not in PAGES_ELSEWHERE:
            assert set(commands(page)) <= run_here, page
    assert {command for command in RUN_ELSEWHERE if command not in run_here} <= {"make serve"}
    named = re.findall(r"tests/\w+\.py", " ".join([*RUN_ELSEWHERE.values(), *PAGES_ELSEWHERE.values()]))
    assert all((CHECKOUT / path).is_file() for path in named)


def test_each_command_named_in_a_sentence_is_one_with_these_options() -> None:
    from typer.main import get_command

    from orchestration.cli.app import app

    known = {
        name: {
            option for parameter in command.params for option in (*parameter.opts, *parameter.secondary_opts)
        }
        for name, command in get_command(app).commands.items()  # type: ignore[attr-defined]
    }
    for page in documents():
        for name, rest in re.findall(r"`jihua ([a-z]+)\b([^`]*)`", (CHECKOUT / page).read_text("utf-8")):
            assert name in known, f"{page}: jihua {name}"
            wrong = set(re.findall(r"(?<![\w-])--[a-z][a-z-]*", rest)) - known[name] - {"--help"}
            assert not wrong, f"{page}: jihua {name} {wrong}"


def anchors(page: Path) -> set[str]:
    """The anchors of a page: as they are made of its headings, and those it names itself."""
    text = page.read_text("utf-8")
    headings = re.findall(r"^#+ +(.+?) *$", text, re.MULTILINE)
    kept = (re.sub(r"[^\w\- ]", "", heading.lower()) for heading in headings)
    named = re.findall(r'<a id="([^"]+)">', text)
    return {*named, *(heading.strip().replace(" ", "-") for heading in kept)}


@pytest.mark.parametrize("page", documents())
def test_what_a_page_links_to_in_the_repository_exists(page: str) -> None:
    place = CHECKOUT / page
    for target in re.findall(r"\]\((?!https?:|mailto:)([^) ]+)", place.read_text("utf-8")):
        path, _, anchor = target.partition("#")
        linked = (place.parent / path).resolve() if path else place
        assert linked.exists(), target
        if anchor and linked.suffix == ".md":
            assert anchor in anchors(linked), target


@pytest.mark.slow
def test_the_recipes_for_r_run(workplace: tuple[Path, dict[str, str]]) -> None:
    folder, environment = workplace
    if shutil.which("Rscript") is None:
        pytest.skip("needs R (Debian: apt-get install r-base-core) and its package duckdb")
    if execute(["Rscript", "-e", "library(duckdb)"], folder, environment).returncode != 0:
        pytest.skip('needs the R package duckdb (in R: install.packages("duckdb"))')
    for page in ("README.md", "docs/recipes.md"):
        for block in blocks(page, "r"):
            done = execute(["Rscript", "-e", block], folder, environment)
            assert done.returncode == 0, done.stderr


def test_both_readmes_show_the_same_commands() -> None:
    english, chinese = (commands(readme) for readme in READMES)
    assert english == chinese
    for language in ("python", "sql", "r"):
        assert blocks("README.md", language) == blocks("README.zh.md", language)


@pytest.mark.parametrize("name", TRANSLATED)
def test_a_page_shows_the_same_in_both_languages(name: str) -> None:
    for language in ("sh", "sql"):
        assert blocks(f"docs/{name}.md", language) == blocks(f"docs/{name}.zh.md", language)


WRITTEN = {
    "docs/cli.md": "orchestration.cli.page",
    "docs/cli.zh.md": "orchestration.cli.page zh",
    "docs/checks.md": "orchestration.checks.page",
    "docs/data-dictionary.md": "orchestration.dictionary",
    "docs/registry.md": "orchestration.registry.page",
}


@pytest.mark.parametrize("page", WRITTEN)
def test_a_page_of_reference_is_as_the_code_writes_it(page: str) -> None:
    done = execute([str(BIN / "python"), "-m", *WRITTEN[page].split()], CHECKOUT, dict(os.environ))
    told = f"run: python -m {WRITTEN[page]} > {page}"
    assert (CHECKOUT / page).read_text("utf-8") == done.stdout, told


def test_the_dictionary_has_each_column_in_both_languages() -> None:
    from orchestration.dictionary import described_tables, in_chinese

    for table in described_tables():
        for text in (table.description, *(column.description for column in table.columns)):
            assert re.search("[\u4e00-\u9fff]", in_chinese(text) or ""), f"{table.name}: {text}"
            assert in_chinese(text) != text


def test_the_documentation_builds_and_no_link_of_it_is_broken(tmp_path: Path) -> None:
    command = [str(BIN / "mkdocs"), "build", "--strict", "--quiet", "--site-dir", str(tmp_path / "site")]
    done = execute(command, CHECKOUT, os.environ | {"NO_MKDOCS_2_WARNING": "1"})
    assert done.returncode == 0, done.stderr
    page = (tmp_path / "site" / "index.html").read_text("utf-8")
    # Nothing is loaded from elsewhere; an address to follow is no load.
    assert not re.findall(r'<(?:script|link|img)[^>]+(?:src|href)="https?:[^"]*', page)


def test_the_ci_runs_exactly_the_readmes_test_command() -> None:
    script = (CHECKOUT / ".ci" / "run").read_text("utf-8")
    assert "make test" in commands("README.md")
    assert [line for line in script.splitlines() if "make" in line and not line.startswith("#")] == [
        "exec make test"
    ]
