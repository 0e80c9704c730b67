"""Messages for people, in the language that they chose.

Belongs here: which language that is, texts that are English until somebody shows them, the
catalogue of translations, codes in words. Not here: the texts themselves, which stand where they
are said.
"""

from orchestration.language.choosing import chosen_language
from orchestration.language.messages import Message, counted, in_language, joined, message, template

__all__ = ["Message", "chosen_language", "counted", "in_language", "joined", "message", "template"]
