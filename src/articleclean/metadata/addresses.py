"""Addresses as pages write them: one that is malformed is left as it is or says nothing, and never raises."""

from urllib.parse import SplitResult, urljoin, urlsplit


def joined(base: str | None, link: str | None) -> str | None:
    """The address that ``link`` means on the page at ``base``; ``link`` itself without a base; None without a link."""
    if not link or not base:
        return link or None
    try:
        return urljoin(base, link)
    except ValueError:
        return link


def host_of(url: str | None) -> str | None:
    """The host in lower case; None where the address names none."""
    parts = _split(url)
    return parts.hostname if parts else None


def path_of(url: str | None) -> str | None:
    """The path without query and fragment; None where there is no address."""
    parts = _split(url)
    return parts.path if parts else None


def behind_host(url: str | None) -> str | None:
    """Path, query and fragment; None where there is no address."""
    parts = _split(url)
    return parts._replace(scheme="", netloc="").geturl() if parts else None


def _split(url: str | None) -> SplitResult | None:
    try:
        return urlsplit(url) if url else None
    except ValueError:
        return None
