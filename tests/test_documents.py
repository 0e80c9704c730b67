"""Files of raw/ become documents, or are refused with a reason and a remedy."""

from datetime import date
from pathlib import Path

import pytest

from orchestration.documents import DocumentError, check_wholeness, identify, read_document
from orchestration.documents.legibility import is_readable
from orchestration.documents.titles import KIND_RULES, parse_title

SENTENCE = (
    "全市地区生产总值1234.5亿元，同比增长5.6%，规模以上工业增加值增长4.3%，"
    "社会消费品零售总额增长6.1%，居民人均可支配收入增长7.2%。\n"
)
TITLE = "广州市花都区2018年国民经济和社会发展计划执行情况与2019年计划草案的报告"
PLAN = f"{TITLE}\n\n{SENTENCE * 12}2019年，{SENTENCE * 12}"


def written(root: Path, name: str, content: str | bytes, encoding: str = "utf-8") -> Path:
    path = root / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content if isinstance(content, bytes) else content.encode(encoding))
    return path


def named(root: Path, content: str, name: str = "a.txt", **flags: object) -> str:
    path = written(root, name, content)
    return identify(read_document(path, root=root), **flags).report_id  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("encoding", "found"),
    [
        ("utf-8", "utf-8"),
        ("utf-8-sig", "utf-8-sig"),
        ("gb18030", "gb18030"),
        ("gbk", "gb18030"),
        ("utf-16", "utf-16"),
        ("utf-16-le", "utf-16-le"),
        ("utf-16-be", "utf-16-be"),
    ],
)
def test_each_encoding_gives_the_same_text_and_is_named(tmp_path: Path, encoding: str, found: str) -> None:
    document = read_document(written(tmp_path, "a.txt", PLAN, encoding), root=tmp_path)
    assert (document.text, document.encoding) == (PLAN, found)


def test_the_text_is_not_changed_by_reading(tmp_path: Path) -> None:
    content = PLAN.replace("\n", "\r\n")
    assert read_document(written(tmp_path, "a.txt", content), root=tmp_path).text == content


PDF = b"%PDF-1.7\n1 0 obj\n"
NOISE = bytes((index * 7919) % 251 for index in range(4000))
BROKEN = [
    ("a.txt", b"", "DOC-EMPTY"),
    ("a.txt", b" \n\t\n", "DOC-EMPTY"),
    ("a.txt", b"\xef\xbb\xbf\n", "DOC-EMPTY"),
    ("a.txt", PDF, "DOC-BINARY"),
    ("a.txt", NOISE, "DOC-BINARY"),
    ("a.txt", b"PK\x03\x04" + NOISE, "DOC-BINARY"),
    ("a.txt", PLAN.encode() + b"\x00\x01\x02", "DOC-BINARY"),
    ("a.xyz", PLAN.encode(), "DOC-FORMAT"),
    ("a", PLAN.encode(), "DOC-FORMAT"),
    ("a.txt", PLAN.encode()[:-2], "DOC-TRUNCATED"),
    ("a.txt", ("市" + PLAN + "市").encode("gb18030")[:-1], "DOC-TRUNCATED"),
    ("a.txt", PLAN.encode("utf-16")[:-1], "DOC-TRUNCATED"),
    ("a.txt", "經濟發展計劃報告與國際貿易".encode("big5") * 40, "DOC-ENCODING"),
    ("a.txt", "経済の発展について".encode("shift-jis") * 40, "DOC-ENCODING"),
    ("a.txt", PLAN.encode().decode("gb18030", "ignore").encode(), "DOC-ENCODING"),
    ("a.txt", PLAN.encode().decode("latin-1").encode(), "DOC-ENCODING"),
    ("a.txt", PLAN.replace("增长", "\ufffd\ufffd").encode(), "DOC-ENCODING"),
    ("a.txt", b"---\ntitle: [\n---\n" + PLAN.encode(), "DOC-METADATA"),
    ("a.txt", b"---\ntitle: a\n" + PLAN.encode(), "DOC-METADATA"),
    ("a.txt", b"---\nyear: 2018\n---\n" + PLAN.encode(), "DOC-METADATA"),
    ("a.txt", b"---\nexecuted_year: 218\n---\n" + PLAN.encode(), "DOC-METADATA"),
    ("a.txt", b"---\nkind: novel\n---\n" + PLAN.encode(), "DOC-METADATA"),
    ("a.txt", b"---\ndivision: 44\n---\n" + PLAN.encode(), "DOC-METADATA"),
    ("a.txt", b"---\npublished_on: soon\n---\n" + PLAN.encode(), "DOC-METADATA"),
    ("a.txt", b"---\npublished_on: 2019-02-30\n---\n" + PLAN.encode(), "DOC-METADATA"),
    ("a.txt", b"---\ndigest: maybe\n---\n" + PLAN.encode(), "DOC-METADATA"),
    ("a.txt", b"---\n- 1\n---\n" + PLAN.encode(), "DOC-METADATA"),
]


