"""Networks whose names are everyday words."""

import pytest

from articleclean import Cleaner


@pytest.mark.parametrize(("lines", "is_bar"), [("short line\n" * 6, False), ("Line\nX\nMail\n", True)])
def test_everyday_words_alone(lines: str, is_bar: bool) -> None:
    paragraph = "The council met on Monday and voted for the plan, and the mayor said that it would begin in spring.\n"
    assert any(f.code == "J04" for f in Cleaner().findings(paragraph * 3 + lines, kind="text")) is is_bar
