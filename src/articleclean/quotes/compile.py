"""Speech words as machines read them: ``python -m articleclean.quotes.compile`` writes JSON beside the pack folders."""

import json
import tomllib
from pathlib import Path
from typing import Any

from articleclean.errors import PackError
from articleclean.quotes.lexicon import CLASSES, LANGUAGES, PREPOSITION

PACKS = Path(__file__).parent.parent / "packs"
_LISTS = frozenset(
    {
        "common",
        "according",
        "according_after",
        "naming",
        "men",
        "women",
        "speech",
        "topic",
        "adverb_endings",
        "dummies",
        "enclitics",
    }
)
_VALUES = {"letters": str, "doubt": float} | dict.fromkeys(
    ["dash", "inverts", "brackets", "verb_last", "capitals", "spaces", "noun_capitals", "single_marks"], bool
)


def compile_quotes(packs: Path = PACKS) -> dict[str, str]:
    """File name -> JSON text for every ``<language>/quotes.toml``, and one for the words languages are known by.

    Raises PackError for a key or value that docs/quotes.md does not know.
    """
    files, known = {}, {}
    for path in sorted(packs.glob("*/quotes.toml")):
        with path.open("rb") as file:
            pack = _compile(tomllib.load(file), path)
        known[path.parent.name] = {"common": pack.pop("common", []), "letters": pack.pop("letters", "")}
        files[f"{path.parent.name}.quotes.json"] = json.dumps(pack, ensure_ascii=False, sort_keys=True) + "\n"
    files[LANGUAGES] = json.dumps(known, ensure_ascii=False, indent=0) + "\n"
    return files


def _compile(pack: dict[str, Any], path: Path) -> dict[str, Any]:
    kinds: dict[str, int] = {}
    out: dict[str, Any] = {"kinds": kinds}
    for key, value in pack.items():
        if key in _VALUES:
            if not isinstance(value, _VALUES[key]):
                raise PackError(f"{path}: {key} = {value!r} is no {_VALUES[key].__name__}")
            out[key] = value
        elif key not in CLASSES and key not in _LISTS:
            raise PackError(f"{path}: unknown key {key!r}; docs/quotes.md lists the keys")
        elif not isinstance(value, list) or not all(isinstance(v, str) and v == v.strip() != "" for v in value):
            raise PackError(f"{path}: {key} must be a list of words")
        elif key in CLASSES:
            for word in " ".join(value).lower().split():
                kinds[word] = kinds.get(word, 0) | CLASSES[key]
        else:
            out[key] = [v.lower() for v in value]
    for phrase in out.get("according", ()):
        if " " not in phrase:
            kinds[phrase] = kinds.get(phrase, 0) | PREPOSITION
    return out


def main() -> None:
    """Write every file."""
    for name, text in compile_quotes().items():
        (PACKS / name).write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
