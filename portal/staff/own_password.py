"""The pages on which somebody chooses her own password: from a link, or after a one-time one."""

from typing import TYPE_CHECKING, Any

from django.contrib import admin, messages
from django.contrib.admin import AdminSite
from django.contrib.admin.forms import AdminAuthenticationForm
from django.contrib.auth import update_session_auth_hash
from django.contrib.auth.forms import SetPasswordForm
from django.contrib.auth.models import User
from django.contrib.auth.views import PasswordResetConfirmView
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import URLPattern, path, reverse_lazy
from django.utils.decorators import method_decorator
from django.utils.html import format_html
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters

from councils.requests import StaffRequest
from portal.staff import invitations, lockout
from portal.staff.way_in import TEMPLATE, after_password, next_page, shown, site

SET = "Set the password"
MUST = "must_change_password"  # in a session that was opened with a one-time password


class SignInForm(AdminAuthenticationForm):
    """Name and password; a one-time password whose time is over lets nobody in."""

    def confirm_login_allowed(self, user: Any) -> None:
        super().confirm_login_allowed(user)
        request: Any = self.request
        if invitations.is_over(user, request.at):
            raise ValidationError(
                "This one-time password is too old: ask an administrator for another.",
                code="too_old",
            )


if TYPE_CHECKING:
    PasswordForm = SetPasswordForm[User]
else:
    PasswordForm = SetPasswordForm


class OwnPasswordForm(PasswordForm):
    """Another than the one before, which somebody else has seen."""

    def clean_new_password1(self) -> str:
        password: str = self.cleaned_data["new_password1"]
        if self.user.check_password(password):
            raise ValidationError("Choose another than the one-time password.")
        return password


@method_decorator(never_cache, name="dispatch")
@method_decorator(sensitive_post_parameters(), name="dispatch")
class Invitation(PasswordResetConfirmView):
    """By the link of an invitation. Afterwards she signs in, with her code where she has one."""

    template_name = TEMPLATE
    form_class = PasswordForm
    token_generator = invitations.LINKS
    reset_url_token = "choose"
    success_url = reverse_lazy("admin:login")

    def form_valid(self, form: Any) -> HttpResponse:
        invitations.set_own(
            self.user, form.cleaned_data["new_password1"], "Chose a password by the link."
        )
        del self.request.session["_password_reset_token"]
        messages.success(self.request, "Your password is set. Sign in with it.")
        response = redirect(self.success_url)
        lockout.remember_browser(response, self.user.get_username())
        return response

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        found = admin.site.each_context(self.request) | super().get_context_data(**kwargs)
        if not self.validlink:
            return found | {"title": "This link no longer works", "is_void": True}
        words = "Choose the password for your account, <strong>{}</strong>. Nobody else learns it."
        explains = [format_html(words, self.user.get_username())]
        return found | {"title": "Choose your password", "explains": explains, "submit": SET}


def first_password(request: StaffRequest) -> HttpResponse:
    """After a one-time password, and after the code where there is one: her own password."""
    step = site().next_step(request)
    if step != "admin:first_password":
        return redirect(step or next_page(request))
    form = OwnPasswordForm(request.user, request.POST or None)
    if form.is_valid():
        invitations.set_own(
            request.user, form.cleaned_data["new_password1"], "Changed the one-time password."
        )
        update_session_auth_hash(request, request.user)
        del request.session[MUST]
        messages.success(request, "Your password is set.")
        return site().second_step(request, request.POST) or redirect(next_page(request))
    return shown(
        request,
        "Choose your own password",
        "The password you signed in with was to be used once. Choose one that nobody else knows;"
        " then you can go on.",
        form=form,
        submit=SET,
        may_leave=True,
    )


def urls(admin_site: AdminSite) -> list[URLPattern]:
    return [
        path("invitation/<uidb64>/<token>/", Invitation.as_view(), name="invitation"),
        path("first-password/", after_password(first_password), name="first_password"),
    ]
