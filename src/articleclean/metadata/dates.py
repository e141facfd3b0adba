"""Find the first calendar date in a short text: ISO 8601, numbers, CJK dates, or a month's name in any language.

Month names come from the language packs; the structure of dates is here. Patterns are linear, and only the first
``MAX_LENGTH`` characters are read: a dateline is a line, not a chapter.
"""

import re
import unicodedata
from collections.abc import Mapping
from datetime import UTC, date, datetime, timedelta, timezone

from articleclean.ingest.fold import fold

MAX_LENGTH = 400
YEARS = range(1800, 2101)
EPOCH_YEARS = range(1995, 2101)
BUDDHIST_OFFSET = 543
"""Thai years run ahead of the common era by this many."""
SOLAR_HIJRI_YEARS = range(1300, 1480)
"""Years of the Persian calendar that a page may bear."""
SOLAR_HIJRI_EPOCH = 226529
"""Ordinal of the day before the first of the year 0, with leap years as the 33-year cycle sets them."""

_UNPLAIN = re.compile(r"[^\S ]|(?![0-9])\d")
_ISO = re.compile(
    r"(?<!\d)(\d{4})-(\d\d?)-(\d\d?)"
    r"(?:[tT ]+(\d\d?):(\d\d)(?::(\d\d)(?:[.,]\d{1,9})?)?\s?([zZ]|[+-]\d\d:?\d\d|[+-]\d\d(?!\d))?)?"
)
_COMPACT = re.compile(
    r"(?<!\d)((?:19|20)\d\d)(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])(?:[tT]?(\d\d)(\d\d)(\d\d)?([zZ])?)?(?!\d)"
)
_EPOCH = re.compile(r"\s*(\d{10})(?:\d{3}|\.\d+)?\s*")
_CJK = re.compile(r"(\d{4})\s?[年년]\s?(\d\d?)\s?[月월]\s?(\d\d?)\s?[日일号號]?")
_VIETNAMESE = re.compile(r"(?<!\d)(\d\d?)\s+tháng\s+(\d\d?)(?:,|\s*năm)?\s+(\d{4})(?!\d)", re.I)
_THAI = re.compile(r"(?<!\d)(\d\d?)\s*([\u0e01-\u0e59][\u0e01-\u0e59.]{2,11})\s*(\d\d)(?!\d)")
"""A day, a month's name and a year of two digits."""
_YEAR_FIRST = re.compile(r"(?<!\d)(\d{4})\s?([./])\s?(\d\d?)\s?\2\s?(\d\d?)(?!\d)")
_YEAR_LAST = re.compile(r"(?<!\d)(\d\d?)\s?([./-])\s?(\d\d?)\s?\2\s?(\d{4}|\d\d)(?!\d)")
_YEAR = re.compile(r"\d{4}")
_TIME = re.compile(
    r"(?<![\d.:])([01]?\d|2[0-3])\s?(?::|h|\.|時|시)\s?([0-5]\d)(?![\d.])(?::([0-5]\d))?(?:\s?([ap])\.?\s?m\b)?", re.I
)
_HOUR = re.compile(r"(?<![\d.:])(1[0-2]|0?[1-9])\s?([ap])\.?\s?m\b", re.I)
_BEFORE_NOON = re.compile(r"(?:(오전|上午|午前|凌晨|清晨|早上)|오후|下午|午後|午后|晚上|傍晚)\s*$")
_AFTER_TIME = re.compile(r"\s*(?:(ص|π\.?\s?μ|ق\.\s?ظ|sa\b|öö\b)|م|مساء|μ\.?\s?μ|ب\.\s?ظ|ch\b|ös\b)(?!\w)", re.I)
"""Words for the half of a day before or behind its hour; the first group is that before noon."""
_ZONE = re.compile(
    r"(?:\b(?:gmt|utc)\s?)?([+-]\d\d):?(\d\d)\b|\b(gmt|utc|z|est|edt|cst|cdt|mst|mdt|pst|pdt|cet|cest|bst|ist|jst)\b",
    re.I,
)
_WORD = re.compile(r"[^\W\d_][^\s\d,;:|()/-]*")
# Between a month and its day or year stand marks, an ordinal's ending, and at most two short words ("de", "m.").
_LINK = r"\W{0,3}(?:[^\W\d_]{1,3}\W{1,2}){0,2}"
BEFORE, AFTER = 20, 30
"""Characters before and behind a month's name in which its day and year are looked for."""
LONGEST_NAME = 40
"""Characters of a month's name, two words at most."""
MOST_NAME_WORDS = 3
NOON = 12
_BEFORE = re.compile(rf"(?<![\d.,:])(\d{{1,4}})(?:st|nd|rd|th|er|[ºª°])?{_LINK}$", re.I)
_AFTER = re.compile(rf"{_LINK}(\d{{1,4}})(?![\d:])(?:(?:st|nd|rd|th|er|[ºª°])?{_LINK}(\d{{4}})(?![\d:]))?", re.I)

