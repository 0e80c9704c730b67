"""Places within the report's own, told after the whole.

Belongs here: 其中,某县完成9亿元 is of what was told of the whole place. Not here: parts of an amount
(`parts`), zones and firms (`entities`), whose figure it is where the clause says it (`scopes`).
"""

import re

from orchestration.extraction.naming.codes import fits
from orchestration.extraction.naming.figures import Figure
from orchestration.extraction.naming.indicators import code_of
from orchestration.extraction.naming.rows import Rows
from orchestration.extraction.words import without

DISTRICT = re.compile(r"[\u4e00-\u9fff]{1,8}[县市区旗州盟镇乡]")
# Words for kinds of places, and for the whole of one.
NO_DISTRICT = re.compile(
    r"(?:城|[全我本各]|[县郊市城地辖园社小景灾山库牧林片街校院厂矿湖新]|开发|保税|高新|经开|示范|试验|合作|试点"
    r"|集聚|功能|服务|工业|高原|贫困|乡)[县市区旗州盟镇乡]$|[个两三四五六七八九十\d][县市区旗州盟镇乡]$|乡镇$"
)
ACTS = re.compile(r"(?:预计|已|共|累计)+$")


class Districts(Rows):
    """Clauses whose figures are those of places within the one that was told of."""

    def _of_district(self, figure: Figure) -> str:
        """甲县完成9亿元, after what the whole place brought forth; empty for any other."""
        carry, place = self.carry, without(ACTS, figure.phrase)
        if "对" in figure.core or DISTRICT.fullmatch(place) is None or NO_DISTRICT.search(place) is not None:
            return ""
        goes_on = bool(carry.district) and carry.indicator.startswith(carry.district)
        if (
            not goes_on
            and "其中" not in figure.core
            and not self._before_clause().endswith(("其中,", "其中:"))
        ):
            return ""
        whole = carry.indicator[len(carry.district) :] if goes_on else carry.indicator
        code = code_of(whole)
        grows = figure.mention.dimension == "rate" and not figure.lead.kinds.isdisjoint(("trend", "growth"))
        told = figure.mention.dimension != "rate" and code is not None
        if code is None or not (
            grows or (told and fits(code, figure.mention.dimension, "level", is_own_name=False))
        ):
            return ""
        carry.district = carry.subject = place
        carry.uncoded.add(place + whole)
        return place + whole
