"""The site of a release: what stands where, that nothing of a report runs, what is built anew."""

import base64
import hashlib
import html
import json
import os
import re
import sys
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from types import SimpleNamespace

import duckdb
import pytest
from planted_site import REPORT, REPORT_ID, publish_planted
from small_warehouse import build_sound

from orchestration.cli.app import run
from orchestration.dictionary import described_tables
from orchestration.diff import write_diff
from orchestration.paths import CHECKOUT, Home
from orchestration.registry import load_target_rules
from orchestration.release import Release, ReleaseError, find_standing, pieces, stage
from orchestration.release.manifest import Column, Table
from orchestration.site import SITE, export_site, write_release_site
from orchestration.site.addresses import division_page, indicator_page, report_page
from orchestration.site.charts import Dot, GrowthPoint, draw_dots, draw_growth
from orchestration.site.holdings import dictionary_page
from orchestration.site.indicators import (
    _JUDGED,
    _LATEST,
    _NEWEST,
    MOST_TARGETS,
    _by_indicator,
    _latest_judged,
)
from orchestration.site.marts import Marts, connect
from orchestration.site.portions import KINDS, Maker, Sources, drawing
from orchestration.site.reports import texts_at_hand
from orchestration.site.rows import Target
from orchestration.site.scales import Scale, rounded_out, spanned
from orchestration.site.targets import by_urgency, dot, has_dot
from orchestration.site.words import Both, english_name, word


@pytest.fixture(scope="module")
def planted(tmp_path_factory: pytest.TempPathFactory) -> tuple[Home, Release]:
    """A home with one release of the planted report."""
    folder = tmp_path_factory.mktemp("site")
    (folder / "raw").mkdir()
    home = Home(raw=folder / "raw", var=folder / "var", dbt_project=CHECKOUT / "dbt_project")
    return home, publish_planted(home)


@pytest.fixture(scope="module")
def site(planted: tuple[Home, Release]) -> Path:
    return planted[1].folder / SITE


def pages(site: Path) -> Iterator[Path]:
    yield from sorted(site.rglob("*.html"))


def test_the_addresses_that_other_rooms_link_to() -> None:
    assert report_page("440114-2022-plan", 594) == "reports/440114-2022-plan.html#s594"
    assert division_page("440114", 2023) == "divisions/440114.html#y2023"
    assert indicator_page("gdp") == "indicators/gdp.html"


def test_a_release_holds_every_kind_of_page(site: Path) -> None:
    there = {path.relative_to(site).as_posix() for path in pages(site)}
    assert there == {
        "index.html", "quality.html", "dictionary.html", "downloads.html",
        "divisions/440114.html", "indicators/gdp.html", f"reports/{REPORT_ID}.html",
    }  # fmt: skip


def test_every_link_of_the_site_leads_somewhere(site: Path) -> None:
    identifiers = {path: set(re.findall(r'id="([^"]+)"', path.read_text())) for path in pages(site)}
    for path in pages(site):
        for address in re.findall(r'href="([^"]*)"', path.read_text()):
            file, _, anchor = html.unescape(address).partition("#")
            target = (path.parent / file).resolve() if file else path
            # Packaging adds it to a release; this small one was not packaged.
            if target.name == "LICENSE-DATA.md":
                continue
            assert target.is_file(), f"{path.name}: {address}"
            assert not anchor or anchor in identifiers.get(target, {anchor}), f"{path.name}: {address}"


def test_each_figure_of_a_report_is_marked_where_its_span_says(site: Path) -> None:
    page = (site / "reports" / f"{REPORT_ID}.html").read_text(encoding="utf-8")
    marks = re.findall(r'<mark id="s(\d+)"[^>]*>([^<]*)</mark>', page)
    assert {quote for _, quote in marks} >= {"1234.5亿元", "3.5%", "6%"}
    for start, quote in marks:
        assert REPORT[int(start) :].startswith(html.unescape(quote))
    shown = re.search(r'<div class="text"[^>]*>(.*?)</div>', page, re.DOTALL)
    assert shown is not None
    text = html.unescape(re.sub(r"</?mark[^>]*>", "", shown[1]))
    assert len(text) == len(REPORT), "the page shows the whole text"


