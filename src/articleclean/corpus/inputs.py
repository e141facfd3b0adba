"""What the user named, as a list of files: folders expanded, compression undone, each with a digest of its state."""

import bz2
import gzip
import io
import lzma
import os
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from stat import S_ISDIR
from typing import IO, Any, Literal

from articleclean.errors import InputError
from articleclean.extras import needed
from articleclean.model.document import SourceKind

Format = Literal["jsonl", "parquet", "csv", "tsv", "warc", "zip", "tar", "page"]

_FORMATS: tuple[tuple[str, Format], ...] = (
    (".jsonl", "jsonl"),
    (".ndjson", "jsonl"),
    (".json", "jsonl"),
    (".parquet", "parquet"),
    (".csv", "csv"),
    (".tsv", "tsv"),
    (".warc", "warc"),
    (".wet", "warc"),
    (".zip", "zip"),
    (".tar", "tar"),
    (".tgz", "tar"),
    (".txt", "page"),
    (".html", "page"),
    (".htm", "page"),
    (".md", "page"),
)
_COMPRESSIONS = (".gz", ".zst", ".bz2", ".xz")


@dataclass(frozen=True, slots=True)
class Input:
    """A file to read: a local path or a URL that fsspec opens."""

    path: str
    format: Format

    @property
    def name(self) -> str:
        """The last part of the path."""
        return PurePosixPath(self.path).name

    @property
    def is_remote(self) -> bool:
        """Whether fsspec must open it."""
        return "://" in self.path


def kind_of(name: str) -> SourceKind | None:
    """What a page is by its file's name."""
    return _KINDS.get(PurePosixPath(name.lower()).suffix)


_KINDS: dict[str, SourceKind] = {".txt": "text", ".html": "html", ".htm": "html", ".md": "markdown"}


def find_inputs(named: Iterable[str]) -> list[Input]:
    """All files behind the names, in the order given; a folder's files are sorted by path.

    Raises InputError for a name that does not exist, or a file of a kind that no reader knows.
    """
    found: list[Input] = []
    for name in named:
        paths = _remote_files(name) if "://" in name else _local_files(name)
        inputs = [Input(path, kind) for path in paths if (kind := format_of(path)) is not None]
        if not inputs:
            known = ", ".join(end for end, _ in _FORMATS)
            raise InputError(f"{name}: nothing to read here; files must end in {known} (or these with .gz, .zst)")
        found += inputs
    return found


def format_of(path: str) -> Format | None:
    """The format by the file's name."""
    name = PurePosixPath(path.lower()).name
    for compression in _COMPRESSIONS:
        name = name.removesuffix(compression)
    return next((kind for end, kind in _FORMATS if name.endswith(end)), None)


class Meter:
    """How many bytes of the inputs have been read, as they lie on disk."""

    def __init__(self) -> None:
        self._before = 0
        self._raw: IO[bytes] | None = None

    def opened(self, raw: IO[bytes]) -> None:
        """A file is being read now."""
        self._raw = raw

    def passed(self, size: int) -> None:
        """A file of this size is done with, or was left out."""
        self._before += size
        self._raw = None

    @property
    def bytes_read(self) -> int:
        """Bytes of all files up to now."""
        return self._before + (self._raw.tell() if self._raw and not self._raw.closed else 0)


@contextmanager
def open_input(source: Input, meter: Meter | None = None) -> Iterator[IO[bytes]]:
    """Open for reading, decompressed by the name's ending."""
    with _open_raw(source) as raw:
        if meter is not None:
            meter.opened(raw)
        with _decompressed(raw, source.name.lower()) as stream:
            yield stream


def describe_input(source: Input) -> dict[str, Any]:
    """Name, size and time or tag of the last change: what must stay the same for a run to be resumed."""
    if source.is_remote:
        info = _filesystem(source.path).info(source.path)
        tag = next((info[key] for key in ("ETag", "etag", "mtime", "LastModified", "created") if info.get(key)), None)
        return {"path": source.path, "size": info.get("size"), "changed": None if tag is None else str(tag)}
    stat = Path(source.path).stat()
    return {"path": source.path, "size": stat.st_size, "changed": str(stat.st_mtime_ns)}


