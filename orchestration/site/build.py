"""The site of a release: all pages, those that did not change taken over from the site before.

Belongs here: which pages there are, and which of them are due. Not here: what stands on a page (`divisions`,
`indicators`, `reports`, `overview`, `holdings`), drawing it (`portions`, `rendering`).
"""

import json
import shutil
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from orchestration.diff.difference import Compared
from orchestration.files import show_again
from orchestration.gate import read_verdict
from orchestration.language import message
from orchestration.paths import Home
from orchestration.release import Release, ReleaseError
from orchestration.release.standing import Before
from orchestration.site.addresses import DICTIONARY, DOWNLOADS, FRONT, QUALITY
from orchestration.site.holdings import dictionary_page, downloadable, downloads_page
from orchestration.site.marts import Marts, connect
from orchestration.site.names import Names
from orchestration.site.news import read_news
from orchestration.site.overview import front_page, quality_page
from orchestration.site.portions import KINDS, Kind, Maker, Sources, address_of, drawing
from orchestration.site.rendering import Page, code_version, draw
from orchestration.site.reports import texts_at_hand

SITE = "site"
# Which content each page was made from, so that the next site knows what it may take over.
NOTE = "pages.json"
# Where an exported site keeps the files of the release.
_DATA = "data"
# Shows the page at an address of an earlier site at another place too, if it can.
Lend = Callable[[str, Path], bool]


@dataclass(frozen=True, slots=True)
class SiteResult:
    """A site that was written: pages in all, and how many of them were taken over unchanged."""

    folder: Path
    pages: int
    reused: int


def write_release_site(home: Home, staged: Compared) -> SiteResult:
    """Put `site/` into a staged release; what did not change is taken over from the current release.

    Raises OSError where the disk refuses, duckdb.Error where the marts do not open.
    """
    before = Before.of(home.releases)
    previous = before.folder / SITE if before.folder else None

    def lend(address: str, target: Path) -> bool:
        return before.lend(f"{SITE}/{address}", target, unread=True)

    return write_site(home, staged, staged.folder / SITE, previous=previous, root="..", lend=lend)


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
    home: Home,
    release: Compared,
    folder: Path,
    *,
    previous: Path | None,
    root: str,
    lend: Lend | None = None,
) -> SiteResult:
    """Write every page into `folder`; `root` leads from there to the files of the release.

    `previous` is the folder of an earlier site, or the same folder; `lend` shows a page of it at another
    place, and tells whether it could.
    """
    known = _read_note(previous)
    # Until all is written nothing is known of the pages: one that is cut short is drawn again.
    _write_note(folder, {})
    site = _Site(folder, previous, known, lend or _lender(previous))
    sources = Sources(release.folder, texts_at_hand(home), home.seeds)
    with connect(release.folder) as connection:
        maker = Maker(Marts(connection), sources)
        due = {kind: _changed(site, kind, maker.digests(kind)) for kind in KINDS}
        with drawing(maker, sources, due, folder):
            pages = _pages(release, maker.marts, maker.names, root)
            draw((page for page in pages if not site.has_taken_over(page.address, page.digest)), folder)
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
    lend: Lend
    digests: dict[str, str] = field(default_factory=dict)
    reused: int = 0

    def has_taken_over(self, address: str, digest: str) -> bool:
        """Whether the page is there by now, since the site before has it as it is to be."""
        self.digests[address] = digest
        is_same = self.known.get(address) == digest
        taken = is_same and self.lend(address, self.folder / address)
        self.reused += taken
        return taken


def _changed(site: _Site, kind: Kind, digests: Mapping[str, str]) -> list[str]:
    """The codes of the pages that the site before does not have as they are to be."""
    return [
        code
        for code, told in digests.items()
        if not site.has_taken_over(address_of(kind, code), f"{code_version()}-{told}")
    ]


def _pages(release: Compared, marts: Marts, names: Names, root: str) -> Iterator[Page]:
    """The pages of which there is one each; of others there are too many to make each of them and see
    whether it changed.
    """
    manifest = release.manifest
    front = front_page(
        marts, names, version=manifest.content[:8], created=manifest.created, news=read_news(release.folder)
    )
    yield Page(FRONT, "front", front)
    yield Page(QUALITY, "quality", quality_page(marts, names, read_verdict(release.folder)))
    yield Page(DICTIONARY, "dictionary", dictionary_page(manifest))
    yield Page(DOWNLOADS, "downloads", downloads_page(release.folder, manifest, root))


def _lender(previous: Path | None) -> Lend:
    def lend(address: str, target: Path) -> bool:
        return previous is not None and _take_over(previous / address, target)

    return lend


def _take_over(source: Path, target: Path) -> bool:
    """Whether the file is shown at the other place too, which may be its own."""
    if source == target:
        return source.is_file()
    try:
        show_again(source, target)
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
