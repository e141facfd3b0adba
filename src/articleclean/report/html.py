"""An article as an explanation in one HTML page that needs no other file and runs no script."""

from html import escape

from articleclean.model.article import Article
from articleclean.report.pieces import Piece, facts_of, header_of, pieces_of, shown

_STYLE = """
:root { color-scheme: light dark; --line: #8884; --good: #17763a; --bad: #b3261e; --why: #8a5a00 }
@media (prefers-color-scheme: dark) { :root { --good: #6fcf8e; --bad: #ff8a80; --why: #e5b567 } }
body { font: 17px/1.55 Georgia, "Times New Roman", serif; max-width: 62rem; margin: 2rem auto; padding: 0 1rem }
header, dl { font: 15px/1.5 system-ui, sans-serif }
dl { display: grid; grid-template-columns: max-content 1fr; gap: .1rem 1rem }
dt { opacity: .75 }
dd { margin: 0 }
p { display: grid; grid-template-columns: 8rem 1fr; gap: 1rem; margin: 0; padding: .45rem 0 }
p { border-top: 1px solid var(--line); overflow-wrap: anywhere }
p > b { font: 600 13px/1.9 system-ui, sans-serif; color: var(--good); text-align: right }
p.removed > b, del { color: var(--bad) }
p.title span, p.heading span { font-weight: bold }
small { display: block; font: 13px/1.5 system-ui, sans-serif; color: var(--why) }
"""


def explain_html(article: Article) -> str:
    """The source in order as a page: removed pieces struck through with code and reason, kept ones by role."""
    title = escape(shown(article.title or "Untitled"))
    language = escape(article.language or "")
    facts = "".join(f"<dt>{name}</dt><dd>{escape(value)}</dd>\n" for name, value in facts_of(article))
    pieces = "\n".join(map(_piece, pieces_of(article)))
    return f"""<!doctype html>
<html lang="{language}">
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{title}: what was kept and removed</title>
<style>{_STYLE}</style>
<header><strong>{escape(shown(header_of(article)))}</strong></header>
<dl>
{facts}</dl>
<main>
{pieces}
</main>
</html>
"""


def _piece(piece: Piece) -> str:
    text = escape(piece.text)
    if not piece.removal:
        label = "…" if piece.goes_on else piece.label
        return f'<p class="{piece.label}" dir="auto"><b>{label}</b><span>{text}</span></p>'
    removal = piece.removal
    why = f"{removal.code}: {removal.reason}"
    found = ", ".join(f"{evidence.kind} “{evidence.value}”" for evidence in removal.evidence)
    where = f"characters {removal.start} to {removal.end}" + (f", line {removal.line}" if removal.line else "")
    note = escape(shown(" · ".join(filter(None, [why, found, where]))))
    return f'<p class="removed" dir="auto"><b>{piece.label}</b><span><del>{text}</del><small>{note}</small></span></p>'
