import csv
import io
import json
from dataclasses import fields

from articleclean.model.article import Quote
from articleclean.report.quotes import render_quotes

QUOTES = (
    Quote("We lost the boat,", 1, 18, "Maria Keller", 25, 37, cue="said", group=1),
    Quote(
        'It is a "long story"\nand a sad one.', 60, 95, "she", 40, 43, "Maria Keller", "said", group=1, confidence=0.9
    ),
    Quote("long story", 69, 79, group=1, nested=True),
)


def test_table() -> None:
    assert render_quotes(QUOTES, width=70).splitlines() == [
        "kind    speaker                   words",
        "direct  Maria Keller, said        We lost the boat,",
        'direct  she (Maria Keller),       It is a "long story" and a sad',
        "        said                      one.",
        "nested  –                         long story",
    ]
    assert render_quotes(()) == "no quotations found\n"


def test_json_holds_every_field() -> None:
    read = json.loads(render_quotes(QUOTES, "json"))
    assert [Quote(**q) for q in read] == list(QUOTES)


def test_csv_holds_every_field_and_survives_line_feeds_and_marks() -> None:
    rows = list(csv.DictReader(io.StringIO(render_quotes(QUOTES, "csv"))))
    assert list(rows[0]) == [f.name for f in fields(Quote)]
    assert rows[1]["text"] == QUOTES[1].text
    assert rows[2]["speaker"] == ""


def test_control_characters_do_not_reach_the_terminal() -> None:
    quote = Quote("red \x1b[31m text", 0, 14, "Ma\x07ria", 20, 26)
    assert "\x1b" not in render_quotes([quote])
    assert "\x07" not in render_quotes([quote])
