"""When a page was published, in the forms in which sites say so."""

from datetime import date

import pytest

import articleclean

TITLE = "<h1>Ferry docks again after the storm</h1>"
TEXT = (
    "<p>The ferry reached the island on Monday after two days of storm, and many people came to see it.</p>"
    "<p>Nobody was hurt, the captain said, and the goods that had waited on the quay were brought ashore by night.</p>"
)


def published(head: str = "", body: str = "", lang: str = "en") -> str:
    page = f"<html lang={lang}><head>{head}</head><body><article>{TITLE}{body}{TEXT}</article></body></html>"
    return str(articleclean.clean(page).published)[:10]


@pytest.mark.parametrize(
    "name", ["published-date", "w-published-date", "content_publication_date", "date-of-publication", "publishedAt"]
)
def test_names_that_say_published(name: str) -> None:
    assert published(f"<meta name='{name}' content='2024-05-03T09:00:00Z'>") == "2024-05-03"


@pytest.mark.parametrize("name", ["last-published-date", "publisher", "update-date"])
def test_names_that_do_not(name: str) -> None:
    assert published(f"<meta name='{name}' content='2024-05-03T09:00:00Z'>") == "None"


@pytest.mark.parametrize(
    "body",
    [
        "<div class=post-date>May 3, 2024</div>",
        "<span itemprop='published-date' content='Published May 3, 2024 at 5:00 PM'>3 weeks ago</span>",
        "<p class=publish-line>May 3, 2024 · Ann Roe on behalf of the island council of 2024</p>",
        "<div class=entry-updated>Updated June 9, 2024</div><div class=entry-date>May 3, 2024</div>",
    ],
)
def test_elements_called_after_dates(body: str) -> None:
    assert published(body=body) == "2024-05-03"


def test_american_pages_write_the_month_first() -> None:
    meta = "<meta name=date content='3/5/2024'>"
    assert published(meta, lang="en-US") == "2024-03-05"
    assert published(meta, lang="en-GB") == "2024-05-03"


@pytest.mark.parametrize(
    ("changed", "shown", "expected"),
    [
        ("2025-06-24", "August 25, 2024", "2024-08-25"),
        ("2025-06-20", "August 25, 2024", "2024-08-25"),
        ("2025-06-30", "August 25, 2024", "2025-06-24"),
        ("2025-06-24", "June 23, 2025", "2025-06-24"),
        ("2025-06-24", "June 30, 2025", "2025-06-24"),
    ],
)
def test_a_program_that_knows_only_the_last_change(changed: str, shown: str, expected: str) -> None:
    head = (
        '<script type="application/ld+json">{"@type":"BlogPosting","datePublished":"2025-06-24",'
        f'"dateModified":"{changed}"}}</script>'
    )
    assert published(head, f"<p>{shown}</p>") == str(date.fromisoformat(expected))
