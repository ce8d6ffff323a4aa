"""The page on which somebody chooses what she is told by e-mail; and, for administrators, the
e-mails to colleagues that did not go."""

from __future__ import annotations

from functools import partial
from typing import Any

from django import forms
from django.contrib import messages
from django.contrib.admin import AdminSite
from django.db import transaction
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import URLPattern, path
from django.views.decorators.http import require_http_methods, require_POST

from councils.mail.server import goes_through
from councils.refusals import Refused
from councils.requests import StaffRequest
from councils.staff_screens import only, posted, shown
from portal.models import NoticeChoice, NoticeMail
from portal.notices.rounds import choices_of, without_address
from portal.notices.sources import kinds_of
from portal.notices.steps import leave_it, send_again

How = NoticeChoice.How
MAY_SEE_MAILS = "auth.change_user"
DECISIONS = {"again": send_again, "leave": leave_it}


class ChoicesForm(forms.Form):
    """One choice for each kind of which this person may be told."""

    def __init__(self, *args: Any, user: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        chosen = choices_of(user)
        for kind in kinds_of(user):
            self.fields[kind.slug] = forms.ChoiceField(
                label=kind.label,
                help_text=kind.help_text,
                choices=How.choices,
                initial=chosen.get(kind.slug, How.DAILY),
                widget=forms.RadioSelect,
            )


@require_http_methods(["GET", "POST"])
def choices_page(request: StaffRequest, *, admin_site: AdminSite) -> HttpResponse:
    form = ChoicesForm(posted(request), user=request.user)
    if form.is_valid():
        with transaction.atomic():
            for slug, how in form.cleaned_data.items():
                NoticeChoice.objects.update_or_create(
                    user=request.user, kind=slug, defaults={"how": how}
                )
        messages.success(request, "Kept: it holds from the next e-mail on.")
        return redirect("admin:told-by-mail")
    return shown(
        request,
        admin_site,
        "notices/choices",
        "What I am told by e-mail",
        form=form,
        address=request.user.email,
        may_see_mails=request.user.has_perm(MAY_SEE_MAILS),
    )


@only(MAY_SEE_MAILS)
def mails_page(request: StaffRequest, *, admin_site: AdminSite) -> HttpResponse:
    """What waits, and what somebody must decide about."""
    rows = NoticeMail.objects.select_related("user")
    return shown(
        request,
        admin_site,
        "notices/mails",
        "E-mails to colleagues",
        goes_through=goes_through("no colleague"),
        to_look_at=rows.to_look_at(),
        put_off=rows.put_off(),
        waiting=rows.to_try(request.at).count(),
        without_address=without_address(),
    )


@require_POST
@only(MAY_SEE_MAILS)
def decide(request: StaffRequest, pk: int, *, admin_site: AdminSite) -> HttpResponse:
    decided = DECISIONS.get(request.POST.get("decision", ""))
    if decided is None:
        raise Http404("There is no such decision.")
    try:
        decided(get_object_or_404(NoticeMail, pk=pk), by=request.user, at=request.at)
    except Refused as refused:
        messages.error(request, str(refused))
    else:
        messages.success(request, "Kept.")
    return redirect("admin:notice-mails")


def urls(admin_site: AdminSite) -> list[URLPattern]:
    def at(route: str, view: Any, name: str) -> URLPattern:
        return path(route, admin_site.admin_view(partial(view, admin_site=admin_site)), name=name)

    return [
        at("told-by-mail/", choices_page, "told-by-mail"),
        at("told-by-mail/mails/", mails_page, "notice-mails"),
        at("told-by-mail/mails/<int:pk>/", decide, "notice-mail-decide"),
    ]
