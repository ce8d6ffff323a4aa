"""Decisions: the list and the full statement."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse

from complaints.decisions.filters import DecisionFilter
from complaints.decisions.former_references import current
from complaints.decisions.statements import sections
from complaints.models import Decision, Recommendation
from complaints.recommendations.fulfilment import became_of
from councils.requests import Request
from portal.pagination import page_or_404
from portal.released import releases
from portal.suspended import refuse_suspended

PER_PAGE = 25
NARROWING = (
    "category",
    "subject",
    "outcome",
    "kind",
    "type",
    "year",
    "decided_after",
    "decided_before",
    "compliance",
    "overdue",
)


def decision_list(request: Request) -> HttpResponse:
    if "counted" in request.GET:  # what figures counted is seen as they are
        refuse_suspended(request, request.GET.get("year"), request.GET.get("edition"))
    decisions = Decision.objects.public(request.at).for_list().select_related("council", "subject")
    chosen = DecisionFilter(
        request.GET, decisions.newest_first(), releases=releases(request), at=request.at
    )
    context = {
        "filter": chosen,
        "page": page_or_404(chosen.listed, request.GET.get("page"), PER_PAGE),
        "figure": chosen.figure(),
        "total": chosen.qs.count() if chosen.release else None,
        "narrowed": any(request.GET.get(name) for name in NARROWING),
    }
    return TemplateResponse(request, "decisions/list.html", context)


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
        "improvements": agreed,
        "became": became_of(found, agreed, releases(request), request.at),
        "others": found.about_other_bodies(request.at),
    }
    return TemplateResponse(request, "decisions/detail.html", context)
