"""Rules that tell how a figure measures.

Belongs here: level, growth, share and the other measures. Not here: what is measured (`names`).
"""

from orchestration.extraction.rules.rule import Rule

MEASURES = (
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
)