def _local_files(name: str) -> list[str]:
    path = Path(name)
    try:
        is_folder = S_ISDIR(path.stat().st_mode)
        return sorted(str(p) for p in _files_under(path) if p.is_file()) if is_folder else [str(path)]
    except FileNotFoundError:
        raise InputError(f"{name}: there is no such file or folder") from None
    except OSError as error:
        raise InputError(f"{error.filename or name}: cannot be read: {error.strerror}") from error


def _files_under(folder: Path) -> Iterator[Path]:
    """All that is not hidden. Unlike ``Path.rglob`` this does not pass over a folder that may not be entered."""

    def stop(error: OSError) -> None:
        raise error

    for parent, folders, names in os.walk(folder, onerror=stop):
        folders[:] = [each for each in folders if not _is_hidden(each)]
        yield from (Path(parent, name) for name in names if not _is_hidden(name))


def _is_hidden(name: str) -> bool:
    return name.startswith((".", "_"))


def _remote_files(name: str) -> list[str]:
    filesystem = _filesystem(name)
    try:
        if filesystem.isdir(name):
            return sorted(filesystem.unstrip_protocol(path) for path in filesystem.find(name))
        if not filesystem.exists(name):
            raise InputError(f"{name}: there is no such file or folder")
    except OSError as error:
        raise InputError(f"{name}: cannot be reached: {error}") from error
    return [name]


def _filesystem(url: str) -> Any:
    fsspec = needed("fsspec", "Reading from URLs", "corpus")
    try:
        return fsspec.core.url_to_fs(url)[0]
    except (ValueError, ImportError) as error:
        raise InputError(f"{url}: {error}") from error


def _open_raw(source: Input) -> IO[bytes]:
    if source.is_remote:
        opened: IO[bytes] = _filesystem(source.path).open(source.path, "rb")
        return opened
    return open(source.path, "rb")


def _decompressed(raw: IO[bytes], name: str) -> IO[bytes]:
    if name.endswith((".gz", ".tgz")):
        return gzip.open(raw)  # type: ignore[return-value]
    if name.endswith(".bz2"):
        return bz2.open(raw)
    if name.endswith(".xz"):
        return lzma.open(raw)
    if name.endswith(".zst"):
        return io.BufferedReader(_zstd_reader(raw), 1 << 20)
    return raw


def _zstd_reader(raw: IO[bytes]) -> io.RawIOBase:
    zstandard = needed("zstandard", "Reading .zst files", "corpus")
    return _Decompressed(raw, zstandard.ZstdDecompressor(max_window_size=2**31).decompressobj)


class _Decompressed(io.RawIOBase):
    """Frame after frame of a compressed file. Unlike zstandard's own reader it says when the last frame is cut off."""

    def __init__(self, raw: IO[bytes], new_frame: Callable[[], Any]) -> None:
        self._raw = raw
        self._new_frame = new_frame
        self._frame: Any = None
        self._ready = b""

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        while not self._ready:
            data = self._frame.unused_data if self._frame and self._frame.eof else b""
            data = data or self._raw.read(1 << 16)
            if not data:
                if self._frame and not self._frame.eof:
                    raise EOFError("compressed file ended before the end-of-frame mark was reached")
                return 0
            if self._frame is None or self._frame.eof:
                self._frame = self._new_frame()
            self._ready = self._frame.decompress(data)
        size = min(len(buffer), len(self._ready))
        buffer[:size] = self._ready[:size]
        self._ready = self._ready[size:]
        return size

    def close(self) -> None:
        self._raw.close()
        super().close()


def read_errors() -> tuple[type[Exception], ...]:
    """What reading a damaged file raises, whatever its compression."""
    import tarfile
    import zipfile
    import zlib

    errors = (OSError, EOFError, zlib.error, lzma.LZMAError, zipfile.BadZipFile, tarfile.TarError)
    try:
        import zstandard
    except ImportError:
        return errors
    return (*errors, zstandard.ZstdError)
