"""Packages that only some features need: imported when they are used."""

from importlib import import_module
from typing import Any

from articleclean.errors import MissingExtraError


def needed(module: str, feature: str, extra: str) -> Any:
    """The module. Raises MissingExtraError, which names the feature and its extra, where it is not installed."""
    try:
        return import_module(module)
    except ImportError:
        raise MissingExtraError(feature, extra) from None
