"""Which column or key of a record holds the document, its address and its id."""

from collections.abc import Iterable
from dataclasses import dataclass

from articleclean.errors import InputError
from articleclean.model.document import SourceKind

CONTENT_NAMES = (
    "html",
    "raw_html",
    "html_content",
    "page_html",
    "text",
    "raw_content",
    "content",
    "maintext",
    "article_text",
    "article",
    "body",
    "document",
    "markdown",
)
"""Names that corpora give to the document, best first: HTML says more than the text made from it."""
URL_NAMES = ("url", "uri", "link", "source_url", "canonical_url", "WARC-Target-URI", "warc_target_uri")
ID_NAMES = ("id", "doc_id", "document_id", "guid", "uuid", "warc_record_id")


@dataclass(frozen=True, slots=True)
class Columns:
    """Names of the columns to read; None: guessed from the names that corpora use."""

    content: str | None = None
    url: str | None = None
    id: str | None = None

    @property
    def kind(self) -> SourceKind | None:
        """What the document is, where the column's name says so."""
        name = (self.content or "").lower()
        return "html" if "html" in name else "markdown" if "markdown" in name else None

    def found_in(self, names: Iterable[str]) -> "Columns":
        """The columns that a record with these names has. Raises InputError when there is no document among them."""
        known = list(names)
        for given in (self.content, self.url, self.id):
            if given is not None and given not in known:
                raise InputError(f"there is no column {given!r}; the input has: {_listed(known)}")
        content = self.content or _first(CONTENT_NAMES, known)
        if content is None:
            raise InputError(
                f"no column looks like the document (such as {', '.join(CONTENT_NAMES[:7])}); "
                f"the input has: {_listed(known)}. Name it, on the command line with --content-column"
            )
        return Columns(content, self.url or _first(URL_NAMES, known), self.id or _first(ID_NAMES, known))


def _first(wanted: Iterable[str], known: list[str]) -> str | None:
    by_folded = {name.lower(): name for name in reversed(known)}
    return next((by_folded[name.lower()] for name in wanted if name.lower() in by_folded), None)


def _listed(names: list[str]) -> str:
    return ", ".join(names[:20]) + (", …" if len(names) > 20 else "") if names else "nothing"
