"""The phrase that names an indicator.

Belongs here: a stretch of text before or after a figure becomes the shortest phrase that says
what is measured: time, place and connecting words go, verbs of making stay. Not here: where
the stretch lies (`names`, `nouns`), its code (`indicators`).
"""

import re
from functools import lru_cache

from orchestration.extraction.times.meanings import DEEDS_OF_YEARS
from orchestration.extraction.times.works import STAND
from orchestration.extraction.tries import begins, pattern_of
from orchestration.extraction.words import group, without

HEADS = (
    # time
    "全年 年末 年底 期末 目前 当前 截至目前 截止目前 迄今 至今 今年 去年 明年 上年 当年 本年度 全年度 "
    "致使 使得 最终核实 最终计算 最终核算 经核算 "
    "年内 本年 上半年 下半年 前三季度 一季度 二季度 三季度 四季度 第一季度 "
    "第二季度 第三季度 第四季度 截至 截止 一年来 五年来 "
    "五年间 四年来 "
    "四年间 三年来 三年间 两年来 十年来 十年间 "
    "各月份 各月 各季度 "
    "每年 过去一年 过去五年 这一年 五年 五年内 三年内 两年内 四年内 十年内 近年来 同期 期间 年均 月均 日均 "
    # place
    "全区 全市 全省 全县 全州 全盟 全旗 全镇 全乡 全村 全街道 我镇 我乡 我村 我盟 我旗 "
    "我们 我区 我市 我省 我县 我州 我国 全自治区 本市 本省 "
    "区内 市内 省内 县内 省域内 市域内 县域内 区域内 市辖区 辖区 辖区内 辖内 境内 各地 "
    "市域 省域 全域 市级层面 省市县 "
    # connection
    "台阶 新台阶 大关 关口 其中 其次是 其次 首先是 "
    "提出 同时 而且 以及 对于 包括 另有 此外 另外 特别是 尤其是 主要是 主要 这些 随着 共有 已有 "
    "这是 这也是 此为 尚有 仍有 还有 现已 拥有 总体 整体 "
    # what is meant to be or has come about
    "预计 力争 确保 争取 努力 坚决 如期 务必 奋力 千方百计 全力以赴 想方设法 力保 力推 稳住 紧盯 锚定 瞄准 "
    "促使 据统计 统计显示 初步核算 初步测算 与此同时 同口径 可比口径 "
    "实现 完成 达到 累计 总计 已经 推动 推进 促进 保持 继续 持续 全力 使得 "
    "成功 首次 分别 共计 合计 先后 进一步 加快 力促 "
    "稳步 有序 圆满 深入 扎实 大力 积极 着力 切实 全面 率先 保证 稳定 严格 组织 引导 突破 超额 提前 "
    "不断 一次性 同步 统筹 加大 狠抓 抓好 抓实 用好 做好 做强 做大"
)
# One sign alone connects, unless it begins a longer word: 和 of 和美乡村, 到 of 到位资金.
SINGLES = (
    # 全国重点实验室, 全国文明村镇: whose title it is belongs to the name.
    "全国(?!级|文明|重点(?:实验室|文物|镇|村)|示范|先进|模范|劳模|劳动模范|优秀|百强|[^,。;、\\d]{0,10}(?:示范|模范|先进|特色|重点|强)[^,。;、\\d]{0,2}[县村镇点户乡]|人大代表|政协)",
    # the sign of the place is lost: 全固定资产投资
    "全(?=规模以上|规上|限额以上|限上|固定资产)",
    "年度(?!投资|计划)",
    "和(?![美谐平田县])",
    "与(?!会)",
    "及(?![时格])",
    "或",
    "并(?![购网联轨])",
    "且",
    "但",
    "尚(?!品)",
    "仍",
    "却",
    "而",
    "也",
    "又",
    "还(?![款贷田建房绿])",
    "使(?![用馆])",
    "让(?!利)",
    "将(?!军)",
    "把(?!关)",
    "针对(?!性)",
    "对(?![外口虾标接非美欧俄日韩])",
    "在(?![建校册岗园地线研孵职营库谈逃港途读保产学训编养售])",
    "由",
    "从(?![业严事])",
    "于(?![都田])",
    "即(?![时食期])",
    "到(?![位账港达访村期户岗])",
    "为(?![民主企])",
    "是",
    "有望",
    "可望",
    "有(?![机色效关限序轨线源意氧组])",
    "有效(?![灌发专投需供期])",
    "要(?![素闻])",
    # 按不变价格计算地区生产总值增长5%: at which prices is no part of the name.
    r"按(?:可比|不变|现行|当年)(?:价格?|口径)(?:计算)?的?(?=..)",
    # 建议“十五五”时期…增长: proposed; 建议87件: papers that are counted.
    r"建议(?=[“全地经到]|20\d\d年)",
    "[一二三四五六七八九]是",
    # 通过公共网络实现的零售额 is a name.
    "通过(?!公共网络|互联网)",
    # 计划完成投资: what was planned is named; 计划完成率 is a name.
    "(?:(?:年度|全年)?计划|拟)(?=安排|(?:完成|实现)(?!率|进度|情况|比例))",
    "已(?!建在建)",
    "均(?![衡价等值])",
    "都(?![市江])",
    "其(?![他余它])",
    "该[省市区县州镇乡旗]?",
    "等(?![级离效候])",
    "的(?!士)",
    "了(?!解)",
    "加强(?!免疫|针|[型版])",
    "共(?![建同享有青富产和管治轨济])",
    "可(?![再持吸燃降循回溶])",
)
HEAD = re.compile(
    rf"(?:【[^】\n]{{1,14}}】(?!完成|实现|达|增长|下降|累计|共|预计)(?=[^\d,;]{{4}})|\([一二三四五六七八九十\d]{{1,3}}\)|\d{{1,2}}[.、](?!\d)|(?:附件|附录|专栏)\d{{1,2}}:?|[①-⑳]|[\s【】、,;:()\-—·•●○◆◇■□▪►★☆※➢.#*>]|下同|{begins(HEADS.split())}{pattern_of(HEADS.split())}(?!区(?!级|属|域|本级)|级|比|化(?![学工肥纤妆])|额|速|成本|值|量|项目清单|指标|污染物|期内|政协|人大代表)"
    r"|(?:年初)?[^,\s\d]{0,8}(?:人代会|人大[^,\s\d]{0,6}会议?|代表大会)[^,\s\d]{0,4}(?:确定|提出|通过|批准|下达)的(?=..)"
    rf"|{'|'.join(SINGLES)}|(?:全部|全面|项目)?(?:(?:{STAND}|运营))+后,?(?:每年|预计|可|将)*|(?:今后|未来|近|这)?[两三四五六七八九十]年内?(?=累计|共计|合计|{DEEDS_OF_YEARS}|投资(?!计划))|[^,\s]{{2,6}}(?:年景|条件|情况|前提|背景)下|(?:扣除|剔除)[^,\s]{{2,12}}(?:影响|因素)后)"
)
HEAD_DATE = re.compile(
    r"(?:(?:截至|截止|到|至|自|从|在|于)?(?:(?:19|20)\d{2}年?(?:度|底|末|初|以来)?(?:\d{1,2}月(?:底|末"
    r"|份)?(?:\d{1,2}日)?)?|\d{1,2}(?:[-—~至到]\d{1,2})?月(?:底|末|份)?(?:当月)?|[当本]月|[当本]季度?|(?:“?十[一二三四五]五”?|“[九十]五”)(?:规划|计划)?(?:时期"
    r"|期间|以来|末)?|前\d{1,2}个月|前[一二三]季度|年末|年底)(?:以来|为止|止|前|,)?)+"
)
# 城镇化率达到58%,到2030年达到65%: by when alone is no name.
UNTIL = "到至截"
TRAIL = re.compile(
    r"(?:[\s【】、,;:(\-—·•]|实现|完成|达到|(?<![下通直抵送])达|累计|共计|合计|总计|共|分别|(?:(?<=农村)|(?<=乡村)|(?<![人户亩村日月地]))均|各|都|为|是|已|(?<![签合条契公预违集节履])约|超过?|近|预计"
    r"|的|了|仅|将|可|力争|同比|先后|接连|再次|和|与|(?<![惠涉普以])及|总共|全部|连年|目标设定|(?<=目标)(?:初步)?(?:拟定|确定|安排|定)|设定|目标|年均|(?<![战策方谋侵省经要])略|“十[一二三四五]五”(?:时期|期间|以来)?|保持|维持|,|规模达|(?<=..)全年|(?<=..)提前[一两三四五六七八九十半\d]{1,2}个?(?:周|天|年|月|季度)|(?<=..)(?:扣除|剔除)[^,\s]{2,12}?(?:因素|影响)+后?|[上下]半年|前三季度|第?[一二三四]季度|(?<![\d—~至-])\d{1,2}月份|\d{1,2}月?[-—~至]\d{1,2}月份?)+$"
)
MIDDLE = re.compile(
    r"(?<=[^\s])(?<!网络)(?<!互联网)(?:累计实现|实现|累计完成|预计完成|预计实现)(?=(?:增加值|产值|总产值|总产(?=$)|(?:主营)?(?:营业|业务)收入|营收"
    r"|(?:保费)?收入|税收|利润|销售|投资|零售额|旅游|进出口|交易))"
    r"|(?<=..)(?<!公)共(?=入驻|进驻|接待|发放)"
    r"|(?<=..)盈亏相抵后?(?:实现)?(?=净?利润)"
    rf"|(?<=”)[两三四五]年(?:来|间)?(?={DEEDS_OF_YEARS})"
    r"|(?<=城镇)累计(?=新增就业)|(?<=[业化])完成(?=总产值?$)"
    r"|(?<=..)提前[一两三四五六七八九十半\d]{1,2}个?(?:周|天|年|月|季度)(?=..)"
    r"|(?<=[^\s])(?:月|年|期|季)末(?=(?:各项)?[存贷]款)"
)

