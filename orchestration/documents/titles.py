"""The title of a report, found under the furniture of the page it was saved from.

Belongs here: which lines are the title, and what title and subtitle say of kind, years, place and
day. Not here: which division a place name means (`places`), what wins over the title (`identity`).
"""

import re
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date

TOP_LINES = 60
_TITLE_LINES = 4
_LONGEST_TITLE = 100
# Reports are delivered from the winter on; from this month a report looks back on its own year.
_SEASON_OPENS = 9

_YEAR = r"(?:19|20)\d\d"
_HAN_DIGITS = str.maketrans("〇○零一二三四五六七八九", "000123456789")
_HAN_YEAR = re.compile(r"[一二][〇○零一二三四五六七八九]{3}(?=年)")
# Signs of every line that NFKC exchanges like this.
_WIDE_SIGNS = tuple(zip("，：；！？（）％", ",:;!?()%", strict=True))
_SENTENCE = re.compile(r"[。,;!?>»|【】]|:(?!$)")
# Of those signs the ones that `parse_title` never takes from the edges.
_SIGN = re.compile(r"[。,;!?»|【】]")
_DELIVERED = re.compile(rf"(?:[—–-]{{1,2}}|\()(?={_YEAR}年\d)")
_COMMENT = re.compile(r"解读|图解|读懂|聚焦|摘要|摘登|热议|审议|解析|关键词|点赞|速览|亮点|决议|同志作|相关")
_NAMED_YEARS = re.compile(rf"(?:{_YEAR}|“?十[一二三四五六七]五”?)年?度?(?:和|与|及)?")
_ISSUER = re.compile(r"^.*(?:政府|委员会|发改委|统计局|办公室|办公厅)关于(?:印发)?")
_PLACE_EDGES = re.compile(r"^(?:关于|印发|《|年)+|[年的(《]+$|^[我全本]?[省市区县旗州盟]$")
_PART_YEAR = re.compile(r"年(?:(一季度|第一季度|上半年|前三季度)|1(?:月份?)?[-—–~至到](\d{1,2})月份?)")
_PART_MONTHS = {"一季度": "03", "第一季度": "03", "上半年": "06", "前三季度": "09"}


@dataclass(frozen=True, slots=True)
class KindRule:
    """How titles of one kind are worded, and how many years the year named is ahead of the executed one."""

    kind: str
    wording: re.Pattern[str]
    years_ahead: int
    example: str


# The first that fits wins: a title of a plan may name the government too.
KIND_RULES = (
    KindRule(
        "plan",
        re.compile(
            r"(?:国民经济(?:和|与|及)?社会发展|经济社会发展)?(?:年度)?计划.{0,8}?(?:执行|完成|落实|实施)情况"
            r"|国民经济(?:和|与|及)?社会发展情况.{1,12}计划"
        ),
        0,
        "某市2015年国民经济和社会发展计划执行情况与2016年计划草案的报告",
    ),
    KindRule(
        "communique",
        re.compile(r"(?:国民经济(?:和|与|及)?社会发展|经济(?:和|与)?社会发展)?(?:情况)?统计公报"),
        0,
        "某省2015年国民经济和社会发展统计公报",
    ),
    KindRule("work_report", re.compile(r"(?:人民)?政府工作报告"), 1, "2016年某市政府工作报告"),
    KindRule(
        "bulletin",
        re.compile(
            r"(?:国民)?经济(?:社会)?(?:主要指标)?(?:运行|形势)|经济(?:和|与|及)?社会发展(?:情况|简况|综述)"
            r"|国民经济.{0,8}(?:向好|平稳|回升|稳中)"
        ),
        0,
        "2015年某市经济运行情况",
    ),
)

_SUBTITLE = re.compile(
    rf"(?:(?P<year>{_YEAR})年(?P<month>\d{{1,2}})月(?:(?P<day>\d{{1,2}})日)?在?|在)"
    r"(?P<place>[^第,。]{0,25}?)(?:第.{1,5}届)?(?P<nation>全国)?(?:人民代表大会|人大)"
)
_DAY = rf"(?P<year>{_YEAR})[-年/.](?P<month>\d{{1,2}})[-月/.](?P<day>\d{{1,2}})日?"
_SPEAKER = re.compile(r"我(?:代表|受)(?P<place>[^,。]{1,25}?)(?:人民政府|政府|向大会|委托|,)")
_SOURCE = re.compile(
    r"(?:来源|发布机构|发布单位|发文机关):(?P<place>\S{2,20}?)(?:人民政府|政府|发展和改革|发改|统计)"
)
_LOOK_BACK = re.compile(
    rf"^(?:一|1|第一部分)?[、.]?(?P<year>{_YEAR})年(?!.*(?:安排|任务|打算|目标|部署|思路))"
    r".{0,25}?(?:回顾|主要工作|情况|成绩|成就)"
)
_PUBLISHED = re.compile(rf"(?:日期|时间):{_DAY}")
_BARE_DAY = re.compile(rf"^{_DAY}(?:\d{{1,2}}(?:时|[:时]\d{{1,2}}.{{0,4}}))?$")


