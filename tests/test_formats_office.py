"""What Word and Excel show is what is read."""

import io
import zipfile
from datetime import date, datetime

import pytest
import report_files as files

from orchestration.documents.cell_formats import shown_date, shown_number
from orchestration.documents.tables import Cell, joined, table_lines
from orchestration.documents.word import decode_docx
from orchestration.documents.word_numbering import written_number
from orchestration.documents.workbooks import decode_xlsx

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def lines_of_docx(content: bytes) -> list[str]:
    return decode_docx(content, "a.docx").text.splitlines()


def lines_of_xlsx(write) -> list[str]:  # type: ignore[no-untyped-def]
    return decode_xlsx(files.workbook(write), "a.xlsx").text.splitlines()


def docx_of(*paragraphs: str) -> bytes:
    """A document with the paragraphs given as XML."""
    import docx
    from docx.oxml import parse_xml

    document = docx.Document()
    body = document.element.body
    for paragraph in paragraphs:
        body.insert(len(body) - 1, parse_xml(paragraph.replace("<w:p>", f"<w:p {W}>", 1)))
    return files.saved(document)


RUNS = [
    ("<w:p><w:r><w:t>一</w:t></w:r><w:ins><w:r><w:t>二</w:t></w:r></w:ins></w:p>", ["一二"]),
    ("<w:p><w:r><w:t>一</w:t></w:r><w:del><w:r><w:delText>二</w:delText></w:r></w:del></w:p>", ["一"]),
    ("<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>一</w:t></w:r><w:r><w:t>二</w:t></w:r></w:p>", ["二"]),
    ("<w:p><w:hyperlink><w:r><w:t>一</w:t></w:r></w:hyperlink><w:r><w:t>二</w:t></w:r></w:p>", ["一二"]),
    ("<w:p><w:r><w:t>一</w:t><w:br/><w:t>二</w:t></w:r></w:p>", ["一", "二"]),
    ('<w:p><w:r><w:t>一</w:t><w:br w:type="page"/><w:t>二</w:t></w:r></w:p>', ["一二"]),
    ("<w:p><w:r><w:tab/><w:t>一</w:t></w:r></w:p>", ["一"]),
    (
        '<w:p><w:r><w:t>km</w:t></w:r><w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr>'
        "<w:t>2</w:t></w:r></w:p>",
        ["km²"],
    ),
    ("<w:p><w:sdt><w:sdtContent><w:r><w:t>一</w:t></w:r></w:sdtContent></w:sdt></w:p>", ["一"]),
    (
        "<w:p><w:r><w:t>外</w:t><w:pict><w:txbxContent><w:p><w:r><w:t>框内</w:t></w:r></w:p></w:txbxContent></w:pict>"
        "</w:r></w:p>",
        ["外", "框内"],
    ),
]


@pytest.mark.parametrize(("paragraph", "lines"), RUNS)
def test_a_paragraph_is_what_word_shows_of_it(paragraph: str, lines: list[str]) -> None:
    assert lines_of_docx(docx_of(paragraph)) == lines