# Verbs that begin the indicator: what is left of the last of them is who acts.
VERBS = (
    "改造提升 提质改造 提升改造 更新改造 维修改造 建设改造 改造建设 "
    "新增 净增 新建 新修 新修建 修建 兴建 兴修 建成 新改建 改建 扩建 改扩建 新改扩建 建设 建立 设立 "
    "新设 新设立 创建 成功创建 "
    "新创建 培育 新培育 引进 新引进 引入 新引入 引育 新引育 认定 新认定 获批 新获批 入选 新入选 获评 "
    "评定 培养 招引 签约 新签约 "
    "落户 落地 开工 新开工 竣工 投产 新投产 完工 通车 开通 新开通 打通 改造 新改造 提升 整治 治理 修复 "
    "种植 栽植 补植 新植 植树 完成 实施 推进 推动 推出 发布 出台 制定 修订 举办 承办 开展 组织 召开 "
    "发放 兑现 安排 落实 拨付 "
    "投入 筹集 募集 争取 新争取 获得 获 新获 取得 带动 拉动 撬动 吸引 吸纳 接待 服务 惠及 帮助 帮扶 "
    "救助 资助 培训 解决 化解 处置 查处 办理 办复 答复 受理 办结 审结 侦破 破获 打掉 拆除 清理 整改 "
    "淘汰 淘汰落后 关停 退出 压减 减免 降低 "
    "减少 节约 释放 发行 贷款 融资 注册 登记 纳入 列入 储备 谋划 部署 布局 打造 推广 应用 优化 调整 "
    "规范 精简 取消 下放 升级 更新 投放 配备 配建 配置 布设 安装 加装 敷设 铺设 供应 供给 提供 开发 "
    "开设 增设 增加 扩大 拓展 "
    "转化 促成 达成 成交 交易 销售 生产 产出 出口 进口 收储 出让 流转 复垦 垦造 保护 保障 分配 "
    "取缔 关闭 申报 铺排 查封 收缴 搭建 保留 "
    "建设筹集 筹建 搬迁 安置 脱贫 转移 输送 派出 选派 选聘 招聘 招录 招收 招生 录取 毕业 授予 评选 "
    "表彰 走访 排查 检查 抽检 检测 监测 "
    "监督 约谈 问责 立案 移送 起诉 逮捕 审理 执行 追回 挽回 收回 核销 清偿 清欠 支付 缴纳 征收 入库 "
    "上缴 争创 续建 储备 支持 服务保障 打卡 调解 制修订 制订 修编 编制 上市 新上市 挂牌 备案 上线 "
    "新上线 启用 投用 投运 覆盖 建有 设有 "
    "上云 解聘 清退 清查 立改废 提请 审议 主办 协办 承接 疏解 疏解提质 退租 腾退 竣工交付 交付 建档 "
    "实名 认养 注销 吊销 收治 接种 筛查 签发 发出 下达 收到 收集 征集 采纳 集聚 聚集 汇聚 拥有 现有 "
    "共有 购置 建立健全 新晋 晋级 升规 上规 新升规 改善 "
    "荣获 荣膺 夺得 斩获 抓获 整顿 硬化 争列 修建 新修 架设 疏浚 整修"
)
VERB = re.compile(
    rf"(?:新|共|累计|全面|成功|已|首批|首|再|基本|全部|提前)?(?<!进){begins(VERBS.split())}(?:{pattern_of(VERBS.split())})(?![性型]|(?<=增加)值|业(?![态务主户内绩]))(?<!上市(?=企业|公司))(?:了|好|完成|成(?![功效果本都]))?"
)