@pytest.mark.parametrize(
    "name", ["index", "quality", "divisions/440114", "indicators/gdp", f"reports/{REPORT_ID}"]
)
def test_hostile_words_of_a_report_are_shown_and_never_run(site: Path, name: str) -> None:
    page = (site / f"{name}.html").read_text(encoding="utf-8")
    body = page.split("<main", 1)[1].rsplit("<script>", 1)[0]
    tags = set(re.findall(r"<([a-z]+)", body))
    assert not tags & {"script", "img", "iframe", "object", "style", "form", "base", "meta", "foreignobject"}
    assert not re.search(r"<[^>]*\son[a-z]+=", body), "no attribute runs anything"
    assert not re.search(r'href="\s*(?:javascript|data|vbscript):', body)
    assert not set("\u202e\u2066") & set(body), "nothing turns the direction of what follows"
    if name in ("quality", "divisions/440114", f"reports/{REPORT_ID}"):
        assert "&lt;script&gt;alert(1)&lt;/script&gt;" in body, "it is shown as it stands"
        assert "{{ 7*7 }}" in body
        assert "👩\u200d👩\u200d👧🇨🇳" in body


def test_reasons_and_remedies_stand_in_both_languages(site: Path) -> None:
    page = (site / "quality.html").read_text(encoding="utf-8")
    assert '<span class="quiet"><i lang="zh">……</i><i lang="en">…</i></span>' in page


def test_columns_are_described_in_both_languages() -> None:
    [told] = [table for table in described_tables() if table.name == "fct_yoy"]
    columns = tuple(Column(one.name, one.type, one.description) for one in told.columns)
    page = dictionary_page(SimpleNamespace(tables=(Table(told.name, 1, told.description, columns),)))
    [table] = page.tables
    assert (table.description.zh[:2], table.description.en[:7]) == ("每个", "One row")
    for column, described in zip(table.columns, told.columns, strict=True):
        assert column.description.en == described.description
        assert re.search("[\u4e00-\u9fff]", column.description.zh)


def test_the_only_script_of_a_page_is_the_one_its_policy_names(site: Path) -> None:
    for path in pages(site):
        page = path.read_text(encoding="utf-8")
        [policy] = re.findall(r'Content-Security-Policy" content="([^"]*)"', page)
        [script] = re.findall(r"<script>(.*?)</script>", page, re.DOTALL)
        digest = base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
        assert "default-src 'none'" in policy
        assert f"script-src 'sha256-{digest}'" in policy


def test_nothing_on_a_page_is_fetched_from_elsewhere(site: Path) -> None:
    for path in pages(site):
        page = path.read_text(encoding="utf-8")
        assert not re.search(r"<(?:link|img|iframe|object|embed|video|audio|source|base|form)\b", page)
        assert not re.search(r"\b(?:src|srcset|action|xlink:href)=", re.sub(r"&[#\w]+;[^<]*", "", page))
        assert "@import" not in page
        assert "url(" not in page


def test_both_languages_are_on_every_page(site: Path) -> None:
    for path in pages(site):
        page = path.read_text(encoding="utf-8")
        assert page.count('<i lang="zh">') == page.count('<i lang="en">') > 5


def test_a_page_without_its_charts_stays_below_300_kilobytes(site: Path) -> None:
    for path in pages(site):
        assert len(re.sub(r"<svg.*?</svg>", "", path.read_text(), flags=re.DOTALL).encode()) < 300_000


def test_a_page_of_very_many_rows_shows_some_and_says_where_the_others_are(home: Home) -> None:
    build_sound(home)
    sentence = "'广东省2025年地区生产总值增速目标为5%左右，实际为5%，与目标持平，完成。' || repeat('。', 90)"
    many: tuple[tuple[str, str, int], ...] = (
        ("mart_target_attainment", f"{sentence} as sentence_zh, {sentence} as sentence_en,"
         " 2005 + i % 20 as year", 400),
        ("mart_target_attainment", "printf('9%05d', i) as division_code", 120),
        ("mart_indicator_series", "printf('9%05d', i) as division_code, 'gdp' as indicator_code,"
         " 'year' as period_kind, 2022 as year, 'percent' as unit, 6.5 as value", 120),
        ("mart_revision", "'gdp' as indicator_code, '440114' as division_code, i as span_start", 120),
        ("mart_quality_alert", "'a' || i as alert_id, repeat('理由', 30) as reason", 120),
    )  # fmt: skip
    with duckdb.connect(home.warehouse) as connection:
        for table, changed, rows in many:
            connection.execute(
                f"insert into {table} by name select * exclude (i) replace ({changed})"
                f" from (select * from {table} limit 1), range({rows}) as made(i)"
            )
    staged = stage(home)
    folder = write_release_site(home, staged).folder
    for name, told in (
        ("divisions/440114", "2005"),
        ("indicators/gdp", "80 of 521 rows"),
        ("quality", "100 of 121 rows"),
    ):
        page = re.sub(r"<svg.*?</svg>", "", (folder / f"{name}.html").read_text(), flags=re.DOTALL)
        assert told in page
        assert len(page.encode()) < 300_000, name


