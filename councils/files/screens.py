"""Files that were loaded, in the staff area."""

from django.contrib import admin

from councils.models import LoadedFile
from councils.staff_screens import ReadOnlyAdmin


@admin.register(LoadedFile)
class LoadedFileAdmin(ReadOnlyAdmin):
    """What was loaded, to be read."""

    list_display = ("name", "kind", "counts", "loaded_at", "loaded_by")
    list_select_related = ("loaded_by",)
