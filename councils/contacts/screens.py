"""Contacts in the staff area: found, corrected, taken away as a file."""

from __future__ import annotations

from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.urls import path, reverse
from django.utils.html import format_html

from councils.contacts.files import as_csv, as_xlsx
from councils.dates import day_in_words
from councils.models import Contact
from councils.search_boxes import CouncilSearch
from councils.staff_screens import ChangesPublicRecord, HistoryAdmin

FILES = {
    "csv": (as_csv, "text/csv; charset=utf-8"),
    "xlsx": (as_xlsx, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
}


class ReturnedFilter(admin.SimpleListFilter):
    """Those that letters do not reach."""

    title = "e-mail"
    parameter_name = "mail"

    def lookups(self, request, model_admin):
        return (("returned", "Came back, or was refused"),)

    def queryset(self, request, queryset):
        return queryset.exclude(refused_at=None) if self.value() == "returned" else queryset


@admin.register(Contact)
class ContactAdmin(ChangesPublicRecord, CouncilSearch, HistoryAdmin):
    """Whom the ombudsman writes to; what was changed is kept."""

    list_display = ("office", "council_named", "name", "email", "returned")
    list_display_links = ("office",)
    list_filter = ("role", ReturnedFilter)
    list_select_related = ("council",)
    list_per_page = 100
    ordering = ("council", "role", "email")
    fields = ("council", "role", "name", "email", "refused_because")
    autocomplete_fields = ("council",)
    search_help_text = "By the name of a council"
    show_full_result_count = False
    show_facets = admin.ShowFacets.NEVER

    @admin.display(description="Office", ordering="role")
    def office(self, contact):
        return contact.get_role_display()

    @admin.display(description="Council", ordering="council")
    def council_named(self, contact):
        address = reverse("admin:council-desk", args=[contact.council.slug])
        return format_html('<a href="{}">{}</a>', address, contact.council)

    @admin.display(description="E-mail that came back")
    def returned(self, contact):
        if not contact.refused_at:
            return ""
        return f"{day_in_words(contact.refused_at)}: {contact.refused_because}"

    def get_readonly_fields(self, request, obj=None):
        return ("council", "role") if obj else ()

    def save_model(self, request, obj, form, change):
        """Another address is in order until an e-mail to it comes back."""
        if "email" in form.changed_data and "refused_because" not in form.changed_data:
            obj.refused_because = ""
        if not obj.refused_because:
            obj.refused_at = None
        elif "refused_because" in form.changed_data:
            obj.refused_at = request.at
        super().save_model(request, obj, form, change)

    def changelist_view(self, request, extra_context=None):
        extra = {"title": "Contacts at councils"}
        return super().changelist_view(request, extra | (extra_context or {}))

    def get_urls(self):
        own = [
            path(
                f"contacts.{suffix}",
                self.admin_site.admin_view(self.file_view),
                {"suffix": suffix},
                name=f"councils_contact_{suffix}",
            )
            for suffix in ("csv", "xlsx")
        ]
        return [*own, *super().get_urls()]

    def file_view(self, request, suffix):
        """All contacts, as they can be loaded again."""
        if not self.has_view_permission(request):
            raise PermissionDenied
        write, kind = FILES[suffix]
        response = HttpResponse(write(), kind)
        response["Content-Disposition"] = f'attachment; filename="contacts.{suffix}"'
        return response
