"""Titles as governments, bureaus and newspapers word them."""

from datetime import date
from pathlib import Path

import pytest

from orchestration.documents import DocumentError, identify, read_document
from orchestration.documents.places import load_gazetteer, short_names
from orchestration.registry import load_divisions

LINE = "全市地区生产总值增长5.6%，各项工作取得积极进展。\n"

WORDINGS = [
    (
        "关于北京市2018年国民经济和社会发展计划执行情况与2019年国民经济和社会发展计划的报告",
        "110000-2018-plan",
    ),
    (
        "上海市人民政府关于上海市2018年国民经济和社会发展计划执行情况与2019年计划草案的报告",
        "310000-2018-plan",
    ),
    ("广州市发展和改革委员会关于广州市2018年国民经济和社会发展计划执行情况的报告", "440100-2018-plan"),
    ("恩施州2018年国民经济和社会发展计划执行情况暨2019年计划草案的报告", "422800-2018-plan"),
    ("义乌市2018年经济社会发展计划执行情况和2019年计划", "330782-2018-plan"),
    ("湖北省仙桃市2018年国民经济和社会发展计划执行情况与2019年计划草案", "429004-2018-plan"),
    ("广州市2018年上半年国民经济和社会发展计划执行情况的报告", "440100-2018-plan-201806"),
    ("浦东新区2018年国民经济和社会发展计划执行情况与2019年计划草案的报告", "310115-2018-plan"),
    ("2019年内蒙古自治区人民政府工作报告", "150000-2018-work_report"),
    ("2019年广西政府工作报告（全文）", "450000-2018-work_report"),
    ("内蒙古自治区阿拉善盟2019年政府工作报告", "152900-2018-work_report"),
    ("政府工作报告（2019年）\n——在杭州市第十三届人民代表大会第四次会议上", "330100-2018-work_report"),
    (
        "2019年省政府工作报告\n2019年1月28日在山西省第十三届人民代表大会第二次会议上",
        "140000-2018-work_report",
    ),
    (
        "二〇一九年政府工作报告\n来源：国务院办公厅\n我代表国务院，向大会报告政府工作",
        "000000-2018-work_report",
    ),
    ("2018年广州市政府工作报告\n2019年1月10日在广州市第十五届人民代表大会上", "440100-2018-work_report"),
    ("2018年广州市政府工作报告\n一、2018年工作回顾\n二、2019年工作安排", "440100-2018-work_report"),
    ("2019年广州市政府工作报告\n一、过去一年工作回顾\n一、2019年主要工作任务", "440100-2018-work_report"),
    ("长沙市2018年国民经济和社会发展统计公报[1]", "430100-2018-communique"),
    ("2018年苏州市国民经济和社会发展统计公报", "320500-2018-communique"),
    ("2018年全省经济运行情况\n来源：广东省统计局", "440000-2018-bulletin"),
    ("2018年一季度广东经济运行简况", "440000-2018-bulletin-201803"),
    ("2018年前三季度河南省经济运行情况", "410000-2018-bulletin-201809"),
    ("2018年国民经济运行总体平稳\n来源：国家统计局", "000000-2018-bulletin"),
]


def identified(root: Path, text: str) -> str:
    path = root / "a.txt"
    path.write_text(f"{text}\n{LINE}", encoding="utf-8")
    return identify(read_document(path, root=root)).report_id


@pytest.mark.parametrize(("title", "report_id"), WORDINGS)
def test_titles_in_use_name_their_report(tmp_path: Path, title: str, report_id: str) -> None:
    assert identified(tmp_path, title) == report_id


@pytest.mark.parametrize("zone", ["广州市高新技术产业开发区", "某某新区", "合肥市经济技术开发区"])
def test_a_zone_without_a_code_never_passes_for_its_city(tmp_path: Path, zone: str) -> None:
    with pytest.raises(DocumentError, match=zone) as caught:
        identified(tmp_path, f"{zone}2018年国民经济和社会发展计划执行情况与2019年计划草案的报告")
    assert caught.value.rule_code == "DOC-DIVISION"


def test_every_division_is_found_by_its_full_name() -> None:
    gazetteer = load_gazetteer()
    for code, division in load_divisions().items():
        assert gazetteer.resolve(division.full_name) == {code}, division.full_name


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("北京市密云县", "110228"),
        ("广州市花都市", "440182"),
        ("密云区", "110118"),
        ("毕节市", "520500"),  # the county of that name is no more; the prefecture bears the name
    ],
)
def test_former_divisions_are_found_by_names_that_nobody_bears_today(name: str, code: str) -> None:
    assert load_gazetteer().resolve(name) == {code}


def test_short_names_are_those_that_people_use() -> None:
    gazetteer = load_gazetteer()
    short = {name: code for code, entry in gazetteer.divisions.items() for name in short_names(entry)}
    for name, code in {"凉山州": "513400", "广西": "450000", "长阳县": "420528", "全国": "000000"}.items():
        assert short[name] == code


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("发布日期：2019-02-09 17:58", date(2019, 2, 9)),
        ("发布时间:2019年2月9日", date(2019, 2, 9)),
        ("2019年02月09日 07时41分", date(2019, 2, 9)),
        ("时间：2019/2/9", date(2019, 2, 9)),
        ("2019年1月30日在广州市第十五届人民代表大会第四次会议上", date(2019, 1, 30)),
        ("2019年13月40日", None),
        ("第一部分", None),
    ],
)
def test_the_day_is_that_of_publishing_else_that_of_delivery(
    tmp_path: Path, line: str, day: date | None
) -> None:
    path = tmp_path / "a.txt"
    path.write_text(f"2019年广州市政府工作报告\n{line}\n{LINE}", encoding="utf-8")
    assert identify(read_document(path, root=tmp_path)).published_on == day
