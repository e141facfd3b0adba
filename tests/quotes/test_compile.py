from pathlib import Path

import pytest

from articleclean.errors import PackError
from articleclean.quotes.compile import PACKS, compile_quotes


def test_compiled_words_are_fresh() -> None:
    compiled = compile_quotes()
    assert set(compiled) == {p.name for p in PACKS.glob("*.quotes.json")}
    for name, text in compiled.items():
        assert (PACKS / name).read_text(encoding="utf-8") == text, "run python -m articleclean.quotes.compile"


@pytest.mark.parametrize("line", ['verb = ["say"]', 'verbs = "say"', 'verbs = [""]', 'dash = "yes"'])
def test_a_bad_pack_is_refused(tmp_path: Path, line: str) -> None:
    folder = tmp_path / "xx"
    folder.mkdir()
    (folder / "quotes.toml").write_text(line, encoding="utf-8")
    with pytest.raises(PackError, match="xx"):
        compile_quotes(tmp_path)
