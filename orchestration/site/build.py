"""The site of a release: all pages, those that did not change taken over from the site before.

Belongs here: which pages there are, filling templates, writing files. Not here: what stands on a page
(`divisions`, `indicators`, `reports`, `overview`, `holdings`).
"""

import base64
import hashlib
import json
import os
import shutil
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING

from orchestration.diff.difference import Compared
from orchestration.exports.datapackage import is_web_address
from orchestration.gate import read_verdict
from orchestration.language import message
from orchestration.paths import Home
from orchestration.registry import load_target_rules
from orchestration.release import Release, ReleaseError, current_release
from orchestration.site import figures
from orchestration.site.addresses import DICTIONARY, DOWNLOADS, FRONT, QUALITY, upward
from orchestration.site.addresses import division_page as division_address
from orchestration.site.addresses import indicator_page as indicator_address
from orchestration.site.addresses import report_page as report_address
from orchestration.site.charts import draw_dots, draw_growth
from orchestration.site.divisions import division_pages
from orchestration.site.holdings import dictionary_page, downloadable, downloads_page
from orchestration.site.indicators import indicator_pages
from orchestration.site.marts import Marts, connect
from orchestration.site.names import Names
from orchestration.site.news import read_news
from orchestration.site.overview import front_page, quality_page
from orchestration.site.reports import report_digests, report_pages, report_texts
from orchestration.site.words import Both, inert, word

if TYPE_CHECKING:
    import jinja2

SITE = "site"
# Which content each page was made from, so that the next site knows what it may take over.
NOTE = "pages.json"
# Where an exported site keeps the files of the release.
_DATA = "data"
_ROOM = Path(__file__).parent


@dataclass(frozen=True, slots=True)
class SiteResult:
    """A site that was written: pages in all, and how many of them were taken over unchanged."""

    folder: Path
    pages: int
    reused: int


@dataclass(frozen=True, slots=True)
class _Page:
    """A page to be: `content` is all that its template shows."""

    address: str
    template: str
    content: object

    @property
    def digest(self) -> str:
        """Changes with whatever the page is made from."""
        told = f"{_code_version()}\0{self.template}\0{self.content!r}"
        return hashlib.sha256(told.encode("utf-8", "surrogatepass")).hexdigest()


def write_release_site(home: Home, staged: Compared) -> SiteResult:
    """Put `site/` into a staged release; what did not change is taken over from the current release.

    Raises OSError where the disk refuses, duckdb.Error where the marts do not open.
    """
    try:
        before = current_release(home)
    except ReleaseError:
        before = None
    previous = before.folder / SITE if before else None
    return write_site(home, staged, staged.folder / SITE, previous=previous, root="..")


def export_site(home: Home, release: Release, folder: Path) -> SiteResult:
    """Write the site of a release, with the files that it offers, into `folder`, ready for a web host.

    What stands there from an earlier site is taken over where it did not change and removed where
    it went. Raises ReleaseError where the folder holds something else, OSError where the disk
    refuses, duckdb.Error where the marts do not open.
    """
    if folder.exists() and any(folder.iterdir()) and not (folder / NOTE).is_file():
        raise ReleaseError(
            message("{folder} holds something that is no site; name an empty or new folder", folder=folder)
        )
    result = write_site(home, release, folder, previous=folder, root=_DATA)
    shutil.rmtree(folder / _DATA, ignore_errors=True)
    for path in downloadable(release.folder):
        _take_over(path, folder / _DATA / path.relative_to(release.folder))
    return result


def write_site(
    home: Home, release: Compared, folder: Path, *, previous: Path | None, root: str
) -> SiteResult:
    """Write every page into `folder`; `root` leads from there to the files of the release.

    `previous` is the folder of an earlier site, or the same folder.
    """
    known = _read_note(previous)
    # Until all is written nothing is known of the pages: one that is cut short is drawn again.
    _write_note(folder, {})
    site = _Site(folder, previous, known, _environment())
    with connect(release.folder) as connection:
        marts = Marts(connection)
        names = Names(marts)
        for page in _pages(home, release, marts, names, root):
            if not site.has_taken_over(page.address, page.digest):
                site.draw(page)
        texts = report_texts(home)
        due = [
            report_id
            for report_id, told in report_digests(marts, names, texts).items()
            if not site.has_taken_over(report_address(report_id), f"{_code_version()}-{told}")
        ]
        for page in _of("report", report_address, report_pages(marts, names, texts, due)):
            site.draw(page)
    for gone in known.keys() - site.digests.keys() if previous == folder else ():
        (folder / gone).unlink(missing_ok=True)
    _write_note(folder, site.digests)
    return SiteResult(folder, len(site.digests), site.reused)


