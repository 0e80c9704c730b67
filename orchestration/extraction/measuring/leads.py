"""The words between an indicator and its figure.

Belongs here: what stands directly before a number (增长, 同比, 超过, 控制在, 分别, 较上年 …) is
taken off from right to left, and what it says is kept. Not here: the indicator that
remains (`phrases`), what stands after the number.
"""

import re
from collections import defaultdict
from dataclasses import dataclass, field

from orchestration.extraction.words import group

RISE, FALL = 1, -1


@dataclass(frozen=True, slots=True)
class Tail:
    """Words that may stand directly before a number, and what they say of it."""

    kind: str
    words: str
    sign: int = 0


TAILS = (
    Tail("min", "超过 超 突破 逾 超出 不低于 不少于 不小于 至少 最少 多于 大于 迈上 站上 跨过 迈过 "
                "≥ ≧ > 连跨 连上 跨越 跨上 迈入 "
                "首破 首超 连破 冲破 踏上 迈进 破 过 站稳 高于 跨入 跃上 登上 不下"),
    Tail("max", "不超过 不突破 不超出 不逾 不高于 不大于 不多于 低于 少于 小于 不到 不足 至多 最多 ≤ ≦ <"),
    Tail("approx", "约 近 大约 接近 将近 大致 基本 约为 近乎 大概 逼近"),
    Tail("hold", "控制在 稳定在 保持在 维持在 稳控在 控制到 稳定保持在 持续稳定在 保持 稳定 维持 控制 "
                 "压控在 控制为 稳定于 保持到 持续保持在 压减在"),
    Tail("to", "达到 达 至 到 为 是 高达 多达 达成 达至 成为 实现 累计达 累计达到 突破性达到 合计达 总计达"),
    Tail("up_to",
         "增长到 增长至 增加到 增加至 增至 增到 升至 升到 上升到 上升至 提高到 提高至 提升到 提升至 "
         "提至 扩大到 扩大至 扩至 扩充到 提到 升为 上升为 "
         "扩增至 扩增到 壮大到 发展到 发展至 增为 拓展到 拓展至 延长到 延长至 提标到 提标至 上涨到 "
         "上涨至 涨到 涨至 攀升至 攀升到 跃升至 跃升到 恢复到 恢复至 "
         "回升到 回升至 增加为 提高为 提升为 延伸至 跃增至 倍增至 改善到 改善至 优化到 优化至 翻到 "
         "调整到 调整至 调整为 上调至 上调到 上调为 扩展到 扩展至 扩容至 扩容到 "
         "变为 优化为 前移至 前移到 进位至 提档至 达致 转变为 演变为 "
         "演进为 演进到 优化调整为 调整优化为 变化为 转为", RISE),
    Tail("down_to",
         "下降到 下降至 降低到 降低至 降至 降到 减少到 减少至 减至 减到 缩小到 缩小至 缩短到 缩短至 "
         "收窄到 收窄至 压缩到 压缩至 压减到 压减至 "
         "回落到 回落至 精简到 精简至 缩减到 缩减至 下调到 下调至 下调为 降为 减为 压降至 压降到 缩至 "
         "缩小为 缩短为 压缩为 精简为 压至 下降为 减少为 降低为 后退至", FALL),
    Tail("up",
         "翻 比增 增长 增加 上升 上涨 提高 提升 增 升 涨 扩大 提速 净增 净增加 净增长 回升 攀升 正增长 增收 "
         "增产 多增 同增 上浮 改善 递增 上调 跃升 反弹 优化 "
         "加快 扩容 提质 延长 净上升 激增 高 快 多 高出 前移 上移 前进 升高 好转 再增 猛增 劲增 又增 "
         "增支 增效 拓宽 提前 走高", RISE),
    Tail("down",
         "下降 比降 降低 减少 回落 收窄 压减 压缩 精简 缩短 缩减 下滑 下跌 萎缩 跌 降 减 负增长 少 低 慢 "
         "减亏 净减少 净减 压降 减量 缩小 下浮 下调 压减率达 "
         "节约 降价 减轻 放缓 递减 少增 减产 减收 下拉 裁减 核减 退坡 滑落 后移 同降 退后 削减 调减 减支 "
         "节省 走低 趋缓", FALL),
    Tail("growth", "增速 增幅 涨幅 升幅 增长率 增长速度 增长幅度 上涨率 增长速率 同比增速 同比增幅"),
    Tail("fall_rate", "降幅 跌幅 下降率 减幅 降低率 下降幅度 降低幅度", FALL),
    Tail("yoy",
         "同比 比上年 较上年 比去年 较去年 比上年同期 较上年同期 比去年同期 较去年同期 同期 "
         "与上年同期相比 与去年同期相比 与上年相比 与去年相比 较同期 比同期 同口径 "
         "可比口径 按可比口径 按可比价格计算 按可比价计算 按可比价格 按可比价 按不变价格计算 "
         "按不变价计算 按不变价格 按不变价 剔除价格因素 扣除价格因素 "
         "扣除价格因素后 名义 实际 同比实际 同比名义 自然口径 比上一年 较上一年 可比 按可比口径计算 "
         "同比口径 按同口径 按自然口径 按同口径计算 不变价 可比价 "
         "与上年 与去年 与上年同期 与去年同期 和上年 和去年 与同期 和上年同期 和去年同期 "
         "扣除价格因素影响后 剔除价格因素后 剔除不可比因素 剔除不可比因素后 剔除留抵退税因素后 "
         "扣除留抵退税因素后 扣除留抵退税因素 剔除留抵退税因素"),
    Tail("month", "环比 比上月 较上月 比上季度 较上季度 比年初 较年初 比上季末 较上年末 比上年末 "
                  "比去年末 较去年末 较上年底 比上年底 较去年底 比去年底 较期初 比期初"),
    Tail("average",
         "年均 年平均 年均复合 平均每年 年均复合增长率 年复合增长率 年均增速 年均增长率 年均增幅 "
         "五年年均 两年平均 三年平均 四年平均 五年平均 年均实际 年平均增速 平均增速 年平均增长速度 "
         "年均增长速度"),
    Tail("cumulative", "累计 总计 合计 共计 共 总共 一共 先后"),
    Tail("each", "分别 依次"),
    Tail("all", "均 都 双双 皆 均已 都已 一律 各"),
    Tail("hope", "力争 确保 争取 努力 奋力 务求 务必 必须 可望 有望 冲刺 冲击 挑战 "
                 "力争实现 确保实现 望 力求"),
    Tail("expect", "预计 预计可 预计全年 预计将 估计 初步预计 初步核算 据初步核算 经初步核算 初步统计 "
                   "据初步统计 初步测算 预估 测算"),
    Tail("from", "从 由"),
    Tail("fill",
         "在 了 已 已经 的 可 仅 只 就 又 再 首次 首度 历史性 历史性地 一举 成功 共有 仍 还 目前 现 "
         "大幅 进一步 持续 稳步 并 首 "
         "(下同) 最快 最短 最长 平均 同步 逐步 "
         "逐年 即 连续 继续 小幅 明显 显著 较快 快速 则 也 全年 有 最高 最低 只有 仅有 "
         "已有 接连 先后 超额 总体 基础上 将 仅为 拟按 拟 按"),
    Tail("stop",
         "去年全年 上年全年 "
         "现在 存在 所在 内在 潜在 新增 节约用水 签约 附近 邻近 靠近 最近 赶超 反超 截至 乃至 以至 "
         "甚至 涉及 得到 收到 受到 看到 找到 作为 成为 称为 认为 通过 经过 人均 户均 日均 月均 村均 "
         "亩均 年人均 年日均 "
         "比率 占比 对比 减免 效率 合约 条约 预约 违约 集约 相关 其中共 全都 首都 成都 古都 拥有 持有 "
         "国有 所有 现有 具有 含有 设有 建有 配有 没有 享有 自然增长率 人口自然增长率 "
         "多少 年少 青少 增减 升降 加减 涨跌 利率 税率 费率 总和 主要 需要 重要 摘要 概要 首要 纪要 "
         "必要 绿化覆盖率 参保率 增加值 民办 公办 中高 崇高 最高法 "
         "返还 归还 偿还 上市 培育 产业 年产 城乡 学位 登高 攀高 跳高 基层首 榜首 自首 部首 元首"),
)  # fmt: skip


