from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from articleclean.ingest.fold import fold
from articleclean.metadata.dates import parse_date

MONTHS = {
    "march": 3, "mar": 3, "märz": 3, "mars": 3, "marzo": 3, "марта": 3, "مارس": 3, "มีนาคม": 3, "kovo": 3, "maart": 3,
    "มี.ค.": 3, "মার্চ": 3, "मार्च": 3, "اسفند": 12,
    "may": 5, "sept": 9, "september": 9, "août": 8, "décembre": 12,
}  # fmt: skip
DAY = date(2025, 3, 14)


@pytest.mark.parametrize(
    "text",
    [
        "2025-03-14",
        "20250314",
        "Published on 14 March 2025",
        "Friday, March 14th, 2025",
        "Mar. 14, 2025",
        "14. März 2025",
        "le 14 mars 2025",
        "14 de marzo de 2025",
        "14 марта 2025 г.",
        "١٤ مارس ٢٠٢٥",
        "14 มีนาคม 2568",
        "14 มี.ค. 2568",
        "วันศุกร์ที่ 14 มีนาคม พ.ศ. 2568",
        "শুক্রবার, মার্চ ১৪, ২০২৫",
        "14 मार्च 2025",
        "جمعه ۲۴ اسفند ۱۴۰۳",
        "۱۴۰۳/۱۲/۲۴",
        "2025 m. kovo 14 d.",
        "14-maart-2025",
        "2025年3月14日",
        "2025년 3월 14일",
        "14 tháng 3, 2025",
        "Thứ sáu, ngày 14 tháng 3 năm 2025",
        "14 มี.ค. 68",
        "2025.03.14",
        "2025/3/14",
        "14.03.2025",
        "14/03/2025",
        "03/14/2025",
        "14.3.25",
        "Posted: 14/03/25 | Sport",
    ],
)
def test_day(text: str) -> None:
    assert parse_date(text, MONTHS) == DAY


def test_a_month_of_two_words() -> None:
    months = {"كانون الثاني": 1, "تشرين الأول": 10}
    assert parse_date("الثلاثاء 14 كانون الثاني 2025", months) == date(2025, 1, 14)


def test_the_longest_name_of_a_month_counts() -> None:
    months = {"tháng mười": 10, "tháng mười một": 11}
    assert parse_date("14 Tháng Mười Một, 2025", months) == date(2025, 11, 14)
    assert parse_date("14 Tháng Mười, 2025", months) == date(2025, 10, 14)


def test_a_name_that_is_another_month_behind_a_mark() -> None:
    """Polish November and Croatian October, whose days have a stop."""
    months = {"listopada": 11, ". listopada": 10}
    assert parse_date("14 listopada 2025", months) == date(2025, 11, 14)
    assert parse_date("14. listopada 2025.", months) == date(2025, 10, 14)


@pytest.mark.parametrize(
    ("text", "hour"),
    [
        ("2025. March 14. 8:05", 8),  # the day is no hour
        ("2025.03.14 오후 2:05", 14),
        ("2025.03.14 오전 12:05", 0),
        ("2025年3月14日 午後2時05分", 14),
        ("2025年3月14日 上午8:05", 8),
        ("14 مارس 2025 - 8:05 م", 20),
        ("14 مارس 2025 - 8:05 ص", 8),
        ("14 مارس 2025 - 20:05 مساء", 20),
        ("14/03/2025 8:05 μ.μ.", 20),
        ("14/03/2025 8:05 π.μ.", 8),
        ("14 tháng 3, 2025 8:05 CH", 20),
    ],
)
def test_the_half_of_the_day(text: str, hour: int) -> None:
    assert parse_date(text, MONTHS) == datetime(2025, 3, 14, hour, 5)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("۱ فروردین ۱۴۰۳", date(2024, 3, 20)),
        ("۱ فروردین ۱۴۰۴", date(2025, 3, 21)),
        ("۳۰ اسفند ۱۳۹۹", date(2021, 3, 20)),
        ("۲۲ بهمن ۱۳۵۷", date(1979, 2, 11)),
        ("۱۴۰۱/۰۷/۰۱ - ۱۰:۳۰", datetime(2022, 9, 23, 10, 30)),
        ("25 october 1415", None),
    ],
)
def test_the_persian_calendar(text: str, expected: date | None) -> None:
    assert parse_date(text, {fold("فروردین"): 1, "اسفند": 12, "بهمن": 11, "october": 10}) == expected


