"""The numbers that Word puts before paragraphs and that do not stand in their text.

Belongs here: 一、（一）1. of automatic lists and headings, counted as Word counts them. Not here: the
text of the paragraphs (`word`).

Without them the headings of a report could not be told: 一、 is what makes 一、2015年工作回顾 one.
"""

from collections import defaultdict
from dataclasses import dataclass, field
from typing import Any

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_HAN_DIGITS = "〇一二三四五六七八九"
_CHINESE = frozenset(
    {
        "chineseCounting", "chineseCountingThousand", "japaneseCounting", "taiwaneseCounting",
        "taiwaneseCountingThousand", "ideographTraditional", "chineseLegalSimplified",
    }
)  # fmt: skip
_ROMAN = ((10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))


@dataclass(frozen=True, slots=True)
class Level:
    """How one level of a list is numbered: `text` holds %1 to %9 for the counts of the levels."""

    start: int
    number_format: str
    text: str


@dataclass(slots=True)
class Numbering:
    """The lists of a document with how far each has counted."""

    levels: dict[str, dict[int, Level]]
    lists: dict[str, str]
    restarts: dict[str, dict[int, int]]
    counts: defaultdict[str, dict[int, int]] = field(default_factory=lambda: defaultdict(dict))
    met: set[str] = field(default_factory=set)

    def label(self, list_id: str, depth: int) -> str:
        """The number of the next paragraph of the list at that depth (0 the outermost); '' for a bullet."""
        shape = self.lists.get(list_id)
        level = self.levels.get(shape or "", {}).get(depth)
        if shape is None or level is None:
            return ""
        counts = self.counts[shape]
        if list_id not in self.met:
            self.met.add(list_id)
            for place, start in self.restarts.get(list_id, {}).items():
                counts[place] = start - 1
        counts[depth] = counts.get(depth, level.start - 1) + 1
        for deeper in [place for place in counts if place > depth]:
            del counts[deeper]
        return self._written(shape, level, counts)

    def _written(self, shape: str, level: Level, counts: dict[int, int]) -> str:
        if level.number_format in ("bullet", "none"):
            return ""
        text = level.text
        for place, outer in self.levels[shape].items():
            mark = f"%{place + 1}"
            if mark in text:
                text = text.replace(mark, written_number(counts.get(place, outer.start), outer.number_format))
        return text


def written_number(number: int, number_format: str) -> str:
    """The number in one of Word's formats; in digits where the format is not known."""
    if number_format in _CHINESE and 0 < number < 100:
        tens, ones = divmod(number, 10)
        lead = "" if tens == 0 else "十" if tens == 1 else _HAN_DIGITS[tens] + "十"
        return lead + (_HAN_DIGITS[ones] if ones else "")
    if number_format == "ideographDigital":
        return "".join(_HAN_DIGITS[int(digit)] for digit in str(number))
    if number_format.startswith("decimalEnclosed") and 0 < number <= 20:
        return chr((0x2460 if "Circle" in number_format else 0x2474) + number - 1)
    if number_format in ("lowerLetter", "upperLetter") and 0 < number <= 26:
        return chr(ord("a" if number_format == "lowerLetter" else "A") + number - 1)
    if number_format in ("lowerRoman", "upperRoman") and 0 < number < 40:
        roman, rest = "", number
        for worth, sign in _ROMAN:
            roman += sign * (rest // worth)
            rest %= worth
        return roman if number_format == "lowerRoman" else roman.upper()
    return str(number)


def read_numbering(root: Any) -> Numbering:
    """The lists of a numbering part (its XML root); None gives a document without lists."""
    numbering = Numbering({}, {}, {})
    if root is None:
        return numbering
    for shape in root.iter(f"{_W}abstractNum"):
        numbering.levels[shape.get(f"{_W}abstractNumId")] = {
            int(level.get(f"{_W}ilvl")): _level(level) for level in shape.iter(f"{_W}lvl")
        }
    for entry in root.iter(f"{_W}num"):
        list_id = entry.get(f"{_W}numId")
        numbering.lists[list_id] = _value(entry, "abstractNumId", "")
        numbering.restarts[list_id] = {
            int(override.get(f"{_W}ilvl")): int(start)
            for override in entry.iter(f"{_W}lvlOverride")
            if (start := _value(override, "startOverride", ""))
        }
    return numbering


def _level(level: Any) -> Level:
    return Level(
        start=int(_value(level, "start", "1")),
        number_format=_value(level, "numFmt", "decimal"),
        text=_value(level, "lvlText", ""),
    )


def _value(element: Any, name: str, missing: str) -> str:
    child = element.find(f"{_W}{name}")
    return missing if child is None else child.get(f"{_W}val", missing)
