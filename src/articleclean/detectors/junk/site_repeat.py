"""Lines that are known to repeat across the pages of the site.

Looks like: anything a template prints, in any language and without any known phrase: menus, slogans, notices, prompts.
One page cannot show it; a profile learnt from many pages of the site does (``corpus.sites``), so a match of the whole
line suffices. Similar and kept: bylines, dates and credits, which repeat too and are found by their own detectors, and
a line that is the story's title. Limits: lines with a changing number or name in them differ from page to page and are
not found; a subhead that most stories of a site share is removed.
"""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from articleclean.detectors.protocol import Detector
from articleclean.ingest.fold import fold
from articleclean.metadata.addresses import host_of
from articleclean.model.finding import Evidence, Finding, Strength
from articleclean.model.labels import Category

if TYPE_CHECKING:
    from articleclean.scan import Scan


def site_of(url: str | None) -> str | None:
    """The host that an address names, without ``www.``; None where there is none."""
    host = host_of(url)
    return host.removeprefix("www.") if host else None


def line_hash(site: str, line: str) -> int:
    """A signed 64-bit number for a line of a site; case, spaces and kinds of quote marks make no difference."""
    from hashlib import blake2b  # few clean with a profile, and it is slow to import

    plain = f"{site}\n{' '.join(fold(line).split())}"
    digest = blake2b(plain.encode(errors="surrogatepass"), digest_size=8).digest()
    return int.from_bytes(digest, "big", signed=True)


def detector(site_lines: frozenset[int]) -> Detector:
    """The detector for lines with these hashes (``line_hash``)."""

    def detect(scan: "Scan") -> Iterator[Finding]:
        site = site_of(scan.doc.url)
        if site is None or not site_lines:
            return
        for block in scan.doc.blocks:
            if line_hash(site, block.text) in site_lines:
                reason = f"the line repeats across pages of {site}"
                evidence = (Evidence("site", site),)
                yield Finding("J19", block.start, block.end, Strength.STRONG, reason, Category.OTHER, None, evidence)

    return Detector("J19", "site_repeat", Category.OTHER, "alone", detect)
