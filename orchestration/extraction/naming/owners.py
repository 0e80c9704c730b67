"""Whose a bare measure is.

Belongs here: a measure alone, a share or a quotient takes what it is about from the clauses before.
Not here: other things of the same whole (`siblings`), the order in which a name is looked for
(`names`).
"""

import re

from orchestration.extraction.naming.clauses import holder_of
from orchestration.extraction.naming.figures import Figure
from orchestration.extraction.naming.indicators import code_of, further_code_of
from orchestration.extraction.naming.parts import Parts
from orchestration.extraction.naming.phrases import MEASURE_WORDS, is_measure, trimmed
from orchestration.extraction.naming.shared_words import PER_OUTPUT, USE
from orchestration.extraction.naming.wording import (
    ADDED_AFTER,
    CROSSED,
    FALLS_SHORT,
    LIST_SIGNS,
    OWN_MEASURE,
    PER_MANY,
    REACH,
    RELATIVE,
    RELATIVE_BEGINS,
    REVERSED,
)
from orchestration.extraction.words import group, said_by, without

# 全市投资: the measure of the whole place, whoever was spoken of before.
OF_ALL_BEGINS = frozenset("全我上下前一二三四")
OF_ALL = re.compile(r"(?:[上下]半年|前三季度|[一二三四]季度)?(?:全[国省市县区州盟旗]|我[国省市县区州])")
# 仅占全省, 产值已占全市: how little or how soon is no part of the name.
ONLY = re.compile(r"^[仅只](?=占)")
ALREADY = re.compile(r"(?<=..)[已仅](?=占)")
SHARE_WORDS = frozenset(("占比", "比重", "增量", "贡献率"))
CONTRIBUTES = re.compile(r"其?对[^,]{2,12}(?:贡献率|贡献度)")
TAX_SHARE = frozenset(("税收占比", "税收比重"))
MEASURE_TAKES = re.compile(r"(?:完成|实现)?(?P<measure>[^占]{2,6})占(?!地(?!区)|用|据|比$|比重$)")

PROJECTS = re.compile(r"(?:[省市县区]级?)?(?:重大|重点)(?:建设|工程|产业|投资)?项目")
POWER_MEASURES = frozenset(("发电量", "用电量"))
GOODS = frozenset(("mass", "count", "volume", "length", "area"))
# 水泥增长3%,发电量增长8%: power is brought forth by plants and firms; goods are told beside it.
MAKES_POWER = re.compile(
    r"[电能核站厂]|光伏|水利|垃圾|煤矸石|机组|装机|集团|公司|企业|项目|基地|园|[省市区县州]$"
)
# 经费支出46亿元,与生产总值之比为1.6%
QUOTIENT = re.compile(r"[,、]?(与[^,;:。]{2,14}之比)")
# 城镇、农村居民收入…,收入比缩小到…: what lies between the two.
BETWEEN_BOTH = frozenset(("收入比", "收入倍差", "收入差距", "收入比值"))
# 物价总水平保持稳定,价格涨幅2%: the prices are what was spoken of.
PRICE_LEVEL = re.compile(r"价(?:总?水平|格总?指数|指数)?$")
HARVESTS = ("总产", "总产量", "产量", "单产")
HARVESTED = re.compile(
    r"(?P<crop>[^,、]{2,6}?)(?:播种|种植)?(?:面积|总?产量?|单产)(?:、(?:播种|种植)?(?:面积|总?产量?|单产)){1,3}"
)
RATE_OF_VERB = 3
SHORT_CLAUSE = 4
AIR = re.compile(r"(?:环境)?空气质量")
# 安置就业3万人,税收9亿元: work pays no taxes.
NO_OWNERS = frozenset(("就业", "创业", "就业创业", "劳动力"))
MERELY_AGREED = frozenset(("协议", "合同", "计划", "签约", "意向", "实际", "到位", "注册", "民间", "社会"))

