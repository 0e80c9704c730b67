"""What a figure measures, in the words of the text.

Belongs here: the order in which a name is looked for, names before the figure and names in
brackets. Not here: things counted (`counted`), names in turn (`turns`), whose a bare measure is
(`owners`), the trimming of a phrase (`phrases`).
"""

import re

from orchestration.extraction.measuring.peers import whose_rate
from orchestration.extraction.naming.figures import Figure
from orchestration.extraction.naming.indicators import WHOLE_PLACE, code_of, further_code_of
from orchestration.extraction.naming.owners import Owners
from orchestration.extraction.naming.phrases import (
    MEASURE_WORDS,
    VERB,
    from_opener,
    last_deed,
    measure_end,
    trimmed,
    without_examples,
)
from orchestration.extraction.naming.places import places
from orchestration.extraction.naming.wording import (
    ADDED,
    ADDED_AFTER,
    AMOUNTS,
    BARE_AIM,
    COUNTED_COLUMNS,
    CROSSED,
    CUT_RIGHT,
    DONE_BEFORE,
    DONE_BY,
    ENTITY,
    ETC,
    FOREMOST,
    LEVEL,
    LEVEL_ONLY,
    LONG_NOUN,
    NORM,
    ORDAINED,
    PASSED,
    PASSED_ENDS,
    PREDICATE,
    RATE_OF_IT,
    REACH,
    RELATIVE,
    SPENT_FOR,
    SPENT_ON,
    SUMS,
    TIMES_ONLY,
    TIMES_RUN,
    TRADED,
    VERB_HEAD,
    VERB_HEADS,
    WHOLE,
    YEARS_TOOK,
)
from orchestration.extraction.numerals.classes import TOGETHER
from orchestration.extraction.numerals.mentions import Mention
from orchestration.extraction.words import group, without

# 班列拓线扩量、开行N列: what is done with it, told by the verb alone.
RUNS = frozenset(("开行", "开户", "放款", "授信", "服务"))
EXCLUDED = re.compile(r"(?P<what>(?:扣除|剔除|不含)[^,;]{2,14}(?<!影响)(?<!因素)(?<!影响后)(?<!因素后)后?),$")
# 产量连续3年占全国六成: how long it has done so is no part of the name.
LASTING = re.compile(r"(?<=..)(?:已)?连续[一二两三四五六七八九十\d]{1,3}(?:年|个?季度|个?月|届)(?=占)")
# 外资150亿美元、折合1080亿元: the same amount in other money.
CONVERTED = re.compile(
    r"(?:按[^,;()]{2,14}(?:汇率|价)(?:计算|折算)?,?)?(?:折合|约合|折|合|折算)(?:成|为)?(?:人民币|美元)?"
)
# Revenue that stays with the place, and the words that tell it as a part of what was collected.
STAYS = re.compile(r"地方|预算")
STAYS_OF_IT = re.compile(
    r"[^。;]{0,24}?其中[:,]?(?:地方|公共财政预算|一般预算|一般公共预算)[^,。;\d]{0,8}收入"
)
BUDGETED = re.compile(r"(?<!其中)(?<!其中,)(?:公共财政|一般公共|一般|公共)预算收入")
# 国家园区8个,省级52个; 亿元以上项目90个,其中10亿元以上15个: the same things of another level or size.
OF_LEVEL = re.compile(r"^(?:(?:国家)?\d?A级(?:以上)?|国家(?!级)|[\d.]*[十百千万亿]+元(?:及)?以上)")
FARMING = frozenset(("agri_output", "agri_value_added"))
SPENT_DEED = re.compile(
    r",(?:先后|重点|全面|顺利|用于|对|集中|组织)*(?:(?:实施|开展|用于|推进|启动|完成)了?)?(?P<what>[^,;:\d]{2,40})"
)
# 比8%的目标高1个百分点, 控制在计划4.5%以内: what is held against the aim was named before.
HELD_AGAINST = re.compile(
    r"[比较]|(?:控制|保持|稳定|维持)在(?:年度|年初|全年|预期|控制|省定|市定|上级下达)*的?(?:计划|目标|指标)"
)
NO_NAME = re.compile("|".join(words.pattern for words in (TIMES_RUN, ORDAINED, HELD_AGAINST)))
BESIDE_CROPS = re.compile(
    r"(?<![农、及和])(?:林业|畜牧业|牧业|渔业)(?:总产值|增加值|产值)(?!比重|占)[^,，。;；\d]{0,6}\d"
)
CROPS_REACH = 500
LONG_DEED = 30
RECEIVES = re.compile(r"[^,、]{2,8}(?:接待|发送|运送|吸纳|受理|办理|救助|培训|资助|招收)(?=..)")
# 出栏生猪32万头、家禽186万羽: of both it is told how many left the farms.
HERD = re.compile(r"(?:年末)?(?:出栏|存栏)(?=..)")
# 每百户家庭拥有汽车30辆、空调120台: for so many of whom each of them is counted.
PER_MANY = re.compile(r"[^,;:、]{0,10}每[十百千万]{1,2}(?:户|人)[^,;:、]{0,10}?拥有(?:量)?")
CLASS_ALONE = re.compile(r"[\d两三四五六七八九十]{0,3}大|重点|主要|支柱|优势|骨干")
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
QUOTIENTS = ("收入比", "比例", "比值", "比率", "倍差", "系数", "率", "指数")
SIZES = frozenset(("规模", "总规模", "总量", "数量", "总数"))
SHARED_OUT = re.compile(r"(?<=..)(?:占比|比重)$")
NUMBERING = re.compile(r"^[\s#(]*(?:第?[一二三四五六七八九十]+|\d+)[、.)部章节]+")
# 性别比(以女性为100,男性对女性的比例): what the brackets explain is no part of the name.
DEFINED = re.compile(r"\((?:以[^()]{1,10}为100|即|指)[^()]{0,30}\)$")
# Where a clause without figures turns from its subject to what became of it, or when.
TURNS_TO = re.compile(
    rf"{PREDICATE.pattern}|[上下]半年|前?[一二三四]季度|前[一二三]季度|全年|年[初末底]|逐[月季步年]|由负转正|转正"
)
GENERIC = re.compile(r"回顾|情况|目标|任务|安排|工作|形势|成效|打算|报告")


