"""What a clause leaves out of a name, and what it puts in that is no part of it."""

import pytest

from orchestration.extraction import read_report


def names(text: str) -> list[str | None]:
    """The indicators of the observations, in order."""
    return [record.indicator for record in read_report(text, year=2022) if record.obs]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # money of projects that were counted
        ("签约文旅项目12个、合同金额30亿元。", ["签约文旅项目", "文旅项目合同金额"]),
        (
            "获批专项债券项目9个，发行规模4亿元，发行规模排名全省第三。",
            [None, "专项债券项目发行规模", "专项债券项目发行规模"],
        ),
        ("新批外资项目6个，注册外资2亿美元。", [None, "新批外资项目注册外资"]),
        ("园区开工项目6个，到位资金2亿元。", [None, "园区开工项目到位资金"]),
        ("引进企业12家，合同金额30亿元。", ["引进企业", "合同金额"]),
        # both balances are of the banks
        ("金融机构存款余额90亿元、贷款余额80亿元。", ["金融机构存款余额", "金融机构贷款余额"]),
        ("银行年末各项存款90亿元，各项贷款80亿元。", ["银行各项存款", "各项贷款"]),
        # a part is measured as all of it is
        (
            "废气排放总量90吨，其中工业废气60吨、生活废气30吨。",
            ["废气排放总量", "工业废气排放量", "生活废气排放量"],
        ),
        ("农药使用总量9吨，其中低毒农药6吨。", ["农药使用总量", "低毒农药使用量"]),
        # large shops, and shops as the clause words them
        ("限额以上消费品零售额3亿元，其中，城镇消费品零售额2亿元。", [None, "城镇消费品零售额"]),
        # elsewhere the same
        ("全区利用外资增长8%，沿海四县增长9%。", ["利用外资", "利用外资"]),
        ("旅游收入增长8%，北部三市下降2%。", ["旅游收入", "旅游收入"]),
        # by the standard told before
        (
            "集中供养儿童生活补贴标准从每人每月900元提高到950元，散居儿童从每人每月600元提高到650元。",
            ["集中供养儿童生活补贴标准"] * 2 + ["散居儿童生活补贴标准"] * 2,
        ),
        # power of the works that were told
        ("实施风电项目5个，并网12万千瓦。", ["实施风电项目", "风电项目并网"]),
        ("新建学校5所，并网12万千瓦。", ["新建学校", "并网"]),
        # a clause lies between: it is the investment of the place
        ("铺排重点项目90个，创新管理方式，投资增长8%。", ["铺排重点项目", "投资"]),
        ("铺排重点项目90个，投资增长8%。", ["铺排重点项目", "重点项目投资"]),
        ("开通航线9条，旅客吞吐量20万人次。", ["开通航线", "旅客吞吐量"]),
        ("60个技改项目按期达产，达产面95%。", ["技改项目按期达产", "技改项目按期达产面"]),
        ("技改项目9个，累计完成投资3亿元。", ["技改项目", "技改项目累计完成投资"]),
    ],
)  # fmt: skip
def test_what_a_clause_leaves_out_stands_before_it(text: str, expected: list[str | None]) -> None:
    told = names(text)
    assert [name for name, wanted in zip(told, expected, strict=True) if wanted is not None] == [
        wanted for wanted in expected if wanted is not None
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # how good, how great, how it was reckoned
        ("建成6座现代化的农贸市场。", ["建成农贸市场"]),
        ("改造3条高标准的道路。", ["改造道路"]),
        ("港口吞吐量实现30万吨的历史性突破。", ["港口吞吐量"]),
        ("客运量实现90万人次的新跨越，增长8%。", ["客运量", "客运量"]),
        ("规上企业盈亏相抵后实现利润3亿元。", ["规上企业利润"]),
        ("全市规模工业完成总产90亿元。", ["规模工业总产"]),
        ("圆满完成30所学校改造。", ["完成学校改造"]),
        ("30吨高山茶叶远销海外、港澳等地区。", ["高山茶叶远销"]),
        ("60户群众全部达到2022年搬迁标准。", ["群众达到搬迁标准"]),
        ("农村医疗制度不断完善，参合率98%。", ["农村医疗参合率"]),
        ("累积完成道路绿化30公里。", ["道路绿化"]),
        ("基金累积结余30亿元。", ["基金累积结余"]),
        # 培育 within a name is no deed
        ("进入省级培育名单企业7户。", ["进入省级培育名单企业"]),
        ("市级骨干企业培育库入库数居全省第1。", ["市级骨干企业培育库入库数"]),
        ("城市和农村均增长8%。", ["城市和农村"]),
        ("上划省级“两项税”和市级“三个基金”分别增长8%、9%。", ["上划省级“两项税”", "市级“三个基金”"]),
        # the levels of government are one word
        (
            "支持50家企业申报中央和省、市专项资金超过2亿元。",
            ["支持企业申报中央和省、市专项资金", "企业申报中央和省、市专项资金"],
        ),
        ("培训2个县、市场主体9万户。", ["培训县", "市场主体"]),
    ],
)  # fmt: skip
def test_what_is_no_part_of_a_name_goes(text: str, expected: list[str]) -> None:
    assert names(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # what was done follows the last, or the next figure
        ("9个村和60户、300名居民通过验收。", ["村通过验收", "居民通过验收", "居民通过验收"]),
        ("完成6个卫生院80台设备的采购工作。", ["完成卫生院设备的采购", "卫生院设备的采购工作"]),
        ("完成6条、总长度30公里的河道治理。", ["完成河道治理", "完成河道治理"]),
        ("18条产业链新引进计划总投资过50亿元项目4个。", ["产业链", "新引进计划总投资过50亿元项目"]),
        # the tasks of a paper
        ("完成《园区改革实施方案（2020—2022年）》全部30项任务。", ["园区改革实施方案任务"]),
        ("完成《园区改革实施方案》，新增企业30家。", ["新增企业"]),
        ("全年投入9亿元，重点实施了道路改造项目。", ["道路改造项目投入"]),
        ("312户1152人全部脱贫。", ["脱贫", "脱贫"]),
        ("贫困人口减少，312户脱贫。", ["贫困户脱贫"]),
        ("22个脱贫项目投入资金3亿元。", ["脱贫项目投入资金", "脱贫项目投入资金"]),
        ("新建成大棚30个、冷库2万平方米。", ["新建成大棚", "新建成冷库"]),
    ],
)
def test_what_was_done_is_told_with_the_things(text: str, expected: list[str]) -> None:
    assert names(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # from where to where is no part of the name
        ("开通了东港至南山、北海等国际航线9条。", ["开通国际航线"]),
        ("新开通东港至北海地区的3条航线。", ["新开通航线"]),
        ("开通公交线路9条。", ["开通公交线路"]),
        # what became of works, and who is helped by what
        ("总投资9亿元的南山水库开工建设，完成投资2亿元。", ["南山水库总投资", "南山水库完成投资"]),
        ("争取专项国债支持30个项目建设。", ["专项国债支持项目建设"]),
        ("支持30个项目建设。", ["支持项目建设"]),
        ("9家单位12项成果荣获科技奖。", ["单位荣获科技奖", "单位成果荣获科技奖"]),
        ("12个区县旅游收入增长9%。", ["旅游收入"]),
        ("其中有4个区县增幅超过20%。", ["区县增幅超过20%"]),
        (
            "财政收入增长8%，有4个县（市）出现负增长，有9个县增幅超过10%。",
            ["财政收入", "财政收入出现负增长县(市)", "财政收入增幅超过10%县"],
        ),
        (
            "用电量增长8%。20个区中有9个增速低于全省平均水平，较上年增加1个，其中负增长区5个。",
            ["用电量", "用电量增速低于全省平均水平区", "用电量增速低于全省平均水平区", "用电量负增长区"],
        ),
        ("有4个县荣获先进。", ["县荣获先进"]),
        ("旅游收入增幅超过30%。", ["旅游收入"]),
        ("投资9亿元，完成6条、总长度30公里的河道治理。", ["河道治理投资", "完成河道治理", "完成河道治理"]),
        ("水果价格下降2%，其余4类均呈回升势头。", ["水果价格", "呈回升势头"]),
        # what was done, whatever bounds the number
        ("改造提升超60个老旧小区。", ["改造提升老旧小区"]),
        ("改造提升近90个已建成自然村的供水设施。", ["改造提升建成自然村的供水设施"]),
        ("9万套安置房任务如期完成。", ["安置房任务"]),
        ("集中供养点9个已建成。", ["集中供养点"]),
        # ranks and their lists
        ("道路通畅指数跃上中部城市首位。", ["道路通畅指数"]),
        ("我县在全省营商环境评价中居第3名，前进5位。", ["全省营商环境评价", "全省营商环境评价"]),
        # of one level, of what drives, over how long, of which amount
        ("培育市级以上龙头企业36家（其中省级12家）。", ["培育市级以上龙头企业", "省级龙头企业"]),
        ("轻工业产值30亿元，占工业的40%，拉动工业增长2个百分点。", [None, None, "轻工业产值拉动工业增长"]),
        ("三年累计减排4万吨。", ["减排"]),
        (
            "交易额30亿元，其中网上交易额8亿元，建成县级站点1个、村级站点30个。",
            ["交易额", "网上交易额", "建成县级站点", "建成村级站点"],
        ),
        ("加快推进320国道改造，完成投资2亿元。", ["320国道改造完成投资"]),
    ],
)
def test_routes_works_ranks_and_amounts(text: str, expected: list[str | None]) -> None:
    told = names(text)
    assert [name for name, wanted in zip(told, expected, strict=True) if wanted is not None] == [
        wanted for wanted in expected if wanted is not None
    ]


