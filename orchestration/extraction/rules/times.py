"""Rules that tell when a figure holds.

Belongs here: periods, and what makes a figure an aim by its time. Not here: aims in words (`aims`).
"""

from orchestration.extraction.rules.rule import PLAN, Rule

TIMES = (
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
)
