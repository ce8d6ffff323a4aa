"""Sending approved letters: what will go where, the sending itself, and what came of it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import datetime, timedelta
from time import monotonic

from django.http import Http404
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from councils.jobs.asking import ask
from councils.jobs.kinds import Kind, job_kind
from councils.mail.kinds import Sending
from councils.mail.server import goes_through
from councils.models import Job
from councils.progress import Progress
from councils.staff_screens import only, shown
from councils.years import Year
from letters.letters.screens.addressees import Addresses
from letters.letters.screens.pages import SEND, letter_of
from letters.messages.steps import try_put_off
from letters.models import Letter, Message
from letters.sending.preparation import prepare_messages
from letters.sending.run import send_waiting

State = Message.State
UNDER_WAY = (State.SENDING, State.HANDING_OVER)


@require_http_methods(["GET", "POST"])
@only(SEND)
def send_page(request, *, admin_site):
    """What will go, to whom, through which server; what went and what did not. POST sends."""
    letter = _one(request)
    year = letter.year if letter else _year(request)
    addresses = Addresses(request.at)
    ready, missing = [], []
    for each in [letter] if letter else _approved(year):
        lacking = addresses.missing(each)
        missing += [(each, council) for council in lacking]
        if not lacking:
            ready.append(each)
    if request.method == "POST":
        if "put_off" in request.POST:
            try_put_off(year, by=request.user, at=request.at)
            return asked_to_send(request, year)
        return asked_to_send(request, year, ready)
    of_year = Message.objects.filter(letter__year=year)
    mails = list(of_year.select_related("council", "letter__council").defer("letter__content"))
    begun = {each.letter_id for each in mails}
    return shown(
        request,
        admin_site,
        "letters/letter/send",
        "Send this letter" if letter else f"Send the letters of {year}",
        letter=letter,
        year=year,
        to_send=[each for each in ready if each.pk not in begun],
        emails=sum(len(addresses.of(each)) for each in ready if each.pk not in begun),
        missing=missing,
        goes_through=goes_through("no council"),
        redirected=[(each, said) for each in ready if (said := addresses.closed_since(each))],
        waiting=[each for each in mails if each.state == State.WAITING and not each.is_put_off],
        put_off=[each for each in mails if each.is_put_off],
        under_way=[each for each in mails if each.state in UNDER_WAY],
        failed=[each for each in mails if each.state == State.FAILED],
        unsure=[each for each in mails if each.state == State.UNSURE],
        went=[each for each in mails if each.state in (State.SENT, State.OTHERWISE)],
        copies_refused=[each for each in mails if each.state == State.SENT and each.problem],
    )


def _one(request) -> Letter | None:
    """The letter that is asked for by itself, which must be approved and not sent."""
    asked = request.GET.get("letter", "")
    if not asked:
        return None
    if not asked.isdecimal() or not Letter.objects.approved().filter(pk=asked).exists():
        raise Http404("There is no such letter to send.")
    return letter_of(int(asked))


def _year(request) -> Year:
    try:
        return Year.parse(request.GET.get("year", ""))
    except ValueError:
        raise Http404("Say of which year.") from None


def _approved(year: Year) -> list[Letter]:
    return list(Letter.objects.approved().filter(year=year).for_list().order_by("council"))


def asked_to_send(request, year: Year, letters: Iterable[Letter] = ()):
    """Has letters sent, with whatever else waits of the year."""
    job = ask(
        SENDING,
        f"Sending letters of {year}",
        leads_to=f"{reverse('admin:letters_letter_send')}?year={year}",
        by=request.user,
        at=request.at,
        year=str(year),
        letters=sorted(each.pk for each in letters),
    )
    return redirect("admin:job", job.pk)


def send_chosen(job: Job, at: datetime, watch: Progress) -> list[str]:
    """Has them wait, and sends what waits. What a restart stopped goes on where it was."""
    clock, by, year = _clock(at), job.asked_by, Year.parse(job.arguments["year"])
    letters = Letter.objects.filter(pk__in=job.arguments["letters"]).for_list().order_by("council")
    if job.tries > 1:  # what went before the restart is not asked again
        letters = letters.filter(sent_at=None)
    prepared = prepare_messages(letters, by=by, at=clock())
    done = send_waiting(by=by, clock=clock, watch=watch, year=year)
    return [*_said(done), *(f"{name}: {why}" for name, why in prepared.refused.items())]


SENDING = job_kind(
    Kind(
        "send_letters",
        send_chosen,
        needs=(SEND,),
        broken="sending stopped; what went is recorded, and sending again sends only the rest",
        unit="tried",
        every=25,
    )
)


def _clock(at: datetime) -> Callable[[], datetime]:
    """Goes on from the request's instant, for sending takes minutes."""
    began = monotonic()
    return lambda: at + timedelta(seconds=monotonic() - began)


def _said(done: Sending) -> list[str]:
    """What came of it, and each that is to be looked at with its reason."""
    lists = (
        (done.put_off, "put off"),
        (done.failed, "not sent"),
        (done.unsure, "perhaps sent"),
        (done.copies_refused, ""),
    )
    return [
        done.sentence,
        *(
            f"{name}, {how}: {why}" if how else f"{name}: {why}"
            for found, how in lists
            for name, why in found.items()
        ),
    ]
