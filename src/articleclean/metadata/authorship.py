"""Who wrote a page: what its head claims, then what its elements are called, then links to authors' pages."""

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Any
from urllib.parse import unquote

from articleclean.ingest.fold import fold
from articleclean.metadata.authors import clean_names
from articleclean.metadata.bylines import bylines
from articleclean.metadata.jsonld import Linked
from articleclean.metadata.meta import MetaTags, text_of
from articleclean.packs.schema import WordLists

AUTHOR = (
    "author", "article:author_name", "og:author", "og:article:author", "dc.creator", "dcterms.creator", "creator",
    "parsely-author", "sailthru.author", "cxenseparse:author", "lp.article:author",
    "article:author", "articleauthor", "byl", "mrf:authors",
)  # fmt: skip
_CITED = ("citation_author", "citation_authors")
MAX_NAME = 40
MAX_LINK = 60
"""Characters of a link to an author's page; a longer one is a headline."""
MAX_LINKS = 12
_NO_NAME = re.compile(r"[@/(]|\b(?:19|20)\d\d\b|^[\W\d_]*$|^(?:admin|undefined|null|unknown)$", re.I)
_LOGIN = re.compile(
    r"[a-z][a-z0-9_.-]{4,}|[A-Za-z]\w*\d[\w-]*|(?i:.*\b(?:admin(?:istrator)?|webmaster|super ?user)\b.*)"
    r"|\S+\.[a-z]{2,6}(?: .*)?",
    re.S,
)
"""What a publishing program calls a user or a site: "a.berg", "berg2", "Web Admin", "paper.example"."""
_PAGES = "author|authors|autor|autores|auteur|auteurs|autore|autori|auteurs|autoren|contributor|contributors|journalist"
_AUTHOR_PAGE = re.compile(rf"/(?:{_PAGES})/([^/?#]+)/?(?:[?#].*)?$", re.I)
_LINKS = "//a[contains(@href,'/aut') or contains(@href,'/contributor') or contains(@href,'/journalist')]"
_MORE_WORDS = re.compile(r"(?: [\w’'.]+)+")
_MARKS = " :：|•·"
_DEGREE = re.compile(r"[A-Z][A-Z.-]{1,6}[®™]?")


def read_authors(tree: Any, meta: MetaTags, linked: Linked, words: WordLists, site: str | None) -> tuple[str, ...]:
    """The first of the claims that names a person; where none does, the first that names the site or a user of it."""
    fallback: tuple[str, ...] = ()
    for names in _declarations(meta, linked, words, site):
        if persons := _persons(names, site):
            return persons
        fallback = fallback or names
    seen: list[tuple[str, ...]] = []
    for names in filter(None, (byline_names(parts, words) for parts in bylines(tree))):
        if names == fallback or (names in seen and not is_placeholder(names[0], site)):
            return names
        if persons := _persons(tuple(n for n in names if " " in n or not n.isascii()), site):
            return persons
        seen.append(names)
    if any(_is_site(name, site) for name in fallback):
        return fallback
    shown = _linked(tree, words) or fallback or next(iter(seen), ())
    return shown or _addressed(meta, linked) or _blogger(site, words)


def _persons(names: tuple[str, ...], site: str | None) -> tuple[str, ...]:
    """The names without the site's; none where all are placeholders."""
    if all(is_placeholder(n, site) for n in names):
        return ()
    return tuple(n for n in names if not _is_site(n, site))


def is_placeholder(name: str, site: str | None) -> bool:
    """Whether an author's name is the site's, or that of a user of its publishing program."""
    return _LOGIN.fullmatch(name) is not None or _is_site(name, site)


def _is_site(name: str, site: str | None) -> bool:
    own, named = _words(name), _words(site or "")
    if not own or not named:
        return False
    joined, title = "".join(own), "".join(named)
    if joined in title or joined == "".join(word[0] for word in named):
        return True
    return 2 * len(set(own).intersection(named)) > len(set(own))


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", text.casefold())


def _declarations(meta: MetaTags, linked: Linked, words: WordLists, site: str | None) -> Iterator[tuple[str, ...]]:
    """The authors that each field of a page's head names, the most trusted first."""
    yield _declared(linked.names("author") or linked.names("creator"), words, site)
    yield _declared((("", name) for name in _cited(meta)), words, site)
    for name in AUTHOR:
        yield _declared((("", value) for value in meta.all(name) if "://" not in value), words, site)
    yield _declared((("", value) for value in _labelled(meta, words)), words, site)


def _cited(meta: MetaTags) -> Iterator[str]:
    """Authors of a paper, family name first."""
    for name in meta.all(*_CITED):
        yield " ".join(reversed(name.split(", "))) if name.count(", ") == 1 else name


