"""Writes the speech words of all packs into one JSON file, which loads quickly: ``python -m articleclean.quotes.compile``."""

import json
import tomllib
from pathlib import Path
from typing import Any

from articleclean.errors import PackError
from articleclean.quotes.lexicon import CLASSES, COMPILED

PACKS = Path(__file__).parent.parent / "packs"
_LISTS = frozenset({"common", "according", "according_after", "naming", "men", "women", "many", "speech", "topic"})
_OTHER = {"dash": bool, "inverts": bool, "verb_last": bool, "capitals": bool, "spaces": bool, "letters": str}


def compile_quotes(packs: Path = PACKS) -> str:
    """The JSON text for all ``<language>/quotes.toml`` under ``packs``. Raises PackError for an unknown key or value."""
    compiled = {}
    for path in sorted(packs.glob("*/quotes.toml")):
        with path.open("rb") as file:
            compiled[path.parent.name] = _compile(tomllib.load(file), path)
    return json.dumps(compiled, ensure_ascii=False, sort_keys=True, indent=0) + "\n"


def _compile(pack: dict[str, Any], path: Path) -> dict[str, Any]:
    kinds: dict[str, int] = {}
    out: dict[str, Any] = {"kinds": kinds, "common": []}
    for key, value in pack.items():
        if key in _OTHER:
            if not isinstance(value, _OTHER[key]):
                raise PackError(f"{path}: {key} must be a {_OTHER[key].__name__}")
            out[key] = value
        elif key not in CLASSES and key not in _LISTS:
            raise PackError(f"{path}: unknown key {key!r}; docs/quotes.md lists the keys")
        elif not isinstance(value, list) or not all(isinstance(v, str) and v == v.strip() != "" for v in value):
            raise PackError(f"{path}: {key} must be a list of words")
        elif key in CLASSES:
            for word in " ".join(value).split():
                kinds[word.lower()] = kinds.get(word.lower(), 0) | CLASSES[key]
        else:
            out[key] = [v.lower() for v in value]
    return out


if __name__ == "__main__":
    (PACKS / COMPILED).write_text(compile_quotes(), encoding="utf8")
