"""Fact, estimate or aim.

Belongs here: whether what the part of the report tells as done is guessed or aimed at, by the words
around a figure. Not here: its period (`periods`).
"""

import re

from orchestration.extraction.structure.lines import Line
from orchestration.extraction.times.meanings import TimeWord
from orchestration.extraction.times.terms import Timed
from orchestration.extraction.times.timeline import TOLD, Timeline, reached
from orchestration.extraction.times.works import STAND
from orchestration.extraction.words import last_parting

# 目标是增长6%,实际增长5%: what was aimed at ends where the result is told.
CAME_OUT = re.compile(
    r"实际|实绩(?!企业)|(?:执行|完成)(?:结果|情况)|结果(?:是|为)|预计可?(?:完成|达到?|增长)"
)
# 进出口总额(预计)90亿元,下降5%: said between the name and the figure, of it and what directly follows.
GUESSED_NAME = re.compile(
    r"(?<!\d)(?<!\d.)(?<!\d..)(?<!\d...)\((?:预计|预估|初步测算)数?\)[^。;()\d]{0,8}"
    r"(?:\d[\d.]*[^\d,;。()]{1,6},[^\d,;。()]{0,6})?$"
)
GUESSED = re.compile(r"[^,。;()\d]{0,4}\([^()\d]{0,8}(?:预计|预估|初步测算)")
# 预计完成18亿元(计划17亿元): what brackets tell was aimed at.
AIM_ASIDE = re.compile(
    r"\((?:年初|年度|全年|原定?|既定)*(?:计划|目标|预期)[值数]?[^()%\d,;]{0,6}$"
    # 高于预期目标(增长6%以上): the aim stands before the brackets.
    r"|(?:目标|计划|预期)(?:任务|值|数|要求)?\((?!实际|已|累计|预计)[^()\d,;]{0,10}$"
)
# 财政收入完成20亿元: told as done after what is only expected; 其中 goes on with that.
# 预计完成投资50亿元,已开工30个项目: what is done already is no guess.
DONE_ALREADY = re.compile(r"[,;](?:目前|现|截至目前,?)?已(?!经?预计)")
PARTS = re.compile(r"[,;]")
LONGEST_LIST = 300
# Firms and works are counted, and so is how many times as many there are.
COUNTED = tuple("家个件座所条项名户台处场次倍")
# 结构持续优化, without a figure: the list of what is expected ends there.
TURNS_ASIDE = re.compile(r"[,;][^,;\d]{2,}[,;]")
ENDS_GUESS = re.compile(r";(?!其中)|,(?!其中)[^,;()\d]{3,}(?:完成|实现)")
# 经济平稳,预计生产总值增长6%,固定资产投资增长8%,…: the results of a year that are told in one breath.
RESULT = re.compile(
    r"生产总值|GDP|增加值|总产值|投资|零售总?额|社会消费品零售|(?:预算|财政|税收)总?收入|可支配收入|纯收入|[一二三]产"
    r"|进出口|出口总|[利使]用外资|消费价格|失业率|就业"
)
# 预计完成60亿元,完成年计划的98%,同比增长6%: as long as nothing else is named it is guessed.
MORE_OF_IT = re.compile(
    r"(?:其中)?(?:增[长速幅加]|下降|上升|减少|提高|年均|同比|同口径|可?比|较|[上下][升降涨]|总量|[占达超]|高于|低于"
    r"|(?:超额|提前)?完成(?:[省市县区]|年|全年|目标|计划|任务|预算)|为(?:年|预算|计划|目标))"
)
# 预计完成投资60亿元,税收9亿元,出口3亿元: one verb has all the amounts that it is followed by.
ROW = re.compile(
    r"预计(?:可|将)?(?:完成|实现|达到)[^,;。%]{2,30}(?:,(?![^,;。\d]*(?:增|降|完成|实现|达|为|已|其中|超|比|占))[^,;。\d]{2,24}\d[^,;。%]{1,8})*"
    r",(?![^,;。\d]*(?:增|降|完成|实现|达|为|已|其中|超|比|占))[^,;。\d]{2,24}"
)
# Months that end before the year does.
OVER = re.compile(r"\d{4}-\d\d/\d{4}-(?:0\d|10|11)$")
AIMED = re.compile(
    r"(?:目标|预期)(?:值|为|是|约|增长|数)*$|力争|(?:计划|规划(?:项目)?(?=总))总?投资(?![^。]*[,;、](?:(?:已|累计|实际)*(?:完成|实现|到位)|[^,;、\d]*率))|(?:年产值|年产量)可达?$"
    r"|拟(?:投资|利用|引进|融资|使用|总投资)[^,。;\d的]{0,4}$"
    r"|[将要](?:全力|努力|力争|确保|争取)[^,。;的了]{0,12}$"
    r"|(?<![年的定生技发动”养才英军星火支])计划(?!”|生育|单列|项目|专项|[^,。;]{0,4}实际)[^,。;的已]{0,8}$"
    r"|20\d\d年度?计划(?:完成|新[建增]|实施|建设|安排|投资|改造|发放|开工)[^,。;的已]{0,6}$"
)
# 总投资9亿元的项目开工: what works are to cost in all, but where they stand already.
TO_COST = re.compile(r"总投资额?(?:约|近|超|超过|达)?$")
# 总投资90亿元,年度计划投资9亿元: beside what is planned for the year it is what is planned in all.
TO_COST_IN_ALL = re.compile(r"(?:总投资|概算投资|估算投资|投资概算)额?(?:约|近|超|超过|达|为)?$")
PLANNED_BESIDE = re.compile(
    r"(?:左右|以上)?[,、;](?:其中)?[,:]?(?:当年|本年|今年|年度|20\d{2}年度?)计划(?:完成)?(?:总)?投资(?!的)"
)
STANDS = re.compile(rf"的[^,。;]{{0,40}}?(?:{STAND}|投入(?:运行|生产|运营)|交付|并网|落成|开业)")
# 建成后年产值可达9亿元,可新增就业80人: what a work not yet there is to bring.
ONCE_BUILT = re.compile(
    rf"(?:{STAND}|使用|运营|满产)后(?:,?(?:每年|年|预计|可|将)"
    r"|[^。;\d]{0,20}(?:[^。;]{0,40},)?[^,。;\d]{0,8}可(?!比|支配|再生|用|持续|靠|控|观)[^,。;的]{0,10}$)"
)
# 全年计划完成社会消费品零售总额20亿元: the deed is planned, however long its object's name.
PLANNED_DEED = re.compile(r"计划(?:完成|实现|新增|新建|新开工)(?!率|进度|情况|比例|的)[^,。;:的已\d]{0,18}$")
# 城镇化率计划提高1个百分点: a change that is meant to come; 比计划提高 compares with one.
MEANT_TO_CHANGE = re.compile(
    r"(?<![比较年于超])(?:计划|预期|力争|争取)(?:提高|提升|上升|下降|降低|增加|减少)[^,。;\d]{0,4}$"
)
LIKELY = frozenset(("有望", "可望", "望"))
# 完成3万人年度任务; 5项任务 are counted.
AIM_AFTER = re.compile(
    r"\s?(?:以[内上]|左右)?的?(?:预期|控制|年度|全年|年初|增长|既定)*目标"
    r"|(?<![项个大条件])的?(?:年度|全年|目标|责任|年初|既定)+任务"
    # 增长10%、投资增长20%的目标: all that the list tells was aimed at.
    r"|(?:左右|以[上内])?(?:[、和](?:[^,。;、]{2,24}?)?\d[\d.]*(?:%|[万亿]*[元人户])(?:左右|以[上内])?){1,8}的(?:预期|年度|年初|增长)*(?:目标|(?<=年度|年初)任务)"
)
# 完成省下达的3万人任务: what was asked for; 下达的20项任务 are counted.
SET_BEFORE = re.compile(r"(?:下达|确定|提出)的?$")
TASK_AFTER = re.compile(r"(?<![项个大条件])的?[^,，。;；、\d]{0,6}?(?:任务|计划)")
# 市里给我县下达了3万户的改造任务, 下达我县改造任务900套: what was asked for, told before it was done.
ASSIGNED = re.compile(
    r"(?:下达|分解|分配)(?:给|到)?(?:我[省市区县州]|全[省市区县州])?的?"
    r"(?:[^,;。:\d完]{0,14}(?:任务|指标)(?:为|是|共|共计)?|了)?$"
)
ASSIGNED_AFTER = re.compile(r"(?<![项个大条件])的?[^,。;、\d]{0,14}(?:任务|指标)(?!完成)")
ASSIGNED_REACH = 36


