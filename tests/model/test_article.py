import pytest

from articleclean.model.article import Article, ArticleBlock, Removal
from articleclean.model.labels import Category, Role

SOURCE = "One two. Three."


def article(*spans: tuple[int, int], removed: tuple[int, int] = (9, 15)) -> Article:
    block = ArticleBlock(Role.PARAGRAPH, "", spans[0][0], spans[-1][1], spans)
    removal = Removal(SOURCE[slice(*removed)], *removed, "J01", Category.NAV, "a reason")
    return Article(SOURCE, blocks=(block,), removed=(removal,))


def test_pieces_put_together_are_the_source() -> None:
    assert article((0, 8)).restore() == SOURCE
    assert article((0, 3), (4, 8)).restore() == SOURCE


OVERLAP = article((0, 8), removed=(7, 15))
LOST_BETWEEN = article((0, 7))
LOST_AT_THE_END = article((0, 8), removed=(9, 14))


@pytest.mark.parametrize("pieces", [OVERLAP, LOST_BETWEEN, LOST_AT_THE_END])
def test_pieces_that_overlap_or_leave_something_out_are_a_defect(pieces: Article) -> None:
    with pytest.raises(ValueError, match="pieces do not partition the source at"):
        pieces.restore()
