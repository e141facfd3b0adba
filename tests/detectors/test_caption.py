"""Words for pictures that are entries of a menu."""

from articleclean import clean

MENU = "Home\nNews\nSport\nOpinion\nPhotos\nCartoon\nBusiness\nLog in\nSubscribe\nE-paper\n"
STORY = """
Bridge opening delayed again

The mayor said on Monday that the new bridge would not open before the spring, since the river took two piers.

The port has asked for an inquiry into the missing accounts of the harbour board, which paid in advance.
"""


def test_entries_of_a_menu_are_no_credits_or_captions() -> None:
    article = clean(MENU + STORY)
    assert {"Photos", "Cartoon", "Business"} <= {removal.text for removal in article.removed}
    assert article.captions == ()
