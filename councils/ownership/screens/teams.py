"""Teams, for administrators."""

from django.contrib import admin
from django.contrib.admin.widgets import AutocompleteSelectMultiple

from councils.models import Team
from councils.people import name_of


@admin.register(Team)
class TeamAdmin(admin.ModelAdmin):
    """Who works together: each sees on the front page what the others look after."""

    list_display = ("name", "people")
    search_fields = ("name",)
    fields = ("name", "members")

    def get_queryset(self, request):
        return super().get_queryset(request).prefetch_related("members")

    @admin.display(description="Members")
    def people(self, team):
        return ", ".join(sorted(name_of(each) for each in team.members.all())) or "nobody yet"

    def formfield_for_manytomany(self, db_field, request, **kwargs):
        if db_field.name == "members":
            people = db_field.related_model.objects.filter(is_staff=True, is_active=True)
            kwargs["queryset"] = people.order_by("first_name", "last_name", "username")
            kwargs["widget"] = AutocompleteSelectMultiple(db_field, self.admin_site)
        return super().formfield_for_manytomany(db_field, request, **kwargs)