@dataclass(frozen=True, slots=True)
class Title:
    """What the title lines say; None where they do not. `place` is '' where no place is named.

    `part_year` is the last month (two digits) where only the first months of a year are told.
    """

    text: str
    kind: str
    place: str
    executed_year: int | None
    part_year: str | None


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What the lines under a title say: days, and the places that they name, surest first."""

    delivered_on: date | None
    published_on: date | None
    looks_back_on: int | None
    places: tuple[str, ...]


def folded(line: str) -> str:
    """The line in half-width letters, with years in digits and without white space."""
    # A line that has nothing to exchange is only looked through, in a tenth of the time.
    for wide, narrow in _WIDE_SIGNS:
        line = line.replace(wide, narrow)
    plain = "".join(unicodedata.normalize("NFKC", line).split())
    return _HAN_YEAR.sub(lambda match: match[0].translate(_HAN_DIGITS), plain)


def top_lines(body: str) -> list[str]:
    """The first lines that are not blank, folded."""
    lines: list[str] = []
    for line in body[:20_000].splitlines():
        if plain := folded(line):
            lines.append(plain)
        if len(lines) == TOP_LINES:
            break
    return lines


def parse_title(text: str) -> Title | None:
    """What a folded line says if it is a title; None if it is not."""
    text = re.sub(r"^(?:标题|题名|名称):", "", text).strip("《》<>-—_#* ")
    if len(text) > _LONGEST_TITLE or _SENTENCE.search(text):
        return None
    for rule in KIND_RULES:
        if (match := rule.wording.search(text)) is not None and not _COMMENT.search(
            text[: match.start() + 1]
        ):
            return _title(text, rule, match)
    return None


def _title(text: str, rule: KindRule, match: re.Match[str]) -> Title | None:
    before, after = text[: match.start()], text[match.end() :]
    if rule.kind == "work_report" and _COMMENT.search(after):
        return None
    year = re.search(rf"({_YEAR})年?度?", before) or (
        re.search(rf"^[(\[]?({_YEAR})年?[)\]]?$", after) if rule.years_ahead else None
    )
    part = _PART_YEAR.search(text)
    place = _NAMED_YEARS.sub("", _PART_YEAR.sub("年", _ISSUER.sub("", before)))
    place = _PLACE_EDGES.sub("", place)
    return Title(
        text=text,
        kind=rule.kind,
        place=re.sub(r"(?:人民政府|政府)$", "", place),
        executed_year=int(year[1]) - rule.years_ahead if year else None,
        part_year=(_PART_MONTHS.get(part[1]) or f"{int(part[2]):02d}") if part else None,
    )


def find_title(lines: list[str], is_place: Callable[[str], bool]) -> tuple[Title, int] | None:
    """The best title among the lines and the number of the line after it.

    Best is the title that names a year and a known place, then the earlier one, then the one over
    fewer lines; a title with an unknown place counts least.
    """
    found = list(_candidates(lines))
    if not found:
        return None

    def rank(candidate: tuple[Title, int, int]) -> tuple[int, int, int]:
        title, start, end = candidate
        known = not title.place or is_place(title.place)
        told = (title.executed_year is not None) + (title.place != "" and known)
        return (-told if known else 1, start, end)

    title, _, end = min(found, key=rank)
    return title, end


def _candidates(lines: list[str]) -> Iterator[tuple[Title, int, int]]:
    for start in range(len(lines)):
        if _is_sentence(lines[start]):
            continue
        for end in range(start + 1, min(start + _TITLE_LINES, len(lines)) + 1):
            joined = "".join(lines[start:end])
            if (title := parse_title(_without_subtitle(joined))) is not None:
                yield title, start, end
                break


def _without_subtitle(line: str) -> str:
    """The line up to a dash or bracket that opens the day and place of delivery."""
    cut = _DELIVERED.search(line)
    return line[: cut.start()] if cut else line


def _is_sentence(line: str) -> bool:
    """Whether no title can begin with the line: a sign of a sentence stands in it before any subtitle."""
    sign = _SIGN.search(line)
    return sign is not None and _DELIVERED.search(line, 0, sign.start()) is None


def read_surroundings(lines: list[str], title_end: int, body: str) -> Surroundings:
    """What stands around a title that ends before line `title_end`."""
    near = "".join(lines[max(title_end - _TITLE_LINES, 0) : title_end + 8])
    subtitle = _SUBTITLE.search(near)
    head = "".join(lines)
    places: list[str] = []
    if subtitle is not None:
        places.append("全国" if subtitle["nation"] else subtitle["place"].removeprefix("在"))
    places += [match["place"] for match in _SPEAKER.finditer(head)]
    places += [match["place"] for match in _SOURCE.finditer("\n".join(lines))]
    published = next((m for m in map(_PUBLISHED.search, lines) if m), None) or next(
        (m for m in map(_BARE_DAY.match, lines[: title_end + 8]) if m), None
    )
    return Surroundings(
        delivered_on=_day(subtitle) if subtitle is not None and subtitle["day"] else None,
        published_on=_day(published) if published is not None else None,
        looks_back_on=_look_back(subtitle, body),
        places=tuple(place for place in places if place),
    )


def _look_back(subtitle: re.Match[str] | None, body: str) -> int | None:
    """The executed year by the first heading that looks back, else by the day of delivery."""
    for line in body.splitlines():
        if len(line) < 80 and (match := _LOOK_BACK.match(folded(line))) is not None:
            return int(match["year"])
    if subtitle is None or subtitle["year"] is None:
        return None
    return int(subtitle["year"]) - (int(subtitle["month"]) < _SEASON_OPENS)


def _day(match: re.Match[str]) -> date | None:
    try:
        return date(int(match["year"]), int(match["month"]), int(match["day"]))
    except ValueError:
        return None