@pytest.mark.parametrize(("name", "content", "rule"), BROKEN)
def test_a_file_that_is_no_report_text_is_refused_by_name(
    tmp_path: Path, name: str, content: bytes, rule: str
) -> None:
    with pytest.raises(DocumentError) as caught:
        read_document(written(tmp_path, name, content), root=tmp_path)
    assert caught.value.rule_code == rule
    assert caught.value.path == name
    assert caught.value.remedy
    assert str(caught.value).startswith(f"{name}: ")


def test_a_file_that_cannot_be_opened_is_refused_by_name(tmp_path: Path) -> None:
    with pytest.raises(DocumentError, match=r"a\.txt: The file cannot be opened"):
        read_document(tmp_path / "a.txt", root=tmp_path)


@pytest.mark.parametrize(
    "sidecar", [b"title: [\n", b"\xff\xfe\x00", b"just words\n", b"colour: red\n", b"a: &a [*a]\n"]
)
def test_a_sidecar_that_is_not_valid_is_refused_by_its_own_name(tmp_path: Path, sidecar: bytes) -> None:
    path = written(tmp_path, "a.txt", PLAN)
    written(tmp_path, "a.txt.yml", sidecar)
    with pytest.raises(DocumentError) as caught:
        read_document(path, root=tmp_path)
    assert (caught.value.rule_code, caught.value.path) == ("DOC-METADATA", "a.txt.yml")


def test_sidecar_and_front_matter_join_and_must_not_contradict_each_other(tmp_path: Path) -> None:
    path = written(tmp_path, "a.txt", "---\nkind: plan\ndivision: 440114\n---\n" + PLAN)
    written(tmp_path, "a.txt.yml", "url: https://example.org/1\n")
    metadata = read_document(path, root=tmp_path).metadata
    assert (metadata.kind, metadata.division, metadata.url) == ("plan", "440114", "https://example.org/1")
    written(tmp_path, "a.txt.yml", "kind: bulletin\n")
    with pytest.raises(DocumentError, match="front matter says kind: plan, the sidecar says kind: bulletin"):
        read_document(path, root=tmp_path)


TITLES = [
    ("花都区2018年国民经济和社会发展计划执行情况与2019年国民经济和社会发展计划草案", "440114-2018-plan"),
    ("广东省广州市花都区2018年国民经济和社会发展计划执行情况与2019年计划草案的报告", "440114-2018-plan"),
    ("关于花都区2018年国民经济和社会发展计划执行情况和2019年计划（草案）的报告", "440114-2018-plan"),
    ("关于广州市花都区\n2018年国民经济和社会发展计划执行情况\n与2019年计划草案的报告", "440114-2018-plan"),
    ("花都区二〇一八年国民经济和社会发展计划执行情况及二〇一九年计划安排", "440114-2018-plan"),
    ("广州市花都区２０１８年国民经济和社会发展计划执行情况", "440114-2018-plan"),
    ("关于山东省2018年国民经济和社会发展计划完成情况与2019年计划的报告", "370000-2018-plan"),
    ("2019年吉林省政府工作报告", "220000-2018-work_report"),
    ("吉林省人民政府工作报告（2019年）", "220000-2018-work_report"),
    ("2019年吉林省吉林市政府工作报告", "220200-2018-work_report"),
    ("政府工作报告——2019年1月30日在深圳市第七届人民代表大会第一次会议上", "440300-2018-work_report"),
    ("政府工作报告\n——2019年1月30日在广东省第十四届\n人民代表大会第五次会议上", "440000-2018-work_report"),
    ("政府工作报告\n（2019年3月5日在第十三届全国人民代表大会第二次会议上）", "000000-2018-work_report"),
    ("政府工作报告\n2018年12月28日在凉山州第十二届人民代表大会第一次会议上", "513400-2018-work_report"),
    ("政府工作报告\n各位代表：我代表杭州市政府报告工作。\n一、2018年工作回顾", "330100-2018-work_report"),
    ("2019年政府工作报告\n来源：江苏省人民政府办公厅", "320000-2018-work_report"),
    ("2018年山东省国民经济和社会发展统计公报", "370000-2018-communique"),
    ("中华人民共和国2018年国民经济和社会发展统计公报", "000000-2018-communique"),
    ("长沙市2018年国民经济和社会发展情况统计公报", "430100-2018-communique"),
    ("2018年全国经济运行情况", "000000-2018-bulletin"),
    ("2018年广州市花都区经济运行情况", "440114-2018-bulletin"),
    ("2018年上半年广州市经济运行情况", "440100-2018-bulletin-201806"),
    ("2018年1-9月广州市经济运行情况", "440100-2018-bulletin-201809"),
]  # fmt: skip


