"""Codes of the marts in words, Chinese and English.

Belongs here: the list of them. Not here: messages (`messages`), names of divisions and indicators
(the registry).
"""

import csv
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

_LIST = Path(__file__).with_name("words.csv")


@dataclass(frozen=True, slots=True)
class Words:
    """A code in both languages."""

    zh: str
    en: str

    def in_language(self, language: str) -> str:
        """The words in Chinese (`zh`) or English."""
        return self.zh if language == "zh" else self.en


@cache
def code_words() -> Mapping[tuple[str, str], Words]:
    """Words by the kind of the code and the code itself; read once a process."""
    with _LIST.open(encoding="utf-8", newline="") as handle:
        return {(row["kind"], row["code"]): Words(row["zh"], row["en"]) for row in csv.DictReader(handle)}
