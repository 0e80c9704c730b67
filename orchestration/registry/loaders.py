"""The seeds of the dbt project as checked records.

Belongs here: one loader a seed, and what must hold between seeds. Not here: reading cells
(`rows`), finding a wording in a text (`orchestration.extraction`).

Each loader reads its file once a process and folder; the results are shared, so do not change
them.
"""

import hashlib
import unicodedata
from collections.abc import Callable
from dataclasses import fields
from functools import cache
from pathlib import Path
from typing import TypeVar

from orchestration.language import message
from orchestration.paths import CHECKOUT
from orchestration.registry.records import (
    Alias,
    Bound,
    CodeStatus,
    Dimension,
    Division,
    DivisionLevel,
    FormerDivision,
    GrowthBasis,
    Indicator,
    Nature,
    Polarity,
    QuantityKind,
    RulePolarity,
    TargetRule,
    Tier,
    ToleranceUnit,
    Unit,
)
from orchestration.registry.rows import RegistryError, Row, read_rows

SEEDS = CHECKOUT / "dbt_project" / "seeds"

Entry = TypeVar("Entry", Indicator, Alias, Unit, Division, FormerDivision, TargetRule)


@cache
def load_indicators(seeds: Path = SEEDS) -> dict[str, Indicator]:
    """All indicators by code, in the order of the seed."""
    units = {unit.unit_canonical for unit in load_units(seeds).values()}
    indicators = _keyed(seeds / "indicators.csv", Indicator, _indicator, lambda entry: entry.indicator_code)
    for indicator in indicators.values():
        if indicator.unit_canonical not in units:
            raise RegistryError(
                message(
                    "indicators.csv: {indicator_code} is in {unit_canonical}, which units.csv does not lead "
                    "to",
                    indicator_code=indicator.indicator_code,
                    unit_canonical=indicator.unit_canonical,
                )
            )
        parent = indicator.parent_indicator_code
        if parent is not None and parent not in indicators:
            raise RegistryError(
                message(
                    "indicators.csv: {indicator_code} has unknown parent {parent}",
                    indicator_code=indicator.indicator_code,
                    parent=parent,
                )
            )
    return indicators


@cache
def load_aliases(seeds: Path = SEEDS) -> tuple[Alias, ...]:
    """All wordings, longest first, so that the first that fits says most."""
    indicators = load_indicators(seeds)
    aliases = []
    for row in read_rows(seeds / "indicator_aliases.csv", _columns(Alias)):
        alias = _alias(row)
        if alias.indicator_code not in indicators:
            raise row.error(
                message("unknown indicator_code {indicator_code}", indicator_code=alias.indicator_code)
            )
        aliases.append(alias)
    return tuple(sorted(aliases, key=lambda alias: (-len(alias.alias), alias.alias)))


@cache
def load_units(seeds: Path = SEEDS) -> dict[str, Unit]:
    """All units by the way they are written."""
    return _keyed(seeds / "units.csv", Unit, _unit, lambda entry: entry.unit)


@cache
def load_divisions(seeds: Path = SEEDS) -> dict[str, Division]:
    """All divisions by code; every parent is there too."""
    divisions = _keyed(seeds / "divisions.csv", Division, _division, lambda entry: entry.division_code)
    for division in divisions.values():
        if division.parent_code is not None and division.parent_code not in divisions:
            raise RegistryError(
                message(
                    "divisions.csv: {division_code} has an unknown parent",
                    division_code=division.division_code,
                )
            )
    return divisions


@cache
def load_former_divisions(seeds: Path = SEEDS) -> dict[str, FormerDivision]:
    """All codes no longer in force; parents and successors are there too, or in force."""
    in_force = load_divisions(seeds)
    path = seeds / "former_divisions.csv"
    former = _keyed(path, FormerDivision, _former_division, lambda entry: entry.division_code)
    known = {None, *in_force, *former}
    for code, division in former.items():
        if code in in_force:
            raise RegistryError(
                message("former_divisions.csv: {code} is in force in divisions.csv", code=code)
            )
        if not {division.parent_code, division.successor_code} <= known:
            raise RegistryError(
                message("former_divisions.csv: {code} has an unknown parent or successor", code=code)
            )
    return former


@cache
def load_target_rules(seeds: Path = SEEDS) -> tuple[TargetRule, ...]:
    """All rules of judgement, those for one indicator first."""
    rules = _keyed(seeds / "target_rules.csv", TargetRule, _target_rule, lambda entry: entry.rule_code)
    return tuple(sorted(rules.values(), key=lambda rule: rule.indicator_code is None))


