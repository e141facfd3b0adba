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
)


def fold(text: str) -> str:
    """Lower case with plain apostrophes, dashes and spaces, and Turkish dotless ı as i; the length never changes."""
    for odd, plain in _PLAIN:
        text = text.replace(odd, plain)
    return text.lower().replace("ı", "i")
