"""The registry says one thing in one place, and says it without contradiction."""

import csv
import shutil
import unicodedata
from collections import Counter, defaultdict
from decimal import Decimal
from itertools import combinations
from pathlib import Path

import pytest

from orchestration.registry import (
    Alias,
    RegistryError,
    load_aliases,
    load_divisions,
    load_indicators,
    load_target_rules,
    load_units,
    registry_version,
)
from orchestration.registry.divisions import build_divisions, packaged_names
from orchestration.registry.loaders import SEEDS

HEADLINE = """
    gdp value_added_primary value_added_secondary value_added_tertiary industrial_output
    industrial_value_added auto_output auto_vehicle_output fixed_asset_investment
    industrial_investment real_estate_investment key_project_investment retail_sales budget_revenue
    budget_expenditure trade_total exports imports fdi agri_output agri_value_added
    services_revenue software_revenue finance_value_added strategic_emerging_value_added deposits
    loans inclusive_loans market_entities enterprises new_market_entities hightech_enterprises
    tech_smes patents_granted invention_patents rd_intensity tech_contract_value
    disposable_income disposable_income_urban disposable_income_rural urban_new_jobs reemployment
    unemployment_rate surveyed_unemployment_rate cpi grain_sown_area grain_output energy_intensity
    air_quality_days_share pm25 pm10 no2 population urbanization_rate school_places_compulsory
    school_places_kindergarten min_living_standard electricity_use
"""


@pytest.fixture
def seeds(tmp_path: Path) -> Path:
    """A copy of the seeds that a test may break."""
    return Path(shutil.copytree(SEEDS, tmp_path / "seeds", ignore=shutil.ignore_patterns("*.yml")))


def replace_in(path: Path, old: str, new: str) -> None:
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), "utf-8")


def load_all(seeds: Path) -> None:
    for load in (load_units, load_indicators, load_aliases, load_divisions, load_target_rules):
        load(seeds)


def mean_the_same_somewhere(one: Alias, other: Alias) -> bool:
    """Whether a phrase could satisfy both: not if one demands what the other rules out."""
    return not (
        (one.requires and set(one.requires) <= set(other.forbids))
        or (other.requires and set(other.requires) <= set(one.forbids))
    )


def test_the_closed_list_of_headline_codes_is_kept_exactly() -> None:
    assert {code for code, entry in load_indicators().items() if entry.tier == "headline"} == set(
        HEADLINE.split()
    )


def test_the_registry_is_broad() -> None:
    assert len(load_indicators()) >= 120
    assert len(load_aliases()) >= 400


def test_every_indicator_has_a_wording_of_its_own_name_or_another() -> None:
    assert {alias.indicator_code for alias in load_aliases()} == set(load_indicators())


def test_no_wording_means_two_indicators_in_the_same_context() -> None:
    wordings = defaultdict(list)
    for alias in load_aliases():
        wordings[alias.alias].append(alias)
    clashes = [
        (one.alias, one.indicator_code, other.indicator_code)
        for same in wordings.values()
        for one, other in combinations(same, 2)
        if mean_the_same_somewhere(one, other)
    ]
    assert clashes == []


def test_a_wording_with_two_meanings_and_no_context_is_a_clash() -> None:
    assert mean_the_same_somewhere(Alias("产值", "a", (), (), None), Alias("产值", "b", (), ("农业",), None))
    assert not mean_the_same_somewhere(
        Alias("产值", "a", ("工业",), (), None), Alias("产值", "b", (), ("工业",), None)
    )


def test_wordings_are_normalised_and_free_of_blanks() -> None:
    for alias in load_aliases():
        for word in (alias.alias, *alias.requires, *alias.forbids):
            assert word == unicodedata.normalize("NFKC", word).strip(), alias


def test_no_wording_rules_itself_out() -> None:
    assert [alias for alias in load_aliases() if any(word in alias.alias for word in alias.forbids)] == []


