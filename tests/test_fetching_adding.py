"""`jihua add` on files, folders, archives and addresses: what goes where, what is asked, what is told."""

import io
import json
import os
import pty
import subprocess
import sys
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
import yaml
from report_files import as_html
from report_server import ReportServer, page, redirect, running_server, status

from orchestration.cli.app import run
from orchestration.documents import identify, read_document
from orchestration.fetching.candidates import Candidate
from orchestration.fetching.placement import Intake, Told, missing_keys
from orchestration.paths import Home


def report(place: str = "广州市花都区", year: int = 2022) -> str:
    """A whole plan report with invented figures."""
    title = f"{place}{year}年国民经济和社会发展计划执行情况与{year + 1}年计划草案的报告"
    aims = f"{year + 1}年，地区生产总值增长目标为6%左右，继续发展经济，改善民生。" * 40
    return f"{title}\n\n{year}年，地区生产总值增长3.5%。\n{aims}\n"


UNTOLD = "地区生产总值增长3.5%。\n" + "2023年继续发展经济，改善民生。" * 80


@dataclass(frozen=True, slots=True)
class Outcome:
    """How a command ended."""

    code: int
    out: str
    err: str

    @property
    def rows(self) -> list[dict[str, str]]:
        rows: list[dict[str, str]] = json.loads(self.out)
        return rows

    @property
    def outcomes(self) -> list[str]:
        return [row["outcome"] for row in self.rows]


Add = Callable[..., Outcome]


