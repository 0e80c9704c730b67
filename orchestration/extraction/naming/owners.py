"""Whose a bare measure is.

Belongs here: a phrase that leaves out what it is about takes it from the clauses before: a measure
alone, a part of a whole, a ranking. Not here: the order in which a name is looked for (`naming`).
"""

import re

from orchestration.extraction.measuring.leads import FALL
from orchestration.extraction.naming.clauses import holder_of
from orchestration.extraction.naming.doers import EFFECT, RUNNING, doer_before, trains_before
from orchestration.extraction.naming.figures import Figure
from orchestration.extraction.naming.indicators import code_of, further_code_of
from orchestration.extraction.naming.lists import PER_OUTPUT, USE
from orchestration.extraction.naming.parts import Parts
from orchestration.extraction.naming.phrases import (
    MEASURE_WORDS,
    VERB,
    measure_end,
    trimmed,
)
from orchestration.extraction.naming.wording import (
    ADDED,
    ADDED_AFTER,
    CONTRIBUTES,
    CROSSED,
    LEVEL,
    LIST_SIGNS,
    MEASURE_TAKES,
    OF_ALL,
    OF_WHICH,
    OWN_MEASURE,
    RANKING,
    REACH,
    REACHED,
    RELATIVE,
    REVERSED,
    SHARE_WORDS,
    TAX_SHARE,
    VERBS_ALONE,
)
from orchestration.extraction.words import group, said_by, without

PROJECTS = re.compile(r"(?:[省市县区]级?)?(?:重大|重点)(?:建设|工程|产业|投资)?项目")
PRESSED = re.compile(
    r"(?:平均|累计|总体)?(?:压减|压缩|精简)(?:办理|审批|申请|申报)?(?P<what>时限|时间|材料|环节|成本|费用|跑动次数)"
)
POWER_MEASURES = frozenset(("发电量", "用电量"))
GOODS = frozenset(("mass", "count", "volume", "length", "area"))
CUT = "压减"
DRIVER = re.compile(r"(.{2,}?)(?:直接|间接)?(?:带动|拉动|撬动|促成|吸引)")
# 经费支出46亿元,与生产总值之比为1.6%
QUOTIENT = re.compile(r"[,、]?(与[^,;:。]{2,14}之比)")


# 城镇、农村居民收入…,收入比缩小到…: what lies between the two.
BETWEEN_BOTH = frozenset(("收入比", "收入倍差", "收入差距", "收入比值"))


GAVE = re.compile(r"贡献了?(?:全[国省市区])")
# 建设产业园区8个,新入驻企业36户: they settled in what was built.
SETTLED = re.compile(r"(?:新|累计)?(?:入驻|入园|进驻)(?:企业|商户|项目|机构|商家)")
HOUSING = ("园", "园区", "基地", "中心", "开发区", "街区", "楼宇", "孵化器", "空间", "平台")
# 办理代表议案2件、建议30件: papers of the same people.
PAPERS = frozenset(("议案", "建议", "提案"))
# 在校学生5万人,招生1.6万人: what a school does each year, told as its measure.
ENROLS = frozenset(("招生", "毕业", "录取"))
# Money that is given is told by its whole name, though its last word alone is a measure.
GIVEN_OUT = re.compile(r"(?:资金|补助金|补贴|低保金|救助金|奖金)$")
RATE_OF_VERB = 3
# 专利申请3件,授权2件: of the same papers.
PATENT = re.compile(r"(?:发明|实用新型|外观设计)?专利")
GRANTED = frozenset(("授权", "授权量"))
TECHNOLOGY = re.compile("(技术)合同")
DONE = re.compile("了")
AIR = re.compile(r"(?:环境)?空气质量")


