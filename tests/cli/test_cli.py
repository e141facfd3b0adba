"""The command line as users meet it: real processes where the process matters, ``run`` where it does not."""

import csv
import io
import json
import resource
import subprocess
import sys
from pathlib import Path

import pytest

from articleclean import Article, clean
from articleclean.cli import run

STORY = (Path(__file__).parents[2] / "examples" / "scraped-news.txt").read_text(encoding="utf-8")


def cli(*args: str, stdin: str | bytes = "") -> subprocess.CompletedProcess[bytes]:
    data = stdin.encode() if isinstance(stdin, str) else stdin
    return subprocess.run([sys.executable, "-m", "articleclean", *args], input=data, capture_output=True, check=False)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "a.txt").write_text(STORY, encoding="utf-8")
    (tmp_path / "b.txt").write_text("The ferry was late.\n", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def one_line(error: str) -> str:
    assert error.startswith("articleclean: ")
    assert error.count("\n") == 1
    return error


@pytest.mark.usefixtures("folder")
def test_text_is_the_default_and_the_api_agrees(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["clean", "a.txt"]) == 0
    assert capsys.readouterr().out == clean(STORY).text + "\n"
    assert run(["clean", "--format", "markdown", "a.txt"]) == 0
    assert capsys.readouterr().out == clean(STORY).to_markdown()


@pytest.mark.usefixtures("folder")
def test_json_and_jsonl_can_be_read_back(capsys: pytest.CaptureFixture[str]) -> None:
    run(["clean", "-f", "json", "a.txt", "--base-url", "https://valley.example/1"])
    assert Article.from_dict(json.loads(capsys.readouterr().out)) == clean(STORY, url="https://valley.example/1")
    run(["clean", "-f", "jsonl", "*.txt"])
    rows = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [row["file"] for row in rows] == ["a.txt", "b.txt"]
    run(["clean", "-f", "json", "a.txt", "b.txt"])
    assert json.loads(capsys.readouterr().out) == rows


@pytest.mark.usefixtures("folder")
def test_several_texts_stand_under_their_names(capsys: pytest.CaptureFixture[str]) -> None:
    run(["clean", "b.txt", "a.txt", "b.txt"])
    out = capsys.readouterr().out
    assert out.startswith("==> b.txt <==\nThe ferry was late.\n\n==> a.txt <==\n")
    assert out.count("==> b.txt") == 1


def test_stdin_is_read_when_no_file_is_named() -> None:
    for args in (["clean"], ["clean", "-"]):
        done = cli(*args, stdin=STORY)
        assert (done.returncode, done.stderr) == (0, b"")
        assert done.stdout.decode() == clean(STORY).text + "\n"
    assert cli("clean", stdin=" \n ").stdout == b""


def test_a_terminal_with_nothing_to_read_is_a_usage_error(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    terminal = io.StringIO()
    monkeypatch.setattr(terminal, "isatty", lambda: True)
    monkeypatch.setattr(sys, "stdin", terminal)
    assert run(["clean"]) == 2
    assert "no FILE given" in one_line(capsys.readouterr().err)


@pytest.mark.usefixtures("folder")
def test_output_file_and_folder(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["clean", "a.txt", "-o", "out.txt"]) == 0
    assert Path("out.txt").read_text(encoding="utf-8") == clean(STORY).text + "\n"
    Path("out").mkdir()
    assert run(["clean", "a.txt", "b.txt", "-f", "markdown", "-o", "out"]) == 0
    assert Path("out/a.md").read_text(encoding="utf-8") == clean(STORY).to_markdown()
    assert sorted(path.name for path in Path("out").iterdir()) == ["a.md", "b.md"]
    assert capsys.readouterr().out == ""


@pytest.mark.usefixtures("folder")
def test_no_input_and_no_result_is_written_over(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["clean", "a.txt", "-o", "a.txt"]) == 2
    assert "is an input" in one_line(capsys.readouterr().err)
    assert run(["clean", "a.txt", "b.txt", "-o", "."]) == 2
    assert "is an input" in one_line(capsys.readouterr().err)
    Path("sub").mkdir()
    Path("sub/a.txt").write_text("x", encoding="utf-8")
    Path("out").mkdir()
    assert run(["clean", "a.txt", "sub/a.txt", "-o", "out"]) == 2
    assert "two inputs" in one_line(capsys.readouterr().err)
    assert Path("a.txt").read_text(encoding="utf-8") == STORY
    assert run(["clean", "a.txt", "-o", "no/such/folder.txt"]) == 1
    assert "cannot be written" in one_line(capsys.readouterr().err)


def test_a_bad_file_does_not_stop_the_others(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "c.txt").write_bytes(b"\x00\x01\x02\xff\xfe\xfd" * 50)
    assert run(["clean", "missing.txt", "c.txt", ".", "no*.txt", "b.txt"]) == 1
    out, err = capsys.readouterr()
    assert "The ferry was late." in out
    assert [line.split(":")[1].strip() for line in err.splitlines()] == ["missing.txt", "c.txt", ".", "no*.txt"]
    assert "folder" in err.splitlines()[2]


@pytest.mark.parametrize(
    ("args", "message"),
    [
        (["clean", "--format", "pdf", "a.txt"], "'pdf' is not one of 'text', 'markdown', 'json', 'jsonl'"),
        (["clean", "--frobnicate"], "No such option"),
        (["wash", "a.txt"], "No such command 'wash'"),
        (["wash", "a.txt"], "See 'articleclean --help'."),
        (["explain", "a.txt", "b.txt"], "See 'articleclean explain --help'."),
        (["explain", "*.txt"], "*.txt names 2 files"),
        (["quotes", "?.txt"], "?.txt names 2 files"),
        (["clean", "--disable", "no_such_detector", "a.txt"], "no detector no_such_detector; known: video_prompt"),
        (["clean", "--pack", "no/such/pack", "a.txt"], "no/such/pack"),
    ],
)
@pytest.mark.usefixtures("folder")
def test_usage_errors(capsys: pytest.CaptureFixture[str], args: list[str], message: str) -> None:
    assert run(args) == 2
    assert message in one_line(capsys.readouterr().err)


def test_an_encoding_that_does_not_fit(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "latin.txt").write_bytes("Die Fähre kam zu spät an, sagte der Kapitän.".encode("latin-1"))
    assert run(["clean", "latin.txt", "--encoding", "latin-1"]) == 0
    assert "Die Fähre kam zu spät an" in capsys.readouterr().out
    assert run(["clean", "latin.txt", "--encoding", "martian"]) == 2
    assert "encoding 'martian' is unknown" in one_line(capsys.readouterr().err)


def test_explain_is_plain_when_piped_and_colored_on_demand() -> None:
    plain = cli("explain", stdin=STORY).stdout.decode()
    assert "\x1b" not in plain
    assert "\n- [J" in plain
    assert "\x1b[9;31m" in cli("explain", "--color", stdin=STORY).stdout.decode()
    assert cli("explain", "--html", stdin=STORY).stdout.startswith(b"<!doctype html>")


@pytest.mark.usefixtures("folder")
def test_explain_has_colour_on_a_terminal_only(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True)
    monkeypatch.delenv("NO_COLOR", raising=False)
    assert run(["explain", "a.txt"]) == 0
    assert "\x1b" in capsys.readouterr().out
    assert run(["explain", "a.txt", "-o", "why.txt"]) == 0
    assert "\x1b" not in Path("why.txt").read_text(encoding="utf-8")
    monkeypatch.setenv("NO_COLOR", "1")
    assert run(["explain", "a.txt"]) == 0
    assert "\x1b" not in capsys.readouterr().out


def test_what_a_file_is_comes_from_its_suffix_or_the_option(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    marked = "The *ferry* was late again on Sunday, and nobody on the pier knew why it was.\n"
    for name in ("c.txt", "c.md", "c.markdown"):
        (folder / name).write_text(marked, encoding="utf-8")
    assert run(["clean", "c.txt"]) == 0
    assert capsys.readouterr().out == marked
    for args in (["c.md"], ["c.markdown"], ["c.txt", "--kind", "markdown"]):
        assert run(["clean", *args]) == 0
        assert capsys.readouterr().out == marked.replace("*", "")


@pytest.mark.usefixtures("folder")
def test_quotes_in_three_forms(capsys: pytest.CaptureFixture[str]) -> None:
    expected = [quote.text for quote in clean(STORY).quotes]
    assert expected
    assert run(["quotes", "a.txt", "-f", "json"]) == 0
    assert [row["text"] for row in json.loads(capsys.readouterr().out)] == expected
    assert run(["quotes", "a.txt", "-f", "csv"]) == 0
    assert [row["text"] for row in csv.DictReader(io.StringIO(capsys.readouterr().out))] == expected
    assert run(["quotes", "a.txt"]) == 0
    assert "Brandauer" in capsys.readouterr().out


def test_detectors_and_packs_are_listed(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["detectors"]) == 0
    assert "J03   related_links" in capsys.readouterr().out
    assert run(["packs"]) == 0
    assert "\nen " in capsys.readouterr().out


PACK = """
[[entry]]
phrase = "Ahoy, read on:"
category = "related"
scope = "start"
example = "{example}"
keep = "He said ahoy and read on."
seen = "a ship's newspaper"
"""


def test_a_pack_of_ones_own(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    pack = folder / "pirate"
    pack.mkdir()
    (pack / "junk.toml").write_text(PACK.format(example="Ahoy, read on: The whale again"), encoding="utf-8")
    assert run(["packs", "pirate"]) == 0
    assert "every example is found" in capsys.readouterr().out
    Path("c.txt").write_text(
        "The ferry was late again on Sunday.\n\nAhoy, read on: The whale again\n", encoding="utf-8"
    )
    assert run(["clean", "--pack", "pirate", "c.txt"]) == 0
    assert capsys.readouterr().out == "The ferry was late again on Sunday.\n"
    (pack / "junk.toml").write_text(PACK.format(example="Ahoy!"), encoding="utf-8")
    assert run(["packs", "pirate"]) == 1
    assert "does not find its example: Ahoy!" in capsys.readouterr().err


def test_help_comes_without_an_error(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["--help"]) == 0
    out = capsys.readouterr().out
    assert "explain" in out
    assert run([]) == 2


def test_a_reader_that_goes_away_is_no_error(folder: Path) -> None:
    (folder / "big.txt").write_text(STORY * 200, encoding="utf-8")
    command = f"{sys.executable} -m articleclean clean -f json big.txt | head -c 10"
    done = subprocess.run(["bash", "-c", command], capture_output=True, check=False)
    assert done.stderr == b""
    assert len(done.stdout) == 10


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a device that is always full")
@pytest.mark.parametrize("command", [["clean"], ["explain", "--html"], ["detectors"], ["--help"]])
def test_a_full_disk_is_one_line_on_stderr(command: list[str]) -> None:
    with Path("/dev/full").open("wb") as full:
        process = [sys.executable, "-m", "articleclean", *command]
        done = subprocess.run(process, input=STORY.encode(), stdout=full, stderr=subprocess.PIPE, check=False)
    assert done.returncode == 1
    assert "No space left" in one_line(done.stderr.decode())


@pytest.mark.parametrize(
    ("redirected", "code", "message"),
    [
        ("clean - <&-", 1, "stdin: it is closed: name a file"),
        ("clean <&-", 2, "no FILE given"),
        ("clean >&-", 1, "stdout is closed: name a file with --output"),
        ("detectors >&-", 0, ""),
    ],
)
def test_closed_streams(redirected: str, code: int, message: str) -> None:
    command = ["bash", "-c", f"{sys.executable} -m articleclean {redirected}"]
    done = subprocess.run(command, input=STORY.encode(), capture_output=True, check=False)
    assert (done.returncode, message in done.stderr.decode()) == (code, True)
    assert done.stderr.count(b"\n") == (1 if message else 0)


def test_a_name_that_the_system_refuses(capsys: pytest.CaptureFixture[str]) -> None:
    for name in ("x" * 300, "x" * 300 + "*"):
        assert run(["clean", name]) == 1
        assert "cannot be read: File name too long" in one_line(capsys.readouterr().err)
    assert run(["clean", "-o", "x" * 300, "-"]) == 1
    assert "cannot be written: File name too long" in one_line(capsys.readouterr().err)


def used(*args: str) -> float:
    """Processor seconds of a process."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run([sys.executable, *args], input=STORY.encode(), capture_output=True, check=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def test_a_small_file_costs_little_more_than_the_imports() -> None:
    """0.25 s on one core of a small cloud machine, 0.1 of it for the imports; a ratio holds on a busy one too. Four
    times is just under the 0.4 s that a small file may take. The two take turns, for a machine's pace changes.
    """
    turns = [(used("-m", "articleclean", "clean"), used("-c", "import click, numpy, regex")) for _ in range(4)]
    whole, imports = (min(seconds) for seconds in zip(*turns, strict=True))
    assert whole < 4 * imports
