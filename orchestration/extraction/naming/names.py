"""What a figure measures, in the words of the text.

Belongs here: the order in which a name is looked for, and the phrase before the figure that it is
looked for in. Not here: names after the figure (`counted`), in turn (`turns`), in brackets
(`brackets`), before the figure (`subjects`), left out (`ellipses`, `owners`); the trimming of a
phrase (`phrases`).
"""

import re

from orchestration.extraction.naming.figures import Figure
from orchestration.extraction.naming.indicators import code_of
from orchestration.extraction.naming.phrases import MEASURE_WORDS, trimmed
from orchestration.extraction.naming.places import places
from orchestration.extraction.naming.spending import DOING, done_for_all, spent_at_once
from orchestration.extraction.naming.subjects import Subjects
from orchestration.extraction.naming.wording import CUT_RIGHT, SET_FOR, WHOLE
from orchestration.extraction.words import group, without

DONE_BEFORE = re.compile(
    r"(?P<who>[^、,]{2,8}?)(?:实现|[一二三四五六七八九十]{1,3}连[增丰]|连年|连续|持续|喜获|再获|稳步|稳定|大幅|快速|不断|全面|再创|较快|建成|投产|竣工|开工|投运|通车|拓线|扩量|扩面|提质|制度)[^、,]{0,8}、(?P<what>[^、,]{2,5}|[^、,]{2,6}(?:增速|增幅))"
)
YEARS_TOOK = re.compile(r"(?:\d{1,2}|[两三四五六七八九十])年(?:来|间|内|实现)?$")
# 未完成年初确定的增长3%的目标: an aim for what was told before.
ORDAINED = re.compile(
    r"(?:未|没有|超额|圆满|全面|如期)*(?:完成|实现|达到|达成|[低高优好]于|超过)?了?"
    r"(?:年初|预期|年度|全年|原|[省市区县州]|上级|[^,、;\d]{0,6}(?:人代会|人大|人民代表大会)){0,3}(?:会议)?"
    r"(?:(?:国家|[省市县区])定|(?:审议)?(?:审查批准|批准|通过|确定|提出|制定|下达?|安排|设定|预期))的?"
)
# 生产总值连跨三个台阶、达到…, 水质连续6年保持…: what happened on the way to the figure.
PASSED_ENDS = frozenset("、,年月度次届持定阶关口丰增扬涨长上”")
PASSED = re.compile(
    r"(?<=..)(?:(?:再次)?(?:实现|喜获|夺得|获得?))?“?[一二三四五六七八九十\d]{1,3}连[增丰冠]”?[、,]?$|(?:,|、)?(?:[两三四五]年(?:来|间)?)?(?:先后|再次|接连|成功)?(?:连跨|连上|连破|(?:连续)?(?:跨越|跨过|跃上|迈上)|迈过|跨上|登上|再上)了?"
    r"[^,。;]{0,14}(?:台阶|大关|关口)[、,]?$|连续[一二两三四五六七八九十\d]{1,3}(?:年|个?季度|个?月|次|届)(?:保持|稳定)?$|逆势(?:上扬|上涨|增长|而上)[、,]?$|从[无弱小少]到[有强大多][、,]?$|(?:增速|增幅|增长)?(?:高于|快于|好于|低于|优于)[^,、。;\d]{2,12}[、,]$"
)
# 连续9个月单月增长8%: how often it grew so is no name of what grew.
TIMES_RUN = re.compile(
    r"(?:其中|已|有|连续)*\d{1,2}个(?:月|季度)(?:当月|单月|累计)?|前三季度|前[一二]季度|第[一二三四]季度"
)
# 支出2.9万亿元,72%以上用于民生: a part of what was told, by what it is for.
SPENT_FOR = re.compile(r"用于|投向|来自|流向")

