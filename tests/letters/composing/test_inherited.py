"""First letters to new councils, worked by hand with the project's own register and changes."""

from datetime import UTC, date, datetime, timedelta

import pytest

from councils.models import AnnouncedChange, Council
from councils.register.changes.due import take_effect
from councils.register.changes.importing import OWN_CHANGES, import_changes
from councils.register.importing.councils import OWN_REGISTER, import_councils
from councils.years import Year
from letters.composing.drafts import template_of
from letters.composing.letters import YearOfLetters
from tests import factories

HEADING = "What your council took over"
OPEN = {"done_on": None, "outcome": "", "recorded_on": None}


@pytest.fixture(scope="module")
def register(module_db):
    at = datetime(2026, 11, 30, 12, tzinfo=UTC)
    import_councils(OWN_REGISTER, at=at)
    import_changes(OWN_CHANGES, at=at)


@pytest.fixture
def of(register, db, settings):
    """A council's letter of a year, which is released with it on 1 July after it."""
    settings.SITE_URL = "https://portal.example.org"

    def composed(slug: str, text: str):
        year = Year.parse(text)
        in_june = date(year.begins, 6, 3)  # no year is released without a case
        factories.decision(council("bristol-city-council"), decided_on=in_june)
        release = factories.release(text)
        at = release.public_at - timedelta(days=14)
        letters = YearOfLetters(release, template_of(year, at), at)
        return letters.content(council(slug), "")

    return composed


def council(slug: str) -> Council:
    return Council.objects.get(slug=slug)


def told(content) -> list[str]:
    """The section about what was taken over, a line for each paragraph and each point."""
    sections = [each for each in content.sections if each.heading == HEADING]
    assert len(sections) < 2
    return [
        line
        for section in sections
        for block in section.blocks
        for line in ([block.text] if block.text else [f"- {point}" for point in block.points])
    ]


def agreed(about: str, to_comply: str, due_on: date, **fields):
    decision = factories.decision(council(about), decided_on=date(2023, 1, 9))
    return factories.recommendation(decision, council=council(to_comply), due_on=due_on, **fields)


def link(slug: str) -> str:
    return f"{council(slug).name}: https://portal.example.org/councils/{slug}/"


def test_cumberland_reads_whom_it_replaced_and_what_is_open(of):
    carlisle, cumberland, cumbria = (
        "carlisle-city-council",
        "cumberland-council",
        "cumbria-county-council",
    )
    agreed(carlisle, cumberland, date(2024, 6, 3), **OPEN)
    agreed(carlisle, cumberland, date(2024, 9, 30), **OPEN)
    agreed(cumbria, cumberland, date(2024, 12, 2), **OPEN)
    agreed(carlisle, cumberland, date(2023, 6, 1), done_on=None, outcome="not_complied")
    agreed(carlisle, cumberland, date(2024, 9, 1), kind="personal_remedy", public_summary="")
    agreed(cumbria, cumbria, date(2024, 9, 1), **OPEN)
    factories.release("2022-23")
    assert told(of(cumberland, "2023-24")) == [
        "On 1 April 2023 your council replaced these councils, whose records stay on the portal:",
        f"- {link('allerdale-borough-council')}",
        f"- {link(carlisle)}",
        f"- {link('copeland-borough-council')}",
        f"- {link(cumbria)}",
        "Cumbria County Council was replaced by Westmorland and Furness Council as well.",
        "Their figures stay their own. They are not added to those of your council."
        " Your council’s figures of 2023-24 cover the whole year.",
        "On 1 July 2024 the portal shows 4 service improvements that you took over from them:",
        "- 1 not complied with",
        "- 1 overdue, due by 3 June 2024",
        "- 2 not due yet, due between 30 September 2024 and 2 December 2024",
        "It is not settled yet which council makes one service improvement that Cumbria County"
        " Council had agreed to.",
    ]


def test_the_other_of_the_two_took_over_nothing_that_is_shown(of):
    furness = "westmorland-and-furness-council"
    agreed(
        "eden-district-council",
        furness,
        date(2024, 6, 3),
        kind="personal_remedy",
        public_summary="",
    )
    said = told(of(furness, "2023-24"))
    assert "Cumbria County Council was replaced by Cumberland Council as well." in said
    assert (
        said[-1] == "On 1 July 2024 the portal shows no service improvement taken over from them."
    )
    assert not any("not settled" in line for line in said)


def test_somerset_reads_of_the_chain(of):
    assert told(of("somerset-council", "2023-24"))[:10] == [
        "On 1 April 2023 your council replaced these councils, whose records stay on the portal:",
        f"- {link('mendip-district-council')}",
        f"- {link('sedgemoor-district-council')}",
        f"- {link('somerset-county-council')}",
        f"- {link('somerset-west-and-taunton-council')}",
        f"- {link('south-somerset-district-council')}",
        "Somerset West and Taunton Council had itself replaced these councils on 1 April 2019:",
        f"- {link('taunton-deane-borough-council')}",
        f"- {link('west-somerset-district-council')}",
        "Their figures stay their own. They are not added to those of your council. Your council’s"
        " figures of 2023-24 cover the whole year.",
    ]


