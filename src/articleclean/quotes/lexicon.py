"""Words of speech of one language, from the packs, and the choice of the language of a text.

Every word has one number: the sum of the classes it belongs to, so that a token costs one look-up.
"""

import json
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

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
CALLING = 1 << 17
"""A verb that gives something a name ("called it"); it has ``CUE`` and ``WEAK`` too."""
AS = 1 << 18
"""The word between such a verb and the name: as."""
SELF = 1 << 20
"""Words people use of themselves and to each other: I, we, you."""

CLASSES = {
    "verbs": CUE,
    "weak_verbs": CUE | WEAK,
    "calling_verbs": CUE | WEAK | CALLING,
    "as": AS,
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
LANGUAGES = "languages.quotes.json"
"""File beside the packs with the words that languages are known by; ``<language>.quotes.json`` holds the rest."""

_PACKS = Path(__file__).parent.parent / "packs"
_WORD = re.compile(r"[^\W\d_]+")
_SAMPLE = 4_000
ENOUGH_WORDS, LEAST_SHARE = 40, 0.03
"""Texts in known languages have 0.066 of very frequent words and of letters or more, those in others 0.028 or less."""


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
    doubt: float
    """Weight against speech, where print sets titles and names in marks as well."""
    dash: bool
    """Whether a dash at the start of a paragraph opens speech."""
    inverts: bool
    """Whether the subject may follow its verb before the quotation ("Gestern sagte Merkel: „…“")."""
    capitals: bool
    """Whether names are written with capitals."""
    noun_capitals: bool
    """Whether all nouns are (German)."""
    single_marks: bool
    """Whether print puts speech in single marks first."""
    spaces: bool
    """Whether words are parted by spaces."""
    brackets: bool
    """Whether the participle closes the clause, its subject standing beside the auxiliary ("hatte Merkel gesagt")."""
    dummies: frozenset[str]
    """Pronouns that stand for nobody: "heißt es in der Mitteilung"."""
    verb_last: bool
    """Whether the verb of speech follows the quotation and its subject stands before."""
    speech: tuple[str, ...]
    """Speech words of scripts without spaces, or glued to the closing mark."""
    adverb_endings: tuple[str, ...]
    """Endings by which words of no class are known for adverbs."""
    enclitic: re.Pattern[str] | None
    """Subject pronouns tied to their verb: dit-il, a-t-elle."""
    topic: tuple[str, ...]
    """Particles after the subject."""
    is_guess: bool = False
    """Whether no known language reads like the text, and another's words stand in: subjects cannot be told then."""


def lexicon_for(text: str, languages: Sequence[str] | None = None) -> Lexicon:
    """The lexicon of the text's language, chosen among ``languages`` (ISO 639-1), all known ones when None.

    Chosen by the share of very frequent words and of letters in the first 4,000 characters, English when hardly
    any occur.
    Languages without speech words are left out of the choice, and all known ones stand in when none is left.
    """
    known = _languages()
    names = [n for n in known if languages is None or n in languages] or list(known)
    if len(names) == 1:
        return _lexicon(names[0])
    name = _language(text[:_SAMPLE], names)
    return _lexicon(name) if name else replace(_lexicon("en" if "en" in names else names[0]), is_guess=True)


def _language(text: str, names: Sequence[str]) -> str | None:
    """The language that reads most like the text; None for a text of some length that reads like none."""
    known = _languages()
    counts = Counter(_WORD.findall(text.lower()))
    total = sum(counts.values()) or 1
    score = {n: sum(counts[w] for w in known[n].common if w in counts) / total for n in names}
    odd = {char: count for char, count in Counter(text).items() if char > "\x7f"}
    for name in names if odd else ():
        if letters := known[name].letters:
            score[name] += sum(odd[char] for char in odd if letters.match(char)) / len(text)
    best = max(reversed(names), key=lambda n: score[n])  # Chinese goes before Japanese when there are no kana
    if total >= ENOUGH_WORDS and score[best] < LEAST_SHARE:
        return None
    return best if score[best] > 0 or "en" not in names else "en"


class _Known(NamedTuple):
    common: tuple[str, ...]
    letters: re.Pattern[str] | None


@cache
def _languages() -> dict[str, _Known]:
    raw = json.loads(_PACKS.joinpath(LANGUAGES).read_text(encoding="utf-8"))
    return {
        n: _Known(tuple(v["common"]), re.compile(f"[{v['letters']}]") if v["letters"] else None) for n, v in raw.items()
    }


@cache
def _lexicon(name: str) -> Lexicon:
    pack: dict[str, Any] = json.loads(_PACKS.joinpath(f"{name}.quotes.json").read_text(encoding="utf-8"))
    enclitics = pack.get("enclitics", ())
    return Lexicon(
        language=name,
        kinds=pack["kinds"],
        according=_phrases(pack, "according"),
        according_after=_phrases(pack, "according_after"),
        naming=_phrases(pack, "naming"),
        men=frozenset(pack.get("men", ())),
        women=frozenset(pack.get("women", ())),
        doubt=pack.get("doubt", 0.0),
        dash=pack.get("dash", False),
        inverts=pack.get("inverts", False),
        capitals=pack.get("capitals", True),
        noun_capitals=pack.get("noun_capitals", False),
        single_marks=pack.get("single_marks", False),
        spaces=pack.get("spaces", True),
        brackets=pack.get("brackets", False),
        dummies=frozenset(pack.get("dummies", ())),
        verb_last=pack.get("verb_last", False),
        speech=tuple(pack.get("speech", ())),
        adverb_endings=tuple(pack.get("adverb_endings", ())),
        enclitic=re.compile(rf"(.+?)(?:-t)?-({'|'.join(enclitics)})", re.IGNORECASE) if enclitics else None,
        topic=tuple(pack.get("topic", ())),
    )


def _phrases(pack: dict[str, Any], key: str) -> tuple[tuple[str, ...], ...]:
    return tuple(tuple(p.split()) for p in pack.get(key, ()))
