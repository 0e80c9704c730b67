"""Of a saved page the report is kept whole, and what surrounds it is left out."""

import re
from pathlib import Path

import pytest
from page_shapes import FURNITURE_FIGURES, HEADLINE, PARAGRAPHS, ROWS, SHAPES, TITLE, page

from orchestration.documents import DocumentError, read_document
from orchestration.documents.page_furniture import FURNITURE_RULES, furniture_rule
from orchestration.documents.webpages import decode_html


def text_of(markup: str) -> str:
    return decode_html(markup.encode(), "a.html").text


@pytest.mark.parametrize("shape", SHAPES)
def test_a_page_gives_title_day_source_and_the_report(shape: str) -> None:
    rows = ["\t".join(row) for row in ROWS]
    report = [*PARAGRAPHS[:6], *rows, *PARAGRAPHS[6:]]
    lines = text_of(page(shape)).splitlines()
    assert lines[-len(report) :] == report
    opening = lines[: -len(report)]
    assert opening.count(TITLE) == 1
    assert [line for line in opening if line != TITLE] == [
        "发布日期：2016-02-09",
        f"来源：{'测试市政府网' if 'system' in shape else '测试市发展改革局'}",
    ]


@pytest.mark.parametrize("shape", SHAPES)
@pytest.mark.parametrize("figure", FURNITURE_FIGURES)
def test_no_figure_of_the_furniture_is_kept(shape: str, figure: str) -> None:
    assert figure in page(shape) or figure in ("9527", "17:58")
    assert figure not in text_of(page(shape))


@pytest.mark.parametrize("shape", SHAPES)
def test_a_short_report_is_kept_too(shape: str) -> None:
    short = ("全年地区生产总值1234.5亿元，增长5.6%。", "粮食产量12万吨。", "各位代表！")
    lines = text_of(page(shape, (*short, *[""] * 4), HEADLINE)).splitlines()
    assert [line for line in lines if line in short] == list(short)


@pytest.mark.parametrize("shape", SHAPES)
@pytest.mark.parametrize("name", ["440114-2022", "110000-2025", "440000-2025", "520000-2025"])
def test_no_paragraph_of_a_whole_report_is_lost(shared: Path, shape: str, name: str) -> None:
    text = (shared / "reports" / f"{name}.txt").read_text(encoding="utf-8")
    lines = [re.sub(r"\s+", " ", line).strip() for line in text.splitlines()]
    # What the saved text itself has of its page's furniture may go.
    wanted = [line for line in lines if line and furniture_rule(line) is None]
    found = set(text_of(page(shape, tuple(wanted))).splitlines())
    assert [line for line in wanted if line not in found] == []


@pytest.mark.parametrize(
    ("rule", "example"), [(rule.name, example) for rule in FURNITURE_RULES for example in rule.examples]
)
def test_each_rule_of_furniture_knows_its_examples(rule: str, example: str) -> None:
    assert furniture_rule(example) is not None
    assert rule in {
        other.name for other in FURNITURE_RULES if other.wording.fullmatch(re.sub(r"\s+", "", example))
    }


@pytest.mark.parametrize(
    "line",
    [
        *PARAGRAPHS,
        "一、2015年工作回顾",
        "（一）产业发展",
        "大力发展中小企业",
        "政府工作报告",
        "——2016年1月25日在测试市第十届人民代表大会第一次会议上",
        "测试市市长 某某",
        "附件：2016年主要指标表",
        "关于2015年计划执行情况的说明",
        "中小微企业贷款余额12亿元",
        "地址变更手续全程网办",
        "首店经济加快发展",
        "名词解释",
        "注：增长速度按可比价计算。",
    ],
)
def test_lines_of_a_report_are_no_furniture(line: str) -> None:
    assert furniture_rule(line) is None


def test_wording_like_furniture_is_kept_inside_the_report() -> None:
    inside = ("联系电话：12345热线全年受理诉求9.8万件", "分享经济", "浏览次数：1234次")
    text = text_of(page("zoom", (*PARAGRAPHS[:4], *inside, *PARAGRAPHS[4:])))
    assert all(line in text.splitlines() for line in inside)


CHARSETS = [
    ("utf-8", "utf-8", "utf-8"),
    ("gb2312", "gb18030", "gb18030"),
    ("gbk", "gb18030", "gb18030"),
    # Browsers save as UTF-8 and leave the old declaration.
    ("gb2312", "utf-8", "utf-8"),
    ("utf-8", "gb18030", "gb18030"),
    ("utf-8", "utf-16", "utf-16"),
]


