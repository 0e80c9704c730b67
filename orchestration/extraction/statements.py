"""Sentences become observations.

Belongs here: for each quantity of a line, what is measured, how, when and by whom, with what
earlier clauses leave to later ones. Not here: the parts it puts together (`leads`, `phrases`,
`indicators`, `measures`, `periods`).
"""

import re
from dataclasses import dataclass, field

from orchestration.extraction.indicators import code_of
from orchestration.extraction.leads import Lead, lead_of
from orchestration.extraction.measures import Reading, measured
from orchestration.extraction.mentions import Mention
from orchestration.extraction.periods import Clock, Moment
from orchestration.extraction.phrases import (
    MEASURE_END,
    MEASURE_WORDS,
    from_opener,
    last_verb,
    trimmed,
)
from orchestration.extraction.structure import Line

SENTENCE = re.compile(r"[^。!?\n]+")
AFTER = re.compile(
    r"\s?(?P<inner>多|余|来|强)?(?P<bound>左右|上下|前后|及以上|以上|以内|之内|以下|以里|之上|之间|大关)?(?:\s?\((?:含|预计|初步|快报|快报数|预计数)\))?(?P<of>的)?"
)
BOUND_AFTER = {"左右": "approx", "上下": "approx", "前后": "approx", "以上": "min", "及以上": "min", "之上": "min", "以内": "max",
               "之内": "max", "以下": "max", "以里": "max", "大关": "min"}  # fmt: skip
NOT_A_NOUN = frozenset("，,。;；:：、!！?？()（）\n\t |”’》】]的和与及并以至到-~")
CONJUNCTION = re.compile(r"[、,;]|以及|及|和|与")
STOP_RIGHT = re.compile(r"[,。;:!?()\n]")
PER = re.compile(
    r"(?:(?P<person>每人|人均|每生|每户|户均)?(?P<time>每月|每年|月均|年均|每天|每日|每学年|每学期|/月|/年)|(?P<only>每人|每生|每户|每亩|每吨|每公斤|每平方米|每立方米|每斤|每度|每千瓦时|每小时|每例|每辆|每台))(?:每人)?$"
)
PER_UNITS = {"每人": "人", "人均": "人", "每生": "生", "每户": "户", "户均": "户", "每月": "月", "每年": "年", "月均": "月", "年均": "年",
             "每天": "天", "每日": "天", "每学年": "学年", "每学期": "学期", "/月": "月", "/年": "年"}  # fmt: skip
RANK_TAIL = re.compile(
    r"[,、]?(?:总量|规模)?(?:继续|持续|保持|均|连续|并|蝉联|分别|首次|历史性|再次)*(?:稳居|位居|跃居|名列|位列|排名|排位|排在|排|列|居|升至|跃升至|跃升|上升至|上升到|提升至|进位至|前移至|前移到|保持|位次|位于|占据|跻身|荣获|获评|获得|获|夺得|摘得|登上|并列)(?:至|到)?[^,。;、]{0,16}$"
    r"|(?:全国|全省|全市|全球|世界|全区|同类)[^,。;、增速]{0,8}$"
)
COMPLETION = re.compile(
    r"(?:完成|占|为|达|达到|相当于|实现)?(?:了)?(?P<who>[^,。;、]{0,8}?)(?:年度|全年|年初|省定|市定|年|下达|责任|预期|既定|序时|总|任务)?(?:计划|目标|任务|预算|进度|责任目标|时序进度)(?:数|额|任务|目标|投资)?的$"
)
COMPLETION_RATE = re.compile(
    r"(?:任务|目标|计划|投资|预算|年度)?(?:完成率|完成进度|完成比例|执行率|进度完成率)$"
)
SHARE_HEAD = re.compile(r"^(?:占|对|比重|占比|其中)")
OTHER_SCOPE = re.compile(r"^(?:预计)?(?:全年)?(?P<scope>全国|全省|全市|我省|我市|全球)")


@dataclass(slots=True)
class Observation:
    """A quantity with what was read about it."""

    mention: Mention
    indicator: str
    code: str | None
    reading: Reading
    moment: Moment
    bound: str
    qualifier: str | None
    unit: str | None
    subject: str | None
    part: str
    rules: tuple[str, ...]
    after: int = 0


@dataclass(slots=True)
class Carry:
    """What earlier clauses leave to later ones."""

    indicator: str = ""
    code: str | None = None
    holder: str = ""
    verb: str = ""
    names: list[str] = field(default_factory=list)
    given: int = 0
    per: str = ""
    lead: Lead | None = None
    priors: list[Observation] = field(default_factory=list)
    topic: str = ""
    end: int = -1
    measure: str = ""
    bound: str = "exact"
    qualifier: str | None = None


