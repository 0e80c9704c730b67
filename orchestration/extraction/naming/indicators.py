"""From the wording of an indicator to its code.

Belongs here: whether a phrase words an indicator of the registry. Not here: the list of wordings,
which is the seed `indicator_aliases.csv`; how the phrase is found (`phrases`); whether the figure
can be of the indicator (`codes`).
"""

import re
from functools import cache, lru_cache

from orchestration.extraction.naming.phrases import trimmed
from orchestration.extraction.naming.places import place_heads, places
from orchestration.registry import Alias, load_aliases, load_indicators

# 全 with a place's name of one sign tells the whole place; with these signs it tells something else.
NO_PLACE = "球年部员域民社面体新程口行产要日装托线媒息方文力速长周天季月期数额量价时链段流过程天候"
# Words that leave the meaning of a wording as it is, before it, after it or within it.
NEUTRAL_BEFORE = re.compile(
    rf"(?:全[^{NO_PLACE}\W\d]|"
    r"\d{1,2}[、.]|[一二三四五六七八九十]{1,2}\)|1[-—~至]\d{1,2}月(?:份)?|前\d{1,2}个月|首次|已|将|但|仍|还|全年|(?:计划总投资)?\d+万元(?:及)?以上(?:的)?|城镇以上|国家|省级?|年度|全部|全区|全市|全省|全县|全州|全国|全盟|全旗|全镇|我区|我市|我省|我县|我国|本市|本省|本区|本县|地方|“[^”]{1,12}”|省市县|市县|各级|省级|市级|县级|安排|实施|各类|各项|实现|完成|预计|累计|共|其中|年末|年底"
    r"|期末|辖内|辖区|主要|银行业|金融机构|新|的|拥有|全口径|总体|统计|认定的|属地|区级|[州区县]属|省列|市列|[区县旗]本级|设区(?:的)?(?:城)?市|国[考控](?:\d{1,2}个?)?(?:城?市)|首批|(?:地级|县级|市州)(?:及以上)?(?:城)?市|净增|现价|当年价|有效期内|有效(?=发明)|扣除自然因素影响后|上半年|前三季度|一季度|平均|年|到|，|、|,|全社会|国家级|现有|市场主体|各|推动|推进|带动|拉动|确保|力争|口径|截至)*$"
)
NEUTRAL_WITHIN = re.compile(r"现价|可比价|累计|完成|实现|预计|全年|年度|的|“|”|共|首次")
NEUTRAL_AFTER = re.compile(
    r"(?:保有量|增量|累计|完成|实现|预计|总量|总数|数量|总计|合计|共|总额|总值|增速|增幅|上涨幅度|涨幅|增长率|增长速度|增长|数|为|达|规模|年均|总体|水平|同比|的|指标|情况|方面|户数|家数|人数|目标|预期目标|名义|实际|稳定|保持|控制|降幅|提高|下降|上涨|任务|(?<!增加值)率|额|均值|平均值|连续[一二三四五六七八九十\d]{1,2}年|(?:连续?跨|跨越?|跨上|迈上|连上|登上|再上)[^,、]{0,8}(?:台阶|关口))*$"
)
WHOLE_PLACE = re.compile(rf"全[^{NO_PLACE}\W\d](?=..)")
DONE_BY = re.compile(r"(?:地区|实现|完成|全年|全市|全省|全区|全县|的|预计|经济)+$")
PARENTHESES = re.compile(r"\([^()]{0,20}\)")


@cache
def _aliases() -> dict[str, tuple[Alias, ...]]:
    table: dict[str, list[Alias]] = {}
    for alias in load_aliases():
        table.setdefault(alias.alias, []).append(alias)
    return {wording: tuple(entries) for wording, entries in table.items()}


