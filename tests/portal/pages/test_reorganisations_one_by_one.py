"""What was passed on, one by one: agreed with whom, until when, whose it is now, its state."""

import re
from datetime import UTC, date, datetime

import pytest

from complaints.models import Recommendation
from councils.models import Council
from councils.register.changes.importing import OWN_CHANGES, import_changes
from councils.register.importing.councils import OWN_REGISTER, import_councils
from councils.years import london_midnight
from tests import factories

AT = datetime(2026, 12, 1, 12, tzinfo=UTC)
SURREY = "/reorganisations/surrey-2027/"
STILL = {"outcome": "", "done_on": None, "recorded_on": None}
ELMBRIDGE, WOKING = "elmbridge-borough-council", "woking-borough-council"


@pytest.fixture
def promised(db):
    """Of Elmbridge's: one overdue, one done late of a public year, one of a year to come."""
    import_councils(OWN_REGISTER, at=AT)
    import_changes(OWN_CHANGES, at=AT)
    elmbridge = Council.objects.get(slug=ELMBRIDGE)
    made = factories.decision(elmbridge, reference="24000001", decided_on=date(2024, 6, 4))
    factories.recommendation(made, public_summary="Train staff.", due_on=date(2026, 10, 1), **STILL)
    factories.recommendation(
        made, public_summary="Write letters.", due_on=date(2024, 8, 1), done_on=date(2024, 8, 5)
    )
    factories.recommendation(made, kind="personal_remedy", public_summary="", private_text="zebra")
    later = factories.decision(elmbridge, reference="25000001", decided_on=date(2025, 6, 4))
    factories.recommendation(later, public_summary="Not yet told.")
    factories.release("2024-25")
    return made


@pytest.fixture
def said(client, clock):
    def words(at: datetime) -> str:
        clock.set(at)
        text = client.get(SURREY).content.decode().split('id="left"')[1].split("</section>")[0]
        return " ".join(re.sub("<[^>]+>", " ", text).split()).replace("\xa0", " ")

    return words


def test_each_says_what_until_when_with_whom_it_was_agreed_and_who_has_it_now(promised, said):
    agreed = "due by {}. Agreed with Elmbridge Borough Council. No subject."
    overdue = f"Train staff. Overdue, {agreed.format('1 October 2026')}"
    late = f"Write letters. Done late, {agreed.format('1 August 2024')} Decision"
    before, after = said(AT), said(london_midnight(date(2027, 4, 1)))
    assert f"{overdue} Decision 24 000 001" in before
    assert f"{overdue} Now for East Surrey Council. Decision 24 000 001" in after
    for text in (before, after):
        assert text.index("Train staff.") < text.index(late)
        assert "zebra" not in text
        assert "Not yet told." not in text
        assert "listed with" not in text


def test_of_more_than_14_the_first_are_there_and_links_lead_to_all(promised, said, client, clock):
    for number in range(12):
        factories.recommendation(promised, public_summary=f"Also {number}.", **STILL)
    assert said(AT).count("Agreed with") == 14
    assert "listed with" not in said(AT)
    woking = Council.objects.get(slug=WOKING)
    of_woking = factories.decision(woking, decided_on=date(2024, 7, 4))
    factories.recommendation(of_woking, public_summary="Of Woking.", **STILL)
    assert Recommendation.objects.filter(public_summary="zebra").count() == 0
    text = said(AT)
    assert text.count("Agreed with") == 14
    assert "1 more is listed with Elmbridge Borough Council , Woking Borough Council ." in text
    page = client.get(SURREY).content.decode()
    for slug in (ELMBRIDGE, WOKING):
        assert f'href="/councils/{slug}/improvements/"' in page
    clock.set(london_midnight(date(2027, 4, 1)))
    page = client.get(SURREY).content.decode().split('id="left"')[1]
    assert 'href="/councils/east-surrey-council/improvements/"' in page
    assert 'href="/councils/west-surrey-council/improvements/"' in page
