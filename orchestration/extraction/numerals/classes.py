"""Figures that say of which class a thing is.

Belongs here: a size, a mark or a rank within the name of a thing (全球最高8米支架, ESI前1%的学科), and how
many indicators a plan has: none of them measures the place. Not here: bounds with 以上 (`exclusions`).
"""

import re

from orchestration.extraction.numerals.bounded import is_of_both_bounds, is_passed_by_so_many
from orchestration.extraction.numerals.mentions import BOUNDARY, Mention
from orchestration.extraction.numerals.units import NOTHING

Why = tuple[str, str]

# 进入ESI前1%: which class a subject of study is in.
# 全球前2%顶尖科学家: the best, named by which part they are of all; 居全国前5% is a place.
OF_TOP = re.compile(r"(?:的)?(?:顶尖|顶级|高被引|科学家|学者|学科|行列|榜单|名单|方阵)")
TOP = re.compile(r"ESI(?:全球|世界|排名|学科|国际)*(?:排名)?前$")
# 实施0.2微克攻坚行动: the programme is called so.
AS_PROGRAMME = re.compile(r"(?:攻坚|提升|倍增|培育|示范)?(?:行动|工程|计划|改革)(?![投完])")
PROGRAMME_BEGINS = frozenset("攻提倍培示行工计改")
PROGRAMME_LEAD = re.compile(r"(?:实施|开展|推进|启动|落实)(?:好)?$")
# 全球最高8米液压支架; 4座20万千瓦电站: of which size each thing is.
GREATEST = re.compile(r"(?:最[高大长深宽]|首[台套条座个])的?$")
EACH_OF = re.compile(r"\d[座台套个]$|首[台套座个款艘架](?:[^,，。;；、\d]{0,6}[级型])?$")
WIDE = ("口径", "直径")
# 首个生产总值突破3万亿元的城市: the mark tells which class the place is in.
BEYOND = re.compile(r"(?:突破|超过|超|过|达到?|跨越|迈过)$")
FIRST_OF = re.compile(
    r"(?:大关|关口)?的(?:城市|省份|省|地级市|县级市|县市?|直辖市|(?:世界|国际)?大?港口?|机场|地区|园区|开发区)(?=[,，。;；、行之]|$)"
)
# 提出20项主要指标, 预期性指标12项: how many indicators a plan has.
OWN_KIND = re.compile(r"(?:主要)?(?:预期性|约束性|指导性)指标")
OWN_KIND_BEFORE = re.compile(r"(?:预期性|约束性|指导性)指标(?:共|有|为)?$")
OWN_INDICATORS = re.compile(
    r"(?:主要|核心|量化|具体|经济社会|发展|预期性|约束性|指导性|的)*指标"
    r"(?=[,，。;；、:：)）]|$|其中|以及|和|包括|综合|的?目标)"
)
OWN_BEGINS = frozenset("主核量具经发预约的指")
SETS = re.compile(
    r"(?:提出|设置|设定|设立|确定|安排|明确|细化|包括|包含|共计?|分为|其中|以及)[^,，。;；\d]{0,8}$"
    # 社会事业等三大类19个主要指标
    r"|等(?:\d{1,2}|[一二三四五六七八九十])(?:大类|个方面|方面|大方面|类)$"
)


