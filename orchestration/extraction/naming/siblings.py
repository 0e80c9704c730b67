"""Figures of the same things as the one before.

Belongs here: papers, contracts, projects, levels and totals that a phrase speaks of without naming
them again. Not here: measures alone (`owners`), parts of a whole (`parts`).
"""

import re

from orchestration.extraction.measuring.leads import FALL
from orchestration.extraction.naming.doers import (
    EFFECT,
    RUNNING,
    SHORTEST_DOER,
    doer_before,
    trains_before,
)
from orchestration.extraction.naming.echoes import says_again, told_again
from orchestration.extraction.naming.figures import Figure
from orchestration.extraction.naming.owners import Owners
from orchestration.extraction.naming.phrases import HEAD_DATE, VERB, measure_end, trimmed
from orchestration.extraction.naming.wording import (
    ADDED,
    ADDED_AFTER,
    GENERAL,
    LEVEL,
    OWN_MEASURE,
    VERBS_ALONE,
)
from orchestration.extraction.words import group, without

RANKING = re.compile(
    r"(?:^|,)在(?P<of>[^,;:。]{2,30})(?:中|上|里),$|(?:跻身|入围|进入|入选|荣登|登上)(?P<in>[^,;:。]{4,24}?)(?:行列|榜单|名单)?,$"
)
REACHED = re.compile(
    r"惠及|受益|服务(?:客户|企业|群众|用户)|拉动(?!GDP|经济|全)|带动(?:消费|销售|投资|相关)|撬动|支持(?:项目|企业)"
)
OF_WHICH = ("的", "的有", "的只有", "的仅有")

PRESSED = re.compile(
    r"(?:平均|累计|总体)?(?:压减|压缩|精简)(?:办理|审批|申请|申报)?(?P<what>时限|时间|材料|环节|成本|费用|跑动次数)"
)
CUT = "压减"
DRIVER = re.compile(r"(.{2,}?)(?:直接|间接)?(?:带动|拉动|撬动|促成|吸引)")
GAVE = re.compile(r"贡献了?(?:全[国省市区])")
# 建设产业园区8个,新入驻企业36户: they settled in what was built.
SETTLED = re.compile(r"(?:新|累计)?(?:入驻|入园|进驻|注册|落户|在孵|集聚|聚集)(?:企业|商户|项目|机构|商家)")
HOUSING = ("园", "园区", "基地", "中心", "开发区", "街区", "楼宇", "孵化器", "空间", "平台")
# 办理代表议案2件、建议30件: papers of the same people.
PAPERS = frozenset(("议案", "建议", "提案"))
# 在校学生5万人,招生1.6万人: what a school does each year, told as its measure.
ENROLS = frozenset(("招生", "毕业", "录取"))
# Money that is given is told by its whole name, though its last word alone is a measure.
GIVEN_OUT = re.compile(r"(?:资金|补助金|补贴|低保金|救助金|奖金|贷款)$")
# 专利申请3件,授权2件: of the same papers.
PATENT = re.compile(r"(?:发明|实用新型|外观设计)?专利")
PER_THOUSAND = re.compile(r"每[十百千万]{1,2}名?(?:常住|老年)?人口?")
# 服务人数, 增加学位: no longer words say so little that the clause before tells which they are.
SHORT_ECHO = 6
PLACES_IN_ORDER = frozenset(("位次", "名次", "排名", "排位"))
GRANTED = frozenset(("授权", "授权量"))
REMITTED = re.compile(
    r"(?P<deed>减免)[^,;:]{0,40}?(?P<what>租金|房租|税费|税款|费用|学费|保费|利息|水费|电费|收费)$"
)
RESIDENTS = re.compile(r"(?:城镇|农村|乡村|全体|全[国省市县区州])?(?:常住)?居民(?=人均)")
OF_EACH = re.compile(r"人均(?:生活)?(?:消费|住房|居住|食品|可支配|工资|经营|财产|转移)")
TECHNOLOGY = re.compile("(技术)合同")
DONE = re.compile("了")
# 实施光伏项目9个,完成并网12万千瓦: of those works.
INTO_GRID = frozenset(("并网", "并网发电", "全容量并网"))
POWER_WORKS = ("项目", "电站", "风电", "光伏", "电场", "基地")
ASIDE = re.compile(r"\([^()]*\)$")
AND_ABOVE = re.compile("^及?以上")
# What is told of projects that were counted: how much money they are to bring.
OF_PROJECTS = re.compile(
    r"(?:(?:计划|签约|投放|发行|放款|授信|合同|成交|注册|引资|融资|下达|拨付|拟)(?:、|(?:利用|使用|引进)?)){1,2}"
    r"(?:投资总?额|总?金额|总?额|规模|资金|外资)|拟(?:总?投资|融资)"
)


