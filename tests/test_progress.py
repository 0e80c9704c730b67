"""Progress: what people see while they wait, and how the time left is known."""

import os
import pty
import subprocess
import sys
import time
from pathlib import Path

import pytest

from orchestration.cli.progress import REFRESH, stage_of, time_left
from orchestration.durations import FILE, known_durations, note_durations, noted
from orchestration.paths import CHECKOUT, Home


@pytest.mark.parametrize(
    ("seconds", "told"),
    [
        (0, "about 1 s left"),
        (7.4, "about 7 s left"),
        (61, "about 1 min 1 s left"),
        (600, "about 10 min 0 s left"),
    ],
)
def test_the_time_left_is_told_in_minutes_and_seconds(seconds: float, told: str) -> None:
    assert time_left(seconds) == told


def test_how_long_work_took_is_kept_until_it_is_done_again(home: Home) -> None:
    home.var.mkdir()
    note_durations(home, {"site": 4.0, "diff": 1.25})
    note_durations(home, {"site": 5.0})
    assert known_durations(home) == {"site": 5.0, "diff": 1.25}
    with noted(home, "diff"):
        time.sleep(0.02)
    assert 0.02 <= known_durations(home)["diff"] < 1


def test_work_that_failed_tells_nothing_of_its_duration(home: Home) -> None:
    home.var.mkdir()
    with pytest.raises(ValueError, match="half way"), noted(home, "site"):
        raise ValueError("half way")
    assert known_durations(home) == {}


@pytest.mark.parametrize("content", ["", "[]", '{"site": "long"}', "\xff"])
def test_durations_that_cannot_be_read_are_none(home: Home, content: str) -> None:
    home.var.mkdir()
    (home.var / FILE).write_text(content, encoding="latin-1")
    assert known_durations(home) == {}


def test_a_folder_that_cannot_be_written_stops_no_work(home: Home) -> None:
    note_durations(home, {"site": 4.0})
    assert known_durations(home) == {}


def test_the_share_of_the_warehouse_that_is_built_is_read_from_the_log(tmp_path: Path) -> None:
    log = tmp_path / "refresh.log"
    log.write_text(
        'STEP_START - Started execution of step "warehouse".\n12 of 48 START test\n', encoding="utf-8"
    )
    stage = stage_of(log, 0)
    assert (stage.step.name, stage.share) == ("warehouse", 0.25)
    assert stage.step in REFRESH


WAITING = """
import sys, time
from pathlib import Path
from orchestration.cli.progress import waiting
from orchestration.language import message
from orchestration.paths import Home
home = Home(raw=Path(sys.argv[1]), var=Path(sys.argv[1]), dbt_project=Path(sys.argv[1]))
with waiting(home, "site", message("writing pages")):
    time.sleep(0.6)
"""


def on_a_terminal(folder: Path, language: str) -> str:
    """What the waiting shows on a terminal."""
    ours, theirs = pty.openpty()
    environment = os.environ | {"JIHUA_LANG": language, "TERM": "xterm", "COLUMNS": "80", "LINES": "24"}
    command = [sys.executable, "-c", WAITING, str(folder)]
    running = subprocess.Popen(command, cwd=CHECKOUT, env=environment, stdout=theirs, stderr=theirs)
    os.close(theirs)
    shown = b""
    try:
        while part := os.read(ours, 4096):
            shown += part
    except OSError:
        # How Linux tells that the other end was closed.
        pass
    assert running.wait(timeout=60) == 0
    return shown.decode("utf-8", "replace")


def test_a_bar_tells_on_a_terminal_what_is_done_and_how_long_it_still_takes(tmp_path: Path) -> None:
    (tmp_path / FILE).write_text('{"site": 90}', encoding="utf-8")
    shown = on_a_terminal(tmp_path, "en")
    assert "writing pages · 0 s" in shown
    assert "about 1 min" in shown
    assert "正在写网页" in on_a_terminal(tmp_path, "zh")
