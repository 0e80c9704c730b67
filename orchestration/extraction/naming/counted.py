"""Things that are counted: N个X.

Belongs here: the name of what stands after its figure, with the verb of making before it. Not here:
which words after the figure belong to it (`nouns`), names that stand before the figure
(`subjects`).
"""

import re

from orchestration.extraction.naming.clauses import DONE_AFTER
from orchestration.extraction.naming.doers import doer_before
from orchestration.extraction.naming.entities import ACTING
from orchestration.extraction.naming.figures import Figure
from orchestration.extraction.naming.nouns import COVERS
from orchestration.extraction.naming.phrases import VERB, last_verb, trimmed
from orchestration.extraction.naming.tasks import Tasks
from orchestration.extraction.naming.things import (
    learnt_in,
    noun_of,
    says_little,
    short_thing,
    who_did,
    whole_of,
    with_deed_told,
    without_rest,
    without_standard,
)
from orchestration.extraction.naming.wording import (
    GENERAL,
    LIST_SIGNS,
    LONG_NOUN,
    VERB_HEADS,
    VERBS_ALONE,
)
from orchestration.extraction.words import group, without

OF_THING = re.compile(r"(?:计划)?(?:总投资|总规模|总面积|投资|建筑面积|年产值|注册资本|总长|全长)$")
OUT_OF_POVERTY = re.compile(
    r"(?:全部|均已|均|已|如期|稳定|实现)*脱贫"
    r"(?!攻坚|成果|地区|人口|户|县|村|群众|劳动力|项目)"
)
POOR = {"户": "贫困户", "人": "贫困人口", "名": "贫困人口", "个": "贫困村"}
PART_DOES = re.compile(
    r"基本|继续|全部|没有|没能|实现|达到|超过|完成|获|增长|下降|保持|正增长|负增长|高于|低于|接近|未|已|出现|呈|符合|满足|属于|优于|劣于|[位稳跃]?居|位列|名列|排名|进入|跻身|通过|停产|亏损|盈利"
)
# 3个镇和5个村获评…: who stands first in the list did the same.
SHARED_PREDICATE = re.compile(
    r"(?:[\d.]+万?(?:多|余)?户、?)?(?:[^\d,;。、和与及]{4,16})?[\d.]+万?(?:多|余)?[个家项件所座人名条](?:[^,;。、和及与]{1,12}?)"
    r"(?P<does>(?:均|全部|新|成功)?(?:通过|达到|获评|入选|被评为|被命名为|被列为|被认定为|获批|获得|荣获|建成投产|建成投用|开工建设|竣工投产|投入使用"
    r"|获全[国省](?=[^,;。]{0,4}推广)|在全[国省](?=[^,;。]{0,6}推广)|实现(?=[^,;。]{2,30}全覆盖)|完成(?=[^,;。]{2,12}改造))[^,;。]{0,32}"
    r"|(?:均|已|全部|全面|基本|顺利|相继|陆续|如期)*(?:建成|竣工|完工|通车|投产|投用|开工|完成)(?:通车|投产|投用|建设)?(?=[,;。]|$))"
)
# 9个贫困村、3万贫困人口全部脱贫: so did the first of them.
LEFT_POVERTY = re.compile(
    r"(?:\d[\d.]*万?(?:多|余)?[个户人名]?(?:建档立卡|农村)?贫困[县乡村户人口]+[、和与及])*\d[\d.]*万?(?:多|余)?[个户人名]?(?:建档立卡|农村)?贫困[县乡村户人口]+"
    r"(?:已|均|全部|如期|稳定|实现)*(?P<does>脱贫|出列|摘帽|退出)(?!攻坚)"
)
# 所有县城和85%的乡镇建成污水厂: all of some and a part of others, each its own.
ALL_OTHERS = re.compile(r"(?:所有|全部|全[省市区县州]所有)(?:的)?[^,;:。\d]{1,8}(?:以及|和|及|与|、)")
ASIDE = re.compile(r"\([^()]{1,6}\)$")
REACHING = ("惠及", "覆盖", "带动", "吸引")
JOINT = re.compile(r"[^,;:]{4,40}、(?P<does>(?:累计|共|已|直接)?(?:惠及|覆盖|带动|吸引))")
GAVE = re.compile(r".{2,}贡献了?(?:全[国省市区县州])?(?:的)?")
LISTS_ON = frozenset("、和与及")
CHOSEN = re.compile(r"列入|纳入|需|应|未|投资|入选|获评|涉及|符合|参与")
YEARLY = frozenset(("mass", "volume", "count", "area", "length", "power", "energy"))
DONE_TO = re.compile(r"(?:已|均|全部|正|都)")