def test_without_the_text_at_hand_a_report_shows_the_sentences_of_its_figures(home: Home) -> None:
    build_sound(home)
    staged = stage(home)
    write_release_site(home, staged)
    page = (staged.folder / SITE / "reports" / f"{REPORT_ID}.html").read_text(encoding="utf-8")
    assert '增长<mark id="s4"' in page
    assert "6.5%</mark>。" in page


def test_only_pages_whose_content_changed_are_built_anew(home: Home) -> None:
    first = publish_planted(home)
    again = stage(home)
    result = write_release_site(home, again)
    assert (result.pages, result.reused) == (7, 5), "the front page and the downloads name the release"
    same = f"reports/{REPORT_ID}.html"
    assert (again.folder / SITE / same).stat().st_ino == (first.folder / SITE / same).stat().st_ino
    with duckdb.connect(home.warehouse) as connection:
        connection.execute("update mart_division_year set missed = 0, met = 1")
    changed = stage(home)
    write_release_site(home, changed)
    was, now = (folder / SITE / "divisions" / "440114.html" for folder in (first.folder, changed.folder))
    assert was.read_text() != now.read_text()


@pytest.mark.parametrize(
    "change",
    [
        "update mart_target_attainment set confidence = 'C'",
        "update fct_yoy set stated_percent = 1.5",
        "update mart_indicator_series set first_value = 7",
        "update mart_division_year set pending = 3",
        "update dim_report set title = 'another'",
        "update dim_division set name = 'another'",
        "update dim_indicator set name_en = 'another'",
    ],
)
def test_whatever_changes_of_what_a_division_tells_draws_its_page_anew(home: Home, change: str) -> None:
    first = publish_planted(home)
    with duckdb.connect(home.warehouse) as connection:
        assert connection.execute(change).fetchall() > [(0,)], "there is something to change"
    changed = stage(home)
    write_release_site(home, changed)
    was, now = (folder / SITE / "divisions" / "440114.html" for folder in (first.folder, changed.folder))
    assert was.stat().st_ino != now.stat().st_ino


@pytest.mark.parametrize(
    "change",
    [
        "update mart_target_attainment set confidence = 'C'",
        "update mart_indicator_series set first_value = 7",
        "update dim_report set executed_year = 2021",
        "update dim_division set name = 'another'",
        "update dim_indicator set name_en = 'another'",
    ],
)
def test_whatever_changes_of_what_an_indicator_tells_draws_its_page_anew(home: Home, change: str) -> None:
    first = publish_planted(home)
    with duckdb.connect(home.warehouse) as connection:
        assert connection.execute(change).fetchall() > [(0,)], "there is something to change"
    changed = stage(home)
    write_release_site(home, changed)
    was, now = (folder / SITE / "indicators" / "gdp.html" for folder in (first.folder, changed.folder))
    assert was.stat().st_ino != now.stat().st_ino


