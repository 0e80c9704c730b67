"""Sentences become observations.

Belongs here: for each quantity of a line, what is measured, with what earlier clauses leave to
later ones. Not here: the words before a figure (`leads`), the wording of the indicator
(`phrases`), measure and time (`measures`, `periods`).
"""

import re
from dataclasses import dataclass, replace

from orchestration.extraction.bounds import AFTER, bound_of
from orchestration.extraction.carry import Carry, Observation
from orchestration.extraction.indicators import code_of
from orchestration.extraction.leads import Lead, lead_of
from orchestration.extraction.lists import PAIRS, parted
from orchestration.extraction.measures import MOVES, measured
from orchestration.extraction.mentions import Mention
from orchestration.extraction.periods import Clock, Moment
from orchestration.extraction.phrases import (
    MEASURE_END,
    MEASURE_WORDS,
    VERB,
    from_opener,
    last_verb,
    trimmed,
)
from orchestration.extraction.scopes import Scope
from orchestration.extraction.structure import Line
from orchestration.extraction.wording import (
    ACTIVITY,
    ADDED,
    AMONG,
    AMOUNTS,
    ASPECT,
    BEFALLS,
    BESIDE,
    BOTH,
    CHOSEN,
    COMPARING,
    COMPLETED,
    COMPLETION_RATE,
    CONJUNCTION,
    CONTRIBUTES,
    CROSSED,
    CUT_RIGHT,
    DONE_AFTER,
    DONE_BY,
    DONE_TO,
    DRIVES,
    EACH,
    ECONOMY,
    ENTITY,
    ETC,
    EXAMPLES,
    FOREMOST,
    GENERAL,
    LEVEL,
    LEVEL_ONLY,
    LINK_ON,
    LINKS,
    LIST_SIGNS,
    LONG_NOUN,
    LONGEST_LIST,
    MEASURE_TAKES,
    MIRRORED,
    MOVED,
    MULTIPLE,
    MULTIPLE_BOUND,
    NO_NOUN,
    NORM,
    NOT_A_NOUN,
    OF_THING,
    OF_WHICH,
    OUT_OF_POVERTY,
    PART_DOES,
    PART_WORDS,
    PASSED,
    PASSED_ENDS,
    PER,
    PER_UNITS,
    POOR,
    PREDICATE,
    RANK_TAIL,
    RATE_OF_IT,
    REACH,
    REACHED,
    RELATIVE,
    SAID,
    SENTENCE,
    SHARE_WORDS,
    SHARED_PREDICATE,
    STOP_RIGHT,
    SUMS,
    TIMES_ONLY,
    VERB_HEAD,
    VERB_HEADS,
    VERBS_ALONE,
    WHOLE,
    WORDS_OF_LEAD,
    YEAR_NAMED,
)


def observations_of(
    text: str, line: Line, mentions: list[Mention], clock: Clock, carry: Carry, scope: Scope
) -> list[Observation]:
    """The observations of one line; `mentions` are the line's quantities in order."""
    found: list[Observation] = []
    position = 0
    for sentence in SENTENCE.finditer(text, line.start, line.end):
        inside = []
        while position < len(mentions) and mentions[position].start < sentence.end():
            inside.append(mentions[position])
            position += 1
        carry.next_sentence()
        carry.aspect = _aspect(text, sentence.start(), sentence.end()) if inside else ""
        activity = ACTIVITY.match(text, sentence.start(), sentence.end())
        if activity is not None:
            carry.topic = activity[1]
        if inside:
            found.extend(
                _Sentence(text, sentence.start(), sentence.end(), line, clock, carry, scope).read(inside)
            )
    return found


def _aspect(text: str, start: int, end: int) -> str:
    """公路方面: what a sentence says it is about before it begins."""
    if text.find("方面,", start, min(end, start + 16)) < 0:
        return ""
    aspect = ASPECT.match(text, start, end)
    return aspect[1] if aspect is not None else ""


@dataclass(slots=True)
class Figure:
    """A figure with its surroundings: the words before and after, its list and its brackets."""

    mention: Mention
    lead: Lead
    core: str
    after: "re.Match[str]"
    following: int
    is_list: bool
    bracket: int
    length: int
    phrase: str = ""


