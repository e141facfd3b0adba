"""The story in a few lines: ingest, then scan, detect, decide, assemble."""

import functools
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from articleclean.errors import InputError, OptionsError
from articleclean.model.article import Article
from articleclean.options import Options, check_kind

if TYPE_CHECKING:
    from articleclean.detectors.protocol import Detector
    from articleclean.model.document import Document, SourceKind
    from articleclean.model.finding import Finding


class Cleaner:
    """Options and packs made ready once, for many documents. Safe to share between threads; keeps no state."""

    def __init__(self, options: Options | None = None, **changes: Any) -> None:
        """Take an Options, or its fields as keywords. Raises OptionsError or PackError that lists what is known,
        MissingExtraError where ``detect_language`` is asked for without its extra.
        """
        from articleclean.packs.loader import load_packs
        from articleclean.packs.matching import Matcher
        from articleclean.packs.wordlists import WordIndex

        self.options = _options(options, changes)
        if self.options.detect_language:
            from articleclean.metadata.language import classifier

            classifier()  # before the first document, not at it
        self._detectors = _detectors(self.options)
        packs = load_packs(self.options.languages, self.options.packs)
        self.matcher = Matcher(packs)
        self._words = WordIndex(packs)

    def __reduce__(self) -> "tuple[Any, ...]":
        """To another process go the options only; a Cleaner is made of them there once."""
        return _ready_for, (self.options,)

    def clean(self, source: Any, *, url: str | None = None, kind: "SourceKind | None" = None) -> Article:
        """Clean one source: str, bytes, an lxml element or tree, or a BeautifulSoup object.

        ``url``: where it came from; completes links, helps with the site. ``kind``: what it is, where that is known; it
        goes before ``Options.kind``. Raises InputError for what cannot be read, OptionsError for an unknown ``kind``.
        """
        from articleclean.pipeline import run

        article = run(self.read(source, url=url, kind=kind), self.matcher, self._words, self._detectors)
        if self.options.detect_language and article.language is None:
            from articleclean.metadata.language import detect_language

            article = replace(article, language=detect_language(article.text))
        if not self.options.quotes:
            return replace(article, found_quotes=())
        languages = self.options.languages
        return article if languages is None else replace(article, quote_languages=languages)

    def clean_many(self, sources: Iterable[Any]) -> Iterator[Article]:
        """Clean one source after the other, in order. Raises InputError at the first that cannot be read, and ends."""
        for source in sources:
            yield self.clean(source)

    def read(self, source: Any, *, url: str | None = None, kind: "SourceKind | None" = None) -> "Document":
        """Only the first step: the source as a Document of blocks. ``kind`` goes before ``Options.kind``."""
        from articleclean.ingest.pieces import cut_at_labels, is_on_one_line
        from articleclean.ingest.reading import read

        if url is not None and not isinstance(url, str):
            raise InputError(f"url must be a string or None, not {type(url).__name__}")
        check_kind(kind)
        options = self.options
        kind = kind or options.kind
        limit, words = options.max_chars, self._words.lists
        doc = read(source, kind, url=url, encoding=options.encoding, max_chars=limit, words=words)
        return cut_at_labels(doc, self.matcher.labels) if is_on_one_line(doc) else doc

    def findings(self, source: Any, *, kind: "SourceKind | None" = None) -> "tuple[Finding, ...]":
        """What the detectors claim about a source, in the order of the text; ``clean`` decides among the claims."""
        from articleclean.pipeline import findings_in

        return findings_in(self.read(source, kind=kind), self.matcher, self._words, self._detectors)


def clean(source: Any, *, url: str | None = None, options: Options | None = None) -> Article:
    """Clean scraped news into an Article. See Cleaner for many documents, and Options for what can be set."""
    return (_default() if options is None else Cleaner(options)).clean(source, url=url)


@functools.cache
def _default() -> Cleaner:
    return Cleaner()


@functools.lru_cache(maxsize=8)
def _ready_for(options: Options) -> Cleaner:
    return Cleaner(options)


def _options(options: Options | None, changes: dict[str, Any]) -> Options:
    if options is not None and not isinstance(options, Options):
        raise OptionsError(f"options must be an Options, not {type(options).__name__}: Options(languages=['en'])")
    if unknown := [name for name in changes if name not in Options.__slots__]:
        raise OptionsError(f"unknown options {', '.join(unknown)}; known: {', '.join(Options.__slots__)}")
    return replace(options or Options(), **changes)


def _detectors(options: Options) -> "tuple[Detector, ...]":
    from articleclean.detectors import ALL_DETECTORS
    from articleclean.detectors.junk import site_repeat

    known = ALL_DETECTORS + options.detectors + (site_repeat.detector(options.site_lines),)
    names = {d.name for d in known} | {d.code for d in known}
    if unknown := [name for name in options.disable if name not in names]:
        raise OptionsError(f"no detector {', '.join(unknown)}; known: {', '.join(d.name for d in known)}")
    return tuple(d for d in known if d.name not in options.disable and d.code not in options.disable)
