"""Names of divisions as titles write them.

Belongs here: a phrase such as 省名市名区名 becomes the codes it can mean. Not here: where such
phrases stand in a document (`titles`), which of several codes is meant (`identity`).
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache

from orchestration.registry import Division, FormerDivision, load_divisions, load_former_divisions

NATION = "000000"
_NATION_NAMES = ("中华人民共和国", "全国", "国家", "中国", "我国", "国务院")
_PROVINCE_SUFFIX = re.compile(r"(省|市|壮族自治区|回族自治区|维吾尔自治区|自治区|特别行政区)$")
# The peoples whose names stand in the names of autonomous divisions; people leave them out in speech.
_PEOPLES = (
    "阿昌族|白族|保安族|布朗族|布依族|朝鲜族|达斡尔族|傣族|德昂族|东乡族|侗族|独龙族|鄂伦春|鄂温克族|高山族|"
    "仡佬族|哈尼族|哈萨克族|哈萨克|赫哲族|回族|基诺族|京族|景颇族|柯尔克孜|拉祜族|黎族|傈僳族|满族|毛南族|"
    "蒙古族|蒙古|苗族|仫佬族|纳西族|怒族|普米族|羌族|撒拉族|畲族|水族|塔吉克|土家族|土族|佤族|维吾尔|锡伯族|"
    "瑶族|彝族|裕固族|藏族|壮族|各族"
)
_AUTONOMOUS = re.compile(rf"^(?P<stem>.+?)(?:{_PEOPLES})+自治(?P<rank>[州县旗])$")


@dataclass(frozen=True, slots=True)
class Gazetteer:
    """Divisions by code, and the codes that each name can mean."""

    divisions: Mapping[str, Division | FormerDivision]
    codes: Mapping[str, frozenset[str]]
    longest: int

    def ancestors(self, code: str) -> tuple[str, ...]:
        """The divisions above, nearest first; the nation last."""
        chain: list[str] = []
        parent = self.divisions[code].parent_code
        while parent is not None:
            chain.append(parent)
            parent = self.divisions[parent].parent_code
        return tuple(chain)

    def resolve(self, phrase: str) -> frozenset[str]:
        """The codes that the phrase can mean, one name after another; none where a part of it is unknown."""
        return self._below(phrase, frozenset())

    def _below(self, phrase: str, above: frozenset[str]) -> frozenset[str]:
        for length in range(min(len(phrase), self.longest), 1, -1):
            codes = self.codes.get(phrase[:length], frozenset())
            if above:
                codes = frozenset(code for code in codes if above.intersection(self.ancestors(code)))
            if not codes:
                continue
            if length == len(phrase):
                return codes
            if found := self._below(phrase[length:], codes):
                return found
        return frozenset()

    def mentioned(self, text: str) -> frozenset[str]:
        """Every code that some name in the text can mean; of overlapping names the longest counts."""
        found: set[str] = set()
        position = 0
        while position < len(text):
            for length in range(min(len(text) - position, self.longest), 1, -1):
                if codes := self.codes.get(text[position : position + length]):
                    found.update(codes)
                    position += length - 1
                    break
            position += 1
        return frozenset(found)

    def named(self, codes: Iterable[str]) -> str:
        """The codes with their full names, for messages."""
        return ", ".join(f"{code} {self.divisions[code].full_name}" for code in sorted(codes))


def short_names(division: Division | FormerDivision) -> tuple[str, ...]:
    """Names in use beside the official one: a province without its rank, 自治州 without its peoples."""
    if division.level == "nation":
        return _NATION_NAMES
    if division.level == "province":
        return (_PROVINCE_SUFFIX.sub("", division.name),)
    if (match := _AUTONOMOUS.match(division.name)) is not None:
        return (match["stem"] + match["rank"],)
    return ()


@cache
def load_gazetteer() -> Gazetteer:
    """The divisions of the registry with their names; read once a process."""
    in_force, former = load_divisions(), load_former_divisions()
    codes: defaultdict[str, set[str]] = defaultdict(set)
    for code, division in in_force.items():
        for name in (division.name, *short_names(division)):
            codes[name].add(code)
    _add_former(codes, former)
    return Gazetteer(
        divisions={**former, **in_force},
        codes={name: frozenset(found) for name, found in codes.items()},
        longest=max(len(name) for name in codes),
    )


def _add_former(codes: defaultdict[str, set[str]], former: Mapping[str, FormerDivision]) -> None:
    """Names that no division in force bears: 密云县 means a former code, 鼓楼区 never does."""
    names: defaultdict[str, set[str]] = defaultdict(set)
    for code, division in former.items():
        for name in (division.name, *short_names(division)):
            if name not in codes:
                names[name].add(code)
    codes.update(names)
