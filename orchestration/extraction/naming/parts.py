"""Parts of a whole that was told before.

Belongs here: 其中县城5亿元 is named by what sets the part apart and by the measure of the whole,
for amounts and for how they grew. Not here: whose any other bare measure is (`owners`).
"""

import re

from orchestration.extraction.naming.districts import Districts
from orchestration.extraction.naming.figures import Figure
from orchestration.extraction.naming.indicators import code_of, further_code_of
from orchestration.extraction.naming.phrases import VERB, measure_end
from orchestration.extraction.naming.wording import ADDED, AMOUNTS, LIST_SIGNS, SHARED_MEASURE
from orchestration.extraction.words import group
from orchestration.registry import load_indicators

PART_WORDS = re.compile(
    r"县城|县(?:及县)?以[上下]|城镇|乡村|农村|城市|城区|市区|市本级|区本级|县本级|省本级|区市县级|区县级|县市区?级|县区级|县级|区级|本级|中央|地方|[一二三]产"
    r"|第[一二三]产业|工业|农业|建筑业|服务业|居民|内资|外资|民营|国有|民间"
)
PART_MEASURE = re.compile(rf"(?P<who>{PART_WORDS.pattern}|居民生活)(?P<what>[^,;:]{{3,8}})")
# Teachers, patients, beds: what stands in these units may be told for each place that has them.
HELD_BY = frozenset(("人", "名", "万人", "人次", "万人次", "张", "万张"))
PERSONS = re.compile(
    r"(?:[人员师生工者民士儿户]|对象|干部|劳动力|职工|妇女|护士|人口|人才|医师|农户|群众|女性|男性|床位|家庭|[游旅]客)(?:数|人数)?$"
)
SPLIT = re.compile(r"(?:其中|(?:从|按|分)[^,;:。]{1,8}(?:看|分|划分))[,:]$")
SPLIT_ENDS = ("中,", "中:", "看,", "看:", "分,", "分:")

# 其中制造业增长5%, 股份制企业8亿元: kinds of firms, trades and goods have the measure of the whole.
KIND = re.compile(
    r"[^,;:]{0,20}(?:企业|业|[^分种]类|单位|商品|产品|经济|城镇|农村|乡村|城市|地区|园区|开发区|金融机构|住宅|项目|工程)"
)

AMONG_KINDS = re.compile(r"(?:门类|行业|产业|领域|类别|企业)(?:之)?中,$")
# 规模以上工业中,轻工业增长5%: what grew of them is told by the value that they add.
AMONG_FIRMS = re.compile(r"(?:规模以上|规上|规模)工业(?:企业)?中,$")
ADDED_VALUE = "增加值"
BOTH_BALANCES = re.compile(r"(?<=..)(?:各项)?存贷款(?:余额)?$")
HELD_BY_BANKS = re.compile(r"[^存贷]{2,6}(?:机构|银行)(?:年末|期末|月末)?(?=(?:各项)?[存贷]款)")
BALANCES = frozenset(
    f"{every}{kind}{left}" for every in ("", "各项") for kind in ("存款", "贷款") for left in ("", "余额")
)
# 农林牧渔业总产值: a trade has parts of its own, no part is one of the whole.
OF_TRADE = re.compile(r"业(?:总产值|增加值)$")
INDUSTRY = re.compile("第[一二三]产业")
# 零售总额…,其中限额以上…: what the shops of a size sold.
SIZED = frozenset(("限额以上", "限上", "限额以下", "限下", "限额以上单位", "限上单位", "限额以上企业"))
# 公共财政收入…,其中地方公共财政收入…: what stays with the place has a name of its own.
OWN_REVENUE = re.compile("地方")
# What consumers pay rises and falls; of its parts often the goods alone are named.
PRICE = "价格"
CONSUMER_PRICE = "居民消费价格"
PRICES_SPLIT = re.compile(
    r"(?:商品|消费|服务|类)[^,;:]{0,6}价格(?:看|中|呈?“[^”]{2,10}”[^,;:]{0,4})?[,:](?:呈?[^,;:\d]{0,14}:)?$"
)
# Of what has no measure in its name the parts are told of the whole name: 制造业实际使用外资.
WHOLE_TOLD = frozenset(("cpi", "fdi"))
# 上涨的五类是:食品类上涨4%,…: of which goods the prices rose is told by their kinds.
KINDS_MOVED = re.compile(r"(?:上涨|下降|下跌)的[^,;:\d]{0,8}(?:[是有为]|分别(?:是|为)):$")
PRICED = frozenset(("上涨", "下降", "涨", "降", "下跌", "回落"))
LONGEST_GOODS = 16
ALL_KINDS = ("各级各类", "各类", "各级")
# 争取资金…,其中专项债券3亿元: money that has a name of its own; 商品零售 is told by the name itself.
OWN_MONEY = ("零售", "债券", "国债", "贷款")
SIZES = ("限额以上", "限上", "规模以上", "规上")
POWER_KINDS = frozenset(("火电", "水电", "风电", "核电", "光电", "清洁能源", "新能源"))
OUTPUT, POWER = "产量", "发电量"
# Trades, places and what has no output of its own.
NO_GOODS = re.compile(
    r"[业户店司人均、和与及,其占]$|经济|贸易|消费|旅游|市场|效益|投资|财政|产值|税|金融|游客|出口|进口|动力|排放|[能水电物]耗|强度|浓度|单位|化$|^(?:其中|同比)"
)
# 其中亿元以上20个, 超10亿元的7家: by a mark alone nothing is named.
BY_MARK = re.compile(r"^[超过]|以[上下]$")
LARGE = frozenset(("规模以上", "规上"))
STOCKS = frozenset(("保有量", "存栏", "出栏", "里程"))


