"""Pages of a list are the same whatever is kept of it: nothing comes twice, nothing is left out."""

from datetime import date

import pytest

from complaints.decisions.deep_pages import InTurn
from complaints.models import Decision, Recommendation
from councils.public_record import changing_public_record
from councils.years import london_instant
from portal import counted_once
from portal.pages import decisions_content, improvements_content, kept_rows_content
from tests import factories
from tests.database_work import work_of_database

pytestmark = pytest.mark.django_db
AT = london_instant("2025-07-02 10:00")
MANY = 23


@pytest.fixture(autouse=True)
def _kept(monkeypatch, clock):
    monkeypatch.setattr(counted_once, "SECONDS", 60)
    monkeypatch.setattr(kept_rows_content, "PART", 4)
    monkeypatch.setattr(decisions_content, "PER_PAGE", 3)
    counted_once.COUNTED.clear()
    clock.set(AT)
    yield
    counted_once.COUNTED.clear()


@pytest.fixture
def kent():
    """Five on each day, in no order; some are not to be seen."""
    council = factories.council("Kent")
    for number in range(MANY):
        hidden = {"text_approved_at": None} if number % 10 == 7 else {}
        day = date(2024, 5, 1 + number * 7 % MANY // 5)
        factories.decision(council, reference=f"24{number * 5 % MANY:06}", decided_on=day, **hidden)
    return council


def in_order() -> list[str]:
    return list(Decision.objects.public(AT).newest_first().values_list("reference", flat=True))


@pytest.fixture
def pages(client):
    """The references on each page of a list, from one that is asked for to the last."""

    def turned(first=1, address="/decisions/?", asked=()):
        found = []
        for number in asked or range(first, MANY):
            content = client.get(f"{address}page={number}").context["page"]
            found.append([each.reference for each in content.rows])
            if not asked and not content.has_next:
                break
        return found

    return turned


@pytest.mark.parametrize("first", [1, 4, 7])
def test_pages_follow_each_other_wherever_one_begins(kent, pages, first):
    expected = in_order()
    assert len(expected) == 21
    assert pages(first) == [expected[at : at + 3] for at in range(3 * first - 3, 21, 3)]
    assert pages(asked=[5, 2]) == [expected[12:15], expected[3:6]]


def test_each_list_has_parts_of_its_own(kent, pages):
    for number in range(9):
        factories.decision(reference=f"25{number:06}", decided_on=date(2025, 2, 3))
    assert pages(3) == [in_order()[at : at + 3] for at in range(6, 30, 3)]
    of_kent = [each for each in in_order() if each.startswith("24")]
    assert pages(3, "/decisions/?council=kent&") == [of_kent[at : at + 3] for at in range(6, 21, 3)]


def test_beyond_the_end_there_is_no_page(kent, client):
    for number in (8, 9, 5_000):
        assert client.get(f"/decisions/?page={number}").status_code == 404


def test_the_api_turns_the_same_pages(kent, client):
    found, address = [], "/api/v1/decisions/?page_size=5"
    while address:
        answer = client.get(address).json()
        found += [each["reference"].replace(" ", "") for each in answer["results"]]
        address = answer["next"]
    assert found == in_order()


def test_what_is_withheld_meanwhile_is_on_no_page(kent, pages):
    before = pages()
    gone = before[4][0]
    with changing_public_record():
        Decision.objects.filter(reference=gone).update(withheld_reason="consent")
    assert [each for page in pages() for each in page] == [
        each for page in before for each in page if each != gone
    ]


@pytest.mark.parametrize("asked", ["", "status=not_published&", "change={}&"])
def test_improvements_follow_each_other_in_page_and_api(kent, client, monkeypatch, asked):
    monkeypatch.setattr(improvements_content, "PER_PAGE", 3)
    for number, each in enumerate(Decision.objects.order_by("pk")[:12]):
        for _ in range(number % 4):
            factories.recommendation(each)
    public = Recommendation.objects.newest_public(AT)
    expected = [f"{each.decision.reference}.{each.number}" for each in public]
    assert len(expected) == 15
    [change] = {each.change for each in public}
    asked = asked.format(change)
    turned = [
        [f"{one.recommendation.decision.reference}.{one.recommendation.number}" for one in rows]
        for number in (3, 1, 2, 5, 4)
        for rows in (client.get(f"/improvements/?{asked}page={number}").context["found"].rows,)
    ]
    assert turned == [expected[at : at + 3] for at in (6, 0, 3, 12, 9)]
    found, address = [], f"/api/v1/service-improvements/?{asked}page_size=5"
    while address:
        answer = client.get(address).json()
        found += [f"{each['reference']}.{each['number']}" for each in answer["results"]]
        address = answer["next"]
    assert [each.replace(" ", "") for each in found] == expected


def test_what_figures_counted_is_found_once_and_read_anew(kent, pages):
    factories.release("2024-25", public_at=london_instant("2025-05-20 09:30"))
    address = "/decisions/?year=2024-25&counted=upheld&"
    expected = in_order()
    assert pages(2, address) == [expected[at : at + 3] for at in range(3, 21, 3)]
    gone = expected[4]
    Decision.objects.filter(reference=gone).update(withheld_reason="consent")  # past the record
    assert pages(asked=[2], address=address) == [[expected[3], *expected[5:7]]]


def test_a_page_far_back_passes_over_no_more_than_a_part(kent, client):
    rows = InTurn(Decision.objects.public(AT).newest_first())
    assert rows.place(4) == rows.from_place(rows.place(2)).place(2)
    client.get("/decisions/?page=7")
    with work_of_database() as work:
        client.get("/decisions/?page=7")
    turning = [each.statement for each in work.reads if "OFFSET" in each.statement]
    assert [each.rpartition("OFFSET ")[2] for each in turning] == ["2"]