@pytest.mark.parametrize(("title", "report_id"), TITLES)
def test_the_title_names_the_report(tmp_path: Path, title: str, report_id: str) -> None:
    assert named(tmp_path, f"{title}\n{SENTENCE}") == report_id


FURNITURE = [
    "headerBg\n您现在的位置: 首页 > 规划计划\n\n{}\n\n发布日期:2019-02-09 17:58 来源:某局  【 字体: 】\n",
    "下载\n打印\n全屏\n收藏\n【字号：\n加大\n还原\n减小\n】\n{}\n来源：某报\n时间：2019-02-09\n",
    "政府工作报告。 摄影\n首页 > 政府工作报告\n一图读懂2020年北京市政府工作报告\n{}\n2019年02月09日 07时\n",
    "政府信息公开\n政府工作报告\n规划计划\n{}\n发布时间：2019年2月9日\n",
]


@pytest.mark.parametrize("page", FURNITURE)
def test_the_title_is_found_under_the_furniture_of_a_page(tmp_path: Path, page: str) -> None:
    path = written(tmp_path, "a.txt", page.format(TITLE) + SENTENCE)
    identity = identify(read_document(path, root=tmp_path))
    assert (identity.report_id, identity.title) == ("440114-2018-plan", TITLE)
    assert identity.published_on == date(2019, 2, 9)


@pytest.mark.parametrize("rule", KIND_RULES, ids=lambda rule: rule.kind)
def test_each_kind_knows_its_example(rule) -> None:  # type: ignore[no-untyped-def]
    title = parse_title(rule.example)
    assert title is not None
    assert (title.kind, title.executed_year) == (rule.kind, 2015)


@pytest.mark.parametrize(
    "line",
    [
        "解读省政府工作报告",
        "现在，我代表市人民政府作政府工作报告。",
        "某市国民经济和社会发展第十四个五年规划和2035年远景目标纲要",
        "首页 > 政府工作报告",
        "关于政府工作报告的决议",
    ],
)
def test_a_line_that_only_speaks_of_reports_is_no_title(line: str) -> None:
    assert parse_title(line) is None


UNTOLD = [
    ("某县2018年国民经济和社会发展计划执行情况与2019年计划", "DOC-DIVISION", "某县"),
    ("广州市某某区2018年国民经济和社会发展计划执行情况与2019年计划", "DOC-DIVISION", "某某区"),
    ("广州市朝阳区2018年国民经济和社会发展计划执行情况与2019年计划", "DOC-DIVISION", "朝阳区"),
    ("朝阳区2018年国民经济和社会发展计划执行情况与2019年计划", "DOC-DIVISION", "110105 北京市朝阳区, 220104"),
    ("2018年国民经济和社会发展计划执行情况与2019年计划", "DOC-DIVISION", "does not tell the division"),
    ("广州市花都区国民经济和社会发展计划执行情况", "DOC-NO-TITLE", "--year"),
    ("广州市政府工作报告", "DOC-NO-TITLE", "--year"),
    ("今年的工作", "DOC-NO-TITLE", "--kind"),
]


