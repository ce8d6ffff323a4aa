"""What somebody narrowed a list of staff's to, kept under a name."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Q

LONGEST_NAME, LONGEST_QUERY = 60, 2_000


class SavedViewQuerySet(models.QuerySet["SavedView"]):
    def read_by(self, user: Any, list_of: str) -> SavedViewQuerySet:
        """Of a list somebody's own, and what colleagues who work here share; by name."""
        shared = Q(is_shared=True, owner__is_active=True)
        return self.filter(Q(owner=user) | shared, list_of=list_of).order_by("name", "pk")


class SavedView(models.Model):
    """A list as somebody narrowed it, with its columns: what stands in its address."""

    owner = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    list_of = models.CharField(max_length=100, help_text="The model, as in complaints.decision.")
    name = models.CharField(max_length=LONGEST_NAME)
    query = models.CharField(max_length=LONGEST_QUERY, blank=True)
    is_shared = models.BooleanField(default=False)
    objects = SavedViewQuerySet.as_manager()

    class Meta:
        default_permissions = ()
        constraints = (
            models.UniqueConstraint(
                fields=("owner", "list_of", "name"),
                name="saved_view_once_by_name",
                violation_error_message="You have a view of this name already.",
                violation_error_code="name",
            ),
        )

    def __str__(self) -> str:
        return self.name