ANSWERED = re.compile(r"(?:办[结复理]|答复|满意|解决|沟通|见面|面商)率$")
PAPERS = re.compile(r"(?:建议|提案|议案|意见)$")
BOTH = 2
# 园区12个,总人口9万人: only places have inhabitants; 人口自然增长率5‰,总人口… is told of the whole.
INHABITED = re.compile(r"(?:[区镇乡村县市岛州带圈群旗盟域]|街道|户)(?:建设|数)?$")
BESIDE_INVESTMENT = re.compile(
    r"(?:外贸|对外)?(?:进出口|出口|进口)(?:总额|总值)?|(?:居民)?消费?|内需|外贸|规(?:模|上|模以上)工业(?:企业)?|社会消费品(?:零售总额)?"
)


# 主导产业支撑作用增强: how much it counts for, or how well it stands, is no part of whose share follows.
GAINED = re.compile(
    r"(?P<who>[^,;:、\d]{2,12}?(?:产业|经济|工业|农业|业|企业|集群|板块|园区|消费|出口|投资|产品|贸易|制造))的?"
    r"(?:(?:支撑|引领|带动|拉动|主导|支柱|龙头|示范|集聚|骨干)?(?:作用|能力|地位|优势|效应|实力|活力|规模|水平|贡献|份额|质量|势头)"
    r"(?:持续|不断|进一步|明显|日益|更加|显著|稳步|逐步)*(?:增强|提升|提高|凸显|突出|显现|扩大|壮大|彰显|巩固|强劲|良好|上升|释放|发挥)"
    r"|(?:持续|不断|快速|迅速|蓬勃|加快|逐步|稳步|日益)*(?:发展|壮大|崛起|成长|兴起|集聚)(?:迅速|较快|加快|壮大|提速|势头良好)?)"
)