# Nouns that measure something else: alone they need the thing that they measure.
MEASURES = (
    "增加值 总产值 产值 利税 利税总额 营业收入 营收 主营业务收入 业务收入 收入 总收入 利润 利润总额 净利润 "
    "税收 税金 "
    "总投资 总投资额 投资 投资额 计划投资 计划投资总额 年度计划投资 计划总投资 协议投资 合同投资 面积 总面积 "
    "建筑面积 产能 总产能 产量 总产量 年产量 "
    "销量 销售额 营业额 销售收入 成交额 总成交额 交易额 合同额 签约额 金额 总金额 总额 总市值 市值 注册资本 "
    "注册资本金 总里程 里程 规模 总规模 增速 增幅 涨幅 占比 比重 数量 总数 总量 人数 户数 家数 资金 "
    "概算投资 概算总投资 估算投资 "
    "总资金 存量 余额 贷款余额 存款余额 "
    "用电量 出口额 进口额 零售额 市场规模 产业规模 产业投资 保有量 贡献率 覆盖率 综合指数 长度 总长 总长度 "
    "全长 装机 装机容量 总装机 总装机容量 库容 蓄水量 年产值 年收入 亩产 单产 平均单产 投资总额 带动投资 "
    "强度 协议投资额 注册资金 货值 "
    "融资额 募资额 融资 授信 授信额度 贷款 "
    "增长面 达产面 投产面 亏损面 保费 补助标准 补贴标准 救助标准 筹资标准 报销比例 提升幅度 改善幅度 "
    "成交价 成交均价 成交金额 成交总额 交易金额 签约金额 现场成交额 意向成交额 出口量 进口量 "
    "客流量 旅客吞吐量 货邮吞吐量 吞吐量 出口 进口 发电量 总产出 总价值 品牌价值 学位 床位 床位数 岗位 "
    "产销量 产出 效率 时效 时间 材料 平均价 均价 价格 满意度 合格率 存栏 出栏 存栏量 出栏量 总人口 "
    "户籍人口 入库税收 亩均税收 资本金 投资金额 投资计划 总指数 投入强度 年度投资计划 年度计划 年度投资 "
    "在校学生 在校生 教职工 在园幼儿 毕业生 招生 消费品零售额 总花费 增量 人次 进出口 "
    "播种面积 种植面积 养殖面积 销售面积 施工面积 竣工面积 待售面积 新开工面积 投资规模 劳务收入 "
    "总产 全员劳动生产率 劳动生产率 入住率 优良率 参合率 到位率 入驻率 出租率 成活率 完工率 利用率 "
    "现价总产值 销售产值 工业销售产值 出口交货值 空置率 达标率 排放量 销售量 使用量 消费量 供应量 "
    "年出栏量 年出栏 专任教师 死亡 开工率 竣工率 投产率 签约率 履约率 落地率 资产总额 总资产 签约投资 "
    "到位资金 业务量 业务总量 飞行规模 起降设施 新增开发装机 设施 亩均效益 从业人员 满意率 "
    "解决率 办结率 办复率 办理率 答复率 按时办结率 按时办复率 参保率 参保人数 参合人数 参合标准 缴费标准"
)
MEASURE_WORDS = frozenset(MEASURES.split())
MEASURE_WORD_END = re.compile(rf"(?:{pattern_of(MEASURES.split())})$")
ENDS = "增加 率 度 额 量 人次 总花费 标准 比例 浓度 值 数 费 价 指数 配比 之比"
KINDS = (
    "先进 优质 种植 播种 收获 养殖 规上 规模以上 限上 限额以上 全产业链 施工 年均 抽检 人均 户均 现价 "
    "本外币 建成区 产业 企业 项目 领域 行业 平均"
)
_MEASURES_TOLD = [*MEASURES.split(), *ENDS.split()]
_MEASURE_END = re.compile(
    rf"(?:{'|'.join(KINDS.split())})?{begins(_MEASURES_TOLD)}(?:{pattern_of(_MEASURES_TOLD)})$"
)
# The words that end a name are short: only the end of it is looked at.
_LONGEST_MEASURE = max(map(len, KINDS.split())) + max(map(len, _MEASURES_TOLD))
# 减税降费: what is asked no more measures nothing.
FORGONE = ("降费", "减费", "缓费", "免费")
_LAST_SIGNS = frozenset(word[-1] for word in _MEASURES_TOLD)


