"""What each rule of the reader says, with sentences that show it.

Belongs here: the table behind the rule names of a record. Not here: the rules at work, which
stand in the module of their subject. The sentences are invented.
"""

from dataclasses import dataclass

YEAR_OF_EXAMPLES = 2022
PLAN = "一、2023年主要预期目标\n"


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule's name, what it says, and sentences (of a report on 2022) that it reads."""

    code: str
    says: str
    examples: tuple[str, ...]


RULES = (
    # Numbers
    Rule(
        "NUM-ARABIC",
        "A number in digits, with its unit.",
        ("全年接待游客3,420.5万人次。", "新建公园12个。", "投入资金５６０万元。"),
    ),
    Rule(
        "NUM-CHINESE",
        "A number in Chinese numerals that counts something.",
        ("新建两座变电站。", "引进三家研究机构。", "创建两个省级园区。"),
    ),
    Rule(
        "NUM-SCALE",
        "A word of size alone is the number: 千亿元 is 1000 亿元.",
        ("全市贷款余额突破千亿元。", "带动上下游百余家企业。"),
    ),
    Rule(
        "NUM-TENTHS",
        "成 after a Chinese numeral is tenths, in percent.",
        ("超八成社区建有食堂。", "会议数量压减三成。"),
    ),
    Rule(
        "NUM-PERCENT-WORDS",
        "百分之 with a Chinese numeral is percent.",
        ("绿地率达到百分之四十一。", "产值增长百分之五点二。"),
    ),
    Rule(
        "NUM-FRACTION",
        "A fraction after 占, 约 or 近 is a share.",
        ("机器人产量约占全省1/5。", "从业人员占1/3。"),
    ),
    Rule(
        "NUM-WORD",
        "A word that is a figure: 持平, 翻一番, 首位, 一半.",
        ("外贸总额与上年持平。", "产值较2020年翻了一番。", "锂电池产量居全省首位。"),
    ),
    Rule(
        "NUM-RANK",
        "第 with a number after words of ranking is a place.",
        ("总量居全省第三。", "增速排名全市第2位。", "成为全国第3个生产总值过万亿元的城市。"),
    ),
    Rule(
        "NUM-TOP",
        "前三 in a ranking is a place no worse than that.",
        ("增速保持全省前三。", "综合实力进入全国前十。"),
    ),
    Rule("NUM-RATIO", "X:Y is a quotient.", ("城乡居民收入比缩小至2.31:1。", "师生比达到1:15。")),
    Rule(
        "NUM-STRUCTURE",
        "X:Y:Z are the shares of three parts.",
        ("三次产业结构为5.1:42.3:52.6。", "三次产业比重调整为4:40:56。"),
    ),
    Rule(
        "NUM-ROMAN",
        "A Roman grade of water quality that was reached.",
        ("北河断面水质达到Ⅱ类标准。", "东湖水质稳定在Ⅲ类。"),
    ),
    # Numerals that measure nothing
    Rule(
        "NON-DATE",
        "A date, a year or a span of years or months.",
        ("规划期为2021—2025年。", "6月18日举行开工仪式。", "1—9月生产平稳。"),
    ),
    Rule(
        "NON-DATE-PLAN", "The name of a five-year plan.", ("编制“十四五”规划纲要。", "做好“十三五”时期总结。")
    ),
    Rule(
        "NON-FRONT-MATTER",
        "A numeral of the document's front matter.",
        ("---\nedition: 3号\nnumber: 25家\n---\n正文。", "---\npages: 40页\nsize: 12亿元\n---\n正文。"),
    ),
    Rule(
        "NON-NAME-LETTER",
        "A number joined to letters is a name.",
        ("推进G310改线。", "建成5G专网。", "保留T3站台。"),
    ),
    Rule(
        "NON-NAME-CODE",
        "A number in a code or with a stroke is a name.",
        ("执行QB-2035标准。", "完成7/24值守。"),
    ),
    Rule(
        "NON-NAME-PLUS",
        "Numbers joined by a plus sign are the name of a scheme.",
        ("构建2+6产业体系。", "落实“1+3”方案。"),
    ),
    Rule(
        "NON-NAME-QUOTED",
        "A figure in a short pair of quotation marks is a nickname.",
        ("建设“15分钟”生活圈。", "推进“8090”行动。"),
    ),
    Rule(
        "NON-NAME-TITLE",
        "A figure within a title belongs to the title.",
        ("印发《中小企业30条措施》。", "出台《稳增长12项政策》。"),
    ),
    Rule(
        "NON-NAME-SUFFIX",
        "A number before 强, 号, 期 and the like is a name.",
        ("引进世界500强企业。", "开通8号线。"),
    ),
    Rule(
        "NON-NAME-SET",
        "How many places there are among which a place is seen is no figure of it.",
        ("在15个副省级城市中居第三。", "从全省14个市州看，增长较快。", "高于36个大中城市平均水平1个百分点。"),
    ),
    Rule(
        "NON-NAME-GRADE",
        "A number that names a grade, class or anniversary.",
        ("创建5级示范点。", "筹备建市40周年活动。"),
    ),
    Rule(
        "NON-NAME-NUMBER",
        "A number without a unit that nothing asks for is a name.",
        ("完善12345平台。", "启用96110专线。"),
    ),
    Rule(
        "NON-ORDINAL",
        "第 with a number, or a numbered thing in a row.",
        ("召开第5次全体会议。", "举办第十二届博览会。"),
    ),
    Rule("NON-ORDINAL-LIST", "A number that opens a point of a list.", ("1.推进项目建设。", "3、加强监管。")),
    Rule("NON-IDIOM-GREAT", "N大 is a way of naming groups.", ("实施6大工程。", "聚焦4大产业。")),
    Rule(
        "NON-THRESHOLD-OVER",
        "An amount with 以上 before a noun marks a class, it measures nothing.",
        ("亿元以上项目和5亿元以上项目进展顺利。", "服务2000万元以上的企业。"),
    ),
    Rule(
        "NON-THRESHOLD-WITHIN",
        "A length with 内 before a noun marks a class.",
        ("公交站500米内覆盖率提高。", "优化300米内绿地布局。"),
    ),
    Rule(
        "NON-THRESHOLD-CLASS",
        "N级 after an amount names a class.",
        ("打造100亿级产业。", "培育千亿级和500亿级集群。"),
    ),
    Rule("NON-THRESHOLD-AGE", "An age marks a group of people.", ("照护3岁以下婴幼儿。", "慰问80岁老人。")),
    Rule(
        "NON-TIME-DURATION",
        "A span of time tells how long, it measures nothing.",
        ("连续6年获评优秀。", "土地承包延长30年。"),
    ),
    # Who is measured
    Rule(
        "WHO-BEFORE",
        "The words before the figure name what is measured, or what stands before their colon.",
        ("森林覆盖率达到48.2%。", "新增绿道65公里。", "用电量：预计完成12亿千瓦时，增长5%。"),
    ),
    Rule(
        "WHO-AFTER",
        "The words after a counted figure name what is counted.",
        ("建成36个口袋公园。", "发放5000万元消费券。"),
    ),
    Rule(
        "WHO-CARRIED",
        "A clause without a name speaks of what was measured last.",
        ("工业用电量58.2亿千瓦时，增长6.1%。", "进口额12亿元、下降3%。"),
    ),
    Rule(
        "WHO-EACH",
        "分别 gives the names of a list their figures in order.",
        ("煤炭、电力投资分别增长4%、9%。", "城镇、农村居民收入分别增长5%和7%。"),
    ),
    Rule(
        "WHO-ALL",
        "均 makes one figure hold for all names told before.",
        ("研发人员5万人、技能人才30万人，均居全省首位。", "锂矿产量8万吨、铜矿产量3万吨，均居全国第一。"),
    ),
    Rule(
        "WHO-BRACKETS",
        "A figure in brackets is about the words before the brackets.",
        ("拥有孵化器18家（省级3家）。", "粮食作物面积60万亩（小麦25万亩）。"),
    ),
    Rule(
        "WHO-STRUCTURE",
        "The parts of X:Y:Z are named by their place.",
        ("三次产业结构为6:41:53。", "三次产业比例为8:39:53。"),
    ),
    Rule(
        "WHO-DRIVES",
        "拉动X: the figure is of what drives.",
        ("消费对经济增长贡献率为48%，拉动经济1.9个百分点。", "工业增长6%，拉动经济增长2.1个百分点。"),
    ),
    Rule(
        "WHO-TABLE",
        "The label of the row names what is measured.",
        (
            "指标\n2023年目标\n地区生产总值增速(%)\n6左右\n城镇新增就业(万人)\n3.2\n",
            "| 指标 | 2022年 |\n| --- | --- |\n| 出口总值 | 12.3亿元 |\n| 进口总值 | 8.4亿元 |\n",
        ),
    ),
    Rule(
        "WHO-PLACE",
        "A jurisdiction named before the figure, other than the report's own, is whose figure it is.",
        ("某县2022年工作总结\n全省林地面积500万亩。", "某县2022年工作总结\n全国造林面积900万亩。"),
    ),
    Rule(
        "WHO-ENTITY",
        "A zone, firm or school named before the figure is whose figure it is.",
        ("城南开发区工业总产值85亿元。", "湖滨示范区绿化投入资金3亿元。"),
    ),
    # How
    Rule("MEASURE-LEVEL", "An amount or count in its own unit.", ("旅游收入86亿元。", "在校学生4.2万人。")),
    Rule(
        "MEASURE-GROWTH",
        "增长, 下降, 增速 with percent is growth, falls negative.",
        ("用电量下降2.3%。", "社会消费品零售总额增速为4.6%。"),
    ),
    Rule(
        "MEASURE-GROWTH-WORD",
        "持平 is growth of 0, 翻一番 of 100 percent.",
        ("粮食产量与上年基本持平。", "产值翻一番。"),
    ),
    Rule(
        "MEASURE-GROWTH-TIMES",
        "增长N倍 is growth of N hundred percent.",
        ("出口额增长1.4倍。", "算力规模提高3倍。"),
    ),
    Rule(
        "MEASURE-GROWTH-TO-TIMES",
        "增长到N倍 is growth of N minus one hundred percent.",
        ("产能增长到1.5倍。", "规模增长到2倍。"),
    ),
    Rule("MEASURE-CUT", "压减X with percent is a fall.", ("平均压减时限45%。", "精简材料30%。")),
    Rule(
        "MEASURE-INDEX",
        "A consumer price index of the year before = 100 is growth over 100.",
        ("居民消费价格总指数为102.4。", "居民消费价格指数101.8%。"),
    ),
    Rule(
        "MEASURE-AVERAGE-GROWTH",
        "年均增长 is the mean growth over several years.",
        ("地区生产总值年均增长6.8%。", "研发投入年均增速12%。"),
    ),
    Rule(
        "MEASURE-CHANGE",
        "A rise or fall in the unit itself.",
        ("森林覆盖率提高0.8个百分点。", "存款余额比年初增加35亿元。"),
    ),
    Rule(
        "MEASURE-DIFFERENCE",
        "高于 another place, the plan or a norm is a distance.",
        ("增速高于全省1.2个百分点。", "投资增长8%，低于年度目标2个百分点。"),
    ),
    Rule(
        "MEASURE-SHARE", "A part of a whole in percent.", ("民间投资占比62%。", "财政支出中民生支出占78.3%。")
    ),
    Rule(
        "MEASURE-COMPLETION",
        "How much of a plan is done, in percent.",
        ("招商到位资金20亿元，完成年度计划的104%。", "税收收入9亿元，占年计划的52.1%。"),
    ),
    Rule(
        "MEASURE-RATIO",
        "A quotient without a unit.",
        ("城乡居民收入比为2.2。", "城乡居民收入比由2.5:1缩小至2.3:1。"),
    ),
    Rule(
        "MEASURE-TIMES",
        "是…的N倍 is a quotient.",
        ("出口额是2017年的2.1倍。", "救助标准不低于低保标准的1.3倍。"),
    ),
    Rule("MEASURE-RANK", "A place in a ranking.", ("发电量居全国第五。", "水质改善幅度排名全省第1位。")),
    Rule(
        "MEASURE-PRICE",
        "A price or a standard for each.",
        ("低保标准提高到每人每月920元。", "最低工资标准为2070元/月。"),
    ),
    Rule(
        "MEASURE-LIST",
        "A figure of a list measures as the first one does.",
        ("入园率、巩固率分别达到95%和97%。", "解决率和满意率分别为92%、96%。"),
    ),
    Rule(
        "MEASURE-TABLE",
        "The head of the column or the label says how the cell measures.",
        (
            "指标\n2023年目标\n地区生产总值增速(%)\n6左右\n城镇新增就业(万人)\n3.2\n",
            "| 指标 | 增速(%) |\n| --- | --- |\n| 出口总值 | 12.3 |\n| 进口总值 | 8.4 |\n",
        ),
    ),
    # When
    Rule(
        "TIME-PART",
        "Without a word of time the part of the report tells the year.",
        ("完成投资30亿元。", PLAN + "完成投资30亿元。"),
    ),
    Rule("TIME-YEAR", "A year named in the sentence.", ("2021年，完成投资28亿元。", "2020年建成学校3所。")),
    Rule(
        "TIME-SPAN",
        "A span of months named in the sentence.",
        ("1—9月，出口总值50亿元。", "上半年，税收收入增长4%。"),
    ),
    Rule(
        "TIME-DAY",
        "A day or the end of a month or year, for what exists at it.",
        ("11月末，贷款余额300亿元。", "年末常住人口81万人。"),
    ),
    Rule(
        "TIME-UNTIL",
        "截至 with a date: what has come about by that day.",
        ("截至11月末，累计发放补贴3亿元。", "截至2022年底，参保人数50万人。"),
    ),
    Rule(
        "TIME-TERM",
        "A term of years looked back on.",
        ("“十三五”期间，累计建成公路800公里。", "五年来，累计改造住房2万套。"),
    ),
    Rule(
        "TIME-AHEAD",
        "A year after the report's is an aim.",
        ("到2025年，森林覆盖率达到50%。", "到2030年，产业规模达到500亿元。"),
    ),
    Rule(
        "TIME-PAST",
        "去年 in the planned part is the year looked back on.",
        (PLAN + "去年，全市用电量达到70亿千瓦时。", PLAN + "去年，签约项目40个。"),
    ),
    Rule(
        "TIME-MEANT",
        "计划 as the verb of a sentence makes its figures aims.",
        ("全市计划播种大豆40万亩。", "全县计划新建大棚300栋。"),
    ),
    Rule(
        "TIME-WHOLE",
        "A report of part of a year tells an aim or estimate of the whole year.",
        (
            "前三季度经济运行情况\n下一步，确保全年粮食产量增长3%以上。",
            "上半年经济运行情况\n预计全年进出口总额增长5%。",
        ),
    ),
    Rule(
        "TIME-FROM",
        "The first value of 从A提高到B, and what brackets tell of 同期, belongs to the time before.",
        (
            "入园率从85%提高到90%。",
            "里程由120公里增加到160公里。",
            "工业用电量增长4%（上年同期为下降2%）。",
        ),
    ),
    Rule(
        "TIME-HEAD",
        "The head of the column tells year and nature.",
        (
            "指标\n2023年目标\n地区生产总值增速(%)\n6左右\n城镇新增就业(万人)\n3.2\n",
            "| 指标 | 2021年 |\n| --- | --- |\n| 出口总值 | 12.3亿元 |\n| 进口总值 | 8.4亿元 |\n",
        ),
    ),
    Rule(
        "TIME-YEARS",
        "三年 or 5年 before a rise or fall counts back from the report's year.",
        ("绿化覆盖率5年提高4.6个百分点。", "用水总量三年累计下降7%。"),
    ),
    Rule(
        "TIME-BASE",
        "较2020年 and the like compare with another time than the year before.",
        ("绿道里程较2020年增长36%。", "存栏量比“十三五”末增加4万头。"),
    ),
    # Bounds and codes
    Rule("BOUND-APPROX", "约, 近, 左右: about.", ("接待游客约300万人次。", "投资增长8%左右。")),
    Rule(
        "BOUND-MIN",
        "超, 突破, 以上, 多, 余: at least.",
        ("产值突破500亿元。", "培训2000余人。", "植树10万株以上。"),
    ),
    Rule(
        "BOUND-MAX", "以内, 不超过, 控制在: at most.", ("城镇登记失业率控制在4%以内。", "办理时间不超过3天。")
    ),
    Rule(
        "CODE-ALIAS",
        "The wording is one of a headline indicator in the registry.",
        ("地区生产总值增长5%。", "城镇新增就业4.1万人。"),
    ),
    Rule(
        "BOUND-WORDS",
        "力争, 保持在 and the like qualify a figure without bounding it.",
        ("断面水质达标率保持在97%。", "培训农技员力争达到800人。"),
    ),
    Rule(
        "CODE-FURTHER",
        "The wording is one of another indicator of the registry, and unit and measure are its own.",
        ("工业用电量18亿千瓦时。", "森林覆盖率提高0.4个百分点。"),
    ),
    # Aims in words
    Rule(
        "AIM-STEP",
        "An indicator is to grow in step with another.",
        (PLAN + "居民收入增长与经济增长同步。", PLAN + "城乡居民收入与经济增长基本同步。"),
    ),
    Rule(
        "AIM-TURN",
        "A fall of an indicator is to be turned round.",
        (PLAN + "全力扭转固定资产投资下降趋势。", PLAN + "规模以上工业增加值由负转正。"),
    ),
    Rule(
        "AIM-TASK",
        "An indicator is to meet what the level above asks for.",
        (
            PLAN + "主要目标是：能耗强度完成省下达目标任务。",
            PLAN + "预期目标为：主要污染物排放达到国家要求。",
        ),
    ),
    Rule(
        "AIM-ABOVE",
        "An indicator is to do better than another place or the economy.",
        (
            PLAN + "主要目标是：社会消费品零售总额增速高于全省平均水平。",
            PLAN + "主要目标是：居民人均可支配收入增长快于经济增长。",
        ),
    ),
    Rule(
        "AIM-STEADY",
        "An indicator is to hold its level or rise.",
        (PLAN + "主要目标是：进出口总额稳中提质。", PLAN + "主要目标是：粮食产量稳中有增。"),
    ),
    Rule(
        "AIM-POSITIVE",
        "An indicator is to grow, by however little: at least 0 %.",
        (PLAN + "固定资产投资实现正增长。", PLAN + "进出口总额保持正增长。"),
    ),
)

_BY_CODE = {rule.code: rule for rule in RULES}


def explain_rule(code: str) -> str:
    """What the rule says, with its first example; raises KeyError for a name that no record has."""
    rule = _BY_CODE[code]
    return f"{rule.says} ({rule.examples[0].strip().splitlines()[-1]})"


def rule_says(code: str) -> str:
    """What the rule says; raises KeyError for a name that no record has."""
    return _BY_CODE[code].says
