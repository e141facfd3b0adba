"""Generated news documents: prose, junk and odd white space, mixed as no scraper should but all do."""

from hypothesis import strategies as st

PEOPLE = ("The mayor", "A spokeswoman for the port", "Ida Krohn, the skipper,", "The union", "His brother", "Nobody")
DEEDS = (
    "said on Monday that the new bridge would not open before the spring",
    "has asked for an inquiry into the missing accounts of the harbour board",
    "called the plan expensive, late and badly explained",
    "spent forty years on the river and never learned to swim",
    "wants to read more about the case before the vote in June",
    "paid 1.4 million crowns for a ferry that could not turn round",
)
QUOTES = (
    "“We were told nothing,” she said. “Nothing at all.”",
    "“It is what it is.”",
    "Why did nobody ask?",
    "„Das war nie so geplant“, sagte er am Dienstag im Rathaus von Grauwasser.",
    "他说，这座桥明年春天才能开通。记者问他为什么，他没有回答。",
    "قالت إن الجسر لن يفتح قبل الربيع، ولم تذكر السبب.",
)
JUNK = (
    "Read more:",
    "Read more: Why the river froze",
    "Advertisement",
    "Please use Chrome browser for a more accessible video player",
    "Sign up for our newsletter",
    "Share this article",
    "Facebook",
    "Image:",
    "Leave a Reply",
    "Your email address will not be published.",
    "3 thoughts on “The bridge”",
    "Anna says:",
    "© 2024 The Quay Post. All rights reserved.",
    "Story continues below",
    "[ad_1]",
    "Harbour wall to be rebuilt",
    "By Ida Krohn",
    "14 February 2024",
    "Bridge opening delayed again | local news",
    "WHAT THE FIGURES LEAVE OUT",
    "• a rope of forty metres",
    "GreenHull Zx4tr",
)
ODD = (
    "\u200b",
    "\ufeff",
    "\x00",
    "\x07",
    "\x1b[31m",
    "\u00ad",
    "\u202e",
    "\xa0",
    "\t",
    "\x0b",
    "\x1e",
    "\U0001f6a2",
    "\ud800",
)
BREAKS = ("\n\n", "\n", "\r\n", "\r", "\x85", "\u2028", "\u2029", "\n \n", "\r\n\r\n\r\n", "\x0c", " ")

sentences = st.builds("{} {}.".format, st.sampled_from(PEOPLE), st.sampled_from(DEEDS)) | st.sampled_from(QUOTES)
prose = st.lists(sentences, min_size=1, max_size=5).map(" ".join)
wrapped = prose.map(lambda text: text.replace(" the ", "\nthe "))
cut_into = st.builds("{} READ MORE: The last ferry {}".format, prose, prose)
odd = st.lists(st.sampled_from(ODD) | st.text(max_size=3), max_size=4).map("".join)
lines = st.one_of(prose, prose, prose, st.sampled_from(JUNK), st.sampled_from(JUNK), wrapped, cut_into, odd)

documents = st.lists(st.tuples(lines, st.sampled_from(BREAKS)), max_size=24).map(
    lambda parts: "".join(text + line_break for text, line_break in parts)
)
"""Texts of up to some 24 lines; every line break that Unicode knows; control, direction and zero-width characters."""

paragraphs = st.lists(prose, min_size=3, max_size=8)
plain_documents = st.builds(
    lambda title, story, junk, footer: "\n\n".join(
        [title, *(part for pair in zip(story, junk, strict=False) for part in pair), *story[len(junk) :], *footer]
    ),
    st.sampled_from(("Bridge opening delayed again | local news", "Why the river froze")),
    paragraphs,
    st.lists(st.sampled_from(JUNK), max_size=3),
    st.lists(st.sampled_from(JUNK), max_size=6),
)
"""A headline, a story with junk between its paragraphs, junk after it: as most inputs are."""
