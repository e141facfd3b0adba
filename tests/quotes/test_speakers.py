import pytest

from .helpers import quotes_in

ENGLISH = [
    ('"We lost the boat," said Maria Keller.', "We lost the boat,", "Maria Keller", "said"),
    ('"We lost the boat," Maria Keller said on Monday.', "We lost the boat,", "Maria Keller", "said"),
    ('Maria Keller said: "We lost the boat."', "We lost the boat.", "Maria Keller", "said"),
    ("The harbour master told reporters, “We lost the boat.”", "We lost the boat.", "The harbour master", "told"),
    ('"We lost the boat," she said.', "We lost the boat,", "she", "said"),
    ('"No," she said.', "No,", "she", "said"),
    ('"Is the boat gone?" Keller asked.', "Is the boat gone?", "Keller", "asked"),
    ('"We lost the boat," said a spokesman for the port.', "We lost the boat,", "a spokesman for the port", "said"),
    (
        'According to the port authority, "nobody was on board."',
        "nobody was on board.",
        "the port authority",
        "According to",
    ),
    (
        'Maria Keller, who owns the ferry, told the court: "We lost the boat."',
        "We lost the boat.",
        "Maria Keller",
        "told",
    ),
    ('"We lost the boat," Dr. Keller said.', "We lost the boat,", "Dr. Keller", "said"),
]


@pytest.mark.parametrize(("text", "words", "speaker", "cue"), ENGLISH)
def test_english(text: str, words: str, speaker: str, cue: str) -> None:
    (quote,) = quotes_in(text, "en")
    assert (quote.text, quote.speaker, quote.cue) == (words, speaker, cue)
    assert quote.speaker_start is not None
    assert text[quote.speaker_start : quote.speaker_end] == speaker


OTHERS = [
    ("de", "„Wir haben das Boot verloren“, sagte Maria Keller am Montag.", "Maria Keller"),
    ("de", "Am Montag sagte Maria Keller: „Wir haben das Boot verloren.“", "Maria Keller"),
    ("de", "»Wir haben das Boot verloren«, so der Hafenmeister.", "der Hafenmeister"),
    ("fr", "« Nous avons perdu le bateau », a déclaré Marie Keller lundi.", "Marie Keller"),
    ("fr", "Le conseil a voté. « Nous avons gagné », s'est réjouie Marie Keller.", "Marie Keller"),
    ("es", "“Hemos perdido el barco”, dijo María Keller el lunes.", "María Keller"),
    ("pt", "“Nós perdemos o barco”, disse Maria Keller.", "Maria Keller"),
    ("it", "«Abbiamo perso la barca», ha detto Maria Keller.", "Maria Keller"),
    ("nl", "‘We zijn de boot kwijt’, zei Maria Keller maandag.", "Maria Keller"),
    ("sv", "– Vi har förlorat båten, säger Maria Keller.", "Maria Keller"),
    ("no", "– Vi har mistet båten, sier Maria Keller.", "Maria Keller"),
    ("da", "»Vi har mistet båden,« siger Maria Keller.", "Maria Keller"),
    ("ru", "«Мы потеряли лодку», — сказала Мария Келлер.", "Мария Келлер"),
    ("pl", "– Straciliśmy łódź – powiedziała Maria Keller.", "Maria Keller"),
    ("tr", 'Maria Keller, "Tekneyi dün gece kaybettik." dedi.', "Maria Keller"),
    ("zh", "港口负责人表示：“我们昨天晚上失去了那艘船。”", "港口负责人"),
    ("ja", "港の責任者は「昨夜、船を失った」と語った。", "港の責任者"),
    ("ko", '항구 책임자는 "어젯밤 배를 잃었다"고 말했다.', "항구 책임자는"),
    ("ar", 'قال أحمد كيلر: "لقد فقدنا القارب ليلة أمس."', "أحمد كيلر"),
    ("cs", "„Ztratili jsme loď,“ řekla Maria Kellerová.", "Maria Kellerová"),
    ("id", "“Kami kehilangan kapal tadi malam,” kata Maria Keller.", "Maria Keller"),
    ("uk", "«Ми втратили човен», — сказала Марія Келлер.", "Марія Келлер"),
    ("bg", "„Изгубихме лодката“, каза капитанът Мария Келер.", "капитанът Мария Келер"),
    ("el", "«Χάσαμε το πλοίο», δήλωσε η δήμαρχος Μαρία Κέλλερ.", "η δήμαρχος Μαρία Κέλλερ"),
    ("fa", "ماریا کلر گفت: «قایق را از دست دادیم.»", "ماریا کلر"),
    ("hr", "„Izgubili smo brod”, rekla je gradonačelnica Marija Keller.", "gradonačelnica Marija Keller"),
    ("hu", "– Elvesztettük a hajót – mondta Keller Mária polgármester.", "Keller Mária polgármester"),
    ("ro", "„Am pierdut barca”, a declarat primarul Maria Keller.", "primarul Maria Keller"),
    ("sk", "„Stratili sme loď,“ povedala primátorka Mária Kellerová.", "primátorka Mária Kellerová"),
    ("sr", "„Изгубили смо брод“, рекла је Марија Келер.", "Марија Келер"),
    ("tl", '"Nawala ang bangka," ayon kay Maria Keller.', "Maria Keller"),
    ("fi", "– Menetimme veneen viime yönä, sanoo Maria Keller.", "Maria Keller"),
    ("fr", "« Nous avons perdu le bateau », a-t-il ajouté.", "il"),
    ("de", "„Wir haben das Boot verloren“, grummelt Maria Keller.", "Maria Keller"),
    ("fr", "« Nous avons perdu le bateau », a dit la cheffe du port, Marie Keller.", "la cheffe du port, Marie Keller"),
    ("de", "In dem Bericht heißt es: „Das Boot ist verloren gegangen.“", "Bericht"),
    ("de", "Gestern hatte Maria Keller in Kiel gesagt: „Das Boot ist weg.“", "Maria Keller"),
    ("is", "„Við misstum bátinn,“ segir María Keller.", "María Keller"),
]


@pytest.mark.parametrize(("language", "text", "speaker"), OTHERS)
def test_other_languages(language: str, text: str, speaker: str) -> None:
    quotes = quotes_in(text, language)
    assert [q.speaker for q in quotes] == [speaker]


def test_an_interrupted_quotation_is_one_group() -> None:
    quotes = quotes_in('"Stay where you are," he said. "We are on our way."', "en")
    assert [(q.text, q.speaker) for q in quotes] == [("Stay where you are,", "he"), ("We are on our way.", "he")]
    assert quotes[0].group == quotes[1].group


def test_the_speaker_is_carried_over_a_paragraph() -> None:
    text = 'The mayor said the bridge would stay open.\n\n"Nobody wants to see it close before winter."'
    (quote,) = quotes_in(text, "en")
    assert quote.speaker == "The mayor"


def test_what_is_well_says_nothing() -> None:
    """The sentence before may name who speaks; a pronoun for a thing does not."""
    (quote,) = quotes_in('A seal pup was found on Monday. It is well.\n\n"A picture is not worth a wet foot."', "en")
    assert quote.speaker is None


def test_subjects_are_not_guessed_in_a_language_nobody_knows() -> None:
    text = "הספינה הישנה נמכרה ביום שני בנמל הקטן אחרי שנים רבות של תיקונים יקרים מאוד. " * 4
    (quote,) = quotes_in(f'{text}הבעלים ישבו על הרציף. "איבדנו את הספינה לפני שהגיע החורף הקשה", נאמר שם.')
    assert quote.speaker is None
