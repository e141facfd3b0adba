"""From what a scraper left to a Document: plain text, HTML, Markdown."""
