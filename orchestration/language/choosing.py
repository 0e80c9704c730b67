"""The language of messages.

Belongs here: asking the environment. Not here: the texts (`messages`).
"""

import os
from typing import Literal

Language = Literal["en", "zh"]

# The first that is set decides; after ours in the order of GNU gettext.
_VARIABLES = ("JIHUA_LANG", "LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG")


def chosen_language() -> Language:
    """Chinese where JIHUA_LANG or else the locale says so (zh, zh_CN.UTF-8, …), English otherwise."""
    said = next((value for name in _VARIABLES if (value := os.environ.get(name))), "")
    return "zh" if said.lower().startswith("zh") else "en"
