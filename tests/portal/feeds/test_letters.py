"""What feeds say of letters, one by one and of those of one instant."""

from datetime import timedelta

import pytest

from councils.years import Year
from letters.letters.issues import Together
from letters.letters.steps.letter_text import reissue
from portal.feeds.entries import about, everything
from portal.feeds.entry import Entry
from portal.feeds.letters import letters_entry
from tests.letters.correspondence import AFTER, BEFORE, INSTANT, ann, composed, letter, sent

pytestmark = pytest.mark.django_db


def test_a_letter_that_was_replaced_is_told_with_the_one_that_replaced_it():
    composed()
    sent("Kent")
    kent = letter("Kent").council
    later = AFTER + timedelta(days=30)

    def titles(at):
        found = about(kent, at, "Ombudsman").entries
        return [each.title for each in found if each.terms[0] != "statement"]

    assert titles(BEFORE) == []
    first = [
        "Kent County Council: statistics for 2024-25",
        "Annual review letter 2025: Kent County Council",
    ]
    assert titles(AFTER) == first
    reissue(letter("Kent"), "The date was wrong.", by=ann(), at=later)
    assert titles(later) == first
    sent("Kent", later)
    letters = [each for each in about(kent, later, "Ombudsman").entries if "letter" in each.terms]
    page = "/councils/kent-county-council/letters/2024-25/"
    assert [(each.ident, each.title, each.summary, each.link) for each in letters] == [
        (
            "letter/kent-county-council/2024-25/issue-2",
            "Annual review letter 2025: Kent County Council, issue 2",
            "What the Ombudsman wrote to Kent County Council about 2024-25. It replaces an earlier"
            " one: The date was wrong.",
            page,
        ),
        (
            "letter/kent-county-council/2024-25/issue-1",
            "Annual review letter 2025: Kent County Council, issue 1, replaced",
            "What the Ombudsman wrote to Kent County Council about 2024-25. It was replaced on 19"
            " June 2025 by issue 2: The date was wrong.",
            f"{page}?issue=1",
        ),
    ]
    assert [(each.published, each.updated) for each in letters] == [
        (later, later),
        (INSTANT, later),
    ]
    assert [each.terms for each in letters] == [
        ("letter", "kent-county-council"),
        ("letter", "replaced", "kent-county-council"),
    ]
    assert [each for each in everything(later, "Ombudsman").entries if "letter" in each.terms] == (
        letters
    )


def test_in_the_feed_of_all_the_letters_of_an_instant_are_one_entry():
    composed()
    for name in ("Kent", "Essex", "Surrey"):
        sent(name)
    later = AFTER + timedelta(days=30)
    for name in ("Kent", "Essex"):
        reissue(letter(name), "Again.", by=ann(), at=later)
        sent(name, later)

    def told(at):
        return [each for each in everything(at, "Ombudsman").entries if "letter" in each.terms]

    assert told(BEFORE) == []
    [first] = told(AFTER)
    assert first == Entry(
        ident="letters/2024-25/2025-05-20T083000Z",
        published=INSTANT,
        updated=INSTANT,
        title="Annual review letter 2025: 3 councils",
        summary="The annual review letters about 3 councils for 2024-25 are published.",
        link="/letters/?year=2024-25",
        terms=("letter", "2024-25"),
    )
    again, as_before = told(later)
    assert as_before == first
    assert (again.published, again.title) == (later, "Annual review letter 2025: 2 councils")
    assert again.summary == (
        "The annual review letters about 2 councils for 2024-25 are published. They replace"
        " earlier ones."
    )


@pytest.mark.parametrize(
    ("reissues", "said"),
    [
        (0, ""),
        (1, " One of them replaces an earlier one."),
        (2, " 2 of them replace earlier ones."),
        (3, " They replace earlier ones."),
    ],
)
def test_letters_of_an_instant_say_how_many_replace_others(reissues, said):
    together = Together(Year.parse("2024-25"), INSTANT, councils=3, reissues=reissues)
    assert letters_entry(together).summary == (
        f"The annual review letters about 3 councils for 2024-25 are published.{said}"
    )
