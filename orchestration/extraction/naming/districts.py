"""Places within the report's own, told after the whole.

Belongs here: 其中,某县完成9亿元 is of what was told of the whole place. Not here: parts of an amount
(`parts`), zones and firms (`entities`), whose figure it is where the clause says it (`scopes`).
"""

import re

from orchestration.extraction.naming.codes import fits
from orchestration.extraction.naming.figures import Figure
from orchestration.extraction.naming.indicators import code_of, without_place
from orchestration.extraction.naming.places import places
from orchestration.extraction.naming.rows import Rows
from orchestration.extraction.naming.wording import DONE_BY

ONE_COUNTY = re.compile(r"[\u4e00-\u9fff]{1,3}[县旗]")
DISTRICT = re.compile(r"[\u4e00-\u9fff]{1,8}[县市区旗州盟镇乡]")
# Words for kinds of places, and for the whole of one.
NO_DISTRICT = re.compile(
    r"(?:城|[全我本各]|[县郊市城地辖园社小景灾山库牧林片街校院厂矿湖新]|开发|保税|高新|经开|示范|试验|合作|试点"
    r"|集聚|功能|服务|工业|高原|贫困|乡)[县市区旗州盟镇乡]$|[个两三四五六七八九十\d][县市区旗州盟镇乡]$|乡镇$"
)


class Districts(Rows):
    """Clauses whose figures are those of places within the one that was told of."""

    def _is_elsewhere(self, figure: Figure, place: str) -> bool:
        """其中,甲县完成生产总值9亿元,乙县完成8亿元: the same of another place; notes whose it is."""
        carry = self.carry
        if not carry.indicator or place in carry.indicator or "对" in figure.core:
            return False
        code = code_of(carry.indicator)
        if not (self._names_place(figure, place) and self._tells_same(figure, code)):
            return False
        if code is not None:
            carry.indicator = without_place(carry.indicator, code)
        carry.subject, carry.is_elsewhere = place, True
        return True

    def _names_place(self, figure: Figure, place: str) -> bool:
        """Whether a phrase names a place: a county or a known one anywhere, any other where 其中 says so."""
        if NO_DISTRICT.search(place) is not None:
            return False
        if not self.first and (ONE_COUNTY.fullmatch(place) or place in places()):
            return True
        is_within = self.carry.is_elsewhere or "其中" in figure.core
        if not is_within and not self._before_clause().endswith(("其中,", "其中:")):
            return False
        return DISTRICT.fullmatch(place) is not None

    def _tells_same(self, figure: Figure, code: str | None) -> bool:
        """Whether a figure is of the kind that was told last: a growth, or an amount of the same."""
        mention = figure.mention
        if mention.dimension == "rate":
            return not figure.lead.kinds.isdisjoint(("trend", "growth"))
        if mention.unit == self.carry.unit and DONE_BY.search(figure.core) is not None:
            return True
        return code is not None and fits(code, mention.dimension, "level", is_own_name=False)
