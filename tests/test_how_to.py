"""The examples that docs and README give to users of the API run as they stand there."""

import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from articleclean import Cleaner, Options, OptionsError

ROOT = Path(__file__).parents[1]
GIVEN = """
from pathlib import Path
from articleclean import Category
from articleclean.detectors.protocol import Detector
text = Path("examples/scraped-news.txt").read_text("utf-8")
page = Path("examples/scraped-page.html").read_text("utf-8")
texts = [text]
my_detector = Detector("X02", "nothing", Category.OTHER, "alone", lambda scan: iter(()))
"""
"""What the pages say is there; a language pack stands in the folder "my_pack"."""


def examples() -> Iterator[tuple[str, str]]:
    for name in ("README.md", "docs/how_to.md"):
        head = name
        for title, code in re.findall(
            r"^## (.+?)$|^```python\n(.*?)^```", (ROOT / name).read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL
        ):
            head = title or head
            if code:
                yield head, code


@pytest.mark.parametrize(("head", "code"), [pytest.param(h, c, id=f"{n} {h}") for n, (h, c) in enumerate(examples())])
def test_the_example_runs(head: str, code: str, tmp_path: Path) -> None:
    del head
    shutil.copytree(ROOT / "examples", tmp_path / "examples")
    pack = tmp_path / "my_pack"
    pack.mkdir()
    (pack / "words.toml").write_text('byline = ["egilea:"]\n', encoding="utf-8")
    (tmp_path / "example.py").write_text(GIVEN + code, encoding="utf-8")
    command, found = [sys.executable, "example.py"], {"PYTHONPATH": str(ROOT / "src")}
    done = subprocess.run(command, cwd=tmp_path, env=found, capture_output=True, check=False)
    assert done.returncode == 0, done.stderr.decode()


def test_options_take_lists_and_refuse_single_names() -> None:
    listed = Options(languages=["en"], disable=["share_bar"])  # type: ignore[arg-type]
    assert listed == Options(languages=("en",), disable=("share_bar",))
    assert hash(listed) == hash(Options(languages=("en",), disable=("share_bar",)))
    with pytest.raises(OptionsError, match=r"disable=\['share_bar'\]"):
        Cleaner(disable="share_bar")
    with pytest.raises(OptionsError, match="no Detector"):
        Cleaner(detectors=[print])
