"""Names of divisions and indicators, and whether they have a page.

Belongs here: labels in both languages, links between pages. Not here: what stands on a page.
"""

from functools import cache
from typing import NamedTuple

from orchestration.site.addresses import division_page, indicator_page, report_page
from orchestration.site.marts import Marts
from orchestration.site.rows import Figure, Growth, Outcome, Report, Target
from orchestration.site.words import Both, both, english_name, word


class Link(NamedTuple):
    """A label that leads to a page of the site; `address` is relative to its root, None without a page."""

    label: Both
    address: str | None = None


class Names:
    """How a release's divisions, indicators and reports are called, and where their pages are."""

    def __init__(self, marts: Marts) -> None:
        self._marts = marts
        self.reporting = marts.told("division_code", Report, Target, Growth)
        self.measured = marts.indicators.keys() & marts.told(
            "indicator_code", Target, Growth, Outcome, Figure
        )
        # Asked for by every row of every page.
        self.division = cache(self._division)
        self.indicator = cache(self._indicator)

    def _division(self, code: str | None) -> Link:
        """A division; its page where it reports."""
        known = self._marts.divisions.get(code or "")
        label = both(known.name if known else code, english_name(code or ""))
        return Link(label, division_page(code) if code and code in self.reporting else None)

    def _indicator(self, code: str | None) -> Link:
        """An indicator; its page where something is told of it."""
        known = self._marts.indicators.get(code or "")
        label = both(known.name_zh, known.name_en) if known else both(code, code)
        return Link(label, indicator_page(code) if code and code in self.measured else None)

    def report(self, report_id: str | None, span_start: int | None = None) -> Link | None:
        """A report, at one of its figures where its place is given; None without a report.

        Of a report that the release does not hold only the id is told.
        """
        if report_id is None:
            return None
        known = self._marts.reports.get(report_id)
        return known_report(known, span_start) if known else Link(both(report_id, report_id))

    def observation(self, observation_id: str) -> Link | None:
        """The place of an observation, told by its id `<report_id>:<start>-<end>`."""
        report_id, _, span = observation_id.rpartition(":")
        start = span.partition("-")[0]
        return self.report(report_id or None, int(start) if start.isdigit() else None)


def known_report(report: Report, span_start: int | None = None) -> Link:
    """A report of the release, at one of its figures where its place is given."""
    return Link(_called(report.report_kind, report.executed_year), report_page(report.report_id, span_start))


@cache
def _called(report_kind: str, executed_year: int) -> Both:
    kind = word("report_kind", report_kind)
    return Both(f"{executed_year}年{kind.zh}", f"{kind.en} on {executed_year}")
