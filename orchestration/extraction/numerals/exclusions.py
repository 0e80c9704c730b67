"""Numbers with a unit that measure nothing.

Belongs here: which grades, classes, thresholds, ages and spans of time, and which numbers without
a unit, are no quantity, and the rule that says so. Not here: dates and names by their letters
(`digits`).
"""

import re

from orchestration.extraction.numerals.classes import class_of
from orchestration.extraction.numerals.mentions import BOUNDARY, Mention, is_inside, is_quoted
from orchestration.extraction.numerals.units import NOTHING, unit_after
from orchestration.extraction.numerals.values import ARABIC

# A list that shares its unit is short; the limit keeps the reading linear.
SHARING = re.compile(
    rf"(?:[、,和与及]\s?-?(?:{ARABIC})(?:(?:万亿|千亿|百亿|[个万亿])(?=[、和与及]))?){{1,8}}"
)
NOMINAL = frozenset(
    ("千伏", "纳米", "微米", "毫米", "厘米", "摄氏度", "°C", "分贝", "周年", "周岁", "届", "马力")
)
# 54分贝 at the end of a clause is measured; before a noun (0.5毫米钢板) it tells a grade.
MEASURED_ALONE = frozenset(("毫米", "厘米", "摄氏度", "°C", "分贝"))
# 承办3届博览会, 举办首届甲节和3届乙节: so many were held; 第3届, 连续3届 number them.
MEETINGS_HELD = re.compile(
    r"(?<!连续)(?:[举承主协]办|召开)了?(?:(?:首|第[^,，。;；、\d]{1,3})届[^,，。;；、\d]{2,12}[和与及、])?$"
)
HELD_REACH = 24
OVER = re.compile(
    r"(?:及|或|\(含\))?(?:以上|以下|以内|及以上|及以下)(?:的|、(?=\d[\d.]*[十百千万亿]*[^\d,。、]{1,4}以[上下])|(?!、))(?=[^,。;:、!?()\n\s”])"
)
NAMED = re.compile(r"\s?(?:强|号|型|期|代|\+|航站楼|热线|版|峰会|国道|省道|高速|联|维|师|支线|字头)")
WAITING = re.compile(
    r"(?:时间|时限|用时|耗时|平均|全程|最快|最短|最长|压缩|压减|缩短|减少|办结|净?增加?|天数|至|到|寿命|提速|限时"
    r"|时长|时数|年龄|年限|达|为|少|仅需|只需|由|从)[^\s,。;]{0,6}$"
)
LASTED = re.compile(
    r"(?:连续|历时|为期|第|近|满|每|再|未来|今后|过去|前|后|这|头|近期|延长|提前|不到|超过|经过|持续"
    r"|时隔|最近)\S{0,2}$"
)
# 优良天数连续6年稳定在325天以上: days that are counted, not waited.
COUNTED_DAYS = re.compile(
    r"天数(?:(?:已|连续)[^,，。;；]{1,5})?(?:稳定|保持|达到?|增加|提高|上升|控制|减少)[到至在]?(?:了)?$"
)
# 7大产业集群, 4大交易平台: what stands somewhere is counted, 5大领域 and 6大任务 are not.
BUILT = re.compile(
    r"[^,，。;；、:：\d“”]{0,12}?(?:集群|产业链|平台|基地|园区|产业园|片区|枢纽)(?!任务|工程|行动|体系|战略)"
)
GREAT_CLASS = re.compile(r"大类(?!行业|商品|工业|产品)")
STEPS = re.compile(r"(?:[十百千万亿]+(?:元|吨|斤)?级?)?(?:台阶|大关|关口)|维度|层面")
STEP_BEGINS = frozenset("十百千万亿台大关维层")
HELD = re.compile(r"(?:稳定在|保持在|达到?|控制在|维持在|至|突破|增加到|提高到)$")
SIZED = re.compile(r"以[上下]的?(?:人口|自然村|村庄|村组|大班额|超大班额|班额|聚居点|乡镇)")
# 利用省外2000万以上项目资金: money, though nothing says so.
OVER_CLASS = re.compile(r"(?:及|或)?以上的?(?:重点|工业|产业|省外|市外|固定资产)?(?:项目|企业|投资)")
# 存栏2000头的奶牛场: how large each is.
KEPT = ("存栏", "出栏", "饲养")
STABLE = re.compile(r"(?:以上|规模)?的?[^,;。、和\d]{0,10}(?:场|小区|户|基地|园区?)[^,;。、\d]{0,2}\d")
PARTED = re.compile(
    r"(?:以[上下])?的(?:(?:有|共有|只有|仅有|已有)\s?\d|\s?\d[\d.]*万?[家户个](?=[,，。;；、]|$))"
)
PARTED_BEGINS = frozenset("以的")
# 40亿元企业6户, 30亿元项目4个: how large those are that are counted.
OF_SIZE = re.compile(
    r"级?(?:工业|服务业|产业|重点|重大)?(?:企业|项目|园区|集群)\s?\d{1,4}[户家个](?=[,，。;；、\n]|$)"
)
TOLD_SIZE = re.compile(r"(?:[新引入增有成、和,，。;；]|[新引]进|达|新增|拥有|培育|签约)$")
# 总投资超8亿元的返乡创业项目20个: how many of that size are counted.
OF_SUCH = re.compile(
    r"的[^,，。;；:：、\d]{2,16}(?:项目|企业|园区|产业|集群|乡镇|村|单位|公司|门店|品牌|市场)\s?\d"
)
# 3个投资超20亿元、10个投资超5亿元的项目: classes of one kind, told one after the other.
ALIKE_NEXT = re.compile(
    r"(?:以上)?[、和]\d{1,3}[个家][^,，。;；、\d]{0,8}[超过]\d[\d.]*[万亿]*(?:美元|元)(?:以上)?的[^,，。;；、\d]{2,16}(?:项目|企业)"
)
PASSING = re.compile(
    r"(?:的)?(?:龙头|骨干|重点|工业|农业|产业|制造业|规上|科技|商贸|服务业|专业|县域|特色|重大|优质|单体){0,2}(?:项目|企业|产业|集群|园区|工程|乡镇|强镇|村|县|大户|门店|单位|品牌|公司|省份|城市)"
)
BARE_LEAD = re.compile(
    r"(?:指数|收入比|倍差|系数|之比|比值|PMI|PPI|CPI|得分|评分|分值|容积率|人数|总数|数量|户数|家数"
    r"|产量|面积|浓度|比|值|综合)(?:\([^()]{1,30}\))?"
    r"(?:[由从]\d[\d.]{0,6})?"
    r"(?:稳定|保持|控制|上升|下降|缩小|降低|提高|提升|回升|扩大|回落)?(?:为|达到|达|至|是|到|在|降至"
    r"|升至|约|仅|由|从)?\s?-?$"
)
# 死亡率0.04: a rate told as a pure number has a decimal point.
BARE_RATE = re.compile(r"(?<=..)率(?:为|是|达到?|至|控制在|下降[到至]|降[到至])?$")
# 收入比为2.2,比上年缩小0.05: the change of a pure number is one.
BARE_CHANGE = re.compile(
    r"(?:比|较)(?:上年|去年|上年同期|去年同期|(?:19|20)\d{2}年)(?:缩小|扩大|下降|上升|降低|回落|提高)了?$"
)
# 满意度从80提升至85: what moves from one pure number to another is measured in them.
MOVES = re.compile(
    r"[从由]\s?(?P<first>\d[\d.]*)(?:提升|提高|上升|增加|扩大|下降|降低|缩小|回落|减少|改善|优化|增|升|降)(?:至|到|为)"
    r"\s?(?P<last>\d[\d.]*)(?=[,，。;；、!！)）\s]|$)"
)
LIST_NUMBER = re.compile(r"[\.．、)）]\s*\D")
# 表1, 见图2: the number of a table or figure.
TABLE_NUMBER = re.compile(r"(?:(?:^|[^\u4e00-\u9fff]|[见附如])[表图]|附件|附录|专栏)\s?$")
CELL_EDGE = re.compile(r"[|\n\t]")
CELL_END = re.compile(r"\s?(?:左右|以上|以内|以下|\(预计\)|\*)?\s*(?=[\n|\t]|  |$)")


