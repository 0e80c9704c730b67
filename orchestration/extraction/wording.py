"""Words that shape a clause.

Belongs here: the patterns by which a clause is told apart: how it counts, ranks, completes,
compares, and what in it refers to an earlier clause. Not here: what follows from them
(`naming`, `counted`, `turns`), the words directly before a figure (`leads`).
"""

import re

from orchestration.extraction.phrases import VERB

# How far back a clause may begin: longer stretches are no language, and the reading stays linear.
REACH = 160
SENTENCE = re.compile(r"[^。!?\n]+")
NOT_A_NOUN = frozenset("，,。;；:：、！!？?()（）\n\t |”’》】]的和与及并以至到-~")
CONJUNCTION = re.compile(r"[、,;]|以及|及|和|与")
STOP_RIGHT = re.compile(r"[,。;:!?\n]")
LIST_SIGNS = "、和及与, 或以"
COMPARING = frozenset(("%", "天", "位", "名", "倍", "岁"))
MOVED = re.compile(
    r"(?:再|又|逐步|稳步)?(?:提高|提升|提|增加|增|增长|升|上升|降|下降|减少|减|缩小|缩短|缩|扩大|扩"
    r"|降低|上涨|涨|调整|压缩|跃升|攀升|发展|拓展|扩展"
    r"|达|恢复|压减|精简|延长|改善|优化|回升|壮大|变|改|调|跃)(?:到|至|为)"
)
CUT_RIGHT = re.compile(
    r"之一$|、[^、]{1,6}?(?:均|都|稳|位|跃)?居(?:全国|全省|全市|全区|世界|全球|同类)[^、]*$|(?:19|20)\d{2}年.*$|(?:全年|累计)(?=发放|支付|补助|救助).*$|等(?=项目|工程|活动|措施|工作|任务).*$|(?:均已|均按|正为|(?<![评列名定选称授])为(?=我|全|本|其)|叫).*$|(?<=[^,]{2})(?:进驻|入驻)[^,]{2,}$|(?:整合|合并|调整|升级|打造|转化|改造|转型)(?:为|成).*$|\d{1,2}月(?:底|末)?前.*$|\s.*$"
)
NO_NOUN = re.compile(
    r"(?:基础上|(?:正|负|快速|高速|较快|两位数|同比)?增长|增速|速度|幅度|(?:预期|控制|年度|计划|考核|增长)*目标|水平|份额|增量|涨幅|比例|比重|占比|之多|有余|不等|打底|(?:安排|执行|掌握)(?=[,。;])"
    r"|[千百万亿]*元?(?:[两三四五六七八九十\d]{1,2}个)?[新大]?(?:关口|台阶|大关|门槛|整数关)|位次)"
)
PER = re.compile(
    r"(?:(?P<person>每人|人均|每生|每户|户均)?(?P<time>每月|每年|月均|年均|每天|每日|每学年|每学期|/月|/年)"
    r"|(?P<only>每人|每生|每户|每亩|每吨|每公斤|每平方米|每立方米|每斤|每度|每千瓦时|每小时|每例|每辆"
    r"|每台))(?:每人)?$"
)
PER_UNITS = {
    "每人": "人",
    "人均": "人",
    "每生": "生",
    "每户": "户",
    "户均": "户",
    "每月": "月",
    "每年": "年",
    "月均": "月",
    "年均": "年",
    "每天": "天",
    "每日": "天",
    "每学年": "学年",
    "每学期": "学期",
    "/月": "月",
    "/年": "年",
}
RANK_TAIL = re.compile(
    r"(?:[,、]?(?:分别|均|都)|[,、]总量|^总量)?(?:继续|持续|蝉联|首次|历史性|再次|已|仍"
    r"|并)*(?:连续\d{0,2}[一二两三四五六七八九十]{0,2}(?:年|次|个月|个季度|届)?)?"
    r"(?:继续|持续|保持|稳定|蝉联|首次)*"
    r"(?:[与和][^,。;与]{1,20}?并列|分居|分列|稳居|位居|跃居|名列|位列|排名|排位|排在|排|列(?!入)|居(?!民|住)|(?:跃升|上升|提升|升|前移"
    r"|进位|进|登)(?:至|到|入)|进位|保持|位次|位于|占据|跻身|荣获|获评|获得|夺得|摘得|登上|登顶"
    r"|并列)(?:至|到|于)?[^,。;、]{0,16}$"
    r"|(?:全国|全省|全市|全球|世界|全区|同类|国内|省内|市内)[^,。;、增速]{0,8}$"
)
AMONG = re.compile(
    r"(?:连续[^,]{1,3}[次年届])?在[^,在]{2,24}(?:中|里|上)?$|连续\d{0,2}[^,\d]{0,2}[次年届]$|(?:在|中)$"
)
COMPLETED = re.compile(
    r"(?P<verb>完成|占|为|达|达到|相当于|实现|是)(?:了)?(?P<whose>(?:[省市区县州]?政府|省|市|国家|上级|州|县|区|“?十[一二三四五六]?五”?)?(?:规划|年度"
    r"|全年|年初|年|省定|市定|下达|责任|预期|既定|序时|总|省下达|市下达|省级|市级|省里|调整|变动)*)"
    r"(?:计划|目标|任务|预算|责任目标|时序进度|进度|目标任务|任务目标|投资计划|投资目标|预期目标"
    r"|调整预算|预算数)(?:数|额|任务|目标|投资|总数|(?:开工|竣工|建设|招商|供应|发放|征收)(?=的))?(?:的)?(?:约|近|超|超过|达|已)?$"
)
BRACKET_BETWEEN = re.compile(r"\)的?(?:约|近|超|超过)?$")
# 高于11%的目标3个百分点: the aim is no distance, the points beyond it are.
AIM_AFTER = re.compile(
    r"的(?:预期|年度|增长|控制|[省市县]定)*(?:目标|计划)\d|(?:左右|以[内上])?的?(?:预期|年度|全年|增长|年初|控制|既定)*目标(?!任务?\d)"
)
TOLD_AS_AIM = re.compile(r"目标|计划|预期")
# 年初目标为7%: the words name an aim, not what is measured.
BARE_AIM = re.compile(r"(?:年初|年度|全年|原|原定|既定|控制)*(?:计划|目标|预期|安排|预算)?[值数]?")
# 财政收入计划增长7%: the word says that it was planned.
PLAN_END = re.compile(r"(?:(?:年度|全年|年初)+|(?<!投资))(?:计划|预期)$")
AIMED_AT = re.compile(r"的?(?:预期|年度|增长|控制|[省市县]定)*(?:目标|计划|任务|要求)(?:约|近|超)?")
COMPLETION_RATE = re.compile(
    r"(?P<who>.*?)(?:年度|市|省)?(?:任务|目标|计划|投资|预算)?(?:任务)?(?:完成率|完成进度|完成比例"
    r"|执行率|执行进度)(?:分别)?(?:达到|达|为)?$"
)
WHOLE = frozenset(
    (
        "总量",
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
    )
)
RELATIVE = re.compile(r"(?:约|已|均|仍|分别)?占(?!地|用|据)|(?:对|在)[^,]{0,12}(?:贡献|占比|比重|份额)")
SHARES = re.compile(r"(?:约|已|均)?占(?!比|地|用|据)")
SIGNED = re.compile(r"[、和与]")
OWN_VERB = re.compile(r"[、,和与](?:实现|完成)")
EACH = re.compile(r"分别|依次|各自")
# 经营主体持续壮大。总量…: a sentence that only says whom the next ones count.
TOPIC = re.compile(
    r"\s*(?:[一二三四五六七八九十]是)?(?P<what>[^,;:、“”\d]{0,6}(?:主体|企业|人口|园区|人才|用户|外贸|旅游|快递|专利))"
    r"(?:总量|规模|队伍)?(?:持续|稳步|不断|进一步|加快|快速|蓬勃|稳中|提质|量质|活力|总体)[^,;:]{1,6}"
)
ACTIVITY = re.compile(
    r"\s*(?:[一二三四五六七八九十]是)?(?:推动|促进|支持|加快|做强|做大|壮大|发展|提升|大力发展)?"
    r"((?!推动|促进|支持|加快|做强|做大|壮大|发展|提升)[^,。;:、\d“”《》]{2,8}?(?:产业|经济|行业))"
    r"(?=持续|深度|抢占|瞄准|聚焦|深化|突出|加快|加速|链|向|实现|蓬勃|快速|稳步|不断|提质|转型|扩能|做"
    r"|坚持|以|依托|围绕|重点|培育|规模)"
)

