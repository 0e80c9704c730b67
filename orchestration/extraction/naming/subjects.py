"""XN个: names that stand before their figure.

Belongs here: what of the words before a figure is its name, and what they take from the list that
they stand in: its verb, its measure. Not here: names after the figure (`counted`), no name at all
(`ellipses`).
"""

import re

from orchestration.extraction.naming.ellipses import Ellipses
from orchestration.extraction.naming.entities import ENTITY, WHO_ENDS
from orchestration.extraction.naming.figures import Figure
from orchestration.extraction.naming.indicators import WHOLE_PLACE, code_of, further_code_of
from orchestration.extraction.naming.people import PER_HEAD_BEGINS, of_people
from orchestration.extraction.naming.phrases import (
    VERB,
    from_opener,
    last_deed,
    measure_end,
    trimmed,
    without_examples,
)
from orchestration.extraction.naming.spending import spent_on
from orchestration.extraction.naming.wording import (
    AMOUNTS,
    DONE_BY,
    GENERAL,
    LEVEL,
    PER_MANY,
    VERB_HEAD,
    VERB_HEADS,
)
from orchestration.extraction.numerals.classes import TOGETHER
from orchestration.extraction.numerals.mentions import Mention
from orchestration.extraction.words import group, without

LEVEL_ONLY = re.compile(
    r"[\d.]*[十百千万亿]+元(?:及)?以上|(?:其中)?(?:国家|省|市|县|区|部|州|自治区|\d?A|五星|四星|三星|[一二三四五]星|镇|村)级(?:以上)?|规上|规模以上|限上|公办|民办"
)
# What one firm or zone is measured by, one beside the other.
INCOME = ("营业收入", "主营业务收入", "收入", "总收入", "销售收入", "销售额")
DEALS = ("成交额", "成交金额", "总成交金额", "交易额")
EARNINGS = ("利润", "利润总额", "净利润", "利税", "利税总额", "税收", "入库税收")
OUTPUTS = ("产值", "总产值", "工业产值", "工业总产值", "增加值")
FIRM_MEASURES = frozenset((*INCOME, *DEALS, *EARNINGS, *OUTPUTS))
# No shorter phrase tells both who has it and what it is: 9个市实现产值.
SHORTEST_OWNED = 7
SHORT_NAME = 6
# Of these also things that are counted: 汽车12万辆.
SENT = re.compile("外[运送调销供]|调[运出入]|保供|供应|储备|收[储购]|采购|运送|销往|销售")
COUNTED_COLUMNS = frozenset(("产量", "销量", "存栏", "出栏"))
# 投资增长8%、消费增长7%、出口增长5%: each for itself.
DEMAND = ("投资", "消费", "内需", "工业", "农业", "服务业")
TRADED = frozenset(("出口", "进口", "进出口"))
ETC = re.compile(r"[^等]{1,40}、[^等]{1,20}等(.{4,})$")
# 投资340万元,修建…: a deed of its own, no measure of what was told before.
SPENT_ON = re.compile(
    rf",(?!新?开工|竣工|签约|入库|投产|储备|新?开业)(?:先后|重点|全面|顺利|集中|组织|用于|对)?(?:{VERB.pattern}|新修|修建|修通|硬化|维修|整修|购置|架设|疏浚|绿化|亮化|重建)"
)

