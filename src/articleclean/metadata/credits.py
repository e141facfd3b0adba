"""A caption and its credit told apart: "A boat at sea. Photograph: A. Roe" or "A boat at sea (A. Roe/Agency)"."""

import re

from articleclean.ingest.fold import fold
from articleclean.packs.wordlists import WordIndex

_LAST_BRACKET = re.compile(r"[(\[]([^()\[\]]{2,80})[)\]]\.?$")
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
    bracket = _LAST_BRACKET.search(text)
    if bracket and (words.agency_at_end(fold(bracket[1])) or words.credit_opener(fold(bracket[1]))):
        return text[: bracket.start()].rstrip(), bare_credit(bracket[1], words)
    return text, None


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