@pytest.mark.parametrize(
    ("phrase", "code"),
    [
        ("地区生产总值", "gdp"),
        ("人均地区生产总值", "gdp_per_capita"),
        ("海洋生产总值", "marine_gdp"),
        ("单位GDP能耗", "energy_intensity"),
        ("经济总量", "gdp"),
        ("城乡居民收入", "disposable_income"),
        ("城乡居民收入比", "income_ratio"),
        ("城镇常住居民人均可支配收入", "disposable_income_urban"),
        ("农民人均纯收入", "disposable_income_rural"),
        ("服务业增加值", "value_added_tertiary"),
        ("现代服务业增加值", "modern_services_value_added"),
        ("农林牧渔业总产值", "agri_output"),
        ("规上服务业营业收入", "services_revenue"),
        ("新增高新技术企业", "hightech_enterprises"),
        ("农村低保标准", "min_living_standard_rural"),
        ("城乡低保标准", "min_living_standard"),
        ("用电量", "electricity_use"),
        ("工业用电量", "industrial_power_use"),
        ("外贸进出口", "trade_total"),
        ("货物贸易", "trade_total"),
        ("跨境电商进出口", "cross_border_ecommerce"),
        ("固投", "fixed_asset_investment"),
        ("民间固定资产投资", "private_investment"),
        ("全社会固定资产投资", "fixed_asset_investment"),
        ("税收", "tax_revenue"),
        ("规模以上工业战略性新兴产业增加值", "strategic_emerging_industrial_value_added"),
        ("战略性新兴产业增加值", "strategic_emerging_value_added"),
        ("户籍人口城镇化率", "urbanization_rate_registered"),
        ("核心CPI", "core_cpi"),
        ("高新技术企业申报", None),
        ("县域经济总量", None),
        ("制造业增加值占地区生产总值比重", "manufacturing_share"),
        ("海水养殖占农业总产值比重", None),
    ],
)
def test_the_longest_wording_that_fits_tells_the_indicator(phrase: str, code: str | None) -> None:
    fitting = (alias for alias in load_aliases() if alias.alias in phrase and alias.allows(phrase))
    found = next(fitting, None)
    assert (found.indicator_code if found else None) == code


def test_each_plausible_range_has_room() -> None:
    for entry in load_indicators().values():
        assert entry.plausible_low is not None, entry.indicator_code
        assert entry.plausible_high is not None, entry.indicator_code
        assert entry.plausible_low < entry.plausible_high, entry.indicator_code
        if entry.growth_low is not None and entry.growth_high is not None:
            assert entry.growth_low < 0 < entry.growth_high, entry.indicator_code


def test_rates_are_told_in_units_of_rates() -> None:
    rates = {"percent", "multiple", "per_1000_persons", "year"}
    for entry in load_indicators().values():
        if entry.quantity_kind == "rate":
            assert entry.unit_canonical in rates, entry.indicator_code


def test_parents_lead_to_a_root() -> None:
    indicators = load_indicators()
    for entry in indicators.values():
        seen = [entry.indicator_code]
        while (parent := indicators[seen[-1]].parent_indicator_code) is not None:
            assert parent not in seen, seen
            seen.append(parent)