# Names of zones that mean one thing in a dateline, in hours from UTC (RFC 5322 section 4.3, and common usage).
_ZONES = {
    "est": -5,
    "edt": -4,
    "cst": -6,
    "cdt": -5,
    "mst": -7,
    "mdt": -6,
    "pst": -8,
    "pdt": -7,
    "cet": 1,
    "cest": 2,
    "bst": 1,
    "ist": 5.5,
    "jst": 9,
}


def parse_date(text: str, months: Mapping[str, int], *, month_first: bool | None = None) -> date | datetime | None:
    """Read the first date in ``text``; a ``datetime`` when a time of day stands with it, with its zone if given.

    ``months`` maps folded (lower-case) month names and their inflections to 1..12. ``month_first`` settles numbers
    such as 03/04/2025; None reads slashes as month first only beside "am" or "pm", as American sites print them.
    """
    text = _plain_digits(text[:MAX_LENGTH])
    if not _YEAR.search(text):
        return _year_last(text, month_first) or _thai(text, months)
    if found := parse_iso(text):
        return found
    if found := (None if text.isascii() else _cjk(text)) or _year_first(text):
        return found
    return _named(text, months) or _year_last(text, month_first)


def parse_iso(text: str) -> date | datetime | None:
    """Read an ISO 8601 date, a compact one (20250314), or seconds since 1970: what machines write."""
    if "-" in text and (match := _ISO.search(text)):
        year, month, day = (int(g) for g in match.group(1, 2, 3))
        clock = (match[4], match[5], match[6])
        return _build(year, month, day, clock if match[4] else None, _offset(match[7]))
    if match := _COMPACT.search(text):
        year, month, day = (int(g) for g in match.group(1, 2, 3))
        return _build(year, month, day, (match[4], match[5], match[6]) if match[4] else None, _offset(match[7]))
    if match := _EPOCH.fullmatch(text):
        moment = datetime.fromtimestamp(int(match[1]), UTC)
        return moment if moment.year in EPOCH_YEARS else None
    return None


def _plain_digits(text: str) -> str:
    """Arabic, Persian, Devanagari, Bengali, full-width digits as 0-9; odd spaces as plain ones."""
    return text if text.isascii() else _UNPLAIN.sub(_plain, text)


def _plain(match: re.Match[str]) -> str:
    char = match[0]
    return str(unicodedata.decimal(char)) if char.isdecimal() else " "


def _cjk(text: str) -> date | datetime | None:
    """The date in Chinese, Japanese, Korean or Vietnamese, whose months have numbers."""
    if match := _CJK.search(text):
        return _with_time(text, match.span(), int(match[1]), int(match[2]), int(match[3]))
    if match := _VIETNAMESE.search(text):
        return _with_time(text, match.span(), int(match[3]), int(match[2]), int(match[1]))
    return None


def _thai(text: str, months: Mapping[str, int]) -> date | datetime | None:
    """A date with the last two digits of its Buddhist year: 14 มี.ค. 68."""
    match = None if text.isascii() else _THAI.search(text)
    month = match and (months.get(match[2]) or months.get(match[2].rstrip(".")))
    if not match or not month:
        return None
    return _with_time(text, match.span(), 2500 + int(match[3]), month, int(match[1]))


def _year_first(text: str) -> date | datetime | None:
    match = _YEAR_FIRST.search(text)
    if match is None:
        return None
    return _with_time(text, match.span(), *_common_day(int(match[1]), int(match[3]), int(match[4])))


def _year_last(text: str, month_first: bool | None) -> date | datetime | None:
    match = _YEAR_LAST.search(text)
    if not match:
        return None
    first, second, year = int(match[1]), int(match[3]), int(match[4])
    if year < 100:
        year += 2000 if year < 70 else 1900
    if month_first is None:
        month_first = match[2] == "/" and bool(re.search(r"\d\s?[ap]\.?\s?m\b", text, re.I))
    swap = (month_first and first <= 12) or second > 12
    return _with_time(text, match.span(), year, first if swap else second, second if swap else first)


