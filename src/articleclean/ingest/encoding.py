"""Bytes to text: byte order mark, UTF-8, what the page or its server declares, then detection.

Order of trust: a byte order mark; valid UTF-8 (other text is practically never valid UTF-8 by accident); the declared
encoding, unless the result cannot be text in it; charset-normalizer's guess over the words of the page; the encoding
that browsers assume for the page's language.
"""

import codecs
import re
from collections.abc import Iterator

from articleclean.errors import InputError

SAMPLE = 1 << 16
"""Bytes of visible text that a detector is given."""
HEAD = 4096
MAX_CONTROLS = 0.1
"""Share of control bytes above which bytes are no text, if ``START_OF_HEADING`` is among them."""
START_OF_HEADING = 1
"""A control byte that binary data holds and text does not, even text that is padded with NUL."""
MAX_BROKEN = 0.1
"""Share of non-ASCII sequences that may be broken in text that is still called by its declared name."""
MAX_FOREIGN = 0.25
"""Share of non-ASCII bytes in the visible text above which no text in a Latin script is plausible: Czech, with the
most accents, stays under 0.15; other scripts read as Latin are over 0.5."""

_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_BINARY = (
    (b"%PDF", "a PDF file", "turn it into text first, for example with pdftotext"),
    (b"\x1f\x8b", "gzip data", "decompress it first, for example with gzip.decompress"),
    (b"PK\x03\x04", "a ZIP archive or an office document", "unpack it or export its text first"),
    (b"BZh", "bzip2 data", "decompress it first, for example with bz2.decompress"),
    (b"\x28\xb5\x2f\xfd", "zstandard data", "decompress it first"),
    (b"\xfd7zXZ", "xz data", "decompress it first, for example with lzma.decompress"),
    (b"\x89PNG", "a PNG image", "give the page that holds it"),
    (b"\xff\xd8\xff", "a JPEG image", "give the page that holds it"),
    (b"GIF8", "a GIF image", "give the page that holds it"),
    (b"RIFF", "a media file", "give the page that holds it"),
    (b"\xd0\xcf\x11\xe0", "an old office document", "export its text first"),
    (b"wOF", "a web font", "give the page that uses it"),
)
_ASCII = bytes(range(128))
_SPACES = b" \t\n\r"
_CONTROLS = bytes(set(range(32)) - set(b"\t\n\r\x0b\x0c\x1b"))
_TAGS = re.compile(rb"<(?:script|style)\b.*?</(?:script|style)|<!--.*?-->|<[^<>]*>", re.I | re.S)
_LANG = re.compile(rb"<html[^>]{0,300}\blang\s*=\s*[\"']?([a-z]{2})", re.I)
_NOT_ASCII = re.compile(rb"[\x80-\xff]+")

# What browsers read where pages say something narrower (Encoding Standard, section 4.2).
_WIDER = {
    "ascii": "cp1252", "us-ascii": "cp1252", "iso8859-1": "cp1252", "latin_1": "cp1252", "latin-1": "cp1252",
    "iso8859-9": "cp1254", "iso8859-11": "cp874", "tis-620": "cp874",
    "gb2312": "gb18030", "gbk": "gb18030", "shift_jis": "cp932", "euc_kr": "cp949", "big5": "big5hkscs",
}  # fmt: skip
# Encoding assumed for a language (HTML Standard, section 13.2.3.2).
_BY_LANGUAGE = {
    "ar": "cp1256", "fa": "cp1256", "be": "cp1251", "bg": "cp1251", "mk": "cp1251", "ru": "cp1251", "sr": "cp1251",
    "uk": "cp1251", "cs": "cp1250", "hr": "cp1250", "hu": "cp1250", "pl": "cp1250", "sk": "cp1250", "sl": "cp1250",
    "ro": "cp1250", "el": "cp1253", "et": "cp1257", "lt": "cp1257", "lv": "cp1257", "he": "cp1255", "ja": "cp932",
    "ko": "cp949", "th": "cp874", "tr": "cp1254", "vi": "cp1258", "zh": "gb18030",
}  # fmt: skip
# The encodings that pages are written in (Encoding Standard, section 4.2); a detector must not answer with others.
_WEB = (
    "cp1250", "cp1251", "cp1252", "cp1253", "cp1254", "cp1255", "cp1256", "cp1257", "cp1258", "cp874", "iso8859_2",
    "koi8_r", "koi8_u", "gb18030", "big5", "cp932", "euc_jp", "cp949",
)  # fmt: skip
_LATIN = frozenset({"cp1250", "cp1252", "cp1254", "cp1257", "iso8859-2", "iso8859-15"})


def plain_utf8(data: bytes) -> str | None:
    """The text of what most pages are: valid UTF-8 without a byte order mark, NUL and escape sequences; else None."""
    if b"\x00" in data or b"\x1b" in data or data.startswith(codecs.BOM_UTF8):
        return None
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return None