# What a standard or allowance rose by is told for each head, month or year.
FOR_EACH = re.compile(
    r"(?P<side>城镇|农村|城市|乡村)?居?民?(?:平均)?(?:年人均|每?月人均|人均每?[年月]|每人每[年月]|人均)"
)
# 占比超过10%的有9种、超过20%的有3种: the same, past another mark.
MARKED = re.compile(
    r"(?:超过?|突破|达到?|[高大低小]于|不足)[\d.一二两三四五六七八九十百千万亿]+(?:%|[千百万亿]*美?元|[万亿]?[人户吨亩])?(?:以上)?"
)
PAID = re.compile(r"(?:标准|补贴|补助|津贴|工资|养老金|低保金|薪酬|待遇)$")
RAISED = re.compile(
    rf"(?P<what>.{{2,30}}?{PAID.pattern.removesuffix('$')})(?:逐年|持续|继续|再次|稳步|不断|进一步|大幅|全面|分别|均|都|连续[^,]{{1,3}})*"
    r"(?:提高|提升|上调|增加|增长|提标|改善)"
)
# 提高退休人员养老金标准,月人均增加90元: the deed names what each is paid.
ADJUSTED = re.compile(rf"(?:[^,]{{0,8}}?)(?:调整|提高|上调|调高|落实)了?(?P<what>.{{2,30}}?{PAID.pattern})")
SIDES = re.compile(r"城乡|城镇|农村|城市|乡村")
SCALES = "十百千万亿"
HELD_MEASURE = re.compile(r"(?<=..)(?:床位|学位|岗位|车位|托位|里程|装机(?:容量)?|库容|面积)$")
CAME_IN = frozenset(("新增", "当年新增", "全年新增", "本年新增", "年内新增"))
# 城镇居民收入增长8%,农村居民增长9%: of the other side the same is told.
SIDE = re.compile(
    r"(?P<side>城镇|农村|城市|乡村|县城|市区|城区|农牧区|牧区|农村牧区)(?P<who>常住居民|居民家庭|居民|地区)?"
)
SIDE_ENDS = frozenset("镇村市城区民庭")
# 居民收入增长8%,其中城镇居民增长7%: of all of them first.
BOTH_SIDES = re.compile(r"(?P<side>全体|全部|城乡)?(?P<who>常住居民|居民)(?=.{2})")


