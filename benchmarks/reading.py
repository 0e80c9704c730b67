"""How fast the reader reads: megabytes a second on one core, linearity, texts made to be slow.

Run `python -m benchmarks.reading [FOLDER]`. It reads the texts of FOLDER (by default the
official reports beside the checkout, else a generated report), prints ratios and never fails
on time: a machine under load is no defect of the code. The same texts are then read by one process, by
two, and so on to as many as there are processors: megabytes a second on the clock, beside each other.
Where Recognizers-Text is installed (`pip install -e '.[bench]'`) it finds numbers, percentages, amounts of
money and dimensions in the same texts in the same run, and its rate stands beside.
"""

import multiprocessing
import os
import sys
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from time import monotonic, process_time

from orchestration.extraction import read_report
from orchestration.paths import CHECKOUT

REPORTS = CHECKOUT.parent / "shared" / "reports"
PARAGRAPH = (
    "全年地区生产总值{0}.5亿元，同比增长{1}.2%，其中第一产业增加值{1}.8亿元，增长3.1%。新建改建农村公路{0}公里，"
    "发放贷款{0}.6亿元，惠及企业{0}家；城镇、农村居民人均可支配收入分别增长{1}.4%、{1}.9%。\n"
)
# Each repeats one shape that a careless pattern would read in more than linear time.
SHAPES = (
    ("numerals in a row", "1 "),
    ("numerals in a list", "1、"),
    ("percentages in a list", "增长5%、"),
    ("one figure a line", "5%\n"),
    ("open brackets", "（5亿元"),
    ("open quotation marks", "“5"),
    ("names before 分别", "A、"),
    ("dates", "2025年1月"),
    ("spaces", " "),
    ("cells of a table", "a\t5\n"),
    ("ratios", "1:"),
    ("parts in a list", "所有村和5%的" * 4),
    ("blanks within words", "增 长5%"),
)


def texts(folder: Path) -> list[str]:
    """The texts to read: those of `folder`, else a generated report."""
    found = [path.read_text("utf-8") for path in sorted(folder.glob("*.txt"))]
    return found or ["".join(PARAGRAPH.format(120 + i, i % 9) for i in range(400))]


def seconds(work: Callable[[], object]) -> float:
    """Processor time of one run."""
    start = process_time()
    work()
    return process_time() - start


def rate(text: str) -> float:
    """Megabytes of UTF-8 read a second."""
    return len(text.encode()) / 1e6 / max(seconds(lambda: read_report(text, year=2025)), 1e-9)


@dataclass(frozen=True, slots=True)
class Rate:
    """Megabytes a second on the clock with so many processes, and the processor seconds of a megabyte."""

    processes: int
    mb_a_second: float
    seconds_a_mb: float


def rates(reports: list[str], most: int) -> list[Rate]:
    """How fast the texts are read by one process, by two, and so on; started processes are warm."""
    size = sum(len(text.encode()) for text in reports) / 1e6
    return [_rate_of(reports, processes, size) for processes in range(1, most + 1)]


def _rate_of(reports: list[str], processes: int, size: float) -> Rate:
    spawn = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(processes, mp_context=spawn, initializer=_warm_up) as pool:
        # A process is started for each call that waits, and is ready when it has read something.
        list(pool.map(_read_one, reports[:1] * processes))
        started = monotonic()
        spent = sum(pool.map(_read_one, sorted(reports, key=len, reverse=True)))
        clock = monotonic() - started
    return Rate(processes, size / clock, spent / size)


def _warm_up() -> None:
    read_report(PARAGRAPH.format(120, 3), year=2025)


def _read_one(text: str) -> float:
    """Processor seconds of reading it."""
    return seconds(lambda: read_report(text, year=2025))


def print_rates(found: list[Rate]) -> None:
    """One line a number of processes."""
    for one in found:
        gain = one.mb_a_second / found[0].mb_a_second
        name = "process" if one.processes == 1 else "processes"
        rest = f"({gain:.2f} times one; {one.seconds_a_mb:.2f} processor seconds a MB)"
        print(f"{one.processes} {name:22}{one.mb_a_second:6.2f} MB/s on the clock  {rest}")


def others() -> Callable[[str], object] | None:
    """Recognizers-Text's bare quantities of a Chinese text; None where it is not installed."""
    try:
        from recognizers_number import recognize_number, recognize_percentage
        from recognizers_number_with_unit import recognize_currency, recognize_dimension
        from recognizers_text import Culture
    except ImportError:
        return None
    recognizers = (recognize_number, recognize_percentage, recognize_currency, recognize_dimension)
    return lambda text: [recognize(text, Culture.Chinese) for recognize in recognizers]


def print_comparison(reports: list[str], own: float) -> None:
    """The rate of Recognizers-Text on the same texts; `own` is the reader's in MB/s."""
    recognize = others()
    if recognize is None:
        print("Recognizers-Text             – not installed: pip install -e '.[bench]'")
        return
    # It finds bare quantities alone, paragraph by paragraph: it has to be given short texts.
    lines = [line for text in reports for line in text.splitlines() if line.strip()]
    recognize(lines[0])
    spent = seconds(lambda: [recognize(line) for line in lines])
    size = sum(len(line.encode()) for line in lines) / 1e6
    print(f"Recognizers-Text        {size / spent:6.3f} MB/s  (numbers, percentages, money, dimensions)")
    print(f"the reader is           {own / (size / spent):6.1f} times as fast, and reads whole records")


def main() -> None:
    """Prints the figures."""
    reports = texts(Path(sys.argv[1]) if len(sys.argv) > 1 else REPORTS)
    for text in reports:
        read_report(text, year=2025)
    spent = seconds(lambda: [read_report(text, year=2025) for text in reports])
    size = sum(len(text.encode()) for text in reports) / 1e6
    print(f"reports                 {size / spent:6.2f} MB/s  ({len(reports)} texts, {size:.2f} MB)")
    enough = reports * max(1, round(4 / size))
    print_rates(rates(enough, os.cpu_count() or 1))
    marked = seconds(lambda: [read_report(text, year=2025, with_marks=True) for text in reports])
    print(f"with marks              {size / marked:6.2f} MB/s")
    print_comparison(reports, size / spent)
    whole = "\n".join(reports)
    base = rate(whole)
    line = (whole * max(1, round(5 / (len(whole.encode()) / 1e6)))).replace("\n", "")
    print(f"four times the text     {rate(whole * 4) / base:6.2f} of the rate of the text")
    print(f"5 MB in one line        {rate(line) / base:6.2f} of the rate of the text")
    for name, shape in SHAPES:
        half = seconds(lambda shape=shape: read_report(shape * 25_000, year=2025))
        full = seconds(lambda shape=shape: read_report(shape * 50_000, year=2025))
        print(f"{name:24}{full / max(half, 1e-9):6.2f} times the time for twice the text  ({full:.2f} s)")


if __name__ == "__main__":
    main()