def numbered_docx() -> bytes:
    """Two levels of numbers: 一、 and 1. as in reports; a bullet list; and a list that starts anew."""
    import docx
    from docx.oxml import parse_xml

    document = docx.Document()
    levels = "".join(
        f'<w:lvl w:ilvl="{depth}"><w:start w:val="1"/><w:numFmt w:val="{form}"/>'
        f'<w:lvlText w:val="{text}"/></w:lvl>'
        for depth, (form, text) in enumerate([("chineseCountingThousand", "%1、"), ("decimal", "%2.")])
    )
    bullet = '<w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/><w:lvlText w:val="•"/></w:lvl>'
    root = document.part.numbering_part.element
    for shape, content in ((90, levels), (91, bullet)):
        root.insert(0, parse_xml(f'<w:abstractNum {W} w:abstractNumId="{shape}">{content}</w:abstractNum>'))
    for list_id, shape, override in ((900, 90, ""), (901, 91, ""), (902, 90, '<w:startOverride w:val="1"/>')):
        inner = f'<w:lvlOverride w:ilvl="0">{override}</w:lvlOverride>' if override else ""
        root.append(
            parse_xml(f'<w:num {W} w:numId="{list_id}"><w:abstractNumId w:val="{shape}"/>{inner}</w:num>')
        )
    for text, list_id, depth in (
        ("2015年工作回顾", 900, 0), ("2015年生产总值", 900, 1), ("财政", 900, 1),
        ("2016年安排", 900, 0), ("投资", 900, 1), ("点", 901, 0), ("名词解释", 902, 0),
    ):  # fmt: skip
        paragraph = document.add_paragraph(text)
        paragraph._p.get_or_add_pPr().append(
            parse_xml(f'<w:numPr {W}><w:ilvl w:val="{depth}"/><w:numId w:val="{list_id}"/></w:numPr>')
        )
    return files.saved(document)


def test_automatic_numbers_stand_before_their_paragraphs() -> None:
    assert lines_of_docx(numbered_docx()) == [
        "一、2015年工作回顾", "1. 2015年生产总值", "2. 财政", "二、2016年安排", "1. 投资", "点",
        "一、名词解释",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("number", "number_format", "written"),
    [
        (7, "chineseCounting", "七"), (10, "japaneseCounting", "十"),
        (21, "chineseCountingThousand", "二十一"),
        (3, "decimalEnclosedCircle", "③"), (2, "upperLetter", "B"), (14, "lowerRoman", "xiv"),
        (9, "unheardOf", "9"),
    ],
)  # fmt: skip
def test_numbers_are_written_in_the_format_of_their_list(
    number: int, number_format: str, written: str
) -> None:
    assert written_number(number, number_format) == written


def test_merged_cells_of_word_give_each_value_its_heads() -> None:
    import docx

    document = docx.Document()
    document.add_paragraph("表1 主要指标")
    table = document.add_table(rows=5, cols=4)
    for place, text in {
        (0, 0): "指标", (0, 1): "2015年", (0, 3): "2016年目标", (1, 1): "完成（亿元）", (1, 2): "增长（%）",
        (2, 0): "地区生产总值", (2, 1): "1234.5", (2, 2): "5.6", (2, 3): "增长6%左右",
        (3, 0): "工业增加值", (3, 1): "345.6", (3, 2): "4.3", (4, 0): "注：增长按可比价计算。",
    }.items():  # fmt: skip
        table.cell(*place).text = text
    for first, last in (
        ((0, 0), (1, 0)),
        ((0, 1), (0, 2)),
        ((0, 3), (1, 3)),
        ((2, 3), (3, 3)),
        ((4, 0), (4, 3)),
    ):
        table.cell(*first).merge(table.cell(*last))
    decoded = decode_docx(files.saved(document), "a.docx")
    assert decoded.text.splitlines() == [
        "表1 主要指标",
        "指标\t2015年完成（亿元）\t2015年增长（%）\t2016年目标",
        "地区生产总值\t1234.5\t5.6\t增长6%左右",
        "工业增加值\t345.6\t4.3\t增长6%左右",
        "注：增长按可比价计算。",
    ]
    assert [place.label for place in decoded.places] == [
        "paragraph 1", "table 1, row 1", "table 1, row 3", "table 1, row 4", "table 1, row 5",
    ]  # fmt: skip


def test_a_frame_of_one_cell_is_no_table() -> None:
    import docx

    document = docx.Document()
    document.add_table(rows=1, cols=1).cell(0, 0).text = "说明：增长5.6%。"
    assert lines_of_docx(files.saved(document)) == ["说明：增长5.6%。"]


