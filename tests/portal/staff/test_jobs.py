"""The pages of long work: who sees it, how far it came, what came of it, that nobody does it."""

import re
from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from councils.jobs.lines import Lines
from councils.jobs.worker import LOCK, work_on_next
from councils.mail.lock import alone
from councils.models import Job
from portal.staff.jobs import age_of
from tests.councils.jobs.asked import asked, colleague, kind
from tests.councils.jobs.counting import AT
from tests.portal.staff.uploading import page, signed_in

__all__ = ["kind"]
pytestmark = pytest.mark.django_db
LIST = "/admin/jobs/"
NOBODY = "Nobody does the jobs just now"


@pytest.fixture(autouse=True)
def at(clock):
    clock.set(AT + timedelta(minutes=3))


@pytest.fixture
def ann():
    return colleague("ann")


def address(job: Job) -> str:
    return f"{LIST}{job.pk}/"


def log(shown: str) -> list[str]:
    (found,) = re.findall(r'<ol class="job-lines" role="log".*?</ol>', shown, re.DOTALL)
    return re.findall(r"<li[^>]*>(.*?)</li>", found)


def test_where_nobody_does_the_jobs_the_page_says_so(kind, ann):
    made = asked(kind, ann)
    client = signed_in(ann)
    for each in (address(made), LIST):
        assert NOBODY in page(client, each)
    with alone(LOCK):
        for each in (address(made), LIST):
            assert NOBODY not in page(client, each)
    work_on_next(lambda: AT)
    assert NOBODY not in page(client, address(made))


def test_a_job_that_waits_says_behind_how_many_and_not_which(kind, ann):
    asked(kind, colleague("ben"), "Counting secrets")
    shown = page(signed_in(ann), address(asked(kind, ann)))
    assert "Waiting, behind 1 other." in shown
    assert "secrets" not in shown
    assert "Look again" in shown


def test_while_it_is_done_its_lines_are_there(kind, ann):
    made = asked(kind, ann)
    Job.objects.filter(pk=made.pk).update(state="working", started_at=AT, tries=2)
    Lines(made, kind).say("Counting: 2 rows")
    with alone(LOCK):
        shown = page(signed_in(ann), address(made))
    assert log(shown) == ["Counting: 2 rows"]
    assert "Being done again, since a restart had stopped it." in shown
    assert "Call it off" not in shown
    assert "Being done, again after a restart" in page(signed_in(ann), LIST)
    stopped = page(signed_in(ann), address(made))
    assert "It was stopped, and is done again by the next" in stopped
    assert "Being done" not in stopped


def test_once_it_is_done_it_leads_on(kind, ann):
    made = asked(kind, ann)
    work_on_next(lambda: AT + timedelta(seconds=40))
    shown = page(signed_in(ann), address(made))
    assert log(shown) == ["Counting: 2 rows", "Counting: all 3 rows", "It was counted."]
    # There is something to be read first: no script goes on by itself.
    assert '<a href="/admin/there/">Go on</a>' in shown
    Job.objects.update(outcome=[])
    assert '<a data-done href="/admin/there/">Go on</a>' in page(signed_in(ann), address(made))


def test_a_refusal_is_read_before_one_goes_on(kind, ann):
    made = asked(kind, ann, refused="It is <too> late.")
    work_on_next(lambda: AT)
    shown = page(signed_in(ann), address(made))
    assert "Refused." in shown
    assert '<li class="errornote">It is <too> late.</li>' in shown
    assert '<a href="/admin/there/">Go on</a>' in shown


def test_a_job_is_called_off_by_a_button_alone(kind, ann):
    made, client = asked(kind, ann), signed_in(ann)
    button = f"{address(made)}call-off/"
    assert client.get(button).url == address(made)
    assert Job.objects.get().state == "waiting"
    assert client.post(button).url == address(made)
    assert "Called off." in page(client, address(made))
    assert work_on_next(lambda: AT) is None
    client.post(button)
    assert "It was begun meanwhile" in page(client, address(made))


def test_a_job_of_others_is_not_called_off(kind, ann):
    made = asked(kind, ann)
    client = signed_in(colleague("head", "view_council", "view_job"))
    assert "Waiting." in page(client, address(made))
    assert "Call it off" not in page(client, address(made))
    assert client.post(f"{address(made)}call-off/").status_code == 403
    assert Job.objects.get().state == "waiting"


def test_others_see_nothing_of_it_and_whoever_may_sees_it_and_goes_nowhere(kind, ann):
    made = asked(kind, ann)
    work_on_next(lambda: AT)
    for user in (colleague("ben"), colleague("blind", "view_job")):
        client = signed_in(user)
        assert client.get(address(made)).status_code == 404
        assert client.post(f"{address(made)}call-off/").status_code == 404
        assert "There is no job." in page(client, LIST)
    head = signed_in(colleague("head", "view_council", "view_job"))
    assert "Asked for by ann" in page(head, address(made))
    assert "Go on" not in page(head, address(made))
    assert f'href="{address(made)}"' in page(head, LIST)
    for each in (LIST, address(made)):
        assert Client().get(each).status_code == 302


def test_the_list_says_how_each_stands_in_a_fixed_number_of_queries(kind, ann):
    client, found = signed_in(colleague("head", "view_council", "view_job")), []
    for number in range(3):
        asked(kind, ann, f"Counting {number}")
        work_on_next(lambda: AT + timedelta(seconds=40))
        with CaptureQueriesContext(connection) as queries:
            shown = page(client, LIST)
        found.append(len(queries))
    assert found[1] == found[2]
    rows = re.findall(r"<tr>\s*<td.*?</tr>", shown, re.DOTALL)
    cells = [re.sub(r"<[^>]+>", "", each).strip() for each in re.findall(r"<td.*?</td>", rows[0])]
    assert cells == [
        "Counting 2",
        "Done",
        "0 seconds",
        "It was counted.",
        "ann",
        "2 June 2025, 1.00pm",
    ]
    assert len(rows) == 3


@pytest.mark.parametrize(
    ("seconds", "age"),
    [
        (0, "0 seconds"),
        (1, "1 second"),
        (59, "59 seconds"),
        (60, "1\xa0minute"),
        (3_599, "59\xa0minutes"),
        (7_200, "2\xa0hours"),
        (172_800, "2\xa0days"),
    ],
)
def test_an_age_is_a_number_of_something(seconds, age):
    assert age_of(Job(asked_at=AT), AT + timedelta(seconds=seconds)) == age


def test_the_list_is_reached_from_every_page_of_staff(ann):
    assert f'<a href="{LIST}">Jobs</a>' in page(signed_in(ann), "/admin/")