@dataclass(slots=True)
class _Site:
    """A site in the making: which pages it has, and how many of them are those of the site before."""

    folder: Path
    previous: Path | None
    known: Mapping[str, str]
    environment: "jinja2.Environment"
    digests: dict[str, str] = field(default_factory=dict)
    reused: int = 0

    def has_taken_over(self, address: str, digest: str) -> bool:
        """Whether the page is there by now, since the site before has it as it is to be."""
        self.digests[address] = digest
        is_same = self.known.get(address) == digest
        taken = bool(self.previous and is_same and _take_over(self.previous / address, self.folder / address))
        self.reused += taken
        return taken

    def draw(self, page: _Page) -> None:
        """Write the page anew."""
        target = self.folder / page.address
        target.parent.mkdir(parents=True, exist_ok=True)
        target.unlink(missing_ok=True)
        target.write_text(_rendered(self.environment, page), encoding="utf-8", errors="replace")


def _pages(home: Home, release: Compared, marts: Marts, names: Names, root: str) -> Iterator[_Page]:
    """All pages but those of reports, of which there are too many to ask for each whether it changed."""
    rules = {rule.rule_code: rule for rule in load_target_rules(home.seeds)}
    manifest = release.manifest
    front = front_page(
        marts, names, version=manifest.content[:8], created=manifest.created, news=read_news(release.folder)
    )
    yield _Page(FRONT, "front", front)
    yield _Page(QUALITY, "quality", quality_page(marts, names, read_verdict(release.folder)))
    yield _Page(DICTIONARY, "dictionary", dictionary_page(manifest))
    yield _Page(DOWNLOADS, "downloads", downloads_page(release.folder, manifest, root))
    yield from _of("division", division_address, division_pages(marts, names, rules))
    yield from _of("indicator", indicator_address, indicator_pages(marts, names, rules))


def _of(template: str, address: Callable[[str], str], pages: Iterable[tuple[str, object]]) -> Iterator[_Page]:
    yield from (_Page(address(code), template, content) for code, content in pages)


def _rendered(environment: "jinja2.Environment", page: _Page) -> str:
    template = environment.get_template(f"{page.template}.html.j2")
    return template.render(page=page.content, up=upward(page.address), address=page.address)


def _environment() -> "jinja2.Environment":
    import jinja2

    environment = jinja2.Environment(
        loader=jinja2.PackageLoader("orchestration.site"),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=_shown,
    )
    script = (_ROOM / "templates" / "language.js").read_text(encoding="utf-8")
    environment.globals |= {
        "t": Both,
        "word": word,
        "figures": figures,
        "dots": draw_dots,
        "growth": draw_growth,
        "style": (_ROOM / "templates" / "style.css").read_text(encoding="utf-8"),
        "script": script,
        "script_hash": base64.b64encode(hashlib.sha256(script.encode()).digest()).decode(),
    }
    environment.tests["web_address"] = is_web_address
    return environment


def _shown(value: object) -> object:
    """Text without characters that turn round what stands beside them; nothing for None."""
    if value is None:
        return ""
    # What the template or a chart marked as safe must stay marked.
    return inert(value) if type(value) is str else value


def _take_over(source: Path, target: Path) -> bool:
    """Show a file at another place too: by a second name for it, or by a copy across disks."""
    if source == target:
        return source.is_file()
    target.parent.mkdir(parents=True, exist_ok=True)
    target.unlink(missing_ok=True)
    try:
        try:
            os.link(source, target)
        except OSError:
            shutil.copyfile(source, target)
    except FileNotFoundError:
        return False
    return True


def _read_note(folder: Path | None) -> dict[str, str]:
    """Which content each page of an earlier site was made from; nothing where there is none."""
    if folder is None:
        return {}
    try:
        note = json.loads((folder / NOTE).read_bytes())
    except (OSError, ValueError):
        return {}
    return note if isinstance(note, dict) else {}


def _write_note(folder: Path, digests: dict[str, str]) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    (folder / NOTE).write_text(json.dumps(digests, indent=0) + "\n", encoding="utf-8")


@cache
def _code_version() -> str:
    """Changes with what draws pages: this room, the cutting of texts, the chart libraries."""
    digest = hashlib.sha256(version("vl-convert-python").encode())
    sources = (
        path for path in _ROOM.rglob("*") if path.suffix in (".py", ".j2", ".css", ".js", ".csv", ".json")
    )
    for path in (*sorted(sources), _ROOM.parent / "pages" / "reading.py"):
        digest.update(path.read_bytes())
    return digest.hexdigest()
