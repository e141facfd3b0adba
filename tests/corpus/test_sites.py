from pathlib import Path

import pyarrow.parquet as pq
import pytest

from articleclean import Cleaner, Options
from articleclean.corpus.sites import evident_lines, join_profiles, learn_sites, load_site_lines
from articleclean.detectors.junk.site_repeat import line_hash, site_of
from tests.corpus.stories import rows, story, write_jsonl
from tests.corpus.templated import Page, page

SITES, PAGES = 30, 20


@pytest.fixture(scope="module")
def pages() -> list[Page]:
    return [page(site, number) for number in range(PAGES) for site in range(SITES)]


@pytest.fixture(scope="module")
def profile(pages: list[Page], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Learnt from the pages, of which one was crawled nine times."""
    folder = tmp_path_factory.mktemp("sites")
    records = [each.record for each in pages]
    learn_sites([str(write_jsonl(folder / "in.jsonl", records + records[:1] * 8))], folder / "sites.parquet")
    return folder / "sites.parquet"


def measure(cleaner: Cleaner, pages: list[Page]) -> tuple[float, list[str]]:
    """Recall of junk lines, and the article lines that were removed."""
    junk = removed_junk = 0
    lost = []
    for each in pages:
        article = cleaner.clean(each.record["text"], url=each.record["url"])
        removed = {removal.text for removal in article.removed}
        junk += len(each.junk)
        removed_junk += len(each.junk & removed)
        lost += [line for line in each.article if line in removed]
    return removed_junk / junk, lost


def test_a_profile_finds_the_junk_of_templates_that_no_pack_knows(pages: list[Page], profile: Path) -> None:
    before, lost_before = measure(Cleaner(quotes=False), pages)
    after, lost = measure(Cleaner(quotes=False, site_lines=load_site_lines(str(profile))), pages)
    print(f"junk recall {before:.3f} without, {after:.3f} with; lost {len(lost_before)}, {len(lost)}")
    assert before < 0.9
    assert after >= 0.97
    assert set(lost) <= set(lost_before)
    assert len(lost) <= len(lost_before)


def test_a_profile_is_a_table_to_read(profile: Path) -> None:
    table = pq.read_table(profile)
    assert table.column_names == ["site", "line", "pages", "site_pages", "top", "bottom", "together"]
    head = page(3, 0).record["text"].split("\n")[0]
    (first,) = (row for row in table.to_pylist() if (row["site"], row["line"]) == ("site3.example", head))
    assert (first["pages"], first["site_pages"], first["top"]) == (PAGES, PAGES, 0)
    assert first["together"] == 1
    assert {row["site"] for row in table.to_pylist()} == {f"site{n}.example" for n in range(SITES)}


def test_a_page_crawled_often_is_one_page(profile: Path, pages: list[Page]) -> None:
    counted = pq.read_table(profile).to_pylist()
    assert {row["site_pages"] for row in counted} == {PAGES}
    body = {line for line in pages[0].article if len(line) > 60}
    assert not [row for row in counted if row["line"] in body]


def test_the_same_profile_every_time(profile: Path, tmp_path: Path) -> None:
    learn_sites([str(profile.with_name("in.jsonl"))], tmp_path / "again.parquet")
    assert (tmp_path / "again.parquet").read_bytes() == profile.read_bytes()


def test_joined_profiles_add_up(tmp_path: Path) -> None:
    paths = []
    for half in range(2):
        records = [page(1, n).record for n in range(half * 10, half * 10 + 10)]
        source = write_jsonl(tmp_path / f"{half}.jsonl", records)
        paths.append(str(tmp_path / f"{half}.parquet"))
        learn_sites([str(source)], Path(paths[-1]))
    join_profiles(paths, tmp_path / "joined.parquet")
    records = [page(1, n).record for n in range(20)]
    learn_sites([str(write_jsonl(tmp_path / "all.jsonl", records))], tmp_path / "all.parquet")
    joined, whole = (pq.read_table(tmp_path / name).to_pylist() for name in ("joined.parquet", "all.parquet"))
    template = page(1, 0).junk
    counts = [
        {r["line"]: (r["pages"], r["site_pages"], round(r["top"], 9)) for r in each if r["line"] in template}
        for each in (joined, whole)
    ]
    assert counts[0] == counts[1]
    assert len(counts[0]) == len(template)


def test_documents_without_an_address_are_left_out(tmp_path: Path) -> None:
    source = write_jsonl(tmp_path / "in.jsonl", [{"text": row["text"]} for row in rows(20)])
    assert learn_sites([str(source)], tmp_path / "sites.parquet") == (0, 0)
    assert load_site_lines(str(tmp_path / "sites.parquet")) == frozenset()


def test_a_line_must_repeat_often_or_beside_the_same_line(tmp_path: Path) -> None:
    """At the top of a fifth of the pages: evidence. Between other paragraphs each time: the stories' own words."""
    records = []
    for n in range(100):
        lines = story(n).split("\n\n")
        if n % 5 == 0:
            lines.insert(0, "Orbit of the week")
        if n % 5 == 1:
            lines.insert(3, "Nobody answered the phone.")
        records.append({"url": "https://a.example/", "text": "\n\n".join(lines) + "\n\nA last line" * (n % 13)})
    learn_sites([str(write_jsonl(tmp_path / "in.jsonl", records))], tmp_path / "sites.parquet")
    found = {each.line for each in evident_lines(str(tmp_path / "sites.parquet"))}
    assert "Orbit of the week" in found
    assert "Nobody answered the phone." not in found


@pytest.mark.parametrize(
    ("url", "site"),
    [
        ("https://www.A.example:8080/x", "a.example"),
        ("http://news.a.example/", "news.a.example"),
        ("no address", None),
        ("http://[broken", None),
        ("", None),
        (None, None),
    ],
)
def test_the_site_of_an_address(url: str | None, site: str | None) -> None:
    assert site_of(url) == site


def test_the_detector_says_why_and_can_be_left_out() -> None:
    text = "\n\n".join(["Orbit of the week", *story(1).split("\n\n")])
    url = "https://www.a.example/1"
    options = Options(site_lines=frozenset({line_hash("a.example", "ORBIT  of the Week")}))
    found = [r for r in Cleaner(options).clean(text, url=url).removed if r.text == "Orbit of the week"]
    assert [(r.code, r.reason) for r in found] == [("J19", "the line repeats across pages of a.example")]
    for other in (Cleaner(options, disable=("site_repeat",)).clean(text, url=url), Cleaner(options).clean(text)):
        assert "J19" not in {r.code for r in other.removed}