class Owners(Parts):
    """Clauses whose figures leave out whose they are."""

    def _with_measured(self, core: str, phrase: str) -> str | None:
        """A bare measure with the thing it measures; None where the phrase is no bare measure."""
        told = core.strip(LIST_SIGNS)
        contributor = (
            (self._clause_before() or self.carry.indicator)
            if "贡献" in told and CONTRIBUTES.match(told)
            else ""
        )
        if contributor:
            # 消费回暖,对经济增长贡献率…: of whom the clause before is about, else of what was told last.
            self.carry.share = "对" + phrase.removeprefix("对")
            return contributor.partition("对")[0].partition("占")[0] + self.carry.share
        if phrase == "贡献率" and (self.carry.driver or (self.carry.share and self.carry.indicator)):
            # 拉动经济增长2个百分点,贡献率36%: of what drives.
            return self.carry.driver + phrase if self.carry.driver else self._of_share()
        if phrase in MEASURE_WORDS and not self.carry.column and not OF_ALL.match(told):
            # 户籍人口 at the head of a sentence is told of the place, whatever the sentence before was about.
            own = self.first and further_code_of(phrase) is not None and not self._clause_before()
            if not own:
                return self._amount_again(core, phrase) or self._of_owner(core, phrase)
        if phrase in REVERSED and REVERSED[phrase] in self.carry.indicator:
            return self.carry.indicator.replace(REVERSED[phrase], phrase)
        whole = self.carry.indicator
        if phrase in TAX_SHARE and whole.endswith("收入") and "税" not in whole:
            return self.carry.indicator + phrase
        per = PER_OUTPUT.match(self.carry.indicator) if phrase in USE else None
        if per is not None:
            # 万元GDP水耗下降4%、电耗下降3%: per unit of the same output.
            return group(per) + phrase
        phrase = without(ALREADY, phrase) if "占" in phrase else phrase
        part = MEASURE_TAKES.match(phrase) if "占" in phrase else None
        of_taxes = part is not None and part["measure"] == "税收" and "收入" in phrase
        if part is not None and not of_taxes:
            base = self._owner()
            return base + phrase if base and part["measure"] in MEASURE_WORDS else None
        quotient = self._as_quotient(core, phrase)
        if quotient:
            return quotient
        return self._relative(core, phrase)

    def _relative(self, core: str, phrase: str) -> str | None:
        """占全市32%: what has the share, told before; None where the phrase tells no share."""
        told = core.strip(LIST_SIGNS)
        own = OF_ALL.match(told) if told[:1] in OF_ALL_BEGINS else None
        told = told[own.end() :] if own is not None else told
        within = RELATIVE.match(told) if told[:1] in RELATIVE_BEGINS else None
        if (
            within is not None
            and phrase.endswith(("占比", "比重", "份额"))
            and "占" not in core[: -len(phrase)]
        ):
            phrase = told
        elif within is not None and phrase.startswith(("占比", "比重", "份额")) and phrase in told:
            # 我省在全国占比超过10%的有9种: of what they have that share.
            phrase = told[: told.find(phrase) + len(phrase)]
        if within is None and (phrase[:1] not in RELATIVE_BEGINS or RELATIVE.match(phrase) is None):
            return None
        weak = FALLS_SHORT.fullmatch(self._last_clause())
        whose = trimmed(group(weak, "what")) if weak is not None else ""
        whose = whose or (self._clause_before() if CROSSED.search(self._before_clause()) else "")
        whose = whose or self._who_gained()
        base = (whose or self.carry.indicator).partition("占")[0]
        return base + without(ONLY, phrase) if base else None

    def _who_gained(self) -> str:
        """民营经济活力增强,占生产总值…: of whom a sentence tells how they stand; else empty."""
        gained = GAINED.fullmatch(self._last_clause()) if self.first else None
        return trimmed(group(gained, "who")) if gained is not None else ""

    def _opens_with_yield(self, phrase: str) -> bool:
        """Whether a sentence opens with what an area yields (亩均税收): it is told of the place."""
        return phrase.startswith("亩均") and self.first and not self._before_clause().strip(",;: ")

    def _amount_again(self, core: str, phrase: str) -> str:
        """成交额达到90亿元、金额居全国第3位: the same amount again; else empty."""
        told = self.carry.indicator
        return told if phrase == "金额" and told.endswith("额") and core[:1] in LIST_SIGNS else ""

    def _of_owner(self, core: str, phrase: str) -> str | None:
        """A measure alone with whose it is: of a share, what was measured last."""
        if phrase in POWER_MEASURES and self.carry.dimension in GOODS:
            # 原煤2亿吨,发电量30亿度: a product among others.
            return None
        if PER_MANY.fullmatch(self.carry.verb) is not None and core[:1] in LIST_SIGNS:
            # 每千人口拥有医师3人、床位7张: for so many people there are, no one's beds.
            return None
        base = self._papers(phrase) or without(ADDED_AFTER, self._owner().removesuffix("制度"))
        in_all = _in_all(base, phrase)
        if in_all:
            return in_all
        if phrase == "价格" and PRICE_LEVEL.search(base):
            return base
        if self._stands_alone(core, phrase, base):
            return None
        air = AIR.match(base) if phrase == "综合指数" else None
        if air is not None:
            # 空气质量达标天数比例90%,综合指数…: the index is of the air, not of its days.
            return group(air) + phrase
        if phrase == "投资" and not base:
            base = self._deed_before()
        if phrase == "投资" and not base:
            # 优化重大项目管理,力争完成投资…: the projects that the clause before speaks of.
            projects = PROJECTS.search(self.text, max(self.start, self.carry.at - REACH), self.carry.at)
            base = group(projects) if projects is not None else base
        if phrase in SHARE_WORDS and not self._clause_before() and self.carry.indicator:
            base = self.carry.indicator
        if "完成" in core and phrase == "投资":
            phrase = ("累计完成" if "累计完成投资" in core else "完成") + phrase
        return _of_both(base, phrase) if base and not base.endswith(phrase) else None

    def _papers(self, phrase: str) -> str:
        """办理建议90件、提案80件,办结率…: both kinds of papers, where a rate of answers is told of them."""
        if ANSWERED.search(phrase) is None or len(self.carry.series) < BOTH:
            return ""
        told = [name for name in self.carry.series if PAPERS.search(name) is not None][-BOTH:]
        return "、".join(map(holder_of, told)) if len(told) == BOTH else ""

    def _stands_alone(self, core: str, phrase: str, base: str) -> bool:
        """Whether a measure after `base` is told beside it, not of it."""
        if base in MERELY_AGREED or base in NO_OWNERS or self._opens_with_yield(phrase):
            # 协议资金80亿元,到位资金35亿元: how firm the money is, not whose.
            return True
        if phrase == "发电量":
            return MAKES_POWER.search(base) is None
        if phrase == "投资" and "trend" in self.carry.kinds and len(self._last_clause()) > SHORT_CLAUSE:
            # 实施项目9个,优化服务方式,投资增长8%: a clause lies between, the place's investment grew.
            return True
        if phrase == "产业投资" and self.carry.code is not None:
            # 规上工业增加值增长5%,产业投资增长9%: a heading of investment, told of the place.
            return True
        if phrase.endswith("吞吐量") and base.endswith(("航线", "吞吐量")):
            # 开通航线9条,旅客吞吐量…,货邮吞吐量…: the airport has them.
            return True
        if phrase.endswith("人口") and (base.endswith("人口") or INHABITED.search(base) is None):
            # 常住人口20万人,户籍人口22万人: counted another way, not of the first.
            return True
        if phrase == "投资" and base == self.carry.indicator and base.endswith("业"):
            # 服务业增长6%,投资增长8%: each told by its name alone, so neither is the other's.
            return "完成" not in core
        if phrase == "投资" and BESIDE_INVESTMENT.fullmatch(base) is not None:
            # 出口增长5%,投资增长8%: the sides of demand; what large firms add is told beside what all invest.
            return "完成" not in core
        # Taxes are revenue of their own name, no measure of a budget; 出生6215人,死亡3126人: two of a kind.
        return base.endswith({"税收": "预算", "死亡": "出生"}.get(phrase, "\0"))

    def _of_share(self) -> str:
        return self.carry.indicator.partition("对")[0] + self.carry.share

    def _as_quotient(self, core: str, phrase: str) -> str:
        """What is set against another: 收入比 of the two told before, 与…之比 of the one; else empty."""
        carry = self.carry
        if phrase in BETWEEN_BOTH and any("农村" in name for name in carry.series[-2:]):
            return said_by("城乡居民" + phrase, phrase)
        quotient = QUOTIENT.match(core) if "之比" in core else None
        return carry.indicator + group(quotient, 1) if quotient is not None and carry.indicator else ""

    def _holder(self, figure: Figure, phrase: str) -> str:
        """Whose a bare measure after this figure is: a rate or a measure alone leaves it as it was."""
        earlier = self.carry.holder
        is_rate = figure.mention.dimension == "rate" and phrase.endswith("率") and len(phrase) <= 6
        if earlier and not self.first and (is_rate or OWN_MEASURE.fullmatch(phrase)):
            return earlier
        if is_measure(phrase) and phrase not in MEASURE_WORDS and code_of(phrase) is None:
            return "" if self.first else earlier
        return holder_of(phrase)


def _of_both(base: str, phrase: str) -> str:
    """A measure of its owner, where both may tell the same deed."""
    if base.endswith(phrase[:2]) and len(phrase) >= RATE_OF_VERB:
        # 农村医疗参合人数…,参合率; 研发投入…,投入强度: what was done is told by both.
        return base + phrase[2:]
    if phrase.endswith("率") and base.startswith(phrase[:2]) and len(base) > RATE_OF_VERB:
        # 参合农民52万人,参合率…: of the peasants.
        return base[2:] + phrase
    return base + phrase


def _in_all(base: str, phrase: str) -> str:
    """All that there is or was brought in of what `base` names; empty for any other measure."""
    listed = HARVESTED.fullmatch(base) if "、" in base else None
    if listed is not None and phrase in HARVESTS:
        # 粮食面积、单产、总产“三增”,总产…: of the crop, not of all that was told of it.
        return group(listed, "crop") + phrase
    # 通车里程新增20公里、总里程突破300公里: all of it, not what was added.
    return base if phrase.startswith("总") and base.endswith(phrase[1:]) else ""
