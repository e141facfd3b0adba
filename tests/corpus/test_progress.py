import io
import os
import pty
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest

from articleclean.corpus.progress import Lines, Rate, progress_for
from articleclean.corpus.state import Counts
from tests.corpus.stories import rows, write_jsonl


def test_a_line_says_how_far_and_how_fast() -> None:
    rate = Rate(total=10_000_000, done=2_000_000, documents=100)
    line = rate.line(7_000_000, Counts(900, Counter(time=3), 0, 1000, 120), Counts(96, Counter(size=1), 0, 1000, 120))
    assert line.startswith("1,000 documents, ")
    assert "12.0% removed, 4 rejected, 0:00:00 left" in line
    assert Rate(100, 0, 0).line(0, Counts(), Counts()).endswith("? left")


def test_plain_lines_where_there_is_no_terminal() -> None:
    out = io.StringIO()
    lines = Lines(out, every=0)
    lines.begin(100, 50, Counts(documents=7))
    lines.show(60, Counts(documents=8), Counts())
    first, second = out.getvalue().splitlines()
    assert first == "going on after 7 documents"
    assert second.startswith("8 documents, ")
    assert isinstance(progress_for(out), Lines)


@pytest.mark.skipif(sys.platform == "win32", reason="there are no pseudo-terminals")
def test_a_bar_on_a_terminal(tmp_path: Path) -> None:
    source = write_jsonl(tmp_path / "in.jsonl", rows(200))
    main, terminal = pty.openpty()
    command = [sys.executable, "-m", "articleclean", "corpus", str(source), "-o", str(tmp_path / "out"), "-j", "1"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=terminal) as run:
        os.close(terminal)
        shown = b"".join(iter(lambda: _read(main), b"")).decode()
        assert run.stdout is not None
        assert b"cleaned" in run.stdout.read()
    os.close(main)
    assert "%" in shown
    assert "documents" in shown
    assert "\x1b[" in shown


def _read(terminal: int) -> bytes:
    """What was written to the terminal; nothing once nobody holds its other end."""
    try:
        return os.read(terminal, 4096)
    except OSError:
        return b""
