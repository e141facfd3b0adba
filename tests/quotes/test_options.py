"""Which languages' words of speech are looked for."""

from articleclean import clean
from articleclean.options import Options

TEXT = (
    "Die Schleusenwärterin hat am Morgen das Tor geöffnet, wie jeden Tag seit dreißig Jahren.\n\n"
    "„Das Tor bleibt offen“, sagte Edda Lorenz am Dienstag vor dem Rat der Stadt.\n"
)


def test_quotes_are_looked_for_in_the_languages_named() -> None:
    assert [q.speaker for q in clean(TEXT).quotes] == ["Edda Lorenz"]
    assert [q.speaker for q in clean(TEXT, options=Options(languages=("de", "fr"))).quotes] == ["Edda Lorenz"]
    assert "Edda Lorenz" not in [q.speaker for q in clean(TEXT, options=Options(languages=("ja",))).quotes]
