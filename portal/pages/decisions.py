"""Decisions: the list and the full statement."""

from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

from complaints.decisions.filters import DecisionFilter
from complaints.decisions.former_references import current
from complaints.decisions.statements import sections
from complaints.models import Decision, Recommendation
from complaints.recommendations.one_decision import agreement
from complaints.recommendations.replaced import replaced
from councils.public_record import made_up_note
from councils.requests import Request
from portal.linked_data import of_decision
from portal.open_data.cases import DECISIONS
from portal.open_data.csv_files import Table
from portal.open_data.downloads import csv_download
from portal.open_data.rows import decisions_in_turn
from portal.pages.decisions_content import decision_list_content
from portal.released import releases
from portal.suspended import refuse_suspended


def decision_list(request: Request) -> HttpResponse:
    """What is shown of decisions, narrowed by what the address says."""
    refuse_what_is_suspended(request)
    context = decision_list_content(
        request.GET, releases(request), request.at, request.public_record
    )
    if reference := context["filter"].reference:
        rows = context["page"].rows
        if [each.reference for each in rows] == [reference] and set(request.GET) == {"q"}:
            return redirect(rows[0])
    return TemplateResponse(request, "decisions/list.html", context)


@require_safe
def decisions_file(request: Request) -> HttpResponseBase:
    """The whole list as CSV; what can't be looked for is told on the page of the list."""
    refuse_what_is_suspended(request)
    rows = Decision.objects.public(request.at).for_data().newest_first()
    found = DecisionFilter(request.GET, rows, releases=releases(request), at=request.at)
    if found.unreadable:
        return redirect(f"{reverse('decisions')}?{request.GET.urlencode()}")
    note = made_up_note(request.public_record)
    listed = decisions_in_turn(found.qs) if request.method == "GET" else ()
    return csv_download(Table(DECISIONS, listed, note), "decisions-found")


def refuse_what_is_suspended(request: Request) -> None:
    """What figures counted is seen as they are."""
    if "counted" in request.GET:
        refuse_suspended(request, request.GET.get("year"), request.GET.get("edition"))


def decision(request: Request, reference: str) -> HttpResponse:
    if (now := current(reference)) != reference:
        get_object_or_404(Decision.objects.public(request.at), reference=now)
        return redirect("decision", now)
    decisions = Decision.objects.public(request.at).select_related("council", "subject__category")
    found = get_object_or_404(decisions, reference=reference)
    agreed = list(Recommendation.objects.public(request.at).of(found))
    context = {
        "decision": found,
        "sections": sections(found.statement),
        "agreement": agreement(found, agreed, releases(request), request.at),
        "replaced": replaced(found, releases(request).values(), request.at),
        "linked_data": of_decision(found),
        "others": found.about_other_bodies(request.at),
    }
    return TemplateResponse(request, "decisions/detail.html", context)
