"""Names of places.

Belongs here: the names of the registry's divisions, in full and short. Not here: which place a
report is of, or a figure (`sentences.scopes`).
"""

import re
from functools import cache

from orchestration.registry import load_divisions

PEOPLES = (
    "蒙古 回 藏 维吾尔 苗 彝 壮 布依 朝鲜 满 侗 瑶 白 土家 哈尼 哈萨克 傣 黎 傈僳 佤 畲 "
    "高山 拉祜 水 东乡 纳西 景颇 柯尔克孜 土 达斡尔 仫佬 羌 布朗 撒拉 毛南 仡佬 锡伯 阿昌 "
    "普米 塔吉克 怒 乌孜别克 俄罗斯 鄂温克 德昂 保安 裕固 京 独龙 鄂伦春 赫哲 门巴 珞巴 基诺 各"
)
# 某某苗族侗族自治县, 某某蒙古自治州: the peoples are no part of the short name.
_KIND = re.compile(
    rf"(?:(?<=..)(?:(?:{'|'.join(PEOPLES.split())})族)+自治|(?<=..)(?:维吾尔|壮族|回族|蒙古|哈萨克|柯尔克孜)?(?:自治)?)?"
    r"(?:省|市|区|县|州|旗|盟)$"
)


def short_name(name: str) -> str:
    """A division's name without the word for its kind and the peoples that live there."""
    return _KIND.sub("", name)


@cache
def places() -> frozenset[str]:
    """Names of divisions, in full and without the word for their kind; 全国 is no place's name."""
    names = {division.name for division in load_divisions().values() if division.level != "nation"}
    # 某某藏族自治州 is called 某某州 too.
    kinds = {f"{short_name(name)}{name[-1]}" for name in names if "自治" in name}
    return frozenset(name for name in names | kinds | set(map(short_name, names)) if len(name) >= 2)


@cache
def place_heads() -> frozenset[str]:
    """The first two characters of every place."""
    return frozenset(place[:2] for place in places())
