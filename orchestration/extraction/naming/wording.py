"""Words that shape a clause, whatever is named in it.

Belongs here: patterns that several modules tell a clause by. Not here: patterns of one module,
which stand there; the words directly before a figure (`measuring.tails`).
"""

import re

from orchestration.extraction.naming.phrases import VERB

# How far back a clause may begin: longer stretches are no language, and the reading stays linear.
REACH = 160
LIST_SIGNS = "、和及与, 或以"
CUT_RIGHT = re.compile(
    r"(?<=..)(?:均|全部|全面|都|已)*(?:超额|如期|提前|圆满|按期)+完成[^,、]{0,8}(?:任务|计划|目标)$|(?<=项目|工程)完成(?:年度|全年)?(?:投资)?(?:计划|任务)的?$|之一$|(?<=..)以及[^,、]{2,}(?:、[^,、]{2,})*等[^,、]{2,}$|(?<=..)等(?:民生|重点|重大|惠民|市政|城建|基础设施|配套){1,2}(?:工程|项目)(?=顺利|如期|按期|全部|均|建成|完工|竣工|开工|进展|加快|有序).*$|、(?:均|都|再|双双|又)?(?:创下?|刷新)了?(?:历史|历年|同期|近年|有史以来)[^、]*$|、[^、]{1,6}?(?:均|都|稳|位|跃)?居(?:全国|全省|全市|全区|世界|全球|同类)[^、]*$|(?<=..)(?:建设|推进|实施|进展|总体|基本|均)*(?:顺利|有序)(?:推进|实施)?$|(?<=远销)[^,]+$|(?<!达到)(?<!达)(?<!获)(?<!入选)(?<!评为)(?<!列为)(?<!列入)(?:19|20)\d{2}年.*$|(?:全年|累计)(?=发放|支付|补助|救助).*$|等(?=项目|工程|活动|措施|工作|任务).*$|(?:均已|均按|正为|(?<![评列名定选称授])为(?=我|全|本|其)|叫).*$|(?<=[^,]{2})(?:进驻|入驻)[^,]{2,}$|(?:加快|逐步|正)?(?:整合|合并|调整|升级|打造|转化|改造|转型)(?:为|成).*$|(?<=任务)(?:均|全部|已)*(?:如期|提前|按期|圆满|顺利|全面)+完成$|\d{1,2}月(?:底|末)?前.*$|\s.*$"
)
# One of these stands in whatever CUT_RIGHT takes away.
CUT_SIGNS = frozenset("创新顺序完一等居销年放付助已按为叫驻成月 \t\n\x1f")
# 高于11%的目标3个百分点, 低于全国5%的涨幅1个百分点: no distance is what stands between, the points are.
AIM_AFTER = re.compile(
    r"的(?:预期|年度|增长|控制|[省市县]定)*(?:目标|计划)\d|的?(?:平均|同期)?(?:涨幅|增速|增幅|升幅|水平|平均值?)[高低快慢]?出?(?:约|近)?\d|(?:左右|以[内上])?的?(?:预期|年度|全年|增长|年初|控制|既定)*目标(?!任务?\d)"
)
# 年初目标为7%, 期成增长9%: the words name an aim, not what is measured.
BARE_AIM = re.compile(r"(?:年初|年度|全年|原|原定|既定|控制|[期必]成)*(?:计划|目标|预期|安排|预算)?[值数]?")
BARE_AIM_ENDS = frozenset("初度年原定制划标期排算值数成")
WHOLE = frozenset(
    (
        "总量",
        "总量和增速",
        "总量与增速",
        "总量、增速",
        "总数",
        "总额",
        "累计",
        "总",
        "现价总量",
        "总规模",
        "总计",
        "合计",
        "规模",
        "增速",
        "增长速度",
        "实际",
        "增幅",
        "降幅",
        "涨幅",
        "跌幅",
        "其增速",
        "数量",
        "存量",
        "全部",
        "超收",
        "进度",
        "短收",
        "绝对值",
        "绝对额",
    )
)
RELATIVE = re.compile(
    r"(?:约|已|均|仍|仅|只|分别)?占(?!地(?!区)|用|据)|(?:对|在(?![^,]{0,12}会上))[^,]{0,12}(?:贡献|占比|比重|份额)"
)
RELATIVE_BEGINS = frozenset("仅只约已均仍分占对在")
EACH = re.compile(r"分别|依次|各自")

VERB_HEAD = re.compile(
    r"(?:累计|共|全面|全年|已)?(?:新增|净增|新建成|新建|建成|创建|培育|新培育|打造|改造|新创建|认定|新认定|引进"
    r"|获批|入选|举办|修改|废止|宣布失效|修订|制定|建设|实施|办理|新引进|建立|增加|完成|优化|改建|新改建|开工|新开工|竣工|签约"
    r"|新签约|盘活|腾退|发放|争取|查处|新设|开通|种植)"
)
VERB_HEADS = re.compile(rf"{VERB_HEAD.pattern}(?:(?:和|并|、)?{VERB_HEAD.pattern})*")