@cache
def registry_version(seeds: Path = SEEDS) -> str:
    """Twelve hexadecimal digits that change when a byte of any seed does."""
    digest = hashlib.sha256()
    for path in sorted(seeds.glob("*.csv")):
        content = path.read_bytes()
        digest.update(f"{path.name} {len(content)}\n".encode())
        digest.update(content)
    return digest.hexdigest()[:12]


def _columns(entry: type[Entry]) -> tuple[str, ...]:
    """The columns of a seed are the fields of its record, in the same order."""
    return tuple(field.name for field in fields(entry))


def _keyed(
    path: Path, entry: type[Entry], read: Callable[[Row], Entry], key: Callable[[Entry], str]
) -> dict[str, Entry]:
    entries: dict[str, Entry] = {}
    for row in read_rows(path, _columns(entry)):
        record = read(row)
        if key(record) in entries:
            raise row.error(message("{key} stands twice", key=key(record)))
        entries[key(record)] = record
    return entries


def _indicator(row: Row) -> Indicator:
    return Indicator(
        indicator_code=row.text("indicator_code"),
        name_zh=row.text("name_zh"),
        name_en=row.text("name_en"),
        topic=row.text("topic"),
        unit_canonical=row.text("unit_canonical"),
        stock_or_flow=row.one_of("stock_or_flow", Nature),
        growth_basis=row.one_of("growth_basis", GrowthBasis),
        polarity=row.one_of("polarity", Polarity),
        quantity_kind=row.one_of("quantity_kind", QuantityKind),
        plausible_low=row.optional_decimal("plausible_low"),
        plausible_high=row.optional_decimal("plausible_high"),
        growth_low=row.optional_decimal("growth_low"),
        growth_high=row.optional_decimal("growth_high"),
        parent_indicator_code=row.optional_text("parent_indicator_code"),
        sdmx_concept=row.optional_text("sdmx_concept"),
        tier=row.one_of("tier", Tier),
    )


def _alias(row: Row) -> Alias:
    alias = row.text("alias")
    if alias != unicodedata.normalize("NFKC", alias):
        raise row.error(message("alias {alias!r} is not NFKC-normalised", alias=alias))
    return Alias(
        alias=alias,
        indicator_code=row.text("indicator_code"),
        requires=row.words("requires"),
        forbids=row.words("forbids"),
        note=row.optional_text("note"),
    )


def _unit(row: Row) -> Unit:
    return Unit(
        unit=row.text("unit"),
        unit_canonical=row.text("unit_canonical"),
        factor=row.decimal("factor"),
        dimension=row.one_of("dimension", Dimension),
        is_classifier=row.flag("is_classifier"),
        factor_numerator=row.count("factor_numerator"),
        factor_denominator=row.count("factor_denominator"),
    )


def _division(row: Row) -> Division:
    return Division(
        division_code=row.text("division_code"),
        name=row.text("name"),
        full_name=row.text("full_name"),
        level=row.one_of("level", DivisionLevel),
        parent_code=row.optional_text("parent_code"),
    )


def _former_division(row: Row) -> FormerDivision:
    return FormerDivision(
        division_code=row.text("division_code"),
        name=row.text("name"),
        full_name=row.text("full_name"),
        level=row.one_of("level", DivisionLevel),
        parent_code=row.text("parent_code"),
        successor_code=row.optional_text("successor_code"),
        code_status=row.one_of("code_status", CodeStatus),
        first_listed=row.text("first_listed"),
        last_listed=row.text("last_listed"),
    )


def _target_rule(row: Row) -> TargetRule:
    return TargetRule(
        rule_code=row.text("rule_code"),
        bound=row.one_of("bound", Bound),
        polarity=row.one_of("polarity", RulePolarity),
        quantity_kind=row.one_of("quantity_kind", QuantityKind),
        met_tolerance=row.decimal("met_tolerance"),
        nearly_tolerance=row.decimal("nearly_tolerance"),
        exceeded_above=row.optional_decimal("exceeded_above"),
        nearly_allowed=row.flag("nearly_allowed"),
        tolerance_unit=row.one_of("tolerance_unit", ToleranceUnit),
        indicator_code=row.optional_text("indicator_code"),
        reason_en=row.text("reason_en"),
        reason_zh=row.text("reason_zh"),
    )