@pytest.fixture
def add(home: Home, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Add:
    monkeypatch.setenv("JIHUA_HOME", str(home.raw.parent))
    monkeypatch.setenv("COLUMNS", "100")

    def run_command(*arguments: object) -> Outcome:
        monkeypatch.setattr(sys, "argv", ["jihua", "add", *map(str, arguments)])
        capsys.readouterr()
        code = run()
        said = capsys.readouterr()
        return Outcome(code, said.out, said.err)

    return run_command


@pytest.fixture(scope="module")
def running() -> Iterator[ReportServer]:
    with running_server() as server:
        yield server


@pytest.fixture
def server(running: ReportServer) -> ReportServer:
    running.answers.clear()
    running.asked.clear()
    return running


def write(path: Path, text: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def zipped(path: Path, **members: str) -> Path:
    with zipfile.ZipFile(path, "w") as archive:
        for name, text in members.items():
            archive.writestr(name.replace("__", "/").replace("_DOT_", "."), text)
    return path


def kept(home: Home) -> list[str]:
    return sorted(path.relative_to(home.raw).as_posix() for path in home.raw.rglob("*") if path.is_file())


def test_a_folder_gives_its_reports_and_tells_what_it_passed_over(
    add: Add, home: Home, tmp_path: Path
) -> None:
    folder = tmp_path / "in"
    write(folder / "a.txt", report())
    write(folder / "deep" / "b.md", report(year=2021))
    write(folder / "photo.jpg", "no report")
    write(folder / "old.doc", "old")
    write(folder / "README.md", "For people.")
    write(folder / ".hidden.txt", report(year=2020))
    outcome = add(folder, "--json")
    assert outcome.code == 1
    assert {row["file"]: row["outcome"] for row in outcome.rows} == {
        "in/a.txt": "added",
        "in/deep/b.md": "added",
        "in/old.doc": "refused",
        "in/photo.jpg": "skipped",
    }
    assert kept(home) == ["440114/2021-plan.md", "440114/2022-plan.txt"]


def test_what_is_passed_over_is_no_failure(add: Add, tmp_path: Path) -> None:
    write(tmp_path / "in" / "photo.jpg", "no report")
    write(tmp_path / "in" / "a.txt", report())
    assert add(tmp_path / "in").code == 0


def test_sidecars_come_with_their_files(add: Add, home: Home, tmp_path: Path) -> None:
    write(tmp_path / "in" / "a.txt", UNTOLD)
    write(tmp_path / "in" / "a.txt.yml", "division: '440114'\nexecuted_year: 2022\nkind: plan\n")
    outcome = add(tmp_path / "in", "--json")
    assert outcome.outcomes == ["added"]
    assert kept(home) == ["440114/2022-plan.txt", "440114/2022-plan.txt.yml"]


def test_a_folder_named_for_a_division_tells_it(add: Add, home: Home, tmp_path: Path) -> None:
    text = report(place="")
    write(tmp_path / "in" / "440114" / "a.txt", text)
    write(tmp_path / "in" / "202301" / "a.txt", text + "完。")
    outcome = add(tmp_path / "in", "--json")
    assert outcome.outcomes == ["refused", "added"]
    assert "--division" in outcome.rows[0]["message"]
    assert kept(home) == ["440114/2022-plan.txt", "440114/2022-plan.txt.yml"]


def test_the_same_bytes_are_added_once_also_in_a_dry_run(add: Add, home: Home, tmp_path: Path) -> None:
    for name in ("a.txt", "b.txt"):
        write(tmp_path / "in" / name, report())
    assert add(tmp_path / "in", "--dry-run", "--json").outcomes == ["would add", "already there"]
    assert kept(home) == []
    assert add(tmp_path / "in", "--json").outcomes == ["added", "already there"]
    assert add(tmp_path / "in", "--json").outcomes == ["already there", "already there"]
    assert add(home.raw, "--json").outcomes == ["already there"]


def test_two_texts_of_one_report_are_not_both_added(add: Add, tmp_path: Path) -> None:
    write(tmp_path / "in" / "a.txt", report())
    write(tmp_path / "in" / "b.txt", report() + "完。")
    for flags in (["--dry-run"], []):
        outcome = add(tmp_path / "in", "--json", *flags)
        assert outcome.outcomes[1] == "refused"
        assert "same report" in outcome.rows[1]["message"]


def test_an_archive_gives_its_reports_with_their_sidecars(add: Add, home: Home, tmp_path: Path) -> None:
    path = zipped(
        tmp_path / "all.zip",
        花都区__报告_DOT_txt=report(year=2021),
        无题_DOT_txt=UNTOLD,
        无题_DOT_txt_DOT_yml="division: '440114'\nexecuted_year: 2022\nkind: plan\n",
        photo_DOT_jpg="no report",
        inner_DOT_zip="PK",
    )
    outcome = add(path, "--json")
    assert outcome.code == 1
    assert {row["file"]: row["outcome"] for row in outcome.rows} == {
        "all.zip/花都区/报告.txt": "added",
        "all.zip/无题.txt": "added",
        "all.zip/photo.jpg": "skipped",
        "all.zip/inner.zip": "refused",
    }
    assert kept(home) == ["440114/2021-plan.txt", "440114/2022-plan.txt", "440114/2022-plan.txt.yml"]


def test_a_bad_archive_does_not_keep_the_others_out(add: Add, home: Home, tmp_path: Path) -> None:
    bomb = tmp_path / "in" / "bomb.zip"
    bomb.parent.mkdir()
    with zipfile.ZipFile(bomb, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("a.txt", b"\n" * 30_000_000)
    write(tmp_path / "in" / "broken.zip", "PK")
    write(tmp_path / "in" / "z.txt", report())
    outcome = add(tmp_path / "in", "--json")
    assert outcome.outcomes == ["refused", "refused", "added"]
    assert "would unpack" in outcome.rows[0]["message"]
    assert kept(home) == ["440114/2022-plan.txt"]


def test_nothing_leaves_the_archive_by_its_name(add: Add, tmp_path: Path, home: Home) -> None:
    path = tmp_path / "deep" / "in" / "evil.zip"
    path.parent.mkdir(parents=True)
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("../../escaped.txt", report())
    outcome = add(path, "--json")
    assert outcome.outcomes == ["refused", "refused"]
    assert not list(tmp_path.rglob("escaped.txt"))


def test_an_address_is_kept_with_where_and_when(add: Add, home: Home, server: ReportServer) -> None:
    content = as_html(report().split("\n"))
    server.on("/new.html", page(content))
    address = server.on("/old.html", redirect("/new.html"))
    outcome = add(address, "--allow-private", "--json")
    assert outcome.code == 0, outcome.out
    assert outcome.rows[0]["path"] == "440114/2022-plan.html"
    path = home.raw / "440114" / "2022-plan.html"
    assert path.read_bytes() == content
    sidecar = yaml.safe_load(Path(f"{path}.yml").read_text(encoding="utf-8"))
    assert sidecar["url"] == address
    assert sidecar["fetched_from"] == server.address("/new.html")
    assert sidecar["fetched_at"].tzinfo is not None
    document = read_document(path, root=home.raw)
    assert document.metadata.fetched_at == sidecar["fetched_at"]
    assert identify(document).url == address


def test_an_address_is_not_fetched_twice(add: Add, server: ReportServer) -> None:
    address = server.on("/a.html", page(as_html(report().split("\n"))))
    add(address, "--allow-private")
    again = add(f"{address}#top", "--allow-private", "--json")
    assert again.outcomes == ["already there"]
    assert again.rows[0]["report_id"] == "440114-2022-plan"
    assert server.count("/a.html") == 1


def test_a_page_is_fetched_again_where_that_is_asked_for(add: Add, home: Home, server: ReportServer) -> None:
    address = server.on("/a.html", page(as_html(report().split("\n"))))
    add(address, "--allow-private")
    assert add(address, "--allow-private", "--refetch", "--json").outcomes == ["already there"]
    server.on("/a.html", page(as_html(report().split("\n")) + b"<!-- seen 2 times -->"))
    assert add(address, "--allow-private", "--refetch", "--json").outcomes == ["already there"]
    server.on("/a.html", page(as_html(report().replace("3.5%", "3.6%").split("\n"))))
    changed = add(address, "--allow-private", "--refetch", "--json")
    assert changed.outcomes == ["refused"]
    assert "--edition" in changed.rows[0]["message"]
    assert kept(home) == ["440114/2022-plan.html", "440114/2022-plan.html.yml"]
    kept_too = add(address, "--allow-private", "--refetch", "--edition", "2023-03-01", "--json")
    assert (kept_too.outcomes, kept_too.rows[0]["report_id"]) == (["added"], "440114-2022-plan-20230301")
    assert "440114/2022-plan-20230301.html" in kept(home)
    assert server.count("/a.html") == 5


def test_an_edition_is_kept_in_the_sidecar_and_names_the_file(add: Add, home: Home, tmp_path: Path) -> None:
    add(write(tmp_path / "a.txt", report()))
    later = write(tmp_path / "b.txt", report() + "完。")
    assert add(later, "--edition", "revised", "--dry-run", "--json").outcomes == ["would add"]
    assert add(later, "--edition", "revised").code == 0
    assert kept(home) == [
        "440114/2022-plan-revised.txt",
        "440114/2022-plan-revised.txt.yml",
        "440114/2022-plan.txt",
    ]
    path = home.raw / "440114" / "2022-plan-revised.txt"
    assert identify(read_document(path, root=home.raw)).report_id == "440114-2022-plan-revised"


def test_an_edition_that_no_name_can_hold_is_wrong_use(add: Add, home: Home, tmp_path: Path) -> None:
    outcome = add(write(tmp_path / "a.txt", report()), "--edition", "../up")
    assert outcome.code == 2
    assert kept(home) == []


def test_an_archive_behind_an_address_is_unpacked(
    add: Add, home: Home, tmp_path: Path, server: ReportServer
) -> None:
    content = zipped(tmp_path / "all.zip", a_DOT_txt=report(), b_DOT_txt=report(year=2021)).read_bytes()
    outcome = add(server.on("/all.zip", page(content, "application/zip")), "--allow-private", "--json")
    assert outcome.outcomes == ["added", "added"]
    sidecar = home.raw / "440114" / "2021-plan.txt.yml"
    assert yaml.safe_load(sidecar.read_text())["url"] == server.address("/all.zip")


def test_an_address_on_this_machine_is_refused_unless_allowed(add: Add, server: ReportServer) -> None:
    outcome = add(server.on("/a.html", page(b"<html></html>")))
    assert outcome.code == 1
    assert "--allow-private" in outcome.out
    assert server.asked == []


def test_one_bad_thing_never_stops_the_others(
    add: Add, home: Home, tmp_path: Path, server: ReportServer
) -> None:
    good = write(tmp_path / "good.txt", report())
    missing = server.on("/gone.html", status(404))
    outcome = add("no-such-file.txt", missing, "ftp://office.example/a", good, "--allow-private")
    assert outcome.code == 1
    assert kept(home) == ["440114/2022-plan.txt"]
    for said in ("no-such-file.txt", "no such file", "(404)", "ftp", "raw/440114/2022-plan.txt"):
        assert said in " ".join(outcome.out.split())
    assert outcome.out.count("refused") == 3


def test_a_place_that_cannot_be_written_does_not_keep_the_others_out(
    add: Add, home: Home, tmp_path: Path
) -> None:
    write(home.raw / "440114", "A file where the folder should be.")
    a = write(tmp_path / "a.txt", report())
    b = write(tmp_path / "b.txt", report(place="广州市"))
    outcome = add(a, b, "--json")
    assert outcome.outcomes == ["refused", "added"]
    assert "could not be put under raw/" in outcome.rows[0]["message"]


def test_nothing_that_exists_is_wrong_use(add: Add) -> None:
    assert add("no-such-file.txt", "nor-this.txt").code == 2


def test_all_that_is_missing_is_named_at_once(add: Add, home: Home, tmp_path: Path) -> None:
    outcome = add(write(tmp_path / "a.txt", UNTOLD))
    assert outcome.code == 1
    for flag in ("--kind", "--year", "--division", "a.txt.yml"):
        assert flag in outcome.out
    assert kept(home) == []


@pytest.mark.parametrize(
    ("text", "told", "expected"),
    [
        (report(), Told(), ()),
        (UNTOLD, Told(), ("kind", "year", "division")),
        (UNTOLD, Told(division="440114", year=2022), ("kind",)),
        (report(place=""), Told(), ("division",)),
        (report(place=""), Told(division="440114"), ()),
    ],
)
def test_what_is_missing_is_found(tmp_path: Path, text: str, told: Told, expected: tuple[str, ...]) -> None:
    document = read_document(write(tmp_path / "a.txt", text), root=tmp_path)
    assert missing_keys(document, told) == expected


def test_answers_are_kept_in_the_sidecar(home: Home, tmp_path: Path) -> None:
    asked: list[tuple[str, tuple[str, ...]]] = []

    def ask(name: str, missing: tuple[str, ...]) -> Told:
        asked.append((name, missing))
        return Told(division="440114", year=2022, kind="plan")

    candidate = Candidate("a.txt", write(tmp_path / "a.txt", UNTOLD))
    addition = Intake(home, ask=ask).add(candidate, Told())
    assert addition.outcome == "added"
    assert asked == [("a.txt", ("kind", "year", "division"))]
    sidecar = (home.raw / "440114" / "2022-plan.txt.yml").read_text()
    assert sidecar == "division: '440114'\nexecuted_year: 2022\nkind: plan\n"


def test_nobody_is_asked_for_what_the_title_tells(home: Home, tmp_path: Path) -> None:
    def ask(name: str, missing: tuple[str, ...]) -> Told:
        raise AssertionError(f"{name}: {missing}")

    candidate = Candidate("a.txt", write(tmp_path / "a.txt", report()))
    assert Intake(home, ask=ask).add(candidate, Told()).outcome == "added"


def test_a_report_that_is_not_what_was_expected_is_refused(home: Home, tmp_path: Path) -> None:
    candidate = Candidate("a.txt", write(tmp_path / "a.txt", report()))
    refused = Intake(home).add(candidate, Told(), expected=Told(division="440100", kind="plan"))
    assert refused.outcome == "refused"
    assert "division" in (refused.message or "")
    assert Intake(home).add(candidate, Told(), expected=Told(kind="plan")).outcome == "added"


def test_on_a_terminal_it_asks_again_until_the_answer_is_one(home: Home, tmp_path: Path) -> None:
    path = write(tmp_path / "a.txt", UNTOLD)
    leader, follower = pty.openpty()
    command = [sys.executable, "-c", "from orchestration.cli import main; main()", "add", str(path)]
    process = subprocess.Popen(
        command,
        stdin=follower,
        stdout=subprocess.PIPE,
        stderr=follower,
        env={**os.environ, "JIHUA_HOME": str(home.raw.parent), "TERM": "xterm", "COLUMNS": "100"},
    )
    os.close(follower)
    os.write(leader, "novel\nplan\nsoon\n2022\n花都区\n".encode())
    out, _ = process.communicate(timeout=60)
    said = b""
    with io.FileIO(leader) as terminal:
        try:
            while part := terminal.read(4096):
                said += part
        except OSError:
            pass
    assert process.returncode == 0, said.decode()
    assert "added as raw/440114/2022-plan.txt" in out.decode()
    for question in ("kind (plan", "novel is none of", "year looked back on", "soon is no year", "division"):
        assert question in said.decode()