@pytest.mark.parametrize("text", ["30 Aralık 2025 Salı 08:40", "30 ARALIK 2025, 08:40", "30 aralik 2025 08:40"])
def test_month_names_are_folded_as_packs_fold_them(text: str) -> None:
    assert parse_date(text, {fold("Aralık"): 12}) == datetime(2025, 12, 30, 8, 40)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2025-03-14T09:30:15Z", datetime(2025, 3, 14, 9, 30, 15, tzinfo=UTC)),
        ("2025-03-14T09:30:15.123+01:00", datetime(2025, 3, 14, 9, 30, 15, tzinfo=timezone(timedelta(hours=1)))),
        ("2025-03-14 09:30", datetime(2025, 3, 14, 9, 30)),
        ("2025-03-14T09:30-0500", datetime(2025, 3, 14, 9, 30, tzinfo=timezone(timedelta(hours=-5)))),
        ("20250314T093015Z", datetime(2025, 3, 14, 9, 30, 15, tzinfo=UTC)),
        ("1741944615", datetime(2025, 3, 14, 9, 30, 15, tzinfo=UTC)),
        ("March 14, 2025, 9:30 p.m. EST", datetime(2025, 3, 14, 21, 30, tzinfo=timezone(timedelta(hours=-5)))),
        ("9:30pm, 14 March 2025", datetime(2025, 3, 14, 21, 30)),
        ("14 March 2025 | 9 am", datetime(2025, 3, 14, 9, 0)),
        ("14.03.2025, 21:30 Uhr", datetime(2025, 3, 14, 21, 30)),
        ("le 14 mars 2025 à 21h30", datetime(2025, 3, 14, 21, 30)),
        ("3/4/2025 9:30 AM", datetime(2025, 3, 4, 9, 30)),
        ("3/4/2025 21:30", datetime(2025, 4, 3, 21, 30)),
        ("Fri, 14 Mar 2025 09:30:15 +0000", datetime(2025, 3, 14, 9, 30, 15, tzinfo=UTC)),
    ],
)
def test_time(text: str, expected: datetime) -> None:
    found = parse_date(text, MONTHS)
    assert found == expected
    assert isinstance(found, datetime)
    assert found.tzinfo == expected.tzinfo


def test_order_of_numbers_can_be_told() -> None:
    assert parse_date("03/04/2025", MONTHS, month_first=True) == date(2025, 3, 4)
    assert parse_date("03/04/2025", MONTHS) == date(2025, 4, 3)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "may",
        "She may pay 20 euros in 2025",
        "14 March",
        "Updated 3 hours ago",
        "2025-02-30",
        "31.02.2025",
        "Call 0800 123 4567",
        "0000-00-00",
        "9999-01-01",
        "1.234.567",
    ],
)
def test_no_date(text: str) -> None:
    assert parse_date(text, MONTHS) is None


def test_impossible_hour_leaves_the_day() -> None:
    assert parse_date("2025-03-14T29:99:00Z", MONTHS) == DAY


@settings(deadline=None)
@given(st.text())
def test_any_text_is_survived(text: str) -> None:
    found = parse_date(text, MONTHS)
    assert found is None or isinstance(found, date)


@settings(deadline=None)
@given(st.datetimes(datetime(1900, 1, 1), datetime(2099, 1, 1)))
def test_iso_is_read_back(moment: datetime) -> None:
    assert parse_date(moment.replace(microsecond=0).isoformat(), {}) == moment.replace(microsecond=0)
