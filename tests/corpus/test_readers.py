import bz2
import csv
import gzip
import io
import json
import os
import tarfile
import zipfile
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
import zstandard
from fastwarc.warc import WarcRecord, WarcRecordType
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from articleclean.corpus.inputs import find_inputs
from articleclean.corpus.readers import read_input
from articleclean.corpus.records import Record
from articleclean.engines.columns import Columns
from articleclean.errors import InputError
from tests.corpus.stories import rows, story, write_jsonl

LIMIT = 100_000
ROWS = rows(150)


def read(path: Path | str, skip: int = 0, columns: Columns | None = None, limit: int = LIMIT) -> list[Record]:
    return [
        record
        for source in find_inputs([str(path)])
        for record in read_input(source, columns or Columns(), limit, skip)
    ]


def texts(records: list[Record]) -> list[Any]:
    return [record.source.content for record in records]


def write_any(path: Path) -> Path:
    """ROWS in the format and compression of the path's name."""
    plain = "".join(json.dumps(row) + "\n" for row in ROWS).encode()
    if ".csv" in path.name or ".tsv" in path.name:
        text = io.StringIO()
        writer = csv.DictWriter(text, ["id", "url", "text"], delimiter="\t" if ".tsv" in path.name else ",")
        writer.writeheader()
        writer.writerows(ROWS)
        plain = text.getvalue().encode()
    if path.suffix == ".parquet":
        pq.write_table(pa.Table.from_pylist(ROWS), path, row_group_size=40)
    elif path.suffix == ".gz":
        path.write_bytes(gzip.compress(plain))
    elif path.suffix == ".bz2":
        path.write_bytes(bz2.compress(plain))
    elif path.suffix == ".zst":
        path.write_bytes(zstandard.compress(plain[:5000]) + zstandard.compress(plain[5000:]))
    else:
        path.write_bytes(plain)
    return path


NAMES = ["a.jsonl", "a.jsonl.gz", "a.jsonl.zst", "a.jsonl.bz2", "a.parquet", "a.csv", "a.tsv", "a.csv.gz"]


@pytest.mark.parametrize("name", NAMES)
def test_tables_give_their_documents_in_order(tmp_path: Path, name: str) -> None:
    records = read(write_any(tmp_path / name))
    assert [r.source.id for r in records] == [row["id"] for row in ROWS]
    assert [r.source.url for r in records] == [row["url"] for row in ROWS]
    assert texts(records) == [row["text"] for row in ROWS]
    assert all(r.error is None for r in records)


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("skip", [1, 39, 40, 97, 150, 151])
def test_reading_can_start_anywhere(tmp_path: Path, name: str, skip: int) -> None:
    path = write_any(tmp_path / name)
    assert read(path, skip) == read(path)[skip:]


