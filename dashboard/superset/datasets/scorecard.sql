select
    scorecard.year,
    scorecard.division_code,
    scorecard.division_name,
    scorecard.level as division_level,
    scorecard.targets,
    scorecard.judged,
    scorecard.exceeded + scorecard.met as met,
    scorecard.nearly_met,
    scorecard.missed,
    scorecard.pending,
    scorecard.accomplished_percent,
    scorecard.mean_gap_pp,
    scorecard.rank_among_siblings
from mart_division_year as scorecard
where scorecard.judged > 0