VERB_HEAD = re.compile(
    r"(?:累计|共|全面|全年|已)?(?:新增|净增|新建|建成|创建|培育|新培育|打造|改造|新创建|认定|新认定|引进"
    r"|获批|入选|举办|修改|废止|宣布失效|修订|制定|建设|实施|办理|新引进|建立|增加|完成|优化|改建|新改建|开工|新开工|竣工|签约"
    r"|新签约|盘活|腾退|发放|争取|查处|新设|开通|种植)"
)
VERB_HEADS = re.compile(rf"{VERB_HEAD.pattern}(?:(?:和|并|、)?{VERB_HEAD.pattern})*")
LONGEST_LIST = 12
MIRRORED = {"min": "max", "max": "min"}
WORDS_OF_LEAD = {"fill", "min", "approx", "max", "hope", "cumulative", "hold", "to"}


PART_OF = re.compile(r"在[^占]{1,8}(?:的)?占|[约近超仅]?占")
# 全市投资: the measure of the whole place, whoever was spoken of before.
OF_ALL = re.compile(r"(?:全[国省市县区州盟旗]|我[国省市县区州])")
DONE_BEFORE = re.compile(
    r"(?P<who>[^、,]{2,8}?)(?:实现|[一二三四五六七八九十]{1,3}连[增丰]|连年|连续|持续|喜获|再获|稳步|稳定|大幅|快速|不断|全面|再创|较快|建成|投产|竣工|开工|投运|通车|拓线|扩量|扩面|提质|制度)[^、,]{0,8}、(?P<what>[^、,]{2,5}|[^、,]{2,6}(?:增速|增幅))"
)
RANKING = re.compile(
    r"(?:^|,)在(?P<of>[^,;:。]{2,30})(?:中|上|里),$|(?:跻身|入围|进入|入选|荣登|登上)(?P<in>[^,;:。]{4,24}?)(?:行列|榜单|名单)?,$"
)
YEARS_TOOK = re.compile(r"(?:\d{1,2}|[两三四五六七八九十])年(?:来|间|内|实现)?$")
# 未完成年初确定的增长3%的目标: an aim for what was told before.
ORDAINED = re.compile(
    r"(?:未|没有|超额)?(?:完成|实现|达到|达成|低于|高于)?(?:年初|预期|年度|原|省|市|上级)?(?:确定|提出|制定|下达|安排|设定|预期)的?"
)
OWN_MEASURE = re.compile(r"(?:项目)?(?:计划)?(?:总投资|完成投资|投资)(?:额|计划)?")
REACHED = re.compile(
    r"惠及|受益|服务(?:客户|企业|群众|用户)|拉动(?!GDP|经济|全)|带动(?:消费|销售|投资|相关)|撬动|支持(?:项目|企业)"
)
DRIVES = re.compile(
    r"(?:向上|向下|正向|负向|直接|间接|合计|共同|共)?(?:上拉|下拉|拉升|拉动|带动|影响|拉低|贡献)"
)
BOTH = re.compile(r"均|都|皆|双双")
OF_THING = re.compile(r"(?:计划)?(?:总投资|总规模|总面积|投资|建筑面积|年产值|注册资本|总长)$")
LEVEL_ONLY = re.compile(
    r"[\d.]*[十百千万亿]+元(?:及)?以上|(?:其中)?(?:国家|省|市|县|区|部|州|自治区|\d?A|五星|四星|三星|[一二三四五]星|镇|村)级(?:以上)?|规上|规模以上|限上|公办|民办"
)
LEVEL = re.compile(r"(?:国家|省|市|县|区|部|州|自治区)级")
DONE_AFTER = re.compile(
    r"(?:上半年|下半年|年内|年底前|如期|顺利|陆续|相继)?(?:全部|均|已|正式)*(?:开工|竣工|投产|完工|建成|落地|签约|通车|投用|启用|上市|获批)(?:建设|运营"
    r"|投产|投用)?$"
)
SAID = re.compile(
    r"跨越|跨过|连跨|跨上|跃上|登上|站上|踏上|越过"
    r"|实现|“?[一二三四五六七八九十]{1,3}连[增丰]|持续|稳步|再创|创|连续|迈|突破|取得|不断|保持|喜获|获|再获|首次|屡|显著|大幅|快速"
)
PREDICATE = re.compile(
    rf"{VERB.pattern}|{SAID.pattern}|量质|发展|较快|小幅|总体|保持|维持|稳中|集聚|快速|平稳|向好|加快|提升|改善|贡献|支撑|带动|表现|势头|从无到有|从弱到强|破零|零的突破"
    r"|(?<!自)由(?!贸)|从(?![业事严])|增势|走势|态势|回升|恢复|回暖|活跃|旺盛|企稳|强劲"
)
ENTITY = re.compile(
    r"(?P<who>(?!国家|省|市|县|区|各|全|新|民用|公立|民营|三级|基层|重点|工业|产业|高新|经济开发区数"
    r"|[^,]{1,4}级)[^,;:、]{2,20}?(?:开发区|高新区|综保区|保税区|新区|示范区|自贸区|试验区|科技园"
    r"|产业园|园区|交易所|大市场|合作区"
    r"|登记点(?:\([^()]*\))?|(?:交易|维权|服务)中心|研究院|集团|公司|大学|医院|分行|支行|景区|口岸|港区"
    r"|机场))(?P<what>(?!建设|数量|总数|家数)[^业的、内(和与及]{1}.{3,})$"
)
AMOUNTS = frozenset(("money", "area", "mass", "energy", "power", "volume", "length"))
PART_WORDS = re.compile(
    r"县城|县以下|城镇|乡村|农村|城市|城区|市区|市本级|区本级|县本级|省本级|县级|区级|本级|中央|地方|[一二三]产"
    r"|第[一二三]产业|工业|农业|建筑业|服务业|居民|内资|外资|民营|国有|民间"
)
PART_MEASURE = re.compile(rf"(?P<who>{PART_WORDS.pattern}|居民生活)(?P<what>[^,;:]{{3,8}})")
# Teachers, patients, beds: what stands in these units may be told for each place that has them.
HELD_BY = frozenset(("人", "名", "万人", "人次", "万人次", "张", "万张"))
PERSONS = re.compile(
    r"(?:[人员师生工者民士儿户]|对象|干部|劳动力|职工|妇女|护士|人口|人才|医师|农户|群众|女性|男性|床位|家庭)(?:数|人数)?$"
)
SPLIT = re.compile(r"(?:其中|(?:从|按|分)[^,;:。]{1,8}(?:看|分|划分))[,:]$")
# 主要产品产量:水泥…,生铁…; 产品产量中,水泥…: the measure of the things that follow.
COLUMN = re.compile(
    r"(?:[^,;:\d]{0,6}?(?=居民(?:人均)?(?:可支配|纯)?收入)|[^,;:\d]{2,12}?)"
    r"(居民(?:人均)?(?:可支配|纯)?收入|产量|产值|增加值|面积|投资|销量|存栏|出栏|里程|收入|支出|零售额|用电量)(?:(?:分别)?(?:是|为)?:|中[,:])"
)
# Of these also things that are counted: 汽车12万辆.
COUNTED_COLUMNS = frozenset(("产量", "销量", "存栏", "出栏"))
# What a whole may be measured in, where its parts are told by their names alone.
SHARED_MEASURE = re.compile(
    r"(?:保有量|存栏|出栏|里程|增加值|总产值|产值|投资|零售总?额|销售额|营业收入|收入|利润|税收|出口|进口|用电量|价格|产量|销量|余额|存款|贷款|支出)"
    r"(?:总[值额])?$"
)
SHARE_WORDS = frozenset(("占比", "比重", "增量", "贡献率"))
# 生产总值连跨三个台阶、达到…, 水质连续6年保持…: what happened on the way to the figure.
PASSED_ENDS = frozenset("、,年月度次届持定阶关口")
PASSED = re.compile(
    r"(?:,|、)?(?:先后|再次|接连|成功)?(?:连跨|连上|连破|连续跨越|连续跨过|连续跃上|连续迈上|迈上|跨上|跃上|登上|再上)"
    r"[^,。;]{0,14}(?:台阶|大关|关口)[、,]?$|连续[一二两三四五六七八九十\d]{1,3}(?:年|个?季度|个?月|次|届)(?:保持|稳定)?$|从[无弱小少]到[有强大多][、,]?$|(?:增速|增幅|增长)?(?:高于|快于|好于|低于|优于)[^,、。;\d]{2,12}[、,]$"
)
OUT_OF_POVERTY = re.compile(
    r"(?:全部|均已|均|已|如期|稳定|实现)*脱贫"
    r"(?!攻坚|成果|地区|人口|户|县|村|群众|劳动力)"
)
POOR = {"户": "贫困户", "人": "贫困人口", "名": "贫困人口", "个": "贫困村"}
LINKS = frozenset("和、与及")
YEAR_NAMED = re.compile(r"(?:19|20)\d{2}年?(?:和|、|与)")
CONTRIBUTES = re.compile(r"其?对[^,]{2,12}(?:贡献率|贡献度)")
# 预算收入增长2%、支出超过6000亿元: the other side of the same budget.
REVERSED = {"支出": "收入", "收入": "支出", "购进价格": "出厂价格"}
TRADED = frozenset(("出口", "进口", "进出口"))
TAX_SHARE = frozenset(("税占比", "税收占比", "税收比重", "税比"))
MEASURE_TAKES = re.compile(r"(?:完成|实现)?(?P<measure>[^占]{2,6})占(?!地|用|据|比$|比重$)")
LINK_ON = re.compile(r"(?:左右|以上|以内|以下|多|余|%)?[、和与及,]")
# 320户1100人: households and their members share what follows.
# 1900公里280个排口, 640户1.3万贫困人口: the second figure is of the same things.
BESIDE = re.compile(
    r"、?\s?[\d.]+万?(?:余|多)?(?:[人名口]次?|[个条处座家所项件种组宗批](?!月)|(?<=万)(?=[^\d元亿千百吨平亩立米套件]))"
)
HOUSEHOLDS = frozenset(("户", "户次", "万户", "万户次"))
SIDE_BY_SIDE = frozenset(("count", "length", "area"))
ASPECT = re.compile(r"\s*(?:在)?([^,。;:、\d“”]{2,8}?)(?:建设|发展)?方面,")
GENERAL = frozenset(("项目", "工程", "任务", "企业"))
PART_DOES = re.compile(
    r"基本|继续|全部|没有|没能|实现|达到|超过|完成|获|增长|下降|保持|正增长|负增长|高于|低于|接近|未|已|出现|呈|符合|满足|属于|优于|劣于|通过|停产|亏损|盈利"
)
CROSSED = re.compile(
    r"[^,;:。]{2,}(?:跨越|跨过|连跨|跨上|跃上|登上|站上|迈上|突破)[^,;:。]*(?:台阶|大关|关口)[,、]$"
)
# 3个镇和5个村获评…: who stands first in the list did the same.
SHARED_PREDICATE = re.compile(
    r"[\d.]+万?(?:多|余)?[个家项件所座人名条](?:[^,;。、和及与]{1,12}?)"
    r"(?P<does>(?:均|全部|新|成功)?(?:获评|入选|被评为|被命名为|被列为|被认定为|获批|获得|荣获|建成投产|建成投用|开工建设|竣工投产|投入使用)"
    r"[^,;。]{0,20})"
)
TIMES_ONLY = re.compile(
    r"(?:上年|去年|同期|上年同期|去年同期|全年|第?[一二三四]季度|[上下]半年|前三季度|去年全年|上年全年|年初|上月|分别|为|和|、|(?:19|20)?\d{2}年|折合|约合|合|相当于|折)+"
)
# 连续9个月单月增长8%: how often it grew so is no name of what grew.
TIMES_RUN = re.compile(
    r"(?:其中|已|有|连续)*\d{1,2}个(?:月|季度)(?:当月|单月|累计)?|前三季度|前[一二]季度|第[一二三四]季度"
)
FOREMOST = re.compile(r"^[^,]{0,8}(?:较大|较快|较高|最大|最快|最高|较多|突出|明显)的(?:有|是|为|主要有)?")
NORM = re.compile(r"(?:标准|水平|目标|要求|限值|阈值|进度|均值)$")
RATE_OF_IT = re.compile(r"增速|增幅|降幅|涨幅|跌幅|升幅|总量|占比|比重|规模")
SUMS = frozenset(("总数", "总量", "累计", "总额", "总计", "合计"))
ADDED = re.compile(r"^(?:净增|新增|新认定|新培育|新引进|新建|新登记|新设立|新设|新注册)")
ADDED_AFTER = re.compile(r"(?<=..)(?:净增|新增|增加)$")
ETC = re.compile(r"[^等]{1,40}、[^等]{1,20}等(.{4,})$")
OF_THOSE = re.compile(r"(?<=[长降涨跌加少])的(?:有|只有|仅有|共有)$")
OF_WHICH = re.compile(r"的(?:有|只有|仅有)?$")

