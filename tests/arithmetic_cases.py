"""Sentences that add up and sentences that do not, by the rule that must tell.

Belongs here: invented statements, each once right and once wrong. Not here: how they are judged.
"""

# (rule, what is wrong, the sentence that adds up, the sentence that does not)
Case = tuple[str, str, str, str]

CASES: list[Case] = [
    (
        "ARI-PART",
        "a coded part above its whole",
        "规模以上工业总产值820.5亿元，其中汽车产业产值310.2亿元。",
        "规模以上工业总产值820.5亿元，其中汽车产业产值3102.0亿元。",
    ),
    (
        "ARI-PART",
        "an open part behind 其中",
        "共有示范项目120个，其中市级示范项目35个。",
        "共有示范项目120个，其中市级示范项目350个。",
    ),
    (
        "ARI-PART",
        "exports above trade in another sentence",
        "商品进出口总值300.5亿元。港口建设提速。出口总值180.2亿元。",
        "商品进出口总值300.5亿元。港口建设提速。出口总值480.2亿元。",
    ),
    (
        "ARI-SUM",
        "one of three sectors lost a digit",
        "地区生产总值1000.0亿元。第一产业增加值50.0亿元；第二产业增加值350.0亿元；第三产业增加值600.0亿元。",
        "地区生产总值1000.0亿元。第一产业增加值50.0亿元；第二产业增加值35.0亿元；第三产业增加值600.0亿元。",
    ),
    (
        "ARI-SUM",
        "exports and imports do not make trade",
        "商品进出口总值300.5亿元，其中出口总值180.2亿元，进口总值120.3亿元。",
        "商品进出口总值300.5亿元，其中出口总值180.2亿元，进口总值20.3亿元。",
    ),
    (
        "ARI-SUM",
        "a structure that is not 100",
        "三次产业结构为5.0:35.0:60.0。",
        "三次产业结构为5.0:53.0:60.0。",
    ),
    (
        "ARI-SHARE",
        "the share of another whole",
        "地区生产总值1000.0亿元。金融业增加值80.0亿元，占地区生产总值比重为8.0%。",
        "地区生产总值1000.0亿元。金融业增加值80.0亿元，占地区生产总值比重为18.0%。",
    ),
    (
        "ARI-GROWTH",
        "nominal growth against two levels",
        "2017年社会消费品零售总额500.0亿元。2018年社会消费品零售总额550.0亿元，同比增长10.0%。",
        "2017年社会消费品零售总额500.0亿元。2018年社会消费品零售总额550.0亿元，同比增长1.0%。",
    ),
    (
        "ARI-FROMTO",
        "points of a rate",
        "常住人口城镇化率从70.1%提高到72.3%，提高2.2个百分点。",
        "常住人口城镇化率从70.1%提高到72.3%，提高3.2个百分点。",
    ),
    (
        "ARI-FROMTO",
        "growth of an amount",
        "养育标准从每人每月1000元提高到1100元，增长10%。",
        "养育标准从每人每月1000元提高到1100元，增长20%。",
    ),
    (
        "ARI-FROMTO",
        "the word goes the other way",
        "常住人口城镇化率从70.1%提高到72.3%。",
        "常住人口城镇化率从72.3%提高到70.1%。",
    ),
    (
        "ARI-TWICE",
        "two sentences",
        "社会消费品零售总额550.0亿元。市场持续活跃，社会消费品零售总额达550亿元。",
        "社会消费品零售总额550.0亿元。市场持续活跃，社会消费品零售总额达505亿元。",
    ),
    (
        "ARI-TWICE",
        "growth in two sentences",
        "地区生产总值增长5.6%。综合来看，地区生产总值同比增长5.6%。",
        "地区生产总值增长5.6%。综合来看，地区生产总值同比增长6.5%。",
    ),
    (
        "ARI-TWICE",
        "two shares of one whole",
        "经济总量占全省比重由8.2%提升至8.4%，在南部地区占比由30.5%提升至31.1%。",
        "经济总量占全省比重为8.2%。市场活跃。经济总量占全省比重为9.4%。",
    ),
    (
        "ARI-TWICE",
        "two targets",
        "2019年主要预期目标：地区生产总值增长6%左右。2019年地区生产总值增长6%。",
        "2019年主要预期目标：地区生产总值增长6%左右。2019年地区生产总值增长8%。",
    ),
    (
        "ARI-SIGN",
        "a fall with a minus",
        "固定资产投资下降4.1%。",
        "固定资产投资下降-4.1%。",
    ),
    (
        "ARI-SIGN",
        "a rise with a minus",
        "固定资产投资增长4.1%。",
        "固定资产投资增长-4.1%。",
    ),
]