def why_not(text: str, mention: Mention, number_end: int) -> tuple[str, str] | None:
    """Why a number with its unit measures nothing, and the rule that says so."""
    start, end, unit = mention.start, mention.end, mention.unit
    if is_inside(text, start, "《", "》", 50):
        return "name", "NON-NAME-TITLE"
    if is_quoted(text, start, end):
        return "name", "NON-NAME-QUOTED"
    if mention.dimension == "time":
        return _time(text, mention)
    if unit is None:
        return _bare(text, mention)
    if unit in ("次", "届", "轮") and text.endswith("连续", 0, start):
        return "time", "NON-TIME-DURATION"
    return class_of(text, mention) or _class_of(text, mention, unit) or _threshold(text, mention)


def _class_of(text: str, mention: Mention, unit: str) -> tuple[str, str] | None:
    """Units that name a grade, a class or a group."""
    end = mention.end
    after = text[end : end + 1]
    held = (
        unit == "届"
        and MEETINGS_HELD.search(text, max(0, mention.start - HELD_REACH), mention.start) is not None
    )
    if unit in NOMINAL and not held and (unit not in MEASURED_ALONE or after not in BOUNDARY):
        return "name", "NON-NAME-GRADE"
    if mention.dimension == NOTHING and NAMED.match(text, end):
        return "name", "NON-NAME-SUFFIX"
    if (after == "级" and unit != "级") or (unit[-1:] == "级" and unit[0] in "十百千万亿"):
        return "threshold", "NON-THRESHOLD-CLASS"
    if unit == "级":
        return "name", "NON-NAME-GRADE"
    # 跨越3个千亿元台阶 counts steps; 突破180亿元大关 tells an amount.
    counts = mention.dimension in ("count", NOTHING) and unit[-1] not in "万亿"
    # 突破500家大关: so many firms.
    counts = counts and (unit == "个" or not text.startswith("大关", end))
    steps = counts and after in STEP_BEGINS and STEPS.match(text, end) is not None
    great = after == "大" and GREAT_CLASS.match(text, end) is not None
    great = great or (unit == "大" and not (text[mention.start].isdigit() and BUILT.match(text, end)))
    if great or steps or (after == "方" and text.startswith("方面", end)):
        return "idiom", "NON-IDIOM-GREAT"
    return None