# 班列拓线扩量、开行N列: what is done with it, told by the verb alone.
RUNS = frozenset(("开行", "开户", "放款", "授信", "服务"))
# 产量连续3年占全国六成: how long it has done so is no part of the name.
LASTING = re.compile(
    r"(?<=..)(?:已)?连续[一二两三四五六七八九十\d]{1,3}(?:年|个?季度|个?月|届)(?=占|$)"
    r"|^连续[一二两三四五六七八九十\d]{1,3}年(?=[^,\d]{2})"
)
# 用四年时间实现了经济总量翻番: how long it took.
IN_YEARS = re.compile(
    r"^(?:仅|只|利)?用[一二两三四五六七八九十\d]{1,3}(?:年|个月)多?(?:(?:的?时间)?就?(?:基本|全面|提前)*(?:实现|完成)了?|(?:左右)?的?时间)(?=..)"
)
# 预算收入扣除留抵退税后: how it was reckoned.
LESS = re.compile(r"(?<=..)(?:扣除|剔除|还原)[^,\s]{2,12}?后$")
# 外资150亿美元、折合1080亿元: the same amount in other money.
CONVERTED = re.compile(
    r"(?:按[^,;()]{2,14}(?:汇率|价)(?:计算|折算)?,?)?(?:折合|约合|折|合|折算)(?:成|为)?(?:人民币|美元)?"
    r"|按[^,;()]{2,14}汇率(?:计算|折算)"
)
CONVERTED_END = re.compile(r"(?<=..)[约折]合$")
# 比8%的目标高1个百分点, 控制在计划4.5%以内: what is held against the aim was named before.
HELD_AGAINST = re.compile(
    r"[比较]|(?:控制|保持|稳定|维持)在(?:年度|年初|全年|预期|控制|省定|市定|上级下达)*的?(?:计划|目标|指标)"
)
# 可比增长5%、现价增长7%: at which prices; 于上年突破…: when it was.
PRICES_OR_DAY = re.compile(
    r"其余|另外?有?|[比较](?:常年|历年|多年)(?:同期|平均)?偏?|(?:奋斗|考核|挑战|冲刺|底线)(?:目标)?|(?:按)?现价|[于在](?:19|20)\d{2}年(?:[初底末])?|“?十[一二三四五六]五”?(?:时期)?以来"
)
# 剔除减税因素后增长12%: how it was reckoned, of what was told before.
RECKONED = re.compile(r"(?:扣除|剔除)[^,;]{2,14}(?:影响|因素)后?|按[^,;\d]{1,8}口径(?:计算|测算|统计|核算)?")
# 每年安排2亿元: told alone it is a deed, no aim that was set.
SPENT_SO = "安排"
NO_NAME = re.compile(
    "|".join(
        words.pattern for words in (TIMES_RUN, ORDAINED, HELD_AGAINST, CONVERTED, RECKONED, PRICES_OR_DAY)
    )
)
# The signs that they end with.
NO_NAME_ENDS = frozenset(
    "月计度的定准过出达下排期标划比较成为合币元折算后响素径余另外有均偏价年初底末来斗核战刺线"
)
BY_TRADE = re.compile(
    r"(?:服务业|商贸(?:流通)?业?|第三产业|三产|(?:对?外|国内|内外?)贸易?|外经贸?|对外经贸|开放型经济|财政|税收|商务"
    r"|流通业?|商业|(?:城乡|消费品?)?市场|城乡消费|消费)(?:共|累计|全年)?(?:完成|实现)"
)
# 今年的主要预期目标是生产总值增长6%: what is aimed at is named after it.
AIM_IS = re.compile(r"^.*目标(?:任务)?(?:初步)?(?:拟定|确定|设定|定|安排)?[是为](?!期)(?=..)")
# 某县2022年全年实现生产总值…: when it came about is no part of the name.
DATED = re.compile(
    r"(?:(?<=.[省市县区州盟旗镇乡])(?:19|20)\d{2}年度?(?:全年)?(?:(?:共|累计)?(?:实现|完成))?"
    r"|(?<=..)(?:19|20)\d{2}年度?(?:全年)?(?:共|累计)?(?:实现|完成))(?=..)"
)
# 固定资产投资五年累计完成投资…: what is told already, and over how long.
SUMMED = re.compile(
    r"(?<=..)(?:[两三四五]|(?<!\d)\d)年(?:来|间)?(?:累计|共|合计)(?:完成|实现)?(?:投资)?$|(?<=投资)(?:累计|共)?(?:完成|实现)投资$"
)
# 性别比(以女性为100,男性对女性的比例): what the brackets explain is no part of the name.
DEFINED = re.compile(r"\((?:以[^()]{1,10}为100|即|指)[^()]{0,30}\)$")


