"""What is told of a command that was not given as it wants to be.

Belongs here: typer's errors of use as our messages. Not here: our own (`names` and the commands
raise them), failures of a command (`app`).
"""

import re
from collections.abc import Sequence

from typer._click.exceptions import BadParameter, MissingParameter, NoSuchOption, UsageError

from orchestration.language import Message, joined, message, template

# typer and pydantic say these in English only; a name in a pattern is a value of the message.
_SAID = (
    (r"Input should be a valid integer.*", template("a whole number is wanted")),
    (r"Input should be a valid number.*", template("a number is wanted")),
    (r"Input should be greater than or equal to (?P<least>.*)", template("{least} or more is wanted")),
    (r"Input should be less than or equal to (?P<most>.*)", template("{most} or less is wanted")),
    (r"Value error, (?P<value>'.*') is not one of (?P<known>.*)\.", template("{value} is none of {known}")),
    (r"Value error, (?P<value>'.*') does not match.*", template("{value} is not a day; write 2024-01-01.")),
    (r"\w+ (?P<path>'.*') does not exist\.", template("{path} does not exist")),
    (r"\w+ (?P<path>'.*') is a directory\.", template("{path} is a folder; a file is wanted")),
    (r"\w+ (?P<path>'.*') is not readable\.", template("{path} cannot be read; check its permissions")),
    (r"Got unexpected extra argument\(s\) \((?P<more>.*)\)", template("the command takes no {more}")),
    (r"Option '(?P<option>.*)' requires an argument\.", template("{option} wants a value behind it")),
    (r"Option '(?P<option>.*)' does not take a value\.", template("{option} takes no value")),
    (r"No such command '(?P<name>.*)'\. Did you mean (?P<known>.*)\?",
     template("there is no command {name}. Did you mean {known}?")),
    (r"Missing command\.", template("name a command")),
    (r"No such command '(?P<name>.*)'\.", template("there is no command {name}")),
)  # fmt: skip


def wrong_use(error: UsageError) -> Message:
    """What is wrong with the use of a command, and where its help is."""
    path = error.ctx.command_path if error.ctx is not None else "jihua"
    return joined(
        (joined(("jihua", _reason(error)), ": "), message("`{command} --help` tells more.", command=path)),
        "\n",
    )


def _reason(error: UsageError) -> Message:
    if isinstance(error, NoSuchOption):
        return _no_option(error)
    if isinstance(error, MissingParameter):
        return message("{name} is missing", name=_name(error))
    said = error.message if isinstance(error.message, Message) else _known(error.message)
    if isinstance(error, BadParameter) and _name(error):
        return joined((_name(error), said), ": ")
    return said


def _no_option(error: NoSuchOption) -> Message:
    if not error.possibilities:
        return message("there is no option {option}", option=error.option_name)
    known = ", ".join(sorted(error.possibilities))
    return message(
        "there is no option {option}. Did you mean {known}?", option=error.option_name, known=known
    )


def _name(error: BadParameter) -> str:
    """The option or argument as one writes it; empty where the error names none."""
    named: str | Sequence[str] | None = error.param_hint
    if named is None and error.param is not None:
        named = error.param.get_error_hint()
    return ", ".join([named] if isinstance(named, str) else named or ()).replace("'", "")


def _known(said: str) -> Message:
    """What typer said as a message of ours; as it is, in English, where we know no such."""
    for pattern, text in _SAID:
        found = re.fullmatch(pattern, said, re.DOTALL)
        if found:
            return message(text, **found.groupdict())
    return joined((said,))
