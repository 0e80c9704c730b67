"""Whom a sentence is about, before its figures.

Belongs here: 公路方面, a trade that does something, a sentence that only says whom the next ones
count. Not here: names within a clause (`naming`).
"""

from orchestration.extraction.carry import Carry
from orchestration.extraction.naming.clauses import holder_of
from orchestration.extraction.naming.indicators import code_of
from orchestration.extraction.naming.labels import label_alone
from orchestration.extraction.naming.wording import ACTIVITY, ASPECT, TOPIC, TRADE_TOPIC
from orchestration.extraction.words import group


def note_topic(text: str, start: int, end: int, carry: Carry, *, has_figures: bool) -> None:
    """Whom a sentence is about: a trade that does something, or whom the next ones count."""
    names_trade = text.find("业", start, end) >= 0 or text.find("经济", start, end) >= 0
    activity = ACTIVITY.match(text, start, end) if names_trade else None
    if activity is not None:
        carry.topic = group(activity, 1)
    # Who is counted next is told in one clause.
    is_one_clause = not has_figures and text.find(",", start, end) < 0
    topic = TOPIC.fullmatch(text, start, end) if is_one_clause else None
    topic = topic or (None if has_figures else TRADE_TOPIC.fullmatch(text, start, end))
    if topic is not None:
        carry.topic = carry.holder = group(topic, "what")
        carry.indicator, carry.code = "", None
    alone = "" if has_figures else label_alone(text, start, end)
    if alone:
        carry.code = code_of(alone)
        carry.indicator = alone if carry.code is not None else ""
        carry.holder = holder_of(alone)


def aspect_of(text: str, start: int, end: int) -> str:
    """公路方面: what a sentence says it is about before it begins."""
    if text.find("方面,", start, min(end, start + 16)) < 0:
        return ""
    aspect = ASPECT.match(text, start, end)
    return group(aspect, 1) if aspect is not None else ""
