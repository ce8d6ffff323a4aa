"""Asking councils to check their counts, and what they say, through the screens."""

import csv
from datetime import date
from io import StringIO

import pytest

from complaints.models import CountCheck
from complaints.releases.steps import council_checks, preparation
from tests import factories
from tests.complaints.preparation import AT, a_year, ann, announced, decide, draft
from tests.complaints.releases.screens.test_releases import address, signed_in
from tests.complaints.screens import errors, said, text

pytestmark = pytest.mark.django_db
BY = "2025-04-29"


@pytest.fixture(autouse=True)
def at(clock):
    clock.set(AT)


@pytest.fixture
def statistician():
    return signed_in("Statistician", ann().username)


@pytest.fixture
def kent():
    return a_year()


def listed(client, release, **asked) -> dict[str, str]:
    page = client.get(address("checks", release.pk), asked).context["page"]
    return {council.name: standing for council, _, standing in page}


def test_councils_that_are_ticked_are_marked_as_asked(statistician, kent):
    factories.council("Essex County")
    release = draft()
    at_page = address("checks", release.pk)
    page = statistician.get(at_page)
    assert page.context["form"].initial["answer_by"] == date(2025, 4, 29)
    answer = statistician.post(at_page, {"answer_by": BY})
    assert errors(answer)["__all__"] == ["Tick the councils that are asked."]
    answer = statistician.post(at_page, {"answer_by": "2025-04-14", "council": kent.slug})
    assert errors(answer)["__all__"][0].startswith("14 April 2025 has passed")
    answer = statistician.post(at_page, {"answer_by": BY, "council": kent.slug}, follow=True)
    assert said(answer) == ["1 council is marked as asked. Send each its counts by e-mail."]
    assert listed(statistician, release) == {
        "Essex County": "not asked",
        "Kent County": "not answered",
    }
    assert listed(statistician, release, show="not-asked") == {"Essex County": "not asked"}
    assert listed(statistician, release, show="nonsense") == listed(statistician, release)


def test_all_are_asked_at_once_but_none_twice(statistician, kent):
    factories.council("Essex County")
    release = draft()
    council_checks.ask(release, [kent], date(2025, 4, 20), by=ann(), at=AT)
    answer = statistician.post(
        address("checks", release.pk), {"answer_by": BY, "all": "1"}, follow=True
    )
    assert said(answer) == ["1 council is marked as asked. Send each its counts by e-mail."]
    assert set(CountCheck.objects.values_list("council__name", "answer_by")) == {
        ("Kent County", date(2025, 4, 20)),
        ("Essex County", date(2025, 4, 29)),
    }


def test_a_council_questions_its_counts_and_is_answered(statistician, kent):
    release = draft()
    council_checks.ask(release, [kent], date(2025, 4, 29), by=ann(), at=AT)
    at_page = address("check", release.pk, kent.slug)
    answer = statistician.post(at_page, {"answer": "questioned", "note": ""})
    assert answer.context["answer"].errors["__all__"] == ["Say what the council questions."]
    statistician.post(at_page, {"answer": "questioned", "note": "One is not ours."})
    assert listed(statistician, release) == {"Kent County": "questioned"}
    page = statistician.get(address("change", release.pk))
    assert "1 of 1 councils asked: 0 agreed, 1 questioned (0 settled), 0 not answered." in text(
        page
    )
    answer = statistician.post(at_page, {"settle": "1", "settled-note": ""})
    assert answer.context["settle"].errors == {"note": ["This field is required."]}
    statistician.post(at_page, {"settle": "1", "settled-note": "It is theirs."})
    check = CountCheck.objects.get()
    assert (check.settled, check.recorded_by) == (True, ann())
    assert statistician.get(at_page).context["settle"] is None


def test_a_council_whose_counts_changed_is_to_be_asked_again(statistician, kent):
    release = draft()
    council_checks.ask(release, [kent], date(2025, 4, 29), by=ann(), at=AT)
    decide(kent, upheld=1)
    preparation.recount(release, by=ann(), at=AT)
    assert listed(statistician, release, show="ask-again") == {"Kent County": "to be asked again"}
    page = statistician.get(address("check", release.pk, kent.slug))
    assert page.context["answer"] is None
    statistician.post(
        address("checks", release.pk), {"answer_by": "2025-05-02", "council": kent.slug}
    )
    assert listed(statistician, release) == {"Kent County": "not answered"}


def test_nobody_is_asked_once_it_is_approved(statistician, kent):
    release = announced()
    page = statistician.get(address("checks", release.pk))
    assert page.context["may_ask"] is False
    answer = statistician.post(
        address("checks", release.pk), {"answer_by": BY, "council": kent.slug}
    )
    assert errors(answer)["__all__"] == ["Councils are asked before a release is approved."]


def test_what_is_sent_says_that_it_is_not_public(statistician, kent):
    release = draft()
    page = statistician.get(address("check", release.pk, kent.slug))
    assert "what we counted about Kent County in 2024-25, before it is published" in text(page)
    assert "upheld: 2" in text(page)
    assert "residents: 1,576,069" in text(page)
    answer = statistician.get(address("check_file", release.pk, kent.slug))
    assert answer["Content-Disposition"] == (
        'attachment; filename="kent-county-2024-25-edition-1-DRAFT-not-public.csv"'
    )
    note, *rows = csv.reader(StringIO(answer.content.decode()[1:]))
    assert note == ["DRAFT – not public"]
    assert rows == [
        [str(cell) for cell in row] for row in council_checks.rows_to_check(release, kent)
    ]
