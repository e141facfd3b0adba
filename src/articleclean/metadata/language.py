"""The language of a text, by a well-kept detector that is loaded only when it is asked for."""

from typing import Any

from articleclean.extras import needed

ENOUGH = 2000
"""Characters that are looked at: more say no more."""
SHORTEST = 20


def detect_language(text: str) -> str | None:
    """ISO 639-1 code of the language, by py3langid (97 languages); None for a text too short to tell.

    Raises MissingExtraError where py3langid is not installed.
    """
    sample = text[:ENOUGH]
    return str(classifier().classify(sample)[0]) if len(sample) >= SHORTEST else None


def classifier() -> Any:
    """The py3langid module. Raises MissingExtraError where it is not installed."""
    return needed("py3langid", "detect_language", "language")
