"""A report is read alike from every format, and a file that is not what it says is refused."""

import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
import report_files as files
from page_shapes import PARAGRAPHS, ROWS, TITLE

from orchestration.documents import DocumentError, identify, read_document
from orchestration.documents.formats import DECODERS
from orchestration.extraction import read_report
from orchestration.paths import CHECKOUT

WRITERS: dict[str, Callable[[files.Report], bytes]] = {
    ".html": files.as_html,
    ".docx": files.as_docx,
    ".xlsx": files.as_xlsx,
    ".pdf": files.as_pdf,
}
DIGESTS = sorted((CHECKOUT / "raw").glob("*/*.md"))
REPORT: files.Report = (TITLE, *PARAGRAPHS[:6], ROWS, *PARAGRAPHS[6:])


def decoded(content: bytes, suffix: str) -> str:
    return DECODERS[suffix](content, f"a{suffix}").text


def readings(text: str, year: int | None = None) -> list[tuple[object, ...]]:
    """What is read of each observation, without where it stands."""
    return [
        (
            r.text,
            r.indicator,
            r.code,
            r.measure,
            r.base,
            r.value,
            r.value_high,
            r.unit,
            r.period,
            r.nature,
            r.bound,
        )
        for r in read_report(text, year=year)
        if r.obs
    ]


def plain_lines(path: Path) -> list[str]:
    """The lines of a digest without front matter and marks of headings."""
    body = path.read_text(encoding="utf-8").split("\n---\n", 1)[1]
    lines = [re.sub(r"^#+\s*", "", line).strip() for line in body.splitlines()]
    return [line for line in lines if line and "|" not in line]


@pytest.mark.parametrize("suffix", WRITERS)
def test_every_format_gives_the_lines_of_the_report(suffix: str) -> None:
    report = (*REPORT, *PARAGRAPHS * 4, ROWS)
    lines = [part if isinstance(part, str) else "\n".join("\t".join(row) for row in part) for part in report]
    assert decoded(WRITERS[suffix](report), suffix) == "\n".join(lines) + "\n"


@pytest.mark.slow
@pytest.mark.parametrize("suffix", WRITERS)
def test_the_figures_of_every_digest_are_read_alike_from_every_format(suffix: str) -> None:
    assert DIGESTS
    for digest in DIGESTS:
        lines = plain_lines(digest)
        year = int(digest.stem[:4])
        expected = readings("\n".join(lines) + "\n", year)
        assert expected, digest
        assert readings(decoded(WRITERS[suffix](lines), suffix), year) == expected, digest


@pytest.mark.parametrize("suffix", WRITERS)
def test_a_table_is_read_alike_from_every_format(suffix: str) -> None:
    expected = readings("\n".join(["\t".join(row) for row in ROWS]), 2015)
    assert len(expected) == 6
    assert readings(decoded(WRITERS[suffix]((TITLE, ROWS)), suffix), 2015) == expected


@pytest.mark.parametrize("suffix", WRITERS)
def test_the_same_bytes_give_the_same_text(suffix: str) -> None:
    content = WRITERS[suffix](REPORT)
    assert DECODERS[suffix](content, "a") == DECODERS[suffix](content, "a")


@pytest.mark.parametrize("suffix", [".docx", ".xlsx", ".pdf"])
def test_places_begin_where_their_text_does(tmp_path: Path, suffix: str) -> None:
    path = tmp_path / f"a{suffix}"
    path.write_bytes(WRITERS[suffix]((*REPORT, *PARAGRAPHS * 12)))
    document = read_document(path, root=tmp_path)
    starts = [place.start for place in document.places]
    assert starts == sorted(set(starts))
    assert starts[0] == 0
    assert all(start < len(document.text) for start in starts)
    last = {".docx": "paragraph 131", ".xlsx": "sheet Sheet1, row 134"}
    at = document.text.rindex("各位代表")
    assert document.place_of(at) == last.get(suffix, document.places[-1].label)
    assert len({place.label for place in document.places}) == len(starts)


@pytest.mark.parametrize("suffix", WRITERS)
def test_a_report_of_any_format_is_identified_by_its_title(tmp_path: Path, suffix: str) -> None:
    title = "广州市花都区2015年国民经济和社会发展计划执行情况与2016年计划草案的报告"
    path = tmp_path / f"a{suffix}"
    path.write_bytes(WRITERS[suffix]((title, *PARAGRAPHS)))
    assert identify(read_document(path, root=tmp_path)).report_id == "440114-2015-plan"


def locked_office() -> bytes:
    return (
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
        + b"\x00" * 600
        + "EncryptedPackage".encode("utf-16-le")
        + b"\x00" * 600
    )


def old_word() -> bytes:
    return (
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
        + b"\x00" * 600
        + "WordDocument".encode("utf-16-le")
        + b"\x00" * 600
    )