# 36个大中城市, 15个副省级城市: sets that bear their number.
KNOWN_SET = re.compile(
    r"(?:重点)?(?:大中(?:型)?城市|副省级(?:及?以上)?城市|省会(?:及副省级)?城市|计划单列市|国家中心城市)"
    r"|(?:重点|大中)?城市(?=[^,，。;；、\d]{2,14}(?:测评|监测|排名|评价|指数))"
    # 退出全国90个重点城市空气质量“后十位”: those that are ranked together.
    r"|重点城市(?=(?:(?:环境)?空气质量)?(?:综合指数)?(?:[中里]|排[名位]|[前后倒“]))"
)
CHOSEN_IN = re.compile(
    r"(?:列为|列入|入选|成为|入围|纳入|跻身|获批|确定为|定位为|认定为)(?:全[国省市区]|[\u4e00-\u9fff]三角|[东西中南北]部|世界|全球|首批){1,2}$"
)
CHOSEN_AS = re.compile(r"[^,，。;；、\d]{0,10}(?:城市|县市?|市县?|区县?|地区|试点|园区|单位|机场|港口|枢纽)")
# 被确定为重点扶持的25个农业强县之一: one of so many.
ONE_OF = re.compile(r"[^,，。;；、\d]{2,14}之一(?=[,，。;；、!！）)\s]|$)")
CHOSEN = re.compile(
    r"(?:列为|列入|入选|成为|入围|纳入|跻身|获批|(?:确定|定位|认定|评|评定|命名|选)为|[是系])[^,，。;；\d]{0,12}$"
)
COUNTED_SO = re.compile(r"(?:[有为达增超过]|其中|建成|新增|建设|共有|的)$")
PLACES = (
    r"(?:省(?:区市|市区?|\([^()]{1,6}\)|份|直辖市|辖市)?|地级市|地市|设区的?市|市州|州市|市\([^()]{1,4}\)|县\([^()]{1,6}\)"
    r"|县市区?|县区|区县|旗县|城市|[市县区州])"
)
# 退出90个城市“后十位”: the last of these, no number of places that did it.
LAST_OF = re.compile(
    r"(?:重点|监测|排名)?(?:城市|县区|区县|县市区?|[市县区])(?:空气质量|水质|环境质量)?(?:排名|排行榜?)?[\"“”']?"
    r"(?:后[\d一二三四五六七八九十]|倒数|末位)"
)
# 在全省14个市州中, 从东北4个城市看: seen among these.
SEEN = re.compile(r"(?:在|从|于|与|居|列|比)(?:[全我][国省市区州县]|国内|省内|市内|[东西中南北部]{1,2})?$")
AMONG_THESE = re.compile(rf"{PLACES}(?:中(?![央心小])|里|之[首中]|看|平均|比较|排)")
# 30个区中有15个…: of which so many are counted.
OF_THESE = re.compile(rf"{PLACES}中,?(?:有|共有|仅有)?\d")
OPENS = re.compile(r"(?:^|[\n,，。;；:：\s]|全[国省市区州])$")
# 达到3%警戒线: the mark is set, not measured.
# 5‰人口变动抽样调查: how many were asked names the survey.
SAMPLED = re.compile(r"的?(?:人口)?(?:变动|情况)*(?:人口)?抽样|的?(?:人口|劳动力|住户)(?:变动|情况)*调查")
MARK_SET = re.compile(r"的?(?:国际)?(?:警戒线|预警线|红线|临界[点线值])")
# 全省30个区实现生产总值…亿元: all of them together.
WHOLE_OF = re.compile(r"全[国省市区州]$")
MEASURED = r"(?:收入|产值|增加值|投资|外资|零售额|总额|进出口|税收|出口)"
TOGETHER = re.compile(
    rf"(?P<who>\d{{1,3}}个{PLACES})(?:(?:共|合计|累计)?(?:实现|完成)(?=..)|(?=[^\d、]{{2,10}}{MEASURED}$))"
)
# 14个区县税收增长9%: all of them together, where no word says that they are counted.
GROWS_TOGETHER = re.compile(
    rf"{PLACES}[^,，。;；、:：\d]{{0,10}}{MEASURED}"
    r"(?:同比|累计|平均|合计|增长|下降|达到?|均)*(?:增长|下降|达到?|完成)\d"
)
ACTS_TOGETHER = re.compile(rf"{PLACES}(?:共|合计|累计)?(?:实现|完成)[^,，。;；、:：\d]{{2,14}}\d")


