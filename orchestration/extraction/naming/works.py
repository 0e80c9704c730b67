"""Works and projects named by what they make.

Belongs here: 年产5万吨X项目, N吨X项目: the project by its goods, and whose it is. Not here: other
things counted (`counted`).
"""

import re

from orchestration.extraction.naming.figures import Figure
from orchestration.extraction.naming.nouns import Nouns
from orchestration.extraction.naming.phrases import VERB, trimmed
from orchestration.extraction.times.works import STAND
from orchestration.extraction.words import group

WORKS = re.compile(r".{2,}?(?:项目|工程|生产线|基地)")
NOT_A_MAKER = re.compile(r"[、,和与及“”\d]|项目|等$|的$")

LONGEST_MAKER = 10
# 重点项目90个,30个开工建设,20个竣工: what became of some of those counted before, and nothing else.
BECAME = re.compile(
    r"(?:已经?|均|正式|顺利|陆续|相继|全部|如期|成功)*"
    rf"(?P<how>(?:主体)?(?:{STAND}|开工|落地|封顶|签约|开业|运营|开放|挂牌|开建)+(?:建设|使用|投产|运营)?"
    r"|(?:正在?|加快|有序|抓紧)+(?:推进|建设|实施|施工))(?=[,;:。、和与及\n]|$)"
)


class Works(Nouns):
    """Clauses that tell of works by what they make."""

    def _that_became(self, figure: Figure) -> tuple[str, int] | None:
        """重点项目90个,30个开工建设: some of those told before, and where it ends."""
        carry, mention = self.carry, figure.mention
        if figure.phrase or self.first or not mention.is_classifier or mention.unit not in carry.units:
            return None
        became = BECAME.match(self.text, figure.after.end(), self.end) if carry.holder else None
        return None if became is None else (carry.holder + group(became, "how"), became.end())

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
