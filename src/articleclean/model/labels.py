"""The two vocabularies: roles of what is kept, categories of what is removed."""

from enum import StrEnum


class Role(StrEnum):
    """What a kept block is in the article."""

    TITLE = "title"
    DEK = "dek"
    BYLINE = "byline"
    DATELINE = "dateline"
    HEADING = "heading"
    PARAGRAPH = "paragraph"
    QUOTE = "quote"
    LIST_ITEM = "list_item"
    TABLE = "table"
    CAPTION = "caption"
    CREDIT = "credit"


class Category(StrEnum):
    """What a removed piece was."""

    VIDEO = "video"
    AUDIO = "audio"
    RELATED = "related"
    SHARE = "share"
    NEWSLETTER = "newsletter"
    PAYWALL = "paywall"
    COMMENT_FORM = "comment_form"
    COMMENT = "comment"
    AD = "ad"
    NAV = "nav"
    COOKIE = "cookie"
    LEGAL = "legal"
    AUTHOR_BIO = "author_bio"
    CONTACT = "contact"
    GALLERY = "gallery"
    SPAM = "spam"
    DUPLICATE = "duplicate"
    OTHER = "other"


TEXT_ROLES = frozenset({Role.DEK, Role.HEADING, Role.PARAGRAPH, Role.QUOTE, Role.LIST_ITEM, Role.TABLE})
"""Roles that make up ``Article.text``: title, byline, dates, captions and credits are fields of their own."""
