"""Effects and bare deeds take their name from the clause before."""

import pytest

from orchestration.extraction import read_report


def last_name(text: str) -> str | None:
    return [record.indicator for record in read_report(text, year=2025, division="440114") if record.obs][-1]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("扩围实施换新政策，拉动消费28亿元。", "换新政策拉动消费"),
        ("开展系列促消费活动，拉动消费7亿元。", "系列促消费活动拉动消费"),
        ("“甲”“乙”等特色劳务品牌培育壮大，带动就业4万人次。", "“甲”“乙”等特色劳务品牌带动就业"),
        ("财政金融政策联动发力，撬动资金50亿元。", "财政金融政策撬动资金"),
        ("落实育儿补贴政策，惠及15万户家庭。", "育儿补贴政策惠及家庭"),
        ("率先完成年度育儿补贴发放，惠及1.7万名婴幼儿。", "育儿补贴惠及婴幼儿"),
        ("向困难群众发放生活补助，惠及11万人。", "生活补助惠及"),
        ("改造老旧小区900个，惠及11万户居民。", "改造老旧小区惠及居民"),
        ("普惠贷款余额32亿元，惠及1.9万家企业。", "普惠贷款惠及企业"),
        ("深化中欧班列运营改革，全年开行280列。", "中欧班列开行"),
        ("推动三项工程提质发展，共培训1.7万人次。", "三项工程培训"),
        ("优化重点项目包联机制，力争完成投资230亿元。", "重点项目完成投资"),
        ("资助困难家庭子女和残疾人大学生，合计5200名。", "资助困难家庭子女和残疾人大学生"),
        # What names its own, or follows another figure, is left as it is.
        ("开展促消费活动，消费券拉动消费7亿元。", "消费券拉动消费"),
        ("生产总值增长5%，新建公园3座。", "新建公园"),
    ],
)
def test_an_effect_is_named_with_what_has_it(text: str, expected: str) -> None:
    assert last_name(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("5G网络覆盖所有城区、镇区和91%以上行政村。", "5G网络覆盖行政村"),
        ("美丽城镇建设覆盖全省92%的建制镇。", "美丽城镇建设覆盖建制镇"),
        ("推动某厂50万吨氨基酸等项目释放产能。", "氨基酸项目"),
        ("18.3亿元以旧换新补贴拉动消费210亿元。", "以旧换新补贴拉动消费"),
        ("三级医院提前三周向基层投放55%以上号源。", "三级医院向基层投放号源"),
        ("某市连续8年稳居自然创新指数全球榜首。", "自然创新指数"),
    ],
)
def test_names_keep_what_identifies_the_figure_alone(text: str, expected: str) -> None:
    assert last_name(text) == expected


@pytest.mark.parametrize(
    "text", ["推出98个重点事项，平均压减时间51%、材料43%。", "推出8个改革事项，压缩时限51%、环节43%。"]
)
def test_what_was_cut_has_fallen(text: str) -> None:
    *_, first, second = (record for record in read_report(text, year=2025) if record.obs)
    assert [(r.measure, float(r.value or 0)) for r in (first, second)] == [
        ("growth", -51.0),
        ("growth", -43.0),
    ]
