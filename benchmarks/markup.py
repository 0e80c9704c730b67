"""Marked sentences become text and true records.

Belongs here: `[its words|what is measured|measure|more]` → words with a number drawn anew, and the
record that a perfect reader would give (../shared/gold/SCHEMA.md). Not here: which sentences
(`corpus`, `wordings.yml`).
"""

import random
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal

Record = dict[str, object]

_MARK = re.compile(r"\[([^\[\]]+)\]")
_NUMBER = re.compile(r"\d+(?:\.\d+)?")
_PERCENT_LIKE = frozenset({"%", "个百分点"})
# How far from the sentence's own number the drawn one may be.
_SPREAD = (0.55, 1.6)


@dataclass(slots=True)
class Page:
    """A report in the making: its text so far, and a record for each numeral in it."""

    chance: random.Random
    year: int
    parts: list[str] = field(default_factory=list)
    records: list[Record] = field(default_factory=list)
    length: int = 0
    is_planned: bool = False

    def write(self, text: str) -> None:
        """Text without numerals."""
        self.parts.append(text)
        self.length += len(text)

    def skip(self, text: str, why: str) -> None:
        """A numeral that measures nothing, with its reason."""
        start = self.length
        self.write(text)
        self.records.append({"start": start, "end": self.length, "text": text, "obs": False, "why": why})

    def figure(self, text: str, fields: Mapping[str, object]) -> None:
        """A figure: its words, and what of its record differs from a plain level of the report's year."""
        start = self.length
        self.write(text)
        plain: Record = {
            "start": start,
            "end": self.length,
            "text": text,
            "obs": True,
            "indicator": None,
            "code": None,
            "measure": "level",
            "base": None,
            "value": None,
            "value_high": None,
            "unit": unit_of(text),
            "bound": "exact",
            "qualifier": None,
            "period": str(self.year + 1 if self.is_planned else self.year),
            "nature": "target" if self.is_planned else "actual",
            "subject": None,
        }
        self.records.append(plain | dict(fields))

    def sentence(self, marked: str, years: Mapping[str, object]) -> None:
        """A marked sentence, with a number of its own in each figure that is not fixed."""
        at = 0
        for mark in _MARK.finditer(marked):
            self._plain(marked[at : mark.start()], years)
            at = mark.end()
            if "!" in mark[1]:
                text, why = mark[1].split("!")
                self.skip(text.format_map(years), why)
            else:
                self._figure(mark[1], years)
        self._plain(marked[at:], years)

    def _plain(self, text: str, years: Mapping[str, object]) -> None:
        """Words between figures; a year in them is a numeral too."""
        for place, part in enumerate(re.split(r"(\{\w+\}年)", text)):
            if place % 2:
                self.skip(part.format_map(years), "date")
            else:
                self.write(part)

    def _figure(self, mark: str, years: Mapping[str, object]) -> None:
        words, indicator, measure, more = (*mark.split("|"), "", "")[:4]
        pairs = (pair.partition("=") for pair in more.split(",") if pair)
        told = {name: said for name, _, said in pairs}
        text = words if "fixed" in told else drawn(words, self.chance)
        value = _value(told.pop("value", None), text)
        if told.pop("sign", "") == "-" and value is not None:
            value = -value
        fields: Record = {
            "indicator": indicator,
            "measure": measure or "level",
            "value": None if value is None else as_number(value),
        }
        fields |= {name: said.format_map(years) or None for name, said in told.items() if name != "fixed"}
        self.figure(text, fields)

    @property
    def text(self) -> str:
        """What was written so far."""
        return "".join(self.parts)


def _value(told: str | None, text: str) -> Decimal | None:
    """The value that a mark tells (`none` for an aim in words), else the number in its words."""
    if told == "none":
        return None
    return number_in(text) if told is None else Decimal(told)


def drawn(words: str, chance: random.Random) -> str:
    """The words with another number of as many decimals; percentages stay below a hundred."""
    found = _NUMBER.search(words)
    if found is None:
        return words
    decimals = len(found[0].partition(".")[2])
    value = float(found[0]) * chance.uniform(*_SPREAD)
    if words[found.end() :] in _PERCENT_LIKE:
        value = min(value, 96.0)
    smallest = 10.0**-decimals if decimals else 2.0
    return f"{words[: found.start()]}{max(value, smallest):.{decimals}f}{words[found.end() :]}"


def number_in(text: str) -> Decimal:
    """The number as written; raises ValueError where there is none."""
    found = _NUMBER.search(text)
    if found is None:
        raise ValueError(f"{text!r} holds no number: say its value")
    return Decimal(found[0])


def as_number(value: Decimal) -> int | float:
    """The number as JSON has it."""
    return int(value) if value == int(value) else float(value)


def unit_of(text: str) -> str:
    """What stands after the number."""
    found = _NUMBER.search(text)
    return text[found.end() :] if found else ""
