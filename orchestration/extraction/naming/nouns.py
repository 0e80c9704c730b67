"""What stands after a figure.

Belongs here: which words after a figure belong to it, and whether they name what it counts. Not here: the
name that comes of them (`counted`).
"""

import re

from orchestration.extraction.measuring.leads import Lead
from orchestration.extraction.naming.clauses import Clause
from orchestration.extraction.naming.figures import Figure
from orchestration.extraction.naming.indicators import code_of
from orchestration.extraction.naming.phrases import measure_end
from orchestration.extraction.numerals.mentions import Mention

NOT_A_NOUN = frozenset("，,。;；:：、！!？?()（）\n\t |”’》】]的和与及并以至到-~")
# Of these signs none can begin what belongs to a figure.
ENDS_CLAUSE = NOT_A_NOUN - frozenset("、和以")
CONJUNCTION = re.compile(r"[、,;]|以及|及|和|与")
STOP_RIGHT = re.compile(r"[,。;:!?\n]")
MOVED = re.compile(
    r"(?:再|又|逐步|稳步)?(?:提高|提升|提|增加|增|增长|升|上升|降|下降|减少|减|缩小|缩短|缩|扩大|扩"
    r"|降低|上涨|涨|调整|压缩|跃升|攀升|发展|拓展|扩展"
    r"|达|恢复|压减|精简|延长|改善|优化|回升|壮大|变|改|调|跃|整合|合并|归并|重组|撤并)(?:到|至|为)"
)
NO_NOUN = re.compile(
    r"(?:(?:年度|全年|目标|预期|责任|考核|既定)+任务(?=[,。;、])|基础上|(?:正|负|快速|高速|较快|两位数|同比)?增长|增速|速度|幅度|(?:预期|控制|年度|计划|考核|增长)*目标|水平|份额|增量|涨幅|比例|比重|占比|之多|有余|不等|打底|(?:安排|执行|掌握)(?=[,。;])"
    r"|[千百万亿]*元?(?:[两三四五六七八九十\d]{1,2}个)?(?:历史性|整数)?[新大]?(?:关口|台阶|大关|门槛|整数关|节点)"
    r"|(?:目标|大关)?(?:奋力|加速|全力|稳步)?(?:冲刺|迈进|进军|挺进|进发)(?=[,。;、])"
    r"|(?:历史性|重大|新的?)?(?:突破|跨越|飞跃)(?=[,。;])|位次)"
)
# 320户1100人: households and their members share what follows.
# 1900公里280个排口, 640户1.3万贫困人口: the second figure is of the same things.
BESIDE = re.compile(
    r"、?\s?[\d.]+万?(?:余|多)?(?:[人名口]次?|[个条处座家所项件种组宗批](?!月)|(?<=万)(?=[^\d元亿千百吨平亩立米套件])"
    r"|(?:县区|县市|乡镇|[县市州旗区乡镇村])(?!级))"
)
# 6条、总长度30公里的道路: how long they are together stands between.
BESIDE_SIZED = re.compile(
    r"、(?:总长度?|全长|总里程|总面积|建筑面积)(?:约|近|达)?[\d.]+万?(?:公里|米|平方米|亩)的"
)
LEVELS = frozenset("省市县区乡镇")
LEVEL_BEFORE = re.compile(r"(?:中央|国家|(?:^|[和与及、,到报由])[省市县区])$")
LEVEL_AFTER = re.compile(
    r"[省市县区乡镇](?:、|和|级|财政|预算|资金|专项|政府|有关|相关|配套|重点|各级|三级|两级|下达)"
)
HOUSEHOLDS = frozenset(("户", "户次", "万户", "万户次"))
SIDE_BY_SIDE = frozenset(("count", "length", "area"))
# 安置点9个全部建成: what befell them follows, the thing stands before the figure.
BEFALLS = re.compile(
    r"(?:已经?|均|都|现|正|将)?(?:全部|全面|均已|均|都|已|正式|陆续|相继|顺利|如期|按期)(?!发展|提升)"
    # 5000个已建成自然村的设施: which of them stand tells of what they are.
    r"(?![^,。;\d]{2,10}的[^,。;]{2})"
)

REACHED = ("达到", "达", "为")
# 以旧换新补贴, 和美乡村: words that begin with a sign which otherwise parts.
BEGIN_WITH_SIGN = ("和美", "和谐", "和平", "以旧换新", "以工代赈", "以奖代补", "以竹代塑")
COVERS = re.compile(r"(?P<what>[^,;:]{2,16}?覆盖)(?:所有|全部|各|全[省市区县州国])?[^,;:]*")
SERVES = re.compile(r"(?:重点)?(?:支持|用于|推动|保障|助力|促进|带动)[^,。;]{2,}")
# 40项指标中有20项达到先进水平: what a part of them reached, told in words.
REACHES = re.compile(r"(?:达到|超过|高于)[^\d,;。、]{2,}")


