"""Words of speech of one language, from the packs, and the choice of the language of a text.

Every word has one number: the sum of the classes it belongs to, so that a token costs one look-up.
"""

import json
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any

from articleclean.errors import OptionsError

CUE = 1
"""A verb of speech."""
PRONOUN = 2
DETERMINER = 4
LINKER = 8
"""May stand inside a name or noun phrase: of, de, von."""
PREPOSITION = 16
CONJUNCTION = 32
ADVERB = 64
AUXILIARY = 128
RELATIVE = 256
TITLE = 512
"""Short form whose stop does not end a sentence: Mr, Sen."""
NOUN = 1024
"""A noun of speech: statement, remarks."""
WEAK = 2048
"""A verb that only sometimes brings a quotation; it has ``CUE`` too."""
SELF = 1 << 20
"""Words people use of themselves and to each other: I, we, you."""

CLASSES = {
    "verbs": CUE,
    "weak_verbs": CUE | WEAK,
    "self": SELF,
    "pronouns": PRONOUN,
    "determiners": DETERMINER,
    "linkers": LINKER,
    "prepositions": PREPOSITION,
    "conjunctions": CONJUNCTION,
    "adverbs": ADVERB,
    "auxiliaries": AUXILIARY,
    "relatives": RELATIVE,
    "titles": TITLE,
    "nouns": NOUN,
}
COMPILED = "quotes.json"
"""File in ``articleclean/packs`` that ``python -m articleclean.quotes.compile`` writes."""

_WORD = re.compile(r"[^\W\d_]+")
_SAMPLE = 20_000


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The speech words of a language, ready for look-ups; all words lower-case."""

    language: str
    kinds: dict[str, int]
    according: tuple[tuple[str, ...], ...]
    """Phrases the speaker follows, as words: ("according", "to")."""
    according_after: tuple[tuple[str, ...], ...]
    """Phrases the speaker precedes: ("zufolge",)."""
    naming: tuple[tuple[str, ...], ...]
    """Phrases before quoted words that nobody says: ("known", "as")."""
    men: frozenset[str]
    women: frozenset[str]
    many: frozenset[str]
    dash: bool
    """Whether a dash at the start of a paragraph opens speech."""
    inverts: bool
    """Whether the subject may follow its verb before the quotation ("Gestern sagte Merkel: „…“")."""
    capitals: bool
    """Whether names are written with capitals."""
    spaces: bool
    """Whether words are parted by spaces."""
    verb_last: bool
    """Whether the verb of speech follows the quotation and its subject stands before."""
    speech: tuple[str, ...]
    """Speech words of scripts without spaces, or glued to the closing mark."""
    topic: tuple[str, ...]
    """Particles after the subject."""


def lexicon_for(text: str, languages: Sequence[str] | None = None) -> Lexicon:
    """The lexicon of the text's language, chosen among ``languages`` (ISO 639-1), all known ones when None.

    Chosen by script and by the share of very frequent words in the first 20,000 characters; English when nothing is
    known of the text. Raises OptionsError when none of the languages has a pack.
    """
    packs = _packs()
    names = [n for n in packs if n in set(languages)] if languages is not None else list(packs)
    if not names:
        raise OptionsError(f"no quote words for {', '.join(languages or ())}; known: {', '.join(packs)}")
    if len(names) == 1:
        return _lexicon(names[0])
    return _lexicon(_language(text[:_SAMPLE], names))


def _language(text: str, names: Sequence[str]) -> str:
    packs = _packs()
    counts = Counter(_WORD.findall(text.lower()))
    total = sum(counts.values()) or 1
    score = {n: sum(counts[w] for w in packs[n]["common"]) / total for n in names}
    for name in names:
        letters = packs[name].get("letters")
        if letters:
            score[name] += len(re.findall(f"[{letters}]", text)) / (len(text) or 1)
    best = max(names, key=lambda n: score[n])
    return best if score[best] > 0 or "en" not in names else "en"


@cache
def _packs() -> dict[str, dict[str, Any]]:
    compiled = resources.files("articleclean") / "packs" / COMPILED
    packs: dict[str, dict[str, Any]] = json.loads(compiled.read_text(encoding="utf8"))
    return packs


@cache
def _lexicon(name: str) -> Lexicon:
    pack = _packs()[name]
    phrases = lambda key: tuple(tuple(p.split()) for p in pack.get(key, ()))  # noqa: E731
    return Lexicon(
        language=name,
        kinds=pack["kinds"],
        according=phrases("according"),
        according_after=phrases("according_after"),
        naming=phrases("naming"),
        men=frozenset(pack.get("men", ())),
        women=frozenset(pack.get("women", ())),
        many=frozenset(pack.get("many", ())),
        dash=pack.get("dash", False),
        inverts=pack.get("inverts", False),
        capitals=pack.get("capitals", True),
        spaces=pack.get("spaces", True),
        verb_last=pack.get("verb_last", False),
        speech=tuple(pack.get("speech", ())),
        topic=tuple(pack.get("topic", ())),
    )
