"""Signing in by the office's own provider (OpenID Connect): there, and back with its word.

The second factor is the provider's to ask.
"""

from __future__ import annotations

import logging

from django.conf import settings
from django.contrib.admin import AdminSite
from django.contrib.auth import BACKEND_SESSION_KEY, login
from django.contrib.auth.backends import BaseBackend
from django.contrib.auth.models import User
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import URLPattern, path, reverse
from django.views.decorators.cache import never_cache

from councils.refusals import Refused
from councils.requests import StaffRequest
from portal.sign_in_provider import BACKEND
from portal.staff.provided_accounts import account_of, own_provider
from portal.staff.sessions import remember_drafts
from portal.staff.way_in import next_page, shown

logger = logging.getLogger(__name__)
NEXT = "provider_next"
SILENT = "The sign-in service did not say who you are. You can try again."


class ProviderBackend(BaseBackend):
    """Whose sessions the provider vouched for. They end where there is none any more."""

    def get_user(self, user_id: int) -> User | None:
        if settings.SIGN_IN_PROVIDER is None:
            return None
        return User.objects.filter(pk=user_id, is_active=True).first()


def vouched_for(request: HttpRequest) -> bool:
    """Whether the session was opened by the provider, and not by a password."""
    return request.session.get(BACKEND_SESSION_KEY) == BACKEND


def urls(admin_site: AdminSite) -> list[URLPattern]:
    return [
        path("provider/", never_cache(there), name="provider"),
        path("provider/back/", never_cache(back), name="provider_back"),
    ]


def own_address() -> str:
    """Where the provider leads back to: what is entered there, whoever asks by whichever name."""
    return f"{settings.SITE_URL}{reverse('admin:provider_back')}"


def there(request: StaffRequest) -> HttpResponse:
    from portal.staff import openid

    provider = own_provider()
    request.session[NEXT] = next_page(request)
    try:
        return openid.to_provider(provider, request, own_address())
    except openid.NotVouched as error:
        return not_let_in(request, SILENT, str(error))


def back(request: StaffRequest) -> HttpResponse:
    from portal.staff import openid

    provider = own_provider()
    try:
        user = account_of(openid.claims_of(provider, request))
    except openid.NotVouched as error:
        return not_let_in(request, SILENT, str(error))
    except Refused as refused:
        return not_let_in(request, str(refused), "nobody who may work here")
    wanted = request.session.pop(NEXT, reverse("admin:index"))
    login(request, user, backend=BACKEND)
    remember_drafts(request)
    return redirect(wanted)


def not_let_in(request: StaffRequest, sentence: str, why: str) -> HttpResponse:
    """The log has no word of the provider's, and no name: it may say more than is good."""
    logger.warning("Signing in by the provider failed: %s", why)
    links = [(reverse("admin:login"), "Back to signing in")]
    answer = shown(request, "You are not signed in", sentence, links=links, is_signing_in=True)
    answer.status_code = 403
    return answer