@pytest.mark.parametrize(("title", "rule", "said"), UNTOLD)
def test_what_the_title_does_not_tell_is_asked_for(tmp_path: Path, title: str, rule: str, said: str) -> None:
    with pytest.raises(DocumentError) as caught:
        named(tmp_path, f"{title}\n{SENTENCE}")
    assert caught.value.rule_code == rule
    assert said in str(caught.value)


def test_a_name_of_several_divisions_is_told_apart_by_what_stands_around(tmp_path: Path) -> None:
    title = "朝阳区2018年国民经济和社会发展计划执行情况与2019年计划\n"
    assert named(tmp_path, title + "来源：长春市朝阳区统计局\n") == "220104-2018-plan"
    assert named(tmp_path, title, "110105/a.txt") == "110105-2018-plan"
    assert named(tmp_path, title, division="220104") == "220104-2018-plan"


def test_the_folder_must_agree_with_the_title(tmp_path: Path) -> None:
    with pytest.raises(DocumentError, match=r"folder says 110105 .*, the document 440114 "):
        named(tmp_path, PLAN, "110105/a.txt")
    with pytest.raises(DocumentError, match=r"119999 \(folder\) is not in the list"):
        named(tmp_path, PLAN, "119999/a.txt")
    with pytest.raises(DocumentError, match="广州市某某区"):
        named(tmp_path, PLAN.replace("花都区", "某某区"), "440100/a.txt")


def test_flags_win_over_metadata_and_metadata_over_the_title(tmp_path: Path) -> None:
    text = "---\ndivision: 440100\nexecuted_year: 2015\nkind: bulletin\n---\n" + PLAN
    assert named(tmp_path, text) == "440100-2015-bulletin"
    assert named(tmp_path, text, division="000000", year=2016, kind="plan") == "000000-2016-plan"


def test_an_edition_stands_behind_the_report_id(tmp_path: Path) -> None:
    text = "---\nedition: 2019-01-09\npublished_on: 2019-01-09\ndigest: true\n---\n" + PLAN
    identity = identify(read_document(written(tmp_path, "a.md", text), root=tmp_path))
    assert identity.report_id == "440114-2018-plan-20190109"
    assert (identity.is_digest, identity.published_on) == (True, date(2019, 1, 9))


PIECES = [
    (PLAN[:300], "characters"),
    (PLAN.rstrip()[:-8], "middle of a sentence"),
    (PLAN.replace("2019", "2018"), "part that plans 2019"),
]


@pytest.mark.parametrize(("text", "said"), PIECES)
def test_a_piece_of_a_report_is_refused_unless_it_says_it_is_a_digest(
    tmp_path: Path, text: str, said: str
) -> None:
    document = read_document(written(tmp_path, "a.txt", text), root=tmp_path)
    with pytest.raises(DocumentError, match=said) as caught:
        check_wholeness(document, identify(document))
    assert caught.value.rule_code == "DOC-TRUNCATED"
    document = read_document(written(tmp_path, "b.txt", "---\ndigest: true\n---\n" + text), root=tmp_path)
    check_wholeness(document, identify(document))


def test_a_whole_report_passes(tmp_path: Path) -> None:
    document = read_document(written(tmp_path, "a.txt", PLAN), root=tmp_path)
    check_wholeness(document, identify(document))


def test_plain_chinese_is_told_from_other_scripts() -> None:
    assert is_readable(SENTENCE)
    assert not is_readable("経済の発展について")


@pytest.mark.parametrize(
    ("name", "report_id", "published"),
    [
        ("440114-2022", "440114-2022-plan", date(2023, 2, 9)),
        ("110000-2025", "110000-2025-work_report", date(2026, 2, 2)),
        ("220000-2025", "220000-2025-work_report", date(2026, 2, 1)),
        ("370000-2025", "370000-2025-work_report", date(2026, 2, 1)),
        ("440000-2025", "440000-2025-work_report", date(2026, 1, 26)),
        ("510000-2025", "510000-2025-work_report", date(2026, 2, 10)),
        ("520000-2025", "520000-2025-work_report", date(2026, 1, 27)),
    ],
)
def test_official_pages_are_identified_and_whole(
    shared: Path, name: str, report_id: str, published: date
) -> None:
    document = read_document(shared / "reports" / f"{name}.txt", root=shared)
    identity = identify(document)
    check_wholeness(document, identity)
    assert (identity.report_id, identity.published_on) == (report_id, published)
