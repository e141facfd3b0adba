"""Title, authors, dates and the like: from markup, and the small parsers that plain text shares with it."""
