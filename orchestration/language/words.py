"""Codes of the marts in words, Chinese and English; divisions in English.

Belongs here: the lists of them. Not here: messages (`messages`), Chinese names of divisions, names of
indicators (the registry).
"""

import csv
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

_ROOM = Path(__file__).parent


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
    with (_ROOM / "words.csv").open(encoding="utf-8", newline="") as handle:
        return {(row["kind"], row["code"]): Words(row["zh"], row["en"]) for row in csv.DictReader(handle)}


@cache
def english_names() -> Mapping[str, str]:
    """English names of the nation, provinces and large cities, by code; read once a process."""
    with (_ROOM / "english_names.csv").open(encoding="utf-8", newline="") as handle:
        return {row["division_code"]: row["name_en"] for row in csv.DictReader(handle)}