@pytest.mark.parametrize(
    ("text", "natures"),
    [
        ("总投资9亿元的水库开工建设，总投资约2亿元的大桥主体封顶。", ["target", "target"]),
        ("总投资9亿元的水库建成投用。", ["actual"]),
        ("总投资9亿元的光伏电站全部并网发电。", ["actual"]),
        ("总投资9亿元的商场正式开业。", ["actual"]),
        ("总投资9亿元的商场加快建设。", ["target"]),
        ("投资9亿元的水库开工建设。", ["actual"]),
        ("新签约项目9个，总投资90亿元。", ["actual", "actual"]),
        # (预计数,下同) speaks of what is reckoned
        ("用电量增长8%（预计数，下同），用气量增长9%，居全省第4位。", ["estimate", "estimate", "actual"]),
        ("预计用电量增长8%，居全省第4位。", ["estimate", "estimate"]),
    ],
)
def test_what_works_are_to_cost_is_planned_and_a_place_is_known(text: str, natures: list[str]) -> None:
    assert [record.nature for record in read_report(text, year=2022) if record.obs] == natures


@pytest.mark.parametrize(
    ("text", "measures"),
    [
        ("综合实力由60位上升到52位。", ["rank", "rank"]),
        ("竞争力从全国第20位跃升至12位，前移8位。", ["rank", "rank", "change"]),
        ("排名由30名退至35名。", ["rank", "rank"]),
        ("专家由30位增加至50位。", ["level", "level"]),
    ],
)
def test_places_that_move_are_ranks(text: str, measures: list[str]) -> None:
    assert [record.measure for record in read_report(text, year=2022) if record.obs] == measures


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("研究与试验发展经费支出9亿元，占地区生产总值的2%。", [None, "rd_intensity"]),
        ("旅游业增加值占GDP的8%。", [None]),
        ("第二产业增加值比重为48%。", ["value_added_secondary"]),
        ("金融保险业增加值9亿元，增长8%。", ["finance_value_added", "finance_value_added"]),
        ("全县规模工业完成总产90亿元。", ["industrial_output"]),
        ("60项专利获得国家授权。", ["patents_granted"]),
        ("60项发明专利获得国家授权。", [None]),
        ("地方收入总额9亿元。", ["budget_revenue"]),
        (
            "表1 生产总值\n指标 | 总量（亿元） | 增长（%） |\n生产总值 | 90 | 8 |\n"
            "金融业 | 9 | 7 |\n工业 | 30 | 6 |\n",
            ["gdp", "gdp", "finance_value_added", "finance_value_added", None, None],
        ),
    ],
)
def test_wordings_and_tables_of_coded_indicators(text: str, codes: list[str | None]) -> None:
    assert [record.code for record in read_report(text, year=2022) if record.obs] == codes


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("主要目标是：粮食播种面积完成某某省下达任务。", ("grain_sown_area", "level")),
        ("主要目标是：粮食产量完成省下达任务。", ("grain_output", "level")),
        ("主要目标是：单位生产总值能耗完成国家下达任务。", ("energy_intensity", "growth")),
    ],
)
def test_a_task_from_above_is_of_an_amount_or_a_rate(text: str, told: tuple[str, str]) -> None:
    aim = next(record for record in read_report("二、2023年目标\n" + text, year=2022) if record.obs)
    assert (aim.code, aim.measure) == told


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # what something is told for
        ("电话普及率达每百人18部。", ["电话普及率"]),
        ("每万人拥有基站21个，千兆光网覆盖家庭286万户。", ["每万人拥有基站", "千兆光网覆盖家庭"]),
        ("每百户拥有汽车30辆，空调120台。", ["每百户拥有汽车", "每百户拥有空调"]),
        # how large each is stands between
        ("推动12个总投资90亿元的产业项目开工。", ["推动产业项目开工", "产业项目总投资"]),
        ("新建9个建筑面积3万平方米的安置小区。", ["新建安置小区", "安置小区建筑面积"]),
        # kinds and sorts
        ("发电量增长8%，其中火电增长5%、风电增长9%。", ["发电量", "火电发电量", "风电发电量"]),
        ("分类型看，股份制企业增加值增长8%，私营企业增长9%。", ["股份制企业增加值", "私营企业增加值"]),
        ("其中化学原料、食品、纺织行业分别增长12%、9%、6%。", ["化学原料行业", "食品行业", "纺织行业"]),
        ("零售总额9亿元，其中县以上5亿元、县以下4亿元。", [None, "县以上零售总额", "县以下零售总额"]),
        # who has what, and who has nothing of it
        (
            "6个产业园共入驻企业368家，安置就业2万人，实现税收3亿元。",
            [None, "产业园入驻企业", "安置就业", "税收"],
        ),
        ("加大放贷力度，新增贷款18亿元。", ["新增贷款"]),
        ("新开工项目73个，竣工投产58个。", ["新开工项目", "竣工投产项目"]),
        ("投入3亿元实施水利工程26处。", ["水利工程投入", "实施水利工程"]),
        ("18项指标超额完成。", ["指标"]),
        # the list that is named last
        ("综合实力居第42位，入选全省旅游名县榜单，居第8位。", ["综合实力", "旅游名县"]),
        ("地区生产总值增长6%左右、奋斗目标7%。", ["地区生产总值", "地区生产总值"]),
        ("税收突破百亿，增长8%。", ["税收", "税收"]),
        ("接待国内外游客90万人次，其中入境游客3万人次。", ["接待国内外游客", "入境游客"]),
        ("降水量860毫米，较常年偏多12%。", ["降水量", "降水量"]),
    ],
)
def test_what_figures_are_told_for_and_of_which_sort(text: str, expected: list[str | None]) -> None:
    told = names(text)
    assert [name for name, wanted in zip(told, expected, strict=True) if wanted is not None] == [
        wanted for wanted in expected if wanted is not None
    ]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("项目占地60亩，建成后可年产电池9万块，实现年产值3亿元。", ["actual", "target", "target"]),
        ("全部达产后，预计年处理秸秆9万吨。", ["target"]),
        ("大桥建成通车，完成投资3亿元。", ["actual"]),
    ],
)
def test_what_works_bring_forth_once_they_stand_is_to_come(text: str, told: list[str]) -> None:
    assert [record.nature for record in read_report(text, year=2022) if record.obs] == told


