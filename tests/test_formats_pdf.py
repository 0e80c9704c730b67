"""Of a PDF the paragraphs are read as they were before they were set in lines."""

import io
from pathlib import Path

import pytest
import report_files as files
from page_shapes import PARAGRAPHS, ROWS, TITLE

from orchestration.documents import DocumentError
from orchestration.documents.han_forms import whole_characters
from orchestration.documents.pdf import decode_pdf
from orchestration.documents.pdf_lines import Glyph, Line, glyph_lines, paragraphs, without_running_heads

SENTENCE = PARAGRAPHS[3]


def lines_of(content: bytes) -> list[str]:
    return decode_pdf(content, "a.pdf").text.splitlines()


def typed(*lines: tuple[float, float, str], size: float = 14.0):  # type: ignore[no-untyped-def]
    """A page with text at the given places (points from the left and from the foot)."""

    def draw(canvas) -> None:  # type: ignore[no-untyped-def]
        canvas.setFont(files.pdf_font(), size)
        for x, y, text in lines:
            canvas.drawString(x, y, text)

    return draw


def test_running_heads_and_page_numbers_are_left_out_and_pages_known() -> None:
    report = (TITLE, *PARAGRAPHS * 12)
    decoded = decode_pdf(files.as_pdf(report, running_head="测试市2015年计划报告 第9527号"), "a.pdf")
    assert decoded.text.splitlines() == list(report)
    assert "9527" not in decoded.text
    assert [place.label for place in decoded.places] == [f"page {n + 1}" for n in range(len(decoded.places))]
    assert len(decoded.places) > 3


def test_a_page_may_begin_inside_of_a_paragraph() -> None:
    long = SENTENCE * 40
    decoded = decode_pdf(files.as_pdf((long,)), "a.pdf")
    assert decoded.text == long + "\n"
    assert [place.label for place in decoded.places] == ["page 1", "page 2", "page 3"]
    assert decoded.text[decoded.places[1].start - 1] != "\n"


def test_a_line_that_stands_on_many_pages_inside_the_text_is_kept() -> None:
    pages = [typed((72, 700, f"第{n}部分"), (72, 400, "指标："), (72, 60, "同一行")) for n in "一二三四"]
    text = decode_pdf(files.pdf_pages(*pages), "a.pdf").text
    assert text.count("指标：") == 4
    assert "同一行" not in text


def test_tables_with_merged_heads_give_each_value_its_heads() -> None:
    from reportlab.lib import colors
    from reportlab.platypus import SimpleDocTemplate, Table, TableStyle

    font = files.pdf_font()
    rows = [
        ["单位：亿元", "", "", ""],
        ["指标", "2015年", "", "2016年\n目标"],
        ["", "完成", "增长（%）", ""],
        ["地区生产\n总值", "1234.5", "5.6", "增长6%左右"],
        ["工业增加值", "", "4.3", "增长5%"],
        ["注：按可比价。", "", "", ""],
    ]
    style = [
        ("GRID", (0, 0), (-1, -1), 0.5, colors.black), ("FONT", (0, 0), (-1, -1), font),
        ("SPAN", (0, 0), (3, 0)),
        ("SPAN", (0, 1), (0, 2)), ("SPAN", (1, 1), (2, 1)), ("SPAN", (3, 1), (3, 2)),
        ("SPAN", (0, 5), (3, 5)),
    ]  # fmt: skip
    content = io.BytesIO()
    SimpleDocTemplate(content, invariant=1).build([Table(rows, style=TableStyle(style))])
    assert lines_of(content.getvalue()) == [
        "单位：亿元",
        "指标\t2015年完成\t2015年增长（%）\t2016年目标",
        "地区生产总值\t1234.5\t5.6\t增长6%左右",
        "工业增加值\t—\t4.3\t增长5%",
        "注：按可比价。",
    ]


def test_columns_without_rules_are_told_by_the_gaps_between_them() -> None:
    cells = [(72 + 160 * c, 700 - 26 * r, cell) for r, row in enumerate(ROWS) for c, cell in enumerate(row)]
    table = typed(*cells, size=10)
    assert lines_of(files.pdf_pages(table)) == ["\t".join(row) for row in ROWS]


def test_a_frame_around_text_is_no_table() -> None:
    def framed(canvas) -> None:  # type: ignore[no-untyped-def]
        typed((80, 700, "说明：地区生产总值增长5.6%。"))(canvas)
        for inset in (0, 3, 6):
            canvas.rect(70 - inset, 690 - inset, 300, 30)

    assert lines_of(files.pdf_pages(framed)) == ["说明：地区生产总值增长5.6%。"]


def test_bold_by_double_print_and_watermarks_do_not_disturb_the_text() -> None:
    def marked(canvas) -> None:  # type: ignore[no-untyped-def]
        typed((72, 700, "地区生产总值1234.5亿元"), (72.3, 700, "地区生产总值1234.5亿元"))(canvas)
        canvas.rotate(45)
        canvas.drawString(300, 200, "内部资料9527")

    assert lines_of(files.pdf_pages(marked)) == ["地区生产总值1234.5亿元"]


@pytest.mark.parametrize("degrees", [0, 90, 180, 270])
def test_a_turned_page_is_read_as_it_is_shown(degrees: int) -> None:
    def turned(canvas) -> None:  # type: ignore[no-untyped-def]
        canvas.setPageRotation(degrees)
        canvas.rotate(degrees)
        x, y = {0: (0, 0), 90: (0, -595), 180: (-595, -842), 270: (-842, 0)}[degrees]
        canvas.translate(x, y)
        typed((72, 400, "一、工作回顾"), (72, 300, "二、工作安排"))(canvas)

    assert lines_of(files.pdf_pages(turned)) == ["一、工作回顾", "二、工作安排"]


