"""The command line as a page of the documentation.

Belongs here: asking typer for the page. To write it anew: `python -m orchestration.cli.page > docs/cli.md`.
"""

import os
import sys


def commands_page() -> str:
    """Every command with its arguments and options, as Markdown."""
    # The page must not depend on the terminal it was written from.
    os.environ["TERMINAL_WIDTH"] = "100"
    import typer
    from typer.cli import get_docs_for_click

    from orchestration.cli.app import app

    command = typer.main.get_command(app)
    context = typer.Context(command, info_name="jihua")
    page = get_docs_for_click(obj=command, ctx=context, name="jihua", title="Commands of jihua · 命令")
    return f"{page.strip()}\n"


if __name__ == "__main__":
    sys.stdout.write(commands_page())