BAD: list[tuple[str, Callable[[], bytes], str, str]] = [
    *[(suffix, lambda: b"", "DOC-EMPTY", "empty") for suffix in WRITERS],
    *[(suffix, lambda: b"\x00\n", "DOC-EMPTY", "empty") for suffix in (".docx", ".xlsx", ".pdf")],
    (".docx", lambda: files.as_docx(REPORT)[:-400], "DOC-TRUNCATED", "cut off"),
    (".docx", lambda: files.as_docx(REPORT)[:6000], "DOC-TRUNCATED", "cut off"),
    (".docx", lambda: files.as_docx([]), "DOC-EMPTY", "OCR"),
    (".docx", locked_office, "DOC-FORMAT", "password"),
    (".docx", old_word, "DOC-FORMAT", r"save it as \.docx"),
    (".docx", lambda: files.as_xlsx(REPORT), "DOC-FORMAT", r"ending \.xlsx"),
    (".docx", lambda: files.as_pdf(REPORT), "DOC-FORMAT", r"ending \.pdf"),
    (".docx", lambda: TITLE.encode(), "DOC-FORMAT", r"ending \.txt"),
    (".xlsx", lambda: files.as_xlsx(REPORT)[:-400], "DOC-TRUNCATED", "cut off"),
    (".xlsx", lambda: files.as_xlsx([]), "DOC-EMPTY", "no cells"),
    (".xlsx", locked_office, "DOC-FORMAT", "password"),
    (".xlsx", lambda: files.as_docx(REPORT), "DOC-FORMAT", r"ending \.docx"),
    (".xlsx", lambda: files.as_html(REPORT), "DOC-FORMAT", r"ending \.html"),
    (".pdf", lambda: files.as_pdf(REPORT)[:-300], "DOC-TRUNCATED", "end of the PDF is missing"),
    (".pdf", lambda: b"%PDF-1.7\n%%EOF\n", "DOC-TRUNCATED", "damaged"),
    (".pdf", lambda: files.as_pdf(REPORT, password="secret"), "DOC-FORMAT", "password"),
    (".pdf", lambda: files.pdf_pages(lambda canvas: None), "DOC-EMPTY", "no text"),
    (".pdf", lambda: files.pdf_pages(files.scanned, files.scanned), "DOC-EMPTY", "scan.*OCR"),
    (".pdf", lambda: files.as_docx(REPORT), "DOC-FORMAT", r"ending \.docx"),
    (".html", lambda: b"<html><script>draw()</script><a href='a.pdf'>a</a></html>", "DOC-EMPTY", "script"),
    (".html", lambda: files.as_pdf(REPORT), "DOC-BINARY", "ending"),
    (".htm", lambda: files.as_html(REPORT).decode().encode("big5", "ignore"), "DOC-ENCODING", "UTF-8"),
    (".txt", lambda: files.as_pdf(REPORT), "DOC-BINARY", "PDF.*ending"),
    (".txt", lambda: files.as_docx(REPORT), "DOC-BINARY", "DOCX.*ending"),
    (".txt", lambda: files.as_html(REPORT), "DOC-FORMAT", r"ending \.html"),
    (".md", lambda: b"MIME-Version: 1.0\n" + TITLE.encode(), "DOC-FORMAT", "MHTML"),
]  # fmt: skip


@pytest.mark.parametrize(("suffix", "make", "rule", "said"), BAD)
def test_a_bad_file_is_refused_by_name_with_a_remedy(
    tmp_path: Path, suffix: str, make: Callable[[], bytes], rule: str, said: str
) -> None:
    path = tmp_path / f"a{suffix}"
    path.write_bytes(make())
    with pytest.raises(DocumentError) as caught:
        read_document(path, root=tmp_path)
    assert caught.value.rule_code == rule, str(caught.value)
    assert caught.value.path == path.name
    assert caught.value.remedy
    assert re.search(said, str(caught.value))


@pytest.mark.slow
@pytest.mark.parametrize("suffix", [".docx", ".xlsx", ".pdf"])
def test_a_file_cut_off_anywhere_is_refused(suffix: str) -> None:
    content = WRITERS[suffix](REPORT)
    for length in range(1, len(content) - 8, max(len(content) // 40, 1)):
        with pytest.raises(DocumentError):
            DECODERS[suffix](content[:length], "a")


def test_the_libraries_of_the_formats_are_loaded_only_when_they_are_used() -> None:
    libraries = ("selectolax", "docx", "python_calamine", "pdfplumber", "pdfminer", "pypdfium2", "lxml")
    code = (
        f"import sys, orchestration.documents; print([name for name in {libraries} if name in sys.modules])"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=CHECKOUT
    )
    assert done.stdout.strip() == "[]"