def test_running_heads_and_contents_of_word_are_left_out() -> None:
    import docx

    document = docx.Document()
    document.sections[0].header.paragraphs[0].text = "第9527号"
    document.sections[0].footer.paragraphs[0].text = "9527"
    document.styles.add_style("toc 1", 1)
    document.add_paragraph("一、工作回顾\t3", style="toc 1")
    document.add_paragraph("一、工作回顾")
    assert lines_of_docx(files.saved(document)) == ["一、工作回顾"]


def test_a_member_of_an_office_file_that_is_damaged_is_named() -> None:
    content = bytearray(files.as_docx(["地区生产总值增长5.6%。"]))
    with zipfile.ZipFile(io.BytesIO(bytes(content))) as archive:
        member = archive.getinfo("word/document.xml")
    content[member.header_offset + 60] ^= 0xFF
    with pytest.raises(ValueError, match="damaged or was cut off"):
        decode_docx(bytes(content), "a.docx")


NUMBERS = [
    (0.0563, "0.0%", "5.6%"),
    (0.0563, "0%", "6%"),
    (1770.8049999, "0.00", "1770.80"),
    (1770.805, "#,##0.00", "1,770.81"),
    (5.65, "0.0", "5.7"),
    (-4.1, "0.0_);[Red](0.0)", "-4.1"),
    (12.0, "General", "12"),
    (0.1 + 0.2, "General", "0.3"),
    (123456789012.0, "General", "123456789012"),
    (456.7, '0.0"亿元"', "456.7亿元"),
    (5.6, "0.0\\%", "5.6%"),
    (1234500.0, "0.0,", "1234.5"),
    (3.5, "0.##", "3.5"),
    (3.0, "0.##", "3"),
    (7.0, "@", "7"),
    (1500.0, "¥#,##0", "¥1,500"),
]


@pytest.mark.parametrize(("value", "code", "shown"), NUMBERS)
def test_a_number_is_read_as_its_cell_shows_it(value: float, code: str, shown: str) -> None:
    assert shown_number(value, code) == shown


@pytest.mark.parametrize(
    ("value", "code", "shown"),
    [
        (date(2015, 12, 31), "yyyy-mm-dd", "2015年12月31日"),
        (datetime(2015, 3, 1), 'yyyy"年"m"月"', "2015年3月"),  # noqa: DTZ001
        (date(2015, 1, 1), "yyyy", "2015年"),
    ],
)
def test_a_day_is_read_as_its_cell_shows_it(value: date, code: str, shown: str) -> None:
    assert shown_date(value, code) == shown


def test_a_sheet_gives_titles_heads_values_and_notes() -> None:
    def write(book, sheet) -> None:  # type: ignore[no-untyped-def]
        percent, money = book.add_format({"num_format": "0.0%"}), book.add_format({"num_format": "#,##0.0"})
        sheet.merge_range("B2:F2", "2015年主要指标")
        sheet.write("F3", "单位：亿元")
        sheet.merge_range("B4:B5", "指标")
        sheet.merge_range("C4:D4", "2015年")
        sheet.merge_range("E4:E5", "2016年目标")
        sheet.write("C5", "完成")
        sheet.write("D5", "增长")
        for row, (name, value, growth) in enumerate(
            [("地区生产总值", 12345.6, 0.0561), ("工业增加值", 345.6, 0.043)], 5
        ):
            sheet.write(row, 1, name)
            sheet.write_number(row, 2, value, money)
            sheet.write_formula(row, 3, f"={growth}", percent, growth)
        sheet.merge_range("E6:E7", "增长6%左右")
        sheet.merge_range("B8:E8", "一、投资")
        sheet.write_row("B9", ["固定资产投资", 99.5])
        sheet.write("B11", "注：增长按可比价计算。")
        book.add_worksheet("9527").hide()

    assert lines_of_xlsx(write) == [
        "2015年主要指标",
        "单位：亿元",
        "指标\t2015年完成\t2015年增长\t2016年目标",
        "地区生产总值\t12,345.6\t5.6%\t增长6%左右",
        "工业增加值\t345.6\t4.3%\t增长6%左右",
        "一、投资",
        "固定资产投资\t99.5\t—\t—",
        "注：增长按可比价计算。",
    ]


