"""What lists of staff have in common: what is only read, what is changed with its history."""

from django.contrib import admin
from django.core.exceptions import PermissionDenied
from simple_history.admin import SimpleHistoryAdmin

from councils.public_record import changing_public_record


class HistoryAdmin(SimpleHistoryAdmin):
    """What is changed is kept, to be read; nothing is put back by sending an earlier state.

    The package asks only for the right to view before it saves what is sent there.
    """

    def history_form_view(self, request, *args, **kwargs):
        if request.method == "POST":
            raise PermissionDenied
        return super().history_form_view(request, *args, **kwargs)


class ReadOnlyAdmin(admin.ModelAdmin):
    """What staff may read and nobody changes here."""

    def has_add_permission(self, request):
        return False

    def has_change_permission(self, request, obj=None):
        return False

    def has_delete_permission(self, request, obj=None):
        return False


class ChangesPublicRecord:
    """For admin classes: what their forms and actions write is written under the record's lock.

    Django opens a transaction of its own inside, after the record has been locked.
    """

    def changeform_view(self, request, *args, **kwargs):
        return _locked(request, super().changeform_view, *args, **kwargs)

    def delete_view(self, request, *args, **kwargs):
        return _locked(request, super().delete_view, *args, **kwargs)

    def changelist_view(self, request, *args, **kwargs):
        return _locked(request, super().changelist_view, *args, **kwargs)


def _locked(request, view, *args, **kwargs):
    if request.method != "POST":
        return view(request, *args, **kwargs)
    with changing_public_record():
        return view(request, *args, **kwargs)
