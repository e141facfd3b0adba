"""Inline Markdown to text: links, images, emphasis, code, escapes. Patterns are bounded, so linear in their input."""

import html
import re
from dataclasses import dataclass

_STRICT = (
    r"\s*(?:<(?P<angled>[^<>\n]{0,2000})>|(?P<url>(?:[^()\s\\]|\\.|\([^()\s]{0,300}\)){0,3000}))"
    r"(?:\s+(?:\"[^\"\n]{0,500}\"|'[^'\n]{0,500}'))?\s*"
)
_LOOSE = r"\s*(?P<loose>(?:[a-z][a-z+.-]{1,15}:|\.{0,2}/|www\.|#)[^()\n]*(?:\([^()\n]*\)[^()\n]*)*)"
"""An address with spaces, quotes or a whole picture in it, which Markdown has no name for and pages print."""
_TARGET = rf"\((?:{_STRICT}|{_LOOSE})\)"
_IMAGE = re.compile(r"!\[(?P<text>(?:[^\[\]\\]|\\.){0,2000})\]" + _TARGET, re.S)
_LINK = re.compile(
    r"\[(?P<text>(?:[^\[\]\\]|\\.|\[[^\[\]]{0,300}\]){0,3000})\](?:" + _TARGET + r"|\[[^\[\]\n]{1,100}\])", re.S
)
_HALF_LINK = re.compile(r"\]" + _TARGET)
_AUTOLINK = re.compile(r"<((?:https?://|mailto:)[^<>\s]{1,2000})>")
_TAG = re.compile(r"</?[a-zA-Z][^<>]{0,500}>|<!--.{0,500}?-->", re.S)
_CODE = re.compile(r"(?<!`)(`{1,3})(?!`)([^`\n]{1,500})\1(?!`)")
_STARS = re.compile(r"(?<![*\\])(?P<mark>\*{1,3})(?=[^\s*])(?P<body>[^*\n]{1,2000})(?<=[^\s*\\])(?P=mark)(?!\*)")
_LOW_LINES = re.compile(r"(?<![\w\\])(?P<mark>_{1,3})(?=[^\s_])(?P<body>[^\n]{1,2000}?)(?<=[^\s_\\])(?P=mark)(?!\w)")
_STRUCK = re.compile(r"~~([^~\n]{1,1000})~~")
_ESCAPE = re.compile(r"\\([!-/:-@\[-`{-~])")
_BREAK = re.compile(r"\\\n")

# Escaped and coded characters wait here until the marks are gone: private-use twins of ASCII.
_HIDE = {code: 0xE000 + code for code in range(33, 127)}
_SHOW = {hidden: code for code, hidden in _HIDE.items()}


@dataclass(frozen=True, slots=True)
class Inline:
    """The text of a stretch of Markdown and what its links say."""

    text: str
    link_share: float = 0.0
    url: str | None = None
    """Where the first link leads."""
    image: str | None = None
    """Address of the first image."""
    only_image: bool = False
    """Whether there is nothing but images: ``text`` is then what they are called."""


def parse_inline(content: str) -> Inline:
    """Read inline Markdown; white space stays as it is. Pictures' names count as text only where they stand alone."""
    content = _CODE.sub(lambda m: m[2].translate(_HIDE), content) if "`" in content else content
    content = _BREAK.sub("\n", content)
    content = _ESCAPE.sub(lambda m: chr(_HIDE[ord(m[1])]), content) if "\\" in content else content
    image: str | None = None
    names: list[str] = []
    if "![" in content:
        found = list(_IMAGE.finditer(content))
        image = next(filter(None, map(_target, found)), None)
        names = [m["text"] for m in found]
        content = _IMAGE.sub(" ", content)
    url: str | None = None
    linked = 0
    if "](" in content or "][" in content:
        links = list(_LINK.finditer(content))
        url = next((_target(m) for m in links), None)
        linked = sum(len(_plain(m["text"])) for m in links)
        content = _LINK.sub(lambda m: m["text"], content)
        content = _HALF_LINK.sub(" ", content)
    text = _plain(content)
    if names and not text.strip("[] \n"):
        return Inline(_plain(" ".join(names)), float(bool(url)), url, image, True)
    return Inline(text, min(1.0, linked / len(text)) if text else float(bool(url)), url, image)


def _target(match: re.Match[str]) -> str:
    address = match["angled"] or match["url"] or match["loose"] or ""
    return "" if address.startswith("data:") else address.partition(" ")[0].translate(_SHOW)


def _plain(text: str) -> str:
    """The text without marks of emphasis, tags and entities, trimmed."""
    if "<" in text:
        text = _TAG.sub("", _AUTOLINK.sub(r"\1", text))
    if "_" in text:
        text = _LOW_LINES.sub(r"\g<body>", _LOW_LINES.sub(r"\g<body>", text))
    if "*" in text:
        text = text.replace("****", "")  # where one bold stretch ends and another begins
        text = _STARS.sub(r"\g<body>", _STARS.sub(r"\g<body>", text))
    if "~~" in text:
        text = _STRUCK.sub(r"\1", text)
    if "&" in text:
        text = html.unescape(text)
    return text.translate(_SHOW).strip()
