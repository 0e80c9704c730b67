"""Where each page of the site is: what other rooms link to.

Belongs here: paths of pages below the site, and their anchors. Not here: what stands on them.
"""

FRONT = "index.html"
QUALITY = "quality.html"
DICTIONARY = "dictionary.html"
DOWNLOADS = "downloads.html"


def report_page(report_id: str, span_start: int | None = None) -> str:
    """The page of a report, at the figure that begins at `span_start` where one is given."""
    return f"reports/{report_id}.html{figure_anchor(span_start)}"


def figure_anchor(span_start: int | None) -> str:
    """The anchor of the figure that begins at that character; nothing without one."""
    return "" if span_start is None else f"#s{span_start}"


def division_page(division_code: str, year: int | None = None) -> str:
    """The page of a division, at a plan year where one is given."""
    return f"divisions/{division_code}.html{'' if year is None else f'#y{year}'}"


def indicator_page(indicator_code: str) -> str:
    """The page of an indicator."""
    return f"indicators/{indicator_code}.html"


def upward(page: str) -> str:
    """What leads from a page back to the site's root: nothing, or `../` for each folder."""
    return "../" * page.count("/")