DONE_BY = re.compile(r"(?:完成|实现)")
ECONOMY = frozenset(("经济", "地区经济", "国民经济", "全市经济", "全省经济"))
VERBS_ALONE = re.compile(rf"(?:{VERB.pattern}){{1,3}}")
# In a long name the examples before 等 go: what they are examples of says enough.
LONG_NOUN = 20
EXAMPLES = re.compile(
    r"(?:(?:(?<=提供)|(?<=开展)|(?<=实施)|(?<=举办))[^、]{2,12}|^[^、]{2,8})(?:、[^、]{2,14})+?等(?=.{2,})"
)
CHOSEN = re.compile(r"列入|纳入|需|应|未|投资|入选|获评|涉及|符合|参与")
# 安置点9个全部建成: what befell them follows, the thing stands before the figure.
BEFALLS = re.compile(
    r"(?:已经?|均|都|现|正|将)?(?:全部|全面|均已|均|都|已|正式|陆续|相继|顺利|如期|按期)(?!发展|提升)"
)
# 24家企业实现产值…: what the things did is told with the next figure.
LEADS_ON = re.compile(
    r"(?:累计|共|全年|预计|已)?(?:(?:实现|完成)(?:[^,;:、]{0,6}(?:产值|增加值|收入|税收|利润|利税|销售额|投资|额)|$)"
    r"|(?:总产值|产值|增加值|营业收入|收入|税收|利润|利税|投资|(?<=业)(?:总产值|增加值))(?:占[^,;:、]*)?"
    r"|(?<=..)(?:审批|办理|办结|平均)?(?:时限|时间|材料|环节|成本|费用)(?:压缩|精简))(?:同比)?(?:增长|下降|约|达到|达|为)?$"
)
WORKS = re.compile(r".{2,}?(?:项目|工程|生产线|基地)")
YEARLY = frozenset(("mass", "volume", "count", "area", "length", "power", "energy"))
NOT_A_MAKER = re.compile(r"[、,和与及“”\d]|项目|等$|的$")
# 支出2.9万亿元,72%以上用于民生: a part of what was told, by what it is for.
SPENT_FOR = re.compile(r"用于|投向|来自|流向")
# 投资340万元,修建…: a deed of its own, no measure of what was told before.
SPENT_ON = re.compile(rf",(?:先后|重点|全面|顺利|用于|对)?(?:{VERB.pattern})")
DONE_TO = re.compile(r"(?:已|均|全部|正|都)")