# 游客人次恢复到上年同期的90%: what it is held against, as 达到 would be.
RESTORED = re.compile(
    r"(?<=..)恢复[到至](?:了)?(?:(?:19|20)\d{2}年|上年|去年|疫情前)?(?:同期|疫情前)?(?:水平)?$"
)
# 财政收入 全年财政收入…: the label that opens a paragraph is no part of the name.
LABEL = re.compile(r"^[^\s,、]{2,8} +(?:全年|年末|初步核算,?)(?=..)")
# 建筑业企业完成建筑业总产值: the trade says whose it is.
BUILDERS = re.compile(r"^.*(?:建筑|承包)[^,;、]*企业(?:共|累计)?(?:完成|实现)(?=建筑业总产值$)")
# 新开通甲市至乙地、丙地等国际航线: from where to where is no part of the name.
ROUTE = re.compile(
    r"(?<=开通)了?[^,;:]{2,30}至(?:[^,;:]{2,40}?(?:等|的|等地的?)?"
    r"(?=(?:国际|地区|国内外?|境外|洲际|[和及、]|客运|货运|全?货机|公交|公路|水路)*(?:航线|航班|班列|专线|线路|班线)$)"
    r"|[^,;:]{2,40}$)"
)
# 电话普及率达每百人18部: for how many persons it is told.
FOR_SO_MANY = re.compile(
    r"(?<=[率量数度力])(?:达到?|为|约|超过?)?每(?:[百千万]{1,2}名?(?:人口?|户)|平方公里|[日天])$"
)
# 在百强县排名中前移8位: what the ranking is of.
AMONG_RANKED = re.compile(r"(?<=..)(?:(?<=排名)|(?<=考核)|(?<=评价)|(?<=评估)|(?<=测评))[中里]$")
PLACE_ENDS = frozenset("省市县区州旗盟镇乡")
SOME_PLACES = re.compile(r"[^,;:、\d“”]{1,5}[两二三四五六七八九十](?:个)?[省市县区州旗]")
# 投资运行稳中有升固定资产投资…: the heading of a paragraph whose sign is lost.
SO_IT_WENT = re.compile(
    r"^[^,、\d]{2,8}(?:稳中(?:有进|有升|向好|提质)|持续向好|稳步向好|总体向好)(?=规上|规模以上|固定资产|社会消费|一般公共|地区生产)"
)
# One of these stands in whatever `_bare` takes away.
BARE_SIGNS = frozenset("合连恢 按筑完实至每后中里好所用")
# 按常住人口计算的人均生产总值: how it was reckoned.
# 财政收入2012年|达到80亿元: when it was, after the name.
DATED_AFTER = re.compile(r"(?<=..)(?<![\d比较与和同从由至到自于在截过])(?:19|20)\d{2}年$")
# 城镇新增就业每年超过9万人: how often is no part of the name.
EACH_YEAR = re.compile(r"(?<=..)(?:平均)?每年$")
# 基本实现现代化、实现2035年|人均收入比2020年翻一番: by when, before the name.
BY_WHEN = re.compile(r"^.*实现(?:19|20)\d{2}年(?=..)")
MET_ENDS = ("序时进度", "时序进度", "标准")
# 增速之所以取得第一位: why it is so is told after it.
WHY = re.compile(r"(?<=..)之所以.*$")
RECKONED_BY = re.compile(r"^按[^,、\s\d]{2,6}人口计算的?(?=..)")


