"""A council's pages before its letter is public: its link, the code, the letter, what is wrong."""

from collections.abc import Callable
from functools import wraps
from typing import Any, TypeAlias
from urllib.parse import urlsplit

from django.http import HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from complaints.releases.files import spreadsheet
from complaints.releases.steps.council_checks import rows_to_check
from councils.dates import instant_in_words
from councils.public_record import public_record
from councils.refusals import Refused
from councils.register.succession_words import names_in_words
from councils.requests import Request
from letters.composing.content import LetterContent
from letters.early_sight import codes
from letters.early_sight.emails import NotSent
from letters.early_sight.looks import look
from letters.early_sight.mailboxes import mailboxes, passed_on_to
from letters.early_sight.passes import give_pass, has_pass
from letters.early_sight.status import Link, find
from letters.early_sight.steps import challenges
from letters.letters.issues import pdf_of
from letters.models import Look

FOLDER = "letters/early_sight"
TRIED = {
    codes.Tried.WRONG: "That is not the code we sent. Look at the newest e-mail, and try again.",
    codes.Tried.TOO_OFTEN: "That was wrong too often, so the code opens nothing any more. Ask for"
    " a new one.",
    codes.Tried.NONE: "There is no code to try: the last one was used, or is too old. Ask for a"
    " new one.",
}


class LinkRequest(Request):
    token: str  # of the link by which it came


View: TypeAlias = Callable[[LinkRequest, Link], HttpResponse]


def for_link(view: View) -> Callable[[LinkRequest, str], HttpResponse]:
    """A view of a link that we made and that is not over; any other gets a page without data.

    There is no session that another site could misuse, and Django's token is a cookie under
    /admin/. The secret is in the address; what a browser says comes from elsewhere is refused.
    """

    @csrf_exempt
    @require_http_methods(["GET", "HEAD", "POST"])
    @wraps(view)
    def answer(request: LinkRequest, token: str) -> HttpResponse:
        request.token, request.public_record = token, public_record()
        link = find(token, request.at)
        if link is None:
            return shown(request, "unknown", 404)
        if link.standing.is_over:
            return shown(request, "over", 410, link=link)
        if request.method == "POST" and is_from_elsewhere(request):
            return shown(request, "elsewhere", 403, link=link)
        return view(request, link)

    return answer


def is_from_elsewhere(request: Request) -> bool:
    """Whether a browser says that another site sent this.

    A page that tells nobody its address sends "null" as its origin, so the newer header goes first.
    """
    if site := request.headers.get("Sec-Fetch-Site"):
        return bool(site != "same-origin")
    origin = request.headers.get("Origin", "null")
    return origin != "null" and urlsplit(origin).netloc != request.get_host()


def shown(
    request: LinkRequest, template: str, status: int = 200, **context: Any
) -> TemplateResponse:
    context["token"] = request.token
    return TemplateResponse(request, f"{FOLDER}/{template}.html", context, status=status)


def to_page(request: LinkRequest) -> HttpResponse:
    return redirect("early-sight", request.token)


def sees(request: LinkRequest, link: Link) -> bool:
    return has_pass(request, link.sight, request.at)


@for_link
def page(request: LinkRequest, link: Link) -> HttpResponse:
    """The letter to whoever gave the code; to anybody else how to get one."""
    if not sees(request, link):
        return code_page(request, link)
    if link.is_open and request.method == "GET":
        look(link.sight, Look.What.LETTER, at=request.at)
    return letter_page(request, link)


def code_page(
    request: LinkRequest, link: Link, status: int = 200, problem: str = ""
) -> HttpResponse:
    context = {
        "link": link,
        "to": codes.masked(mailboxes(link.sight.message, request.at)),
        "passed_on_to": names_in_words(passed_on_to(link.sight.message, request.at)),
        "is_sent": codes.is_sent(link.sight, request.at),
        "until": (link.sight.code_sent_at or request.at) + codes.VALID_FOR,
        "problem": problem,
    }
    return shown(request, "code", status, **context)


def letter_page(
    request: LinkRequest, link: Link, status: int = 200, problem: str = "", text: str = ""
) -> HttpResponse:
    letter = link.letter
    made = letter.content if link.is_open else None
    context = {
        "link": link,
        "letter": letter,
        "council": letter.council,
        "content": LetterContent.read(made) if made else None,
        "challenges": challenges.said(link.sight),
        "longest": challenges.LONGEST,
        "problem": problem,
        "text": text,
    }
    return shown(request, "letter", status, **context)


@for_link
def send_code(request: LinkRequest, link: Link) -> HttpResponse:
    """Sends a code where somebody asks for it: programs that open every link in an e-mail don't."""
    if request.method != "POST":
        return to_page(request)
    try:
        codes.send_code(link.sight, at=request.at)
    except codes.TooManyCodes as refused:
        return code_page(request, link, 429, str(refused))
    except NotSent as refused:
        return code_page(request, link, 503, str(refused))
    return to_page(request)


@for_link
def give_code(request: LinkRequest, link: Link) -> HttpResponse:
    if request.method != "POST":
        return to_page(request)
    tried = codes.try_code(link.sight, request.POST.get("code", ""), at=request.at)
    if tried is not codes.Tried.RIGHT:
        link.sight.refresh_from_db()
        return code_page(request, link, 403, TRIED[tried])
    response = to_page(request)
    give_pass(response, link.sight, response["Location"], request.at)
    return response


@for_link
def letter_pdf(request: LinkRequest, link: Link) -> HttpResponse:
    if (refused := refusal(request, link)) is not None:
        return refused
    made = pdf_of(link.letter)
    if made is None:
        return shown(request, "unknown", 404)
    look(link.sight, Look.What.PDF, at=request.at)
    response = HttpResponse(made, content_type="application/pdf")
    letter = link.letter
    name = f"{letter.council.slug}-letter-{letter.year}-NOT-PUBLIC.pdf"
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


@for_link
def cases_file(request: LinkRequest, link: Link) -> HttpResponse:
    """The cases counted in the letter's figures, with no text of any."""
    if (refused := refusal(request, link)) is not None:
        return refused
    letter = link.letter
    if letter.release is None or letter.published_with is None:
        return shown(request, "unknown", 404)
    look(link.sight, Look.What.CASES, at=request.at)
    name = f"{letter.council.slug}-cases-{letter.year}-edition-{letter.release.edition}-NOT-PUBLIC"
    note = f"NOT PUBLIC until {instant_in_words(letter.published_with.public_at)}"
    return spreadsheet(name, rows_to_check(letter.release, letter.council), note)


def refusal(request: LinkRequest, link: Link) -> HttpResponse | None:
    """What is answered in the place of a file, where it is not given."""
    if not sees(request, link):
        return code_page(request, link, 403)
    return None if link.is_open else letter_page(request, link, 410)


@for_link
def challenge(request: LinkRequest, link: Link) -> HttpResponse:
    """What a council thinks is wrong is kept for the staff."""
    if request.method != "POST":
        return to_page(request)
    if not sees(request, link):
        return code_page(request, link, 403)
    text = request.POST.get("text", "")
    try:
        challenges.challenge(link.sight, text, at=request.at)
    except challenges.Late as refused:
        return letter_page(request, link, 403, str(refused), text)
    except Refused as refused:
        return letter_page(request, link, 400, str(refused), text)
    return to_page(request)