def test_raised_figures_stay_raised() -> None:
    def raised(canvas) -> None:  # type: ignore[no-untyped-def]
        typed((72, 700, "新增企业10家"))(canvas)
        typed((72 + 5 * 14 + 14, 707, "3"), size=7)(canvas)

    assert lines_of(files.pdf_pages(raised)) == ["新增企业10家³"]


def test_pictures_between_pages_of_text_are_refused_and_a_cover_is_not() -> None:
    text = typed((72, 700, "地区生产总值增长5.6%。"))
    assert lines_of(files.pdf_pages(files.scanned, text)) == ["地区生产总值增长5.6%。"]
    with pytest.raises(DocumentError, match="Pages 2 of 3 are pictures without text") as caught:
        decode_pdf(files.pdf_pages(text, files.scanned, text), "a.pdf")
    assert "OCR" in caught.value.remedy


def test_radicals_become_the_characters_that_they_show() -> None:
    assert whole_characters("⼀⽉⾄⼗⼆⽉，⻓⻛⻢⻋⻔⺠⼾") == "一月至十二月，长风马车门民户"
    assert whole_characters("一月5.6%（上年=100）") == "一月5.6%（上年=100）"


def glyphs(text: str, top: float, x: float = 72.0, size: float = 10.0) -> list[Glyph]:
    return [Glyph(sign, x + size * n, x + size * (n + 1), top, top + size) for n, sign in enumerate(text)]


def test_characters_of_one_height_are_one_line_whatever_their_order() -> None:
    given = [*glyphs("二行", 120), *glyphs("一行", 100), *glyphs("续", 101, x=92)]
    assert [line.text for line in glyph_lines(given, 1)] == ["一行续", "二行"]
    assert [line.text for line in glyph_lines(reversed(given), 1)] == ["一行续", "二行"]


def set_in_lines(*lines: tuple[str, float, float]) -> list[Line]:
    """Lines of 10 points at 16 points' distance: text, left and right."""
    tops = range(100, 100 + 16 * len(lines), 16)
    return [
        Line(text, 1, x0, x1, top, top + 10, 10.0, lead=10.0)
        for top, (text, x0, x1) in zip(tops, lines, strict=True)
    ]


PARAGRAPH_SHAPES = [
    ("an indented line begins one", [("甲", 92, 272), ("乙", 72, 272), ("丙", 92, 272)], ["甲乙", "丙"]),
    (
        "a line after a short one begins one",
        [("甲", 72, 272), ("乙", 72, 200), ("丙", 72, 272)],
        ["甲乙", "丙"],
    ),
    ("ragged lines stay together", [("甲", 92, 272), ("乙", 72, 266), ("丙", 72, 200)], ["甲乙丙"]),
    ("words in Latin letters keep their space", [("甲GDP", 92, 272), ("per乙", 72, 200)], ["甲GDP per乙"]),
    ("figures do not", [("甲12", 92, 272), ("34乙", 72, 200)], ["甲1234乙"]),
]


@pytest.mark.parametrize(("lines", "expected"), [(lines, found) for _, lines, found in PARAGRAPH_SHAPES])
def test_paragraphs_are_told_by_indents_and_short_lines(
    lines: list[tuple[str, float, float]], expected: list[str]
) -> None:
    assert [paragraph.text for paragraph in paragraphs(set_in_lines(*lines))] == expected


def test_an_unbroken_figure_that_had_no_room_does_not_end_a_paragraph() -> None:
    first, second = set_in_lines(("全年生产总值", 92, 232), ("1349084亿元", 72, 272))
    second = Line(second.text, 1, 72, 272, second.top, second.bottom, 10.0, lead=50.0)
    assert [paragraph.text for paragraph in paragraphs([first, second])] == ["全年生产总值1349084亿元"]


@pytest.mark.parametrize("number", ["- 3 -", "3", "第3页 共9页", "— 3 —", "3/9", "Page 3 of 9"])
def test_page_numbers_of_each_form_are_told(number: str) -> None:
    pages = [[Line(number.replace("3", str(n)), n, 290, 300, 800, 810, 10.0)] for n in (3, 4)]
    assert without_running_heads(pages, [842, 842]) == [[], []]


@pytest.mark.slow
@pytest.mark.parametrize("name", ["440114-2022", "440000-2025"])
def test_a_whole_report_set_in_pages_keeps_every_paragraph(shared: Path, name: str) -> None:
    text = (shared / "reports" / f"{name}.txt").read_text(encoding="utf-8")
    report = [" ".join(line.split()) for line in text.splitlines() if line.strip()]
    found = lines_of(files.as_pdf(report, running_head="2015年工作报告"))
    squeezed = [line.replace(" ", "") for line in report]
    assert [line.replace(" ", "") for line in found] == squeezed


def test_a_page_that_only_one_of_the_libraries_can_read_is_read_all_the_same() -> None:
    content = files.as_pdf((TITLE, ROWS))
    # PDFium bears a box like this, pdfminer does not; without it columns are told by their gaps alone.
    damaged = content.replace(b"/MediaBox [ 0 0 595 842 ]", b"/MediaBox [ 0 0 595 x42 ]")
    assert damaged != content
    assert [line.replace("\t", " ") for line in lines_of(damaged)] == [
        line.replace("\t", " ") for line in lines_of(content)
    ]
