"""Time and memory: no text is read in much more than linear time, a large one in little memory."""

import gc
import subprocess
import sys
from time import process_time

import pytest

from benchmarks.reading import PARAGRAPH, SHAPES
from orchestration.extraction import read_report
from orchestration.extraction.mending import mended
from orchestration.paths import CHECKOUT

# A text of four times the size may take so many times as long: linear would be 4.
AT_MOST = 3 * 4
LARGEST_MEMORY_MB = 200
# Prose as reports have it between their figures.
PROSE = "坚持稳中求进，推动产业转型升级，着力保障和改善民生，持续优化营商环境，各项工作取得新的成效。" * 4
MEASURED = """
import resource, sys
from time import process_time
from orchestration.extraction import read_report
text = sys.stdin.read()
read_report(text[:2000], year=2025)
before, start = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss, process_time()
read_report(text[: len(text) // 4], year=2025)
part = process_time() - start
read_report(text, year=2025)
whole = process_time() - start - part
print((resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) / 1024, whole / part)
"""


def seconds(text: str) -> float:
    """Processor time of one reading; without collecting what other tests have left behind."""
    gc.collect()
    gc.disable()
    try:
        start = process_time()
        read_report(text, year=2025)
        return process_time() - start
    finally:
        gc.enable()


@pytest.mark.parametrize(("name", "shape"), SHAPES, ids=[name for name, _ in SHAPES])
def test_a_text_made_to_be_slow_is_read_in_linear_time(name: str, shape: str) -> None:
    read_report(shape, year=2025)
    assert seconds(shape * 4_000) <= AT_MOST * max(seconds(shape * 1_000), 0.005)


def test_brackets_within_brackets_are_read_in_linear_time() -> None:
    def deep(levels: int) -> str:
        return "（5亿元" * levels + "）" * levels

    assert seconds(deep(4_000)) <= AT_MOST * max(seconds(deep(1_000)), 0.005)


def test_blanks_between_all_words_of_one_line_are_looked_through_in_linear_time() -> None:
    def taken(words: int) -> float:
        text = "词语 " * words
        start = process_time()
        mended(text, text, text)
        return process_time() - start

    assert taken(260_000) <= AT_MOST * taken(65_000)


@pytest.mark.slow
def test_a_hundred_thousand_numerals_in_a_row_are_read_in_linear_time() -> None:
    assert seconds("1 " * 100_000) <= AT_MOST * seconds("1 " * 25_000)


@pytest.mark.slow
def test_a_report_of_five_megabytes_in_one_line_takes_little_memory_and_linear_time() -> None:
    paragraphs = [PARAGRAPH.format(120 + i, i % 9).strip() + PROSE for i in range(6_200)]
    text = "".join(paragraphs)
    assert 4.9 < len(text.encode()) / 1e6 < 5.6
    told = subprocess.run(
        [sys.executable, "-c", MEASURED],
        input=text, capture_output=True, text=True, check=True, cwd=CHECKOUT, timeout=300,
    )  # fmt: skip
    memory, times = map(float, told.stdout.split())
    assert memory <= LARGEST_MEMORY_MB
    assert times <= AT_MOST
