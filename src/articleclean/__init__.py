"""articleclean: scraped news in, a clean structured article out, with a reason for everything removed."""

from articleclean.api import Cleaner, clean
from articleclean.errors import ArticlecleanError, InputError, MissingExtraError, OptionsError, OutputError, PackError
from articleclean.model.article import Article, ArticleBlock, Caption, Comment, Quote, Removal
from articleclean.model.labels import Category, Role
from articleclean.options import Options

__all__ = [
    "Article",
    "ArticleBlock",
    "ArticlecleanError",
    "Caption",
    "Category",
    "Cleaner",
    "Comment",
    "InputError",
    "MissingExtraError",
    "Options",
    "OptionsError",
    "OutputError",
    "PackError",
    "Quote",
    "Removal",
    "Role",
    "clean",
]