def _labelled(meta: MetaTags, words: WordLists) -> Iterator[str]:
    """What stands behind a byline's word in the card for other sites ("Written by", "Anna Berg")."""
    for number in "12":
        label = (meta.first(f"twitter:label{number}") or "").strip(" :").casefold()
        if label in words.byline and (value := meta.first(f"twitter:data{number}")):
            yield value


def _declared(claims: Iterable[tuple[str, str]], words: WordLists, site: str | None) -> tuple[str, ...]:
    """The names in author fields, each with its type; a short field that holds no person's name is one as it stands."""
    names: dict[str, str] = {}
    for kind, text in claims:
        found = clean_names(text, words.byline, words.roles)
        if len(text) <= MAX_NAME and not _NO_NAME.search(text) and _is_whole(kind, text, found, words, site):
            found = (text,)
        for name in _without_titles(found, words):
            if not _NO_NAME.match(name):
                names.setdefault(name.casefold(), name)
    return tuple(names.values())


def _is_whole(kind: str, text: str, found: tuple[str, ...], words: WordLists, site: str | None) -> bool:
    """Whether a field names one author as it stands: a desk or an organisation, of which only some words were found."""
    if not found:
        return True
    if kind.endswith("organization") and not all(_is_full(name) for name in found):
        return True
    rest = text.removeprefix(found[0])
    if len(found) > 1 or rest == text or not _MORE_WORDS.fullmatch(rest):
        return False
    return _is_site(found[0], site) or (" " not in found[0] and fold(rest).strip() not in words.roles)


def _is_full(name: str) -> bool:
    parts = name.split()
    return len(parts) > 1 and not any(part.islower() for part in parts)


def byline_names(parts: Iterable[str], words: WordLists) -> tuple[str, ...]:
    """The authors in the pieces of one byline, up to the piece that says what somebody else did ("Edited by")."""
    opener = ""
    kept: list[str] = []
    for part in parts:
        label = _label(part, words)
        if label and opener and label != opener:
            break
        opener = opener or label
        if fold(part).strip(_MARKS) not in words.published:
            kept.append(part)
    dates = (*dict(words.months), *words.published)
    names = clean_names(" | ".join(kept), words.byline, words.roles, dates)
    return _without_titles([n for n in names if not n[0].islower() and fold(n) not in words.byline], words)


def _without_titles(names: Sequence[str], words: WordLists) -> tuple[str, ...]:
    """The names without degrees, posts and agencies that stand behind a full one ("Anna Berg, CFP, Home Expert")."""
    if not names or " " not in names[0]:
        return tuple(names)
    return (names[0], *(n for n in names[1:] if not _is_title(n, words)))


def _is_title(name: str, words: WordLists) -> bool:
    folded = fold(name)
    parts = folded.split()
    if len(parts) == 1:
        return _DEGREE.fullmatch(name) is not None and folded not in words.agencies
    if folded in words.agencies:
        return True
    return any(part in words.posts for part in parts) and parts[0] not in words.given_names


def _label(part: str, words: WordLists) -> str:
    """The word for authors that a piece opens with; of a piece that ends in one, all of it ("Fact-checked by")."""
    folded = fold(part).strip(_MARKS)
    start, _, rest = folded.partition(" ")
    if folded in words.byline or (rest and rest.rpartition(" ")[2] in words.byline):
        return folded
    return next(
        (word for word in words.byline if folded.startswith(f"{word} ")), start if start in words.byline else ""
    )


def _linked(tree: Any, words: WordLists) -> tuple[str, ...]:
    """The text of the first link that leads to an author's page."""
    for link in tree.xpath(_LINKS)[:MAX_LINKS]:
        text = text_of(link)
        if len(text) > MAX_LINK or not _AUTHOR_PAGE.search(link.get("href")):
            continue
        if names := tuple(n for n in byline_names([text], words) if _is_full(n)):
            return names
    return ()


def _addressed(meta: MetaTags, linked: Linked) -> tuple[str, ...]:
    """Names made of the addresses of authors' pages that stand instead of names."""
    addresses = (*linked.addresses("author"), *meta.all("article:author"), *meta.all("author"))
    return tuple(name for address in addresses if (name := _from_address(address)))


def _blogger(site: str | None, words: WordLists) -> tuple[str, ...]:
    """The person after whom a site is called: a blog names its only author nowhere else."""
    parts = (site or "").split()
    is_person = len(parts) == 2 and all(p[0].isupper() and p.isalpha() for p in parts)
    return (" ".join(parts),) if is_person and fold(parts[0]) in words.given_names else ()


def _from_address(address: str) -> str:
    """The name in the address of an author's page ("/author/anna-berg"); "" where there is none."""
    match = _AUTHOR_PAGE.search(address)
    parts = unquote(match[1]).split("-") if match else []
    return " ".join(part.capitalize() for part in parts) if len(parts) > 1 and all(map(str.isalpha, parts)) else ""
