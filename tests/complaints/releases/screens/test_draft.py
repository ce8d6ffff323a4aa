"""The page on which a year is counted as a draft."""

import pytest
from django.contrib.admin.models import LogEntry

from complaints.models import Release
from councils.models import Job
from councils.years import london_instant
from tests import factories
from tests.complaints.preparation import (
    AT,
    a_year,
    ann,
    draft,
)
from tests.complaints.releases.screens.test_releases import address, signed_in
from tests.complaints.screens import WHEN, errors, text
from tests.portal.staff.uploading import written

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def at(clock):
    clock.set(AT)


@pytest.fixture
def statistician():
    return signed_in("Statistician", ann().username)


def an_edition() -> None:
    """One that is withdrawn, so that there is a reason for another."""
    a_year()
    factories.published("2024-25", factories.frozen(upheld=1))
    Release.objects.update(withdrawn_at=AT)


def test_preparing_offers_years_that_are_over_and_the_customary_instant(statistician, clock):
    a_year()
    factories.decision(decided_on=london_instant("2025-04-10 00:00").date())
    factories.decision(decided_on=london_instant("2022-06-10 00:00").date())
    factories.published("2023-24", factories.frozen(upheld=1))
    form = statistician.get(address("prepare")).context["form"]
    assert form.fields["year"].choices == [
        ("2024-25", "2024-25"),
        ("2023-24", "2023-24 (has edition 1: a revision)"),
        ("2022-23", "2022-23"),
    ]
    assert form.initial["year"] == "2024-25"
    assert form.initial["public_at"] == london_instant("2025-05-14 09:30")
    revision = statistician.get(address("prepare"), {"year": "2023-24", "reason": "Wrong"})
    assert revision.context["form"].initial == {
        "year": "2023-24",
        "public_at": london_instant("2025-04-16 09:30"),
        "reason": "Wrong",
    }


def test_preparing_says_what_is_refused_where_it_was_typed(statistician):
    a_year()
    draft()
    answer = statistician.post(address("prepare"), {"year": "2024-25", **WHEN})
    assert errors(answer)["__all__"][0].startswith(
        "2024-25 is being prepared already: edition 1 was counted by Ann Example"
    )
    answer = statistician.post(address("prepare"), {"year": "2025-26"})
    assert set(errors(answer)) == {"year", "public_at"}
    assert Release.objects.count() == 1


def test_a_year_whose_edition_was_withdrawn_asks_why_there_is_another(statistician):
    an_edition()
    page = statistician.get(address("prepare"))
    assert page.context["form"].fields["year"].choices == [
        ("2024-25", "2024-25 (edition 1 was withdrawn: say why there is another)")
    ]
    assert page.context["form"].initial["year"] == "2024-25"


def test_without_decisions_there_is_no_year_to_prepare(statistician):
    page = statistician.get(address("prepare"))
    assert "No year that is over has decisions yet." in text(page)


def test_a_year_is_counted_as_a_job_once_though_its_worker_died(statistician):
    a_year()
    answer = statistician.post(address("prepare"), {"year": "2024-25", **WHEN})
    assert not Release.objects.exists()
    written(answer)
    made = Release.objects.get()
    assert (made.prepared_by, made.made_at, made.approved_at) == (ann(), AT, None)
    # Its worker died before it could note that it was done.
    Job.objects.update(state="working", ended_at=None)
    assert f'data-done href="{address("change", made.pk)}"' in written(answer)
    assert Job.objects.get().tries == 2
    assert Release.objects.get() == made


def test_what_is_refused_when_its_turn_comes_leads_back_with_what_was_typed(statistician):
    an_edition()
    typed = {"year": "2024-25", "reason": "One case was left out.", **WHEN}
    answer = statistician.post(address("prepare"), typed)
    draft(reason="Another.")
    shown = written(answer)
    assert "2024-25 is being prepared already" in shown
    back = Job.objects.get().leads_to
    form = statistician.get(back).context["form"]
    assert (form.initial["year"], form.initial["reason"]) == ("2024-25", "One case was left out.")


def test_words_that_were_confirmed_are_kept_with_the_draft(statistician):
    an_edition()
    typed = {"year": "2024-25", "reason": "Mr Wyatt was left out.", **WHEN}
    asked = statistician.post(address("prepare"), typed)
    assert "Mr Wyatt" in text(asked)
    confirmed = {"words_asked": "Mr Wyatt", "words_confirmed": "on"}
    written(statistician.post(address("prepare"), typed | confirmed))
    assert Release.objects.get(edition=2).reason == "Mr Wyatt was left out."
    said = LogEntry.objects.get().change_message
    assert said == "Confirmed as identifying nobody: Mr Wyatt"


def test_a_long_reason_leads_back_to_the_page_alone(statistician):
    an_edition()
    answer = statistician.post(address("prepare"), {"year": "2024-25", "reason": "x" * 300, **WHEN})
    assert answer.status_code == 302, errors(answer)
    assert Job.objects.get().leads_to == address("prepare")
