"""From one value to another.

Belongs here: 从A提高到B, whose first value belongs to the time before, and the measure that both
share. Not here: which times words name (`times`).
"""

import re
from dataclasses import replace

from orchestration.extraction.carry import Observation
from orchestration.extraction.measuring.leads import Lead
from orchestration.extraction.naming.indicators import code_of
from orchestration.extraction.sentences.multiples import Multiples
from orchestration.extraction.times.moments import Moment
from orchestration.extraction.times.priors import moment_before
from orchestration.extraction.times.timeline import Timeline

YEAR_OF = re.compile(r"(?P<year>(?:19|20)\d{2})年(?P<end>[底末])?的?$")
BEFORE_ASIDE = re.compile(r"[比较](?:上年|去年)(?:同期)?$")
# 由3万元提高到5万元,年均增长9%: years lie between the two.
AVERAGED = re.compile(r"[、,]年均(?:实际|名义)?(?:增长|提高|递增|下降)")
ENDING = frozenset(("to", "trend_to"))


class Moves(Multiples):
    """Clauses whose figures move from one value to another."""

    times: Timeline
    # 贫困户由2014年的3万户减少到3户,发生率由14%降至0.1%: the year that the sentence counts from.
    told_here: str | None = None

    def _ends_rate(self, lead: Lead) -> bool:
        """增速由3%回升到5%: whether a figure ends what a rate of growth moved from."""
        priors = self.carry.priors
        return bool(priors) and priors[-1].reading.measure == "growth" and not ENDING.isdisjoint(lead.kinds)

    def _ends_fall(self, lead: Lead) -> bool:
        """降幅由9%收窄到2%: whether the rate that a figure ends was told as a fall."""
        first = self.carry.lead
        return self._ends_rate(lead) and first is not None and "fall_rate" in first.kinds

    def _from_to(self, observation: Observation, lead: Lead) -> None:
        """从A提高到B: the first value belongs to the time before; in a list each A has its B."""
        carry = self.carry
        if "from" in lead.kinds and not lead.into:
            carry.priors, carry.since, carry.start_words = (
                [observation],
                lead.since or self.told_here or carry.told_since,
                lead.said.get("from", ""),
            )
        elif carry.priors and (lead.into or ENDING & lead.kinds):
            if (carry.since or "")[:2].isdigit():
                self.told_here = carry.since
            if all(told is not None and told[:2].isdigit() for told in (carry.since, lead.since)):
                # From one year to another: so are the next that name neither.
                carry.told_since = carry.since
            if len(carry.names) > 1 and len(carry.priors) > 1:
                carry.given = 1
                observation.indicator = self._keep(carry.names[0])
                observation.code = code_of(observation.indicator)
            self._end_in_year(observation, lead)
            for prior in carry.priors:
                _make_prior(prior, self._before_that(observation))
            carry.priors = []
            return
        elif carry.priors and (
            observation.mention.structure > 1 or (carry.lead is not None and "from" in carry.lead.kinds)
        ):
            carry.priors.append(observation)
        else:
            return
        _make_prior(observation, self._before_that(observation))

    def _told_aside(self, observation: Observation, bracket: int) -> None:
        """比上年(9万吨)减少3%: an amount in brackets after what it is compared with was told before."""
        if observation.mention.dimension in ("rate", "difference"):
            return
        if BEFORE_ASIDE.search(self.text, max(self.start, bracket - 8), bracket) is not None:
            _make_prior(observation, self._before_that(observation))

    def _end_in_year(self, observation: Observation, lead: Lead) -> None:
        """增加到2019年的90万吨: the last value belongs to the year that is told with it."""
        told = YEAR_OF.match(lead.since or "")
        if told is not None and observation.moment.period != told["year"]:
            period = f"{told['year']}-12-31" if told["end"] else told["year"]
            observation.moment = replace(observation.moment, period=period)

    def _before_that(self, observation: Observation) -> Moment:
        """The time of the first value, read from the words before it: 由, 从2020年的."""
        averaged = AVERAGED.match(self.text, observation.mention.end, self.end) is not None
        moment = moment_before(self.times, observation.moment, self.line, self.carry.since, averaged=averaged)
        if observation.mention.structure and moment.period is not None:
            # 三次产业结构由2002年末的…: what is parted is the output of the year.
            moment = replace(moment, period=moment.period.removesuffix("-12-31"))
        return replace(moment, said=self.carry.start_words or moment.said)


def _make_prior(observation: Observation, moment: Moment) -> None:
    """Moves a first value to the time before, and says so in its rules."""
    observation.rules = tuple(
        moment.rule if rule == observation.moment.rule else rule for rule in observation.rules
    )
    observation.moment = moment
