"""The headline: what the page's h1, og:title, JSON-LD and title element agree on, without the site's name."""

import html
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

MAX_LENGTH = 400
SOFT_HYPHEN = "\xad"
SAME = 0.8
"""Share of common words from which on two titles are the same."""
MAX_WORDS = 30
"""More words are a summary."""
MIN_WORDS = 3
"""Fewer words are a section or a kicker, not a headline that differs from the page's title."""
_SEPARATORS = re.compile(
    r"\s+(?:[|•·»›–—―~]|::|-{1,2}|/)\s+|\s*[|｜]\s*|(?<=[^\s\d]):\s(?=[^\s])(?!.*:\s)|\s*[_＿](?=\w+$)"
)
_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class TitleEvidence:
    """What a page offers. ``claims`` are og:title, JSON-LD's headline and the like, the most trusted first."""

    headings: Sequence[str] = ()
    """Texts of the h1 elements."""
    claims: Sequence[str | None] = ()
    page_title: str | None = None
    site: str | None = None
    is_news: bool = False
    """Whether the page calls itself a news article."""


def choose_title(found: TitleEvidence) -> str | None:
    """The headline, without the site's name.

    The title element, and often the h1 too, is written for search engines. Newsrooms write og:title and JSON-LD's
    headline by hand, so on news pages a claim that says it in other words than the title element wins. Elsewhere these
    are for social media, and the h1 is what readers see. Measured on the pages of news sites and of others: each rule
    is right where it applies in three of four pages on which the two differ.
    """
    site = found.site or _beside_claim(found)
    site = None if _words(site or "") == _words(found.page_title or "") else site
    h1s = [h for h in map(_tidy, found.headings) if h and not is_site(h, site)]
    said = [without_site(c, site) for c in map(_tidy, found.claims) if c and not is_site(c, site)]
    said = [c for c in said if len(_words(c)) <= MAX_WORDS]
    page = _tidy(found.page_title)
    page = without_site(page, site) if page else None
    known = [*said, *([page] if page else [])]
    if found.is_news and said:
        return next((own for own in said if len(_words(own)) >= MIN_WORDS and not agree(own, page or "")), said[0])
    for h1 in h1s:
        if any(agree(h1, other) for other in known):
            return _without_extras(h1, known)
    for h1 in h1s[:1]:
        if MIN_WORDS <= len(_words(h1)) <= MAX_WORDS and (not known or _related(h1, known)):
            return h1
    return _by_part(h1s, known) or next(iter((*known, *h1s)), None)


def _beside_claim(found: TitleEvidence) -> str | None:
    """What the title element holds beside a longer claim: the site's name."""
    page = _tidy(found.page_title) or ""
    for claim in filter(None, map(_tidy, found.claims)):
        rest = next((rest for part, rest in _halves(page) if _words(part) == _words(claim)), "")
        if 0 < len(rest) < len(claim):
            return rest
    return None


def _halves(title: str) -> Iterator[tuple[str, str]]:
    """What stands on either side of each mark, with what stands on the other."""
    for mark in _SEPARATORS.finditer(title):
        before, after = title[: mark.start()], title[mark.end() :]
        yield before, after
        yield after, before


def as_shown(title: str, shown: str) -> str:
    """The title without what it has beside the headline that the page shows, as the site's name."""
    return next((part.strip() for part, _ in _halves(title) if _words(part) == _words(shown) != []), title)


def forms(title: str) -> frozenset[str]:
    """The words of a title and of what stands on either side of its marks, as ``bare`` gives them."""
    return frozenset(map(bare, (title, *(part for part, _ in _halves(title)))))


def bare(line: str) -> str:
    """The words of a line, folded, a space between."""
    return " ".join(_words(line))


def _by_part(h1s: Sequence[str], known: Sequence[str]) -> str | None:
    """What a short h1 tells of the title that begins with it: all of it ("Office | County"), or, before a colon, the
    site's name ("Notes: Bridge opens").
    """
    title = next(iter(known), "")
    mark = _SEPARATORS.search(title)
    if mark is None:
        return None
    h1 = next((h1 for h1 in h1s if _words(h1) == _words(title[: mark.start()])), None)
    return title[mark.end() :] if h1 and ":" in mark[0] else h1


def _without_extras(h1: str, known: Sequence[str]) -> str:
    """The claim that the h1 repeats with a date, a kicker or a byline in front of it or behind."""
    return next((k for k in known if len(_words(k)) > MIN_WORDS and k != h1 and k in h1), h1)


def _related(h1: str, known: Sequence[str]) -> bool:
    """Whether the h1 shares a word that says something with the other titles, and so is no heading of a widget."""
    words = {w for w in _words(h1) if len(w) > 3 or not w.isascii()}
    return any(words & set(_words(other)) for other in known)


def _tidy(text: str | None) -> str | None:
    if not text:
        return None
    if "&" in text:
        text = html.unescape(text)
    return " ".join(text[:MAX_LENGTH].replace(SOFT_HYPHEN, "").split()) or None


def _words(text: str) -> list[str]:
    return _WORD.findall(text.casefold())


def agree(a: str, b: str) -> bool:
    """Whether two titles have nearly the same words, or one is the other with a kicker or a site's name."""
    first, second = sorted((_words(a), _words(b)), key=len)
    if len(first) >= MIN_WORDS and (second[: len(first)] == first or second[-len(first) :] == first):
        return True
    common = len(set(first) & set(second))
    return bool(common) and 2 * common >= SAME * (len(set(first)) + len(set(second)))


def without_site(title: str, site: str | None) -> str:
    """Cut the site's name, with its separator, from either end."""
    marks = [(m.start(), m.end()) for m in _SEPARATORS.finditer(title)]
    for start, end in reversed(marks):
        if not is_site(title[end:], site):
            break
        title = title[:start].rstrip()
    marks = [m for m in marks if m[1] <= len(title)]
    if marks and is_site(title[: marks[0][0]], site):
        title = title[marks[0][1] :].lstrip()
    return title


def is_site(part: str, site: str | None) -> bool:
    """Whether a part of a title is the site's name, or most of it."""
    words, named = _words(part), _words(site or "")
    if not words or not named:
        return False
    different = set(words)
    common = len(different.intersection(named))
    return "".join(words) in "".join(named) or 2 * common > len(different) or (common == 1 and len(different) == 2)
