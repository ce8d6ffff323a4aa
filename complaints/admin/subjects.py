"""Categories and subjects in the admin."""

from django.contrib import admin

from complaints.models import Category, Subject
from councils.public_record import ChangesPublicRecord
from councils.search_boxes import WordSearch


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