@pytest.mark.parametrize(
    ("text", "periods"),
    [
        ("三季度末，贷款余额增长12%，其中制造业贷款增长23%。", ["2022-09-30", "2022-09-30"]),
        ("小微贷款增长23%。", ["2022"]),
    ],
)
def test_loans_grow_as_their_balance_does(text: str, periods: list[str]) -> None:
    assert [record.period for record in read_report(text, year=2022) if record.obs] == periods


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "完成固定资产投资80亿元，其中，甲县完成20亿元，乙县完成15亿元，增长8%。",
            [("fixed_asset_investment", None), (None, "甲县"), (None, "乙县"), (None, "乙县")],
        ),
        (
            "固定资产投资增长8%，甲县增长9%。全市固定资产投资增长7%。",
            [("fixed_asset_investment", None), (None, "甲县"), ("fixed_asset_investment", None)],
        ),
        ("固定资产投资增长8%，全县增长9%。", [("fixed_asset_investment", None)] * 2),
    ],
)
def test_the_same_of_another_place_is_its_own(text: str, told: list[tuple[str | None, str | None]]) -> None:
    found = [record for record in read_report(text, year=2022, division="410700") if record.obs]
    assert {record.indicator for record in found} == {"固定资产投资"}
    assert [(record.code, record.subject) for record in found][: len(told) - 1] == told[:-1]
    assert found[-1].code == told[-1][0]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # of another, whoever it is
        ("甲厂实现产值9亿元；乙厂产销两旺，完成产值8亿元、税收1亿元。", ["甲厂产值", "乙厂产值", "乙厂税收"]),
        ("甲厂实现产值9亿元；受寒潮影响明显，利润8亿元。", ["甲厂产值", "利润"]),
        # classes of one kind
        (
            "引进3个投资超20亿元、10个投资超5亿元的龙头项目。",
            ["引进投资超20亿元", "引进投资超5亿元的龙头项目"],
        ),
        ("总投资超20亿元、占地90亩。", ["总投资", "占地"]),
    ],
)
def test_whose_figures_and_of_which_class(text: str, expected: list[str]) -> None:
    assert names(text) == expected


