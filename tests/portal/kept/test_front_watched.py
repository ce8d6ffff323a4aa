"""What is given in front of Django is named, counted and noted as Django's answers are."""

import logging
from datetime import timedelta

import pytest

from portal.watching import metrics, request_ids
from tests.portal.kept.test_front import KENT, django, environ, front, sent

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("goes_by_the_record")]
HEADER = "X-Request-ID"


@pytest.fixture
def watched(settings, caplog, kent):
    settings.LOG_IN_JSON, settings.METRICS_PORT = True, 1
    caplog.set_level(logging.INFO, "portal.access")
    for address in (KENT, "/api/v1/councils/", "/data/"):
        sent(django, environ(address))
    caplog.clear()
    return caplog


def counted(area, status):
    [answers] = metrics.answers.collect()
    [seconds] = metrics.duration.collect()
    of = {"area": area, "status": str(status)}
    found = [
        each.value
        for each in (*answers.samples, *seconds.samples)
        if each.name in ("portal_answers_total", "portal_answer_seconds_count")
        and each.labels.items() <= of.items()
    ]
    return sum(found)


@pytest.mark.parametrize("has_it", [False, True])
@pytest.mark.parametrize(
    ("address", "area"), [(KENT, "public"), ("/api/v1/councils/", "api"), ("/data/", "data")]
)
def test_a_line_and_a_count_are_as_django_says_them(watched, address, area, has_it):
    told = []
    etag = sent(front, environ(address))[1]["ETag"]
    watched.clear()
    headers = {"if_none_match": etag} if has_it else {}
    for application in (django, front):
        before = counted(area, 304 if has_it else 200)
        answer = sent(application, environ(address, **headers))
        told.append((answer[0], counted(area, answer[0]) - before, line(watched), set(answer[1])))
        watched.clear()
    assert told[0] == told[1]
    assert told[1][1] == 2  # an answer, and how long it took


def line(watched):
    [each] = [each for each in watched.records if each.name == "portal.access"]
    assert 0 <= each.milliseconds < timedelta(seconds=5).total_seconds() * 1_000
    return each.getMessage(), each.status, each.levelname


def test_each_has_a_name_of_its_own_or_that_of_a_trusted_proxy(watched, settings):
    names = {sent(front, environ(KENT))[1][HEADER] for _ in range(3)}
    assert len(names) == 3
    said = {"x_request_id": "0123456789abcdef"}
    assert sent(front, environ(KENT, **said))[1][HEADER] != "0123456789abcdef"
    settings.TRUSTED_PROXIES = ["127.0.0.1"]
    assert sent(front, environ(KENT, **said))[1][HEADER] == "0123456789abcdef"


def test_its_line_has_its_name(watched, settings, monkeypatch):
    seen = []
    monkeypatch.setattr(
        "portal.watching.middleware.access.info",
        lambda *_, **__: seen.append(request_ids.current.get()),
    )
    assert [sent(front, environ(KENT))[1][HEADER]] == seen


def test_where_nothing_is_watched_nothing_is_noted(watched, settings):
    settings.LOG_IN_JSON, settings.METRICS_PORT = False, 0
    before = counted("public", 200)
    assert HEADER not in sent(front, environ(KENT))[1]
    assert watched.records == []
    assert counted("public", 200) == before
