"""The pages of the second factor: giving a code, setting a device up, and what can be done to it.

The first two are open to who has given her password; all others, as the rest of the admin, only
to who has given her code as well.
"""

from collections.abc import Callable, Sequence
from functools import partial
from secrets import token_bytes
from typing import Any

import segno
from django import forms
from django.conf import settings
from django.contrib import messages
from django.contrib.admin import AdminSite
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.defaultfilters import pluralize
from django.urls import URLPattern, path, reverse, reverse_lazy
from django_otp import DEVICE_ID_SESSION_KEY
from django_otp import login as give_to_session

from councils.dates import day_in_words
from councils.refusals import Refused
from councils.requests import StaffRequest
from portal.models import SealedDevice
from portal.staff import devices, provider
from portal.staff.provided_accounts import own_provider
from portal.staff.way_in import Page, after_password, next_page, shown, site

NEW_KEY = "second_factor_key"
FEW_LEFT = 3
ABOVE = [(reverse_lazy("admin:second_factor"), "Second factor")]


class CodeForm(forms.Form):
    """Codes that are typed, each under its words; ``step`` takes them, or refuses."""

    def __init__(self, request: HttpRequest, step: Callable[..., Any], **words: str) -> None:
        super().__init__(request.POST or None)
        self.step = step
        how = {"autocomplete": "one-time-code", "autocapitalize": "none", "spellcheck": "false"}
        for name, label in words.items():
            widget = forms.TextInput(how)
            self.fields[name] = forms.CharField(label=label, max_length=20, widget=widget)

    def clean(self) -> None:
        if not self.errors:
            try:
                self.done = self.step(**self.cleaned_data)
            except Refused as refused:
                raise forms.ValidationError(str(refused)) from refused


def own_code_form(request: StaffRequest, step: Callable[..., Any]) -> CodeForm:
    words = "Code from your device, or a recovery code"
    form = CodeForm(request, partial(step, request.user), code=words)
    form.fields["code"].widget.attrs["autofocus"] = True
    return form


def urls(admin_site: AdminSite) -> list[URLPattern]:
    def page(
        route: str, view: Page, name: str, wrap: Callable[[Page], Page] = admin_site.admin_view
    ) -> URLPattern:
        return path(f"second-factor/{route}", wrap(view), name=name)

    return [
        page("", overview, "second_factor"),
        page("code/", code, "second_factor_code", after_password),
        page("set-up/", set_up, "second_factor_set_up", after_password),
        page("recovery-codes/", recovery_codes, "second_factor_recovery_codes"),
        page("remove/", remove, "second_factor_remove"),
    ]


def let_in(request: StaffRequest, device: SealedDevice) -> None:
    """From now on, and under a new name, the session is one that gave its code."""
    give_to_session(request, device)
    request.session.cycle_key()


def overview(request: StaffRequest) -> HttpResponse:
    if provider.vouched_for(request):
        return shown(
            request,
            "Second factor",
            f"You sign in with {own_provider().name}: a second factor is asked for there.",
        )
    device, left = devices.device_of(request.user), devices.recovery_codes_left(request.user)
    if device is None:
        return shown(
            request,
            "Second factor",
            "You sign in with a password alone. With a second factor you also give a code that an"
            " app on your device shows; whoever learns your password cannot get in with it.",
            go_on=(reverse("admin:second_factor_set_up"), "Set up a second factor"),
        )
    links = [
        (reverse("admin:second_factor_recovery_codes"), "Make new recovery codes"),
        (reverse("admin:second_factor_set_up"), "Use another device"),
        (reverse("admin:second_factor_remove"), "Remove the second factor"),
    ]
    return shown(
        request,
        "Second factor",
        "When you sign in, you give a code after your password. It has been so since"
        f" {day_in_words(device.created_at)}.",
        f"You have {left} recovery code{pluralize(left)} left."
        f"{' Make new ones before they are used up.' if left <= FEW_LEFT else ''}",
        links=links[: 2 if settings.SECOND_FACTOR_REQUIRED else 3],
    )


