"""How reports of a province tell marks passed, standards for each, aims in words and sets of things."""

import pytest

from orchestration.extraction import Record, read_report


def figures(text: str, year: int = 2022) -> list[Record]:
    return [record for record in read_report(text, year=year) if record.obs]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "地区生产总值达9800亿元，五年跨过3个千亿元级台阶、年均增长5%，稳居全省首位。",
            ["地区生产总值"] * 3,
        ),
        ("一般公共预算收入达到98亿元，三年来先后跨越两个十亿元台阶，年均增长9%。", ["一般公共预算收入"] * 2),
        ("进出口总额960亿元，五年间连续跨过4个百亿元关口、增长18%。", ["进出口总额"] * 2),
    ],
)
def test_marks_passed_on_the_way_are_no_name_of_what_passed_them(text: str, expected: list[str]) -> None:
    assert [record.indicator for record in figures(text)] == expected


@pytest.mark.parametrize(
    ("text", "bound", "unit"),
    [
        ("落实小学生均公用经费不低于每生每年900元的标准。", "min", "元/生/年"),
        ("农村特困人员供养标准不低于每人每月800元。", "min", "元/人/月"),
        ("残疾人护理补贴标准约每人每月110元。", "approx", "元/人/月"),
        ("残疾人护理补贴标准为每人每月110元。", "exact", "元/人/月"),
    ],
)
def test_a_bound_stands_before_the_words_for_each(text: str, bound: str, unit: str) -> None:
    assert [(record.bound, record.unit) for record in figures(text)] == [(bound, unit)]


@pytest.mark.parametrize(
    ("aim", "code"),
    [
        ("外贸出口企稳向好", "exports"),
        ("进出口总额回稳向好", "trade_total"),
        ("社会消费品零售总额企稳回升", "retail_sales"),
    ],
)
def test_what_a_list_of_targets_hopes_for_in_words_is_an_aim(aim: str, code: str) -> None:
    listed = f"二、2023年目标任务\n主要预期目标是：地区生产总值增长6%；{aim}，城镇新增就业2万人。"
    assert [(record.text, record.code) for record in figures(listed)][1] == (aim, code)
    told = f"二、2023年重点工作\n推动{aim}，城镇新增就业2万人。"
    assert len(figures(told)) == 1


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("打造粮油、肉类等12大产业链。", [("12大", "打造产业链")]),
        ("抓好8大优质果品生产基地建设。", [("8大", "优质果品生产基地建设")]),
        ("建成3大物流园区，聚焦4大产业，实施6大工程。", [("3大", "建成物流园区")]),
        ("构建九大产业集群。", []),
    ],
)
def test_great_things_that_stand_somewhere_are_counted(text: str, expected: list[tuple[str, str]]) -> None:
    assert [(record.text, record.indicator) for record in figures(text)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "城镇新增就业105万人、超额完成国家下达的90万人就业任务。",
            [("城镇新增就业", "actual"), ("城镇新增就业", "target")],
        ),
        ("造林60万亩，完成省下达的50万亩造林任务。", [("造林", "actual"), ("造林", "target")]),
        ("全面完成省政府下达的9万亩高标准农田任务。", [("高标准农田任务", "target")]),
    ],
)
def test_a_task_set_from_above_was_aimed_at(text: str, expected: list[tuple[str, str]]) -> None:
    assert [(record.indicator, record.nature) for record in figures(text)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("加工贸易、民营企业出口分别增长8.1%和4.9%。", ["加工贸易出口", "民营企业出口"]),
        ("一般贸易、国有企业进出口分别增长8.1%和4.9%。", ["一般贸易进出口", "国有企业进出口"]),
        ("外资、民营企业出口分别增长8.1%和4.9%。", ["外资企业出口", "民营企业出口"]),
    ],
)
def test_a_way_of_trading_is_no_kind_of_firm(text: str, expected: list[str]) -> None:
    assert [record.indicator for record in figures(text)] == expected


def test_who_was_trained_and_what_was_pooled_in_a_term_was_so_in_all_of_it() -> None:
    opened = "一、过去五年工作回顾\n过去五年，我们办了很多事。"
    told = figures(f"{opened}“匠人”工程培训93万人次。统筹整合涉农资金49亿元。学校占地90亩。")
    assert [record.period for record in told] == ["2018/2022", "2018/2022", "2022"]


@pytest.mark.parametrize(
    "text",
    [
        "空气质量综合指数退出全国90个重点城市“倒数前十”。",
        "空气质量退出全国90个重点城市后十位。",
        "成功退出全省60个县区空气质量“后十”。",
    ],
)
def test_the_places_of_which_one_was_the_last_are_no_number_of_it(text: str) -> None:
    assert figures(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("吸引约5万名境外采购商、创历史新高。", "吸引境外采购商"),
        ("接待8万名国外旅客、刷新历史纪录。", "接待国外旅客"),
        ("开行90列中欧班列、创同期新高。", "开行中欧班列"),
    ],
)
def test_that_there_never_were_so_many_is_no_part_of_what_they_are(text: str, expected: str) -> None:
    assert [record.indicator for record in figures(text)] == [expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("组织开展采供对接活动106场，成交金额19亿美元。", ["开展采供对接活动", "采供对接活动成交金额"]),
        (
            "举办农产品产销对接会5场、签约金额3亿元。",
            ["举办农产品产销对接会", "农产品产销对接会签约金额"],
        ),
        ("举办展会30场，现场成交额9亿元。", ["举办展会", "展会现场成交额"]),
    ],
)
def test_what_was_sold_was_so_at_the_meetings_told_before(text: str, expected: list[str]) -> None:
    assert [record.indicator for record in figures(text)] == expected
