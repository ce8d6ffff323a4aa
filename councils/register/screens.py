"""Councils in the staff area."""

from django.contrib import admin
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.html import format_html

from councils.boundaries.derived import derive_areas
from councils.doubts import ASKED, BECAUSE
from councils.models import Alias, AnnouncedChange, Contact, Council, FormerCode, Residents
from councils.register.alias_forms import AliasForm, AliasFormSet
from councils.register.forms import CouncilForm, ResidentsFormSet
from councils.register.history import changes_beside
from councils.register.names.answers import with_name
from councils.register.names.notation import folded
from councils.staff_screens import ChangesPublicRecord, HistoryAdmin
from councils.years import london_date

ANNOUNCED = ("opened_on", "closed_on", "successors")


class FormerCodeInline(admin.TabularInline):
    model = FormerCode
    extra = 0


class AliasInline(admin.TabularInline):
    model = Alias
    form = AliasForm
    formset = AliasFormSet
    extra = 0


class ResidentsInline(admin.TabularInline):
    model = Residents
    formset = ResidentsFormSet
    extra = 0


class ContactInline(admin.TabularInline):
    """Whom the ombudsman writes to; seen by those who look after the register alone."""

    model = Contact
    extra = 0


@admin.register(Council)
class CouncilAdmin(ChangesPublicRecord, HistoryAdmin):
    """A council; its slug and its type are fixed once it has been entered."""

    form = CouncilForm
    list_display = ("name", "desk", "type", "region", "gss_code", "opened_on", "closed_on")
    list_filter = ("type", "region")
    search_fields = ("name", "short_name", "gss_code", "register_code", "aliases__key")
    autocomplete_fields = ("county", "successors")
    formfield_overrides = {models.URLField: {"assume_scheme": "https"}}
    inlines = (ContactInline, FormerCodeInline, AliasInline, ResidentsInline)
    show_full_result_count = False
    object_history_template = "admin/councils/council/object_history.html"

    @admin.display(description="Desk")
    def desk(self, council):
        """All that is open there, which apps above know."""
        address = reverse("admin:council-desk", args=[council.slug])
        return format_html('<a href="{}" aria-label="The desk of {}">Desk</a>', address, council)

    def history_view(self, request, object_id, extra_context=None):
        """With the changes of what belongs to it, looked up once the page may be read."""

        def beside():
            council = self.get_object(request, object_id)
            may = request.user.has_perm("councils.view_contact")
            return changes_beside(council, with_contacts=may) if council else []

        context = {"changes_beside": beside} | (extra_context or {})
        return super().history_view(request, object_id, context)

    def get_search_results(self, request, queryset, search_term):
        """By a name as the public looks for one, a part of an alias, or how a code begins."""
        typed = search_term.strip()
        if not typed:
            return queryset, False
        found = (
            Q(pk__in=with_name(Council.objects.order_by(), typed).values("pk"))
            | Q(gss_code__istartswith=typed)
            | Q(register_code__istartswith=typed)
        )
        if key := folded(typed):
            found |= Q(pk__in=Alias.objects.filter(key__contains=key).values("council"))
        return queryset.filter(found), False

    def save_model(self, request, obj, form, change):
        obj._change_reason = form.kept
        super().save_model(request, obj, form, change)

    def save_related(self, request, form, formsets, change):
        """The areas that follow from who succeeds whom, once that is written."""
        super().save_related(request, form, formsets, change)
        derive_areas()

    def render_change_form(self, request, context, *args, **kwargs):
        """With what is asked about an unlikely number, which is no field of the model."""
        shown = context["adminform"]
        asked = [name for name in (BECAUSE, ASKED) if name in shown.form.fields]
        if asked:
            shown.fieldsets = [*shown.fieldsets, (None, {"fields": asked})]
        return super().render_change_form(request, context, *args, **kwargs)

    def get_readonly_fields(self, request, obj=None):
        """What is announced is changed by a file, or cancelled, with all that belongs to it."""
        if obj is None:
            return ()
        announced = obj.announced_changes.standing().exclude(action__in=AnnouncedChange.CALLED)
        is_to_come = announced.filter(takes_effect_on__gt=london_date(request.at)).exists()
        return ("slug", "type", *(ANNOUNCED if is_to_come else ()))

    def has_delete_permission(self, request, obj=None):
        """A council that has closed keeps its page for ever."""
        return False

    def get_prepopulated_fields(self, request, obj=None):
        return {} if obj else {"slug": ("name",)}
