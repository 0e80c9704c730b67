"""Days of events, years that a deed takes and tasks that were given: what time they leave to figures."""

import pytest

from orchestration.extraction import read_report


def told(text: str, *fields: str) -> list[tuple[object, ...]]:
    return [tuple(one.get(field) for field in fields) for one in read_report(text, year=2016) if one["obs"]]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("5月份获奖励40万元；固定资产投资增长6%。", ["2016-05", "2016"]),
        ("2016年4月20日召开推进会，签约项目12个；全社会用电量增长8%。", ["2016-04-20", "2016"]),
        ("5月份和7月份考核得分均居全市第2，获奖励40万元。", ["2016", "2016"]),
        ("3月、9月两次举办推介会，签约项目12个。", ["2016"]),
        ("2016年4月20日，移交会议后，30个专班与邻县对接。", ["2016"]),
        ("3月份启动以来，12个工作组深入一线。", ["2016"]),
        # What has months of its own keeps them, and so do months that are told in turn.
        ("1-9月投资增长6%；用电量增长8%。", ["2016-01/2016-09", "2016-01/2016-09"]),
        ("3月、9月用电量分别增长5%、6%。", ["2016-03", "2016-09"]),
    ],
)
def test_the_day_of_an_event_is_of_its_own_part_of_the_sentence(text: str, expected: list[str]) -> None:
    assert told(f"一、2016年工作回顾\n{text}", "period") == [(period,) for period in expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("利用三年时间完成栽竹2万亩。", ("栽竹", "2017/2019")),
        ("用三年时间改造农村公路300公里。", ("改造农村公路", "2017/2019")),
        ("力争用3年左右时间，培育企业50家。", ("培育企业", "2017/2019")),
        ("通过两年努力，建成公园8个。", ("建成公园", "2017/2018")),
        ("经过五年的努力，城镇化率达到60%。", ("城镇化率", "2021")),
        ("植树2万亩，新建学校9所。", ("植树", "2017")),
    ],
)
def test_a_deed_of_several_years_to_come_has_them_all(text: str, expected: tuple[str, str]) -> None:
    assert told(f"二、2017年工作安排\n{text}", "indicator", "period")[0] == expected


@pytest.mark.parametrize(
    ("text", "nature"),
    [
        ("4月初省政府给我市下达了6万户的煤改电任务。", "target"),
        ("省下达我县棚户区改造任务900套。", "target"),
        ("市里分解下达我市的减排任务为3万吨。", "target"),
        ("完成市下达的棚户区改造任务900套。", "actual"),
        ("全年承担国家下达的6项改革试点任务。", "actual"),
        ("省下达专项资金3亿元。", "actual"),
    ],
)
def test_what_a_higher_government_asked_for_is_an_aim_of_the_year(text: str, nature: str) -> None:
    assert told(f"一、2016年工作回顾\n{text}", "nature", "period") == [(nature, "2016")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("针对剩余的360名困难群众，采取措施。", ("actual", "2016")),
        ("对现有的20家企业，逐一制定方案。", ("actual", "2016")),
        ("对尚未脱贫的300户贫困户，落实帮扶措施。", ("actual", "2016")),
        ("完成剩余的20公里道路建设。", ("target", "2017")),
        ("对20家企业实施改造。", ("target", "2017")),
    ],
)
def test_those_whom_a_plan_is_for_are_there_before_it(text: str, expected: tuple[str, str]) -> None:
    assert told(f"二、2017年工作安排\n{text}", "nature", "period") == [expected]


def test_what_grew_for_years_has_its_share_at_their_end() -> None:
    text = "民营经济发展较快，增加值年均增长16%，占全省生产总值的比重达到39%。"
    assert told(text, "period") == [("2012/2016",), ("2016",)]
