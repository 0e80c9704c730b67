"""Help in the chosen language.

Belongs here: putting typer's command and typer's own words into that language. Not here: wrong use
(`wrong_use`), the texts, which stand beside what they are about.
"""

import gettext
import os
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

import typer

from orchestration.cli.screen import spoken
from orchestration.language import chosen_language, message, template
from orchestration.language.messages import DOMAIN, LOCALE

if TYPE_CHECKING:
    from typer._click.core import Command, Context
    from typer._click.formatting import HelpFormatter

# What typer puts into a line of usage, and the help of its own options: it knows no translation of them.
PLACEHOLDERS = (
    message("[OPTIONS]"),
    message("COMMAND [ARGS]..."),
    message("Show this message and exit."),
    message("Install completion for the current shell."),
    message("Show completion for the current shell, to copy it or customize the installation."),
    # typer looks these up itself, by the machinery of gettext.
    message("Arguments"),
    message("Options"),
    message("Commands"),
    template("[required]"),
    template("required"),
    template("default: {default}"),
    template("[default: {}]"),
    template("(dynamic)"),
)


class SpokenCommand(typer.core.TyperCommand):
    """A command whose line of usage is told in the chosen language."""

    def format_usage(self, ctx: "Context", formatter: "HelpFormatter") -> None:
        """The line of usage; typer writes its first word in English."""
        _write_usage(self, ctx, formatter)


class SpokenGroup(typer.core.TyperGroup):
    """The group of all commands, whose line of usage is told in the chosen language."""

    def format_usage(self, ctx: "Context", formatter: "HelpFormatter") -> None:
        """The line of usage; typer writes its first word in English."""
        _write_usage(self, ctx, formatter)


def _write_usage(command: "Command", ctx: "Context", formatter: "HelpFormatter") -> None:
    pieces = " ".join(command.collect_usage_pieces(ctx))
    formatter.write_usage(ctx.command_path, pieces, prefix=str(spoken(message("Usage: "))))


@contextmanager
def speaking() -> Iterator[None]:
    """While the block runs, typer's own headings are looked up in our catalogue, in the chosen language."""
    gettext.bindtextdomain(DOMAIN, LOCALE)
    gettext.textdomain(DOMAIN)
    before = os.environ.get("LANGUAGE")
    os.environ["LANGUAGE"] = chosen_language()
    try:
        yield
    finally:
        gettext.textdomain("messages")
        if before is None:
            del os.environ["LANGUAGE"]
        else:
            os.environ["LANGUAGE"] = before


def spoken_command(app: typer.Typer) -> "Command":
    """The command line with its help in the chosen language."""
    command = typer.main.get_command(app)
    if chosen_language() != "en":
        context = typer.Context(command, **command.context_settings)
        _translate(command, context)
        for one in getattr(command, "commands", {}).values():
            _translate(one, typer.Context(one, parent=context))
    return command


def help_texts(command: "Command") -> Iterator[str]:
    """Every text that the help of a command shows, its own options and its commands included."""
    yield from filter(None, (command.help, command.short_help, command.epilog))
    for parameter in command.params:
        yield from filter(None, (getattr(parameter, "help", None),))
    for one in getattr(command, "commands", {}).values():
        yield from help_texts(one)


def _translate(command: "Command", context: "Context") -> None:
    for name in ("help", "short_help", "epilog", "options_metavar", "subcommand_metavar"):
        _translate_text(command, name)
    # typer makes the option --help anew whenever it is asked for, and keeps it.
    asked = command.get_help_option(context)
    for parameter in (*command.params, *filter(None, (asked,))):
        _translate_text(parameter, "help")


def _translate_text(owner: object, name: str) -> None:
    text = getattr(owner, name, None)
    if text:
        setattr(owner, name, spoken(message(text)))
