"""Divisions and indicators as people name them.

Belongs here: a name or code becomes a code, or a hint at what may have been meant. Not here: how
titles of reports name divisions (`orchestration.documents`).
"""

import difflib
import unicodedata
from collections.abc import Iterable

import typer

from orchestration.language import Message, joined, message
from orchestration.language.words import english_names

_HINTS = 3
_SHOWN = 6
_RANKS = ("省", "市", "区", "县")


def division_code(name: str | None) -> str | None:
    """The code of a division given by code, Chinese name or (where it has one) English name; None for None.

    Raises typer.BadParameter (exit code 2) where the name is unknown or can mean several.
    """
    if name is None:
        return None
    from orchestration.registry import load_divisions

    wanted = _folded(name)
    # A code in force needs none of the names: those take most of a plain command's start.
    if wanted in load_divisions():
        return wanted
    in_english = {_folded(english): code for code, english in english_names().items()}
    if wanted in in_english:
        return in_english[wanted]
    from orchestration.documents.places import load_gazetteer

    gazetteer = load_gazetteer()
    if wanted in gazetteer.divisions:
        return wanted
    # People say 花都 for 花都区; titles of reports never do.
    spoken = (gazetteer.resolve(f"{wanted}{rank}") for rank in _RANKS)
    codes = _standing(gazetteer.resolve(wanted) or frozenset().union(*spoken))
    if len(codes) == 1:
        return codes[0]
    named = [f"{code} {gazetteer.divisions[code].full_name}" for code in codes]
    if codes:
        more = message(" and {left} more", left=len(named) - _SHOWN) if len(named) > _SHOWN else ""
        raise typer.BadParameter(
            message(
                "{name} can mean {named}{more}; give the code.",
                name=name,
                named=", ".join(named[:_SHOWN]),
                more=more,
            )
        )
    raise typer.BadParameter(
        message(
            "no division is called {name}.{hint}",
            name=name,
            hint=_did_you_mean(wanted, (*gazetteer.codes, *in_english)),
        )
    )


def _standing(codes: frozenset[str]) -> list[str]:
    """The codes without those of which another one is the successor: 花都市 became 花都区."""
    from orchestration.registry import load_former_divisions

    former = load_former_divisions()
    return sorted(code for code in codes if code not in former or former[code].successor_code not in codes)


def series_code(name: str | None) -> str | None:
    """The code that a division's figures stand under: of a code that was only renumbered, its successor's.

    Raises typer.BadParameter (exit code 2) as `division_code` does.
    """
    from orchestration.registry import load_former_divisions

    code = division_code(name)
    former = load_former_divisions().get(code) if code is not None else None
    return former.successor_code or code if former is not None else code


def indicator_code(name: str | None) -> str | None:
    """The code of an indicator given by code, name or a known wording; None for None.

    Raises typer.BadParameter (exit code 2) where there is none of that name.
    """
    if name is None:
        return None
    codes = _indicator_names()
    wanted = _folded(name)
    if wanted in codes:
        return codes[wanted]
    raise typer.BadParameter(
        message(
            "no indicator is called {name}.{hint}",
            name=name,
            hint=_did_you_mean(wanted, codes),
        )
    )


def _indicator_names() -> dict[str, str]:
    """Every name that leads to one indicator alone; codes and names win over wordings."""
    from orchestration.registry import load_aliases, load_indicators

    names: dict[str, str] = {}
    for alias in load_aliases():
        if not alias.requires:
            names.setdefault(_folded(alias.alias), alias.indicator_code)
    for code, indicator in load_indicators().items():
        for name in (indicator.name_en, indicator.name_zh, code):
            names[_folded(name)] = code
    return names


def _folded(name: str) -> str:
    return unicodedata.normalize("NFKC", name).strip().casefold()


def _did_you_mean(wanted: str, names: Iterable[str]) -> Message | str:
    close = difflib.get_close_matches(wanted, names, n=_HINTS, cutoff=0.6)
    return message(" Did you mean {names}?", names=joined(close, ", ")) if close else ""
