"""Made-up sites, each with a template of its own in words of its own, and the truth about every line."""

import random
from dataclasses import dataclass
from typing import Any

from tests.corpus.stories import story

_SYLLABLES = """
ba da fe gil hor ja kem lu mon nar os pel qua rin sto tur ul ves wim xa yor zed
"""
SYLLABLES = _SYLLABLES.split()
AUTHORS = ("Orla Finch", "Milo Dray", "Tove Lund")


@dataclass(frozen=True, slots=True)
class Page:
    """A page's record, its template lines and its article lines."""

    record: dict[str, Any]
    junk: frozenset[str]
    article: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Template:
    """What a site prints on its pages: above, inside and below the story."""

    above: tuple[str, ...]
    inside: tuple[str, ...]
    below: tuple[str, ...]


def template(site: int) -> Template:
    """Short labels and whole sentences, in words that no language pack knows."""
    chance = random.Random(f"site {site}")

    def word() -> str:
        return "".join(chance.choice(SYLLABLES) for _ in range(chance.randint(2, 3)))

    def label() -> str:
        return " ".join(word() for _ in range(chance.randint(1, 3))).capitalize()

    def sentence() -> str:
        return " ".join(word() for _ in range(chance.randint(9, 16))).capitalize() + "."

    return Template(
        above=tuple(label() for _ in range(chance.randint(3, 9))),
        inside=(label(), sentence()),
        below=(sentence(), *(label() for _ in range(chance.randint(4, 12))), sentence()),
    )


def page(site: int, number: int) -> Page:
    """A page of a site. Stories carry bylines of the site's one or two authors, dates and subheads that also repeat."""
    chance = random.Random(site * 1000 + number)
    parts = template(site)
    title, _, *body = (
        part for part in story(site * 1000 + number).split("\n\n") if part.strip() not in {"Read more", "Share"}
    )
    byline = f"By {AUTHORS[(site + number % 2) % 3]}"
    date = f"{1 + number % 28} March 2024"
    asker = chance.choice(("council", "court", "valley", "harbour", "crews", "union"))
    subhead = f"What the {asker} wants"
    article = (title, byline, date, *body[:2], subhead, *body[2:])
    middle = 5
    lines = (*parts.above, *article[:middle], *parts.inside, *article[middle:], *parts.below)
    url = f"https://www.site{site}.example/story/{number}"
    record = {"id": f"{site}/{number}", "url": url, "text": "\n\n".join(lines) + "\n"}
    return Page(record, frozenset({*parts.above, *parts.inside, *parts.below}), article)
