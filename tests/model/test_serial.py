import json
from collections.abc import Callable
from dataclasses import fields, replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from articleclean.errors import InputError
from articleclean.model.article import Article, ArticleBlock, Caption, Comment, Quote, Removal
from articleclean.model.finding import Evidence
from articleclean.model.labels import Category, Role
from articleclean.model.serial import article_from_dict, article_to_dict
from tests.samples import ferry

SCHEMA = json.loads((Path(__file__).parents[2] / "docs" / "article.schema.json").read_text(encoding="utf-8"))

TABLE = ArticleBlock(Role.TABLE, "a b", 0, 3, ((0, 3),), rows=(("a", "b"), ("c",)), level=2, url="u", path="p", line=4)


@pytest.mark.parametrize(
    "article",
    [
        Article(source_text=""),
        ferry(),
        replace(ferry(), published=datetime(2024, 3, 4, 5, 6, 7, tzinfo=UTC), modified=datetime(2024, 3, 5, 0, 0)),
        replace(ferry(), published=None, modified=date(2024, 3, 5), tags=("a", "b"), blocks=(TABLE,)),
    ],
)
def test_round_trip_is_exact_and_fits_the_schema(article: Article) -> None:
    data = json.loads(article.to_json())
    Draft202012Validator(SCHEMA, format_checker=Draft202012Validator.FORMAT_CHECKER).validate(data)
    again = article_from_dict(data)
    assert again == article
    assert type(again.published) is type(article.published)


def test_schema_names_every_field_and_label() -> None:
    shapes = {"block": ArticleBlock, "caption": Caption, "quote": Quote, "comment": Comment, "removal": Removal}
    for name, shape in {**shapes, "evidence": Evidence}.items():
        names = {field.name for field in fields(shape)}
        assert set(SCHEMA["$defs"][name]["properties"]) == names == set(SCHEMA["$defs"][name]["required"])
    names = {field.name for field in fields(Article)} - {"found_quotes", "quote_languages"} | {
        "quotes",
        "schema_version",
        "text",
    }
    assert set(SCHEMA["properties"]) == names == set(SCHEMA["required"])
    assert SCHEMA["$defs"]["block"]["properties"]["role"]["enum"] == list(Role)
    assert SCHEMA["$defs"]["removal"]["properties"]["category"]["enum"] == list(Category)


def broken(change: Callable[[dict[str, Any]], object]) -> dict[str, Any]:
    data = article_to_dict(ferry())
    change(data)
    return data


@pytest.mark.parametrize(
    ("data", "message"),
    [
        ([], "must be a mapping"),
        ({}, "schema_version is None"),
        (broken(lambda d: d.update(schema_version=2)), "schema_version is 2"),
        (broken(lambda d: d.pop("source_text")), r"article\.source_text must be a string, not nothing"),
        (broken(lambda d: d.update(title=3)), r"article\.title must be a string, not 3"),
        (broken(lambda d: d.update(quality=True)), r"article\.quality must be a number"),
        (broken(lambda d: d.update(authors="Orla Finch")), r"article\.authors must be a list"),
        (broken(lambda d: d.update(authors=[1])), r"article\.authors must be a list of strings"),
        (broken(lambda d: d.update(published="last week")), r"article\.published must be an ISO 8601"),
        (broken(lambda d: d.update(blocks=["x"])), r"article\.blocks\[0\] must be an object"),
        (broken(lambda d: d["blocks"][1].update(role="poem")), r"article\.blocks\[1\]\.role must be one of title"),
        (broken(lambda d: d["blocks"][1].update(spans=[[1]])), r"article\.blocks\[1\]\.spans must be a list of"),
        (broken(lambda d: d["blocks"][1].update(spans=[["1", "2"]])), r"article\.blocks\[1\]\.spans must be a list of"),
        (broken(lambda d: d["blocks"][1].update(spans=[[1.5, 2]])), r"article\.blocks\[1\]\.spans must be a list of"),
        (broken(lambda d: d["blocks"][1].update(rows=[[1]])), r"article\.blocks\[1\]\.rows must be a list of"),
        (broken(lambda d: d["removed"][0].update(category="junk")), r"article\.removed\[0\]\.category must be one of"),
        (broken(lambda d: d["removed"][0].update(start="4")), r"article\.removed\[0\]\.start must be a whole number"),
        (broken(lambda d: d["quotes"][0].update(kind="loud")), "a quote's kind must be"),
        (broken(lambda d: d["quotes"][0].update(nested=0)), r"article\.quotes\[0\]\.nested must be true or false"),
    ],
)
def test_wrong_shape_is_an_input_error_that_names_the_place(data: Any, message: str) -> None:
    with pytest.raises(InputError, match=message):
        Article.from_dict(data)


def test_keys_it_does_not_know_are_ignored() -> None:
    assert article_from_dict({**article_to_dict(ferry()), "file": "a.txt"}) == ferry()
