"""A story that case lines are set into."""

TITLE = "The lock keeper who would not close the gate"

BEFORE = (
    "For thirty-one years Edda Lorenz has opened the gate at Grauwasser every morning before six, and closed it when"
    " the last barge has gone through.",
    "In March the waterways office wrote to her that the gate would stay shut from the autumn. She read the letter"
    " twice, put it under the clock, and went out to oil the hinges.",
    "The canal carries less freight each year. In 1990 there were forty barges a day; last summer, on a good day, there"
    " were five, and two of them carried tourists.",
)

AFTER = (
    "The office says that the gate costs more than the road beside it. “We cannot keep a lock for five boats,” its"
    " director, Henrik Saal, told the council in April.",
    "Lorenz, who is sixty-three, does not dispute the sum. She disputes what is counted. When the road flooded in"
    " January, she says, it was the canal that brought the bread.",
    "The council will decide in June. Until then she opens the gate at six, as she did this morning, when there was"
    " nobody there to go through.",
)


def story_with(case: str, place: str) -> tuple[str, int]:
    """The story with a case set into it, and the offset of the case."""
    before = {"alone": (), "start": (TITLE,), "middle": (TITLE, *BEFORE), "end": (TITLE, *BEFORE, *AFTER)}[place]
    after = {"alone": (), "start": (*BEFORE, *AFTER), "middle": AFTER, "end": ()}[place]
    head = "".join(f"{part}\n\n" for part in before)
    return head + "\n\n".join((case, *after)) + "\n", len(head)