@pytest.mark.parametrize(
    ("text", "measures"),
    [
        ("每千人床位数达6.8张，高于全国平均水平0.3张。", ["level", "difference"]),
        ("人均住房面积30平方米，低于全省平均水平2平方米。", ["level", "difference"]),
        ("新增床位90张，高出部分单独计算。", ["level"]),
    ],
)
def test_amounts_of_any_unit_are_held_against_an_average(text: str, measures: list[str]) -> None:
    assert [record.measure for record in read_report(text, year=2022) if record.obs] == measures


@pytest.mark.parametrize(
    ("text", "measure"),
    [
        ("门票花费增长达到31%。", "growth"),
        ("9个区县门票收入增长平均达31%。", "growth"),
        ("门票花费占比增长到31%。", "share"),
        ("门票花费占比增长达到31%。", "share"),
        ("污水处理率提高达到91%。", "share"),
    ],
)
def test_growth_that_amounts_to_so_much_is_growth(text: str, measure: str) -> None:
    assert [record.measure for record in read_report(text, year=2022) if record.obs] == [measure]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("签约锂电材料、氢能装备制造等重点项目9个。", "签约重点项目"),
        ("实施农业、商贸、卫生等各类帮扶项目20个。", "实施各类帮扶项目"),
        ("纺织服装、陶瓷、五金制品等传统产业产值90亿元。", "传统产业产值"),
        ("新引进甲集团、乙科技、丙医药等亿元以上项目9个。", "新引进亿元以上项目"),
        # what the class alone does not say stays
        ("举办草莓采摘节、灯光秀等活动9场。", "举办草莓采摘节、灯光秀等活动"),
        ("打造总部、亿元等特色楼宇9栋。", "打造总部、亿元等特色楼宇"),
    ],
)
def test_a_class_that_says_enough_stands_without_its_examples(text: str, name: str) -> None:
    assert names(text) == [name]