def nature_of(
    times: Timeline, at: int, after: int, nature: str, figure: Timed, line: Line, mark: TimeWord | None
) -> str:
    """Whether what the part tells as done is guessed, or aimed at, by the words around the figure."""
    if nature != "actual":
        return nature
    lead, measure = figure.lead, figure.reading.measure
    # (预计数,下同) speaks of what is reckoned: which place it has is known.
    guessed = (
        (line.expected and measure != "rank" and _is_reckoned(figure))
        or _is_guessed(times, at, after, mark)
        or (times.has_brackets and _is_guessed_aside(times, at, after))
    )
    compared = lead.than or lead.compared or measure in ("difference", "change", "completion")
    if compared:
        words = times.text, max(times.start, at - 12), at
        if measure == "change" and times.has_aims and MEANT_TO_CHANGE.search(*words) is not None:
            return "target"
        return "estimate" if guessed else "actual"
    if times.has_aims and AIM_ASIDE.search(times.text, max(times.start, at - 20), at) is not None:
        return "target"
    if times.has_aims and (
        AIM_AFTER.match(times.text, after) is not None
        or (
            SET_BEFORE.search(times.text, max(times.start, at - 4), at) is not None
            and TASK_AFTER.match(times.text, after) is not None
        )
    ):
        # 能耗预计下降4%,超过3%的目标任务: an aim, however sure its result.
        return "target"
    if measure == "level" and is_assigned(times, at, after):
        return "target"
    if measure == "level" and (_is_to_cost(times, at, after) or _is_once_built(times, at)):
        return "target"
    aimed = times.has_aims and (
        AIMED.search(times.text, max(times.start, at - 14), at) is not None
        or PLANNED_DEED.search(times.text, max(times.start, at - 24), at) is not None
    )
    # 全年税收有望突破百亿元: what is likely to have come about, no aim.
    if guessed or (lead.said.get("hope") in LIKELY and not aimed):
        return "estimate"
    return "target" if aimed or "hope" in lead.kinds else "actual"