# What became of some of the things counted before, and nothing else.
HOW = r"(?:增长|下降|上涨|下跌|上升|回落|持平|增产|减产|正增长|负增长)"
MOVED_SO = re.compile(rf"(?:同比|价格|产量|产值|实现|保持|呈)*(?P<how>{HOW})(?=[,;:。、\n]|$)")
HAS_MOVED = re.compile(rf"(?<=..){HOW}$")
# 基本完成 is told by both words.
TASK = re.compile(r"(?P<deed>改造|建设|整治|治理|搬迁|安置|绿化|造林|修复|培训|拆除)任务")
HALF_SAID = frozenset(("基本", "全部", ""))
KIND_OF_FIRM = re.compile(r"(?:特色|领军|龙头|骨干|标杆|示范|领航)(?:企业|项目|园区|基地|工厂)")
PROGRAMME = re.compile(
    r"(?:深入|持续|接续|扎实)?(?:实施|开展|启动|推进)(?P<trade>[^“”,;:]{2,12}?)(?:“[^”]*”|扩容|强基|壮大|培育|倍增|攻坚|跃升|提升|提质|增效)+"
    r"(?:行动|工程|计划)?$"
)
GRADE = re.compile(
    r"(?:国家|自治区|省|市|县|区|部|世界)级|[百千万]?[百千万]亿级|[一二三四五]星级|\dA级|[甲乙丙]级"
)
GRADED_NEXT = re.compile(rf"\d[\d.]*[个家项座所条处](?:{GRADE.pattern})(?P<what>[^,。;、和与及\d]{{2,16}})")
# 完成A台机组、B吨产能、C台锅炉超低排放改造: what was done to each is told with the last.
DEED = (
    r"(?:超低排放|节能|降碳|减污|综合|适老化|无障碍|数字化|智能化|绿色化|清洁化|技术|提质|提升|升级|更新|防洪|清淤|生态|除险|达标|危房|抗震|修缮)*"
    r"(?:改造|治理|整治|修复|加固|更新|修缮|监测|排查|巡查|检修|检测|绿化|美化|建设|搬迁|整改"
    r"|(?:煤|油)改(?:电|天然气|气)|[电气]代煤|(?:周边|办学|办医|就医|居住|生产|生活)(?:环境|条件))"
)
SHARED_DEED = re.compile(
    r"(?:\d[\d.]*[十百千万亿]*(?:多|余)?[^\d,。;、和与及]{3,16}[、和与及]){0,30}?"
    rf"\d[\d.]*[十百千万亿]*(?:多|余)?[^\d,。;、和与及]{{2,14}}?(?P<does>{DEED})(?=(?:工作|任务)?[,。;]|$)"
)
OWN_DEED = re.compile(rf"{DEED}$")
DOES = re.compile(r"(?:完成|开展|实施|推进|启动|组织|进行|统筹|加快|支持|提升)(?:了|对)?$")
# 完成道路9条、总长度30公里的改造: how long they are is no deed.
SIZES = frozenset(("总长度", "总长", "全长", "总里程", "总面积", "建筑面积"))
HELPED = re.compile(r"(?<=争取)[^,、争取]{2,12}支持$")
SIZED_NEXT = re.compile(
    r"\d[\d.]*[十百千万亿]*(?:美元|元|平方米|平方公里|公里|亩)(?:以上)?的(?P<what>[^,。;:、\d]{2,20})"
)
LONGEST_VERB = 8
INHABITED = frozenset(("村", "行政村", "自然村", "贫困村", "乡镇", "镇", "乡", "社区", "村庄"))
# 打通人民路、解放路2条断头路: which they are, by their own names, says nothing of the kind.
APPOSED = re.compile(
    r"(?:[^、,和与\d]{1,7}[路街桥河湖渠村镇乡沟][、和与])+[^、,和与\d]{1,7}[路街桥河湖渠村镇乡沟]$"
)
REACHED_BARE = frozenset(("惠及", "受益", "累计惠及", "共惠及", "直接惠及", "带动", "吸引"))
AMOUNT_END = re.compile(r"(?<=..)(?:余额|总额|金额|总数|数量)$")
PROJECT = re.compile(
    r"(?P<what>[^,;:、和与及等\d“”]{2,14}?)等?(?P<kind>(?:[^,;:、和与及等\d“”]{0,4})?项目)(?!库|数)"
)
REACHES = re.compile(
    r"[^,;:、]{2,16}(?:政策|改革|工程|行动|活动|计划|制度|保险|平台|试点|项目|资金|补贴|补助|以旧换新|机制|消费券)"
    r"(?:累计|共|已|直接|预计)?(?:惠及|受益|覆盖|带动|吸引)"
)


