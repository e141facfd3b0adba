"""A datatrove pipeline step.

    pipeline = [JsonlReader("pages"), ArticleCleaner(exclusion_writer=JsonlWriter("rejected")), JsonlWriter("cleaned")]

It cleans ``metadata["html"]`` where there is one, else ``text``; ``text`` becomes the article's, and ``metadata`` gets
title, authors, blocks and all other columns of ``output_schema()`` in place of the HTML.
"""

from typing import Any

from articleclean.api import Cleaner
from articleclean.engines.arrow import Source, clean_row
from articleclean.errors import MissingExtraError
from articleclean.options import Options

try:
    from datatrove.data import Document, DocumentsPipeline
    from datatrove.pipeline.base import PipelineStep
except ImportError:
    raise MissingExtraError("The datatrove step", "datatrove") from None


class ArticleCleaner(PipelineStep):  # type: ignore[misc]
    """Cleans documents and counts cleaned, rejected, characters and characters removed.

    A document that cannot be cleaned goes to ``exclusion_writer``; without one it stays in the pipeline, unchanged but
    for ``metadata["error"]``.
    """

    name = "articleclean"
    type = "🧹 - CLEANER"

    def __init__(self, options: Options | None = None, exclusion_writer: Any = None) -> None:
        super().__init__()
        self.options = options
        self.exclusion_writer = exclusion_writer

    def run(self, data: DocumentsPipeline, rank: int = 0, world_size: int = 1) -> DocumentsPipeline:
        """Clean the documents one after the other."""
        del world_size
        cleaner = Cleaner(self.options)
        if self.exclusion_writer is None:
            yield from (document for document in data if self._clean(cleaner, document) or True)
            return
        with self.exclusion_writer as writer:
            for document in data:
                if self._clean(cleaner, document):
                    yield document
                else:
                    writer.write(document, rank)

    def _clean(self, cleaner: Cleaner, document: Document) -> bool:
        """Clean a document in place; False when it could not be."""
        with self.track_time():
            html = document.metadata.get("html")
            content = document.text if html is None else html
            source = Source(document.id, content, document.metadata.get("url"), None if html is None else "html")
            row = clean_row(cleaner, source)
        if row["error"] is not None:
            document.metadata["error"] = row["error"]
            self.stat_update("rejected", row["error"].partition(":")[0])
            return False
        document.text = row["text"]
        document.metadata.pop("html", None)
        document.metadata |= {name: value for name, value in row.items() if name not in {"id", "text", "error"}}
        removed = sum(len(removal["text"]) for removal in row["removed"])
        self.stat_update("cleaned")
        self.stat_update("chars", value=len(document.text), unit="doc")
        self.stat_update("chars_removed", value=removed, unit="doc")
        return True