def is_assigned(times: Timeline, at: int, after: int) -> bool:
    """Whether the figure is an amount that a higher government asked for."""
    if not times.has_aims or times.text.find("下达", max(times.start, at - ASSIGNED_REACH), at) < 0:
        return False
    first = max(times.start, at - ASSIGNED_REACH)
    told = ASSIGNED.search(times.text, first, at)
    if told is None or times.text.find("完成", first, at) >= 0:
        return False
    return told.group().rstrip("为是共计").endswith(("任务", "指标")) or bool(
        ASSIGNED_AFTER.match(times.text, after)
    )


def _is_reckoned(figure: Timed) -> bool:
    """Whether accounts reckon a figure: (预计,下同) guesses no firms or works that were counted."""
    return not (figure.reading.unit or "").endswith(COUNTED) or RESULT.search(figure.indicator) is not None


def _is_to_cost(times: Timeline, at: int, after: int) -> bool:
    """Whether the figure tells what works that do not stand yet are to cost in all."""
    text = times.text
    if not times.has_aims and not text.startswith("的", after):
        return False
    if TO_COST_IN_ALL.search(text, max(times.start, at - 10), at) and PLANNED_BESIDE.match(text, after):
        return True
    if not text.startswith("的", after) or TO_COST.search(text, max(times.start, at - 8), at) is None:
        return False
    return STANDS.match(text, after, times.end) is None


def _is_once_built(times: Timeline, at: int) -> bool:
    """建成后可年产9万吨: whether the figure tells what works are to bring once they stand."""
    first = max(times.start, at - 80)
    return times.text.find("后", first, at) >= 0 and ONCE_BUILT.search(times.text, first, at) is not None


