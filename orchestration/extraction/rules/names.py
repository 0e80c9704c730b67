"""Rules that find what a figure measures.

Belongs here: where its name stands, and whose figure it is. Not here: how it measures (`measures`).
"""

from orchestration.extraction.rules.rule import Rule

NAMES = (
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
)
