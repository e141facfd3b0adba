import gzip

import pytest

from articleclean import Cleaner
from articleclean.errors import InputError
from articleclean.ingest.encoding import decode

RUSSIAN = "Городской совет утвердил план, и мэр сказал, что работы начнутся весной. Жители ждали этого решения годами."
POLISH = (
    "Rada miasta przyjęła plan, a burmistrz powiedział, że prace zaczną się wiosną. Mieszkańcy czekali na to długo."
)
GERMAN = "Der Rat stimmte für den Plan, und die Bürgermeisterin sagte, er käme „im Frühjahr“. Viele hörten es gern."
CHINESE = "市议会周一投票通过了这项计划，市长说工程将在春天开始。居民们等待这个决定已经很多年了。"
TRADITIONAL = "市議會週一投票通過了這項計劃，市長說工程將在春天開始。居民們等待這個決定已經很多年了。"
JAPANESE = "市議会は月曜日にこの計画を承認し、市長は春に工事を始めると述べた。住民は長い間この決定を待っていた。"
KOREAN = "시의회는 월요일에 계획을 승인했고 시장은 봄에 공사를 시작할 것이라고 말했다. 주민들은 오래 기다렸다."
CASES = [
    (RUSSIAN, "windows-1251"), (RUSSIAN, "koi8-r"), (POLISH, "iso-8859-2"), (POLISH, "windows-1250"),
    (GERMAN, "windows-1252"), (CHINESE, "gbk"), (TRADITIONAL, "big5"), (JAPANESE, "shift_jis"), (JAPANESE, "euc-jp"),
    (KOREAN, "euc-kr"), (GERMAN, "utf-8"), (CHINESE, "utf-8"), (JAPANESE, "iso-2022-jp"),
]  # fmt: skip


def page(text: str, encoding: str, head: str) -> bytes:
    return f"<html><head>{head}</head><body>{f'<p>{text}</p>' * 4}</body></html>".encode(encoding)


@pytest.mark.parametrize(("text", "encoding"), CASES)
def test_declared_in_the_page(text: str, encoding: str) -> None:
    assert text in decode(page(text, encoding, f"<meta charset={encoding}>"))
    assert text in decode(
        page(text, encoding, f'<meta http-equiv="content-type" content="text/html; charset={encoding}">')
    )


@pytest.mark.parametrize(("text", "encoding"), CASES)
def test_declared_by_the_server(text: str, encoding: str) -> None:
    assert text in decode(page(text, encoding, ""), encoding)


@pytest.mark.parametrize(("text", "encoding"), CASES)
@pytest.mark.parametrize("declared", ["", "<meta charset=utf-8>", "<meta charset=x-unheard-of>"])
def test_undeclared_or_declared_wrongly(text: str, encoding: str, declared: str) -> None:
    language = {POLISH: b"pl", GERMAN: b"de"}.get(text, b"en")
    assert text in decode(page(text, encoding, declared).replace(b"<html>", b'<html lang="%s">' % language))


@pytest.mark.parametrize(("text", "encoding"), [(RUSSIAN, "windows-1251"), (CHINESE, "gbk"), (KOREAN, "euc-kr")])
def test_latin_1_by_default_is_not_believed(text: str, encoding: str) -> None:
    assert text in decode(page(text, encoding, "<meta charset=iso-8859-1>"))


def test_latin_1_yields_to_the_page_language() -> None:
    data = page("Bugün şehir meclisi planı onayladı ve ışıklar yandı.", "windows-1254", "<meta charset=iso-8859-1>")
    assert "ışıklar" in decode(data.replace(b"<html>", b'<html lang="tr-TR">'))


def test_xml_declaration() -> None:
    assert POLISH in decode(b'<?xml version="1.0" encoding="iso-8859-2"?>' + page(POLISH, "iso-8859-2", ""))


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-32", "utf-16-le", "utf-16-be"])
def test_unicode_with_and_without_mark(encoding: str) -> None:
    text = decode(page(GERMAN, encoding, "<meta charset=latin-1>"))
    assert text.startswith("<html>")
    assert GERMAN in text


def test_a_few_broken_bytes_in_utf8_are_replaced() -> None:
    data = page(RUSSIAN, "utf-8", "<meta charset=utf-8>").replace("мэр".encode(), b"\xff\xfe")
    text = decode(data)
    assert "Городской" in text
    assert "\ufffd" in text


@pytest.mark.parametrize(
    ("data", "advice"),
    [
        (b"%PDF-1.7\n" + bytes(range(256)) * 20, "pdftotext"),
        (gzip.compress(b"<html>" * 100, mtime=0), "gzip.decompress"),
        (b"\x89PNG\r\n\x1a\n" + bytes(range(256)), "PNG"),
        (b"\xff\xd8\xff\xe0" + bytes(range(256)), "JPEG"),
        (b"PK\x03\x04" + bytes(range(256)), "ZIP"),
        (bytes(range(256)) * 20, "binary"),
    ],
)
def test_what_is_no_text_is_refused_with_advice(data: bytes, advice: str) -> None:
    with pytest.raises(InputError, match=advice):
        decode(data)


def test_nul_bytes_in_text_are_survived() -> None:
    assert decode(b"text " + b"\x00" * 1000 + b" more").endswith("more")


@pytest.mark.parametrize(
    "data",
    [
        page(GERMAN, "utf-8", ""),
        page(GERMAN, "utf-8-sig", ""),
        page(GERMAN, "utf-16", ""),
        page(JAPANESE, "iso-2022-jp", ""),
        page(GERMAN, "utf-8", "").replace(b"Rat", b"R\x00at"),
        page(GERMAN, "utf-16-le", ""),
    ],
)
def test_pages_read_as_bytes_and_as_text_are_the_same(data: bytes) -> None:
    cleaner = Cleaner(kind="html")
    assert cleaner.read(data) == cleaner.read(decode(data))
