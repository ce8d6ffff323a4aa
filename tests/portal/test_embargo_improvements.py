"""What was agreed is shown with its decision while it stands, and nowhere once it is void."""

from datetime import date, timedelta

import pytest

from complaints.decisions.steps.approval import approve_text
from complaints.decisions.steps.reviews import Replacement, end_review, open_review
from complaints.models import Decision, Recommendation, Release, ReleasedCase
from complaints.recommendations.steps.deadlines import confirm_end, propose_end
from complaints.statistics.case_lists import COUNTED
from councils.years import london_instant
from tests import factories
from tests.portal.crawling import ask_at, crawl_at, text_of, where
from tests.portal.planting import PRIVATE, done, somebody

pytestmark = [pytest.mark.django_db, pytest.mark.crawl]

PUBLIC = london_instant("2025-07-01 09:30")
AT = PUBLIC + timedelta(days=1)
LATER = AT + timedelta(days=60)  # what replaced a decision is shown by then
ENDED, REPLACED, KEPT = "zebraended", "zebrareplaced", "zebrakept"
UNDONE = "zebraundone"  # its decision became another by no step at all
KENT = "/councils/kent-county"
# Every place in which a recommendation of a decision of 2024-25 stands.
PLACES = {
    f"{KENT}/2024-25/",
    f"{KENT}/2024-25/scrutiny-pack/",
    *(f"{KENT}/2024-25/scrutiny-pack.{form}" for form in ("pdf", "docx", "odt")),
    f"{KENT}/improvements/",
    "/improvements/",
    "/decisions/",
    f"{KENT}/record.json",
    f"{KENT}/record.xlsx",
    "/api/v1/service-improvements/",
    "/api/v1/service-improvements.csv",
    *(
        f"/data/service-improvements-{which}.{form}"
        for which in ("all-years", "2024-25-edition-1")
        for form in ("csv", "xlsx")
    ),
    "/data/service-improvements-all-years.parquet",
    *("/data/everything.zip", "/data/everything.sqlite3"),
}


@pytest.fixture
def recommendations():
    """Four decisions about a council, with what it agreed to change after each."""
    council = factories.council("Kent County", residents=1_576_069)
    made = {}
    for number, word in enumerate((KEPT, REPLACED, ENDED, UNDONE)):
        decision = factories.decision(council, reference=f"2400000{number}")
        done_late = {"due_on": date(2024, 8, 1), "done_on": date(2024, 8, 2)}
        made[word] = factories.recommendation(
            decision,
            public_summary=f"The {word} change.",
            recorded_on=date(2024, 8, 3),
            **done_late,
        )
    factories.release("2024-25", public_at=PUBLIC)
    return made


def places(pages, word: str) -> set[str]:
    """Where a word stands, each page once."""
    return {address.partition("?")[0] for address in where(pages, word).get(word, [])}


def end(recommendation: Recommendation) -> None:
    """As a review of the decision allows: what was complied with is no longer required."""
    done(open_review, recommendation.decision, date(2025, 7, 1), "", somebody("first"), AT)
    done(propose_end, recommendation, "The school closed.", by=somebody("first"), at=AT)
    done(confirm_end, recommendation, by=somebody("second"), at=AT)


def replace(recommendation: Recommendation) -> None:
    """The decision becomes one that is not upheld, whose text is approved anew."""
    review = done(open_review, recommendation.decision, date(2025, 7, 1), "", somebody("first"), AT)
    changes = Replacement("not_upheld", date(2025, 7, 2), "1. We do not uphold it.", "No fault.")
    why = {"changes": changes, "void_reason": f"{PRIVATE}void"}
    done(end_review, review, "replaced", "", somebody("second"), AT, **why)
    decision = Decision.objects.get(pk=recommendation.decision_id)
    done(approve_text, decision, somebody("third"), AT)


def confirm(recommendation: Recommendation) -> None:
    """The review confirms the decision, whose recommendation stays ended."""
    review = recommendation.decision.reviews.get()
    done(end_review, review, "confirmed", "", somebody("second"), AT)


def undo(recommendation: Recommendation) -> None:
    """The rule asks what the decision is, not what led to it."""
    Decision.objects.filter(pk=recommendation.decision_id).update(outcome="not_upheld")


