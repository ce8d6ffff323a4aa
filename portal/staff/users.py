"""Who works here, for administrators: names, roles, passwords and lost second factors.

An administrator who is no superuser neither sees superusers nor makes them, gives nobody single
permissions, and leaves her own roles alone. Nobody is deleted: names stand in the history.
"""

from django.contrib import admin, messages
from django.contrib.auth.admin import UserAdmin
from django.contrib.auth.forms import AdminPasswordChangeForm, UserChangeForm, UserCreationForm
from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied, ValidationError
from django.db.models import Exists, OuterRef
from django.forms import CheckboxSelectMultiple
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils.html import format_html
from django_otp.plugins.otp_totp.models import TOTPDevice

from complaints.refusals import Refused
from councils.dates import day_in_words
from councils.search_boxes import WordSearch
from portal.staff import devices

NAMES = ("first_name", "last_name")
FOR_SUPERUSERS = ("is_staff", "is_superuser", "user_permissions")
ROLES_HELP = "What a colleague may do: each role is described in the documentation."


class Named:
    """Names are wanted: the history and the second person's page show them."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for name in NAMES:
            if name in self.fields:
                self.fields[name].required = True
        if "groups" in self.fields:
            self.fields["groups"].label = "Roles"
            self.fields["groups"].help_text = ROLES_HELP

    def clean_email(self):
        """Two people's rules hold only while each person has one account."""
        email = self.cleaned_data["email"]
        others = User.objects.exclude(pk=self.instance.pk)
        if email and others.filter(email__iexact=email).exists():
            raise ValidationError("Another account has this address: each person has one account.")
        return email


class NewColleagueForm(Named, UserCreationForm):
    pass


class ColleagueForm(Named, UserChangeForm):
    pass


class PasswordForm(AdminPasswordChangeForm):
    """A password there always is: no account without one."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields.pop("usable_password", None)
        for field in self.fields.values():
            field.required = True


admin.site.unregister(User)


@admin.register(User)
class ColleagueAdmin(WordSearch, UserAdmin):
    """Colleagues, and what they may do."""

    form = ColleagueForm
    add_form = NewColleagueForm
    add_form_template = None
    change_password_form = PasswordForm
    change_user_password_template = "admin/colleague_password.html"
    list_display = ("username", "full_name", "roles", "is_active", "has_device", "last_login")
    list_filter = ("is_active", "groups")
    filter_horizontal = ()
    list_per_page = 50
    fieldsets = (
        (None, {"fields": ("username", *NAMES, "email", "password", "second_factor")}),
        ("What the colleague may do", {"fields": ("is_active", "groups")}),
        ("Dates", {"fields": ("last_login", "date_joined")}),
    )
    superuser_fieldset = ("Superusers only", {"fields": FOR_SUPERUSERS})
    add_fieldsets = (
        (None, {"fields": ("username", *NAMES, "email", "password1", "password2", "groups")}),
    )
    readonly_fields = ("second_factor", "last_login", "date_joined")

    def get_queryset(self, request):
        found = super().get_queryset(request).prefetch_related("groups")
        found = found.annotate(
            device=Exists(TOTPDevice.objects.filter(user=OuterRef("pk"), confirmed=True))
        )
        return found if request.user.is_superuser else found.filter(is_superuser=False)

    def get_fieldsets(self, request, obj=None):
        found = super().get_fieldsets(request, obj)
        return (*found, self.superuser_fieldset) if obj and request.user.is_superuser else found

    def get_readonly_fields(self, request, obj=None):
        found = super().get_readonly_fields(request, obj)
        # Her own roles and her own door.
        own = ("is_active", "groups", "is_staff", "is_superuser", "user_permissions")
        return (*found, *own) if obj == request.user else found

    def formfield_for_manytomany(self, db_field, request, **kwargs):
        if db_field.name == "groups":
            kwargs["widget"] = CheckboxSelectMultiple
        return super().formfield_for_manytomany(db_field, request, **kwargs)

    def get_urls(self):
        reset = self.admin_site.admin_view(self.reset_second_factor)
        own = path("<int:pk>/second-factor/", reset, name="auth_user_reset_second_factor")
        return [own, *super().get_urls()]

    def has_delete_permission(self, request, obj=None):
        return False

    def save_model(self, request, obj, form, change):
        if not change:
            obj.is_staff = True
        super().save_model(request, obj, form, change)

    def construct_change_message(self, request, form, formsets, add=False):
        """From what to what: the roles somebody had are part of the history."""
        if add:
            return f"Added. Roles: {listed(form.cleaned_data.get('groups', ()))}."
        if "password" in form.changed_data:
            return "Set a new password."
        changes = [
            f"{form.fields[name].label}: {said(form.initial.get(name))}"
            f" → {said(form.cleaned_data[name])}"
            for name in form.changed_data
        ]
        return "; ".join(changes) or "No fields changed."

    def user_change_password(self, request, id, form_url=""):
        """A colleague's; one's own is changed with the old one."""
        if str(id) == str(request.user.pk):
            return redirect("admin:password_change")
        return super().user_change_password(request, id, form_url)

    def reset_second_factor(self, request, pk):
        """Asks once more, then lets a colleague who lost her device set up a new one."""
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
        context = self.admin_site.each_context(request) | {
            "title": f"Reset the second factor of {user}",
            "colleague": user,
            "opts": self.opts,
        }
        return TemplateResponse(request, "admin/second_factor_reset.html", context)

    @admin.display(description="Name", ordering="last_name")
    def full_name(self, user):
        return user.get_full_name()

    @admin.display(description="Roles")
    def roles(self, user):
        return listed(user.groups.all())

    @admin.display(description="Second factor", boolean=True)
    def has_device(self, user):
        return user.device

    @admin.display(description="Second factor")
    def second_factor(self, user):
        device = devices.device_of(user)
        if device is None:
            return "Not set up"
        address = reverse("admin:auth_user_reset_second_factor", args=[user.pk])
        since = f"Set up on {day_in_words(device.created_at)}."
        return format_html('{} <a href="{}">Reset it</a>', since, address)


def listed(things) -> str:
    return ", ".join(sorted(map(str, things))) or "none"


def said(value) -> str:
    """A value of the form as the history shows it."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if hasattr(value, "__iter__") and not isinstance(value, str):
        return listed(value)
    return f"“{value}”" if value else "none"
