"""A name as an observation tells it.

Belongs here: what the name of a deed or of a place in a ranking has less or more than the words that the next
figures are named by. Not here: finding the words (`naming`), codes (`naming.codes`).
"""

import re

# 增速居全省第一: the place is that of the growth, not of the amount told before.
RATE = re.compile(r"(?:其|名义|实际)?(?P<rate>增速|增幅|增长率)")
RATES = ("增速", "增幅", "增长率", "涨幅", "降幅")
# 完成旧房改造30栋: the deed is what is counted; that it was completed is told by the figure.
COMPLETED = re.compile(r"^(?:全面|顺利|圆满)?完成了?(?:对)?(?=[^项任]{4})")
# 完成管网改造工作
AS_WORK = re.compile(r"(?<=..)(?<!社会)工作$")


def told_name(indicator: str, measure: str, core: str) -> str:
    """The name of a figure without a code; `core` are the words of its own clause before it."""
    if measure == "rank":
        return ranked_by(indicator, core)
    if measure == "level":
        return AS_WORK.sub(
            "", COMPLETED.sub("", indicator, count=1) if indicator[:1] in "全顺圆完" else indicator
        )
    return indicator


def ranked_by(indicator: str, core: str) -> str:
    """The name of what has a place in a ranking: of its rate of growth where the words before it say so."""
    rate = RATE.match(core)
    return indicator + rate["rate"] if rate is not None and not indicator.endswith(RATES) else indicator
