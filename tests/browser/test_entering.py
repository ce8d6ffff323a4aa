"""Staff enter a decision in a real browser: what is asked, what is refused, two people at once."""

from datetime import date

import pytest
from playwright.sync_api import Page, expect

from complaints.models import ConfirmedWords, Decision
from tests import factories
from tests.complaints.decisions.entries import page_of, somebody

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def officer(roles, signs_in, page):
    return signs_in(page, somebody("Case officer", "ann"))


def choose(page: Page, field: str, words: str, found: str) -> None:
    """In a field that looks up what is typed."""
    page.locator(f"#id_{field} + .select2").click()
    page.locator(".select2-search__field").fill(words)
    page.get_by_role("option", name=found).click()


def save(page: Page, button: str = "Save") -> None:
    with page.expect_navigation():
        page.get_by_role("button", name=button, exact=True).click()


def test_an_upheld_decision_with_two_recommendations_is_entered_and_previewed(officer, live_server):
    kent, _ = factories.council("Kent County Council"), factories.council("Essex County Council")
    factories.subject()
    officer.goto(f"{live_server.url}/admin/complaints/decision/add/")
    officer.get_by_label("Reference").fill("24 018 407")
    choose(officer, "council", "kent", "Kent County Council")
    officer.get_by_label("Decided on").fill("03/06/2024")
    officer.locator("#id_outcome").select_option("upheld")
    choose(officer, "subject", "homel", "Housing › Homelessness")
    officer.locator("#id_summary").fill("We upheld Mrs B's complaint.")
    officer.get_by_role("textbox", name="Statement:").fill(
        "## The complaint\n\n1. Mrs B complains."
    )
    for number, (kind, field, text) in enumerate(
        (
            ("personal_remedy", "private_text", "Apologise to Mrs B."),
            ("service_improvement", "public_summary", "Train staff."),
        )
    ):
        officer.get_by_role("button", name="Add another Recommendation").click()
        prefix = f"#id_recommendations-{number}-"
        officer.locator(f"{prefix}kind").select_option(kind)
        officer.locator(f"{prefix}{field}").fill(text)
        officer.locator(f"{prefix}due_on").fill("15/07/2024")
    save(officer, "Save and preview")
    expect(officer.get_by_label("Preview")).to_contain_text("Preview. Not public.")
    expect(officer.get_by_text("Train staff.")).to_be_visible()
    expect(officer.get_by_text("Apologise")).to_have_count(0)
    made = Decision.objects.get()
    assert (made.reference, made.council, made.decided_on) == ("24018407", kent, date(2024, 6, 3))
    assert [each.council for each in made.recommendations.order_by("number")] == [kent, kent]


def test_only_what_fits_is_asked(officer, live_server):
    officer.goto(f"{live_server.url}/admin/complaints/decision/add/")
    parts = {
        "remedy": officer.locator("#id_satisfactory_remedy"),
        "title": officer.locator("#id_title"),
        "summary": officer.locator("#id_summary"),
        "recommendations": officer.get_by_role("button", name="Add another Recommendation"),
    }

    def asked() -> set[str]:
        return {name for name, part in parts.items() if part.is_visible()}

    expect(parts["title"]).to_be_hidden()
    found = {}
    for outcome in ("", "referred_back", "not_upheld", "upheld"):
        officer.locator("#id_outcome").select_option(outcome)
        found[outcome] = asked()
    assert found == {
        "": set(),
        "referred_back": set(),
        "not_upheld": {"summary"},
        "upheld": {"remedy", "summary", "recommendations"},
    }
    officer.get_by_label("Public interest report").check()
    expect(parts["title"]).to_be_visible()
    parts["title"].fill("A title")
    officer.get_by_label("Decision statement").check()
    officer.locator("#id_outcome").select_option("advice_given")
    assert asked() == {"title"}


def test_of_a_recommendation_only_what_fits_is_asked(officer, live_server):
    officer.goto(f"{live_server.url}/admin/complaints/decision/add/")
    officer.locator("#id_outcome").select_option("upheld")
    officer.get_by_role("button", name="Add another Recommendation").click()
    summary = officer.locator("#id_recommendations-0-public_summary")
    done_on = officer.locator("#id_recommendations-0-done_on")
    expect(summary).to_be_hidden()
    expect(done_on).to_be_hidden()
    officer.locator("#id_recommendations-0-kind").select_option("service_improvement")
    officer.locator("#id_recommendations-0-outcome").select_option("complied")
    expect(summary).to_be_visible()
    expect(done_on).to_be_visible()
    summary.fill("Train staff.")
    officer.locator("#id_recommendations-0-kind").select_option("personal_remedy")
    expect(summary).to_be_visible()


def test_words_that_may_identify_somebody_are_looked_at(officer, live_server):
    decision = factories.decision()
    officer.goto(live_server.url + page_of(decision))
    officer.locator("#id_summary").fill("She lives at 12 High Street.")
    save(officer)
    words = officer.get_by_role("region", name="Words that may identify a person")
    expect(words).to_contain_text("12 High Street")
    expect(officer.locator("#id_summary")).to_have_value("She lives at 12 High Street.")
    words.get_by_label("I have looked: this identifies nobody").check()
    save(officer, "Save and continue editing")
    expect(officer.get_by_text("is hidden from the public now")).to_be_visible()
    expect(officer.get_by_role("region", name="Words somebody has looked at")).to_contain_text(
        "12 High Street"
    )
    assert ConfirmedWords.objects.count() == 1


def test_the_second_of_two_is_told_and_loses_nothing(officer, signs_in, new_page, live_server):
    decision = factories.decision(summary="Old.", title="")
    colleague = signs_in(new_page(), somebody("Case officer", "bea"))
    for page in (officer, colleague):
        page.goto(live_server.url + page_of(decision))
    colleague.locator("#id_summary").fill("New.")
    save(colleague)
    officer.locator("#id_acted_for").fill("A contractor")
    save(officer)
    told = officer.get_by_role("region", name="What was changed while you had this open")
    expect(told).to_contain_text("Decision changed by bea")
    expect(told).to_contain_text("from Old. to New.")
    expect(officer.locator("#id_acted_for")).to_have_value("A contractor")
    assert Decision.objects.get().acted_for == ""
    officer.locator("#id_summary").fill("New.")
    save(officer)
    stored = Decision.objects.get()
    assert (stored.summary, stored.acted_for) == ("New.", "A contractor")


def test_without_javascript_everything_is_there(roles, signs_in, no_js_page, live_server):
    page = signs_in(no_js_page, somebody("Case officer", "ann"))
    decision = factories.decision(outcome="not_upheld", summary="Old.")
    page.goto(live_server.url + page_of(decision))
    expect(page.locator("#id_title")).to_be_visible()
    expect(page.get_by_text("Only a public interest report has a title")).to_be_visible()
    page.locator("#id_title").fill("A title")
    save(page)
    assert Decision.objects.get().title == "A title"


@pytest.mark.parametrize("viewport", [{"width": 320, "height": 640}])
def test_it_fits_a_narrow_screen(officer, live_server, viewport):
    decision = factories.recommendation().decision
    history = page_of(decision).replace("/change/", "/history/")
    for address in (page_of(decision), history, "/admin/complaints/decision/add/"):
        officer.goto(live_server.url + address)
        assert officer.evaluate("document.documentElement.scrollWidth") == 320, address