class Naming(Subjects):
    """Clauses whose figures are named one after the other."""

    def _indicator(self, figure: Figure) -> tuple[str, str, int]:
        """The indicator's wording, the rule that found it and where its words end."""
        end = figure.after.end()
        told = self._by_place(figure)
        if told is None:
            figure.phrase = self._phrase(figure)
            told = self._by_row(figure)
        if told is not None:
            return *told, end
        carry, phrase = self.carry, figure.phrase
        right = self._right(figure.mention, figure.after, figure.following)
        if right and not phrase and carry.indicator and SPENT_FOR.match(right):
            carry.noun_after = False
            return self._keep(carry.indicator + trimmed(right)), "WHO-AFTER", end
        became = self._that_became(figure)
        if became is not None:
            carry.noun_after = False
            return self._keep(became[0], keeps_holder=True), "WHO-AFTER", became[1]
        told_after = self._that_moved(figure) or self._done_with(figure)
        if told_after:
            carry.noun_after = False
            return self._keep(told_after, keeps_holder=True), "WHO-AFTER", end
        if right and self._is_noun_after(figure.mention, figure.lead, phrase, figure.after):
            carry.noun_after = True
            stop = figure.after.end() + len(right)
            # Up to a list sign the words belong to this figure; without one they lead to the next.
            return (
                self._after(figure, right),
                "WHO-AFTER",
                end if self._leads_on(right, stop, figure.following) else stop,
            )
        carry.noun_after = False
        if right and self._splits_whole(figure):
            return self._keep(phrase + trimmed(without(CUT_RIGHT, right))), "WHO-AFTER", end
        if figure.bracket >= 0:
            return self._in_brackets(phrase, figure.bracket), "WHO-BRACKETS", end
        is_whole = phrase in WHOLE and bool(carry.code or carry.indicator or (self.first and carry.topic))
        if not phrase or is_whole:
            return self._without_words(phrase, right, is_rank=figure.mention.rank), "WHO-CARRIED", end
        return self._before(figure), "WHO-BEFORE", end

    def _done_with(self, figure: Figure) -> str:
        """What money was spent on, or what was done for a list, told after the figure; else empty."""
        if figure.phrase in ("投资", "投入") and figure.mention.dimension == "money":
            told = spent_at_once(self.text, figure.after.end(), self.end)
            return told + figure.phrase if told else ""
        is_deed = not figure.phrase and figure.core.endswith(DOING)
        return done_for_all(self.text, figure.after.end(), self.end) if is_deed else ""

    def _phrase(self, figure: Figure) -> str:
        core = without(DEFINED, figure.core) if figure.core.endswith(")") else figure.core
        if "目标" in core:
            core = without(AIM_IS, core)
        if "年" in core:
            core = without(DATED, without(SUMMED, core))
        if core.endswith(("确定", "提出", "下达", "规划", "既定", "预定", "明确")):
            core = without(SET_FOR, core)
        phrase = trimmed(without(PASSED, core) if core[-1:] in PASSED_ENDS else core)
        if not phrase:
            return ""
        if phrase[-1:] in NO_NAME_ENDS and phrase != SPENT_SO and NO_NAME.fullmatch(phrase) is not None:
            return ""
        phrase = phrase if BARE_SIGNS.isdisjoint(phrase) and phrase[-1] != "年" else _bare(phrase)
        lead = figure.lead
        if phrase.endswith(("人均", "户均")) and self.text.startswith(("增收", "减收"), lead.end):
            # 户均增收1.2万元: what rose is told by the verb alone.
            return trimmed(self.text[lead.end - len(figure.core) : lead.end + 2])
        if (figure.mention.word or "").startswith("翻"):
            # 企业数三年翻一番: how long it took is no part of the name.
            phrase = without(YEARS_TOOK, phrase)
        done = DONE_BEFORE.fullmatch(phrase) if "、" in phrase else None
        if done is not None and (
            done["what"].removesuffix("增速").removesuffix("增幅") in MEASURE_WORDS or done["what"] in RUNS
        ):
            # 粮食连年丰收、总产…: who the clause before the sign is about.
            phrase = group(done, "who") + group(done, "what")
        is_place = phrase[-1:] in PLACE_ENDS
        if is_place and self._is_elsewhere(figure, phrase):
            return ""
        if is_place and figure.mention.dimension == "rate" and SOME_PLACES.fullmatch(phrase) is not None:
            # 全市投资增长8%,沿海四县增长9%: of the same, elsewhere.
            return ""
        if figure.mention.dimension in ("rank", "difference") and phrase in places():
            # 甲市与乙市并列第一: where it is so, no measure.
            return ""
        ends_move = bool(self.carry.priors) and "to" in figure.lead.kinds and len(phrase) <= 3
        return "" if ends_move else _with_met(figure, core, phrase)


def _with_met(figure: Figure, core: str, phrase: str) -> str:
    """达到序时进度9项: so many that met it; any other phrase as it is."""
    is_met = phrase.endswith(MET_ENDS) and figure.mention.is_classifier and f"达到{phrase}" in core
    return f"达到{phrase}" if is_met else phrase


def _bare(phrase: str) -> str:
    """The name alone, without how long, how much of what it was, for whom and how it was reckoned."""
    if phrase.endswith("合"):
        # 人均生产总值约合2万美元: in other money is no part of the name.
        phrase = without(CONVERTED_END, phrase)
    phrase = without(LASTING, phrase) if "连续" in phrase else phrase
    phrase = without(IN_YEARS, phrase) if "用" in phrase[:2] else phrase
    phrase = without(AMONG_RANKED, phrase) if phrase.endswith(("中", "里")) else phrase
    phrase = without(LESS, phrase) if phrase.endswith("后") else phrase
    phrase = without(RESTORED, phrase) if "恢复" in phrase else phrase
    phrase = without(LABEL, phrase) if " " in phrase else phrase
    phrase = without(EACH_YEAR, without(DATED_AFTER, phrase)) if phrase.endswith("年") else phrase
    phrase = without(BY_WHEN, phrase) if "实现" in phrase else phrase
    phrase = without(WHY, phrase) if "之所以" in phrase else phrase
    phrase = without(SO_IT_WENT, phrase) if "中" in phrase or "向好" in phrase else phrase
    phrase = without(RECKONED_BY, phrase) if phrase.startswith("按") else phrase
    phrase = without(BUILDERS, phrase) if phrase.endswith("建筑业总产值") else phrase
    by_trade = BY_TRADE.match(phrase) if "完成" in phrase or "实现" in phrase else None
    if by_trade is not None and code_of(phrase[by_trade.end() :]) is not None:
        # 服务业完成社会消费品零售总额…: told of the whole place, under the name of a trade.
        phrase = phrase[by_trade.end() :]
    phrase = without(ROUTE, phrase) if "至" in phrase else phrase
    return without(FOR_SO_MANY, phrase) if "每" in phrase else phrase
