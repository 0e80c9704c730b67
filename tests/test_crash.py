"""A killed process loses nothing: readers keep a whole release, the next run makes the same one.

`python -m tests.crash.random_kills` kills whole refreshes as often as asked for.
"""

from itertools import islice
from pathlib import Path

import pytest
from crash.random_kills import Kills
from crash.ways import Writing

KILLS = 5


@pytest.fixture
def kills(tmp_path: Path) -> Kills:
    made = Kills(tmp_path, Writing(), seed=7, reports=2)
    made.prepare()
    return made


@pytest.mark.slow
def test_whenever_the_writing_is_killed_readers_see_a_whole_release_and_the_next_run_makes_the_same(
    kills: Kills,
) -> None:
    # A round whose run ended before it was killed says nothing.
    rounds = (kills.round(number) for number in range(1, 3 * KILLS))
    done = list(islice((kill for kill in rounds if kill), KILLS))
    assert len(done) == KILLS
    assert [kill for kill in done if kill.faults] == []
