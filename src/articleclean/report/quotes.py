"""Quotations as a table for the terminal, as JSON, and as CSV for data people."""

import csv
import io
import json
import textwrap
from collections.abc import Sequence
from dataclasses import asdict, fields
from typing import Literal

from articleclean.model.article import Quote
from articleclean.report.pieces import shown

QuoteFormat = Literal["table", "json", "csv"]

_SPEAKER = 24
"""Columns of the table for the speaker."""


def render_quotes(quotes: Sequence[Quote], form: QuoteFormat = "table", width: int = 100) -> str:
    """The quotations in the form asked for, with a line feed at the end; ``width`` is the table's, in columns.

    JSON is one list of objects and CSV has a header line; both hold every field of Quote, in its order.
    """
    if form == "json":
        return json.dumps([asdict(q) for q in quotes], ensure_ascii=False, indent=2) + "\n"
    return _csv(quotes) if form == "csv" else _table(quotes, width)


def _csv(quotes: Sequence[Quote]) -> str:
    out = io.StringIO(newline="")
    writer = csv.DictWriter(out, [f.name for f in fields(Quote)], lineterminator="\n")
    writer.writeheader()
    writer.writerows(asdict(q) for q in quotes)
    return out.getvalue()


def _table(quotes: Sequence[Quote], width: int) -> str:
    if not quotes:
        return "no quotations found\n"
    room = max(20, width - _SPEAKER - 12)
    lines = [f"{'kind':<8}{'speaker':<{_SPEAKER}}  words"]
    for quote in quotes:
        kind = "nested" if quote.nested else quote.kind
        lefts = textwrap.wrap(_speaker(quote), _SPEAKER - 1) or [""]
        rights = textwrap.wrap(shown(quote.text), room)
        for number in range(max(len(lefts), len(rights))):
            left = lefts[number] if number < len(lefts) else ""
            right = rights[number] if number < len(rights) else ""
            lines.append(f"{'' if number else kind:<8}{left:<{_SPEAKER}}  {right}".rstrip())
    return "\n".join(lines) + "\n"


def _speaker(quote: Quote) -> str:
    """Who spoke, with the verb: "she (Maria Keller), said"."""
    name = shown(quote.speaker or "–")
    traced = f" ({shown(quote.speaker_name)})" if quote.speaker_name else ""
    cue = f", {shown(quote.cue)}" if quote.cue else ""
    return name + traced + cue
