"""The dashboard: how much there is to do, how old it is and how long it takes."""

from __future__ import annotations

from functools import partial

from django.contrib.admin import AdminSite
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.urls import URLPattern, path

from councils.requests import StaffRequest
from councils.staff_screens import shown
from portal.staff.dashboard_content import tables

MAY_SEE = ("complaints.view_decision", "complaints.view_recommendation")


def dashboard(request: StaffRequest, *, admin_site: AdminSite) -> HttpResponse:
    """For whoever may read the lists to which its figures lead."""
    if not request.user.has_perms(MAY_SEE):
        raise PermissionDenied
    all_councils = request.GET.get("councils") == "all"
    found = list(tables(request, all_councils))
    return shown(request, admin_site, "dashboard", "How the work stands", tables=found)


def urls(admin_site: AdminSite) -> list[URLPattern]:
    page = partial(dashboard, admin_site=admin_site)
    return [path("dashboard/", admin_site.admin_view(page), name="dashboard")]