EXCLUDED = re.compile(r"(?P<what>(?:扣除|剔除|不含)[^,;]{2,14}(?<!影响)(?<!因素)(?<!影响后)(?<!因素后)后?),$")
# 国家园区8个,省级52个; 亿元以上项目90个,其中10亿元以上15个: the same things of another level or size.
OF_LEVEL = re.compile(
    r"^(?:(?:国家)?\d?A级(?:以上)?|[省市县区]级(?:及)?以上|国家(?!级)|[\d.]*[十百千万亿]+元(?:及)?以上)"
)
GRADED_KIND = re.compile(
    r"(?P<grade>(?:国家|自治区|省|市|部)级(?:及?以上)?)(?P<kind>(?:绿色|零碳|智能|智慧|数字|特色|专精特新|先进|示范|未来|无废|卓越))"
)
SPENT = frozenset(("投资", "计划投资", "总投资", "投入"))
# 解决2万人、1万头牲畜饮水困难: what was solved for all of them is told with the last.
TROUBLE = re.compile(
    r"[、和及]\d[^,;:。]{1,16}?(?:的)?(?P<what>(?:饮水|用水|吃水|住房|出行|行路|上学|用电)(?:困难|安全|难)?(?:问题)?)"
)
RECEIVES = re.compile(r"[^,、]{2,8}(?:接待|发送|运送|吸纳|受理|办理|救助|培训|资助|招收)(?=..)")
# 出栏生猪32万头、家禽186万羽: of both it is told how many left the farms.
HERD = re.compile(r"(?:年末)?(?:出栏|存栏)(?=..)")
# 甲县、乙区、丙新区财政收入: of the places that are listed before it.
PLACES_LISTED = re.compile(
    r"(?P<who>(?:[^,;:、\d]{2,8}?[县区市旗州]、)+[^,;:、\d]{2,8}?(?:新区|开发区|高新区|[县区市旗州]))(?=[^,;:、\d]{4,14}$)"
)
# 其中工业类3个; 销售收入5亿元以上, 出口过1000万美元: what sets apart some of the things counted.
# 科技进步一等奖4项、二等奖13项: of the same prize.
AWARD = re.compile(r"(?:[特一二三]等|[金银铜]|优秀|提名)奖")
OF_CLASS = re.compile(r"[^,;:、\d]{2,10}类")
OF_SIZE = re.compile(
    r"(?P<what>[^,;:、\d一二三四五六七八九十百千万亿]{2,12}?)?(?:过|超过?)?[\d.]*[十百千万亿]+(?:美元|元)(?:及)?(?:以[上下])?"
)
# 棉花总产3万吨,水果9万吨: 产 alone is no measure.
ALL_OUTPUT = "总产"
CLASS_ALONE = re.compile(r"[\d两三四五六七八九十]{0,3}大|重点|主要|支柱|优势|骨干")


# 其中:省级6项,概算投资…: on a line of its own a level alone tells of the works spoken of before.
KEY_WORKS = re.compile(r"重[点大](?:建设)?(?:项目|工程)")
WORKS_REACH = 400


