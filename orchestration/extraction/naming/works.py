"""Works and projects named by what they make.

Belongs here: 年产5万吨X项目, N吨X项目: the project by its goods, and whose it is. Not here: other
things counted (`counted`).
"""

import re

from orchestration.extraction.naming.figures import Figure
from orchestration.extraction.naming.nouns import Nouns
from orchestration.extraction.naming.phrases import VERB, trimmed
from orchestration.extraction.words import group

WORKS = re.compile(r".{2,}?(?:项目|工程|生产线|基地)")
NOT_A_MAKER = re.compile(r"[、,和与及“”\d]|项目|等$|的$")

LONGEST_MAKER = 10


class Works(Nouns):
    """Clauses that tell of works by what they make."""

    def _of_project(self, figure: Figure, project: "re.Match[str]") -> str:
        """推动某厂20万吨材料等项目投产: a project is named by what it makes, whose it is stands before."""
        self._note_maker(figure.core)
        what = group(project, "what")
        return self._keep(what + group(project, "kind"), holder=what)

    def _note_maker(self, stretch: str) -> None:
        """Remembers whose works or project the words before the figure tell."""
        maker = trimmed(stretch)
        opener = VERB.match(maker)
        maker = trimmed(maker[opener.end() :] if opener is not None else maker)
        if 2 <= len(maker) <= LONGEST_MAKER and NOT_A_MAKER.search(maker) is None:
            self.carry.entity = maker

    def _yearly(self, core: str, noun: str) -> str:
        """推动某厂年产5万吨X项目投产: what the works make in a year; whose they are stands before."""
        works = WORKS.match(noun)
        what = core[-2:] + (group(works) if works is not None else noun)
        self._note_maker(core[:-2])
        return self._keep(what, holder=noun)
