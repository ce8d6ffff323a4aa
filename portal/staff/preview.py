"""A decision as the public would read it: the public page's own template, for staff alone."""

from django.contrib.admin import AdminSite
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import URLPattern, path
from django.views.decorators.cache import never_cache

from complaints.decisions.rules.state import improvements_to_show, standing
from complaints.decisions.statements import sections
from complaints.models import Decision
from complaints.recommendations.one_decision import agreement
from councils.requests import StaffRequest
from portal.released import releases


def preview(request: StaffRequest, reference: str) -> HttpResponse:
    if not request.user.has_perm("complaints.view_decision"):
        raise PermissionDenied
    decisions = Decision.objects.select_related(
        "council", "subject__category", "withheld_by", "withholding_confirmed_by", "text_changed_by"
    )
    found = get_object_or_404(decisions, reference=reference)
    agreed = list(improvements_to_show(found, request.at))
    context = {
        "decision": found,
        "sections": sections(found.statement),
        "agreement": agreement(found, agreed, releases(request), request.at),
        "others": found.about_other_bodies(request.at),
        "standing": standing(found, request.at),
    }
    return TemplateResponse(request, "admin/complaints/decision/preview.html", context)


def urls(admin_site: AdminSite) -> list[URLPattern]:
    view = admin_site.admin_view(never_cache(preview))
    return [path("decisions/<reference:reference>/preview/", view, name="decision-preview")]