def observations_of(text: str, line: Line, mentions: list[Mention], clock: Clock) -> list[Observation]:
    """The observations of one line; `mentions` are the line's quantities in order."""
    found: list[Observation] = []
    carry = Carry()
    position = 0
    for sentence in SENTENCE.finditer(text, line.start, line.end):
        inside = []
        while position < len(mentions) and mentions[position].start < sentence.end():
            inside.append(mentions[position])
            position += 1
        carry.names, carry.given, carry.end, carry.priors = [], 0, -1, []
        if inside:
            found.extend(_Sentence(text, sentence.start(), sentence.end(), line, clock, carry).read(inside))
        else:
            topic = _topic(text, sentence.start(), sentence.end())
            if topic:
                carry.topic = topic
    return found


TOPIC = re.compile(r"\s*(?:推动|促进|支持|加快|做强|做大|壮大)?([^,。;:、\d]{2,12}?产业)")


def _topic(text: str, start: int, end: int) -> str:
    match = TOPIC.match(text, start, end)
    return match[1] if match else ""


class _Sentence:
    """One sentence while it is read."""

    def __init__(self, text: str, start: int, end: int, line: Line, clock: Clock, carry: Carry) -> None:
        self.text, self.start, self.end, self.line, self.carry = text, start, end, line, carry
        self.times = clock.times(text, start, end, line)

    def read(self, mentions: list[Mention]) -> list[Observation]:
        found: list[Observation] = []
        for index, mention in enumerate(mentions):
            following = mentions[index + 1].start if index + 1 < len(mentions) else self.end
            found.append(self._one(mention, following, found))
        return found

    def _clause_start(self, at: int) -> tuple[int, bool]:
        text, start = self.text, self.start
        low = max(text.rfind(sign, start, at) for sign in ",;:") + 1
        low = max(low, start)
        bracket = text.rfind("(", low, at)
        if bracket >= 0 and text.find(")", bracket, at) < 0:
            return bracket + 1, True
        return low, False

    def _one(self, mention: Mention, following: int, found: list[Observation]) -> Observation:
        text, carry = self.text, self.carry
        low, in_brackets = self._clause_start(mention.start)
        gap = max(low, carry.end)
        lead = lead_of(text, gap, mention.start)
        per = PER.search(text, max(gap, lead.end - 8), lead.end)
        if per is not None and mention.dimension == "money":
            lead.end = per.start()
            carry.per = _per_unit(per)
            again = lead_of(text, gap, lead.end)
            lead.kinds |= again.kinds
            lead.end = again.end
            if again.into:
                lead.into, lead.word, lead.sign = True, again.word, again.sign
        after = AFTER.match(text, mention.end)
        assert after is not None
        core = text[gap : lead.end]
        is_list = gap == carry.end and not core.strip("、和及与, 或")
        if not is_list and "trend_to" not in lead.kinds and "to" not in lead.kinds and per is None:
            carry.per = "" if mention.dimension != "money" else carry.per if "from" in lead.kinds else ""
        rules = [mention.rule]
        right = self._right(mention, after.end() if not after["of"] else after.end(), following)
        indicator, rule = self._indicator(mention, lead, core, right, is_list, in_brackets, after)
        rules.append(rule)
        bound, qualifier = _bound(mention, lead, after, carry, is_list)
        observation = self._finish(mention, lead, core, indicator, bound, qualifier, rules, is_list)
        carry.end = after.end()
        observation.after = after.end()
        return observation

    def _right(self, mention: Mention, start: int, following: int) -> str:
        """What stands after the figure and belongs to it, up to the next boundary or figure."""
        text = self.text
        if start >= self.end or (text[start] in NOT_A_NOUN):
            return ""
        stop = STOP_RIGHT.search(text, start, min(self.end, start + 60))
        end = stop.start() if stop else min(self.end, start + 60)
        if following < end:
            end = following
            last = None
            for match in CONJUNCTION.finditer(text, start, end):
                last = match.start()
            if last is not None:
                end = last
        return text[start:end]

    def _indicator(
        self,
        mention: Mention,
        lead: Lead,
        core: str,
        right: str,
        is_list: bool,
        in_brackets: bool,
        after: "re.Match[str]",
    ) -> tuple[str, str]:
        carry = self.carry
        if is_list and carry.names and carry.given < len(carry.names):
            name = carry.names[carry.given]
            carry.given += 1
            return self._keep(name), "WHO-EACH"
        if mention.structure:
            ordinals = ("第一产业", "第二产业", "第三产业")
            stem = trimmed(core) if core.strip() else carry.indicator
            if "产业" in stem or "三次" in stem:
                return ordinals[min(mention.structure, 3) - 1] + "比重", "WHO-STRUCTURE"
            return stem, "WHO-STRUCTURE"
        if mention.rank:
            core = RANK_TAIL.sub("", core)
        phrase = trimmed(core)
        if "each" in lead.kinds and phrase:
            names = parted(phrase)
            if "from" in lead.kinds or len(names) > 1:
                carry.names, carry.given = names, 1
                return self._keep(names[0]), "WHO-EACH"
        if carry.names and not phrase and ("trend_to" in lead.kinds or "to" in lead.kinds) and carry.priors:
            carry.given = 1
            return self._keep(carry.names[0]), "WHO-EACH"
        if self._is_noun_right(mention, right, phrase):
            return self._from_right(phrase, right, is_list), "WHO-AFTER"
        if not phrase:
            if carry.indicator:
                return carry.indicator, "WHO-CARRIED"
            if right:
                return trimmed(right), "WHO-AFTER"
            return carry.topic or trimmed(self.line.heading)[:20], "WHO-TOPIC"
        return self._from_left(phrase, in_brackets, lead, mention), "WHO-BEFORE"

    def _is_noun_right(self, mention: Mention, right: str, phrase: str) -> bool:
        if not right or mention.rank:
            return False
        if mention.is_classifier or mention.dimension in (
            "money",
            "area",
            "length",
            "mass",
            "power",
            "volume",
            "none",
        ):
            return True
        return mention.dimension == "rate" and not phrase and not self.carry.indicator

    def _from_right(self, phrase: str, right: str, is_list: bool) -> str:
        carry = self.carry
        noun = trimmed(right)
        verb = last_verb(phrase) if not phrase.endswith("等") else ""
        if is_list and not phrase and carry.verb:
            verb = carry.verb
        carry.verb = verb if len(verb) <= 8 else ""
        carry.holder = noun
        if not verb and phrase and len(phrase) <= 4 and not phrase.endswith("等"):
            verb = phrase
        return self._keep(f"{verb}{noun}" if len(verb) <= 8 else noun)

    def _from_left(self, phrase: str, in_brackets: bool, lead: Lead, mention: Mention) -> str:
        carry = self.carry
        code = code_of(phrase)
        if (
            code is None
            and (phrase in MEASURE_WORDS or SHARE_HEAD.match(phrase))
            and (carry.holder or carry.topic)
        ):
            base = carry.holder or carry.topic
            if phrase.startswith("占"):
                base = carry.indicator or base
            joined = f"{base}{phrase}" if not base.endswith(phrase) else base
            return self._keep(joined, keep_holder=True)
        if in_brackets:
            return self._keep(f"{phrase}{carry.holder}", keep_holder=True)
        if code is None and mention.dimension not in ("rate", "difference"):
            phrase = from_opener(phrase)
        carry.verb = ""
        match = VERB_HEAD.match(phrase)
        if match is not None and len(match.group()) < len(phrase):
            carry.verb = match.group()
        carry.holder = _holder(phrase)
        return self._keep(phrase, code=code)

    def _keep(self, indicator: str, keep_holder: bool = False, code: str | None = None) -> str:
        self.carry.indicator = indicator
        self.carry.code = code or code_of(indicator)
        if not keep_holder and not self.carry.holder:
            self.carry.holder = _holder(indicator)
        return indicator

    def _finish(
        self, mention: Mention, lead: Lead, core: str, indicator: str, bound: str, qualifier: str | None,
        rules: list[str], is_list: bool,
    ) -> Observation:  # fmt: skip
        carry = self.carry
        completion = COMPLETION.search(core) is not None or COMPLETION_RATE.search(core) is not None
        if completion:
            head = COMPLETION.sub("", core)
            indicator = trimmed(COMPLETION_RATE.sub("", head)) or self._before_completion()
        reading = measured(
            mention,
            lead if not is_list or carry.lead is None else _joined(lead, carry.lead),
            core,
            indicator,
            completion=completion,
            code=code_of(indicator),
            carried=carry.measure if is_list else "",
        )
        if not is_list:
            carry.lead = lead
        carry.measure = reading.measure
        unit = reading.unit
        if carry.per and mention.dimension == "money":
            unit = f"{mention.unit}/{carry.per}"
            reading.measure = "price"
        moment = self.times.moment(mention.start, lead, reading, self.line, indicator)
        code = code_of(indicator)
        if code is None and completion:
            code = carry.code
        scope = OTHER_SCOPE.match(core.strip())
        observation = Observation(
            mention, indicator, code, reading, moment, bound, qualifier, unit,
            scope["scope"] if scope else None, self.line.part, tuple([*rules, reading.rule, moment.rule]),
        )  # fmt: skip
        self._from_to(observation, lead)
        return observation

    def _before_completion(self) -> str:
        return self.carry.indicator

    def _from_to(self, observation: Observation, lead: Lead) -> None:
        """从A提高到B: the first value belongs to the time before."""
        carry = self.carry
        if "from" in lead.kinds and not lead.into:
            carry.priors = [observation]
        elif carry.priors and lead.into:
            for prior in carry.priors:
                prior.moment = self.times.before(observation.moment, self.line)
            carry.priors = []
        elif carry.priors and observation.mention.start - carry.end <= 2:
            carry.priors.append(observation)