def test_the_few_targets_and_outcomes_that_are_read_are_all_that_an_indicator_shows(home: Home) -> None:
    """Years of many divisions, of which some have no verdict, no figure, or one beyond comparing."""
    release = publish_planted(home)
    with duckdb.connect(home.warehouse) as connection:
        connection.execute("delete from mart_target_attainment; delete from mart_indicator_series")
        connection.execute("""
            insert into mart_target_attainment by name
            select
                indicator_code, (110000 + 100 * number)::varchar as division_code, year, 'level' as measure,
                case when number % 5 > 0 then 10 + number end as target_value,
                case when number % 7 > 0 then number * year % 90 end as actual_value,
                case when (number + year) % 3 = 0 then '%' else 'CNY' end as unit,
                case when year < 2020 + length(indicator_code) % 3 then number end as gap,
                case when number % 2 = 0 then 'missed' else 'met' end as status
            from (select unnest(['gdp', 'retail_sales', 'deposits']) as indicator_code)
            cross join range(40) as divisions(number) cross join range(2012, 2026) as years(year)""")
        connection.execute("""
            insert into mart_indicator_series by name
            select
                'gdp' as indicator_code, division_code, year, year::varchar as period,
                measure, 'outcome' as series, 'year' as period_kind, year as value
            from range(2001, 2026) as years(year), (select unnest(['level', 'growth']) as measure),
                (values ('110000', 2001), ('120000', 2022), ('130000', 2021)) as told(division_code, since)
            where year >= since""")
    with connect(stage(home).folder) as connection:
        marts = Marts(connection)
        codes = ["gdp", "retail_sales", "deposits"]
        every = _by_indicator(marts.rows_of(Target, "indicator_code", codes))
        newest = _by_indicator(marts.rows_of(Target, "indicator_code", codes, among=_NEWEST))
        judged = _by_indicator(marts.rows_of(Target, "indicator_code", codes, _JUDGED, _LATEST))
        for code in codes:
            told = sorted(every[code], key=lambda row: (-row.year, by_urgency(row), row.division_code))
            few = sorted(newest[code], key=lambda row: (-row.year, by_urgency(row), row.division_code))
            assert few[:MOST_TARGETS] == told[:MOST_TARGETS]
            assert len(few) < len(told)
            assert _latest_judged(judged[code]) == _latest_judged(every[code])
            assert {has_dot(row) for row in every[code]} == {True, False}
        outcomes, counts = marts.latest_outcomes(codes, years=6, divisions=2)
        told = {(row.measure, row.year, row.division_code) for row in outcomes}
        assert told == {
            (measure, year, division)
            for measure in ("level", "growth")
            for division, since in (("110000", 2020), ("130000", 2021))
            for year in range(since, 2026)
        }
        assert counts == {("gdp", "level"): 3, ("gdp", "growth"): 3}
    assert release.is_current


def test_a_page_that_is_damaged_is_drawn_anew(home: Home) -> None:
    first = publish_planted(home)
    page = first.folder / SITE / "divisions" / "440114.html"
    content = page.read_bytes()
    page.chmod(0o644)
    page.write_bytes(content.replace(b"html", b"htmI"))
    again = stage(home)
    write_release_site(home, again)
    assert (again.folder / SITE / "divisions" / "440114.html").read_bytes() == content


def test_a_page_that_the_disk_damaged_is_drawn_anew_once_that_is_known(home: Home) -> None:
    first = publish_planted(home)
    page = first.folder / SITE / "divisions" / "440114.html"
    content, told = page.read_bytes(), page.stat()
    page.chmod(0o644)
    page.write_bytes(content.replace(b"html", b"htmI"))
    os.utime(page, ns=(told.st_atime_ns, told.st_mtime_ns))
    assert find_standing(home, first.manifest.inputs) is None
    again = stage(home)
    write_release_site(home, again)
    assert (again.folder / SITE / "divisions" / "440114.html").read_bytes() == content


@pytest.mark.parametrize("pieced_from", [1, 50_000])
def test_a_figure_that_changed_draws_its_report_anew(
    home: Home, pieced_from: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pieces, "PIECED_FROM", pieced_from)
    first = publish_planted(home)
    with duckdb.connect(home.warehouse) as connection:
        connection.execute("update fct_observation set confidence = 'C'")
    changed = stage(home)
    write_release_site(home, changed)
    page = Path(SITE) / "reports" / f"{REPORT_ID}.html"
    was, now = (folder / page for folder in (first.folder, changed.folder))
    assert was.stat().st_ino != now.stat().st_ino
    assert 'class="badge C"' in now.read_text(encoding="utf-8")


def test_pages_drawn_in_several_processes_are_those_drawn_in_one(
    planted: tuple[Home, Release], tmp_path: Path
) -> None:
    home, release = planted
    sources = Sources(release.folder, texts_at_hand(home), home.seeds)
    with connect(release.folder) as connection:
        maker = Maker(Marts(connection), sources)
        due = {kind: maker.digests(kind).keys() for kind in KINDS}
        for name, few in (("one", 200), ("several", 0)):
            with drawing(maker, sources, due, tmp_path / name, few):
                pass
    drawn = [page.relative_to(tmp_path / "one") for page in pages(tmp_path / "one")]
    assert {page.parts[0] for page in drawn} == {"divisions", "indicators", "reports"}
    for page in drawn:
        assert (tmp_path / "one" / page).read_bytes() == (tmp_path / "several" / page).read_bytes()


