import pytest

from articleclean.metadata.authors import clean_names
from articleclean.metadata.reporters import reporters


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("記者林小華／台北報導", ("林小華",)),
        ("〔記者林小華/台北報導〕", ("林小華",)),
        ("记者张三报道", ("张三",)),
        ("［記者林小華、王大明／綜合報導］", ("林小華", "王大明")),
        ("（中央社記者林小華台北14日電）", ("林小華",)),
        ("晨光新聞記者 林小華", ("林小華",)),
        ("本报记者 张三、王大明", ("张三", "王大明")),
    ],
)
def test_who_reports_from_where(line: str, names: tuple[str, ...]) -> None:
    assert clean_names(line) == names


@pytest.mark.parametrize(
    "line", ["記者會今天舉行", "記者說這是電", "記者報導", "林小華／台北報導", "記者林小華報導說橋樑週一通車"]
)
def test_other_lines_about_reporters(line: str) -> None:
    assert reporters(line) is None
