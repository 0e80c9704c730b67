"""The catalogue of translations, kept up to what the code says.

Belongs here: collecting every message, writing `locale/zh/LC_MESSAGES/jihua.po` and the `.mo` that
is read at run time. Not here: looking a translation up (`messages`). Needs Babel, which only the
checks install. After a change of messages: `python -m orchestration.language.catalogue`, then
translate what it names.
"""

import io
import sys
from collections.abc import Iterator
from datetime import UTC, datetime

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

from orchestration.language.messages import DOMAIN, LOCALE
from orchestration.paths import CHECKOUT

LANGUAGE = "zh"
PO = LOCALE / LANGUAGE / "LC_MESSAGES" / f"{DOMAIN}.po"
MO = PO.with_suffix(".mo")
# The functions that make a message, with the places of their text (and its plural).
KEYWORDS = {"message": None, "template": None, "counted": (2, 3)}
_HEAD = """\
# Chinese messages of jihua. `python -m orchestration.language.catalogue` writes this file anew:
# it keeps what is translated and adds what is not.
#"""


def collected() -> Catalog:
    """Every text that the code can say, without translations."""
    catalogue = _empty()
    found = extract_from_dir(
        str(CHECKOUT / "orchestration"), [("**.py", "python")], keywords=KEYWORDS, comment_tags=()
    )
    for _, _, text, _, _ in found:
        catalogue.add(text)
    for text in (*_help_texts(), *_rules_of_reading(), *_descriptions()):
        catalogue.add(text)
    return catalogue


def translated() -> Catalog:
    """The catalogue as it is kept."""
    with PO.open("rb") as handle:
        return read_po(handle, locale=LANGUAGE, domain=DOMAIN)


def updated() -> Catalog:
    """The kept catalogue with every text of the code and no other; new ones are not translated yet."""
    kept = translated() if PO.is_file() else _empty()
    kept.update(collected(), no_fuzzy_matching=True)
    kept.obsolete.clear()
    kept.header_comment = _HEAD
    return kept


def po_bytes(catalogue: Catalog) -> bytes:
    """The catalogue as a file for translators, in the order of the texts."""
    written = io.BytesIO()
    write_po(written, catalogue, width=100, no_location=True, sort_output=True, omit_header=False)
    return written.getvalue()


def mo_bytes(catalogue: Catalog) -> bytes:
    """The catalogue as gettext reads it."""
    written = io.BytesIO()
    write_mo(written, catalogue)
    return written.getvalue()


def untranslated(catalogue: Catalog) -> list[str]:
    """The texts of which a translation, or that of their plural, is missing."""
    return [
        str(text.id)
        for text in catalogue
        if text.id and not (all(text.string) if isinstance(text.string, list | tuple) else text.string)
    ]


def _empty() -> Catalog:
    # Without a day of its own the file changes only with its texts.
    day = datetime(2026, 1, 1, tzinfo=UTC)
    return Catalog(
        locale=LANGUAGE,
        domain=DOMAIN,
        project="jihua",
        version="",
        msgid_bugs_address="",
        last_translator="",
        language_team="",
        creation_date=day,
        revision_date=day,
        fuzzy=False,
    )


def _help_texts() -> Iterator[str]:
    import typer

    from orchestration.cli.app import app
    from orchestration.cli.help import help_texts

    yield from help_texts(typer.main.get_command(app))


def _rules_of_reading() -> Iterator[str]:
    from orchestration.extraction.rules import RULES

    yield from (rule.says for rule in RULES)


def _descriptions() -> Iterator[str]:
    from orchestration.dictionary import texts

    yield from texts()


def main() -> None:
    """Write both files; name on stderr what is not translated."""
    catalogue = updated()
    PO.write_bytes(po_bytes(catalogue))
    MO.write_bytes(mo_bytes(catalogue))
    for text in untranslated(catalogue):
        sys.stderr.write(f"not translated: {text!r}\n")


if __name__ == "__main__":
    main()
