"""Councils' own check of their counts, and who outside saw figures early."""

from datetime import timedelta

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_GET, require_http_methods

from complaints.models import CountCheck
from complaints.releases.files import mark, name_of, spreadsheet
from complaints.releases.forms.steps import AnswerForm, AskForm, EarlyAccessForm, SettleForm
from complaints.releases.screens.facts import APPROVE, PREPARE, release_of
from complaints.releases.screens.pages import PER_PAGE
from complaints.releases.steps import approval, council_checks
from councils.models import Council, by_short_name
from councils.refusals import Refused
from councils.staff_screens import keep_confirmed, may, only, posted, shown
from councils.step_forms import refusals_in
from councils.years import london_date

STANDINGS = {
    "": "all",
    "not-asked": "not asked",
    "not-answered": "not answered",
    "agreed": "agreed",
    "questioned": "questioned",
    "ask-again": "to be asked again",
}


def standing_of(check: CountCheck | None) -> str:
    if check is None:
        return "not-asked"
    if council_checks.must_be_asked_again(check):
        return "ask-again"
    return check.answer or "not-answered"


@require_http_methods(["GET", "POST"])
def checks_page(request, pk: int, *, admin_site):
    """Which councils were asked to check their counts, and what they said; POST asks some."""
    release = release_of(pk)
    may_prepare = may(request.user, PREPARE)
    if request.method == "POST" and not may_prepare:
        raise PermissionDenied
    in_a_fortnight = london_date(request.at) + timedelta(days=14)
    form = AskForm(posted(request), initial={"answer_by": in_a_fortnight})
    councils = Council.objects.filter(figures__release=release).order_by(*by_short_name())
    if request.method == "POST" and form.is_valid():
        some = councils
        if "all" not in request.POST:
            some = councils.filter(slug__in=request.POST.getlist("council"))
        with refusals_in(form):
            answer_by = form.cleaned_data["answer_by"]
            if not some:
                raise Refused("Tick the councils that are asked.")
            asked = council_checks.ask(release, some, answer_by, by=request.user, at=request.at)
            what = "1 council is" if asked == 1 else f"{asked:,} councils are"
            messages.success(request, f"{what} marked as asked. Send each its counts by e-mail.")
            return redirect("admin:complaints_release_checks", pk)
    checks = {each.council_id: each for each in release.count_checks.select_related("asked_by")}
    show = request.GET.get("show", "")
    show = show if show in STANDINGS else ""
    rows = [(council, checks.get(council.pk)) for council in councils]
    rows = [(*row, standing_of(row[1])) for row in rows]
    return shown(
        request,
        admin_site,
        "complaints/release/checks",
        "Councils’ own check of their counts",
        release=release,
        form=form,
        show=show,
        query=f"show={show}",
        standings=STANDINGS,
        checks=council_checks.standing(release),
        may_ask=may_prepare and release.state(request.at) in ("draft", "submitted"),
        page=Paginator(
            [(row[0], row[1], STANDINGS[row[2]]) for row in rows if show in ("", row[2])], PER_PAGE
        ).get_page(request.GET.get("p")),
    )


@require_http_methods(["GET", "POST"])
@only(PREPARE)
def check_page(request, pk: int, slug: str, *, admin_site):
    """One council's check: what to send it, what it answered, how a question was settled."""
    release = release_of(pk)
    council = get_object_or_404(Council, slug=slug, figures__release=release)
    check = release.count_checks.filter(council=council).select_related("recorded_by").first()
    settles = bool(check and check.answer == "questioned" and not check.settled)
    asked = "settle" if "settle" in request.POST else "answer" if request.method == "POST" else ""
    recorded = {"answer": check.answer, "note": check.note} if check else {}
    answer = AnswerForm(request.POST if asked == "answer" else None, initial=recorded)
    settle = SettleForm(request.POST if asked == "settle" else None, prefix="settled")
    form = settle if asked == "settle" else answer
    if request.method == "POST" and check and form.is_valid():
        who = {"by": request.user, "at": request.at}
        with refusals_in(form):
            if asked == "settle":
                council_checks.settle(check, **form.cleaned_data, **who)
            else:
                council_checks.answer(check, **form.cleaned_data, **who)
            messages.success(request, f"Recorded for {council}.")
            return redirect("admin:complaints_release_checks", pk)
    return shown(
        request,
        admin_site,
        "complaints/release/check",
        f"{council}: its counts",
        release=release,
        council=council,
        check=check,
        standing=STANDINGS[standing_of(check)],
        text_to_send=council_checks.text_to_send(release, council, check),
        answer=answer if standing_of(check) not in ("not-asked", "ask-again") else None,
        settle=settle if settles else None,
    )


@require_GET
@only(PREPARE)
def check_download(request, pk: int, slug: str, *, admin_site):
    """What a council is sent: its counts, and the cases that were counted."""
    release = release_of(pk)
    council = get_object_or_404(Council, slug=slug, figures__release=release)
    suffix, note = mark(release, request.at)
    rows = council_checks.rows_to_check(release, council)
    return spreadsheet(f"{name_of(release, council.slug)}{suffix}", rows, note)


@require_http_methods(["GET", "POST"])
@only(PREPARE, APPROVE)
def early_access_page(request, pk: int, *, admin_site):
    """Records that an office outside saw figures or letters before they were public."""
    release = release_of(pk)
    form = EarlyAccessForm(posted(request))
    if request.method == "POST" and form.is_valid():
        with refusals_in(form):
            approval.record_early_access(
                release, **form.cleaned_data, by=request.user, at=request.at
            )
            keep_confirmed(request.user, release, form.confirmed)
            messages.success(request, "Recorded. It is public once the release is announced.")
            return redirect("admin:complaints_release_change", pk)
    return shown(
        request,
        admin_site,
        "complaints/release/early_access",
        "Record early access",
        release=release,
        form=form,
    )
