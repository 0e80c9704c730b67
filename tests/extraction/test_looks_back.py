"""Which months a short report is of, and where a look back over years begins and ends."""

import pytest

from orchestration.extraction import read_report


def periods(text: str) -> list[object]:
    return [one.get("period") for one in read_report(text, year=2020) if one["obs"]]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1-7月，出口完成5亿元，完成全年目标的52%。\n进口增长3%。", "2020-01/2020-07"),
        (
            "1-7月，出口完成5亿元，完成全年计划的52%。\n税收完成全年任务的60%。\n进口增长3%。",
            "2020-01/2020-07",
        ),
        ("1-7月，出口完成5亿元。\n全年税收增长4%，全年投资增长2%。\n进口增长3%。", "2020"),
    ],
)
def test_the_aim_of_a_year_makes_no_report_of_a_year(text: str, expected: str) -> None:
    assert periods(text)[-1] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“十三五”时期，出口年均增长6%。\n全年减税68亿元，发放补贴3亿元。", ["2016/2020", "2020", "2020"]),
        ("五年来，新建公路300公里。\n全年新增床位2000张。", ["2016/2020", "2020"]),
        ("五年来，新建公路300公里。\n改造住房2万套。", ["2016/2020", "2016/2020"]),
        ("“十三五”成就：\n城镇化率提高5个百分点", ["2016/2020"]),
        ("“十三五”主要成果\n新建公路300公里", ["2016/2020"]),
        ("“十三五”成果丰硕。城镇化率提高1个百分点。", ["2020"]),
        ("过去四年的主要成绩：\n新建公路300公里。", ["2017/2020"]),
        ("一、本届政府四年工作回顾\n新建公路300公里。", ["2017/2020"]),
        ("一、近三年主要成效\n出口年均增长6%。\n新建公路300公里。", ["2018/2020", "2018/2020"]),
        ("三年来的工作情况\n新建公路300公里。", ["2018/2020"]),
        ("一、三年行动计划工作情况\n新建公路300公里。", ["2020"]),
        ("主要做法：\n新建公路300公里。", ["2020"]),
    ],
)
def test_a_look_back_begins_with_its_heading_and_ends_with_the_year(text: str, expected: list[str]) -> None:
    assert periods(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2021预期目标\n税收增长18%以上", ("2021", "target")),
        ("2021目标任务\n税收增长18%以上", ("2021", "target")),
        ("2020成绩\n税收增长18%", ("2020", "actual")),
        ("2020年重点工作1-6月进展情况的通报\n税收增长18%。", ("2020-01/2020-06", "actual")),
        ("2021年重点工作\n税收增长18%。", ("2021", "target")),
        ("2021预期目标\n税收增长18%以上\n回顾\n税收增长15%", ("2020", "actual")),
        ("2021年目标\n税收增长18%以上\n回顾性展览\n税收增长15%", ("2021", "target")),
        ("2020年工作进展情况的通报\n一、重点工作方面\n税收增长18%。", ("2020", "actual")),
        ("2021个项目目标明确\n税收增长18%。", ("2020", "actual")),
        ("2020年计划执行及2021年计划安排情况\n一、主要指标\n税收增长18%。", ("2020", "actual")),
        ("2020年工作与2021年工作思路\n税收增长18%。", ("2020", "actual")),
        ("2020年发展计划和2021年计划草案\n（一）工业\n税收增长18%。", ("2020", "actual")),
        ("2021年和2022年工作安排\n税收增长18%。", ("2021", "target")),
        ("2020年至2022年行动计划\n税收增长18%。", ("2021", "target")),
        ("2021年发展计划\n一、上年计划完成得怎样\n税收增长18%。", ("2020", "actual")),
        ("一、上年度指标\n税收增长18%。", ("2020", "actual")),
        ("2021年工作报告（2021年2月）\n一、工业\n税收增长18%。", ("2020", "actual")),
        ("某市2021年2月工作报告摘要\n税收增长18%。", ("2020", "actual")),
        ("某市2020年2月经济运行情况\n税收增长18%。", ("2020-02", "actual")),
        ("——二〇二一年一月二十五日在县第九届人民代表大会上\n税收增长18%。", ("2020", "actual")),
        ("（二零二一年二月三日）\n税收增长18%。", ("2020", "actual")),
        ("二○二一年十二月主要任务\n税收增长18%。", ("2021", "target")),
        ("“十四五”时期主要目标任务\n税收年均增长7%。", ("2021/2025", "target")),
        ("2021年重点工作\n税收增长8%。\n“十三五”时期工作回顾\n税收年均增长7%。", ("2016/2020", "actual")),
        ("“十四五”时期发展思路\n“十三五”规划主要成就\n税收年均增长7%。", ("2016/2020", "actual")),
    ],
)
def test_headings_tell_year_and_part(text: str, expected: tuple[str, str]) -> None:
    last = [one for one in read_report(text, year=2020) if one["obs"]][-1]
    assert (last.get("period"), last.get("nature")) == expected


