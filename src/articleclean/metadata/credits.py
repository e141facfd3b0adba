"""A caption and its credit told apart: "A boat at sea. Photograph: A. Roe" or "A boat at sea (A. Roe/Agency)"."""

import re

from articleclean.ingest.fold import fold
from articleclean.packs.wordlists import WordIndex

_LAST_BRACKET = re.compile(r"[(\[]([^()\[\]]{2,80})[)\]]\.?$")
_LAST_PARTS = re.compile(r"(?<=[.!?…”»\"])\s+(?=[^\W\d_])|\s+[/|｜]\s+")
_LOOKS_NAMED = re.compile(r"[A-ZÀ-ÞŠŽĐŁČĆ@\u0400-\u042f]|[a-z]{2,5}(?:$|/)")
"""A name or a small agency ("dpa") stands first."""
_FIRST_PART = re.compile(r"\s*[/|–—,(-]\s*|\s+via\s+")
_SIGN = re.compile(r"(?<=.)[(（][cCＣｃ][)）]\s*(?=[^\W\d].{0,69}$)")
_SENTENCE_ENDS = (".", "!", "?", "…", "”", "。")
MAX_WORDS = 7
"""Words of a credit at the end of a caption."""
_PARTS = (":", "：", ",", "|", "/")
_EDGE = " \t|/·•-–—:：.,;()[]"


def split_credit(text: str, words: WordIndex) -> tuple[str, str | None]:
    """The caption without its credit, and the credit; None where the line holds none."""
    folded = fold(text)
    found = words.credit_at(folded)
    if found is not None:
        end = found[2]
        start = folded.rfind(found[1][:-1].strip(), 0, end)
        caption, credit = text[:start].rstrip(_EDGE.replace(".", "")), text[end:].strip(_EDGE)
        return (caption, credit) if caption and credit else (text, credit or None)
    if sign := _SIGN.search(text):
        return text[: sign.start()].rstrip(), bare_credit(text[sign.end() :], words)
    bracket = _LAST_BRACKET.search(text)
    if bracket and (_names_maker(bracket[1], words) or _stands_apart(text[: bracket.start()], bracket[1])):
        return text[: bracket.start()].rstrip(), bare_credit(bracket[1], words)
    return _split_end(text, words)


def _stands_apart(before: str, bracket: str) -> bool:
    """Whether a bracket stands behind a full sentence, or holds two names ("A. Roe / Island Post")."""
    names = re.split(r"\s*/\s*", bracket)
    return before.rstrip().endswith(_SENTENCE_ENDS) or (len(names) > 1 and all(n[:1].isupper() for n in names))


def _split_end(text: str, words: WordIndex) -> tuple[str, str | None]:
    """The same where the credit is what stands behind the last sentence or a mark ("… at sea. A. Roe/Agency")."""
    for match in _LAST_PARTS.finditer(text):
        rest = text[match.end() :]
        if text.count("(", 0, match.start()) > text.count(")", 0, match.start()):
            continue
        parted = match[0].strip() in ("/", "|", "｜")
        if len(rest.split()) <= MAX_WORDS and _LOOKS_NAMED.match(rest) and (parted or _names_maker(rest, words)):
            return text[: match.end() if match[0].isspace() else match.start()].rstrip(), bare_credit(rest, words)
    return text, None


def _names_maker(text: str, words: WordIndex) -> bool:
    """Whether a few words are a credit: an agency stands at their end or start, or a word for who made a picture."""
    folded = fold(text)
    if words.agency_at_end(folded) or words.credit_opener(folded):
        return True
    return words.agency_at_end(_FIRST_PART.split(folded, maxsplit=1)[0]) is not None


def bare_caption(text: str, words: WordIndex) -> str:
    """A caption without the word that announces it ("Image caption, …", "Pictured: …"), if a mark parts the two."""
    opener = words.caption_opener(fold(text))
    if opener is None:
        return text
    rest = text[len(opener) :].lstrip()
    is_parted = opener.endswith(_PARTS) or rest.startswith(_PARTS)
    return rest.lstrip(_EDGE) if is_parted and rest.strip(_EDGE) else text


def bare_credit(text: str, words: WordIndex) -> str:
    """A credit line without the word that announces it."""
    opener = words.credit_opener(fold(text))
    rest = text[len(opener) :].strip(_EDGE) if opener else ""
    return rest or text.strip(_EDGE)