def _named(text: str, months: Mapping[str, int]) -> date | datetime | None:
    """A month's name between or before its day and year, in any order: 3 May 2025, May 3rd, 2025, 2025 m. kovo 14 d.

    The text holds four digits in a row; only words near such are looked up.
    """
    folded = fold(text)
    years = [match.end() for match in _YEAR.finditer(text)]
    begin = text.rfind(" ", 0, max(0, years[0] - AFTER - LONGEST_NAME)) + 1
    for word in _WORD.finditer(text, begin):
        if word.start() > years[-1] + BEFORE:
            break
        month, end = _month(folded, word, months)
        if not month:
            continue
        before = _BEFORE.search(text[max(0, word.start() - BEFORE) : word.start()])
        after = _AFTER.match(text[end : end + AFTER])
        numbers = ([before[1]] if before else []) + ([n for n in after.groups() if n] if after else [])
        year = next((int(n) for n in numbers if len(n) == 4), None)
        day = next((int(n) for n in numbers if len(n) <= 2), None)
        if year and day:
            named = _common_day(year, month, day) if word[0] > "\u0600" else (year, month, day)
            begin = word.start() - len(before[0]) if before else word.start()
            return _with_time(text, (begin, end + after.end() if after else end), *named)
    return None


def _month(folded: str, word: re.Match[str], months: Mapping[str, int]) -> tuple[int | None, int]:
    """The month that the word names, by itself or with those behind it (كانون الثاني, tháng mười một), and where its
    name ends. A name with a mark before it ("3. listopada") goes before the bare one, which is another month elsewhere.
    """
    start, end = word.span()
    name = folded[start:end]
    if month := months.get(folded[max(0, start - 2) : end]) or months.get(name) or months.get(name.rstrip(".")):
        return month, end
    ends = [end]
    while len(ends) < MOST_NAME_WORDS and (following := _WORD.match(word.string, ends[-1] + 1)):
        ends.append(following.end())
    found = ((months.get(folded[start:at]), at) for at in reversed(ends[1:]))
    return next(((month, at) for month, at in found if month), (None, ends[-1]))


def _with_time(text: str, span: tuple[int, int], year: int, month: int, day: int) -> date | datetime | None:
    """The date, and the time of day that stands outside ``span``, if any."""
    rest = text[: span[0]] + " | " + text[span[1] :]
    if clock := _TIME.search(rest):
        hour, minute, second = int(clock[1]), clock[2], clock[3]
        half = clock[4] or (None if text.isascii() else _half(rest, clock))
    elif clock := _HOUR.search(rest):
        hour, minute, second, half = int(clock[1]), "0", None, clock[2]
    else:
        return _build(year, month, day, None, None)
    if half and hour <= NOON:
        hour = hour % 12 + (12 if half in "pP" else 0)
    zone = _ZONE.search(rest, clock.end())
    return _build(year, month, day, (str(hour), minute, second), _named_zone(zone) if zone else None)


def _half(text: str, clock: re.Match[str]) -> str | None:
    """Whether words of other languages set the time before noon ("a") or after ("p")."""
    found = _BEFORE_NOON.search(text, 0, clock.start()) or _AFTER_TIME.match(text, clock.end())
    return found and ("a" if found[1] else "p")


def _named_zone(match: re.Match[str]) -> timezone | None:
    if match[1]:
        return _offset(match[1] + match[2])
    return timezone(timedelta(hours=_ZONES.get(match[3].lower(), 0)))


def _offset(text: str | None) -> timezone | None:
    """The zone that "Z", "+02:00", "-0500" or "+02" names."""
    if not text:
        return None
    if text in "zZ":
        return UTC
    digits = text[1:].replace(":", "").ljust(4, "0")
    span = timedelta(hours=int(digits[:2]), minutes=int(digits[2:4]))
    if span >= timedelta(hours=24):
        return None
    return timezone(-span if text[0] == "-" else span)


def _build(
    year: int, month: int, day: int, clock: tuple[str, str, str | None] | None, zone: timezone | None
) -> date | datetime | None:
    """The date or datetime; None where there is no such day; the date alone where there is no such hour."""
    if year not in YEARS and year - BUDDHIST_OFFSET in YEARS:
        year -= BUDDHIST_OFFSET
    if year not in YEARS:
        return None
    try:
        day_only = date(year, month, day)
    except ValueError:
        return None
    if not clock:
        return day_only
    try:
        return datetime(year, month, day, int(clock[0]), int(clock[1]), int(clock[2] or 0), tzinfo=zone)
    except ValueError:
        return day_only


def _common_day(year: int, month: int, day: int) -> tuple[int, int, int]:
    """Year, month and day in the common calendar, of a day in the Persian one where the year is of that."""
    if year not in SOLAR_HIJRI_YEARS or not (1 <= month <= 12 and 1 <= day <= 31 - (month > 6)):
        return year, month, day
    leap_days = (8 * year + 21) // 33
    days = 365 * year + leap_days + 31 * (month - 1) - max(0, month - 7) + day
    common = date.fromordinal(SOLAR_HIJRI_EPOCH + days)
    return common.year, common.month, common.day