def test_a_process_that_cannot_write_its_page_stops_the_site(
    planted: tuple[Home, Release], tmp_path: Path
) -> None:
    home, release = planted
    sources = Sources(release.folder, texts_at_hand(home), home.seeds)
    (tmp_path / "reports" / f"{REPORT_ID}.html").mkdir(parents=True)
    with connect(release.folder) as connection:
        maker = Maker(Marts(connection), sources)
        due = {"indicator": (), "division": (), "report": (REPORT_ID,)}
        with pytest.raises(OSError, match=REPORT_ID), drawing(maker, sources, due, tmp_path, few=0):
            pass


def test_the_front_page_tells_what_the_release_brought(planted: tuple[Home, Release]) -> None:
    home, first = planted
    with duckdb.connect(home.warehouse) as connection:
        connection.execute(
            "insert into dim_report by name"
            " select * replace ('440114-2023-plan' as report_id) from dim_report"
        )
    staged = stage(home)
    for before, told in ((None, "This is the first release"), (first, "Reports: 1 new, 0 lost, 0 changed")):
        write_diff(before, staged, staged.folder)
        site = write_release_site(home, staged).folder
        assert told in (site / "index.html").read_text(encoding="utf-8")
    assert 'href="reports/440114-2023-plan.html"' in (site / "index.html").read_text(encoding="utf-8")


def test_an_exported_site_holds_the_files_it_offers_and_forgets_pages_that_went(
    planted: tuple[Home, Release], tmp_path: Path
) -> None:
    home, release = planted
    folder = tmp_path / "web"
    export_site(home, release, folder)
    for address in re.findall(r'href="(data/[^"]+)"', (folder / "downloads.html").read_text()):
        assert (folder / address).is_file() or address == "data/LICENSE-DATA.md"
    assert (folder / "data" / "marts.duckdb").is_file()
    note = folder / "pages.json"
    note.write_text(note.read_text().replace("{", '{"divisions/999999.html": "",', 1))
    (folder / "divisions" / "999999.html").write_text("old")
    result = export_site(home, release, folder)
    assert result.reused == result.pages == 7
    assert not (folder / "divisions" / "999999.html").exists()


def test_a_site_that_was_cut_short_is_drawn_again(planted: tuple[Home, Release], tmp_path: Path) -> None:
    (tmp_path / "divisions" / "440114.html").mkdir(parents=True)
    (tmp_path / "pages.json").write_text("{}")
    with pytest.raises(OSError, match=r"440114\.html"):
        export_site(*planted, tmp_path)
    (tmp_path / "divisions" / "440114.html").rmdir()
    result = export_site(*planted, tmp_path)
    assert (result.pages, result.reused) == (7, 0)


