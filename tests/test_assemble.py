"""How verdicts become pieces: what is cut, what grows together, what is told of doubt."""

from dataclasses import replace

from articleclean import Cleaner
from articleclean.assemble import assemble
from articleclean.decide import SCORE_CODE, Verdict, decide
from articleclean.model.finding import Finding, Strength
from articleclean.model.labels import Category, Role
from articleclean.pipeline import scan_document
from articleclean.scan import Scan

STORY = (
    "The ferry to the outer islands was late again on Sunday, and nobody on the pier could say why it was.\n\n"
    "Passengers waited for two hours in the rain before the crew opened the gates and let them on board.\n\n"
)


def scan_of(text: str) -> Scan:
    cleaner = Cleaner()
    return scan_document(cleaner.read(text), cleaner.matcher, cleaner._words)


def cut(start: int, end: int, code: str = "X01") -> Finding:
    return Finding(code, start, end, Strength.STRONG, "cut", Category.OTHER)


def test_cuts_that_overlap_or_reach_out_of_their_block() -> None:
    scan = scan_of(STORY)
    first, second = scan.doc.blocks
    at = first.text.index
    cuts = (
        cut(at("again"), first.end + 40, "X03"),
        cut(at("ferry"), at("to the"), "X01"),
        cut(at("ferry"), at("was late"), "X02"),
    )
    verdicts = (Verdict(0, Role.PARAGRAPH, None, cuts), Verdict(1, Role.PARAGRAPH))
    article = assemble(scan, verdicts)
    assert [(r.code, r.text) for r in article.removed] == [
        ("X02", "ferry to the outer islands"),
        ("X03", "again on Sunday, and nobody on the pier could say why it was."),
    ]
    assert [b.text for b in article.blocks] == ["The was late", second.text]
    assert article.restore() == STORY


def test_a_block_that_is_cut_whole_is_no_block() -> None:
    scan = scan_of(STORY)
    first = scan.doc.blocks[0]
    verdicts = (Verdict(0, Role.PARAGRAPH, None, (cut(first.start, first.end),)), Verdict(1, Role.PARAGRAPH))
    article = assemble(scan, verdicts)
    assert [b.start for b in article.blocks] == [scan.doc.blocks[1].start]
    assert article.restore() == STORY


ONE_LINE = " ".join(
    f"Sentence number {n} tells how the council voted on the harbour wall last week." for n in range(30)
)
"""A page whose line breaks were lost is cut into sentences, which are blocks without a line break between."""


def test_sentences_of_one_line_grow_together_again() -> None:
    scan = scan_of(ONE_LINE)
    assert len(scan.doc.blocks) == 30
    kept = [Verdict(n, Role.PARAGRAPH) for n in range(30)]
    article = assemble(scan, kept)
    assert [b.text for b in article.blocks] == [ONE_LINE]
    assert len(article.blocks[0].spans) == 30
    block = scan.doc.blocks[10]
    gone = Verdict(10, None, cut(block.start, block.end))
    article = assemble(scan, [*kept[:10], gone, *kept[11:20], Verdict(20, Role.QUOTE), *kept[21:]])
    assert [b.text.count("Sentence") for b in article.blocks] == [10, 9, 1, 9]
    assert article.restore() == ONE_LINE


def test_sentences_without_spaces_grow_together_without() -> None:
    line = "".join(f"第{n}句说明市议会上周就港口的墙进行了长时间的讨论并且最后投票通过了这个计划。" for n in range(60))
    scan = scan_of(line)
    assert len(scan.doc.blocks) == 60
    article = assemble(scan, [Verdict(n, Role.PARAGRAPH) for n in range(60)])
    assert [b.text for b in article.blocks] == [line]


def test_close_calls_are_told_and_lower_the_quality() -> None:
    scan = scan_of(STORY * 10)
    verdicts = tuple(Verdict(b.index, Role.PARAGRAPH) for b in scan.doc.blocks)
    sure = assemble(replace(scan, score=[5.0] * len(verdicts)), verdicts)
    unsure = assemble(replace(scan, score=[0.5] * len(verdicts)), verdicts)
    assert (sure.quality, sure.quality_reasons) == (1.0, ())
    assert (unsure.quality, unsure.quality_reasons) == (0.5, ("100% of the kept blocks were close calls",))


def test_where_nothing_reads_like_a_story_what_the_score_would_take_is_kept() -> None:
    scan = scan_of("Harbour\n\nFerries\n\nTimetable\n\nTickets\n\nShare on Facebook\n")
    low = replace(scan, score=[-9.0] * 5, doc=replace(scan.doc, kind="markdown"))
    blocks = scan.doc.blocks
    title = Finding("R01", blocks[0].start, blocks[0].end, Strength.STRONG, "title", None, Role.TITLE)
    share = Finding("J04", blocks[4].start, blocks[4].end, Strength.STRONG, "share", Category.SHARE)
    kept = decide(low, [title, share])
    assert [v.role for v in kept] == [Role.TITLE, *[Role.PARAGRAPH] * 3, None]
    story = Finding("R06", blocks[1].start, blocks[1].end, Strength.STRONG, "list", None, Role.LIST_ITEM)
    gone = decide(low, [title, story, share])
    assert [v.role for v in gone] == [Role.TITLE, Role.LIST_ITEM, None, None, None]


def test_a_run_of_hundreds_of_low_lines_is_told_up_to_its_bound() -> None:
    scan = scan_of("\n\n".join(f"Label {n}" for n in range(300)))
    scores = [9.0, *[-9.0] * 299]
    verdicts = decide(replace(scan, score=scores, doc=replace(scan.doc, kind="html")), [])
    reasons = [v.because.reason for v in verdicts if v.because and v.because.code == SCORE_CODE]
    assert len(reasons) == 299
    assert "101 such lines in a row" in reasons[150]
    assert "51 such lines in a row" in reasons[0]


def test_what_a_detector_suspects_has_no_part_in_the_lower_line_of_bare_texts() -> None:
    scan = scan_of(STORY * 10 + "Harbour office\n\nTickets here\n")
    at = len(scan.doc.blocks) - 2
    low = replace(scan, score=[6.0] * at + [-2.5, -2.5])
    block = scan.doc.blocks[at]
    hint = Finding("X01", block.start, block.end, Strength.HINT, "hint", Category.NAV)
    verdicts = decide(low, [hint])
    assert verdicts[at].because == hint
    assert verdicts[at + 1].because is None