def decode(data: bytes, declared: str | None = None) -> str:
    """The text of a page or file. ``declared`` is the HTTP header's charset. Raises InputError for what is no text."""
    for bom, name in _BOMS:
        if data.startswith(bom):
            return data.decode(name, "replace").removeprefix("\ufeff")
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        _refuse_binary(data)
        return _legacy(data, declared)
    if b"\x00" in data:
        if wide := _utf16_without_mark(data):
            return data.decode(wide, "replace")
        _refuse_binary(data)
    if b"\x1b" in data and ("\x1b$" in text or "\x1b(" in text):
        return _attempt(data, "iso2022_jp") or text
    return text


def _refuse_binary(data: bytes) -> None:
    head = data[:HEAD]
    for magic, what, advice in _BINARY:
        if head.startswith(magic):
            raise InputError(f"the input is {what}, not text: {advice}")
    controls = len(head) - len(head.translate(None, _CONTROLS))
    if controls > MAX_CONTROLS * len(head) and not _utf16_without_mark(data) and START_OF_HEADING in head:
        raise InputError("the input is binary data, not text: give the bytes of an HTML, Markdown or text file")


def _utf16_without_mark(data: bytes) -> str | None:
    """UTF-16 whose mark is missing: every second byte of Latin text is zero."""
    head = data[: HEAD & ~1]
    even, odd = head[::2].count(0), head[1::2].count(0)
    if odd > 0.7 * len(head) / 2 and even < odd / 10:
        return "utf-16-le"
    if even > 0.7 * len(head) / 2 and odd < even / 10:
        return "utf-16-be"
    return None


def _legacy(data: bytes, declared: str | None) -> str:
    """Text that is no valid UTF-8."""
    if wide := _utf16_without_mark(data):
        return data.decode(wide, "replace")
    if _is_damaged_utf8(data):
        return data.decode("utf-8", "replace")
    words = _TAGS.sub(b" ", data)[:SAMPLE]
    for candidate in _candidates(data, words, declared):
        if candidate and _plausible(words, candidate) and (text := _attempt(data, candidate)):
            return text
    return data.decode("cp1252", "replace")


def _candidates(data: bytes, words: bytes, declared: str | None) -> Iterator[str | None]:
    """Encodings to try, best first. Latin-1 is what servers say by default: it must agree with the page's language."""
    language = _language(data)
    usual = _BY_LANGUAGE.get(language, "cp1252") if language else None
    western = usual in {None, "cp1252"}
    for label in (declared, _declared_inside(data)):
        name = canonical(label)
        if name != "utf-8" and (name != "cp1252" or western):
            yield name
    if usual in {"cp1252", "cp1254"}:
        yield usual
    name = _detected(words)
    if name != "cp1252" or western:
        yield name
    yield usual


def canonical(label: str | None) -> str | None:
    """Python's name for a declared label, widened as browsers do; None for a label that names nothing."""
    if not label:
        return None
    label = label.strip().strip("\"'").lower()
    try:
        name = codecs.lookup(label).name
    except (LookupError, ValueError):
        return None
    return _WIDER.get(name, name)


def _declared_inside(data: bytes) -> str | None:
    from bs4.dammit import EncodingDetector

    return EncodingDetector.find_declared_encoding(data[:HEAD], is_html=True, search_entire_document=True)


def _attempt(data: bytes, name: str) -> str | None:
    """The text in this encoding, a few broken sequences replaced; None where it does not fit."""
    try:
        return data.decode(name)
    except UnicodeDecodeError:
        text = data.decode(name, "replace")
        foreign = sum(1 for _ in _NOT_ASCII.finditer(data))
        return text if text.count("\ufffd") <= MAX_BROKEN * foreign else None
    except (LookupError, ValueError):
        return None


def _is_damaged_utf8(data: bytes) -> bool:
    """UTF-8 in which some sequences are broken or cut off."""
    text = data.decode("utf-8", "replace")
    foreign = len(_VALID_UTF8.findall(data))
    return foreign > 0 and text.count("\ufffd") <= MAX_BROKEN * foreign


_VALID_UTF8 = re.compile(rb"[\xc3-\xf4][\x80-\xbf]{1,3}")


def _plausible(words: bytes, name: str) -> bool:
    """Whether the page's words can be text in this encoding: Latin scripts have mostly plain letters."""
    if name not in _LATIN:
        return True
    plain = len(words.translate(None, _SPACES))
    return len(words.translate(None, _ASCII)) <= MAX_FOREIGN * plain


def _detected(words: bytes) -> str | None:
    from charset_normalizer import from_bytes

    best = from_bytes(words, cp_isolation=list(_WEB)).best()
    return canonical(best.encoding) if best else None


def _language(data: bytes) -> str | None:
    match = _LANG.search(data[:HEAD])
    return match[1].decode().lower() if match else None