@pytest.mark.parametrize(("declared", "written", "found"), CHARSETS)
def test_the_charset_is_proved_whatever_is_declared(declared: str, written: str, found: str) -> None:
    markup = page("zoom").replace('charset="utf-8"', f'charset="{declared}"')
    decoded = decode_html(markup.encode(written), "a.html")
    assert decoded.encoding == found
    assert decoded.text == text_of(page("zoom"))


def test_a_declared_charset_that_contradicts_the_bytes_is_refused() -> None:
    markup = page("zoom").replace('charset="utf-8"', 'charset="big5"')
    with pytest.raises(DocumentError, match="written in big5, its bytes read as gb18030"):
        decode_html(markup.encode("gb18030"), "a.html")


def test_a_long_head_of_scripts_does_not_hide_the_charset() -> None:
    markup = page("zoom").replace("<head>", "<head><script>" + "var x = 1;" * 9000 + "</script>")
    assert decode_html(markup.encode("gb18030"), "a.html").encoding == "gb18030"


MERGED = (
    '<table><caption>表1 主要指标</caption><tr><td colspan="5">单位：亿元</td></tr>'
    '<tr><td rowspan="2">序号</td><td rowspan="2">指标</td><td colspan="2">2015年</td>'
    '<td rowspan="2">2016年<br>目标</td></tr>'
    "<tr><td>完成</td><td>增长（%）</td></tr>"
    '<tr><td>1</td><td>地区生产总值</td><td>1234.5</td><td>5.6</td><td rowspan="2">增长<br/>6%左右</td></tr>'
    "<tr><td>2</td><td>工业增加值</td><td>345.6</td><td></td></tr>"
    '<tr><td colspan="5">注：增长按可比价计算。</td></tr></table>'
)


def test_a_table_has_one_line_of_heads_and_every_value_its_own() -> None:
    text = text_of(f'<div id="zoom"><p>{PARAGRAPHS[3]}</p>{MERGED}<p>{PARAGRAPHS[7]}</p></div>')
    assert text.splitlines()[1:-1] == [
        "表1 主要指标",
        "单位：亿元",
        "指标\t2015年完成\t2015年增长（%）\t2016年目标",
        "地区生产总值\t1234.5\t5.6\t增长6%左右",
        "工业增加值\t345.6\t—\t增长6%左右",
        "注：增长按可比价计算。",
    ]


@pytest.mark.parametrize(
    ("markup", "line"),
    [
        ("土地12平方千米（km<sup>2</sup>）", "土地12平方千米（km²）"),
        ("新增企业10家<sup>[3]</sup>", "新增企业10家[³]"),
        ("地区生产总值\n   增长5.6%", "地区生产总值增长5.6%"),
        ("增长&nbsp;&nbsp;5.6%，　比上年", "增长 5.6%， 比上年"),
        ("一<b>、</b><span>工作</span><!-- 1 -->回顾", "一、工作回顾"),
        ("上<br>下", "上\n下"),
    ],
)
def test_inline_markup_leaves_the_text_as_it_is_shown(markup: str, line: str) -> None:
    text = text_of(f'<div id="zoom"><p>{PARAGRAPHS[3]}</p><p>{markup}</p><p>{PARAGRAPHS[7]}</p></div>')
    assert text == f"{PARAGRAPHS[3]}\n{line}\n{PARAGRAPHS[7]}\n"


def test_hidden_copies_and_preformatted_text_are_told_apart() -> None:
    markup = f'<div><p style="display: none">9527</p><pre>{PARAGRAPHS[3]}\n{PARAGRAPHS[7]}</pre></div>'
    assert text_of(markup) == f"{PARAGRAPHS[3]}\n{PARAGRAPHS[7]}\n"


def test_deep_nesting_is_no_obstacle() -> None:
    assert text_of("<div>" * 5000 + PARAGRAPHS[3] + "</div>" * 5000) == PARAGRAPHS[3] + "\n"


def test_offsets_are_those_of_the_stored_text(tmp_path: Path) -> None:
    path = tmp_path / "a.htm"
    path.write_text(page("no-names"), encoding="utf-8")
    document = read_document(path, root=tmp_path)
    assert document.places == ()
    assert "1234.5亿元" in document.body


def test_spans_without_measure_are_taken_as_one_cell() -> None:
    row = '<tr><td colspan="1000" rowspan="1000">工业</td><td>2</td></tr>'
    assert "工业" in text_of(f'<div id="zoom"><p>{PARAGRAPHS[3]}</p><table>{row * 300}</table></div>')