class Naming(Owners):
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
        if right and self._is_noun_after(figure.mention, figure.lead, phrase, figure.after):
            carry.noun_after = True
            stop = figure.after.end() + len(right)
            # Up to a list sign the words belong to this figure; without one they lead to the next.
            return self._after(figure, right), "WHO-AFTER", end if stop == figure.following else stop
        carry.noun_after = False
        if right and self._splits_whole(figure):
            return self._keep(phrase + trimmed(without(CUT_RIGHT, right))), "WHO-AFTER", end
        if figure.bracket >= 0:
            return self._in_brackets(phrase, figure.bracket), "WHO-BRACKETS", end
        is_whole = phrase in WHOLE and bool(carry.code or carry.indicator or (self.first and carry.topic))
        if not phrase or is_whole:
            return self._without_words(phrase, right, is_rank=figure.mention.rank), "WHO-CARRIED", end
        return self._before(figure), "WHO-BEFORE", end

    def _phrase(self, figure: Figure) -> str:
        core = without(DEFINED, figure.core) if figure.core.endswith(")") else figure.core
        if "目标" in core:
            core = without(AIM_IS, core)
        if "年" in core:
            core = without(DATED, without(SUMMED, core))
        phrase = trimmed(without(PASSED, core) if core[-1:] in PASSED_ENDS else core)
        if CONVERTED.fullmatch(phrase) or NO_NAME.fullmatch(phrase) is not None:
            return ""
        phrase = without(LASTING, phrase) if "连续" in phrase else phrase
        by_trade = BY_TRADE.match(phrase)
        if by_trade is not None and code_of(phrase[by_trade.end() :]) is not None:
            # 服务业完成社会消费品零售总额…: told of the whole place, under the name of a trade.
            phrase = phrase[by_trade.end() :]
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
        if figure.mention.dimension in ("rank", "difference") and phrase in places():
            # 甲市与乙市并列第一: where it is so, no measure.
            return ""
        ends_move = bool(self.carry.priors) and "to" in figure.lead.kinds and len(phrase) <= 3
        return "" if ends_move else phrase

    def _in_brackets(self, phrase: str, bracket: int) -> str:
        """A figure in brackets is about the words before them."""
        carry, text = self.carry, self.text
        if phrase and carry.indicator and BARE_AIM.fullmatch(phrase):
            # 完成18亿元(计划17亿元): what was aimed at of the same.
            return carry.indicator
        if RELATIVE.match(phrase) and carry.indicator and "占" not in carry.indicator:
            # 工业投资75亿元(占总投资的32%): what has the share stands before the brackets.
            return self._keep(carry.indicator + phrase, keeps_holder=True)
        if phrase and not TIMES_ONLY.fullmatch(phrase):
            return self._keep(self._detailed(without(FOREMOST, phrase)), keeps_holder=True)
        if whose_rate(text, self.start, bracket + 1) is not None:
            return carry.indicator
        if carry.end >= bracket - 1 or NORM.search(text, max(self.start, bracket - 12), bracket):
            return carry.indicator
        first = max(self.start, bracket - REACH)
        low = max(first, carry.end, max(text.rfind(sign, first, bracket) for sign in ",;:、)") + 1)
        before = trimmed(without(FOREMOST, trimmed(text[low:bracket])))
        if not before or RATE_OF_IT.match(before):
            return carry.indicator
        return self._keep(before, keeps_holder=True)

    def _detailed(self, phrase: str) -> str:
        """小麦 in brackets after 粮食播种面积: the part with the measure of the whole."""
        carry = self.carry
        if measure_end(phrase) is not None:
            return phrase
        measure = measure_end(carry.indicator)
        if measure is not None and measure.start() >= 2 and len(measure.group()) >= 2:
            return phrase + group(measure)
        return phrase if carry.holder in phrase else phrase + carry.holder

    def _without_words(self, phrase: str, right: str, *, is_rank: bool) -> str:
        carry = self.carry
        if phrase and self.first and carry.topic and not carry.code:
            return self._keep(carry.topic + phrase, keeps_holder=True)
        if phrase in SUMS and carry.indicator:
            return self._keep(without(ADDED, carry.indicator), keeps_holder=True)
        subject = "" if phrase else self._crossing()
        if subject:
            return self._keep(subject)
        told = self._told_before(phrase, is_rank=is_rank)
        if told:
            return self._keep(told)
        if self.first and "cumulative" in carry.kinds and not phrase:
            deed = self._before_clause().strip(",;: ")
            deed = deed[deed.rfind(",") + 1 :]
            if VERB.match(deed) is not None and len(deed) <= LONG_DEED:
                # 资助大学生和困难家庭子女,合计5200名: what was done to so many.
                return self._keep(trimmed(deed))
        if phrase in SIZES and SHARED_OUT.search(carry.indicator):
            # 装机占比达61%、规模翻番: the size of what had the share.
            return self._keep(without(SHARED_OUT, carry.indicator) + phrase, keeps_holder=True)
        if carry.indicator and self._totals():
            return self._keep(without(ADDED_AFTER, without(ADDED, carry.indicator)), keeps_holder=True)
        if carry.indicator:
            return carry.indicator
        if right:
            return self._keep(trimmed(right))
        named = self._course_before() or self._named_before() if self.first else ""
        if named:
            return self._keep(named)
        return self._keep(phrase or carry.holder or carry.topic or _topic_of(self.line.heading))

    def _told_before(self, phrase: str, *, is_rank: bool) -> str:
        """城乡收入比持续缩小,由2.1降为2.0: what moved, or what ranks, where the clause before tells it."""
        moved = self._clause_before() if not phrase and "from" in self.carry.kinds else ""
        if moved.endswith(QUOTIENTS):
            return moved
        ranked = self._ranked_in() if is_rank else ""
        return ranked or ("" if phrase or not self.first else self._opened_with())

    def _crossing(self) -> str:
        """进出口总值创新高,达到…; 生产总值连跨两个台阶,年均增长…: whom the clause between is about."""
        reaches = "to" in self.carry.kinds
        has_crossed = CROSSED.search(self._before_clause()) is not None
        is_told = self.first or has_crossed or code_of(self._clause_before()) is not None
        return self._subject() if (reaches and is_told) or (self.first and has_crossed) else ""

    def _opened_with(self) -> str:
        """生产总值上半年由负转正,三季度加快恢复,全年增长4%: what a sentence begins with and has a code."""
        stop = self.text.find(",", self.start, min(self.carry.at, self.start + REACH))
        clause = self.text[self.start : max(self.start, stop)]
        names = (trimmed(clause[: said.start()]) for said in TURNS_TO.finditer(clause, 2))
        return next((name for name in names if code_of(name) is not None), "")

    def _course_before(self) -> str:
        """出厂价格连续5个月下降,3月份下降1.8%: what the clause before tells the course of; else empty."""
        told = self._clause_before()
        return told if measure_end(told) is not None else ""

    def _named_before(self) -> str:
        """最多的是规划类,有86件: a clause that only names what the figure after it counts."""
        named = trimmed(without(FOREMOST, self._before_clause().rstrip(",:")))
        return named if 2 <= len(named) <= LONG_NOUN and PREDICATE.search(named, 2) is None else ""

    def _before(self, figure: Figure) -> str:
        """XN个: the words before the figure name the thing, perhaps only in part."""
        carry, phrase = self.carry, figure.phrase
        code = code_of(phrase)
        if code is not None:
            phrase = figure.phrase = without(WHOLE_PLACE, phrase) if phrase.startswith("全") else phrase
        whole = self._with_owner(figure, code)
        if whole is not None:
            return self._keep(whole, keeps_holder=True)
        listed = ETC.match(phrase) if "等" in phrase else None
        shares_measure = measure_end(phrase) is not None
        if listed is not None and shares_measure and CLASS_ALONE.match(listed[1]):
            # 钢铁、石化等重点产业产值: the class says enough without its examples.
            phrase = group(listed, 1)
            code = code_of(phrase)
        if phrase == "投资" and "完成" not in figure.core and SPENT_ON.match(self.text, figure.after.end()):
            return self._keep(self._spent_on(figure.after.end()) + phrase, keeps_holder=True)
        if phrase in TRADED and figure.core[:1] == "、" and self.carry.code is None and self.carry.holder:
            # 猕猴桃产值增长8%、出口增长48%: of the same goods.
            code = None
        measure = self._with_measured(figure.core, phrase) if code is None else None
        if measure is not None:
            return self._keep(measure, keeps_holder=True)
        before = self._before_clause()
        excluded = EXCLUDED.search(before) if before.endswith(",") else None
        if excluded is not None:
            # 扣除房地产开发投资后,固定资产投资…: not the indicator as it is told of all.
            phrase, code = group(excluded, "what") + phrase, None
            carry.uncoded.add(phrase)
            return self._keep(phrase)
        owned = self._of_some(phrase)
        phrase, code = (owned, None) if owned else (phrase, code)
        if code is None:
            phrase = self._completed_by_list(figure, last_deed(without_examples(phrase)))
        if LEVEL.fullmatch(phrase) and LEVEL.search(carry.indicator):
            return self._keep(self._of_level(phrase), keeps_holder=True)
        if LEVEL_ONLY.fullmatch(phrase) and carry.holder and figure.mention.unit in carry.units:
            return self._keep(phrase + without(OF_LEVEL, carry.holder), keeps_holder=True)
        return self._with_verb(figure, phrase, code)

    def _spent_on(self, at: int) -> str:
        """投资2亿元,治理农田9万亩: what the money is for, as the next clause tells it."""
        told = SPENT_DEED.match(self.text, at, self.end)
        what = trimmed(group(told, "what")) if told is not None else ""
        return what if 2 <= len(what) <= LONG_DEED else ""

    def _of_some(self, phrase: str) -> str:
        """What is told of a zone or firm, or of all of some places together (全省30个区); else empty."""
        carry = self.carry
        owned = ENTITY.match(phrase) or TOGETHER.match(phrase)
        if owned is None:
            return ""
        what = phrase[owned.end("who") :]
        told = trimmed(what) or what
        carry.entity = group(owned, "who")
        carry.uncoded.add(told)
        return told

    def _completed_by_list(self, figure: Figure, phrase: str) -> str:
        """Drops who acts before a verb of making; adds the measure that the list shares."""
        carry, mention = self.carry, figure.mention
        if mention.dimension in ("rate", "difference"):
            return phrase
        if VERB_HEAD.match(phrase) is None:
            phrase = from_opener(phrase)
        is_row = (
            not self.first
            and not DONE_BY.search(figure.core)
            and (carry.dimension == mention.dimension or mention.unit == carry.unit)
            and mention.dimension not in ("count", "money", "none", "time")
        )
        is_counted = mention.dimension == "count" and carry.column in COUNTED_COLUMNS
        if carry.column and (mention.dimension in AMOUNTS or is_counted) and len(phrase) <= 6:
            return phrase if measure_end(phrase) is not None else phrase + carry.column
        shared = measure_end(carry.indicator) if is_row else None
        if (
            shared is not None
            and len(shared.group()) > 1
            and len(phrase) <= 6
            and measure_end(phrase) is None
        ):
            phrase += group(shared).removeprefix("总")
        return phrase

    def _with_verb(self, figure: Figure, phrase: str, code: str | None) -> str:
        """Keeps the verb that opens a list, and gives it to the later things of the list."""
        carry = self.carry
        opener = VERB_HEADS.match(phrase) or (VERB.match(phrase) if code is None else None)
        in_list = figure.core[:1] in ("、", "和", "及", "与")
        inner = RECEIVES.match(phrase) if opener is None and code is None else None
        owns = PER_MANY.match(phrase) if code is None else None
        is_next = PER_MANY.fullmatch(carry.verb) is not None and VERB.match(phrase) is None
        if owns is not None:
            carry.verb = group(owns)
        elif is_next and figure.mention.is_classifier:
            phrase = carry.verb + phrase
        elif (herd := HERD.match(phrase)) is not None and code is None:
            carry.verb = group(herd)
        elif opener is not None and len(opener.group()) < len(phrase):
            carry.verb = group(opener)
        elif (
            in_list
            and carry.verb
            and (code is None or carry.verb.startswith("新"))
            and not phrase.endswith(("金额", "总额"))
            and not (figure.mention.dimension == "money" and further_code_of(phrase) is not None)
            and figure.mention.dimension not in ("rate", "difference")
        ):
            phrase = carry.verb + phrase
            code = code_of(phrase)
        elif inner is not None:
            # 某港接待邮轮80艘次、旅客20万人次: who does it, and what, hold for the list.
            carry.verb = group(inner)
        else:
            carry.verb = ""
        return self._keep(phrase, holder=self._holder(figure, phrase), code=code)

    def _tells_all_farming(self, at: int) -> bool:
        """Whether the paragraph told 农林牧渔业 before: 农业 in it is the growing of crops alone."""
        if self.text.rfind("农林牧渔", max(self.line.start, at - 400), at) >= 0:
            return True
        # 林业增加值…, 畜牧业增加值…: told beside it, each on its own.
        return BESIDE_CROPS.search(self.text, at, at + CROPS_REACH) is not None

    def _code_in_context(self, code: str | None, indicator: str, mention: Mention) -> str | None:
        """An amount of 工业增加值 is that of all industry; only its growth is told for the large firms."""
        carry = self.carry
        is_named = any(word in indicator and word not in carry.total for word in ("预算", "规", "地方"))
        if (
            code is not None
            and carry.total not in ("", indicator)
            and code == code_of(carry.total)
            and not is_named
        ):
            # 其中农业产值: however alike its words, a part is not the whole; 其中预算收入 says what it is.
            carry.uncoded.add(indicator)
        if indicator in ("企业", "净增企业") and len(carry.series) > 1:
            # 市场主体…,其中企业: the firms among all who do business.
            return "enterprises" if code_of(carry.series[-2]) == "market_entities" else code
        if (
            code == "budget_revenue"
            and not STAYS.search(indicator)
            and STAYS_OF_IT.match(self.text, mention.end)
        ):
            # 财政收入20亿元,其中地方财政收入9亿元: the first is all that was collected.
            carry.uncoded.add(indicator)
        if (
            code == "budget_revenue"
            and "预算" not in indicator
            and BUDGETED.search(self.text, self.start, self.end)
        ):
            # 地方财政收入20亿元、公共财政预算收入9亿元: side by side, only the budget's is.
            carry.uncoded.add(indicator)
        if code in FARMING and indicator.startswith("农业") and self._tells_all_farming(mention.start):
            carry.uncoded.add(indicator)
        is_of_all = mention.dimension == "money" or "占" in indicator
        if code == "industrial_value_added" and "规" not in indicator and is_of_all:
            carry.uncoded.add(indicator)
        return None if indicator in carry.uncoded else code


def _topic_of(heading: str) -> str:
    """What a heading names; nothing where it only says which part of the report follows."""
    topic = trimmed(without(NUMBERING, heading))
    return "" if GENERIC.search(topic) else topic[:20]
