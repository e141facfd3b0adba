"""A caption and its credit told apart: "A boat at sea. Photograph: A. Roe" or "A boat at sea (A. Roe/Agency)"."""

import re

from articleclean.ingest.fold import fold
from articleclean.packs.wordlists import WordIndex

_LAST_BRACKET = re.compile(r"[(\[]([^()\[\]]{2,80})[)\]]\.?$")
_LAST_PARTS = re.compile(r"(?<=[.!?…”»\"])\s+(?=[^\W\d_])|\s+[/|｜]\s+")
_LOOKS_NAMED = re.compile(r"[A-ZÀ-ÞŠŽĐŁČĆ@\u0400-\u042f]|[a-z]{2,5}(?:$|/)")
"""A name or a small agency ("dpa") stands first."""
_FIRST_PART = re.compile(r"\s*[/|–—,(-]\s*|\s+via\s+")
_SIGN = re.compile(r"(?<=.)(?:[(（][cCＣｃ][)）]|[ⓒⒸ])\s*(?=[^\W\d].{0,69}$)")
_SENTENCE_ENDS = (".", "!", "?", "…", "”", "。")
MAX_WORDS, MOST_SMALL = 7, 2
"""Words of a credit at the end of a caption, and those of them in small letters ("for the")."""
_PARTS = (":", "：", ",", "|", "/")
_EDGE = " \t|/·•-–—:：.,;()[]"
_POINTERS = " \t▲△▴▵▼▽▾◀◁◄▶▷►◆◇■□▪↑↓←→⬆"
"""Marks that point from a caption to its picture."""


def split_credit(text: str, words: WordIndex) -> tuple[str, str | None]:
    """The caption without its credit, and the credit; None where the line holds none."""
    folded = fold(text)
    found = words.credit_at(folded)
    if found is not None:
        end = found[2]
        start = folded.rfind(found[1][:-1].strip(), 0, end)
        caption, credit = text[:start].rstrip(_EDGE.replace(".", "")), text[end:].strip(_EDGE)
        if not caption and _is_named(credit):
            return "", credit
        return (_without_label(caption, words), credit) if caption and credit else (text, credit or None)
    if folded.lstrip(_EDGE).startswith("©") and _is_named(bare := text.strip(_EDGE + "©")):
        return "", bare
    if sign := _SIGN.search(text):
        return text[: sign.start()].rstrip(), bare_credit(text[sign.end() :], words)
    bracket = _LAST_BRACKET.search(text)
    if bracket and (names_maker(bracket[1], words) or _stands_apart(text[: bracket.start()], bracket[1])):
        return text[: bracket.start()].rstrip(), bare_credit(bracket[1], words)
    return _split_end(text, words)


def _is_named(credit: str) -> bool:
    """Whether a few words are names ("Ann Roe for the Island Post"), and no text about the picture."""
    parts = credit.split()
    return 0 < len(parts) <= MAX_WORDS and sum(part[0].islower() for part in parts) <= MOST_SMALL


def _without_label(caption: str, words: WordIndex) -> str:
    """A caption without the word that a sign follows ("… at sea. Photo © A. Roe")."""
    head, _, last = caption.rpartition(" ")
    return head.rstrip(_EDGE.replace(".", "")) if head and is_label(f"{last}:", words) else caption


def is_label(text: str, words: WordIndex) -> bool:
    """Whether a line is only the word that announces a caption or a credit ("Image caption,", "Photo:")."""
    folded = fold(text)
    opener = max(words.caption_opener(folded) or "", words.credit_opener(folded) or "", key=len)
    return bool(opener) and not text[len(opener) :].strip(_EDGE)


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
        if (
            len(rest.split()) <= MAX_WORDS
            and _LOOKS_NAMED.match(rest)
            and (parted or names_maker(rest, words) or _is_in_capitals(rest))
        ):
            caption = text[: match.end() if match[0].isspace() else match.start()].rstrip()
            return caption, None if is_label(rest, words) else bare_credit(rest, words)
    return text, None


def _is_in_capitals(text: str) -> bool:
    """Whether a few words are all in capitals with a mark between, as American papers print who made a picture."""
    return text.isupper() and not {",", "/"}.isdisjoint(text) and ". " not in text


def names_maker(text: str, words: WordIndex) -> bool:
    """Whether a few words are a credit: an agency stands at their end or start, or a word for who made a picture."""
    folded = fold(text).strip(_EDGE)
    if "©" in folded or words.agency_at_end(folded) or words.credit_opener(folded):
        return True
    return words.agency_at_end(_FIRST_PART.split(folded, maxsplit=1)[0]) is not None


def bare_caption(text: str, words: WordIndex) -> str:
    """A caption without the word that announces it ("Image caption, …", "Pictured: …"), if a mark parts the two."""
    text = text.lstrip(_POINTERS) or text
    opener = words.caption_opener(fold(text))
    if opener is None:
        return text
    rest = text[len(opener) :].lstrip()
    is_parted = opener.endswith(_PARTS) or rest.startswith(_PARTS)
    return rest.lstrip(_EDGE) if is_parted and rest.strip(_EDGE) else text


def bare_credit(text: str, words: WordIndex) -> str:
    """A credit line without the word that announces it."""
    text = text.strip(_EDGE)
    opener = words.credit_opener(fold(text))
    rest = text[len(opener) :].strip(_EDGE) if opener else ""
    return rest or text


def lone_credit(text: str, words: WordIndex) -> tuple[str, str]:
    """The caption and the credit in a line that is called a credit; mostly there is no caption."""
    caption, credit = split_credit(text, words)
    return (caption, credit) if credit and caption.endswith(_SENTENCE_ENDS) else ("", bare_credit(text, words))
