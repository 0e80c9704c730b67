"""Reports that leave no mart empty: digests, generated texts, a plan over five years, an empty file.

Belongs here: putting them into a raw/ folder. Not here: reading them.
"""

import shutil
from pathlib import Path

from benchmarks.corpus import CorpusSettings, write_corpus
from orchestration.paths import CHECKOUT

GENERATED = CorpusSettings(divisions=1, years=3, characters=4_000, errors=0.05)
OVER_FIVE_YEARS = """---
digest: true
published_on: 2021-02-20
---

# 广州市番禺区2020年国民经济和社会发展计划执行情况与2021年国民经济和社会发展计划草案的报告

## 一、2020年计划执行情况

2020年地区生产总值2278.1亿元，增长2.1%。2016—2020年地区生产总值年均增长6.5%。

## 二、2021年主要预期目标

2021年地区生产总值增长6%左右。2021—2025年地区生产总值年均增长6%左右。到2025年，地区生产总值达到3200亿元。
"""


def put_reports(folder: Path) -> Path:
    """Fill `folder`/raw and return it."""
    raw = folder / "raw"
    shutil.copytree(CHECKOUT / "raw", raw)
    write_corpus(folder, GENERATED)
    place = raw / "440113"
    place.mkdir(exist_ok=True)
    (place / "2020-plan.md").write_text(OVER_FIVE_YEARS, encoding="utf-8")
    (place / "empty.txt").write_bytes(b"")
    return raw
