"""Pages of the shapes that government sites have: what surrounds a report, and how it is marked up.

The shapes are those of the common site systems; names, numbers and sentences are invented.
They lie in tests/pages; `page` puts in `{title}` and `{body}` (or its `{first}` and `{second}` part).
Here too: the same report in the other formats.
"""

from pathlib import Path

TITLE = "某市某某区2015年国民经济和社会发展计划执行情况与2016年计划草案的报告"
HEADLINE = "测试市2015年国民经济和社会发展统计公报"

PARAGRAPHS = (
    "各位代表：",
    "受区人民政府委托，现将2015年国民经济和社会发展计划执行情况与2016年计划草案提请大会审议，并请各位政协委员提出意见。",
    "一、2015年计划执行情况",
    "（一）经济运行总体平稳。全年地区生产总值1234.5亿元，同比增长5.6%；规模以上工业增加值增长4.3%，固定资产投资增长6.1%。",
    "居民消费价格上涨1.9%，城镇新增就业2.31万人，城镇登记失业率控制在3.5%以内，均完成年度计划。",
    "主要指标完成情况如下：",
    "二、2016年计划安排",
    "2016年预期目标是：地区生产总值增长6%左右，社会消费品零售总额增长7%以上，一般公共预算收入增长4%，粮食产量稳定在12万吨以上。",
    "短句。",
    "各位代表，让我们同心协力，真抓实干，为全面完成2016年各项目标任务而努力奋斗，以优异的成绩向全区人民交出满意答卷！",
)
ROWS = (
    ("指标", "2015年完成（亿元）", "增长（%）", "2016年目标"),
    ("社会消费品零售总额", "456.7", "6.6", "增长7%以上"),
    ("一般公共预算收入", "89.01", "3.2", "增长4%"),
)

# Figures that stand on every page below and in no report.
FURNITURE_FIGURES = ("12345678", "3701020002", "1350009", "88776655", "9527", "250001", "17:58")

SHAPES = {
    shape.stem: shape.read_text(encoding="utf-8")
    for shape in sorted(Path(__file__).with_name("pages").glob("*.html"))
}


def table_markup(rows: tuple[tuple[str, ...], ...] = ROWS) -> str:
    """A table as site editors paste it from Word: paragraphs in cells, no th."""
    lines = "".join(
        "<tr>" + "".join(f'<td valign="center"><p><span>{cell}</span></p></td>' for cell in row) + "</tr>"
        for row in rows
    )
    return f'<table border="1"><tbody>{lines}</tbody></table>'


def styled(paragraph: str) -> str:
    """A paragraph as it is pasted from Word: indented, cut into spans."""
    middle = len(paragraph) // 2
    return (
        f'<p style="text-indent:2em">&nbsp;　<span style="font-size:16pt">{paragraph[:middle]}</span>'
        f"<span>{paragraph[middle:]}</span></p>\n"
    )


def page(shape: str, paragraphs: tuple[str, ...] = PARAGRAPHS, title: str = TITLE) -> str:
    """The page of the shape with the paragraphs; the table stands after the sixth."""
    marked = [styled(paragraph) for paragraph in paragraphs]
    marked.insert(6, table_markup())
    text = SHAPES[shape]
    for name, value in (
        ("title", title),
        ("body", "".join(marked)),
        ("first", "".join(marked[:7])),
        ("second", "".join(marked[7:])),
    ):
        text = text.replace("{" + name + "}", value)
    return text
