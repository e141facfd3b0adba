import sys

import pytest

from articleclean import MissingExtraError, clean
from articleclean.metadata.language import detect_language
from articleclean.options import Options

GERMAN = "Die alte Brücke über den Fluss bleibt bis zum Montag gesperrt, weil ein Pfeiler nachgegeben hat."


def test_tells_languages_apart() -> None:
    assert detect_language(GERMAN) == "de"
    assert detect_language("The old bridge across the river stays closed until Monday, the town said.") == "en"
    assert detect_language("kurz") is None


def test_article_language_is_filled_only_on_demand() -> None:
    assert clean(GERMAN).language is None
    assert clean(GERMAN, options=Options(detect_language=True)).language == "de"


def test_missing_package_names_its_extra(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "py3langid", None)
    with pytest.raises(MissingExtraError, match=r"articleclean\[language\]"):
        detect_language(GERMAN)
