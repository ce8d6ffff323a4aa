"""The pages of reorganisations: before, on and after the day; nothing joined, nothing leaked."""

import re
from datetime import UTC, date, datetime

import pytest

from councils.boundaries.importing import OWN_MAP, import_boundaries
from councils.models import AnnouncedChange, Council
from councils.register.changes.importing import OWN_CHANGES, import_changes
from councils.register.importing.councils import OWN_REGISTER, import_councils
from tests import factories

AT = datetime(2026, 6, 1, 12, tzinfo=UTC)
SURREY = "/reorganisations/surrey-2027/"


@pytest.fixture(scope="module")
def register(module_db):
    """Elmbridge has three decisions of a public year, and one of a year that is not public."""
    import_councils(OWN_REGISTER, at=AT)
    import_changes(OWN_CHANGES, at=AT)
    import_boundaries(OWN_MAP, at=AT)
    elmbridge = Council.objects.get(slug="elmbridge-borough-council")
    for number in range(3):
        decision = factories.decision(elmbridge, decided_on=date(2024, 6, 3 + number))
    factories.recommendation(decision, public_summary="Train staff.", kind="service_improvement")
    factories.release("2024-25", public_at=datetime(2025, 7, 1, 8, 30, tzinfo=UTC))
    factories.decision(elmbridge, decided_on=date(2025, 6, 3))


@pytest.fixture
def page(register, client, clock, db):
    def asked(address: str, at: datetime = AT) -> str:
        clock.set(at)
        answer = client.get(address)
        assert answer.status_code == 200
        return answer.content.decode()

    return asked


def test_the_list_has_what_is_to_come_first(page):
    text = page("/reorganisations/")
    assert text.index("Surrey, 1 April 2027") < text.index("Cumbria, 1 April 2023")
    assert "12 councils will close." in text
    assert "Seven councils closed." in text
    later = page("/reorganisations/", datetime(2027, 4, 1, tzinfo=UTC))
    assert "None is announced here." in later
    assert "12 councils closed." in later


def test_own_years_are_not_said_to_stand_below_before_there_is_one(page):
    """On the day a new council has no public year, and for more than a year after it."""
    later = words(page(SURREY, datetime(2027, 4, 1, tzinfo=UTC)))
    assert "The councils that closed are added up" in later
    assert "The new councils’ own years will stand apart, below." in later
    assert "as they are published" not in later


def test_what_a_search_engine_says_of_one_has_happened_or_is_to_come(page):
    before, after = page(SURREY), page(SURREY, datetime(2027, 4, 1, tzinfo=UTC))
    assert "which will replace them, and what is left of their record." in before.replace("\n ", "")
    assert "which replaced them, and what is left of their record." in after.replace("\n ", "")


def test_a_page_says_who_follows_whom_and_who_says_so(page):
    text = page(SURREY)
    assert "Surrey: to be reorganised on 1 April 2027" in text
    assert AnnouncedChange.objects.first().source_url in text
    assert text.count('<path class="of-1"') == 5 + 1  # before five districts, then the new council
    assert text.count('<path class="of-2"') == 6 + 1
    later = page(SURREY, datetime(2027, 4, 1, tzinfo=UTC))
    assert "Surrey: reorganised on 1 April 2027" in later
    assert "will close" not in later.split("<main")[1].split("</main")[0]


def test_sums_are_of_public_years_and_nothing_is_counted_of_others(page):
    text = page(SURREY)
    assert "3 of 3" in text  # upheld, of all twelve together
    left = text.split('id="left"')[1].split("</table>")[0]
    east = left.split("East Surrey Council")[1].split("</tr>")[0]
    assert ">3<" in east
    assert ">4<" not in east


def test_there_is_no_other(client, register, db):
    assert client.get("/reorganisations/surrey-2026/").status_code == 404


def test_a_council_leads_to_it(page):
    text = page("/councils/elmbridge-borough-council/2024-25/")
    assert f'href="{SURREY}"' in text


def test_it_takes_as_many_queries_however_many_there_are(
    register, client, clock, db, django_assert_num_queries
):
    clock.set(AT)
    client.get("/reorganisations/")
    with django_assert_num_queries(2):
        client.get("/reorganisations/")


def test_an_address_of_a_name_that_its_councils_have_had_leads_on(register, client, clock, db):
    """East and West Surrey came of the county; the districts' address is made of its slug."""
    clock.set(AT)
    Council.objects.filter(slug="surrey-county-council").update(short_name="Greater Surrey")
    assert client.get(SURREY).status_code == 200
    for old in ("greater-surrey-2027", "surrey-county-council-2027"):
        for rest in ("", "scrutiny-pack.pdf"):
            answer = client.get(f"/reorganisations/{old}/{rest}")
            assert (answer.status_code, answer["Location"]) == (301, f"{SURREY}{rest}")


def words(html: str) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", html).split())


def test_one_that_has_closed_since_is_not_said_to_be_there(page):
    """Somerset West and Taunton took two councils' places in 2019, and closed in 2023."""
    listed = words(page("/reorganisations/"))
    assert "Two councils closed. Somerset West and Taunton Council took their places." in listed
    assert "12 councils will close. East Surrey Council and West Surrey Council will take" in listed
    own = words(page("/reorganisations/somerset-west-and-taunton-2019/"))
    assert "Somerset West and Taunton Council took their places." in own


def test_of_one_new_council_it_speaks_of_one_and_of_what_is_to_come_as_of_that(page):
    one, coming = words(page("/reorganisations/somerset-2023/")), words(page(SURREY))
    assert "What was left to the new council " in one
    assert "The new council’s own years stand apart, below, as they are published." in one
    assert "The new councils’ own years will stand apart, below." in coming
    assert "Below stand" not in coming
