"""Bounds by which things are told apart, where the words around them say so.

Belongs here: a bound that so many firms or places have passed, two bounds of one class. Not here: a bound
with 以上 before its noun (`exclusions`), sizes and marks within a name (`classes`).
"""

import re

from orchestration.extraction.numerals.mentions import BOUNDARY
from orchestration.extraction.numerals.values import ARABIC

PASSED_ENDS = frozenset("过超破于足了达到")
OF_SIZE = frozenset("十百千万亿")
# 8个县财政收入增幅超过30%, 14个市县收入过亿元, 其中有4户企业增幅超过20%: how many have passed it is counted.
PASSED_BY = re.compile(
    r"(?:\d(?:余|多)?[家户](?:[^,，。;；:：、\d]{0,8}(?:企业|公司|园区))?(?!\S{0,4}(?:实现|完成|新增|带动))"
    # 9个县域产业集群营收超…: of a county, but no county.
    r"|\d(?:余|多)?个(?!县域|区域|市场|城市更新)(?:市县|县市|区县|县区|市区|市州|州市|地市|县|市|州|区|乡镇|镇|乡|村|城市|省份|省市|省区|地区)(?:\(市、?区?\))?"
    # 8个产业规模超千亿元: by words of size alone, for 8个集群产值突破5000亿元 may be of them together.
    r"|(?P<trades>\d(?:余|多)?个(?:[^,，。;；:：、\d]{0,6})?(?:产业集群|产业链|产业|行业|集群))"
    # 90%以上的村集体收入超过9万元, 八成企业: so large a part of them has.
    r"|(?P<part>\d[\d.]*%|[一二三四五六七八九]成)(?:以上|左右)?(?:的)?[^,，。;；:：、\d均共总计的]{0,4}(?:村|县|镇|企业|农户|家庭|园区|市州|户)"
    r"|(?P<some>(?:有|其中)\d{1,4}[个家户项条]))"
    r"(?:的)?(?!合计|共|总|累计|平均)[^,，。;；:：、\d均共总计]{0,20}?(?:总产?值|总额)?"
    r"(?:增速|增幅|涨幅|降幅|收入|产值|总额|总值|经济总量|GDP|率|投资|占比|比重|强度|规模|(?(some)增长))"
    r"(?:均|都|已|也)*(?:超过?|突破|过|高于|低于|不足|达到?)了?$"
)


def is_passed_by_so_many(text: str, start: int, end: int) -> bool:
    """Whether a bound that so many places have passed follows them, at the end of their clause."""
    reached = text[start - 1 : start] in ("达", "到")
    if reached and not text.startswith("以上", end):
        return False
    end += len("以上") if reached else 0
    if text[start - 1 : start] not in PASSED_ENDS or text[end : end + 1] not in BOUNDARY:
        return False
    passed = PASSED_BY.search(text, max(0, start - 40), start)
    if passed is not None and passed["trades"] is not None and text[start] not in OF_SIZE:
        return False
    # 90%的村收入达到20万元以上: of places counted it may be what they have together.
    return passed is not None and (not reached or passed["part"] is not None)


# 销售额2万元以上且发货量达90单以上的商户: two bounds of one class.
AND_OVER = r"以上(?:且|并且?|同时|或者?)[^,，。;；、:：\d]{1,14}"
BOTH_BOUNDS = re.compile(
    rf"及?{AND_OVER}(?:{ARABIC})[万亿]*[^\d,，。;；、:：]{{1,4}}以上的[^,，。;；、:：\d]"
)
BOTH_BEFORE = re.compile(rf"\d[万亿]*[^\d,，。;；、:：]{{1,4}}{AND_OVER}$")


def is_of_both_bounds(text: str, start: int, end: int) -> bool:
    """Whether an amount is one of two bounds that tell a class together."""
    if not text.startswith(("以上", "及以上"), end):
        return False
    if BOTH_BOUNDS.match(text, end) is not None:
        return True
    low = max(0, start - 28)
    over = text.startswith(("以上的", "及以上的"), end) and text.find("以上", low, start) >= 0
    return over and BOTH_BEFORE.search(text, low, start) is not None