class Owners(Parts):
    """Clauses whose figures leave out whose they are."""

    def _ranked_in(self) -> str:
        """在…评价中,我市排第三: what the ranking is of, told before the first figure of a sentence."""
        if not self.first:
            return ""
        told = RANKING.search(self._before_clause())
        return trimmed(group(told, "of") or group(told, "in")) if told is not None else ""

    def _totals(self) -> bool:
        """新增5家、达到73家: what is reached is all there are, not those that came to them."""
        carry = self.carry
        added = ADDED.match(carry.indicator) or ADDED_AFTER.search(carry.indicator)
        reached = {"to", "trend_to"} & carry.kinds and not carry.kinds & {"up", "down", "growth", "from"}
        return bool(added and reached) and not carry.priors and carry.measure in ("level", "change")

    def _of_level(self, level: str) -> str:
        """The indicator told last with another level of government."""
        told = self.carry.indicator
        old = LEVEL.search(told)
        return told if old is None else told[: old.start()] + level + told[old.end() :]

    def _with_owner(self, figure: Figure, code: str | None) -> str | None:
        """A phrase that leaves out what it is about takes it from before; None where it is whole."""
        carry, mention, phrase = self.carry, figure.mention, figure.phrase
        cut = self._cut_of(figure)
        if cut:
            return cut
        if carry.whole and code is None and len(phrase) <= 4 and mention.is_classifier:
            return carry.whole + phrase
        told = self._of_part(figure, code) or self._of_same(figure) or self._of_doer(figure, code)
        if told:
            return told
        if phrase == "人均" and carry.indicator:
            return carry.indicator if phrase in carry.indicator else phrase + carry.indicator
        if not carry.holder:
            return None
        if REACHED.match(phrase) and not self.first and not phrase.startswith(carry.holder):
            # 以旧换新带动销售…,惠及…: what reaches them is what drove the sales.
            driver = DRIVER.match(carry.holder)
            opener = VERB.match(phrase)
            carry.verb = group(opener) if opener is not None else ""
            given = GIVEN_OUT.search(carry.indicator) is not None
            return (
                group(driver, 1) if driver is not None else self._given() if given else carry.holder
            ) + phrase
        # 新增贷款, 发放贷款: what is lent, no deed alone.
        is_deed = code is None and not phrase.endswith("贷款")
        if phrase in ENROLS and mention.unit in carry.units:
            return carry.holder + phrase
        verb = VERBS_ALONE.fullmatch(phrase) if is_deed else None
        same = verb is not None and (mention.unit in carry.units or "其中" in figure.core)
        bare = mention.is_classifier and self.text[mention.start - 1] == "的" and not carry.dated
        return phrase + carry.holder if same or bare or OF_WHICH.search(figure.core) else None

    def _given(self) -> str:
        """发放惠民资金3亿元,惠及…: what was given out, without the giving."""
        opener = VERB.match(self.carry.indicator)
        return self.carry.indicator if opener is None else self.carry.indicator[opener.end() :]

    def _cut_of(self, figure: Figure) -> str:
        """平均压减时间55%、材料40%: what was cut, of what was told before; empty for any other."""
        carry, phrase, earlier = self.carry, figure.phrase, self.carry.lead
        if figure.mention.dimension != "rate" or not carry.holder:
            return ""
        goes_on = figure.core[:1] == "、" and earlier is not None and earlier.word == CUT
        pressed = PRESSED.fullmatch(CUT + phrase if goes_on else phrase)
        if pressed is None:
            return ""
        figure.lead.kinds.add("trend")
        figure.lead.word, figure.lead.sign = CUT, FALL
        return carry.holder + group(pressed, "what")

    def _of_same(self, figure: Figure) -> str:
        """Figures of the same whole, papers or contracts as the one before; empty for any other."""
        carry, phrase = self.carry, figure.phrase
        is_rate = bool(carry.indicator) and figure.mention.dimension == "rate"
        if is_rate and GAVE.fullmatch(phrase):
            # 进出口总额…,贡献了全国30%的增量: what it gave of the whole.
            return carry.indicator + without(DONE, phrase)
        contracts = TECHNOLOGY.search(carry.indicator) if phrase.startswith("合同") else None
        if contracts is not None:
            # 技术合同登记400项,合同交易额…: of the same contracts.
            return group(contracts, 1) + phrase
        if phrase.startswith("项目") and carry.holder.endswith("项目") and OWN_MEASURE.fullmatch(phrase):
            # 签约产业项目4个、项目总投资13亿元: of those projects.
            return carry.holder + phrase[2:]
        patent = PATENT.search(carry.indicator) if phrase in GRANTED else None
        if patent is not None:
            return group(patent) + phrase
        if SETTLED.fullmatch(phrase) is not None and carry.holder.endswith(HOUSING):
            return carry.holder + phrase
        if phrase in PAPERS and carry.indicator[-2:] in PAPERS:
            return carry.indicator[:-2] + phrase
        if is_rate and phrase == "占":
            return carry.indicator.partition("占")[0] + phrase
        if is_rate and phrase.endswith("占"):
            return phrase + carry.indicator.partition("占")[0]
        return ""

    def _of_doer(self, figure: Figure, code: str | None) -> str:
        """实施补贴政策,拉动消费…: an effect with what has it; empty where the clause names its own."""
        phrase, at = figure.phrase, self.carry.at
        if code is not None or figure.core[:1] in ("、", "和"):
            return ""
        if RUNNING.fullmatch(phrase) is not None:
            trains = trains_before(self.text, self.start, at)
            return trains + phrase if trains else ""
        alone = VERBS_ALONE.fullmatch(phrase) is not None and self.carry.end <= at
        if EFFECT.match(phrase) is None and not alone:
            return ""
        doer = doer_before(self.text, max(self.start, self.carry.end), at)
        if doer.endswith(phrase):
            return doer
        return doer + phrase if doer else ""

    def _with_measured(self, core: str, phrase: str) -> str | None:
        """A bare measure with the thing it measures; None where the phrase is no bare measure."""
        told = core.strip(LIST_SIGNS)
        contributor = (self._clause_before() or self.carry.indicator) if CONTRIBUTES.match(told) else ""
        if contributor:
            # 消费回暖,对经济增长贡献率…: of whom the clause before is about, else of what was told last.
            self.carry.share = "对" + phrase.removeprefix("对")
            return contributor.partition("对")[0] + self.carry.share
        if phrase == "贡献率" and (self.carry.driver or (self.carry.share and self.carry.indicator)):
            # 拉动经济增长2个百分点,贡献率36%: of what drives.
            return self.carry.driver + phrase if self.carry.driver else self._of_share()
        if phrase in MEASURE_WORDS and not self.carry.column and not OF_ALL.match(told):
            # 户籍人口 at the head of a sentence is told of the place, whatever the sentence before was about.
            own = self.first and further_code_of(phrase) is not None and not self._clause_before()
            if not own:
                return self._of_owner(core, phrase)
        if phrase in REVERSED and REVERSED[phrase] in self.carry.indicator:
            return self.carry.indicator.replace(REVERSED[phrase], phrase)
        if phrase in TAX_SHARE and self.carry.indicator.endswith("收入"):
            return self.carry.indicator + phrase
        per = PER_OUTPUT.match(self.carry.indicator) if phrase in USE else None
        if per is not None:
            # 万元GDP水耗下降4%、电耗下降3%: per unit of the same output.
            return group(per) + phrase
        part = MEASURE_TAKES.match(phrase)
        if part is not None:
            base = self._owner()
            return base + phrase if base and part["measure"] in MEASURE_WORDS else None
        quotient = self._as_quotient(core, phrase)
        if quotient:
            return quotient
        within = RELATIVE.match(told)
        if (
            within is not None
            and phrase.endswith(("占比", "比重", "份额"))
            and "占" not in core[: -len(phrase)]
        ):
            phrase = told
        if within is not None or RELATIVE.match(phrase):
            whose = self._clause_before() if CROSSED.search(self._before_clause()) else ""
            base = (whose or self.carry.indicator).partition("占")[0]
            return base + phrase if base else None
        return None

    def _of_owner(self, core: str, phrase: str) -> str | None:
        """A measure alone with whose it is: of a share, what was measured last."""
        if phrase in POWER_MEASURES and self.carry.dimension in GOODS:
            # 原煤2亿吨,发电量30亿度: a product among others.
            return None
        base = self._owner()
        air = AIR.match(base) if phrase == "综合指数" else None
        if air is not None:
            # 空气质量达标天数比例90%,综合指数…: the index is of the air, not of its days.
            return group(air) + phrase
        if phrase.endswith("人口") and base.endswith("人口"):
            # 常住人口20万人,户籍人口22万人: counted another way, not of the first.
            return None
        if phrase == "税收" and base.endswith("预算"):
            # Taxes are revenue of their own name, no measure of a budget.
            return None
        if phrase == "投资" and not base:
            # 优化重大项目管理,力争完成投资…: the projects that the clause before speaks of.
            projects = PROJECTS.search(self.text, max(self.start, self.carry.at - REACH), self.carry.at)
            base = group(projects) if projects is not None else base
        if phrase in SHARE_WORDS and not self._clause_before() and self.carry.indicator:
            base = self.carry.indicator
        if phrase == "死亡" and base.endswith("出生"):
            # 出生6215人,死亡3126人: two of a kind, neither of the other.
            return None
        if "完成" in core and phrase == "投资":
            phrase = "完成" + phrase
        if base.endswith(phrase[:2]) and len(phrase) == RATE_OF_VERB:
            # 农村医疗参合人数…,参合率: what was done is told by both.
            phrase = phrase[2:]
        return base + phrase if base and not base.endswith(phrase) else None

    def _of_share(self) -> str:
        return self.carry.indicator.partition("对")[0] + self.carry.share

    def _as_quotient(self, core: str, phrase: str) -> str:
        """What is set against another: 收入比 of the two told before, 与…之比 of the one; else empty."""
        carry = self.carry
        if phrase in BETWEEN_BOTH and any("农村" in name for name in carry.series[-2:]):
            return said_by("城乡居民" + phrase, phrase)
        quotient = QUOTIENT.match(core)
        return carry.indicator + group(quotient, 1) if quotient is not None and carry.indicator else ""

    def _holder(self, figure: Figure, phrase: str) -> str:
        """Whose a bare measure after this figure is: a rate or a measure alone leaves it as it was."""
        earlier = self.carry.holder
        is_rate = figure.mention.dimension == "rate" and phrase.endswith("率") and len(phrase) <= 6
        if earlier and not self.first and (is_rate or OWN_MEASURE.fullmatch(phrase)):
            return earlier
        measure = measure_end(phrase)
        if (
            measure is not None
            and measure.start() == 0
            and phrase not in MEASURE_WORDS
            and code_of(phrase) is None
        ):
            return "" if self.first else earlier
        return holder_of(phrase)