def test_a_recommendation_stands_in_every_place_and_a_void_one_in_none(recommendations):
    page_of = {
        word: recommendation.decision.get_absolute_url()
        for word, recommendation in recommendations.items()
    }
    pages = ask_at(AT, *PLACES, *page_of.values())
    for word, page in page_of.items():
        assert places(pages, word) == {*PLACES, page}
    end(recommendations[ENDED])
    confirm(recommendations[ENDED])
    replace(recommendations[REPLACED])
    undo(recommendations[UNDONE])
    pages = crawl_at(LATER, f"{KENT}/improvements/?year=2024-25", "/decisions/?q=zebra")
    for word in (ENDED, REPLACED, UNDONE):
        assert pages[page_of[word]][0] == 200
        assert places(pages, word) == set()
    assert Recommendation.objects.filter(no_longer_required_reason__contains=PRIVATE).exists()
    assert places(pages, PRIVATE) == set()
    assert places(pages, KEPT) == {*PLACES, page_of[KEPT]}
    assert (
        "1 improvement is published from decisions of 2024-25: 1 done late."
        in (pages[f"{KENT}/2024-25/scrutiny-pack/"][1])
    )


OUTCOMES = (
    {"outcome": "complied", "done_on": date(2024, 10, 14)},
    {"outcome": "complied", "done_on": date(2024, 10, 15)},
    {"outcome": "not_complied", "done_on": None, "first_not_complied_on": date(2024, 11, 1)},
)


def asked() -> list[str]:
    """Every way in which compliance and what is overdue can be asked for, by page and API."""
    queries = [
        *(f"compliance={each}" for each in ReleasedCase.Compliance.values),
        *(f"compliance={each}&year=2024-25" for each in ReleasedCase.Compliance.values),
        *(f"counted={each}&year=2024-25" for each in COUNTED),
        "overdue=true&council=kent-county",
        "overdue=true&year=2024-25",
    ]
    places = ("/decisions/", "/api/v1/decisions/", "/api/v1/decisions.csv")
    told = [f"status={each}" for each in ReleasedCase.Compliance.values]
    agreed = ("/improvements/", f"{KENT}/improvements/")
    data = "/api/v1/service-improvements/"
    return [
        *(f"{place}?{query}" for place in places for query in queries),
        *(f"{place}?{query}" for place in (data, *agreed) for query in told),
        *(f"{data}?{query}" for query in queries[:3]),
    ]


def test_what_became_of_a_case_is_found_by_no_way_before_its_year_and_by_each_after(client, clock):
    """That an outcome was recorded takes a case from what is overdue; which one, nothing tells."""
    kent = factories.council("Kent County")
    decision = factories.decision(kent, decided_on=date(2024, 9, 2))
    made = factories.recommendation(
        decision, due_on=date(2024, 10, 14), outcome="", done_on=None, recorded_on=None
    )
    factories.release("2024-25", public_at=PUBLIC)
    page = decision.get_absolute_url()

    def told(at) -> dict[str, tuple[int, str]]:
        clock.set(at)
        lists = ("/decisions/", "/improvements/")
        answers = ((address, client.get(address)) for address in (*asked(), *lists, page))
        return {address: (each.status_code, text_of(each)) for address, each in answers}

    before = PUBLIC - timedelta(seconds=1)
    overdue = told(before)
    of_kent = "/decisions/?overdue=true&council=kent-county"
    assert "1 of 1 case shown." in " ".join(overdue[of_kent][1].split())
    assert "Overdue:" in overdue[page][1]
    hidden, shown = [], []
    for outcome in OUTCOMES:
        fields = {"recorded_on": date(2024, 11, 1), "first_not_complied_on": None, **outcome}
        Recommendation.objects.filter(pk=made.pk).update(**fields)
        Release.objects.all().delete()
        factories.release("2024-25", public_at=PUBLIC)
        hidden.append(told(before))
        shown.append(told(PUBLIC))
    assert hidden[0] == hidden[1] == hidden[2]
    for address in ("/decisions/", "/improvements/"):
        assert "is published with the figures of 2024-25." in " ".join(
            hidden[0][address][1].split()
        )
    assert not [address for address in asked() if page in hidden[0][address][1]]
    for name, answers in zip(("on_time", "late", "not_complied"), shown, strict=True):
        found = {address for address in asked() if page in answers[address][1]}
        of_it = {f"/decisions/?compliance={name}", f"/decisions/?counted={name}&year=2024-25"}
        others = {"on_time", "late", "not_complied"} - {name}
        assert of_it < found
        assert not {address for address in found for other in others if f"={other}" in address}
        assert answers[page] != hidden[0][page]


def test_before_it_is_due_a_page_says_the_same_whether_or_not_an_outcome_is_recorded(client, clock):
    clock.set(PUBLIC)
    decision = factories.decision(decided_on=date(2025, 5, 1))
    due_on = date(2025, 9, 1)
    made = factories.recommendation(
        decision, due_on=due_on, outcome="", done_on=None, recorded_on=None
    )
    page = client.get(decision.get_absolute_url()).content.decode()
    assert "Not all of it is due yet." in page
    done_on = date(2025, 6, 20)
    Recommendation.objects.filter(pk=made.pk).update(
        outcome="complied", done_on=done_on, recorded_on=done_on
    )
    assert client.get(decision.get_absolute_url()).content.decode() == page