VERB_HEAD = re.compile(
    r"(?:新增|新建|建成|创建|培育|新培育|打造|改造|新创建|认定|新认定|引进|获批|入选|举办|建设|实施|办理|新引进|累计建成|累计创建|建立|增加|完成|优化)"
)


def _joined(lead: Lead, earlier: Lead) -> Lead:
    """The words before the first figure of a list hold for the others."""
    if lead.kinds - {"fill", "min", "approx", "max"}:
        return lead
    joined = Lead(
        lead.end,
        lead.kinds | earlier.kinds,
        earlier.sign,
        earlier.into,
        earlier.word,
        lead.qualifier,
        lead.bound,
        earlier.compared,
        earlier.than,
    )
    return joined


def _holder(phrase: str) -> str:
    """What a bare measure in the next clause is a measure of."""
    match = MEASURE_END.search(phrase)
    stem = phrase[: match.start()] if match is not None and match.start() >= 2 else phrase
    return stem


def _per_unit(match: "re.Match[str]") -> str:
    if match["only"]:
        return PER_UNITS.get(match["only"], match["only"].removeprefix("每"))
    person = PER_UNITS.get(match["person"] or "", "")
    time = PER_UNITS[match["time"]]
    if match.group().endswith("每人") and not person:
        person = "人"
    return f"{person}/{time}" if person else time


