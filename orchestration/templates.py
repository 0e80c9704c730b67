"""How templates are filled, for every page and file that is made from one.

Belongs here: the settings that all of them share. Not here: the templates (`templates/` of each room), what
they are filled with.
"""

from collections.abc import Callable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import jinja2


def templates_of(package: str, finalize: Callable[[object], object] | None = None) -> "jinja2.Environment":
    """The templates of a package: what is put in is escaped, a name that nothing fills is an error.

    `finalize` is applied to every value before it is shown.
    """
    import jinja2

    return jinja2.Environment(
        loader=jinja2.PackageLoader(package),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=finalize,
    )