@pytest.mark.parametrize(
    ("text", "periods"),
    [
        ("服务业不断壮大。去年全县存款余额90亿元。新建改建校舍12所。", ["2016", "2012/2016"]),
        ("城市面貌一新。去年，实施棚改项目9个，投资3亿元。植树造林4万亩。", ["2016", "2016", "2012/2016"]),
        ("新建校舍12所。2014年，新建泵站2座。植树造林4万亩。", ["2012/2016", "2014", "2012/2016"]),
        # At the head of a paragraph the year ends the look back over years.
        ("城市面貌一新。\n去年，新建校舍12所，投资3亿元。植树造林4万亩。", ["2016", "2016", "2016"]),
        ("植树造林4万亩，去年存款余额比2011年增加9亿元。", ["2012/2016", "2016"]),
        ("失业率控制在4%以内，群众满意度保持在97%以上。", ["2016", "2016"]),
        ("民生支出占财政支出的比重保持在75%以上。", ["2012/2016"]),
    ],
)
def test_last_year_named_within_a_look_back_is_the_last_of_its_years(text: str, periods: list[str]) -> None:
    read = read_report("一、过去五年主要工作\n" + text, year=2016)
    assert [record.period for record in read if record.obs] == periods


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "经营主体五年新增9万家、达到20万家。",
            [("经营主体", "change", "2016/2020"), ("经营主体", "level", "2020")],
        ),
        (
            "公路通车里程四年新增300公里，达到5200公里。",
            [("公路通车里程", "change", "2017/2020"), ("公路通车里程", "level", "2020")],
        ),
        ("注册商标五年来新增900件。", [("注册商标", "change", "2016/2020")]),
        ("近五年新增停车位900个。", [("新增停车位", "level", "2016/2020")]),
        ("近三年新增300家星级饭店。", [("新增星级饭店", "level", "2018/2020")]),
        ("这三年安排专项资金9亿元。", [("安排专项资金", "level", "2018/2020")]),
        ("“某某英才计划”三年落实岗位24万个。", [("“某某英才计划”落实岗位", "level", "2018/2020")]),
        ("三年落实方案出台，任务12项。", [("任务", "level", "2020")]),
        ("餐饮业年均增速保持在两位数左右。", [("餐饮业", "average_growth", "2016/2020")]),
        ("餐饮业增速保持在两位数。", [("餐饮业", "growth", "2020")]),
    ],
)
def test_so_many_years_before_a_deed_are_its_years(text: str, told: list[tuple[str, str, str]]) -> None:
    read = [record for record in read_report(text, year=2020) if record.obs]
    assert [(record.indicator, record.measure, record.period) for record in read] == told


@pytest.mark.parametrize(("text", "bound"), [("左右", "approx"), ("以上", "min"), ("", "min")])
def test_two_digits_are_at_least_ten_unless_said_roughly(text: str, bound: str) -> None:
    read = [one for one in read_report(f"出口增速保持在两位数{text}。", year=2020) if one.obs]
    assert [record.bound for record in read] == [bound]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("引进项目90个，其中亿元以上项目9个。", [("引进项目", "2016/2020"), ("亿元以上项目", "2016/2020")]),
        ("企业达到90家，五年净增30家，其中规上企业超过9家。",
         [("企业", "2020"), ("企业", "2016/2020"), ("规上企业", "2020")]),
        ("企业达到90家，其中规上企业9家。", [("企业", "2020"), ("规上企业", "2020")]),
        ("荣获省级奖项12个，其中市级3个。", [("荣获省级奖项", "2016/2020"), ("荣获市级奖项", "2016/2020")]),
        ("硬化道路20公里、便道3万平方米。", [("硬化道路", "2016/2020"), ("硬化便道", "2016/2020")]),
    ],
)  # fmt: skip
def test_some_of_what_came_in_a_term_came_in_it_too(text: str, told: list[tuple[str, str]]) -> None:
    read = [one for one in read_report("一、过去五年工作回顾\n五年来，" + text, year=2020) if one.obs]
    assert [(record.indicator, record.period) for record in read] == told


FIRST = "甲县政府工作报告\n——2017年2月10日在甲县第十五届人民代表大会第一次会议上\n"
SECOND = "甲县政府工作报告\n——2018年2月10日在甲县第十五届人民代表大会第二次会议上\n"


@pytest.mark.parametrize(
    ("text", "period"),
    [
        (FIRST + "一、工作回顾\n县第十四届人民代表大会以来，新建学校9所。", "2012/2016"),
        (FIRST + "一、工作回顾\n本届政府成立以来，新建学校9所。", "2012/2016"),
        (FIRST + "一、工作回顾\n本届政府成立以来，新建学校9所。\n2016年，新建医院2所。", "2016"),
        (SECOND + "一、工作回顾\n县第十五届人民代表大会第一次会议以来，新建学校9所。", "2016"),
        (SECOND + "一、工作回顾\n本届政府成立以来，新建学校9所。", "2016"),
        ("一、本届政府工作回顾\n新建学校9所。", "2012/2016"),
        ("一、本届县政府主要工作回顾\n新建学校9所。", "2012/2016"),
        ("一、本届政府2016年工作回顾\n新建学校9所。", "2016"),
    ],
)
def test_a_report_to_a_new_congress_looks_back_on_the_term(text: str, period: str) -> None:
    assert [one for one in read_report(text, year=2016) if one.obs][-1].period == period