@pytest.mark.parametrize("text", ["9万名贫困人口稳定脱贫。", "9万名贫困人口实现稳定脱贫。"])
def test_how_the_poor_left_poverty_is_told_once(text: str) -> None:
    (name,) = names(text)
    assert name is not None
    assert name.count("稳定") == 1


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("解决了9个村近2万人的饮水安全问题。", ["解决村饮水安全问题", "解决饮水安全问题"]),
        ("解决30个村2万名群众出行难问题。", ["解决村出行难问题", "解决群众出行难问题"]),
        ("完成30家单位、9万户居民煤改电。", ["完成单位煤改电", "完成居民煤改电"]),
        ("持续推进北湖流域综合治理，投资9亿元，实施项目16个。", ["北湖流域综合治理投资", "实施项目"]),
        ("推进农村电网建设，投资3亿元，新建台区90个。", ["新建台区投资", "新建台区"]),
        ("建成开发区22个，注册企业1.5万家。", ["建成开发区", "开发区注册企业"]),
        ("争取国债项目83个、下达资金25亿元。", ["国债项目", "国债项目下达资金"]),
        ("入库项目76项、拟利用资金17亿元。", ["入库项目", "入库项目拟利用资金"]),
        ("争取专项资金3亿元，数额全省第一。", ["专项资金"] * 2),
        ("工业总产值达到73亿元，重返全省第三。", ["工业总产值"] * 2),
        ("甲制造业、乙产业增加值占规上工业的比重分别达到45%、47%。",
         ["甲制造业增加值占规上工业的比重", "乙产业增加值占规上工业的比重"]),
        ("附件1：2021年全县十件实事", ["实事"]),
        ("9个贫困村、3万贫困人口全部脱贫。", ["贫困村脱贫", "贫困人口脱贫"]),
        ("帮扶9个贫困村、300户贫困户发展产业。", ["帮扶贫困村", "帮扶贫困户发展产业"]),
        ("启动投资12亿元的甲项目、9亿元的乙项目。", ["甲项目投资", "乙项目投资"]),
        ("用好2亿元的基金、3亿元的债券。", ["基金", "债券"]),
        ("完成投资9亿元，发放3亿元的贷款。", ["投资", "发放贷款"]),
        ("打通人民路、解放路2条断头路。", ["打通断头路"]),
        ("甲街、乙街3条街道获评示范街。", ["街道获评示范街"]),
        ("民营经济完成增加值和实缴税金分别为26亿元、4亿元。", ["民营经济完成增加值", "民营经济实缴税金"]),
        ("消防救援站建成投用8座。", ["消防救援站建成投用"]),
        ("甲县建成标准厂房12万平方米。", ["建成标准厂房"]),
        ("建成全长9.6公里的快速路。", ["快速路全长"]),
        ("生产安全事故起数和死亡人数实现“双下降”，分别下降12%和9%。",
         ["生产安全事故起数", "生产安全事故死亡人数"]),
        ("滚动实施区级以上重点项目18个，完成投资22亿元。",
         ["滚动实施区级以上重点项目", "区级以上重点项目完成投资"]),
    ],
)  # fmt: skip
def test_what_a_figure_leaves_out_stands_near_it(text: str, expected: list[str]) -> None:
    assert [record.indicator for record in read_report(text, year=2020) if record.obs] == expected


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("空气质量优良天数达到80%。", "air_quality_days_share"),
        ("空气质量优良天数达到280天。", None),
        ("市级以上重点项目40个，完成投资60亿元。", "key_project_investment"),
        ("注册市场主体五年新增9万户。", "market_entities"),
        ("省级以上高新技术园区9个。", None),
    ],
)
def test_words_beside_a_headline_leave_it_what_it_is(text: str, code: str | None) -> None:
    assert [record for record in read_report(text, year=2020) if record.obs][-1].code == code