class Parts(Districts):
    """Clauses whose figures are parts of the one before."""

    def _of_part(self, figure: Figure, code: str | None) -> str | None:
        """The name of a part with the measure of the whole; None where the figure is no part."""
        carry, mention, phrase = self.carry, figure.mention, figure.phrase
        loans = self._of_balance(figure)
        if loans:
            return loans
        output = self._output_of(figure, code)
        if output:
            return phrase + output
        if phrase in SIZED and carry.indicator.endswith("零售总额") and not carry.indicator.startswith("限"):
            carry.uncoded.add(phrase + carry.indicator)
            return phrase + carry.indicator
        self._note_whole(figure)
        if self._is_added(figure, code):
            return carry.added + phrase
        if not self._is_part(figure, code):
            return self._of_kind(figure, code)
        if phrase in LARGE and carry.total.endswith("产值"):
            # 工业总产值…,其中规模以上…: of the large ones it is told in full.
            return phrase + carry.total.removeprefix("全部")
        told = _measure_of_part(phrase, carry.total)
        if told:
            return told
        of_same = next((n for n in (4, 3, 2) if len(phrase) > n and phrase.endswith(carry.total[:n])), 0)
        if of_same:
            # 废水排放总量…,其中工业废水…: measured as all of it is.
            return phrase + carry.total[of_same:].replace("总量", "量")
        # 零售总额 is a measure of its own, not the sum of another.
        measure = SHARED_MEASURE.search(carry.total) or measure_end(carry.total)
        is_place = measure is None or PART_WORDS.fullmatch(phrase) is not None or mention.unit in HELD_BY
        is_place = is_place and not (phrase.endswith("业") and OF_TRADE.search(carry.total))
        if is_place and measure is not None and carry.total.startswith(ALL_KINDS):
            # 各级各类学校在校学生…,其中小学…: each kind stands for all of them.
            return phrase + group(measure)
        if carry.total.endswith("任务") and PART_WORDS.fullmatch(phrase) is None:
            # 完成造林任务40万亩,其中飞播造林9万亩: a task of its own.
            return phrase
        tail = carry.total if is_place or measure is None else group(measure).removeprefix("总")
        return phrase + tail

    def _is_added(self, figure: Figure, code: str | None) -> bool:
        """新登记主体9万户,其中企业3万户: whether a part is told of what has newly come."""
        carry, mention, phrase = self.carry, figure.mention, figure.phrase
        if "其中" in figure.core:
            told = ADDED.match(carry.indicator)
            carry.added = group(told) if told is not None else ""
        elif figure.core[:1] not in LIST_SIGNS:
            carry.added = ""
        if not carry.added or mention.unit in HELD_BY or BY_MARK.search(phrase) is not None:
            return False
        known = code or further_code_of(phrase)
        is_stock = known is None or load_indicators()[known].stock_or_flow == "stock"
        has_measure = measure_end(phrase) is not None
        # 新增授信…,其中小微企业…: told by the measure of the whole alone.
        is_like = phrase[-2:] == carry.indicator[-2:] if has_measure else mention.is_classifier
        return is_stock and is_like and VERB.match(phrase) is None and ADDED.match(phrase) is None

    def _output_of(self, figure: Figure, code: str | None) -> str:
        """钢材产量增长3%,水泥增长2%: what goods that go on are measured by; empty for any other."""
        phrase, carry = figure.phrase, self.carry
        told = carry.indicator
        if told == POWER and len(carry.series) > 1:
            told = carry.series[-2]
        if phrase in POWER_KINDS and not self.first and carry.indicator.endswith((POWER, "电发电量")):
            # 发电量增长8%,其中火电增长5%: power of that sort.
            return POWER
        goes_on = not self.first and told.endswith(OUTPUT) and len(told) > len(OUTPUT)
        if not goes_on or figure.mention.dimension != "rate" or code is not None:
            return ""
        grows = bool(figure.lead.kinds & {"trend", "growth"}) and figure.lead.than is None
        is_goods = NO_GOODS.search(phrase) is None and VERB.match(phrase) is None
        if not grows or not is_goods or measure_end(phrase) is not None or len(phrase) > LONGEST_GOODS:
            return ""
        return told[-len(OUTPUT) :]

    def _of_balance(self, figure: Figure) -> str:
        """存贷款余额…,其中存款余额…: the part is held by whom the whole is; empty for any other."""
        if figure.phrase not in BALANCES:
            return ""
        for told in reversed(self.carry.series):
            both = BOTH_BALANCES.search(told)
            if both is not None:
                return told[: both.start()] + figure.phrase
        held = HELD_BY_BANKS.match(self.carry.indicator) if figure.core[:1] == "、" else None
        # 金融机构存款余额9亿元、贷款余额8亿元: both are of the banks.
        return group(held) + figure.phrase if held is not None else ""

    def _note_whole(self, figure: Figure) -> None:
        """Remembers what 其中 and 分行业看 speak of: an amount, and the measure that its parts share."""
        carry, mention = self.carry, figure.mention
        before = figure.before
        if not before and "其中" not in figure.core:
            return
        is_among = before.endswith("中,")
        if is_among and AMONG_FIRMS.search(before):
            carry.part_measure = ADDED_VALUE
            return
        if is_among and AMONG_KINDS.search(before):
            # 三大门类中,采矿业增加值增长…: the first part says what the others grew in.
            own = SHARED_MEASURE.search(figure.phrase)
            carry.part_measure = group(own).removeprefix("总") if own is not None else ""
            return
        of_prices = PRICE in before and PRICES_SPLIT.search(before)
        if of_prices or (PRICE in carry.indicator and before.endswith(":") and KINDS_MOVED.search(before)):
            carry.part_measure = PRICE
            return
        if "其中" not in figure.core and not (before.endswith(SPLIT_ENDS) and SPLIT.search(before)):
            return
        if self.first and carry.unit is None:
            carry.unit = carry.earlier_unit
        is_part = "其中" in figure.core or before.endswith(("其中:", "其中,"))
        if is_part and mention.is_classifier and not self.first and not carry.parted:
            carry.parted = carry.holder
        is_amount = mention.dimension in AMOUNTS or mention.unit in HELD_BY
        carry.total = carry.indicator if is_amount and mention.unit == carry.unit else ""
        carry.total_unit = mention.unit
        shared = SHARED_MEASURE.search(carry.indicator)
        if shared is None and not is_part:
            # 分类型看,股份制企业增加值增长8%,私营企业增长9%: the first says what they grew in.
            shared = SHARED_MEASURE.search(figure.phrase)
        carry.part_measure = group(shared).removeprefix("总") if shared is not None else ""
        whole = code_of(carry.indicator)
        if whole in WHOLE_TOLD:
            carry.part_measure = PRICE if whole == "cpi" else carry.indicator

    def _of_kind(self, figure: Figure, code: str | None) -> str | None:
        """其中,制造业增长5%: the kind with the measure that grew as a whole."""
        carry, phrase, dimension = self.carry, figure.phrase, figure.mention.dimension
        if phrase.endswith("产业") and INDUSTRY.fullmatch(phrase) is not None:
            before = INDUSTRY.match(carry.indicator)
            if carry.part_measure == "投资":
                return phrase + carry.part_measure
            if before is not None and (dimension == "rate" or figure.mention.unit == carry.unit):
                # 第二产业用电量增长9%,第三产业下降2%: of all of them the same is told.
                return phrase + carry.indicator[before.end() :]
        if not carry.part_measure or code is not None or measure_end(phrase) is not None:
            return None
        if phrase.endswith("零售"):
            # 商品零售, 餐饮收入: what is sold is told by the name itself.
            return phrase
        if carry.part_measure in STOCKS and figure.mention.unit == carry.unit and len(phrase) <= 8:
            return phrase + carry.part_measure
        if carry.part_measure == PRICE and PRICED.issuperset((figure.lead.word,)) and dimension == "rate":
            return self._of_price(phrase)
        grows = dimension == "rate" and figure.lead.kinds & {"trend", "growth"}
        if not grows and (dimension not in AMOUNTS or figure.mention.unit != carry.unit):
            return None
        is_kind = KIND.fullmatch(phrase) is not None and VERB.match(phrase) is None
        return phrase + carry.part_measure if is_kind else None

    def _of_price(self, phrase: str) -> str | None:
        """其中食品上涨3%,居住下降1%: what the goods cost; of a side of the place, all that is bought."""
        if PART_WORDS.fullmatch(phrase):
            self.carry.uncoded.add(phrase + CONSUMER_PRICE)
            return phrase + CONSUMER_PRICE
        return phrase + PRICE if len(phrase) <= LONGEST_GOODS else None

    def _is_part(self, figure: Figure, code: str | None) -> bool:
        """其中县城5亿元、乡村3亿元: parts of the amount told before, named by what sets them apart."""
        carry, mention, phrase = self.carry, figure.mention, figure.phrase
        if not carry.total or mention.unit != carry.total_unit:
            # 交易额30亿元,其中网上8亿元,建成站点9个、村点30个: things counted are no part of the amount.
            return False
        if code is not None and (PART_MEASURE.fullmatch(phrase) is None or OWN_REVENUE.match(phrase)):
            return False
        if PART_MEASURE.fullmatch(phrase) and _measure_of_part(phrase, carry.total):
            return True
        if PART_WORDS.fullmatch(phrase):
            return True
        if mention.unit in HELD_BY:
            # 专任教师…人,其中中学…人: a place has them, whoever is a person is told as such.
            return PERSONS.search(phrase) is None and VERB.match(phrase) is None and len(phrase) <= 8
        if phrase[-2:] == carry.total[-2:] or phrase.endswith(OWN_MONEY) or SHARED_MEASURE.search(phrase):
            return False
        return len(phrase) <= 5 and measure_end(phrase) is None and VERB.match(phrase) is None


def _measure_of_part(phrase: str, total: str) -> str:
    """一产消费量 of 能源消费总量: the part with the whole's own wording; empty where it words another."""
    part = PART_MEASURE.fullmatch(phrase)
    whole = total.removeprefix("全社会").replace("总量", "量")
    if part is None or OF_TRADE.search(whole) or not whole.endswith(part["what"]) or PART_WORDS.match(whole):
        return ""
    if whole.startswith(SIZES):
        # 限额以上消费品零售额…,城镇消费品零售额…: the part is told by its own words.
        return ""
    return group(part, "who") + whole
