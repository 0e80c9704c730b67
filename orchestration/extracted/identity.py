"""Nothing is lost between reading and view.

Belongs here: counting figures, and the error where the counts differ. Not here: where they are counted
(`view`, `orchestration.checks`).
"""

from dataclasses import dataclass

import polars as pl

from orchestration.language import message


class IdentityError(RuntimeError):
    """Figures were lost between reading and view: readings are not observations plus rejections."""


@dataclass(frozen=True, slots=True)
class Figures:
    """How many figures were read, how many of them passed, how many were rejected."""

    read: int
    published: int
    rejected: int

    def check(self) -> None:
        """Every figure read is published or rejected; raises `IdentityError` with the counts otherwise."""
        if self.read != self.published + self.rejected:
            raise IdentityError(
                message(
                    "{figures} figures were read, but {published} passed and {rejected} were rejected. "
                    "Remove var/extracted and refresh again; tell the maintainers if it happens again.",
                    figures=self.read,
                    published=self.published,
                    rejected=self.rejected,
                )
            )


def rejected_figures(rejections: pl.DataFrame) -> int:
    """How many figures the rows reject: one may break several rules."""
    return rejections.select("report_id", "span_start", "span_end").drop_nulls().unique().height