class Subjects(Ellipses):
    """Clauses whose names stand before their figures."""

    def _before(self, figure: Figure) -> str:
        """XN个: the words before the figure name the thing, perhaps only in part."""
        carry, phrase = self.carry, figure.phrase
        before = figure.before = self._before_clause()
        phrase = self._of_people(phrase) or phrase
        code = code_of(phrase)
        if code is not None:
            phrase = figure.phrase = without(WHOLE_PLACE, phrase) if phrase.startswith("全") else phrase
        whole: str | None = self._of_those_that_grew(figure) or self._of_same_firm(figure)
        whole = whole or self._with_owner(figure, code)
        if whole is not None:
            return self._keep(whole, keeps_holder=True)
        listed = ETC.match(phrase) if "等" in phrase else None
        if listed is not None and CLASS_ALONE.match(listed[1]) and measure_end(phrase) is not None:
            # 钢铁、石化等重点产业产值: the class says enough without its examples.
            phrase = group(listed, 1)
            code = code_of(phrase)
        trouble = TROUBLE.match(self.text, figure.after.end(), self.end) if phrase == "解决" else None
        if trouble is not None:
            return self._keep(phrase + group(trouble, "what"))
        if phrase in SPENT and self._is_spent_on(figure):
            return self._keep(self._spent_on(figure) + phrase, keeps_holder=True)
        of_goods = self.carry.code is None and self.carry.holder not in ("", *DEMAND)
        if phrase in TRADED and figure.core[:1] == "、" and of_goods:
            # 猕猴桃产值增长8%、出口增长48%: of the same goods.
            code = None
        measure = self._with_measured(figure.core, phrase) if code is None else None
        if measure is not None:
            return self._keep(measure, keeps_holder=True)
        may_exclude = before.endswith(",") and ("除" in before or "不含" in before)
        excluded = EXCLUDED.search(before) if may_exclude else None
        if excluded is not None:
            # 扣除房地产开发投资后,固定资产投资…: not the indicator as it is told of all.
            phrase, code = group(excluded, "what") + phrase, None
            carry.uncoded.add(phrase)
            return self._keep(phrase)
        owned = self._of_some(phrase)
        phrase, code = (owned, None) if owned else (phrase, code)
        if code is None:
            phrase = self._completed_by_list(figure, last_deed(without_examples(phrase)))
        levelled = self._by_level(figure, phrase) if phrase.endswith("级") else None
        if levelled is not None:
            return levelled
        counted = self._counted_of(figure.mention, phrase)
        if counted:
            return self._keep(counted, keeps_holder=True)
        return self._with_verb(figure, phrase, code)

    def _of_people(self, phrase: str) -> str:
        """人均纯收入 after 农民收入稳步增加: with the people that it is of; else empty."""
        if not phrase.startswith(PER_HEAD_BEGINS):
            return ""
        return of_people(phrase, self._last_clause(), "" if self.first else self.carry.indicator)

    def _by_level(self, figure: Figure, phrase: str) -> str | None:
        """省级30个: what was told last, else the key works spoken of before; None for any other phrase."""
        if LEVEL.fullmatch(phrase) is None:
            return None
        if LEVEL.search(self.carry.indicator):
            return self._keep(self._of_level(phrase), keeps_holder=True)
        if figure.mention.unit not in ("项", "个") or figure.core.strip() != phrase:
            return None
        at = figure.mention.start
        spoken_of = list(KEY_WORKS.finditer(self.text, max(0, at - WORKS_REACH), at))
        if not spoken_of:
            return None
        works = f"{phrase}{group(spoken_of[-1])}"
        # A part is not the whole, however alike its words.
        self.carry.uncoded.update((f"{works}完成投资", f"{works}计划投资"))
        return self._keep(works)

    def _counted_of(self, mention: Mention, phrase: str) -> str:
        """省级30个, 其中工业类3个: some of the things counted before, by level, kind or size; else empty."""
        carry = self.carry
        if mention.unit not in carry.units:
            return ""
        award = AWARD.search(carry.indicator, 2) if AWARD.fullmatch(phrase) is not None else None
        if award is not None:
            return carry.indicator[: award.start()] + phrase
        sized = self._sized(phrase) if carry.parted and mention.is_classifier else ""
        if not sized and carry.holder and LEVEL_ONLY.fullmatch(phrase):
            return phrase + without(OF_LEVEL, carry.holder)
        return sized

    def _sized(self, phrase: str) -> str:
        """工业类3个, 收入亿元以上5家、10亿元以上2家: a kind or size with what was parted; else empty."""
        carry = self.carry
        if OF_CLASS.fullmatch(phrase):
            return phrase + carry.parted
        size = OF_SIZE.fullmatch(phrase)
        if size is None or size["what"]:
            return phrase + carry.parted if size is not None else ""
        earlier = OF_SIZE.match(carry.indicator)
        what = group(earlier, "what") if earlier is not None else ""
        return what + phrase + carry.parted if measure_end(what) is not None else ""

    def _of_same_firm(self, figure: Figure) -> str:
        """某集团实现营业收入60亿元,利润8亿元: another measure of the firm or zone told before; else empty."""
        carry, phrase = self.carry, figure.phrase
        if self.first or not carry.subject or phrase not in FIRM_MEASURES:
            return ""
        if carry.indicator not in FIRM_MEASURES or self._clause_before():
            return ""
        return phrase

    def _is_spent_on(self, figure: Figure) -> bool:
        """Whether a deed follows an amount invested; 完成投资 counts where it opens a sentence."""
        is_bare = figure.core.startswith("完成投资") or figure.phrase != "投资"
        opens = is_bare and self.first and not self._before_clause().strip(",;: ")
        if figure.phrase != "投资" and not opens:
            return False
        is_plain = opens or "完成" not in figure.core
        return is_plain and SPENT_ON.match(self.text, figure.after.end()) is not None

    def _spent_on(self, figure: Figure) -> str:
        """What money was spent on: 推进流域治理,投资9亿元,实施项目8个 tells it before, most after it."""
        what = spent_on(self.text, figure.after.end(), self.end)
        return (self._deed_before() or what) if what in GENERAL else what

    def _of_some(self, phrase: str) -> str:
        """What is told of a zone or firm, or of all of some places together (全省30个区); else empty."""
        carry = self.carry
        if len(phrase) < SHORTEST_OWNED:
            return ""
        owned = None if WHO_ENDS.isdisjoint(phrase) else ENTITY.match(phrase)
        owned = owned or (TOGETHER.match(phrase) if phrase[0].isdecimal() else None)
        owned = owned or (PLACES_LISTED.match(phrase) if "、" in phrase else None)
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
        goes_on = not self.first and not DONE_BY.search(figure.core)
        is_row = (
            goes_on
            and (carry.dimension == mention.dimension or mention.unit == carry.unit)
            and mention.dimension not in ("count", "money", "none", "time")
        )
        is_counted = mention.dimension == "count" and carry.column in COUNTED_COLUMNS
        if carry.column and (mention.dimension in AMOUNTS or is_counted) and len(phrase) <= 6:
            is_whole = phrase.endswith(carry.column) or measure_end(phrase) is not None
            return phrase if is_whole else phrase + carry.column
        # 蔬菜播种面积9公顷,产量4吨;瓜果3公顷: measured as what was told in the same unit before.
        alike = carry.indicator if is_row else carry.in_unit.get(mention.unit, "") if goes_on else ""
        shared = measure_end(alike)
        # 公路里程120公里,铺设管网30公里: what was done is not measured as what there is.
        is_deed = VERB.match(phrase) is not None and VERB.match(alike) is None
        # 煤炭产量9亿吨,外运煤炭7亿吨: nor is what was sent out measured as what was brought forth.
        is_deed = is_deed or SENT.search(phrase) is not None
        if (
            shared is not None
            and not is_deed
            and len(shared.group()) > 1
            and len(phrase) <= 6
            and measure_end(phrase) is None
        ):
            phrase += group(shared) if shared.group() == ALL_OUTPUT else group(shared).removeprefix("总")
        return phrase

    def _with_verb(self, figure: Figure, phrase: str, code: str | None) -> str:
        """Keeps the verb that opens a list, and gives it to the later things of the list."""
        carry = self.carry
        in_list = figure.core[:1] in ("、", "和", "及", "与")
        if in_list and code is None and "级" in carry.indicator:
            phrase = _with_grade(carry.indicator, phrase)
        opener = VERB_HEADS.match(phrase) or (VERB.match(phrase) if code is None else None)
        inner = RECEIVES.match(phrase) if opener is None and code is None else None
        owns = PER_MANY.match(phrase) if code is None and "每" in phrase else None
        is_next = "每" in carry.verb and PER_MANY.fullmatch(carry.verb) and VERB.match(phrase) is None
        if owns is not None:
            carry.verb = group(owns)
        elif is_next and figure.mention.is_classifier and (in_list or len(phrase) <= SHORT_NAME):
            phrase = carry.verb + phrase
        elif code is None and "栏" in phrase and (herd := HERD.match(phrase)) is not None:
            carry.verb = group(herd)
        elif opener is not None and len(opener.group()) < len(phrase):
            carry.verb = group(opener)
        elif (
            in_list
            and carry.verb
            and (code is None or carry.verb.startswith("新"))
            and not phrase.endswith(("金额", "总额"))
            # 引进项目3个、到位资金9亿元: money that came, by its own word.
            and not phrase.startswith("到位")
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


def _with_grade(told: str, phrase: str) -> str:
    """国家级绿色工厂9家、绿色园区3家: of the grade of what was told before, where both are of one kind."""
    graded = GRADED_KIND.search(told)
    of_kind = graded is not None and phrase.startswith(graded["kind"])
    return group(graded, "grade") + phrase if graded is not None and of_kind else phrase
