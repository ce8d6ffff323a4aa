"""One outcome for all that the list of recommendations shows, looked at before it is recorded."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.contrib import messages
from django.contrib.admin.exceptions import DisallowedModelAdminLookup
from django.contrib.admin.options import IncorrectLookupParameters
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from complaints.models import Recommendation
from complaints.recommendations.forms.compliance import ListedForm
from complaints.recommendations.screens import pages
from complaints.recommendations.steps.compliance import record_outcome
from complaints.recommendations.steps.listed import planned
from councils.public_record import changing_public_record
from councils.staff_screens import posted

MOST_LISTED = 1_000
TOO_MANY = f"The list shows more than {MOST_LISTED:,}: narrow it first. Nothing was recorded."


def record_listed(model_admin: Any, request: HttpRequest) -> HttpResponse:
    """GET asks for the outcome, the first POST shows what it would do, the second records it.

    All of what was looked at is recorded, or nothing: where anything is otherwise by then, what
    would be recorded now is shown.
    """
    if not request.user.has_perm("complaints.change_recommendation"):
        raise PermissionDenied
    back = reverse("admin:complaints_recommendation_changelist") + f"?{request.GET.urlencode()}"
    keys = _listed(model_admin, request)
    if len(keys) > MOST_LISTED:
        messages.error(request, TOO_MANY)
        return redirect(back)
    form, plan = ListedForm(posted(request)), None
    mark = form.cleaned_data["mark"] if form.is_valid() else ""
    if form.is_valid():
        said = (form.cleaned_data["outcome"], form.cleaned_data["done_on"])
        if mark and (recorded := _recorded(keys, said, mark, request)):
            messages.success(request, pages.said_of(recorded))
            return redirect(back)
        plan = planned(keys, *said, request.at)
        form = ListedForm({**form.cleaned_data, "mark": plan.mark if plan.right else ""})
    return pages.page(
        request,
        model_admin.admin_site,
        "record_listed",
        f"Record compliance of all {len(keys):,} in the list",
        form=form,
        plan=plan,
        is_other=bool(mark),
        outcome=dict(form.fields["outcome"].choices).get(plan.outcome) if plan else "",
        has_errors=bool(form.errors),
        back=back,
    )


def _recorded(
    keys: list[int], said: tuple[str, date | None], mark: str, request: HttpRequest
) -> list[Recommendation]:
    """What was looked at, recorded; nothing where it would not be the same any more."""
    with changing_public_record():
        plan = planned(keys, *said, request.at)
        if not plan.right or plan.mark != mark:
            return []
        return record_outcome(plan.rows, by=request.user, at=request.at)


def _listed(model_admin: Any, request: HttpRequest) -> list[int]:
    """By key, as the list is narrowed in the address; 404 where no list is."""
    try:
        rows = model_admin.get_changelist_instance(request).queryset
    except (IncorrectLookupParameters, DisallowedModelAdminLookup):
        raise Http404("There is no such list.") from None
    keys = [*rows.order_by().values_list("pk", flat=True).distinct()[: MOST_LISTED + 1]]
    if not keys:
        raise Http404("The list is empty.")
    return keys