# 出台稳增长20条, 促消费12条: so many articles are what the paper is called by, as 二十条 is.
CALLED_BY = re.compile(
    r"(?:出台|制定|推出|实施|落实|印发|发布)(?:了|好)?[^,，。;；:：\n]{0,30}?"
    r"(?:稳|促|扩大?|惠|助力?|纾|强|保|提振|激发|支持|服务|双)[^,，。;；:：、“”\d\n]{0,10}$"
    r"|(?:促进?|稳|助企?|纾困|优化|盘活)[^,，。;；、\d“”]{0,8}"
    r"(?:经济|资产|营商环境|工业|增长|投资|消费|外贸|外资|就业|恢复|发展|回升|纾困|预期|提质|增效)$"
)
COUNTED_ARTICLES = re.compile(
    r"(?:措施|举措|政策|意见|建议|清单|事项|任务|信息|问题|线索|规定|办法|标准|规范|条款|[线路街巷河渠链带航廊道沟网])\s?$"
)
# 惠企8条、新6条等举措: papers called by their articles, listed and then told what they are.
LISTED_CALLS = re.compile(
    r"(?:[、,和及与][^,。;、和及与\d\n]{1,10}\d{1,3}条){0,6}等(?:一系列|系列|一批|一揽子|多项)?[^,。;、\d\n]{0,4}(?:政策|举措|措施|方案)"
)
AFTER_CALL = re.compile(r"\d条[、,和及与][^,。;、和及与\d\n]{1,10}$")
CALL_REACH = 40
# 某某集团20万吨粮食储备库建成: how large it is tells which works are spoken of.
OWN_WORKS = re.compile(
    r"(?:^|(?<=[。,，;；、:：\s]))(?P<whose>[\u4e00-\u9fff]{2,8}?)(?:年产|日产|年处理|总装机|装机)?$"
)
WORKS = re.compile(
    r"(?:级|以上)?[^,，。;；:：、\d\n的]{0,14}?(?:项目|工程|电站|电厂|储备库|粮库|[煤铁金铜]?矿|(?:风光|光伏|风电|储能)[^,，。;；:：、\d\n的]{0,4}|养殖场|养[猪鸡牛羊]场|生产线|产业园|牧场)"
)
WORKS_DIMENSIONS = frozenset(("power", "energy", "mass", "volume"))
# 20万千瓦风电、年产5万吨板材等8个项目: how large each is tells which works the list names.
LISTED_WORKS = re.compile(
    r"(?:级|以上)?[^,，。;；:：、\d\n的]{2,16}(?:、[^,，。;；:：\n]{2,60}?)?等\d{1,3}个[^,，。;；:：、\d\n]{0,8}(?:项目|工程)"
)
HERDS = frozenset(
    ("头", "只", "羽", "万头", "万只", "万羽", "辆", "万辆", "台", "万台", "套", "万套", "锭", "万锭")
)
# The last sign before a list that ends a clause.
OPENED_BY = re.compile(r"(?:^|[。,，;；:：\n])(?=[^。,，;；:：\n]*$)")
LIST_REACH = 80
NO_OWNER = re.compile(
    r"建|重点|全面|加快|推|启动|投|其中|包括|形成|抓|争取|确保|力争|总|年|规模|有|达|超|及|和|与|全[省市县区]|[第首]|实施|完成|引进|签约|开工|竣工"
    r"|谋划|储备|开展|落地|落户|承接|支持|改造|新增|淘汰|关停|整治|治理|种植|养殖|生产|销售|出口|进口|收储|出栏|存栏|处理|新开|获批|争取|打造|发展|培育|加工|释放|达产|扩|提升|利用|供应|保障|依托|围绕|对|将|把|以"
)


def _is_top(text: str, start: int, end: int) -> bool:
    """Whether a rate tells which class of the best a thing is in."""
    return text.startswith("前", start - 1) and (
        OF_TOP.match(text, end) is not None or TOP.search(text, max(0, start - 12), start) is not None
    )


def class_of(text: str, mention: Mention) -> Why | None:
    """Why a figure says of which class a thing is, and the rule; None where it does not."""
    return (
        (_set_of(text, mention) if mention.unit == "个" else None)
        or _size_of(text, mention)
        or _mark_of(text, mention)
        or (_indicators_of(text, mention) if mention.dimension in ("count", NOTHING) else None)
        or _called_by(text, mention)
        or (
            ("threshold", "NON-THRESHOLD-OVER")
            if is_of_both_bounds(text, mention.start, mention.end)
            else None
        )
    )


def _is_seen(text: str, start: int) -> bool:
    """Whether the places named at `start` are those among which another is seen."""
    return (
        SEEN.search(text, max(0, start - 6), start) is not None
        or OPENS.search(text, max(0, start - 2), start) is not None
    )


def _set_of(text: str, mention: Mention) -> Why | None:
    """高于36个大中城市平均水平: the places that a place is seen among are no number of them."""
    start, end = mention.start, mention.end
    one = _one_of(text, start, end)
    if one is None and COUNTED_SO.search(text, max(0, start - 5), start) is not None:
        return None
    known = one or KNOWN_SET.match(text, end) or LAST_OF.match(text, end)
    seen = known or (AMONG_THESE.match(text, end) if _is_seen(text, start) else None)
    acts = ACTS_TOGETHER.match(text, end) if WHOLE_OF.search(text, max(0, start - 4), start) else None
    acts = acts or (GROWS_TOGETHER.match(text, end) if OPENS.search(text, max(0, start - 2), start) else None)
    split = OF_THESE.match(text, end) if OPENS.search(text, max(0, start - 2), start) else None
    return ("name", "NON-NAME-SET") if seen or acts or split else None


def _one_of(text: str, start: int, end: int) -> "re.Match[str] | None":
    """被列为全国10个试点城市之一: among how many of a wider place one was chosen."""
    if text.find("之一", end, end + 18) >= 0 and CHOSEN.search(text, max(0, start - 18), start):
        return ONE_OF.match(text, end)
    chosen = CHOSEN_IN.search(text, max(0, start - 16), start)
    return CHOSEN_AS.match(text, end) if chosen is not None else None


