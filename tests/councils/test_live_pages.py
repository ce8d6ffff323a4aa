"""Long work that writes its page while it goes on; the uploads of files show the rest."""

import re

import pytest
from django.test import RequestFactory

from councils.live_pages import Work, streamed
from tests.portal.staff.uploading import shared_connection

__all__ = ["shared_connection"]
pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("shared_connection")]


class TooLate(Exception):
    pass


def lines(do, **more) -> list[str]:
    """What stands in the list that is written while the work goes on."""
    work = Work(
        do,
        leads_to="/admin/there/",
        refusals=(TooLate,),
        template="admin/uploads/working.html",
        context={"title": "Sending letters"},
        **more,
    )
    request = RequestFactory().post("/admin/here/")
    page = b"".join(streamed(request, work).streaming_content).decode()
    return re.findall(r"<li[ >].*?</li>", page)


def test_the_work_says_how_far_it_has_come_and_what_came_of_it():
    def send(watch):
        list(watch(range(5), "Letters sent"))
        return ["3 were sent.", "2 <were> not."]

    assert lines(send, unit="letters", every=2) == [
        "<li>Letters sent: 2 letters</li>",
        "<li>Letters sent: 4 letters</li>",
        "<li>Letters sent: all 5 letters</li>",
        "<li>3 were sent.</li>",
        "<li>2 &lt;were&gt; not.</li>",
        '<li><a data-done href="/admin/there/">Go on</a></li>',
    ]


def test_a_refusal_is_told_in_its_own_words():
    def refuse(watch):
        raise TooLate("It is too late.")

    assert lines(refuse) == [
        '<li class="errornote">It is too late. <a href="/admin/there/">Go on</a></li>'
    ]


def test_an_error_says_what_is_to_be_known_then(caplog):
    def fail(watch):
        raise ZeroDivisionError

    (line,) = lines(fail, broken="some may have been sent")
    assert "Something went wrong, and some may have been sent. It was noted for" in line
    assert caplog.records[0].getMessage() == "Work for /admin/here/ failed"
