"""Folding for matching: same length as the source, so that every match has its place in it."""

_PLAIN = (
    ("’", "'"),
    ("‘", "'"),
    ("ʼ", "'"),
    ("`", "'"),
    ("\xa0", " "),
    ("\u202f", " "),
    ("–", "-"),
    ("—", "-"),
    ("İ", "i"),  # its lower case has two characters
    *(zip("ёЁ", "ее", strict=True)),  # Russian prints either
    *(zip("άέήίόύώϊϋΐΰΆΈΉΊΌΎΏΪΫ", "αεηιουωιυιυΑΕΗΙΟΥΩΙΥ", strict=True)),  # Greek capitals drop their accents
    *(zip("أإآٱىیةک", "ااااييهك", strict=True)),  # Arabic is typed with or without hamza and dots
    *(zip("：，（）！？＊／｜＞\u3000", ":,()!?*/|> ", strict=True)),  # full-width marks
    *((digits[n], str(n)) for digits in ("０１２３４５６７８９", "٠١٢٣٤٥٦٧٨٩", "۰۱۲۳۴۵۶۷۸۹") for n in range(10)),
)


def fold(text: str) -> str:
    """Lower case with plain apostrophes, dashes, digits and spaces, one form of ё/е, of Greek vowels, of Arabic
    alef, ya and ta marbuta, of full-width marks, and Turkish dotless ı as i; the length never changes."""
    if text.isascii():
        return text.replace("`", "'").lower()
    for odd, plain in _PLAIN:
        text = text.replace(odd, plain)
    return text.lower().replace("ı", "i")