def _size_of(text: str, mention: Mention) -> Why | None:
    start, end, dimension = mention.start, mention.end, mention.dimension
    may_be_called = text[end : end + 1] in PROGRAMME_BEGINS and dimension not in ("count", NOTHING)
    if may_be_called and AS_PROGRAMME.match(text, end):
        return ("name", "NON-NAME-SUFFIX") if PROGRAMME_LEAD.search(text, max(0, start - 6), start) else None
    if dimension == "length" and (
        text.startswith(WIDE, end) or GREATEST.search(text, max(0, start - 8), start)
    ):
        return "name", "NON-NAME-GRADE"
    if dimension in ("power", "energy") and EACH_OF.search(text, max(0, start - 6), start):
        return "threshold", "NON-THRESHOLD-CLASS"
    return None


def _mark_of(text: str, mention: Mention) -> Why | None:
    start, end, is_rate = mention.start, mention.end, mention.dimension == "rate"
    # Neither stands before the end of a clause, where most rates do.
    names = is_rate and text[end : end + 1] not in BOUNDARY
    if names and MARK_SET.match(text, end):
        return "threshold", "NON-THRESHOLD-CLASS"
    if names and SAMPLED.match(text, end):
        return "name", "NON-NAME-SUFFIX"
    if (is_rate or mention.dimension == "money") and is_passed_by_so_many(text, start, end):
        return "threshold", "NON-THRESHOLD-OVER"
    if is_rate and _is_top(text, start, end):
        return "threshold", "NON-THRESHOLD-CLASS"
    is_of = text[end : end + 1] in "的大关" and FIRST_OF.match(text, end) is not None
    if is_of and BEYOND.search(text, max(0, start - 6), start):
        return "threshold", "NON-THRESHOLD-OVER"
    return None


def _called_by(text: str, mention: Mention) -> Why | None:
    """A number in the name of a paper (稳增长20条) or of somebody's works (某某集团20万吨粮食储备库)."""
    start, end = mention.start, mention.end
    if mention.unit == "条":
        is_noun = text[end : end + 1] not in BOUNDARY or COUNTED_ARTICLES.search(
            text, max(0, start - 4), start
        )
        is_listed = LISTED_CALLS.match(text, end) is not None and (
            text[end : end + 1] != "等"
            or AFTER_CALL.search(text, max(0, start - 14), start) is not None
            or _is_called(text, start)
        )
        if is_listed:
            return "name", "NON-NAME-SUFFIX"
        called = None if is_noun else CALLED_BY.search(text, max(0, start - CALL_REACH), start)
        return ("name", "NON-NAME-SUFFIX") if called is not None else None
    if mention.dimension not in WORKS_DIMENSIONS and mention.unit not in HERDS:
        return None
    if LISTED_WORKS.match(text, end) is not None:
        return "name", "NON-NAME-SUFFIX"
    if WORKS.match(text, end) is None:
        return None
    own = OWN_WORKS.search(text, max(0, start - 14), start)
    if own is None or NO_OWNER.search(own["whose"]) is not None or _is_led_by_verb(text, own.start()):
        return None
    return "name", "NON-NAME-SUFFIX"


def _is_led_by_verb(text: str, start: int) -> bool:
    """推动甲厂5万吨板材、乙厂3万吨铝材等项目建设: whether a verb opens the list in which works stand."""
    if text[start - 1 : start] != "、":
        return False
    led = OPENED_BY.search(text, max(0, start - LIST_REACH), start)
    return led is not None and NO_OWNER.match(text, led.end()) is not None


def _is_called(text: str, start: int) -> bool:
    """出台稳增长20条等措施: whether a paper is called by its articles, where no word counts them."""
    counted = COUNTED_ARTICLES.search(text, max(0, start - 4), start)
    return counted is None and CALLED_BY.search(text, max(0, start - CALL_REACH), start) is not None


def _indicators_of(text: str, mention: Mention) -> Why | None:
    start, end = mention.start, mention.end
    is_own = text[end : end + 1] in OWN_BEGINS and OWN_INDICATORS.match(text, end) is not None
    is_own = is_own and (
        OWN_KIND.match(text, end) is not None or SETS.search(text, max(0, start - 12), start) is not None
    )
    if is_own or _follows_indicators(text, start):
        return "idiom", "NON-IDIOM-GREAT"
    return None


def _follows_indicators(text: str, start: int) -> bool:
    """Whether a kind of indicators stands right before a number."""
    low = max(0, start - 7)
    return text.find("指标", low, start) >= 0 and OWN_KIND_BEFORE.search(text, low, start) is not None
