"""The command line as a page of the documentation, in English and Chinese.

Belongs here: asking typer for the page. To write it anew: `python -m orchestration.cli.page > docs/cli.md`,
`python -m orchestration.cli.page zh > docs/cli.zh.md`.
"""

import os
import re
import sys

from orchestration.language import message

# typer writes the headings of its pages in English.
HEADINGS = (message("Usage"), message("Arguments"), message("Options"), message("Commands"))
_TITLES = {"en": "Commands of jihua", "zh": "jihua 的命令"}
_OTHER = {"en": "中文：[命令](cli.zh.md).", "zh": "English: [Commands](cli.md)."}


def commands_page(language: str = "en") -> str:
    """Every command with its arguments and options, as Markdown."""
    # The page must not depend on the terminal or the locale that it was written from.
    os.environ |= {"TERMINAL_WIDTH": "100", "JIHUA_LANG": language}
    import typer
    from typer.cli import get_docs_for_click

    from orchestration.cli.app import app
    from orchestration.cli.help import speaking, spoken_command

    with speaking():
        command = spoken_command(app)
        context = typer.Context(command, info_name="jihua")
        page = get_docs_for_click(obj=command, ctx=context, name="jihua", title=_TITLES[language])
    for heading in HEADINGS:
        page = page.replace(f"**{heading}**:", f"**{heading.in_language(language)}**:")
    title, told = page.strip().split("\n", 1)
    return re.sub(r" +$", "", f"{title}\n\n{_OTHER[language]}\n{told}\n", flags=re.MULTILINE)


if __name__ == "__main__":
    sys.stdout.write(commands_page(*sys.argv[1:2]))
