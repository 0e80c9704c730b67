"""The entries of the registry, as typed records.

Belongs here: what one line of a seed means. Not here: reading the seeds (`loaders`).
"""

from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

Nature = Literal["flow", "stock", "rate", "price", "index", "increment"]
GrowthBasis = Literal["constant_price", "comparable_scope", "nominal", "none"]
Polarity = Literal["higher_better", "lower_better", "ceiling", "neutral"]
RulePolarity = Literal["higher_better", "lower_better", "ceiling", "any"]
QuantityKind = Literal["rate", "level"]
Tier = Literal["headline", "further"]
Dimension = Literal[
    "money", "count", "rate", "difference", "area", "mass", "volume", "energy", "power", "length",
    "concentration", "time", "price", "other",
]  # fmt: skip
DivisionLevel = Literal["nation", "province", "prefecture", "county"]
CodeStatus = Literal["renumbered", "recast", "ended"]
Bound = Literal["exact", "approx", "min", "max", "range"]
ToleranceUnit = Literal["pp", "percent_of_target"]


@dataclass(frozen=True, slots=True)
class Indicator:
    """What is measured. Plausible levels are in `unit_canonical`, growth limits in percent.

    `tier` is headline for the closed list that every reading must code, further for the rest of
    the registry. `quantity_kind` tells what a plain level of it is: a rate or an amount.
    """

    indicator_code: str
    name_zh: str
    name_en: str
    topic: str
    unit_canonical: str
    stock_or_flow: Nature
    growth_basis: GrowthBasis
    polarity: Polarity
    quantity_kind: QuantityKind
    plausible_low: Decimal | None
    plausible_high: Decimal | None
    growth_low: Decimal | None
    growth_high: Decimal | None
    parent_indicator_code: str | None
    sdmx_concept: str | None
    tier: Tier


@dataclass(frozen=True, slots=True)
class Alias:
    """One wording of an indicator, NFKC-normalised.

    It holds where the indicator phrase contains at least one word of `requires` (if there are
    any) and no word of `forbids`.
    """

    alias: str
    indicator_code: str
    requires: tuple[str, ...]
    forbids: tuple[str, ...]
    note: str | None

    def allows(self, phrase: str) -> bool:
        """Whether the words around the alias in the indicator phrase leave its meaning intact."""
        required = not self.requires or any(word in phrase for word in self.requires)
        return required and not any(word in phrase for word in self.forbids)


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit as written; `value * factor_numerator / factor_denominator` is in `unit_canonical`.

    `factor` is that quotient to twelve decimals, for engines without fractions (亩 is 1/15 ha).
    """

    unit: str
    unit_canonical: str
    factor: Decimal
    dimension: Dimension
    is_classifier: bool
    factor_numerator: int
    factor_denominator: int

    def canonical(self, value: Decimal) -> Decimal:
        """The value in the canonical unit."""
        return value * self.factor_numerator / self.factor_denominator


@dataclass(frozen=True, slots=True)
class Division:
    """An administrative division by its six-digit code; 000000 is the nation.

    `full_name` chains province, prefecture and county; `parent_code` is None for the nation only.
    """

    division_code: str
    name: str
    full_name: str
    level: DivisionLevel
    parent_code: str | None


@dataclass(frozen=True, slots=True)
class FormerDivision:
    """A code that is no longer in force, as its last list had it.

    `successor_code` is the code under which the same place goes on; None where the lists do not
    prove one. `code_status` says why: renumbered (one code became one code), recast (a place of
    that name goes on, but codes around it were divided or merged), ended (no place of that name
    goes on). `first_listed` and `last_listed` are months (YYYY-MM) of lists: the code was in force
    then; what lies between two lists is not known.
    """

    division_code: str
    name: str
    full_name: str
    level: DivisionLevel
    parent_code: str
    successor_code: str | None
    code_status: CodeStatus
    first_listed: str
    last_listed: str


@dataclass(frozen=True, slots=True)
class TargetRule:
    """How a target of one bound, polarity and kind is judged.

    Tolerances are in `tolerance_unit`: how far short is still met, and how far is nearly met (if
    `nearly_allowed`); a surplus above `exceeded_above` is exceeded (None: never). A rule with an
    `indicator_code` beats the general one.
    """

    rule_code: str
    bound: Bound
    polarity: RulePolarity
    quantity_kind: QuantityKind
    met_tolerance: Decimal
    nearly_tolerance: Decimal
    exceeded_above: Decimal | None
    nearly_allowed: bool
    tolerance_unit: ToleranceUnit
    indicator_code: str | None
    reason_en: str
    reason_zh: str
