"""Other ways to get an article's text, from HTML and from plain text. Optional: pip install --group bench

Line rules are written from their papers; each is a plain function. Rules about whole documents (bad words, too few
sentences, languages) are left out: here every document is wanted.
"""

import functools
import importlib.util
import re
from collections.abc import Callable

Extractor = Callable[[bytes], str]
LineFilter = Callable[[str], str]

_END_MARKS = tuple(".?!\"'”’")
_POLICY = (
    "javascript", "terms of use", "privacy policy", "cookie policy", "uses cookies", "use of cookies", "use cookies",
)  # fmt: skip
_COUNTER = re.compile(r"\W*[\d.,]+[km]?\s+(likes?|shares?|comments?|retweets?|views?|followers?|downloads?)\W*", re.I)
_FIRST = re.compile(r"^\s*(sign[ -]?in|sign[ -]?up|log[ -]?in)\b", re.I)
_LAST = re.compile(r"\bread more\W*$", re.I)
_ANYWHERE = re.compile(r"\bitems? in cart\b", re.I)
SHORT_LINE = 10
LONG_LINE = 10


def untouched(text: str) -> str:
    """Everything stays: the score to beat."""
    return text


def long_lines(text: str) -> str:
    """Lines of ten words or more."""
    return "\n".join(line for line in text.split("\n") if len(line.split()) >= LONG_LINE)


def c4_lines(text: str) -> str:
    """Raffel et al. 2020, section 2.2: lines that end in an end mark, of three words or more (the paper's pipeline),
    without the word JavaScript or a policy notice.
    """
    return "\n".join(line for line in map(str.strip, text.split("\n")) if _c4_keeps(line))


def _c4_keeps(line: str) -> bool:
    lowered = line.lower()
    ended = line.endswith(_END_MARKS) and not line.endswith("...")
    return ended and len(line.split()) >= 3 and not any(phrase in lowered for phrase in _POLICY)


def refinedweb_lines(text: str) -> str:
    """Penedo et al. 2023, appendix G.2: lines go that are mainly upper case, only digits, a counter or one word; short
    ones are edited where they sign in, read more or count a cart.
    """
    kept = (_refinedweb_line(line.strip()) for line in text.split("\n"))
    return "\n".join(line for line in kept if line)


def _refinedweb_line(line: str) -> str:
    letters = [char for char in line if char.isalpha()]
    mainly_upper = sum(map(str.isupper, letters)) > 0.5 * len(letters)
    tokens = line.split()
    if not letters or mainly_upper or len(tokens) == 1 or _COUNTER.fullmatch(line):
        return ""
    if len(tokens) <= SHORT_LINE:
        for pattern in (_FIRST, _LAST, _ANYWHERE):
            line = pattern.sub("", line)
    return line.strip()


@functools.cache
def _stop_words() -> frozenset[str]:
    import justext

    names = ("English", "German", "French", "Spanish", "Italian", "Portuguese", "Dutch", "Polish", "Russian", "Swedish")
    return frozenset().union(*(justext.get_stoplist(name) for name in names))


def _justext(page: bytes | str) -> str:
    import justext

    paragraphs = justext.justext(page, _stop_words(), length_low=50, length_high=150, stopwords_low=0.1)
    return "\n".join(p.text for p in paragraphs if not p.is_boilerplate)


def justext_html(page: bytes) -> str:
    """jusText with the stop words of ten languages."""
    return _justext(page)


def justext_lines(text: str) -> str:
    """jusText on a page that has the lines as paragraphs."""
    from html import escape

    return _justext("<html><body>" + "".join(f"<p>{escape(line)}</p>" for line in text.split("\n") if line.strip()))


def trafilatura_html(page: bytes) -> str:
    """trafilatura as it comes, without comments."""
    import trafilatura

    return trafilatura.extract(page, include_comments=False) or ""


def resiliparse_html(page: bytes) -> str:
    """Resiliparse's main content."""
    from resiliparse.extract.html2text import extract_plain_text
    from resiliparse.parse.encoding import bytes_to_str, detect_encoding
    from resiliparse.parse.html import HTMLTree

    tree = HTMLTree.parse(bytes_to_str(page, detect_encoding(page) or "utf-8"))
    return str(extract_plain_text(tree, main_content=True, alt_texts=False))


EXTRACTORS: dict[str, Extractor] = {
    "trafilatura": trafilatura_html,
    "resiliparse": resiliparse_html,
    "jusText": justext_html,
}
LINE_FILTERS: dict[str, LineFilter] = {
    "as it is": untouched,
    "C4 line rules": c4_lines,
    "RefinedWeb line rules": refinedweb_lines,
    "lines of ten words": long_lines,
    "jusText": justext_lines,
}
_PACKAGES = {"trafilatura": "trafilatura", "resiliparse": "resiliparse", "jusText": "justext"}


def present(name: str) -> bool:
    """Whether what a peer needs is installed."""
    return name not in _PACKAGES or importlib.util.find_spec(_PACKAGES[name]) is not None
