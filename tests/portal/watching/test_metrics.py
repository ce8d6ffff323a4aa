"""Figures for monitoring; of several workers and the port: tests/browser/test_watched.py."""

from datetime import date, timedelta

import pytest
from django.db import DatabaseError
from django.utils import timezone

from councils.jobs.worker import LOCK
from councils.mail.lock import alone
from letters.models import Message
from portal.watching import metrics
from tests import factories
from tests.complaints.models.rows import person
from tests.councils.rows import job
from tests.portal.planting_letters import plant_letters
from tests.portal.rows import mail


@pytest.fixture
def figures(monkeypatch):
    """The value of each that is given out; a scrape closes its own connection, not a test's."""
    monkeypatch.setattr(metrics.connection, "close", lambda: None)
    monkeypatch.delenv("PROMETHEUS_MULTIPROC_DIR", raising=False)
    registry = metrics.registry()
    return lambda name, **labels: registry.get_sample_value(name, labels)


@pytest.mark.django_db
def test_answers_are_counted_by_area_and_status(client, settings, figures):
    settings.METRICS_PORT = 1
    asked = ("/healthz", "/admin/", "/early-sight/aB3/", "/api/v1/councils/", "/nowhere")
    before = figures("portal_answers_total", area="public", status="404") or 0
    for address in asked:
        client.get(address)
    for area, status in (("staff", 302), ("early-sight", 404), ("api", 200), ("public", 200)):
        assert figures("portal_answers_total", area=area, status=str(status)), area
    assert figures("portal_answers_total", area="public", status="404") == before + 1
    assert figures("portal_answer_seconds_count", area="api") >= 1


@pytest.mark.django_db
def test_nothing_is_counted_where_nobody_asks(client, figures):
    before = figures("portal_answers_total", area="public", status="200") or 0
    client.get("/healthz")
    assert (figures("portal_answers_total", area="public", status="200") or 0) == before


@pytest.mark.django_db
def test_what_waits_for_somebody_is_told(figures, roles):
    assert figures("portal_ready") == 0
    now = timezone.now()
    councils = {state: factories.council(f"{state} County") for state in ("draft", "sent")}
    for council in councils.values():
        for year in (2023, 2024):
            factories.decision(council, decided_on=date(year, 6, 3))
    factories.release("2023-24", public_at=now - timedelta(days=300))
    plant_letters(councils, now + timedelta(days=9), now - timedelta(days=1))
    first, second = Message.objects.all()
    Message.objects.filter(pk=first.pk).update(put_off_since=now, next_try_at=now)
    Message.objects.filter(pk=second.pk).update(state="failed")
    assert figures("portal_ready") == 1
    assert figures("portal_letters", state="put_off") == 1
    assert figures("portal_letters", state="to_look_at") == 1
    mail(user=person("one"), put_off_since=now, next_try_at=now)
    for number in (2, 3):
        mail(user=person(f"{number}"), state="unsure")
    assert figures("portal_notices", state="put_off") == 1
    assert figures("portal_notices", state="to_look_at") == 2


@pytest.mark.django_db
def test_jobs_are_told_with_whether_somebody_does_them(figures):
    now = timezone.now()
    job(concerns="1", asked_at=now - timedelta(hours=1))
    job(concerns="2", state="working", asked_at=now)
    job(concerns="3", state="failed", ended_at=now)
    for state in ("waiting", "working", "failed"):
        assert figures("portal_jobs", state=state) == 1
    assert figures("portal_jobs_oldest_seconds") >= 3_600
    assert figures("portal_worker") == 0
    with alone(LOCK):
        assert figures("portal_worker") == 1


def test_a_database_that_is_away_leaves_no_figure_of_it(figures, monkeypatch):
    def away(at):
        raise DatabaseError

    monkeypatch.setattr(metrics, "what_is_missing", away)
    assert figures("portal_ready") == 0
    assert figures("portal_letters", state="put_off") is None
