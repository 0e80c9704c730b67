"""Rules by which a numeral measures nothing.

Belongs here: dates, names, ordinals, thresholds, spans of time. Not here: quantities (`numbers`).
"""

from orchestration.extraction.rules.rule import Rule

EXCLUSIONS = (
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
        (
            "在15个副省级城市中居第三。",
            "从全省14个市州看，增长较快。",
            "高于36个大中城市平均水平1个百分点。",
            "被确定为重点扶持的25个农业强县之一。",
        ),
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
    Rule(
        "NON-IDIOM-GREAT",
        "N大 is a way of naming groups; what stands somewhere (7大产业集群) is counted.",
        ("实施6大工程。", "聚焦4大产业。"),
    ),
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
)