class Siblings(Owners):
    """Clauses that go on with the things told before."""

    def _ranked_in(self) -> str:
        """在…评价中,我市排第三: what the ranking is of, told before the first figure of a sentence."""
        told = RANKING.search(self._before_clause())
        if told is None or (not self.first and not told["in"]):
            return ""
        return trimmed(group(told, "of") or group(told, "in"))

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
        if old is None:
            return told
        # 省级以上奖项12个,其中国家级3个: of one level, not of it and those above.
        rest = told[old.end() :] if level.endswith("以上") else without(AND_ABOVE, told[old.end() :])
        return told[: old.start()] + level + rest

    def _with_owner(self, figure: Figure, code: str | None) -> str | None:
        """A phrase that leaves out what it is about takes it from before; None where it is whole."""
        carry, mention, phrase = self.carry, figure.mention, figure.phrase
        cut = (
            self._cut_of(figure)
            or self._past_mark(figure)
            or (self._named_again(phrase) if code is None else "")
        )
        if cut:
            return cut
        if carry.whole and code is None and len(phrase) <= 4 and mention.is_classifier:
            return carry.whole + phrase
        told = self._of_part(figure, code) or self._of_same(figure) or self._of_doer(figure, code)
        told = told or self._of_side(figure) or self._of_balance_before(figure)
        if told:
            return told
        if not self.first and "from" in figure.lead.kinds and carry.measure == "price":
            alike = self._paid_alike(without(ASIDE, phrase))
            if alike:
                return alike
        each = self._for_each(phrase) if "人" in phrase and "trend" in figure.lead.kinds else ""
        if each:
            return each
        if phrase == "人均" and carry.indicator:
            return carry.indicator if phrase in carry.indicator else phrase + carry.indicator
        return self._of_holder(figure, code) if carry.holder else None

    def _past_mark(self, figure: Figure) -> str:
        """占比超过10%的有9种、超过20%的有3种: the same things, past another mark; empty for any other."""
        carry, phrase = self.carry, figure.phrase
        counted = figure.mention.is_classifier and figure.mention.unit in carry.units
        if not counted or MARKED.fullmatch(phrase) is None:
            return ""
        earlier = MARKED.search(carry.indicator, 2)
        if earlier is not None:
            return carry.indicator[: earlier.start()] + phrase + carry.indicator[earlier.end() :]
        # 市县生产总值突破百亿元,其中超千亿元的有9个: past a mark of the same amount.
        is_amount = "其中" in figure.core and carry.dimension == "money"
        return carry.indicator + phrase if is_amount and carry.indicator else ""

    def _named_again(self, phrase: str) -> str:
        """开展技能培训,培训人数…: what the clause before names in full; empty for any other."""
        again = says_again(phrase) if len(phrase) <= SHORT_ECHO else None
        return told_again(again, self._last_clause()) if again is not None else ""

    def _of_holder(self, figure: Figure, code: str | None) -> str | None:
        """What is told of the things that were told before; None where the phrase is whole."""
        carry, mention, phrase = self.carry, figure.mention, figure.phrase
        if not self.first and REACHED.match(phrase) and not phrase.startswith(carry.holder):
            # 以旧换新带动销售…,惠及…: what reaches them is what drove the sales.
            driver = DRIVER.match(carry.holder)
            opener = VERB.match(phrase)
            carry.verb = group(opener) if opener is not None else ""
            remitted = REMITTED.search(carry.indicator)
            if remitted is not None:
                # 减免企业房租3万元,惠及…: by what they are reached.
                return group(remitted, "what") + group(remitted, "deed") + phrase
            given = GIVEN_OUT.search(carry.indicator) is not None
            return (
                group(driver, 1) if driver is not None else self._given() if given else carry.holder
            ) + phrase
        # 新增贷款, 发放贷款: what is lent, no deed alone.
        is_deed = code is None and not phrase.endswith("贷款")
        if phrase in ENROLS and mention.unit in carry.units:
            return carry.holder + phrase
        goes_on = is_deed and (_is_counted_in(mention.unit, carry.units) or "其中" in figure.core)
        same = goes_on and (phrase == "在建" or VERBS_ALONE.fullmatch(phrase) is not None)
        bare = mention.is_classifier and self.text[mention.start - 1] == "的" and not carry.dated
        if same and VERBS_ALONE.fullmatch(carry.holder) is not None:
            return phrase
        if same and phrase in CAME_IN and carry.measure == "level" and HELD_MEASURE.search(carry.indicator):
            # 床位达30万张,新增2万张: more of what is counted, in its own words.
            return phrase + carry.indicator
        # 新开工项目9个,竣工4个: the same things, after another deed.
        return phrase + _thing(carry.holder) if same or bare or figure.core.endswith(OF_WHICH) else None

    def _of_side(self, figure: Figure) -> str:
        """城镇居民收入增长8%,农村居民增长9%: what is told of one side goes on with the other; else empty."""
        if figure.phrase[-1:] not in SIDE_ENDS:
            return ""
        carry, mention = self.carry, figure.mention
        goes_on = not self.first or "其中" in figure.core or "其中" in self._before_clause()
        side = SIDE.fullmatch(figure.phrase) if goes_on else None
        if side is None or "share" in figure.lead.kinds:
            return ""
        old = SIDE.match(carry.indicator) or BOTH_SIDES.match(carry.indicator)
        alike = carry.dimension == mention.dimension or mention.unit in carry.units
        if old is None or old["side"] == side["side"] or not alike or len(carry.indicator) < old.end() + 2:
            return ""
        who = group(side, "who") or group(old, "who")
        return group(side, "side") + who + carry.indicator[old.end() :]

    def _of_balance_before(self, figure: Figure) -> str:
        """贷款余额20亿元,新增3亿元: by how much the balance rose; else empty."""
        told = self.carry.indicator
        goes_on = figure.phrase in CAME_IN and figure.mention.unit in self.carry.units
        return told if goes_on and told.endswith("余额") else ""

    def _for_each(self, phrase: str) -> str:
        """低保标准提高,城镇年人均提高600元: for each head, what the clause before is about; else empty."""
        alone = FOR_EACH.fullmatch(phrase)
        if alone is None:
            return ""
        raised = RAISED.fullmatch(self._last_clause()) or ADJUSTED.fullmatch(self._last_clause())
        told = group(raised, "what") if raised is not None else self.carry.indicator
        if PAID.search(told) is None:
            return ""
        side, other = group(alone, "side"), SIDES.search(told)
        return told if not side or other is None else told[: other.start()] + side + told[other.end() :]

    def _paid_alike(self, who: str) -> str:
        """甲类补助标准从…提高到…,乙类从…: what others are paid by the standard told before; else empty."""
        told = self.carry.indicator
        shared = next((size for size in (4, 3, 2) if len(who) > size and who[-size:] in told), 0)
        if not shared or PAID.search(told) is None or measure_end(who) is not None:
            return ""
        return who + told[told.find(who[-shared:]) + shared :]

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
        residents = RESIDENTS.match(carry.indicator) if not self.first and OF_EACH.match(phrase) else None
        if residents is not None:
            # 城镇居民人均可支配收入…,人均消费支出…: of the same residents.
            return group(residents) + phrase
        if is_rate and GAVE.fullmatch(phrase):
            # 进出口总额…,贡献了全国30%的增量: what it gave of the whole.
            return carry.indicator + without(DONE, phrase)
        contracts = TECHNOLOGY.search(carry.indicator) if phrase.startswith("合同") else None
        if contracts is not None:
            # 技术合同登记400项,合同交易额…: of the same contracts.
            return group(contracts, 1) + phrase
        told = self._of_projects(figure)
        if told:
            return told
        patent = PATENT.search(carry.indicator) if phrase in GRANTED else None
        if patent is not None:
            return group(patent) + phrase
        if carry.holder.endswith(HOUSING) and SETTLED.fullmatch(phrase) is not None:
            return carry.holder + phrase
        if phrase in PAPERS and carry.indicator[-2:] in PAPERS:
            return carry.indicator[:-2] + phrase
        per = PER_THOUSAND.match(carry.indicator) if figure.core[:1] == "、" else None
        if per is not None and figure.mention.is_classifier and PER_THOUSAND.match(phrase) is None:
            # 每千人口床位数7张、医师3人: of so many each.
            return group(per) + phrase
        if phrase in PLACES_IN_ORDER and carry.indicator and self.carry.measure == "rank":
            # 居第6位,位次前移2位: of what the place was told of.
            return carry.indicator + phrase
        if is_rate and phrase == "占":
            return carry.indicator.partition("占")[0] + phrase
        if is_rate and phrase.endswith("占"):
            # 城镇的人口占61%,老年人口占18%: both are parts of the same whole.
            part, _, whole = carry.indicator.partition("占")
            return phrase + (whole or part)
        return ""

    def _of_projects(self, figure: Figure) -> str:
        """签约项目4个,合同金额13亿元; 光伏项目9个,并网12万千瓦: of those works; empty for any other."""
        carry, phrase, dimension = self.carry, figure.phrase, figure.mention.dimension
        if phrase in INTO_GRID and dimension == "power" and carry.holder.endswith(POWER_WORKS):
            return carry.holder + ("完成" if "完成" in figure.core else "") + phrase
        if not carry.holder.endswith("项目"):
            return ""
        if phrase.startswith("项目") and OWN_MEASURE.fullmatch(phrase):
            # 签约产业项目4个、项目总投资13亿元: of those projects.
            return carry.holder + phrase[2:]
        is_amount = dimension == "money" or (figure.mention.rank and carry.measure == "level")
        return carry.holder + phrase if is_amount and OF_PROJECTS.fullmatch(phrase) else ""

    def _of_doer(self, figure: Figure, code: str | None) -> str:
        """实施补贴政策,拉动消费…: an effect with what has it; empty where the clause names its own."""
        phrase, at = figure.phrase, self.carry.at
        if code is not None or figure.core[:1] in ("、", "和"):
            return ""
        if phrase.endswith("开行") and RUNNING.fullmatch(phrase) is not None:
            trains = trains_before(self.text, self.start, at)
            return trains + phrase if trains else ""
        if at - max(self.start, self.carry.end) < SHORTEST_DOER:
            return ""
        is_lent = phrase.endswith("贷款")
        alone = self.carry.end <= at and not is_lent and VERBS_ALONE.fullmatch(phrase) is not None
        if EFFECT.match(phrase) is None and not alone:
            return ""
        doer = doer_before(self.text, max(self.start, self.carry.end), at)
        if doer.endswith(phrase):
            return doer
        if phrase in doer:
            # 开展植树造林活动,植树9万亩: the deed itself, and no doer of it.
            return ""
        if HEAD_DATE.fullmatch(doer) is not None:
            # “十三五”期间,累计脱贫…: when it was is nobody who did it.
            return ""
        if doer and not alone:
            # 举办活动30场,推进以旧换新,带动消费9亿元,惠及3万人: both are what the last had.
            self.carry.holder = doer
        return doer + phrase if doer else ""


def _is_counted_in(unit: str | None, units: set[str | None]) -> bool:
    """Whether something was counted in the unit before, be it in tens of thousands: 1.2万家, 新增900家."""
    base = (unit or "").lstrip(SCALES)
    return unit in units or (bool(base) and any((told or "").lstrip(SCALES) == base for told in units))


def _thing(holder: str) -> str:
    """新开工项目 without its deed, where another is told of them: 竣工项目."""
    opener = VERB.match(holder)
    return holder[opener.end() :] if opener is not None and holder[opener.end() :] in GENERAL else holder
