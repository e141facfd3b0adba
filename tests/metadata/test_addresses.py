import pytest

from articleclean import clean
from articleclean.metadata.addresses import behind_host, host_of, joined, path_of

MALFORMED = "http://[half"
"""What the standard library raises ValueError for."""


def test_a_link_means_an_address_on_its_page() -> None:
    assert joined("https://paper.example/a/b", "../c?d") == "https://paper.example/c?d"
    assert joined(None, "../c") == "../c"
    assert joined("https://paper.example", None) is None
    assert joined("https://paper.example", "") is None
    assert joined("https://paper.example", MALFORMED) == MALFORMED
    assert joined(MALFORMED, "../c") == "../c"


def test_parts_of_an_address() -> None:
    assert (host_of("https://Paper.example:80/a"), path_of("https://paper.example/a/b?c#d")) == (
        "paper.example",
        "/a/b",
    )
    for nothing in (None, "", MALFORMED):
        assert (host_of(nothing), path_of(nothing), behind_host(nothing)) == (None, None, None)


@pytest.mark.parametrize("url", [None, MALFORMED, "https://paper.example/1"])
@pytest.mark.parametrize("kind", ["html", "markdown"])
def test_a_page_full_of_malformed_addresses_is_cleaned(url: str | None, kind: str) -> None:
    page = (
        f"<html><head><link rel=canonical href='{MALFORMED}'><meta property=og:image content='{MALFORMED}'></head>"
        f"<body><figure><img src='{MALFORMED}'><figcaption>A pier.</figcaption></figure>"
        f"<p>The ferry was late again on Sunday, and nobody on the pier knew why.</p>"
        f"<p><a href='{MALFORMED}'>Timetable of the ferries</a></p></body></html>"
        if kind == "html"
        else f"# Ferries\n\nThe ferry was [late]({MALFORMED}).\n\n[Timetable]({MALFORMED})\n\n![A pier]({MALFORMED})\n"
    )
    assert "ferry was late" in clean(page, url=url).text
