"""Bylines of Chinese papers that say who reports: 記者林小華／台北報導, 中央社記者林小華台北14日電, 晨報記者 林小華."""

import functools
import re

LONGEST = 60
"""Characters of such a line."""
_HAN = "[\u4e00-\u9fff]"
_NAME = f"{_HAN}{{2,4}}"
_LINE = (
    rf"[\[［〔【(（]?(?:{_HAN}{{1,3}}社)?(?:特派|實習|实习)?(?:記者|记者)\s?({_NAME}(?:[、，]\s?{_NAME})*)\s?"
    rf"(?:(?:[／/]\s?{_HAN}{{0,8}}?)?(?:綜合|综合)?(?:報導|报道)|{_HAN}{{2,3}}\d{{1,2}}日專?[電电])[\]］〕】)）]?"
)
_NAMED = rf"(?:{_HAN}{{2,6}})?(?:記者|记者)\s({_NAME}(?:[、，]\s?{_NAME}){{0,3}})"
"""The paper's reporter and a name behind a space, and nothing else."""


def reporters(text: str) -> str | None:
    """The names in a line that is such a byline and nothing else."""
    if "者" not in text[:LONGEST] or len(text) > LONGEST:
        return None
    match = _line().fullmatch(text.strip())
    return (match[1] or match[2]) if match else None


@functools.cache
def _line() -> re.Pattern[str]:
    """Compiled when first needed: few texts are Chinese, and the pattern takes as long as some documents."""
    return re.compile(f"{_LINE}|{_NAMED}")