def _is_guessed(times: Timeline, at: int, after: int, mark: TimeWord | None) -> bool:
    """Whether 预计 speaks of the figure: within a sentence for its clause, the next and a list of results."""
    if not 0 <= times.expected < at:
        return False
    last = max(times.expected, times.text.rfind("预计", times.start, at))
    if _guess_holds(times, at, after, mark, last):
        return True
    # 预计增长5%;财政收入可达20亿元,增长9%: what a result can reach guesses its own part.
    again = reached(times.text, last + 1, at + 1)
    return bool(again) and _guess_holds(times, at, after, mark, again[-1].start())


def _guess_holds(times: Timeline, at: int, after: int, mark: TimeWord | None, last: int) -> bool:
    """Whether what is guessed at `last` reaches to the figure."""
    text = times.text
    if mark is not None and last < mark.at and OVER.search(mark.period or "") is not None:
        # 预计全年增长8%,其中前三季度增长9%: what is over is known.
        return text.find(",", last, mark.at) < 0
    if DONE_ALREADY.search(text, last, at) is not None:
        return False
    if text.startswith("左右", after) and TURNS_ASIDE.search(text, last, at) is None:
        # 预计…下降3%左右;收入完成8亿元;投资增长3%左右: what a list tells roughly is not yet known.
        return True
    if text.find("预计", times.expected + 1, times.end) >= 0:
        # Told again where it is meant: each speaks of its own part of the sentence.
        return ENDS_GUESS.search(text, last, at) is None and not _is_told_for_each(times, last, at)
    if text.find(";", last, at) >= 0 and _is_of_its_part(text, times.start, last):
        return False
    if text.find(",", times.start, times.expected) < 0:
        return True
    return _lists_results(text, last, at) or (at - last <= 160 and ROW.fullmatch(text, last, at) is not None)


def _is_told_for_each(times: Timeline, last: int, at: int) -> bool:
    """投资预计增长8%,出口预计增长6%,税收收入增长5%: told for each, not where it is known."""
    text, start = times.text, times.start
    if not all(_is_after_name(text, start, told) for told in (times.expected, last)):
        return False
    later = PARTS.split(text[last:at])[1:]
    return any(MORE_OF_IT.match(clause) is None and RESULT.search(clause) for clause in later)


def _is_after_name(text: str, start: int, at: int) -> bool:
    """Whether the clause has named a result before 预计."""
    first = max(start, at - LONGEST_LIST)
    return RESULT.search(text, max(first, last_parting(text, first, at) + 1), at) is not None


def _is_of_its_part(text: str, start: int, at: int) -> bool:
    """Whether 预计 stands within a list, or after its item's name: it guesses up to a semicolon."""
    first = max(start, at - LONGEST_LIST)
    return TOLD.search(text, first, at) is not None or _is_after_name(text, start, at)


def _lists_results(text: str, start: int, at: int) -> bool:
    """Whether 预计 opens the clause, the one before, or a list of a year's results and more of each."""
    first, *later = PARTS.split(text[start:at])
    named = [clause for clause in later if MORE_OF_IT.match(clause) is None]
    if len(later) <= 1:
        return True
    return at - start <= LONGEST_LIST and (not named or all(map(RESULT.search, (first, *named))))


def _is_guessed_aside(times: Timeline, at: int, after: int) -> bool:
    """Whether brackets right after the figure, or after its name, say that it is guessed."""
    if times.text.find("(", max(times.start, at - 40), after + 5) < 0:
        return False
    return GUESSED.match(times.text, after) is not None or (
        GUESSED_NAME.search(times.text, max(times.start, at - 40), at) is not None
    )


def is_meant(times: Timeline, at: int) -> bool:
    """Whether the figure at `at` tells again what was aimed at."""
    first = max(times.meant, at - 200)
    return 0 <= times.meant < at and CAME_OUT.search(times.text, first, at) is None


def nature_of_whole_year(times: Timeline, mark: TimeWord) -> str | None:
    """Nature of what a report of part of a year tells of the whole year; None where it tells no such."""
    told = times.text[max(times.start, mark.at - 8) : mark.at + len("全年力争")]
    if not times.text.startswith("全年", mark.at):
        return None
    if re.search(r"确保|力争|争取|努力|实现|完成|冲刺", told):
        return "target"
    return "estimate" if "预计" in told else None
