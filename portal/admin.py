"""The admin site of ombudsman staff: who gets in, and its own pages beside those of the models."""

from urllib.parse import urlencode

from django.conf import settings
from django.contrib.admin import AdminSite
from django.http import HttpResponseRedirect
from django.urls import path, reverse

from councils.attachments import screens as attachments
from councils.ownership.screens import owners
from councils.saved_views import screens as saved_views
from portal.staff import (
    council_desk,
    dashboard,
    draft_pages,
    jobs,
    lockout,
    own_password,
    own_work,
    preview,
    provider,
    register_health,
    second_factor,
    session_page,
    told_by_mail,
    upload_undo,
    uploads,
    work_list,
)
from portal.staff.devices import device_of
from portal.staff.invitations import must_change
from portal.staff.sessions import DRAFTS, REASONS, remember_drafts, seconds_left

# The urls(admin_site) of each come before the admin's own.
STAFF_PAGES = (
    *(second_factor, own_password, provider, session_page, draft_pages),
    *(uploads, upload_undo, preview, register_health, own_work, owners, council_desk),
    *(dashboard, told_by_mail, attachments, jobs, saved_views),
)


class PortalAdminSite(AdminSite):
    site_header = "Council performance"
    site_title = "Council performance"
    index_title = "Administration"
    enable_nav_sidebar = False
    login_form = own_password.SignInForm

    def get_urls(self):
        own = [url for page in STAFF_PAGES for url in page.urls(self)]
        # Unlike Django's, open to who has not given her code yet: she may leave.
        leave = path("logout/", self.logout, name="logout")
        return [*own, leave, *super().get_urls()]

    def has_password(self, request) -> bool:
        """Whether somebody of the staff has given her password, and perhaps nothing else yet."""
        return super().has_permission(request)

    def has_permission(self, request) -> bool:
        """Whether the staff area is open: password given, and the code where one is needed."""
        return self.has_password(request) and not self.next_step(request)

    def next_step(self, request) -> str | None:
        """The name of the page where she gives her code, chooses a password of her own in the
        place of a one-time one, or sets up a device, as she must: in this order. Whom her
        office's own provider vouched for has done all that there."""
        if provider.vouched_for(request):
            return None
        gave_code = getattr(request.user, "otp_device", None) is not None
        if not gave_code and not hasattr(request, "second_factor"):
            request.second_factor = device_of(request.user)
        if not gave_code and request.second_factor:
            return "admin:second_factor_code"
        if request.session.get(own_password.MUST):
            return "admin:first_password"
        must_set_up = settings.SECOND_FACTOR_REQUIRED and not gave_code
        return "admin:second_factor_set_up" if must_set_up else None

    def each_context(self, request):
        """With what the script of every page is told, which asks nothing until it has to."""
        context = super().each_context(request)
        if context["has_permission"]:
            rest, whole = seconds_left(request)
            drafts = " ".join(request.session.get(DRAFTS, ()))
            context["session"] = {"rest": rest, "whole": whole, "drafts": drafts}
        return context

    def login(self, request, extra_context=None):
        """Name and password; then the page of the second factor, where there is one to give."""
        if request.method == "GET" and (answer := self.second_step(request, request.GET)):
            return answer
        why = {
            "why_signed_out": REASONS.get(request.GET.get("signed_out")),
            "is_kept": request.GET.get("kept") == "1",
            "provider": settings.SIGN_IN_PROVIDER,
        }
        response = super().login(request, why | (extra_context or {}))
        if response.status_code == 302:
            if must_change(request.user):
                request.session[own_password.MUST] = True
            remember_drafts(request)
            response = self.second_step(request, request.POST) or response
            lockout.remember_browser(response, request.user.get_username())
        return response

    def second_step(self, request, said) -> HttpResponseRedirect | None:
        if not (self.has_password(request) and (step := self.next_step(request))):
            return None
        query = urlencode({"next": said["next"]}) if said.get("next") else ""
        return HttpResponseRedirect(f"{reverse(step)}?{query}")

    def index(self, request, extra_context=None):
        """The front page, with the work list above the models."""
        return super().index(request, work_list.context(request) | (extra_context or {}))
