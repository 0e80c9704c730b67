"""`jihua explain`: where a figure comes from, word by word.

Belongs here: laying out the sentence with its marks and the rules that read them. Not here:
finding the figure (`orchestration.published`) and its words (`orchestration.evidence`).
"""

from collections.abc import Iterator
from dataclasses import asdict
from typing import TYPE_CHECKING, Annotated

import typer

from orchestration.cli.forms import AsCsv, AsJson, is_for_programs
from orchestration.cli.progress import waiting
from orchestration.cli.screen import Column, fail, inert, print_table, print_text, say, width_of, word
from orchestration.language import Message, message
from orchestration.paths import Home

if TYPE_CHECKING:
    from rich.text import Text

    from orchestration.evidence import Evidence, Passage
    from orchestration.published import Row

# The role of a mark: the sign under its words, its style, its name; where words have two roles, the
# first shows.
ROLES = {
    "figure": ("^", "bold reverse", message("figure")),
    "qualifier": ("q", "magenta", message("qualifier")),
    "base": ("b", "blue", message("base")),
    "subject": ("s", "red", message("subject")),
    "measure": ("m", "yellow", message("measure")),
    "time": ("t", "cyan", message("time")),
    "indicator": ("i", "green", message("indicator")),
}
# What the rules are about that no words of their own stand for, by how their names begin.
_FAMILIES = {
    "AIM": message("target"),
    "BOUND": message("bound"),
    "CODE": message("code"),
    "MEASURE": message("measure"),
    "NON": message("no figure"),
    "NUM": message("figure"),
    "TIME": message("time"),
    "WHO": message("indicator"),
}
_BOUNDS = {
    "exact": message("exact"),
    "approx": message("approx"),
    "min": message("min"),
    "max": message("max"),
}
WIDTH = 80


def explain(
    observation: Annotated[
        str, typer.Argument(help="Id of an observation (report:start-end), or report:start.")
    ],
    as_json: AsJson = False,
    as_csv: AsCsv = False,
) -> None:
    """Show where a figure comes from: the words it was read from, each with its rule, and its report."""
    from orchestration.evidence import evidence_of
    from orchestration.published import find_observation, require_current

    home = Home.from_environment()
    found = find_observation(require_current(home), observation)
    if found is None:
        fail(
            message(
                "no figure {observation!r} is published; ids stand in `jihua attainment --json`",
                observation=observation,
            )
        )
    with waiting(home, "explain", message("reading the report again")):
        evidence = evidence_of(home, found)
    marks = None if evidence is None else list(_marks(evidence))
    if is_for_programs(found | {"marks": marks}, [found], json=as_json, csv=as_csv):
        return
    if evidence is None:
        _print_sentence(found)
        say(message("The text of the report is not kept here; after `jihua refresh` its words are marked."))
    else:
        _print_evidence(evidence)
    print_table(
        [Column(message("field")), Column(message("value"), folds=True)],
        _fields(found, has_marks=evidence is not None),
    )


def _marks(evidence: "Evidence") -> Iterator[dict[str, object]]:
    """Each mark with its words and what its rule says."""
    for passage in evidence.passages:
        for mark in passage.marks:
            words = passage.text[mark.start - passage.start : mark.end - passage.start]
            yield asdict(mark) | {"text": words, "says": _says(mark.rule), "passage": passage.text}


def _says(rule: str) -> str:
    """What a rule says; nothing for one that an older reader named."""
    from orchestration.extraction import rule_says

    try:
        return rule_says(rule)
    except KeyError:
        return ""


def cut_sentence(row: "Row") -> tuple[str, str, str]:
    """The sentence before the figure, the figure, and after it."""
    sentence = str(row["sentence"])
    start = int(str(row["span_start"])) - int(str(row["sentence_start"]))
    end = start + len(str(row["quote"]))
    return sentence[:start], sentence[start:end], sentence[end:]


def _print_sentence(row: "Row") -> None:
    from rich.text import Text

    before, quote, after = cut_sentence(row)
    print_text(Text.assemble(inert(before), (inert(quote), "bold reverse"), inert(after)), "")


def _print_evidence(evidence: "Evidence") -> None:
    """The passages with signs under the marked words, then what each sign means."""
    for passage in evidence.passages:
        print_text(*_lines(passage), "")
    if not evidence.is_as_published:
        say(
            message(
                "The reader has changed since the release: the marks are today's. `jihua refresh` reads "
                "again."
            )
        )
    columns = [
        Column(),
        Column(message("role")),
        Column(message("words"), folds=True),
        Column(message("read by")),
        Column(message("which says"), folds=True),
    ]
    print_table(columns, _legend(evidence))
    print_text("")


def _lines(passage: "Passage") -> Iterator["Text"]:
    """The passage in lines of the screen's width, each with the signs of its marks below."""
    from rich.text import Text

    roles = _roles(passage)
    words, signs, width = Text(), "", 0
    for character, role in zip(passage.text, roles, strict=True):
        shown = inert(character).replace("\n", " ")
        sign, style, _ = ROLES.get(role, (" ", "", ""))
        if width + width_of(shown) > WIDTH:
            yield words
            if signs.strip():
                yield Text(signs.rstrip())
            words, signs, width = Text(), "", 0
        words.append(shown, style)
        signs += sign * width_of(shown)
        width += width_of(shown)
    yield words
    if signs.strip():
        yield Text(signs.rstrip())


def _roles(passage: "Passage") -> list[str]:
    """The role of each character of the passage; empty for one that nothing was read from."""
    roles = [""] * len(passage.text)
    order = list(ROLES)
    for mark in sorted(passage.marks, key=lambda mark: order.index(mark.role), reverse=True):
        for at in range(mark.start, mark.end):
            roles[at - passage.start] = mark.role
    return roles


def _legend(evidence: "Evidence") -> Iterator[tuple[object, ...]]:
    """A row for each mark, then for each rule that no words of its own stand for."""
    told = list(_marks(evidence))
    for role, (sign, _, name) in ROLES.items():
        for mark in told:
            if mark["role"] == role:
                yield sign, name, str(mark["text"]), str(mark["rule"]), message(str(mark["says"]))
    named = {mark["rule"] for mark in told}
    for rule in evidence.record.rules:
        if rule not in named:
            yield "", _FAMILIES.get(rule.partition("-")[0], ""), "", rule, message(_says(rule))


def _fields(row: "Row", *, has_marks: bool) -> list[tuple[Message, object]]:
    code = f" ({row['indicator_code']})" if row["indicator_code"] else ""
    high = f"–{inert(row['value_high'])}" if row["value_high"] is not None else ""
    fields = [
        (message("report"), row["title"]),
        (message("address"), row["url"]),
        (message("published"), row["published_on"]),
        (message("file"), f"raw/{row['source_path']}"),
        (
            message("place"),
            message("characters {start} to {end}", start=row["span_start"], end=row["span_end"]),
        ),
        (message("indicator"), f"{row['indicator']}{code}"),
        (message("measure"), word("measure", row["measure"])),
        (message("value"), f"{inert(row['value'])}{high} {inert(row['unit'])}"),
        (message("bound"), _BOUNDS.get(str(row["bound"]), row["bound"])),
        (message("period"), row["period"]),
        (message("nature"), word("nature", row["nature"])),
        (message("of whom"), row["subject"]),
        (message("read by"), None if has_marks else row["rules"]),
        (message("id"), row["observation_id"]),
    ]
    return [(name, value) for name, value in fields if value not in (None, "")]
