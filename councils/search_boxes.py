"""The search boxes of staff's lists: they read what is typed as the public's do."""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest

from councils.models import Council
from councils.register.names.answers import with_name
from councils.typed_words import Row, with_words


class WordSearch:
    """A list searched for words in its ``search_fields``."""

    search_fields: tuple[str, ...]

    def get_search_results(
        self, request: HttpRequest, queryset: QuerySet[Row], search_term: str
    ) -> tuple[QuerySet[Row], bool]:
        if not search_term.strip():
            return queryset, False
        return with_words(queryset, search_term, *self.search_fields), False


class CouncilSearch:
    """A list searched for the council that ``council_field`` leads to."""

    council_field = "council"

    @property
    def search_fields(self) -> tuple[str, ...]:
        return (f"{self.council_field}__name",)  # there is a search box

    def get_search_results(
        self, request: HttpRequest, queryset: QuerySet[Row], search_term: str
    ) -> tuple[QuerySet[Row], bool]:
        if not search_term.strip():
            return queryset, False
        councils = with_name(Council.objects.all(), search_term).order_by().values("pk")
        found: dict[str, Any] = {f"{self.council_field}__in": councils}
        return queryset.filter(**found), False
