"""How much each block reads like part of the article: a small learned score over language-independent features."""