@dataclass(slots=True)
class Lead:
    """What the words before a number say; `end` is where the indicator phrase ends."""

    end: int
    kinds: set[str] = field(default_factory=set)
    sign: int = 0
    into: bool = False
    word: str = ""
    qualifier: str | None = None
    bound: str = "exact"
    compared: str | None = None
    than: str | None = None
    since: str | None = None
    is_ceiling: bool = False
    years: int = 0
    over: str = ""
    # The words of each kind that stand nearest to the number.
    said: dict[str, str] = field(default_factory=dict)


def _index() -> dict[str, list[tuple[str, str, int]]]:
    by_last: dict[str, dict[str, tuple[str, int]]] = defaultdict(dict)
    for tail in TAILS:
        for word in tail.words.split():
            by_last[word[-1]].setdefault(word, (tail.kind, tail.sign))
    return {
        last: sorted(((w, k, s) for w, (k, s) in words.items()), key=lambda row: -len(row[0]))
        for last, words in by_last.items()
    }


_BY_LAST = _index()
YEARS_LONG = re.compile(r"(?<!\d)(\d{1,2}|[两三四五六七八九十])年(?:来|间|累计|共|合计)?$")
SUMMED_OVER = re.compile(r"(?<![近续去这前])[两三四五]年(?:来|间)?$")
LONG = {"两": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9, "十": 10}
_BOUNDS = {"min": "min", "max": "max", "approx": "approx"}

