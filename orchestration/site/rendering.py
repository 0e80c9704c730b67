"""Pages as HTML: filling templates, writing files.

Belongs here: what turns the content of a page into a file. Not here: which pages there are (`build`),
what stands on them (`divisions`, `indicators`, `reports`, `overview`, `holdings`).
"""

import base64
import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from orchestration.exports.datapackage import is_web_address
from orchestration.site import figures
from orchestration.site.addresses import upward
from orchestration.site.charts import draw_dots, draw_growth
from orchestration.site.parts import link, status, told
from orchestration.site.tables import division_rows, growth_rows, target_rows
from orchestration.site.words import Both, inert, word
from orchestration.templates import templates_of

if TYPE_CHECKING:
    import jinja2

_ROOM = Path(__file__).parent


@dataclass(frozen=True, slots=True)
class Page:
    """A page to be: `content` is all that its template shows."""

    address: str
    template: str
    content: object

    @property
    def digest(self) -> str:
        """Changes with whatever the page is made from."""
        told = f"{code_version()}\0{self.template}\0{self.content!r}"
        return hashlib.sha256(told.encode("utf-8", "surrogatepass")).hexdigest()


def draw(pages: Iterable[Page], folder: Path) -> None:
    """Write the pages below `folder`; raises OSError where the disk refuses."""
    for page in pages:
        target = folder / page.address
        target.parent.mkdir(parents=True, exist_ok=True)
        target.unlink(missing_ok=True)
        target.write_text(_rendered(page), encoding="utf-8", errors="replace")


def _rendered(page: Page) -> str:
    template = _environment().get_template(f"{page.template}.html.j2")
    return template.render(page=page.content, up=upward(page.address), address=page.address)


@cache
def _environment() -> "jinja2.Environment":
    environment = templates_of("orchestration.site", _shown)
    script = (_ROOM / "templates" / "language.js").read_text(encoding="utf-8")
    environment.globals |= {
        "t": Both,
        "word": word,
        "figures": figures,
        "dots": draw_dots,
        "growth": draw_growth,
        "link": link,
        "told": told,
        "status": status,
        "target_rows": target_rows,
        "growth_rows": growth_rows,
        "division_rows": division_rows,
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


@cache
def code_version() -> str:
    """Changes with what draws pages: a byte of this room."""
    digest = hashlib.sha256()
    sources = (path for path in _ROOM.rglob("*") if path.suffix in (".py", ".j2", ".css", ".js"))
    for path in sorted(sources):
        digest.update(path.read_bytes())
    return digest.hexdigest()
