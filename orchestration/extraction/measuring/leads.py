"""What the words before a number say.

Belongs here: the record of them, and what each further word adds to it. Not here: the list of words
(`tails`), how they are taken off the text (`stripping`).
"""

from dataclasses import dataclass, field

_BOUNDS = {"min": "min", "max": "max", "approx": "approx"}
RISE, FALL = 1, -1
LOWER = ("低于", "慢于", "少于", "小于", "落后于", "落后")


@dataclass(slots=True)
class Lead:
    """What the words before a number say; `end` is where the indicator phrase ends."""

    end: int
    kinds: set[str] = field(default_factory=set)
    sign: int = 0
    into: bool = False
    word: str = ""
    qualifier: str | None = None
    bound: str = "exact"
    compared: str | None = None
    than: str | None = None
    since: str | None = None
    is_ceiling: bool = False
    years: int = 0
    over: str = ""
    # The words of each kind that stand nearest to the number.
    said: dict[str, str] = field(default_factory=dict)


def note(lead: Lead, word: str, kind: str, sign: int) -> None:
    """Adds what one more word to the left says; the words nearest to the number decide."""
    kinds = lead.kinds
    if kind in ("up_to", "down_to"):
        if not lead.word:
            lead.into, lead.word, lead.sign = True, word, sign
        kinds.add("trend_to")
    elif kind in ("up", "down", "fall_rate"):
        if not lead.word:
            # 降幅高于全省2个百分点: by so much the fall is the greater one.
            lead.word, lead.sign = word, lead.sign if kind == "fall_rate" and lead.than else sign
            lead.into = (
                "to" in kinds and word not in ("高", "快", "多", "低", "少", "慢") and kind != "fall_rate"
            )
        elif kind == "down" and lead.word in ("增长",):
            lead.sign = sign
        kinds.add("trend")
        if kind == "fall_rate":
            kinds.add("growth")
            if lead.word not in ("", word) and lead.sign:
                # 降幅收窄 is a rise of the rate, 降幅扩大 a fall.
                lead.sign = RISE if lead.word in ("收窄", "缩小", "回落", "减少", "放缓") else FALL
    elif kind in _BOUNDS:
        if lead.bound == "exact":
            lead.bound = _BOUNDS[kind]
        lead.qualifier = lead.qualifier or word
    elif kind == "hold":
        lead.qualifier = lead.qualifier or word
        lead.is_ceiling = lead.is_ceiling or word.startswith(("控制", "压控", "稳控"))
    elif kind == "to" and word not in ("为", "是", "实现"):
        kinds.add("to")
    kinds.add(kind)
    lead.said.setdefault(kind, word)
