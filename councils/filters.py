"""The filter of the list of councils."""

import django_filters
from django.db.models import Q, QuerySet

from councils.models import Council
from councils.names import folded


class CouncilFilter(django_filters.FilterSet):
    """Name, type and region; councils that have closed are shown and say so."""

    q = django_filters.CharFilter(method="named", label="Name")
    type = django_filters.ChoiceFilter(choices=Council.Type.choices, empty_label="Any type")
    region = django_filters.AllValuesFilter(empty_label="Any region")

    class Meta:
        model = Council
        fields = ()

    def named(self, queryset: QuerySet, name: str, value: str) -> QuerySet:
        return with_name(queryset, value)


def with_name(councils: QuerySet[Council], text: str) -> QuerySet[Council]:
    """Those with every word in the name, or the whole of it an alias."""
    words = Q()
    for word in text.split()[:8]:
        words &= Q(name__icontains=word) | Q(short_name__icontains=word)
    return councils.filter(words | Q(aliases__key=folded(text))).distinct()