def measure_end(phrase: str, start: int = 0) -> "re.Match[str] | None":
    """The words at the end of a phrase that say what is measured, from `start` on; None where none do."""
    if phrase[-1:] not in _LAST_SIGNS or phrase.endswith(FORGONE):
        return None
    return _MEASURE_END.search(phrase, max(start, len(phrase) - _LONGEST_MEASURE))


def is_measure(phrase: str) -> bool:
    """Whether the phrase is nothing but words that say what is measured."""
    return phrase[-1:] in _LAST_SIGNS and _MEASURE_END.fullmatch(phrase) is not None


@lru_cache(maxsize=65536)
def _kept(stretch: str) -> tuple[int, int, bool]:
    """What of a stretch is kept: from where, to where, and whether a part within goes too."""
    start, end = 0, len(stretch)
    while start < end:
        date = HEAD_DATE.match(stretch, start, end)
        if date is not None and date.end() == end and (stretch[start].isdigit() or stretch[start] in UNTIL):
            return 0, 0, False
        match = date or HEAD.match(stretch, start, end)
        if match is None or (match.end() >= end and match.end() - match.start() > 3):
            break
        start = match.end()
    cut = TRAIL.search(stretch, start, end)
    if cut is not None:
        end = cut.start()
    return start, end, MIDDLE.search(stretch, start, end) is not None


