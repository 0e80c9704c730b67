"""Names of trades and kinds of goods that hold list signs.

Belongs here: the names of the national classes of trades and of goods sold whose 、, 和 and 及 part
nothing, and the cutting of a list that keeps them whole. Not here: which words the names of a list
share (`lists`).
"""

import re

from orchestration.extraction.tries import pattern_of

NAMES = (
    # sections of the classification of trades
    "农、林、牧、渔业 农林牧渔、专业及辅助性活动 电力、热力、燃气及水生产和供应业 "
    "电力、热力、燃气及水的生产和供应业 电力、燃气及水的生产和供应业 电力热力、燃气及水生产和供应业 "
    "电力、热力生产和供应业 电力、热力的生产和供应业 燃气生产和供应业 水的生产和供应业 "
    "批发和零售业 批发与零售业 住宿和餐饮业 住宿与餐饮业 交通运输、仓储和邮政业 交通运输、仓储及邮政业 "
    "交通运输、仓储邮政业 信息传输、软件和信息技术服务业 信息传输、软件和信息服务业 租赁和商务服务业 "
    "科学研究和技术服务业 科学研究、技术服务和地质勘查业 水利、环境和公共设施管理业 "
    "居民服务、修理和其他服务业 居民服务和其他服务业 卫生和社会工作 卫生、社会保障和社会福利业 "
    "文化、体育和娱乐业 文化、体育与娱乐业 公共管理、社会保障和社会组织 公共管理和社会组织 "
    # divisions
    "煤炭开采和洗选业 石油和天然气开采业 酒、饮料和精制茶制造业 皮革、毛皮、羽毛及其制品和制鞋业 "
    "木材加工和木、竹、藤、棕、草制品业 造纸和纸制品业 印刷和记录媒介复制业 "
    "文教、工美、体育和娱乐用品制造业 石油、煤炭及其他燃料加工业 石油加工、炼焦和核燃料加工业 "
    "化学原料和化学制品制造业 化学原料及化学制品制造业 橡胶和塑料制品业 黑色金属冶炼和压延加工业 "
    "有色金属冶炼和压延加工业 黑色金属冶炼及压延加工业 有色金属冶炼及压延加工业 "
    "铁路、船舶、航空航天和其他运输设备制造业 电气机械和器材制造业 电气机械及器材制造业 "
    "计算机、通信和其他电子设备制造业 计算机、通信及其他电子设备制造业 "
    # goods sold
    "粮油、食品 服装、鞋帽、针纺织品 服装鞋帽、针纺织品 服装、鞋帽及针纺织品 体育、娱乐用品 "
    "家用电器和音像器材 家用电器及音像器材 石油及制品 建筑及装潢材料 建筑和装潢材料 书报杂志及音像制品 "
    # what consumers buy
    "生活用品及服务 交通和通信 交通通信 教育文化和娱乐 教育、文化和娱乐 教育文化及娱乐 其他用品和服务 "
    "其他用品及服务"
)
TRADES = re.compile(pattern_of(NAMES.split()))


def cut(sign: "re.Pattern[str]", phrase: str) -> list[str]:
    """The stretches between list signs, none of them within the name of a trade; empty ones left out."""
    kept = [match.span() for match in TRADES.finditer(phrase)]
    pieces, at = [], 0
    for match in sign.finditer(phrase):
        if not any(start < match.start() < end for start, end in kept):
            pieces.append(phrase[at : match.start()])
            at = match.end()
    return [piece for piece in (*pieces, phrase[at:]) if piece]


def has_trade(phrase: str) -> bool:
    """Whether a phrase holds such a name."""
    return TRADES.search(phrase) is not None