EITHER = re.compile(rf"\s?(?:或|、)(?:者)?(?:{ARABIC})[万亿]*(?:美元|元|欧元)(?P<over>以上)?(?:的)?")
EITHER_BEFORE = re.compile(rf"[过超](?:{ARABIC})[万亿]*(?:美元|元|欧元)(?:或|、)(?:者)?$")


def _is_either(text: str, start: int, end: int) -> bool:
    """超3亿元或5000万美元的项目: one class bounded in two currencies."""
    follower = EITHER.match(text, end)
    if follower is not None and start and text[start - 1] in "过超":
        return PASSING.match(text, follower.end()) is not None
    return PASSING.match(text, end) is not None and bool(
        EITHER_BEFORE.search(text[max(0, start - 16) : start])
    )


def _is_size(text: str, start: int, end: int) -> bool:
    """Whether an amount tells how large those are that the next number counts."""
    return (
        OF_SIZE.match(text, end) is not None and TOLD_SIZE.search(text, max(0, start - 4), start) is not None
    )


PER_SO_MANY = frozenset(("人", "万人", "名", "户", "公里", "平方公里"))
RATED = re.compile(r"[^,。;:、!?()\n\d]{2,12}(?:数|率|量|人数|张|个|名|人)")


def _is_rate_of(text: str, mention: Mention) -> bool:
    """每10万人刑事案件数: so many are what the indicator is told for."""
    return mention.start > 0 and text[mention.start - 1] == "每" and bool(RATED.match(text, mention.end))


def _threshold(text: str, mention: Mention) -> tuple[str, str] | None:
    """An amount that bounds a class of things: 3亿元以上的项目, 过10亿元企业."""
    end = mention.end
    passes = mention.start > 0 and text[mention.start - 1] in "过超"
    if mention.unit in PER_SO_MANY and _is_rate_of(text, mention):
        return "threshold", "NON-THRESHOLD-CLASS"
    if mention.unit in ("户", "人", "万", "万人") and SIZED.match(text, end):
        return "threshold", "NON-THRESHOLD-OVER"
    if mention.is_classifier and text.endswith(KEPT, 0, mention.start) and STABLE.match(text, end):
        return "threshold", "NON-THRESHOLD-CLASS"
    if mention.dimension == "rate" and text[end : end + 1] in PARTED_BEGINS and PARTED.match(text, end):
        return "threshold", "NON-THRESHOLD-OVER"
    if mention.unit in ("万", "亿") and OVER_CLASS.match(text, end):
        return "threshold", "NON-THRESHOLD-OVER"
    if (
        mention.dimension == "money"
        and (passes or mention.rule == "NUM-CHINESE" or mention.high is not None)
        and PASSING.match(text, end)
    ):
        return "threshold", "NON-THRESHOLD-OVER"
    if (
        mention.dimension == "money"
        and passes
        and any(of_class.match(text, end) for of_class in (PARTED, OF_SUCH, ALIKE_NEXT))
    ):
        # 收入超300万元的乡镇有8个,超500万元的有3个: how many have passed it is counted.
        return "threshold", "NON-THRESHOLD-OVER"
    if mention.dimension == "money" and (
        _is_either(text, mention.start, end) or _is_size(text, mention.start, end)
    ):
        return "threshold", "NON-THRESHOLD-OVER"
    if mention.dimension not in ("count", "rate", "difference", NOTHING):
        over = OVER.match(text, end)
        # 稳定在12万亩以上、…: what is held or reached is a figure, a list sign after it or not.
        lead = text[max(0, mention.start - 5) : mention.start]
        held = over is not None and text[over.end() - 1] == "、" and HELD.search(lead)
        if over is not None and not held and not text.startswith(("的", "与", "和", "并", "且"), over.end()):
            return "threshold", "NON-THRESHOLD-OVER"
        if mention.dimension == "length" and text.startswith("内", end):
            return "threshold", "NON-THRESHOLD-WITHIN"
    return None


