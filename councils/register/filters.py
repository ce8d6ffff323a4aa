"""The filter of the list of councils: by name, type and region."""

from functools import lru_cache

import django_filters
from django.db.models import Q, QuerySet

from councils.list_filters import ListFilter
from councils.models import Council
from councils.register.names import folded

SHORT = 2  # letters of a word that is looked for at the beginning of words alone


class CouncilFilter(ListFilter):
    """Name, type and region; councils that have closed are shown and say so."""

    q = django_filters.CharFilter(method="named", label="Name")
    type = django_filters.ChoiceFilter(
        choices=Council.Type.choices, label="Type", empty_label="Any type"
    )
    region = django_filters.AllValuesFilter(label="Region", empty_label="Any region")

    class Meta:
        model = Council
        fields = ()

    def named(self, queryset: QuerySet[Council], name: str, value: str) -> QuerySet[Council]:
        return with_name(queryset, value)


def with_name(councils: QuerySet[Council], text: str) -> QuerySet[Council]:
    """Those with every word in the name, or the whole of it an alias.

    Compared as names of councils are: without case, accents, apostrophes or other marks.
    """
    key = folded(text)
    named = Council.objects.order_by().values_list("pk", "name", "short_name")
    found = [pk for pk, *names in named if key and _has_every(key, *names)]
    return councils.filter(Q(pk__in=found) | Q(aliases__key=key)).distinct()


def _has_every(key: str, name: str, short_name: str) -> bool:
    keys = _keys(name, short_name)
    return all(any(_sought(word) in each for each in keys) for word in key.split())


def _sought(word: str) -> str:
    """ "st" is in Bristol, and means St Albans."""
    return f" {word}" if len(word) <= SHORT else word


@lru_cache(maxsize=2_000)
def _keys(name: str, short_name: str) -> tuple[str, str]:
    return f" {folded(name)}", f" {folded(short_name)}"
