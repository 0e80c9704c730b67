"""Data Docs that read well where there is no network.

Belongs here: what is taken out of the pages that Great Expectations writes, the style they get
instead, and their first page. Not here: running expectations (`auditing`).

The pages ask six hosts for styles and scripts, and draw their list of suites by script: offline they
are bare and the list is empty. A release must not tell other hosts that somebody reads it, either.
"""

import html
import re
import shutil
from collections.abc import Sequence
from pathlib import Path

from orchestration.gate.verdict import Evidence, GateResult

STYLE = "style.css"
_CSS = """\
body {
  font: 15px/1.5 system-ui, sans-serif; color: #1c2733;
  margin: 2rem auto; max-width: 70rem; padding: 0 1rem;
}
table { border-collapse: collapse; margin: .5rem 0 1.5rem; width: 100% }
th, td { border: 1px solid #d5dbe1; padding: .35rem .6rem; text-align: left; vertical-align: top }
th, thead td { background: #eef2f5 }
a { color: #0b5cad }
ul { padding-left: 1.2rem }
h1, h2, h3, h4 { line-height: 1.25 }
.badge { background: #eef2f5; border-radius: 3px; padding: 0 .3em }
.passed { color: #14691f }
.failed { color: #a11212; font-weight: 600 }
.navbar { height: auto !important }
.ge-breadcrumbs { display: flex !important; gap: 1rem; list-style: none; padding: 0 }
.d-none, .cooltip .top, button, form, input, input + label { display: none }
@media (prefers-color-scheme: dark) {
  body { background: #14191e; color: #dfe6ec }
  th, thead td, .badge { background: #232b33 }
  th, td { border-color: #3a444e }
  a { color: #7db8f0 }
  .passed { color: #7fd08a }
  .failed { color: #ff9b9b }
}
"""
# Scripts and styles of any kind, and pictures and frames of other hosts.
_ACTIVE = re.compile(
    r"<script\b.*?</script>|<style\b.*?</style>|<link\b[^>]*>|<footer\b.*?</footer>"
    r"|<(?:img|iframe)\b[^>]*https?://[^>]*>",
    re.DOTALL | re.IGNORECASE,
)
# The newsletter and the maker's page: words of advertising, not of the audit.
_ELSEWHERE = re.compile(r"<a\b[^>]*href=\"https?://[^\"]*\"[^>]*>(.*?)</a>", re.DOTALL | re.IGNORECASE)
_EVENT = re.compile(r"\son\w+=\"[^\"]*\"", re.IGNORECASE)
_HEAD_END = re.compile(r"</head>", re.IGNORECASE)


def settle_data_docs(folder: Path, verdict: GateResult) -> None:
    """Make the pages in `folder` whole by themselves, and write their first page from the verdict."""
    shutil.rmtree(folder / "static", ignore_errors=True)
    (folder / STYLE).write_text(_CSS, encoding="utf-8")
    for page in sorted(folder.rglob("*.html")):
        up = "../" * (len(page.relative_to(folder).parts) - 1)
        page.write_text(_settled(page.read_text(encoding="utf-8"), up), encoding="utf-8")
    (folder / "index.html").write_text(_index(folder, verdict), encoding="utf-8")


def _settled(page: str, up: str) -> str:
    still = _EVENT.sub("", _ELSEWHERE.sub(r"\1", _ACTIVE.sub("", page)))
    style = f'<link rel="stylesheet" href="{up}{STYLE}">'
    still = _HEAD_END.sub(f"{style}</head>", still, count=1)
    return "\n".join(line for line in still.splitlines() if line.strip()) + "\n"


def _index(folder: Path, verdict: GateResult) -> str:
    """A row for each table: how many expectations hold, and the pages that tell more."""
    tables = dict.fromkeys(check.mart for check in verdict.results)
    rows = "\n".join(_row(folder, verdict, table) for table in tables)
    word = "passed" if verdict.passed else "failed"
    return f"""\
<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>What this release was held against · 发布前检查</title><link rel="stylesheet" href="{STYLE}"></head>
<body><h1>What this release was held against · 发布前检查</h1>
<p class="{word}">{html.escape(verdict.headline())}</p>
<table><thead><tr>
<th>table · 数据表</th><th>hold · 通过</th><th>do not · 未通过</th><th>pages · 详情</th>
</tr></thead>
<tbody>
{rows}
</tbody></table>
{_evidence(verdict)}</body></html>
"""


def _evidence(verdict: GateResult) -> str:
    """The first rows that break each failed expectation, with the keys that lead to them."""
    return "".join(
        f"<h2>{check.mart}: {html.escape(check.name)}</h2>\n{_table(check.evidence)}\n"
        for check in verdict.failures
        if check.evidence
    )


def _table(rows: Sequence[Evidence]) -> str:
    head = "".join(f"<th>{html.escape(name)}</th>" for name in rows[0])
    body = "\n".join(
        f"<tr>{''.join(f'<td>{html.escape(str(cell))}</td>' for cell in row.values())}</tr>" for row in rows
    )
    return f"<table><thead><tr>{head}</tr></thead>\n<tbody>\n{body}\n</tbody></table>"


def _row(folder: Path, verdict: GateResult, table: str) -> str:
    checks = [check for check in verdict.results if check.mart == table]
    failed = [check for check in checks if not check.success]
    said = "; ".join(f"{check.rule_code} {check.name} ({check.observed})" for check in failed)
    pages = [*folder.glob(f"validations/{table}/**/*.html"), *folder.glob(f"expectations/{table}.html")]
    links = " · ".join(
        f'<a href="{page.relative_to(folder).as_posix()}">{page.relative_to(folder).parts[0]}</a>'
        for page in pages
    )
    word = "failed" if failed else "passed"
    return (
        f'<tr><td>{table}</td><td>{len(checks) - len(failed)}</td><td class="{word}">{html.escape(said)}</td>'
        f"<td>{links}</td></tr>"
    )
