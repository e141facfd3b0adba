"""What each HTML element does to the text flow (after the HTML Standard's rendering section 15.3)."""

# How the walk treats an element; what is not listed is inline.
BLOCK = 1
SKIP = 2
"""Nothing in it is read: code, pictures, form fields, and what browsers show only when they lack something."""
BREAK = 3
IMAGE = 4
TABLE = 5

_BLOCK = """
    address article aside blockquote body button caption center dd details dialog dir div dl dt fieldset figcaption
    figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr html legend li main menu nav noscript ol p picture
    plaintext pre search section summary tbody td tfoot th thead tr ul xmp listing amp-accordion amp-carousel
    amp-lightbox amp-sidebar
"""
_SKIP = """
    applet area audio base canvas col colgroup datalist embed iframe input link map meta meter noembed noframes
    object option optgroup param progress rp rt script select source style svg template textarea title track video
    wbr amp-ad amp-analytics amp-iframe amp-video amp-youtube annotation annotation-xml
"""

FLOW: dict[str, int] = {
    **dict.fromkeys(_BLOCK.split(), BLOCK),
    **dict.fromkeys(_SKIP.split(), SKIP),
    **dict.fromkeys(("img", "amp-img"), IMAGE),
    "br": BREAK,
    "table": TABLE,
}

HEADINGS = {f"h{n}": n for n in range(1, 7)}
LIST_ITEMS = frozenset({"li", "dt", "dd"})
LISTS = frozenset({"ul", "ol", "dl", "menu", "dir"})
PARAGRAPH_LIKE = frozenset({"p", *HEADINGS, *LIST_ITEMS, "figcaption", "td", "th", "summary", "caption"})
"""Elements inside which an unknown element is part of the sentence."""
PREFORMATTED = frozenset({"pre", "xmp", "listing", "plaintext"})

INSIDE = {
    **{tag: tag for tag in ("article", "main", "aside", "nav", "header", "footer", "form", "figure", "figcaption")},
    "blockquote": "blockquote",
    "table": "table",
    "ul": "ul",
    "ol": "ul",
    "noscript": "noscript",
}
"""Elements that ``Markup.inside`` names, by the name they get there."""
ROLES = {
    "article": "article",
    "main": "main",
    "complementary": "aside",
    "navigation": "nav",
    "banner": "header",
    "contentinfo": "footer",
    "form": "form",
    "figure": "figure",
}
"""WAI-ARIA landmark roles and the element that each stands for (ARIA in HTML, section 4)."""
