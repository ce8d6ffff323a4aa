"""The list of decisions from which somebody came to a text: what is next there, in its order."""

from __future__ import annotations

from copy import copy
from typing import Any
from urllib.parse import urlencode

from django.contrib.admin.exceptions import DisallowedModelAdminLookup
from django.contrib.admin.options import IncorrectLookupParameters
from django.core.exceptions import PermissionDenied
from django.http import QueryDict
from django.utils.safestring import SafeString

from complaints.decisions.screens.waiting_texts import Narrowed, of_others, said_of_next
from complaints.models import Decision
from councils.saved_views.lists import kept_of

CAME_FROM = "_changelist_filters"  # as Django carries it from a list to a row's page


def asked_of(request: Any) -> str:
    """Searched, narrowed and ordered as the list was; its page is left out."""
    return kept_of(request.GET.get(CAME_FROM, ""))


def kept_query(request: Any) -> str:
    """What an address of approving or giving back carries on of the list that somebody chose."""
    asked = asked_of(request)
    return urlencode({CAME_FROM: asked}) if asked else Narrowed.of(request.GET).query


def waiting_in_list(request: Any, admin_site: Any) -> list[int]:
    """Its texts that wait, by key, in its order; before a step, for what is approved leaves it."""
    listed = copy(request)
    listed.method, listed.GET = "GET", QueryDict(asked_of(request))
    model_admin = admin_site.get_model_admin(Decision)
    try:
        rows = model_admin.get_changelist_instance(listed).queryset
    except (IncorrectLookupParameters, DisallowedModelAdminLookup, PermissionDenied):
        return []
    waiting = rows.few(Decision.objects.texts_waiting())
    return list(waiting.values_list("pk", flat=True))


def next_listed(keys: list[int], request: Any, after: Decision) -> SafeString | str:
    """Whoever began in the middle goes on to the end, and then begins at the beginning."""
    rows = of_others(Narrowed().rows(request.user, request.at), request.user)
    left = rows.exclude(pk=after.pk).in_bulk(keys)
    place = keys.index(after.pk) if after.pk in keys else 0
    follow = [left[key] for key in (*keys[place:], *keys[:place]) if key in left]
    return said_of_next(len(follow), follow[0] if follow else None, kept_query(request))
