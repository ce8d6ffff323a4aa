"""What the register lacks, where it contradicts itself, and against what it was checked."""

from __future__ import annotations

from datetime import date
from functools import partial
from typing import Any

from django.contrib.admin import AdminSite
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.template.response import TemplateResponse
from django.urls import URLPattern, path

from councils.dates import month_in_words
from councils.register.gaps import data_problems
from councils.register.health import code_history
from councils.register.health.checks import register_contradictions
from councils.register.health.whole import Whole
from councils.requests import StaffRequest
from councils.working_days import holidays_known_until
from councils.years import london_date

MAY_SEE = ("councils.change_council", "councils.import_files")
SHOWN = 100  # of each kind; a register of other councils differs in each of ours


def data_problem_list(request: StaffRequest, *, admin_site: AdminSite) -> HttpResponse:
    """For who looks after the register, or loads residents."""
    if not any(map(request.user.has_perm, MAY_SEE)):
        raise PermissionDenied
    content = admin_site.each_context(request) | _content(london_date(request.at))
    return TemplateResponse(request, "admin/data_problems.html", content)


def _content(today: date) -> dict[str, Any]:
    whole = Whole(today)
    every = register_contradictions(today, whole)
    return {
        "title": "What the register lacks, and where it contradicts itself",
        "problems": data_problems(today),
        "contradictions": [each for each in every if each.found],
        "not_found": [each.kind.title for each in every if not each.found],
        "differences": [*code_history.differences(whole)],
        "source": code_history.SOURCE,
        "edition": month_in_words(code_history.EDITION),
        "checked_on": code_history.CHECKED_ON,
        "checked_against": code_history.CHECKED_AGAINST,
        "holidays_known_until": holidays_known_until(),
        "shown": f":{SHOWN}",
    }


def urls(admin_site: AdminSite) -> list[URLPattern]:
    page = partial(data_problem_list, admin_site=admin_site)
    return [path("data-problems/", admin_site.admin_view(page), name="data-problems")]
