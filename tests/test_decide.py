"""What the share of known junk says about the rest of a text."""

from articleclean import clean

STORY = (
    "La zuppa di ceci è un piatto che in valle si mangia d'inverno, quando la neve chiude le strade e il forno resta "
    "acceso tutto il giorno.\n\n"
    "Ogni famiglia la prepara a modo suo, chi con il rosmarino e chi con una crosta di formaggio, ma la base è sempre "
    "la stessa e chiede soltanto tempo.\n\n"
)
LINK = "LEGGI ANCHE >>> Dieci zuppe per l'inverno\n\n"
LIST = "Ingredienti (per 4 persone)\n\n300 gr di ceci secchi\n\n1 rametto di rosmarino\n\n2 cipolle\n\nsale\n\nolio\n"


def test_a_link_in_the_story_does_not_make_its_lists_furniture() -> None:
    article = clean(STORY + LINK + LIST)
    assert [r.text for r in article.removed] == [LINK.strip()]
    assert "2 cipolle" in article.text


def test_a_text_without_known_junk_stays_whole() -> None:
    assert clean(STORY + LIST).removed == ()