OWN_MEASURE = re.compile(r"(?:项目)?(?:计划)?(?:总投资|完成投资|投资)(?:额|计划)?")
DRIVES = re.compile(
    r"(?:向上|向下|正向|负向|直接|间接|合计|共同|共)?(?:上拉|下拉|拉升|拉动|带动|影响|拉低|贡献)"
)
LEVEL = re.compile(r"(?:国家|省|市|县|区|部|州|自治区)级")
SAID = re.compile(
    r"摆脱|扭转|跨越|跨过|连跨|跨上|跃上|登上|站上|踏上|越过"
    r"|实现|“?[一二三四五六七八九十]{1,3}连[增丰]|连年|持续|继续|稳步|再创|创|连续|迈|突破|取得|不断|保持|喜获|获|再获|首次|屡|显著|大幅|快速"
)
PREDICATE = re.compile(
    rf"{VERB.pattern}|{SAID.pattern}|量质|产销|扭亏|发展|较快|小幅|总体|保持|维持|稳中|集聚|快速|平稳|向好|加快|提升|改善|贡献|支撑|带动|表现|势头|(?:进展|推进|建设)顺利|(?:增量|扩量|扩面|增效)提质|提质(?:增效|增量|扩[量面])|量增质[优升]|从无到有|从弱到强|破零|零的突破"
    r"|(?<!自)由(?!贸)|从(?![业事严])|增势|走势|态势|回升|恢复|回暖|活跃|旺盛|企稳|强劲"
    r"|提质|提档|提速|扩容|增效|领跑|领先|迸发|焕发|凸显|彰显|起势|成势|壮大|蓬勃|稳产|稳量|崛起|腾飞|加速|攀升|走高|兴旺|繁荣"
)
AMOUNTS = frozenset(("money", "area", "mass", "energy", "power", "volume", "length"))
# What a whole may be measured in, where its parts are told by their names alone.
SHARED_MEASURE = re.compile(
    r"(?:保有量|存栏|出栏|里程|增加值|总产值|产值|投资|零售总?额|销售额|营业收入|收入|利润|税收|进出口|出口|进口|用电量|价格|产量|销量|余额|存款|贷款|支出)"
    r"(?:总[值额])?$"
)
YEAR_NAMED = re.compile(r"(?:19|20)\d{2}年?(?:和|、|与)")
# 预算收入增长2%、支出超过6000亿元: the other side of the same budget.
REVERSED = {"支出": "收入", "收入": "支出", "外资": "内资", "内资": "外资", "购进价格": "出厂价格"}
GENERAL = frozenset(("项目", "工程", "任务", "企业"))
CROSSED = re.compile(
    r"[^,;:。]{2,}(?:跨越|跨过|连跨|跨上|跃上|登上|站上|迈上|突破)[^,;:。]*(?:台阶|大关|关口)[,、]$"
)
FOREMOST = re.compile(r"^[^,]{0,8}(?:较大|较快|较高|最大|最快|最高|较多|突出|明显)的(?:有|是|为|主要有)?")
ADDED = re.compile(r"^(?:净增|新增|新认定|新培育|新引进|新建|新登记|新设立|新设|新注册)")
ADDED_AFTER = re.compile(r"(?<=..)(?:净增|新增|增加)$")

DONE_BY = re.compile(r"(?:完成|实现)")
# 经济总量偏小,居全省第9位; 经济总量不大,仅占全省的3%: what falls short, before what is told of it.
FALLS_SHORT = re.compile(
    r"(?P<what>[^,;:、\d]{2,16}?)(?:仍然|依然|相对|总体|还)?(?:偏|较|比较|不够|不|还不|过)(?:小|大|低|高|弱|强|少|慢|足)"
)
VERBS_ALONE = re.compile(rf"(?:{VERB.pattern}){{1,3}}")
# In a long name the examples before 等 go: what they are examples of says enough.
LONG_NOUN = 20
# 每百户家庭拥有汽车30辆、空调120台: for so many of whom each of them is counted.
PER_MANY = re.compile(r"[^,;:、]{0,10}每[十百千万]{1,2}(?:户|人)[^,;:、]{0,10}?拥有(?:量)?")
# 生产总值提前完成规划确定的500亿元目标: who set the aim is no part of the name.
SET_FOR = re.compile(
    r"(?<=..)(?:提前[^,;:\d]{0,4}|超额|如期|顺利|圆满|全面|已)*(?:完成|实现|达到)了?[^,;:\d]{0,16}"
    r"(?:确定|提出|下达|规划|既定|预定|明确)$"
)