@pytest.mark.parametrize(
    ("unit", "value", "canonical", "result"),
    [
        ("亿元", "1770.81", "CNY", "177081000000"),
        ("万亿元", "1.3", "CNY", "1300000000000"),
        ("亿美元", "86.5", "USD", "8650000000"),
        ("亩", "15", "hectare", "1"),
        ("万亩", "3", "hectare", "2000"),
        ("平方公里", "1", "hectare", "100"),
        ("亿斤", "1", "tonne", "50000"),
        ("万吨", "5", "tonne", "50000"),
        ("‰", "4", "percent", "0.4"),
        ("成", "9", "percent", "90"),
        ("个百分点", "1.2", "percentage_point", "1.2"),
        ("亿千瓦时", "1", "kilowatt_hour", "100000000"),
        ("亿度", "1", "kilowatt_hour", "100000000"),
        ("万千瓦", "2", "kilowatt", "20000"),
        ("兆瓦", "2", "kilowatt", "2000"),
        ("毫克/立方米", "0.02", "microgram_per_cubic_metre", "20"),
        ("微克/立方米", "23", "microgram_per_cubic_metre", "23"),
        ("万人次", "2", "person_times", "20000"),
        ("万户", "2", "households", "20000"),
        ("万标箱", "2", "teu", "20000"),
        ("千米", "3", "kilometre", "3"),
        ("元/人·月", "1196", "CNY_per_person_month", "1196"),
        ("公斤/亩", "400", "kilogram_per_hectare", "6000"),
    ],
)
def test_units_lead_to_their_canonical_unit_exactly(
    unit: str, value: str, canonical: str, result: str
) -> None:
    entry = load_units()[unit]
    assert (entry.unit_canonical, entry.canonical(Decimal(value))) == (canonical, Decimal(result))


def test_the_rounded_factor_agrees_with_the_exact_one() -> None:
    for entry in load_units().values():
        exact = Decimal(entry.factor_numerator) / entry.factor_denominator
        assert entry.factor > 0
        assert abs(entry.factor - exact) <= Decimal("1e-12"), entry.unit


def test_counting_words_count() -> None:
    units = load_units()
    for word in "家户个人件项张所座辆台套宗场条次名位处头株批":
        assert units[word].is_classifier, word
    for word in ("亿元", "%", "个百分点", "亩", "吨", "公里", "千瓦时", "微克/立方米"):
        assert not units[word].is_classifier, word


def test_one_canonical_unit_has_one_dimension() -> None:
    dimensions = defaultdict(set)
    for entry in load_units().values():
        dimensions[entry.unit_canonical].add(entry.dimension)
    assert {unit: found for unit, found in dimensions.items() if len(found) > 1} == {}


def test_the_seed_of_divisions_is_what_the_package_says() -> None:
    assert list(load_divisions().values()) == build_divisions(packaged_names())


@pytest.mark.parametrize(
    ("code", "full_name", "level", "parent"),
    [
        ("000000", "中华人民共和国", "nation", None),
        ("440000", "广东省", "province", "000000"),
        ("440100", "广东省广州市", "prefecture", "440000"),
        ("440114", "广东省广州市花都区", "county", "440100"),
        ("110105", "北京市朝阳区", "county", "110000"),
        ("429004", "湖北省仙桃市", "county", "420000"),
        ("441900", "广东省东莞市", "prefecture", "440000"),
        ("810000", "香港特别行政区", "province", "000000"),
        ("710000", "台湾省", "province", "000000"),
    ],
)
def test_divisions_know_their_level_and_parent(
    code: str, full_name: str, level: str, parent: str | None
) -> None:
    division = load_divisions()[code]
    assert (division.full_name, division.level, division.parent_code) == (full_name, level, parent)


def test_every_division_of_the_facts_is_known(shared: Path) -> None:
    with (shared / "facts" / "facts.csv").open(encoding="utf-8", newline="") as file:
        assert {row["division_code"] for row in csv.DictReader(file)} <= set(load_divisions())


def test_each_target_has_at_most_one_general_rule() -> None:
    general = Counter(
        (rule.bound, rule.polarity, rule.quantity_kind)
        for rule in load_target_rules()
        if rule.indicator_code is None
    )
    assert {case for case, times in general.items() if times > 1} == set()
    for kind in ("rate", "level"):
        for bound in ("min", "max", "range"):
            assert (bound, "any", kind) in general
        for polarity in ("higher_better", "lower_better", "ceiling"):
            assert ("exact", polarity, kind) in general
            assert ("approx", polarity, kind) in general


def test_a_rule_for_one_indicator_comes_before_the_general_one() -> None:
    rules = load_target_rules()
    special = [rule.indicator_code is not None for rule in rules]
    assert special == sorted(special, reverse=True)
    assert {rule.indicator_code for rule in rules} - {None} <= set(load_indicators())


