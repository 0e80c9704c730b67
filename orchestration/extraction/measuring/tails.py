"""Words that may stand directly before a number.

Belongs here: the list of them (增长, 同比, 超过, 控制在, 分别 …), by kind and sign, and which of them ends
at a place. Not here: what they say together (`leads`).
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from orchestration.extraction.measuring.leads import FALL, RISE


@dataclass(frozen=True, slots=True)
class Tail:
    """Words that may stand directly before a number, and what they say of it."""

    kind: str
    words: str
    sign: int = 0


TAILS = (
    Tail("min", "超过 超 突破 逾 超出 不低于 不少于 不小于 至少 最少 多于 大于 迈上 站上 跨过 迈过 "
                "≥ ≧ > 连跨 连上 跨越 跨上 迈入 "
                "首破 首超 连破 冲破 踏上 迈进 破 过 站稳 高于 跨入 跃上 登上 不下 "
                "达到或超过 达到或高于 达到或略高于 略高于 略超"),
    Tail("max", "不超过 不突破 不超出 不逾 不高于 不大于 不多于 低于 少于 小于 不到 不足 至多 最多 ≤ ≦ <"),
    Tail("approx", "约 近 约合 大约 接近 将近 大致 基本 约为 近乎 大概 逼近 直逼 迈近"),
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
         "增支 增效 拓宽 提前 走高 微增 微升 微涨", RISE),
    Tail("down",
         "下降 比降 降低 减少 回落 收窄 压减 压缩 精简 缩短 缩减 下滑 下跌 萎缩 跌 降 减 负增长 少 低 慢 "
         "减亏 净减少 净减 压降 减量 缩小 下浮 下调 压减率达 "
         "节约 降价 减轻 放缓 递减 少增 减产 减收 下拉 裁减 核减 退坡 滑落 后移 同降 退后 削减 调减 减支 "
         "节省 走低 趋缓 微降 微跌", FALL),
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
         "扣除留抵退税因素后 扣除留抵退税因素 剔除留抵退税因素 "
         "扣除减税降费因素 扣除减税降费因素后 剔除减税降费因素 剔除减税降费因素后 扣除减税因素 "
         "扣除减税因素后 剔除减税因素 剔除减税因素后 考虑减税降费因素"),
    Tail("month", "环比 比上月 较上月 比上季度 较上季度 比年初 较年初 比上季末 较上年末 比上年末 "
                  "比去年末 较去年末 较上年底 比上年底 较去年底 比去年底 较期初 比期初"),
    Tail("average",
         "年均 年平均 年均复合 平均每年 年均复合增长率 年复合增长率 年均增速 年均增长率 年均增幅 "
         "五年年均 两年平均 三年平均 四年平均 五年平均 年均实际 年平均增速 平均增速 年平均增长速度 "
         "年均增长速度 两年平均增速 三年平均增速 四年平均增速 五年平均增速"),
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
         "大幅 进一步 持续 稳步 温和 并 首 "
         "(下同) 最快 最短 最长 平均 同步 逐步 "
         "逆势 逆势上扬 平稳 逐年 即 连续 继续 小幅 略微 明显 显著 较快 快速 则 也 全年 有 最高 最低 只有 "
         "仅有 向 止跌 已有 接连 先后 超额 总体 基础上 将 仅为 拟按 拟 按"),
    Tail("stop",
         "去年全年 上年全年 "
         "下达 现在 存在 所在 内在 潜在 新增 节约用水 签约 附近 邻近 靠近 最近 赶超 反超 截至 乃至 以至 "
         "通达 直达 抵达 送达 发现 出现 呈现 体现 展现 涌现 兑现 显现 再现 "
         "甚至 涉及 得到 收到 受到 看到 找到 作为 成为 称为 认为 通过 经过 人均 户均 日均 月均 村均 "
         "亩均 年人均 年日均 "
         "比率 占比 对比 减免 效率 合约 条约 预约 违约 集约 相关 其中共 全都 首都 成都 古都 拥有 持有 "
         "国有 所有 现有 具有 含有 设有 建有 配有 没有 享有 自然增长率 人口自然增长率 "
         "多少 年少 青少 增减 升降 加减 涨跌 利率 税率 费率 总和 主要 需要 重要 摘要 概要 首要 纪要 "
         "必要 绿化覆盖率 参保率 增加值 民办 公办 中高 崇高 最高法 "
         "返还 归还 偿还 上市 培育 产业 年产 城乡 学位 登高 攀高 跳高 基层首 榜首 自首 部首 元首"),
)  # fmt: skip


def _index() -> dict[str, tuple[str, str, int]]:
    """Each word with its kind and sign; a word of two kinds is of the first."""
    by_word: dict[str, tuple[str, str, int]] = {}
    for tail in TAILS:
        for word in tail.words.split():
            by_word.setdefault(word, (word, tail.kind, tail.sign))
    return by_word


def _sizes(words: Iterable[str]) -> dict[str, list[int]]:
    """How long the words are that end with a sign, the longest first."""
    sizes: dict[str, set[int]] = defaultdict(set)
    for word in words:
        sizes[word[-1]].add(len(word))
    return {last: sorted(found, reverse=True) for last, found in sizes.items()}


_BY_WORD = _index()
_SIZES = _sizes(_BY_WORD)


def tail_before(text: str, low: int, end: int) -> tuple[str, str, int] | None:
    """The longest known word that ends at `end`, with its kind and sign."""
    sizes = _SIZES.get(text[end - 1])
    if sizes is None:
        return None
    before = str(text[max(low, end - sizes[0]) : end])
    for size in sizes:
        tail = _BY_WORD.get(before[-size:])
        if tail is not None:
            return tail
    return None