PLACE = (
    r"(?:全国|全省|全市|全区|全县|全州|世界|全球|我国|国家|省|市|区|东部|中部|西部|地区|各省|同期"
    r"|同类|预期|年度|计划|年初|目标|GDP|经济|人均|城镇|农村|平均|上年|规定|标准|考核|国考|省考"
    r"|进度|序时|均值|财政收入|预算)"
)
PART_OF_YEAR = (
    r"(?:(?:上年|去年|今年|(?:19|20)\d{2}年)的?)?"
    r"(?:上半年|前三季度|第?[一二三四]季度|1?\d(?:月份?)?[-—~至到]1?\d月份?|1?\d月(?:份|[末底])?)"
)
FROM = re.compile(
    rf"(?:从|由)(?P<when>(?:{PART_OF_YEAR}"
    r"|(?:19|20)\d{2}年(?:底|末)?|(?:上年|去年)?同期|上年|去年|五年前|十年前"
    r"|[一二三四五六七八九十\d]+年前|年初|[^,。;从由\d]{2,12}[前初](?=的)|“?(?:[八九]|十[一二三四五]?)五”?(?:末|时期|初期|期末)|全省|全国|全市"
    r"|原来|原先|最初|过去)?(?:的)?)(?P<near>约|近|不足|不到)? *$"
)
# 下降(同口径)18%: how it was reckoned stands between the word and the figure.
ASIDE = re.compile(
    r"\((?:按|扣除|剔除)?(?:同口径|可比口径|可比价格?|不变价格?|自然口径|现价|预计|下同)(?:计算)?\)$"
)
OUT_OF = re.compile(r"[自其理缘因经]")
INTO = re.compile(
    rf"(?<=[到至为])(?P<when>{PART_OF_YEAR}的|(?:19|20)\d{{2}}年(?:底|末)?的?|目前的?|现在的?|今年的?|当前的?)$"
)
INTO_ENDS = "年底末的前在"
COMPARED = re.compile(
    r"(?:较|比|与|同|对比|相较|相比于|比之)(?P<what>上年(?:同期|同月|末|底|同口径|同期数|实绩)?|去年(?:同期|同月"
    r"|末|底)?|前年|上月末?|上季(?:度)?末?|年初|同期|上一年"
    r"|(?:上年|去年)(?:全年|(?:\d{1,2}(?:月份?)?[-—~至到])?\d{1,2}月份?|[一二三四]季度|上半年|前三季度)(?:增速|增幅|水平)?"
    r"|“?(?:[八九]|十[一二三四五]?)五”?(?:规划"
    r"|计划)?(?:时期|期间|以来)?(?:末|期末|末期|初|(?:平均|年均)?(?:增速|增幅))?"
    r"|(?:19|20)\d{2}年?(?:度|底|末|同期|初)?|(?:五|两|三|十|四|\d{1,2})年前|(?:(?:19"
    r"|20)\d{2}年)?(?:全年|(?:\d{1,2}(?:月份?)?[-—~至到])?\d{1,2}月(?:份|[末底])?|[一二三四]季度|上半年|前三季度|一至[二三]季度"
    r"|前\d个月)(?:[两三四五]年?)?(?:平均|年均)?(?:增速|增幅|水平)?|(?:同期|上年同期|去年同期|上年|去年)(?:增速|增幅|水平|增加值增速)"
    r"|(?:[^,。;、]|、(?=[全国省市])){0,8}(?:平均|全国|全省|全市|计划|目标|预期|任务|年初预算|预算|进度)[^,。;、]{0,8}"
    r"|[^,。;、]{0,4}(?:改革|政策|实施|整改|提标|改造)前|五年前|上届|疫情前)(?:的)?(?:相比|水平)?$"
)
PLACE_WITHIN = re.compile(
    r"(?:全国|全省|全市)(?!$).{0,8}(?<!平均)(?<!水平)(?<!计划)(?<!目标)(?<!预期)(?<!任务)(?<!预算)(?<!进度)(?<![增幅速])(?<!同期)(?<!相比)(?<!持平)(?<!步)$"
)
THAN = re.compile(
    r"(?P<verb>高于|低于|快于|慢于|好于|优于|领先于|领先|高出|超出|大于|小于|少于|多于|领跑|落后于"
    r"|落后|高过|超过|超|跑赢)(?P<than>(?:(?:全[国省市区州])?\d{1,3}个)?(?:[^,。;、\d]|、(?=[全我国省市县区])){1,18}?)$"
)
# 高于存款5.8个百分点: points never tell how high, so whatever is named is compared with.
SURPASSES = frozenset(("高于", "低于", "快于", "慢于", "好于", "优于", "高出"))
# 好于二级标准天数超过…: what is counted, by how good it is.
OF_COUNTED = re.compile(r"(?:天数|日数|断面|的?(?:比例|比率|占比))$")
OWN_PAST = re.compile(
    r"(?P<verb>超过|高于|低于|快于|慢于|好于|高出)(?P<what>(?:(?:19|20)\d{2}年|上年|去年)(?:同期|全年)?"
    r"|“(?:[八九]|十[一二三四五]?)五”(?:时期|期间)?)(?:平均|年均)?(?:增速|增幅|水平)?$"
)
NEWLY = re.compile(
    r"(?:比|较)(?P<since>(?:上年|去年|年初|期初|上月|上季度)(?:末|底|同期)?)(?P<word>新增|净增)(?:了|约|近|超|超过)?$"
)
NUMBER_GREW = re.compile(r"(?:数量|总数|人数|户数|家数|总量)(?P<word>新增)(?:了|约|近|超过?)?$")
LOWER = ("低于", "慢于", "少于", "小于", "落后于", "落后")


