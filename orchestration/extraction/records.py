"""What a reading gives for each numeral.

Belongs here: the record and its form as a mapping (the JSON object of an annotation). Not
here: how a record comes about.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

from orchestration.immutable import immutable

SPAN_FIELDS = ("start", "end", "text", "obs")
OBSERVATION_FIELDS = (
    "indicator", "code", "measure", "base", "value", "value_high", "unit", "bound", "qualifier",
    "period", "nature", "subject", "part", "rules",
)  # fmt: skip


def _plain(value: object) -> object:
    """The value as JSON knows it: decimals become int or float, rule names a list."""
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    return list(value) if isinstance(value, tuple) else value


@dataclass(frozen=True, slots=True)
class Mark:
    """Where the words stand that tell one thing of a figure, and the rule that read them.

    `role` is figure, indicator, measure, qualifier, time, base or subject. Where the words belong to
    an earlier clause or a heading, the mark is there.
    """

    role: str
    start: int
    end: int
    rule: str


@immutable
class Record(Mapping[str, object]):
    """One numeral of a report: an observation, or a numeral that measures nothing (`why`).

    `start` and `end` are half-open offsets into the document as given, `text` what stands
    there. `value` is signed and in `unit` as written; `rules` names the rules that read it.
    `code` is a headline indicator's, `indicator_code` that of any indicator of the registry;
    `marks` are the words it was read from, where they were asked for. Neither is of the mapping.
    As a mapping it holds the fields of an annotation, ready for `json.dumps(dict(record))`.
    """

    start: int
    end: int
    text: str
    obs: bool
    why: str | None = None
    indicator: str | None = None
    code: str | None = None
    measure: str | None = None
    base: str | None = None
    value: Decimal | None = None
    value_high: Decimal | None = None
    unit: str | None = None
    bound: str | None = None
    qualifier: str | None = None
    period: str | None = None
    nature: str | None = None
    subject: str | None = None
    part: str | None = None
    rules: tuple[str, ...] = ()
    indicator_code: str | None = None
    marks: tuple[Mark, ...] = ()

    def _fields(self) -> tuple[str, ...]:
        return SPAN_FIELDS + (OBSERVATION_FIELDS if self.obs else ("why", "rules"))

    def __getitem__(self, key: str) -> object:
        if key not in self._fields():
            raise KeyError(key)
        return _plain(getattr(self, key))

    def __iter__(self) -> Iterator[str]:
        return iter(self._fields())

    def __len__(self) -> int:
        return len(self._fields())
