"""More pages than can be made are refused at once; what needs no page is answered meanwhile."""

from io import BytesIO

import pytest
from django.db import connection
from django.http import FileResponse, HttpResponse, StreamingHttpResponse
from django.test import RequestFactory
from django.urls import reverse

from portal import crowd
from portal.crowd import CrowdMiddleware

pytestmark = pytest.mark.django_db
PUBLIC = ("/", "/councils/?q=", "/map/2024-25.json", "/api/v1/councils/")
DEAR = ("/decisions/?q=delay", "/decisions.csv", "/compare.pdf", "/api/v1/decisions/?page=2&q=road")
OF_STAFF = ("/admin/", "/early-sight/token/")
REPORT = "/decisions/x/report-an-error/"
NO_PAGE = ("/healthz", "/static/css/base.css")


@pytest.fixture(autouse=True)
def nobody_waits(settings, monkeypatch):
    settings.PAGES_AT_ONCE = 2
    monkeypatch.setattr(crowd, "PATIENCE", 0.01)
    monkeypatch.setattr(crowd, "OF_STAFF", 0.01)


def asked(middleware: CrowdMiddleware, path: str) -> int:
    return middleware(RequestFactory().get(path)).status_code


class Inside:
    """A portal whose pages are made for as long as a test asks for others."""

    def __init__(self, *paths: str) -> None:
        self.paths = list(paths)
        self.told: dict[str, int] = {}
        self.middleware = CrowdMiddleware(self.view)

    def view(self, request):
        """Each of the paths is asked for while the one before is made."""
        if self.paths:
            path = self.paths.pop(0)
            self.told[path] = asked(self.middleware, path)
        return HttpResponse("made")


@pytest.mark.parametrize("refused", PUBLIC + DEAR)
def test_past_so_many_at_once_it_is_503_and_when_to_come_again(refused):
    portal = Inside("/methods/", refused)
    assert asked(portal.middleware, "/") == 200
    assert portal.told == {"/methods/": 200, refused: 503}
    assert asked(portal.middleware, refused) == 200


@pytest.mark.parametrize("path", OF_STAFF + NO_PAGE)
def test_what_is_staffs_and_what_needs_no_page_is_answered_in_a_crowd(path):
    portal = Inside("/methods/", "/accessibility/", path)
    portal.paths = ["/methods/", path]
    assert asked(portal.middleware, "/") == 200
    assert portal.told == {"/methods/": 200, path: 200}


def test_staff_have_no_more_places_than_others_have():
    portal = Inside("/admin/", "/admin/login/", "/")
    assert asked(portal.middleware, "/admin/") == 200
    assert portal.told == {"/admin/": 200, "/admin/login/": 503}


@pytest.mark.parametrize("path", DEAR)
def test_searches_and_files_leave_a_place_to_others(path):
    portal = Inside(path, "/")
    assert asked(portal.middleware, "/decisions/?q=road") == 200
    assert portal.told == {path: 503}
    portal = Inside("/")
    assert asked(portal.middleware, path) == 200
    assert portal.told == {"/": 200}


def test_what_is_sent_while_it_is_made_keeps_its_place_until_the_reader_has_it_or_has_gone():
    def lines(request):
        return StreamingHttpResponse(each for each in ("a", "b"))

    middleware = CrowdMiddleware(lines)
    first = middleware(RequestFactory().get("/decisions.csv"))
    assert asked(middleware, "/decisions.csv") == 503
    assert first.getvalue() == b"ab"
    first.close()
    gone = middleware(RequestFactory().get("/decisions.csv"))
    assert gone.status_code == 200
    gone.close()
    assert asked(middleware, "/decisions.csv") == 200


def test_a_file_that_lies_there_keeps_no_place(tmp_path):
    (tmp_path / "book.xlsx").write_bytes(b"made")
    middleware = CrowdMiddleware(lambda _: FileResponse((tmp_path / "book.xlsx").open("rb")))
    answers = [middleware(RequestFactory().get("/data/book.xlsx")) for _ in range(3)]
    assert [each.status_code for each in answers] == [200] * 3
    assert {each.getvalue() for each in answers} == {b"made"}
    for each in answers:
        each.close()


