"""Lines of a seed file, with the place they stand.

Belongs here: CSV becomes checked cells, and an error that names file, line and column. Not here:
what the columns mean (`records`).
"""

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import Any, get_args

from orchestration.language import joined, message


class RegistryError(ValueError):
    """A seed is missing or says something that cannot be; the message names file, line and cell."""


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a seed; each method reads one column or raises `RegistryError`."""

    place: str
    cells: dict[str, str]

    def error(self, what: str) -> RegistryError:
        """An error about this line, to be raised."""
        return RegistryError(joined((self.place, what), ": "))

    def text(self, column: str) -> str:
        """The cell, which must not be empty."""
        if not (value := self.cells[column]):
            raise self.error(message("{column} is empty", column=column))
        return value

    def optional_text(self, column: str) -> str | None:
        """The cell, None where it is empty."""
        return self.cells[column] or None

    def words(self, column: str) -> tuple[str, ...]:
        """The cell's words, parted by `|`."""
        return tuple(word for word in self.cells[column].split("|") if word)

    def decimal(self, column: str) -> Decimal:
        """The cell as a number."""
        try:
            return Decimal(self.text(column))
        except InvalidOperation:
            raise self.error(
                message("{column} is not a number: {cells!r}", column=column, cells=self.cells[column])
            ) from None

    def optional_decimal(self, column: str) -> Decimal | None:
        """The cell as a number, None where it is empty."""
        return self.decimal(column) if self.cells[column] else None

    def count(self, column: str) -> int:
        """The cell as a positive whole number."""
        value = self.decimal(column)
        if value <= 0 or value != int(value):
            raise self.error(
                message(
                    "{column} is not a positive whole number: {cells!r}",
                    column=column,
                    cells=self.cells[column],
                )
            )
        return int(value)

    def flag(self, column: str) -> bool:
        """The cell as true or false."""
        if (value := self.cells[column]) not in ("true", "false"):
            raise self.error(
                message("{column} is neither true nor false: {value!r}", column=column, value=value)
            )
        return value == "true"

    # Any, because a type checker cannot follow the test against the names of a Literal.
    def one_of(self, column: str, names: Any) -> Any:
        """The cell, which must be one of the names of the Literal type `names`."""
        if (value := self.cells[column]) not in get_args(names):
            raise self.error(
                message(
                    "{column} is {value!r}, expected one of: {known}",
                    column=column,
                    value=value,
                    known=", ".join(get_args(names)),
                )
            )
        return value


def read_rows(path: Path, columns: tuple[str, ...]) -> Iterator[Row]:
    """The lines of the seed at `path`, whose header must name exactly `columns`."""
    try:
        with path.open(encoding="utf-8", newline="") as lines:
            reader = csv.reader(lines)
            header = tuple(next(reader, ()))
            if header != columns:
                raise RegistryError(
                    message(
                        "{name} line 1: the header must be {columns}",
                        name=path.name,
                        columns=",".join(columns),
                    )
                )
            for cells in reader:
                place = f"{path.name} line {reader.line_num}"
                if len(cells) != len(columns):
                    raise RegistryError(
                        message(
                            "{place}: {cells} cells, expected {columns}",
                            place=place,
                            cells=len(cells),
                            columns=len(columns),
                        )
                    )
                yield Row(place, dict(zip(columns, cells, strict=True)))
    except FileNotFoundError:
        raise RegistryError(message("{path} is missing; restore it from the repository", path=path)) from None
    except UnicodeDecodeError:
        raise RegistryError(message("{name} is not UTF-8; save it as UTF-8", name=path.name)) from None
