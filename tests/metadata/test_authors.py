import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from articleclean import clean
from articleclean.metadata.authors import clean_names
from tests.detectors.story import story_with

BYLINE = ("by", "story by", "von", "por", "de", "texte")
ROLES = ("staff writer", "correspondent", "political correspondent", "reporter", "editor", "redakteurin")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("By Anna Berg", ("Anna Berg",)),
        ("BY ANNA BERG AND TOM LIND", ("ANNA BERG", "TOM LIND")),
        ("Anna Dan Berg", ("Anna Dan Berg",)),
        ("By Anna Berg, Tom Lind and Eva Holm", ("Anna Berg", "Tom Lind", "Eva Holm")),
        ("Story by: Anna Berg | Staff Writer", ("Anna Berg",)),
        ("Anna Berg, Political Correspondent", ("Anna Berg",)),
        ("Anna Berg, Local Affairs Correspondent", ("Anna Berg",)),
        ("Anna Berg, Tom Lind, Staff Writer", ("Anna Berg", "Tom Lind")),
        ("Anna Berg Political Correspondent in Oslo", ("Anna Berg",)),
        ("Reporter Anna Berg", ("Anna Berg",)),
        ("Editor of the paper", ()),
        ("Anna Berg in Oslo", ("Anna Berg",)),
        ("Anna Berg, Oslo", ("Anna Berg",)),
        ("Von Anna von der Heide und Tom Lind", ("Anna von der Heide", "Tom Lind")),
        ("Por Ana Prado y Luis Mena", ("Ana Prado", "Luis Mena")),
        ("Juana Ortega y Gasca", ("Juana Ortega y Gasca",)),
        ("Jan Dvorny a Petr Malik", ("Jan Dvorny", "Petr Malik")),
        ("Anna Berg (@annaberg) anna@paper.example", ("Anna Berg",)),
        ("https://paper.example/author/anna", ()),
        ("Anna Berg, 14 March 2025", ("Anna Berg",)),
        ("Anna Berg, PhD, RD", ("Anna Berg",)),
        ("Anna Berg; anna berg; Tom Lind", ("Anna Berg", "Tom Lind")),
        ("dpa", ("dpa",)),
        ("Anna Berg, dpa", ("Anna Berg", "dpa")),
        ("김하나, 이두리", ("김하나", "이두리")),
        ("王小明、李小红", ("王小明", "李小红")),
        ("Анна Берг и Иван Лунин", ("Анна Берг", "Иван Лунин")),
        ("أحمد سالم، ليلى نور", ("أحمد سالم", "ليلى نور")),
        ("Seán O'Neary-Smith & Zoë d'Aube", ("Seán O'Neary-Smith", "Zoë d'Aube")),
        ("", ()),
        (" - | ,", ()),
    ],
)
def test_names(text: str, expected: tuple[str, ...]) -> None:
    assert clean_names(text, BYLINE, ROLES) == expected


def test_number_of_names_is_capped() -> None:
    assert len(clean_names(", ".join(f"Anna B{'e' * n}" for n in range(100)))) <= 20


@settings(deadline=None)
@given(st.text())
def test_names_are_cut_from_the_text(text: str) -> None:
    for name in clean_names(text, BYLINE, ROLES):
        assert name
        assert all(word in text for word in name.split())


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("文・写真＝山田太郎", ("山田太郎",)),
        ("文／王小明", ("王小明",)),
        ("作者：李雷", ("李雷",)),
        ("홍길동 기자 gil@example.kr", ("홍길동",)),
    ],
)
def test_names_behind_a_mark_or_before_a_role_in_scripts_without_capitals(text: str, names: tuple[str, ...]) -> None:
    assert clean_names(text, ("文・写真＝", "文/", "作者:"), ("기자",)) == names


@pytest.mark.parametrize(
    ("line", "authors"),
    [
        ("By Ann Roe December 2, 2025", ("Ann Roe",)),
        ("By Ann RoePublished: Jan 29, 2025", ("Ann Roe",)),
        ("ByAnn Roe", ("Ann Roe",)),
        ("Published August 7, 2023 by Ann Roe", ("Ann Roe",)),
        ("by Ann Roe—10 min read", ("Ann Roe",)),
        ("Von Ann Roe 28.04.2023, 18:11 Uhr", ("Ann Roe",)),
        ("Por Ann Roe 3 de mayo de 2024", ("Ann Roe",)),
        ("Par Ann Roe Publié le 3 mai 2024 à 10h", ("Ann Roe",)),
        ("Ann Roe · Canal Gazette · Posted: Aug 08, 2024 4:00 AM", ("Ann Roe", "Canal Gazette")),
        ("By Theresa May", ("Theresa May",)),
        ("By April Jones, 3 May 2024", ("April Jones",)),
        ("By DeShawn Byron", ("DeShawn Byron",)),
    ],
)
def test_a_name_ends_where_a_date_begins(line: str, authors: tuple[str, ...]) -> None:
    assert clean(story_with(line, "start")[0]).authors == authors
