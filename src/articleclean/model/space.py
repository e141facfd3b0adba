"""What counts as white space: characters that show nothing and may stand between the pieces of a partition."""

INVISIBLE = (
    "\x00\u00ad\u061c\u180e\u200b\u200c\u200d\u200e\u200f"
    "\u202a\u202b\u202c\u202d\u202e\u2060\u2066\u2067\u2068\u2069\ufeff"
)
"""Zero-width and direction marks, and NUL: they are trimmed at block edges as white space is."""

SPACES = (
    " \t\n\r\x0b\x0c\x1c\x1d\x1e\x1f\x85\xa0\u1680\u2000\u2001\u2002\u2003\u2004"
    "\u2005\u2006\u2007\u2008\u2009\u200a\u2028\u2029\u202f\u205f\u3000"
)
"""All characters for which ``str.isspace`` is true."""

TRIM = SPACES + INVISIBLE


def is_visible(text: str) -> bool:
    """Whether the text holds anything that a reader would see."""
    return bool(text.strip(TRIM))