def test_the_command_says_where_the_pages_are_and_what_it_lacks(
    planted: tuple[Home, Release],
    home: Home,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    output = str(tmp_path / "web")
    monkeypatch.setattr(sys, "argv", ["jihua", "site", "--output", output, "--json"])
    monkeypatch.setenv("JIHUA_HOME", str(planted[0].raw.parent))
    assert run() == 0
    assert json.loads(capsys.readouterr().out) == {"folder": output, "pages": 7, "reused": 0}
    monkeypatch.setenv("JIHUA_HOME", str(home.raw.parent))
    assert run() == 1
    assert "run `jihua refresh`" in capsys.readouterr().err


def test_a_folder_that_holds_something_else_is_left_alone(
    planted: tuple[Home, Release], tmp_path: Path
) -> None:
    (tmp_path / "mine.txt").write_text("mine")
    with pytest.raises(ReleaseError, match="no site"):
        export_site(*planted, tmp_path)


def test_a_chart_tells_each_verdict_in_both_languages_and_keeps_its_words_apart() -> None:
    label = Both("<甲>", "<A>" + "long " * 30)
    chart = draw_dots(
        [
            Dot(label, word("status", status), Decimal(4), None, Decimal(5), actual, status)
            for status, actual in (("missed", Decimal(3)), ("met", Decimal(5)), ("pending", None))
        ],
        "name",
    )
    assert chart.startswith('<svg role="img" aria-labelledby="name"')
    assert chart.count('lang="zh"') == chart.count('lang="en"') == 6
    for told in ("未完成", "missed", "完成", "&lt;甲&gt;", "&lt;A&gt;", "…"):
        assert told in chart
    assert "<甲>" not in chart
    assert "~" not in chart


@pytest.mark.parametrize(
    ("bound", "rule", "low", "high"),
    [
        ("min", "MIN-RATE", 5, None),
        ("max", "MAX-RATE", None, 5),
        ("range", "RANGE-RATE", 5, None),
        ("exact", "EXACT-HIGHER-RATE", 5, None),
        ("approx", "APPROX-HIGHER-RATE", Decimal("4.5"), Decimal("5.5")),
        ("approx", "APPROX-CEILING-RATE", None, Decimal("5.5")),
        ("exact", None, 5, 5),
    ],
)
def test_the_band_of_a_target_is_what_its_rule_counts_as_met(
    bound: str, rule: str | None, low: Decimal | None, high: Decimal | None
) -> None:
    told: dict[str, object] = dict.fromkeys(Target._fields)
    told |= {"target_value": Decimal(5), "unit": "%", "target_bound": bound, "rule_code": rule}
    rules = {each.rule_code: each for each in load_target_rules()}
    drawn = dot(Target(**told), Both("甲", "A"), rules)  # type: ignore[arg-type]
    assert (drawn.low, drawn.high) == (low, high)


def test_a_chart_of_growth_has_every_year_and_marks_what_was_revised() -> None:
    points = [GrowthPoint(year, Decimal(5), Decimal(6), None, None) for year in (2021, 2023)]
    plain = [GrowthPoint(year, Decimal(5), None, None, None) for year in (2021, 2023)]
    chart = draw_growth(points, "name")
    assert all(f">{year}<" in chart for year in (2021, 2022, 2023))
    assert chart.count('fill="white"') == 2
    assert 'fill="white"' not in draw_growth(plain, "name")


@pytest.mark.parametrize(
    ("low", "high", "count", "labels"),
    [
        (0, 6, 4, ["0", "2", "4", "6"]),
        (-4, 8.5, 4, ["−4", "−2", "0", "2", "4", "6", "8"]),
        (4.1, 5.2, 4, ["4.2", "4.4", "4.6", "4.8", "5.0", "5.2"]),
        (97, 1210, 5, ["200", "400", "600", "800", "1000", "1200"]),
        (0.001, 0.004, 3, ["0.001", "0.002", "0.003", "0.004"]),
    ],
)
def test_round_values_stand_at_an_axis(low: float, high: float, count: int, labels: list[str]) -> None:
    assert [tick.label for tick in Scale(low, high, 0, 100).ticks(count)] == labels


def test_a_scale_runs_from_its_first_pixel_to_its_last_either_way() -> None:
    assert [Scale(2, 4, 130, 0).at(value) for value in (2, 2.5, 4)] == [130, 97.5, 0]
    assert spanned([3.0, 3.0], 0.1) == (2, 4)
    assert spanned([], 0.1) == (0, 1)
    assert rounded_out(0.17, 6.02) == (0, 6.5)


def test_years_without_room_at_the_axis_are_not_written() -> None:
    chart = draw_growth(
        [GrowthPoint(year, Decimal(year % 7), None, None, None) for year in range(2005, 2025)], "n"
    )
    assert re.findall(r">(20\d\d)<", chart) == ["2005", "2008", "2011", "2014", "2017", "2020", "2023"]
    assert len(re.findall("<circle", chart)) == 20


def test_the_list_of_words_knows_every_code_that_pages_show() -> None:
    from orchestration.gate.vocabulary import (
        BOUNDS,
        KINDS,
        LEVELS,
        MEASURES,
        NATURES,
        RECONCILIATIONS,
        STATUSES,
    )

    for kind, codes in (
        ("status", STATUSES), ("measure", MEASURES), ("bound", BOUNDS), ("nature", NATURES),
        ("reconciliation", RECONCILIATIONS), ("report_kind", KINDS), ("alert_level", LEVELS),
    ):  # fmt: skip
        assert all(word(kind, code) != Both(code, code) for code in codes), kind


def test_english_names_belong_to_divisions_of_the_registry() -> None:
    import csv

    from orchestration.registry import load_divisions

    with (CHECKOUT / "orchestration" / "language" / "english_names.csv").open(encoding="utf-8") as handle:
        codes = [row["division_code"] for row in csv.DictReader(handle)]
    assert codes
    assert set(codes) <= load_divisions().keys()
    assert english_name("440000") == "Guangdong"
    provinces = {code for code, row in load_divisions().items() if row.level == "province"}
    assert provinces <= set(codes)