def lead_of(text: str, low: int, start: int, *, compares: bool = False, is_points: bool = False) -> Lead:
    """Takes the known words before `start` off, not going left of `low`.

    `compares`: the unit is one that differences are told in, so 高于全国 before it is one;
    `is_points`: it is told in no other way, so 高于 with any name before it is one.
    """
    lead = Lead(start)
    since = _last_from(text, max(low, start - 16), start)
    if since is not None:
        lead.kinds.add("from")
        lead.since, lead.end = group(since, "when") or None, since.start()
        lead.said["from"] = group(since)
        lead.bound = "approx" if since["near"] in ("约", "近") else "max" if since["near"] else "exact"
    else:
        into = INTO.search(text, max(low, start - 16), start) if text[start - 1] in INTO_ENDS else None
        if into is not None:
            lead.since, lead.end = group(into, "when"), into.start()
    has_grown = text.find("增", max(low, lead.end - 12), lead.end) >= 0
    newly = NEWLY.search(text, max(low, lead.end - 12), lead.end) if has_grown else None
    if newly is not None:
        # 较年初新增11亿元: what came since then, not the new ones.
        lead.end, lead.compared = newly.start(), group(newly, "since")
        _note(lead, group(newly, "word"), "up", RISE)
    elif has_grown and (grown := NUMBER_GREW.search(text, max(low, lead.end - 8), lead.end)) is not None:
        # 企业数量新增76家: the number rose by so many.
        lead.end = grown.start("word")
        _note(lead, group(grown, "word"), "up", RISE)
    _strip(text, low, lead)
    for _ in range(2):
        if not _strip_comparison(text, low, lead, compares=compares, is_points=is_points):
            break
        _strip(text, low, lead)
    return lead