class Nouns(Clause):
    """Clauses whose figures may have a noun after them."""

    def _right(self, mention: Mention, after: "re.Match[str]", following: int) -> str:
        """What stands after the figure and belongs to it, up to the next boundary or figure."""
        at = after.end()
        return "" if self.text[at : at + 1] in ENDS_CLAUSE else self._words_after(mention, after, following)

    def _words_after(self, mention: Mention, after: "re.Match[str]", following: int) -> str:
        """The words right after a figure, but for those that lead on, move or tell nothing."""
        text, start = self.text, after.end()
        if text.startswith("人口", start - 1):
            # 45万人口: persons are counted, and what they are is the population.
            start -= 1
        sized = BESIDE_SIZED.match(text, start) if text.startswith("、", start) else None
        if sized is not None:
            start, following = sized.end(), self.end
        paired = mention.unit in HOUSEHOLDS and start + 1 == following and text[start] == "、"
        if start == following or paired:
            beside = BESIDE.match(text, start)
            if beside is None or (mention.dimension not in SIDE_BY_SIDE and after["of"] is None):
                return ""
            start = beside.end()
            following = self.end
        if (
            start >= self.end
            or (text[start] in NOT_A_NOUN and not text.startswith(BEGIN_WITH_SIGN, start))
            or (MOVED.match(text, start) and not (self.carry.whole and REACHES.match(text, start)))
            or NO_NOUN.match(text, start)
        ):
            return ""
        limit = min(self.end, start + 60)
        stop = STOP_RIGHT.search(text, start, limit)
        end = stop.start() if stop else limit
        if following < end:
            end = following
            last = None
            for match in CONJUNCTION.finditer(text, start, end):
                if not _joins_levels(text, match.start()):
                    last = match.start()
            if last is not None:
                end = last
        if end == following and text[end - 1] in "至到为":
            moved = next((m for m in MOVED.finditer(text, start, end) if m.end() == end), None)
            if moved is None and end - start <= 5:
                return ""
            end = moved.start() if moved is not None else end
        return text[start : _bracket_between(text, start, end)]

    def _leads_on(self, right: str, stop: int, following: int) -> bool:
        """Whether the words after a figure lead to the next one: 6个集群产值达到90亿元."""
        if stop == following:
            return True
        is_measured = self.text[stop:following] in REACHED and measure_end(right) is not None
        return is_measured and not self.text.startswith("的", following)

    def _splits_whole(self, figure: Figure) -> bool:
        """财政支出八成以上投向民生: whole before the figure, what its part does after it."""
        lead, phrase = figure.lead, figure.phrase
        moves = lead.kinds & {"trend", "trend_to", "growth", "yoy", "average", "to", "hold"} or lead.than
        is_word = (figure.mention.word or "").startswith("翻")
        if figure.mention.dimension != "rate" or not phrase or moves or figure.after["of"] or is_word:
            return False
        return ("占" not in phrase and code_of(phrase) is None) or figure.mention.rule == "NUM-TENTHS"

    def _is_of_whole(self, phrase: str) -> bool:
        """Whether a figure without words of its own is a part of N个X中."""
        return bool(self.carry.whole) and phrase in ("", f"{self.carry.whole}中")

    def _is_noun_after(self, mention: Mention, lead: Lead, phrase: str, after: "re.Match[str]") -> bool:
        if phrase and not self._is_of_whole(phrase) and BEFALLS.match(self.text, after.end()):
            return False
        if len(phrase) >= 4 and mention.dimension == "money" and SERVES.match(self.text, after.end()):
            # 发行债券13亿元支持项目建设: what the money is for, after what it is.
            return False
        if (
            mention.rank
            or mention.dimension == "time"
            or lead.kinds & {"yoy", "growth", "average"}
            or lead.than
            or lead.compared
        ):
            return False
        if mention.is_classifier or mention.dimension in (
            "money",
            "area",
            "length",
            "mass",
            "power",
            "volume",
            "energy",
            "none",
        ):
            return "trend" not in lead.kinds or lead.word in ("少", "多", "高", "快") or mention.is_classifier
        if mention.dimension != "rate" or lead.kinds & {"trend", "trend_to"}:
            return False
        if measure_end(phrase) is not None or "占" in phrase:
            return False
        return after["of"] is not None or not phrase or COVERS.fullmatch(phrase) is not None


def _joins_levels(text: str, at: int) -> bool:
    """Whether the sign at a place joins levels of government: 中央和省、市财政资金."""
    return (
        text[at + 1 : at + 2] in LEVELS
        and LEVEL_BEFORE.search(text, max(0, at - 4), at) is not None
        and LEVEL_AFTER.match(text, at + 1) is not None
    )


def _bracket_between(text: str, start: int, end: int) -> int:
    """Where the first bracket stands that opens or closes between two places alone; else the second."""
    opened = text.rfind("(", start, end)
    if opened >= 0 and text.find(")", opened, end) < 0:
        end = opened
    closed = text.find(")", start, end)
    return closed if closed >= 0 and text.find("(", start, closed) < 0 else end
