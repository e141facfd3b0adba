"""The exceptions of articleclean. Each message says what to do next."""


class ArticlecleanError(Exception):
    """Base of all errors raised on purpose by this package."""


class InputError(ArticlecleanError):
    """The source cannot be read as text, HTML or Markdown."""


class OptionsError(ArticlecleanError):
    """An option, detector or pack name is unknown or does not fit the others."""


class PackError(ArticlecleanError):
    """A language pack breaks the rules of docs/packs.md."""


class MissingExtraError(ArticlecleanError):
    """An optional feature is used whose packages are not installed."""

    def __init__(self, feature: str, extra: str) -> None:
        super().__init__(f"{feature} needs packages that are not installed: pip install 'articleclean[{extra}]'")


class OutputError(ArticlecleanError):
    """The output of a corpus run cannot be written, or the folder belongs to another run."""