def test_a_view_that_fails_gives_its_place_back():
    middleware = CrowdMiddleware(lambda _: 1 / 0)
    for _ in range(3):
        with pytest.raises(ZeroDivisionError):
            middleware(RequestFactory().get("/decisions.csv"))


def test_a_visitor_is_told_in_words_and_a_program_in_its_own(caplog):
    taken = CrowdMiddleware(lambda _: HttpResponse())
    for gate in (taken.pages, taken.staff):
        gate.free = 0
    page, problem, of_staff = (
        taken(RequestFactory().get(path)) for path in ("/", "/api/v1/councils/", "/admin/")
    )
    for told in (page, problem, of_staff):
        assert (told["Retry-After"], told["Cache-Control"]) == ("5", "no-store")
        assert told["Referrer-Policy"] == "no-referrer"
    assert "Please try again in a few seconds" in page.content.decode()
    assert problem["Content-Type"] == "application/problem+json"
    assert 'href="/admin/"' in of_staff.content.decode()
    assert len(caplog.records) == 1


@pytest.mark.skipif("connection.vendor == 'sqlite'", reason="nothing in memory is closed")
@pytest.mark.django_db(transaction=True)
def test_who_waits_holds_no_connection_that_others_need():
    middleware = CrowdMiddleware(lambda _: HttpResponse())
    middleware.pages.free = 0
    connection.ensure_connection()
    assert asked(middleware, "/") == 503
    assert connection.connection is None


@pytest.mark.parametrize(("path", "gate"), [(REPORT, "pages"), ("/admin/login/", "staff")])
def test_who_sends_slowly_takes_no_place(path, gate):
    """What is sent is read before: of the threads there are more."""
    free = []

    class Sent(BytesIO):
        def read(self, *size):
            free.append(getattr(middleware, gate).free)
            return super().read(*size)

    middleware = CrowdMiddleware(lambda request: HttpResponse(request.POST["what"]))
    request = RequestFactory().post(path, {"what": "this"})
    request.environ["wsgi.input"] = Sent(request.read())
    request = type(request)(request.environ)
    assert middleware(request).content == b"this"
    assert set(free) == {2}


@pytest.mark.parametrize("path", [REPORT, "/admin/login/"])
def test_those_who_still_send_are_few_and_hold_up_no_reader(path):
    middleware = CrowdMiddleware(lambda _: HttpResponse())
    middleware.bodies.free = 0
    assert middleware(RequestFactory().post(path, {"what": "this"})).status_code == 503
    assert asked(middleware, path) == 200


def test_a_file_that_is_being_sent_leaves_a_place_to_others_of_staff(settings):
    settings.DATA_UPLOAD_MAX_MEMORY_SIZE = 10
    file = {"file": BytesIO(b"reference,council")}
    told = []

    def view(request):
        if not told:
            told.append(0)
            told[0] = middleware(RequestFactory().post("/admin/load/", file)).status_code
            told.append(asked(middleware, "/admin/"))
        return HttpResponse()

    middleware = CrowdMiddleware(view)
    assert middleware(RequestFactory().post("/admin/load/", file)).status_code == 200
    assert told == [503, 200]


def test_the_portal_itself_stands_behind_it(client):
    middleware = next(each for each in layers(client.handler) if isinstance(each, CrowdMiddleware))
    middleware.pages.free = 0
    assert client.get(reverse("methods")).status_code == 503
    assert client.get(reverse("health")).status_code == 200
    middleware.pages.free = 2
    assert client.get(reverse("methods")).status_code == 200


def layers(handler):
    handler.load_middleware()
    layer = handler._middleware_chain
    while layer is not None:
        found = getattr(layer, "__wrapped__", layer)
        yield found
        layer = getattr(found, "get_response", None)
