"""The commands: `jihua …`.

Belongs here: what people type and what they see. Not here: the work itself; a command asks
another room for it and imports that room only when it runs, so that `jihua --help` is quick.
"""

from orchestration.cli.app import main

__all__ = ["main"]
