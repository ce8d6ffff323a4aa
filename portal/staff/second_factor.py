"""The pages of the second factor: giving a code, setting a device up, and what can be done to it.

The first two are open to who has given her password; all others, as the rest of the admin, only
to who has given her code as well.
"""

from functools import partial, wraps

import segno
from django import forms
from django.conf import settings
from django.contrib import messages
from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django_otp import login as give_to_session
from django_otp.util import random_hex

from councils.refusals import Refused
from portal.staff import device_secrets, devices

NEW_KEY = "second_factor_key"
FEW_LEFT = 3


class CodeForm(forms.Form):
    """One field for a code; ``words`` names it."""

    def __init__(self, *args, **words):
        super().__init__(*args)
        for name, label in words.items():
            self.fields[name] = forms.CharField(
                label=label,
                max_length=20,
                widget=forms.TextInput(
                    {
                        "autocomplete": "one-time-code",
                        "autocapitalize": "none",
                        "spellcheck": "false",
                    }
                ),
            )


def code_form(request) -> CodeForm:
    form = CodeForm(request.POST or None, code="Code from your device, or a recovery code")
    form.fields["code"].widget.attrs["autofocus"] = True
    return form


def urls(admin_site):
    def page(route, view, name, wrap):
        return path(f"second-factor/{route}", wrap(partial(view, admin_site)), name=name)

    with_password = partial(after_password, admin_site)
    return [
        page("", overview, "second_factor", admin_site.admin_view),
        page("code/", code, "second_factor_code", with_password),
        page("set-up/", set_up, "second_factor_set_up", with_password),
        page(
            "recovery-codes/", recovery_codes, "second_factor_recovery_codes", admin_site.admin_view
        ),
        page("remove/", remove, "second_factor_remove", admin_site.admin_view),
    ]


def after_password(admin_site, view):
    """Closes a page to who has not given her password."""

    @never_cache
    @sensitive_post_parameters()
    @wraps(view)
    def inner(request, *args, **kwargs):
        if not admin_site.has_password(request):
            return redirect_to_login(request.get_full_path(), reverse("admin:login"))
        return view(request, *args, **kwargs)

    return inner


def shown(admin_site, request, template, title, **context):
    everywhere = admin_site.each_context(request) | {"title": title, "next": next_page(request)}
    return TemplateResponse(request, f"admin/{template}.html", everywhere | context)


def next_page(request) -> str:
    """Where she wanted to go, if it is a page of this portal."""
    wanted = request.POST.get("next") or request.GET.get("next", "")
    own = url_has_allowed_host_and_scheme(wanted, {request.get_host()}, request.is_secure())
    return wanted if own else reverse("admin:index")


def attempt(form, done):
    """What a valid form leads to; a refusal is said at the form."""
    if not form.is_valid():
        return None
    try:
        return done(form.cleaned_data)
    except Refused as refused:
        form.add_error(None, str(refused))
        return None


def let_in(request, device) -> None:
    """From now on, and under a new name, the session is one that gave its code."""
    give_to_session(request, device)
    request.session.cycle_key()


def overview(admin_site, request):
    device = devices.device_of(request.user)
    return shown(
        admin_site,
        request,
        "second_factor",
        "Second factor",
        device=device,
        codes_left=devices.recovery_codes_left(request.user),
        few_left=FEW_LEFT,
        required=settings.SECOND_FACTOR_REQUIRED,
    )


def code(admin_site, request):
    """After the password: a code of the device, or a recovery code."""
    step = admin_site.next_step(request)
    if step != "admin:second_factor_code":
        return redirect(step or next_page(request))
    form = code_form(request)
    device = attempt(form, lambda given: devices.give_code(request.user, given["code"]))
    if device:
        let_in(request, device)
        left = devices.recovery_codes_left(request.user)
        if left <= FEW_LEFT:
            messages.warning(
                request, f"Recovery codes left: {left}. Make new ones on the page Second factor."
            )
        return redirect(next_page(request))
    return shown(admin_site, request, "second_factor_code", "Second factor", form=form)


def set_up(admin_site, request):
    """The secret as a picture and in letters, and a code that shows that the device has it."""
    step = admin_site.next_step(request)
    if step and step != "admin:second_factor_set_up":
        return redirect(step)
    has_one = devices.device_of(request.user) is not None
    current = {"current": "Code from the device you have used until now, or a recovery code"}
    fields = {"code": "Code that the app shows for the new entry"} | (current if has_one else {})
    form = CodeForm(request.POST or None, **fields)
    key = new_key(request)
    codes = attempt(form, lambda given: devices.set_up(request.user, key, **given))
    if codes:
        del request.session[NEW_KEY]
        let_in(request, devices.device_of(request.user))
        return shown_once(admin_site, request, codes)
    picture = segno.make(devices.address(request.user, key), error="m")
    return shown(
        admin_site,
        request,
        "second_factor_set_up",
        "Replace your second factor" if has_one else "Set up a second factor",
        form=form,
        picture=picture.svg_data_uri(scale=4, border=4, dark="black", light="white"),
        secret=devices.written(key),
        must=settings.SECOND_FACTOR_REQUIRED and not has_one,
    )


def new_key(request) -> str:
    """The secret of a device that is being set up: a session lies in the database too."""
    try:
        return device_secrets.opened(request.user, request.session.get(NEW_KEY, ""))
    except Refused:
        key = random_hex()
        request.session[NEW_KEY] = device_secrets.sealed(request.user, key)
        return key


def shown_once(admin_site, request, codes):
    return shown(
        admin_site, request, "second_factor_recovery_codes", "Your recovery codes", codes=codes
    )


def recovery_codes(admin_site, request):
    """Ten new recovery codes in the place of the old."""
    if not devices.device_of(request.user):
        return redirect("admin:second_factor")
    form = code_form(request)
    codes = attempt(form, lambda given: devices.renew_recovery_codes(request.user, given["code"]))
    if codes:
        return shown_once(admin_site, request, codes)
    return shown(
        admin_site, request, "second_factor_confirm", "New recovery codes", form=form, renews=True
    )


def remove(admin_site, request):
    """Away with the second factor, where nobody has to have one."""
    if settings.SECOND_FACTOR_REQUIRED:
        raise PermissionDenied
    if not devices.device_of(request.user):
        return redirect("admin:second_factor")
    form = code_form(request)
    removed = attempt(form, lambda given: devices.remove(request.user, given["code"]) or True)
    if removed:
        give_up_device(request)
        messages.success(request, "Your second factor is removed.")
        return redirect("admin:second_factor")
    return shown(
        admin_site, request, "second_factor_confirm", "Remove the second factor", form=form
    )


def give_up_device(request) -> None:
    """The session does not end for want of a device that its user took away herself."""
    del request.session["otp_device_id"]
    request.user.otp_device = None
