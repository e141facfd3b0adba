"""Documents out of WARC and WET files and out of zip and tar archives."""

import tarfile
import zipfile
from typing import IO, Any

from articleclean.corpus.inputs import Input, kind_of, read_errors
from articleclean.corpus.records import Record, Records, bad_record, too_large
from articleclean.engines.arrow import Source
from articleclean.extras import needed
from articleclean.model.document import SourceKind

HTML_TYPES = ("text/html", "application/xhtml+xml")


def read_warc(source: Input, stream: IO[bytes], limit: int) -> Records:
    """HTML and text of responses, and the text of WET records. Other records (pictures, requests …) are passed over."""
    warc = needed("fastwarc.warc", "Reading WARC files", "corpus")
    text = warc.WarcRecordType.conversion
    kinds = warc.WarcRecordType.response | warc.WarcRecordType.resource | text
    patient: Any = _Patient(stream)
    for number, record in enumerate(warc.ArchiveIterator(patient, record_types=kinds, auto_decode="all")):
        place = f"{source.path}#{number}"
        is_text = record.record_type == text
        found = _warc_record(record, place, is_text=is_text, limit=limit) if is_text or _is_page(record) else None
        if patient.ends_before(record):
            raise EOFError(f"the file ends inside the record {place}")
        if found is not None:
            yield found
    if patient.error is not None:
        raise patient.error
    if patient.tell() > 0 and not patient.tail.endswith((b"\r\n\r\n", b"\n\n")):
        raise EOFError("the file ends inside a record")


class _Patient:
    """Keeps a read error back, so that the records read ahead before it still come out of the iterator."""

    def __init__(self, stream: IO[bytes]) -> None:
        self._stream: Any = stream
        self._at = 0
        self._ended = False
        self.tail = b""
        self.error: Exception | None = None

    def read(self, size: int = -1) -> bytes:
        try:
            data: bytes = self._stream.read1(size) if hasattr(self._stream, "read1") else self._stream.read(size)
        except read_errors() as error:
            self.error = error
            data = b""
        self._at += len(data)
        self._ended = not data
        self.tail = data[-4:] or self.tail
        return data

    def tell(self) -> int:
        return self._at

    def ends_before(self, record: Any) -> bool:
        """Whether the stream ended before the record did (its end is known but for the length of its headers)."""
        return self._ended and self._at < record.stream_pos + int(record.headers.get("Content-Length") or 0)


def _is_page(record: Any) -> bool:
    kind = record.http_content_type if record.is_http else record.headers.get("Content-Type", "").split(";")[0]
    return kind is None or kind.strip().lower() in (*HTML_TYPES, "text/plain")


def _warc_record(record: Any, place: str, *, is_text: bool, limit: int) -> Record:
    if record.content_length > limit:
        return too_large(place, record.content_length, limit)
    try:
        body = record.reader.read(limit + 1)
    except OSError as error:
        return bad_record(place, f"record: the body cannot be decoded: {error}")
    if len(body) < record.content_length and not _is_encoded(record):
        raise EOFError(f"the record {place} ends {record.content_length - len(body)} bytes early")
    content = body.decode("utf-8", "replace") if is_text else body
    kind: SourceKind | None = "text" if is_text else "html" if record.http_content_type in HTML_TYPES else None
    name = (record.record_id or place).removeprefix("<").removesuffix(">").removeprefix("urn:uuid:")
    return Record(Source(name, content, record.headers.get("WARC-Target-URI"), kind), place)


def _is_encoded(record: Any) -> bool:
    headers = record.http_headers
    return headers is not None and any(headers.get(name) for name in ("Content-Encoding", "Transfer-Encoding"))


def read_zip(source: Input, stream: IO[bytes], limit: int) -> Records:
    """The pages in a zip archive, in its order."""
    with zipfile.ZipFile(stream) as archive:
        for member in archive.infolist():
            if not member.is_dir() and kind_of(member.filename):
                place = f"{source.path}/{member.filename}"
                if member.file_size > limit:
                    yield too_large(place, member.file_size, limit)
                    continue
                yield Record(Source(place, archive.read(member), None, kind_of(member.filename)), place)


def read_tar(source: Input, stream: IO[bytes], limit: int) -> Records:
    """The pages in a tar archive, in its order."""
    with tarfile.open(fileobj=stream, mode="r|") as archive:
        for member in archive:
            content = archive.extractfile(member) if member.isfile() and kind_of(member.name) else None
            if content is None:
                continue
            place = f"{source.path}/{member.name}"
            if member.size > limit:
                yield too_large(place, member.size, limit)
                continue
            yield Record(Source(place, content.read(), None, kind_of(member.name)), place)