@pytest.mark.parametrize(
    ("text", "nature"),
    [("签约项目20个，拟投资90亿元。", "target"), ("已拟定方案，完成投资9亿元。", "actual")],
)
def test_what_is_meant_to_be_spent_is_planned(text: str, nature: str) -> None:
    assert [record for record in read_report(text, year=2020) if record.obs][-1].nature == nature


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("安排重点项目90个，其中30个开工建设，20个竣工。",
         ["安排重点项目", "重点项目开工建设", "重点项目竣工"]),
        ("签约项目62个，41个已开工和23个建成投产。", ["签约项目", "签约项目开工", "签约项目建成投产"]),
        ("谋划项目20个，总投资9亿元，8个已落地、6个开工。",
         ["谋划项目", "谋划项目总投资", "谋划项目落地", "谋划项目开工"]),
        ("在建公园12个，8个建成开放，4个加快推进。", ["在建公园", "在建公园建成开放", "在建公园加快推进"]),
        ("新建学校9所，3所医院开工。", ["新建学校", "医院开工"]),
        ("新建学校9所，3个开工。", ["新建学校", "开工"]),
    ],
)  # fmt: skip
def test_some_of_those_counted_are_told_by_what_became_of_them(text: str, expected: list[str]) -> None:
    assert [record.indicator for record in read_report(text, year=2020) if record.obs] == expected