def _last_from(text: str, low: int, start: int) -> "re.Match[str] | None":
    """从 or 由 with the first value's time, right before the figure."""
    if text.find("从", low, start) < 0 and text.find("由", low, start) < 0:
        return None
    since = FROM.search(text, low, start)
    return None if since is None or OUT_OF.match(text, since.start() - 1) else since


GROWN = re.compile(
    r"的?(?:(?P<fall>负增长|降幅|跌幅)|(?:正|高速|中高速|较快|快速|年均)?(?:增长(?!率|极|点|空间|潜力|动力)|增速|增幅)"
    r"|速度(?:快速)?(?:增长|递增|发展))"
)


def note_growth_after(text: str, end: int, lead: Lead) -> None:
    """实现5%的正增长, 以9%的速度递增: the word that makes a rate a growth may stand after it."""
    match = None if lead.kinds & {"trend", "growth"} else GROWN.match(text, end)
    if match is not None:
        lead.kinds.add("growth")
        lead.said.setdefault("growth", group(match))
        lead.sign = FALL if match["fall"] else lead.sign


def _strip(text: str, low: int, lead: Lead) -> None:
    end = lead.end
    while end > low:
        last = text[end - 1]
        if last == " ":
            end -= 1
            continue
        aside = ASIDE.search(text, max(low, end - 14), end) if last == ")" else None
        if aside is not None:
            end = aside.start()
            continue
        tail = _tail(text, low, end)
        if tail is None or tail[1] == "stop":
            break
        end -= len(tail[0])
        _note(lead, text[end : end + len(tail[0])], tail[1], tail[2])
    lead.end = end
    over = YEARS_LONG.search(text, max(low, end - 7), end) if "trend" in lead.kinds else None
    if over is not None:
        lead.years = int(over[1]) if over[1].isdigit() else LONG.get(over[1], 0)
        lead.over, lead.end = group(over), over.start()
    elif "cumulative" in lead.kinds:
        summed = SUMMED_OVER.search(text, max(low, end - 4), end)
        # 进出口总值五年累计…: over how long it was summed is no part of the name.
        lead.end = summed.start() if summed is not None and summed.start() > low else end


