"""Articles and their removals for readers: Markdown, terminal text, HTML, the catalogue of detectors."""