def code(request: StaffRequest) -> HttpResponse:
    """After the password: a code of the device, or a recovery code."""
    step = site().next_step(request)
    if step != "admin:second_factor_code":
        return redirect(step or next_page(request))
    form = own_code_form(request, devices.give_code)
    if form.is_valid():
        let_in(request, form.done)
        left = devices.recovery_codes_left(request.user)
        if left <= FEW_LEFT:
            messages.warning(
                request, f"Recovery codes left: {left}. Make new ones on the page Second factor."
            )
        return redirect(next_page(request))
    return shown(
        request,
        "Second factor",
        "Your password is right. Now type the code that your app shows.",
        form=form,
        submit="Go on",
        afterwards="You have neither your device nor a recovery code? An administrator can reset"
        " your second factor.",
        is_signing_in=True,
        may_leave=True,
    )


def set_up(request: StaffRequest) -> HttpResponse:
    """The secret as a picture and in letters, and a code that shows that the device has it."""
    step = site().next_step(request)
    if step and step != "admin:second_factor_set_up":
        return redirect(step)
    words = {"code": "Code that the app shows for the new entry"}
    if has_one := devices.device_of(request.user) is not None:
        words["current"] = "Code from the device you have used until now, or a recovery code"
    device = new_device(request)
    form = CodeForm(request, partial(devices.set_up, device), **words)
    if form.is_valid():
        del request.session[NEW_KEY]
        let_in(request, device)
        return shown_once(request, form.done)
    picture = segno.make(device.config_url, error="m")
    must = settings.SECOND_FACTOR_REQUIRED and not has_one
    return shown(
        request,
        "Replace your second factor" if has_one else "Set up a second factor",
        "Everybody who works here signs in with a password and a code. Set up the app that shows"
        " your codes; then you can go on."
        if must
        else "",
        "You need an app for one-time codes (an authenticator) on your telephone or computer.",
        form=form,
        submit="Set up",
        picture=picture.svg_data_uri(scale=4, border=4, dark="black", light="white"),
        secret=device.written,
        above=None if must else ABOVE,
        may_leave=must,
    )


def new_device(request: StaffRequest) -> SealedDevice:
    """The device that is being set up. A session lies in the database too: it has only the seal."""
    device = SealedDevice(user=request.user, name="Device", key=request.session.get(NEW_KEY, ""))
    if not device.is_readable:
        device.bin_key = token_bytes(20)
        request.session[NEW_KEY] = device.key
    return device


def shown_once(request: StaffRequest, codes: Sequence[str]) -> HttpResponse:
    explains = (
        "Your second factor is set up. If you ever lose your device, each of these codes lets you"
        " in once in its place."
    )
    return shown(request, "Your recovery codes", explains, codes=codes, above=ABOVE)


def recovery_codes(request: StaffRequest) -> HttpResponse:
    """Ten new recovery codes in the place of the old."""
    if not devices.device_of(request.user):
        return redirect("admin:second_factor")
    form = own_code_form(request, devices.renew_recovery_codes)
    if form.is_valid():
        return shown_once(request, form.done)
    explains = "You get ten new recovery codes. Those you have had until now no longer work."
    parts: dict[str, Any] = {
        "form": form,
        "submit": "Make new codes",
        "may_cancel": True,
        "above": ABOVE,
    }
    return shown(request, "New recovery codes", explains, **parts)


def remove(request: StaffRequest) -> HttpResponse:
    """Away with the second factor, where nobody has to have one."""
    if settings.SECOND_FACTOR_REQUIRED:
        raise PermissionDenied
    if not devices.device_of(request.user):
        return redirect("admin:second_factor")
    form = own_code_form(request, devices.remove)
    if form.is_valid():
        # The session does not end for want of a device that its user took away herself.
        del request.session[DEVICE_ID_SESSION_KEY]
        user: Any = request.user
        user.otp_device = None
        messages.success(request, "Your second factor is removed.")
        return redirect("admin:second_factor")
    explains = (
        "Afterwards you sign in with your password alone. Your recovery codes no longer work."
    )
    parts: dict[str, Any] = {
        "form": form,
        "submit": "Remove it",
        "may_cancel": True,
        "above": ABOVE,
    }
    return shown(request, "Remove the second factor", explains, **parts)