def trimmed(stretch: str) -> str:
    """The stretch without time, place and connecting words at either end."""
    start, end, has_middle = _kept(stretch)
    return without(MIDDLE, stretch[start:end]) if has_middle else stretch[start:end]


# Verbs that open what was counted: who made it stands before them and is not the indicator.
OPENERS = re.compile(
    r"(?:共|累计|全面|成功|已|首)?(?:新增(?!就业|装机|参保|贷款|产能|产值|利润|税收|授信|融资)|净增|新建|建成(?!区|面积|率|投[产用运]|启用|开放|通车|运[营行]|使用|后)|新改建|新设|新创建|创建|新培育|培育(?!名单|库|计划|行动|工程)|新引进"
    r"|引进|新引入|引入|新认定|认定|新签约|新开工|新投产|新开通|开通|新注册|举办|打造|发放|收到)"
)


def from_opener(stretch: str) -> str:
    """The stretch from the verb on that opens what was counted, where something follows it."""
    match = OPENERS.search(stretch, 1)
    if match is None or match.end() > len(stretch) - 2:
        return stretch
    return stretch[match.start() :]


def last_verb(stretch: str) -> str:
    """The verb of making that ends the stretch, with what may stand between it and the figure."""
    last = None
    position = 0
    while (match := VERB.search(stretch, position)) is not None:
        last, position = match, match.end()
    return stretch[last.start() :] if last is not None else ""


# 新增三星农庄等示范点: an example does not belong to the name of what it is an example of.
EXAMPLE = re.compile(
    r"(?:[^、等“”]{1,10}(?:大学|学院|医院|公司|集团|银行|[县市镇村站桥路线奖港])|[^、等“”]{0,4}“[^”]{2,12}”[^、等]{0,4}"
    # 举办“甲季”“乙节”等活动: several of them, by their titles.
    r"|(?:“[^”]{2,24}”[、和]?){2,})"
    r"等(?P<all>[^、等级]{2,12})"
)
# 签约甲材料、乙装备制造等重点项目: the class that ends the list says enough without its examples.
CLASSED = re.compile(
    r"(?=.{8,}等)[^等“”]{2,60}、[^等“”]{2,30}等(?P<all>(?:各类|各项|重点|重大|主要|支柱|优势|骨干|传统|老牌|知名|龙头|标志性"
    r"|[\d.]*[十百千万亿]+元以上)[^、等级和与]{2,12}"
    # 新增甲市、乙县等全国文明城市: of the rank that those named are given.
    r"|(?:全国|国家级|省级)[^、等和与]{2,12})"
)
# 搭建交流平台、精准服务企业: two deeds, and only the last one is counted.
HOW_DONE = re.compile(r"(?:精准|常态化|集中|免费|规范|联合|牵头|自主|依法|统一|就近|跨区域|协助|新)")


def without_examples(phrase: str) -> str:
    """The phrase without the one example that stands between its verb and 等."""
    verb = VERB.match(phrase) if "等" in phrase else None
    match = EXAMPLE.fullmatch(phrase, verb.end()) if verb is not None else None
    if match is None and "等" in phrase:
        match = CLASSED.fullmatch(phrase, 0 if verb is None else verb.end())
    if match is None:
        return phrase
    return ("" if verb is None else group(verb)) + group(match, "all")


def last_deed(phrase: str) -> str:
    """The last of two deeds that a list sign parts, each with its verb and its object."""
    first, sign, last = phrase.rpartition("、")
    if not sign or len(last) < 4:
        return phrase
    opener = VERB.match(first)
    follower = VERB.match(HOW_DONE.sub("", last, count=1))
    if opener is None or follower is None or opener.end() + 2 > len(first):
        return phrase
    if last[-2:] in MEASURE_WORDS:
        return phrase
    return last