def test_places_of_a_workbook_are_the_rows_as_excel_counts_them() -> None:
    def write(book, sheet) -> None:  # type: ignore[no-untyped-def]
        sheet.write("A3", "2015年主要指标")
        other = book.add_worksheet("财政收支")
        other.write_row("A2", ["指标", "2015年"])
        other.write_row("A3", ["支出", 12])

    decoded = decode_xlsx(files.workbook(write), "a.xlsx")
    assert [(decoded.text[place.start :].split("\n")[0], place.label) for place in decoded.places] == [
        ("2015年主要指标", "sheet Sheet1, row 3"),
        ("财政收支", "sheet 财政收支, row 2"),
        ("指标\t2015年", "sheet 财政收支, row 2"),
        ("支出\t12", "sheet 财政收支, row 3"),
    ]


def test_a_stray_cell_far_outside_is_refused_not_read_for_ever() -> None:
    def write(book, sheet) -> None:  # type: ignore[no-untyped-def]
        sheet.write("A1", "指标")
        sheet.write("XFD1048576", "1")

    with pytest.raises(ValueError, match="Delete what stands far outside"):
        lines_of_xlsx(write)


@pytest.mark.parametrize(
    ("text", "one_line"),
    [
        (" 规模以上\n工业增加值 ", "规模以上工业增加值"),
        ("R&D\nexpenditure", "R&D expenditure"),
        ("2016年\r\n目标", "2016年目标"),
        ("增长\t（%）", "增长 （%）"),
    ],
)
def test_a_cell_is_one_line(text: str, one_line: str) -> None:
    assert joined(text) == one_line


TABLES: list[tuple[list[list[str]], list[str]]] = [
    ([["指标", "2015", "2016"], ["产值", "1", "2"]], ["指标\t2015\t2016", "产值\t1\t2"]),
    ([["指标", "完成"], ["一、经济", ""], ["产值", "1"]], ["指标\t完成", "一、经济", "产值\t1"]),
    ([["指标", "", "完成"], ["产值", "", "1"]], ["指标\t完成", "产值\t1"]),
    ([["指标", "1月", "2月"], ["产值", "", "2"]], ["指标\t1月\t2月", "产值\t—\t2"]),
    (
        [["序号", "指标", "完成"], ["1", "产值", "12"], ["2", "收入", "3"]],
        ["指标\t完成", "产值\t12", "收入\t3"],
    ),
    ([["7", "产值", "12"], ["8", "收入", "3"]], ["产值\t12", "收入\t3"]),
    ([["7", "产值", "12"], ["9", "收入", "3"]], ["7\t产值\t12", "9\t收入\t3"]),
    ([["12", "34", "56"]], ["12\t34\t56"]),
    ([["", ""], ["", ""]], []),
]


@pytest.mark.parametrize(("rows", "lines"), TABLES)
def test_tables_become_lines(rows: list[list[str]], lines: list[str]) -> None:
    cells = [Cell(text, row, column) for row, texts in enumerate(rows) for column, text in enumerate(texts)]
    assert [line.text for line in table_lines(cells)] == lines


def test_a_value_over_two_columns_stands_once_and_a_label_in_both() -> None:
    cells = [
        *(Cell(text, 0, column) for column, text in enumerate(["指标", "细项", "完成", "增长"])),
        Cell("产值", 1, 0, 1, 2), Cell("1.5", 1, 2, 1, 2),
        *(Cell(text, 2, column) for column, text in enumerate(["收入", "税收", "3", "4"])),
    ]  # fmt: skip
    assert [line.text for line in table_lines(cells)][1:] == ["产值\t产值\t1.5\t—", "收入\t税收\t3\t4"]