def test_tolerances_grow_from_met_to_nearly_met() -> None:
    for rule in load_target_rules():
        assert rule.met_tolerance <= rule.nearly_tolerance, rule.rule_code
        assert (rule.tolerance_unit == "pp") == (rule.quantity_kind == "rate"), rule.rule_code
        assert (rule.exceeded_above is not None) == rule.rule_code.startswith("APPROX-HIGHER")


def test_the_version_changes_with_any_byte(seeds: Path) -> None:
    before = registry_version(seeds)
    load_units(seeds)
    registry_version.cache_clear()
    replace_in(seeds / "units.csv", "亿元,CNY", "億元,CNY")
    assert registry_version(seeds) != before
    assert registry_version() == registry_version(SEEDS)


@pytest.mark.parametrize(
    ("file", "old", "new", "message"),
    [
        ("units.csv", "unit,unit_canonical", "unit,canonical", "units.csv line 1: the header must be"),
        (
            "units.csv",
            "\n百元,CNY,100,",
            "\n百元,CNY,hundred,",
            "units.csv line 3: factor is not a number: 'hundred'",
        ),
        ("units.csv", "\n百元,", "\n元,", "units.csv line 3: 元 stands twice"),
        ("units.csv", ",money,", ",coin,", "units.csv line 2: dimension is 'coin', expected one of: money"),
        (
            "units.csv",
            ",money,false,1,1",
            ",money,false,1,0",
            "units.csv line 2: factor_denominator is not a positive",
        ),
        ("units.csv", "\n百元,CNY", "\n百元,CNY,CNY", "units.csv line 3: 8 cells, expected 7"),
        (
            "units.csv",
            ",money,false,1,1",
            ",money,no,1,1",
            "units.csv line 2: is_classifier is neither true nor false",
        ),
        ("indicators.csv", "\ngdp,地区生产总值,", "\ngdp,,", "indicators.csv line 2: name_zh is empty"),
        (
            "indicators.csv",
            ",CNY,flow,",
            ",shells,flow,",
            "gdp is in shells, which units.csv does not lead to",
        ),
        ("indicators.csv", ",higher_better,", ",better,", "indicators.csv line 2: polarity is 'better'"),
        (
            "indicators.csv",
            ",gdp,,headline",
            ",gross,,headline",
            "value_added_primary has unknown parent gross",
        ),
        (
            "indicator_aliases.csv",
            "\n地区生产总值,gdp,",
            "\n地区生产总值,gnp,",
            "indicator_aliases.csv line 2: unknown indicator_code gnp",
        ),
        ("indicator_aliases.csv", "\nGDP,gdp", "\nＧＤＰ,gdp", "alias 'ＧＤＰ' is not NFKC-normalised"),
        (
            "divisions.csv",
            "北京市,province,000000",
            "北京市,province,990000",
            "divisions.csv: 110000 has an unknown parent",
        ),
        ("divisions.csv", ",nation,", ",empire,", "divisions.csv line 2: level is 'empire'"),
        (
            "target_rules.csv",
            ",any,rate,0,0.5,",
            ",any,rate,,0.5,",
            "target_rules.csv line 2: met_tolerance is empty",
        ),
    ],
)
def test_a_broken_seed_is_named_with_its_line(
    seeds: Path, file: str, old: str, new: str, message: str
) -> None:
    replace_in(seeds / file, old, new)
    with pytest.raises(RegistryError) as caught:
        load_all(seeds)
    assert message in str(caught.value)


def test_a_missing_seed_says_what_to_do(seeds: Path) -> None:
    (seeds / "units.csv").unlink()
    with pytest.raises(RegistryError, match=r"units\.csv is missing; restore it from the repository"):
        load_units(seeds)


def test_a_seed_in_another_encoding_is_refused(seeds: Path) -> None:
    path = seeds / "units.csv"
    path.write_bytes(path.read_text("utf-8").encode("gb18030"))
    with pytest.raises(RegistryError, match=r"units\.csv is not UTF-8"):
        load_units(seeds)
