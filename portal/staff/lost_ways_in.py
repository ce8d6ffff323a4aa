"""What an administrator does for a colleague who cannot get in: pages that ask once more.

A lost password is let be chosen again, a lost second factor is taken away.
"""

from django.contrib import messages
from django.contrib.admin.utils import unquote
from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.urls import path, reverse
from django.utils.html import format_html

from councils.dates import instant_in_words
from councils.refusals import Refused
from portal.staff import devices, invitations
from portal.staff.way_in import shown

MAKE_SURE = (
    "First make sure that it is really she or he who asks: by telephone at a number you know, or"
    " face to face."
)


class LostWaysIn:
    """These pages, in the admin of users."""

    def get_urls(self):
        reset = self.admin_site.admin_view(self.reset_second_factor)
        own = path("<int:pk>/second-factor/", reset, name="auth_user_reset_second_factor")
        return [own, *super().get_urls()]

    def user_change_password(self, request, id, form_url=""):
        """Lets a colleague choose another; one's own has its own page."""
        if str(id) == str(request.user.pk):
            return redirect("admin:password_change")
        user = self.get_object(request, unquote(id))
        if not self.has_change_permission(request, user):
            raise PermissionDenied
        if user is None:
            raise Http404("There is no such colleague.")
        if request.method == "POST":
            return self.let_in(request, user)
        if invitations.are_sent():
            where = user.email or "the address on the colleague’s page: enter it first"
            how = f"A link to choose a new one is sent to {where}; it works once."
            submit = "Send the link"
        else:
            how = (
                "No e-mails leave here, so you are shown a password, this once. It has to be"
                " changed when it is used."
            )
            submit = "Show a one-time password"
        return asked(
            request,
            user,
            f"Let {user} choose a new password",
            "Do this for a colleague who has lost the password, whose link is too old, or whose"
            f" password somebody else may know. {MAKE_SURE}",
            "The password there is stops working at once, and the colleague is signed out"
            f" everywhere. {how} That you did this is kept in the history.",
            submit=submit,
        )

    def let_in(self, request, user):
        """Sends a link; where no e-mails leave, shows a one-time password in this answer alone."""
        try:
            way = invitations.let_choose(user, request.user, request.at)
        except Refused as refused:
            messages.error(request, str(refused))
            return redirect("admin:auth_user_change", user.pk)
        until = instant_in_words(way.until)
        if not way.password:
            said = f"A link to choose a password is sent to {user.email}; it works until {until}."
            messages.success(request, said)
            return redirect("admin:auth_user_change", user.pk)
        words = "{} signs in as <strong>{}</strong> with this password, until {}:"
        explains = format_html(words, user.get_full_name(), user.get_username(), until)
        parts = {"one_time": way.password, "go_on": (page_of(user), "Go on"), "above": above(user)}
        answer = shown(request, f"A password for {user}", explains, **parts)
        answer["Cache-Control"] = "no-store"
        return answer

    def reset_second_factor(self, request, pk):
        """Lets a colleague who lost her device set up a new one."""
        user = get_object_or_404(self.get_queryset(request), pk=pk)
        if not self.has_change_permission(request, user) or user == request.user:
            raise PermissionDenied
        if request.method == "POST":
            try:
                devices.reset(user, request.user)
                messages.success(request, f"The second factor of {user} is reset.")
            except Refused as refused:
                messages.error(request, str(refused))
            return redirect("admin:auth_user_change", user.pk)
        return asked(
            request,
            user,
            f"Reset the second factor of {user}",
            "Do this when a colleague has lost both the device and the recovery codes."
            f" {MAKE_SURE}",
            "The colleague is signed out everywhere, then signs in with the password alone and can"
            " set up a new device. That you did this is kept in the history.",
            submit="Reset it",
        )


def asked(request, user, *words: str, submit: str):
    return shown(request, *words, submit=submit, may_cancel=True, above=above(user))


def above(user) -> list[tuple[str, str]]:
    """The pages above that of what is done for a colleague."""
    return [(reverse("admin:auth_user_changelist"), "Users"), (page_of(user), str(user))]


def page_of(user) -> str:
    return reverse("admin:auth_user_change", args=[user.pk])
