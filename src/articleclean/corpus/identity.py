"""What a run is, so that it can be told from another: options, packs and version as plain values or digests."""

from dataclasses import fields, is_dataclass
from hashlib import sha256
from importlib import metadata
from pathlib import Path
from typing import Any

from articleclean.options import Options

_PACKS = Path(__file__).parent.parent / "packs"


def describe_options(options: Options) -> dict[str, Any]:
    """The options as plain values; functions and classes by their full name, large sets by their digest."""
    return {each.name: _plain(getattr(options, each.name)) for each in fields(options)}


def packs_digest(options: Options) -> str:
    """Digest of the compiled packs and of the files of the user's own."""
    folders = [Path(pack) for pack in options.packs if isinstance(pack, str | Path)]
    files = [*_PACKS.glob("*.json"), *(path for folder in folders for path in folder.rglob("*") if path.is_file())]
    digest = sha256()
    for path in sorted(files):
        digest.update(path.name.encode() + b"\0" + path.read_bytes())
    return digest.hexdigest()


def version() -> str:
    """The version of articleclean that is installed."""
    try:
        return metadata.version("articleclean")
    except metadata.PackageNotFoundError:
        return "unknown"


def _plain(value: Any) -> Any:
    match value:
        case None | str() | int() | float():
            return value
        case set() | frozenset():
            plain: Any = sha256(repr(sorted(value)).encode()).hexdigest()
        case list() | tuple():
            plain = [_plain(item) for item in value]
        case Path():
            plain = str(value)
        case _ if is_dataclass(value):
            plain = {each.name: _plain(getattr(value, each.name)) for each in fields(value)}
        case _:
            plain = f"{value.__module__}.{value.__qualname__}" if callable(value) else repr(value)
    return plain
