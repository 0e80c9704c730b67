"""Errors planted into copies of digests are told by the rule that should, and the originals are quiet."""

import re
import shutil
import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))

from edits import BULLETIN, EDITS, PLAN, Edit

from orchestration.checks.catalogue import load_catalogue
from orchestration.extracted import CurrentView
from orchestration.ingest import ingest
from orchestration.paths import CHECKOUT, Home

pytestmark = pytest.mark.slow

RAW = CHECKOUT / "raw"
CAUGHT_PERCENT = 95
# The full texts of ../shared are read too where they are there.
FULL_TEXTS = CHECKOUT.parent / "shared" / "reports"

BULLETIN_BYTES, PLAN_BYTES = ((RAW / name).read_bytes() for name in (BULLETIN, PLAN))
TITLE = "广州市花都区2019年国民经济和社会发展计划执行情况与2020年计划草案的报告\n"
PROSE = "我们坚持稳中求进工作总基调，扎实推进各项工作。\n"
NOT_FOUND = "<html><head><title>404</title></head><body>您访问的页面不存在</body></html>"


def of_2022(division: str, gdp: str) -> bytes:
    told = f"{division}2022年国民经济运行情况\n2022年，地区生产总值{gdp}亿元。\n"
    return f"---\ndigest: true\n---\n{told}".encode()


# (kind of error, rule, the files that go wrong: name and bytes)
FILES: list[tuple[str, str, dict[str, bytes]]] = [
    ("an empty file", "DOC-EMPTY", {BULLETIN: b""}),
    ("a picture", "DOC-BINARY", {BULLETIN: b"\x89PNG\x00\x01\x02" * 200}),
    ("a file cut inside a character", "DOC-TRUNCATED", {BULLETIN: BULLETIN_BYTES.rstrip()[:-1]}),
    (
        "text once read as Latin letters",
        "DOC-ENCODING",
        {BULLETIN: BULLETIN_BYTES.decode("latin-1").encode()},
    ),
    ("bytes of Big5", "DOC-ENCODING", {BULLETIN: BULLETIN_BYTES.decode().encode("big5", "ignore")}),
    (
        "characters lost on the way",
        "DOC-ENCODING",
        {BULLETIN: BULLETIN_BYTES.decode().encode("gb18030").decode("utf-8", "replace").encode()},
    ),
    ("a Word file that is none", "DOC-FORMAT", {"440114/report.docx": b"PK\x03\x04" + b"x" * 500}),
    ("a PDF of one line", "DOC-TRUNCATED", {"440114/report.pdf": b"%PDF-1.4 nothing"}),
    ("a page that says not found", "DOC-EMPTY", {"440114/report.html": NOT_FOUND.encode()}),
    (
        "a report of a few lines",
        "DOC-TRUNCATED",
        {"440114/report.txt": f"{TITLE}2020年继续努力。\n".encode()},
    ),
    ("a report without its plan", "DOC-TRUNCATED", {"440114/report.txt": f"{TITLE}{PROSE * 60}".encode()}),
    (
        "a report that stops in a sentence",
        "DOC-TRUNCATED",
        {"440114/report.txt": f"{TITLE}{PROSE * 60}2020年{PROSE.strip()[:-1] * 3}".encode()},
    ),
    (
        "a district with more than its city",
        "ARI-DISTRICT",
        {"440114/2022.txt": of_2022("广州市花都区", "1300.2"), "440100/2022.txt": of_2022("广州市", "800.5")},
    ),
    ("an old Word file", "DOC-FORMAT", {"440114/report.doc": b"\xd0\xcf\x11\xe0" * 300}),
    ("a sidecar beside no report", "DOC-METADATA", {"440114/gone.txt.yml": b"kind: plan\n"}),
    ("a sidecar that is no YAML", "DOC-METADATA", {f"{PLAN}.yml": b"title: [", PLAN: PLAN_BYTES}),
    ("the same bytes twice", "DOC-COPY", {PLAN: PLAN_BYTES, "440114/copy.md": PLAN_BYTES}),
    (
        "the same report with changed figures",
        "DOC-DUPLICATE",
        {PLAN: PLAN_BYTES, "440114/other.md": PLAN_BYTES.replace(b"12.0%", b"21.0%")},
    ),
    ("a folder of another division", "DOC-DIVISION", {"440300/report.md": PLAN_BYTES}),
    ("a folder of no division", "DOC-DIVISION", {"449999/report.md": PLAN_BYTES}),
]


def read(folder: Path, files: dict[str, bytes]) -> CurrentView:
    home = Home(raw=folder / "raw", var=folder / "var", dbt_project=CHECKOUT / "dbt_project")
    for name, content in files.items():
        path = home.raw / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    return ingest(home).view


def rules_told(view: CurrentView) -> set[str]:
    return {*view.read("rejections")["rule_code"], *view.read("findings")["rule_code"]}


def planted(edit: Edit) -> bytes:
    text = (RAW / edit.file).read_text(encoding="utf-8")
    changed, times = re.subn(edit.pattern, edit.instead, text, count=1)
    assert times == 1, f"{edit.kind}: the copy has nothing to spoil"
    assert changed != text, f"{edit.kind}: the copy was not spoilt"
    return changed.encode()


def test_at_least_sixty_kinds_of_error_are_planted_and_nearly_all_are_caught(tmp_path: Path) -> None:
    cases = [*FILES, *((edit.kind, edit.rule, {edit.file: planted(edit)}) for edit in EDITS)]
    assert len(cases) >= 60
    assert len({kind for kind, *_ in cases}) == len(cases)
    missed = [
        f"{kind}: {rule}"
        for number, (kind, rule, files) in enumerate(cases)
        if rule not in rules_told(read(tmp_path / str(number), files))
    ]
    assert (len(cases) - len(missed)) * 100 >= len(cases) * CAUGHT_PERCENT, missed


def test_the_copies_are_quiet_before_anything_is_planted(tmp_path: Path) -> None:
    view = read(tmp_path, {name: (RAW / name).read_bytes() for name in (BULLETIN, PLAN)})
    assert rules_told(view) == set()


@pytest.mark.parametrize("full_texts", [False, True], ids=["digests", "full texts"])
def test_the_clean_set_has_no_blocking_alarm_and_few_warnings(tmp_path: Path, full_texts: bool) -> None:
    home = Home(raw=tmp_path / "raw", var=tmp_path / "var", dbt_project=CHECKOUT / "dbt_project")
    if full_texts:
        if not FULL_TEXTS.is_dir():
            pytest.skip("needs ../shared (official texts), which is not part of this repository")
        for path in FULL_TEXTS.glob("*.txt"):
            (home.raw / path.stem.partition("-")[0]).mkdir(parents=True, exist_ok=True)
            shutil.copy(path, home.raw / path.stem.partition("-")[0])
    else:
        shutil.copytree(RAW, home.raw)
    view = ingest(home).view
    alerts = view.read("alerts")
    assert "block" not in alerts["level"].to_list()
    warnings = alerts.filter(alerts["level"] == "warn").height
    assert warnings * 100 <= view.count("observations"), alerts.select("rule_code", "reason").rows()


def test_errors_are_planted_for_most_rules_of_documents_figures_and_arithmetic() -> None:
    told = {rule for _, rule, _ in FILES} | {edit.rule for edit in EDITS}
    families = [code for code in load_catalogue() if code.startswith(("DOC-", "ARI-"))]
    # A reader that stops and columns that contradict each other are errors of ours, a digest beside
    # its full text is none.
    assert set(families) - told == {"DOC-READER", "DOC-CONTRACT", "DOC-SUPERSEDED"}
