"""Stocks and flows.

Belongs here: whether a figure tells a state at a day or a flow over a time. Not here: the day or
the time (`periods`).
"""

import re
from functools import lru_cache

from orchestration.extraction.measuring.measures import Reading

STATE = re.compile(
    r"余额|存栏|人口|存量|保有量|总数|总量|里程|拥有|在册|在校|在园|床位|企业$|企业数|户$|市场主体"
    r"|基站|存款|贷款|参保|库容|装机|覆盖|占比|存贷比|性别比$|率$"
    r"|总动力$|资产(?:总[计额])?$|负债(?:总[计额])?$|权益|应收[账帐]款|产成品|库存|待售面积|从业人员"
)
FLOWING = re.compile(
    r"出栏|产量|产值|增加值|收入|投资|销售|总产|出生|死亡|用[电水气]量|增长率|净增|实现|新增|完成|发电量|吞吐量|客运"
    r"|货运|成交|零售额|进出口|出口|进口(?!商)|利润|税收|支出"
)


def is_state(reading: Reading, indicator: str, *, counted: bool) -> bool:
    """Whether the figure tells a state at a day (a stock), not a flow over a time.

    `counted`: the unit is a counting word; what is counted exists unless a verb made it.
    """
    if reading.measure not in ("level", "share", "ratio", "price"):
        return False
    flows, stands = _kinds(indicator)
    return not flows and (stands or (counted and reading.measure == "level"))


@lru_cache(maxsize=65536)
def _kinds(indicator: str) -> tuple[bool, bool]:
    """Whether the name is one of a flow, and of a state: reports tell the same names again and again."""
    return FLOWING.search(indicator) is not None, STATE.search(indicator) is not None


def grows_as_stock(reading: Reading, indicator: str) -> bool:
    """The growth of a stock is that of the day it is told for; of a flow no day is told."""
    return reading.measure == "growth" and STOCK.search(indicator) is not None


STOCK = re.compile(
    r"总动力$|资产(?:总[计额])?$|负债(?:总[计额])?$|应收[账帐]款|产成品|库存|余额$|[存贷]款$|存栏|保有量|在册|市场主体|经营主体"
)
FLOW = re.compile(
    r"^(?:高(?:质量|标准|水平|效)|成功|圆满|顺利|率先|用心|精心|扎实|稳步|有序|大力|依法)?(?:累计|定居|安居|新(?!增劳动力|就业形态|能源|兴|材料|型|区|城|经济|业态|质)|建(?!筑|材|成区)|改|完成|实施|投入|落地|开工|开展|打造|打通|引进|引入|培育|获|发放"
    r"|举办|安排|争取|带动|减|增(?!加值)|退|推|整治"
    r"|治理|创(?!新|业)|转移|帮|解决|办理|处置|拆|化解|入选|落实|签|吸|停产|接待|惠及|搬迁|调整|提供"
    r"|培训|改造|修复|造林|植树|绿化|疏浚|开挖|开凿|疏通|清淤|加固|架设|硬化|拓宽|清理|淘汰|关停|压减|查处|侦破|抓获|开发(?!区|园|商|性|利用率|强度)|整顿|救助|资助|派出|发行|培养|招引"
    r"|孵化|转化|承办|承接(?!产业转移)|出台|制定|修订|投放|敷设|铺设|安装|更新|安置|帮扶|减免|兑现|生产(?!总值|者|性|能力|力)|开行|认证|精准识别|承担|布局|认定|促成|形成|推出|探索形成|组建|设立|筹建|援助|办[成好]|结对|出让|改善|新晋|拨付|筹集|募集|减少"
    r"|降低|拉动|向|破获|侦办|打掉|受理|办结|审结|追回|挽回|清偿|清欠|整改|取消|下放|精简|关闭|取缔|收缴|排查|走访|慰问|选派|选聘|招聘|招录|输送|扶持|表彰|评定|选树|配备|配建|布设|加装|开设|开办|拓展|复垦|垦造|补植|腾退|疏解|制修订|制订|主办|协办|筛查|接种|购置|交付|升规|续建|扩建|引育|撬动|提请|调高|提标|调度|整合(?!后)|出台|协商|补充(?=耕地|[^,;]{0,6}(?:人员|教师|医[生师]))|服务(?=[客用农]户|企业|群众|项目|对象))"
    r"|(?:援助|帮扶)资金|受益|让利|(?:新改|新)建(?=$|\n)|实施|完成|新增(?!劳动力平均)|累计|投入|落地|惠及|脱贫|退出|搬迁|改造|建设(?!示范|先行|试验|用地|标准)|达到(?![^,、\n]{0,12}(?:标准|水平)(?=$|\n))|接近|开工|累计|\n累计"
    r"|(?:培训|救助|资助|慰问|义诊|巡诊)(?=$|\n)|重组|补水|务工(?!人员)|人口落户|临时救助|纳入(?:低保|特困|救助)|接待|促成|授信|放款|通过(?!能力|率|量)|消除|开通|获得|(?<!以)上市(?!公司|企业)|挂牌(?!企业)|参与|替代|成交价|成交额|招商引资|招商到位|到位资金|出列|摘帽|竣工|通车(?!总?里程)|建成(?!区|面积)|入选|植树|投产|推广|获评|获批|荣获|发射|发布|召开|出让|(?<!城镇新增)(?<!稳定)就业(?=$|\n)|(?:获|荣膺|夺得)[^,;\n]{0,14}(?:奖|冠军)(?=$|\n)|任务(?=$|\n)|(?<!\n)任务全部完成|新(?:安装|增设|购置|打)|列入|派驻|完工|(?:保护|生态|湿地|矿山|岸线)修复(?=$|\n)|(?<!基础设施)(?<!基本)(?:治理|改造|整治|修复|建设|搬迁)投资(?=$|\n)|减负$|(?:群众|居民|农牧?民|家庭|人口|职工|学生)[^,;\n]{0,4}(?:喝上|用上|吃上|住上|住进|搬[进入])|(?:落户|拔地而起|保供[^,;\n]{0,8})$|落户[^,;\n]{2,8}$"
)


@lru_cache(maxsize=65536)
def flows(indicator: str) -> bool:
    """Whether the name tells what was done or brought forth, not what there is."""
    return FLOW.search(indicator) is not None
