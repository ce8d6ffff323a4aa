"""Decisions: the list and the full statement."""

from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse

from complaints.filters import DecisionFilter
from complaints.models import Decision, Recommendation
from complaints.statements import sections
from portal.released import releases
from portal.turning import page_or_404

PER_PAGE = 25
NARROWING = (
    "category",
    "subject",
    "outcome",
    "kind",
    "year",
    "decided_after",
    "decided_before",
)


def decision_list(request):
    decisions = Decision.objects.public(request.at).for_list().select_related("council", "subject")
    chosen = DecisionFilter(request.GET, decisions.newest_first(), releases=releases(request))
    context = {
        "filter": chosen,
        "page": page_or_404(chosen.qs, request.GET.get("page"), PER_PAGE),
        "total": chosen.qs.count() if chosen.release else None,
        "narrowed": any(request.GET.get(name) for name in NARROWING),
    }
    return TemplateResponse(request, "decisions/list.html", context)


def decision(request, reference):
    decisions = Decision.objects.public(request.at).select_related("council", "subject__category")
    found = get_object_or_404(decisions, reference=reference)
    context = {
        "decision": found,
        "sections": sections(found.statement),
        "improvements": Recommendation.objects.public(request.at).of(found),
        "others": found.about_other_bodies(request.at),
    }
    return TemplateResponse(request, "decisions/detail.html", context)