# Wordings that say the same: 研发经费支出相当于全市生产总值的比例 is 研发经费占GDP比重.
SYNONYMS = (
    (re.compile(r"(?:地区|国内|全[国省市县区州])?生产总值"), "GDP"),
    (re.compile(r"研究与试验发展(?:\(R&D\))?|R&D"), "研发"),
    (re.compile(r"(?<=研发)(?:经费)?(?:支出|投入)(?!强度)"), "经费"),
    (re.compile(r"gdp|GDp"), "GDP"),
    (re.compile(r"(?:可吸入|细)颗粒物\(?(PM2\.5|PM10)\)?"), r"\1"),
    (re.compile(r"粮食(?:作物(?=总?产量)|生产(?=总产))"), "粮食"),
    (re.compile(r"(?<=新增)各类(?=[市商经][场事营]主体)"), ""),
    (re.compile(r"市场(?=经营主体)"), ""),
    (re.compile(r"(?<=综合)耗能"), "能耗"),
    (re.compile(r"(?<=第[一二三])次(?=产业)"), ""),
    (re.compile(r"(?<=预算)财政(?=收入|支出)"), ""),
    (re.compile(r"(?<=一般)财政(?=预算收入)"), ""),
    (re.compile(r"相当于|与(?=GDP)"), "占"),
    (re.compile(r"的?(?:比例|比率|比重|占比|之比)"), "比重"),
    (re.compile(r"(?:每?万元|单位)(?=GDP)"), "单位"),
    (re.compile(r"规模(?:以上|(?=工业企业))"), "规上"),
    (re.compile(r"限额以上"), "限上"),
    (re.compile(r"(?<=低保)(?:平均|月均|人均|最低)?(?:保障)?(?:月)?(?=标准)"), ""),
    (re.compile(r"重大(?=项目|工程)"), "重点"),
    (re.compile(r"^[省市县区]级?及?以上(?=重点(?:建设)?项目)"), ""),
)


def _unified(phrase: str) -> str:
    for pattern, told in SYNONYMS:
        phrase = pattern.sub(told, phrase)
    return phrase


@cache
def _unified_aliases() -> dict[str, tuple[Alias, ...]]:
    table: dict[str, list[Alias]] = {}
    for wording, entries in _aliases().items():
        table.setdefault(_unified(wording), []).extend(entries)
    return {wording: tuple(entries) for wording, entries in table.items()}


@cache
def _headline() -> frozenset[str]:
    return frozenset(code for code, entry in load_indicators().items() if entry.tier == "headline")


def code_of(phrase: str) -> str | None:
    """The code of the headline indicator that `phrase` words as a whole; None for any other."""
    return _codes(phrase)[0]


def further_code_of(phrase: str) -> str | None:
    """The code of the indicator beyond the headlines that `phrase` words as a whole; None for any other."""
    return _codes(phrase)[1]


def is_whole_name(phrase: str) -> bool:
    """Whether the phrase as it stands is a wording of some indicator, without neutral words."""
    return phrase in _aliases()


@lru_cache(maxsize=65536)
def _codes(phrase: str) -> tuple[str | None, str | None]:
    """The code that the phrase words as one of a headline, or as one of any other indicator."""
    code = _any_code(phrase)
    return (code, None) if code in _headline() else (None, code)


def _any_code(phrase: str) -> str | None:
    plain = phrase.replace(" ", "").replace("_", "")
    # Where a line break stood inside the phrase, the words after it are the indicator.
    last = phrase.rpartition(" ")[2]
    candidates = (plain, NEUTRAL_WITHIN.sub("", plain), PARENTHESES.sub("", plain), last)
    # Mostly they are one and the same.
    for candidate in dict.fromkeys(candidates):
        code = _whole(candidate, _aliases())
        if code is not None:
            return code
    unified = _unified(plain)
    return None if unified == plain else _whole(unified, _unified_aliases())


def without_place(phrase: str, code: str) -> str:
    """某市居民消费价格 without the place that it begins with, where the rest has the same code."""
    for size in range(min(8, len(phrase) - 2), 1, -1):
        if phrase[:size] in places() and code_of(phrase[size:]) == code:
            return trimmed(phrase[size:])
    return phrase


def _names_place(words: str) -> bool:
    return words[:2] in place_heads() and DONE_BY.sub("", words) in places()


def _whole(phrase: str, aliases: dict[str, tuple[Alias, ...]]) -> str | None:
    """The longest wording that covers the phrase but for neutral words around it."""
    length = len(phrase)
    for start in range(length):
        if start > 14:
            break
        if start and not (NEUTRAL_BEFORE.fullmatch(phrase, 0, start) or _names_place(phrase[:start])):
            continue
        for end in range(length, start + 1, -1):
            entries = aliases.get(phrase[start:end])
            if entries is None or (end < length and not NEUTRAL_AFTER.fullmatch(phrase, end)):
                continue
            for alias in entries:
                if alias.allows(phrase):
                    return alias.indicator_code
    return None
