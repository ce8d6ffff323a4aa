"""Categories and subjects in the admin."""

from django.contrib import admin

from complaints.decisions.rules.guard import is_counted
from complaints.models import Category, Subject
from councils.search_boxes import WordSearch
from councils.staff_screens import ChangesPublicRecord


@admin.register(Category)
class CategoryAdmin(WordSearch, ChangesPublicRecord, admin.ModelAdmin):
    list_display = ("name", "position")
    search_fields = ("name",)
    prepopulated_fields = {"slug": ("name",)}


@admin.register(Subject)
class SubjectAdmin(WordSearch, ChangesPublicRecord, admin.ModelAdmin):
    list_display = ("__str__", "category")
    list_filter = ("category",)
    list_select_related = ("category",)
    search_fields = ("heading", "name")
    prepopulated_fields = {"slug": ("heading", "name")}

    def get_readonly_fields(self, request, obj=None):
        """A category that figures were broken down by moves with the file of subjects alone."""
        return ("category",) if obj and is_counted(obj) else ()