def _time(text: str, mention: Mention) -> tuple[str, str] | None:
    lead = CELL_EDGE.split(text[max(0, mention.start - 12) : mention.start])[-1]
    if mention.unit == "岁":
        grown = re.search(r"(?:提升|提高|增|上升|延长|降|推迟)(?:至|到)$", lead)
        return None if grown or "寿命" in lead or "年龄" in lead else ("threshold", "NON-THRESHOLD-AGE")
    if mention.unit in ("周年", "周岁"):
        return "name", "NON-NAME-GRADE"
    if mention.unit in ("年", "日", "周", "个季度") and not ("寿命" in lead or "年限" in lead):
        return "time", "NON-TIME-DURATION"
    # 增速连续26个月: what has gone on for so long is no time waited, whatever grew before it.
    if lead.endswith("连续") or (LASTED.search(lead) and not WAITING.search(lead[-5:])):
        return "time", "NON-TIME-DURATION"
    if mention.unit == "天" and COUNTED_DAYS.search(text, max(0, mention.start - 24), mention.start):
        return None
    if WAITING.search(lead) or text.startswith(("办结", "内办结", "以内"), mention.end):
        return None
    return "time", "NON-TIME-DURATION"


def _bare(text: str, mention: Mention) -> tuple[str, str] | None:
    """A number without unit measures only where the words before it ask for a pure number."""
    start, end = mention.start, mention.end
    if TABLE_NUMBER.search(text, max(0, start - 4), start):
        return "ordinal", "NON-ORDINAL-LIST"
    if NAMED.match(text, end):
        return "name", "NON-NAME-SUFFIX"
    follower = SHARING.match(text, end)
    if follower is not None:
        unit = unit_after(text, follower.end())
        if unit.unit is not None and unit.dimension not in ("time", NOTHING) and unit.unit != "大":
            mention.unit, mention.dimension, mention.is_classifier = (
                unit.unit,
                unit.dimension,
                unit.is_classifier,
            )
            return None
    is_last = end == len(text) or text[end] in BOUNDARY
    if is_last and "." in text[start:end] and BARE_RATE.search(text, max(0, start - 8), start):
        return None
    if BARE_LEAD.search(text[max(0, start - 44) : start]) or BARE_CHANGE.search(
        text[max(0, start - 16) : start]
    ):
        return None
    if _moves(text, start, end):
        return None
    if _is_cell(text, start, end):
        return None
    return (
        ("ordinal", "NON-ORDINAL-LIST") if _is_list_number(text, start, end) else ("name", "NON-NAME-NUMBER")
    )


def _moves(text: str, start: int, end: int) -> bool:
    """Whether the number is the first or the last of 从80提升至85."""
    if text[start - 1 : start] in ("从", "由"):
        return MOVES.match(text, start - 1) is not None
    last = MOVES.search(text, max(0, start - 20), end + 1)
    return last is not None and last.start("last") == start


def _is_list_number(text: str, start: int, end: int) -> bool:
    before = text[start - 1] if start else "\n"
    return (before in "\n(（ " or before.isspace()) and LIST_NUMBER.match(text, end) is not None


def _is_cell(text: str, start: int, end: int) -> bool:
    """A number alone in a line or a cell of a table."""
    back = start
    while back and text[back - 1] in " -+<>≤≥±约":
        back -= 1
    edge = back == 0 or text[back - 1] in "\n\t|" or (start - back >= 2 and text[start - 2 : start] == "  ")
    return edge and CELL_END.match(text, end) is not None
