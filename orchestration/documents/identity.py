"""Which report a document is.

Belongs here: division, executed year, kind and the names made of them; what wins where flags,
metadata, folder and title speak. Not here: finding the title (`titles`), whether the text is whole
(`wholeness`), two documents of one report (`orchestration.extracted`).
"""

import re
from dataclasses import dataclass
from datetime import date

from orchestration.documents.document import Document
from orchestration.documents.errors import DocumentError, DocumentRule
from orchestration.documents.metadata import KINDS
from orchestration.documents.places import NATION, Gazetteer, load_gazetteer
from orchestration.documents.titles import (
    Surroundings,
    Title,
    find_title,
    folded,
    read_surroundings,
    top_lines,
)
from orchestration.language import message

_RANKED = re.compile(r"[省市区县旗州盟镇乡]$")


@dataclass(frozen=True, slots=True)
class Identity:
    """A report's names: `report_id` is division, executed year and kind, with the edition of a later one.

    `published_on` is the day that the document gives, else the day it was delivered, else None.
    """

    report_id: str
    division_code: str
    executed_year: int
    report_kind: str
    title: str
    url: str | None
    published_on: date | None
    is_digest: bool
    edition: str | None


@dataclass(frozen=True, slots=True)
class _Top:
    """What the head of the document tells."""

    title: Title | None
    around: Surroundings


def identify(
    document: Document, *, division: str | None = None, year: int | None = None, kind: str | None = None
) -> Identity:
    """The report that the document is: flags win over metadata, metadata over the title.

    Raises `DocumentError` where division, year or kind is told nowhere, is unknown, or where the
    folder that carries a division code and the document contradict each other.
    """
    gazetteer = load_gazetteer()
    metadata = document.metadata
    top = _read_top(document, gazetteer)
    title = top.title
    report_kind = _kind(document, kind or metadata.kind or (title.kind if title else None))
    executed_year = _year(document, year or metadata.executed_year or _told_year(top))
    division_code = _division(document, division, top, gazetteer)
    edition = metadata.edition or _part_edition(title, executed_year)
    parts = [division_code, str(executed_year), report_kind, *([edition] if edition else [])]
    return Identity(
        report_id="-".join(parts),
        division_code=division_code,
        executed_year=executed_year,
        report_kind=report_kind,
        title=metadata.title or (title.text if title else document.path.stem),
        url=metadata.url,
        published_on=metadata.published_on or top.around.published_on or top.around.delivered_on,
        is_digest=bool(metadata.digest),
        edition=edition,
    )


def _read_top(document: Document, gazetteer: Gazetteer) -> _Top:
    lines = top_lines(document.body)
    if document.metadata.title:
        lines.insert(0, folded(document.metadata.title))
    found = find_title(lines, lambda place: bool(gazetteer.resolve(place)))
    title, end = found if found is not None else (None, 0)
    return _Top(title, read_surroundings(lines, end, document.body))


def _told_year(top: _Top) -> int | None:
    if top.title is None:
        return None
    named, looked_back_on = top.title.executed_year, top.around.looks_back_on
    # Some name a work report for the year that it looks back on, not for the year of its delivery.
    if top.title.kind == "work_report" and named is not None and looked_back_on == named + 1:
        return looked_back_on
    return named or looked_back_on


def _part_edition(title: Title | None, executed_year: int) -> str | None:
    """A report on part of a year is an edition of its own, named for its last month."""
    return f"{executed_year}{title.part_year}" if title is not None and title.part_year else None


def _kind(document: Document, kind: str | None) -> str:
    if kind is None:
        raise _untold(
            document, message("No title of a plan, work report, communiqué or bulletin was found."), "kind"
        )
    if kind not in KINDS:
        raise _untold(
            document,
            message("The kind {kind!r} is unknown (known: {known}).", kind=kind, known=", ".join(KINDS)),
            "kind",
        )
    return kind


def _year(document: Document, year: int | None) -> int:
    if year is None:
        raise _untold(document, message("The title does not tell the year looked back on."), "executed_year")
    return year


def _untold(document: Document, reason: str, key: str) -> DocumentError:
    flag, value = {"kind": ("--kind KIND", "plan"), "executed_year": ("--year YYYY", "2022")}[key]
    return DocumentError(
        document.source_path,
        DocumentRule.NO_TITLE,
        reason,
        message(
            "Say it with {flag}, or in a sidecar {name}.yml with the line `{key}: {value}`.",
            flag=flag,
            name=document.path.name,
            key=key,
            value=value,
        ),
    )


def _division(document: Document, flag: str | None, top: _Top, gazetteer: Gazetteer) -> str:
    folder, written = _folder_code(document), document.metadata.division
    for source, code in (("flag --division", flag), ("metadata", written), ("folder", folder)):
        if code is not None and code not in gazetteer.divisions:
            raise _no_division(
                document,
                message(
                    "The division {code} ({source}) is not in the list of divisions.",
                    code=code,
                    source=source,
                ),
            )
    if flag is not None:
        return flag
    told = frozenset({written}) if written else _told_division(document, top, gazetteer)
    if folder is not None and told and folder not in told:
        raise _no_division(
            document,
            message(
                "The folder says {folder}, the document {told}.",
                folder=gazetteer.named([folder]),
                told=gazetteer.named(told),
            ),
        )
    if folder is not None:
        return folder
    if len(told) == 1:
        return next(iter(told))
    if told:
        raise _no_division(
            document, message("The title can mean several divisions: {named}.", named=gazetteer.named(told))
        )
    raise _no_division(document, message("The title does not tell the division."))


def _told_division(document: Document, top: _Top, gazetteer: Gazetteer) -> frozenset[str]:
    """The codes that the head of the document can mean, narrowed by the parents it names."""
    named = top.title.place if top.title is not None else ""
    codes = gazetteer.resolve(named)
    # 某市高新区 must not pass for its city, nor for the city of its folder.
    if not codes and _RANKED.search(named):
        raise _no_division(
            document, message("The division {named!r} is not in the list of divisions.", named=named)
        )
    if not codes:
        meanings = (gazetteer.resolve(place) for place in top.around.places)
        codes = next(filter(None, meanings), frozenset())
    if len(codes) > 1:
        head = "\n".join([document.source_path, *top_lines(document.body)])
        parents = gazetteer.mentioned(folded(head)) - codes - {NATION}
        codes = _narrowed(codes, parents, gazetteer)
    return codes


def _narrowed(codes: frozenset[str], parents: frozenset[str], gazetteer: Gazetteer) -> frozenset[str]:
    """The codes whose parents are named, all of them where none or every one is."""
    named = {code: len(parents.intersection(gazetteer.ancestors(code))) for code in codes}
    most = max(named.values())
    return frozenset(code for code, count in named.items() if count == most)


def _folder_code(document: Document) -> str | None:
    """The division code that the first folder under raw/ carries, if its name is six digits."""
    first, _, rest = document.source_path.partition("/")
    return first if rest and re.fullmatch(r"\d{6}", first) else None


def _no_division(document: Document, reason: str) -> DocumentError:
    name = document.path.name
    return DocumentError(
        document.source_path,
        DocumentRule.DIVISION,
        reason,
        message(
            "Say it with --division CODE, or put the file into the folder of its division: raw/CODE/{name}.",
            name=name,
        ),
    )