def test_what_a_council_took_over_along_a_chain_is_counted_too(of):
    agreed("taunton-deane-borough-council", "somerset-council", date(2024, 9, 30), **OPEN)
    assert (
        told(of("somerset-council", "2023-24"))[-1] == "- 1 not due yet, due by 30 September 2024"
    )


def test_east_surrey_reads_it_in_the_letter_of_2027_28_and_not_again(of):
    east = "east-surrey-council"
    content = of(east, "2027-28")
    assert told(content) == [
        "On 1 April 2027 your council replaced these councils, whose records stay on the portal:",
        f"- {link('elmbridge-borough-council')}",
        f"- {link('epsom-and-ewell-borough-council')}",
        f"- {link('mole-valley-district-council')}",
        f"- {link('reigate-and-banstead-borough-council')}",
        f"- {link('surrey-county-council')}",
        f"- {link('tandridge-district-council')}",
        "Surrey County Council was replaced by West Surrey Council as well.",
        "Their figures stay their own. They are not added to those of your council."
        " Your council’s figures of 2027-28 cover the whole year.",
        "On 1 July 2028 the portal shows no service improvement taken over from them.",
    ]
    # No decision about it at all: its letter says so, and is composed all the same.
    said = [block.text for each in content.sections for block in each.blocks]
    assert any("investigated no complaints about East Surrey Council" in text for text in said)
    assert told(of(east, "2028-29")) == []


def test_a_first_released_year_after_the_one_in_which_it_opened_is_its_first_letter_of_this(of):
    said = told(of("cumberland-council", "2024-25"))
    assert said[0].startswith("On 1 April 2023 your council replaced these councils")
    assert any(
        "There are no earlier figures of your council on the portal than those of 2024-25." in line
        for line in said
    )
    assert told(of("cumberland-council", "2025-26")) == []


def test_a_council_that_opened_within_the_year_reads_that_its_figures_are_of_a_part(of):
    day = date(2024, 10, 1)
    Council.objects.filter(slug="cumberland-council").update(opened_on=day)
    assert (
        "Your council’s figures of 2024-25 do not cover the whole year: they begin on 1 October"
        " 2024, when it opened." in "\n".join(told(of("cumberland-council", "2024-25")))
    )


def test_one_council_in_the_place_of_one(of):
    Council.objects.filter(slug="kent-county-council").update(closed_on=date(2024, 4, 1))
    new = factories.council("Kent Council", type="unitary", opened_on=date(2024, 4, 1))
    council("kent-county-council").successors.add(new)
    assert told(of(new.slug, "2024-25")) == [
        "On 1 April 2024 your council replaced this council, whose record stays on the portal:",
        f"- {link('kent-county-council')}",
        "Its figures stay its own. They are not added to those of your council."
        " Your council’s figures of 2024-25 cover the whole year.",
        "On 1 July 2025 the portal shows no service improvement taken over from it.",
    ]


@pytest.mark.parametrize(
    "change",
    [
        {"action": "rename", "name": "Barnsley Council"},
        {"action": "recode", "gss_code": "E08000099"},
    ],
)
def test_a_new_name_or_a_new_code_inherits_nothing(of, change):
    """Barnsley had a new code in 2025 as well."""
    barnsley, day = "barnsley-metropolitan-borough-council", date(2024, 10, 1)
    assert council(barnsley).former_codes.exists()
    AnnouncedChange.objects.create(council=council(barnsley), takes_effect_on=day, **change)
    assert take_effect(day, datetime(2024, 10, 1, tzinfo=UTC)) == 1
    content = of(barnsley, "2024-25")
    assert content.council == council(barnsley).name
    assert told(content) == []


def test_a_council_that_closes_later_is_no_predecessor_yet(of):
    """Elmbridge is to close: nothing of it is said in a letter that is public before."""
    east = council("east-surrey-council")
    Council.objects.filter(pk=east.pk).update(opened_on=date(2024, 4, 1))
    assert told(of(east.slug, "2024-25")) == []


def test_sentences_have_one_thought(of):
    for line in told(of("cumberland-council", "2023-24")):
        assert all(len(sentence.split()) <= 30 for sentence in line.split(". ")), line


def test_the_letter_of_a_closed_council_s_last_year_goes_to_who_follows(of):
    content = of("elmbridge-borough-council", "2026-27")
    assert content.to == ["The Chief Executive", "East Surrey Council"]
    said = "\n".join(block.text for each in content.sections for block in each.blocks)
    first = content.sections[0].blocks[0].text  # before "your council" is said
    assert first == (
        "Elmbridge Borough Council closed on 1 April 2027. This is the last annual review letter"
        " about it, and it goes to the council that took its place: East Surrey Council. Its"
        " figures stay its own and are not added to any other council’s. “Your council” in this"
        " letter is Elmbridge Borough Council."
    )
    assert said.count("closed on 1 April 2027") == 1
    assert told(content) == []
