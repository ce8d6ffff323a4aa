"""Surrey, which closes on 1 April 2027: on every page it will until London's midnight, then did."""

import json
import re
from datetime import date
from io import BytesIO

import openpyxl
import pytest
from django.utils.html import strip_tags

from councils.years import london_instant
from tests import factories
from tests.factories import frozen, published
from tests.squares import draw

pytestmark = pytest.mark.django_db

EVE = london_instant("2027-03-31 23:59")
MIDNIGHT = london_instant("2027-04-01 00:00")  # 23:00 of 31 March by UTC: the clocks have changed
NEXT = london_instant("2027-04-02 12:00")
WILL, DID = (
    "will close on 1 April 2027 and will be replaced by",
    ("closed on 1 April 2027 and was replaced by"),
)


@pytest.fixture
def surrey():
    made = factories.surrey_2027()
    rows = [
        frozen(made[name], upheld=20, not_upheld=10)
        for name in ("Surrey", *factories.EAST_SURREY, *factories.WEST_SURREY)
    ]
    published("2024-25", *rows)
    return made


@pytest.fixture
def read(client, clock):
    def reading(path, at):
        clock.set(at)
        answer = client.get(path)
        assert answer.status_code == 200
        return re.sub(r"\s+", " ", strip_tags(answer.content.decode())).replace(" ,", ",")

    return reading


@pytest.mark.parametrize(
    "path",
    [
        "/councils/surrey-county-council/2024-25/",
        "/councils/surrey-county-council/2024-25/scrutiny-pack/",
    ],
)
def test_a_council_that_is_to_close_says_so(surrey, read, path):
    found = [read(path, at) for at in (EVE, MIDNIGHT, NEXT)]
    assert [(WILL in page, DID in page) for page in found] == [
        (True, False),
        (False, True),
        (False, True),
    ]


def test_the_page_of_its_successor_says_that_it_is_to_open(surrey, read):
    eve, midnight = (read("/councils/east-surrey-council/", at) for at in (EVE, MIDNIGHT))
    assert "East Surrey Council will open on 1 April 2027 and will replace Elmbridge" in eve
    assert "Their figures will not be joined to its own." in eve
    assert "opened on" not in eve
    assert "East Surrey Council opened on 1 April 2027 and replaced Elmbridge" in midnight
    assert "Their figures are not joined to its own." in midnight


def test_the_group_is_to_be_reorganised(surrey, read):
    path = "/councils/surrey-county-council/2024-25/"
    eve, midnight = read(path, EVE), read(path, MIDNIGHT)
    assert "The councils that will be reorganised together, added up" in eve
    assert "added up, until they close." in eve
    assert "The councils that were reorganised together, added up" in midnight
    assert "added up, until they closed." in midnight


def test_the_list_and_what_is_suggested(surrey, read, client, clock):
    eve, midnight = (read("/councils/", at) for at in (EVE, MIDNIGHT))
    assert "closes 1 April 2027; to be replaced by East Surrey Council and West Surrey" in eve
    assert "opens 1 April 2027" in eve
    assert "closed 1 April 2027; replaced by East Surrey Council and West Surrey" in midnight
    assert "opened 1 April 2027" in midnight
    for at, note in (
        (EVE, "closes 1 April 2027; to be replaced by West Surrey Council"),
        (MIDNIGHT, "closed 1 April 2027; replaced by West Surrey Council"),
    ):
        clock.set(at)
        (found,) = json.loads(client.get("/councils/suggest.json?q=woking").content)["suggestions"]
        assert found["note"] == note


def test_the_map_of_a_year_has_the_councils_of_that_year(surrey, client, clock):
    draw({surrey["East Surrey"]: (0, 0), surrey["Surrey"]: (1, 0)})
    for at in (EVE, MIDNIGHT):
        clock.set(at)
        councils = {
            each["slug"]: each for each in client.get("/map/2024-25.json").json()["councils"]
        }
        assert councils["surrey-county-council"]["why"] == ""
        assert "east-surrey-council" not in councils


def test_the_record_to_take_away(surrey, client, clock):
    said = []
    for at in (EVE, MIDNIGHT):
        clock.set(at)
        answer = client.get("/councils/surrey-county-council/record.xlsx")
        rows = openpyxl.load_workbook(BytesIO(b"".join(answer)))["About"].iter_rows(
            values_only=True
        )
        said += [row[1] for row in rows if row[0] == "Closing"]
    new = "East Surrey Council and West Surrey Council"
    assert said == [f"Surrey County Council {each} {new}" for each in (WILL, DID)]


def test_who_is_asked_what_was_left_undone(surrey, read):
    """Until it has closed a council is asked itself; from then on its successors are."""
    path = "/councils/surrey-county-council/2024-25/scrutiny-pack/"
    asked = [
        "Who carries out what had been agreed, what of it is still to be done" in read(path, at)
        for at in (EVE, MIDNIGHT)
    ]
    assert asked == [False, True]


def test_the_day_is_london_s():
    assert (EVE.date(), MIDNIGHT.date()) == (date(2027, 3, 31), date(2027, 4, 1))


def test_lists_of_decisions_say_where_those_of_the_others_are(surrey, read):
    """A list of a new council that is empty on its first day does not say that nothing was found.

    Of what a council has to do, cases of those that it replaced are in the list.
    """
    new, old = "/decisions/?council=east-surrey-council", "/decisions/?council=elmbridge-borough"
    stay = "Decisions about them stay with them and are not in this list."
    for at, said in ((EVE, "will open on 1 April 2027"), (MIDNIGHT, "opened on 1 April 2027")):
        found = read(new, at)
        assert f"East Surrey Council {said}" in found
        assert stay in found
        assert stay not in read(f"{new}&overdue=true", at)
        assert stay not in read("/decisions/", at)
    eve, midnight = (read(f"{old}-council", at) for at in (EVE, MIDNIGHT))
    assert "Decisions about it stay here." not in eve
    assert (
        f"Elmbridge Borough Council {DID} East Surrey Council. Decisions about it stay" in midnight
    )


def test_who_typed_no_words_is_not_told_to_try_fewer(surrey, read):
    chosen, typed = "/decisions/?council=east-surrey-council", "/decisions/?q=heron"
    assert "Take away your choice above, or see every decision" in read(chosen, MIDNIGHT)
    assert "Try fewer words" not in read(chosen, MIDNIGHT)
    assert "Try fewer words, or another word" in read(typed, MIDNIGHT)


def test_the_list_of_a_new_council_leads_to_those_of_the_others(surrey, client, clock):
    clock.set(MIDNIGHT)
    listed = client.get("/decisions/?council=east-surrey-council").content.decode()
    assert 'href="/decisions/?council=surrey-county-council"' in listed
    improved = client.get("/councils/east-surrey-council/improvements/").content.decode()
    assert 'href="/councils/surrey-county-council/improvements/"' in improved


def test_a_new_council_did_not_agree_to_what_it_took_over(surrey, read):
    path = "/councils/{}/improvements/"
    said = "What they had agreed to is listed with them; what is now for East Surrey Council to do"
    found = [read(path.format("east-surrey-council"), at) for at in (EVE, MIDNIGHT)]
    assert all(said in page for page in found)
    assert "is listed with" not in read(path.format("elmbridge-borough-council"), MIDNIGHT)