def _tail(text: str, low: int, end: int) -> tuple[str, str, int] | None:
    """The longest known word that ends at `end`, with its kind and sign."""
    for tail in _BY_LAST.get(text[end - 1], ()):
        if text.endswith(tail[0], low, end):
            return tail
    return None


def _note(lead: Lead, word: str, kind: str, sign: int) -> None:
    kinds = lead.kinds
    if kind in ("up_to", "down_to"):
        if not lead.word:
            lead.into, lead.word, lead.sign = True, word, sign
        kinds.add("trend_to")
    elif kind in ("up", "down", "fall_rate"):
        if not lead.word:
            lead.word, lead.sign = word, sign
            lead.into = (
                "to" in kinds and word not in ("高", "快", "多", "低", "少", "慢") and kind != "fall_rate"
            )
        elif kind == "down" and lead.word in ("增长",):
            lead.sign = sign
        kinds.add("trend")
        if kind == "fall_rate":
            kinds.add("growth")
            if lead.word not in ("", word) and lead.sign:
                # 降幅收窄 is a rise of the rate, 降幅扩大 a fall.
                lead.sign = RISE if lead.word in ("收窄", "缩小", "回落", "减少", "放缓") else FALL
    elif kind in _BOUNDS:
        if lead.bound == "exact":
            lead.bound = _BOUNDS[kind]
        lead.qualifier = lead.qualifier or word
    elif kind == "hold":
        lead.qualifier = lead.qualifier or word
        lead.is_ceiling = lead.is_ceiling or word.startswith(("控制", "压控", "稳控"))
    elif kind == "to" and word not in ("为", "是", "实现"):
        kinds.add("to")
    kinds.add(kind)
    lead.said.setdefault(kind, word)


def _than(window: str) -> "re.Match[str] | None":
    """The last comparison before the figure: 好于Ⅲ类比例高于全国 compares with the nation."""
    found = match = THAN.search(window)
    while match is not None:
        found = match if re.search(PLACE, match["than"]) else found
        match = THAN.search(window, match.start() + 1)
    return found


def _comparing(window: str, end: int) -> int:
    """Where the last word stands that can open a comparison; -1 where there is none."""
    return max(window.rfind("较", 0, end), window.rfind("比", 0, end), window.rfind("与", 0, end))


def _strip_comparison(text: str, low: int, lead: Lead, *, compares: bool, is_points: bool) -> bool:
    window = text[max(low, lead.end - 24) : lead.end]
    at = _comparing(window, len(window))
    if at >= 0 and window.startswith(("比例", "比重", "比率", "比值"), at):
        at = _comparing(window, at)
    if at >= 0 and not window.endswith(("参", "占"), 0, at):
        match = COMPARED.match(window, at)
        # 安全与发展全国重点实验室等6个: what 与 joins is no comparison, unless it ends with one.
        joins = match is not None and match[0][0] in "与同" and PLACE_WITHIN.search(match["what"])
        if match is not None and not joins:
            lead.compared = group(match, "what")
            lead.end -= len(window) - at
            return True
    own_past = (
        OWN_PAST.search(window) if is_points and lead.than is None and "trend" not in lead.kinds else None
    )
    if own_past is not None:
        # 快于前年同期若干个百分点: held against its own past.
        lead.compared = group(own_past, "what")
        _note(lead, group(own_past, "verb"), "up", FALL if own_past["verb"] in LOWER else RISE)
        lead.end -= len(window) - own_past.start()
        return True
    if compares and lead.than is None and "trend" not in lead.kinds:
        match = _than(window)
        if (
            match is not None
            and OF_COUNTED.search(match["than"]) is None
            and (re.search(PLACE, match["than"]) or (match["verb"] in SURPASSES and is_points))
        ):
            lead.than = match["than"]
            lead.sign = FALL if match["verb"] in LOWER else RISE
            lead.end -= len(window) - match.start()
            return True
    return False