def _bound(
    mention: Mention, lead: Lead, after: "re.Match[str]", carry: Carry, is_list: bool
) -> tuple[str, str | None]:
    bound, qualifier = lead.bound, lead.qualifier
    right = after["bound"]
    if mention.inner or after["inner"]:
        bound = "min"
        qualifier = (f"{qualifier}…" if qualifier else "") + (mention.inner or after["inner"])
    if right in BOUND_AFTER:
        bound = BOUND_AFTER[right]
        qualifier = f"{qualifier}…{right}" if qualifier else right
    elif qualifier == "控制在":
        bound = "max"
    elif (
        bound == "exact"
        and is_list
        and not right
        and lead.qualifier is None
        and carry.bound in ("min", "max", "approx")
        and carry.qualifier
    ):
        if (
            "…" not in carry.qualifier
            and carry.qualifier not in BOUND_AFTER
            and carry.qualifier not in "多余来"
        ):
            bound, qualifier = carry.bound, carry.qualifier
    if mention.word == "两位数" or mention.word == "过半":
        bound = "min"
    if "hope" in lead.kinds and qualifier is None:
        qualifier = "力争"
    carry.bound, carry.qualifier = bound, qualifier
    return bound, qualifier


PART_SIGN = re.compile(r"[、,]|和|与|及|以及")


def parted(phrase: str) -> list[str]:
    """The names of a list, each with what the list shares: A、B产值 is A产值 and B产值."""
    pieces = [piece for piece in PART_SIGN.split(phrase) if piece]
    if len(pieces) < 2:
        return [phrase]
    last = pieces[-1]
    tail = MEASURE_END.search(last)
    shared = last[tail.start() :] if tail is not None and tail.start() >= 1 else ""
    etc = re.match(r"(.{1,12}?)等(.+)$", last)
    if etc is not None:
        shared = etc[2]
        pieces[-1] = etc[1]
        return [piece + shared for piece in pieces]
    share = last.find("占")
    if share > 0:
        shared = last[share:]
        tail = MEASURE_END.search(last[:share])
        if tail is not None and tail.start() >= 1:
            shared = last[tail.start() :]
    names = []
    for piece in pieces[:-1]:
        complete = MEASURE_END.search(piece) is not None
        if complete and share <= 0:
            names.append(piece)
        elif complete:
            names.append(piece + last[share:])
        else:
            names.append(piece + shared)
    first = pieces[0]
    if tail is not None and tail.start() <= 1 and len(last) <= 5 and len(first) > len(last) and share <= 0:
        last = first[: -len(last)] + last
    return [*names, last]
