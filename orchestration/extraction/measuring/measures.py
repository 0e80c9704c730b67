"""A measure with its value.

Belongs here: the record, and the sign that the words before a number give it. Not here: which
measure a quantity has (`quantities`).
"""

from dataclasses import dataclass
from decimal import Decimal

from orchestration.extraction.measuring.leads import FALL, Lead
from orchestration.extraction.numerals.mentions import Mention

MOVES = frozenset(
    (
        "削减",
        "压减",
        "压降",
        "核减",
        "增加",
        "减少",
        "增长",
        "下降",
        "新增",
        "净增",
        "净增加",
        "净减少",
        "减量",
        "扩大",
        "缩小",
        "缩短",
        "上升",
        "回落",
        "多增",
        "少增",
        "净增长",
        "延长",
        "递增",
        "提高",
        "增",
        "减",
        "降",
        "降低",
        "压缩",
        "增收",
        "增产",
        "减收",
        "减产",
        "前移",
        "后移",
        "调减",
        "净上升",
        "上调",
        "下调",
    )
)


@dataclass(slots=True)
class Reading:
    """Measure, signed value and unit of a quantity, the base of a comparison, the rule that decided."""

    measure: str
    value: Decimal | None
    high: Decimal | None
    unit: str | None
    base: str | None
    rule: str


def signed(value: Decimal | None, sign: int) -> Decimal | None:
    """The value with the sign of the words before it; what is negative already stays so."""
    return value if value is None or sign != FALL or value < 0 else -value


def directed(measure: str, mention: Mention, lead: Lead, rule: str, *, sign: int = 0) -> Reading:
    """A reading with the direction of the words before it, or of `sign`, and what it is compared with."""
    sign = sign or lead.sign
    value, high = signed(mention.value, sign), signed(mention.high, sign)
    return Reading(measure, value, high, mention.unit, lead.compared, rule)
