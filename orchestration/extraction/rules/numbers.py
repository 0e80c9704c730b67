"""Rules that find a quantity.

Belongs here: how a number is told, in digits or words. Not here: what measures nothing (`exclusions`).
"""

from orchestration.extraction.rules.rule import Rule

NUMBERS = (
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
        (
            "总量居全省第三。",
            "增速排名全市第2位。",
            "成为全国第3个生产总值过万亿元的城市。",
            "实力由60位升至52位。",
        ),
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
        "A standard of water quality, by its Roman grade, that was reached.",
        ("北河断面水质达到Ⅱ类标准。", "东湖断面稳定达到Ⅲ类考核标准。"),
    ),
)
