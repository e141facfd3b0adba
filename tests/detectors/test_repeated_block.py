"""Pull quotes where words and pairs of characters take turns, and headlines that stand twice."""

from articleclean import Cleaner, Role, clean
from articleclean.features import block_features
from articleclean.stems import in_text_order

STORY = """渡し船の会社Aldmoorは、来週から、運航を、一日二便に、減らすと、発表した。利用者は、驚いている。

船長の一人は、二十年、この川で、毎朝、客を、対岸へ、運び、学校の、子供たちを、見てきたと、静かに、語った。

会社は、修理を、急ぐと、いう。会社の広報、Marl氏は、船体の、検査に、Tessel社の、部品が、要ると、説明し、冬までに、終えると、約束した。

{quote}

市は、臨時の、バスを、出す。橋の、工事は、まだ、終わらない。市長は、春を、待ってほしいと、述べた。"""


def found(quote: str) -> list[str]:
    source = STORY.format(quote=quote)
    return [source[f.start : f.end] for f in Cleaner().findings(source, kind="text") if f.code == "J18"]


def test_a_pull_quote_of_words_in_two_scripts_is_found() -> None:
    quote = "Marl氏は、船体の、検査に、Tessel社の、部品が、要ると、説明し、冬までに、終えると、約束した。"
    assert found(quote) == [quote]


def test_a_sentence_that_only_begins_alike_stays() -> None:
    assert found("Marl氏は、船体の、検査に、Tessel社の、部品が、要ると、説明し、春には、値上げを、すると、言う。") == []


def test_pairs_stand_among_the_words() -> None:
    words = block_features(Cleaner().read("Aldmoorの渡し船が川を渡る。\n\n船長 Tessel は Marl 氏に会った。")).words
    assert sorted(words.starts.tolist()) != words.starts.tolist()
    ids, blocks = in_text_order(words)
    at = words.starts.argsort()
    assert (ids == words.ids[at]).all()
    assert blocks.tolist() == sorted(words.blocks.tolist())


def test_of_two_headlines_that_over_the_byline_stays() -> None:
    title = "The lock keeper of Grauwasser who would not close the gate in autumn"
    told = "the keeper oiled the hinges of the gate, as she had done for years, and nobody came to see it."
    story = "".join(f"<p>In week {n} {told}</p>" for n in range(5))
    page = f"<main><div><p>{title}</p></div><h1>{title}</h1><p>Edda Marten</p><p>3 May 2024</p>{story}</main>"
    article = clean(f"<html><head><title>{title}</title></head><body>{page}</body></html>")
    assert [block.role for block in article.blocks][:2] == [Role.TITLE, Role.BYLINE]
    assert article.authors == ("Edda Marten",)


def test_parts_of_what_stays_go_also_where_a_line_held_them_all() -> None:
    """A line that holds the others goes first; what is then left of them must not stand twice."""
    asked = "“We were told nothing at all about it,” she said at the gate."
    bridge = "The mayor said on Monday that the new bridge would not open before the spring."
    source = "\n\n".join(("Bridge late again", f"{asked} {asked} {bridge}", bridge, f"{asked} {bridge}", asked))
    once = clean(source)
    assert [block.text for block in once.paragraphs] == [f"{asked} {bridge}"]
    assert clean(once.text).removed == ()
