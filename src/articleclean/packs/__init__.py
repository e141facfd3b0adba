"""Language packs: the words by which junk and roles are known."""
