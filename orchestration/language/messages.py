"""Texts that are English until they are shown.

Belongs here: a text with its values, and its translation. Not here: which language is chosen
(`choosing`), writing the catalogue (`catalogue`).

What is stored or logged must not depend on the language of whoever ran the command. So a message
is an English string like any other, and remembers what it was made from: only where it is shown is
it put into the reader's language.
"""

import gettext
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path

DOMAIN = "jihua"
LOCALE = Path(__file__).with_name("locale")


class Message(str):
    """An English text for people that can be had in another language.

    `template` names its values in braces; `many` is its plural, chosen by the value `count`.
    """

    __slots__ = ("many", "template", "values")
    template: str
    values: Mapping[str, object]
    many: str | None

    def __new__(cls, template: str, values: Mapping[str, object], many: str | None = None) -> "Message":
        """The English text with its values in it."""
        chosen = template if many is None or values["count"] == 1 else many
        made = super().__new__(cls, chosen.format_map(values) if values else chosen)
        made.template, made.values, made.many = template, values, many
        return made

    def __reduce__(self) -> tuple[object, ...]:
        # Errors cross the borders of processes; the text alone would lose its translation.
        return Message, (self.template, dict(self.values), self.many)

    def in_language(self, language: str) -> str:
        """The text in that language; in English where the catalogue has none of it."""
        if not self.template:
            # What gettext keeps under nothing is the head of the catalogue.
            return ""
        catalogue = _catalogue(language)
        if self.many is None:
            chosen = catalogue.gettext(self.template)
        else:
            chosen = catalogue.ngettext(self.template, self.many, int(str(self.values["count"])))
        if not self.values:
            return chosen
        return chosen.format_map({name: in_language(value, language) for name, value in self.values.items()})


def message(template: str, /, **values: object) -> Message:
    """A text; its values stand in braces, as in `str.format`."""
    return Message(template, values)


def template(text: str) -> str:
    """The text as it is, for `message` to fill later; marks it for the catalogue."""
    return text


def counted(count: int, one: str, many: str, /, **values: object) -> Message:
    """A text about a number of things, which stands in it as {count}."""
    return Message(one, {"count": count, **values}, many)


def joined(texts: Iterable[object], separator: str = "; ") -> Message:
    """Texts one after the other, each of which keeps its translation."""
    values = {f"text_{number}": text for number, text in enumerate(texts)}
    return Message(separator.join(f"{{{name}}}" for name in values), values)


def in_language(value: object, language: str) -> object:
    """A message, or an error that carries one, in that language; anything else as it is."""
    if isinstance(value, Message):
        return value.in_language(language)
    if isinstance(value, Exception):
        said = getattr(value, "message", None) or (value.args[0] if value.args else None)
        return said.in_language(language) if isinstance(said, Message) else value
    return value


@cache
def _catalogue(language: str) -> gettext.NullTranslations:
    return gettext.translation(DOMAIN, LOCALE, languages=[language], fallback=language == "en")
