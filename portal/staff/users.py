"""Who works here, for administrators: names, roles, ways in and lost second factors.

Nobody chooses a colleague's password, nor learns it.
An administrator who is no superuser neither sees superusers nor makes them, gives nobody single
permissions, and leaves her own roles alone. Nobody is deleted: names stand in the history.
"""

from django.contrib import admin
from django.contrib.auth.admin import UserAdmin
from django.contrib.auth.forms import UserChangeForm, UsernameField
from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.db.models import Exists, OuterRef
from django.forms import CheckboxSelectMultiple, ModelForm
from django.urls import reverse
from django.utils.html import format_html

from councils.dates import day_in_words, instant_in_words
from councils.models import Owned
from councils.ownership.forms import PersonField
from councils.ownership.steps import hand_over_all
from councils.people import name_of
from councils.search_boxes import WordSearch
from portal.models import OneTimePassword, ProvidedAccount, SealedDevice
from portal.staff import devices, invitations
from portal.staff.lost_ways_in import LostWaysIn

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


class NewColleagueForm(Named, ModelForm):
    """A colleague without a password: that she chooses herself."""

    class Meta:
        model = User
        fields = ("username", *NAMES, "email", "groups")
        field_classes = {"username": UsernameField}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["email"].required = invitations.are_sent()
        self.fields["email"].help_text = (
            "A link to choose a password is sent there."
            if invitations.are_sent()
            else "No e-mails leave here: you are shown a password that is to be changed when used."
        )

    def clean_username(self):
        username = self.cleaned_data["username"]
        if User.objects.filter(username__iexact=username).exists():
            raise ValidationError("A user with that username already exists.")
        return username


class ColleagueForm(Named, UserChangeForm):
    """Who leaves hands over what she looked after, so that nothing is forgotten with her."""

    password = None
    work_goes_to = PersonField(
        label="Who takes over the colleague’s work",
        queryset=User.objects.none(),
        required=False,
        empty_label="Nobody: it waits for everybody who may do it",
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        owned = Owned.objects.filter(owner=self.instance).count() if self.instance.pk else 0
        records = "1 record" if owned == 1 else f"{owned:,} records"
        others = User.objects.filter(is_staff=True, is_active=True).exclude(pk=self.instance.pk)
        if field := self.fields.get("work_goes_to"):
            field.queryset = others.order_by("first_name", "last_name", "username")
            field.help_text = f"When “Active” is unticked: the colleague looks after {records}."


admin.site.unregister(User)


@admin.register(User)
class ColleagueAdmin(LostWaysIn, WordSearch, UserAdmin):
    """Colleagues, and what they may do."""

    form = ColleagueForm
    add_form = NewColleagueForm
    add_form_template = None
    list_display = ("username", "full_name", "roles", "is_active", "has_device", "last_login")
    list_filter = ("is_active", "groups")
    filter_horizontal = ()
    list_per_page = 50
    fieldsets = (
        (None, {"fields": ("username", *NAMES, "email", "way_in", "second_factor")}),
        ("What the colleague may do", {"fields": ("is_active", "work_goes_to", "groups")}),
        ("Dates", {"fields": ("last_login", "date_joined")}),
    )
    superuser_fieldset = ("Superusers only", {"fields": FOR_SUPERUSERS})
    add_fieldsets = ((None, {"fields": ("username", *NAMES, "email", "groups")}),)
    readonly_fields = ("way_in", "second_factor", "last_login", "date_joined")

    def get_queryset(self, request):
        found = super().get_queryset(request).prefetch_related("groups")
        found = found.annotate(
            device=Exists(SealedDevice.objects.filter(user=OuterRef("pk"), confirmed=True))
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

    def has_delete_permission(self, request, obj=None):
        return False

    def save_model(self, request, obj, form, change):
        if not change:
            obj.is_staff = True
            obj.set_unusable_password()
            request.new_colleague = obj
        super().save_model(request, obj, form, change)

        if change and form.cleaned_data.get("is_active") is False:
            self.hand_over(request, obj, form.cleaned_data.get("work_goes_to"))

    def hand_over(self, request, leaver, to) -> None:
        """Nothing is owned by somebody who has left."""
        given, left = hand_over_all(leaver, to, by=request.user, at=request.at)
        if given:
            said = f"{name_of(to)} looks after {given:,} of the colleague’s records now."
            self.message_user(request, said)
        if left:
            said = f"{left:,} of the colleague’s records wait for whoever may do them."
            self.message_user(request, said, "warning")

    def add_view(self, request, form_url="", extra_context=None):
        """Once she is added, and not before, she is let in."""
        answer = super().add_view(request, form_url, extra_context)
        made = getattr(request, "new_colleague", None)
        return self.let_in(request, made) if made else answer

    def construct_change_message(self, request, form, formsets, add=False):
        """From what to what: the roles somebody had are part of the history."""
        if add:
            return f"Added. Roles: {listed(form.cleaned_data.get('groups', ()))}."
        changes = [
            f"{form.fields[name].label}: {said(form.initial.get(name))}"
            f" → {said(form.cleaned_data[name])}"
            for name in form.changed_data
        ]
        return "; ".join(changes) or "No fields changed."

    @admin.display(description="Name", ordering="last_name")
    def full_name(self, user):
        return user.get_full_name()

    @admin.display(description="Roles")
    def roles(self, user):
        return listed(user.groups.all())

    @admin.display(description="Second factor", boolean=True)
    def has_device(self, user):
        return user.device

    @admin.display(description="Password")
    def way_in(self, user):
        if ProvidedAccount.objects.filter(user=user):
            return "None: the colleague signs in by the office’s provider, whose groups give roles."
        once = OneTimePassword.objects.filter(user=user).first()
        if once:
            until = instant_in_words(once.ends_at)
            how = f"One-time, until {until}: to be changed when it is used."
        elif user.has_usable_password():
            how = "Chosen by the colleague."
        else:
            how = "None yet: a link to choose one was sent."
        address = reverse("admin:auth_user_password_change", args=[user.pk])
        return format_html('{} <a href="{}">Let the colleague choose a new one</a>', how, address)

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