class _Sentence:
    """One sentence while it is read, figure after figure."""

    def __init__(
        self, text: str, start: int, end: int, line: Line, clock: Clock, carry: Carry, scope: Scope
    ) -> None:
        self.text, self.start, self.end = text, start, end
        self.line, self.carry, self.scope = line, carry, scope
        self.times = clock.times(text, start, end, line)
        self.first = True
        self._goes_on = False

    def read(self, mentions: list[Mention]) -> list[Observation]:
        found = []
        for index, mention in enumerate(mentions):
            self._goes_on = index + 1 < len(mentions) and LINK_ON.match(self.text, mention.end) is not None
            following = mentions[index + 1].start if index + 1 < len(mentions) else self.end
            found.append(self._one(mention, following, _list_length(self.text, mentions, index)))
            self.first = False
        return found

    def _clause_start(self, at: int) -> tuple[int, int]:
        """Where the clause of a figure begins, and the bracket it stands in (-1 outside brackets)."""
        text, start = self.text, max(self.start, at - REACH)
        low = max(start, max(text.rfind(sign, start, at) for sign in ",;:") + 1)
        bracket = text.rfind("(", max(start, at - 60), at)
        if bracket >= 0 and text.find(")", bracket, at) < 0:
            return max(low, bracket + 1), bracket
        return low, -1

    def _one(self, mention: Mention, following: int, length: int) -> Observation:
        text, carry = self.text, self.carry
        low, bracket = self._clause_start(mention.start)
        gap = max(low, carry.end)
        lead = lead_of(
            text, gap, mention.start, compares=mention.dimension == "difference" or mention.unit in COMPARING
        )
        _keep_noun(text, gap, mention, lead)
        carry.dated, carry.kinds, carry.at = lead.since is not None, lead.kinds, low
        self._per_head(mention, lead, gap)
        after = AFTER.match(text, mention.end)
        assert after is not None
        core = text[gap : lead.end]
        bare = not core.strip(LIST_SIGNS)
        is_list = (
            gap == carry.end
            and bare
            and mention.dimension in (carry.dimension, "none")
            and not lead.kinds
            & {"up", "down", "growth", "trend", "trend_to", "to", "yoy", "average", "each", "all"}
            and not lead.than
        )
        completion = mention.unit in ("%", "倍", "成") and self._completion(mention, gap)
        multiple = (
            MULTIPLE.search(text, max(gap, mention.start - 40), mention.start)
            if mention.unit == "倍"
            else None
        )
        if completion:
            indicator, rule, end = *self._completed(completion, length), after.end()
        elif multiple is not None:
            lead.end = multiple.start()
            lead.bound = MULTIPLE_BOUND.get(multiple["verb"], lead.bound)
            lead.qualifier = multiple["verb"] if multiple["verb"] in MULTIPLE_BOUND else None
            stretch = text[gap : multiple.start()]
            phrase = trimmed(stretch)
            each = EACH.search(stretch)
            listed = self._each(stretch, each, length) if each is not None or length > 1 else None
            told = listed or (self._keep(phrase, holder=_holder(phrase)) if phrase else carry.indicator)
            indicator, rule, end = told, "WHO-BEFORE" if phrase else "WHO-CARRIED", after.end()
        else:
            figure = Figure(mention, lead, core, after, following, is_list, bracket, length)
            indicator, rule, end = self._indicator(figure)
        bound, qualifier = bound_of(mention, lead, after, carry.bound if is_list else None)
        observation = self._finish(
            mention, lead, core, indicator, rule, is_list=is_list, completion=bool(completion)
        )
        value = observation.reading.value
        if value is not None and value < 0 and lead.sign < 0 and bound in MIRRORED:
            # 下降3%以上 is a growth of at most -3 %.
            bound = MIRRORED[bound]
        observation.bound, observation.qualifier = bound, qualifier
        observation.rules = (*observation.rules, *((f"BOUND-{bound.upper()}",) if bound != "exact" else ()))
        carry.bound, carry.dimension = (bound, qualifier), mention.dimension
        carry.units.add(mention.unit)
        if mention.dimension not in ("rate", "difference"):
            carry.unit = mention.unit
        carry.end = max(end, after.end() - (1 if after["of"] else 0))
        self._from_to(observation, lead)
        return observation

    def _per_head(self, mention: Mention, lead: Lead, gap: int) -> None:
        """每人每月 before an amount makes it a price for each."""
        carry = self.carry
        if mention.dimension != "money":
            carry.per = ""
            return
        per = PER.search(self.text, max(gap, lead.end - 8), lead.end)
        if per is not None:
            carry.per = _per_unit(per)
            again = lead_of(self.text, gap, per.start())
            if not lead.word:
                lead.into, lead.word, lead.sign = again.into, again.word, again.sign
            lead.kinds |= again.kinds
            lead.end = again.end
        elif not (lead.into or "trend_to" in lead.kinds or gap == carry.end or "from" in lead.kinds):
            carry.per = ""

    def _completion(self, mention: Mention, gap: int) -> str | None:
        """What was planned, where the figure says how much of it is done; empty if named before."""
        match = COMPLETED.search(self.text, max(gap, mention.start - 40), mention.start)
        if match is not None:
            if match["verb"] in ("为", "是", "达", "达到", "实现") and "的" not in match.group():
                return None
            return "\0" + self.text[gap : match.start()]
        match = COMPLETION_RATE.fullmatch(self.text, gap, mention.start)
        return "\0" + match["who"] if match is not None else None

    def _completed(self, told: str, length: int) -> tuple[str, str]:
        carry = self.carry
        phrase = trimmed(told[1:])
        if length > 1 and len(carry.series) >= length and not EACH.sub("", phrase):
            carry.names, carry.given = carry.series[-length:], 1
            return self._keep(carry.names[0]), "WHO-EACH"
        if len(phrase) >= 3 and phrase not in ("仅", "已"):
            return self._keep(phrase), "WHO-BEFORE"
        return self.carry.indicator, "WHO-CARRIED"

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
        if right and self._is_noun_after(figure.mention, figure.lead, phrase, figure.after):
            carry.noun_after = True
            stop = figure.after.end() + len(right)
            # Up to a list sign the words belong to this figure; without one they lead to the next.
            return self._after(figure, right), "WHO-AFTER", end if stop == figure.following else stop
        carry.noun_after = False
        if right and self._splits_whole(figure):
            return self._keep(phrase + trimmed(CUT_RIGHT.sub("", right))), "WHO-AFTER", end
        if figure.bracket >= 0:
            return self._in_brackets(phrase, figure.bracket), "WHO-BRACKETS", end
        is_whole = phrase in WHOLE and bool(carry.code or carry.indicator or (self.first and carry.topic))
        if not phrase or is_whole:
            return self._without_words(phrase, right), "WHO-CARRIED", end
        return self._before(figure), "WHO-BEFORE", end

    def _by_place(self, figure: Figure) -> tuple[str, str] | None:
        """Names that the place of a figure gives: a part of a whole, a turn in a list."""
        carry, mention = self.carry, figure.mention
        if mention.structure:
            return self._part(mention, figure.core), "WHO-STRUCTURE"
        is_turn = figure.is_list or figure.core in LINKS
        if is_turn and carry.names and carry.given < len(carry.names):
            carry.given += 1
            return self._keep(carry.names[carry.given - 1]), "WHO-EACH"
        if mention.rank:
            if BOTH.search(figure.core) and len(carry.series) > 1 and not trimmed(BOTH.split(figure.core)[0]):
                return "、".join(carry.series[-2:]), "WHO-ALL"
            figure.core = AMONG.sub("", RANK_TAIL.sub("", figure.core))
        each = EACH.search(figure.core)
        is_pair = figure.length == 2 and any(both in figure.core for both, _ in PAIRS)
        if each is not None or is_pair or "each" in figure.lead.kinds:
            told = self._each(figure.core, each, figure.length)
            return None if told is None else (told, "WHO-EACH")
        return None

    def _phrase(self, figure: Figure) -> str:
        phrase = trimmed(PASSED.sub("", figure.core) if figure.core[-1:] in PASSED_ENDS else figure.core)
        ends_move = bool(self.carry.priors) and "to" in figure.lead.kinds and len(phrase) <= 3
        return "" if ends_move else phrase

    def _by_row(self, figure: Figure) -> tuple[str, str] | None:
        """Names that other figures give: those of the row before, of all before, of the list."""
        carry, mention, phrase = self.carry, figure.mention, figure.phrase
        if mention.dimension == "difference" and DRIVES.match(figure.core.strip(LIST_SIGNS)):
            return self._drives(figure.core), "WHO-DRIVES"
        if not phrase and figure.length > 1 and not figure.is_list and not YEAR_NAMED.search(figure.core):
            told = self._series(figure.length)
            if told is not None:
                return told, "WHO-EACH"
        is_joint = "all" in figure.lead.kinds and not phrase and len(carry.series) > 1
        if is_joint and (mention.rank or mention.dimension == "rate"):
            return "、".join(carry.series[-4:]), "WHO-ALL"
        if figure.is_list and not carry.noun_after:
            bare = mention.dimension in ("rate", "difference", "none")
            if bare or not self._right(mention, figure.after, figure.following):
                return carry.indicator, "WHO-CARRIED"
        return None

    def _drives(self, core: str) -> str:
        """拉动GDP增长1.1个百分点: the figure is of what drives, not of what is driven."""
        base = self.carry.indicator.partition("拉动")[0]
        owner = re.split(r"对|的贡献", base)[0]
        return f"{owner}{core.strip(LIST_SIGNS)}增长"

    def _part(self, mention: Mention, core: str) -> str:
        """The parts of a whole, X:Y:Z: of the three industries each has its name."""
        carry = self.carry
        if mention.structure == 1:
            carry.names = []
            carry.structure = trimmed(core) or carry.structure or carry.indicator
        stem = carry.structure
        if "产业" in stem or "三次" in stem or "三产" in stem:
            return ("第一产业", "第二产业", "第三产业")[min(mention.structure, 3) - 1] + "比重"
        listed = re.match(r"([^比结构、]{2,5})(比例|比重|结构|构成|比)", stem)
        if listed is not None and mention.structure <= len(listed[1]):
            return listed[1][mention.structure - 1] + listed[2]
        return stem

    def _each(self, core: str, each: "re.Match[str] | None", length: int) -> str | None:
        """A、B分别: the first name; the others wait for the figures that follow."""
        carry = self.carry
        names_text = core[: each.start()] if each is not None else core
        rest = trimmed(core[each.end() :]) if each is not None else ""
        phrase = trimmed(names_text)
        if (phrase in WHOLE or not phrase) and YEAR_NAMED.search(names_text):
            return None
        if phrase in WHOLE:
            carry.series = [ADDED.sub("", name) for name in carry.series]
            phrase = ""
        names = parted(phrase) if phrase else carry.series[-length:] if length > 1 else []
        if len(names) < 2:
            return None
        if rest and VERB.fullmatch(rest):
            names = [rest + name for name in names]
        elif rest and len(rest) <= 10:
            names = [name + rest if not name.endswith(rest) else name for name in names]
        if length == 1 and not self._goes_on:
            return self._keep("、".join(names))
        carry.names, carry.given = names, 1
        return self._keep(names[0])

    def _series(self, length: int) -> str | None:
        """Figures in a row without words of their own take the indicators named last, in order."""
        carry = self.carry
        if len(carry.series) < length:
            return None
        carry.names, carry.given = carry.series[-length:], 1
        return self._keep(carry.names[0])

    def _right(self, mention: Mention, after: "re.Match[str]", following: int) -> str:
        """What stands after the figure and belongs to it, up to the next boundary or figure."""
        text, start = self.text, after.end()
        if start == following:
            beside = BESIDE.match(text, start)
            if mention.unit != "户" or beside is None:
                return ""
            start = beside.end()
            following = self.end
        if (
            start >= self.end
            or text[start] in NOT_A_NOUN
            or MOVED.match(text, start)
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
                last = match.start()
            if last is not None:
                end = last
        if end == following and text[end - 1] in "至到为":
            if end - start <= 5:
                return ""
            moved = next((m for m in MOVED.finditer(text, start, end) if m.end() == end), None)
            end = moved.start() if moved is not None else end
        opened = text.rfind("(", start, end)
        if opened >= 0 and text.find(")", opened, end) < 0:
            end = opened
        closed = text.find(")", start, end)
        if closed >= 0 and text.find("(", start, closed) < 0:
            end = closed
        return text[start:end]

    def _splits_whole(self, figure: Figure) -> bool:
        """财政支出八成以上投向民生: whole before the figure, what its part does after it."""
        lead, phrase = figure.lead, figure.phrase
        moves = lead.kinds & {"trend", "trend_to", "growth", "yoy", "average", "to", "hold"} or lead.than
        if figure.mention.dimension != "rate" or not phrase or moves or figure.after["of"]:
            return False
        return ("占" not in phrase and code_of(phrase) is None) or figure.mention.rule == "NUM-TENTHS"

    def _is_noun_after(self, mention: Mention, lead: Lead, phrase: str, after: "re.Match[str]") -> bool:
        if phrase and BEFALLS.match(self.text, after.end()):
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
        if MEASURE_END.search(phrase) is not None or "占" in phrase:
            return False
        return after["of"] is not None or not phrase

    def _after(self, figure: Figure, right: str) -> str:
        """N个X: the thing stands after the figure, the verb of making before it."""
        carry, mention, phrase = self.carry, figure.mention, figure.phrase
        noun = trimmed(
            EXAMPLES.sub("", CUT_RIGHT.sub("", right)) if len(right) > LONG_NOUN else CUT_RIGHT.sub("", right)
        )
        if carry.whole and not phrase and PART_DOES.match(right):
            return self._keep(carry.whole + noun, holder=carry.whole)
        if right.endswith("中"):
            noun = carry.whole = noun.removesuffix("中")
        if self.text[mention.start - 1] == "的" and DONE_TO.match(right) and carry.holder:
            return self._keep(f"{phrase}的{carry.holder}", holder=carry.holder)
        if self.text[mention.start - 1] == "的" and len(phrase) <= LONG_NOUN and CHOSEN.match(phrase):
            return self._keep(f"{phrase}的{noun}", holder=noun)
        measure = OF_THING.search(phrase) if self.text.startswith("的", mention.end) else None
        if measure is not None:
            return self._keep(noun + measure.group(), holder=noun)
        core = figure.core.strip()
        verb = "" if phrase.endswith("等") else last_verb(core)
        if not verb and phrase and len(phrase) <= 6 and not phrase.endswith(("等", "中")):
            verb = phrase
        if figure.is_list and not phrase:
            verb = carry.verb
        carry.verb = verb if len(verb) <= 8 else ""
        if not phrase and mention.is_classifier and figure.after.end() + len(right) < figure.following:
            shared = SHARED_PREDICATE.match(self.text, figure.following)
            noun += shared["does"] if shared is not None else ""
        noun = _who_befell(noun, mention.unit)
        if noun in GENERAL and carry.aspect:
            noun = carry.aspect + noun
        if len(noun) <= 2:
            return self._keep(_short_thing(phrase, carry.verb, noun), holder=noun)
        return self._keep(f"{carry.verb}{noun}", holder=noun)

    def _in_brackets(self, phrase: str, bracket: int) -> str:
        """A figure in brackets is about the words before them."""
        carry, text = self.carry, self.text
        if phrase and not TIMES_ONLY.fullmatch(phrase):
            return self._keep(self._detailed(FOREMOST.sub("", phrase)), keeps_holder=True)
        if carry.end >= bracket - 1 or NORM.search(text, max(self.start, bracket - 12), bracket):
            return carry.indicator
        first = max(self.start, bracket - REACH)
        low = max(first, carry.end, max(text.rfind(sign, first, bracket) for sign in ",;:、)") + 1)
        before = trimmed(text[low:bracket])
        if not before or RATE_OF_IT.match(before):
            return carry.indicator
        return self._keep(before, keeps_holder=True)

    def _detailed(self, phrase: str) -> str:
        """小麦 in brackets after 粮食播种面积: the part with the measure of the whole."""
        carry = self.carry
        if MEASURE_END.search(phrase) is not None:
            return phrase
        measure = MEASURE_END.search(carry.indicator)
        if measure is not None and measure.start() >= 2 and len(measure.group()) >= 2:
            return f"{phrase}{measure.group()}"
        return phrase if carry.holder in phrase else f"{phrase}{carry.holder}"

    def _without_words(self, phrase: str, right: str) -> str:
        carry = self.carry
        if phrase and self.first and carry.topic and not carry.code:
            return self._keep(carry.topic + phrase, keeps_holder=True)
        if phrase in SUMS and carry.indicator:
            return self._keep(ADDED.sub("", carry.indicator), keeps_holder=True)
        if not phrase and "to" in carry.kinds and (self.first or CROSSED.search(self._before_clause())):
            subject = self._subject()
            if subject:
                return self._keep(subject)
        if carry.indicator:
            return carry.indicator
        if right:
            return self._keep(trimmed(right))
        return self._keep(phrase or carry.holder or carry.topic or trimmed(self.line.heading)[:20])

    def _before(self, figure: Figure) -> str:
        """XN个: the words before the figure name the thing, perhaps only in part."""
        carry, phrase = self.carry, figure.phrase
        code = code_of(phrase)
        whole = self._with_owner(figure, code)
        if whole is not None:
            return self._keep(whole, keeps_holder=True)
        listed = ETC.match(phrase)
        shares_measure = MEASURE_END.search(phrase) is not None
        if listed is not None and shares_measure and not MEASURE_END.fullmatch(listed[1]):
            phrase = listed[1]
            code = code_of(phrase)
        measure = self._with_measured(figure.core, phrase) if code is None else None
        if measure is not None:
            return self._keep(measure, keeps_holder=True)
        owned = ENTITY.match(phrase)
        if owned is not None:
            phrase, code, carry.entity = owned["what"], None, owned["who"]
            carry.uncoded.add(phrase)
        if code is None:
            phrase = self._completed_by_list(figure.mention, phrase)
        if LEVEL.fullmatch(phrase) and LEVEL.search(carry.indicator):
            return self._keep(LEVEL.sub(phrase, carry.indicator, count=1), keeps_holder=True)
        if LEVEL_ONLY.fullmatch(phrase) and carry.holder and figure.mention.unit in carry.units:
            return self._keep(phrase + carry.holder, keeps_holder=True)
        return self._with_verb(figure, phrase, code)

    def _with_owner(self, figure: Figure, code: str | None) -> str | None:
        """A phrase that leaves out what it is about takes it from before; None where it is whole."""
        carry, mention, phrase = self.carry, figure.mention, figure.phrase
        if carry.whole and code is None and len(phrase) <= 4 and mention.is_classifier:
            return carry.whole + phrase
        if self._is_part(figure, code):
            measure = MEASURE_END.search(carry.total)
            is_place = measure is None or PART_WORDS.fullmatch(phrase) is not None
            return phrase + (
                carry.total if is_place or measure is None else measure.group().removeprefix("总")
            )
        if phrase.endswith("占") and carry.indicator and mention.dimension == "rate":
            return phrase + carry.indicator.partition("占")[0]
        if not carry.holder:
            return None
        if REACHED.match(phrase) and not self.first and not phrase.startswith(carry.holder):
            return carry.holder + phrase
        verb = VERBS_ALONE.fullmatch(phrase) if code is None else None
        same = verb is not None and (mention.unit in carry.units or "其中" in figure.core)
        bare = mention.is_classifier and self.text[mention.start - 1] == "的" and not carry.dated
        return f"{phrase}{carry.holder}" if same or bare or OF_WHICH.search(figure.core) else None

    def _is_part(self, figure: Figure, code: str | None) -> bool:
        """其中县城5亿元、乡村3亿元: parts of the amount told before, named by what sets them apart."""
        carry, mention, phrase = self.carry, figure.mention, figure.phrase
        if "其中" in figure.core:
            is_amount = mention.dimension == carry.dimension and mention.dimension in AMOUNTS
            carry.total = carry.indicator if is_amount else ""
        if not carry.total or mention.dimension != carry.dimension or code is not None:
            return False
        if PART_WORDS.fullmatch(phrase):
            return True
        return len(phrase) <= 5 and MEASURE_END.search(phrase) is None and VERB.match(phrase) is None

    def _with_measured(self, core: str, phrase: str) -> str | None:
        """A bare measure with the thing it measures; None where the phrase is no bare measure."""
        if CONTRIBUTES.match(core.strip(LIST_SIGNS)) and self.carry.indicator:
            self.carry.share = f"对{phrase.removeprefix('对')}"
            return self.carry.indicator.partition("对")[0] + self.carry.share
        if phrase == "贡献率" and self.carry.share and self.carry.indicator:
            return self.carry.indicator.partition("对")[0] + self.carry.share
        if phrase in MEASURE_WORDS:
            base = self._owner()
            if phrase in SHARE_WORDS and not self._clause_before() and self.carry.indicator:
                base = self.carry.indicator
            if "完成" in core and phrase == "投资":
                phrase = "完成投资"
            return base + phrase if base and not base.endswith(phrase) else None
        part = MEASURE_TAKES.match(phrase)
        if part is not None:
            base = self._owner()
            return base + phrase if base and part["measure"] in MEASURE_WORDS else None
        if RELATIVE.match(phrase):
            whose = self._clause_before() if CROSSED.search(self._before_clause()) else ""
            base = (whose or self.carry.indicator).partition("占")[0]
            return base + phrase if base else None
        return None

    def _completed_by_list(self, mention: Mention, phrase: str) -> str:
        """Drops who acts before a verb of making; adds the measure that the list shares."""
        carry = self.carry
        if mention.dimension in ("rate", "difference"):
            return phrase
        if VERB_HEAD.match(phrase) is None:
            phrase = from_opener(phrase)
        is_row = (
            not self.first
            and (carry.dimension == mention.dimension or mention.unit == carry.unit)
            and mention.dimension not in ("count", "money", "none", "time")
        )
        shared = MEASURE_END.search(carry.indicator) if is_row else None
        if shared is not None and len(phrase) <= 6 and MEASURE_END.search(phrase) is None:
            phrase += shared.group().removeprefix("总")
        return phrase

    def _with_verb(self, figure: Figure, phrase: str, code: str | None) -> str:
        """Keeps the verb that opens a list, and gives it to the later things of the list."""
        carry = self.carry
        opener = VERB_HEADS.match(phrase) or (VERB.match(phrase) if code is None else None)
        in_list = figure.core[:1] in ("、", "和", "及", "与")
        if opener is not None and len(opener.group()) < len(phrase):
            carry.verb = opener.group()
        elif (
            in_list and carry.verb and code is None and figure.mention.dimension not in ("rate", "difference")
        ):
            phrase = carry.verb + phrase
            code = code_of(phrase)
        else:
            carry.verb = ""
        return self._keep(phrase, holder=_holder(phrase), code=code)

    def _before_clause(self) -> str:
        """What stands between the last figure and this clause."""
        return self.text[max(self.start, self.carry.end, self.carry.at - REACH) : self.carry.at]

    def _subject(self) -> str:
        """Who the clause before is about, up to what it says of it."""
        before = self.text[max(self.start, self.carry.at - REACH) : self.carry.at].rstrip(",;: ")
        clause = before[max(before.rfind(sign) for sign in ",;:") + 1 :]
        verb = SAID.search(clause, 2)
        return trimmed(clause[: verb.start()]) if verb is not None else ""

    def _owner(self) -> str:
        """Whose a bare measure is: what the clause before names, else what was measured last."""
        carry = self.carry
        told = self._clause_before() or (carry.topic if self.first else "")
        if told or (self.first and len(self._before_clause()) > 5):
            # A clause of its own has come between: what was measured in sentences before is past.
            carry.holder = told
        return carry.holder or carry.topic

    def _clause_before(self) -> str:
        """Who a clause without figures, between the last figure and this clause, is about."""
        carry = self.carry
        clause = self.text[max(self.start, carry.end, carry.at - REACH) : carry.at].strip(",;:、 ")
        clause = clause[max(clause.rfind(sign) for sign in ",;:") + 1 :]
        if len(clause) < 5 or VERB.match(clause):
            return ""
        verb = PREDICATE.search(clause, 2)
        return trimmed(clause[: verb.start()]) if verb is not None else ""

    def _keep(
        self,
        indicator: str,
        *,
        holder: str | None = None,
        code: str | None = None,
        keeps_holder: bool = False,
    ) -> str:
        carry = self.carry
        indicator = indicator or carry.indicator
        carry.indicator = indicator
        carry.code = code or code_of(indicator)
        if not keeps_holder:
            carry.subject, carry.entity = carry.entity, None
            carry.holder = holder if holder is not None else _holder(indicator)
        if not carry.series or carry.series[-1] != indicator:
            carry.series.append(indicator)
        return indicator

    def _finish(
        self,
        mention: Mention,
        lead: Lead,
        core: str,
        indicator: str,
        rule: str,
        *,
        is_list: bool,
        completion: bool,
    ) -> Observation:
        carry = self.carry
        code = code_of(indicator) or (code_of(indicator.partition("占")[0]) if "占" in indicator else None)
        if indicator in ECONOMY and mention.dimension == "rate":
            code = code_of(f"{indicator}增长")
        code = self._code_in_context(code, indicator, mention)
        said = lead if not is_list or carry.lead is None else _joined(lead, carry.lead)
        carried = (
            carry.measure
            if is_list or ("hope" in lead.kinds and rule == "WHO-CARRIED" and carry.measure == "growth")
            else ""
        )
        reading = measured(mention, said, core, indicator, completion=completion, code=code, carried=carried)
        if not is_list:
            carry.lead = lead
        carry.measure = reading.measure
        if carry.per and mention.dimension == "money" and reading.measure in ("level", "price"):
            reading.measure, reading.unit = "price", f"{mention.unit}/{carry.per}"
        moment = self.times.moment(
            mention.start,
            said,
            reading,
            self.line,
            indicator,
            counted=mention.is_classifier,
            after=mention.end,
            core=core,
        )
        if (
            reading.measure == "difference"
            and rule == "WHO-CARRIED"
            and carry.period
            and moment.rule == "TIME-PART"
        ):
            moment = replace(moment, period=carry.period)
        carry.period = moment.period or ""
        subject = self.scope.other(core, indicator, code) or carry.subject
        return Observation(
            mention,
            indicator,
            code,
            reading,
            moment,
            "exact",
            None,
            reading.unit,
            subject,
            self.line.part,
            (mention.rule, rule, reading.rule, moment.rule, *(("CODE-ALIAS",) if code else ())),
        )

    def _code_in_context(self, code: str | None, indicator: str, mention: Mention) -> str | None:
        """An amount of 工业增加值 is that of all industry; only its growth is told for the large firms."""
        carry = self.carry
        if code == "industrial_value_added" and "规" not in indicator and mention.dimension == "money":
            carry.uncoded.add(indicator)
        return None if indicator in carry.uncoded else code

    def _from_to(self, observation: Observation, lead: Lead) -> None:
        """从A提高到B: the first value belongs to the time before; in a list each A has its B."""
        carry = self.carry
        if "from" in lead.kinds and not lead.into:
            carry.priors, carry.since = [observation], lead.since
        elif carry.priors and (lead.into or {"to", "trend_to"} & lead.kinds):
            if len(carry.names) > 1 and len(carry.priors) > 1:
                carry.given = 1
                observation.indicator = self._keep(carry.names[0])
                observation.code = code_of(observation.indicator)
            for prior in carry.priors:
                _make_prior(prior, self.times.before(observation.moment, self.line, carry.since))
            carry.priors = []
            return
        elif carry.priors and (
            observation.mention.structure > 1 or (carry.lead is not None and "from" in carry.lead.kinds)
        ):
            carry.priors.append(observation)
        else:
            return
        _make_prior(observation, self.times.before(observation.moment, self.line, carry.since))


def _who_befell(noun: str, unit: str | None) -> str:
    """312户脱贫: the counting word stands for those who left poverty."""
    match = OUT_OF_POVERTY.match(noun)
    return POOR.get(unit or "", "") + "脱贫" if match is not None else noun


def _short_thing(phrase: str, verb: str, noun: str) -> str:
    """A short noun says too little alone: it takes all words before the figure, but examples."""
    if phrase.endswith("等"):
        opener = VERB.match(phrase)
        return f"{opener.group() if opener else ''}{noun}"
    return f"{phrase}{noun}" if phrase and not phrase.endswith("中") else f"{verb}{noun}"


def _list_length(text: str, mentions: list[Mention], index: int) -> int:
    """How many figures follow one another with nothing but list signs between them."""
    length = 1
    while index + 1 < len(mentions) and length < LONGEST_LIST:
        this, following = mentions[index], mentions[index + 1]
        between = text[this.end : following.start]
        if (
            len(between) > 5
            or not between
            or between.strip("、和及与 左右以上多余名超近约达内")
            or this.structure
            or ("、" not in between and "和" not in between and "与" not in between and "及" not in between)
        ):
            break
        if this.dimension != following.dimension:
            break
        length += 1
        index += 1
    return length


def _keep_noun(text: str, low: int, mention: Mention, lead: Lead) -> None:
    """完成碧道提升20公里: 提升 names what was done; nothing rose by 20 km."""
    moved = lead.word in MOVES or lead.kinds & {"yoy", "month", "trend_to"} or lead.compared is not None
    if not lead.word or moved or mention.dimension not in ("area", "length", "count", "volume"):
        return
    before = text[low : mention.start].rstrip()
    if before.endswith(lead.word) and len(before) - len(lead.word) >= 2:
        lead.end, lead.word, lead.sign = low + len(before), "", 0
        lead.kinds.discard("trend")


def _make_prior(observation: Observation, moment: Moment) -> None:
    """Moves a first value to the time before, and says so in its rules."""
    observation.rules = tuple(
        moment.rule if rule == observation.moment.rule else rule for rule in observation.rules
    )
    observation.moment = moment


def _joined(lead: Lead, earlier: Lead) -> Lead:
    """The words before the first figure of a list hold for the others."""
    if lead.kinds - WORDS_OF_LEAD:
        return lead
    return Lead(
        lead.end,
        lead.kinds | earlier.kinds,
        earlier.sign,
        earlier.into,
        earlier.word,
        lead.qualifier,
        lead.bound,
        earlier.compared,
        earlier.than,
        earlier.since,
    )


def _holder(phrase: str) -> str:
    """What a bare measure in the next clause is a measure of."""
    verb = VERB.match(phrase)
    if verb is not None and verb.end() <= len(phrase) - 2:
        phrase = phrase[verb.end() :]
    by = DONE_BY.search(phrase, 2)
    if by is not None:
        return phrase[: by.start()]
    match = MEASURE_END.search(phrase)
    if match is not None and match.start() >= 2:
        return phrase[: match.start()]
    done = DONE_AFTER.search(phrase, 2)
    return phrase[: done.start()] if done is not None else phrase


def _per_unit(match: "re.Match[str]") -> str:
    if match["only"]:
        return PER_UNITS.get(match["only"], match["only"].removeprefix("每"))
    person = PER_UNITS.get(match["person"] or "", "")
    if match.group().endswith("每人") and not person:
        person = "人"
    time = PER_UNITS[match["time"]]
    return f"{person}/{time}" if person else time