def test_bad_lines_are_counted_and_the_good_ones_kept(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_bytes(
        b'{"text": "one"}\n\n{"text": "cut\n[1, 2]\n{"text": 7}\n{"url": "u"}\n\xff\xfe\n{"text": "two", "url": 3}\n'
    )
    records = read(path)
    assert texts([r for r in records if r.error is None]) == ["one", "two"]
    errors = [r.error for r in records if r.error]
    assert [e.partition(":")[0] for e in errors] == ["record", "record", "record", "columns", "record"]
    assert [r.place for r in records if r.error] == [f"{path}:{line}" for line in (3, 4, 5, 6, 7)]
    assert read(path, 3) == records[3:]


def test_a_line_above_the_limit_is_passed_over(tmp_path: Path) -> None:
    path = write_jsonl(tmp_path / "a.jsonl", [{"text": "one"}, {"text": "x" * 900_000}, {"text": "two"}])
    records = read(path)
    assert [r.source.content for r in records] == ["one", None, "two"]
    assert records[1].error is not None
    assert records[1].error.startswith("size:")


def test_documents_above_the_limit_in_other_formats(tmp_path: Path) -> None:
    long = "y" * (LIMIT + 1)
    pq.write_table(pa.table({"text": [long, "short"]}), tmp_path / "a.parquet")
    (tmp_path / "b.txt").write_text(long)
    (tmp_path / "c.csv").write_text(f"text,url\n{long},u\n")
    with zipfile.ZipFile(tmp_path / "d.zip", "w") as archive:
        archive.writestr("long.txt", long)
    errors = [record.error for record in read(tmp_path)]
    assert [e is not None and e.startswith("size:") for e in errors] == [True, False, True, True, True]


@pytest.mark.parametrize("name", ["a.jsonl.gz", "a.jsonl.zst", "a.jsonl.bz2", "a.csv.gz"])
def test_a_truncated_file_gives_what_is_whole_and_says_so(tmp_path: Path, name: str) -> None:
    path = write_any(tmp_path / name)
    data = path.read_bytes()
    path.write_bytes(data[: len(data) * 9 // 10])
    *good, last = read(path)
    assert last.ends_input
    assert last.error is not None
    assert last.error.startswith("damaged:")
    assert texts(good) == [row["text"] for row in ROWS[: len(good)]]
    assert len(good) > 0 or name == "a.jsonl.bz2"  # bzip2 compresses all of this in one block
    assert f"document {len(good)}" in last.error
    assert read(path, len(good)) == [last]


def test_a_parquet_file_with_the_wrong_columns(tmp_path: Path) -> None:
    pq.write_table(pa.table({"name": ["x"], "size": [1]}), tmp_path / "a.parquet")
    (record,) = read(tmp_path / "a.parquet")
    assert record.ends_input
    assert record.error is not None
    assert "name, size" in record.error
    assert "--content-column" in record.error
    (named,) = read(tmp_path / "a.parquet", columns=Columns(content="body"))
    assert named.error is not None
    assert "no column 'body'" in named.error


def test_a_file_that_is_no_parquet(tmp_path: Path) -> None:
    (tmp_path / "a.parquet").write_bytes(b"PAR1 not really" * 10)
    (record,) = read(tmp_path / "a.parquet")
    assert record.ends_input


def test_columns_can_be_named(tmp_path: Path) -> None:
    path = write_jsonl(tmp_path / "a.jsonl", [{"id": 5, "text": "no", "page": "yes", "where": "https://a.example/"}])
    (record,) = read(path, columns=Columns(content="page", url="where"))
    assert (record.source.id, record.source.content, record.source.url) == ("5", "yes", "https://a.example/")


def warc_bytes(*, gzipped: bool, count: int = 20) -> bytes:
    sink = io.BytesIO()
    writer = WARCWriter(sink, gzip=gzipped)
    writer.write_record(writer.create_warcinfo_record("a.warc", {"software": "made up"}))
    for n in range(count):
        body = f"<html><body><p>{story(n)}</p></body></html>".encode()
        headers = [("Content-Type", "text/html; charset=utf-8")]
        if n % 3 == 1:
            body = gzip.compress(body)
            headers.append(("Content-Encoding", "gzip"))
        if n % 3 == 2:
            body = b"%x\r\n%s\r\n0\r\n\r\n" % (len(body), body)
            headers.append(("Transfer-Encoding", "chunked"))
        http = StatusAndHeaders("200 OK", headers, protocol="HTTP/1.1")
        url = f"https://a.example/{n}"
        writer.write_record(writer.create_warc_record(url, "response", payload=io.BytesIO(body), http_headers=http))
        picture = StatusAndHeaders("200 OK", [("Content-Type", "image/png")], protocol="HTTP/1.1")
        payload = io.BytesIO(b"\x89PNG")
        writer.write_record(writer.create_warc_record(url, "response", payload=payload, http_headers=picture))
    return sink.getvalue()


@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")  # warcio leaves its buffers open
@pytest.mark.parametrize("gzipped", [True, False])
def test_warc_gives_the_pages_decoded(tmp_path: Path, gzipped: bool) -> None:
    path = tmp_path / ("a.warc.gz" if gzipped else "a.warc")
    path.write_bytes(warc_bytes(gzipped=gzipped))
    records = read(path)
    assert [r.error for r in records] == [None] * 20
    assert texts(records) == [f"<html><body><p>{story(n)}</p></body></html>".encode() for n in range(20)]
    assert [r.source.url for r in records] == [f"https://a.example/{n}" for n in range(20)]
    assert len({r.source.id for r in records}) == 20
    assert read(path, 7) == records[7:]


@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")  # warcio leaves its buffers open
@pytest.mark.parametrize("gzipped", [True, False])
def test_a_truncated_warc_gives_the_whole_records_before(tmp_path: Path, gzipped: bool) -> None:
    data = warc_bytes(gzipped=gzipped)
    path = tmp_path / ("a.warc.gz" if gzipped else "a.warc")
    path.write_bytes(data)
    whole = texts(read(path))
    path.write_bytes(data[: len(data) * 3 // 4 + 40])
    records = read(path)
    good = texts([r for r in records if r.error is None])
    assert good == whole[: len(good)]
    assert len(good) >= 13
    assert records[-1].ends_input


def test_wet_gives_text(tmp_path: Path) -> None:
    path = tmp_path / "a.warc.wet.gz"
    with gzip.open(path, "wb") as sink:
        for n in range(5):
            record = WarcRecord()
            record.init_headers(WarcRecordType.conversion)
            record.headers["WARC-Target-URI"] = f"https://a.example/{n}"
            record.headers["Content-Type"] = "text/plain"
            record.set_bytes_content(story(n).encode())
            record.write(sink)
    records = read(path)
    assert texts(records) == [story(n) for n in range(5)]
    assert records[3].source.url == "https://a.example/3"


def test_folders_and_archives_of_pages(tmp_path: Path) -> None:
    pages = {f"{n % 3}/{n}.{'html' if n % 2 else 'txt'}": story(n).encode() for n in range(9)}
    folder = tmp_path / "pages"
    for name, content in {**pages, ".hidden/x.txt": b"no", "picture.png": b"no"}.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(content)
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as archive, tarfile.open(tmp_path / "a.tar.gz", "w:gz") as tar:
        for name in [*pages, "picture.png"]:
            archive.write(folder / name, name)
            tar.add(folder / name, name)
    assert texts(read(folder)) == [pages[name] for name in sorted(pages)]
    assert texts(read(tmp_path / "a.zip")) == list(pages.values())
    assert texts(read(tmp_path / "a.tar.gz")) == list(pages.values())
    assert read(tmp_path / "a.tar.gz", 4) == read(tmp_path / "a.tar.gz")[4:]


def test_damaged_archives(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as archive:
        archive.writestr("a.txt", story(1))
    data = (tmp_path / "a.zip").read_bytes()
    (tmp_path / "a.zip").write_bytes(data[:-30])
    (tmp_path / "b.tar").write_bytes(b"no archive" * 100)
    records = read(tmp_path)
    assert [r.ends_input for r in records] == [True, True]


def test_urls_are_read_through_fsspec(tmp_path: Path) -> None:
    import fsspec

    write_jsonl(tmp_path / "a.jsonl", ROWS)
    memory = fsspec.filesystem("memory")
    memory.pipe("/corpus/a.jsonl.gz", gzip.compress((tmp_path / "a.jsonl").read_bytes()))
    memory.pipe("/corpus/b.jsonl", (tmp_path / "a.jsonl").read_bytes())
    assert texts(read("memory://corpus")) == [row["text"] for row in ROWS] * 2
    assert texts(read("memory://corpus/b.jsonl")) == [row["text"] for row in ROWS]
    with pytest.raises(InputError, match="no such file"):
        find_inputs(["memory://corpus/c.jsonl"])
    with pytest.raises(InputError, match="nosuch"):
        find_inputs(["nosuch://corpus/c.jsonl"])


def test_what_is_not_there_is_said(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no such file"):
        find_inputs([str(tmp_path / "missing.jsonl")])
    (tmp_path / "a.docx").write_bytes(b"")
    with pytest.raises(InputError, match=r"\.jsonl"):
        find_inputs([str(tmp_path / "a.docx")])


def test_hidden_files_and_folders_are_passed_over(tmp_path: Path) -> None:
    for name in ("a.txt", "b/c.txt", ".git/d.txt", "_old/e.txt", "b/.f.txt", "b/_g.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("text")
    found = [Path(each.path).relative_to(tmp_path).as_posix() for each in find_inputs([str(tmp_path)])]
    assert found == ["a.txt", "b/c.txt"]


def test_a_folder_that_may_not_be_entered_is_not_passed_over(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a.txt").write_text("text")
    (tmp_path / "b").mkdir()
    scandir = os.scandir

    def refuse(path: str) -> Any:
        if Path(path).name == "b":
            raise PermissionError(13, "Permission denied", path)
        return scandir(path)

    monkeypatch.setattr(os, "scandir", refuse)
    with pytest.raises(InputError, match="b: cannot be read: Permission denied"):
        find_inputs([str(tmp_path)])


def test_what_a_document_is_comes_from_its_name(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("text")
    (tmp_path / "b.html.gz").write_bytes(gzip.compress(b"html"))
    (tmp_path / "c.md").write_text("markdown")
    write_jsonl(tmp_path / "d.jsonl", [{"raw_html": "x"}, {"content": "x"}])
    assert [record.source.kind for record in read(tmp_path)] == ["text", "html", "markdown", "html", None]