class Counted(Tasks):
    """Clauses whose things stand after their figures."""

    def _after(self, figure: Figure, right: str) -> str:
        """N个X: the thing stands after the figure, the verb of making before it."""
        carry, mention, phrase = self.carry, figure.mention, figure.phrase
        right = self._of_size(figure, right)
        noun = noun_of(right)
        if self._is_of_whole(phrase) and PART_DOES.match(right):
            # 40个项目中,30个已全部完成: what a part of them did.
            return self._keep(
                carry.whole + (right if noun in HALF_SAID or right.startswith("达到") else noun),
                holder=carry.whole,
            )
        if right.endswith(("中", "中有")) and not right.endswith("其中"):
            noun = carry.whole = noun.removesuffix("有").removesuffix("中")
        told = self._of_whose(figure, right, noun) or self._as_before(figure, noun)
        if told is not None:
            return told
        task = self._of_task(figure, noun)
        if task:
            return self._keep(task)
        phrase = figure.phrase = self._unapposed(figure)
        # 《某实施意见》中确定了60项任务: what a title says is no verb of theirs.
        core = figure.core[figure.core.rfind("》") + 1 :].strip()
        grew = self._that_grew(noun) if figure.mention.is_classifier else ""
        if grew:
            return self._keep(grew)
        if core.endswith("年产") and mention.dimension in YEARLY:
            return self._yearly(core, noun)
        verb = self._verb_before(figure, core)
        acting = trimmed(core.removesuffix(verb)) if verb and len(verb) < len(core) else ""
        if len(acting) > 2 and VERB.match(acting) is None and ACTING.fullmatch(acting) is not None:
            carry.entity = acting
        carry.verb = verb if len(verb) <= LONGEST_VERB else ""
        stop = figure.after.end() + len(right)
        noun = without_standard(noun)
        helped = HELPED.search(core) if carry.verb == "支持" else None
        if helped is not None:
            # 争取特别国债支持30个项目: by what they are helped.
            carry.verb = group(helped)
        noun = self._of_paper(figure, noun)
        noun = self._with_next(figure, noun, stop)
        is_led_on = self._leads_on(right, stop, figure.following) and figure.following < self.end
        noun = self._who_befell(who_did(noun) if is_led_on else noun, mention.unit)
        noun = self._of_deed_before(noun) or noun
        if "稳定脱贫" in right and noun.endswith("脱贫") and not noun.endswith("稳定脱贫"):
            noun = noun[:-2] + right[right.find("稳定脱贫") :][:4]
        if noun in GENERAL and carry.aspect:
            noun = carry.aspect + noun
        noun = with_deed_told(without_rest(self._of_programme(noun)), right)
        noun = noun if carry.verb else self._given_by(figure, core) + learnt_in(phrase, noun)
        if says_little(phrase, noun):
            return self._keep(short_thing(phrase, carry.verb, noun), holder=noun)
        return self._keep(carry.verb + noun, holder=without(DONE_AFTER, noun))

    def _as_before(self, figure: Figure, noun: str) -> str | None:
        """试点从3个市扩大到9个市: the things of which there were fewer before; None for any other."""
        told, alike = without(ASIDE, self.carry.indicator), without(ASIDE, noun)
        ends = bool(self.carry.priors) and (figure.lead.into or "to" in figure.lead.kinds)
        is_same = ends and alike and told.endswith(alike) and len(told) > len(alike)
        return self._keep(self.carry.indicator) if is_same else None

    def _given_by(self, figure: Figure, core: str) -> str:
        """民营经济贡献了全省50%的税收、60%的出口: who gives it, for the later ones of a list; else empty."""
        goes_on = not figure.phrase and figure.mention.dimension == "rate" and core[:1] in LISTS_ON
        gave = GAVE.match(self.carry.indicator) if goes_on else None
        return group(gave) if gave is not None else ""

    def _of_size(self, figure: Figure, right: str) -> str:
        """12个总投资90亿元的产业项目: the things, where how large they are stands between; else as given."""
        sized = SIZED_NEXT.match(self.text, figure.following) if OF_THING.fullmatch(right) else None
        return right if sized is None else group(sized, "what")

    def _who_befell(self, noun: str, unit: str | None) -> str:
        """312户脱贫: the counting word stands for the poor who left poverty, where they are told of."""
        if "脱贫" not in noun or OUT_OF_POVERTY.match(noun) is None:
            return noun
        told = self.text.find("贫困", self.start, self.end) >= 0
        return (POOR.get(unit or "", "") if told else "") + "脱贫"

    def _of_deed_before(self, noun: str) -> str:
        """推进棚户区改造,完成800户的改造任务: the deed with what it is done to; else empty."""
        task = TASK.fullmatch(noun)
        clause = self._last_clause() if task is not None else ""
        if task is None or not clause.endswith(group(task, "deed")):
            return ""
        self.carry.verb = ""
        return trimmed(clause)

    def _unapposed(self, figure: Figure) -> str:
        """打通人民路、解放路2条断头路: the words before the figure without the names of those counted."""
        apposed = APPOSED.search(figure.phrase) if figure.mention.is_classifier else None
        if apposed is None:
            return figure.phrase
        opener = VERBS_ALONE.match(figure.phrase)
        figure.core = "" if opener is None else group(opener)
        return figure.core

    def _that_moved(self, figure: Figure) -> str:
        """统计的23种产品,12种增长,11种下降: so many of those told before moved so; else empty."""
        carry, mention = self.carry, figure.mention
        if figure.phrase or not mention.is_classifier or mention.unit != carry.unit:
            return ""
        moved = MOVED_SO.match(self.text, figure.after.end(), self.end)
        told = without(HAS_MOVED, carry.indicator)
        if moved is None or not told:
            return ""
        opener = VERB.match(told)
        return (told if opener is None else told[opener.end() :]) + group(moved, "how")

    def _verb_before(self, figure: Figure, core: str) -> str:
        """The verb of making before a thing that is counted: its own, or that of the first of a list."""
        phrase = figure.phrase
        verb = "" if phrase.endswith("等") else last_verb(core)
        if not verb and phrase and len(phrase) <= 6 and not phrase.endswith(("等", "中", "大类", "批次")):
            verb = phrase
        if (figure.is_list and not phrase) or phrase in SIZES:
            verb = self.carry.verb
        if (
            phrase in INHABITED
            and self.carry.verb
            and self.carry.indicator.startswith(self.carry.verb + phrase)
        ):
            # 解决9个村2万人饮水问题: where they live, no verb of theirs.
            verb = self.carry.verb
        if phrase.endswith("等") or (
            len(verb) > LONGEST_VERB and ("、" in phrase or core[-1:] in LIST_SIGNS)
        ):
            # 获批建设A和N个B, 创建A、B等N个集群: the verb of the first is that of all.
            opener = VERBS_ALONE.match(phrase) or VERB_HEADS.match(phrase)
            verb = group(opener) if opener is not None else verb
        return verb

    def _with_next(self, figure: Figure, noun: str, stop: int) -> str:
        """A thing, whose words end at `stop`, with what is told of it after the next figure."""
        is_apart = stop < figure.following
        goes_on = self.text[stop : stop + 1] in LISTS_ON
        is_alone = not figure.phrase or VERB.match(figure.phrase) is None
        if is_alone and figure.mention.is_classifier and is_apart and goes_on:
            shared = SHARED_PREDICATE.match(self.text, stop + 1) or LEFT_POVERTY.match(self.text, stop + 1)
            noun += group(shared, "does") if shared is not None else ""
        within = "" if is_apart else self._done_within(figure, noun)
        if within:
            return noun + within
        noun = self._with_deed(figure, noun)
        if GRADE.fullmatch(noun):
            # 2个国家级、5个省级医疗中心: what both are is told with the second.
            graded = GRADED_NEXT.match(self.text, figure.following)
            noun += group(graded, "what") if graded is not None else ""
        return noun

    def _with_deed(self, figure: Figure, noun: str) -> str:
        """完成A台机组、B台锅炉改造: a thing of a list with the deed that stands after the last of them."""
        is_done = (
            not figure.core.strip(LIST_SIGNS) or DOES.search(self.carry.verb) or DOES.search(figure.core)
        )
        if (
            not is_done
            or OWN_DEED.search(noun) is not None
            or self.text[figure.following - 1] not in "、和与及"
        ):
            return noun
        shared = SHARED_DEED.match(self.text, figure.following, self.end)
        return noun + group(shared, "does") if shared is not None else noun

    def _of_programme(self, noun: str) -> str:
        """实施服务业强基行动,培育20家领军企业: leaders of the trade that the clause before is about."""
        if KIND_OF_FIRM.fullmatch(noun) is None:
            return noun
        told = PROGRAMME.match(self._before_clause().strip(",;:、 "))
        return group(told, "trade") + noun if told is not None else noun

    def _of_whose(self, figure: Figure, right: str, noun: str) -> str | None:
        """Names of things that the words before the figure tell more of than their verb; None where not."""
        carry, mention, phrase = self.carry, figure.mention, figure.phrase
        if mention.dimension == "rate" and ALL_OTHERS.fullmatch(figure.core.strip()) is not None:
            return self._keep(noun, holder=noun)
        whole = whole_of(right) if figure.after.end() + len(right) == figure.following else ""
        if whole:
            return self._keep(self._verb_before(figure, figure.core.strip()) + whole)
        if self.text[mention.start - 1] == "的" and DONE_TO.match(right) and carry.holder:
            return self._keep(phrase + "的" + carry.holder, holder=carry.holder)
        if self.text[mention.start - 1] == "的" and len(phrase) <= LONG_NOUN and CHOSEN.match(phrase):
            return self._keep(phrase + "的" + noun, holder=noun)
        measure = None
        if self.text.startswith("的", mention.end):
            # 投资9亿元的甲项目、6亿元的乙项目: the measure of the first is that of all.
            goes_on = not phrase and figure.core[:1] in LISTS_ON and carry.dimension == mention.dimension
            measure = OF_THING.search(carry.indicator if goes_on else phrase)
        if measure is not None:
            # 总投资9亿元的水库开工建设: what became of it is no part of the name.
            works = without(DONE_AFTER, noun)
            return self._keep(works + group(measure), holder=works)
        project = PROJECT.match(right) if mention.dimension in ("mass", "volume") else None
        if project is not None and mention.unit is not None and "年产" not in figure.core:
            return self._of_project(figure, project)
        covers = COVERS.fullmatch(phrase or trimmed(figure.core)) if mention.dimension == "rate" else None
        if covers is not None:
            return self._keep(group(covers, "what") + noun, holder=noun)
        if phrase in REACHED_BARE:
            # 改造小区9000个,惠及110万户居民: by what they are reached, told before.
            doer = doer_before(self.text, max(self.start, carry.end), carry.at)
            doer = doer or ("" if self.first else without(AMOUNT_END, carry.indicator))
            return self._keep(doer + phrase + noun, holder=noun) if doer else None
        joint = JOINT.fullmatch(phrase) if "、" in phrase and phrase.endswith(REACHING) else None
        if joint is not None:
            # 组建服务团、覆盖9家企业: by what they are reached, told before the sign.
            sign = carry.at + figure.core.find("、" + group(joint, "does"))
            doer = doer_before(self.text, max(self.start, carry.end), sign)
            return self._keep(doer + group(joint, "does") + noun, holder=noun) if doer else None
        reached = REACHES.fullmatch(trimmed(figure.core))
        if reached is not None:
            # 某项改革惠及万名亲属: by what they are reached, not by whom.
            return self._keep(group(reached) + noun, holder=noun)
        return None
